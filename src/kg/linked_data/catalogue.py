"""The description of a site: its data set, files and questions, for those who find it.

It is in the terms of DCAT, as the profile of Europe's portals has them
(https://semiceu.github.io/DCAT-AP/releases/3.0.1/), of VoID
(https://www.w3.org/TR/void/), and of SHACL for the questions. What neither
graph/dataset.ttl nor the data tells, such as a contact, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.dataset import NAME as DATASET_FILE
from kg.edition import Edition
from kg.errors import BadInput
from kg.formats import rdf_writers
from kg.formats.description import description
from kg.knowledge import Facts, Graph
from kg.linked_data.coverage import coverage
from kg.linked_data.executable_questions import executable_questions
from kg.linked_data.statistics import statistics
from kg.questions import questions
from kg.vocabulary import Term, Triple

_SPDX = "http://spdx.org/rdf/terms#"
_EU = "http://publications.europa.eu/resource/authority/file-type/"
_IANA = "https://www.iana.org/assignments/media-types/"
_DCAT, _DCTERMS = v.PREFIXES["dcat"], v.PREFIXES["dcterms"]
_VOID, _XSD = v.PREFIXES["void"], v.PREFIXES["xsd"]
_FOAF = v.PREFIXES["foaf"]

_FOLDER = re.compile(r"https?://[^?#]+/")
_LANDING_PAGE = NamedNode(_DCAT + "landingPage")
_RANGES = {
    _DCTERMS + "conformsTo": _DCTERMS + "Standard",
    _DCTERMS + "language": _DCTERMS + "LinguisticSystem",
    _DCTERMS + "license": _DCTERMS + "LicenseDocument",
    _DCAT + "landingPage": _FOAF + "Document",
}
"""By property the class that the profile asks its values to have."""

_RENAMED = {NamedNode(_DCTERMS + "source"): v.DERIVED_FROM}
_OF_CATALOGUE = ("title", "description", "publisher", "language", "license")


class FileType(NamedTuple):
    """A type of files, as the EU's authority and IANA name it."""

    name: str
    media_type: str


_TYPES = {
    "ttl": FileType("RDF_TURTLE", "text/turtle"),
    "trig": FileType("RDF_TRIG", "application/trig"),
    "nq": FileType("RDF_N_QUADS", "application/n-quads"),
    "jsonld": FileType("JSON_LD", "application/ld+json"),
}


class File(NamedTuple):
    """A file of the site that has data."""

    name: str
    content: str | bytes


def site_address(graph: Graph) -> str:
    """Where the site is: the landing page of the data set, else the project's base.

    Raises:
        BadInput: the landing page is no address of a folder.
    """
    base = graph.namespaces.base
    pages = graph.match(None, _LANDING_PAGE, graphs=graph.namespaces.dataset)
    if not pages:
        return base
    address = min(_text(quad.object) for quad in pages).removesuffix("index.html")
    if not _FOLDER.fullmatch(address):
        raise BadInput(
            DATASET_FILE,
            f"the landing page {address} is no address of a folder.",
            "Write one such as https://example.org/site/ (dcat:landingPage).",
        )
    return address


def catalogue(edition: Edition, address: str, files: Sequence[File]) -> str:
    """The description as Turtle; the same edition and files give the same text.

    Args:
        edition: what the site has.
        address: where the site is.
        files: its files with data.
    """
    graph = edition.graph
    prefixes = {**graph.namespaces.prefixes, "spdx": _SPDX}
    quads = [Quad(*triple) for triple in _Description(edition, address, files)]
    return rdf_writers.turtle(quads, prefixes, "")


