"""`kg diff`: what changed between two projects or files, in sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.cli.options import format_option, output_option, project_of
from kg.cli.output import emit
from kg.formats.change_sets import FORMS, change_set
from kg.render import changes
from kg.render.json_records import records

_EXISTING = click.Path(exists=True, path_type=Path)


@click.command(
    "diff",
    short_help="What changed, in sentences.",
    help="""What changed from A to B, each a project folder or a file in an RDF format,
    in sentences with their passages.

    + is new, - is gone, ~ has another value or another passage. Exit 1: they differ.

    As rdf-patch (.rdfp) or sparql (.ru) the change is quads: applied to a store that has
    A, as 'kg export nquads' writes it, it makes B of it.
    """,
    epilog="Example: kg diff old.trig graph/articles/SLUG.trig",
)
@click.argument("before", metavar="A", type=_EXISTING)
@click.argument("after", metavar="B", type=_EXISTING)
@format_option("table", "json", *FORMS)
@output_option
@click.pass_context
def command(
    ctx: click.Context, before: Path, after: Path, form: str, output: Path | None
) -> None:
    if form in FORMS:
        quads = change_set(before, after, project_of(ctx).workspace)
        emit(FORMS[form](quads), output)
        counts = f"{len(quads.added)} quads to add, {len(quads.removed)} to remove"
        click.echo(f"({counts})", err=True)
        ctx.exit(1 if any(quads) else 0)
    difference = project_of(ctx).diff(before, after)
    if form == "json":
        emit(records(difference), output)
    else:
        emit(changes.changes(difference), output)
    if difference:
        signs = Counter(change.sign for change in difference)
        counts = f"{signs['+']} new, {signs['-']} gone, {signs['~']} changed"
        click.echo(f"({counts})", err=True)
    # As diff(1) has it: a difference is no error, and still not 0.
    ctx.exit(1 if difference else 0)
