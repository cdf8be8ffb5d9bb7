"""Files that can be read: each parses, its nodes have names, and its literals are what they say that they are.

Where one is not, no other check is made: it could only fail, or name what has no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Triple, parse

from kg.checks import literals
from kg.checks.places import line_of
from kg.model import Problem
from kg.project import Project


class Parsed(NamedTuple):
    """What stands in a project's files, the prefixes of each, and why some of them cannot be read."""

    quads: dict[Path, list[Quad]]
    prefixes: dict[Path, dict[str, str]]
    unreadable: list[Problem]


def read(project: Project) -> Parsed:
    """Every file, each to its end or to its first error."""
    files = [*project.ontology, *([project.shapes] if project.shapes.exists() else []), *project.data]
    parsed = Parsed({}, {}, [])
    for path in files:
        parsed.unreadable.extend(_read(path, project, parsed))
    return parsed


def _read(path: Path, project: Project, parsed: Parsed) -> Iterator[Problem]:
    name = project.shown(path)
    try:
        reader = parse(path=path, format=RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE)
        parsed.quads[path], parsed.prefixes[path] = list(reader), reader.prefixes
    except SyntaxError as error:
        yield Problem("syntax", str(error.msg), "Mend the file here; nothing after it was read.", name, error.lineno)
    except OSError as error:
        yield Problem("syntax", f"The file cannot be read: {error}.", "Make it a readable file in UTF-8.", name)
    else:
        if path in project.data:
            yield from _blank_nodes(path, name, parsed.quads[path])
        yield from _unusable(path, name, parsed.quads[path])


def _blank_nodes(path: Path, name: str, quads: list[Quad]) -> Iterator[Problem]:
    found = {str(quad) for quad in quads if BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))}
    if found:
        advice = "Give it an IRI of its own, such as id:name-of-the-thing."
        line = _bearing(path, "[", "_:", "( ", "{|")
        yield Problem("syntax", f"{len(found)} statements have a blank node.", advice, name, line)


def _bearing(path: Path, *signs: str) -> int | None:
    """The first line that holds one of the signs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, text in enumerate(lines, 1) if any(sign in text for sign in signs)), None)


def _unusable(path: Path, name: str, quads: list[Quad]) -> Iterator[Problem]:
    """Terms that parse, but that no engine can calculate with: what reads them next would fail."""
    for quad in quads:
        if isinstance(quad.object, Triple):
            message = "A statement about a statement cannot be kept."
            advice = "Say it in the passage, or in a kg:Reading."
            yield Problem("syntax", message, advice, name, _bearing(path, "<<", "{|"), found=str(quad.object))
        elif expected := literals.expected(quad):
            message, advice = "A value is not what its type says.", "Correct the value, or its type."
            yield Problem("syntax", message, advice, name, line_of(path, quad), None, expected, _text(quad))
    for quad, other in literals.written_twice(quads):
        message, advice = "One number is written in two ways.", "Keep one of the two."
        yield Problem("syntax", message, advice, name, line_of(path, quad), None, other.value, _text(quad))


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal) else str(quad.object)
