"""Files of RDF into an engine, or as quads; what is wrong with one is told as bad input."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from pyoxigraph import parse as parse_rdf

from kg.errors import BadInput
from kg.workspace import Workspace


def parse(
    engine: Store, path: Path, workspace: Workspace, *, graph: NamedNode | None = None
) -> None:
    """Load a file: Turtle into the given graph, TriG into the graphs that it names.

    Raises:
        BadInput: It cannot be read.
    """
    with _errors_as_bad_input(workspace.shown(path)):
        engine.load(
            path=path,
            format=RdfFormat.TURTLE if graph else RdfFormat.TRIG,
            to_graph=graph,
        )


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        BadInput: It cannot be read.
    """
    with _errors_as_bad_input(str(path)):
        return path.read_bytes()


def quads_in(path: Path, content: bytes | None = None, shown: str = "") -> list[Quad]:
    """Return what a file in any RDF format says.

    Args:
        path: The file.
        content: Its bytes, where they have been read.
        shown: What an error calls it; without it, by its path.

    Raises:
        BadInput: It cannot be read.
    """
    rdf_format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    name = shown or str(path)
    if rdf_format is None:
        raise BadInput(
            name,
            "this is neither a project folder nor a file in an RDF format.",
            "Known endings are ttl, trig, nq, nt, jsonld and rdf.",
        )
    if content is None:
        content = content_of(path)
    with _errors_as_bad_input(name):
        return list(parse_rdf(input=content, format=rdf_format))


@contextmanager
def _errors_as_bad_input(name: str) -> Iterator[None]:
    """Raise what the engine says of a file as `BadInput` under the file's name."""
    try:
        yield
    except SyntaxError as error:
        raise BadInput(
            name, str(error.msg), line=error.lineno, column=error.offset
        ) from error
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror or error}.") from error
