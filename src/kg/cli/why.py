"""`kg why`: what a statement rests on, down to the words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.examples import Exemplified
from kg.cli.options import (
    MOST_SHOWN,
    all_option,
    echo_missing_quotes,
    format_option,
    output_option,
    quoting_project,
    shown_of,
    with_text_option,
)
from kg.cli.output import emit
from kg.evidence.explanations import first_why_named
from kg.render import reasons
from kg.render.json_records import records

if TYPE_CHECKING:
    from kg.evidence.explanations import Explanation


_UNCHECKED = "(not checked here: 'kg check' tells how well the words prove it)"


@click.command(
    cls=Exemplified,
    name="why",
    short_help="What it rests on, down to the words.",
    help="""The passages behind what holds of a thing; for what is inferred, the rule
    and what it follows from.

    What is only planned, possible, denied or over is told below, and does not hold.

    Exit 1: it does not hold.
    """,
    epilog="Example: kg why {thing}",
)
@click.argument("thing")
@click.argument("property", required=False)
@click.argument("value", required=False, metavar="[THING]")
@format_option("table", "json")
@output_option
@with_text_option
@all_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    thing: str,
    property: str | None,
    value: str | None,
    form: str,
    output: Path | None,
    with_text: bool,
    is_whole: bool,
) -> None:
    project = quoting_project(ctx, output, with_text=with_text)
    # Programs, and files, get all of it.
    most = MOST_SHOWN if form == "table" and not (is_whole or output) else None
    if most is None:
        explanations = project.why(thing, property, value)
        number = len(explanations)
    else:
        explanations, number = first_why_named(
            project.knowledge, thing, property, value, most, project.texts
        )
    claims = project.claims(thing, property, value)
    if explanations or claims:
        if form == "json":
            emit(records([*explanations, *claims], with_text=with_text), output)
        else:
            emit(reasons.account(explanations, claims), output)
            if note := shown_of(len(explanations), number, "statements"):
                click.echo(note, err=True)
            echo_missing_quotes(ctx, project)
            # Nobody should take what was not looked at for proved.
            if any(_is_unchecked(each) for each in (*explanations, *claims)):
                click.echo(_UNCHECKED, err=True)
    if not explanations:
        click.echo("It does not hold.", err=True)
        ctx.exit(1)


def _is_unchecked(explained: Explanation) -> bool:
    """Whether neither a record nor a person tells how well a statement is proved."""
    statement = explained.statement
    return statement.basis == "stated" and statement.grade is None