class _Description:
    def __init__(self, edition: Edition, address: str, files: Sequence[File]) -> None:
        self._edition = edition
        self._graph = edition.graph
        self._base = edition.graph.namespaces.base
        self._address = address
        self._files = files
        self._holding = self._graph.triples()
        described = description(self._graph, len(self._holding))
        self._said = [
            # An article is no data set, as the profile asks a source to be.
            (quad.subject, _RENAMED.get(quad.predicate, quad.predicate), quad.object)
            for quad in described
            if isinstance(quad.subject, NamedNode)
        ]
        (self._dataset,) = {
            subject for subject, _, value in self._said if value == v.VOID_DATASET
        }

    def __iter__(self) -> Iterator[Triple]:
        yield from self._said
        yield self._dataset, v.TYPE, NamedNode(_DCAT + "Dataset")
        for _, predicate, value in self._said:
            kind = _RANGES.get(predicate.value)
            if kind and isinstance(value, NamedNode):
                yield value, v.TYPE, NamedNode(kind)
        yield from self._catalogue()
        for file in self._files:
            yield from self._distribution(file)
        facts = Facts(self._holding)
        articles = self._edition.articles
        yield from coverage(self._graph, self._dataset, facts, articles)
        yield from statistics(self._graph.namespaces, self._dataset, facts)
        asked = questions(self._edition.workspace).values()
        yield from executable_questions(self._base, self._dataset, asked)

    def _of_dataset(self, *names: str) -> Iterator[tuple[NamedNode, Term]]:
        wanted = {_DCTERMS + name for name in names}
        for subject, predicate, value in self._said:
            if subject == self._dataset and predicate.value in wanted:
                yield predicate, value

    def _catalogue(self) -> Iterator[Triple]:
        """The catalogue of this one data set, and its record where its date is known.

        Without a title, a description and a publisher there is none: the profile
        demands them.
        """
        said = {predicate for predicate, _ in self._of_dataset(*_OF_CATALOGUE)}
        needed = {NamedNode(_DCTERMS + name) for name in _OF_CATALOGUE[:3]}
        if not needed <= said:
            return
        name = NamedNode(f"{self._base}catalogue")
        yield name, v.TYPE, NamedNode(_DCAT + "Catalog")
        yield name, NamedNode(_DCAT + "dataset"), self._dataset
        for predicate, value in self._of_dataset(*_OF_CATALOGUE):
            yield name, predicate, value
        for _, day in self._of_dataset("modified"):
            record = NamedNode(f"{self._base}catalogue/record")
            yield name, NamedNode(_DCAT + "record"), record
            yield record, v.TYPE, NamedNode(_DCAT + "CatalogRecord")
            yield record, NamedNode(_FOAF + "primaryTopic"), self._dataset
            yield record, NamedNode(_DCTERMS + "modified"), day

    def _distribution(self, file: File) -> Iterator[Triple]:
        """A file, with its address, format, size and digest."""
        data = file.content.encode() if isinstance(file.content, str) else file.content
        ending = file.name.removesuffix(".gz").rpartition(".")[2]
        name = NamedNode(f"{self._base}distribution/{quote(file.name)}")
        place = NamedNode(self._address + quote(file.name))
        checksum = NamedNode(f"{name.value}/checksum")
        kind = _TYPES[ending]
        form, media = NamedNode(_EU + kind.name), NamedNode(_IANA + kind.media_type)
        yield self._dataset, NamedNode(_VOID + "dataDump"), place
        yield self._dataset, NamedNode(_DCAT + "distribution"), name
        yield name, v.TYPE, NamedNode(_DCAT + "Distribution")
        yield name, NamedNode(_DCTERMS + "title"), Literal(file.name)
        told = Literal(_told(file.name), language="en")
        yield name, NamedNode(_DCTERMS + "description"), told
        yield name, NamedNode(_DCAT + "accessURL"), place
        yield name, NamedNode(_DCAT + "downloadURL"), place
        yield name, NamedNode(_DCTERMS + "format"), form
        yield form, v.TYPE, NamedNode(_DCTERMS + "MediaTypeOrExtent")
        yield form, v.IN_SCHEME, NamedNode(_EU.rstrip("/"))
        yield name, NamedNode(_DCAT + "mediaType"), media
        yield media, v.TYPE, NamedNode(_DCTERMS + "MediaType")
        if file.name.endswith(".gz"):
            packed = NamedNode(_IANA + "application/gzip")
            yield name, NamedNode(_DCAT + "compressFormat"), packed
            yield packed, v.TYPE, NamedNode(_DCTERMS + "MediaType")
        size = Literal(str(len(data)), datatype=NamedNode(_XSD + "nonNegativeInteger"))
        yield name, NamedNode(_DCAT + "byteSize"), size
        for predicate, value in self._of_dataset("license"):
            yield name, predicate, value
        yield name, NamedNode(_SPDX + "checksum"), checksum
        digest = sha256(data).hexdigest()
        yield checksum, v.TYPE, NamedNode(_SPDX + "Checksum")
        method = NamedNode(_SPDX + "checksumAlgorithm_sha256")
        yield checksum, NamedNode(_SPDX + "algorithm"), method
        yield method, v.TYPE, NamedNode(_SPDX + "ChecksumAlgorithm")
        value = Literal(digest, datatype=NamedNode(_XSD + "hexBinary"))
        yield checksum, NamedNode(_SPDX + "checksumValue"), value


def _told(name: str) -> str:
    """What a file has."""
    if name.startswith("article/"):
        return "One article: its passages, what each states, and the things in it."
    if name.endswith(".ttl"):
        return "What holds, without its evidence."
    return "What holds, and a named graph for each passage, with what it states."


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
