"""`kg ask` and `kg query`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
from pyoxigraph import NamedNode

from kg import render
from kg.cli.output import emit, to_terminal, usual
from kg.cli.shared import (
    citing,
    format_option,
    output_option,
    say_state,
    session,
    timeout_option,
    unquoted,
    with_text_option,
)
from kg.errors import KgError
from kg.project import Project
from kg.questions import Question, ask, question, questions
from kg.timeouts import limited

_ROW_FORMATS = ("table", "csv", "tsv", "json", "md")
_PARAM = "value_of_"  # before the names of parameters, so that none is the name of something else


class Questions(click.Group):
    """Each question of the project as a command of its own, with its parameters as options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(questions(session(ctx).workspace))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        return _command(question(session(ctx).workspace, cmd_name))


class _Asked(NamedTuple):
    """A question with the values for its parameters, and the form of its answer."""

    question: Question
    given: Mapping[str, str]
    form: str
    is_bare: bool
    with_text: bool
    is_quoting: bool


def _command(asked: Question) -> click.Command:
    command = click.Command(
        asked.name,
        callback=click.pass_context(partial(_answer, asked=asked)),
        params=[_option(asked, name) for name in asked.params],
        help=asked.question,
    )
    options = (
        format_option(*_ROW_FORMATS),
        output_option,
        with_text_option,
        timeout_option(),
    )
    for option in options:
        option(command)
    bare = "The query's own rows, without sentence, link and citation."
    click.option("--bare", is_flag=True, help=bare)(command)
    return command


def _option(asked: Question, name: str) -> click.Option:
    is_named = isinstance(asked.values[name], NamedNode | None)
    help_text = f"{asked.params[name]} (in the file: {asked.default(name)})"
    metavar = "NAME" if is_named else "VALUE"
    return click.Option([f"--{name}", _PARAM + name], metavar=metavar, help=help_text)


def _answer(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    asked: Question,
    form: str,
    output: Path | None,
    with_text: bool,
    bare: bool,
    timeout: float | None,
    **params: str | None,
) -> None:
    values = {name: params[_PARAM + name] for name in asked.params}
    given = {name: value for name, value in values.items() if value is not None}
    is_quoting = with_text or to_terminal(output)
    wanted = _Asked(asked, given, form, bare, with_text, is_quoting)
    content, found, said = limited(timeout, _answered, session(ctx), wanted)
    emit(content, output)
    if said:
        click.echo(said, err=True)
    ctx.exit(0 if found else 1)


def _answered(project: Project, wanted: _Asked) -> tuple[bytes, bool, str]:
    """The answer, whether it has rows, and why it quotes nothing."""
    shown = project if wanted.is_quoting else project.without_texts()
    graph = shown.knowledge
    if wanted.is_bare:
        rows = ask(graph, wanted.question, **wanted.given)
        return *render.solutions(rows, wanted.form, graph), ""
    found = shown.ask(wanted.question.name, **wanted.given)
    content = render.answers(
        wanted.question, found, wanted.form, graph, with_text=wanted.with_text
    )
    said = unquoted(shown, project) if wanted.form == "table" else ""
    return content.encode(), bool(found), said


@click.group(
    "ask",
    short_help="One of the project's questions, cited.",
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="[NAME [--PARAM VALUE]…]",
    epilog="Example: kg ask partners --thing Huawei",
)
@click.pass_context
def ask_verb(ctx: click.Context) -> None:
    """Ask one of the project's questions; without a name, list them. Exit 1: no rows."""
    if ctx.invoked_subcommand is None:
        from kg.render.tables import table

        found = questions(session(ctx).workspace)
        rows = [
            [name, " ".join(f"--{p}" for p in q.params), q.question]
            for name, q in found.items()
        ]
        emit(table(["name", "parameters", "question"], rows))


@click.command(
    "query",
    short_help="Any read-only SPARQL.",
    epilog="Example: kg query 'SELECT ?thing WHERE { ?thing kg:locatedIn id:liuzhou }'. "
    "With the passages: kg query --evidence 'SELECT ?brand WHERE { id:sgmw kg:hasBrand ?brand }'",
)
@click.argument("query", metavar="TEXT|FILE|-")
@timeout_option("30")
@click.option(
    "--evidence",
    "traced",
    is_flag=True,
    help="Each row with the statements behind it: table or json.",
)
@format_option(*_ROW_FORMATS, "turtle", "ntriples", has_usual=False)
@output_option
@with_text_option
@click.pass_context
def query_verb(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    query: str,
    timeout: float,
    traced: bool,
    form: str | None,
    output: Path | None,
    with_text: bool,
) -> None:
    """Run a read-only SPARQL query; the project's prefixes are known. Exit 1: no rows, or ASK is false.

    SELECT and ASK give rows, CONSTRUCT and DESCRIBE a graph in canonical Turtle. With
    --evidence, each row of a SELECT is traced to the statements that produced it, and
    these to their passages.
    """
    if with_text and not traced:
        raise click.UsageError(
            "Only --evidence quotes the articles: --with-text needs it."
        )
    text, source = _query(query)
    project = citing(ctx, output, with_text=with_text)
    if traced:
        form = form or usual(output)
        content, found = limited(
            timeout, _traced, project, text, source, form, with_text
        )
    else:
        content, found = limited(
            timeout, _answer_to, project, text, source, form, usual(output)
        )
    emit(content, output)
    if traced and form == "table":
        say_state(ctx, project)
    ctx.exit(0 if found else 1)


def _query(given: str) -> tuple[str, str]:
    """The query's text and what to call it: standard input, a file, or the argument itself."""
    from kg import files  # slow to import

    if given == "-":
        return files.decoded(
            sys.stdin.buffer.read(), "standard input"
        ), "standard input"
    path = Path(given)
    if given.replace("-", "").isalnum() and given.isascii():
        raise KgError(
            f"'{given}' is no SPARQL query.", f"Is it a question? Try 'kg ask {given}'."
        )
    is_text = any(character in given for character in "{}\n") or len(given) > 255
    if is_text or not (path.is_file() or path.suffix in (".rq", ".sparql")):
        return given, "query"
    return files.decoded(files.content(path, given), given), given


def _answer_to(
    project: Project, text: str, source: str, form: str | None, usual: str
) -> tuple[bytes, bool]:
    """The answer in the format, or in the usual one, and whether it is not empty."""
    graph = project.knowledge
    return render.answer(graph.query(text, source=source), form, graph, usual)


def _traced(
    project: Project, text: str, source: str, form: str, with_text: bool
) -> tuple[bytes, bool]:
    """The rows with the statements behind them, and whether there are any."""
    from kg.provenance import trace
    from kg.render.traces import traced

    graph = project.knowledge
    found = trace(graph, text, project.texts, source=source)
    return traced(found, form, graph, with_text=with_text).encode(), bool(found.rows)
