"""Which numbers are drafted as figures, in what units, and what they are called."""

from __future__ import annotations

import pytest

from kg.drafting.drafts import Drafts
from tests.drafting.press import drafted, figure, figures, press

TEXT = """Torvane Looms lifts dividend
Kesterby, 3 May 2024

Torvane Looms signed a lease for 30 years and a seven-year contract on Tuesday. Its works council voted 7-2 for the plan.

The chairman, Ada Marrick, 58, has run the firm since 2019. Two years ago it was smaller. "Two people told me so," she said.

Torvane Looms paid a dividend of 1.20 euros a share, 10 cents more than before. Profit was 471 million euros (about 510 million U.S. dollars), up from 455 million, or 9 percent of sales. Debt came to 1.3 billion.

Torvane Looms has cut the transit time from 52 to 19 days. It runs two mills, and four of its looms broke.

In the Czech Republic, Torvane Looms spent 900 million crowns. In Sweden it spent 40 million crowns. It lost RM12 million in Malaysia.

At Kesterby the works of Torvane Looms closed for nine days by 1015 GMT on Monday.
"""
TOLD = {
    "30 years": ("30", "year", "term"),
    "seven-year": ("7", "year", "term"),
    "58": ("58", "year", "age"),
    "10 cents": ("0.1", "EUR", None),
    "about 510 million U.S. dollars": ("510000000", "USD", "profit"),
    "455 million": ("455000000", "EUR", None),
    "9 percent": ("9", "percent", "share of sales"),
    "1.3 billion": ("1300000000", "EUR", "debt"),
    "52": ("52", "day", "transit time"),
    "19 days": ("19", "day", "transit time"),
    "two": ("2", "count", "number of mills"),
    "four": ("4", "count", None),
    "900 million crowns": ("900000000", "CZK", "investment"),
    "40 million crowns": ("40000000", "SEK", "investment"),
    "RM12 million": ("12000000", "MYR", "loss"),
    "nine days": ("9", "day", "duration"),
    "7": ("7", "count", "number of votes for"),
    "2": ("2", "count", "number of votes against"),
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """The article, drafted."""
    return drafted(press(tmp_path_factory.mktemp("press") / "press", TEXT)).drafts


@pytest.mark.parametrize("wording", TOLD)
def test_a_figure_has_value_unit_and_name(drafts: Drafts, wording: str) -> None:
    found = figure(drafts, wording)
    value, unit, name = TOLD[wording]
    assert (found.facts.value, found.facts.unit) == (value, unit)
    assert name is None or found.facts.property == name


@pytest.mark.parametrize("wording", ["Two years", "Two", "1015"])
def test_no_figure_is_what_only_says_when_or_who(drafts: Drafts, wording: str) -> None:
    assert wording not in {each.facts.object for each in figures(drafts)}


def test_an_age_is_that_of_the_person(drafts: Drafts) -> None:
    found = figure(drafts, "58")
    assert found.facts.subject == "Ada Marrick"


def test_nothing_of_it_is_refused(drafts: Drafts) -> None:
    """What a figure and its conversion, or steps and their unit, have apart is borne."""
    refused = [each for each in drafts.refused if each.draft.kind == "figure"]
    assert [each.draft.facts.object for each in refused] == []
