"""Files that break the project's rules, though they parse.

Prefixes are the project's, terms are declared in the ontology, each article's file
writes into graphs of its own, and no file lies about that nothing reads:

    graph/entities.ttl:1: The prefix is not one of the project's. [syntax]
      expected  time: <http://www.w3.org/2006/time#>
      found     time: <http://www.w3.org/2001/time#>
      do        Use the project's namespace.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg import files
from kg.checks.parsing import Parsed
from kg.checks.source_map import first_line_with, line_of, passage_named
from kg.errors import did_you_mean
from kg.model import Finding, Location, Severity
from kg.namespaces import Namespaces
from kg.vocabulary import CLASS_ARTICLE, DRAFTED_BY, TYPE, local_name
from kg.workspace import Workspace

_DECLARE = "Write the IRIs in full, or declare it in graph/dataset.ttl (sh:declare)."
_RDF_SUFFIXES = {".ttl", ".trig", ".nt", ".nq", ".n3", ".rdf", ".jsonld"}


def convention_findings(workspace: Workspace, parsed: Parsed) -> Iterator[Finding]:
    """A finding for each breach of a rule, and for each file that nothing reads."""
    articles = set(workspace.articles)
    declared = parsed.declared
    for path in workspace.data:
        if path not in parsed.quads:
            continue  # why it cannot be read is a finding already
        name = workspace.shown(path)
        quads = parsed.quads[path]
        yield from _foreign_prefixes(
            path, name, parsed.prefixes[path], workspace.namespaces
        )
        if path in articles:
            own = workspace.namespaces.articles + path.stem
            yield from _foreign_graphs(path, name, quads, own)
            yield from _missing_article(name, quads)
        # The data set is described in terms of DCAT and VoID, which are not declared.
        if declared is not None and path != workspace.dataset:
            terms = _Terms(workspace.namespaces, *declared)
            yield from _undeclared_terms(path, name, quads, terms)
    yield from _same_slugs(workspace)
    yield from _unread_files(workspace)
    yield from _unread_texts(workspace)


class _Terms(NamedTuple):
    """What a file may name.

    Attributes:
        namespaces: those of ours.
        declared: the IRIs of the terms that the ontology declares.
        frames: those of its frames, which proofs name.
    """

    namespaces: Namespaces
    declared: frozenset[str]
    frames: frozenset[str]

    def is_ours(self, iri: str) -> bool:
        return self.namespaces.is_term(iri)


def _foreign_prefixes(
    path: Path, name: str, prefixes: dict[str, str], namespaces: Namespaces
) -> Iterator[Finding]:
    """Prefixes that are not the project's, or stand for another namespace."""
    ours = namespaces.prefixes
    for prefix, namespace in prefixes.items():
        known = ours.get(prefix)
        if known == namespace:
            continue
        if known:
            expected = f"{prefix}: <{known}>"
            advice = "Use the project's namespace."
        else:
            expected = f"one of {', '.join(ours)}"
            advice = did_you_mean(prefix, ours) or _DECLARE
        yield Finding(
            severity="error",
            check="syntax",
            message="The prefix is not one of the project's.",
            location=Location(name, first_line_with(path, f" {prefix}:")),
            expected=expected,
            found=f"{prefix}: <{namespace}>",
            advice=advice,
        )


def _foreign_graphs(
    path: Path, name: str, quads: list[Quad], own: str
) -> Iterator[Finding]:
    """Graphs in an article's file that are neither its own nor its passages'.

    The article's graph is found by the slug that the file is named by.
    """
    foreign: dict[str, Quad] = {}
    for quad in quads:
        graph = quad.graph_name
        if isinstance(graph, NamedNode):
            article, _, _ = graph.value.partition("#")
            if article != own:
                foreign.setdefault(article, quad)
    for graph_name, quad in foreign.items():
        yield Finding(
            severity="error",
            check="syntax",
            message="An article's file writes into a graph that is not its own.",
            location=Location(name, line_of(path, quad)),
            expected=own,
            found=graph_name,
            advice="Name the file by the slug of its article, and move what belongs "
            "elsewhere to its own file.",
        )


