"""`kg fmt`: data files in canonical form, as gofmt does it for programs."""

from __future__ import annotations

from pathlib import Path

import click

from kg import files
from kg.cli.options import project_of
from kg.rdf import canonical


@click.command(
    "fmt",
    short_help="Data files in canonical form.",
    help="Put the project's data files, or the files named, in canonical form.",
    epilog="Example: kg fmt --check",
)
@click.argument("paths", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Change nothing. Exit 1: files would change.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], only_check: bool) -> None:
    workspace = project_of(ctx).workspace
    # All files are read before one is written: where one cannot be read, none changes.
    changed = canonical.changed(
        [(path, workspace.shown(path)) for path in paths or workspace.data],
        workspace.namespaces.prefixes,
    )
    for path, content in changed:
        if only_check:
            action = "would change"
        else:
            files.write(path, content)
            action = "changed"
        click.echo(f"{action} {workspace.shown(path)}", err=True)
    ctx.exit(1 if only_check and changed else 0)
