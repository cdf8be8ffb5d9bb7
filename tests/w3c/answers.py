"""Expected and given answers as values that are equal where the answers are the same."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.knowledge.memory import copied
from kg.vocabulary import Term

Answer: TypeAlias = Hashable
Row: TypeAlias = dict[str, Term]
Spelling: TypeAlias = Callable[[Term], Term]

RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""The formats of rows by the names that the command has for them."""

_NAMES = {".csv": "csv", ".tsv": "tsv", ".srj": "json", ".srx": "xml"}
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_ROW, _ANY = "urn:row:", NamedNode("urn:any")


class Expected(NamedTuple):
    """The format in which the command is asked, and the answer."""

    form: str
    answer: Answer


def as_written(term: Term) -> Term:
    """The term itself."""
    return term


@cache
def as_loaded(term: Term) -> Term:
    """The term as the engine spells it once it is loaded, such as 1 for 1.0."""
    if not isinstance(term, Literal | Triple):
        return term
    (quad,) = copied([Quad(_ANY, _ANY, term)])
    value: Term = quad.object
    return value


def expected(path: Path, spelling: Spelling) -> Expected:
    """What the file of a test asks for."""
    if form := _NAMES.get(path.suffix):
        return Expected(form, given(path.read_bytes(), form, spelling))
    rdf = RdfFormat.from_extension(path.suffix[1:])
    assert rdf is not None
    quads = list(parse(path=path, format=rdf, base_iri=path.as_uri()))
    if any(quad.object == NamedNode(_RS + "ResultSet") for quad in quads):
        return Expected("json", _result_set(quads, spelling))
    return Expected("ntriples", _canonical(quads, spelling))


def given(content: bytes, form: str, spelling: Spelling) -> Answer:
    """What was written in this format."""
    if form == "ntriples":
        return _canonical(parse(content, format=RdfFormat.N_TRIPLES), spelling)
    if form == "csv":
        return _cells(content.decode(), spelling)
    answer = parse_query_results(content, format=RESULTS[form])
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    rows = [
        {name: term for name in names if (term := solution[name]) is not None}
        for solution in answer
    ]
    return _rows(names, rows, spelling)


def distinct(answer: Answer) -> Answer:
    """The rows of an answer without how often they come."""
    match answer:
        case (columns, frozenset() as counted):
            return columns, frozenset(row for row, _ in counted)
        case _:
            return answer


def _cells(text: str, spelling: Spelling) -> Answer:
    """Rows whose terms are texts, but for blank nodes."""
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    rows = [dict(zip(header, map(_of_cell, line), strict=True)) for line in lines]
    return _rows(header, rows, spelling)


def _of_cell(cell: str) -> Term:
    return BlankNode(cell[2:]) if cell.startswith("_:") else Literal(cell)


def _rows(names: Iterable[str], rows: Sequence[Row], spelling: Spelling) -> Answer:
    """Rows without their order, and without the labels of their blank nodes."""
    columns = frozenset(names)
    if any(isinstance(t, BlankNode | Triple) for row in rows for t in row.values()):
        return columns, len(rows), _canonical(_as_graph(rows), spelling)
    spelt = (frozenset((n, spelling(t)) for n, t in row.items()) for row in rows)
    return columns, frozenset(Counter(spelt).items())


def _as_graph(rows: Iterable[Row]) -> Iterator[Triple]:
    for row in rows:
        node = BlankNode()
        for name, term in row.items():
            yield Triple(node, NamedNode(_ROW + name), term)


def _canonical(triples: Iterable[Quad | Triple], spelling: Spelling) -> Answer:
    dataset = Dataset(
        Quad(each.subject, each.predicate, spelling(each.object), DefaultGraph())
        for each in triples
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def _result_set(quads: Iterable[Quad], spelling: Spelling) -> Answer:
    """The answer that a graph in the vocabulary of result sets describes."""
    # Not in a store, which spells what it loads as it likes.
    values: dict[tuple[Term | None, str], list[Term]] = {}
    for quad in quads:
        for subject in (quad.subject, None):
            key = subject, quad.predicate.value.removeprefix(_RS)
            values.setdefault(key, []).append(quad.object)

    def objects(subject: Term | None, name: str) -> list[Term]:
        return values.get((subject, name), [])

    for truth in objects(None, "boolean"):
        return str(truth).startswith('"true"')
    rows: list[Row] = []
    for solution in objects(None, "solution"):
        row: Row = {}
        for binding in objects(solution, "binding"):
            ((name,), (row_value,)) = (
                objects(binding, "variable"),
                objects(binding, "value"),
            )
            assert isinstance(name, Literal)
            row[name.value] = row_value
        rows.append(row)
    names = [t.value for t in objects(None, "resultVariable") if isinstance(t, Literal)]
    return _rows(names, rows, spelling)
