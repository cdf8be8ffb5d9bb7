"""The answers of the page: every question of the project with its rows, ready to show."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.errors import KgError
from kg.evidence.statements import is_naming, voice
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.page.address import Address, address_of, key
from kg.page.citations import position
from kg.questions import Question, first_answered, questions
from kg.questions.rows import Row, Rows
from kg.vocabulary import Term

MOST = 200  # rows of a question on the page
FEW = 60  # and on that of very many things
_UNTAGGED = "others"


class Cell(NamedTuple):
    """A value in words; `link` leads to the thing or the passage on the page, or is an address on the web."""

    text: str
    link: str | None = None
    is_web: bool = False


class AnswerLine(NamedTuple):
    """A row: its cells, a remark on its last one, and its sentence where the cells do not say it."""

    cells: list[Cell]
    remark: str
    sentence: str | None


class ParameterView(NamedTuple):
    """A parameter: what it means, and the value for which the question is answered."""

    meaning: str
    value: Cell


class Answer(NamedTuple):
    """A question with its answer: `number` is that of all rows, `lines` are those on the page.

    `needs` says what it must be told first; then there is no answer yet.

    `command` gives all rows on the command line. `naming` counts the lines that only
    name or class a thing, which are no statements elsewhere on the page.
    """

    name: str
    group: str
    question: str
    asked: list[ParameterView]
    columns: list[str]
    lines: list[AnswerLine]
    number: int
    command: str
    sparql: str
    needs: tuple[str, ...] = ()
    naming: int = 0


def answers(edition: Edition, address: Address, most: int = MOST) -> list[Answer]:
    """Every question with its first rows, grouped by its first tag, the most used tags first."""
    found = questions(edition.workspace).values()
    uses = Counter(tag for asked in found for tag in asked.tags)
    ordered = sorted(
        found, key=lambda asked: (-uses[_group(asked)], _group(asked), asked.name)
    )
    reader = _Reader(edition.graph, address, most)
    return [reader.answer(asked) for asked in ordered]


def _group(asked: Question) -> str:
    return asked.tags[0] if asked.tags else _UNTAGGED


class _Reader:
    """Makes answers readable, in the links of one page."""

    def __init__(self, graph: Graph, address: Address, most: int) -> None:
        self._graph = graph
        self._most = most
        self._address = address
        self._things = set(graph.facts(None, v.TYPE).subjects)

    def answer(self, asked: Question) -> Answer:
        if asked.required:
            return self._unasked(asked)
        found, number = first_answered(self._graph, asked, self._most)
        values = {
            name: value for name, value in asked.values.items() if value is not None
        }
        columns = self._columns(found)
        lines = [self._line(row, columns) for row in found]
        heads = [_head(name) for name in columns]
        if "passage" not in columns and any(line.remark for line in lines):
            heads.append("Basis")
            lines = [line._replace(cells=[*line.cells, Cell("")]) for line in lines]
        return Answer(
            name=asked.name,
            group=_group(asked),
            question=asked.question,
            asked=[
                ParameterView(asked.params[name], self._cell(value))
                for name, value in values.items()
            ],
            columns=heads,
            lines=lines,
            number=number,
            command=shlex.join(["kg", "ask", asked.name, *self._options(values)]),
            sparql=asked.text,
            naming=sum(_is_naming(row) for row in found),
        )

    def _unasked(self, asked: Question) -> Answer:
        """A question that needs a value, which the cards of things and passages answer."""
        options = [
            part for name in asked.required for part in (f"--{name}", name.upper())
        ]
        return Answer(
            name=asked.name,
            group=_group(asked),
            question=asked.question,
            asked=[],
            columns=[],
            lines=[],
            number=0,
            command=shlex.join(["kg", "ask", asked.name, *options]),
            sparql=asked.text,
            needs=tuple(asked.params[name] for name in asked.required),
        )

    def _columns(self, found: Rows) -> list[str]:
        """The variables, those of passages last."""
        passages = {
            name
            for row in found
            for name, value in row.items()
            if self._is_passage(value)
        }
        return sorted(
            found.columns,
            key=lambda name: (name in passages | {"passage"}, name == "passage"),
        )

    def _is_passage(self, value: Term) -> bool:
        return isinstance(value, NamedNode) and value.value in self._graph.passages

    def _line(self, row: Row, columns: Sequence[str]) -> AnswerLine:
        cells = [self._cell(row.get(name)) for name in columns]
        if row.statement and row.statement[1] in (
            values := [row.get(name) for name in columns]
        ):
            cells[values.index(row.statement[1])] = Cell(
                self._graph.verbaliser.verb(row.statement[1])
            )
        return AnswerLine(cells, self._remark(row), _sentence(row))

    def _cell(self, value: Term | None) -> Cell:
        if not isinstance(value, NamedNode):
            return Cell(self._graph.verbaliser.title(value) if value else "")
        if passage := self._graph.passages.get(value.value):
            return Cell(position(passage), self._address.passage(passage))
        title = self._graph.verbaliser.title(value) or value.value
        if value in self._things or value.value in self._graph.articles:
            return Cell(title, address_of("thing", key(self._graph, value.value)))
        return (
            Cell(title, value.value, is_web=True)
            if title == value.value
            else Cell(title)
        )

    def _remark(self, row: Row) -> str:
        """What the reader of a passage has to know: that the row only follows from it, or that another says it."""
        passage = (
            self._graph.passages.get(row.evidence.passage) if row.evidence else None
        )
        said = (
            voice(self._graph, passage)
            if passage and (passage.said_by or passage.is_caption)
            else ""
        )
        return ", ".join(
            filter(None, [row.basis if row.basis != "stated" else "", said])
        )

    def _options(self, values: dict[str, Term]) -> Iterator[str]:
        for name, value in values.items():
            if isinstance(value, NamedNode):
                called = (
                    self._graph.verbaliser.title(value),
                    self._graph.namespaces.shortened(value),
                )
                yield from next(
                    (
                        [f"--{name}", each]
                        for each in called
                        if self._finds(each, value)
                    ),
                    [],
                )
            else:
                yield from (f"--{name}", str(getattr(value, "value", value)))

    def _finds(self, name: str, value: NamedNode) -> bool:
        """Whether the command line takes the name for the value."""
        try:
            return value == (
                self._graph.term(name)
                if self._graph.namespaces.is_term(value.value)
                else self._graph.thing(name)
            )
        except KgError:  # nothing has this name, or several things have
            return False


def _is_naming(row: Row) -> bool:
    return row.statement is not None and is_naming(row.statement)


def _sentence(row: Row) -> str | None:
    """What the row states, unless both ends of the statement are in its cells: the question tells their relation."""
    subject, _, value = row.statement or (None, None, None)
    has_both = {subject, value} <= set(row.values())
    return None if has_both else row.sentence


def _head(name: str) -> str:
    """A variable's name in words, such as 'Stated value' for `statedValue`."""
    return formatting.capitalised(re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name).lower())
