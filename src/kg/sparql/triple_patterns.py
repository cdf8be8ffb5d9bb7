"""The parser of triple patterns, with all that shortens them in a query.

That is `;`, `,`, `[…]`, `(…)` and `a` (https://www.w3.org/TR/sparql11-query/,
section 4.2).
"""

from __future__ import annotations

from itertools import pairwise

from kg.sparql.algebra import Element, TriplePattern
from kg.sparql.cursor import Untraceable
from kg.sparql.property_paths import RDF, Path, PathParser

_CONSTANTS = ("iri", "name", "number", "string")
_FIRST, _REST, _NIL = (RDF.format(name) for name in ("first", "rest", "nil"))


class TripleParser(PathParser):
    """Reads a subject with its predicates and objects.

    One term may stand for several triple patterns, such as a blank node in brackets.
    These are appended to the list of patterns that the methods are given.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._blank_nodes: dict[str, str] = {}

    def parse_triples(self) -> list[Element]:
        """Read the triple patterns of one subject, each written out in full."""
        patterns: list[Element] = []
        # `[…]` and `(…)` may stand alone; any other subject has predicates.
        may_stand_alone = self.is_next("[", "(")
        subject = self.parse_term(patterns)
        if not may_stand_alone or self._is_verb_next():
            self._predicates(subject, patterns)
        return patterns

    def _is_verb_next(self) -> bool:
        if self.is_next("A", "^", "!", "("):
            return True
        return self.next.kind not in ("sign", "word", "end")

    def _predicates(self, subject: str, patterns: list[Element]) -> None:
        while not self._is_subject_complete():
            # Several semicolons in a row are allowed, and one at the end.
            if self.accept(";"):
                continue
            start = self.next.start
            predicate = self.parse_verb()
            predicate_text = self.text_from(start)
            self._objects(subject, predicate, predicate_text, patterns)

    def _is_subject_complete(self) -> bool:
        is_keyword = self.next.kind == "word" and not self.is_next("A")
        return is_keyword or self.is_next(".", "}", "]", "{")

    def _objects(
        self,
        subject: str,
        predicate: Path,
        predicate_text: str,
        patterns: list[Element],
    ) -> None:
        while True:
            # The pattern itself comes before those that its object stands for.
            index = len(patterns)
            value = self.parse_term(patterns)
            patterns.insert(
                index, TriplePattern(subject, predicate, value, predicate_text)
            )
            # SPARQL 1.2: a reifier, or an annotation in `{| … |}`.
            if self.is_next("~") or (self.is_next("{") and self.after_next.text == "|"):
                raise Untraceable("what is said of a statement is not known here")
            if not self.accept(","):
                return

    def parse_term(self, patterns: list[Element]) -> str:
        """Read a term, and append the patterns that it stands for besides.

        Returns:
            Its text in the query; a variable in place of a blank node.
        """
        if self.is_next("["):
            return self._property_list(patterns)
        if self.is_next("("):
            return self._collection(patterns)
        token = self.advance()
        if token.kind == "variable":
            return token.text
        if token.kind == "blank":
            return self._blank_nodes.setdefault(token.text, self.fresh_variable("b"))
        if token.kind in _CONSTANTS or token.text in ("TRUE", "FALSE"):
            return self.parse_constant(token)
        raise Untraceable(f"'{token.text}' is not known here")

    def _property_list(self, patterns: list[Element]) -> str:
        self.expect("[")
        node = self.fresh_variable("b")
        self._predicates(node, patterns)
        self.expect("]")
        return node

    def _collection(self, patterns: list[Element]) -> str:
        """Read a list (section 4.2.3) and return its first node."""
        self.expect("(")
        for constant in (_FIRST, _REST, _NIL):
            self.constant(constant)
        nodes = []
        while not self.accept(")"):
            node = self.fresh_variable("b")
            item = self.parse_term(patterns)
            patterns.append(TriplePattern(node, _FIRST, item, _FIRST))
            nodes.append(node)
        chain = [*nodes, _NIL]
        for node, following in pairwise(chain):
            patterns.append(TriplePattern(node, _REST, following, _REST))
        return chain[0]
