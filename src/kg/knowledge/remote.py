"""The home on another machine, or in another process: any SPARQL 1.1 server.

It holds what `kg publish` puts there, or an export with its evidence as graphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from pyoxigraph import (
    Literal,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from kg import vocabulary as v
from kg.dataset import described
from kg.errors import BadInput
from kg.knowledge.endpoint import Endpoint, StoreError
from kg.knowledge.graph import Graph
from kg.knowledge.home import Answer, Home, QueryDataset, triples_in
from kg.knowledge.memory import copied
from kg.knowledge.terminology import Terminology
from kg.namespaces import Namespaces
from kg.vocabulary import VOID_DATASET

T = TypeVar("T")

# Virtuoso names blank nodes by IRIs, which no blank node may have for a name, and
# knows no truth values, which it writes as numbers.
_NODE = re.compile(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://')
_BOOLEAN = re.compile(rb'(XMLSchema#boolean",\s*"value":\s*)"([01])"')

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_DESCRIPTION = f"""
SELECT DISTINCT ?s ?p ?o WHERE {{
  GRAPH ?g {{ ?dataset a {VOID_DATASET} ; <{v.PREFIXES["void"]}uriSpace> ?base . ?s ?p ?o }}
}}"""
# The roles of graphs are told in a named graph, and do not hold.
_IS_UNION = f"ASK {{ ?graph a {v.graph_role('Inferred')} }}"


class RemoteHome(Home):
    """Quads behind a SPARQL endpoint.

    Args:
        endpoint: Where they are asked for.
        namespaces: The base and the prefixes of the project.
        is_union: Whether its default graph is the union of all graphs. Then what holds
            is asked for in the graph that is a copy of it.
    """

    is_remote = True

    def __init__(
        self, endpoint: Endpoint, namespaces: Namespaces, *, is_union: bool
    ) -> None:
        self.namespaces = namespaces
        self.is_union = is_union
        self._endpoint = endpoint

    def query(
        self,
        text: str,
        base: str | None = None,
        dataset: QueryDataset | None = None,
    ) -> Answer:
        if dataset is not None:
            message = (
                f"{self._endpoint.name} is asked of the graphs that a query names."
            )
            raise StoreError(message, "Name them with FROM and FROM NAMED.")
        # Asked of nothing, it is told at once what is malformed, as any home tells it,
        # and what kind of answer there will be.
        prefixes = self.namespaces.prefixes
        nothing = Store().query(text, base_iri=base, prefixes=prefixes)
        whole = f"{self._prologue(base)}{text}"
        if isinstance(nothing, QueryBoolean):
            return _truth(self._endpoint, whole)
        if isinstance(nothing, QuerySolutions):
            return _rows(self._endpoint, whole)
        triples = self._endpoint.triples(whole)
        quads = _read(self._endpoint, lambda: list(parse(triples, RdfFormat.N_TRIPLES)))
        return copied(quads).query(_ALL)

    def held(self, pattern: str) -> str:
        if self.is_union:
            return f"GRAPH {self.namespaces.holds} {{ {pattern} }}"
        return pattern

    @property
    def own_graphs(self) -> str:
        names = self.namespaces
        copies = f"{names.holds}, {names.published}"
        start = Literal(names.base)
        return f"FILTER(STRSTARTS(STR(?g), {start}) && ?g NOT IN ({copies}))"

    def _prologue(self, base: str | None) -> str:
        """The declarations that the other homes need not be told."""
        lines = [f"BASE <{base}>\n"] if base else []
        for prefix, namespace in self.namespaces.prefixes.items():
            lines.append(f"PREFIX {prefix}: <{namespace}>\n")
        return "".join(lines)


def open_remote(url: str, frames: Callable[[], Iterable[Quad]]) -> Graph:
    """Return the graph behind a SPARQL endpoint.

    Args:
        url: Its address.
        frames: Returns the frames in which relations are said, which no store has.

    Raises:
        StoreError: It cannot be asked, or holds no such graph.
    """
    endpoint = Endpoint(url)
    description = list(triples_in(_rows(endpoint, _DESCRIPTION)))
    try:
        names = described(description, endpoint.name).namespaces
    except BadInput as error:
        raise StoreError(
            f"{endpoint.name} holds no graph of kg: {error.message}",
            "'kg publish --to URL' puts one there.",
        ) from error
    is_union = bool(_truth(endpoint, _IS_UNION))
    home = RemoteHome(endpoint, names, is_union=is_union)
    terminology = Terminology(
        names, lambda: home.match(None, None, None, [names.ontology]), frames
    )
    return Graph(home, terminology)


def _rows(endpoint: Endpoint, query: str) -> QuerySolutions:
    answer = _mended(endpoint.rows(query))

    def read() -> QuerySolutions:
        # An answer that was cut off is noticed here, and not by whoever reads rows.
        for _ in _solutions(answer):
            pass
        return _solutions(answer)

    return _read(endpoint, read)


def _mended(answer: bytes) -> bytes:
    answer = _NODE.sub(rb"\1", answer)
    words = {b"0": b'"false"', b"1": b'"true"'}
    return _BOOLEAN.sub(lambda found: found[1] + words[found[2]], answer)


def _truth(endpoint: Endpoint, query: str) -> QueryBoolean:
    answer = endpoint.rows(query)

    def read() -> QueryBoolean:
        found = parse_query_results(answer, QueryResultsFormat.JSON)
        if isinstance(found, QuerySolutions):
            # Virtuoso gives a row with the number 1 or 0 in its only column.
            (row,) = found
            return _boolean(is_true=str(getattr(row[0], "value", "")) == "1")
        assert isinstance(found, QueryBoolean)
        return found

    return _read(endpoint, read)


def _boolean(*, is_true: bool) -> QueryBoolean:
    answer = Store().query("ASK {}" if is_true else "ASK { FILTER(false) }")
    assert isinstance(answer, QueryBoolean)
    return answer


def _solutions(answer: bytes) -> QuerySolutions:
    found = parse_query_results(answer, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        raise TypeError("it has no rows")
    return found


def _read(endpoint: Endpoint, read: Callable[[], T]) -> T:
    try:
        return read()
    except (SyntaxError, TypeError, ValueError) as error:
        raise StoreError(
            f"{endpoint.name} gives an answer that cannot be read: {error}.",
            "It may have been cut off: ask again.",
        ) from error
