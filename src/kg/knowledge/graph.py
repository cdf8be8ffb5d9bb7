"""`Graph`: the one object through which the project reads its knowledge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
)
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.dataset import Dataset, described
from kg.errors import QueryError
from kg.knowledge import inference
from kg.knowledge.agreement import COMPARISONS
from kg.knowledge.catalogue import Articles, Passages
from kg.knowledge.facts import Facts
from kg.knowledge.home import (
    HOLDS,
    Answer,
    GraphName,
    Home,
    QueryDataset,
    bindings,
    triples_of,
)
from kg.knowledge.inference import Inference, Rule
from kg.knowledge.ontology import Ontology
from kg.knowledge.resolver import Resolver
from kg.knowledge.terminology import Terminology
from kg.knowledge.verbaliser import Verbaliser
from kg.model import (
    BASIS_OF_GRAPH,
    STRENGTH,
    Article,
    Basis,
    Passage,
    Provenance,
)
from kg.namespaces import Namespaces
from kg.vocabulary import Term, Triple

Nodes: TypeAlias = NamedNode | Collection[NamedNode] | None
Terms: TypeAlias = Term | Collection[Term] | None
GraphNames: TypeAlias = GraphName | Collection[GraphName] | None
"""One term, any of several, or None for any term."""

if TYPE_CHECKING:
    from kg.knowledge.grades import Grades
    from kg.rdf.compact import Abbreviator

T = TypeVar("T", bound=Term | DefaultGraph)

_OF_HUB = 500  # statements that lead to one thing
_ALL_COLUMNS = re.compile(
    r"\bselect(?:\s|#.*\n|\b(?:distinct|reduced)\b)*\*", re.IGNORECASE
)


class Graph:
    """What a project states and implies, as it was when it was loaded.

    The default graph has what holds; named graphs have the same triples again, and say
    why they hold:

    >>> from kg.knowledge.memory import MemoryHome, copied
    >>> triple = NamedNode("urn:acme"), NamedNode("urn:sells"), Literal("tea")
    >>> names = Namespaces("https://example.org/league/")
    >>> engine = copied([Quad(*triple), Quad(*triple, names.entities)])
    >>> graph = Graph(MemoryHome(engine, names))
    >>> len(graph.triples(NamedNode("urn:acme")))
    1
    >>> graph.provenance([triple])[triple].basis
    'registered'

    Nothing changes it, so threads may share it: all that it keeps is computed from what
    never changes, and two threads that compute the same at once get equal values.

    Args:
        home: Where the quads are kept. Each method here takes many things at once, and
            asks the home a fixed number of queries, however many things they are.
        terminology: The terms and their frames, which other graphs may share; without
            it, the terms of the home's ontology graph, and no frames.
    """

    def __init__(self, home: Home, terminology: Terminology | None = None) -> None:
        self.home = home
        self._terminology = terminology

    @property
    def namespaces(self) -> Namespaces:
        """The base and the prefixes of the project."""
        return self.home.namespaces

    @cached_property
    def dataset(self) -> Dataset:
        """What the data set says of itself."""
        return described(triples_of(self.match(graphs=self.namespaces.dataset)))

    @cached_property
    def short(self) -> Abbreviator:
        """Writes terms by the project's prefixes, as Turtle has them."""
        from kg.rdf.compact import Abbreviator  # its patterns are slow to compile

        return Abbreviator(self.namespaces.prefixes)

    @cached_property
    def bases(self) -> dict[NamedNode, Basis]:
        """By named graph, the basis of what it has.

        A passage's graph has what is stated.
        """
        base = self.namespaces.base
        bases: dict[NamedNode, Basis] = {}
        for name, basis in BASIS_OF_GRAPH.items():
            bases[NamedNode(base + name)] = basis
        return bases

    def query(
        self,
        text: str,
        *,
        source: str = "query",
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        """Answer a read-only SPARQL query, in which the project's prefixes are known.

        Args:
            text: The query.
            source: What error messages call it, such as the name of its file.
            base: The IRI against which relative ones are resolved; without it they are
                errors.
            dataset: The graphs that it is asked of, in place of those that it names.

        Raises:
            QueryError: It is malformed, would write, or would reach another service.
        """
        # Telling code from names and texts takes longer than answering a small query,
        # and hardly any query has the word anywhere.
        if "service" in text.casefold():
            from kg.knowledge.read_only import refuse_service

            refuse_service(text, source)
        try:
            return self.home.query(text, base, dataset)
        except SyntaxError as error:
            # To a query parser an update is a syntax error at its first word.
            from kg.knowledge.read_only import refuse_update

            refuse_update(text, source)
            prefixes = self.namespaces.prefixes
            raise QueryError.from_engine(source, str(error.msg), prefixes) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(source, str(error)) from error

    def answer(
        self,
        text: str,
        *,
        source: str = "query",
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        """Answer a query as `query` does, with columns in the order of its text.

        The engine has those of `SELECT *` in alphabetical order.
        """
        if "*" in text and _ALL_COLUMNS.search(text):
            from kg.knowledge.memory import MemoryHome, copied
            from kg.sparql.columns import written_out

            # Which columns there are the engine tells of an empty graph at once.
            empty = Graph(MemoryHome(copied(()), self.namespaces))
            nothing = empty.query(text, source=source, base=base)
            if isinstance(nothing, QuerySolutions):
                columns = [variable.value for variable in nothing.variables]
                text = written_out(text, columns)
        return self.query(text, source=source, base=base, dataset=dataset)

    def match(
        self,
        subjects: Nodes = None,
        predicates: Nodes = None,
        objects: Terms = None,
        *,
        graphs: GraphNames = HOLDS,
    ) -> list[Quad]:
        """Return the quads whose terms are the ones given, or among them.

        Args:
            subjects: A subject, several, or None for any; likewise the next two.
            predicates: Properties.
            objects: Things or literals.
            graphs: The default graph unless given; None for any *named* graph.

        Returns:
            Each quad once, in no particular order.
        """
        subject_list = _several(subjects)
        predicate_list = _several(predicates)
        object_list = _several(objects)
        graph_list = _several(graphs)
        # Among no terms there is nothing to find, and no need to ask.
        if [] in (subject_list, predicate_list, object_list, graph_list):
            return []
        return self.home.match(subject_list, predicate_list, object_list, graph_list)

    def triples(
        self, subjects: Nodes = None, predicates: Nodes = None, objects: Terms = None
    ) -> list[Triple]:
        """Return the triples that hold and match, in a stable order."""
        quads = self.match(subjects, predicates, objects)
        return sorted(triples_of(quads), key=_sort_key)

    def facts(
        self,
        subjects: Nodes = None,
        predicates: Nodes = None,
        objects: Terms = None,
        *,
        graphs: GraphNames = HOLDS,
    ) -> Facts:
        """Return what `match` finds, indexed by subject and property."""
        quads = self.match(subjects, predicates, objects, graphs=graphs)
        return Facts(triples_of(quads))

    def counted(self, things: Collection[NamedNode]) -> Counter[NamedNode]:
        """Return in how many statements that hold each of the things stands.

        They are counted where they are: of thousands of things, reading them would take
        five times as long.
        """
        names = " ".join(map(str, things))
        chosen = f"VALUES ?thing {{ {names} }}"
        rows = self.query(f"""
SELECT ?thing (COUNT(*) AS ?number) WHERE {{
  {{ {chosen} {self.home.held("?thing ?p ?o")} }}
  UNION
  {{ {chosen} {self.home.held("?s ?p ?thing")} }}
}} GROUP BY ?thing""")
        numbers: Counter[NamedNode] = Counter()
        for row in bindings(rows):
            thing, number = row["thing"], row["number"]
            if isinstance(thing, NamedNode) and isinstance(number, Literal):
                numbers[thing] = int(number.value)
        return numbers

    def stated(self, passages: Iterable[Passage]) -> dict[Passage, list[Triple]]:
        """Return what each of the passages states, in a stable order."""
        by_graph = {NamedNode(passage.iri): passage for passage in passages}
        # One that states nothing is not missing.
        triples: dict[Passage, list[Triple]] = {}
        for passage in by_graph.values():
            triples[passage] = []
        for quad in self.match(graphs=list(by_graph)):
            graph = quad.graph_name
            if isinstance(quad.subject, NamedNode) and isinstance(graph, NamedNode):
                triple = (quad.subject, quad.predicate, quad.object)
                triples[by_graph[graph]].append(triple)
        for statements in triples.values():
            statements.sort(key=str)
        return triples

    def provenance(
        self, triples: Iterable[Triple], among: Collection[NamedNode] | None = None
    ) -> dict[Triple, Provenance]:
        """Return why each of the triples holds.

        Args:
            triples: The statements.
            among: The named graphs that count as reasons; None for all of them.

        Returns:
            The provenance by triple. A triple that does not hold is missing.
        """
        graphs = self._graphs_with(triples, among)
        places = {graph for names in graphs.values() for graph in names}
        places -= self.namespaces.roles.keys()
        self.passages.prepare(place.value for place in places)
        reasons: dict[Triple, Provenance] = {}
        for triple, names in graphs.items():
            if reason := self.provenance_of(names):
                reasons[triple] = reason
        return reasons

    def strongest_bases(self, triples: Iterable[Triple]) -> dict[Triple, Basis]:
        """Return on what each of the triples rests, without reading the passages.

        Of a hub, thousands of articles may tell. A triple that does not hold is missing.
        """
        ordered = list(dict.fromkeys(triples))
        graphs = self._graphs_with(ordered, None)
        places = {graph for names in graphs.values() for graph in names}
        reasons = self.reasons_among(places)
        found: dict[Triple, Basis] = {}
        for triple in ordered:
            names = reasons.intersection(graphs.get(triple, ()))
            bases = {self.bases.get(name, "stated") for name in names}
            strongest = next((basis for basis in STRENGTH if basis in bases), None)
            if strongest is not None:
                found[triple] = strongest
        return found

    def _graphs_with(
        self, triples: Iterable[Triple], among: Collection[NamedNode] | None
    ) -> dict[Triple, list[NamedNode]]:
        """The named graphs that have each of the triples, of those that count."""
        wanted = set(triples)
        leading = Counter(value for _, _, value in wanted)
        # What leads to a hub is asked for by the hub, and not by each of thousands.
        others: set[Triple] = set()
        to_hubs: set[Triple] = set()
        for one in wanted:
            _, _, value = one
            if leading[value] > _OF_HUB:
                to_hubs.add(one)
            else:
                others.add(one)
        # Asked by three sets of terms, which also match other triples made of the same
        # terms: that takes one query, where asking triple by triple would take many.
        subjects = {subject for subject, _, _ in others}
        found: list[Quad] = []
        for some, start in ((others, subjects), (to_hubs, None)):
            predicates = {predicate for _, predicate, _ in some}
            objects = {value for _, _, value in some}
            found += self.match(start, predicates, objects, graphs=among)
        graphs: dict[Triple, list[NamedNode]] = {}
        for quad in found:
            triple = (quad.subject, quad.predicate, quad.object)
            graph = quad.graph_name
            if triple in wanted and isinstance(graph, NamedNode):
                graphs.setdefault(triple, []).append(graph)
        return graphs

    def provenance_of(self, graphs: Collection[NamedNode]) -> Provenance | None:
        """Return why a statement holds that these named graphs have.

        None if none of the graphs is a reason, as for a term of the ontology.
        """
        bases = {self.basis_of(graph) for graph in graphs}
        strongest = next((basis for basis in STRENGTH if basis in bases), None)
        if strongest is None:
            return None
        names = sorted(graph.value for graph in graphs)
        found = [
            self.passages.get(graph.value)
            for graph in graphs
            if graph not in self.namespaces.roles
        ]
        passages = [passage for passage in found if passage]
        passages.sort(key=lambda passage: passage.order)
        return Provenance(strongest, tuple(names), tuple(passages))

    def basis_of(self, graph: NamedNode) -> Basis | None:
        """Return why what a named graph has holds.

        None for a graph that says nothing of the world, such as the ontology.
        """
        if graph in self.namespaces.roles:
            return self.bases.get(graph)
        return "stated" if graph.value in self.passages else None

    def reasons_among(self, graphs: Collection[NamedNode]) -> set[NamedNode]:
        """Return those of some named graphs that are a reason, see `basis_of`."""
        roles = self.namespaces.roles.keys()
        others = [graph for graph in graphs if graph not in roles]
        named = {graph for graph in graphs if graph in self.bases}
        return named | self.passages.among(others)

    @cached_property
    def grades(self) -> Grades:
        """How well statements are proved, as records and judgements tell."""
        from kg.knowledge.grades import Grades  # which ask a graph themselves

        return Grades(self)

    def inferences(self, triples: Iterable[Triple]) -> dict[Triple, list[Inference]]:
        """Return the ways in which rules conclude each of the triples.

        They come in a stable order; a triple that no rule concludes is missing.
        """
        query = inference.premises_query(self.rules, dict.fromkeys(triples))
        if query is None:
            return {}
        holds = self.namespaces.holds
        # A store that others read too has a copy of what holds, which is no reason.
        rows = (row for row in bindings(self.query(query)) if holds not in row.values())
        return inference.inferences(self.rules, rows)

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules by which statements were inferred."""
        return [*COMPARISONS, *inference.rules(self.ontology)]

    @cached_property
    def terminology(self) -> Terminology:
        """The terms of the ontology, and how they are said."""
        names = self.namespaces
        return self._terminology or Terminology(
            names, lambda: self.match(graphs=names.ontology)
        )

    @cached_property
    def background(self) -> list[Quad]:
        """What the ontology and the data set say, which every graph of a part has too."""
        names = self.namespaces
        # They are at hand, and a compiled store would have to read them one by one.
        terms = [Quad(*triple, names.ontology) for triple in self.ontology.triples]
        return [*terms, *self.match(graphs=names.dataset)]

    @property
    def ontology(self) -> Ontology:
        """What the ontology says of its terms."""
        return self.terminology.ontology

    @property
    def frames(self) -> list[Quad]:
        """The frames in which relations are said."""
        return self.terminology.frames

    @cached_property
    def articles(self) -> Articles:
        """The articles by IRI."""
        return Articles(self.home)

    @cached_property
    def passages(self) -> Passages:
        """The passages of all articles by IRI."""
        return Passages(self.articles)

    def article_of(self, passage: Passage) -> Article:
        """Return the article that declares a passage."""
        return self.passages.article_of(passage.iri)

    @cached_property
    def verbaliser(self) -> Verbaliser:
        """Names and sentences for what holds."""
        return Verbaliser(self.home, self.ontology, self.articles)

    @cached_property
    def resolver(self) -> Resolver:
        """Things and terms by the names that people give them."""
        return Resolver(self.home, self.ontology, self._description)

    def thing(self, name: str) -> NamedNode:
        """Return the thing of this name; see `Resolver.thing`."""
        return self.resolver.thing(name)

    def term(self, name: str) -> NamedNode:
        """Return the term of the ontology of this name; see `Resolver.term`."""
        return self.resolver.term(name)

    def value(
        self, name: str, subject: NamedNode | None, predicate: NamedNode | None
    ) -> Term:
        """Return what people mean by the name as the object of a statement.

        That is a literal of these very characters if one stands in a statement with the
        subject and predicate (None for any), else the thing of the name.

        Raises:
            NotFound: Neither is there.
        """
        for _, _, value in self.triples(subject, predicate):
            if isinstance(value, Literal) and value.value == name:
                return value
        return self.thing(name)

    def _description(self, thing: NamedNode) -> str:
        """A thing's title and classes, which tell it from others of its name."""
        words = [self.verbaliser.title(thing)]
        facts = self.facts(thing, v.TYPE)
        for name in facts.nodes(thing, v.TYPE):
            label = self.ontology.labels.get(name)
            if label is not None:
                words.append(label)
        return ", ".join(words)


def _sort_key(triple: Triple) -> tuple[str, ...]:
    return tuple(map(str, triple))


def _several(terms: T | Collection[T] | None) -> list[T] | None:
    """A single term as a list of one."""
    if terms is None:
        return None
    # Named one by one, since a quoted triple is a term that can be iterated over.
    if isinstance(terms, (NamedNode, BlankNode, Literal, TripleTerm, DefaultGraph)):
        return [terms]
    return list(terms)
