"""Where in a file a statement stands, for those who must mend it."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.model import Finding, Location
from kg.vocabulary import ARTICLE, DERIVED, ENTITIES, PREFIXES
from kg.workspace import Workspace

_PROLOGUE = re.compile(r"@?(BASE|PREFIX)\s+(?:(\w*):\s*)?<([^>]*)>", re.IGNORECASE)
_GRAPH = re.compile(r"GRAPH\s+(\S+)\s*\{", re.IGNORECASE)

Key = tuple[str | None, str, str | None]


class SourceMap:
    """Finds lines in a project's files: of a statement, else of its subject. Exact for files in canonical form."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._all = [*workspace.data, *workspace.ontology]
        self._known = frozenset(self._all)
        self._index = cache(index)

    def find(
        self, graph: str | None, subject: str, predicate: str | None = None
    ) -> tuple[str, int] | None:
        """File and line of what the graph says of the subject; the graph of a whole file is not named in it."""
        wanted: list[Key] = [
            (g, subject, p)
            for p in (predicate, None)
            for g in dict.fromkeys((graph, None))
        ]
        for key in wanted:
            for path in chain(self._own(graph or ""), self._all):
                if line := self._index(path).get(key):
                    return self._workspace.shown(path), line
        return None

    def _own(self, graph: str) -> list[Path]:
        """The files that a graph, or that of a passage, should stand in."""
        whole = {
            ENTITIES.value: [self._workspace.entities],
            DERIVED.value: self._workspace.derived,
        }
        slug = graph.partition("#")[0].removeprefix(ARTICLE)
        own = whole.get(graph, [self._workspace.article(slug)])
        return [path for path in own if path in self._known]


def located(finding: Finding, quad: Quad | None, places: SourceMap) -> Finding:
    """The finding at a statement that somebody wrote."""
    if quad is None or not isinstance(quad.subject, NamedNode):
        return finding
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
    there = finding._replace(
        location=Location(passage=passage_named(graph), article=article_named(graph))
    )
    return there.at(places.find(graph, quad.subject.value, quad.predicate.value))


def article_named(graph: str | None) -> str | None:
    """The article whose graph it is, or that of one of its passages."""
    return graph.partition("#")[0] if graph and graph.startswith(ARTICLE) else None


def passage_named(graph: str | None) -> str | None:
    """The graph's name, if it is a passage's."""
    return graph if graph and "#char=" in graph else None


def line_of(path: Path, quad: Quad) -> int | None:
    """The line of a statement in a file that parses: that of its literal if this stands there once, else its first."""
    if isinstance(quad.object, Literal):
        lines = path.read_text(encoding="utf-8").splitlines()
        bearing = [
            at for at, text in enumerate(lines, 1) if f'"{quad.object.value}"' in text
        ]
        if len(bearing) == 1:
            return bearing[0]
    graph = (
        None if isinstance(quad.graph_name, DefaultGraph) else _plain(quad.graph_name)
    )
    found, subject = index(path), _plain(quad.subject)
    return found.get((graph, subject, quad.predicate.value)) or found.get(
        (graph, subject, None)
    )


def _plain(term: object) -> str:
    return str(term).strip("<>")


def index(path: Path) -> dict[Key, int]:
    """The first line of each subject, and of each predicate of it, by the graph that the file names around it."""
    lines: dict[Key, int] = {}
    if not path.is_file():
        return lines  # that it cannot be read is a finding of its own
    names: dict[str, str] = {}
    graph = subject = None
    expected = "subject"
    for at, text in enumerate(
        path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
    ):
        line = text.strip()
        if prologue := _PROLOGUE.match(line):
            names[prologue[2] or ""] = prologue[3]
        elif block := _GRAPH.match(line):
            graph, expected = _iri(block[1], names), "subject"
        elif line == "}":
            graph, expected = None, "subject"
        elif line and not line.startswith("#"):
            tokens = line.split()
            if expected == "subject":
                subject = _iri(tokens.pop(0), names)
                lines.setdefault((graph, subject, None), at)
            if subject and tokens and expected != "object":
                lines.setdefault((graph, subject, _iri(tokens[0], names)), at)
            expected = {".": "subject", ";": "predicate", ",": "object"}.get(
                line[-1], "object"
            )
    return lines


def _iri(token: str, names: dict[str, str]) -> str:
    """The IRI that a file writes so."""
    if token == "a":  # noqa: S105 - Turtle's word for rdf:type, not a password
        return PREFIXES["rdf"] + "type"
    if token.startswith("<"):
        iri = token.strip("<>")
        return iri if ":" in iri else names.get("", "") + iri
    prefix, _, local = token.partition(":")
    return names.get(prefix, prefix + ":") + local
