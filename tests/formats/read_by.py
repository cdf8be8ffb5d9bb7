"""Which programs read which formats as they were written: `python -m tests.formats.read_by`.

Each reader gets the flagship's files, without the text, and what it finds is compared with what was written: quads of
RDF, nodes and edges of a network. A reader that is not installed has found nothing, and is named with the reason.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pandas
from pyoxigraph import RdfFormat, parse

from kg.formats import files
from kg.knowledge import Graph
from tests.flagship import alone
from tests.formats import in_node
from tests.formats.conftest import lexical_forms
from tests.formats.readers import ENGINE, GRAPHS, QUADS, InRdflib, network
from tests.terms import foreign, native

ROWS = [
    ("turtle", "none"),
    ("turtle", "reified"),
    ("turtle", "rdf12"),
    ("trig", "graphs"),
    ("nquads", "graphs"),
    ("ntriples", "reified"),
    ("jsonld", "graphs"),
    ("jsonld", "annotation"),
    ("rdfxml", "reified"),
    *((form, "attributes") for form in GRAPHS),
]
"""Each format in its own form of evidence or in the fullest, and what is new in RDF 1.2."""
RAPPER = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "ntriples",
    "rdfxml": "rdfxml",
}
# JSON-LD by jsonld-java, which knows the first version alone.
RIOT = {**RAPPER, "jsonld": "jsonld10"}

Found = set[Any]


class Reader(NamedTuple):
    """A program that reads some formats.

    Attributes:
        formats: those that it can be expected to read.
        read: what it finds in files by name, of which the format is told.
        missing: why it is not here; None where it is.
        is_of_rdf_1_1: whether it knows nothing of RDF 1.2.
    """

    formats: tuple[str, ...]
    read: Callable[[dict[str, str], str], Found]
    missing: str | None = None
    is_of_rdf_1_1: bool = True


def _quads(written: str | bytes, rdf_format: RdfFormat = RdfFormat.N_QUADS) -> Found:
    return {
        tuple(map(native, (*quad.triple, quad.graph_name)))
        for quad in parse(written, format=rdf_format, base_iri="urn:file")
    }


def _only(written: dict[str, str]) -> str:
    (content,) = written.values()
    return content


def _by_pyoxigraph(written: dict[str, str], form: str) -> Found:
    return _quads(_only(written), ENGINE[form])


def _by_rdflib(written: dict[str, str], form: str) -> Found:
    with lexical_forms():
        dataset = InRdflib(_only(written), form).dataset
        return {tuple(map(foreign, quad)) for quad in dataset.quads()}


def _by_pyld(written: dict[str, str], _: str) -> Found:
    import json

    from pyld import jsonld  # type: ignore[import-untyped, unused-ignore]

    options = {"format": "application/n-quads", "base": "urn:file"}
    return _quads(jsonld.to_rdf(json.loads(_only(written)), options))


def _by_javascript(reader: str) -> Callable[[dict[str, str], str], Found]:
    def read(written: dict[str, str], form: str) -> Found:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "data"
            path.write_text(_only(written), encoding="utf-8")
            return _quads(in_node.run("quads.js", reader, form, path))

    return read


def _by_program(
    command: Callable[[str, Path], list[str | Path]],
) -> Callable[[dict[str, str], str], Found]:
    """A program that writes N-Quads to standard output."""

    def read(written: dict[str, str], form: str) -> Found:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "data"
            path.write_text(_only(written), encoding="utf-8")
            done = subprocess.run(
                command(form, path), capture_output=True, timeout=120, check=False
            )
        if done.returncode:
            died = done.returncode < 0
            raise RuntimeError("it crashes" if died else "it reports an error")
        return _quads(done.stdout)

    return read


def _by_networkx(written: dict[str, str], form: str) -> Found:
    nodes, edges = network(written, form)
    ends = {(edge["id"], edge["source"], edge["target"]) for edge in edges}
    return ends | {(node["id"], node["label"]) for node in nodes}


def _by_igraph(written: dict[str, str], _: str) -> Found:
    import igraph  # type: ignore[import-untyped, unused-ignore]

    with TemporaryDirectory() as folder:
        path = Path(folder) / "kg.graphml"
        path.write_text(_only(written), encoding="utf-8")
        read = igraph.Graph.Read_GraphML(str(path))
    names = read.vs["iri"]
    ends = {(edge["iri"], names[edge.source], names[edge.target]) for edge in read.es}
    return ends | set(zip(names, read.vs["label"], strict=True))


def _by_pandas(written: dict[str, str], form: str) -> Found:
    columns = {
        "csv": (["Id", "Label"], ["Id", "Source", "Target"]),
        "neo4j": (["iri:ID", "label"], ["iri", ":START_ID", ":END_ID"]),
    }[form]
    found: Found = set()
    for content, names in zip(written.values(), columns, strict=True):
        table = pandas.read_csv(io.StringIO(content))
        found.update(table[names].itertuples(index=False, name=None))
    return found


def _absent(command: str) -> str | None:
    return None if shutil.which(command) else f"there is no {command} here"


def _without(module: str) -> str | None:
    return None if find_spec(module) else f"the package {module} is not installed"


RDF = tuple(ENGINE)
READERS = {
    "pyoxigraph": Reader(RDF, _by_pyoxigraph, is_of_rdf_1_1=False),
    "rdflib": Reader(RDF, _by_rdflib),
    "PyLD": Reader(("jsonld",), _by_pyld, _without("pyld")),
    "jsonld.js": Reader(
        ("jsonld",), _by_javascript("jsonld"), in_node.missing("jsonld")
    ),
    "N3.js": Reader(
        ("turtle", "trig", "nquads", "ntriples"),
        _by_javascript("n3"),
        in_node.missing("n3"),
        is_of_rdf_1_1=False,
    ),
    "raptor": Reader(
        tuple(RAPPER),
        _by_program(
            lambda form, path: [
                "rapper",
                "-q",
                "-i",
                RAPPER[form],
                "-o",
                "nquads",
                path,
            ]
        ),
        _absent("rapper"),
    ),
    "Jena": Reader(
        RDF,
        _by_program(
            lambda form, path: [
                "riot",
                f"--syntax={RIOT[form]}",
                "--output=nquads",
                path,
            ]
        ),
        _absent("riot"),
    ),
    "networkx": Reader(("graphml", "gexf"), _by_networkx),
    "igraph": Reader(("graphml",), _by_igraph, _without("igraph")),
    "pandas": Reader(("csv", "neo4j"), _by_pandas),
    "Python's csv": Reader(("csv", "neo4j"), _by_networkx),
}


@cache
def written(form: str, evidence: str) -> dict[str, str]:
    """The files of the flagship."""
    return files(_graph(), form, evidence)


@cache
def _graph() -> Graph:
    return alone()


@cache
def expected(form: str, evidence: str) -> frozenset[Any]:
    """What should be found: the same quads as in N-Quads, or what is in GEXF."""
    if form in GRAPHS:
        return frozenset(_by_networkx(written("gexf", evidence), "gexf"))
    plain = "nquads" if form in QUADS else "ntriples"
    return frozenset(_quads(_only(written(plain, evidence)), ENGINE[plain]))


def cell(name: str, form: str, evidence: str) -> str:
    """What is told of a reader and a format; nothing of those that do not know each other."""
    reader = READERS[name]
    if form not in reader.formats or (evidence == "rdf12" and reader.is_of_rdf_1_1):
        return ""
    if reader.missing:
        return "not tried"
    wanted = expected(form, evidence)
    try:
        found = reader.read(written(form, evidence), form)
    except RuntimeError as error:
        return str(error)
    if found == wanted:
        return "all"
    return f"{len(found & wanted)} of {len(wanted)}, {len(found - wanted)} others"


def table() -> str:
    """The table in Markdown, and below it why some were not tried."""
    lines = [
        f"| format | {' | '.join(READERS)} |",
        f"| --- |{' --- |' * len(READERS)}",
    ]
    for form, evidence in ROWS:
        cells = [cell(name, form, evidence) for name in READERS]
        lines.append(f"| `{form}`, `{evidence}` | {' | '.join(cells)} |")
    absent = [
        f"{name}: {reader.missing}"
        for name, reader in READERS.items()
        if reader.missing
    ]
    if absent:
        lines += ["", f"Not tried: {'; '.join(absent)}."]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
