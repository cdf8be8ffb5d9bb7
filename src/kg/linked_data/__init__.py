"""Static linked data: files that plain hosting serves for the names of a project.

- `id/NAME.html`, `.ttl`, `.jsonld`: a thing, as a fact sheet and as data;
- `article/SLUG.html`, `.ttl`, `.trig`, `.jsonld`, `.nq.gz`: an article with its passages;
- `ontology.html` and a page for each namespace of the project's own terms;
- `kg.nq.gz` and `SHA256SUMS`: the dump of all, and the digests of all dumps;
- `dataset.ttl`: what the data set is, where its files are, and what can be asked of it;
- `.htaccess` or `w3id/.htaccess`, and `_redirects`: which file a name leads to.

All is made from a few queries, however many things there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.edition import Edition
from kg.errors import KgError
from kg.formats import context, jsonld, rdf_writers
from kg.formats.dumps import DATASET, DIGESTS, by_article, compressed, digests
from kg.formats.own_form import Contents
from kg.linked_data.dcat import DataFile, described_site, site_address
from kg.linked_data.fact_sheets import MEDIA_TYPES, FactSheets
from kg.linked_data.file_names import ENDINGS, file_names
from kg.linked_data.parts import GraphParts
from kg.linked_data.rules import MARK, NameDocument, htaccess, redirects

__all__ = ["ENDINGS", "FOLDERS", "RULES", "linked_data", "refuse_foreign_rules"]

FOLDERS = ("id", "article")
"""The folders that a site has for it."""

RULES = (".htaccess", "w3id/.htaccess")
"""Where the rules for Apache are: in the site if names lead there, else beside it."""

_OF_A_THING = ("ttl", "jsonld")
_OF_AN_ARTICLE = ("ttl", "trig", "jsonld", "nq.gz")


def linked_data(
    edition: Edition,
    exports: Mapping[str, str],
    readings: Mapping[str, str],
    rights: str,
) -> Contents:
    """The files by name.

    Args:
        edition: what they tell; no word of its texts leaves.
        exports: the contents of the exports that the site has anyway, by name.
        readings: by the slug of an article the page on which it is read.
        rights: whose the data are, in a sentence.
    """
    return _LinkedData(edition, exports, readings, rights).files()


def refuse_foreign_rules(site: Path) -> None:
    """Refuse to write over rules that are not ours: a hidden file is easily missed.

    Raises:
        KgError: there are such.
    """
    for name in RULES:
        path = site / name
        if path.exists() and not path.read_bytes().startswith(MARK.encode()):
            raise KgError(f"{path} was not written by kg.", "Keep it elsewhere.")


class _LinkedData:
    """What all the files have in common, which is worked out once."""

    def __init__(
        self,
        edition: Edition,
        exports: Mapping[str, str],
        readings: Mapping[str, str],
        rights: str,
    ) -> None:
        graph = edition.graph
        self._edition = edition
        self._graph = graph
        self._base = graph.namespaces.base
        self._exports = exports
        self._readings = readings
        self._parts = GraphParts(graph)
        self._things = _named_files(self._parts.things, graph.namespaces.things)
        articles = map(NamedNode, graph.articles)
        self._articles = _named_files(articles, graph.namespaces.articles)
        self._sheets = FactSheets(graph, self._things, self._articles, rights)
        self._kinds = context.kinds(graph.ontology)

    def files(self) -> Contents:
        dumps = self._dumps()
        vocabularies = self._vocabularies()
        contents: Contents = {**dumps, **vocabularies, DIGESTS: digests(dumps)}
        for thing, name in self._things.items():
            contents |= self._of_thing(thing, f"id/{name}")
        for article, name in self._articles.items():
            contents |= self._of_article(article, f"article/{name}")
        address = site_address(self._graph)
        # The pages are no data, and the files of things are parts of these.
        packed = {**self._exports, **dumps}
        files = [DataFile(name, content) for name, content in packed.items()]
        contents["dataset.ttl"] = described_site(self._edition, address, files)
        return contents | self._rules(address, vocabularies)

    @cached_property
    def _by_article(self) -> dict[str, set[Quad]]:
        return by_article(self._graph)

    def _of_thing(self, thing: NamedNode, path: str) -> Contents:
        quads = self._parts.of_thing(thing, NamedNode(f"{self._base}{path}.ttl"))
        neighbours = self._parts.neighbours(thing)
        return {
            f"{path}.html": self._sheets.of_thing(thing, neighbours, _OF_A_THING),
            f"{path}.ttl": self._turtle(quads),
            f"{path}.jsonld": self._jsonld(quads),
        }

    def _of_article(self, name: NamedNode, path: str) -> Contents:
        article = self._graph.articles[name.value]
        quads = self._by_article[article.slug]
        document = NamedNode(f"{self._base}{path}.ttl")
        record = self._parts.of_article(article.iri, document)
        reading = f"../{self._readings[article.slug]}"
        return {
            f"{path}.html": self._sheets.of_article(article, reading, _OF_AN_ARTICLE),
            # Turtle has no graphs: it tells where the passages are.
            f"{path}.ttl": self._turtle(record),
            f"{path}.trig": self._turtle(quads),
            f"{path}.jsonld": self._jsonld(quads),
        }

    def _dumps(self) -> Contents:
        packed: Contents = {DATASET: compressed(self._exports["kg.nq"])}
        for article, name in self._articles.items():
            slug = self._graph.articles[article.value].slug
            lines = rdf_writers.nquads(self._by_article[slug])
            packed[f"article/{name}.nq.gz"] = compressed(lines)
        return packed

    def _vocabularies(self) -> Contents:
        """A page for the ontology, and for each namespace of terms below the base."""
        names = self._graph.namespaces
        # A namespace with a slash has an address for each term, and no page of all.
        own = [each for each in names.own.values() if each.endswith("#")]
        below = [each for each in own if each.startswith(names.base)]
        data = {"ontology.ttl": MEDIA_TYPES["ttl"]}
        # The ontology of a project is the shared one with its own.
        ontology = self._sheets.of_terms(names.ontology.value, "", data)
        pages: Contents = {"ontology.html": ontology}
        for namespace in below:
            name = namespace.removeprefix(names.base).rstrip("#")
            pages[f"{name}.html"] = self._sheets.of_terms(namespace, namespace, data)
        return pages

    def _rules(self, address: str, vocabularies: Iterable[str]) -> Contents:
        described = NameDocument("dataset.ttl", "index.html")
        documents = {"dataset": described, "catalogue": described}
        for page in vocabularies:
            name = page.removesuffix(".html")
            documents[name] = NameDocument("ontology.ttl", page)
        odd = {
            **_odd("id", self._things, self._graph.namespaces.things),
            **_odd("article", self._articles, self._graph.namespaces.articles),
        }
        place = RULES[address != self._base]
        return {
            place: htaccess(self._base, address, odd, documents),
            "_redirects": redirects(address, odd, documents),
        }

    def _turtle(self, quads: Iterable[Quad]) -> str:
        return rdf_writers.turtle(quads, self._graph.namespaces.prefixes, "")

    def _jsonld(self, quads: Iterable[Quad]) -> str:
        return jsonld.write_jsonld(quads, self._kinds, self._graph.namespaces)


def _named_files(names: Iterable[NamedNode], begin: str) -> dict[NamedNode, str]:
    """The names of the files for names that begin alike."""
    local = {name: name.value.removeprefix(begin) for name in names}
    found = file_names(local.values())
    return {name: found[last] for name, last in local.items()}


def _odd(folder: str, files: Mapping[NamedNode, str], begin: str) -> dict[str, str]:
    """The paths of names that are none for files, with those of their files."""
    odd: dict[str, str] = {}
    for name, file in files.items():
        local = name.value.removeprefix(begin)
        if local != file:
            odd[f"{folder}/{local}"] = f"{folder}/{file}"
    return odd
