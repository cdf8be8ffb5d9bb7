"""What a noun phrase mentions, and what it enumerates.

Where the words leave more than one reading, nothing is returned: a filler that may be
wrong is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.language.english.paths.action import is_action
from kg.language.english.paths.tree import (
    Tree,
    ancestry,
    children,
    has,
    is_nominal,
    lemma,
)
from kg.language.english.paths.word_lists import word_set
from kg.language.english.predication import Filler

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
# "the Bolt group" is Bolt, but "the Bolt plant" and "the Bolt deal" are not.
_GENERIC = word_set("""
    group company firm corporation conglomerate concern giant startup chain
    brand city province
""")
# "Bolt, but not Corrin", "Bolt rather than Corrin"
_EXCLUDING = frozenset({"not", "than", "except"})
# Of a part nothing more is told than of the whole: "a stake in Bolt, which".
_PARTS = word_set("""
    stake percent share half majority minority control
""")
_PLACES = word_set("""
    city town province port village region state
""")
_CALLED = frozenset({"call", "name", "dub", "know"})


def fillers(tree: Tree, tokens: Sequence[Token]) -> tuple[Filler, ...]:
    """The fillers that noun phrases stand for, one for each that is enumerated."""
    return fillers_of(
        tree, [head for token in tokens for head in heads_of(tree, token)]
    )


def fillers_beside(
    tree: Tree, tokens: Sequence[Token], verb: Token
) -> tuple[Filler, ...]:
    """The same for what stands before or behind a verb, but not beyond it.

    In "Acme, owned by Corrin, and Bolt" only Acme is owned.
    """
    heads = [
        head
        for token in tokens
        for head in heads_of(tree, token)
        if (head.i > verb.i) == (token.i > verb.i) or opens_relative_clause(token)
    ]
    return fillers_of(tree, heads)


def fillers_of(tree: Tree, heads: Sequence[Token]) -> tuple[Filler, ...]:
    """The fillers of single things."""
    return tuple(_filler(tree, head) for head in dict.fromkeys(heads))


def heads_of(tree: Tree, token: Token) -> list[Token]:
    """The heads of what a noun phrase enumerates, a relative pronoun resolved."""
    if opens_relative_clause(token):
        return _antecedents(tree, token)
    if token.tag_ in _RELATIVE:
        return _cleft(tree, token)
    return enumerated(tree, token)


def opens_relative_clause(token: Token) -> bool:
    """Whether the token is a pronoun that opens a relative clause."""
    return token.tag_ in _RELATIVE and relative_clause(token) is not None


def enumerated(tree: Tree, first: Token) -> list[Token]:
    """The token and those coordinated behind it.

    In "Bolt and Corrin, Dorn" a verb may be left out between the last two, as in "Bolt
    and Corrin Dorn": whatever follows the conjunction is then left out too.
    """
    if first.dep_ != "poss" and _is_elliptic(first):
        return []
    coordinated = list(_coordinated(tree, first))
    if any(_shares_possessive(tree, item) for item in coordinated):
        return []
    if _is_explained(tree, first, coordinated):
        return [first]
    items = [first]
    is_closed = False
    for item in coordinated:
        conjunction = _conjunction(item)
        if is_closed and not conjunction:
            return [kept for kept in items if not _conjunction(kept)]
        is_closed = is_closed or conjunction is not None
        items.append(item)
    # "said that it bought sensors, Ada Oz, a director": no list ends without "and".
    if not is_closed:
        return [first]
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
        if apposition.i > noun.i and not is_excluded(apposition)
        for name in _named(tree, noun, apposition)
    ]
    coordinated = list(_coordinated(tree, noun))
    if _is_explained(tree, noun, coordinated):
        found += coordinated
    if lemma(noun) in _GENERIC:
        found += children(noun, "compound", "nmod")
    if lemma(noun) in _PLACES:
        found += [
            place
            for preposition in children(noun, "prep")
            if preposition.lower_ == "of"
            for place in children(preposition, "pobj")
        ]
    for participle in children(noun, "acl"):
        if lemma(participle) in _CALLED:
            found += children(participle, "oprd", "dobj", "attr")
    return [name for name in found if name.i in tree.names and not _is_elliptic(name)]


def _is_elliptic(owner: Token) -> bool:
    """Whether what somebody owns is left out: "while Corrin's was built by Dorn"."""
    return has(owner, "case")


def _named(tree: Tree, noun: Token, apposition: Token) -> list[Token]:
    """Of the names in apposition all to a plural, and the first to a singular."""
    # "cooperate on sensors, Ada Oz said": what is any is not called by a name.
    is_apart = noun.doc[noun.i + 1].is_punct
    if is_apart and not has(noun, "det", "poss", "nummod"):
        return []
    names = enumerated(tree, apposition)
    return names if noun.tag_ in ("NNS", "NNPS") else names[:1]


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
        elif child.dep_ == "appos" and child.i > first.i and first.tag_ == "NN":
            # "its founder Ada Oz and Ben Wynn": only the first is the founder.
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
    if tree.is_name(item) and any(tree.is_name(name) for name in inside):
        return True
    # "supplies Bolt with pumps and Corrin with sensors"
    if is_remnant(item):
        return True
    first = item.head
    while first.dep_ == "conj":
        first = first.head
    repeated = {word.lower_ for word in children(item, "prep")} - {"of"}
    return first.dep_ == "pobj" and first.head.lower_ in repeated


def _shares_possessive(tree: Tree, item: Token) -> bool:
    """Whether a possessive may be of several: "Acme and Bolt's plant"."""
    return tree.is_name(item.head) and any(
        tree.is_name(owner) and owner.i > item.head.i
        for owner in children(item, "poss")
    )


def _is_explained(tree: Tree, noun: Token, items: Sequence[Token]) -> bool:
    """Whether names in a row say who several are: "Bolt's owners, Acme and Corrin"."""
    is_definite = has(noun, "poss") and noun.tag_ == "NNS"
    return is_definite and bool(items) and all(tree.is_name(item) for item in items)


def is_excluded(word: Token) -> bool:
    """Whether a phrase is only denied: "not by Bolt but by Corrin"."""
    return word.i > 0 and word.nbor(-1).lower_ == "not"


def is_remnant(item: Token) -> bool:
    """Whether a verb is left out before a coordinated item.

    Then the preposition behind it repeats one before it: "bought Bolt in 2019 and
    Corrin in 2021".
    """
    if item.dep_ != "conj" or item.i + 1 >= len(item.doc):
        return False
    following = item.nbor()
    if following.dep_ != "prep" or following.lower_ == "of":
        return False
    before = [*item.ancestors, *children(following.head, "prep")]
    return any(
        other.lower_ == following.lower_ and other.i < item.i for other in before
    )


def relative_clause(pronoun: Token) -> Token | None:
    """The verb of the relative clause that a word stands in."""
    for token in ancestry(pronoun):
        if token.dep_ == "relcl":
            return token
    return None


def _antecedents(tree: Tree, pronoun: Token) -> list[Token]:
    """What a relative pronoun stands for; nothing where it may be one of several."""
    clause = relative_clause(pronoun)
    if clause is None or not is_nominal(clause.head):
        return []
    noun = clause.head
    own = tree.names.get(noun.i)
    if pronoun.lower_ == "who" and own and own.kind != "person":
        return _person_above(tree, noun)
    if _is_in_doubt(tree, noun, pronoun) or (
        noun.dep_ == "conj" and _is_plural(clause)
    ):
        return []
    first_of_all = [noun, *_coordinated(tree, noun)]
    return [item for item in first_of_all if item.i < pronoun.i]


def _is_in_doubt(tree: Tree, noun: Token, pronoun: Token) -> bool:
    """Whether a relative clause may be of another noun than the parse says."""
    if any(_competes(tree, noun, name, pronoun) for name in _between(noun, pronoun)):
        return True
    # No name is restricted: "a unit of Acme that makes cars" is of the unit.
    is_restrictive = pronoun.lower_ == "that"
    return tree.is_name(noun) and (is_restrictive or _is_within(noun, pronoun))


def _is_within(name: Token, pronoun: Token) -> bool:
    """Whether a name ends the phrase of a noun: "a plant in Norvik, which"."""
    if name.dep_ != "pobj" or name.head.dep_ != "prep":
        return False
    noun = name.head.head
    is_part = lemma(noun) in _PARTS or is_action(noun)
    # "a stake in Bolt, which makes pumps", but "a stake in Bolt, which it has held"
    return noun.pos_ == "NOUN" and not (is_part and pronoun.dep_ == "nsubj")


def _person_above(tree: Tree, noun: Token) -> list[Token]:
    """The person whose description holds a name: "Ada Oz, director of Acme, who"."""
    for token in noun.ancestors:
        name = tree.names.get(token.i)
        if name is not None and name.kind == "person":
            return [token]
        if not (is_nominal(token) or token.dep_ == "prep"):
            break
    return []


def _cleft(tree: Tree, pronoun: Token) -> list[Token]:
    """What is brought to the front: "It was Acme that bought Bolt"."""
    verb = pronoun.head
    if verb.dep_ != "ccomp" or verb.head.lemma_ != "be":
        return []
    found = [noun for noun in children(verb.head, "attr") if noun.i < pronoun.i]
    return [each for noun in found for each in enumerated(tree, noun)]


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
