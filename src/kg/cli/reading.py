"""`kg show`, `kg why`, `kg schema` and `kg passage`."""

from __future__ import annotations

from pathlib import Path

import click

from kg import schema
from kg.cli.output import emit
from kg.cli.shared import (
    citing,
    format_option,
    output_option,
    say_state,
    session,
    with_text_option,
)
from kg.errors import KgError, NotFound
from kg.evidence import lookup
from kg.render import reasons
from kg.render.json_records import records
from kg.render.tables import table


@click.command(
    "show", short_help="All that is said of a thing.", epilog="Example: kg show SGMW"
)
@click.argument("thing")
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def show_verb(
    ctx: click.Context, thing: str, form: str, output: Path | None, with_text: bool
) -> None:
    """All that is said of a thing, in sentences with their passages."""
    project = citing(ctx, output, with_text=with_text)
    statements = project.show(thing)
    if not statements:
        raise KgError(
            f"Nothing is said of '{thing}' itself.",
            "'kg schema' explains the terms of the ontology.",
        )
    if form == "json":
        emit(records(statements, with_text=with_text), output)
    else:
        title = project.knowledge.verbaliser.title(project.knowledge.thing(thing))
        emit(reasons.sheet(title, statements) + "\n", output)
        say_state(ctx, project)


@click.command(
    "why",
    short_help="What it rests on, down to the words.",
    epilog="Example: kg why Liuzhou hosts",
)
@click.argument("thing")
@click.argument("property", required=False)
@click.argument("value", required=False, metavar="[THING]")
@format_option("table", "json")
@output_option
@with_text_option
@click.pass_context
def why_verb(  # noqa: PLR0913, PLR0917 - click passes each option as an argument
    ctx: click.Context,
    thing: str,
    property: str | None,
    value: str | None,
    form: str,
    output: Path | None,
    with_text: bool,
) -> None:
    """The passages behind what holds of a thing; for what is inferred, the rule and what it follows from.

    Exit 1: it does not hold.
    """
    project = citing(ctx, output, with_text=with_text)
    found = project.why(thing, property, value)
    if not found:
        click.echo("It does not hold.", err=True)
        ctx.exit(1)
    if form == "json":
        emit(records(found, with_text=with_text), output)
    else:
        emit("\n\n".join(map(reasons.explanation, found)) + "\n", output)
        say_state(ctx, project)


@click.command(
    "schema",
    short_help="The ontology, readable.",
    epilog="Example: kg schema cooperatesWith",
)
@click.argument("term", required=False)
@click.pass_context
def schema_verb(ctx: click.Context, term: str | None) -> None:
    """The ontology, or one of its terms, with an example from the graph. Exit 1: unknown term."""
    graph = session(ctx).knowledge
    if not term:
        emit(table(["term", "kind", "label", "definition"], schema.overview(graph)))
        return
    try:
        name = graph.term(term)
    except NotFound as error:
        click.echo(f"kg: {error}", err=True)
        ctx.exit(1)
    emit(table(["", graph.verbaliser.title(name)], schema.details(graph, name)))


@click.command(
    "passage",
    short_help="Position and digest of words.",
    epilog="Example: kg passage 'Guan Weirong, director'",
)
@click.argument("quote")
@click.option("--article", help="The article's slug, when there are several texts.")
@click.pass_context
def passage_verb(ctx: click.Context, quote: str, article: str | None) -> None:
    """Where words stand in an article's text: a block ready for its file, with position, digest and text fragment.

    Exit 1: not found.
    """
    project = session(ctx)
    found = lookup.looked_up(project.knowledge, project.texts, quote, article)
    if not found:
        near = lookup.nearest(project.knowledge, project.texts, quote)
        hint = f" One has “{near}”." if near else ""
        click.echo(f"No text at hand holds these words as whole words.{hint}", err=True)
        ctx.exit(1)
    emit("\n".join(found))
