"""`kg show`: all that is said of a thing."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.examples import Exemplified
from kg.cli.options import (
    echo_missing_quotes,
    format_option,
    output_option,
    quoting_project,
    with_text_option,
)
from kg.cli.output import emit
from kg.errors import KgError
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
@click.pass_context
def command(
    ctx: click.Context, thing: str, form: str, output: Path | None, with_text: bool
) -> None:
    project = quoting_project(ctx, output, with_text=with_text)
    statements = project.show(thing)
    if not statements:
        # Every name that is found has statements, unless it is a term of the ontology.
        raise KgError(
            f"Nothing is said of '{thing}' itself.",
            "'kg schema' explains the terms of the ontology.",
        )
    if form == "json":
        emit(records(statements, with_text=with_text), output)
        return
    graph = project.knowledge
    title = graph.verbaliser.title(graph.thing(thing))
    emit(reasons.sheet(title, statements) + "\n", output)
    echo_missing_quotes(ctx, project)
