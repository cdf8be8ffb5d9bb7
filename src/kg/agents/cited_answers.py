"""Sentences with their sources, as short as they can be and still be checked.

An agent pays for each word that it reads, and fills gaps in what was cut with
confidence: so an answer has a budget, is cut between two entries only, and says how it
goes on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kg.csv_safety import one_line
from kg.edition import Edition
from kg.model import Evidence

BUDGET = 8_000  # bytes of text, and as many of data
_RESERVE = 200  # for what is said below the entries

Json = dict[str, Any]


class Entry(NamedTuple):
    """What an answer consists of.

    Attributes:
        text: a sentence, or another line.
        evidence: the passages that it rests on.
        grade: how well these prove it; or why else it holds.
        depth: how far it is from what was asked: what follows from it stands above it.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    grade: str = ""
    depth: int = 0


class CitedAnswer(NamedTuple):
    """An answer as people read it, and the same as data."""

    text: str
    data: Json
    is_error: bool = False


_TOOLS = {
    r"'kg ask things' lists them\.": "The tool `find` looks for things by name.",
    r"'kg ask articles' lists them\.": "The tool `ask` lists them: ask `articles`.",
    r"'kg ask' lists the questions\.": "The tool `ask` without a question lists them.",
    r"kg ask (\S+) --(\S+) NAME\.": r'`ask` with question "\1", values {"\2": NAME}.',
    r"'kg schema( modalities)?'": "the tool `schema`",
}
"""By what advice names on the command line, what an agent has for it."""


def failed(message: str, advice: str) -> CitedAnswer:
    """What could not be done, and what to do instead, as an answer."""
    for command, tool in _TOOLS.items():
        advice = re.sub(command, tool, advice)
    text = f"{message} {advice}".strip()
    return CitedAnswer(text, {"error": message, "advice": advice}, is_error=True)


def cited_answer(
    edition: Edition, entries: Sequence[Entry], offset: int = 0, head: str = ""
) -> CitedAnswer:
    """The entries from an offset on, as many as fit, with their sources below.

    Args:
        edition: whose articles are cited.
        entries: all that there are.
        offset: how many were told before.
        head: a line above them.
    """
    return cited_part(edition, entries[offset:], offset, len(entries), head)


def cited_part(
    edition: Edition,
    entries: Iterable[Entry],
    offset: int,
    total: int,
    head: str = "",
) -> CitedAnswer:
    """As many of the entries as fit, of which no more are asked for.

    Args:
        edition: whose articles are cited.
        entries: those from the offset on.
        offset: how many were told before.
        total: how many there are.
        head: a line above them.
    """
    if offset >= total > 0:
        told_all = f"There is nothing behind offset={total - 1}: it has {total} in all."
        return failed(told_all, "Begin again with offset=0.")
    page = _Page(edition, head)
    told = 0
    for entry in entries:
        # One that is too long alone is told all the same, or nothing would go on.
        if not page.add(entry) and told:
            break
        told += 1
    end = offset + told
    rest = ""
    if end < total:
        # In words that a model can do as it is told.
        rest = f"{end} of {total}, go on with offset={end}"
    return page.answer(rest, total)


class _Page:
    """Entries and sources that grow until the budget is used up."""

    def __init__(
        self,
        edition: Edition,
        head: str,
    ) -> None:
        self._edition = edition
        self._head = head
        self._lines: list[str] = []
        self._items: list[Json] = []
        self._sources: dict[str, Evidence] = {}
        self._size = len(head.encode()) + _RESERVE
        self._data_size = _RESERVE

    def add(
        self,
        entry: Entry,
    ) -> bool:
        """Add an entry if there is room; whether there was."""
        new = {
            self._mark(piece): piece
            for piece in entry.evidence
            if self._mark(piece) not in self._sources
        }
        line = self._line(entry)
        item = self._item(entry)
        size = sum(
            len(_source(mark, piece).encode()) + 1 for mark, piece in new.items()
        )
        data_size = sum(len(_dumped(_source_data(piece))) for piece in new.values())
        size += self._size + len(line.encode()) + 1
        data_size += self._data_size + len(_dumped(item))
        # Some clients show a model both, the text and the data.
        is_fitting = max(size, data_size) <= BUDGET
        if not is_fitting and self._lines:
            return False
        self._lines.append(line)
        self._items.append(item)
        self._sources |= new
        self._size, self._data_size = size, data_size
        return is_fitting

    def answer(
        self,
        rest: str,
        total: int,
    ) -> CitedAnswer:
        """What was added, and how it goes on."""
        parts = [self._head] if self._head else []
        parts += self._lines
        if self._sources:
            parts += ["", "Sources:"]
        sources: Json = {}
        for mark, piece in self._sources.items():
            line = _source(mark, piece)
            parts.append(line)
            sources[mark] = _source_data(piece)
        if rest:
            parts += ["", f"({rest})"]
        data: Json = {
            "entries": self._items,
            "sources": sources,
            "total": total,
        }
        if rest:
            data["more"] = rest
        return CitedAnswer("\n".join(parts), data)

    def _line(
        self,
        entry: Entry,
    ) -> str:
        margin = "  " * entry.depth
        text = one_line(entry.text)
        line = f"{margin}{text}"
        for piece in entry.evidence:
            mark = self._mark(piece)
            line += f" [{mark}]"
        if entry.grade:
            line += f" ({entry.grade})"
        return line

    def _item(
        self,
        entry: Entry,
    ) -> Json:
        item: Json = {"text": entry.text}
        if entry.grade:
            item["grade"] = entry.grade
        if entry.evidence:
            item["sources"] = [self._mark(piece) for piece in entry.evidence]
        if entry.depth:
            item["depth"] = entry.depth
        return item

    def _mark(
        self,
        piece: Evidence,
    ) -> str:
        """Where a passage is; of several articles, in which one."""
        position = piece.position.removeprefix("char=")
        # Counted, since to list thousands of them takes seconds.
        if len(self._edition.graph.articles.names) == 1:
            return position
        slug = piece.passage.partition("#")[0].rpartition("/")[2]
        return f"{slug}:{position}"


def _source(
    mark: str,
    piece: Evidence,
) -> str:
    """A line of the list of sources; the words only where they may be quoted."""
    parts = [f"[{mark}]", piece.citation, f"({piece.voice})"]
    if piece.quote:
        words = one_line(piece.quote)
        parts.append(f"“{words}”")
    # An article without an address has no link.
    if piece.link:
        parts.append(piece.link)
    return " ".join(parts)


def _source_data(piece: Evidence) -> Json:
    data = {
        "passage": piece.passage,
        "citation": piece.citation,
        "voice": piece.voice,
        "link": piece.link,
    }
    if piece.quote:
        data["quote"] = piece.quote
    return data


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
