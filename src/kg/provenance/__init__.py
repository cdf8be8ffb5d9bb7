"""The rows of a SELECT, each with the statements that produced it, explained down to the words.

The query is read as patterns (`grammar`), run again so that every solution tells which
patterns took part in it (`solutions`), and the patterns are filled in with each
solution of a row (`support`). What rests on no statement, or cannot be traced, is said
in notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, QuerySolutions

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError
from kg.evidence.explanations import Explanation, explain
from kg.knowledge import HOLDS, Graph, bindings
from kg.language.english import formatting
from kg.provenance.derivations import Tracer
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import parse_select
from kg.vocabulary import DATASET, ONTOLOGY, Term, Triple, shortened

_Matched: TypeAlias = tuple[Triple, frozenset[NamedNode]]
"""A statement with the named graphs it was matched in; none where only in what holds."""

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


class _Found(NamedTuple):
    """What is behind a row, before it is explained."""

    row: Mapping[str, Term]
    matched: tuple[_Matched, ...]
    notes: tuple[str, ...]


def trace(
    graph: Graph, sparql: str, texts: Texts = NO_TEXTS, *, source: str = "query"
) -> Trace:
    """The rows of a SELECT in their order, each with what is behind it.

    Args:
        graph: where the query is asked.
        sparql: the query.
        texts: the texts that may be quoted.
        source: what messages call the query.

    Raises:
        QueryError: as `Graph.query` does.
        KgError: it is another form of query.
    """
    answer = graph.query(sparql, source=source)
    if not isinstance(answer, QuerySolutions):
        raise KgError(
            "Only the rows of a SELECT can be traced, not a yes or no, nor a graph.",
            _ADVICE,
        )
    columns = [variable.value for variable in answer.variables]
    try:
        query = parse_select(sparql)
    except Untraceable as untraceable:
        return Trace(
            columns,
            [Traced(row, (), (_untraced(untraceable),)) for row in bindings(answer)],
        )
    if query.select.has_dataset:
        raise KgError(
            "A query that chooses its graphs by FROM cannot be traced.", _ADVICE
        )
    tracer = Tracer(graph, query)
    found = [_found(graph, tracer, row) for row in bindings(answer)]
    explained = _explained(
        graph, (each for one in found for each in one.matched), texts
    )
    return Trace(
        columns,
        [
            Traced(one.row, tuple(map(explained.__getitem__, one.matched)), one.notes)
            for one in found
        ],
    )


def _found(graph: Graph, tracer: Tracer, row: Mapping[str, Term]) -> _Found:
    try:
        found = tracer.support({f"?{name}": term for name, term in row.items()})
    except Untraceable as untraceable:
        return _Found(row, (), (_untraced(untraceable),))
    graphs: dict[Triple, set[NamedNode]] = {}
    recorded: dict[NamedNode, set[NamedNode]] = {}
    for quad in found:
        if isinstance(quad, str):
            continue
        subject, predicate, value, where = quad
        if isinstance(subject, NamedNode) and (where == HOLDS or graph.basis_of(where)):
            graphs.setdefault((subject, predicate, value), set()).update(
                {where} - {HOLDS}
            )
        elif isinstance(where, NamedNode):
            recorded.setdefault(where, set()).add(predicate)
    matched = tuple((triple, frozenset(among)) for triple, among in graphs.items())
    notes = [note for note in found if isinstance(note, str)]
    notes = [*(_recorded(graph, *record) for record in recorded.items()), *notes]
    return _Found(
        row,
        matched,
        tuple(notes or ([] if matched else ["No statement is behind it."])),
    )


def _explained(
    graph: Graph, matched: Iterable[_Matched], texts: Texts
) -> dict[_Matched, Explanation]:
    """Each by the named graphs it was matched in; by all, where only in what holds.

    What a passage states is explained by its passages, whatever else has it: one call
    for all.
    """
    wanted = list(dict.fromkeys(matched))
    together: dict[frozenset[NamedNode], dict[Triple, None]] = {}
    for triple, among in wanted:
        together.setdefault(_reasons(graph, among), {})[triple] = None
    known: dict[_Matched, Explanation] = {}
    for reasons, triples in together.items():
        found = explain(graph, triples, texts, among=reasons or None)
        known |= {
            (triple, reasons): each for triple, each in zip(triples, found, strict=True)
        }
    for triple, among in wanted:
        if (triple, among) not in known:
            known[triple, among] = _matched_in(among, known[triple, frozenset()])
    return known


def _reasons(graph: Graph, among: frozenset[NamedNode]) -> frozenset[NamedNode]:
    """The graphs to explain by: none, which is all of them, where a passage is one."""
    return frozenset() if any(name.value in graph.passages for name in among) else among


def _matched_in(among: frozenset[NamedNode], found: Explanation) -> Explanation:
    """A stated one with the evidence of those passages alone."""
    names = {name.value for name in among}
    evidence = tuple(piece for piece in found.evidence if piece.passage in names)
    return found._replace(
        statement=found.statement._replace(evidence=evidence), evidence=evidence
    )


def _recorded(graph: Graph, place: NamedNode, predicates: set[NamedNode]) -> str:
    """What is no statement: the record of an article and its passages, the ontology, the data set's description."""
    article = graph.articles.get(place.value)
    title = (
        f"the record of {article.slug} and its passages"
        if article
        else _TITLES.get(place, str(place))
    )
    names = formatting.listing(sorted(map(shortened, predicates)))
    return f"It rests on {title} ({names}), which no words state."


def _untraced(untraceable: Untraceable) -> str:
    return f"It cannot be traced: {untraceable}."
