"""`kg schema`: the ontology, readable."""

from __future__ import annotations

import click

from kg import schema
from kg.cli.options import project_of
from kg.cli.output import emit
from kg.errors import NotFound
from kg.render.tables import table


@click.command(
    "schema",
    short_help="The ontology, readable.",
    help="The ontology, or one of its terms, with an example from the graph and the "
    "frames in which words say it; 'kg schema units' lists the units of figures, and the "
    "name of a frame shows its words. Exit 1: unknown term.",
    epilog="Example: kg schema cooperatesWith",
)
@click.argument("term", required=False)
@click.pass_context
def command(ctx: click.Context, term: str | None) -> None:
    graph = project_of(ctx).knowledge
    if not term:
        emit(table(["term", "kind", "label", "definition"], schema.overview(graph)))
        return
    try:
        name = graph.term(term)
    except NotFound as error:
        if frame := schema.frame_named(graph, term):
            emit(table(["", "frame"], schema.frame_details(graph, frame)))
            return
        # An unknown term is an answer here, as no rows are to a question: 1, not 2.
        click.echo(f"kg: {error}", err=True)
        ctx.exit(1)
    emit(table(["", graph.verbaliser.title(name)], schema.details(graph, name)))
    if members := schema.members(graph, name):
        emit(
            "\n" + table(["term", "label", "sign", "dimension", "definition"], members)
        )
