"""`kg path` and `kg rank`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.output import emit
from kg.cli.shared import (
    citing,
    format_option,
    output_option,
    say_state,
    session,
    with_text_option,
)
from kg.csv_safety import delimited
from kg.network.centrality import MEASURES, SEED, Ranked
from kg.render import connections
from kg.render.json_records import records
from kg.render.tables import markdown


@click.command(
    "path",
    short_help="How two things are connected.",
    epilog="Example: kg path Huawei Liuzhou --max-length 3",
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
def path_verb(  # noqa: PLR0913 - click passes each option as an argument
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
    """All shortest paths between two things, each step a sentence with its passages. Exit 1: no path.

    Relations are walked either way.
    """
    project = citing(ctx, output, with_text=with_text)
    graph = project.knowledge
    found = project.path(
        one,
        other,
        max_length=max_length,
        avoid=avoid,
        stated_only=stated_only,
        limit=limit,
    )
    if form == "json":
        emit(records(found, with_text=with_text), output)
    elif found.paths:
        emit(connections.paths(found, graph), output)
        say_state(ctx, project)
    if not found.paths:
        click.echo("\n".join(connections.no_path(found, graph, max_length)), err=True)
    elif found.has_more:
        click.echo(f"({limit} paths; there are more, see --limit)", err=True)
    ctx.exit(0 if found.paths else 1)


@click.command(
    "rank",
    short_help="What is central, and what belongs together.",
    epilog="Example: kg rank --class Company",
)
@click.option(
    "--by",
    type=click.Choice(MEASURES),
    default="pagerank",
    show_default=True,
    help="The order.",
)
@click.option("--class", "kind", metavar="CLASS", help="Only things of this class.")
@click.option(
    "--seed",
    type=int,
    default=SEED,
    show_default=True,
    help="Where the Louvain method begins.",
)
@format_option("table", "csv", "tsv", "json", "md")
@output_option
@click.pass_context
def rank_verb(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    by: str,
    kind: str | None,
    seed: int,
    form: str,
    output: Path | None,
) -> None:
    """Degree, betweenness centrality and PageRank of each thing, and its community by the Louvain method.

    They are worked out on the whole map, whose relations count in both directions. Exit
    1: nothing to rank.
    """
    found = session(ctx).rank(by=by, kind=kind, seed=seed)
    emit(_ranks(found, form), output)
    ctx.exit(0 if found else 1)


def _ranks(found: Sequence[Ranked], form: str) -> str:
    """The measures: rounded in the table, in full elsewhere."""
    if form == "table":
        return connections.measures(found)
    if form == "json":
        return records(found)
    columns, rows = Ranked._fields, [[str(value) for value in each] for each in found]
    if form == "md":
        return markdown(columns, rows)
    return delimited(columns, rows, "," if form == "csv" else "\t")
