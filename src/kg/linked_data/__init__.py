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

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.edition import Edition
from kg.errors import KgError
from kg.formats import context, jsonld, rdf_writers
from kg.formats.dumps import DATASET, DIGESTS, by_article, compressed, digests
from kg.formats.own_form import Contents
from kg.knowledge import Graph
from kg.linked_data.catalogue import File, catalogue, site_address
from kg.linked_data.fact_sheets import MEDIA_TYPES, Sheets
from kg.linked_data.file_names import ENDINGS, file_names
from kg.linked_data.parts import Parts
from kg.linked_data.rules import MARK, Document, htaccess, redirects

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
    graph = edition.graph
    names = graph.namespaces
    parts = Parts(graph)
    things = _files_of_things(graph, parts.things)
    articles = _files_of_articles(graph)
    sheets = Sheets(graph, things, articles, rights)
    contents: Contents = {}
    write = _Writer(graph)

    for thing, name in things.items():
        path = f"id/{name}"
        document = NamedNode(f"{names.base}{path}.ttl")
        quads = parts.of_thing(thing, document)
        contents[f"{path}.ttl"] = write.turtle(quads)
        contents[f"{path}.jsonld"] = write.jsonld(quads)
        contents[f"{path}.html"] = sheets.of_thing(
            thing, parts.neighbours(thing), _OF_A_THING
        )
    dumps: Contents = {DATASET: compressed(exports["kg.nq"])}
    whole = by_article(graph)
    for iri, name in articles.items():
        article = graph.articles[iri]
        path = f"article/{name}"
        document = NamedNode(f"{names.base}{path}.ttl")
        quads = whole[article.slug]
        contents[f"{path}.ttl"] = write.turtle(parts.of_article(iri, document))
        contents[f"{path}.trig"] = write.turtle(quads)
        contents[f"{path}.jsonld"] = write.jsonld(quads)
        dumps[f"{path}.nq.gz"] = compressed(rdf_writers.nquads(quads))
        reading = f"../{readings[article.slug]}"
        contents[f"{path}.html"] = sheets.of_article(article, reading, _OF_AN_ARTICLE)
    contents |= dumps
    contents[DIGESTS] = digests(dumps)

    described = Document("dataset.ttl", "index.html")
    documents = {"dataset": described, "catalogue": described}
    for namespace in _vocabularies(graph):
        name = namespace.removeprefix(names.base).rstrip("#")
        contents[f"{name}.html"] = sheets.of_terms(
            namespace, {"ontology.ttl": MEDIA_TYPES["ttl"]}
        )
        documents[name] = Document("ontology.ttl", f"{name}.html")

    address = site_address(graph)
    files = [File(name, content) for name, content in {**exports, **dumps}.items()]
    contents["dataset.ttl"] = catalogue(edition, address, files)
    odd = dict(_odd(graph, things, articles))
    contents[RULES[address != names.base]] = htaccess(
        names.base, address, odd, documents
    )
    contents["_redirects"] = redirects(address, odd, documents)
    return contents


def refuse_foreign_rules(site: Path) -> None:
    """Refuse to write over rules that are not ours: a hidden file is easily missed.

    Raises:
        KgError: there are such.
    """
    for name in RULES:
        path = site / name
        if path.exists() and not path.read_bytes().startswith(MARK.encode()):
            raise KgError(f"{path} was not written by kg.", "Keep it elsewhere.")


class _Writer:
    """Writes parts of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._namespaces = graph.namespaces
        self._kinds = context.kinds(graph.ontology)

    def turtle(self, quads: Iterable[Quad]) -> str:
        return rdf_writers.turtle(quads, self._namespaces.prefixes, "")

    def jsonld(self, quads: Iterable[Quad]) -> str:
        return jsonld.write_jsonld(quads, self._kinds, self._namespaces)


def _files_of_things(graph: Graph, things: Iterable[NamedNode]) -> dict[NamedNode, str]:
    local = {thing: graph.namespaces.local(thing) for thing in things}
    files = file_names(local.values())
    return {thing: files[name] for thing, name in local.items()}


def _files_of_articles(graph: Graph) -> dict[str, str]:
    begin = graph.namespaces.articles
    local = {iri: iri.removeprefix(begin) for iri in graph.articles}
    files = file_names(local.values())
    return {iri: files[name] for iri, name in local.items()}


def _odd(
    graph: Graph, things: Mapping[NamedNode, str], articles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The paths of names that are none for files, with those of their files."""
    names = graph.namespaces
    for thing, name in things.items():
        if names.local(thing) != name:
            yield f"id/{names.local(thing)}", f"id/{name}"
    for iri, name in articles.items():
        local = iri.removeprefix(names.articles)
        if local != name:
            yield f"article/{local}", f"article/{name}"


def _vocabularies(graph: Graph) -> list[str]:
    """The ontology of the data set, and the namespaces of terms below its base."""
    names = graph.namespaces
    own = [
        namespace
        for namespace in names.own.values()
        # A namespace with a slash has an address for each term.
        if namespace.startswith(names.base) and namespace.endswith("#")
    ]
    return [f"{names.base}ontology", *own]
