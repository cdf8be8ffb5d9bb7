"""`kg compile`: the graph in a store that is opened, instead of files that are loaded."""

from __future__ import annotations

import click

from kg.cli.options import echo_progress, project_of


@click.command(
    "compile",
    short_help="Keep the graph in a store, which opens at once.",
    help="""Compile the graph into a store in the user's cache, or bring it up to date.

    From then on commands open the store, and replace in it what files have changed,
    where they would load all files. A project of more than 20 articles is compiled
    without being asked to. KG_CACHE names another folder for it. Exit 1: it could not be
    kept.
    """,
    epilog="Example: kg compile",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    project = project_of(ctx)
    echo_progress("Compiling")
    try:
        is_kept = project.compile()
    finally:
        echo_progress("")
    ctx.exit(0 if is_kept else 1)
