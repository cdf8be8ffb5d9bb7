"""Examples in help texts, made with names of the project that is asked."""

from __future__ import annotations

from typing import NamedTuple

import click
from pyoxigraph import Literal, NamedNode, parse

from kg.cli.options import project_of
from kg.dataset import read_dataset
from kg.errors import KgError
from kg.vocabulary import ALT_LABEL, PREF_LABEL
from kg.workspace import Workspace


class Names(NamedTuple):
    """What an example calls two things, ready for a shell."""

    thing: str = "THING"
    other: str = "OTHER"


class Exemplified(click.Command):
    """A command in whose epilog {thing} and {other} stand for names of the project."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_example(self.epilog or "", ctx, formatter)


def write_example(
    epilog: str, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write an epilog with names of the project in the places of {thing} and {other}."""
    if not epilog:
        return
    names = _names(ctx)
    text = epilog.replace("{thing}", names.thing).replace("{other}", names.other)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


def _names(ctx: click.Context) -> Names:
    """Two examples: those that the data set names, else the first of its registry."""
    try:
        workspace = project_of(ctx).workspace
        examples = read_dataset(workspace.dataset).examples
        labels = _labels(workspace)
    except (KgError, SyntaxError, OSError):
        return Names()  # help is there for those whose project cannot be read, too
    import shlex  # only where help is wanted

    chosen = [thing for thing in examples if thing in labels] or sorted(labels, key=str)
    return Names(*[shlex.quote(min(labels[thing], key=len)) for thing in chosen[:2]])


def _labels(workspace: Workspace) -> dict[NamedNode, list[str]]:
    """The names of the registered things."""
    labels: dict[NamedNode, list[str]] = {}
    # One file of the registry is enough: help has room for two names.
    registry = workspace.registry[:1]
    for quad in [each for path in registry for each in parse(path=path)]:
        label = quad.object
        if quad.predicate not in (PREF_LABEL, ALT_LABEL):
            continue
        # Help is in English, and so are the names in it.
        if isinstance(label, Literal) and (label.language or "en").startswith("en"):
            assert isinstance(quad.subject, NamedNode)
            labels.setdefault(quad.subject, []).append(label.value)
    return labels
