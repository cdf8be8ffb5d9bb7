"""The forms in which RDF carries the evidence: which passages make which statement.

All forms but `graphs` are triples in the default graph: what holds, the description of
the data set, and the evidence. Each has all that is said of the articles and passages,
why every statement holds, and how well it is proved where that is known: `graphs` by
the graphs that have it and those of proofs and judgements, the others at the statement.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from operator import attrgetter
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

Sources: TypeAlias = dict[Triple, list[NamedNode]]
"""Statements with the named graphs that have them."""


def graphs(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """What holds, and a named graph for each passage, with what it states.

    What holds has a named graph too: in a store whose default graph is the union of all
    graphs, it can be asked for by that.
    """
    names = graph.namespaces
    holding = graph.match()
    yield from holding
    for quad in holding:
        yield Quad(quad.subject, quad.predicate, quad.object, names.holds)
    yield Quad(names.holds, v.TYPE, v.graph_role("Holding"), names.dataset)
    for quad in graph.match(graphs=None):
        if quad.graph_name != names.ontology:
            yield quad
    yield from _memberships(graph)
    yield from description(graph, len(holding))


def none(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """What holds, without its evidence."""
    return _holding(graph)


def reified(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """An `rdf:Statement` for each statement, derived from its passages.

    See https://www.w3.org/TR/rdf-schema/#ch_reificationvocab and
    https://www.w3.org/TR/prov-o/.
    """
    yield from _holding(graph, graph.bases)
    yield from _records(graph)
    yield from _reified(graph, _sources(graph))


def rdf12(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    """Each passage as a reifier of its statements.

    See https://www.w3.org/TR/rdf12-concepts/.
    """
    sources = _sources(graph)
    yield from _holding(graph, graph.bases)
    yield from _records(graph)
    for triple, names in sources.items():
        statement = TripleTerm(*triple)
        for name in names:
            yield Quad(name, v.REIFIES, statement)
    # A passage reifies many statements, so what is said of one needs a node of its own.
    for triple, grade in _grades(graph, _stated(graph, sources)):
        name = reifier(triple, graph.namespaces.base)
        yield Quad(name, v.REIFIES, TripleTerm(*triple))
        yield from grade


def nif(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    """The passages as strings of a NIF context, and the statements reified.

    See https://persistence.uni-leipzig.org/nlp2rdf/.
    """
    yield from _holding(graph, graph.bases)
    for quad in _records(graph):
        # NIF's own have another datatype.
        if quad.predicate not in (v.BEGIN_INDEX, v.END_INDEX):
            yield quad
    for article in graph.articles.values():
        yield from standoff.context(article, quoted)
    yield from _reified(graph, _sources(graph))


def annotation(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    """A Web Annotation for each passage, whose bodies are its statements.

    See https://www.w3.org/TR/annotation-model/.
    """
    base = graph.namespaces.base
    sources = _sources(graph)
    yield from _holding(graph, graph.bases)
    yield from _records(graph)
    yield from _reified(graph, sources)
    for article in graph.articles.values():
        yield from standoff.annotated(article, quoted, base)
    for triple, passages in _stated(graph, sources).items():
        body = reifier(triple, base)
        yield from standoff.body(body, graph.verbaliser.sentence(*triple))
        for passage in passages:
            name = standoff.annotation_name(passage, base)
            yield Quad(name, standoff.HAS_BODY, body)


FORMS: dict[str, Callable[[Graph, Texts | None], Iterator[Quad]]] = {
    form.__name__: form for form in (graphs, reified, rdf12, nif, annotation, none)
}
"""By name. The texts are those whose words leave where a form has a place for them."""

QUOTING = ("nif", "annotation")
"""The forms that have a place for the words of a passage."""


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


def _holding(graph: Graph, reasons: Collection[NamedNode] = ()) -> Iterator[Quad]:
    """What holds, and the description of the data set, with the roles of some graphs."""
    holding = graph.match()
    yield from holding
    for quad in description(graph, len(holding)):
        # Where there are no graphs, none has a role but those that are reasons.
        if quad.subject in reasons or quad.subject not in graph.namespaces.roles:
            yield Quad(*quad.triple)


def _sources(graph: Graph) -> Sources:
    """Each statement that holds with the named graphs that have it."""
    passages = [NamedNode(iri) for iri in graph.passages]
    sources: Sources = {}
    for quad in graph.match(graphs=[*passages, *graph.bases]):
        source = quad.graph_name
        if isinstance(quad.subject, NamedNode) and isinstance(source, NamedNode):
            triple = (quad.subject, quad.predicate, quad.object)
            sources.setdefault(triple, []).append(source)
    return sources


def _stated(graph: Graph, sources: Sources) -> dict[Triple, list[Passage]]:
    """Each statement of articles with its passages, in the order of the text."""
    statements: dict[Triple, list[Passage]] = {}
    for triple, names in sources.items():
        passages = [
            graph.passages[name.value] for name in names if name.value in graph.passages
        ]
        if passages:
            statements[triple] = sorted(passages, key=attrgetter("order"))
    # At once, since the verbaliser would otherwise ask the engine one by one.
    graph.verbaliser.prepare(triples=statements)
    return statements


def _reified(graph: Graph, sources: Sources) -> Iterator[Quad]:
    """Every statement that holds by its name: its parts, and why it holds.

    It is derived from the passages that state it, and from the graphs that have it for
    another reason, whose roles the description tells.
    """
    base = graph.namespaces.base
    for triple, names in sources.items():
        statement = reifier(triple, base)
        subject, predicate, value = triple
        yield Quad(statement, v.TYPE, v.CLASS_STATEMENT)
        yield Quad(statement, v.SUBJECT, subject)
        yield Quad(statement, v.PREDICATE, predicate)
        yield Quad(statement, v.OBJECT, value)
        for name in names:
            yield Quad(statement, v.DERIVED_FROM, name)
    for _, grade in _grades(graph, _stated(graph, sources)):
        yield from grade


def _grades(
    graph: Graph, statements: Mapping[Triple, list[Passage]]
) -> Iterator[tuple[Triple, list[Quad]]]:
    """The statements of which it is known how well they are proved, and by what."""
    base = graph.namespaces.base
    graph.grades.prepare_all()
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


def _records(graph: Graph) -> Iterator[Quad]:
    """What the articles' own graphs say: positions, digests, voices and so on."""
    articles = [NamedNode(iri) for iri in graph.articles]
    for quad in (*graph.match(graphs=articles), *_memberships(graph)):
        yield Quad(*quad.triple)


def _memberships(graph: Graph) -> Iterator[Quad]:
    """Which article each passage is in: in the files, that is told by where it stands."""
    for article in graph.articles.values():
        name = NamedNode(article.iri)
        for passage in article.passages:
            yield Quad(NamedNode(passage.iri), v.REFERENCE_CONTEXT, name, name)
