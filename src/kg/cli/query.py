"""`kg query`: any read-only SPARQL, with the passages behind each row on request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click
from pyoxigraph import NamedNode

from kg.cli.options import (
    echo_missing_quotes,
    format_option,
    output_option,
    quoting_project,
    timeout_option,
    with_text_option,
)
from kg.cli.output import default_format, emit
from kg.errors import KgError, abridged
from kg.project import Project
from kg.render.answer_format import Rendered
from kg.render.query_answers import GRAPH_FORMATS, QUERY_FORMATS, query_answer
from kg.timeouts import limited

_LONGEST_PATH = 255  # bytes of a file name on common systems; a query may be longer


def _absolute(_: click.Context, __: click.Parameter, iri: str | None) -> str | None:
    if iri is None:
        return None
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise click.BadParameter(f"'{abridged(iri)}' is no IRI: {error}.") from error


@click.command(
    "query",
    short_help="Any read-only SPARQL.",
    help="""Run a read-only SPARQL query; the project's prefixes are known. Exit 1: no
    rows, or ASK is false.

    SELECT and ASK give rows, CONSTRUCT and DESCRIBE a graph in canonical Turtle. With
    --evidence, each row of a SELECT is traced to the statements that produced it, and
    these to their passages.

    Relative IRIs are resolved against --base, or against a query file's own address.
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
@click.option(
    "--base",
    metavar="IRI",
    callback=_absolute,
    help="What relative IRIs are resolved against; else the file's own address.",
)
@format_option(*QUERY_FORMATS, *GRAPH_FORMATS, has_default=False)
@output_option
@with_text_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    query: str,
    timeout: float,
    is_traced: bool,
    base: str | None,
    form: str | None,
    output: Path | None,
    with_text: bool,
) -> None:
    if with_text and not is_traced:
        raise click.UsageError(
            "Only --evidence quotes the articles: --with-text needs it."
        )
    sparql = _read(query)
    if base:
        sparql = sparql._replace(base=base)
    project = quoting_project(ctx, output, with_text=with_text)
    # Loading is not the query's fault: only what comes then is limited.
    project.load()
    default = default_format(output)
    if is_traced:
        form = form or default
        rendered = limited(timeout, _trace, project, sparql, form, with_text)
    else:
        # Which default is right depends on the form of the answer: rows or a graph.
        rendered = limited(timeout, _answer, project, sparql, form, default)
    emit(rendered.content, output)
    _echo_scoped_uses(sparql)
    if is_traced and form == "table":
        echo_missing_quotes(ctx, project)
    ctx.exit(0 if rendered.has_result else 1)


class _Sparql(NamedTuple):
    """The text of a query, what messages call it, and the base of its relative IRIs."""

    text: str
    source: str
    base: str | None = None


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
        text = files.decoded(files.content(path, argument), argument)
        # The address of the file as it is named: what a link leads to has other files
        # beside it.
        return _Sparql(text, argument, path.absolute().as_uri())
    return _Sparql(argument, "query")


def _answer(
    project: Project, sparql: _Sparql, form: str | None, default: str
) -> Rendered:
    graph = project.knowledge
    answer = graph.answer(sparql.text, source=sparql.source, base=sparql.base)
    return query_answer(answer, form, graph, default)


def _trace(project: Project, sparql: _Sparql, form: str, with_text: bool) -> Rendered:
    from kg.provenance import trace
    from kg.render.traces import traced

    graph = project.knowledge
    answer = trace(
        graph, sparql.text, project.texts, source=sparql.source, base=sparql.base
    )
    content = traced(answer, form, graph, with_text=with_text)
    return Rendered(content.encode(), bool(answer.rows))


def _echo_scoped_uses(sparql: _Sparql) -> None:
    """Warn of what this engine answers unlike the standard, and unlike others."""
    # Parsing here takes longer than answering a small query, and few have the word.
    if "graph" not in sparql.text.casefold():
        return
    from kg.rdf.lexing import place
    from kg.sparql.graph_scope import scoped_uses

    for use in scoped_uses(sparql.text):
        line, column = place(sparql.text, use.start)
        click.echo(
            f"{sparql.source}:{line}:{column}: {use.variable} is used inside its own GRAPH "
            "block, where by the standard it has no value yet: other engines answer "
            "otherwise. Use it behind the block.",
            err=True,
        )
