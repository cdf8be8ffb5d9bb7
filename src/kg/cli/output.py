"""Where output goes: in which format, and never onto what people write by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import KgError, ReaderGone

_FORMATS_BY_ENDING = {
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
    ".parquet": "parquet",
    ".gz": "dumps",
    ".rdfp": "rdf-patch",
    ".ru": "sparql",
    ".html": "html",
    ".htm": "html",
    ".srx": "xml",
    ".srj": "json",
}


def format_of_ending(output: Path | None, formats: Sequence[str]) -> str | None:
    """The format that the ending of a file names; None where it names none.

    Args:
        output: the file, if there is one.
        formats: the formats that can be written.

    Raises:
        KgError: the ending names a format that is not among `formats`.
    """
    if output is None:
        return None
    ending = output.suffix.lower()
    form = _FORMATS_BY_ENDING.get(ending)
    # RDF and the results of SPARQL both have a form in XML.
    if ending == ".xml" and "xml" in formats:
        form = "xml"
    if form is None or form in formats:
        return form
    raise KgError(
        f"This cannot be written as {form}, for which {output} asks by its ending.",
        _endings(formats),
    )


def refuse_unknown_ending(output: Path | None, formats: Sequence[str]) -> None:
    """Raise an error where a file has an ending of which no format is known.

    Whoever writes `-o rows.xlsx` does not want JSON under that name.
    """
    if output is None or not output.suffix:
        return
    if output.suffix.lower() not in _FORMATS_BY_ENDING:
        message = f"{output}: no format has the ending {output.suffix}."
        raise KgError(message, _endings(formats))


def _endings(formats: Sequence[str]) -> str:
    """The advice which endings can be written."""
    usual: dict[str, str] = {}
    for ending, form in _FORMATS_BY_ENDING.items():
        if form in formats:
            usual.setdefault(form, ending)
    possible = ", ".join(f"{form} ({ending})" for form, ending in usual.items())
    return f"It can as {possible}; --format wins over an ending."


def default_format(output: Path | None) -> str:
    """The format where nothing names one: a table for a person, JSON for a program."""
    return "table" if to_terminal(output) else "json"


def to_terminal(output: Path | None) -> bool:
    """Whether a person reads the output as it comes."""
    # Under pythonw, and after `kg … >&-`, there is no standard output at all.
    return not is_file(output) and sys.stdout is not None and sys.stdout.isatty()


def may_quote(output: Path | None, *, with_text: bool) -> bool:
    """Whether the output may have words of the articles, which belong to their publishers.

    Somebody who reads along on a terminal may see them; a file or a pipe gets them only
    on request.
    """
    return with_text or to_terminal(output)


def is_file(output: Path | None) -> bool:
    """Whether the output is a file; `-` and None are standard output."""
    return output is not None and str(output) != "-"


def emit_pieces(pieces: Iterable[str], output: Path | None = None) -> None:
    """Write content as it comes: a file has it when the last piece has come.

    Raises:
        KgError: it cannot be written.
        ReaderGone: the program that reads standard output has closed it.
    """
    if output is not None and is_file(output):
        from kg import files  # slow to import

        files.write_pieces(output, pieces)
        return
    for piece in pieces:
        emit(piece)


def emit(content: str | bytes, output: Path | None = None) -> None:
    """Write the whole content to a file, or to standard output as UTF-8.

    Raises:
        KgError: it cannot be written.
        ReaderGone: the program that reads standard output has closed it.
    """
    if output is not None and is_file(output):
        from kg import files  # slow to import

        files.write(output, content)
        return
    if sys.stdout is None:
        raise KgError("Standard output is closed.", "Write to a file with -o.")
    if isinstance(content, str):
        # File names that are not UTF-8 reach Python as surrogates (PEP 383), and are
        # written as the bytes that they were.
        content = content.encode(errors="surrogateescape")
    try:
        # Bytes, since text would be encoded as the locale says, and on Windows have
        # its line ends changed.
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
