"""Who holds shares in whom, where a figure tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.press import drafted, press


def holdings(folder: Path, words: str) -> set[tuple[str, str, str]]:
    """Who is drafted to hold shares in whom, and how that is told."""
    text = f"Corbel Foods grows\nMarrow, 3 May 2024\n\n{words}\n"
    return {
        (each.facts.subject, each.facts.object, each.facts.modality)
        for each in drafted(press(folder / "press", text)).drafts.drafts
        if each.facts.property == "holdsSharesIn"
    }


@pytest.mark.parametrize(
    ("words", "holder", "held"),
    [
        (
            "Corbel Foods, 58 percent owned by Merrow Bank, will report in June.",
            "Merrow Bank",
            "Corbel Foods",
        ),
        (
            "Tarnwick Rail is 51 percent owned by Corbel Foods.",
            "Corbel Foods",
            "Tarnwick Rail",
        ),
        (
            "Corbel Foods holds 60 percent of Tarnwick Rail and Vesper Capital 40 percent.",
            "Vesper Capital",
            "Tarnwick Rail",
        ),
        (
            (
                "Corbel Foods is growing. Corbel Foods sells bread. Vesper Capital, which "
                "holds 7.9 percent, welcomed it."
            ),
            "Vesper Capital",
            "Corbel Foods",
        ),
        (
            "Corbel Foods bakes. Founder Ada Lund keeps 33 percent and remains chair.",
            "Ada Lund",
            "Corbel Foods",
        ),
        (
            "Corbel Foods bakes. Vesper Capital bought 25 percent, valuing it highly.",
            "Vesper Capital",
            "Corbel Foods",
        ),
        (
            "Corbel Foods bakes. A shareholder, Vesper Capital with 12 percent, said so.",
            "Vesper Capital",
            "Corbel Foods",
        ),
        (
            "Tarnwick Rail, of which Corbel Foods owns 71 percent, sells tickets.",
            "Corbel Foods",
            "Tarnwick Rail",
        ),
        (
            (
                "Corbel Foods holds 60 percent of the project company, Tarnwick Rail; Vesper "
                "Capital bought the remaining 40 percent."
            ),
            "Vesper Capital",
            "Tarnwick Rail",
        ),
    ],
)
def test_who_has_a_part_holds_shares(
    tmp_path: Path, words: str, holder: str, held: str
) -> None:
    assert (holder, held, "") in holdings(tmp_path, words)


def test_what_is_to_be_held_is_planned(tmp_path: Path) -> None:
    words = "Merrow Bank will hold 30 percent of Tarnwick Rail."
    told = holdings(tmp_path, words)
    assert ("Merrow Bank", "Tarnwick Rail", "planned") in told
    assert ("Merrow Bank", "Tarnwick Rail", "") not in told


def test_what_is_wanted_is_not_held(tmp_path: Path) -> None:
    words = "Merrow Bank wants to buy 30 percent of Tarnwick Rail."
    assert ("Merrow Bank", "Tarnwick Rail", "") not in holdings(tmp_path, words)


@pytest.mark.parametrize(
    "words",
    [
        "Orrick Motors sells most cars. Tarnwick Rail follows with 12 percent.",
        "Corbel Foods competes with Tarnwick Rail. Corbel Foods held 12 percent.",
        "Corbel Foods bakes bread. Reform Party took 30 percent in 2024.",
    ],
)
def test_a_share_of_a_market_is_no_stake(tmp_path: Path, words: str) -> None:
    assert not holdings(tmp_path, words)
