"""The canonical form of a project's data files, which `kg fmt` writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, parse

from kg import files
from kg.errors import BadInput
from kg.rdf import trig
from kg.rdf.lexing import comments

_HEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


class Document(NamedTuple):
    """What the canonical form keeps of a file.

    Attributes:
        quads: what it says.
        base: the IRI that `<>` stands for, if the file has one.
        head: the comment lines that it begins with.
    """

    quads: list[Quad]
    base: str | None = None
    head: str = ""


def canonical(path: Path, name: str, prefixes: Mapping[str, str]) -> str:
    """The file's content in canonical form, under the comment lines at its head.

    Args:
        path: a Turtle file, or a TriG file by its ending.
        name: what error messages call the file.
        prefixes: the project's prefixes.

    Raises:
        BadInput: there is a syntax error, a blank node, or a comment further down,
            which would be lost.
    """
    return write_document(read_document(path, name), name, prefixes)


def read_document(path: Path, name: str) -> Document:
    """Read a file; see `canonical`."""
    text = files.read(path, name)
    is_trig = path.suffix == ".trig"
    parser = parse(text, format=RdfFormat.TRIG if is_trig else RdfFormat.TURTLE)
    try:
        quads = list(parser)
    except SyntaxError as error:
        message = str(error.msg)
        raise BadInput(name, message, line=error.lineno, column=error.offset) from error
    # The parser knows the base only once it has read it.
    return Document(quads, parser.base_iri, _head(text, name))


def write_document(document: Document, name: str, prefixes: Mapping[str, str]) -> str:
    """Write a document in canonical form; raises `BadInput` at a blank node."""
    quads, base, head = document
    return trig.write_trig(quads, prefixes, base=base, head=head, source=name)


def changed(
    named: Iterable[tuple[Path, str]], prefixes: Mapping[str, str]
) -> list[tuple[Path, str]]:
    """The files that are not in canonical form, each with its new content.

    Args:
        named: each file with its name for error messages.
        prefixes: the project's prefixes.
    """
    differing = []
    for path, name in named:
        content = canonical(path, name, prefixes)
        # Bytes, since reading as text would take other line ends for our own.
        if content.encode() != path.read_bytes():
            differing.append((path, content))
    return differing


def _head(text: str, name: str) -> str:
    """The comment lines that the text begins with, if it has no others."""
    head = _HEAD.match(text)
    assert head  # an empty match, where there are none
    for comment in comments(text):
        if comment.start() < head.end():
            continue
        raise BadInput(
            name,
            "a comment inside the file has no place in the canonical form.",
            "Move it to the head of the file, or say it in rdfs:comment.",
            line=text.count("\n", 0, comment.start()) + 1,
        )
    return head.group().strip("\n")
