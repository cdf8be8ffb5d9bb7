"""`kg path` and `kg rank`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from pyoxigraph import NamedNode

from kg import spoken
from kg import vocabulary as v
from kg.cells import delimited
from kg.cli.output import emit
from kg.cli.shared import (
    citing_store,
    format_option,
    output_option,
    say_state,
    store_of,
    with_text_option,
)
from kg.errors import KgError, did_you_mean
from kg.paths import Search, connect, to_avoid
from kg.ranks import MEASURES, SEED, Ranked, rank
from kg.render import connections
from kg.render.records import records
from kg.render.tables import markdown
from kg.schema import kind as kind_of
from kg.store import Store


@click.command(
    "path", short_help="How two things are connected.", epilog="Example: kg path Huawei Liuzhou --max-length 3"
)
@click.argument("one", metavar="THING")
@click.argument("other", metavar="THING")
@click.option("--max-length", type=click.IntRange(min=1), help="Longer paths too, up to so many steps.")
@click.option("--avoid", multiple=True, metavar="THING|PROPERTY", help="Not by way of it; may be repeated.")
@click.option("--stated-only", is_flag=True, help="Only by what an article states.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many paths.")
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def path_verb(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context,
    *,
    one: str,
    other: str,
    max_length: int | None,
    avoid: tuple[str, ...],
    stated_only: bool,
    limit: int,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    """All shortest paths between two things, each step a sentence with its passages. Exit 1: no path.

    Relations are walked either way.
    """
    store = citing_store(ctx, output, with_text=with_text)
    search = Search(max_length, frozenset(_to_avoid(store, name) for name in avoid), stated_only, limit)
    found = connect(store, store.thing(one), store.thing(other), search)
    if form == "json":
        emit(records(found, with_text=with_text), output)
    elif found.paths:
        emit(connections.paths(found, store), output)
        say_state(ctx, store)
    if not found.paths:
        click.echo("\n".join(connections.no_path(found, store, max_length)), err=True)
    elif found.has_more:
        click.echo(f"({limit} paths; there are more, see --limit)", err=True)
    ctx.exit(0 if found.paths else 1)


@click.command(
    "rank", short_help="What is central, and what belongs together.", epilog="Example: kg rank --class Company"
)
@click.option("--by", type=click.Choice(MEASURES), default="pagerank", show_default=True, help="The order.")
@click.option("--class", "kind", metavar="CLASS", help="Only things of this class.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Where the Louvain method begins.")
@format_option("table", "csv", "tsv", "json", "md")
@output_option
@click.pass_context
def rank_verb(  # noqa: PLR0913 - click passes each option as an argument
    ctx: click.Context, *, by: str, kind: str | None, seed: int, form: str, output: Path | None
) -> None:
    """Degree, betweenness centrality and PageRank of each thing, and its community by the Louvain method.

    They are worked out on the whole map, whose relations count in both directions. Exit 1: nothing to rank.
    """
    store = store_of(ctx)
    found = rank(store, by=by, kind=_class(store, kind) if kind else None, seed=seed)
    emit(_ranks(found, form), output)
    ctx.exit(0 if found else 1)


def _ranks(found: Sequence[Ranked], form: str) -> str:
    """The measures: rounded in the table, in full elsewhere."""
    if form == "table":
        return connections.measures(found)
    if form == "json":
        return records(found)
    columns, rows = Ranked._fields, [[str(value) for value in each] for each in found]
    if form == "md":
        return markdown(columns, rows)
    return delimited(columns, rows, "," if form == "csv" else "\t")


def _class(store: Store, name: str) -> NamedNode:
    """The class of this name, which a property may bear too; raises `KgError` for anything else."""
    classes = {known: t for known, t in store.terms.items() if kind_of(store, t) == "class"}
    by_folded = {known.casefold(): term for known, term in classes.items()}
    if found := by_folded.get(name.strip("<>").casefold()):
        return found
    other = store.term(name)
    if store.holds(None, v.TYPE, other):
        return other
    advice = did_you_mean(name, classes) or "'kg schema' lists the classes."
    raise KgError(f"'{name}' is {spoken.with_article(kind_of(store, other))}, not a class.", advice)


def _to_avoid(store: Store, name: str) -> NamedNode:
    """The thing or property of this name; raises `KgError` for a class, which is on no path."""
    found = to_avoid(store, name)
    if kind_of(store, found) == "class":
        raise KgError(f"'{name}' is a class, which is on no path.", "Name a thing or a property.")
    return found
