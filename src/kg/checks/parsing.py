"""Files that can be read: each parses, its nodes have names, and its literals are what they say that they are.

Nothing else is looked at in one that is not: it could only fail, or name what has no
name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Triple, parse

from kg.checks import literals
from kg.checks.source_map import line_of
from kg.model import Finding, Location
from kg.workspace import Workspace


class Parsed(NamedTuple):
    """What stands in a project's files that can be read, the prefixes of each, and why others cannot."""

    quads: dict[Path, list[Quad]]
    prefixes: dict[Path, dict[str, str]]
    unreadable: list[Finding]


def parse_files(workspace: Workspace) -> Parsed:
    """Every file, each to its end or to its first error."""
    terms = [
        *workspace.ontology,
        *([workspace.shapes] if workspace.shapes.exists() else []),
    ]
    data = set(workspace.data)
    parsed = Parsed({}, {}, [])
    for path in [*terms, *workspace.data]:
        name = workspace.shown(path)
        found = list(_read(path, name, parsed))
        if path in parsed.quads and path in data:
            found += _blank_nodes(path, name, parsed.quads[path])
        if found:
            parsed.quads.pop(path, None)
        parsed.unreadable.extend(found)
    return parsed


def _read(path: Path, name: str, parsed: Parsed) -> Iterator[Finding]:
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    try:
        reader = parse(path=path, format=form)
        parsed.quads[path], parsed.prefixes[path] = list(reader), reader.prefixes
    except SyntaxError as error:
        advice = "Mend the file here; nothing after it was read."
        yield _error(str(error.msg), advice, Location(name, error.lineno))
    except OSError as error:
        message, advice = (
            f"The file cannot be read: {error}.",
            "Make it a readable file in UTF-8.",
        )
        yield _error(message, advice, Location(name))
    else:
        yield from _unusable(path, name, parsed.quads[path])


def _blank_nodes(path: Path, name: str, quads: list[Quad]) -> Iterator[Finding]:
    found = {
        str(quad)
        for quad in quads
        if BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))
    }
    if found:
        advice = "Give it an IRI of its own, such as id:name-of-the-thing."
        line = _bearing(path, "[", "_:", "( ", "{|")
        message = f"{len(found)} statements have a blank node."
        yield _error(message, advice, Location(name, line))


def _bearing(path: Path, *signs: str) -> int | None:
    """The first line that holds one of the signs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(
        (at for at, text in enumerate(lines, 1) if any(sign in text for sign in signs)),
        None,
    )


def _unusable(path: Path, name: str, quads: list[Quad]) -> Iterator[Finding]:
    """Terms that parse, but that no engine can calculate with: what reads them next would fail."""
    for quad in quads:
        if isinstance(quad.object, Triple):
            message = "A statement about a statement cannot be kept."
            advice = "Say it in the passage, or in a kg:Reading."
            place = Location(name, _bearing(path, "<<", "{|"))
            yield _error(message, advice, place, found=str(quad.object))
        elif expected := literals.expected(quad):
            message, advice = (
                "A value is not what its type says.",
                "Correct the value, or its type.",
            )
            place = Location(name, line_of(path, quad))
            yield _error(message, advice, place, expected, _text(quad))
    for quad, other in literals.written_twice(quads):
        message, advice = "One number is written in two ways.", "Keep one of the two."
        place = Location(name, line_of(path, quad))
        yield _error(message, advice, place, other.value, _text(quad))


def _error(
    message: str,
    advice: str,
    place: Location,
    expected: str | None = None,
    found: str | None = None,
) -> Finding:
    return Finding("error", "syntax", message, place, expected, found, advice)


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else str(quad.object)
