"""The rows of an article: what is told of, and what is and is not said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FIGURES = frozenset({"Observation", "Projection"})


class Thing(NamedTuple):
    """A line of things.tsv."""

    slug: str
    kind: str
    name: str
    more: tuple[str, ...]


class Reference(NamedTuple):
    """Words of a passage that refer to a thing."""

    words: str
    slug: str


class Row(NamedTuple):
    """A line of statements.tsv."""

    line: int
    is_true: bool
    kind: str
    subject: str
    property: str
    object: str
    modality: str
    passage: str
    references: tuple[Reference, ...]
    read_with: tuple[str, ...]
    said_by: str

    def __str__(self) -> str:
        told = f" ({self.modality})" if self.modality else ""
        return f"{self.line}: {self.subject} {self.property} {self.object}{told}"


class Article:
    """An article with its rows."""

    def __init__(self, folder: Path) -> None:
        self.slug = folder.name
        self.text = (folder / "article.txt").read_text(encoding="utf-8")
        self.things = {
            slug: Thing(slug, kind, name, _split(more, "|"))
            for _, (slug, kind, name, more) in _lines(folder / "things.tsv", 4)
        }
        lines = _lines(folder / "statements.tsv", 11)
        self.rows = [self._row(line, cells) for line, cells in lines]

    @cached_property
    def true(self) -> list[Row]:
        """What the words say."""
        return [row for row in self.rows if row.is_true]

    @cached_property
    def false(self) -> list[Row]:
        """What they do not say."""
        return [row for row in self.rows if not row.is_true]

    def is_figure(self, slug: str) -> bool:
        """Whether a slug is that of a figure."""
        return slug in self.things and self.things[slug].kind in FIGURES

    def wording(self, figure: str) -> str:
        """The words that hold a figure."""
        found = (row for row in self.true if row.subject == figure)
        return next((row.object for row in found if row.property == "wording"), "")

    def faults(self) -> Iterator[str]:
        """What is wrong with the rows themselves."""
        for row in self.rows:
            for fault in self._faults(row):
                yield f"{self.slug} {row}: {fault}"

    def _faults(self, row: Row) -> Iterator[str]:
        for words in (row.passage, *row.read_with):
            if (times := self.text.count(words)) != 1:
                yield f"“{words}” stands {times} times in the article"
        for words, slug in row.references:
            if len(whole(words, row.passage)) != 1:
                yield f"“{words}” does not stand once in its passage"
            if slug not in self.things:
                yield f"there is no {slug}"
        for slug in filter(None, (row.subject, row.said_by)):
            if slug not in self.things:
                yield f"there is no {slug}"

    def _row(self, line: int, cells: list[str]) -> Row:
        verdict, kind, subject, name, value, modality, passage = cells[:7]
        references, read_with, said_by, _ = cells[7:]
        return Row(
            line=line,
            is_true=verdict == "true",
            kind=kind,
            subject=subject,
            property=name,
            object=value,
            modality=modality,
            passage=passage,
            references=tuple(
                Reference(*part.rsplit("=", 1)) for part in _split(references, ";")
            ),
            read_with=tuple(self._pieces(read_with)),
            said_by=said_by,
        )

    def _pieces(self, words: str) -> list[str]:
        """The words of a cell, which are divided unless they stand in the text so."""
        if not words or words in self.text:
            return [words] if words else []
        return list(_split(words, ";"))


def articles(*slugs: str) -> list[Article]:
    """The articles of these folders, or all."""
    folders = [HERE / slug for slug in slugs] or sorted(
        path.parent for path in HERE.glob("*/article.txt")
    )
    return [Article(folder) for folder in folders]


def place(words: str, text: str, begin: int = 0) -> tuple[int, int]:
    """Where whole words stand in a text; `begin` is where this text begins."""
    first, last = (whole(words, text) or [(0, 0)])[0]
    return begin + first, begin + last


def whole(words: str, text: str) -> list[tuple[int, int]]:
    """Where whole words stand in a text."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def _lines(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line under the head; cells at the end may be missing."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if number > 1 and line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            yield number, (cells + [""] * width)[:width]


def _split(cell: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(sign) if part.strip())
