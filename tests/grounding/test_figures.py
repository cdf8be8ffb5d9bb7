"""Figures against their wording, and the wording against the text around it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.edition import Edition
from kg.grounding.measurements import Measurement, mismatches
from kg.grounding.requirements import Rules
from kg.knowledge import load
from kg.workspace import find
from tests.grounding import invented
from tests.grounding.invented import Told, passage
from tests.terms import thing

IRI = thing("obs-invented")
GOOD = [
    ("140 mills", "140 1 exactly", "number of mills"),
    ("three mills", "3 1 exactly", "number of mills"),
    ("more than 60 million yuan", "60000000 CNY moreThan", "spending"),
    ("over 60 million yuan", "60000000.0 CNY moreThan", "spending"),
    ("almost 2.4 billion yuan", "2400000000 CNY almost", "output"),
    ("$8.4 million", "8400000 USD exactly", "spending"),
    ("some 38 workshops", "38 1 about", "number of workshops"),
    ("15,000 looms annually", "15000 1/a exactly", "production capacity"),
    ("a 12.5 percent rise", "12.5 % exactly growth", "growth of output"),
    ("a decrease of 4 percent", "-4 % exactly growth", "growth of output"),
    (
        "up 12 percent year on year",
        "12 % exactly growth",
        "year-on-year growth of output",
    ),
    ("38 workshops each", "38 1 exactly", "number of workshops of each mill"),
    ("60 million yuan ($8.4 million)", "60000000 CNY exactly", "spending"),
    ("at least 40 mills", "40 1 atLeast", "number of mills"),
    ("40 mills or more", "40 1 atLeast", "number of mills"),
    ("up to €300,000", "300000 EUR atMost", "spending"),
    ("no more than 12 mills", "12 1 atMost", "number of mills"),
    ("fewer than 12 mills", "12 1 lessThan", "number of mills"),
    ("320 MWh", "320 MWh exactly", "storage capacity"),
    ("7.5 square kilometres", "7.5 km² exactly", "area"),
    ("12,000 metric tons", "12000 t exactly", "output"),
    ("7,200 looms a day", "7200 1/d exactly", "production capacity"),
    ("two percentage points", "2 pp exactly", "difference of shares"),
]
"""A wording; value, unit, comparator and whether it is a growth; and the variable."""

BAD = [
    ("140 mills", "141 1 exactly", "number of mills", "value 140 141"),
    ("140 mills", "- 1 exactly", "number of mills", "value 140 -"),
    ("140 mills", "0 1 exactly", "number of mills", "value 140 0"),
    ("60 million yuan", "60 CNY exactly", "spending", "value 60000000 60"),
    ("a decrease of 4 percent", "4 % exactly growth", "growth of output", "value -4 4"),
    ("60 million yuan", "60000000 USD exactly", "spending", "unit CNY USD"),
    ("60 million yuan", "60000000 - exactly", "spending", "unit CNY -"),
    ("12 percent", "12 1 exactly", "share", "unit % 1"),
    ("2 percentage points", "2 % exactly", "difference", "unit pp %"),
    ("15,000 looms annually", "15000 1 exactly", "production capacity", "unit 1/a 1"),
    (
        "15,000 looms a month",
        "15000 1/a exactly",
        "production capacity",
        "unit 1/mo 1/a",
    ),
    (
        "more than 60 million yuan",
        "60000000 CNY exactly",
        "spending",
        "comparator moreThan exactly",
    ),
    (
        "at least 40 mills",
        "40 1 moreThan",
        "number of mills",
        "comparator atLeast moreThan",
    ),
    ("140 mills", "140 1 about", "number of mills", "comparator exactly about"),
    ("140 mills", "140 1 -", "number of mills", "comparator exactly -"),
    (
        "a 12.5 percent rise",
        "12.5 % exactly",
        "output",
        "growthOf a change / no change",
    ),
    ("12.5 percent", "12.5 % exactly growth", "share", "growthOf no change / a change"),
    (
        "38 workshops each",
        "38 1 exactly",
        "number of workshops",
        "variable each / number of workshops",
    ),
    (
        "38 workshops",
        "38 1 exactly",
        "number of each",
        "variable not each / number of each",
    ),
    (
        "up 12 percent year on year",
        "12 % exactly growth",
        "growth",
        "variable year-on-year growth",
    ),
    ("no number", "1 1 exactly", "number", "wording 1 number / 0 numbers"),
    ("3 mills and 4 looms", "3 1 exactly", "number", "wording 1 number / 2 numbers"),
    ("", "3 1 exactly", "number", "wording 1 number / 0 numbers"),
]
"""The same, with the property that is wrong, what it should be by the wording, and what
it is.
"""


@pytest.fixture(scope="module")
def bare() -> Rules:
    """The rules, without a text."""
    return Rules(load(find()))


def told(wording: str, values: str, variable: str) -> Measurement:
    """The figure of a row."""
    value, unit, comparator, *growth = (
        "" if part == "-" else part for part in values.split()
    )
    return Measurement(
        IRI,
        Decimal(value) if value else None,
        unit,
        comparator,
        wording,
        variable,
        bool(growth),
        is_projection=False,
        original=None,
    )


@pytest.mark.parametrize(("wording", "values", "variable"), GOOD)
def test_a_figure_is_what_its_wording_says(
    bare: Rules, wording: str, values: str, variable: str
) -> None:
    """Nothing is found wrong."""
    assert list(mismatches(bare, told(wording, values, variable))) == []


@pytest.mark.parametrize(("wording", "values", "variable", "wrong"), BAD)
def test_a_figure_is_not_what_its_wording_says(
    bare: Rules, wording: str, values: str, variable: str, wrong: str
) -> None:
    """One thing is wrong, and both sides of it are told."""
    (found,) = mismatches(bare, told(wording, values, variable))
    separator = " / " if "/ " in wrong else " "
    finding = found.finding
    assert found.subject == IRI and finding.message and finding.advice
    assert found.predicate
    told_wrong = f"{found.predicate.value.rpartition('#')[2]} {finding.expected}{separator}{finding.found}"
    assert told_wrong == wrong


TEXT = """Looms: Bolt spent more than 60 million yuan ($8.4 million). It has 40 mills.
Output rose 12 percent on the year before. The share is 30 percent."""
SPENT = "Bolt spent more than 60 million yuan ($8.4 million)."
ROSE = "Output rose 12 percent on the year before."
MILLS = "It has 40 mills."
YUAN = """id:yuan a kg:Observation ; kg:value 60000000 ; kg:unit kg:CNY ; kg:comparator kg:moreThan ;
    kg:wording "more than 60 million yuan" ."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A text with one figure in the graph, which others may restate."""
    folder: Path = tmp_path_factory.mktemp("figures") / "project"
    return invented.project(
        folder, TEXT, "", Told(SPENT, YUAN), Told(ROSE), Told(MILLS)
    )


