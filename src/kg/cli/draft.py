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

_PATIENCE = 60
_DAY = 24 * 60 * 60


@click.command(
    "draft",
    short_help="What an article seems to state, to decide on.",
    help="""Propose what an article states, in drafts/SLUG.review: a line a statement,
    with its place in the text and how sure it is. Nothing is stated before somebody
    decides ('kg review SLUG', or any editor) and 'kg accept SLUG' writes it.

    Each proposal has passed the gate of 'kg check'. Drafted again,
    all decisions stay. Exit 1: an article of several could
    not be drafted.

    With --model, a language model behind an OpenAI-compatible server chooses where the
    rules only guess. Its choices pass the same gate. A key is read from KG_MODEL_KEY.
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
@click.option("--model", metavar="URL", help="Ask the language model of this server.")
@click.option("--model-name", metavar="NAME", help="With --model: which, of several.")
@click.option(
    "--model-timeout",
    type=click.IntRange(1, _DAY),
    metavar="SECONDS",
    help=f"With --model: how long it may be silent; without it, {_PATIENCE}.",
)
@click.option(
    "--text-may-leave",
    is_flag=True,
    help="With --model: send the text to a server that is not on this machine.",
)
@click.option(
    "--more", is_flag=True, help="With --model: ask what the rules have missed, too."
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
    model: str | None,
    model_name: str | None,
    model_timeout: int | None,
    text_may_leave: bool,
    more: bool,
    form: str,
) -> None:
    if is_all == bool(slug):
        raise click.UsageError("Name one article, or all with --all.", ctx)
    asked = None
    if model is not None:
        from kg.drafting.language_model import Consulted, LanguageModel

        # An address to which the text may not go is refused before any work is done.
        seconds = model_timeout or _PATIENCE
        server = LanguageModel(
            model, model_name, timeout=seconds, may_leave=text_may_leave
        )
        asked = Consulted(server, more, echo_progress)
    elif more or text_may_leave or model_name or model_timeout:
        message = "Only a model can be asked: give its server's address with --model."
        raise click.UsageError(message, ctx)
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
            asked=asked,
            cluster=cluster,
        )
        _tell_all(ctx, slugs, done)
        return
    from kg.drafting.draft_report import draft_document, draft_summary

    echo_progress("drafting")
    # A model may fail in the middle: the message gets a line of its own.
    try:
        drafted = project.draft(
            slug or "",
            model=asked.model if asked else None,
            more=more,
            progress=echo_progress,
        )
    finally:
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
