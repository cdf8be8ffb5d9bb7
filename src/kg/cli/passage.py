"""`kg passage`: where words stand in an article, ready for its data file."""

from __future__ import annotations

import click

from kg.cli.options import project_of
from kg.cli.output import emit
from kg.evidence import lookup


@click.command(
    "passage",
    short_help="Position and digest of words.",
    help="""Where words stand in an article's text: a block ready for its file, with
    position, digest and text fragment.

    Exit 1: not found.
    """,
    epilog="Example: kg passage 'words of the text'",
)
@click.argument("quote")
@click.option("--article", help="The article's slug, when there are several texts.")
@click.pass_context
def command(ctx: click.Context, quote: str, article: str | None) -> None:
    project = project_of(ctx)
    graph, texts = project.knowledge, project.texts
    blocks = lookup.looked_up(graph, texts, quote, article)
    if not blocks:
        nearest = lookup.nearest(graph, texts, quote)
        hint = f" One has “{nearest}”." if nearest else ""
        click.echo(f"No text at hand holds these words as whole words.{hint}", err=True)
        ctx.exit(1)
    emit("\n".join(blocks))
