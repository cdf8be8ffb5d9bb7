"""Property paths and their parser.

See https://www.w3.org/TR/sparql11-query/, section 9.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from kg.sparql.cursor import Cursor, Untraceable

Path: TypeAlias = "str | Inverse | Sequence | Alternative | Repeat | NegatedSet"
"""A path, or a property's text in the query: an IRI, a prefixed name or a variable."""

RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#{}>"


class Inverse(NamedTuple):
    """`^path`."""

    path: Path


class Sequence(NamedTuple):
    """`path/path`, of two or more paths."""

    paths: tuple[Path, ...]


class Alternative(NamedTuple):
    """`path|path`, of two or more paths."""

    paths: tuple[Path, ...]


class Repeat(NamedTuple):
    """`path?`, `path*` or `path+`: `minimum` is 0 or 1; `once` is true of `?` alone."""

    path: Path
    minimum: int
    once: bool


class NegatedSet(NamedTuple):
    """`!(p|^q)`: any property but those excluded, in each direction.

    A direction in which the set excludes nothing is not followed at all, and is None:
    `!p` only matches forward (section 9.1). `!()` excludes nothing and matches forward.
    """

    forward: tuple[str, ...] | None
    backward: tuple[str, ...] | None


class PathParser(Cursor):
    """Reads a predicate; a method for each level of precedence, the loosest first."""

    def parse_verb(self) -> Path:
        """Read what stands between a subject and its objects."""
        if self.next.kind == "variable":
            return self.advance().text
        return self.parse_path()

    def parse_path(self) -> Path:
        paths = [self._sequence()]
        while self.accept("|"):
            paths.append(self._sequence())
        return Alternative(tuple(paths)) if len(paths) > 1 else paths[0]

    def _sequence(self) -> Path:
        paths = [self._step()]
        while self.accept("/"):
            paths.append(self._step())
        return Sequence(tuple(paths)) if len(paths) > 1 else paths[0]

    def _step(self) -> Path:
        # `^` binds more loosely than what follows it: `^p*` is the inverse of `p*`.
        if self.accept("^"):
            return Inverse(self._step())
        path = self._primary()
        if self.is_next("?", "*", "+"):
            sign = self.advance().text
            return Repeat(path, minimum=1 if sign == "+" else 0, once=sign == "?")
        return path

    def _primary(self) -> Path:
        if self.accept("!"):
            return self._negated_set()
        if self.accept("("):
            path = self.parse_path()
            self.expect(")")
            return path
        return self._property()

    def _negated_set(self) -> NegatedSet:
        forward: list[str] = []
        backward: list[str] = []
        if self.accept("("):
            while not self.accept(")"):
                self._excluded(forward, backward)
                self.accept("|")
        else:
            self._excluded(forward, backward)
        is_forward = bool(forward) or not backward
        return NegatedSet(
            tuple(forward) if is_forward else None,
            tuple(backward) if backward else None,
        )

    def _excluded(self, forward: list[str], backward: list[str]) -> None:
        """Read one member of a negated set into the list of its direction."""
        direction = backward if self.accept("^") else forward
        direction.append(self._property())

    def _property(self) -> str:
        token = self.advance()
        # The keyword `a`; words are in upper case.
        if token.text == "A":
            return self.constant(RDF.format("type"))
        if token.kind not in ("iri", "name"):
            raise Untraceable(f"'{token.text}' is not known here")
        return self.parse_constant(token)
