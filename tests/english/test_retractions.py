"""What is taken back from outside a clause, and what only looks as if it were."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from tests.frames.reading import Known, Reader, read

from kg.language.english.order import predications
from kg.language.english.predication import NameKind
from kg.vocabulary import KG

TABLE = tomllib.loads((Path(__file__).parent / "retractions.toml").read_text("utf-8"))
PLAIN = TABLE.pop("plain")
TAKEN_BACK = [sentence for rows in TABLE.values() for sentence in rows]
NAMES: dict[str, NameKind] = {
    **dict.fromkeys(("Acme", "Bolt", "Corrin", "Dorn"), "organisation"),
    "Ada Oz": "person",
    "Norvik": "place",
}


def is_said(sentence: str, reader: Reader) -> bool:
    """Whether a reader takes it for a fact that Acme bought Bolt."""
    found = read(sentence, Known(NAMES), reader).fits(
        NamedNode(f"{KG}acquired"), "Acme", "Bolt"
    )
    return any(
        match.fit == "exact" and match.predication.modality is None for match in found
    )


@pytest.mark.parametrize("sentence", TAKEN_BACK)
def test_no_fact_is_read(sentence: str) -> None:
    assert not is_said(sentence, predications)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_fact_is_read(sentence: str) -> None:
    assert is_said(sentence, predications)


def test_words_of_a_name_take_nothing_back() -> None:
    names: dict[str, NameKind] = {"Imagine Looms": "organisation"}
    text = "Imagine Looms, a mill, bought Bolt."
    found = read(text, Known({**NAMES, **names}), predications).fits(
        NamedNode(f"{KG}acquired"), "Imagine Looms", "Bolt"
    )
    assert [match.predication.modality for match in found] == [None]
