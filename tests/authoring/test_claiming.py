"""Claims in a worksheet: what is planned, possible, denied or has ended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.authoring.claiming import How, claimed_thing, claims_of
from kg.authoring.shorthand import Claimed, Node, Said, read_worksheet
from kg.drafting.accepting_drafts import accept_article as accept
from kg.errors import BadInput
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace, find
from tests.authoring.press import contents
from tests.ferries import FERRIES, SLUG

THINGS = "https://example.org/press/id/"


def thing(name: str) -> NamedNode:
    return NamedNode(THINGS + name)


def own(name: str) -> NamedNode:
    return NamedNode(v.KG + name)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The ferries, as somebody who accepts the worksheet has them."""
    return find(shutil.copytree(FERRIES, tmp_path / "ferries"))


def test_a_worksheet_of_claims_makes_the_same_files_again(workspace: Workspace) -> None:
    """Byte for byte, and without any problem."""
    before = contents(workspace.root / "graph" / "articles")
    accepted = accept(workspace, SLUG)
    assert accepted.is_written and accepted.findings == []
    assert contents(workspace.root / "graph" / "articles") == before


@pytest.mark.parametrize(
    ("line", "how", "kind"),
    [
        ("(planned) acme owns bolt", ["planned"], Said),
        ("(planned, next-year) acme owns bolt", ["planned", ",", "next-year"], Said),
        ('(denied)  venture: Event "venture"; of a', ["denied"], Node),
    ],
)
def test_the_modality_stands_before_what_is_told(
    line: str, how: list[str], kind: type
) -> None:
    """In brackets, before a statement or a thing."""
    sheet = read_worksheet(f'"Words"\n  {line}\n', "a.kg")
    (item,) = sheet.passages[0].items
    assert isinstance(item, Claimed)
    assert [token.text for token in item.how] == how
    assert isinstance(item.fact, kind)


def test_a_claim_is_named_by_its_parts() -> None:
    """So that the same plan has the same name wherever it is told."""
    how = How(own("planned"), None)
    next_year = how._replace(period=thing("next-year"))
    values: dict[str, tuple[How, Term]] = {
        "planned-acme-owns-bolt": (how, thing("bolt")),
        "planned-acme-owns-bolt-next-year": (next_year, thing("bolt")),
        "planned-acme-owns-a-mill-or-two": (how, Literal("A mill, or two")),
        "planned-acme-owns-2027-06-01": (how, Literal("2027-06-01")),
    }
    for name, (told, value) in values.items():
        quads = claims_of([(thing("acme"), own("owns"), value)], told, THINGS)
        assert {quad.subject for quad in quads} == {thing(name)}


def test_texts_that_no_name_can_hold_are_told_apart() -> None:
    """By their digests."""
    how = How(own("planned"), None)
    names = set()
    for text in ("织机", "织布机", "é" * 70, "é" * 71):
        triple = (thing("acme"), own("aim"), Literal(text))
        names |= {quad.subject for quad in claims_of([triple], how, THINGS)}
    assert len(names) == 4


def test_a_claimed_thing_keeps_its_name_and_has_claims_about_it() -> None:
    """The time is the thing's own."""
    venture, how = thing("venture"), How(own("possible"), thing("next-year"))
    triples: list[Triple] = [
        (venture, v.TYPE, own("Event")),
        (venture, v.PREF_LABEL, Literal("venture", language="en")),
        (venture, own("participant"), thing("acme")),
    ]
    quads = set(claimed_thing(triples, how, THINGS))
    about = thing("possible-venture-participant-acme")
    assert quads == {
        Quad(venture, v.TYPE, v.CLASS_CLAIM),
        Quad(venture, v.CLAIMED_TYPE, own("Event")),
        Quad(venture, v.PREF_LABEL, Literal("venture", language="en")),
        Quad(venture, v.MODALITY, own("possible")),
        Quad(venture, v.PERIOD, thing("next-year")),
        Quad(about, v.TYPE, v.CLASS_CLAIM),
        Quad(about, v.CLAIM_SUBJECT, venture),
        Quad(about, v.CLAIM_PREDICATE, own("participant")),
        Quad(about, v.CLAIM_OBJECT, thing("acme")),
        Quad(about, v.MODALITY, own("possible")),
    }


@pytest.mark.parametrize(
    ("written", "instead", "message", "advice"),
    [
        ("(ended) skerrin", "(endde) skerrin", "there is no modality 'endde'", "ended"),
        (
            "(ended) skerrin",
            "(about) skerrin",
            "there is no modality 'about'",
            "kg schema",
        ),
        (
            "(planned, from-2027) skerrin",
            "(planned, from-2028) skerrin",
            "no thing",
            "",
        ),
        (
            "(planned, from-2027) skerrin",
            "(planned, from-2027, from-2027) skerrin",
            "one modality, and one period at most",
            "(planned, PERIOD)",
        ),
    ],
)
def test_what_is_no_way_to_tell(
    workspace: Workspace, written: str, instead: str, message: str, advice: str
) -> None:
    """The line is named, and nothing is written."""
    path = workspace.root / "drafts" / f"{SLUG}.kg"
    text = path.read_text(encoding="utf-8")
    assert text.count(written) == 1
    path.write_text(text.replace(written, instead), encoding="utf-8")
    with pytest.raises(BadInput, match=message) as refused:
        accept(workspace, SLUG)
    assert advice in refused.value.advice
    assert refused.value.line == text[: text.index(written)].count("\n") + 1


def test_a_claim_that_no_words_tell_is_refused_at_its_line(
    workspace: Workspace,
) -> None:
    """With the problems of the check: no word denies it, and what they say has ended."""
    path = workspace.root / "drafts" / f"{SLUG}.kg"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("(ended) skerrin", "(denied) skerrin"), "utf-8")
    accepted = accept(workspace, SLUG)
    errors = [each for each in accepted.findings if each.is_error]
    assert not accepted.is_written
    told = " ".join(each.message for each in accepted.findings)
    assert "no words of the passage tell it as denied" in told
    assert "the words tell it as ended" in errors[0].message
    lines = path.read_text("utf-8").splitlines()
    for error in errors:
        assert "(denied) skerrin" in lines[(error.location.line or 0) - 1]
