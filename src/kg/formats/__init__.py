"""Exports of the graph in standard formats, for other tools.

Each holds all that holds in the graph, and why, in a form of evidence that the format
can carry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from pyoxigraph import Quad

from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError, NotFound
from kg.formats.reification import FORMS, QUOTING
from kg.knowledge import Graph

Files: TypeAlias = dict[str, str]
"""The contents of files by name."""


class Wanted(NamedTuple):
    """What shall leave with that which holds.

    Attributes:
        evidence: the form of the evidence.
        quoted: the texts whose words leave; None where none do.
        with_ontology: whether the ontology leaves.
    """

    evidence: str
    quoted: Texts | None = None
    with_ontology: bool = False


class Format(NamedTuple):
    """A format.

    Attributes:
        write: gives the files for a graph.
        endings: of its files, the usual one first.
        evidence: the forms of evidence that it can carry, the default first.
        is_rdf: whether it has a place for the ontology.
    """

    write: Callable[[Graph, Wanted], Files]
    endings: tuple[str, ...]
    evidence: tuple[str, ...]
    is_rdf: bool = False


def export(  # noqa: PLR0913 - what leaves, each by its name
    graph: Graph,
    form: str,
    evidence: str | None = None,
    *,
    texts: Texts = NO_TEXTS,
    with_text: bool = False,
    with_ontology: bool = False,
) -> str:
    """The whole graph as one text; the same graph always gives the same text.

    Args:
        graph: what is exported.
        form: the name of a format.
        evidence: see `files`.
        texts: see `files`.
        with_text: see `files`.
        with_ontology: see `files`.

    Raises:
        NotFound: see `files`.
        KgError: see `files`; and for CSV, which is two files.
    """
    written = files(
        graph,
        form,
        evidence,
        texts=texts,
        with_text=with_text,
        with_ontology=with_ontology,
    )
    if len(written) > 1:
        names = " and ".join(written)
        raise KgError(
            f"{form} is two files, {names}.",
            "Name a folder for them: kg export -o FOLDER.",
        )
    (content,) = written.values()
    return content


def files(  # noqa: PLR0913 - what leaves, each by its name
    graph: Graph,
    form: str,
    evidence: str | None = None,
    *,
    texts: Texts = NO_TEXTS,
    with_text: bool = False,
    with_ontology: bool = False,
) -> Files:
    """The files of a format by name.

    What holds and the description of the data set are in each format; the ontology only
    on request: the data set names it.

    Args:
        graph: what is exported.
        form: the name of a format.
        evidence: the form that the evidence takes, or the format's default.
        texts: the articles' texts, which are needed only `with_text`.
        with_text: whether the words of the articles leave too, in a form that has a
            place for them.
        with_ontology: whether the ontology leaves too, in a format that has a place for
            it.

    Raises:
        NotFound: the format or the form of evidence does not exist.
        KgError: the format cannot carry the form, the ontology or some character; or,
            `with_text`, the form has no place for words, or a text is not at hand.
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
    if with_ontology and not FORMATS[form].is_rdf:
        possible = ", ".join(name for name, each in FORMATS.items() if each.is_rdf)
        raise KgError(
            f"{form} has no place for the ontology.", f"These have: {possible}."
        )
    wanted = Wanted(evidence, texts if with_text else None, with_ontology)
    return FORMATS[form].write(graph, wanted)


def streamed(graph: Graph, form: str, evidence: str | None) -> Iterator[str] | None:
    """The one file of a format piece by piece, the same as by `files`; None if it cannot.

    Args:
        graph: what is exported.
        form: the name of a format.
        evidence: the form that the evidence takes, or the format's default.
    """
    if evidence not in (None, "graphs") or form not in ("trig", "nquads"):
        return None
    from kg.formats import streaming

    if not streaming.can_stream(graph):
        return None
    if form == "trig":
        return streaming.trig_pieces(graph)
    return streaming.nquad_pieces(graph)


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


def _quads(graph: Graph, wanted: Wanted) -> Iterator[Quad]:
    """All that leaves in a format of RDF."""
    yield from FORMS[wanted.evidence](graph, wanted.quoted)
    if wanted.with_ontology:
        from kg.formats.terms import terms

        yield from terms(graph, as_graph=wanted.evidence == "graphs")


def _turtle(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import rdf_writers
    from kg.formats.description import head

    where = f"in the form {wanted.evidence}"
    if wanted.evidence == "none":
        others = ", ".join(form for form in _TRIPLES if form != "none")
        where = f"not in this file; these forms have it: {others}"
    prefixes = graph.namespaces.prefixes
    return rdf_writers.turtle(_quads(graph, wanted), prefixes, head(graph, where))


def _nquads(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import rdf_writers

    return rdf_writers.nquads(_quads(graph, wanted))


def _rdfxml(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import rdf_writers

    return rdf_writers.rdfxml(_quads(graph, wanted), graph.namespaces.prefixes)


def _jsonld(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import anno, context, jsonld

    is_annotation = wanted.evidence == "annotation"
    profile = anno.ANNOTATIONS if is_annotation else context.Profile()
    kinds = context.kinds(graph.ontology)
    quads = _quads(graph, wanted)
    return jsonld.write_jsonld(quads, kinds, graph.namespaces, profile)


def _graphml(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import graph_xml, sheets

    rows = sheets.sheets(graph, wanted.evidence)
    return graph_xml.graphml(rows, graph.namespaces)


def _gexf(graph: Graph, wanted: Wanted) -> str:
    from kg.formats import graph_xml, sheets

    return graph_xml.gexf(sheets.sheets(graph, wanted.evidence))


def _csv(graph: Graph, wanted: Wanted) -> Files:
    from kg.formats import edge_list, sheets

    return edge_list.tables(sheets.sheets(graph, wanted.evidence))


def _neo4j(graph: Graph, wanted: Wanted) -> Files:
    from kg.formats import neo4j, sheets

    return neo4j.import_tables(sheets.sheets(graph, wanted.evidence))


def _one_file(
    write: Callable[[Graph, Wanted], str],
    *endings: str,
    evidence: tuple[str, ...],
) -> Format:
    """A format of one file, which has the first of the endings."""

    def files(graph: Graph, wanted: Wanted) -> Files:
        return {f"kg.{endings[0]}": write(graph, wanted)}

    return Format(files, endings, evidence, is_rdf=evidence != _ATTRIBUTES)


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
    # No ending of its own: its files are CSV too.
    "neo4j": Format(_neo4j, endings=(), evidence=_ATTRIBUTES),
}
ALL_EVIDENCE = tuple(
    dict.fromkeys(form for details in FORMATS.values() for form in details.evidence)
)
"""Every form of evidence that some format can carry."""
