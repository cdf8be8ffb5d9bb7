"""`kg review`: decide on the drafts of an article."""

from __future__ import annotations

import json

import click

from kg.cli.options import format_option, project_of
from kg.cli.output import emit, may_quote


@click.command(
    "review",
    short_help="Decide on the drafts of an article.",
    help="""Show the drafts of an article on which nobody has decided, and decide.

    A decision may be of one draft by its name, or of all open ones of a tier: plain,
    reference, doubtful. The letter of a reason follows '=': d the direction is wrong, o
    another thing, p only planned, n denied, r another relation, s not said. The same
    decisions may be written into drafts/SLUG.review with any editor.
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
@click.option("--text", is_flag=True, help="Show the words of each.")
@click.option("--all", "is_all", is_flag=True, help="Show the decided ones as well.")
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
    form: str,
) -> None:
    from kg.drafting.draft_report import review_record, review_rows

    project = project_of(ctx)
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


def _rejection(given: str, ctx: click.Context) -> tuple[str, str]:
    """A draft with its decision."""
    from kg.drafting.review_lines import TYPED_REASONS

    name, _, reason = given.partition("=")
    if reason and reason not in TYPED_REASONS:
        known = ", ".join(f"{letter} {told}" for letter, told in TYPED_REASONS.items())
        message = f"'{reason}' is no reason: {known}."
        raise click.UsageError(message, ctx)
    return name, f"x{reason}"
