"""Files that cannot be read: they do not parse, or have nodes or literals of no use.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:57: A value is not what its type says.
      [syntax]
      expected  a value of xsd:date
      found     2023-13-41
      do        Correct the value, or its type.

Such a file is not looked at any further: other checks could only fail in it, or name
what has no name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from kg.checks.literals import expected_value, numbers_written_twice
from kg.checks.source_map import first_line_with, line_of
from kg.errors import BadInput
from kg.model import Finding, Location
from kg.workspace import Workspace

_FILES_OF_TERMS = 16  # more than most projects have, with those of the package


class Declared(NamedTuple):
    """What files of a project may name.

    Attributes:
        terms: The IRIs of the terms that the ontology declares.
        frames: Those of its frames, which proofs name.
    """

    terms: frozenset[str]
    frames: frozenset[str]


class Parsed(NamedTuple):
    """A project's files.

    Attributes:
        quads: the quads of each file that was read, and can be.
        prefixes: the prefixes that each file declares, with their namespaces.
        described: the IRIs of what each file of terms describes.
        unreadable: why the other files cannot be read.
        declared: what files may name; None where not all of the ontology can be read.
    """

    quads: dict[Path, list[Quad]]
    prefixes: dict[Path, dict[str, str]]
    described: dict[Path, frozenset[str]]
    unreadable: list[Finding]
    declared: Declared | None


class _Content(NamedTuple):
    """What a file says.

    Attributes:
        quads: Its quads.
        prefixes: The prefixes that it declares, with their namespaces.
        is_usable: Whether all of its terms are of use.
        described: The IRIs of what it describes; of data nobody asks for them.
    """

    quads: list[Quad]
    prefixes: dict[str, str]
    is_usable: bool
    described: frozenset[str] = frozenset()


def dataset_finding(workspace: Workspace) -> Finding | None:
    """An error where graph/dataset.ttl cannot be read, or gives no base of use."""
    try:
        _ = workspace.namespaces
    except BadInput as error:
        message = error.message.removeprefix(f"{error.place}: ")
        is_prefix = message.startswith("the prefix")
        signs = ("sh:prefix", "shacl#prefix") if is_prefix else ("uriSpace",)
        line = error.line or _first_line(workspace, *signs)
        location = Location(workspace.shown(workspace.dataset), line)
        return _error(message, error.advice or "Mend the file here.", location)
    return None


def _first_line(workspace: Workspace, *signs: str) -> int | None:
    if not workspace.dataset.is_file():
        return None
    return first_line_with(workspace.dataset, *signs)


def parse_files(
    workspace: Workspace,
    sound: Collection[str] = (),
    declared: Declared | None = None,
) -> Parsed:
    """Parse every file, each to its end or to its first error.

    Args:
        workspace: The project.
        sound: The names of files of data that are known to be right, and left out.
        declared: What the ontology declares, which then is known to be right as well.
    """
    # What others rest on goes first, but an error in it does not stop the rest.
    ontology = [] if declared else [*workspace.ontology, *workspace.frames]
    paths = [*ontology, *workspace.shapes, *workspace.data]
    data = set(workspace.data)
    parsed = Parsed({}, {}, {}, [], declared)
    for path in paths:
        name = workspace.shown(path)
        if name in sound:
            continue
        read = _content if path in data else _content_of_terms
        findings = list(_read(path, name, parsed, read))
        # Axioms and shapes need blank nodes; what is told of things must have names.
        if path in parsed.quads and path in data:
            findings += _blank_nodes(path, name, parsed.quads[path])
        if findings:
            parsed.quads.pop(path, None)
        parsed.unreadable.extend(findings)
    if declared is None and parsed.quads.keys() >= set(ontology):
        terms = _together(workspace.ontology, parsed)
        frames = _together(workspace.frames, parsed)
        return parsed._replace(declared=Declared(terms, frames))
    return parsed


def _together(paths: list[Path], parsed: Parsed) -> frozenset[str]:
    """The IRIs of what some files describe."""
    described: set[str] = set()
    for path in paths:
        described |= parsed.described[path]
    return frozenset(described)


def _read(
    path: Path, name: str, parsed: Parsed, read: Callable[[bytes, RdfFormat], _Content]
) -> Iterator[Finding]:
    """Add the quads and the prefixes of a file, and tell what is wrong in it."""
    form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    try:
        content = read(path.read_bytes(), form)
    except SyntaxError as error:
        yield _error(
            message=str(error.msg),
            advice="Mend the file here; nothing after it was read.",
            location=Location(name, error.lineno),
        )
        return
    except OSError as error:
        yield _error(
            message=f"The file cannot be read: {error.strerror or error}.",
            advice="Make it a readable file in UTF-8.",
            location=Location(name),
        )
        return
    parsed.quads[path] = content.quads
    parsed.prefixes[path] = content.prefixes
    parsed.described[path] = content.described
    if not content.is_usable:
        yield from _unusable_values(path, name, content.quads)


def _content(turtle: bytes, form: RdfFormat) -> _Content:
    parser = parse(turtle, format=form)
    quads = list(parser)
    return _Content(quads, parser.prefixes, _are_usable(quads))


@lru_cache(maxsize=_FILES_OF_TERMS)
def _content_of_terms(turtle: bytes, form: RdfFormat) -> _Content:
    # They are long, and hardly ever others in the next check of the same process.
    content = _content(turtle, form)
    return content._replace(described=_described(content.quads))


def _described(quads: list[Quad]) -> frozenset[str]:
    described: set[str] = set()
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            described.add(quad.subject.value)
    return frozenset(described)


def _are_usable(quads: list[Quad]) -> bool:
    """Whether there is nothing to tell by `_unusable_values`."""
    for quad in quads:
        if isinstance(quad.object, Triple) or expected_value(quad):
            return False
    return not any(numbers_written_twice(quads))


def _blank_nodes(path: Path, name: str, quads: list[Quad]) -> Iterator[Finding]:
    # A node in brackets has a name of its own each time that the file is parsed, so the
    # statements are counted and not shown.
    statements = set()
    for quad in quads:
        terms = (quad.subject, quad.object, quad.graph_name)
        if any(isinstance(term, BlankNode) for term in terms):
            statements.add(str(quad))
    if statements:
        line = first_line_with(path, "[", "_:", "( ", "{|")
        yield _error(
            message=f"{len(statements)} statements have a blank node.",
            advice="Give it an IRI of its own, such as id:name-of-the-thing.",
            location=Location(name, line),
        )


def _unusable_values(path: Path, name: str, quads: list[Quad]) -> Iterator[Finding]:
    """Terms that parse, but that no engine can keep or calculate with."""
    for quad in quads:
        if isinstance(quad.object, Triple):
            yield _error(
                message="A statement about a statement cannot be kept.",
                advice="Say it in the passage, or in a kg:Reading.",
                location=Location(name, first_line_with(path, "<<", "{|")),
                found=str(quad.object),
            )
            continue
        expected = expected_value(quad)
        if expected:
            yield _error(
                message="A value is not what its type says.",
                advice="Correct the value, or its type.",
                location=Location(name, line_of(path, quad)),
                expected=expected,
                found=_text(quad),
            )
    for duplicate in numbers_written_twice(quads):
        yield _error(
            message="One number is written in two ways.",
            advice="Keep one of the two.",
            location=Location(name, line_of(path, duplicate.quad)),
            expected=duplicate.first.value,
            found=_text(duplicate.quad),
        )


def _error(
    message: str,
    advice: str,
    location: Location,
    expected: str | None = None,
    found: str | None = None,
) -> Finding:
    return Finding("error", "syntax", message, location, expected, found, advice)


def _text(quad: Quad) -> str:
    value = quad.object
    if isinstance(value, Literal):
        return value.value
    return str(value)
