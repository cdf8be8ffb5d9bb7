"""The slots of nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kg.language.english.paths.clauses import (
    arguments,
    governor,
    is_passive,
    possessors,
    surface_subjects,
)
from kg.language.english.paths.fillers import enumerated, fillers, names_beside
from kg.language.english.paths.prepositions import phrases
from kg.language.english.paths.tree import Tree, children, has, is_nominal, lemma
from kg.language.english.predication import COPULA, POSSESSIVE, Filler

COPULAS = frozenset({"be", "become", "remain"})
LIGHT = frozenset(
    "complete make finalise finalize close conclude finish undertake sign form enter "
    "strike reach establish launch begin start win secure hold have ink seal clinch "
    "agree forge set pursue do take renew extend".split()
)
"""Verbs whose subject does what a noun of action says: "completed the purchase"."""
_HAVING = frozenset({"have", "hold", "own", "possess"})
_ACTION = (
    *("tion", "sion", "ment", "ship", "ance", "ing", "over", "out", "chase", "merger"),
    *("deal", "bid", "pact", "alliance", "venture", "sale", "launch", "contract"),
    *("investment", "tie-up", "talk", "move", "visit", "buy", "disposal", "approval"),
)
_NOT_ACTION = frozenset("division organisation organization corporation".split())
# Whoever is named, or serves, as something
_NAMED_AS = frozenset(
    "name appoint elect choose select pick hire designate promote declare install "
    "confirm tap know recognise recognize nominate describe retain employ bring".split()
)
_SERVES_AS = frozenset(
    "serve act work function operate join start begin continue remain return resign "
    "retire quit step stand leave succeed replace take".split()
)
# "the Bolt brand" is Bolt, "the Bolt plant" is Bolt's.
_NAMED_BY = frozenset("brand marque label".split())


def is_action(noun: Token) -> bool:
    """Whether a noun tells what is done, and not who or what somebody is."""
    word = lemma(noun)
    return word.endswith(_ACTION) and word not in _NOT_ACTION


def slots(tree: Tree, noun: Token) -> Mapping[str, tuple[Filler, ...]]:
    """What fills the slots of a noun."""
    filled = {
        POSSESSIVE: fillers(tree, _owners(tree, noun)),
        COPULA: fillers(tree, _bearers(tree, noun)),
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
    top = whole(noun)
    while top.dep_ == "conj" and is_nominal(top.head):
        top = top.head
    head = top.head
    if top.dep_ == "pobj" and _is_transparent(head):
        top, head = head, head.head
    return head if head.pos_ in ("VERB", "AUX") and top != head else None


def relation(noun: Token) -> str:
    """How a noun depends on the word above it, coordination passed over."""
    top = whole(noun)
    while top.dep_ == "conj" and is_nominal(top.head):
        top = top.head
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
    names = [
        name
        for name in children(noun, "compound", "nmod") + _names_before(tree, noun)
        if tree.is_name(name) and tree.names[name.i].kind != "place"
    ]
    if owners or lemma(noun) in _NAMED_BY:
        return owners
    if names:
        return names
    return _light_subjects(tree, noun) or (
        possessors(tree, noun) if not children(noun, "compound", "nmod") else []
    )


def _names_before(tree: Tree, noun: Token) -> list[Token]:
    """The names before a noun that is itself before a name: "Acme unit Bolt"."""
    if not _is_title(tree, noun):
        return []
    others = children(noun.head, "compound", "nmod")
    return [name for name in others if name.i < noun.i and tree.is_name(name)]


def _light_subjects(tree: Tree, noun: Token) -> list[Token]:
    verb = verb_above(noun)
    if verb is None or lemma(verb) not in LIGHT | _HAVING or has(noun, "poss"):
        return []
    if lemma(verb) not in _HAVING and not is_action(noun):
        return []
    if any(child.lower_ == "by" for child in children(noun, "prep")):
        return []
    passive = is_passive(verb)
    if (passive and relation(noun) == "nsubjpass") or (
        not passive and relation(noun) == "dobj"
    ):
        return arguments(tree, verb).subjects
    return []


def _bearers(tree: Tree, noun: Token) -> list[Token]:
    """What a noun is said of."""
    found = _beside(tree, noun)
    top = whole(noun)
    verb = verb_above(noun)
    kind = relation(noun)
    if kind == "appos" and _is_said_of(tree, _first(top)):
        found += _appositive_bearers(tree, noun, _first(top).head)
    elif verb is None:
        pass
    elif kind == "attr" and lemma(verb) in COPULAS:
        found += surface_subjects(tree, verb)
    elif kind in ("oprd", "dobj") and lemma(verb) in _NAMED_AS | {"make", "call"}:
        complements = arguments(tree, verb).complements
        if _first(top) in complements:
            found += arguments(tree, verb).objects
    elif kind == "as":
        found += _served(tree, verb)
    elif kind == "nsubj":
        found += _subject_bearers(tree, noun, verb)
    return found


def _first(noun: Token) -> Token:
    while noun.dep_ == "conj" and is_nominal(noun.head):
        noun = noun.head
    return noun


def _beside(tree: Tree, noun: Token) -> list[Token]:
    """The names right beside a noun: "its unit, Bolt", "unit Bolt", "the Bolt brand"."""
    found = list(names_beside(tree, noun))
    if _is_title(tree, noun):
        found.append(noun.head)
    compounds = [name for name in children(noun, "compound") if tree.is_name(name)]
    if compounds and (lemma(noun) in _NAMED_BY or has(noun, "poss")):
        found += compounds
    return [bearer for name in found for bearer in [name, *_more(tree, noun, name)]]


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
    return is_nominal(noun.head) and noun.i > noun.head.i and not tree.is_name(noun)


def _appositive_bearers(tree: Tree, noun: Token, head: Token) -> list[Token]:
    # "Bolt and Corrin, units of Acme": the last is one of all.
    if noun.tag_ == "NNS":
        first = head
        while first.dep_ == "conj" and is_nominal(first.head):
            first = first.head
        return [first, *enumerated(tree, first)[1:]]
    return [head]


def _served(tree: Tree, verb: Token) -> list[Token]:
    """Who is something, by a phrase with "as"."""
    found = arguments(tree, verb)
    if lemma(verb) in _NAMED_AS:
        return found.objects
    if lemma(verb) in _SERVES_AS and not is_passive(verb):
        return found.subjects
    return []


def _subject_bearers(tree: Tree, noun: Token, verb: Token) -> list[Token]:
    """The name that a noun is: "Acme's parent is Bolt", and fronted appositions."""
    if lemma(verb) in COPULAS and noun.head == verb:
        return [name for name in children(verb, "attr") if tree.is_name(name)]
    subjects = surface_subjects(tree, verb)
    is_fronted = bool(subjects) and noun != subjects[0] and noun.head == verb
    return subjects if is_fronted and noun.i < subjects[0].i else []


def _hosts(noun: Token) -> list[Token]:
    """The words whose prepositions belong to a noun."""
    verb = verb_above(noun)
    if verb is None:
        return [noun]
    is_complement = relation(noun) == "attr" and lemma(verb) in COPULAS
    is_carried = is_action(noun) and lemma(verb) in LIGHT
    if is_complement or (is_carried and relation(noun) in ("dobj", "nsubjpass")):
        return [noun, verb]
    return [noun]


def _without(found: Iterable[Filler], span: tuple[int, int]) -> tuple[Filler, ...]:
    return tuple(filler for filler in found if filler.head != span)


def governing(noun: Token) -> Token:
    """The verb or adjective that governs a noun through its prepositions."""
    return governor(_first(whole(noun)))
