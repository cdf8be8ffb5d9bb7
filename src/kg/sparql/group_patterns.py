"""Groups of graph patterns and the expressions in them, as they are written."""

from __future__ import annotations

from abc import abstractmethod

from kg.sparql.algebra import (
    Bind,
    Element,
    Expression,
    Filter,
    GraphPattern,
    GroupPattern,
    Minus,
    Optional,
    Select,
    Test,
    Union,
    Values,
)
from kg.sparql.cursor import Untraceable
from kg.sparql.triple_patterns import Triples


class Groups(Triples):
    """Reads a group; keeps each expression by where it begins."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.expressions: dict[int, Expression] = {}

    @abstractmethod
    def select(self) -> Select:
        """A SELECT within a group."""

    def group(self) -> GroupPattern:
        mark, start = self.new(), self.next.start
        self.expect("{")
        elements: list[Element] = []
        while not self.skip("}"):
            elements += self.elements()
        return GroupPattern(tuple(elements), mark, self.since(start), start)

    def elements(self) -> list[Element]:  # noqa: PLR0911 - one line for each keyword
        if self.skip("."):
            return []
        if self.next.kind != "word":
            return [self.alternatives()] if self.sees("{") else self.triples()
        if self.sees("SELECT"):
            return [self.select()]
        word = self.take().text
        match word:
            case "OPTIONAL":
                return [Optional(self.group())]
            case "MINUS":
                return [Minus(self.group())]
            case "GRAPH":
                return [GraphPattern(self.term([]), self.group())]
            case "FILTER":
                return [Filter(self.constraint())]
            case "BIND":
                return [self.bind()]
            case "VALUES":
                return [self.values()]
        raise Untraceable(f"{word} is not known here")

    def alternatives(self) -> Element:
        branches = [self.group()]
        while self.skip("UNION"):
            branches.append(self.group())
        return Union(tuple(branches)) if len(branches) > 1 else branches[0]

    def bind(self) -> Bind:
        self.expect("(")
        expression = self.expression("AS")
        self.expect("AS")
        variable = self.take().text
        self.expect(")")
        return Bind(expression, variable)

    def values(self) -> Values:
        """What follows the word VALUES."""
        start = self.next.start
        names = []
        while not self.skip("{"):
            token = self.take()
            names += [token.text] if token.kind == "variable" else []
        while not self.skip("}"):
            self.take()
        return Values(tuple(names), f"VALUES {self.since(start)}")

    def constraint(self) -> Expression:
        """What follows FILTER: an expression in brackets, a call, or a test."""
        if self.skip("("):
            found = self.expression(")")
            self.expect(")")
            return found
        return self.expression(call=True)

    def expression(self, *stops: str, call: bool = False) -> Expression:
        """An expression up to one of the stops outside any brackets, or, of a call, up to its last bracket."""
        pieces: list[str] = []
        tests: list[Test] = []
        depth, begin = 0, self.next.start
        start = begin
        while depth or not self.sees(*stops):
            if self.sees("EXISTS") or (
                self.sees("NOT") and self.after_next.text == "EXISTS"
            ):
                pieces.append(self.text[start : self.next.start])
                tests.append(self.test())
                start = self.end
                ends = not depth
            else:
                text = self.take().text
                depth += (text == "(") - (text == ")")
                ends = not depth and text == ")"
            if call and ends:
                break
        found = Expression((*pieces, self.since(start)), tuple(tests))
        self.expressions[begin] = found
        return found

    def test(self) -> Test:
        negated = self.skip("NOT")
        self.expect("EXISTS")
        return Test(negated, self.group())
