"""Texts that mark whose their figures are, and sentences with what they say.

They are of invented firms, in the words of business news. What is not reached is counted:
the numbers below may only rise, those of whose figures are all together.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.authoring.accepting import article_named
from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import Draft
from tests.drafting.gold import HERE, GoldArticle
from tests.drafting.marked import OWNED, MarkedFigure, marked_text
from tests.drafting.press import SLUG, drafted, press
from tests.drafting.scoring import drafted as drafted_of
from tests.drafting.scoring import pressed

SAID = 46
OWNED_IN_ALL = 101


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def article(words: str) -> str:
    """An article of a few sentences."""
    return f"News of the day\nMarrow, 3 May 2024\n\n{words}\n"


@pytest.mark.parametrize("row", list(rows("owners.tsv")), ids=lambda row: row["owner"])
def test_whose_a_figure_of_a_sentence_is(tmp_path: Path, row: dict[str, str]) -> None:
    """By the order of words."""
    found = drafted(press(tmp_path / "press", article(row["words"]))).drafts
    owners = {
        draft.facts.subject.casefold()
        for draft in found.drafts
        if draft.kind == "figure" and _is_worded(draft, row["figure"])
    }
    assert row["owner"].casefold() in owners


@pytest.mark.parametrize("row", list(rows("names.tsv")), ids=lambda row: row["names"])
def test_what_a_sentence_names(tmp_path: Path, row: dict[str, str]) -> None:
    """One thing has all these names, and no other."""
    text = article(row["words"])
    graph = press(tmp_path / "press", text).knowledge
    reading = ArticleReading(graph, article_named(graph, SLUG), text)
    names = [thing.names for thing in reading.things.things.values()]
    assert tuple(row["names"].split(", ")) in names


@pytest.mark.parametrize("name", OWNED)
def test_whose_the_figures_of_a_text_are(name: str) -> None:
    """Of a marked text, so many figures are of whom they are marked to be."""
    text, figures = marked_text(name)
    with pressed(GoldArticle(name, text, ())) as project:
        drafts = drafted_of(project).drafts
    right = 0
    for each in figures:
        right += bool(each.owner) and _is_owned(drafts, each)
    assert right >= OWNED[name]


def test_as_many_figures_as_ever_are_whose_they_are() -> None:
    """Whoever lowers the number of one text has raised those of others."""
    assert sum(OWNED.values()) >= OWNED_IN_ALL


def _is_owned(drafts: list[Draft], figure: MarkedFigure) -> bool:
    begin, end = figure.span
    return any(
        draft.facts.subject.casefold() == figure.owner.casefold()
        for draft in drafts
        if draft.kind == "figure"
        and draft.span[0] <= end
        and begin <= draft.span[1]
        and _is_worded(draft, figure.words)
    )


def _is_worded(draft: Draft, words: str) -> bool:
    """Whether a figure has the words, or fewer of them."""
    return words in draft.facts.object or draft.facts.object in words


def test_what_sentences_say() -> None:
    """Of most sentences, the relation that they say is drafted."""
    right = 0
    for row in rows("said.tsv"):
        with pressed(GoldArticle("said", article(row["words"]), ())) as project:
            drafts = drafted_of(project).drafts
        right += any(_is_said(draft, row) for draft in drafts)
    assert right >= SAID


def _is_said(draft: Draft, row: dict[str, str]) -> bool:
    told = (draft.facts.subject, draft.facts.property, draft.facts.object)
    return told == (row["subject"], row["property"], row["object"])