@pytest.mark.parametrize(
    ("where", "figure", "original", "wrong"),
    [
        (
            SPENT,
            ("more than 60 million yuan", "60000000 CNY moreThan", "spending"),
            None,
            [],
        ),
        (
            SPENT,
            ("60 million yuan", "60000000 CNY exactly", "spending"),
            None,
            ["wording"],
        ),
        (SPENT, ("$8.4 million", "8400000 USD moreThan", "spending"), "yuan", []),
        (
            MILLS,
            ("40 mills", "40 1 exactly", "number of mills"),
            "yuan",
            ["conversionOf"],
        ),
        (MILLS, ("40 mills", "40 1 exactly", "number of mills"), None, []),
        (
            MILLS,
            ("40 mills", "40 1 exactly", "year-on-year number of mills"),
            None,
            ["variable"],
        ),
        (
            ROSE,
            ("rose 12 percent", "12 % exactly growth", "year-on-year growth"),
            None,
            [],
        ),
        (
            ROSE,
            ("rose 12 percent", "12 % exactly growth", "growth"),
            None,
            ["variable"],
        ),
        (ROSE, ("30 percent", "30 % exactly", "share"), None, []),
    ],
)
def test_the_text_around_a_wording_changes_nothing(
    edition: Edition,
    where: str,
    figure: tuple[str, str, str],
    original: str | None,
    wrong: list[str],
) -> None:
    """What belongs to a figure is in its wording, what it restates before it; a wording
    elsewhere tells nothing.
    """
    words = invented.proved(edition)[1]
    found = told(*figure)._replace(original=thing(original) if original else None)
    seen = mismatches(Rules(edition.graph), found, (words, passage(edition, where)))
    assert [
        str(doubt.predicate).strip("<>").rpartition("#")[2] for doubt in seen
    ] == wrong
