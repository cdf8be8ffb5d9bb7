"""`kg path`: how two things are connected."""

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
from kg.render import connections
from kg.render.json_records import records


@click.command(
    cls=Exemplified,
    name="path",
    short_help="How two things are connected.",
    help="""All shortest paths between two things, each step a sentence with its
    passages. Exit 1: no path.

    Relations are walked either way.
    """,
    epilog="Example: kg path {thing} {other} --max-length 3",
)
@click.argument("one", metavar="THING")
@click.argument("other", metavar="THING")
@click.option(
    "--max-length",
    type=click.IntRange(min=1),
    help="Longer paths too, up to so many steps.",
)
@click.option(
    "--avoid",
    multiple=True,
    metavar="THING|PROPERTY",
    help="Not by way of it; may be repeated.",
)
@click.option("--stated-only", is_flag=True, help="Only by what an article states.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="At most so many paths.",
)
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    one: str,
    other: str,
    max_length: int | None,
    avoid: tuple[str, ...],
    stated_only: bool,
    limit: int,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    project = quoting_project(ctx, output, with_text=with_text)
    graph = project.knowledge
    connection = project.path(
        one,
        other,
        max_length=max_length,
        avoid=avoid,
        stated_only=stated_only,
        limit=limit,
    )
    # JSON is written even without a path: it says how far one gets from each end.
    if form == "json":
        emit(records(connection, with_text=with_text), output)
    elif connection.paths:
        emit(connections.paths(connection, graph), output)
        echo_missing_quotes(ctx, project)
    if not connection.paths:
        reasons = connections.no_path(connection, graph, max_length)
        click.echo("\n".join(reasons), err=True)
    elif connection.has_more:
        click.echo(f"({limit} paths; there are more, see --limit)", err=True)
    ctx.exit(0 if connection.paths else 1)
