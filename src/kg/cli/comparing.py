"""`kg diff`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.cli.output import emit
from kg.cli.shared import format_option, output_option, session
from kg.render.changes import changes
from kg.render.json_records import records

_PLACE = click.Path(exists=True, path_type=Path)


@click.command(
    "diff",
    short_help="What changed, in sentences.",
    epilog="Example: kg diff old.trig graph/articles/SLUG.trig",
)
@click.argument("before", metavar="A", type=_PLACE)
@click.argument("after", metavar="B", type=_PLACE)
@format_option("table", "json")
@output_option
@click.pass_context
def diff_verb(
    ctx: click.Context, before: Path, after: Path, form: str, output: Path | None
) -> None:
    """What changed from A to B, each a project folder or a file in an RDF format, in sentences with their passages.

    + is new, - is gone, ~ has another value or another passage. Exit 1: they differ.
    """
    found = session(ctx).diff(before, after)
    emit(records(found) if form == "json" else changes(found), output)
    if found:
        counts = Counter(change.sign for change in found)
        click.echo(
            f"({counts['+']} new, {counts['-']} gone, {counts['~']} changed)", err=True
        )
    ctx.exit(1 if found else 0)
