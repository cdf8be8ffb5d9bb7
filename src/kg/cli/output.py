"""Where output goes: in which format, and never onto what people write by hand."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from kg.errors import KgError, ReaderGone
from kg.project import Project

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".md": "md",
    ".txt": "table",
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".html": "html",
    ".htm": "html",
}
_BY_HAND = ("ontology", "graph", "queries", "articles", "drafts")
_ELSEWHERE = "Choose another place with -o."


def by_ending(output: Path | None, formats: Sequence[str]) -> str | None:
    """The format that the file's ending names, None where it names none.

    Raises `KgError` where the ending names a format that is not among those.
    """
    form = _ENDINGS.get(output.suffix.lower()) if output else None
    if form is None or form in formats:
        return form
    assert output
    has = [f"{name} ({ending})" for ending, name in _ENDINGS.items() if name in formats]
    message = f"This cannot be written as {form}, for which {output} asks by its ending."
    raise KgError(message, f"It can as {', '.join(has)}; --format wins over an ending.")


def usual(output: Path | None) -> str:
    """The format where nothing else says it: a table for a person, JSON for a pipe or a file."""
    return "table" if to_terminal(output) else "json"


def to_terminal(output: Path | None) -> bool:
    """Whether a person reads the output as it comes."""
    return not is_file(output) and sys.stdout is not None and sys.stdout.isatty()


def is_file(output: Path | None) -> bool:
    """Whether it names a file, and not standard output."""
    return output is not None and str(output) != "-"


def emit(content: str | bytes, output: Path | None = None) -> None:
    """Write whole to the file, or to standard output as UTF-8.

    The name of a file that is not UTF-8 is written as it was given.
    """
    if output is not None and is_file(output):
        from kg import files  # slow to import

        files.write(output, content)
        return
    if sys.stdout is None:
        raise KgError("Standard output is closed.", "Write to a file with -o.")
    try:
        data = content.encode(errors="surrogateescape") if isinstance(content, str) else content
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def spare(project: Project, output: Path) -> None:
    """Raise `KgError` for a place where people write: data, questions, articles and drafts.

    Links and `..` are followed.
    """
    place = output.resolve()
    for name in _BY_HAND:
        if place.is_relative_to((project.root / name).resolve()):
            message = f"{output} is in the project's {name}/, which is written by hand."
            raise KgError(message, _ELSEWHERE)
    if project.texts and place.parent == project.texts.resolve() and place.suffix == ".txt":
        raise KgError(f"{output} is among the articles' texts.", _ELSEWHERE)


def spare_folder(project: Project, output: Path, made: Collection[str]) -> None:
    """Raise `KgError` for a folder that was not made for output.

    Such a folder is new, or empty, or has all the files that are `made` each time; hidden files do
    not count. It is neither the project's, nor one around it, nor one in which people write.
    """
    spare(project, output)
    place = output.resolve()
    if project.root.resolve().is_relative_to(place):
        raise KgError(f"{output} holds the project itself.", _ELSEWHERE)
    found = {path.name for path in place.iterdir()} if place.is_dir() else set()
    if any(not name.startswith(".") for name in found) and not found.issuperset(made):
        advice = "Name a folder with -o that is new, or empty, or was written by kg before."
        raise KgError(f"{output} holds other files.", advice)
