"""What of a small text is used, piece by piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.grounding import Support, support
from kg.grounding.coverage import Coverage, Piece, coverage, pieces_of
from kg.grounding.requirements import Rules
from tests.grounding import invented
from tests.grounding.invented import Told

TEXT = """Bolt grows

Acme Mills is a loom maker in Bolt. It sold 40 looms in May 2023, said Ada Oz.
Its AI robots, which cost 5 million yuan, work quickly."""

REGISTRY = """
id:acme a kg:Company ; skos:prefLabel "Acme Mills"@en .
id:bolt a kg:City ; skos:prefLabel "Bolt"@en .
"""
MAKER = "Acme Mills is a loom maker in Bolt."
TOLD = [
    Told(
        MAKER,
        'id:acme a kg:Company ; skos:prefLabel "Acme Mills"@en ; kg:locatedIn id:bolt .',
    ),
    Told("a loom", record='kg:notModelled "What it makes is told by others."@en'),
    Told("quickly", record='kg:notModelled "Speed is not measured."@en'),
]


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rules, Support]:
    """The statements of one sentence, proved from the text."""
    folder: Path = tmp_path_factory.mktemp("coverage") / "project"
    graph, texts = invented.project(folder, TEXT, REGISTRY, *TOLD)[1:]
    (found,) = support(graph, texts)
    return Rules(graph), found


@pytest.fixture(scope="module")
def covered(proved: tuple[Rules, Support]) -> Coverage:
    """The coverage of the text by them."""
    found = coverage(*proved)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def told(proved: tuple[Rules, Support]) -> list[Piece]:
    """All pieces of the text."""
    rules, found = proved
    assert found.words is not None
    return pieces_of(rules, found, found.words)


def test_a_text_falls_into_pieces(told: list[Piece]) -> None:
    """In order; a sentence before what stands in it, and each character in one other
    piece at most.
    """
    assert [
        (piece.kind, piece.quote) for piece in told if piece.kind != "sentence"
    ] == [
        ("name", "Bolt"),
        ("word", "grows"),
        ("name", "Acme Mills"),
        ("word", "loom"),
        ("word", "maker"),
        ("name", "Bolt"),
        ("word", "sold"),
        ("number", "40"),
        ("word", "looms"),
        ("date", "May 2023"),
        ("word", "said"),
        ("name", "Ada"),
        ("name", "Oz"),
        ("name", "AI"),
        ("word", "robots"),
        ("word", "cost"),
        ("number", "5 million yuan"),
        ("word", "work"),
        ("word", "quickly"),
    ]
    sentences = [piece for piece in told if piece.kind == "sentence"]
    assert [piece.quote.split()[0] for piece in sentences] == [
        "Bolt",
        "Acme",
        "It",
        "Its",
    ]
    assert [piece.begin for piece in told] == sorted(piece.begin for piece in told)


def test_what_is_used(told: list[Piece], covered: Coverage) -> None:
    """The words from which a statement was proved, those that tell of speech, and
    sentences that state something.
    """
    used = [(piece.kind, piece.quote) for piece in told if piece.is_used]
    assert used == [
        ("sentence", "Bolt grows"),
        ("sentence", MAKER),
        ("name", "Acme Mills"),
        ("word", "maker"),
        ("name", "Bolt"),
        ("word", "said"),
    ]
    assert [covered.counts[kind] for kind in ("sentence", "number", "date")] == [
        (2, 4),
        (0, 2),
        (0, 1),
    ]


def test_what_is_left_out_has_its_reason(covered: Coverage) -> None:
    """Only where all of the piece lies in a passage that gives one; it is not among
    what is unused.
    """
    assert [(piece.quote, piece.reason) for piece in covered.left_out] == [
        ("loom", "What it makes is told by others."),
        ("quickly", "Speed is not measured."),
    ]
    assert {piece.quote for piece in covered.unused}.isdisjoint({"loom", "quickly"})
    assert all(piece.reason is None for piece in covered.unused)


def test_positions(told: list[Piece]) -> None:
    """Every piece is quoted from where it stands."""
    for piece in told:
        assert piece.position == f"char={piece.begin},{piece.end}"
        assert TEXT[piece.begin : piece.end] == piece.quote
