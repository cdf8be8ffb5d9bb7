"""Answers to SPARQL queries: the work of a worker."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any, NamedTuple

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg import vocabulary as v
from kg.edition import Edition
from kg.errors import BadInput
from kg.evidence.explanations import weakest_grade
from kg.formats.rdf_writers import rdfxml
from kg.knowledge import HOLDS, Answer, QueryDataset, bindings
from kg.provenance import trace
from kg.render import sparql_json
from kg.render.json_records import plain_records
from kg.render.query_answers import query_answer, written_triples
from kg.serve.negotiation import ROWS, TRIPLES, preferred
from kg.serve.replies import Reply, TooManyRows, json_reply
from kg.sparql.dataset_clauses import query_for_from_graphs

_SOURCE = "query"
_ROWS_WITH_EVIDENCE = ("application/sparql-results+json", "application/json")
_DESCRIBING = re.compile(
    r"\b(?:void|sh|sd):"
    r"|http://(?:rdfs\.org/ns/void|www\.w3\.org/ns/(?:shacl|sparql-service-description))#"
)
"""Terms in which data sets and their endpoints are described."""

_HINTS = ("void", "sh:", "sd:", "shacl#", "description#")
"""One of these is in each of the terms, and hardly any query has one."""

_CHARSET = "; charset=utf-8"


class QueryRequest(NamedTuple):
    """A query as it was asked by the SPARQL protocol.

    Attributes:
        query: its text.
        default_graphs: the IRIs of the graphs whose union is its default graph.
        named_graphs: those of its named graphs; where both are empty, it is asked of
            all that there is.
        accept: the media types that the client takes.
        is_traced: whether each row comes with the statements behind it.
        with_text: whether the articles may be quoted.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""
    is_traced: bool = False
    with_text: bool = False

    @property
    def names_graphs(self) -> bool:
        """Whether the request chooses graphs, in place of those that the query names."""
        return bool(self.default_graphs or self.named_graphs)


def answered_query(
    edition: Edition, asked: tuple[Any, ...], most: int
) -> tuple[bytes, str]:
    """The answer to a query.

    Args:
        edition: whom to ask.
        asked: the parts of a `QueryRequest`.
        most: the most rows or triples.

    Returns:
        The parts of a `Reply`.

    Raises:
        KgError: it cannot be answered, or is too long.
    """
    reply = _reply(edition, QueryRequest(*asked), most)
    return reply.content, reply.media_type


def _reply(edition: Edition, asked: QueryRequest, most: int) -> Reply:
    if asked.is_traced:
        return _traced(edition, asked, most)
    answer = edition.graph.answer(
        asked.query,
        source=_SOURCE,
        # What is relative is a name of the project, wherever the query was sent to.
        base=edition.graph.namespaces.base,
        dataset=_dataset(edition, asked),
    )
    _refuse_unknown_graphs(edition, asked)
    if isinstance(answer, QueryTriples):
        return _graph(edition, answer, asked.accept, most)
    media_type = preferred(asked.accept, ROWS)
    return _rows(edition, answer, media_type, most)


def _dataset(edition: Edition, asked: QueryRequest) -> QueryDataset | None:
    """The graphs that the request names; None for all, with what holds as default.

    Raises:
        BadInput: one of them is not there.
    """
    if not asked.names_graphs:
        if not any(each in asked.query for each in _HINTS):
            return None
        if not _DESCRIBING.search(asked.query) or _from_graphs(edition, asked.query):
            return None
        # No article speaks in these terms: what is asked for is the description, which
        # editors look for without naming a graph.
        description = edition.graph.namespaces.description
        return QueryDataset((HOLDS, description), None)
    default = tuple(_own_graph(edition, each) for each in asked.default_graphs)
    named = tuple(_own_graph(edition, each) for each in asked.named_graphs)
    return QueryDataset(default, named)


def _refuse_unknown_graphs(edition: Edition, asked: QueryRequest) -> None:
    """Refuse a query that names a graph which is not there, rather than say nothing of it.

    Raises:
        BadInput: it does.
    """
    if asked.names_graphs or "from" not in asked.query.casefold():
        return
    for name in _from_graphs(edition, asked.query):
        _own_graph(edition, name)


