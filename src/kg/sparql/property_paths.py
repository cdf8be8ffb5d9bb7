"""Property paths as records, and as they are written (https://www.w3.org/TR/sparql11-query/, section 9.1)."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from kg.sparql.cursor import Cursor, Untraceable

Path: TypeAlias = "str | Inverse | Sequence | Alternative | Repeat | Negated"

RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#{}>"


class Inverse(NamedTuple):
    path: Path


class Sequence(NamedTuple):
    paths: tuple[Path, ...]


class Alternative(NamedTuple):
    paths: tuple[Path, ...]


class Repeat(NamedTuple):
    """`path?`, `path*` or `path+`: from `least` times to once, or to any number of times."""

    path: Path
    least: int
    once: bool


class Negated(NamedTuple):
    """Any property but those; `forward` or `backward` is None where the set does not look that way."""

    forward: tuple[str, ...] | None
    backward: tuple[str, ...] | None


class Paths(Cursor):
    """Reads what stands between a subject and an object."""

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
        return Negated(
            tuple(forward) if is_forward else None,
            tuple(backward) if backward else None,
        )

    def property(self) -> str:
        token = self.take()
        if token.text == "A":
            return self.kept(RDF.format("type"))
        if token.kind not in ("iri", "name"):
            raise Untraceable(f"'{token.text}' is not known here")
        return self.constant(token)
