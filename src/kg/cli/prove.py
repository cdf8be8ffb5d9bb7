"""`kg prove`: whether words that are in no project say a statement."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kg.cli.options import (
    format_option,
    output_option,
    project_of,
    strict_option,
    with_text_option,
)
from kg.cli.output import emit, may_quote
from kg.errors import KgError
from kg.language.english.claimed import Modality
from kg.render.json_records import records

if TYPE_CHECKING:
    from kg.model import Proof

_LONGEST_NAME = 255  # of a file; the words of a text may be any number


@click.command(
    "prove",
    short_help="Whether words say a statement.",
    help="""Whether words that are in no project say a statement, in this direction and
    as it is told.

    TEXT is a file, - for standard input, or the words themselves; lines that are broken
    within sentences are joined. STATEMENT is one in words, such as "Acme acquired
    Bolt", or THING PROPERTY THING. Things go by the names that they have in the text;
    of those that the project knows, it has the other names.

    Exit 1: refused, since the words say otherwise or do not mention a side. What no
    frame says is open.
    """,
    epilog='Example: kg prove "Bolt was bought by Acme." "Acme acquired Bolt"',
)
@click.argument("text")
@click.argument("statement", nargs=-1, required=True)
@click.option(
    "--modality",
    type=click.Choice(get_args(Modality)),
    help="What is asked is told so, and not said to be so.",
)
@click.option(
    "--is",
    "kinds",
    multiple=True,
    metavar="NAME=CLASS",
    help="What a thing is, such as Acme=Company.",
)
@click.option(
    "--as",
    "references",
    multiple=True,
    metavar="WORDS=NAME",
    help='Words that refer to a thing, such as "the company=Acme".',
)
@strict_option
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def command(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    text: str,
    statement: tuple[str, ...],
    modality: str | None,
    kinds: tuple[str, ...],
    references: tuple[str, ...],
    strict: bool,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    if len(statement) not in (1, 3):
        advice = 'Quote it as one, or give three: "THING" PROPERTY "THING".'
        raise click.UsageError(f"A statement has three parts. {advice}")
    from kg.authoring.line_breaks import joined_lines  # slow to import

    words = joined_lines(_words(text))
    project = project_of(ctx)
    proof = project.prove(
        words,
        *statement,
        modality=modality,
        kinds=_pairs(kinds, "--is"),
        references=_pairs(references, "--as"),
    )
    from kg.grounding.statement_names import stated_in_english  # slow to import
    from kg.render import proof_report

    # Read aloud, so that who asks sees how the statement was understood.
    told = stated_in_english(project.knowledge, proof)
    is_quoting = may_quote(output, with_text=with_text)
    if form == "json":
        found = proof_report.reported_proof(proof, words, told)
        emit(records(found, with_text=is_quoting), output)
    else:
        report = proof_report.proof_lines(proof, words, told, with_text=is_quoting)
        emit("\n".join(report) + "\n", output)
    ctx.exit(_exit_code(proof, strict=strict))


def _exit_code(proof: Proof, *, strict: bool) -> int:
    # Frames are never all there are, so that silence is no fault.
    if proof.grade == "open" and not strict:
        click.echo(
            "It is open, which is no error: the words may say it in another way.",
            err=True,
        )
        return 0
    return 0 if proof.grade == "proved" else 1


def _words(text: str) -> str:
    """The words that are meant: of standard input, of a file, or the argument itself.

    Raises:
        KgError: there are none.
    """
    from kg.authoring.plain_text import normalised  # slow to import

    if text == "-":
        return normalised(sys.stdin.buffer.read(), "standard input")
    # Asked for a longer name, or one with a zero byte, the system fails.
    is_name = len(text.encode()) <= _LONGEST_NAME and "\0" not in text
    if is_name and Path(text).is_file():
        from kg import files

        return normalised(files.content(Path(text), text), text)
    # More likely the name of a file that was mistyped than a text.
    if text.strip() and len(text.split()) == 1:
        raise KgError(
            f"There is no file {text}, and one word says nothing of two things.",
            "Give a file, - for standard input, or the words in quotation marks.",
        )
    return normalised(text.encode(errors="replace"), "the text")


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """What stands before and behind the last equals sign of each value."""
    pairs: dict[str, str] = {}
    for value in given:
        name, sign, meaning = value.rpartition("=")
        if not (sign and name.strip() and meaning.strip()):
            raise click.BadParameter(
                f"'{value}' has no two parts with = between.", param_hint=option
            )
        pairs[name.strip()] = meaning.strip()
    return pairs
