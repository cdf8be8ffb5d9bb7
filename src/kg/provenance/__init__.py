"""The rows of a SELECT, each with the statements that produced it.

This is why-provenance (Buneman, Khanna and Tan, "Why and Where: A Characterization of
Data Provenance", 2001): a row has the statements of all solutions that lead to it. Each
statement is explained down to the words that state it. What rests on no statement, or
cannot be traced, is told in notes.

`kg.sparql` reads the query. `solutions` runs it again so that each solution tells which
patterns took part in it, and `derivations` finds the statements that these patterns
matched. `contexts` has the values that patterns are filled in with; `path_walks`
follows property paths; `existence` evaluates EXISTS, by `substitution`. `prefetch` and
`neighbours` ask for what many rows need at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError
from kg.evidence.explanations import Explanation, explain
from kg.knowledge import HOLDS, Graph, bindings
from kg.language.english import formatting
from kg.provenance.derivations import Tracer
from kg.provenance.solutions import as_solution
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import parse_select
from kg.vocabulary import Term, Triple

_Graphs: TypeAlias = frozenset[NamedNode]

_ADVICE = "Only the rows of a SELECT over the whole graph can be traced, without FROM."


class TracedRow(NamedTuple):
    """A row with what is behind it.

    Attributes:
        row: its values by variable, without `?`; variables without a value are left
            out.
        statements: those that produced it.
        notes: sentences on what else it rests on, or why it cannot be traced.
    """

    row: Mapping[str, Term]
    statements: tuple[Explanation, ...]
    notes: tuple[str, ...]


class Trace(NamedTuple):
    """The rows of a query's answer, and the variables that it selects."""

    columns: list[str]
    rows: list[TracedRow]


class _Matched(NamedTuple):
    """A statement, and the named graphs in which a row's patterns matched it.

    There are no graphs where it was only matched in the default graph.
    """

    triple: Triple
    graphs: _Graphs


class _Found(NamedTuple):
    """A row, and what was found to be behind it; or why nothing was."""

    row: Mapping[str, Term]
    parts: list[Quad | str] | Untraceable


class _Support(NamedTuple):
    """What is behind a row, before the statements are explained."""

    row: Mapping[str, Term]
    matched: tuple[_Matched, ...]
    notes: tuple[str, ...]


def trace(
    graph: Graph,
    sparql: str,
    texts: Texts = NO_TEXTS,
    *,
    source: str = "query",
    base: str | None = None,
) -> Trace:
    """Trace the rows of a SELECT, in their order.

    Args:
        graph: where the query is asked.
        sparql: the query.
        texts: the texts that may be quoted.
        source: what messages call the query.
        base: what its relative IRIs are resolved against.

    Raises:
        QueryError: as `Graph.query` does.
        KgError: the query is no SELECT, or chooses its graphs by FROM.
    """
    answer = graph.answer(sparql, source=source, base=base)
    if not isinstance(answer, QuerySolutions):
        raise KgError(
            "Only the rows of a SELECT can be traced, not a yes or no, nor a graph.",
            _ADVICE,
        )
    columns = [variable.value for variable in answer.variables]
    try:
        query = parse_select(sparql)
    except Untraceable as reason:
        notes = (_untraced(reason),)
        untraced = [TracedRow(row, (), notes) for row in bindings(answer)]
        return Trace(columns, untraced)
    if query.select.has_dataset:
        raise KgError(
            "A query that chooses its graphs by FROM cannot be traced.", _ADVICE
        )
    if base:
        query = query._replace(prologue=f"BASE <{base}>\n{query.prologue}")
    tracer = Tracer(graph, query)
    # The rows are those of the query itself, so that their order, DISTINCT and LIMIT
    # are the engine's.
    found = [_Found(row, _parts(tracer, row)) for row in bindings(answer)]
    _prepare(graph, found)
    supports = [_support(graph, each) for each in found]
    explanations = _explanations(graph, supports, texts)
    rows = []
    for support in supports:
        statements = _told_once(graph, support.matched, explanations)
        rows.append(TracedRow(support.row, statements, support.notes))
    return Trace(columns, rows)


def _told_once(
    graph: Graph,
    matched: Sequence[_Matched],
    explanations: Mapping[_Matched, Explanation],
) -> tuple[Explanation, ...]:
    """The explanations, of a claim a single one: it is one statement in many parts."""
    once: dict[object, Explanation] = {}
    for each in matched:
        explained = explanations[each]
        is_claim = explained.statement.modality is not None
        unit = graph.verbaliser.unit(each.triple) if is_claim else each
        once.setdefault((unit, explained.evidence), explained)
    return tuple(once.values())


