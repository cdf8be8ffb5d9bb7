"""What the verbs share: the project that is meant, the choice of format, and where the output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.project import Project, find
from kg.store import Store

F = TypeVar("F", bound=Callable[..., Any])

output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
with_text_option = click.option("--with-text", is_flag=True, help="Let quotes of the articles into the output.")


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`; without it a terminal gets the first format, and a pipe or a file JSON."""
    return click.option("--format", "form", type=click.Choice(formats), help=f"{formats[0]} on a terminal, else json.")


def chosen(form: str | None, output: Path | None, on_terminal: str = "table") -> str:
    """The format that was asked for, or that fits where the output goes."""
    return form or (on_terminal if output is None and sys.stdout.isatty() else "json")


def project_of(ctx: click.Context, *, pinned: bool = False) -> Project:
    """The project that the options before the verb name."""
    options = ctx.find_root().params
    return find(options.get("project"), options.get("articles"), pinned=pinned)


def store_of(ctx: click.Context, *, pinned: bool = False) -> Store:
    """The project's graph, loaded."""
    return Store(project_of(ctx, pinned=pinned))


def emit(content: str | bytes, output: Path | None = None) -> None:
    """Write whole to the file, or to standard output as UTF-8."""
    if output:
        from kg import files  # slow to import

        files.write(output, content)
        return
    sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
    sys.stdout.buffer.flush()


def say_state(store: Store) -> None:
    """Say, beside the output, that no text was at hand to quote from and to verify against."""
    missing = [article.slug for article in store.articles.values() if store.texts.of(article) is None]
    if missing:
        click.echo(
            f"(pinned: positions and digests only, since there is no text {', '.join(missing)}.txt at hand)", err=True
        )


def progress(step: str) -> None:
    """Show the step on a terminal, in place of the one before."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{step}…" if step else "\r\033[K", nl=False, err=True)
