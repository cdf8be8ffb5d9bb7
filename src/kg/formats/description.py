"""What an export says of itself: its title, licence, size and sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.knowledge import Graph
from kg.model import Article
from kg.vocabulary import PREFIXES, TYPE, VOID_DATASET, Term

_TRIPLES = NamedNode(PREFIXES["void"] + "triples")
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")
_AGENT_NAME = NamedNode(PREFIXES["foaf"] + "name")
_DESCRIPTIVE = (PREFIXES["dcterms"], PREFIXES["dcat"])


class Note(NamedTuple):
    """Something that the data set says of itself, in one line."""

    name: str
    text: str


def description(graph: Graph, counted: int) -> set[Quad]:
    """The data set's description, in the graph of that name.

    See https://www.w3.org/TR/void/.

    Args:
        graph: where the description is.
        counted: how many triples hold in it.
    """
    name = graph.namespaces.dataset
    quads = set(graph.match(graphs=name))
    datasets = {
        quad.subject
        for quad in quads
        if quad.predicate == TYPE and quad.object == VOID_DATASET
    }
    for dataset in datasets:
        quads.add(Quad(dataset, _TRIPLES, Literal(counted), name))
        for article in graph.articles.names:
            quads.add(Quad(dataset, _SOURCE, article, name))
    return quads


def head(graph: Graph, evidence: str, articles: Iterable[Article] | None = None) -> str:
    """The description as comment lines of Turtle, with one on where the evidence is.

    Args:
        graph: where the description is.
        evidence: where the evidence is.
        articles: all of them, if they are not to be kept in memory.
    """
    notes = [*summary(graph, articles), Note("evidence", evidence)]
    return "\n".join(f"# {note.name}: {note.text}" for note in notes)


def summary(graph: Graph, articles: Iterable[Article] | None = None) -> list[Note]:
    """The data set's title, maker, licence and so on, and the pages that it is from."""
    notes = []
    quads = graph.match(graphs=graph.namespaces.dataset)
    names: dict[Term, Term] = {}
    for quad in quads:
        if quad.predicate == _AGENT_NAME:
            names[quad.subject] = quad.object
    for quad in quads:
        predicate = quad.predicate.value
        if not predicate.startswith(_DESCRIPTIVE):
            continue
        name = predicate.rpartition("/")[2].rpartition("#")[2]
        value = names.get(quad.object, quad.object)
        text = str(getattr(value, "value", value))
        notes.append(Note(name, _in_one_line(text)))
    # The engine gives quads in no particular order.
    notes.sort()
    for article in graph.articles.values() if articles is None else articles:
        page = article.url or article.iri
        notes.append(Note("source", _in_one_line(page)))
    return notes


def _in_one_line(text: str) -> str:
    # A line end in a text would end the comment.
    words = text.split()
    return " ".join(words)
