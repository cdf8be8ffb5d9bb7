"""What a noun phrase mentions, and what it enumerates.

Where the words leave more than one reading, nothing is returned: a filler that may be
wrong is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.language.english.paths.tree import Tree, ancestry, children, is_nominal, lemma
from kg.language.english.predication import Filler

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
# "the Bolt group" is Bolt, but "the Bolt plant" and "the Bolt deal" are not.
_GENERIC = frozenset(
    "group company firm corporation conglomerate concern giant startup chain brand "
    "city province".split()
)
# "Bolt, but not Corrin", "Bolt rather than Corrin"
_EXCLUDING = frozenset({"not", "than", "except"})
_CALLED = frozenset({"call", "name", "dub", "know"})


def fillers(tree: Tree, tokens: Sequence[Token]) -> tuple[Filler, ...]:
    """The fillers that noun phrases stand for, one for each that is enumerated."""
    heads = [head for token in tokens for head in mentioned(tree, token)]
    return tuple(_filler(tree, head) for head in dict.fromkeys(heads))


def mentioned(tree: Tree, token: Token) -> list[Token]:
    """The heads of what a noun phrase enumerates, a relative pronoun resolved."""
    if is_relative(token):
        return _antecedents(tree, token)
    return enumerated(tree, token)


def is_relative(token: Token) -> bool:
    """Whether the token is a pronoun that opens a relative clause."""
    return token.tag_ in _RELATIVE and _relative_clause(token) is not None


def enumerated(tree: Tree, first: Token) -> list[Token]:
    """The token and those coordinated behind it.

    In "Bolt and Corrin, Dorn" a verb may be left out between the last two, as in "Bolt
    and Corrin Dorn": whatever follows the conjunction is then left out too.
    """
    items = [first]
    is_closed = False
    for item in _coordinated(tree, first):
        conjunction = _conjunction(item)
        if is_closed and not conjunction:
            return [kept for kept in items if not _conjunction(kept)]
        is_closed = is_closed or conjunction is not None
        items.append(item)
    return [
        item
        for item in items
        if item == first or not (_is_excluded(item) or _is_torn(tree, item))
    ]


def is_alternative(tokens: Sequence[Token]) -> Token | None:
    """The "or" or "nor" between enumerated things, if there is one."""
    for token in tokens:
        conjunction = _conjunction(token)
        if conjunction is not None and conjunction.lower_ in ("or", "nor"):
            return conjunction
    return None


def names_beside(tree: Tree, noun: Token) -> list[Token]:
    """The names in apposition to a common noun, or by which it is called.

    "Bolt" of "its rival, Bolt,", "the Bolt group" and "a company called Bolt".
    """
    if tree.is_name(noun):
        return []
    found = [
        name
        for apposition in children(noun, "appos", "npadvmod")
        if apposition.i > noun.i
        for name in enumerated(tree, apposition)
    ]
    if lemma(noun) in _GENERIC:
        found += children(noun, "compound", "nmod")
    for participle in children(noun, "acl"):
        if lemma(participle) in _CALLED:
            found += children(participle, "oprd", "dobj", "attr")
    return [name for name in found if name.i in tree.names]


def _filler(tree: Tree, head: Token) -> Filler:
    names = [tree.span(name) for name in names_beside(tree, head)]
    return Filler(tree.span(head), tuple(names))


def _coordinated(tree: Tree, first: Token) -> Iterator[Token]:
    """What is coordinated with a token, in the order of the text."""
    for child in first.children:
        is_listed = child.dep_ == "appos" and _is_in_list(tree, child)
        if child.i > first.i and (child.dep_ == "conj" or is_listed):
            if is_nominal(child):
                yield child
            yield from _coordinated(tree, child)


def _is_in_list(tree: Tree, token: Token) -> bool:
    """Whether the token only looks like an apposition: "Acme, Bolt and Corrin"."""
    return (
        tree.is_name(token)
        and tree.is_name(token.head)
        and (token.head.dep_ == "conj" or bool(children(token, "conj")))
    )


def _conjunction(item: Token) -> Token | None:
    """The conjunction right before a coordinated item."""
    if item.dep_ not in ("conj", "appos"):
        return None
    for sibling in item.head.children:
        if sibling.dep_ == "cc" and item.head.i < sibling.i < item.i:
            return sibling
    return None


def _is_excluded(item: Token) -> bool:
    conjunction = _conjunction(item)
    begin = conjunction.i if conjunction is not None else item.left_edge.i
    between = item.doc[begin : item.i]
    return any(token.lower_ in _EXCLUDING for token in between)


def _is_torn(tree: Tree, item: Token) -> bool:
    """Whether two names side by side are taken for one: a verb is left out between."""
    inside = children(item, "compound", "nmod", "appos")
    return tree.is_name(item) and any(tree.is_name(name) for name in inside)


def _relative_clause(pronoun: Token) -> Token | None:
    """The verb of the relative clause that a pronoun opens."""
    for token in ancestry(pronoun):
        if token.dep_ == "relcl":
            return token
    return None


def _antecedents(tree: Tree, pronoun: Token) -> list[Token]:
    """What a relative pronoun stands for; nothing where it may be one of several."""
    clause = _relative_clause(pronoun)
    if clause is None or not is_nominal(clause.head):
        return []
    noun = clause.head
    own = tree.names.get(noun.i)
    if pronoun.lower_ == "who" and own and own.kind != "person":
        return _person_above(tree, noun)
    # No name is restricted: "a unit of Acme that makes cars" is of the unit.
    if tree.is_name(noun) and pronoun.lower_ == "that":
        return []
    if any(_competes(tree, noun, name, pronoun) for name in _between(noun, pronoun)):
        return []
    if noun.dep_ == "conj" and _is_plural(clause):
        return []
    first_of_all = [noun, *_coordinated(tree, noun)]
    return [item for item in first_of_all if item.i < pronoun.i]


def _person_above(tree: Tree, noun: Token) -> list[Token]:
    """The person whose description holds a name: "Ada Oz, director of Acme, who"."""
    for token in noun.ancestors:
        name = tree.names.get(token.i)
        if name is not None and name.kind == "person":
            return [token]
        if not (is_nominal(token) or token.dep_ == "prep"):
            break
    return []


def _between(noun: Token, pronoun: Token) -> Iterator[Token]:
    """The tokens between a noun and the relative clause behind it."""
    begin = min(pronoun.i, pronoun.head.left_edge.i)
    coordinated = {item.i for item in noun.subtree if item.dep_ == "conj"}
    for token in noun.doc[noun.i + 1 : begin]:
        if token.i not in coordinated:
            yield token


def _competes(tree: Tree, noun: Token, token: Token, pronoun: Token) -> bool:
    """Whether a relative pronoun may stand for this name, and not for the noun."""
    name = tree.names.get(token.i)
    if name is None or token.dep_ == "appos":
        return False
    if pronoun.lower_ == "who":
        return name.kind == "person"
    own = tree.names.get(noun.i)
    # "Ada Oz of Acme, which": a person is no "which".
    return own is None or own.kind != "person"


def _is_plural(clause: Token) -> bool:
    verbs = [clause, *children(clause, "aux", "auxpass")]
    return any(verb.lower_ in ("are", "were", "have") for verb in verbs)
