"""`kg query`: any read-only SPARQL, with the passages behind each row on request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from kg.cli.options import (
    echo_missing_quotes,
    format_option,
    output_option,
    quoting_project,
    timeout_option,
    with_text_option,
)
from kg.cli.output import default_format, emit
from kg.errors import KgError
from kg.project import Project
from kg.render.answer_format import ROW_FORMATS, Rendered
from kg.render.query_answers import query_answer
from kg.timeouts import limited

_LONGEST_PATH = 255  # bytes of a file name on common systems; a query may be longer


@click.command(
    "query",
    short_help="Any read-only SPARQL.",
    help="""Run a read-only SPARQL query; the project's prefixes are known. Exit 1: no
    rows, or ASK is false.

    SELECT and ASK give rows, CONSTRUCT and DESCRIBE a graph in canonical Turtle. With
    --evidence, each row of a SELECT is traced to the statements that produced it, and
    these to their passages.
    """,
    epilog="Example: kg query 'SELECT ?thing WHERE { ?thing kg:locatedIn ?place }'."
    " With the passages: kg query --evidence "
    "'SELECT ?brand WHERE { ?owner kg:hasBrand ?brand }'",
)
@click.argument("query", metavar="TEXT|FILE|-")
@timeout_option("30")
@click.option(
    "--evidence",
    "is_traced",
    is_flag=True,
    help="Each row with the statements behind it: table or json.",
)
@format_option(*ROW_FORMATS, "turtle", "ntriples", has_default=False)
@output_option
@with_text_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    query: str,
    timeout: float,
    is_traced: bool,
    form: str | None,
    output: Path | None,
    with_text: bool,
) -> None:
    if with_text and not is_traced:
        raise click.UsageError(
            "Only --evidence quotes the articles: --with-text needs it."
        )
    sparql = _read(query)
    project = quoting_project(ctx, output, with_text=with_text)
    default = default_format(output)
    if is_traced:
        form = form or default
        rendered = limited(timeout, _trace, project, sparql, form, with_text)
    else:
        # Which default is right depends on the form of the answer: rows or a graph.
        rendered = limited(timeout, _answer, project, sparql, form, default)
    emit(rendered.content, output)
    if is_traced and form == "table":
        echo_missing_quotes(ctx, project)
    ctx.exit(0 if rendered.has_result else 1)


class _Sparql(NamedTuple):
    """The text of a query, and what messages call it."""

    text: str
    source: str


def _read(argument: str) -> _Sparql:
    """Read the query from standard input, from a file, or take the argument itself."""
    from kg import files  # slow to import

    if argument == "-":
        source = "standard input"
        return _Sparql(files.decoded(sys.stdin.buffer.read(), source), source)
    # One word is no query: most likely it is the name of a question.
    if argument.replace("-", "").isalnum() and argument.isascii():
        raise KgError(
            f"'{argument}' is no SPARQL query.",
            f"Is it a question? Try 'kg ask {argument}'.",
        )
    # Asking the system about a name that is too long would be an error in itself.
    has_syntax = any(character in argument for character in "{}\n")
    if has_syntax or len(argument) > _LONGEST_PATH:
        return _Sparql(argument, "query")
    path = Path(argument)
    # The ending alone marks a file too, so that a missing one is reported as missing.
    if path.is_file() or path.suffix in (".rq", ".sparql"):
        return _Sparql(files.decoded(files.content(path, argument), argument), argument)
    return _Sparql(argument, "query")


def _answer(
    project: Project, sparql: _Sparql, form: str | None, default: str
) -> Rendered:
    graph = project.knowledge
    answer = graph.query(sparql.text, source=sparql.source)
    return query_answer(answer, form, graph, default)


def _trace(project: Project, sparql: _Sparql, form: str, with_text: bool) -> Rendered:
    from kg.provenance import trace
    from kg.render.traces import traced

    graph = project.knowledge
    answer = trace(graph, sparql.text, project.texts, source=sparql.source)
    content = traced(answer, form, graph, with_text=with_text)
    return Rendered(content.encode(), bool(answer.rows))
