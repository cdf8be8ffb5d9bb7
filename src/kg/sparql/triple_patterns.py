"""Triple patterns as they are written, with all that may shorten them: `a`, `;`, `,`, `[…]` and `(…)`."""

from __future__ import annotations

from itertools import pairwise

from kg.sparql.algebra import Element, TriplePattern
from kg.sparql.cursor import Untraceable
from kg.sparql.property_paths import RDF, Path, Paths

_CONSTANTS = ("iri", "name", "number", "string")
_PATH_SIGNS = ("^", "!", "(")


class Triples(Paths):
    """Reads a subject with all that is said of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._blanks: dict[str, str] = {}

    def triples(self) -> list[Element]:
        found: list[Element] = []
        is_node = self.sees("[", "(")
        subject = self.term(found)
        if (
            not is_node
            or self.sees("A")
            or self.next.kind not in ("sign", "word", "end")
            or self.sees(*_PATH_SIGNS)
        ):
            self.properties(subject, found)
        return found

    def properties(self, subject: str, found: list[Element]) -> None:
        while not self.sees(".", "}", "]", "{") and not (
            self.next.kind == "word" and not self.sees("A")
        ):
            if self.skip(";"):
                continue
            start = self.next.start
            predicate = self.verb()
            text = self.since(start)
            self.objects(subject, predicate, text, found)

    def objects(
        self, subject: str, predicate: Path, text: str, found: list[Element]
    ) -> None:
        while True:
            at = len(found)
            value = self.term(found)
            found.insert(at, TriplePattern(subject, predicate, value, text))
            if self.sees("~") or (self.sees("{") and self.after_next.text == "|"):
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
            return self._blanks.setdefault(token.text, self.new("b"))
        if token.kind in _CONSTANTS or token.text in ("TRUE", "FALSE"):
            return self.constant(token)
        raise Untraceable(f"'{token.text}' is not known here")

    def property_list(self, found: list[Element]) -> str:
        self.expect("[")
        node = self.new("b")
        self.properties(node, found)
        self.expect("]")
        return node

    def collection(self, found: list[Element]) -> str:
        self.expect("(")
        first, rest, nil = (
            self.kept(RDF.format(name)) for name in ("first", "rest", "nil")
        )
        nodes = []
        while not self.skip(")"):
            nodes.append(self.new("b"))
            found.append(TriplePattern(nodes[-1], first, self.term(found), first))
        ends = [*nodes, nil]
        found += [
            TriplePattern(node, rest, after, rest) for node, after in pairwise(ends)
        ]
        return ends[0]