def _missing_article(name: str, quads: list[Quad]) -> Iterator[Finding]:
    for quad in quads:
        if quad.predicate == TYPE and quad.object == CLASS_ARTICLE:
            return
    # Without its record, its passages would hold and never be compared with a text.
    yield Finding(
        severity="error",
        check="syntax",
        message="The file declares no article.",
        location=Location(name),
        advice="Say in the article's own graph that it is a kg:Article, and what its "
        "length and digest are.",
    )


def _undeclared_terms(
    path: Path, name: str, quads: list[Quad], terms: _Terms
) -> Iterator[Finding]:
    """Properties, classes and terms of our own that the ontology does not have."""
    used = _used_terms(quads, terms)
    undeclared = sorted(used.keys() - terms.declared - terms.frames)
    if not undeclared:
        return
    # Names are compared without their namespace, which would make all much alike.
    names = {local_name(iri) for iri in terms.declared if terms.is_ours(iri)}
    for term in undeclared:
        quad = used[term]
        near = did_you_mean(local_name(term), names)
        graph = str(quad.graph_name).strip("<>")
        yield Finding(
            severity="error",
            check="syntax",
            message="The ontology does not declare the term.",
            location=Location(name, line_of(path, quad), passage_named(graph)),
            expected="a declared term",
            found=term,
            advice=near
            or "Declare it in a file of ontology/, with a label and a definition.",
        )


def _used_terms(quads: list[Quad], terms: _Terms) -> dict[str, Quad]:
    """The terms that a file uses, each with the first statement that does.

    Terms are the properties, the classes, and whatever is in a namespace of ours.
    """
    used: dict[str, Quad] = {}
    for quad in quads:
        used.setdefault(quad.predicate.value, quad)
        value = quad.object
        if not isinstance(value, NamedNode):
            continue
        # What drafted something at one time may be gone since, and nobody's fault.
        if quad.predicate == DRAFTED_BY:
            continue
        if quad.predicate == TYPE or terms.is_ours(value.value):
            used.setdefault(value.value, quad)
    return used


def _same_slugs(workspace: Workspace) -> Iterator[Finding]:
    """Articles whose files are one on a disk that does not tell capitals apart."""
    first: dict[str, Path] = {}
    for path in workspace.articles:
        other = first.setdefault(path.stem.casefold(), path)
        if other != path:
            yield Finding(
                severity="error",
                check="syntax",
                message="Two articles have one slug but for its capitals.",
                location=Location(workspace.shown(path)),
                found=workspace.shown(other),
                advice="Give one of them another slug: its file, its IRI, its text.",
            )


def _unread_files(workspace: Workspace) -> Iterator[Finding]:
    """Files below graph/ that nothing would ever load."""
    data = set(workspace.data)
    for place, _, names in os.walk(workspace.root / "graph"):
        for name in names:
            path = Path(place, name)
            is_rdf = path.suffix in _RDF_SUFFIXES
            # So editors name copies that they keep.
            is_hidden = name.startswith(".")
            if path in data or is_hidden or not is_rdf:
                continue
            yield Finding(
                severity="warning",
                check="syntax",
                message="The file is not part of the graph: nothing reads it.",
                location=Location(workspace.shown(path)),
                advice="Put it in graph/articles/ as SLUG.trig, in graph/derived/ as "
                ".ttl, or elsewhere.",
            )


def _unread_texts(workspace: Workspace) -> Iterator[Finding]:
    """Texts whose article nobody has begun."""
    begun = {path.stem for path in workspace.articles}
    for folder in workspace.text_folders:
        texts = files.files_in(folder, ".txt")
        unread = [workspace.shown(path) for path in texts if path.stem not in begun]
        if folder == workspace.root / "articles":
            for name in unread:
                advice = f"Begin its article: kg add {name}. Or take the text away."
                yield _unread("warning", "No article has this text.", name, advice)
        elif unread:
            # A folder elsewhere may serve other projects too: it is told of once.
            message = f"No article has {len(unread)} of the texts in the folder."
            advice = f"If they belong to this project, begin with kg add {unread[0]}."
            yield _unread("note", message, str(folder), advice)


def _unread(severity: Severity, message: str, name: str, advice: str) -> Finding:
    return Finding(
        severity=severity,
        check="syntax",
        message=message,
        location=Location(name),
        advice=advice,
    )
