"""A project's data files in canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg import files
from kg.errors import BadInput
from kg.rdf import trig
from kg.rdf.lexing import comments

_HEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


def canonical(path: Path, name: str) -> str:
    """The file's content in canonical form, under the comment lines that it begins with.

    Raises `BadInput` at a syntax error, at a blank node, and at a comment further down,
    which would be lost.
    """
    text = files.read(path, name)
    reader = parse(
        text, format=RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE
    )
    try:
        quads = list(reader)
    except SyntaxError as error:
        raise BadInput(
            name, str(error.msg), line=error.lineno, column=error.offset
        ) from error
    return trig.write_trig(
        quads, base=reader.base_iri, head=_head(text, name), source=name
    )


def _head(text: str, name: str) -> str:
    """The comment lines that the text begins with, if it has no others."""
    head = _HEAD.match(text)
    assert head
    for comment in comments(text):
        if comment.start() >= head.end():
            line = text.count("\n", 0, comment.start()) + 1
            advice = "Move it to the head of the file, or say it in rdfs:comment."
            raise BadInput(
                name,
                "a comment inside the file has no place in the canonical form.",
                advice,
                line,
            )
    return head.group().strip("\n")


def changed(named: Iterable[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The files, with their new content, that are not in canonical form."""
    return [
        (path, new)
        for path, name in named
        if (new := canonical(path, name)).encode() != path.read_bytes()
    ]