def _parts(tracer: Tracer, row: Mapping[str, Term]) -> Untraceable | list[Quad | str]:
    """What is behind a row, or why that cannot be told."""
    try:
        return list(tracer.support(as_solution(row)))
    except Untraceable as reason:
        return reason


def _prepare(graph: Graph, found: Iterable[_Found]) -> None:
    """Ask at once which of the graphs that rows rest on are passages or articles."""
    places: set[str] = set()
    for each in found:
        if isinstance(each.parts, Untraceable):
            continue
        for part in each.parts:
            place = None if isinstance(part, str) else part.graph_name
            if isinstance(place, NamedNode) and place not in graph.namespaces.roles:
                places.add(place.value)
    graph.passages.prepare(places)
    graph.articles.prepare(places)


def _support(graph: Graph, found: _Found) -> _Support:
    """What is behind a row: statements of the world, and notes on all else."""
    row, parts = found
    if isinstance(parts, Untraceable):
        return _Support(row, (), (_untraced(parts),))
    graphs: dict[Triple, set[NamedNode]] = defaultdict(set)
    predicates: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    notes: list[str] = []
    for part in parts:
        if isinstance(part, str):
            notes.append(part)
            continue
        subject, predicate, value, place = part
        is_named = isinstance(place, NamedNode)
        # A graph without a basis records something, and states nothing of the world.
        holds = place == HOLDS or graph.basis_of(place) is not None
        if isinstance(subject, NamedNode) and holds:
            names = graphs[subject, predicate, value]
            if is_named:
                names.add(place)
        elif is_named:
            predicates[place].add(predicate)
    matched = []
    for triple, names in graphs.items():
        matched.append(_Matched(triple, frozenset(names)))
    records = []
    for place, names in predicates.items():
        records.append(_recorded(graph, place, names))
    if not (matched or records or notes):
        notes.append("No statement is behind it.")
    return _Support(row, tuple(matched), (*records, *notes))


def _explanations(
    graph: Graph,
    supports: Sequence[_Support],
    texts: Texts,
) -> dict[_Matched, Explanation]:
    """An explanation of each statement by the graphs in which it was matched."""
    # One call explains all statements that have the same graphs as reasons.
    by_reasons: dict[_Graphs, list[_Matched]] = defaultdict(list)
    for support in supports:
        for matched in support.matched:
            reasons = _reasons(graph, matched.graphs)
            by_reasons[reasons].append(matched)
    explanations: dict[_Matched, Explanation] = {}
    for reasons, alike in by_reasons.items():
        triples = dict.fromkeys(matched.triple for matched in alike)
        explained = explain(graph, triples, texts, among=reasons or None)
        by_triple = dict(zip(triples, explained, strict=True))
        for matched in alike:
            explanation = by_triple[matched.triple]
            if matched.graphs != reasons:
                explanation = _as_matched_in(matched.graphs, explanation)
            explanations[matched] = explanation
    return explanations


def _reasons(graph: Graph, matched_in: _Graphs) -> _Graphs:
    """The graphs that explain a statement; an empty set stands for all graphs.

    What a passage states is explained by its passages, whatever other graphs have it.
    It is explained by all of them first, so that one call does for all such statements.
    """
    is_stated = any(name.value in graph.passages for name in matched_in)
    return frozenset() if is_stated else matched_in


def _as_matched_in(matched_in: _Graphs, explanation: Explanation) -> Explanation:
    """The explanation of a stated statement with no evidence but of these passages."""
    names = {name.value for name in matched_in}
    pieces = [piece for piece in explanation.evidence if piece.passage in names]
    evidence = tuple(pieces)
    statement = explanation.statement._replace(evidence=evidence)
    return explanation._replace(statement=statement, evidence=evidence)


def _recorded(graph: Graph, place: NamedNode, predicates: set[NamedNode]) -> str:
    """A note on what a graph records that is no statement of the world.

    Such a graph has the record of an article and its passages, the ontology, or the
    description of the data set.
    """
    namespaces = graph.namespaces
    titles = {
        namespaces.ontology: "the ontology",
        namespaces.dataset: "the description of the data set",
        namespaces.description: "the description of the data set",
    }
    if article := graph.articles.get(place.value):
        title = f"the record of {article.slug} and its passages"
    else:
        title = titles.get(place, str(place))
    names = formatting.listing(sorted(map(namespaces.shortened, predicates)))
    return f"It rests on {title} ({names}), which no words state."


def _untraced(reason: Untraceable) -> str:
    return f"It cannot be traced: {reason}."
