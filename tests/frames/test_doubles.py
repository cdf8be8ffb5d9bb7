"""The shared frames tell one property each, but where the words themselves tell two."""

from __future__ import annotations

from kg.checks.frames import Doubles
from tests.frames.reading import shared

BOTH = {
    ("acquired", "bought"): "what is bought, a product or a firm, is not in the verb",
    ("appointed", "supports"): "to promote is to give a post, or to further",
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


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]
