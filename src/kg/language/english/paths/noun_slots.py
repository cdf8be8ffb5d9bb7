"""The slots of nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.language.english.paths.action import is_action
from kg.language.english.paths.fillers import (
    enumerated,
    fillers,
    fillers_of,
    heads_of,
    names_beside,
)
from kg.language.english.paths.prepositions import phrases
from kg.language.english.paths.tree import Tree, children, has, is_nominal, lemma
from kg.language.english.paths.verb_arguments import (
    NAMING,
    arguments,
    is_passive,
    is_verbal,
    surface_subjects,
)
from kg.language.english.paths.word_lists import word_set
from kg.language.english.predication import COPULA, POSSESSIVE, Filler

if TYPE_CHECKING:
    from spacy.tokens import Token

COPULAS = frozenset({"be", "become", "remain"})
LIGHT = word_set("""
    complete finish close conclude finalise finalize clinch seal
    make do undertake pursue form forge set establish launch begin start enter
    sign ink agree reach strike win secure renew extend
    have hold take
""")
"""Verbs whose subject does what a noun of action says: "completed the purchase"."""
_HAVING = frozenset({"have", "hold", "own", "possess", "take"})
# Whoever buys a stake has it, but whoever buys a plant has not somebody's plant.
_SHARES = frozenset({"stake", "share", "shareholding", "interest"})
_BUYING = frozenset({"acquire", "buy", "purchase", "build", "raise", "increase"})
# Whoever is named, or serves, as something
_NAMED_AS = word_set("""
    name appoint elect choose select pick hire designate nominate promote
    declare install confirm tap retain employ bring have
    know recognise recognize describe regard view treat
    establish found form create set launch structure
""")
_SERVES_AS = word_set("""
    serve act work function operate
    join start begin continue remain return take succeed replace
    resign retire quit step stand leave
""")
# "the Bolt brand" is Bolt, "the Bolt plant" is Bolt's.
_NAMED_BY = word_set("""
    brand marque label
""")


def noun_slots(tree: Tree, noun: Token) -> Mapping[str, tuple[Filler, ...]]:
    """What fills the slots of a noun."""
    filled = {
        POSSESSIVE: fillers(tree, _owners(tree, noun)),
        COPULA: fillers_of(tree, _bearers(tree, noun)),
        **phrases(tree, _hosts(noun)),
    }
    # In "entered into a partnership" the partnership is no part of itself.
    others = {slot: _without(found, tree.span(noun)) for slot, found in filled.items()}
    return {slot: found for slot, found in others.items() if found}


def whole(noun: Token) -> Token:
    """The "one" of "one of Acme's units", or the noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        part = noun.head.head
        if part.lower_ in ("one", "some", "two", "three", "several", "many", "part"):
            return part
    return noun


def verb_above(noun: Token) -> Token | None:
    """The verb that a noun is a complement of, coordination passed over."""
    top = _first(whole(noun))
    head = top.head
    if top.dep_ == "pobj" and _is_transparent(head):
        top, head = head, head.head
    return head if is_verbal(head) and top != head else None


def relation(noun: Token) -> str:
    """How a noun depends on the word above it, coordination passed over."""
    top = _first(whole(noun))
    if top.dep_ == "pobj" and top.head.lower_ == "as":
        return "as"
    if top.dep_ == "pobj" and _is_transparent(top.head):
        return "dobj"
    return str(top.dep_)


def _is_transparent(preposition: Token) -> bool:
    """Whether what stands behind belongs to the verb: "as", and "enter into"."""
    marker = preposition.lower_
    return marker == "as" or (marker == "into" and lemma(preposition.head) == "enter")


def _owners(tree: Tree, noun: Token) -> list[Token]:
    host = noun.head if _is_title(tree, noun) else noun
    owners = children(host, "poss")
    if not owners and _shares(noun, "poss", "det"):
        owners = children(_first(noun), "poss")
    names = [
        name
        for name in children(noun, "compound", "nmod") + _names_before(tree, noun)
        if _may_own(tree, name)
    ]
    if owners or lemma(noun) in _NAMED_BY:
        return owners
    # The Bolt acquisition may be that of Bolt, but the Bolt acquisition of Corrin is not.
    is_told = any(word.lower_ in ("of", "with") for word in children(noun, "prep"))
    if names and (is_told or not is_action(noun)):
        return names
    return _light_subjects(tree, noun)


