"""`kg review`: decide on the drafts of an article."""

from __future__ import annotations

import json
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kg.cli.options import (
    collect_garbage,
    format_option,
    project_of,
)
from kg.cli.output import emit, may_quote
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.project import Project


@click.command(
    "review",
    short_help="Decide on the drafts of an article.",
    help="""Open a page in the browser on which the drafts of an article are decided.

    The page is served to this machine alone until Ctrl-C. Its decisions stand in
    drafts/SLUG.review, a line a draft, which may be written with any editor too. An
    article that has no drafts is drafted first.

    With --text, --format or --all the drafts are printed instead; with --accept, --reject
    or --reopen decisions are written. A decision may be of one draft by its name, or of
    all open ones of a tier: plain, reference, doubtful. The letter of a reason follows
    '=': d the direction is wrong, o another thing, p only planned, n denied, r another
    relation, s not said.
    """,
    epilog="Example: kg review 2024-06-03-rovers --accept plain --reject r2313b5=d",
)
@click.argument("slug")
@click.option(
    "--accept", "accepted", multiple=True, metavar="DRAFT", help="Accept these."
)
@click.option(
    "--reject",
    "rejected",
    multiple=True,
    metavar="DRAFT=REASON",
    help="Reject these.",
)
@click.option("--reopen", multiple=True, metavar="DRAFT", help="Decide on these later.")
@click.option("--text", is_flag=True, help="Print them, with the words of each.")
@click.option("--all", "is_all", is_flag=True, help="Print the decided ones as well.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Of the page.")
@click.option("--no-browser", is_flag=True, help="Print the page's address alone.")
@format_option("table", "json")
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    slug: str,
    accepted: tuple[str, ...],
    rejected: tuple[str, ...],
    reopen: tuple[str, ...],
    text: bool,
    is_all: bool,
    port: int,
    no_browser: bool,
    form: str,
) -> None:
    project = project_of(ctx)
    source = ctx.get_parameter_source("form")
    is_printed = text or is_all or source is not ParameterSource.DEFAULT
    if not (is_printed or accepted or rejected or reopen):
        _serve(project, slug, port, is_opened=not no_browser)
        return
    from kg.drafting.draft_report import review_record, review_rows

    # Of a draft that is named twice the last decision counts.
    decisions = dict.fromkeys(accepted, "a") | dict.fromkeys(reopen, "?")
    for each in rejected:
        decisions |= [_rejection(each, ctx)]
    lines = project.review(slug, decisions)
    if form == "json":
        shown = [line for line in lines if is_all or line.is_open]
        words = project.article_text(slug) if text else None
        told = [review_record(line, words) for line in shown]
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    # The words belong to their publisher: a file gets them only on request.
    words = None
    if text or may_quote(None, with_text=False):
        words = project.article_text(slug)
    rows = list(review_rows(lines, words, is_open=not is_all))
    open_ = sum(1 for line in lines if line.is_open and not line.is_thing)
    accepted_ = sum(1 for line in lines if line.is_accepted and not line.is_thing)
    # Things are decided on with what is said of them.
    rows += ["", f"{open_} open, {accepted_} accepted."]
    emit("\n".join(rows).lstrip("\n") + "\n")


def _serve(project: Project, slug: str, port: int, *, is_opened: bool) -> None:
    """Serve the page until somebody stops it."""
    from kg.review_desk.desk import Desk  # slow to import
    from kg.review_desk.review_server import LOOPBACK, ReviewServer

    desk = Desk(project, slug)
    try:
        server = ReviewServer(desk, port)
    except OSError as error:
        message = f"{LOOPBACK}:{port} cannot be listened on: {error.strerror}."
        raise KgError(message, "Without --port any free port is taken.") from error
    with server:
        emit(f"{server.address}\n")
        # What a person adds on the page is drafted with it, and graded by it.
        click.echo("Serving this machine alone; Ctrl-C ends it.", err=True)
        if is_opened:
            webbrowser.open(server.address)
        collect_garbage()
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _rejection(given: str, ctx: click.Context) -> tuple[str, str]:
    """A draft with its decision."""
    from kg.drafting.review_lines import TYPED_REASONS

    name, _, reason = given.partition("=")
    if reason and reason not in TYPED_REASONS:
        known = ", ".join(f"{letter} {told}" for letter, told in TYPED_REASONS.items())
        message = f"'{reason}' is no reason: {known}."
        raise click.UsageError(message, ctx)
    return name, f"x{reason}"
