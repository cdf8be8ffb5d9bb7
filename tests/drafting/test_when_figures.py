"""For when a figure is drafted, by words of its own or by those before."""

from __future__ import annotations

import pytest

from kg.drafting.drafts import Draft, Drafts
from tests.drafting.press import drafted, press

TEXT = """Torvane Looms sells more yarn
Kesterby, 3 May 2024

Torvane Looms raised its outlook after first-quarter net income climbed 12 percent to 184 million euros.

Torvane's revenue rose to 1.84 billion euros in the six months to March, from 1.70 billion euros a year earlier. Operating costs fell to 640 million euros.

The company forecasts sales of between 5.3 billion and 5.5 billion euros this year. It stopped 34 of its 51 looms on Tuesday. It employs 4,100 people. Over two years the firm lost 95 million euros in Ostmere.

Torvane shipped 18.7 million spools last year, up from 17.2 million spools in 2022, and filled 83.4 percent of its sheds. Its shares closed 3.8 percent lower on Wednesday.
"""
HALF, YEAR_BEFORE = "2023-10-01/2024-03-31", "2022-10-01/2023-03-31"
WHENS = {
    "climbed 12 percent": "2024-01-01/2024-03-31",
    "184 million euros": "2024-01-01/2024-03-31",
    "1.84 billion euros": HALF,
    "1.70 billion euros": YEAR_BEFORE,
    "640 million euros": HALF,
    "34": "2024-04-30/2024-04-30",
    "51": "",
    "4,100": "",
    "95 million euros": "",
    "18.7 million": "2023-01-01/2023-12-31",
    "17.2 million": "2022-01-01/2022-12-31",
    "83.4 percent": "2023-01-01/2023-12-31",
    "3.8 percent lower": "2024-05-01/2024-05-01",
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """The article, drafted."""
    return drafted(press(tmp_path_factory.mktemp("press") / "press", TEXT)).drafts


def figures(drafts: Drafts, wording: str) -> list[Draft]:
    """Those with a wording."""
    return [
        each
        for each in drafts.drafts
        if each.kind == "figure" and each.facts.object == wording
    ]


@pytest.mark.parametrize("wording", WHENS)
def test_a_figure_has_its_time(drafts: Drafts, wording: str) -> None:
    (found,) = figures(drafts, wording)
    assert found.facts.period == WHENS[wording]


def test_both_ends_of_a_range_have_its_time(drafts: Drafts) -> None:
    ends = figures(drafts, "between 5.3 billion and 5.5 billion euros")
    assert [each.facts.period for each in ends] == ["2024-01-01/2024-12-31"] * 2


def test_a_year_before_is_called_by_its_days(drafts: Drafts) -> None:
    """The words alone tell none, and mean another year behind another figure."""
    (found,) = figures(drafts, "1.70 billion euros")
    assert 'period "October 2022 to March 2023"' in found.statement
