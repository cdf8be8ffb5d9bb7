"""Where in a file a statement stands, for those who must mend it.

The reader of Turtle and TriG in here goes line by line and knows only what files in
canonical form have: a subject at the beginning of a line, then one predicate a line,
with `.`, `;` or `,` at its end. `kg fmt` writes files so. In any other file it may miss
a statement, or name the line of another: its lines are for readers, and nothing is
decided by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal as OneOf
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.cache import folder_of, recalled, remember
from kg.model import Finding, Location
from kg.namespaces import Namespaces
from kg.vocabulary import PREFIXES
from kg.workspace import Workspace

_DECLARATION = re.compile(r"@?(BASE|PREFIX)\s+(?:(\w*):\s*)?<([^>]*)>", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9]+")
_GRAPH = re.compile(r"GRAPH\s+(\S+)\s*\{", re.IGNORECASE)
_EXPECTED_AFTER: dict[str, OneOf["subject", "predicate", "object"]] = {
    ".": "subject",
    ";": "predicate",
    ",": "object",
}


class Key(NamedTuple):
    """A subject in a graph, and perhaps a predicate of it; all are IRIs.

    `graph` is None where the file names no graph around it, as in Turtle.
    """

    graph: str | None
    subject: str
    predicate: str | None = None


class Unplaced(NamedTuple):
    """A finding whose file and line are looked up last, since they change by any edit.

    Attributes:
        finding: What was found.
        key: The statement that it is at; None where it is at none.
    """

    finding: Finding
    key: Key | None = None


class Line(NamedTuple):
    """A line of a file that has this digest."""

    file: str
    number: int
    digest: str


class SourceMap:
    """The lines of statements in all files of a project.

    Args:
        workspace: The project.
        digests: Those of its files, by what they are called, as far as they are known.
        lines: Where statements stood in files of some digests.
    """

    def __init__(
        self,
        workspace: Workspace,
        digests: Mapping[str, str] | None = None,
        lines: Mapping[Key, Line] | None = None,
    ) -> None:
        self._workspace = workspace
        self._digests = digests or {}
        self._before = lines or {}
        self.lines: dict[Key, Line] = {}
        """Where statements stand that were looked up, in files of known digests."""
        # A file may be of several sorts, and is looked into once.
        files = (*workspace.data, *workspace.ontology, *workspace.frames)
        self._all = dict.fromkeys(files)
        # Files are read once for a check, and only those that something is found in.
        self._index = cache(index)

    def placed(self, found: Iterable[Unplaced]) -> Iterator[Finding]:
        """Yield the findings at their files and lines."""
        for finding, key in found:
            if key is None:
                yield finding
                continue
            place = self._found(key)
            yield finding.at(place)

    def _found(self, key: Key) -> tuple[str, int] | None:
        """The file and line of a statement; see `_find`."""
        line = self._line_before(key)
        if line is None:
            line = self._in_own_file(key)
        if line is None:
            return self._find(key)
        # Wherever else it may stand, it is found here first.
        if line.digest:
            self.lines[key] = line
        return line.file, line.number

    def _line_before(self, key: Key) -> Line | None:
        """The line in which a statement stood, if its file is what it was."""
        line = self._before.get(key)
        if line is None:
            return None
        now = self._digests.get(line.file)
        return line if line.digest == now else None

    def _in_own_file(self, key: Key) -> Line | None:
        """The line in one of the files that it should be in."""
        # A file of one graph does not name it.
        unnamed = key._replace(graph=None)
        own = self._own_files(key)
        for path in _naming(key.subject, own):
            lines = self._index(path)
            number = lines.get(key) or lines.get(unnamed)
            if number:
                name = self._workspace.shown(path)
                digest = self._digests.get(name, "")
                return Line(name, number, digest)
        return None

    def _find(self, key: Key) -> tuple[str, int] | None:
        """Find the file and line of what a graph says of a subject.

        Where the predicate is not found, the line is that of the subject. In the file
        that the graph should be in, even that goes before what others say.
        """
        unnamed = key._replace(graph=None)
        keys = [
            key,
            unnamed,
            key._replace(predicate=None),
            unnamed._replace(predicate=None),
        ]
        own = self._own_files(key)
        others = [path for path in self._all if path not in own]
        for files in (own, others):
            paths = list(_naming(key.subject, files))
            place = self._first(keys, paths)
            if place is not None:
                return place
        return None

    def _first(self, keys: list[Key], paths: list[Path]) -> tuple[str, int] | None:
        """The first place of the first of the keys that is in any of the files."""
        for each in keys:
            for path in paths:
                lines = self._index(path)
                line = lines.get(each)
                if line is not None:
                    return self._workspace.shown(path), line
        return None

    def _own_files(self, key: Key) -> list[Path]:
        """The files that a statement should be in."""
        graph = key.graph or ""
        workspace = self._workspace
        names = workspace.namespaces
        # Most of these list a folder: only the one that is needed is asked for.
        if graph == names.entities.value:
            own = workspace.registry
        elif graph == names.derived.value:
            own = workspace.derived
        elif graph == names.judgements.value:
            own = [workspace.judgements]
        elif graph == names.proofs.value:
            # The name of a record has in it of which article it is.
            local = key.subject.removeprefix(f"{names.base}proof/")
            slug, _, _ = local.partition("/")
            own = [workspace.proofs_of(slug)]
        else:
            article, _, _ = graph.partition("#")
            slug = article.removeprefix(names.articles)
            own = [workspace.article(slug)]
        return [path for path in own if path in self._all]


def placed(
    workspace: Workspace, digests: Mapping[str, str], found: Iterable[Unplaced]
) -> list[Finding]:
    """The findings at their files and lines.

    Args:
        workspace: The project.
        digests: Those of its files, by what they are called, as far as they are known.
        found: The findings. Where they stood in the same files before is remembered.
    """
    path = folder_of(workspace.root) / "lines"
    before = recalled(path, dict) if digests else None
    places = SourceMap(workspace, digests, before)
    findings = list(places.placed(found))
    if digests and places.lines != before:
        remember(path, places.lines)
    return findings


def located(finding: Finding, quad: Quad | None, namespaces: Namespaces) -> Unplaced:
    """The finding at a statement that somebody wrote, if there is one."""
    if quad is None:
        return Unplaced(finding)
    subject = quad.subject
    # A blank node has no name by which it could be found in a file.
    if not isinstance(subject, NamedNode):
        return Unplaced(finding)
    graph = _graph_of(quad)
    location = location_in(graph, namespaces)
    in_graph = finding._replace(location=location)
    key = Key(graph, subject.value, quad.predicate.value)
    return Unplaced(in_graph, key)


def _graph_of(quad: Quad) -> str | None:
    """The graph that a file names around a statement, if any."""
    graph = quad.graph_name
    if isinstance(graph, NamedNode):
        return graph.value
    return None


def location_in(graph: str | None, namespaces: Namespaces) -> Location:
    """The passage and the article that a graph belongs to, as far as it does."""
    passage = passage_named(graph)
    article = _article_named(graph, namespaces)
    return Location(passage=passage, article=article)


def passage_named(graph: str | None) -> str | None:
    """The graph's name, if it is a passage's."""
    if graph and "#char=" in graph:
        return graph
    return None


def _article_named(graph: str | None, namespaces: Namespaces) -> str | None:
    """The article whose graph it is, or that of one of its passages."""
    if not graph or not graph.startswith(namespaces.articles):
        return None
    article, _, _ = graph.partition("#")
    return article


def line_of(path: Path, quad: Quad) -> int | None:
    """The line of a statement in a file that parses.

    It is the line of its literal if this stands in one line only, else the first line
    of its subject and predicate.
    """
    # Of several values of one predicate, only the words of a literal tell them apart.
    if isinstance(quad.object, Literal):
        quoted = f'"{quad.object.value}"'
        lines = _lines_with(path, quoted)
        if len(lines) == 1:
            return lines[0]
    graph = _graph_of(quad)
    subject = str(quad.subject).strip("<>")
    of_subject = Key(graph, subject)
    of_predicate = Key(graph, subject, quad.predicate.value)
    known = index(path)
    line = known.get(of_predicate)
    if line is None:
        line = known.get(of_subject)
    return line


def first_line_with(path: Path, *signs: str) -> int | None:
    """The first line that holds one of the signs."""
    for number in _lines_with(path, *signs):
        return number
    return None


def _lines_with(path: Path, *signs: str) -> list[int]:
    lines = []
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if any(sign in line for sign in signs):
            lines.append(number)
    return lines


def _naming(subject: str, paths: Iterable[Path]) -> Iterator[Path]:
    """The files that may name a subject: to look for a part of it takes no time."""
    *_, local = re.split(r"[/#]", subject)
    # A prefixed name may have other signs written otherwise.
    signs = _PLAIN.findall(local)
    for path in paths:
        text = _text(path)
        is_named = all(sign in text for sign in signs)
        if is_named:
            yield path


def _text(path: Path) -> str:
    """The text of a file; none where it cannot be read, which is a finding of its own."""
    # One that is no UTF-8 is a finding of `parsing`, and its other lines still count.
    if not path.is_file():
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


def index(path: Path) -> dict[Key, int]:
    """The first line of each subject of a file, and of each predicate of it."""
    return _index(_text(path))


@lru_cache(maxsize=16)  # of one file, each finding asks, and often of the ontology
def _index(text: str) -> dict[Key, int]:
    lines: dict[Key, int] = {}
    namespaces: dict[str, str] = {}
    graph = subject = None
    expected: OneOf["subject", "predicate", "object"] = "subject"
    for number, indented in enumerate(text.splitlines(), 1):
        line = indented.strip()
        if not line or line.startswith("#"):
            continue
        if declaration := _DECLARATION.match(line):
            namespaces[declaration[2] or ""] = declaration[3]
        elif block := _GRAPH.match(line):
            graph = _iri(block[1], namespaces)
            expected = "subject"
        elif line == "}":
            graph = None
            expected = "subject"
        else:
            tokens = line.split()
            if expected == "subject":
                subject = _iri(tokens.pop(0), namespaces)
                lines.setdefault(Key(graph, subject), number)
            # A subject may stand in a line of its own, before its predicates.
            if subject and tokens and expected != "object":
                predicate = _iri(tokens[0], namespaces)
                lines.setdefault(Key(graph, subject, predicate), number)
            # A line that ends in none of the signs is inside a value or a list of them.
            expected = _EXPECTED_AFTER.get(line[-1], "object")
    return lines


def _iri(token: str, namespaces: dict[str, str]) -> str:
    """The IRI that a token stands for; the base is the namespace of no prefix."""
    if token == "a":  # noqa: S105 - Turtle's word for rdf:type, not a password
        return PREFIXES["rdf"] + "type"
    if token.startswith("<"):
        iri = token.strip("<>")
        if ":" in iri:
            return iri
        base = namespaces.get("", "")
        return base + iri
    prefix, _, local_name = token.partition(":")
    namespace = namespaces.get(prefix, f"{prefix}:")
    return namespace + local_name
