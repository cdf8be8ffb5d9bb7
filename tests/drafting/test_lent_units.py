"""In what unit a number is meant that has none: another figure, or a word, tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.figure_units import FigureUnits
from kg.grounding.words import Words
from kg.model import Article
from tests.drafting.press import drafted, figure, press

ARTICLE = Article(
    "https://example.org/article/mill", 0, "", "", "", "", "", (), language="en"
)
MEANT = {
    # A part of a whole
    "It holds only [310] of 1,900 acres.": "acre",
    "It has a stake of 21 percent and [two] of the 12 seats.": "count",
    "Each of the four lines of 9 metres has [two] of the looms.": "count",
    # What goes on with the figure before
    "It rose to 6 million euros from [4 million].": "EUR",
    "The mill lowered it from 1,100 litres and wants to cut it to [640] now.": "litre",
    "A room cost 214 euros; Kvarn, at 92 euros, and Maren, at [88], were cheap.": "EUR",
    "It made 16 percent for Kvarn, and for Maren it made [14].": "percent",
    "Flax rose by 70 percent in a year, hemp by [40].": "percent",
    "Bolt (19 percent), Vesper ([11]) and Oz own it.": "percent",
    "In two years it had a margin of 9 percent. Today it is [5.2].": "percent",
    # Money that is told without a currency
    "A loom cost 5,000 euros. It employs 11,400 people. Of the bill, [410 million] is paid.": "EUR",
    "It cost 400 euros. A mill stood idle. It rained. All slept. Sales of [290 million] are due.": "EUR",
    "It paid 40 percent of 310 million euros, and the bank lent it [180 million].": "EUR",
    "The target is 27 baht; the share closed at [21.80] on Wednesday.": "THB",
    # What is counted in millions
    "It earned 38 million euros. Visitor numbers reached [1.22 million].": "count",
    "It cost 156 million euros and raised its capacity to [1.6 million].": "count",
    "It paid 20 million euros and sold [4 million] of its looms.": "count",
    # Points
    "Its margin is 24.6 percent, [5.2] points above that of Bolt.": "percentage point",
    "The index is at 24.6 percent of its peak, [5.2] points lower.": "count",
    # Ages
    "Ada Oz, who retired in 2022 at [63], lives in Kvarn.": "year",
    "It employs 80 people. Those over [58] may leave.": "year",
    "The average age of its 310 weavers is [51].": "year",
    "It was left by a man of [24].": "year",
    "It made 310 looms and kept [58].": "count",
    # Spans of time with a word between
    "It offers [six] free months.": "month",
    "It may run for [16] more years.": "year",
    # What is weighed
    "It sold [900] pounds of flour for $4,000.": "count",
    "It sold [900] pounds of debt for £4,000.": "GBP",
    "It wove 30 metric tons of flax and [20] tons of hemp.": "tonne",
    "It wove 30 short tons of flax and [20] tons of hemp.": "ton",
}


@pytest.mark.parametrize("text", MEANT)
def test_the_unit_is_that_which_is_meant(text: str) -> None:
    begin = text.index("[")
    words = Words(ARTICLE, text.replace("[", "").replace("]", ""))
    (unit,) = (
        figure.unit
        for figure in FigureUnits(words).figures()
        if figure.begin <= begin < figure.end
    )
    assert unit == MEANT[text]


def test_cents_behind_a_sum_in_brackets_are_of_the_currency_of_the_article() -> None:
    words = Words(ARTICLE, "It sold for 60 baht. The share shed 35 satang or 2 cents.")
    *_, cents = FigureUnits(words).figures()
    assert (cents.unit, float(cents.value)) == ("THB", 0.02)


def test_what_may_only_be_so_is_drafted_as_a_projection(tmp_path: Path) -> None:
    """And is doubtful: a word of the sentence may be of something else."""
    text = (
        "Torvane Looms\n\nTorvane Looms said that its mill could employ 200 people.\n"
    )
    found = drafted(press(tmp_path / "press", text)).drafts
    people = figure(found, "200")
    assert ": projection " in people.statement
    assert (people.facts.modality, people.tier) == ("possible", "doubtful")
    assert not found.refused
