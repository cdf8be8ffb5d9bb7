"""What the verbs share: the project that is meant, common options, common messages."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.output import (
    default_format,
    format_of_ending,
    is_file,
    may_quote,
    refuse_unknown_ending,
)
from kg.errors import KgError
from kg.model import Finding, Graded, Proof
from kg.project import Project
from kg.workspace import spare

F = TypeVar("F", bound=Callable[..., Any])

with_text_option = click.option(
    "--with-text", is_flag=True, help="Let quotes of the articles into the output."
)
pinned_option = click.option(
    "--pinned", is_flag=True, help="Leave the articles' texts aside."
)
strict_option = click.option(
    "--strict",
    is_flag=True,
    help="Let warnings and open statements count as errors.",
)


_MOST_NAMED = 5  # files, in a line

MOST_SHOWN = 100
"""Rows and sentences that a person is shown, if there is no `--all`."""

all_option = click.option(
    "--all",
    "is_whole",
    is_flag=True,
    help=f"In a table, more than the first {MOST_SHOWN} as well.",
)


def shown_of(shown: int, number: int, what: str) -> str:
    """What to say where not all is shown; empty where it is."""
    if shown == number:
        return ""
    return f"({shown:,} of {number:,} {what}; --all shows the others)"


def _checked_output(
    ctx: click.Context, _: click.Parameter, output: Path | None
) -> Path | None:
    """Refuse a file among those that people write, before any work is done for it."""
    if output is not None and is_file(output):
        spare(project_of(ctx).workspace, output)
    return output


# Eager options are read first: without `--format`, the file's ending chooses the format.
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    callback=_checked_output,
    is_eager=True,
    help="Write to this file; - is standard output.",
)


def format_option(*formats: str, has_default: bool = True) -> Callable[[F], F]:
    """Make the option `--format`; without it, the ending of the output file decides.

    Args:
        formats: the names that can be chosen; the first is the one for a terminal.
        has_default: whether `table` (on a terminal) or `json` (elsewhere) is passed to
            the verb where nothing else decides; else it gets None.
    """

    def chosen(ctx: click.Context, _: click.Parameter, form: str | None) -> str | None:
        if form:
            return form
        output: Path | None = ctx.params.get("output")
        if ending := format_of_ending(output, formats):
            return ending
        refuse_unknown_ending(output, formats)
        return default_format(output) if has_default else None

    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        callback=chosen,
        help=f"As the file's ending says; else {formats[0]} on a terminal, "
        "json in a pipe or a file.",
    )


def timeout_option(default: str | None = None) -> Callable[[F], F]:
    """Make the option `--timeout`, in seconds; None, the default, is no limit."""
    return click.option(
        "--timeout",
        callback=_seconds,
        default=default,
        show_default=True,
        help="Stop after so many seconds.",
    )


def _seconds(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    # Not `<= 0`: every comparison with nan is false, and nan is no time limit either.
    if not seconds > 0:
        raise click.BadParameter(f"'{value}' is not a number of seconds above 0.")
    return seconds


def require_extra(extra: str, *modules: str) -> None:
    """Refuse to go on where an extra of the package is not installed.

    Raises:
        KgError: one of its modules is missing.
    """
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise KgError(
            f"This needs {' and '.join(missing)}, which is not installed.",
            f"pip install 'newskg[{extra}]' brings it.",
        )


def project_of(ctx: click.Context) -> Project:
    """The project that `--project` and `--articles` name, the same for a whole run."""
    # The root context keeps it: completion, the options' callbacks and the verb itself
    # all ask for it, and loading the graph twice would double the time of a run.
    root = ctx.find_root()
    if not isinstance(root.obj, Project):
        given = root.params
        root.obj = Project(
            given.get("project"),
            given.get("articles"),
            store=given.get("store"),
            notify=_echo_note,
        )
    return root.obj


def _echo_note(line: str) -> None:
    click.echo(f"kg: {line}", err=True)


def quoting_project(
    ctx: click.Context, output: Path | None, *, with_text: bool
) -> Project:
    """The project, without its texts where `may_quote` forbids quotes."""
    project = project_of(ctx)
    if may_quote(output, with_text=with_text):
        return project
    return project.without_texts()


def echo_missing_quotes(ctx: click.Context, shown: Project) -> None:
    """Say on standard error why the output does not quote all articles, if so."""
    if message := missing_quotes(shown, project_of(ctx)):
        click.echo(message, err=True)


def missing_quotes(shown: Project, whole: Project) -> str:
    """Why not all articles are quoted; empty where they are.

    Args:
        shown: the project as the output shows it, perhaps without texts.
        whole: the same project with all texts that are at hand.
    """
    # Those that the answer speaks of: the others are none of its readers' business.
    articles = shown.knowledge.articles.looked_up or shown.edition.articles
    if all(shown.texts.of(article) for article in articles):
        return ""
    missing = [
        f"{article.slug}.txt" for article in articles if whole.texts.of(article) is None
    ]
    why = "see --with-text"
    if missing:
        why = f"without the text {', '.join(missing[:_MOST_NAMED])}"
    if len(missing) > _MOST_NAMED:
        why += f" and {len(missing) - _MOST_NAMED:,} others"
    if 0 < len(missing) < len(articles):
        share = f"{len(missing)} of {len(articles)} articles pinned"
    else:
        share = "pinned"
    return f"({share}: positions and digests only, {why})"


def echo_quotes_warning() -> None:
    """Say on standard error that a page must not be passed on."""
    click.echo(
        "The page quotes the articles: do not pass it on, or make it with --pinned.",
        err=True,
    )


def echo_progress(step: str) -> None:
    """Show the current step on a terminal; an empty one clears the line."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    # Carriage return and "erase in line" (ECMA-48): each step overwrites the last.
    line = f"\r\033[K{step}…" if step else "\r\033[K"
    click.echo(line, nl=False, err=True)


def has_warnings(findings: Iterable[Finding]) -> bool:
    """Whether anything is unfinished, which `--strict` counts as an error."""
    return any(finding.severity == "warning" for finding in findings)


def has_open(proofs: Iterable[Proof | Graded]) -> bool:
    """Whether a statement is open, which `--strict` counts as an error."""
    return any(proof.grade == "open" for proof in proofs)


def collect_garbage() -> None:
    """Collect garbage from now on, in a process that goes on for long.

    The other verbs leave all of it to the end: see `kg.cli.main`.
    """
    # What is here now stays, and need not be looked through again and again.
    gc.freeze()
    gc.enable()
