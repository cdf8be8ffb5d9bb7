"""`kg accept`: a worksheet becomes statements, if the words bear them."""

from __future__ import annotations

import click

from kg.cli.options import echo_progress, project_of
from kg.cli.output import emit, to_terminal
from kg.errors import NothingStated
from kg.render import reasons


@click.command(
    "accept",
    short_help="Worksheet and drafts become statements.",
    help="""Check what drafts/SLUG.kg states, and what is accepted in drafts/SLUG.review,
    as part of the project, and write it: the article's file, the things that they
    describe, and how well each statement is proved.

    What was rejected with a reason, or edited, is kept in graph/judgements.ttl; what no
    frame says is attested there. With an error nothing is written. An article that is
    accepted is published by 'kg build'. Exit 1: there are errors, or nothing to accept.
    """,
    epilog="Example: kg accept 2024-06-03-rovers",
)
@click.argument("slug")
@click.option("--draft", is_flag=True, help="Keep it a draft, which is not published.")
@click.option("--date", default="", help="The day of the decisions; else today.")
@click.option(
    "--agent", default="", help="Who decided, as graph/dataset.ttl names them."
)
@click.pass_context
def command(
    ctx: click.Context, slug: str, *, draft: bool, date: str, agent: str
) -> None:
    from kg.render import coverage_report  # slow to import

    project = project_of(ctx)
    try:
        accepted = project.accept(
            slug, draft=draft, date=date, agent=agent, progress=echo_progress
        )
    except NothingStated as error:
        click.echo(f"kg: {error}", err=True)
        ctx.exit(1)
    echo_progress("")
    # On standard error, as those of 'kg build': data alone goes to standard output.
    # What keeps it from being written goes before what is only to be looked at.
    for finding in sorted(accepted.findings, key=lambda each: not each.is_error):
        click.echo(reasons.finding(finding), err=True)
    problems = reasons.counted(accepted.findings)
    if not accepted.is_written:
        for note in accepted.notes:
            click.echo(note, err=True)
        click.echo(f"{problems}: nothing was written.", err=True)
        ctx.exit(1)
    lines = [
        f"{accepted.passages} passages, {accepted.statements} statements: {problems}"
    ]
    if accepted.coverage:
        lines += coverage_report.lines(accepted.coverage, with_text=to_terminal(None))
    lines += accepted.notes
    lines += [project.workspace.shown(path) for path in accepted.written] or [
        "no change"
    ]
    emit("\n".join(lines) + "\n")
