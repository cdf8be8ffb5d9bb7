"""The parser of groups of graph patterns and of the expressions in them.

See https://www.w3.org/TR/sparql11-query/, section 5.2 and, for the grammar,
section 19.8.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from kg.sparql.algebra import (
    Bind,
    Element,
    Exists,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Select,
    Union,
    Values,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.triple_patterns import TripleParser


class _PlacedTest(NamedTuple):
    """An EXISTS test, and where it stands in the query."""

    test: Exists
    start: int
    end: int


class GroupParser(TripleParser):
    """Reads a group; gathers the query's expressions by where they begin."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.expressions: dict[int, Expression] = {}

    @abstractmethod
    def parse_select(self) -> Select:
        """Read a SELECT within a group."""

    def parse_group(self) -> GroupPattern:
        mark = self.fresh_variable()
        start = self.next.start
        self.expect("{")
        elements: list[Element] = []
        while not self.accept("}"):
            elements += self._elements()
        return GroupPattern(tuple(elements), mark, self.text_from(start), start)

    def _elements(self) -> list[Element]:  # noqa: C901, PLR0911 - a case for each
        """Read what comes next; a subject may have several triple patterns."""
        if self.accept("."):
            return []
        if self.is_next("{"):
            return [self._alternatives()]
        if self.next.kind != "word":
            return self.parse_triples()
        if self.is_next("SELECT"):
            return [self.parse_select()]
        keyword = self.advance().text
        match keyword:
            case "OPTIONAL":
                return [Optional(self.parse_group())]
            case "MINUS":
                return [Minus(self.parse_group())]
            case "GRAPH":
                return [self._graph()]
            case "FILTER":
                return [Filter(self.parse_constraint())]
            case "BIND":
                return [self.parse_bind()]
            case "VALUES":
                return [self.parse_values()]
        raise Untraceable(f"{keyword} is not known here")

    def _alternatives(self) -> Element:
        branches = [self.parse_group()]
        while self.accept("UNION"):
            branches.append(self.parse_group())
        return Union(tuple(branches)) if len(branches) > 1 else branches[0]

    def _graph(self) -> GraphPattern:
        # A graph's name is an IRI or a variable, which bring no patterns with them.
        name = self.parse_term([])
        return GraphPattern(name, self.parse_group())

    def parse_bind(self) -> Bind:
        """Read `(expression AS variable)`."""
        self.expect("(")
        expression = self.parse_expression("AS")
        self.expect("AS")
        variable = self.advance().text
        self.expect(")")
        return Bind(expression, variable)

    def parse_values(self) -> Values:
        """Read what follows VALUES."""
        start = self.next.start
        names = []
        while not self.accept("{"):
            token = self.advance()
            if token.kind == "variable":
                names.append(token.text)
        while not self.accept("}"):
            self.advance()
        return Values(tuple(names), f"VALUES {self.text_from(start)}")

    def parse_constraint(self) -> Expression:
        """Read an expression in brackets, a function call or an EXISTS test."""
        if self.accept("("):
            expression = self.parse_expression(")")
            self.expect(")")
            return expression
        start = self.next.start
        # The name of a function comes before its brackets.
        while not (self.is_next("(") or self._is_test_next()):
            self.advance()
        return self._expression(start, self._operand())

    def parse_expression(self, *stops: str) -> Expression:
        """Read an expression up to one of the stops outside its own brackets."""
        start = self.next.start
        tests: list[_PlacedTest] = []
        while not self.is_next(*stops):
            tests += self._operand()
        return self._expression(start, tests)

    def _operand(self) -> list[_PlacedTest]:
        """Read a test, all that brackets enclose, or one token; return its tests."""
        if self._is_test_next():
            return [self._test()]
        tests: list[_PlacedTest] = []
        if self.advance().text == "(":
            while not self.accept(")"):
                tests += self._operand()
        return tests

    def _is_test_next(self) -> bool:
        if self.is_next("NOT"):
            return self.after_next.text == "EXISTS"
        return self.is_next("EXISTS")

    def _test(self) -> _PlacedTest:
        start = self.next.start
        is_negated = self.accept("NOT")
        self.expect("EXISTS")
        test = Exists(is_negated, self.parse_group())
        return _PlacedTest(test, start, self.end)

    def _expression(self, start: int, tests: Sequence[_PlacedTest]) -> Expression:
        """The expression from a position to the last token, with the tests in it."""
        pieces = []
        piece_start = start
        for placed in tests:
            pieces.append(self.text[piece_start : placed.start])
            piece_start = placed.end
        pieces.append(self.text_from(piece_start))
        expression = Expression(tuple(pieces), tuple(placed.test for placed in tests))
        self.expressions[start] = expression
        return expression
