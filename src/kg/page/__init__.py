"""The page: a graph as one HTML file that needs nothing but itself: map, reading, figures, answers, tables, proof."""

from __future__ import annotations

import pyvis.network  # type: ignore[import-untyped]

from kg.edition import Edition
from kg.knowledge import Graph
from kg.network.labelled import categories
from kg.page.address import Address
from kg.page.answers import FEW, MOST, answers
from kg.page.article_index import shelf
from kg.page.badges import badges
from kg.page.citations import openings
from kg.page.data import data
from kg.page.figures import figure_panel
from kg.page.frame import Parts, framed
from kg.page.look import Look, looks
from kg.page.map import draw
from kg.page.metadata import PageMetadata
from kg.page.overview import overview_page
from kg.page.plain_words import badge
from kg.page.proof import page_proof, statement_counts
from kg.page.reading import reading
from kg.page.schema_org import media_type, schema_summary
from kg.page.scope import Scope
from kg.page.statement_table import statement_rows
from kg.page.tally import tally
from kg.page.thing_table import KnownThings, thing_rows

__all__ = ["LARGEST", "PageMetadata", "overview_page", "render"]

LARGEST = (
    1000  # things that are drawn as boxes; of more, the overview shows communities
)
MANY = (
    1500  # rows of statements, of which the page of several articles packs its tables
)
PARTS = Parts(
    "page.html",
    ("frame", "map", "panels", "reading", "figures", "answers", "proof"),
    "article/page.js",
)


def render(edition: Edition, scope: Scope, address: Address, told: PageMetadata) -> str:
    """The page of a scope, with the reading of its address' article or, without one, a list of all."""
    graph, look = edition.graph, _looks(edition.graph, scope)
    known = KnownThings(graph, scope.things)
    said = statement_rows(graph, address, scope, known)
    things = thing_rows(graph, address, scope, known, look)
    drawn = draw(
        graph,
        scope,
        look,
        {id: n for n, row in enumerate(said) for id in row.ids},
        badges(graph, address, scope.passages),
    )
    figures = figure_panel(graph, address, scope.passages)
    # The page of an article has all of it without scripts too; one of very many leaves
    # that to theirs.
    is_large = not address.home and len(said) > MANY
    numbers = tally(
        said,
        figures=figures.number,
        passages=sum(len(article.passages) for article in told.articles),
        things=len(things),
    )
    network = pyvis.network.Network(
        directed=True
    )  # an undirected one drops parallel edges
    network.nodes, network.edges = (
        drawn.nodes,
        drawn.edges,
    )  # add_edge would scan all for each edge
    return framed(
        PARTS,
        network,
        title=told.title,
        credit=told.credit,
        extent=told.extent,
        overview=address.overview,
        footer=told.footer,
        tally=numbers,
        head=numbers.head,
        badge=badge(told.state, len(told.articles)),
        openings=openings(edition, address, told.articles),
        looks=look,
        levels=drawn.levels,
        rows=said,
        things=things,
        reading=reading(edition, address, address.home, things, said)
        if address.home
        else None,
        shelf=shelf(edition, address, told.articles) if not address.home else [],
        figures=figures,
        answers=answers(edition, address, FEW if is_large else MOST)
        if scope.is_whole
        else [],
        is_large=is_large,
        proof=page_proof(edition, address, told),
        counts=statement_counts(numbers, said),
        exports={href: media_type(href) for href in told.exports},
        described=schema_summary(edition, told.title, told.articles, told.exports),
        data=data(graph, said, look) | {"rights": told.rights},
    )


def _looks(graph: Graph, scope: Scope) -> dict[str, Look]:
    """A look for each category, those first of which the map has the most."""
    drawn = [
        name
        for each in (scope.folded, scope.opened)
        for name in each.graph["categories"]
    ]
    return looks(
        graph.ontology,
        [*drawn, *sorted(set(categories(graph, sorted(scope.things)).values()))],
    )
