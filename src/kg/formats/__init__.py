"""Exports of the graph in standard formats, for other tools.

Each holds all that holds in the graph, and why, in a form of evidence that the format
can carry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.formats.reification import FORMS, QUOTING
from kg.knowledge import Graph

Quoted: TypeAlias = Texts | None
"""The texts whose words leave with the graph; None where none do."""
Files: TypeAlias = dict[str, str]
"""The contents of files by name."""


class Format(NamedTuple):
    """A format.

    Attributes:
        write: gives the files for a graph, a form of evidence and the texts to quote.
        endings: of its files, the usual one first.
        evidence: the forms of evidence that it can carry, the default first.
    """

    write: Callable[[Graph, str, Quoted], Files]
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
    """The whole graph as one text; the same graph always gives the same text.

    Args:
        graph: what is exported.
        form: the name of a format.
        evidence: see `files`.
        texts: see `files`.
        with_text: see `files`.

    Raises:
        NotFound: see `files`.
        KgError: see `files`; and for CSV, which is two files.
    """
    written = files(graph, form, evidence, texts=texts, with_text=with_text)
    if len(written) > 1:
        names = " and ".join(written)
        raise KgError(
            f"{form} is two files, {names}.",
            "Name a folder for them: kg export -o FOLDER.",
        )
    (content,) = written.values()
    return content


def files(
    graph: Graph,
    form: str,
    evidence: str | None = None,
    *,
    texts: Texts = NO_TEXTS,
    with_text: bool = False,
) -> Files:
    """The files of a format by name.

    What holds and the description of the data set are in each format; the ontology is
    not: the data set names it.

    Args:
        graph: what is exported.
        form: the name of a format.
        evidence: the form that the evidence takes, or the format's default.
        texts: the articles' texts, which are needed only `with_text`.
        with_text: whether the words of the articles leave too, in a form that has a
            place for them.

    Raises:
        NotFound: the format or the form of evidence does not exist.
        KgError: the format cannot carry the form or some character; or, `with_text`,
            the form has no place for words, or a text is not at hand.
    """
    if form not in FORMATS:
        raise NotFound("format", form, FORMATS, f"Formats are {', '.join(FORMATS)}.")
    carried = FORMATS[form].evidence
    if evidence is None:
        evidence = carried[0]
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
    """The format with this file ending, or the name as it is.

    >>> by_ending("ttl"), by_ending("turtle")
    ('turtle', 'turtle')
    """
    for form, details in FORMATS.items():
        if name in details.endings:
            return form
    return name


# Each writer imports its modules itself: one export needs one of them, and most
# commands need none.


def _turtle(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers
    from kg.formats.description import head

    where = f"in the form {evidence}"
    if evidence == "none":
        others = ", ".join(form for form in _TRIPLES if form != "none")
        where = f"not in this file; these forms have it: {others}"
    quads = FORMS[evidence](graph, quoted)
    prefixes = graph.namespaces.prefixes
    return rdf_writers.turtle(quads, prefixes, head(graph, where))


def _nquads(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers

    return rdf_writers.nquads(FORMS[evidence](graph, quoted))


def _rdfxml(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import rdf_writers

    quads = FORMS[evidence](graph, quoted)
    prefixes = graph.namespaces.prefixes
    return rdf_writers.rdfxml(quads, prefixes)


def _jsonld(graph: Graph, evidence: str, quoted: Quoted) -> str:
    from kg.formats import context, jsonld

    quads = FORMS[evidence](graph, quoted)
    kinds = context.kinds(graph.ontology)
    return jsonld.write_jsonld(quads, kinds, graph.namespaces)


def _graphml(graph: Graph, evidence: str, _: Quoted) -> str:
    from kg.formats import graph_xml, sheets

    return graph_xml.graphml(sheets.sheets(graph, evidence))


def _gexf(graph: Graph, evidence: str, _: Quoted) -> str:
    from kg.formats import graph_xml, sheets

    return graph_xml.gexf(sheets.sheets(graph, evidence))


def _csv(graph: Graph, evidence: str, _: Quoted) -> Files:
    from kg.formats import edge_list, sheets

    return edge_list.tables(sheets.sheets(graph, evidence))


def _one_file(
    write: Callable[[Graph, str, Quoted], str],
    *endings: str,
    evidence: tuple[str, ...],
) -> Format:
    """A format of one file, which has the first of the endings."""

    def files(graph: Graph, chosen: str, quoted: Quoted) -> Files:
        return {f"kg.{endings[0]}": write(graph, chosen, quoted)}

    return Format(files, endings, evidence)


_TRIPLES = ("none", "reified", "rdf12", "nif", "annotation")
_QUADS = ("graphs", "reified", "rdf12", "nif", "annotation", "none")
# JSON-LD 1.1 has no triple terms.
_NESTED = ("graphs", "reified", "nif", "annotation", "none")
_ATTRIBUTES = ("attributes", "none")

FORMATS = {
    "turtle": _one_file(_turtle, "ttl", evidence=_TRIPLES),
    "trig": _one_file(_turtle, "trig", evidence=_QUADS),
    "nquads": _one_file(_nquads, "nq", evidence=_QUADS),
    "ntriples": _one_file(_nquads, "nt", evidence=_TRIPLES),
    "jsonld": _one_file(_jsonld, "jsonld", "json", evidence=_NESTED),
    "rdfxml": _one_file(_rdfxml, "rdf", "xml", evidence=_TRIPLES),
    "graphml": _one_file(_graphml, "graphml", evidence=_ATTRIBUTES),
    "gexf": _one_file(_gexf, "gexf", evidence=_ATTRIBUTES),
    "csv": Format(_csv, endings=("csv",), evidence=_ATTRIBUTES),
}
ALL_EVIDENCE = tuple(
    dict.fromkeys(form for details in FORMATS.values() for form in details.evidence)
)
"""Every form of evidence that some format can carry."""
