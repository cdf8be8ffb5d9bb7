"""Files that can be read: they parse, without blank nodes, with the project's prefixes and declared terms only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg.checks.places import Places
from kg.errors import did_you_mean
from kg.model import Problem
from kg.project import Project
from kg.vocabulary import PREFIXES, TYPE


def check(project: Project) -> Iterator[Problem]:
    """The problems of each file by itself, then its terms against those that the ontology declares."""
    files = [*project.ontology, *([project.shapes] if project.shapes.exists() else []), *project.data]
    quads = {path: [] for path in files}  # type: dict[Path, list[Quad]]
    for path in files:
        yield from _read(path, project, quads[path])
    declared = {q.subject.value for path in project.ontology for q in quads[path] if isinstance(q.subject, NamedNode)}
    places = Places(project)
    for path in project.data:
        if path != project.dataset:
            yield from _blank_nodes(path, project, quads[path])
            yield from _undeclared(path, project, quads[path], declared, places)


def _read(path: Path, project: Project, into: list[Quad]) -> Iterator[Problem]:
    """Read a file to the end or to its first error, then look at its prefixes."""
    name = project.shown(path)
    try:
        reader = parse(path=path, format=RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.TURTLE)
        into.extend(reader)
    except SyntaxError as error:
        yield Problem("syntax", str(error.msg), "Mend the file here; nothing after it was read.", name, error.lineno)
        return
    except OSError as error:
        yield Problem("syntax", f"The file cannot be read: {error}.", "Make it a readable file in UTF-8.", name)
        return
    if path in project.data:
        yield from _prefixes(name, reader.prefixes, path)


def _prefixes(name: str, prefixes: dict[str, str], path: Path) -> Iterator[Problem]:
    for prefix, namespace in prefixes.items():
        if PREFIXES.get(prefix) != namespace:
            line = next((at for at, text in enumerate(path.open(encoding="utf-8"), 1) if f" {prefix}:" in text), None)
            known = PREFIXES.get(prefix)
            advice = (
                "Use the project's namespace." if known else did_you_mean(prefix, PREFIXES) or "Write the IRIs in full."
            )
            found = f"{prefix}: <{namespace}>"
            expected = f"{prefix}: <{known}>" if known else f"one of {', '.join(sorted(PREFIXES))}"
            yield Problem(
                "syntax", "The prefix is not one of the project's.", advice, name, line, None, expected, found
            )


def _blank_nodes(path: Path, project: Project, quads: list[Quad]) -> Iterator[Problem]:
    found = {str(quad) for quad in quads if BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))}
    if found:
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
        line = next(
            (at for at, content in enumerate(text, 1) if "[" in content or "_:" in content or "( " in content), None
        )
        advice = "Give it an IRI of its own, such as id:name-of-the-thing."
        yield Problem("syntax", f"{len(found)} statements have a blank node.", advice, project.shown(path), line)


def _undeclared(
    path: Path, project: Project, quads: list[Quad], declared: set[str], places: Places
) -> Iterator[Problem]:
    """Properties, classes and terms of our own namespace that the ontology does not have."""
    names = {iri.removeprefix(PREFIXES["kg"]): iri for iri in declared if iri.startswith(PREFIXES["kg"])}
    for term, quad in sorted(_terms(quads).items()):
        if term not in declared:
            graph = None if path.suffix == ".ttl" else str(quad.graph_name).strip("<>")
            place = places.find(graph, str(quad.subject).strip("<>"), quad.predicate.value)
            local = term.removeprefix(PREFIXES["kg"])
            advice = did_you_mean(local, names) or "Declare it in ontology/kg.ttl, with a label and a definition."
            line = place[1] if place and place[0] == project.shown(path) else None
            passage = graph if graph and "#char=" in graph else None
            message = "The ontology does not declare the term."
            yield Problem("syntax", message, advice, project.shown(path), line, passage, "a declared term", term)


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
