"""Things that a name in somebody's table may mean: the work of a worker.

The terms are those of the Reconciliation Service API 0.2, as OpenRefine speaks it
(https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.errors import KgError, NotFound
from kg.evidence.statements import evidence
from kg.knowledge import Graph
from kg.model import Passage
from kg.schema import class_named
from kg.schema import kind as term_kind
from kg.vocabulary import Term

Json = dict[str, Any]

_ALIKE = 0.6  # below this, two names have too little in common
_CERTAIN = {v.PREF_LABEL: 100.0, v.ALT_LABEL: 95.0}
_MOST = 50
_USUAL = 10
_SHARE_OF_PROPERTIES = 0.1


class ThingName(NamedTuple):
    """A thing by one of its names, as they are compared."""

    folded: str
    kind: NamedNode
    thing: NamedNode


class _Found(NamedTuple):
    """A thing that a name may mean, and how likely it does."""

    thing: NamedNode
    score: float
    is_exact: bool


class _Scored(NamedTuple):
    """The same with the values of other columns: how many of these fit it."""

    found: _Found
    score: float
    fitting: int


@lru_cache(maxsize=1)
def names_of_things(graph: Graph) -> tuple[ThingName, ...]:
    """Every name of every thing of the project."""
    begin = graph.namespaces.things
    found = []
    for thing, kind, label in graph.triples(None, list(_CERTAIN)):
        if isinstance(label, Literal) and thing.value.startswith(begin):
            found.append(ThingName(label.value.casefold(), kind, thing))
    return tuple(found)


def candidates(edition: Edition, queries: Mapping[str, Json]) -> Json:
    """For each query the things that it may mean, the most likely first."""
    graph = edition.graph
    return {key: {"result": _results(graph, each)} for key, each in queries.items()}


def suggested_things(edition: Edition, prefix: str) -> Json:
    """Things whose name begins so, or has a word that does."""
    graph = edition.graph
    folded = prefix.casefold()
    found: dict[NamedNode, None] = {}
    # Those that begin so stand before those that only have a word that does.
    for name in sorted(names_of_things(graph)):
        if name.folded.startswith(folded):
            found[name.thing] = None
    for name in sorted(names_of_things(graph)):
        if f" {folded}" in name.folded:
            found[name.thing] = None
    chosen = list(found)[:_USUAL]
    return {"result": [_suggestion(graph, thing) for thing in chosen]}


def suggested_classes(edition: Edition, prefix: str) -> Json:
    """Classes whose label begins so, or has a word that does."""
    return _suggested_terms(edition.graph, prefix, "class")


def suggested_properties(edition: Edition, prefix: str) -> Json:
    """Properties whose label begins so, or has a word that does."""
    return _suggested_terms(edition.graph, prefix, "property")


def _suggested_terms(graph: Graph, prefix: str, kind: str) -> Json:
    folded = f" {prefix.casefold()}"
    found: list[Json] = []
    labels = graph.ontology.labels
    for term in v.named_nodes(labels):
        label = labels[term]
        is_meant = term_kind(graph, term).startswith(kind)
        if is_meant and folded in f" {label}".casefold():
            found.append({"id": graph.namespaces.shortened(term), "name": label})
    found.sort(key=lambda each: each["name"])
    return {"result": found[:_USUAL]}


def previewed(edition: Edition, local: str) -> Json:
    """A thing in a few words.

    Raises:
        NotFound: there is none.
    """
    graph = edition.graph
    thing = next(
        (
            name.thing
            for name in names_of_things(graph)
            if _id(graph, name.thing) == local
        ),
        None,
    )
    if thing is None:
        raise NotFound("thing", local)
    return _suggestion(graph, thing)


def _results(graph: Graph, query: Json) -> list[Json]:
    if not str(query.get("query", "")).strip() and not query.get("properties"):
        # An empty cell means nobody.
        return []
    wanted = _classes(graph, query.get("type", ()))
    told = list(query.get("properties") or ())
    found = [
        each
        for each in _alike(graph, query)
        if not wanted or _has_type(graph, each, wanted)
    ]
    scored = [_scored(graph, each, told) for each in found]
    scored.sort(key=lambda each: (-each.score, str(each.found.thing)))
    # A name that one thing alone bears is no guess.
    certain = [each for each in found if each.is_exact]
    limit = min(int(query.get("limit") or _USUAL), _MOST)
    return [
        {
            **_suggestion(graph, each.found.thing),
            "score": round(each.score, 1),
            # Of two that bear the name, neither is meant for certain.
            "match": each.found.is_exact and len(certain) == 1,
            "type": _types(graph, each.found.thing),
            "features": [
                {"id": "name_similarity", "value": round(each.found.score, 1)},
                {"id": "exact_name", "value": each.found.is_exact},
                {"id": "fitting_columns", "value": each.fitting},
            ],
        }
        for each in scored[:limit]
    ]


def _alike(graph: Graph, query: Json) -> Iterator[_Found]:
    """The things with a name that is like the one asked for, or any if none is."""
    text = str(query.get("query", "")).casefold().strip()
    best: dict[NamedNode, _Found] = {}
    # What it knows of the second text it keeps while the first changes.
    matcher = SequenceMatcher(b=text)
    for name in names_of_things(graph):
        score = _CERTAIN[name.kind]
        is_exact = name.folded == text
        if text and not is_exact:
            matcher.set_seq1(name.folded)
            # The quick measures are upper bounds of the slow one.
            if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
                continue
            ratio = matcher.ratio()
            if ratio < _ALIKE:
                continue
            score *= 0.9 * ratio
        known = best.get(name.thing)
        if known is None or known.score < score:
            best[name.thing] = _Found(name.thing, score, is_exact)
    yield from best.values()


def _classes(graph: Graph, told: object) -> list[NamedNode]:
    names = [told] if isinstance(told, str) else list(told or ())  # type: ignore[call-overload]
    found = []
    for name in names:
        # A class that nobody knows has no members; that is no fault of the table.
        try:
            found.append(class_named(graph, str(name)))
        except KgError:
            found.append(NamedNode(f"{graph.namespaces.base}class/unknown"))
    return found


def _has_type(graph: Graph, found: _Found, wanted: list[NamedNode]) -> bool:
    return bool(graph.match(found.thing, v.TYPE, wanted))


def _scored(graph: Graph, found: _Found, told: list[Json]) -> _Scored:
    """A thing with its score, of which a part is lost by values that do not fit."""
    fitting = sum(1 for each in told if _fits(graph, found.thing, each))
    missing = (len(told) - fitting) / len(told) if told else 0
    return _Scored(found, found.score * (1 - _SHARE_OF_PROPERTIES * missing), fitting)


def _fits(graph: Graph, thing: NamedNode, told: Json) -> bool:
    """Whether a thing has a value with an id or a name that the table has."""
    try:
        predicate = graph.term(str(told.get("pid")))
    except KgError:
        return False
    values = told.get("v")
    asked = values if isinstance(values, list) else [values]
    names: set[str] = set()
    for each in asked:
        parts = each.values() if isinstance(each, dict) else [each]
        names.update(str(part).casefold() for part in parts)
    found = graph.triples(thing, predicate)
    return any(names & _called(graph, value) for _, _, value in found)


def _called(graph: Graph, value: Term) -> set[str]:
    """By what a value may go in a table: names and ids of a thing, the text of a literal."""
    names = {graph.verbaliser.title(value)}
    if isinstance(value, Literal):
        names.add(value.value)
    if isinstance(value, NamedNode):
        short = graph.namespaces.shortened(value)
        names |= {value.value, short, short.partition(":")[2]}
        for _, _, label in graph.triples(value, list(_CERTAIN)):
            names.add(graph.verbaliser.title(label))
    return {name.casefold() for name in names}


def _suggestion(graph: Graph, thing: NamedNode) -> Json:
    kinds = [each["name"] for each in _types(graph, thing)]
    told = ", ".join(kinds[:2])
    if place := _first_named(graph, thing):
        told = f"{told}; named in {evidence(graph, place).citation}"
    return {
        "id": _id(graph, thing),
        "name": graph.verbaliser.title(thing),
        "description": told,
    }


def _first_named(graph: Graph, thing: NamedNode) -> Passage | None:
    """The first passage that tells of a thing: it has one of its names."""
    quads = graph.match(thing, graphs=None) + graph.match(
        None, None, thing, graphs=None
    )
    names = {str(getattr(quad.graph_name, "value", "")) for quad in quads}
    passages: Iterable[Passage] = [
        graph.passages[name] for name in names if name in graph.passages
    ]
    return min(passages, key=lambda each: each.order, default=None)


def _types(graph: Graph, thing: NamedNode) -> list[Json]:
    """What somebody says that it is, without what follows from that."""
    labels = graph.ontology.labels
    said = graph.match(thing, v.TYPE, graphs=None)
    inferred = graph.namespaces.inferred
    kinds = {quad.object for quad in said if quad.graph_name != inferred}
    found = sorted(kinds & set(labels), key=str)
    return [
        {"id": graph.namespaces.shortened(kind), "name": labels[kind]}
        for kind in v.named_nodes(found)
    ]


def _id(graph: Graph, thing: NamedNode) -> str:
    return graph.namespaces.local(thing)
