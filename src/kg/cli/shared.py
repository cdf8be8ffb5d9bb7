"""What the verbs share: the project that is meant, and the options that many of them have."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.output import format_of_ending, is_file, to_terminal, usual
from kg.project import Project
from kg.workspace import spare

F = TypeVar("F", bound=Callable[..., Any])


def _spared(ctx: click.Context, _: click.Parameter, output: Path | None) -> Path | None:
    if output is not None and is_file(output):
        spare(session(ctx).workspace, output)
    return output


# Eager, since without `--format` its ending chooses the format.
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    callback=_spared,
    is_eager=True,
    help="Write to this file; - is standard output.",
)
with_text_option = click.option(
    "--with-text", is_flag=True, help="Let quotes of the articles into the output."
)


def format_option(*formats: str, has_usual: bool = True) -> Callable[[F], F]:
    """`--format`; without it the file's ending decides, else a terminal gets a table, others JSON.

    Where the verb does not have these two for all that it writes, it gets None then.
    """

    def chosen(ctx: click.Context, _: click.Parameter, form: str | None) -> str | None:
        output: Path | None = ctx.params.get("output")
        return (
            form
            or format_of_ending(output, formats)
            or (usual(output) if has_usual else None)
        )

    what = f"As the file's ending says; else {formats[0]} on a terminal, json in a pipe or a file."
    return click.option(
        "--format", "form", type=click.Choice(formats), callback=chosen, help=what
    )


def timeout_option(default: str | None = None) -> Callable[[F], F]:
    """`--timeout`, in seconds; without it and a default there is no limit."""
    what = "Stop after so many seconds."
    return click.option(
        "--timeout", callback=_seconds, default=default, show_default=True, help=what
    )


def _seconds(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not seconds > 0:  # nor does nan
        raise click.BadParameter(f"'{value}' is not a number of seconds above 0.")
    return seconds


def session(ctx: click.Context) -> Project:
    """The project that the options before the verb name: found once, and loaded once, for all that a verb does."""
    root = ctx.find_root()
    if not isinstance(root.obj, Project):
        root.obj = Project(root.params.get("project"), root.params.get("articles"))
    return root.obj


def citing(ctx: click.Context, output: Path | None, *, with_text: bool) -> Project:
    """The same, which quotes articles only on a terminal or where that is asked for."""
    project = session(ctx)
    return project if with_text or to_terminal(output) else project.without_texts()


def say_state(ctx: click.Context, shown: Project) -> None:
    """Say, beside the output, why it quotes nothing."""
    if said := unquoted(shown, session(ctx)):
        click.echo(said, err=True)


def unquoted(shown: Project, whole: Project) -> str:
    """Why what was shown quotes none or not all of the articles; empty where it quotes them."""
    articles = shown.edition.articles
    if all(shown.texts.of(article) for article in articles):
        return ""
    missing = [
        f"{article.slug}.txt" for article in articles if whole.texts.of(article) is None
    ]
    why = f"without the text {', '.join(missing)}" if missing else "see --with-text"
    if len(missing) == len(articles) or not missing:
        return f"(pinned: positions and digests only, {why})"
    return f"({len(missing)} of {len(articles)} articles pinned: positions and digests only, {why})"


def progress(step: str) -> None:
    """Show the step on a terminal, in place of the one before."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\r\033[K{step}…" if step else "\r\033[K", nl=False, err=True)
