"""The rows of a SELECT, each with the statements that produced it, explained down to the words.

The query is read as patterns (`grammar`), run again so that every solution tells which patterns took part in it
(`solutions`), and the patterns are filled in with each solution of a row (`support`). What rests on no statement, or
cannot be traced, is said in notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions

from kg import spoken
from kg.errors import KgError
from kg.explain import Explanation, explain
from kg.sentences import shortened
from kg.store import HOLDS, Store, rows
from kg.tracing.cursor import Untraceable
from kg.tracing.grammar import parse
from kg.tracing.support import Tracer
from kg.vocabulary import DATASET, ONTOLOGY, Term, Triple

_Graph: TypeAlias = NamedNode | DefaultGraph
_Explained: TypeAlias = Callable[[Triple, frozenset[_Graph]], Explanation]

_ADVICE = "Only the rows of a SELECT over the whole graph can be traced, without FROM."
_TITLES = {ONTOLOGY: "the ontology", DATASET: "the description of the data set"}


class Traced(NamedTuple):
    """A row by variable, the statements behind it, and in sentences what else it rests on or cannot be traced."""

    row: Mapping[str, Term]
    statements: tuple[Explanation, ...]
    notes: tuple[str, ...]


class Trace(NamedTuple):
    """The rows of an answer, and the variables that they may have a value of."""

    columns: list[str]
    rows: list[Traced]


def trace(store: Store, sparql: str, *, source: str = "query") -> Trace:
    """The rows of a SELECT in their order, each with what is behind it.

    Raises `QueryError` as `Store.query` does, and `KgError` for any other form of query.
    """
    answer = store.query(sparql, source=source)
    if not isinstance(answer, QuerySolutions):
        raise KgError("Only the rows of a SELECT can be traced, not a yes or no, nor a graph.", _ADVICE)
    columns = [variable.value for variable in answer.variables]
    try:
        query = parse(sparql)
    except Untraceable as untraceable:
        return Trace(columns, [Traced(row, (), (_untraced(untraceable),)) for row in rows(answer)])
    if query.select.has_dataset:
        raise KgError("A query that chooses its graphs by FROM cannot be traced.", _ADVICE)
    tracer = Tracer(store, query)
    explained = lru_cache(maxsize=None)(partial(_explained, store))
    return Trace(columns, [_traced(store, tracer, row, explained) for row in rows(answer)])


def _traced(store: Store, tracer: Tracer, row: Mapping[str, Term], explained: _Explained) -> Traced:
    try:
        found = tracer.support({f"?{name}": term for name, term in row.items()})
    except Untraceable as untraceable:
        return Traced(row, (), (_untraced(untraceable),))
    graphs: dict[Triple, set[_Graph]] = {}
    recorded: dict[NamedNode, set[NamedNode]] = {}
    for quad in found:
        if isinstance(quad, str):
            continue
        subject, predicate, value, graph = quad
        if isinstance(subject, NamedNode) and (graph == HOLDS or store.basis_of(graph)):
            graphs.setdefault((subject, predicate, value), set()).add(graph)
        else:
            recorded.setdefault(graph, set()).add(predicate)
    statements = tuple(explained(triple, frozenset(among)) for triple, among in graphs.items())
    notes = [note for note in found if isinstance(note, str)]
    notes = [*(_recorded(store, *record) for record in recorded.items()), *notes]
    return Traced(row, statements, tuple(notes or ([] if statements else ["No statement is behind it."])))


def _explained(store: Store, triple: Triple, graphs: frozenset[_Graph]) -> Explanation:
    """By the named graphs that the statement was matched in; by all, where it was only matched in what holds."""
    named = [graph for graph in graphs if isinstance(graph, NamedNode)]
    return explain(store, triple, among=named) if named else explain(store, triple)


def _recorded(store: Store, graph: NamedNode, predicates: set[NamedNode]) -> str:
    """What is no statement: the record of an article and its passages, the ontology, the data set's description."""
    article = store.articles.get(graph.value)
    title = f"the record of {article.slug} and its passages" if article else _TITLES.get(graph, str(graph))
    names = spoken.listing(sorted(map(shortened, predicates)))
    return f"It rests on {title} ({names}), which no words state."


def _untraced(untraceable: Untraceable) -> str:
    return f"It cannot be traced: {untraceable}."
