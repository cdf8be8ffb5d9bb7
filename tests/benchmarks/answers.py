"""Answers as bytes, against the engine's own in the same format.

The engine's CSV leaves a comma in an IRI without quotes, which every passage's name
has, and defuses no formula.
"""

from __future__ import annotations

from time import process_time

from pyoxigraph import QueryResultsFormat, QuerySolutions
from tests.asked import ASKED, Asked
from tests.benchmarks import generated
from tests.benchmarks.timing import interleaved
from tests.flagship import flagship
from tests.homes import engine_of

from kg.knowledge import Graph, load
from kg.questions import ask
from kg.render.query_answers import solutions

ARTICLES, ROWS = 650, 100_000
FORMATS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}
LARGE = {
    "IRIs": "GRAPH ?passage { ?subject ?predicate ?object } FILTER(isIRI(?object))",
    "any objects": "GRAPH ?passage { ?subject ?predicate ?object }",
    "literals": "?subject ?predicate ?object FILTER(isLiteral(?object))",
}


def measure() -> None:
    small()
    large()


def small() -> None:
    """The sum of all questions of the flagship."""
    graph = load(flagship())
    asked = list(ASKED.values())
    for form in FORMATS:
        raw, ours = interleaved(
            101,
            lambda form=form: [raw_bytes(graph, q.text, form) for q in asked],  # type: ignore[misc]
            lambda form=form: [solutions(rows(graph, q), form, graph) for q in asked],  # type: ignore[misc]
            clock=process_time,
        )
        print(
            f"{form:<5} {len(asked)} questions, CPU: {raw * 1e3:6.1f} ms raw, kg {ours / raw:.2f} x"
        )


def large() -> None:
    """Many rows of a generated graph."""
    with generated.project(ARTICLES) as project:
        graph = load(project)
    for name, pattern in LARGE.items():
        query = f"SELECT * WHERE {{ {pattern} }} LIMIT {ROWS}"
        for form in FORMATS:
            raw, ours = interleaved(
                9,
                lambda q=query, form=form: raw_bytes(graph, q, form),  # type: ignore[misc]
                lambda q=query, form=form: solutions(answer(graph, q), form, graph),  # type: ignore[misc]
                clock=process_time,
            )
            count = sum(1 for _ in answer(graph, query))
            print(
                f"{form:<5} {count} rows, {name}, CPU: {raw * 1e3:6.1f} ms raw, kg {ours / raw:.2f} x"
            )


def rows(graph: Graph, asked: Asked) -> QuerySolutions:
    return ask(graph, asked.question, **asked.params)


def answer(graph: Graph, query: str) -> QuerySolutions:
    found = graph.query(query)
    assert isinstance(found, QuerySolutions)
    return found


def raw_bytes(graph: Graph, query: str, form: str) -> bytes | None:
    found = engine_of(graph).query(query)
    assert isinstance(found, QuerySolutions)
    return found.serialize(format=FORMATS[form])
