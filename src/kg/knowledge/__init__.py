"""The knowledge graph: what holds, and why. The only package that knows an engine.

The default graph is what holds, a set; the named graphs say why. Nothing here ever asks
for a union of named graphs, in which the engine counts a triple once for each graph
that holds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.errors import QueryError
from kg.knowledge.catalogue import ARTICLES, articles
from kg.knowledge.facts import Facts
from kg.knowledge.home import HOLDS, Answer, GraphName, Home, triples_of
from kg.knowledge.inference import Inference, Rule, inferences, premises_query, rules
from kg.knowledge.ontology import Ontology
from kg.knowledge.resolver import Resolver
from kg.knowledge.verbaliser import Verbaliser
from kg.model import Article, Basis, Passage, Provenance
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace

__all__ = [
    "BASES",
    "HOLDS",
    "Answer",
    "Facts",
    "Graph",
    "GraphName",
    "Home",
    "Ontology",
    "bindings",
    "load",
    "load_file",
]

Nodes: TypeAlias = NamedNode | Collection[NamedNode] | None
Terms: TypeAlias = Term | Collection[Term] | None

BASES: dict[NamedNode, Basis] = {
    v.ENTITIES: "registered",
    v.DERIVED: "derived",
    v.INFERRED: "inferred",
}
_STRONGEST: tuple[Basis, ...] = ("stated", *BASES.values())


class Graph:
    """What a project states and implies. It never changes after loading, and threads may share it.

    Each method takes many things at once and asks its home a fixed number of queries,
    however many they are.
    """

    def __init__(self, home: Home) -> None:
        self.home = home

    def query(self, text: str, *, source: str = "query") -> Answer:
        """Answer a read-only SPARQL query; the project's prefixes are known.

        Args:
            text: the query.
            source: what messages call it.

        Raises:
            QueryError: it is malformed, writes, or would reach another service.
        """
        if "service" in text.casefold():
            from kg.knowledge.read_only import (
                refuse_service,
            )  # most queries do not say the word

            refuse_service(text, source)
        try:
            return self.home.query(text)
        except SyntaxError as error:
            from kg.knowledge.read_only import refuse_update

            refuse_update(text, source)
            message = str(error.msg)
            raise QueryError.from_engine(source, message, v.PREFIXES) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(source, str(error)) from error

    def match(
        self,
        subjects: Nodes = None,
        predicates: Nodes = None,
        objects: Terms = None,
        *,
        graphs: GraphName | Collection[GraphName] | None = HOLDS,
    ) -> list[Quad]:
        """Find quads whose subject, predicate, object and graph are the terms given, or among them.

        None stands for any term, and as a graph for any *named* graph. Without
        `graphs`, what holds is searched. The quads come in no particular order.
        """
        sets = [_collected(each) for each in (subjects, predicates, objects, graphs)]
        if any(each is not None and not each for each in sets):
            return []
        return self.home.match(*sets)  # type: ignore[arg-type]

    def triples(
        self, subjects: Nodes = None, predicates: Nodes = None, objects: Terms = None
    ) -> list[Triple]:
        """Find what holds and matches, in a stable order."""
        quads = self.match(subjects, predicates, objects)
        return sorted(triples_of(quads), key=lambda triple: tuple(map(str, triple)))

    def facts(
        self,
        subjects: Nodes = None,
        predicates: Nodes = None,
        objects: Terms = None,
        *,
        graphs: GraphName | Collection[GraphName] | None = HOLDS,
    ) -> Facts:
        """What `match` finds, to be read by subject and property."""
        return Facts(
            triples_of(self.match(subjects, predicates, objects, graphs=graphs))
        )

    def stated(self, passages: Iterable[Passage]) -> dict[Passage, list[Triple]]:
        """What each of the passages states, in a stable order."""
        known = {NamedNode(passage.iri): passage for passage in passages}
        found: dict[Passage, list[Triple]] = {passage: [] for passage in known.values()}
        for quad in self.match(graphs=list(known)):
            if isinstance(quad.subject, NamedNode) and isinstance(
                quad.graph_name, NamedNode
            ):
                triple = (quad.subject, quad.predicate, quad.object)
                found[known[quad.graph_name]].append(triple)
        for triples in found.values():
            triples.sort(key=str)
        return found

    def provenance(
        self, triples: Iterable[Triple], among: Collection[NamedNode] | None = None
    ) -> dict[Triple, Provenance]:
        """Why each of the triples holds; one that does not is missing.

        Args:
            triples: the statements.
            among: the named graphs that count as reasons; without it, all do.
        """
        wanted = set(triples)
        parts = [set(part) for part in zip(*wanted, strict=True)]
        found: dict[Triple, list[NamedNode]] = {}
        for quad in self.match(*parts, graphs=among) if wanted else []:
            triple = (quad.subject, quad.predicate, quad.object)
            if triple in wanted and isinstance(quad.graph_name, NamedNode):
                found.setdefault(triple, []).append(quad.graph_name)
        reasons = {
            triple: self.provenance_of(graphs) for triple, graphs in found.items()
        }
        return {triple: reason for triple, reason in reasons.items() if reason}

    def basis_of(self, graph: NamedNode) -> Basis | None:
        """Why what the graph has holds; None for one that states nothing of the world, such as the ontology."""
        return "stated" if graph.value in self.passages else BASES.get(graph)

    def inferences(self, triples: Iterable[Triple]) -> dict[Triple, list[Inference]]:
        """The ways in which rules conclude each of the triples, in a stable order."""
        query = premises_query(self.rules, dict.fromkeys(triples))
        return inferences(self.rules, bindings(self.query(query))) if query else {}

    @cached_property
    def ontology(self) -> Ontology:
        """What the ontology says of its terms."""
        return Ontology(self.match(graphs=v.ONTOLOGY))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by IRI."""
        said: dict[NamedNode, list[Triple]] = {}
        for row in bindings(self.query(ARTICLES)):
            article, subject, predicate = row["article"], row["s"], row["p"]
            assert isinstance(article, NamedNode)
            assert isinstance(predicate, NamedNode)
            if isinstance(subject, NamedNode):
                said.setdefault(article, []).append((subject, predicate, row["o"]))
        return articles(said)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages of all articles by IRI."""
        return {
            passage.iri: passage
            for article in self.articles.values()
            for passage in article.passages
        }

    def article_of(self, passage: Passage) -> Article:
        """The article that declares a passage."""
        return self._article_of[passage.iri]

    @cached_property
    def _article_of(self) -> dict[str, Article]:
        # Not by the passage's name: a mistaken one may not begin with that of its
        # article.
        return {
            passage.iri: article
            for article in self.articles.values()
            for passage in article.passages
        }

    @cached_property
    def verbaliser(self) -> Verbaliser:
        """Names and sentences for what holds."""
        return Verbaliser(self.home, self.ontology, self.articles)

    @cached_property
    def resolver(self) -> Resolver:
        """Things and terms by the names that people give them."""
        return Resolver(self.home, self.ontology, self._what)

    def thing(self, name: str) -> NamedNode:
        """The thing of this name; see `Resolver.thing`."""
        return self.resolver.thing(name)

    def term(self, name: str) -> NamedNode:
        """The term of the ontology of this name; see `Resolver.term`."""
        return self.resolver.term(name)

    def value(
        self, name: str, subject: NamedNode | None, predicate: NamedNode | None
    ) -> Term:
        """What people mean by the name as the object of a statement: its literal if it has such a one, else a thing."""
        for _, _, value in self.triples(subject, predicate):
            if isinstance(value, Literal) and value.value == name:
                return value
        return self.thing(name)

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules by which statements were inferred."""
        return rules(self.ontology)

    def provenance_of(self, graphs: Collection[NamedNode]) -> Provenance | None:
        """Why a statement holds that these named graphs have; None if none of them is a reason."""
        bases = {self.basis_of(graph) for graph in graphs}
        passages = (self.passages.get(graph.value) for graph in graphs)
        ordered = sorted(filter(None, passages), key=lambda passage: passage.order)
        basis = next((basis for basis in _STRONGEST if basis in bases), None)
        names = tuple(sorted(graph.value for graph in graphs))
        return Provenance(basis, names, tuple(ordered)) if basis else None

    def _what(self, thing: NamedNode) -> str:
        """A thing in a few words, to tell it from others of its name."""
        kinds = self.facts(thing, v.TYPE).nodes(thing, v.TYPE)
        known = [
            self.ontology.labels[kind] for kind in kinds if kind in self.ontology.labels
        ]
        return ", ".join([self.verbaliser.title(thing), *known])


