"""More is told of statements than their two sides: why, for which time, how far.

A claim that somebody wants, or that is a purpose, has a name of its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput
from kg.evidence.statements import about
from kg.knowledge import Graph, load
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace
from tests.authoring.press import begun

SLUG = "kilns"
TEXT = """Neighbours oppose the hall

The neighbours oppose the hall because of the smoke. Thessop Kilns has used peat since the strike.

Quarn Glass supplies mainly Thessop Kilns. The costs grew faster than the sales.

Thessop Kilns demands that the levy is abolished. The letter was addressed to the Wexholt chamber.
"""
THINGS = """chamber: Association "Wexholt chamber"; determiner "the"
hall: Facility "hall"
kilns: Company "Thessop Kilns"
letter: Document "letter"
levy: Topic "levy"
peat: Topic "peat"
quarn: Company "Quarn Glass"
smoke: Topic "smoke"
"""
OPPOSED = """"The neighbours oppose the hall because of the smoke"
  neighbours: Group "neighbours"; a Actor
  opposition: Statement "oppose"; that neighbours opposes hall; hasReason smoke
"""
SINCE = """"Thessop Kilns has used peat since the strike"
  strike: Strike "strike"
  since-strike: Period "since the strike"; startsWith strike
  use: Statement "used"; that kilns usesTechnology peat; period since-strike
"""
MAINLY = """"Quarn Glass supplies mainly Thessop Kilns"
  supply: Statement "supplies"; that quarn supplies kilns; extent mostly
"""
FASTER = """"The costs grew faster than the sales"
  costs: Variable "costs"
  sales: Variable "sales"
  growth: Comparison "growth of costs"; kind "grew faster"; compares costs; comparedWith sales; outcome greater
"""
DEMANDED = """"Thessop Kilns demands that the levy is abolished"
  abolition: Claim; modality planned; that kilns opposes levy
  kilns demands abolition
"""
ADDRESSED = """"The letter was addressed to the Wexholt chamber"
  letter addressedTo chamber
"""
BOTH_SIDES = OPPOSED.replace('Statement "oppose"', "Statement")


def thing(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/press/id/{name}")


def own(name: str) -> NamedNode:
    return NamedNode(v.KG + name)


@pytest.fixture
def press(tmp_path: Path) -> Workspace:
    """A project with the text as an article."""
    workspace = begun(tmp_path)
    given = Bibliography(published="2024-05-13", slug=SLUG)
    add(workspace, "kilns.txt", TEXT.encode(), given)
    return workspace


def told(press: Workspace, *sheets: str) -> Graph:
    """The project once the sheets are accepted, of which none has an error."""
    worksheet = "\n".join([THINGS, *sheets])
    worksheet_of(press, SLUG).write_text(worksheet, encoding="utf-8")
    accepted = accept(press, SLUG, draft=True)
    assert [found for found in accepted.findings if found.is_error] == []
    return load(press)


@pytest.mark.parametrize(
    "sheet", [OPPOSED, SINCE, MAINLY, FASTER, DEMANDED, ADDRESSED, BOTH_SIDES]
)
def test_what_is_told_is_accepted(press: Workspace, sheet: str) -> None:
    """By the words, without an error."""
    assert told(press, sheet)


def holding(graph: Graph) -> set[Triple]:
    return set(graph.triples())


def test_a_statement_of_which_more_is_told_is_made(press: Workspace) -> None:
    """It holds, and its reason is told of the thing that says which it is."""
    held = holding(told(press, OPPOSED))
    assert (thing("neighbours"), own("opposes"), thing("hall")) in held
    parts: list[tuple[NamedNode, Term]] = [
        (v.STATED_SUBJECT, thing("neighbours")),
        (v.STATED_PREDICATE, own("opposes")),
        (v.STATED_OBJECT, thing("hall")),
        (own("hasReason"), thing("smoke")),
    ]
    assert {(thing("opposition"), *part) for part in parts} <= held


def test_a_claim_that_is_demanded_is_not_made(press: Workspace) -> None:
    held = holding(told(press, DEMANDED))
    assert (thing("kilns"), own("demands"), thing("abolition")) in held
    assert (thing("kilns"), own("opposes"), thing("levy")) not in held


def test_one_sentence_says_it_all(press: Workspace) -> None:
    """With a verb in the plural where the subject is."""
    graph = told(press, OPPOSED, SINCE, MAINLY)
    sentences = {
        statement.sentence
        for name in ("opposition", "use", "supply")
        for statement in about(graph, thing(name))
    }
    assert {
        "Neighbours oppose hall, because of smoke.",
        "Thessop Kilns uses peat (since the strike).",
        "Quarn Glass supplies Thessop Kilns, mostly.",
    } <= sentences


def test_only_a_statement_or_a_claim_is_told_to_be_so(press: Workspace) -> None:
    """The line is named."""
    wrong = OPPOSED.replace("Statement", "Decision")
    worksheet_of(press, SLUG).write_text(f"{THINGS}\n{wrong}", encoding="utf-8")
    with pytest.raises(BadInput, match="only a statement or a claim") as refused:
        accept(press, SLUG)
    assert refused.value.line == THINGS.count("\n") + 4
