"""Files by the project's rules: its prefixes, terms that the ontology declares, and each file in its own graphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.checks.parsing import Parsed
from kg.checks.places import line_of, passage_named
from kg.errors import did_you_mean
from kg.model import Problem
from kg.project import Project
from kg.vocabulary import ARTICLE, PREFIXES, TYPE

_FORMATS = {".ttl", ".trig", ".nt", ".nq", ".n3", ".rdf", ".jsonld"}


def check(project: Project, parsed: Parsed) -> Iterator[Problem]:
    """The problems of each file by itself, then its terms against those that the ontology declares."""
    subjects = (quad.subject for path in project.ontology for quad in parsed.quads[path])
    declared = {subject.value for subject in subjects if isinstance(subject, NamedNode)}
    for path in project.data:
        name, quads = project.shown(path), parsed.quads[path]
        yield from _prefixes(path, name, parsed.prefixes[path])
        if path in project.articles:
            yield from _graphs(path, name, quads)
        if path != project.dataset:
            yield from _undeclared(path, name, quads, declared)
    yield from _unread(project)


def _prefixes(path: Path, name: str, prefixes: dict[str, str]) -> Iterator[Problem]:
    for prefix, namespace in prefixes.items():
        if PREFIXES.get(prefix) != namespace:
            lines = path.read_text(encoding="utf-8").splitlines()
            line = next((at for at, text in enumerate(lines, 1) if f" {prefix}:" in text), None)
            known = PREFIXES.get(prefix)
            advice = (
                "Use the project's namespace." if known else did_you_mean(prefix, PREFIXES) or "Write the IRIs in full."
            )
            found = f"{prefix}: <{namespace}>"
            expected = f"{prefix}: <{known}>" if known else f"one of {', '.join(sorted(PREFIXES))}"
            yield Problem(
                "syntax", "The prefix is not one of the project's.", advice, name, line, None, expected, found
            )


def _graphs(path: Path, name: str, quads: list[Quad]) -> Iterator[Problem]:
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
        yield Problem("syntax", message, advice, name, line_of(path, quad), None, expected, graph)


def _undeclared(path: Path, name: str, quads: list[Quad], declared: set[str]) -> Iterator[Problem]:
    """Properties, classes and terms of our own namespace that the ontology does not have."""
    names = {iri.removeprefix(PREFIXES["kg"]): iri for iri in declared if iri.startswith(PREFIXES["kg"])}
    for term, quad in sorted(_terms(quads).items()):
        if term not in declared:
            local = term.removeprefix(PREFIXES["kg"])
            advice = did_you_mean(local, names) or "Declare it in ontology/kg.ttl, with a label and a definition."
            passage = passage_named(str(quad.graph_name).strip("<>"))
            message = "The ontology does not declare the term."
            yield Problem("syntax", message, advice, name, line_of(path, quad), passage, "a declared term", term)


def _terms(quads: list[Quad]) -> dict[str, Quad]:
    """The terms that a file uses from vocabularies, each with the first statement that does."""
    used: dict[str, Quad] = {}
    for quad in quads:
        used.setdefault(quad.predicate.value, quad)
        if isinstance(quad.object, NamedNode) and _is_term(quad.object.value, quad.predicate):
            used.setdefault(quad.object.value, quad)
    return used


def _is_term(iri: str, predicate: NamedNode) -> bool:
    return predicate == TYPE or iri.startswith(PREFIXES["kg"])


def _unread(project: Project) -> Iterator[Problem]:
    """Files below graph/ that nothing would ever load."""
    for path in sorted((project.root / "graph").rglob("*")):
        if path.suffix in _FORMATS and not path.name.startswith(".") and path not in project.data:
            advice = "Put it in graph/articles/ as SLUG.trig, in graph/derived/ as .ttl, or elsewhere."
            yield Problem("syntax", "The file is not part of the graph: nothing reads it.", advice, project.shown(path))
