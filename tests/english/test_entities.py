"""What the model takes for names."""

from __future__ import annotations

import pytest

from kg.language.english.paths.entities import Entity, entities
from kg.language.english.paths.spacy_model import load_model

MODEL = load_model()
pytestmark = pytest.mark.skipif(
    MODEL is None, reason="the extra `read` is not installed"
)

TEXT = "Ada Lindqvist, who leads the Norvik Weavers Union in London, said so on Monday."


def test_names_are_found_with_what_bears_them() -> None:
    """Without the article before one, and none for a day."""
    assert MODEL
    found = {TEXT[slice(*each.span)]: each.kind for each in entities(MODEL, TEXT)}
    assert found["Ada Lindqvist"] == "person"
    assert found["Norvik Weavers Union"] == "organisation"
    assert found["London"] == "place"
    assert "Monday" not in found


def test_a_parse_is_not_changed_by_it() -> None:
    """What recognises names runs by itself, and is in no parse."""
    assert MODEL
    before = [token.dep_ for token in MODEL.pipeline(TEXT)]
    assert entities(MODEL, TEXT)
    assert [token.dep_ for token in MODEL.pipeline(TEXT)] == before
    assert "ner" not in MODEL.pipeline.pipe_names


def test_a_text_of_any_length_is_read() -> None:
    """In pieces, of which none ends within a word; each name stands where it is told."""
    assert MODEL
    lines = f"{TEXT}\n" * 400
    found = entities(MODEL, lines)
    of_ada = [each for each in found if lines[slice(*each.span)] == "Ada Lindqvist"]
    assert len(of_ada) >= 399


def test_a_text_without_names_has_none() -> None:
    assert MODEL
    found: list[Entity] = entities(MODEL, "It rained, and nobody came.")
    assert found == []
