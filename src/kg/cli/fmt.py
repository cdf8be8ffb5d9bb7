"""`kg fmt`: data files in canonical form, as gofmt does it for programs."""

from __future__ import annotations

from pathlib import Path

import click

from kg import files
from kg.authoring.migrating import Migrated, migrated
from kg.cli.options import project_of
from kg.rdf import canonical
from kg.workspace import Workspace, find


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
@click.option(
    "--migrate",
    is_flag=True,
    help="Move a project of an earlier version to the present names.",
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], only_check: bool, migrate: bool
) -> None:
    # All files are read before one is written: where one cannot be read, none changes.
    if migrate:
        workspace, (contents, left) = _migrated(ctx, paths)
    else:
        workspace, (contents, left) = _formatted(ctx, paths)
    # Files that are named may be anywhere.
    if not (only_check or paths):
        workspace = workspace.own
    for path, content in contents.items():
        action = "remove" if content is None else "change"
        if only_check:
            action = f"would {action}"
        else:
            _put(path, content)
            action = f"{action}d"
        click.echo(f"{action} {workspace.shown(path)}", err=True)
    for sentence in left:
        click.echo(sentence, err=True)
    ctx.exit(1 if only_check and contents else 0)


def _formatted(
    ctx: click.Context, paths: tuple[Path, ...]
) -> tuple[Workspace, Migrated]:
    workspace = project_of(ctx).workspace
    changed = canonical.changed(
        [(path, workspace.shown(path)) for path in paths or workspace.data],
        workspace.namespaces.prefixes,
    )
    return workspace, Migrated(dict(changed), [])


def _migrated(
    ctx: click.Context, paths: tuple[Path, ...]
) -> tuple[Workspace, Migrated]:
    if paths:
        raise click.UsageError("--migrate moves a whole project: name no files.", ctx)
    # Not `project_of`, which takes no folder that does not describe its data set.
    workspace = find(ctx.find_root().params.get("project"), is_older=True)
    return workspace, migrated(workspace)


def _put(path: Path, content: str | None) -> None:
    """Write a file, or remove it where there is no content."""
    if content is None:
        files.remove(path)
    else:
        files.write(path, content)
