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
from kg.linked_data import description_terms as t
from kg.linked_data.covered import covered
from kg.linked_data.executable_questions import executable_questions
from kg.linked_data.statistics import statistics
from kg.questions import questions
from kg.vocabulary import Term, Triple

_EU = "http://publications.europa.eu/resource/authority/file-type"
_IANA = "https://www.iana.org/assignments/media-types/"
_FOLDER = re.compile(r"https?://[^?#]+/")
_CLASSES = {
    t.CONFORMS_TO: t.STANDARD,
    t.LANGUAGE: t.LINGUISTIC_SYSTEM,
    t.LICENCE: t.LICENCE_DOCUMENT,
    t.LANDING_PAGE: t.WEB_DOCUMENT,
}
"""By property the class that the profile asks its values to have."""

_MANDATORY = (t.TITLE, t.DESCRIPTION, t.PUBLISHER)
_OF_CATALOGUE = (*_MANDATORY, t.LANGUAGE, t.LICENCE)


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


class DataFile(NamedTuple):
    """A file of the site that has data."""

    name: str
    content: str | bytes


def site_address(graph: Graph) -> str:
    """Where the site is: the landing page of the data set, else the project's base.

    Raises:
        BadInput: the landing page is no address of a folder.
    """
    return landing_page(graph) or graph.namespaces.base


def landing_page(graph: Graph) -> str:
    """Where the data set says that its site is; empty where it says nothing.

    Raises:
        BadInput: the landing page is no address of a folder.
    """
    pages = graph.match(None, t.LANDING_PAGE, graphs=graph.namespaces.dataset)
    if not pages:
        return ""
    address = min(_text(quad.object) for quad in pages)
    address = address.removesuffix("index.html")
    if not _FOLDER.fullmatch(address):
        raise BadInput(
            DATASET_FILE,
            f"the landing page {address} is no address of a folder.",
            "Write one such as https://example.org/site/ (dcat:landingPage).",
        )
    return address


def described_site(edition: Edition, address: str, files: Sequence[DataFile]) -> str:
    """The description as Turtle; the same edition and files give the same text.

    Args:
        edition: what the site has.
        address: where the site is.
        files: its files with data.
    """
    prefixes = {**edition.graph.namespaces.prefixes, "spdx": t.SPDX}
    triples = _Description(edition, address, files)
    quads = [Quad(*triple) for triple in triples]
    return rdf_writers.turtle(quads, prefixes, "")


