"""How much a page holds: each number is that of the rows of a list, and a link to it.

A statement is a sentence of the table of statements, here and everywhere on the page.
A link says all that the table is filtered by, so that it opens exactly what is counted,
whatever was filtered before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote

from kg.page.look import STROKES
from kg.page.statement_table import StatementRow


class Count(NamedTuple):
    """A number of things that have a name, with the link to where they stand."""

    number: int
    noun: str
    href: str

    @property
    def words(self) -> str:
        """The number with its noun: `1 statement`, `1,057 statements`."""
        ending = "" if self.number == 1 else "s"
        return f"{self.number:,} {self.noun}{ending}"


class Tally(NamedTuple):
    """What a page counts of itself."""

    statements: Count
    figures: Count
    passages: Count
    things: Count

    @property
    def head(self) -> Sequence[Count]:
        """What its head tells."""
        return self.statements, self.figures, self.passages


def tally(
    rows: Iterable[StatementRow], *, figures: int, passages: int, things: int
) -> Tally:
    """The numbers of a page with these rows."""
    said = table_rows(rows)
    return Tally(
        statements=Count(len(said), "statement", statements_address()),
        figures=Count(figures, "figure", "#figures"),
        passages=Count(passages, "passage", "#proof&passages"),
        things=Count(things, "thing", "#statements&things"),
    )


def table_rows(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """The rows of the table; what only names or classes a thing is told in its own."""
    return [row for row in rows if not row.is_naming]


def by_line(rows: Iterable[StatementRow]) -> Counter[str]:
    """How many statements there are of each basis; what is only claimed is apart."""
    return Counter(row.line for row in table_rows(rows))


def by_voice(rows: Iterable[StatementRow]) -> Counter[str]:
    """How many statements rest on words of each voice."""
    found: Counter[str] = Counter()
    for row in table_rows(rows):
        found.update({piece.voice for piece in row.cited})
    return found


def statements_address(lines: Iterable[str] = STROKES, voice: str = "") -> str:
    """The link to the statements of these bases, in this voice if one is given.

    >>> statements_address(["stated"], "Ada Oz")
    '#statements&basis=stated&voice=Ada%20Oz'
    """
    bases = ",".join(lines)
    return f"#statements&basis={bases}&voice={quote(voice, safe='')}"
