"""The graph for other tools, in standard formats: what holds, and why, in each form that a format can carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.formats.reification import FORMS, QUOTING
from kg.knowledge import Graph

Quoted: TypeAlias = Texts | None
"""The texts whose words leave with the graph; None where none do."""


class Format(NamedTuple):
    """How a format is written to files, its usual endings, and the forms of evidence it can carry, its own first."""

    write: Callable[[Graph, str, Quoted], dict[str, str]]
    endings: tuple[str, ...]
    evidence: tuple[str, ...]


def export(
    graph: Graph,
    form: str,
    evidence: str | None = None,
    *,
    texts: Texts = NO_TEXTS,
    with_text: bool = False,
) -> str:
    """The whole graph as the text of a format of one file; the same graph gives the same text.

    Raises what `files` raises, and `KgError` for CSV, which is two files.
    """
    written = files(graph, form, evidence, texts=texts, with_text=with_text)
    if len(written) > 1:
        names = " and ".join(written)
        raise KgError(
            f"{form} is two files, {names}.",
            "Name a folder for them: kg export -o FOLDER.",
        )
    return next(iter(written.values()))


def files(
    graph: Graph,
    form: str,
    evidence: str | None = None,
    *,
    texts: Texts = NO_TEXTS,
    with_text: bool = False,
) -> dict[str, str]:
    """The files of a format by name, with the evidence in a form that it can carry, or in its own.

    What holds and the description of the data set are in each; the ontology is not: the
    data set names it. The words of the articles only leave in a form that has a place
    for them, and only `with_text`, which needs the very texts.

    Raises:
        NotFound: the format or the form does not exist.
        KgError: something cannot be carried.
    """
    if form not in FORMATS:
        raise NotFound("format", form, FORMATS, f"Formats are {', '.join(FORMATS)}.")
    carried = FORMATS[form].evidence
    evidence = carried[0] if evidence is None else evidence
    if evidence not in ALL_EVIDENCE:
        raise NotFound(
            "form of evidence",
            evidence,
            ALL_EVIDENCE,
            f"Forms are {', '.join(ALL_EVIDENCE)}.",
        )
    if evidence not in carried:
        raise KgError(
            f"{form} cannot carry the evidence as {evidence}.",
            f"It can as {', '.join(carried)}.",
        )
    if with_text and evidence not in QUOTING:
        raise KgError(
            f"The form {evidence} has no place for the articles' words.",
            f"Choose {' or '.join(QUOTING)} by --evidence.",
        )
    return FORMATS[form].write(graph, evidence, texts if with_text else None)


def by_ending(name: str) -> str:
    """The format of this name or usual file ending, or the name as it is."""
    return next((form for form, it in FORMATS.items() if name in it.endings), name)


def _turtle(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers
    from kg.formats.description import head

    forms = ", ".join(form for form in FORMATS["turtle"].evidence if form != "none")
    elsewhere = f"not in this file; these forms have it: {forms}"
    said = elsewhere if evidence == "none" else f"in the form {evidence}"
    return rdf_writers.turtle(FORMS[evidence](graph, quoted), head(graph, said))


def _nquads(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers

    return rdf_writers.nquads(FORMS[evidence](graph, quoted))


def _rdfxml(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers

    return rdf_writers.rdfxml(FORMS[evidence](graph, quoted))


def _jsonld(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import context, jsonld

    return jsonld.write_jsonld(
        FORMS[evidence](graph, quoted), context.kinds(graph.ontology)
    )


def _graphml(graph: Graph, evidence: str, _: Quoted) -> str:
    from kg.formats import graph_xml, sheets  # networkx is slow to import

    return graph_xml.graphml(sheets.sheets(graph, evidence))


def _gexf(graph: Graph, evidence: str, _: Quoted) -> str:
    from kg.formats import graph_xml, sheets

    return graph_xml.gexf(sheets.sheets(graph, evidence))


def _csv(graph: Graph, evidence: str, _: Quoted) -> dict[str, str]:
    from kg.formats import edge_list, sheets

    return edge_list.tables(sheets.sheets(graph, evidence))


def _one(
    write: Callable[[Graph, str, Quoted], str], ending: str
) -> Callable[[Graph, str, Quoted], dict[str, str]]:
    return lambda graph, evidence, quoted: {
        f"kg.{ending}": write(graph, evidence, quoted)
    }


_TRIPLES = ("none", "reified", "rdf12", "nif", "annotation")
_QUADS = ("graphs", "reified", "rdf12", "nif", "annotation", "none")
_ATTRIBUTES = ("attributes", "none")

FORMATS = {
    "turtle": Format(_one(_turtle, "ttl"), ("ttl",), _TRIPLES),
    "trig": Format(_one(_turtle, "trig"), ("trig",), _QUADS),
    "nquads": Format(_one(_nquads, "nq"), ("nq",), _QUADS),
    "ntriples": Format(_one(_nquads, "nt"), ("nt",), _TRIPLES),
    "jsonld": Format(
        _one(_jsonld, "jsonld"),
        ("jsonld", "json"),
        tuple(f for f in _QUADS if f != "rdf12"),
    ),
    "rdfxml": Format(_one(_rdfxml, "rdf"), ("rdf", "xml"), _TRIPLES),
    "graphml": Format(_one(_graphml, "graphml"), ("graphml",), _ATTRIBUTES),
    "gexf": Format(_one(_gexf, "gexf"), ("gexf",), _ATTRIBUTES),
    "csv": Format(_csv, ("csv",), _ATTRIBUTES),
}
ALL_EVIDENCE = tuple(
    dict.fromkeys(evidence for it in FORMATS.values() for evidence in it.evidence)
)
