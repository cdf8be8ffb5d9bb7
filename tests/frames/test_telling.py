"""What the preferred frames tell is read back: to the same statement, and no other.

Each property has one frame that makes the sentence in which its statements are read
aloud. The sentences of that frame, in the active and the passive, as they are and with
each modality, of one and of several, are given to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.frames.kinds import Kinds
from kg.frames.matching import is_of
from kg.frames.telling import Telling, example_of, telling, told_sentence
from kg.language.english.claimed import Modality, ModalVerb, VerbPhrase, claimed
from kg.language.english.inflection import noun_forms
from kg.language.english.order import predications
from kg.language.english.predication import NameKind
from kg.vocabulary import KG, Term
from tests.frames.reading import Known, Read, Reader, read, shared
from tests.sampled import few

ONTOLOGY, LEXICON = shared()
KINDS = Kinds(ONTOLOGY)
ACTOR, ORGANISATION = NamedNode(f"{KG}Actor"), NamedNode(f"{KG}Organisation")
MODALITIES: tuple[Modality, ...] = ("planned", "possible", "denied", "ended")


class Sort(NamedTuple):
    """How things of a class are called: one, another one, and several."""

    one: str
    other: str
    several: str


NAMED: dict[str, tuple[NameKind, Sort]] = {
    "Organisation": ("organisation", Sort("Acme", "Bolt", "Acme and Corrin")),
    "Person": ("person", Sort("Ada Oz", "Ivo Lund", "Ada Oz and Pia Berg")),
    "Place": ("place", Sort("Quillhaven", "Ostrevale", "Quillhaven and Norvik")),
    "Product": ("other", Sort("Weftline 3", "Weftline 5", "Weftline 3 and Weftline 4")),
    "Document": ("other", Sort("Loom Report", "Dye Code", "Loom Report and Yarn Act")),
    "Topic": ("other", Sort("Weaving", "Dyeing", "Weaving and Spinning")),
    "Brand": ("other", Sort("Fjällweft", "Loomline", "Fjällweft and Weftline")),
}
"""The classes whose members have names of their own, and what kind of names."""
COUNTED = {
    "Period": Sort("2019", "2021", "2019 and 2020"),
    "Figure": Sort("5 percent", "3 million euros", "5 percent"),
}
VALUED = Sort("Failure", "Success", "Failure and Stalemate")
"""Words for controlled values, which are read as names are."""
KNOWN: dict[str, NameKind] = {
    name: kind
    for kind, called in (*NAMED.values(), ("other", VALUED))
    for name in (called.one, called.other, *called.several.split(" and "))
}


def sorts(classes: set[Term]) -> list[tuple[Term, Sort]]:
    """Of the classes, those whose members are called in different ways, and how."""
    found: dict[Sort, Term] = {}
    for each in sorted(classes or {ACTOR}, key=str):
        kind = ORGANISATION if each == ACTOR else each
        found.setdefault(sort(kind), kind)
    return [(kind, called) for called, kind in found.items()]


def sort(class_: Term) -> Sort:
    for above in v.named_nodes(ONTOLOGY.superclasses(class_)):
        name = name_of(above)
        if name in NAMED:
            return NAMED[name][1]
        if name in COUNTED:
            return COUNTED[name]
        for frame in LEXICON.own(above):
            if frame.word == "noun":
                shortest = min(frame.lemmas, key=lambda word: (len(word), word))
                label = ONTOLOGY.labels[above]
                noun = label if label in frame.lemmas else shortest
                *_, several = noun_forms(noun)
                return Sort(f"the {noun}", f"this {noun}", f"the {several}")
    if name_of(class_) == "Concept":
        return VALUED
    label = ONTOLOGY.labels[class_]
    return Sort(f"the {label}", f"this {label}", f"the {label}s")


class Case(NamedTuple):
    """A sentence, the statement that it tells, and with which modality."""

    text: str
    subject: str
    object: str
    modality: Modality | None
    kinds: tuple[Term, Term]


def cases(term: NamedNode) -> Iterator[Case]:
    """All sentences of the preferred frame of a property."""
    told = preferred(term)
    ends = product(
        sorts(named_in_words(ONTOLOGY.domain(term))),
        sorts(named_in_words(ONTOLOGY.range(term))),
    )
    for (subject, about), (object, said) in ends:
        kinds = (subject, object)
        one, other = (said, about) if told.is_turned else (about, said)
        for text, modality in sentences(told.phrase, one, other.other):
            front, behind = one.one, other.other
            if told.is_turned:
                front, behind = behind, front
            yield Case(text, front, behind, modality, kinds)
        if told.passive:
            for text, modality in sentences(told.passive, other, one.other):
                yield Case(text, one.other, other.one, modality, kinds)


def sentences(
    phrase: VerbPhrase, front: Sort, behind: str
) -> Iterator[tuple[str, Modality | None]]:
    numbers = [(False, front.one), (True, front.several)]
    for is_plural, name in numbers[: len(set(front[::2]))]:
        verb = (phrase.plural if is_plural else None) or phrase.singular
        yield told_sentence(name, ModalVerb(verb), behind), None
        for modality in MODALITIES:
            for can_plan in (True, False):
                modal = claimed(
                    phrase, modality, is_plural=is_plural, can_plan=can_plan
                )
                yield told_sentence(name, modal, behind), modality


def preferred(term: NamedNode) -> Telling:
    frame = LEXICON.preferred(term)
    assert frame is not None, f"{term} has no preferred frame"
    told = telling(frame, ONTOLOGY.verb_phrases[term])
    assert told is not None, f"{frame.name} does not make the phrase of its property"
    return told


def words(name: str) -> str:
    """What mentions a side: a name, or a noun without what stands before it."""
    return name.removeprefix("the ").removeprefix("this ")


def read_case(case: Case, reader: Reader) -> Read:
    sides = {case.subject, case.object}
    nouns = {words(side) for side in sides if words(side) != side}
    return read_text(case.text, frozenset(nouns), reader)


@cache
def read_text(text: str, nouns: frozenset[str], reader: Reader) -> Read:
    """A sentence, read once for all that it may tell."""
    return read(text, Known(KNOWN, nouns), reader)


def is_read(case: Case, term: NamedNode, reader: Reader) -> bool:
    """Whether a sentence is read as the statement that it tells, as it tells it."""
    found = read_case(case, reader).fits(term, words(case.subject), words(case.object))
    exact = [match for match in found if match.fit == "exact"]
    return any(match.predication.modality == case.modality for match in exact)


def others(case: Case, term: NamedNode, reader: Reader) -> set[str]:
    """The properties of which a sentence tells another statement of the two things."""
    sentence = read_case(case, reader)
    sides = words(case.subject), words(case.object)
    told = [other for other in fitting(*case.kinds) if _says(sentence, other, *sides)]
    turned = fitting(*reversed(case.kinds))
    told += [other for other in turned if _says(sentence, other, *reversed(sides))]
    return {name_of(other) for other in set(told) - same(term)}


@cache
def fitting(subject: Term, object: Term) -> list[NamedNode]:
    """The properties that may relate things of two classes."""
    return [
        term
        for term in TOLD
        if KINDS.meet([subject], ONTOLOGY.domain(term))
        and KINDS.meet([object], ONTOLOGY.range(term))
    ]


def _says(sentence: Read, term: NamedNode, subject: str, object: str) -> bool:
    return any(
        match.fit == "exact" and match.predication.modality is None
        for match in sentence.fits(term, subject, object)
    )


@cache
def same(term: Term) -> set[Term]:
    """A property with those that hold wherever it does: its inverses and those above."""
    found = [term]
    for each in found:
        above = ONTOLOGY.values(each, v.SUBPROPERTY)
        for other in (*above, *ONTOLOGY.inverses.get(each, ())):
            if other not in found:
                found.append(other)
    return set(found)


def name_of(term: Term) -> str:
    return str(term).strip("<>").rpartition("#")[2]


TOLD = sorted(
    (
        term
        for term in {frame.tells for frame in LEXICON.frames}
        if term in ONTOLOGY.object_properties
    ),
    key=str,
)


def named_in_words(classes: set[Term]) -> set[Term]:
    """Those whose members are called by a name or a noun; a figure is by its wording."""
    return {kind for kind in classes if not ONTOLOGY.is_below(kind, v.CLASS_FIGURE)}


# How a figure stands to another one is read from the wordings of the two.
OF_THINGS = [
    term
    for term in TOLD
    if named_in_words(ONTOLOGY.domain(term)) or not ONTOLOGY.domain(term)
]
BOTH = {
    "owns": {"hasSubsidiary", "subsidiaryOf"},
    "controls": {"hasSubsidiary", "subsidiaryOf"},
    "bought": {"acquired", "soldTo"},
    "acquired": {"soldTo"},
    "soldTo": {"bought", "acquired"},
    "established": {"ledBy", "participant"},
    "launched": {
        *("ledBy", "participant", "established", "foundedBy"),
        *("carriedOutBy", "plaintiff"),
    },
    "opened": {"participant"},
    "operates": {"ledBy"},
    "develops": {"ledBy"},
    "closed": {"ledBy"},
    "raised": {"issuedBy"},
    "lowered": {"issuedBy"},
    "keptUnchanged": {"issuedBy"},
}
"""What words say at once: who owns or controls a company has it as a subsidiary, who
sets up a programme leads it and takes part in it, who launches an attack or a lawsuit
does it, what was sold was bought, who lowers or reaffirms a rating gives it."""


@pytest.mark.parametrize("term", TOLD, ids=name_of)
def test_the_preferred_frame_makes_the_phrases(term: NamedNode) -> None:
    phrase = preferred(term).phrase
    assert phrase.singular == ONTOLOGY.verb_phrases[term]
    plural = ONTOLOGY.plural_verb_phrases.get(term)
    assert (plural or phrase.singular) == (phrase.plural or phrase.singular)
    assert phrase.infinitive == ONTOLOGY.infinitive_phrases.get(term)


@pytest.mark.parametrize("term", few(OF_THINGS), ids=name_of)
def test_what_is_told_is_read_back(term: NamedNode) -> None:
    unread = [
        case.text for case in cases(term) if not is_read(case, term, predications)
    ]
    assert not unread


@pytest.mark.parametrize("term", OF_THINGS, ids=name_of)
def test_nothing_else_is_read(term: NamedNode) -> None:
    plain = [case for case in cases(term) if case.modality is None]
    read = set().union(*(others(case, term, predications) for case in plain))
    assert read <= BOTH.get(name_of(term), set())


CLASSES = sorted({frame.tells for frame in LEXICON.frames} - set(TOLD), key=str)


@pytest.mark.parametrize("term", CLASSES, ids=name_of)
def test_a_frame_of_a_class_finds_its_own_words(term: NamedNode) -> None:
    for frame in LEXICON.own(term):
        words = example_of(frame, "", "")
        sentence = f"{words.replace('…', 'Acme', 1).replace('…', 'Bolt')}."
        if frame.word != "verb":
            sentence = f"Acme spoke of the {words} in Norvik."
        if frame.word == "adjective":
            sentence = f"Acme is {words}."
        found = read(sentence, Known(KNOWN)).predications
        assert any(is_of(frame, predication) for predication in found), sentence
