"""The forms in which RDF carries the evidence: which passages make which statement.

All forms but `graphs` are triples in the default graph: what holds, the description of
the data set, and the evidence. Each tells how well a statement is proved where that is
known: `graphs` by the graphs of proofs and judgements, the others at the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.articles import Texts, digest
from kg.evidence.statements import proof_of
from kg.formats import standoff
from kg.formats.description import description
from kg.knowledge import Graph
from kg.model import Passage
from kg.vocabulary import Triple

Statements: TypeAlias = dict[Triple, list[Passage]]


def graphs(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """What holds, and a named graph for each passage, with what it states."""
    holding = graph.match()
    yield from holding
    for quad in graph.match(graphs=None):
        if quad.graph_name != graph.namespaces.ontology:
            yield quad
    yield from description(graph, len(holding))


def none(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """What holds, without its evidence."""
    holding = graph.match()
    yield from holding
    yield from _as_triples(description(graph, len(holding)))


def reified(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """An `rdf:Statement` for each statement, derived from its passages.

    See https://www.w3.org/TR/rdf-schema/#ch_reificationvocab and
    https://www.w3.org/TR/prov-o/.
    """
    statements = stated(graph)
    base = graph.namespaces.base
    yield from none(graph, None)
    yield from _records(graph)
    yield from _reifications(statements, base)
    yield from _graded(graph, statements)
    yield from _derivations(statements, base)


def rdf12(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """Each passage as a reifier of its statements.

    See https://www.w3.org/TR/rdf12-concepts/.
    """
    yield from none(graph, None)
    yield from _records(graph)
    for triple, passages in stated(graph).items():
        statement = TripleTerm(*triple)
        for passage in passages:
            yield Quad(NamedNode(passage.iri), v.REIFIES, statement)
    # A passage reifies many statements, so what is said of one needs a node of its own.
    for triple, grade in _grades(graph, stated(graph)):
        name = reifier(triple, graph.namespaces.base)
        yield Quad(name, v.REIFIES, TripleTerm(*triple))
        yield from grade


def nif(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    """The passages as strings of a NIF context, and the statements reified.

    See https://persistence.uni-leipzig.org/nlp2rdf/.
    """
    statements = stated(graph)
    base = graph.namespaces.base
    yield from none(graph, None)
    for article in graph.articles.values():
        yield from standoff.context(article, quoted)
    yield from _reifications(statements, base)
    yield from _graded(graph, statements)
    yield from _derivations(statements, base)


def annotation(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    """A Web Annotation for each passage, whose bodies are its statements.

    See https://www.w3.org/TR/annotation-model/.
    """
    statements = stated(graph)
    base = graph.namespaces.base
    yield from none(graph, None)
    # Of the articles' own graphs only what they say of the articles: the positions of
    # their passages are in the annotations.
    articles = _articles(graph)
    for quad in graph.match(articles, graphs=articles):
        if quad.subject == quad.graph_name:
            yield Quad(*quad.triple)
    for article in graph.articles.values():
        yield from standoff.annotated(article, quoted, base)
    yield from _reifications(statements, base)
    yield from _graded(graph, statements)
    for triple, passages in statements.items():
        body = reifier(triple, base)
        for passage in passages:
            name = standoff.annotation_name(passage, base)
            yield Quad(name, standoff.HAS_BODY, body)


FORMS: dict[str, Callable[[Graph, Texts | None], Iterator[Quad]]] = {
    form.__name__: form for form in (graphs, reified, rdf12, nif, annotation, none)
}
"""By name. The texts are those whose words leave where a form has a place for them."""

QUOTING = ("nif", "annotation")
"""The forms that have a place for the words of a passage."""


def stated(graph: Graph) -> Statements:
    """Each statement that articles make with its passages, in the order of the text."""
    passages = sorted(graph.passages.values(), key=lambda passage: passage.order)
    statements: Statements = {}
    for passage, triples in graph.stated(passages).items():
        for triple in triples:
            statements.setdefault(triple, []).append(passage)
    ordered = sorted(statements, key=str)
    return {triple: statements[triple] for triple in ordered}


def statement_id(triple: tuple[object, object, object]) -> str:
    """The last part of a statement's name, the same in every export and on every page.

    It is made from the digest of the statement's line in N-Triples, so that it lasts as
    long as the statement does.
    """
    terms = " ".join(map(str, triple))
    name = digest(f"{terms} .")
    return name[:16]


def reifier(triple: tuple[object, object, object], base: str) -> NamedNode:
    """The name of a statement."""
    name = statement_id(triple)
    return NamedNode(f"{base}statement/{name}")


def _reifications(triples: Iterable[Triple], base: str) -> Iterator[Quad]:
    for triple in triples:
        name = reifier(triple, base)
        subject, predicate, value = triple
        yield Quad(name, v.TYPE, v.CLASS_STATEMENT)
        yield Quad(name, v.SUBJECT, subject)
        yield Quad(name, v.PREDICATE, predicate)
        yield Quad(name, v.OBJECT, value)


def _graded(graph: Graph, statements: Statements) -> Iterator[Quad]:
    """How well each statement is proved, at its name."""
    for _, grade in _grades(graph, statements):
        yield from grade


def _grades(
    graph: Graph, statements: Statements
) -> Iterator[tuple[Triple, list[Quad]]]:
    """The statements of which it is known how well they are proved, and by what."""
    base = graph.namespaces.base
    graph.verbaliser.prepare(triples=statements)
    for triple, passages in statements.items():
        proof = proof_of(graph, triple, passages)
        if proof is None or proof.grade is None:
            continue
        name = reifier(triple, base)
        grade = NamedNode(v.KG + proof.grade)
        quads = [Quad(name, v.GRADE, grade)]
        if proof.how:
            means = NamedNode(v.KG + proof.how)
            quads.append(Quad(name, v.PROVED_BY, means))
        yield triple, quads


def _derivations(statements: Statements, base: str) -> Iterator[Quad]:
    for triple, passages in statements.items():
        name = reifier(triple, base)
        for passage in passages:
            yield Quad(name, v.DERIVED_FROM, NamedNode(passage.iri))


def _records(graph: Graph) -> Iterator[Quad]:
    """What the articles' own graphs say: positions, digests, voices."""
    return _as_triples(graph.match(graphs=_articles(graph)))


def _articles(graph: Graph) -> list[NamedNode]:
    return [NamedNode(iri) for iri in graph.articles]


def _as_triples(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same in the default graph."""
    for quad in quads:
        yield Quad(*quad.triple)
