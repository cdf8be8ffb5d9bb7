"""`kg ask` and `kg query`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from kg import render
from kg.cli.shared import (
    chosen,
    citing_project,
    citing_store,
    emit,
    format_option,
    output_option,
    project_of,
    say_state,
    with_text_option,
)
from kg.errors import KgError
from kg.project import Project
from kg.questions import Question, answered, ask, question, questions
from kg.store import Store

_ROW_FORMATS = ("table", "csv", "tsv", "json", "md")


class Questions(click.Group):
    """Each question of the project as a command of its own, with its parameters as options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(questions(project_of(ctx)))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        return _command(question(project_of(ctx), cmd_name))


def _command(asked: Question) -> click.Command:
    params: list[click.Parameter] = [
        click.Option([f"--{name}"], metavar="NAME", help=f"{meaning} (in the file: {asked.default(name)})")
        for name, meaning in asked.params.items()
    ]
    command = click.Command(
        asked.name, callback=click.pass_context(partial(_answer, asked=asked)), params=params, help=asked.question
    )
    for option in (format_option(*_ROW_FORMATS), output_option, with_text_option):
        option(command)
    click.option("--bare", is_flag=True, help="The query's own rows, without sentence, link and citation.")(command)
    return command


def _answer(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    asked: Question,
    form: str | None,
    output: Path | None,
    with_text: bool,
    bare: bool,
    **params: str | None,
) -> None:
    store = citing_store(ctx, output, with_text=with_text)
    given = {name: value for name, value in params.items() if value is not None}
    form = chosen(form, output)
    if bare:
        content, found = render.solutions(ask(store, asked, **given), form, store)
    else:
        answer = answered(store, asked, **given)
        content, found = render.answers(asked, answer, form, store, with_text=with_text).encode(), bool(answer.rows)
    emit(content, output)
    if not bare and form == "table":
        say_state(ctx, store)
    ctx.exit(0 if found else 1)


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

        found = questions(project_of(ctx))
        rows = [[name, " ".join(f"--{p}" for p in q.params), q.question] for name, q in found.items()]
        emit(table(["name", "parameters", "question"], rows))


def _seconds(_: click.Context, __: click.Parameter, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not seconds > 0:  # nor does nan
        raise click.BadParameter(f"'{value}' is not a number of seconds above 0.")
    return seconds


@click.command(
    "query",
    short_help="Any read-only SPARQL.",
    epilog="Example: kg query 'SELECT ?thing WHERE { ?thing kg:locatedIn id:liuzhou }'. "
    "With the passages: kg query --evidence 'SELECT ?brand WHERE { id:sgmw kg:hasBrand ?brand }'",
)
@click.argument("query", metavar="TEXT|FILE|-")
@click.option("--timeout", callback=_seconds, default="30", show_default=True, help="Seconds.")
@click.option("--evidence", "traced", is_flag=True, help="Each row with the statements behind it: table or json.")
@format_option("table", "csv", "tsv", "json", "md", "turtle", "ntriples")
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

    SELECT and ASK give rows, CONSTRUCT and DESCRIBE a graph in canonical Turtle. With --evidence, each row of a SELECT
    is traced to the statements that produced it, and these to their passages.
    """
    from kg.limited import limited  # multiprocessing is slow to import

    if with_text and not traced:
        raise click.UsageError("Only --evidence quotes the articles: --with-text needs it.")
    text, source = _query(query)
    project = citing_project(ctx, output, with_text=with_text) if traced else project_of(ctx)
    if traced:
        form = chosen(form, output)
        content, found = limited(timeout, _traced, project, text, source, form, with_text)
    else:
        content, found = limited(timeout, _answer_to, project, text, source, form, chosen(None, output))
    emit(content, output)
    if traced and form == "table":
        say_state(ctx, Store(project))
    ctx.exit(0 if found else 1)


def _query(given: str) -> tuple[str, str]:
    """The query's text and what to call it: standard input, a file, or the argument itself."""
    from kg import files  # slow to import

    if given == "-":
        return files.decoded(sys.stdin.buffer.read(), "standard input"), "standard input"
    path = Path(given)
    if given.replace("-", "").isalnum() and given.isascii():
        raise KgError(f"'{given}' is no SPARQL query.", f"Is it a question? Try 'kg ask {given}'.")
    is_text = any(character in given for character in "{}\n") or len(given) > 255
    if is_text or not (path.is_file() or path.suffix in (".rq", ".sparql")):
        return given, "query"
    return files.decoded(files.content(path, given), given), given


def _answer_to(project: Project, text: str, source: str, form: str | None, usual: str) -> tuple[bytes, bool]:
    """The answer in the format, or in the usual one, and whether it is not empty."""
    store = Store(project)
    return render.answer(store.query(text, source=source), form, store, usual)


def _traced(project: Project, text: str, source: str, form: str, with_text: bool) -> tuple[bytes, bool]:
    """The rows with the statements behind them, and whether there are any."""
    from kg.render.traces import traced
    from kg.tracing import trace

    store = Store(project)
    found = trace(store, text, source=source)
    return traced(found, form, store, with_text=with_text).encode(), bool(found.rows)
