"""The tests of w3c/rdf-tests, read from its manifests.

They are not part of this project: `KG_RDF_TESTS` names the folder of a copy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from kg.vocabulary import PREFIXES, Term

VARIABLE = "KG_RDF_TESTS"
MANIFESTS = (
    "sparql10/manifest.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-all.ttl",
    "sparql12/manifest.ttl",
)
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_LABEL = PREFIXES["rdfs"] + "label"
_TYPE = PREFIXES["rdf"] + "type"
_REST, _FIRST = PREFIXES["rdf"] + "rest", PREFIXES["rdf"] + "first"
_KINDS = {
    "QueryEvaluationTest": "evaluation",
    "CSVResultFormatTest": "evaluation",
    "PositiveSyntaxTest": "to accept",
    "PositiveSyntaxTest11": "to accept",
    "NegativeSyntaxTest": "to reject",
    "NegativeSyntaxTest11": "to reject",
    "UpdateEvaluationTest": "update",
    "PositiveUpdateSyntaxTest": "update",
    "PositiveUpdateSyntaxTest11": "update",
}
"""What is asked of a reader of queries; the others are about protocols."""


class Case(NamedTuple):
    """A test.

    Attributes:
        name: unique in all suites, such as `sparql11/bind/bind01`.
        kind: one of the kinds above.
        query: its file.
        data: the files of the default graph.
        graphs: those of the named graphs, each with its IRI.
        result: the file of the expected answer.
        is_lax: whether a row may come fewer times than there.
    """

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    result: Path | None
    is_lax: bool

    @property
    def suite(self) -> str:
        return self.name.partition("/")[0]

    @property
    def group(self) -> str:
        return self.name.split("/")[1]


def folder() -> Path | None:
    """The folder of the suites, if it is at hand."""
    named = os.environ.get(VARIABLE)
    return Path(named) / "sparql" if named else None


def cases(sparql: Path) -> list[Case]:
    """All tests about queries, each once."""
    found: dict[str, Case] = {}
    for name in MANIFESTS:
        for case in _cases(sparql / name, sparql):
            found.setdefault(case.name, case)
    return list(found.values())


def _cases(path: Path, sparql: Path) -> Iterator[Case]:
    manifest = _Manifest(path)
    for included in manifest.listed("include"):
        yield from _cases(file_of(included), sparql)
    folder = path.parent.relative_to(sparql).as_posix()
    for entry in manifest.listed("entries"):
        kind = _KINDS.get(manifest.kind(entry))
        if kind is not None:
            yield manifest.case(entry, kind, folder)


def file_of(iri: Term) -> Path:
    assert isinstance(iri, NamedNode)
    return Path(unquote(urlsplit(iri.value).path))


class _Manifest:
    """A manifest's triples."""

    def __init__(self, path: Path) -> None:
        self._graph = Store()
        base = path.as_uri()
        for quad in parse(path=path, format=RdfFormat.TURTLE, base_iri=base):
            self._graph.add(quad)

    def values(self, subject: Term | None, predicate: str) -> list[Term]:
        assert subject is None or isinstance(subject, NamedNode | BlankNode)
        quads = self._graph.quads_for_pattern(subject, NamedNode(predicate), None)
        return [quad.object for quad in quads]

    def listed(self, name: str) -> Iterator[Term]:
        """The members of the lists that are given for a property of manifests."""
        for head in self.values(None, _MF + name):
            node = head
            while values := self.values(node, _FIRST):
                yield values[0]
                (node,) = self.values(node, _REST)

    def kind(self, entry: Term) -> str:
        kinds = [str(kind)[1:-1] for kind in self.values(entry, _TYPE)]
        return next((k.removeprefix(_MF) for k in kinds if k.startswith(_MF)), "")

    def case(self, entry: Term, kind: str, folder: str) -> Case:
        assert isinstance(entry, NamedNode)
        name = entry.value.rpartition("#")[2]
        (action,) = self.values(entry, _MF + "action")
        results = self.values(entry, _MF + "result")
        query = action
        if isinstance(action, BlankNode):
            ut = "http://www.w3.org/2009/sparql/tests/test-update#"
            named = [*self.values(action, _QT + "query")]
            named += self.values(action, ut + "request")
            query = named[0]
        is_answer = results and isinstance(results[0], NamedNode)
        return Case(
            name=f"{folder}/{name}",
            kind=kind,
            query=file_of(query),
            data=tuple(map(file_of, self.values(action, _QT + "data"))),
            graphs=tuple(map(self._graph_data, self.values(action, _QT + "graphData"))),
            result=file_of(results[0]) if is_answer else None,
            is_lax=bool(self.values(entry, _MF + "resultCardinality")),
        )

    def _graph_data(self, value: Term) -> tuple[str, Path]:
        """A named graph: a file by itself, or one that a label gives a name."""
        if isinstance(value, NamedNode):
            return value.value, file_of(value)
        (graph,) = self.values(value, _QT + "graph")
        (label,) = self.values(value, _LABEL)
        assert isinstance(label, Literal)
        return label.value, file_of(graph)
