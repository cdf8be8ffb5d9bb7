"""SPARQL engines that are asked the same: each holds the same quads, and gives the rows of
a SELECT as strings that can be compared.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import rdflib
from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse_query_results,
)

from kg.vocabulary import PREFIXES
from tests.engines import programs, virtuoso
from tests.terms import foreign, native

Cells: TypeAlias = tuple[str, ...]
Rows: TypeAlias = list[tuple[Cells, ...]]
"""Rows in their order; of each term its text, and of a literal what kind it is."""

Ask: TypeAlias = Callable[[str], Rows]

_XSD = PREFIXES["xsd"].lower()
_JSON = "application/sparql-results+json"


class Engine(NamedTuple):
    """An engine.

    Attributes:
        name: as the table has it.
        missing: what is not installed; empty where the engine is at hand.
        open: loads quads, and gives what asks them.
        every: which values it is asked for, every n-th; of one that starts anew for each, few.
    """

    name: str
    missing: str
    open: Callable[[bytes], AbstractContextManager[Ask]]
    every: int = 1


def engines() -> list[Engine]:
    """All that are compared, each with and without a default graph that is a union."""
    no_virtuoso = "" if virtuoso.is_installed() else "Debian's virtuoso-opensource"
    return [
        Engine("Oxigraph", "", lambda nquads: nullcontext(_oxigraph(nquads))),
        Engine("Oxigraph, union", "", lambda n: nullcontext(_oxigraph(n, union=True))),
        Engine("rdflib", "", lambda n: nullcontext(_rdflib(n))),
        Engine("rdflib, union", "", lambda n: nullcontext(_rdflib(n, union=True))),
        Engine("Virtuoso", no_virtuoso, lambda n: _virtuoso(n, virtuoso.DEFAULT)),
        Engine("Virtuoso, union", no_virtuoso, lambda n: _virtuoso(n, "")),
        Engine("Jena", programs.no_jena(), lambda n: _program(n, programs.jena)),
        Engine(
            "Comunica",
            programs.no_comunica(),
            lambda n: _program(n, programs.comunica),
            every=10,
        ),
    ]


def comparable(rows: Rows) -> Rows:
    """Rows without their order, and with numbers as numbers.

    Virtuoso has one type for what is no small integer, and none for truth values.
    """
    return sorted(tuple(map(_value, row)) for row in rows)


def _value(cells: Cells) -> Cells:
    if len(cells) < 2 or not cells[1].startswith(_XSD):
        return cells
    text, kind = cells[0], cells[1].removeprefix(_XSD)
    if kind == "boolean":
        return "number", str(float(text in ("true", "1")))
    if kind in ("integer", "decimal", "double"):
        return "number", str(float(text))
    return cells


def _oxigraph(nquads: bytes, *, union: bool = False) -> Ask:
    store = Store()
    store.load(nquads, format=RdfFormat.N_QUADS)

    def ask(query: str) -> Rows:
        return _rows(store.query(query, use_default_graph_as_union=union))

    return ask


def _rows(answer: object) -> Rows:
    assert isinstance(answer, QuerySolutions)
    return [tuple(map(native, solution)) for solution in answer]


def _rdflib(nquads: bytes, *, union: bool = False) -> Ask:
    dataset = rdflib.Dataset(default_union=union)
    dataset.parse(data=nquads, format="nquads")

    def ask(query: str) -> Rows:
        return [tuple(map(foreign, row)) for row in dataset.query(query)]  # type: ignore[arg-type]

    return ask


@contextmanager
def _virtuoso(nquads: bytes, default: str) -> Iterator[Ask]:
    with (
        tempfile.TemporaryDirectory() as folder,
        virtuoso.served(nquads, Path(folder)) as endpoint,
    ):
        yield lambda query: served(endpoint, query, default)


def served(endpoint: str, query: str, default: str) -> Rows:
    """The rows of a SPARQL endpoint; `default` names its default graph, if not empty."""
    fields = {"query": query, "format": _JSON}
    if default:
        fields["default-graph-uri"] = default
    with urlopen(Request(endpoint, urlencode(fields).encode()), timeout=60) as answer:
        return _of_json(answer.read())


@contextmanager
def _program(nquads: bytes, command: Callable[[Path], list[str]]) -> Iterator[Ask]:
    """A program that reads the name of a query's file a line, and writes a line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        data, query_file = Path(folder, "kg.nq"), Path(folder, "query.rq")
        data.write_bytes(nquads)
        process = subprocess.Popen(
            command(data),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sys.stderr,
        )
        assert process.stdin and process.stdout

        def ask(query: str) -> Rows:
            assert process.stdin and process.stdout
            query_file.write_text(query, encoding="utf-8")
            process.stdin.write(f"{query_file}\n".encode())
            process.stdin.flush()
            return _of_json(process.stdout.readline())

        try:
            yield ask
        finally:
            process.kill()
            process.wait(timeout=30)


def _of_json(content: bytes) -> Rows:
    document = json.loads(content)
    bindings = document["results"]["bindings"]
    for row in bindings:
        for term in row.values():
            # Virtuoso's name for a literal with a datatype, from before SPARQL 1.1.
            term["type"] = term["type"].removeprefix("typed-")
    # Without what some engines add, such as Comunica its metadata.
    plain = {"head": document["head"], "results": {"bindings": bindings}}
    return _rows(parse_query_results(json.dumps(plain), format=QueryResultsFormat.JSON))