def _names_before(tree: Tree, noun: Token) -> list[Token]:
    """The names before a noun that is itself before a name: "Acme unit Bolt"."""
    if not _is_title(tree, noun):
        return []
    others = children(noun.head, "compound", "nmod")
    return [name for name in others if name.i < noun.i and tree.is_name(name)]


def _may_own(tree: Tree, name: Token) -> bool:
    """Whether the name before a noun tells whose it is: "Acme unit"."""
    if not tree.is_name(name):
        return False
    return tree.names[name.i].kind in ("organisation", "other")


def _light_subjects(tree: Tree, noun: Token) -> list[Token]:
    verb = verb_above(noun)
    if verb is None or has(noun, "poss") or not _is_had(noun, verb):
        return []
    # The parties are told: "the acquisition by Bolt", "an agreement between both".
    if any(child.lower_ in ("by", "between") for child in children(noun, "prep")):
        return []
    passive = is_passive(verb)
    if (passive and relation(noun) == "nsubjpass") or (
        not passive and relation(noun) == "dobj"
    ):
        return arguments(tree, verb).subjects
    return []


def _is_had(noun: Token, verb: Token) -> bool:
    """Whether the subject of a verb has or does what the noun tells."""
    word = lemma(verb)
    return (
        word in _HAVING
        or (word in LIGHT and is_action(noun))
        or (word in _BUYING and lemma(noun) in _SHARES)
    )


def _bearers(tree: Tree, noun: Token) -> list[Token]:
    """What a noun is said of."""
    first = _first(whole(noun))
    if relation(noun) == "appos" and _is_said_of(tree, first):
        found = _appositive_bearers(tree, noun, first.head)
    else:
        tokens = _clausal_bearers(tree, noun)
        found = [bearer for token in tokens for bearer in heads_of(tree, token)]
    return [*_beside(tree, noun), *found]


def _clausal_bearers(tree: Tree, noun: Token) -> list[Token]:
    """What a verb says that the noun is."""
    first = _first(whole(noun))
    verb = verb_above(noun)
    kind = relation(noun)
    if verb is None:
        return []
    if kind == "attr" and lemma(verb) in COPULAS:
        return surface_subjects(tree, verb)
    if kind in ("oprd", "dobj") and lemma(verb) in NAMING:
        found = arguments(tree, verb)
        return found.objects if first in found.complements else []
    if kind == "as":
        return _served(tree, noun, verb)
    # "made Bolt its supplier" is a clause of its own to some parses.
    if kind == "ccomp" and lemma(verb) in NAMING:
        return children(noun, "nsubj")
    return _subject_bearers(tree, noun, verb) if kind == "nsubj" else []


def _first(noun: Token) -> Token:
    while noun.dep_ == "conj" and is_nominal(noun.head):
        noun = noun.head
    return noun


def _beside(tree: Tree, noun: Token) -> list[Token]:
    """The names right beside a noun: "its unit, Bolt", "unit Bolt", "the Bolt brand"."""
    found = [*names_beside(tree, noun), *_examples(tree, noun)]
    if _is_title(tree, noun):
        found.append(noun.head)
    compounds = [name for name in children(noun, "compound") if _may_own(tree, name)]
    if compounds and (lemma(noun) in _NAMED_BY or has(noun, "poss")):
        found += compounds
    return [bearer for name in found for bearer in [name, *_more(tree, noun, name)]]


def _examples(tree: Tree, noun: Token) -> list[Token]:
    """Some of those that a plural is of: "suppliers such as Bolt and Corrin"."""
    examples = []
    for preposition in children(noun, "prep"):
        is_such = any(word.lower_ == "such" for word in preposition.lefts)
        if is_such or preposition.lower_ == "including":
            found = children(preposition, "pobj")
            examples += [each for one in found for each in enumerated(tree, one)]
    return [name for name in examples if tree.is_name(name)]


