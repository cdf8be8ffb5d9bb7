"""`kg map`: the interactive map as one HTML file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.examples import Exemplified
from kg.cli.options import (
    echo_quotes_warning,
    output_option,
    pinned_option,
    project_of,
    shown_of,
)
from kg.cli.output import emit, is_file
from kg.errors import KgError
from kg.workspace import spare

MOST_DRAWN = 60
"""Neighbours of a thing that are drawn, if there is no `--all`."""


@click.command(
    cls=Exemplified,
    name="map",
    short_help="The interactive map, one HTML file.",
    help="""The page of everything, or of a thing and its neighbours: map, reading and
    tables in one offline HTML file.

    Of a thing with more neighbours than can be read on a map, those are drawn that tell
    most of it, of each kind of relation in turn. Of one in thousands of statements, those
    are told that come first. The page says how many there are.

    On a terminal it goes to map.html, unless -o names another file.
    """,
    epilog="Example: kg map {thing} --all -o map.html",
)
@click.argument("thing", required=False)
@output_option
@pinned_option
@click.option(
    "--all",
    "is_whole",
    is_flag=True,
    help=f"All neighbours of the thing, and not only {MOST_DRAWN}.",
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    thing: str | None,
    output: Path | None,
    pinned: bool,
    is_whole: bool,
) -> None:
    project = project_of(ctx)
    if pinned:
        project = project.without_texts()
    # A terminal full of HTML helps nobody; a pipe or `-o -` gets the page itself.
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        output = Path("map.html")
        spare(project.workspace, output)
    if output and output.suffix.lower() not in ("", ".html", ".htm"):
        raise KgError(f"{output} would not hold a page.", "End the name in .html.")
    from kg.page.pages import drawn_map  # slow to import

    named = None if thing is None else project.knowledge.thing(thing)
    drawn = drawn_map(project.edition, named, None if is_whole else MOST_DRAWN)
    emit(drawn.html, output)
    if is_file(output):
        click.echo(f"{output}: {drawn.state}", err=True)
    for part in drawn.parts:
        click.echo(shown_of(*part), err=True)
    if drawn.quotes:
        echo_quotes_warning()
