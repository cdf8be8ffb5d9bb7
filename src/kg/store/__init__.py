"""A project's graph, loaded and inferred, in Oxigraph: the only place that runs SPARQL.

The default graph is what holds, a set; the named graphs say why. Nothing here ever asks for a union of named graphs,
in which the engine counts a triple once for each graph that holds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.articles import Texts
from kg.errors import NotFound, QueryError
from kg.lexicon import Lexicon
from kg.model import Article, Basis, Passage
from kg.project import Project
from kg.sentences import Sentences, shortened
from kg.store.inference import Rule, rules
from kg.store.loading import load
from kg.vocabulary import Term, Triple

if TYPE_CHECKING:
    from kg.store.names import Names

Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

HOLDS = DefaultGraph()
_DIGITS = 19  # no text is longer; Python refuses to read numbers of thousands of digits
BASES: dict[NamedNode, Basis] = {v.ENTITIES: "registered", v.DERIVED: "derived", v.INFERRED: "inferred"}


class Store:
    """What a project's files state and imply."""

    def __init__(self, project: Project, engine: Engine | None = None) -> None:
        self.project = project
        self.engine = load(project) if engine is None else engine
        self.lexicon = Lexicon(self.engine)
        self.sentences = Sentences(self.engine, self.lexicon)
        self.texts = Texts(project.texts)

    def query(self, text: str, *, source: str = "query", given: dict[Variable, Term] | None = None) -> Answer:
        """The answer to a read-only query; the project's prefixes are known. Variables may be given values.

        Raises `QueryError` when it is malformed, writes, or would reach another service.
        """
        if "service" in text.casefold():
            from kg.store.guard import refuse_service  # most queries do not say the word

            refuse_service(text, source)
        try:
            return self.engine.query(text, prefixes=v.PREFIXES, substitutions=given)
        except SyntaxError as error:
            from kg.store.guard import refuse_update

            refuse_update(text, source)
            raise QueryError.from_engine(source, str(error.msg)) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise QueryError(source, str(error)) from error

    def holds(self, subject: Term | None, predicate: NamedNode | None, value: Term | None) -> list[Triple]:
        """What holds and matches, in a stable order."""
        subject = subject if isinstance(subject, (NamedNode, type(None))) else NamedNode("urn:none")
        quads = self.engine.quads_for_pattern(subject, predicate, value, HOLDS)
        found = [(q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)]
        return sorted(found, key=lambda triple: tuple(map(str, triple)))

    def graphs(self, triple: Triple) -> list[NamedNode]:
        """The named graphs that hold a statement: its passages, the registry, what is derived or inferred."""
        quads = self.engine.quads_for_pattern(*triple, None)
        return [q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)]

    def passages(self, triple: Triple, among: Collection[NamedNode] | None = None) -> list[Passage]:
        """The passages that state it, in the order of the text: all, or those among the graphs that are given."""
        graphs = self.graphs(triple) if among is None else among
        found = [self.passage_of[g.value] for g in graphs if g.value in self.passage_of]
        return sorted(found, key=lambda passage: (passage.iri.partition("#")[0], passage.begin, -passage.end))

    def basis(self, triple: Triple, among: Collection[NamedNode] | None = None) -> Basis | None:
        """Why it holds, by all graphs or those given, the strongest reason first; None when it does not hold."""
        found = {self.basis_of(graph) for graph in (self.graphs(triple) if among is None else among)}
        return next((basis for basis in ("stated", *BASES.values()) if basis in found), None)

    def basis_of(self, graph: NamedNode) -> Basis | None:
        """Why what the graph has holds; None for one that states nothing of the world, such as the ontology."""
        return "stated" if graph.value in self.passage_of else BASES.get(graph)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by IRI."""
        quads = self.engine.quads_for_pattern(None, v.TYPE, v.CLASS_ARTICLE, None)
        iris = sorted(q.subject.value for q in quads if q.subject == q.graph_name and isinstance(q.subject, NamedNode))
        return {iri: self._article(NamedNode(iri)) for iri in iris}

    @cached_property
    def passage_of(self) -> dict[str, Passage]:
        """The passages of all articles by IRI."""
        return {passage.iri: passage for article in self.articles.values() for passage in article.passages}

    def article_of(self, passage: Passage) -> Article:
        """The article that a passage is in."""
        return self.articles[passage.iri.partition("#")[0]]

    @cached_property
    def names(self) -> Names:
        """The things by the names that people use."""
        from kg.store.names import Names  # only some questions name things

        return Names(self.engine)

    def thing(self, name: str) -> NamedNode:
        """The thing of this name; raises `NotFound` with the nearest names."""
        return self.names.thing(name)

    def term(self, name: str) -> NamedNode:
        """The term of the ontology of this name, label or verb phrase, in any case.

        Raises `NotFound` with the nearest names.
        """
        by_folded = {known.casefold(): term for known, term in self.terms.items()}
        if found := by_folded.get(name.strip("<>").casefold()):
            return found
        raise NotFound("term of the ontology", name, self.terms, "'kg schema' lists them.")

    def value(self, name: str, subject: NamedNode | None, predicate: NamedNode | None) -> Term:
        """What people mean by the name as the object of a statement: its literal if it has such a one, else a thing."""
        literals = (value for _, _, value in self.holds(subject, predicate, None) if isinstance(value, Literal))
        return next((literal for literal in literals if literal.value == name), None) or self.thing(name)

    @cached_property
    def terms(self) -> dict[str, NamedNode]:
        """The terms of the ontology by every name that they go by."""
        terms: dict[str, NamedNode] = {}
        for names in (self.lexicon.verb_phrases, self.lexicon.labels):
            terms |= {name: term for term, name in names.items() if name and isinstance(term, NamedNode)}
        for term in {*self.lexicon.labels, *self.lexicon.verb_phrases}:
            if isinstance(term, NamedNode):
                terms[term.value] = terms[shortened(term)] = term
                if term.value.startswith(v.KG):
                    terms[term.value.removeprefix(v.KG)] = term
        return terms

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules by which statements were inferred."""
        return rules(self.engine)

    def _article(self, iri: NamedNode) -> Article:
        passages = [self._passage(passage, iri) for passage in self._typed(v.CLASS_PASSAGE, iri)]
        publisher = self._one(iri, v.PUBLISHER, HOLDS)
        return Article(
            iri=iri.value,
            length=self._number(iri, v.END_INDEX, iri),
            sha256=self._text(iri, v.SHA256, iri),
            url=self._text(iri, v.URL, iri),
            headline=self._text(iri, v.HEADLINE, HOLDS),
            publisher=self.sentences.title(publisher) if publisher else "",
            published=self._text(iri, v.DATE_PUBLISHED, HOLDS),
            passages=tuple(sorted(passages, key=lambda passage: (passage.begin, -passage.end))),
        )

    def _passage(self, iri: NamedNode, article: NamedNode) -> Passage:
        speakers = self.engine.quads_for_pattern(iri, v.SAID_BY, None, article)
        return Passage(
            iri=iri.value,
            begin=self._number(iri, v.BEGIN_INDEX, article),
            end=self._number(iri, v.END_INDEX, article),
            sha256=self._text(iri, v.SHA256, article),
            fragment=self._text(iri, v.TEXT_FRAGMENT, article) or None,
            said_by=tuple(sorted(q.object.value for q in speakers if isinstance(q.object, NamedNode))),
            is_caption=any(self.engine.quads_for_pattern(iri, v.TYPE, v.CLASS_CAPTION, article)),
        )

    def _number(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> int:
        text = self._text(subject, predicate, graph)
        return int(text) if text.isdecimal() and len(text) < _DIGITS else 0

    def _typed(self, kind: NamedNode, graph: NamedNode) -> set[NamedNode]:
        quads = self.engine.quads_for_pattern(None, v.TYPE, kind, graph)
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _one(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode | DefaultGraph) -> Term | None:
        return next((q.object for q in self.engine.quads_for_pattern(subject, predicate, None, graph)), None)

    def _text(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode | DefaultGraph) -> str:
        value = self._one(subject, predicate, graph)
        return value.value if isinstance(value, (Literal, NamedNode)) else ""


def rows(answer: QuerySolutions) -> Iterator[dict[str, Term]]:
    """The solutions as dictionaries of their bound variables."""
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: term for name in names if (term := solution[name]) is not None}
