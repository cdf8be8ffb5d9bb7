"""Where output goes: in which format, and never onto what people write by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError, ReaderGone

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


def format_of_ending(output: Path | None, formats: Sequence[str]) -> str | None:
    """The format that the file's ending names, None where it names none.

    Raises `KgError` where the ending names a format that is not among those.
    """
    form = _ENDINGS.get(output.suffix.lower()) if output else None
    if form is None or form in formats:
        return form
    assert output
    has = [f"{name} ({ending})" for ending, name in _ENDINGS.items() if name in formats]
    message = (
        f"This cannot be written as {form}, for which {output} asks by its ending."
    )
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
        data = (
            content.encode(errors="surrogateescape")
            if isinstance(content, str)
            else content
        )
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
