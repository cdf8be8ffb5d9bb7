"""What the verbs share: the project that is meant, the choice of format, and where the output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.articles import Texts
from kg.errors import KgError, ReaderGone
from kg.project import Project, find
from kg.store import Store

F = TypeVar("F", bound=Callable[..., Any])

_ENDINGS = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".md": "md", ".txt": "table"}

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Write to this file; - is standard output."
)
with_text_option = click.option("--with-text", is_flag=True, help="Let quotes of the articles into the output.")


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`; without it the file's ending decides, else a terminal gets the first format and a pipe JSON."""
    what = f"{formats[0]} on a terminal, else json, or as the file's ending says."
    return click.option("--format", "form", type=click.Choice(formats), help=what)


def chosen(form: str | None, output: Path | None) -> str:
    """The format that was asked for, or that fits where the output goes."""
    by_ending = _ENDINGS.get(output.suffix) if output else None
    return form or by_ending or ("table" if to_terminal(output) else "json")


def to_terminal(output: Path | None) -> bool:
    """Whether a person reads the output as it comes."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def project_of(ctx: click.Context, *, pinned: bool = False) -> Project:
    """The project that the options before the verb name."""
    options = ctx.find_root().params
    return find(options.get("project"), options.get("articles"), pinned=pinned)


def store_of(ctx: click.Context, *, pinned: bool = False) -> Store:
    """The project's graph, loaded."""
    return Store(project_of(ctx, pinned=pinned))


def citing_project(ctx: click.Context, output: Path | None, *, with_text: bool) -> Project:
    """The project, whose texts stay closed unless a terminal shows the quotes or they are asked for."""
    return project_of(ctx, pinned=not (with_text or to_terminal(output)))


def citing_store(ctx: click.Context, output: Path | None, *, with_text: bool) -> Store:
    """The same project's graph, loaded."""
    return Store(citing_project(ctx, output, with_text=with_text))


def emit(content: str | bytes, output: Path | None = None) -> None:
    """Write whole to the file, or to standard output as UTF-8; a file's name that is not is written as it was given."""
    if output and str(output) != "-":
        from kg import files  # slow to import

        files.write(output, content)
        return
    if sys.stdout is None:
        raise KgError("Standard output is closed.", "Write to a file with -o.")
    try:
        sys.stdout.buffer.write(content.encode(errors="surrogateescape") if isinstance(content, str) else content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def say_state(ctx: click.Context, store: Store) -> None:
    """Say, beside the output, why it quotes nothing."""
    if all(store.texts.of(article) for article in store.articles.values()):
        return
    texts = Texts(project_of(ctx).texts)
    missing = [article.slug for article in store.articles.values() if texts.of(article) is None]
    without = f"without the text {', '.join(f'{slug}.txt' for slug in missing)}" if missing else "see --with-text"
    click.echo(f"(pinned: positions and digests only, {without})", err=True)


def progress(step: str) -> None:
    """Show the step on a terminal, in place of the one before."""
    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\r\033[K{step}…" if step else "\r\033[K", nl=False, err=True)
