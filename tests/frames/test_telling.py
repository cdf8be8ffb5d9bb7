"""What the preferred frames tell is read back: to the same statement, and no other.

Each property has one frame that makes the sentence in which its statements are read
aloud. The sentences of that frame, in the active and the passive, as they are and with
each modality, of one and of several, are given to the readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode

from kg.frames.kinds import meet
from kg.frames.telling import Telling, sentence, telling
from kg.language.english.claimed import Modality, ModalVerb, VerbPhrase, claimed
from kg.language.english.inflection import noun_forms
from kg.language.english.predication import NameKind
from kg.vocabulary import KG, Term
from tests.frames.reading import Known, Read, Reader, parser, read, shared

ONTOLOGY, LEXICON = shared()
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
KNOWN = Known(
    {
        name: kind
        for kind, sort in NAMED.values()
        for name in (sort.one, sort.other, *sort.several.split(" and "))
    },
    frozenset(["workshop"]),
)


def sorts(classes: set[Term]) -> list[tuple[Term, Sort]]:
    """Of the classes, those whose members are called in different ways, and how."""
    found: dict[Sort, Term] = {}
    for each in sorted(classes or {NamedNode(f"{KG}Organisation")}, key=str):
        found.setdefault(sort(each), each)
    return [(kind, called) for called, kind in found.items()]


def sort(class_: Term) -> Sort:
    for above in ONTOLOGY.superclasses(class_):
        name = str(above.value).removeprefix(KG)
        if name in NAMED:
            return NAMED[name][1]
        if name in COUNTED:
            return COUNTED[name]
        for frame in LEXICON.own(above):
            if frame.word == "noun":
                noun = min(frame.lemmas, key=lambda word: (len(word), word))
                *_, several = noun_forms(noun)
                return Sort(f"the {noun}", f"this {noun}", f"the {several}")
    if class_.value == f"{KG}Actor":
        return NAMED["Organisation"][1]
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
    ends = product(sorts(ONTOLOGY.domain(term)), sorts(ONTOLOGY.range(term)))
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
        yield sentence(name, ModalVerb(verb), behind), None
        for modality in MODALITIES:
            for can_plan in (True, False):
                modal = claimed(
                    phrase, modality, is_plural=is_plural, can_plan=can_plan
                )
                yield sentence(name, modal, behind), modality


def preferred(term: NamedNode) -> Telling:
    frame = LEXICON.preferred(term)
    assert frame is not None, f"{term} has no preferred frame"
    told = telling(frame, ONTOLOGY.verb_phrases[term])
    assert told is not None, f"{frame.name} does not make the phrase of its property"
    return told


TOLD = sorted(
    (
        term
        for term in {frame.tells for frame in LEXICON.frames}
        if term in ONTOLOGY.object_properties
    ),
    key=str,
)


def words(name: str) -> str:
    """What mentions a side: a name, or a noun without what stands before it."""
    return name.removeprefix("the ").removeprefix("this ")