def _from_graphs(edition: Edition, query: str) -> list[str]:
    """The IRIs of the graphs that a valid query names by FROM."""
    asking = query_for_from_graphs(query)
    if not asking:
        return []
    base = edition.graph.namespaces.base
    rows = edition.graph.query(asking, source=_SOURCE, base=base)
    assert isinstance(rows, QuerySolutions)
    names = v.named_nodes(row["graph"] for row in bindings(rows))
    return [name.value for name in names]


def _own_graph(edition: Edition, iri: str) -> NamedNode:
    try:
        name = NamedNode(iri)
    except ValueError as error:
        raise BadInput(_SOURCE, f"'{iri[:100]}' is no IRI.") from error
    if not edition.graph.match(graphs=name):
        raise BadInput(
            _SOURCE,
            f"there is no graph {name}, and none is fetched.",
            "SELECT DISTINCT ?g { GRAPH ?g {} } lists the graphs.",
        )
    return name


def _rows(edition: Edition, answer: Answer, media_type: str, most: int) -> Reply:
    form = ROWS[media_type]
    content = query_answer(answer, form, edition.graph).content
    if not isinstance(answer, QueryBoolean) and _has_more(content, form, most):
        raise TooManyRows(most)
    charset = _CHARSET if media_type.startswith("text/") else ""
    return Reply(content, media_type + charset)


def _has_more(content: bytes, form: str, most: int) -> bool:
    """Whether an answer has more rows than it may have.

    The engine writes an answer many times as fast as Python counts its rows one by one,
    so that they are counted in what it has written.
    """
    if form == "xml":
        return content.count(b"<result>") > most
    if form == "json":
        # Between rows stands `,{`, and within none, but for texts that happen to have
        # it: where there are so many, they are told apart.
        if content.count(b",{") < most:
            return False
        return len(json.loads(content)["results"]["bindings"]) > most
    # A line is a row, below the names of the columns. Only in TSV no text has lines.
    if content.count(b"\n") <= most + 1:
        return False
    if form == "tsv":
        return True
    import csv
    import io

    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return sum(1 for _ in rows) > most + 1


def _graph(edition: Edition, answer: QueryTriples, accept: str, most: int) -> Reply:
    media_type = preferred(accept, TRIPLES)
    triples = list(islice(answer, most + 1))
    if len(triples) > most:
        raise TooManyRows(most)
    return graph_reply(edition, triples, media_type)


def graph_reply(edition: Edition, triples: list[Triple], media_type: str) -> Reply:
    """Triples in one of the forms of graphs."""
    form = TRIPLES[media_type]
    prefixes = edition.graph.namespaces.prefixes
    if form == "jsonld":
        content = serialize(triples, format=RdfFormat.JSON_LD, prefixes=prefixes)
        return Reply(content or b"", media_type)
    if form == "rdfxml":
        quads = [Quad(*triple) for triple in triples]
        return Reply(rdfxml(quads, prefixes).encode(), media_type)
    # Each document of Turtle is one of TriG.
    form = "ntriples" if form == "ntriples" else "turtle"
    content = written_triples(triples, form, prefixes).content
    charset = _CHARSET if media_type.startswith("text/") else ""
    return Reply(content, media_type + charset)


def _traced(edition: Edition, asked: QueryRequest, most: int) -> Reply:
    """The rows in SPARQL's JSON, and beside them what is behind each.

    Readers of SPARQL's JSON take what they know, and leave the rest.
    """
    media_type = preferred(asked.accept, _ROWS_WITH_EVIDENCE)
    if asked.names_graphs:
        raise BadInput(
            _SOURCE,
            "only what is asked of the whole graph can be traced.",
            "Leave default-graph-uri and named-graph-uri out.",
        )
    found = trace(
        edition.graph,
        asked.query,
        edition.texts,
        source=_SOURCE,
        base=edition.graph.namespaces.base,
    )
    if len(found.rows) > most:
        raise TooManyRows(most)
    document = {
        "head": {"vars": found.columns},
        "results": {"bindings": [sparql_json.binding(row.row) for row in found.rows]},
        "evidence": [
            {
                "statements": plain_records(row.statements, with_text=asked.with_text),
                "notes": row.notes,
                "grade": weakest_grade(row.statements),
            }
            for row in found.rows
        ],
    }
    return json_reply(document, media_type)