class _Description:
    def __init__(
        self, edition: Edition, address: str, files: Sequence[DataFile]
    ) -> None:
        self._edition = edition
        self._graph = edition.graph
        self._base = edition.graph.namespaces.base
        self._address = address
        self._files = files
        self._holding = Facts(self._graph.triples())
        self._said = self._description()
        # Every project describes one: without it there would be no base.
        (self._dataset,) = (
            subject
            for subject in self._said.subjects
            if v.VOID_DATASET in self._said.values(subject, v.TYPE)
        )

    def _description(self) -> Facts:
        """What the data set says of itself, as every export has it."""
        number = sum(1 for _ in self._holding)
        triples: list[Triple] = []
        for quad in description(self._graph, number):
            subject, predicate, value = quad.triple
            # An article is no data set, as the profile asks a source to be.
            if predicate == t.SOURCE:
                predicate = v.DERIVED_FROM
            if isinstance(subject, NamedNode):
                triples.append((subject, predicate, value))
        return Facts(triples)

    def __iter__(self) -> Iterator[Triple]:
        yield from self._said
        yield self._dataset, v.TYPE, t.DCAT_DATASET
        yield from self._classes()
        yield from self._catalogue()
        for file in self._files:
            yield from self._distribution(file)
        articles = self._edition.articles
        yield from covered(self._graph, self._dataset, self._holding, articles)
        yield from statistics(self._graph.namespaces, self._dataset, self._holding)
        asked = questions(self._edition.workspace)
        yield from executable_questions(self._base, self._dataset, asked.values())

    def _classes(self) -> Iterator[Triple]:
        for predicate, kind in _CLASSES.items():
            for value in self._said.nodes(self._dataset, predicate):
                yield value, v.TYPE, kind

    def _catalogue(self) -> Iterator[Triple]:
        """The catalogue of this one data set, and its record where its date is known."""
        # The profile demands these, and nobody else could say who publishes.
        if not all(self._said.values(self._dataset, each) for each in _MANDATORY):
            return
        name = NamedNode(f"{self._base}catalogue")
        yield name, v.TYPE, t.CATALOG
        yield name, t.HAS_DATASET, self._dataset
        for predicate in _OF_CATALOGUE:
            for value in self._said.values(self._dataset, predicate):
                yield name, predicate, value
        # A record must have a date, and the clock gives none.
        for day in self._said.values(self._dataset, t.MODIFIED):
            record = NamedNode(f"{self._base}catalogue/record")
            yield name, t.HAS_RECORD, record
            yield record, v.TYPE, t.CATALOG_RECORD
            yield record, t.PRIMARY_TOPIC, self._dataset
            yield record, t.MODIFIED, day

    def _distribution(self, file: DataFile) -> Iterator[Triple]:
        """A file, with its address, format, size and digest."""
        name = NamedNode(f"{self._base}distribution/{quote(file.name)}")
        place = NamedNode(self._address + quote(file.name))
        yield self._dataset, t.DATA_DUMP, place
        yield self._dataset, t.HAS_DISTRIBUTION, name
        yield name, v.TYPE, t.DISTRIBUTION
        yield name, t.TITLE, Literal(file.name)
        yield name, t.DESCRIPTION, Literal(_told(file.name), language="en")
        yield name, t.ACCESS_URL, place
        yield name, t.DOWNLOAD_URL, place
        for licence in self._said.values(self._dataset, t.LICENCE):
            yield name, t.LICENCE, licence
        yield from _format(name, file.name)
        yield from _bytes(name, file.content)


def _format(distribution: NamedNode, file: str) -> Iterator[Triple]:
    """Of which type a file is, and of which it is when it is unpacked."""
    _, _, ending = file.removesuffix(".gz").rpartition(".")
    kind = _TYPES[ending]
    form = NamedNode(f"{_EU}/{kind.name}")
    media = NamedNode(_IANA + kind.media_type)
    yield distribution, t.FORMAT, form
    yield form, v.TYPE, t.FORMAT_CLASS
    yield form, v.IN_SCHEME, NamedNode(_EU)
    yield distribution, t.HAS_MEDIA_TYPE, media
    yield media, v.TYPE, t.MEDIA_TYPE_CLASS
    if file.endswith(".gz"):
        packed = NamedNode(f"{_IANA}application/gzip")
        yield distribution, t.COMPRESS_FORMAT, packed
        yield packed, v.TYPE, t.MEDIA_TYPE_CLASS


def _bytes(distribution: NamedNode, content: str | bytes) -> Iterator[Triple]:
    """How many bytes a file has, and their digest."""
    data = content if isinstance(content, bytes) else content.encode()
    size = str(len(data))
    digest = sha256(data).hexdigest()
    checksum = NamedNode(f"{distribution.value}/checksum")
    yield distribution, t.BYTE_SIZE, Literal(size, datatype=t.SIZE)
    yield distribution, t.CHECKSUM, checksum
    yield checksum, v.TYPE, t.CHECKSUM_CLASS
    yield checksum, t.ALGORITHM, t.BY_SHA256
    yield t.BY_SHA256, v.TYPE, t.ALGORITHM_CLASS
    yield checksum, t.CHECKSUM_VALUE, Literal(digest, datatype=t.HEX)


def _told(file: str) -> str:
    """What a file has."""
    if file.startswith("article/"):
        return "One article: its passages, what each states, and the things in it."
    # Turtle has no graphs.
    if file.endswith(".ttl"):
        return "What holds, without its evidence."
    return "What holds, and a named graph for each passage, with what it states."


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
