"""Votes, scores, prices of any country and wordings that are cut short, in one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.drafts import Drafts
from kg.drafting.headings import headings_end
from tests.drafting.press import drafted, figure, figures, press

TEXT = """Torvane Looms to cut 650 jobs

Weaver will buy back up to 15bn yen of shares

Torvane Looms will cut around 650 jobs and buy back shares for as much as 15 billion yen, it said on Tuesday. The board voted 7-2 for the plan, and a motion against it failed 4-3.

Torvane Looms sold looms for Rs 640 crore last year. In all, it has 27 suppliers, against four in 2018, and the three largest chains in the region. Two analysts praised it, and its team beat Marlow 84-79.

Torvane Looms was paying more than $58,000 per job. Its new dye works would draw up to 320 cubic metres of water a day. Its new heater lowers a household's yearly electricity bill by 17 to 23 percent.

Torvane Looms had sales of 4.5 million euros (prior year: 3.9). Its trams came nine months late, and it wants an end to two-tier wages.
"""
TOLD = {
    "around 650": ("650", "count", ""),
    "as much as 15 billion yen": ("15000000000", "JPY", ""),
    "7": ("7", "count", "number of votes for"),
    "2": ("2", "count", "number of votes against"),
    "4": ("4", "count", "number of votes for"),
    "3": ("3", "count", "number of votes against"),
    "Rs 640 crore": ("6400000000", "INR", ""),
    "four": ("4", "count", ""),
    "more than $58,000 per job": ("58000", "USD", ""),
    "up to 320 cubic metres": ("320", "cubicMetre", ""),
    "3.9": ("3900000", "EUR", ""),
    "nine months": ("9", "month", ""),
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """The article, drafted."""
    return drafted(press(tmp_path_factory.mktemp("press") / "press", TEXT)).drafts


@pytest.mark.parametrize("wording", TOLD)
def test_a_figure_has_the_value_and_unit_that_are_meant(
    drafts: Drafts, wording: str
) -> None:
    found = figure(drafts, wording)
    value, unit, name = TOLD[wording]
    assert (found.facts.value, found.facts.unit) == (value, unit)
    assert name in ("", found.facts.property)


def test_both_ends_of_a_range_are_falls_though_the_verb_stands_far_off(
    drafts: Drafts,
) -> None:
    """The wording is short, and the statement says that it is a change."""
    falls = [each for each in figures(drafts) if each.facts.unit == "percent"]
    assert [each.facts.value for each in falls] == ["-17", "-23"]
    assert all("isChange true" in each.statement for each in falls)


def test_the_time_that_a_short_wording_leaves_out_is_stated(drafts: Drafts) -> None:
    (water,) = (each for each in figures(drafts) if each.facts.unit == "cubicMetre")
    assert "per day" in water.statement


@pytest.mark.parametrize("value", ["84", "79"])
def test_a_score_is_no_figure(drafts: Drafts, value: str) -> None:
    assert value not in {each.facts.value for each in figures(drafts)}


@pytest.mark.parametrize("wording", ["three", "Two", "two"])
def test_who_is_only_told_apart_is_not_counted(drafts: Drafts, wording: str) -> None:
    assert wording not in {each.facts.object for each in figures(drafts)}


def test_what_the_headings_say_is_drafted_from_the_text_alone(drafts: Drafts) -> None:
    """However its unit is written in each."""
    begin = headings_end(TEXT)
    assert all(each.span[1] > begin for each in figures(drafts))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It borrowed $30 million. Its shares closed at C$13.42.", ["USD", "CAD"]),
        ("It was fined A$34 million. It set $20 million aside.", ["AUD", "AUD"]),
        ("It raised NT$32 million. It set $20 million aside.", ["TWD", "USD"]),
    ],
)
def test_a_bare_dollar_is_that_which_is_told_in_full_before_it(
    tmp_path: Path, text: str, units: list[str]
) -> None:
    """Unless papers of the place write the letters each time."""
    found = drafted(press(tmp_path / "press", f"Torvane Looms\n\n{text}\n")).drafts
    told = sorted(figures(found), key=lambda each: each.span[1])
    assert [each.facts.unit for each in told] == units


def test_rupees_are_lent_though_the_rupee_is_a_thing_of_the_article(
    tmp_path: Path,
) -> None:
    text = (
        "Quenara exports rise\n\nQuenara's exports rose to 412.6 billion rupees. Imports "
        "climbed to 498.3 billion rupees, widening the deficit to 85.7 billion. Those of "
        "rubber fell almost a fifth to 29 billion.\n\nThe rupee has gained 6 percent.\n"
    )
    found = drafted(press(tmp_path / "press", text)).drafts
    assert not found.refused
    lent = {each.facts.object: each.facts.unit for each in figures(found)}
    assert lent["85.7 billion"] == lent["29 billion"] == "rupee"


def test_nothing_of_it_is_refused(drafts: Drafts) -> None:
    refused = [each for each in drafts.refused if each.draft.kind == "figure"]
    assert [each.draft.facts.object for each in refused] == []
