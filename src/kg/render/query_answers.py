"""The answer to any query: rows, a truth value, or a graph.

The engine writes the standard formats itself, many times as fast as Python could. Only
the tables, which call things by their names, are made of the rows one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import chain

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
)

from kg.knowledge import Answer, Graph
from kg.render.answer_format import ROW_FORMATS, Rendered, require_format
from kg.vocabulary import Term

QUERY_FORMATS = (*ROW_FORMATS, "xml")
GRAPH_FORMATS = ("turtle", "ntriples")
_NO_ROWS = b'"bindings":[]}}'
_NO_RESULTS = b"<results></results>"
_STANDARD = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}


def query_answer(
    answer: Answer,
    form: str | None,
    graph: Graph,
    default: str = "table",
) -> Rendered:
    """Write the answer to any query.

    Args:
        answer: what the engine answered.
        form: the format; None for `default`, or for Turtle where the answer is a graph.
        graph: what was asked, which names the things in tables.
        default: the format of rows and truth values where none is chosen.

    Raises:
        KgError: the format cannot hold the answer.
    """
    if isinstance(answer, QuerySolutions):
        form = require_format(form or default, QUERY_FORMATS, "rows")
        return solutions(answer, form, graph)
    if isinstance(answer, QueryBoolean):
        form = require_format(form or default, QUERY_FORMATS, "a yes or no")
        return _truth_value(answer, form)
    form = require_format(form or "turtle", GRAPH_FORMATS, "a graph")
    prefixes = graph.namespaces.prefixes
    return written_triples(list(answer), form, prefixes)


def solutions(answer: QuerySolutions, form: str, graph: Graph) -> Rendered:
    """Write the rows of a SELECT in one of `QUERY_FORMATS`."""
    if form == "json":
        return _json(answer)
    if form == "xml":
        return _xml(answer)
    if form in ("csv", "tsv"):
        return _delimited(answer, form)
    return _table(answer, form, graph)


def _json(answer: QuerySolutions) -> Rendered:
    # Through a stream, since a large answer would be copied to add the last line's end.
    stream = BytesIO()
    answer.serialize(stream, QueryResultsFormat.JSON)
    # The engine writes no white space, and after a row stands `}]}}`: what ends like
    # this has none. A view that outlived this line would keep the stream from growing.
    end = bytes(stream.getbuffer()[-len(_NO_ROWS) :])
    stream.write(b"\n")
    return Rendered(stream.getvalue(), end != _NO_ROWS)


def _xml(answer: QuerySolutions) -> Rendered:
    content = answer.serialize(format=QueryResultsFormat.XML) or b""
    return Rendered(content + b"\n", _NO_RESULTS not in content)


def _delimited(answer: QuerySolutions, form: str) -> Rendered:
    content = answer.serialize(format=QueryResultsFormat.TSV) or b""
    first_row = content.index(b"\n") + 1
    has_rows = first_row < len(content)
    if form == "tsv":
        return Rendered(content, has_rows)
    from kg.render.engine_csv import as_csv

    return Rendered(as_csv(content), has_rows)


def _table(answer: QuerySolutions, form: str, graph: Graph) -> Rendered:
    from kg.render.tables import titles, written

    columns = [variable.value for variable in answer.variables]
    rows: list[Sequence[Term | None]] = list(map(tuple, answer))
    # One query for the names of all things, not one for each.
    terms = chain.from_iterable(rows)
    graph.verbaliser.prepare(term for term in terms if term is not None)
    cells = [titles(graph, row) for row in rows]
    content = written(columns, cells, form)
    return Rendered(content.encode(), bool(cells))


def _truth_value(answer: QueryBoolean, form: str) -> Rendered:
    is_true = bool(answer)
    if form in _STANDARD:
        content = answer.serialize(format=_STANDARD[form]) or b""
    else:
        # The standard's CSV and TSV have no truth values: the word stands for itself.
        content = b"true" if is_true else b"false"
    return Rendered(content + b"\n", is_true)


def written_triples(
    triples: Sequence[Triple], form: str, prefixes: Mapping[str, str]
) -> Rendered:
    """Write a graph in canonical Turtle, or as sorted N-Triples."""
    has_triples = bool(triples)
    if any(map(_has_nameless_term, triples)):
        triples = _with_canonical_labels(triples)
    if form == "ntriples":
        lines = [f"{triple} .\n".encode() for triple in triples]
        lines.sort()
        return Rendered(b"".join(lines), has_triples)
    from kg.rdf import trig

    quads = [Quad(*triple) for triple in triples]
    text = trig.write_trig(quads, prefixes, has_names=False)
    return Rendered(text.encode(), has_triples)


def _has_nameless_term(triple: Triple) -> bool:
    """Whether a blank node occurs, or a triple term, which may have one."""
    is_object_nameless = isinstance(triple.object, (BlankNode, Triple))
    return is_object_nameless or isinstance(triple.subject, BlankNode)


def _with_canonical_labels(triples: Sequence[Triple]) -> list[Triple]:
    """The triples with labels of blank nodes that depend on the graph alone.

    These are the labels of RDF Dataset Canonicalization
    (https://www.w3.org/TR/rdf-canon/).
    """
    dataset = Dataset(Quad(*triple) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]
