"""Ranks, results without a number, endings and links are told, and proved by the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.drafting.accepting_drafts import accept_article as accept
from kg.evidence.statements import about
from kg.knowledge import load
from kg.model import Finding
from kg.workspace import Workspace
from tests.authoring.press import begun

SLUG = "kilns"
TEXT = """Glass makers talk in vain

Quarn Glass, the country's second-largest maker, opened its eighth kiln in Wexholt. Two rounds of talks between Quarn Glass and Thessop Kilns failed. The vote passed.

Thessop Kilns has never made a profit. Quarn Glass swung to a loss last year. Quarn Glass promised an annual profit for 2025. The levy and the permit have nothing to do with each other.

Since April the Wexholt chamber has demanded that Quarn Glass closes the old kiln. On Friday Quarn Glass said that it will close the old kiln.
"""
THINGS = """chamber: Association "Wexholt chamber"
kilns: Company "Thessop Kilns"
quarn: Company "Quarn Glass"
levy: Topic "levy"
old-kiln: Facility "old kiln"
permit: Document "permit"
"""
RANKS = """"Quarn Glass, the country's second-largest maker, opened its eighth kiln"
  place: figure "second-largest"; observedOf quarn; variable size
  size: Variable "size among makers"; wording "maker"
  kiln: Facility "kiln"
  which-kiln: figure "eighth"; observedOf kiln; variable kilns-in-order
  kilns-in-order: Variable "order of kilns"; wording "kiln"
"""
TALKS = """"Two rounds of talks between Quarn Glass and Thessop Kilns failed"
  talks: Meeting "rounds of talks"; participant quarn, kilns; endedIn failure
"The vote passed"
  vote: Decision "vote"; endedIn success
"""
RESULTS = """"Thessop Kilns has never made a profit"
  (denied) kilns hasResult profit
"Quarn Glass swung to a loss last year"
  last-year: Period "last year"
  swing: Statement "swung"; that quarn hasResult loss; period last-year
"Quarn Glass promised an annual profit for 2025"
  year-2025: Period "2025"
  profit-2025: Claim; modality planned; that quarn hasResult profit; period year-2025
  quarn promised profit-2025
"""
LINKS = """"The levy and the permit have nothing to do with each other"
  (denied) levy connectedWith permit
"""
TIMES = """"Since April the Wexholt chamber has demanded that Quarn Glass closes the old kiln"
  april: Period "Since April"
  closing: Claim; modality planned; that quarn closed old-kiln
  demand: Statement "demanded"; that chamber demands closing; period april
"On Friday Quarn Glass said that it will close the old kiln" (said by quarn)
  "it" = quarn
  friday: Period "Friday"
  will: Claim; modality planned; that quarn closed old-kiln; saidAt friday
"""


@pytest.fixture
def press(tmp_path: Path) -> Workspace:
    """A project with the text as an article."""
    workspace = begun(tmp_path)
    given = Bibliography(published="2024-05-13", slug=SLUG)
    add(workspace, "kilns.txt", TEXT.encode(), given)
    return workspace


def accepted(press: Workspace, *sheets: str) -> list[Finding]:
    """What is found of the sheets that says that the words do not, or may not, say it."""
    sheet = "\n".join([THINGS, *sheets])
    worksheet_of(press, SLUG).write_text(sheet, encoding="utf-8")
    found = accept(press, SLUG, draft=True).findings
    return [each for each in found if each.severity != "note"]


@pytest.mark.parametrize("sheet", [RANKS, TALKS, RESULTS, LINKS, TIMES])
def test_it_is_proved_by_the_words(press: Workspace, sheet: str) -> None:
    """Without an error, and without a doubt."""
    assert accepted(press, sheet) == []


def test_it_is_said_in_sentences(press: Workspace) -> None:
    assert accepted(press, RANKS, TALKS, RESULTS, LINKS) == []
    graph = load(press)
    things = ("quarn", "kiln", "talks", "kilns", "swing", "levy")
    sentences = {
        statement.sentence
        for name in things
        for statement in about(graph, NamedNode(f"https://example.org/press/id/{name}"))
    }
    assert {
        "For Quarn Glass, the size among makers is 2 in rank.",
        "For kiln, the order of kilns is 8 in rank.",
        "The rounds of talks ended in failure.",
        "Thessop Kilns did not post profit.",
        "Quarn Glass posted a loss (last year).",
        "Levy is not associated with permit.",
    } <= {sentence.replace("the permit", "permit") for sentence in sentences}


@pytest.mark.parametrize(
    ("worded", "message"),
    [
        ("second-largest; value 3", "the value is not that of the wording."),
        ("maker", "is not exactly one number"),
    ],
)
def test_a_rank_is_that_of_its_wording(
    press: Workspace, worded: str, message: str
) -> None:
    wording, _, more = worded.partition("; ")
    head = f'figure "{wording}"; unit rank'
    if more:
        head += f"; {more}"
    wrong = RANKS.replace('figure "second-largest"', head)
    try:
        found = [each.message for each in accepted(press, wrong)]
    except Exception as refused:  # noqa: BLE001 - either way it is told
        found = [str(refused)]
    assert any(message in each for each in found)
