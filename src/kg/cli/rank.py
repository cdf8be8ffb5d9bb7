"""`kg rank`: what is central in the network of things, and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.options import format_option, output_option, project_of
from kg.cli.output import emit
from kg.network.centrality import MEASURES, SEED, Ranked
from kg.render import connections
from kg.render.answer_format import ROW_FORMATS
from kg.render.json_records import records
from kg.render.tables import written


@click.command(
    "rank",
    short_help="What is central, and what belongs together.",
    help="""Degree, betweenness centrality and PageRank of each thing, and its community
    by the Louvain method.

    They are worked out on the whole map, whose relations count in both directions. Exit
    1: nothing to rank.
    """,
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
@format_option(*ROW_FORMATS)
@output_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    by: str,
    kind: str | None,
    seed: int,
    form: str,
    output: Path | None,
) -> None:
    ranking = project_of(ctx).rank(by=by, kind=kind, seed=seed)
    emit(_written(ranking, form), output)
    ctx.exit(0 if ranking else 1)


def _written(ranking: Sequence[Ranked], form: str) -> str:
    """The measures in a format: rounded for people in the table, in full elsewhere."""
    if form == "table":
        return connections.measure_lines(ranking)
    if form == "json":
        return records(ranking)
    columns = Ranked._fields
    rows = [list(map(str, ranked)) for ranked in ranking]
    return written(columns, rows, form)
