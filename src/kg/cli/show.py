"""`kg show`: all that is said of a thing."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.examples import Exemplified
from kg.cli.options import (
    MOST_SHOWN,
    all_option,
    echo_missing_quotes,
    format_option,
    output_option,
    quoting_project,
    shown_of,
    with_text_option,
)
from kg.cli.output import emit
from kg.errors import KgError
from kg.evidence.statements import SaidOf, about
from kg.render import reasons
from kg.render.json_records import records


@click.command(
    cls=Exemplified,
    name="show",
    short_help="All that is said of a thing.",
    help="All that is said of a thing, in sentences with their passages.",
    epilog="Example: kg show {thing}",
)
@click.argument("thing")
@format_option("table", "json")
@output_option
@with_text_option
@all_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    thing: str,
    form: str,
    output: Path | None,
    with_text: bool,
    is_whole: bool,
) -> None:
    project = quoting_project(ctx, output, with_text=with_text)
    graph = project.knowledge
    named = graph.thing(thing)
    # Programs, and files, get all of it.
    most = MOST_SHOWN if form == "table" and not (is_whole or output) else None
    if most is None:
        statements = about(graph, named, project.texts)
        number = len(statements)
    else:
        said = SaidOf(graph, named, project.texts)
        statements, number = said.part(0, most), len(said)
    if not statements:
        # Every name that is found has statements, unless it is a term of the ontology.
        raise KgError(
            f"Nothing is said of '{thing}' itself.",
            "'kg schema' explains the terms of the ontology.",
        )
    if form == "json":
        emit(records(statements, with_text=with_text), output)
        return
    title = graph.verbaliser.title(named)
    emit(reasons.sheet(title, statements) + "\n", output)
    if note := shown_of(len(statements), number, "statements"):
        click.echo(note, err=True)
    echo_missing_quotes(ctx, project)
