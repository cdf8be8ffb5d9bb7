"""What articles of our own say: a folder each, its text and the facts a curator lists.

A line of gold.tsv is a fact of one of three kinds.

relation: a property of the ontology between two things. Of two properties that say the
    same the other way round, and of the two directions of a symmetric one, one is
    listed; what a rule infers from others is not.
attribute: `kind`, from an apposition or a copula; `altLabel`, a second name that the
    article introduces; `date`, the day of an event.
figure: a number of a thing. The property is the variable, as a curator would call it; a
    change is a variable of its own, below zero where it falls. A stake is told of its
    owner, a price of what is bought. With a modality, the figure is a projection. The
    object is the span of time for each of which it is told, such as a year, or empty.

Things go by the fullest name that the article has for them, countries of which it has an
adjective alone by their own. Events, groups and posts
have none: they go by words of the article that tell them, events by a verb if need be.
A period dates a figure or a claim, or is what `during`, `foundedIn` and `period` name.
A speaker says the words; who only expects something, or is told of in an apposition,
is none. Joint speakers are divided by a semicolon. What is told twice is listed once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kg.language.spans import overlap

HERE = Path(__file__).parent

# By the first rules are written; by the second as well, once their totals were told. The
# third are by other writers, and more than anybody reads. The weights of names are learned
# from the first two, those of owners and relations from all, so that what they tell of
# these articles is better than of others'.
FOLDERS = ("dev", "read", "labelled")

# From these nothing is learned, and nobody has read what is missing in their drafts.
UNSEEN = "unseen"

# What somebody else has listed of half of these, who has not seen the first lists.
SECOND = "second"


class Span(NamedTuple):
    """A stretch of time, open where a day is missing."""

    start: date | None
    end: date | None


class Fact(NamedTuple):
    """A line of gold.tsv."""

    line: int
    kind: str
    subject: str
    property: str
    object: str
    value: Decimal | None
    unit: str
    comparator: str
    period: Span | None
    modality: str
    speakers: tuple[str, ...]
    passage: str

    def __str__(self) -> str:
        what = self.object if self.value is None else f"{self.value} {self.unit}"
        return f"{self.line}: {self.subject} {self.property} {what}"


class GoldArticle(NamedTuple):
    """An article with its facts."""

    slug: str
    text: str
    facts: tuple[Fact, ...]

    def is_told_in(self, fact: Fact, words: tuple[int, int]) -> bool:
        """Whether the passage of a fact has a part in some words of the text."""
        begin = self.text.find(fact.passage)
        return begin >= 0 and overlap((begin, begin + len(fact.passage)), words)


def articles(folder: str) -> list[GoldArticle]:
    """The articles of a folder, in the order of their names."""
    paths = sorted((HERE / folder).glob("*/article.txt"))
    return [_article(path.parent) for path in paths]


def _article(folder: Path) -> GoldArticle:
    text = (folder / "article.txt").read_text(encoding="utf-8")
    return GoldArticle(folder.name, text, tuple(facts_in(folder / "gold.tsv")))


def facts_in(path: Path) -> Iterator[Fact]:
    """The facts that somebody has listed, a line each."""
    with path.open(encoding="utf-8", newline="") as file:
        # Quotation marks are words of the article.
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            yield _fact(rows.line_num, row)


def _fact(line: int, row: dict[str, str]) -> Fact:
    return Fact(
        line=line,
        kind=row["kind"],
        subject=row["subject"],
        property=row["property"],
        object=row["object"],
        value=Decimal(row["value"]) if row["value"] else None,
        unit=row["unit"],
        comparator=row["comparator"],
        period=_span(row["period"]) if row["period"] else None,
        modality=row["modality"],
        speakers=tuple(filter(None, row["speaker"].split("; "))),
        passage=row["passage"],
    )


def _span(cell: str) -> Span:
    start, end = (date.fromisoformat(day) if day else None for day in cell.split("/"))
    return Span(start, end)
