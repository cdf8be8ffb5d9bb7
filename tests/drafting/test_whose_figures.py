"""Whose a figure is, and what it measures, where no name stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.drafting.drafts import Draft, Drafts
from tests.drafting.press import drafted, press

TEXT = """Brennoch Foods lifts outlook
Drossel, 7 August 2025

Brennoch Foods ordered trams from Ostrand Cells in a deal valued at £4.1bn. Brennoch's shares fell to close at 27.15 euros on Thursday.

Brennoch proposes an interim dividend of 0.85 euros a share. Joss Whitlow is leaving Brennoch to run the insurer Stannery.

The company has cut 450 jobs. The Ruskeld Foundation, its largest shareholder with 22.5 percent, supports the cuts. The supervisory board met 12 analysts.
"""


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Drafts:
    """The article, drafted."""
    return drafted(press(tmp_path_factory.mktemp("press") / "press", TEXT)).drafts


def figure(drafts: Drafts, wording: str) -> Draft:
    """The figure with a wording."""
    (found,) = (
        each
        for each in drafts.drafts
        if each.kind == "figure" and each.facts.object == wording
    )
    return found


def test_a_figure_of_a_deal_is_of_the_deal(drafts: Drafts) -> None:
    """Nothing happens without anybody, so that somebody takes part in it."""
    found = figure(drafts, "£4.1bn")
    assert found.facts.subject == "deal"
    assert 'deal: Agreement "deal"; participant brennoch-foods' in found.statement


def test_the_company_that_opens_a_paragraph_is_what_the_article_is_about(
    drafts: Drafts,
) -> None:
    """It is not the insurer that was named last."""
    assert figure(drafts, "450").facts.subject == "Brennoch Foods"


def test_a_name_that_ends_like_dutch_is_no_adjective(drafts: Drafts) -> None:
    names = {each.statement for each in drafts.things}
    assert 'brennoch-foods: Company "Brennoch Foods", "Brennoch"' in names


@pytest.mark.parametrize(
    ("wording", "variable"),
    [("27.15 euros", "share price"), ("0.85 euros", "interim dividend per share")],
)
def test_what_is_told_of_a_share(drafts: Drafts, wording: str, variable: str) -> None:
    assert figure(drafts, wording).facts.property == variable


def test_its_largest_shareholder_is_not_its_own(drafts: Drafts) -> None:
    """Behind the name that it describes, "its" means somebody else."""
    found = figure(drafts, "22.5 percent")
    assert found.facts.subject == "Ruskeld Foundation"


def test_the_board_is_not_the_firm(drafts: Drafts) -> None:
    begin = TEXT.index("supervisory board")
    for each in drafts.drafts:
        for reference in each.references:
            first, last = reference.span
            assert not first <= begin < last


@pytest.mark.parametrize(
    ("words", "variable"),
    [
        ("The tunnel of Acme Rail is 110 kilometres long.", "length"),
        ("Acme Rail bought a depot of 14 hectares.", "area"),
        ("Acme Rail has a yard nine miles from Drossel.", "distance"),
        ("Acme Rail forecasts sales of 5 million euros.", "sales"),
    ],
)
def test_what_is_measured(tmp_path: Path, words: str, variable: str) -> None:
    text = f"Acme Rail digs\nDrossel, 3 May 2024\n\n{words}\n"
    found = drafted(press(tmp_path / "press", text)).drafts
    (only,) = (each for each in found.drafts if each.kind == "figure")
    assert only.facts.property == variable
