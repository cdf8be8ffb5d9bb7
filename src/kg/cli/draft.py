"""`kg draft`: what an article seems to state, for a person to decide on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    echo_progress,
    format_option,
    project_of,
)
from kg.cli.output import emit

if TYPE_CHECKING:
    from kg.drafting.batches import DraftFailure
    from kg.drafting.reviewing import Drafted


@click.command(
    "draft",
    short_help="What an article seems to state, to decide on.",
    help="""Propose what an article states, in drafts/SLUG.review: a line a statement,
    with its place in the text and how sure it is. Nothing is stated before somebody
    decides ('kg review SLUG', or any editor) and 'kg accept SLUG' writes it.

    Each proposal has passed the gate of 'kg check'. Drafted again,
    all decisions stay. Exit 1: an article of several could
    not be drafted.
    """,
    epilog="Example: kg draft 2024-06-03-rovers",
)
@click.argument("slug", required=False)
@click.option("--all", "is_all", is_flag=True, help="All articles without drafts.")
@click.option("--again", is_flag=True, help="With --all: those with drafts as well.")
@click.option("--jobs", type=click.IntRange(1), help="With --all: how many at a time.")
@click.option(
    "--dask",
    "cluster",
    metavar="ADDRESS",
    help="With --all: by the cluster of Dask's whose scheduler is there.",
)
@format_option("table", "json")
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    slug: str | None,
    is_all: bool,
    again: bool,
    jobs: int | None,
    cluster: str | None,
    form: str,
) -> None:
    if is_all == bool(slug):
        raise click.UsageError("Name one article, or all with --all.", ctx)
    project = project_of(ctx)
    # One article is drafted in this process, whose graph is loaded anyway.
    if is_all:
        from kg.drafting.batches import draft_all, undrafted

        workspace = project.workspace.own
        slugs = undrafted(workspace, project.knowledge, again=again)
        done = draft_all(
            workspace,
            slugs,
            jobs=jobs,
            cluster=cluster,
        )
        _tell_all(ctx, slugs, done)
        return
    from kg.drafting.draft_report import draft_document, draft_summary

    echo_progress("drafting")
    drafted = project.draft(slug or "")
    echo_progress("")
    if form == "json":
        told = draft_document(drafted.slug, drafted.drafts)
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    lines = [*draft_summary(drafted), project.workspace.shown(drafted.path)]
    emit("\n".join(lines) + "\n")


def _tell_all(
    ctx: click.Context, slugs: Sequence[str], done: Iterable[Drafted | DraftFailure]
) -> None:
    from kg.drafting.batches import DraftFailure
    from kg.drafting.draft_report import draft_summary

    failed: list[str] = []
    # Each is told as soon as it is done: a run that is interrupted has told what it did.
    for number, each in enumerate(done, 1):
        echo_progress(f"{number} of {len(slugs)}: {each.slug}")
        if isinstance(each, DraftFailure):
            failed.append(f"{each.slug}: {each.reason}")
            continue
        emit("\n".join(draft_summary(each)) + "\n")
    echo_progress("")
    for line in failed:
        click.echo(f"kg: {line}", err=True)
    if not slugs:
        emit("Every article with a text has drafts; --again drafts them again.\n")
    if failed:
        ctx.exit(1)
