"""Which words take an assertion back, and which only look as if they did."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.language.english.modality_words import infinitive_behind, modal_words

TABLE = tomllib.loads(
    (Path(__file__).parent / "modality_words.toml").read_text("utf-8")
)
CASES = [
    pytest.param(modality, sentence, words, id=sentence)
    for modality, rows in TABLE.items()
    for sentence, *words in rows
]


@pytest.mark.parametrize(("modality", "sentence", "words"), CASES)
def test_the_words_of_a_modality(
    modality: str, sentence: str, words: list[str]
) -> None:
    """These and no others are of it; a plain sentence has none that deny or plan."""
    found = {
        name: [sentence[begin:end] for begin, end in spans]
        for name, spans in modal_words(sentence).items()
    }
    if modality == "plain":
        assert set(found) <= {"ended"}  # what sells may sell off
    else:
        assert found[modality] == words  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Acme to acquire Bolt", "to"),
        ("Acme to  merge with Bolt", "to"),
        ("Acme to Bolt", None),
        ("Acme tours Bolt", None),
    ],
)
def test_an_infinitive_behind_a_subject(text: str, word: str | None) -> None:
    """As headlines have it."""
    span = infinitive_behind(text, len("Acme"))
    assert (text[slice(*span)] if span else None) == word