def _more(tree: Tree, noun: Token, name: Token) -> list[Token]:
    """What is coordinated with a name in apposition to a plural: "units Bolt and Co"."""
    if name.dep_ == "conj" or noun.tag_ != "NNS":
        return []
    return enumerated(tree, name)[1:]


def _is_title(tree: Tree, noun: Token) -> bool:
    """Whether a noun stands before the name that it is said of: "unit Bolt"."""
    return (
        noun.dep_ in ("compound", "nmod")
        and noun.i < noun.head.i
        and tree.is_name(noun.head)
    )


def _is_said_of(tree: Tree, noun: Token) -> bool:
    """Whether an apposition is of what is before it, with a comma or a name between."""
    is_behind = noun.i > noun.head.i
    if not is_behind or not is_nominal(noun.head):
        return False
    return not tree.is_name(noun)


def _appositive_bearers(tree: Tree, noun: Token, head: Token) -> list[Token]:
    # "Bolt and Corrin, units of Acme": the last is one of all.
    if noun.tag_ == "NNS":
        first = _first(head)
        return [first, *enumerated(tree, first)[1:]]
    # "Bolt and Corrin, a unit of Acme": that goes for the last.
    before = [item for item in enumerated(tree, head) if item.i < noun.i]
    return before[-1:]


def _served(tree: Tree, noun: Token, verb: Token) -> list[Token]:
    """Who is something, by a phrase with "as"."""
    found = arguments(tree, verb)
    is_fronted = verb.sent.start == noun.left_edge.i - 1
    if is_fronted:
        return surface_subjects(tree, verb)
    if lemma(verb) in ("succeed", "replace"):
        return found.subjects
    if lemma(verb) in _NAMED_AS:
        return found.objects
    if lemma(verb) in _SERVES_AS and not is_passive(verb):
        return found.subjects
    return []


def _subject_bearers(tree: Tree, noun: Token, verb: Token) -> list[Token]:
    """The name that a noun is: "Acme's parent is Bolt", "its units include Bolt"."""
    if lemma(verb) in COPULAS and noun.head == verb:
        return [name for name in children(verb, "attr") if tree.is_name(name)]
    if lemma(verb) == "include" and noun.head == verb:
        return [name for name in children(verb, "dobj") if tree.is_name(name)]
    subjects = surface_subjects(tree, verb)
    is_fronted = bool(subjects) and noun != subjects[0] and noun.head == verb
    return subjects if is_fronted and noun.i < subjects[0].i else []


def _shares(noun: Token, *relations: str) -> bool:
    """Whether a coordinated noun shares what it has none of: "founder and director"."""
    if noun.dep_ != "conj" or not is_nominal(noun.head):
        return False
    return not has(noun, *relations)


def _hosts(noun: Token) -> list[Token]:
    """The words whose prepositions belong to a noun."""
    joined = [_first(noun)] if _shares(noun, "prep", "det") else []
    if not has(noun, "prep"):
        joined += [other for other in children(noun, "conj") if not _is_apart(other)]
    return [noun, *joined, *_verbs_of(noun)]


def _is_apart(noun: Token) -> bool:
    """Whether a coordinated noun begins anew: "its head and formerly an engineer at"."""
    articles = (article.lower_ for article in children(noun, "det"))
    return has(noun, "advmod") or any(article in ("a", "an") for article in articles)


def _verbs_of(noun: Token) -> list[Token]:
    """The verb whose prepositions belong to its complement."""
    verb = verb_above(noun)
    if verb is None:
        return []
    is_complement = relation(noun) == "attr" and lemma(verb) in COPULAS
    is_carried = is_action(noun) and lemma(verb) in LIGHT
    if is_complement or (is_carried and relation(noun) in ("dobj", "nsubjpass")):
        return [verb]
    return []


def _without(found: Iterable[Filler], span: tuple[int, int]) -> tuple[Filler, ...]:
    return tuple(filler for filler in found if filler.head != span)
