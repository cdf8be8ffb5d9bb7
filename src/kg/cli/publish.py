"""`kg publish`: the graph into another store."""

from __future__ import annotations

import click

from kg.cli.options import echo_progress, project_of
from kg.cli.output import emit


@click.command(
    "publish",
    short_help="Into another store.",
    help="""Bring a SPARQL store up to date with the graph: only what is different there,
    article by article. Stopped in the middle, it goes on there the next time.

    `kg --store URL VERB` then asks the store. No words of articles are sent. Credentials
    are KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, in the environment, or
    those in ~/.netrc.
    """,
    epilog="Example: kg publish --to http://127.0.0.1:7878/update --dry-run",
)
@click.option(
    "--to",
    "update",
    metavar="URL",
    required=True,
    help="Where the store takes updates.",
)
@click.option(
    "--query",
    metavar="URL",
    help="Where it answers queries, if that is not beside it as in common stores.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be sent.")
@click.option(
    "--take-over",
    is_flag=True,
    help="Go on although somebody else seems to be publishing there.",
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    update: str,
    query: str | None,
    dry_run: bool,
    take_over: bool,
) -> None:
    from kg.knowledge.written_store import WrittenStore
    from kg.linked_data.publishing import publish

    graph = project_of(ctx).knowledge
    target = WrittenStore(update, query, graph.namespaces)
    try:
        sent = publish(
            graph, target, is_dry=dry_run, take_over=take_over, progress=echo_progress
        )
    finally:
        echo_progress("")
    lines = [f"{each.name}: +{each.added:,} -{each.removed:,}" for each in sent]
    if not sent:
        lines.append("Nothing is different there.")
    emit("\n".join(lines) + "\n")
