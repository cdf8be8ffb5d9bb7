"""SPARQL SELECT queries read into the records of `patterns`.

The engine has found the query valid before, so this reads on without checking. What it does not know, such as the
triple terms of SPARQL 1.2, raises `Untraceable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.syntax import code_only
from kg.tracing.patterns import (
    Alternative,
    Bind,
    Element,
    Expression,
    Filter,
    Graph,
    Group,
    Inverse,
    Minus,
    Negated,
    Optional,
    Path,
    Repeat,
    Select,
    Sequence,
    Test,
    Triple,
    Union,
    Values,
)
from kg.tracing.tokens import Token, tokens

_AGGREGATE = r"(?i)(?<![\w:?$])(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\("
_RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#{}>"
_CONSTANTS = ("iri", "name", "number", "string")
_AFTER_GROUPS = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}", "")
_PATH_SIGNS = ("^", "!", "(")


class Untraceable(Exception):
    """What keeps a query, or a part of it, from being traced: the message says it."""


class Query(NamedTuple):
    """A SELECT with the prologue before it, the constants in its patterns, and its expressions by where they begin."""

    prologue: str
    select: Select
    constants: tuple[str, ...]
    expressions: Mapping[int, Expression]

    def asks_for(self, names: AbstractSet[str], group: Group) -> bool:
        """Whether an expression outside the group has one of the variables."""
        inside = range(group.start, group.start + len(group.text))
        return any(names & found.variables for at, found in self.expressions.items() if at not in inside)


def parse(text: str) -> Query:
    """The query as records; raises `Untraceable` for what is not known here."""
    return _Parser(text).query()


class _Parser:
    """Reads from left to right; each method reads what it is named after."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.fresh = "t"
        while self.fresh in text:
            self.fresh += "t"
        self.counted = 0
        self.blanks: dict[str, str] = {}
        self.constants: dict[str, None] = {}
        self.expressions: dict[int, Expression] = {}

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def query(self) -> Query:
        while not self.sees("SELECT"):
            self.take()
        prologue = self.text[: self.next.start]
        return Query(prologue, self.select(), tuple(self.constants), self.expressions)

    # Tokens

    def take(self) -> Token:
        token = self.next
        if token.kind == "end":
            raise Untraceable("the query ends where more was expected")
        self.at += 1
        return token

    def sees(self, *texts: str) -> bool:
        return self.next.kind not in ("string", "iri") and self.next.text in texts

    def skip(self, *texts: str) -> bool:
        """Whether one of these came next, which is then behind us."""
        if seen := self.sees(*texts) and self.next.kind != "end":
            self.at += 1
        return seen

    def expect(self, *texts: str) -> None:
        if not self.skip(*texts):
            raise Untraceable(f"'{self.next.text}' stands where {' or '.join(texts)} was expected")

    def since(self, start: int) -> str:
        """The text from a position to the end of the last token."""
        return self.text[start : self.tokens[self.at - 1].end] if self.tokens[self.at - 1].end > start else ""

    def new(self, kind: str = "") -> str:
        self.counted += 1
        return f"?{self.fresh}_{kind}{self.counted}"

    # SELECT

    def select(self) -> Select:
        mark, start = self.new(), self.next.start
        self.expect("SELECT")
        self.skip("DISTINCT", "REDUCED")
        projected_from = self.next.start
        projection = self.projection()
        projected = self.since(projected_from)
        has_dataset = self.dataset()
        self.skip("WHERE")
        where = self.group()
        keys = self.keys()
        rest = self.next.start
        if self.skip("HAVING"):
            self.constraints()
        having = self.since(rest)
        is_limited = self.order()
        is_aggregate = keys is not None or re.search(_AGGREGATE, code_only(projected + self.since(rest)))
        if is_aggregate and any(isinstance(part, Bind) and part.expression.tests for part in projection):
            raise Untraceable("EXISTS beside aggregates is not known here")
        values = self.values() if self.skip("VALUES") else None
        return Select(
            projection=projection,
            where=where,
            keys=(keys or ()) if is_aggregate else None,
            values=values,
            is_limited=is_limited,
            has_dataset=has_dataset,
            mark=mark,
            text=self.since(start),
            projection_text=projected,
            having_text=having,
        )

    def projection(self) -> tuple[str | Bind, ...]:
        parts: list[str | Bind] = []
        if self.skip("*"):
            return ()
        while self.next.kind == "variable" or self.sees("("):
            parts.append(self.take().text if self.next.kind == "variable" else self.bind())
        return tuple(parts)

    def dataset(self) -> bool:
        some = False
        while self.skip("FROM"):
            self.skip("NAMED")
            self.take()
            some = True
        return some

    def keys(self) -> tuple[str | Bind, ...] | None:
        if not self.skip("GROUP"):
            return None
        self.expect("BY")
        keys: list[str | Bind] = []
        while not self.sees(*_AFTER_GROUPS):
            keys.append(self.key())
        return tuple(keys)

    def key(self) -> str | Bind:
        """A variable, a named expression, or one that gets a name here."""
        if self.next.kind == "variable":
            return self.take().text
        if not self.sees("("):
            return Bind(self.constraint(), self.new("k"))
        self.expect("(")
        expression = self.expression("AS", ")")
        variable = self.take().text if self.skip("AS") else self.new("k")
        self.expect(")")
        return Bind(expression, variable)

    def constraints(self) -> None:
        while not self.sees(*_AFTER_GROUPS):
            if self.constraint().tests:
                raise Untraceable("EXISTS in HAVING is not known here")

    def order(self) -> bool:
        """Whether a limit, or an offset, leaves rows out."""
        is_limited = False
        while self.sees("ORDER", "LIMIT", "OFFSET"):
            if self.take().text == "ORDER":
                self.expect("BY")
                self.orders()
            else:
                self.take()
                is_limited = True
        return is_limited

    def orders(self) -> None:
        while not self.sees(*_AFTER_GROUPS):
            self.skip("ASC", "DESC")
            if self.next.kind == "variable":
                self.take()
            else:
                self.constraint()

    # Groups

    def group(self) -> Group:
        mark, start = self.new(), self.next.start
        self.expect("{")
        elements: list[Element] = []
        while not self.skip("}"):
            elements += self.elements()
        return Group(tuple(elements), mark, self.since(start), start)

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
                return [Graph(self.term([]), self.group())]
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

    # Expressions

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
            if self.sees("EXISTS") or (self.sees("NOT") and self.tokens[self.at + 1].text == "EXISTS"):
                pieces.append(self.text[start : self.next.start])
                tests.append(self.test())
                start = self.tokens[self.at - 1].end
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

    # Triples

    def triples(self) -> list[Element]:
        found: list[Element] = []
        is_node = self.sees("[", "(")
        subject = self.term(found)
        if not is_node or self.sees("A") or self.next.kind not in ("sign", "word", "end") or self.sees(*_PATH_SIGNS):
            self.properties(subject, found)
        return found

    def properties(self, subject: str, found: list[Element]) -> None:
        while not self.sees(".", "}", "]", "{") and not (self.next.kind == "word" and not self.sees("A")):
            if self.skip(";"):
                continue
            start = self.next.start
            predicate = self.verb()
            text = self.since(start)
            self.objects(subject, predicate, text, found)

    def objects(self, subject: str, predicate: Path, text: str, found: list[Element]) -> None:
        while True:
            at = len(found)
            value = self.term(found)
            found.insert(at, Triple(subject, predicate, value, text))
            if self.sees("~") or (self.sees("{") and self.tokens[self.at + 1].text == "|"):
                raise Untraceable("what is said of a statement is not known here")
            if not self.skip(","):
                return

    def term(self, found: list[Element]) -> str:
        """A term; what a blank node's brackets say more goes to the triples found."""
        if self.sees("["):
            return self.property_list(found)
        if self.sees("("):
            return self.collection(found)
        token = self.take()
        if token.kind == "variable":
            return token.text
        if token.kind == "blank":
            return self.blanks.setdefault(token.text, self.new("b"))
        if token.kind in _CONSTANTS or token.text in ("TRUE", "FALSE"):
            return self.constant(token)
        raise Untraceable(f"'{token.text}' is not known here")

    def constant(self, token: Token) -> str:
        if token.kind == "string" and (self.next.kind == "language" or self.skip("^^")):
            self.take()
        return self.kept(self.since(token.start))

    def kept(self, text: str) -> str:
        self.constants[text] = None
        return text

    def property_list(self, found: list[Element]) -> str:
        self.expect("[")
        node = self.new("b")
        self.properties(node, found)
        self.expect("]")
        return node

    def collection(self, found: list[Element]) -> str:
        self.expect("(")
        first, rest, nil = (self.kept(_RDF.format(name)) for name in ("first", "rest", "nil"))
        nodes = []
        while not self.skip(")"):
            nodes.append(self.new("b"))
            found.append(Triple(nodes[-1], first, self.term(found), first))
        found += [Triple(node, rest, after, rest) for node, after in zip(nodes, [*nodes[1:], nil], strict=True)]
        return nodes[0] if nodes else nil

    # Paths

    def verb(self) -> Path:
        return self.take().text if self.next.kind == "variable" else self.path()

    def path(self) -> Path:
        paths = [self.sequence()]
        while self.skip("|"):
            paths.append(self.sequence())
        return Alternative(tuple(paths)) if len(paths) > 1 else paths[0]

    def sequence(self) -> Path:
        paths = [self.step()]
        while self.skip("/"):
            paths.append(self.step())
        return Sequence(tuple(paths)) if len(paths) > 1 else paths[0]

    def step(self) -> Path:
        if self.skip("^"):
            return Inverse(self.step())
        path = self.primary()
        if self.sees("?", "*", "+"):
            sign = self.take().text
            return Repeat(path, int(sign == "+"), sign == "?")
        return path

    def primary(self) -> Path:
        if self.skip("!"):
            return self.negated()
        if self.skip("("):
            path = self.path()
            self.expect(")")
            return path
        return self.property()

    def negated(self) -> Negated:
        in_brackets = self.skip("(")
        forward: list[str] = []
        backward: list[str] = []
        while not self.sees(")"):
            (backward if self.skip("^") else forward).append(self.property())
            if not (in_brackets and self.skip("|")):
                break
        if in_brackets:
            self.expect(")")
        is_forward = bool(forward) or not backward
        return Negated(tuple(forward) if is_forward else None, tuple(backward) if backward else None)

    def property(self) -> str:
        token = self.take()
        if token.text == "A":
            return self.kept(_RDF.format("type"))
        if token.kind not in ("iri", "name"):
            raise Untraceable(f"'{token.text}' is not known here")
        return self.constant(token)
