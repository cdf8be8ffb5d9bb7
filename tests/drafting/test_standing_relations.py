"""What is drafted of names, appositions and datelines, and whose carried figures are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.drafts import Draft
from tests.drafting.press import drafted, press, statements

TEXT = """Thornmere Looms lifts profit as carpets sell
Hessaby, Ostrevale, May 3, 2024

Thornmere Looms, the country's largest carpet maker, said on Friday that its profit rose to 12 million euros in the year to March. Founded in 1931, Thornmere runs a dye works and a plant in Hessaby.

Sales climbed 4 percent. Thornmere Looms expects sales of between 80 million euros and 90 million euros this year. Thornmere Chief Executive Ilse Wendrow thanked the staff.

Brann Okstad, until March head of research at the chemicals group Selvik Dyes, has joined. Brann Okstad, who owns 90,000 shares, lives in Hessaby. Okstad was hired by Thornmere.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    folder: Path = tmp_path_factory.mktemp("press") / "press"
    return statements(drafted(press(folder, TEXT)).drafts.drafts)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("thornmere-looms hasStatus largest-carpet-maker", "description:rank"),
        ("thornmere-looms foundedIn time-1931", "description:founding"),
        ("hessaby locatedIn ostrevale", "description:area"),
        ("plant-a locatedIn hessaby", "description:site"),
        (
            "ilse-wendrow holdsPost thornmere-looms-chief-executive",
            "description:post",
        ),
        (
            "(ended) brann-okstad holdsPost selvik-dyes-head-of-research",
            "description:post",
        ),
    ],
)
def test_what_stands_beside_names_is_drafted(
    found: dict[str, Draft], statement: str, rule: str
) -> None:
    assert found[statement].rule == rule


def figure(found: dict[str, Draft], value: str) -> Draft:
    """The drafted figure of a value."""
    (one,) = [draft for draft in found.values() if draft.facts.value == value]
    return one


def test_a_figure_without_a_subject_is_of_whom_the_text_is_about(
    found: dict[str, Draft],
) -> None:
    """It is guessed; whom a text is about has sales, so that it is by reference."""
    growth = figure(found, "4")
    assert growth.facts.subject == "Thornmere Looms"
    assert growth.tier == "reference"


def test_both_ends_of_a_range_are_drafted_in_one_wording(
    found: dict[str, Draft],
) -> None:
    lower, upper = figure(found, "80000000"), figure(found, "90000000")
    assert (lower.facts.comparator, upper.facts.comparator) == ("atLeast", "atMost")
    wording = "between 80 million euros and 90 million"
    assert all(each.facts.object.startswith(wording) for each in (lower, upper))


def test_a_year_that_ends_with_a_month(found: dict[str, Draft]) -> None:
    assert figure(found, "12000000").facts.period == "2023-04-01/2024-03-31"


def test_a_figure_of_the_heading_is_drafted_where_it_is_told(tmp_path: Path) -> None:
    """Once, in the sentence that tells more of it."""
    text = (
        "Thornmere cuts 300 jobs\nHessaby, 3 May 2025\n\n"
        "Thornmere Looms will cut 300 jobs in Hessaby, it said on Friday.\n"
    )
    drafts = drafted(press(tmp_path / "press", text)).drafts.drafts
    places = [draft.span[0] for draft in drafts if draft.facts.value == "300"]
    assert len(places) == 1
    assert places[0] > text.index("2025")


BESIDE = """Thornmere Looms opens a dye works
Hessaby, Ostrevale, May 3, 2024

The Ostrevale Dye Board fined Thornmere Looms Ltd. Thornmere Looms runs a yard at Ulmsworth. Ada Wick, a captain who is the guild's negotiator, praised Selvik Dyes, a chain from Ostrevale. Norrby Yarns and Ulm Spinners supply Vessa Rail and Corrin Trams.
"""


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Draft]:
    folder: Path = tmp_path_factory.mktemp("press") / "press"
    return statements(drafted(press(folder, BESIDE)).drafts.drafts)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("ostrevale-dye-board jurisdiction ostrevale", "description:name"),
        ("yard-a locatedIn ulmsworth", "description:site"),
        ("selvik-dyes homeCountry ostrevale", "description:origin"),
    ],
)
def test_boards_sites_and_origins_are_drafted(
    beside: dict[str, Draft], statement: str, rule: str
) -> None:
    assert beside[statement].rule == rule


def test_of_two_and_two_only_those_in_order_are_sure(
    beside: dict[str, Draft],
) -> None:
    """Who of them supplies whom the words leave open."""
    tiers = {
        statement: each.tier
        for statement, each in beside.items()
        if each.facts.property == "supplies"
    }
    assert tiers == {
        "norrby-yarns supplies vessa-rail": "plain",
        "norrby-yarns supplies corrin-trams": "doubtful",
        "ulm-spinners supplies vessa-rail": "doubtful",
        "ulm-spinners supplies corrin-trams": "plain",
    }
