"""What the keeper makes of a project's files: an edition to ask, and a site to serve.

It is all made before a worker is forked, and so is in each of them. The modules of their
work are imported here for the same reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.agents import agent_tools
from kg.edition import Edition
from kg.errors import KgError
from kg.formats import rdf_writers
from kg.formats.own_form import Contents
from kg.knowledge import graph_told
from kg.linked_data.class_partitions import class_partitions
from kg.linked_data.dcat import landing_page, site_address
from kg.model import Finding
from kg.serve import data_extension, query_work, rest_work
from kg.serve.candidates import names_of_things
from kg.serve.openapi import described_api
from kg.serve.service_description import service
from kg.serve.site_files import SiteFiles, written_files
from kg.site import Publication, publication
from kg.vocabulary import Triple
from kg.workers import Limits
from kg.workspace import Workspace

WORK = (agent_tools, data_extension, query_work, rest_work)
"""The modules whose functions workers call."""

_ANSWERED = {
    "sparql": "Write a query",
    "ask": "Questions as JSON",
    "openapi.json": "OpenAPI",
}
"""By its address, what only a server answers."""

EDITOR = Path(__file__).parent / "editor"


class Offer(NamedTuple):
    """What is served of an edition, but for what workers answer.

    Attributes:
        site: its files.
        base: what the names of the project begin with.
        title: what the data set is called.
        landing_page: where the data set says that its site is; empty if it does not.
        digest: tells an edition from any other.
        state: how far its words are proved.
        counts: how much of each kind there is.
        left_out: the articles that are not published, each with the reason.
    """

    site: SiteFiles
    base: str
    title: str
    landing_page: str
    digest: str
    state: str
    counts: dict[str, int]
    left_out: tuple[str, ...]


def prepared(
    workspace: Workspace, folder: Path, limits: Limits
) -> tuple[Edition, Offer]:
    """What workers ask, and what else is served.

    Args:
        workspace: the project; without its texts, nothing is quoted.
        folder: where the files of the site are written.
        limits: what a request may use up.

    Raises:
        KgError: nothing can be published.
    """
    # All the rest is made of what may be published: a worker has no more to tell.
    found = publication(workspace)
    if found.edition is None:
        raise _nothing_published(found)
    contents = found.contents()
    described = list(_described(found.edition, contents))
    graph = graph_told(found.edition.graph, described)
    edition = found.edition._replace(graph=graph)
    # The site as static hosting has it, and what only a server has use for.
    contents |= _in_jsonld(edition, contents)
    contents |= _about_service(edition, limits)
    contents |= _editor(edition)
    contents["index.html"] = _with_way_to_queries(str(contents["index.html"]))
    site = written_files(folder, contents)
    left_out = (f"{each.slug}: {each.reason}" for each in found.built.omissions)
    offer = Offer(
        site,
        graph.namespaces.base,
        graph.dataset.title or graph.namespaces.base,
        landing_page(graph),
        _digest(site),
        found.built.state,
        found.built.counts,
        tuple(left_out),
    )
    return warmed(edition), offer


def warmed(edition: Edition) -> Edition:
    """The same edition, with what each worker would work out for itself."""
    graph = edition.graph
    # Each of these is worked out when it is first asked for, and kept.
    graph.verbaliser.prepare(term for _, _, term in graph.triples())
    assert graph.resolver.labels is not None
    assert graph.grades is not None
    assert graph.passages is not None
    assert names_of_things(graph) is not None
    return edition


def _nothing_published(found: Publication) -> KgError:
    errors = [each for each in found.built.findings if each.is_error]
    reasons = [f"{each.slug}: {each.reason}" for each in found.built.omissions]
    reasons += [_placed(each) for each in errors]
    reasons = [each.rstrip(".") for each in reasons[:3]]
    told = "; ".join(reasons) or "there is no article"
    return KgError(f"Nothing can be served: {told}.", "'kg check' tells more.")


def _placed(finding: Finding) -> str:
    """What was found, behind the file and the line where it is to be mended."""
    place = finding.location
    if place.file is None:
        return finding.message
    line = "" if place.line is None else f":{place.line}"
    return f"{place.file}{line}: {finding.message}"


def _described(edition: Edition, contents: Contents) -> Iterator[Triple]:
    """What the data set and its endpoint say of themselves."""
    address = site_address(edition.graph)
    yield from service(edition.graph, address)
    yield from class_partitions(edition.graph.namespaces, edition.graph.facts())
    text = str(contents["dataset.ttl"])
    for quad in parse(text, format=RdfFormat.TURTLE):
        # All its nodes have names.
        assert isinstance(quad.subject, NamedNode)
        yield quad.subject, quad.predicate, quad.object


def _about_service(edition: Edition, limits: Limits) -> Contents:
    graph = edition.graph
    triples = list(service(graph, site_address(graph)))
    quads = [Quad(*triple) for triple in triples]
    api = json.dumps(described_api(edition, limits), ensure_ascii=False, indent=1)
    return {
        "service.ttl": rdf_writers.turtle(quads, graph.namespaces.prefixes, ""),
        "service.jsonld": _jsonld(edition, quads),
        "openapi.json": f"{api}\n",
    }


def _with_way_to_queries(page: str) -> str:
    """The first page of the site, with links to what only a server answers."""
    links = []
    for address, told in _ANSWERED.items():
        links.append(f'<a href="{address}">{told}</a>')
    listed = " · ".join(links)
    return page.replace("</footer>", f" {listed}</footer>", 1)


def _in_jsonld(edition: Edition, contents: Contents) -> Contents:
    """As JSON-LD what static hosting has as Turtle alone."""
    found: Contents = {}
    for name in ("ontology", "dataset"):
        quads = list(parse(str(contents[f"{name}.ttl"]), format=RdfFormat.TURTLE))
        found[f"{name}.jsonld"] = _jsonld(edition, quads)
    return found


def _jsonld(edition: Edition, quads: Iterable[Quad]) -> bytes:
    prefixes = edition.graph.namespaces.prefixes
    return serialize(quads, format=RdfFormat.JSON_LD, prefixes=prefixes) or b""


def _editor(edition: Edition) -> Contents:
    """The page on which queries are written, with its scripts, style and prefixes.

    Where npm has not bundled the field that knows SPARQL, the page is without it, and
    says so.
    """
    found: Contents = {}
    for path in sorted(EDITOR.iterdir()):
        if path.is_file():
            found[f"sparql/{path.name}"] = path.read_bytes()
    prefixes = json.dumps(edition.graph.namespaces.prefixes, indent=1)
    return {**found, "sparql/prefixes.json": f"{prefixes}\n"}


def _digest(site: SiteFiles) -> str:
    """The digest of all that is served: workers answer from the same data."""
    told = [f"{file.digest} {name}" for name, file in sorted(site.files.items())]
    return sha256("\n".join(told).encode()).hexdigest()