def load(workspace: Workspace, without: Collection[str] = ()) -> Graph:
    """Load a project into memory, leaving out the articles of the slugs `without`.

    Raises:
        BadInput: with line and column at the first syntax error.
    """
    from kg.knowledge import loading
    from kg.knowledge.memory import MemoryHome

    return Graph(MemoryHome(loading.load(workspace, without)))


def load_file(path: Path, workspace: Workspace) -> tuple[Graph, list[Quad]]:
    """Load one file in any RDF format, and say what quads are its own.

    In its graph, the terms and things of the project lend it names.

    Raises:
        BadInput: it cannot be read.
    """
    from kg.knowledge import loading
    from kg.knowledge.memory import MemoryHome

    engine, quads = loading.load_file(path, workspace)
    return Graph(MemoryHome(engine)), quads


def bindings(answer: Answer) -> Iterator[dict[str, Term]]:
    """The solutions of a SELECT as dictionaries of their bound variables."""
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: term for name in names if (term := solution[name]) is not None}


def _collected(terms: object) -> Collection[object] | None:
    """A single term as a set of one."""
    if isinstance(terms, (NamedNode, BlankNode, Literal, TripleTerm, DefaultGraph)):
        return (terms,)
    return list(terms) if isinstance(terms, Iterable) else None
