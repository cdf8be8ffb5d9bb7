"""The description of a site: its data set, files and questions, for those who find it.

It is in the terms of DCAT, as the profile of Europe's portals has them
(https://semiceu.github.io/DCAT-AP/releases/3.0.1/), of VoID
(https://www.w3.org/TR/void/), and of SHACL for the questions. What neither
graph/dataset.ttl nor the data tells, such as a contact, is left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.dataset import refuse_base
from kg.edition import Edition
from kg.formats import rdf_writers
from kg.formats.description import description
from kg.knowledge import Graph
from kg.questions import questions
from kg.vocabulary import Term, Triple

_SPDX = "http://spdx.org/rdf/terms#"
_EU = "http://publications.europa.eu/resource/authority/file-type/"
_IANA = "https://www.iana.org/assignments/media-types/"
_DCAT, _DCTERMS = v.PREFIXES["dcat"], v.PREFIXES["dcterms"]
_VOID, _SH, _XSD = v.PREFIXES["void"], v.PREFIXES["sh"], v.PREFIXES["xsd"]
_FOAF = v.PREFIXES["foaf"]

_LANDING_PAGE = NamedNode(_DCAT + "landingPage")
_PLACE = NamedNode(v.KG + "Place")
_LOCATED_IN = NamedNode(v.KG + "locatedIn")
_PREFIX_LINE = re.compile(
    r"^PREFIX\s+([\w-]*):\s*<([^>]*)>\s*?\n", re.MULTILINE | re.IGNORECASE
)
_HEADER_LINE = re.compile(r"^#.*\n", re.MULTILINE)

_RANGES = {
    _DCTERMS + "conformsTo": _DCTERMS + "Standard",
    _DCTERMS + "language": _DCTERMS + "LinguisticSystem",
    _DCTERMS + "license": _DCTERMS + "LicenseDocument",
    _DCAT + "landingPage": _FOAF + "Document",
}
"""By property the class that the profile asks its values to have."""

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
    refuse_base(address, "dcat:landingPage in graph/dataset.ttl")
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
        self._holding = [
            quad for quad in self._graph.match() if isinstance(quad.subject, NamedNode)
        ]
        described = description(self._graph, len(self._holding))
        self._said = [
            (quad.subject, quad.predicate, quad.object)
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
        yield from self._coverage()
        yield from self._counts()
        yield from self._questions()

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
        yield name, NamedNode(_DCAT + "accessURL"), place
        yield name, NamedNode(_DCAT + "downloadURL"), place
        yield name, NamedNode(_DCTERMS + "format"), form
        yield form, v.TYPE, NamedNode(_DCTERMS + "MediaTypeOrExtent")
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

    def _coverage(self) -> Iterator[Triple]:
        """Topics, places and time, as far as the data tell them."""
        topics, places, inside = set(), set(), set()
        ontology = self._graph.ontology
        for quad in self._holding:
            if quad.predicate == v.TYPE and ontology.is_below(quad.object, v.CONCEPT):
                topics.add(quad.subject)
            elif quad.predicate == v.TYPE and ontology.is_below(quad.object, _PLACE):
                places.add(quad.subject)
            elif quad.predicate == _LOCATED_IN:
                inside.add(quad.subject)
        begin = self._graph.namespaces.things
        for quad in self._holding:
            if quad.predicate == v.PREF_LABEL and quad.subject in topics:
                yield self._dataset, NamedNode(_DCAT + "keyword"), quad.object
        # Those that are in others are covered by them.
        for place in places - inside:
            if isinstance(place, NamedNode) and place.value.startswith(begin):
                yield self._dataset, NamedNode(_DCTERMS + "spatial"), place
                yield place, v.TYPE, NamedNode(_DCTERMS + "Location")
                yield from self._names_of(place)
        days = sorted(
            article.published[:10]
            for article in self._edition.articles
            if re.fullmatch(r"\d{4}-\d\d-\d\d", article.published[:10])
        )
        if days:
            time = NamedNode(f"{self._base}catalogue/time")
            day = NamedNode(_XSD + "date")
            yield self._dataset, NamedNode(_DCTERMS + "temporal"), time
            yield time, v.TYPE, NamedNode(_DCTERMS + "PeriodOfTime")
            yield time, NamedNode(_DCAT + "startDate"), Literal(days[0], datatype=day)
            yield time, NamedNode(_DCAT + "endDate"), Literal(days[-1], datatype=day)

    def _names_of(self, thing: NamedNode) -> Iterator[Triple]:
        for quad in self._holding:
            if quad.subject == thing and quad.predicate == v.PREF_LABEL:
                yield thing, quad.predicate, quad.object

    def _counts(self) -> Iterator[Triple]:
        """How much there is, of each class and by each property."""
        subjects, objects = set(), set()
        classes: Counter[Term] = Counter()
        properties: Counter[NamedNode] = Counter()
        about: dict[NamedNode, set[Term]] = defaultdict(set)
        for quad in self._holding:
            subjects.add(quad.subject)
            objects.add(quad.object)
            properties[quad.predicate] += 1
            about[quad.predicate].add(quad.subject)
            if quad.predicate == v.TYPE:
                classes[quad.object] += 1
        begin = self._graph.namespaces.things
        things = [
            each
            for each in subjects
            if isinstance(each, NamedNode) and each.value.startswith(begin)
        ]
        counts = {
            "entities": len(things),
            "classes": len(classes),
            "properties": len(properties),
            "distinctSubjects": len(subjects),
            "distinctObjects": len(objects),
        }
        for name, number in counts.items():
            yield self._dataset, NamedNode(_VOID + name), Literal(number)
        for kind, number in classes.items():
            if isinstance(kind, NamedNode):
                part = self._part("class", kind)
                yield self._dataset, NamedNode(_VOID + "classPartition"), part
                yield part, NamedNode(_VOID + "class"), kind
                yield part, NamedNode(_VOID + "entities"), Literal(number)
        for predicate, number in properties.items():
            part = self._part("property", predicate)
            yield self._dataset, NamedNode(_VOID + "propertyPartition"), part
            yield part, NamedNode(_VOID + "property"), predicate
            yield part, NamedNode(_VOID + "triples"), Literal(number)
            distinct = Literal(len(about[predicate]))
            yield part, NamedNode(_VOID + "distinctSubjects"), distinct

    def _part(self, sort: str, term: NamedNode) -> NamedNode:
        name = quote(self._graph.namespaces.shortened(term), safe=":")
        return NamedNode(f"{self._base}dataset/{sort}/{name}")

    def _questions(self) -> Iterator[Triple]:
        """The questions as queries that run in any store of the data."""
        asked = questions(self._edition.workspace).values()
        declared: dict[str, str] = {}
        for question in asked:
            for prefix, namespace in _PREFIX_LINE.findall(question.text):
                declared.setdefault(prefix, namespace)
        for prefix, namespace in declared.items():
            yield from self._declaration(prefix, namespace)
        kind = NamedNode(_SH + "SPARQLExecutable")
        for question in asked:
            name = NamedNode(f"{self._base}question/{quote(question.name)}")
            yield name, v.TYPE, kind
            yield name, v.TYPE, NamedNode(_SH + "SPARQLSelectExecutable")
            yield name, v.COMMENT, Literal(question.question, language="en")
            yield name, NamedNode(_SH + "prefixes"), self._dataset
            text = Literal(_without_prefixes(question.text, declared))
            yield name, NamedNode(_SH + "select"), text
            yield name, NamedNode(_DCTERMS + "isPartOf"), self._dataset
            for tag in question.tags:
                yield name, NamedNode(_DCAT + "keyword"), Literal(tag)

    def _declaration(self, prefix: str, namespace: str) -> Iterator[Triple]:
        name = NamedNode(f"{self._base}prefix/{prefix}")
        address = Literal(namespace, datatype=NamedNode(_XSD + "anyURI"))
        yield self._dataset, NamedNode(_SH + "declare"), name
        yield name, v.TYPE, NamedNode(_SH + "PrefixDeclaration")
        yield name, NamedNode(_SH + "prefix"), Literal(prefix)
        yield name, NamedNode(_SH + "namespace"), address


def _without_prefixes(text: str, declared: dict[str, str]) -> str:
    """A query without its comments and the prefixes that are declared beside it."""

    def kept(line: re.Match[str]) -> str:
        return "" if declared[line[1]] == line[2] else line[0]

    return _HEADER_LINE.sub("", _PREFIX_LINE.sub(kept, text)).strip() + "\n"


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))
