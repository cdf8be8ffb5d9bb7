"""`kg attest`: a person confirms a statement that no frame tells, or overrules a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import project_of
from kg.cli.output import emit

if TYPE_CHECKING:
    from kg.authoring.judging import Act
    from kg.knowledge.name_judgements import NameVerdict

_VERDICTS: dict[str, NameVerdict] = {
    "same": "same",
    "not-same": "notSame",
    "unsure": "unsure",
}
_TOLD = {"same": "means", "not-same": "does not mean", "unsure": "may mean"}


@click.command(
    "attest",
    short_help="Confirm a statement, with reason and date.",
    help="""Write into graph/judgements.ttl that the words of a passage say a statement
    which is open: they mention both sides, nothing contradicts, and no frame tells it.

    With --overrule: that they only seem to say otherwise. What is not mentioned, or is
    another figure, date or speaker, nobody can overrule. With --withdraw: that what was
    decided before no longer counts. Both stay on record.

    With --means: that a name of an article means a thing that the registry has, or does
    not (--verdict), so that its drafts go by that.

    A rejection, a correction, or a judgement on a name, which lasts of a review, is
    withdrawn by its own name in that file: kg attest JUDGEMENT --withdraw.
    """,
    epilog='Example: kg attest "Skerrin Lines" "cooperates with" "Orvik Yards" '
    '--date 2026-05-31 --reason "The headline says it without a verb."',
)
@click.argument("thing")
@click.argument("property", required=False)
@click.argument("value", metavar="[THING]", required=False)
@click.option("--reason", required=True, help="Why, in a sentence.")
@click.option("--date", required=True, help="The day of the judgement: YYYY-MM-DD.")
@click.option(
    "--agent", default="", help="Who decides, as graph/dataset.ttl names them."
)
@click.option("--passage", default="", help="Where it stands: char=BEGIN,END.")
@click.option(
    "--means", default="", metavar="THING", help="Of a name: the thing that it means."
)
@click.option(
    "--in", "article", default="", metavar="SLUG", help="The article with the name."
)
@click.option(
    "--verdict",
    type=click.Choice(_VERDICTS),
    default="same",
    show_default=True,
    help="Whether the name means it.",
)
@click.option("--overrule", is_flag=True, help="The words only seem to contradict.")
@click.option("--withdraw", is_flag=True, help="What was decided no longer counts.")
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    thing: str,
    property: str | None,
    value: str | None,
    reason: str,
    date: str,
    agent: str,
    passage: str,
    means: str,
    article: str,
    verdict: str,
    overrule: bool,
    withdraw: bool,
) -> None:
    # Two flags rather than one option: the plain call is the one that is meant to be used.
    if overrule and withdraw:
        raise click.UsageError("--overrule and --withdraw exclude each other.", ctx)
    act: Act = "attest"
    if overrule:
        act = "overrule"
    elif withdraw:
        act = "withdraw"
    # With the texts, whatever is shown: they tell what may be decided.
    project = project_of(ctx)
    if means:
        if not article or property is not None:
            raise click.UsageError("Say NAME --means THING --in SLUG.", ctx)
        project.judge_name(
            thing,
            means,
            article,
            reason=reason,
            date=date,
            agent=agent,
            verdict=_VERDICTS[verdict],
        )
        emit(
            f"“{thing}” {_TOLD[verdict]} {means} in {article}.\n"
            f"{project.workspace.shown(project.workspace.judgements)}\n"
        )
        return
    if property is None and withdraw:
        project.withdraw(thing, reason=reason, date=date, agent=agent)
        emit(f"Withdrawn.\n{project.workspace.shown(project.workspace.judgements)}\n")
        return
    # A judgement has one name, and a statement has three parts.
    if property is None or value is None:
        raise click.UsageError("Say THING PROPERTY THING.", ctx)
    decided = project.attest(
        thing,
        property,
        value,
        reason=reason,
        date=date,
        agent=agent,
        passage=passage,
        act=act,
    )
    said = {"attest": "attested", "overrule": "overruled", "withdraw": "withdrawn"}[act]
    lines = [
        f"{decided.sentence} {said.capitalize()} of {decided.passage.position}.",
        project.workspace.shown(decided.path),
    ]
    emit("\n".join(lines) + "\n")
