"""Files by the project's rules: its prefixes, terms that the ontology declares, and each file in its own graphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.checks.parsing import Parsed
from kg.checks.source_map import line_of, passage_named
from kg.errors import did_you_mean
from kg.model import Finding, Location
from kg.vocabulary import ARTICLE, CLASS_ARTICLE, PREFIXES, TYPE
from kg.workspace import Workspace

_FORMATS = {".ttl", ".trig", ".nt", ".nq", ".n3", ".rdf", ".jsonld"}


def convention_findings(workspace: Workspace, parsed: Parsed) -> Iterator[Finding]:
    """What is found in each file that can be read, then files that nothing reads.

    Terms are only compared with those that the ontology declares where all of it can be
    read.
    """
    ontology, articles = workspace.ontology, set(workspace.articles)
    is_whole = all(path in parsed.quads for path in ontology)
    subjects = (
        quad.subject for path in ontology for quad in parsed.quads.get(path, [])
    )
    declared = {subject.value for subject in subjects if isinstance(subject, NamedNode)}
    for path in workspace.data:
        if path not in parsed.quads:
            continue  # why it cannot be read is told already
        name, quads = workspace.shown(path), parsed.quads[path]
        yield from _prefixes(path, name, parsed.prefixes[path])
        if path in articles:
            yield from _graphs(path, name, quads)
            yield from _no_article(name, quads)
        if path != workspace.dataset and is_whole:
            yield from _undeclared(path, name, quads, declared)
    yield from _unread(workspace)
    yield from _texts(workspace)


def _prefixes(path: Path, name: str, prefixes: dict[str, str]) -> Iterator[Finding]:
    for prefix, namespace in prefixes.items():
        known = PREFIXES.get(prefix)
        if known != namespace:
            lines = path.read_text(encoding="utf-8").splitlines()
            line = next(
                (at for at, text in enumerate(lines, 1) if f" {prefix}:" in text), None
            )
            message, found = (
                "The prefix is not one of the project's.",
                f"{prefix}: <{namespace}>",
            )
            expected = (
                f"{prefix}: <{known}>"
                if known
                else f"one of {', '.join(sorted(PREFIXES))}"
            )
            unknown = did_you_mean(prefix, PREFIXES) or "Write the IRIs in full."
            advice = "Use the project's namespace." if known else unknown
            place = Location(name, line)
            yield Finding("error", "syntax", message, place, expected, found, advice)


def _graphs(path: Path, name: str, quads: list[Quad]) -> Iterator[Finding]:
    """An article's file is named by the article's slug, and holds that article's graph and its passages', no others."""
    expected = ARTICLE + path.stem
    strange: dict[str, Quad] = {}
    for quad in quads:
        if not isinstance(quad.graph_name, DefaultGraph):
            strange.setdefault(str(quad.graph_name).strip("<>").partition("#")[0], quad)
    strange.pop(expected, None)
    for graph, quad in strange.items():
        message = "An article's file writes into a graph that is not its own."
        advice = "Name the file by the slug of its article, and move what belongs elsewhere to its own file."
        place = Location(name, line_of(path, quad))
        yield Finding("error", "syntax", message, place, expected, graph, advice)


def _no_article(name: str, quads: list[Quad]) -> Iterator[Finding]:
    """Passages of which no article is known would hold, and never be compared with a text."""
    if not any(
        quad.predicate == TYPE and quad.object == CLASS_ARTICLE for quad in quads
    ):
        advice = "Say in the article's own graph that it is a kg:Article, and what its length and digest are."
        yield Finding(
            "error",
            "syntax",
            "The file declares no article.",
            Location(name),
            advice=advice,
        )


def _undeclared(
    path: Path, name: str, quads: list[Quad], declared: set[str]
) -> Iterator[Finding]:
    """Properties, classes and terms of our own namespace that the ontology does not have."""
    kg = PREFIXES["kg"]
    names = [iri.removeprefix(kg) for iri in declared if iri.startswith(kg)]
    for term, quad in sorted(_terms(quads).items()):
        if term not in declared:
            near = did_you_mean(term.removeprefix(kg), names)
            advice = (
                near or "Declare it in ontology/kg.ttl, with a label and a definition."
            )
            passage = passage_named(str(quad.graph_name).strip("<>"))
            message = "The ontology does not declare the term."
            place = Location(name, line_of(path, quad), passage)
            yield Finding(
                "error", "syntax", message, place, "a declared term", term, advice
            )


def _terms(quads: list[Quad]) -> dict[str, Quad]:
    """The terms that a file uses from vocabularies, each with the first statement that does."""
    used: dict[str, Quad] = {}
    for quad in quads:
        used.setdefault(quad.predicate.value, quad)
        if isinstance(quad.object, NamedNode) and _is_term(
            quad.object.value, quad.predicate
        ):
            used.setdefault(quad.object.value, quad)
    return used


def _is_term(iri: str, predicate: NamedNode) -> bool:
    return predicate == TYPE or iri.startswith(PREFIXES["kg"])


def _unread(workspace: Workspace) -> Iterator[Finding]:
    """Files below graph/ that nothing would ever load."""
    data = set(workspace.data)
    for path in sorted((workspace.root / "graph").rglob("*")):
        if (
            path.suffix in _FORMATS
            and not path.name.startswith(".")
            and path not in data
        ):
            message = "The file is not part of the graph: nothing reads it."
            advice = "Put it in graph/articles/ as SLUG.trig, in graph/derived/ as .ttl, or elsewhere."
            place = Location(workspace.shown(path))
            yield Finding("warning", "syntax", message, place, advice=advice)


def _texts(workspace: Workspace) -> Iterator[Finding]:
    """Texts in the project's own folder whose article nobody has begun. Another folder may serve other projects."""
    if workspace.texts != workspace.root / "articles":
        return
    for path in sorted(workspace.texts.glob("*.txt")):
        article = workspace.article(path.stem)
        if not article.exists():
            message, place = (
                "No article has this text.",
                Location(workspace.shown(path)),
            )
            advice = f"Begin its article in {workspace.shown(article)}, or take the text away."
            yield Finding("warning", "syntax", message, place, advice=advice)
