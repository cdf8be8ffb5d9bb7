"""`kg ask`: the project's questions, each a command with its parameters as options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
from pyoxigraph import NamedNode

from kg.cli.examples import Exemplified
from kg.cli.options import (
    MOST_SHOWN,
    all_option,
    format_option,
    missing_quotes,
    output_option,
    project_of,
    shown_of,
    timeout_option,
    with_text_option,
)
from kg.cli.output import emit, may_quote
from kg.project import Project
from kg.questions import (
    Question,
    answered,
    ask,
    first_answered,
    question,
    questions,
)
from kg.render.answer_format import ROW_FORMATS
from kg.render.query_answers import solutions
from kg.render.question_answers import question_answer
from kg.timeouts import limited

# A question's author names its parameters: with this in front of each, none of them
# is taken for an argument of the callback (`output`, `timeout` …).
_PARAMETER_PREFIX = "value_of_"


class Questions(Exemplified, click.Group):
    """Each question of the project as a command, read when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(questions(project_of(ctx).workspace))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        return _command_of(question(project_of(ctx).workspace, cmd_name))


@click.group(
    "ask",
    short_help="One of the project's questions, cited.",
    help="Ask one of the project's questions; without a name, list them. "
    "Exit 1: no rows.",
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="[NAME [--PARAM VALUE]…]",
    epilog="Example: kg ask partners --thing {thing}",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from kg.render.tables import table

    rows = []
    for name, listed in questions(project_of(ctx).workspace).items():
        options = " ".join(f"--{parameter}" for parameter in listed.params)
        rows.append([name, options, listed.question])
    emit(table(["name", "parameters", "question"], rows))


class _Request(NamedTuple):
    """What was asked: it goes to another process where there is a time limit."""

    question: Question
    values: Mapping[str, str]
    form: str
    is_bare: bool
    with_text: bool
    is_quoting: bool
    most: int | None


class _Reply(NamedTuple):
    """The output, whether it has rows, and what to say beside it."""

    content: bytes
    has_rows: bool
    message: str = ""


def _command_of(asked: Question) -> click.Command:
    """The command that asks a question."""
    command = click.Command(
        asked.name,
        callback=click.pass_context(partial(_run, asked=asked)),
        params=[_option_of(asked, parameter) for parameter in asked.params],
        help=asked.question,
    )
    # As decorators would: each adds its option to the command's.
    for add_option in (
        format_option(*ROW_FORMATS),
        output_option,
        with_text_option,
        all_option,
        timeout_option(),
        click.option(
            "--bare",
            is_flag=True,
            help="The query's own rows, without sentence, link and citation.",
        ),
    ):
        add_option(command)
    return command


def _option_of(asked: Question, parameter: str) -> click.Option:
    """The option for a parameter of a question."""
    takes_name = isinstance(asked.values[parameter], NamedNode | None)
    meaning, default = asked.params[parameter], asked.default(parameter)
    without = f"in the file: {default}"
    if parameter in asked.required:
        without = "required"
    elif asked.values[parameter] is None:
        without = "all, if none is named"
    return click.Option(
        [f"--{parameter}", _PARAMETER_PREFIX + parameter],
        metavar="NAME" if takes_name else "VALUE",
        help=f"{meaning} ({without})",
    )


def _run(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    asked: Question,
    form: str,
    output: Path | None,
    with_text: bool,
    bare: bool,
    timeout: float | None,
    is_whole: bool,
    **options: str | None,
) -> None:
    values = {}
    for parameter in asked.params:
        value = options[_PARAMETER_PREFIX + parameter]
        if value is not None:  # else the value in the file stands
            values[parameter] = value
    request = _Request(
        asked,
        values,
        form,
        is_bare=bare,
        with_text=with_text,
        is_quoting=may_quote(output, with_text=with_text),
        # Programs, and files, get all of it.
        most=MOST_SHOWN if form == "table" and not (is_whole or output) else None,
    )
    # Loading is not the question's fault: only what comes then is limited.
    project_of(ctx).load()
    reply = limited(timeout, _answer, project_of(ctx), request)
    emit(reply.content, output)
    if reply.message:
        click.echo(reply.message, err=True)
    ctx.exit(0 if reply.has_rows else 1)


def _answer(project: Project, request: _Request) -> _Reply:
    """Answer a question, in this process or in a child."""
    shown = project if request.is_quoting else project.without_texts()
    graph = shown.knowledge
    if request.is_bare:
        answer = ask(graph, request.question, **request.values)
        rendered = solutions(answer, request.form, graph)
        return _Reply(rendered.content, rendered.has_result)
    asked, values = request.question, request.values
    if request.most is None:
        rows = answered(graph, asked, shown.texts, **values)
        number = len(rows)
    else:
        rows, number = first_answered(graph, asked, request.most, shown.texts, **values)
    text = question_answer(
        request.question, rows, request.form, graph, with_text=request.with_text
    )
    # Only the table has notes in which a reader would miss the words.
    if request.form != "table":
        return _Reply(text.encode(), bool(rows))
    notes = [shown_of(len(rows), number, "rows"), missing_quotes(shown, project)]
    return _Reply(text.encode(), bool(rows), "\n".join(filter(None, notes)))
