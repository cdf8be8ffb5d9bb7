"""The shared frames tell one property each, but where the words themselves tell two,
and each property in one direction.
"""

from __future__ import annotations

from itertools import combinations

from kg.checks.frame_doubles import Doubles
from kg.frames.lexicon import Frame
from tests.frames.reading import shared

BOTH = {
    ("acquired", "bought"): "what is bought, a product or a firm, is not in the verb",
    ("concerns", "inSector"): "what a firm is busy with is what it is about",
}


def test_no_words_tell_two_properties_of_the_same_things() -> None:
    ontology, lexicon = shared()
    doubles = Doubles(ontology)
    found = {
        tuple(sorted((_name(frame.tells.value), _name(other.tells.value))))
        for frame in lexicon.frames
        for other in doubles.of(frame, lexicon.frames)
    }
    assert found == BOTH.keys()


def test_no_words_tell_a_property_in_both_directions() -> None:
    """Nobody is both what comprises and what is comprised."""
    ontology, lexicon = shared()
    found = [
        (_name(one.name.value), _name(other.name.value))
        for term in {frame.tells for frame in lexicon.frames} - ontology.symmetric
        for one, other in combinations(lexicon.of(term), 2)
        if _are_turned(one, other)
    ]
    assert found == []


def _are_turned(one: Frame, other: Frame) -> bool:
    """Whether two frames of a property have the same words, and the sides turned."""
    if one.word != other.word or one.lemmas.isdisjoint(other.lemmas):
        return False
    if one.carriers.isdisjoint(other.carriers) and (one.carriers or other.carriers):
        return False
    return bool(one.subject_in & other.object_in and one.object_in & other.subject_in)


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]
