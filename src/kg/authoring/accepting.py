"""Accepting a worksheet: compiled, checked as part of the whole project, then written.

It is tried in a copy of the project's graph, so that a worksheet with an error in it
changes nothing.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import checks, files
from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.authoring.companions import companions
from kg.authoring.compiling import Compiled, Source, compile_worksheet, span_of
from kg.authoring.registry import registered, registry
from kg.authoring.shorthand import read
from kg.checks import Progress
from kg.checks.source_map import Key, index
from kg.errors import KgError, NotFound
from kg.evidence.lookup import publishable, text_fragment
from kg.grounding.coverage import Coverage
from kg.grounding.words import day_of
from kg.knowledge import Graph, load
from kg.model import Article, Finding, Location
from kg.rdf import trig
from kg.workspace import Workspace

_POSITION = re.compile(r"char=(\d+),(\d+)")

# What findings name in RDF, as the shorthand writes it.
_IN_SHORTHAND = {
    "by kg:refersTo": 'by "WORDS" = NAME',
    "by kg:notModelled": "by (left out: REASON)",
    "by kg:saidBy": "by (said by NAME)",
    "Take kg:saidBy away": "Take (said by …) away",
    "kg:readWith": 'with "WORDS"',
    "State its skos:prefLabel in the passage in which the article first names it.": (
        "Give it the name by which the article calls it."
    ),
    # What is left are properties, which need no prefix.
    "kg:": "",
}


class Accepted(NamedTuple):
    """What became of a worksheet.

    Attributes:
        findings: on the article and what else its statements touch, at the worksheet's
            lines; with an error among them, nothing was written.
        written: the files that were changed.
        passages: how many passages the article has.
        statements: how many statements they make.
        coverage: what of the text they use; None where nothing was written.
    """

    findings: list[Finding]
    written: list[Path]
    passages: int
    statements: int
    coverage: Coverage | None

    @property
    def is_written(self) -> bool:
        """Whether no error stood in the way."""
        return not any(finding.is_error for finding in self.findings)


def worksheet_of(workspace: Workspace, slug: str) -> Path:
    """The worksheet of an article."""
    return workspace.root / "drafts" / f"{slug}.kg"


def accept(
    workspace: Workspace,
    slug: str,
    *,
    draft: bool = False,
    progress: Progress = lambda _: None,
) -> Accepted:
    """Write what the worksheet of an article says, if its words bear it.

    The article's file then has what the worksheet says, and nothing else; the registry
    has the things that it describes as it describes them.

    Args:
        workspace: the project, with the article's text at hand.
        slug: the article's slug.
        draft: whether it stays a draft, which `kg build` leaves out.
        progress: is called with the name of each step.

    Raises:
        NotFound: there is no such article.
        KgError: its text is not at hand, or is another; or there is no worksheet.
        BadInput: a line of the worksheet cannot be understood.
    """
    path = worksheet_of(workspace, slug)
    graph = load(workspace)
    article = _article(graph, slug)
    text = _text(workspace, article)
    if not path.is_file():
        place = workspace.shown(path)
        raise KgError(
            f"There is no worksheet {place}.", "'kg add' writes one for a new text."
        )
    shown = workspace.shown(path)
    worksheet = read(files.read(path, shown), shown)
    source = Source(NamedNode(article.iri), text.words, day_of(article.published))
    progress("compiling")
    compiled = compile_worksheet(worksheet, source, graph)
    if not compiled.stated:
        message = f"{shown} states nothing yet."
        raise KgError(message, "Write statements under the words that make them.")
    with TemporaryDirectory(prefix="kg-") as folder:
        tried = _copied(workspace, Path(folder).resolve())
        header = _header(workspace, article, is_draft=draft)
        _write_registry(tried, compiled)
        records = _write_article(tried, slug, [*header, *_quads(compiled)])
        _complete(tried, slug, text)
        examined = checks.examine(tried, Texts(workspace.texts), progress)
        findings = _at_lines(tried, slug, shown, compiled, examined.findings)
        blocking = [finding for finding in findings if finding.is_error]
        written = [] if blocking else _take_over(tried, workspace, slug)
    coverage = None
    if written or not blocking:
        coverage = next(
            (each for each in examined.coverages if each.article.slug == slug), None
        )
    return Accepted(findings, written, records, len(compiled.stated), coverage)


def _article(graph: Graph, slug: str) -> Article:
    by_slug = {article.slug: article for article in graph.articles.values()}
    if slug not in by_slug:
        advice = "'kg add TEXT' begins an article."
        raise NotFound("article", slug, by_slug, advice)
    return by_slug[slug]


def _text(workspace: Workspace, article: Article) -> Text:
    text = Texts(workspace.texts).of(article)
    name = f"{article.slug}.txt"
    if text is None:
        raise KgError(
            f"The text {name} is not at hand.",
            "Put it at articles/SLUG.txt, or name its folder with --articles.",
        )
    if not text.is_exact:
        raise KgError(
            f"The text {name} is not the one that was added: its digest is another.",
            f"Restore it, or add it anew: kg add --remove {article.slug}, "
            "then kg add TEXT.",
        )
    return text


def _copied(workspace: Workspace, folder: Path) -> Workspace:
    """The project in another folder, in which its graph may be changed."""
    shutil.copytree(workspace.root / "graph", folder / "graph")
    for name in ("ontology", "queries"):
        if (workspace.root / name).is_dir():
            (folder / name).symlink_to(workspace.root / name)
    return Workspace(folder, workspace.texts)


def _header(workspace: Workspace, article: Article, *, is_draft: bool) -> list[Quad]:
    """What the article's file says of the article itself."""
    iri = NamedNode(article.iri)
    path = workspace.article(article.slug)
    quads = [
        quad
        for quad in parse(path=path, format=RdfFormat.TRIG)
        if quad.subject == iri
        and quad.graph_name == iri
        and quad.predicate != v.IS_DRAFT
    ]
    if is_draft:
        quads.append(Quad(iri, v.IS_DRAFT, Literal(value=True), iri))
    return quads


def _quads(compiled: Compiled) -> list[Quad]:
    return [*compiled.passages, *compiled.stated]


def _write_registry(workspace: Workspace, compiled: Compiled) -> None:
    """Describe the worksheet's things as it does, in the place of what there was."""
    if not compiled.registry:
        return
    replaced = {(quad.subject, quad.predicate) for quad in compiled.registry}
    kept = [
        quad
        for quad in registered(workspace)
        if (quad.subject, quad.predicate) not in replaced
    ]
    content = registry(workspace, [*kept, *compiled.registry])
    files.write(workspace.entities, content)


def _write_article(workspace: Workspace, slug: str, quads: Iterable[Quad]) -> int:
    """Write an article's file; returns the number of its passages."""
    names = workspace.namespaces
    distinct = list(dict.fromkeys(quads))
    base = names.articles + slug
    content = trig.write_trig(distinct, names.prefixes, base=base)
    files.write(workspace.article(slug), content)
    return sum(quad.object == v.CLASS_PASSAGE for quad in distinct)


def _complete(workspace: Workspace, slug: str, text: Text) -> None:
    """Add which passages are read with which, and the text fragments.

    Both need the graph that the statements make: its names, and what mentions them.
    """
    graph = load(workspace)
    article = _article(graph, slug)
    words = Text(article, text.words)
    names = publishable(graph)
    quads = list(parse(path=workspace.article(slug), format=RdfFormat.TRIG))
    quads += companions(graph, words)
    iri = NamedNode(article.iri)
    for passage in article.passages:
        fragment = text_fragment(words, passage.begin, passage.end, names)
        if fragment and article.url:
            value = Literal(fragment)
            quads.append(Quad(NamedNode(passage.iri), v.TEXT_FRAGMENT, value, iri))
    _write_article(workspace, slug, quads)


def _at_lines(
    workspace: Workspace,
    slug: str,
    shown: str,
    compiled: Compiled,
    findings: Iterable[Finding],
) -> list[Finding]:
    """The findings on the article at the lines of its worksheet, and those elsewhere."""
    keys = {
        workspace.shown(path): {line: key for key, line in index(path).items()}
        for path in (workspace.article(slug), workspace.entities)
    }
    article = workspace.shown(workspace.article(slug))
    placed = []
    for finding in findings:
        location = finding.location
        line = None
        if location.file in keys:
            known = keys[location.file]
            key = known.get(location.line or 0, Key(location.passage, ""))
            line = _line(compiled, key, location) or _line_around(compiled, finding)
        if line or location.file == article:
            place = location._replace(file=shown, line=line)
            advice = _in_shorthand(finding.advice)
            placed.append(finding._replace(location=place, advice=advice))
        elif finding.is_error:
            placed.append(finding)
        # What is unfinished elsewhere is not this worksheet's.
    # One line may be in doubt for each of its statements.
    distinct = dict.fromkeys(placed)
    return sorted(distinct, key=lambda finding: finding.location.line or 0)


def _in_shorthand(advice: str) -> str:
    for term, form in _IN_SHORTHAND.items():
        advice = advice.replace(term, form)
    return advice


def _line(compiled: Compiled, key: Key, location: Location) -> int | None:
    for name in (key.graph, location.passage, key.subject):
        said = (name or "", key.subject, key.predicate or "")
        if said in compiled.statement_lines:
            return compiled.statement_lines[said]
    for name in (location.passage, key.graph, key.subject):
        if name in compiled.lines:
            return compiled.lines[name]
    return None


def _line_around(compiled: Compiled, finding: Finding) -> int | None:
    """The line with the words that no statement uses, which only the message names."""
    match = _POSITION.search(finding.message)
    if match is None:
        return None
    begin, end = map(int, match.groups())
    around = [
        (last - first, line)
        for name, line in compiled.lines.items()
        for first, last in [span_of(name)]
        if first <= begin < last or first < end <= last
    ]
    return min(around)[1] if around else None


def _take_over(tried: Workspace, workspace: Workspace, slug: str) -> list[Path]:
    """Copy what has changed into the project."""
    written = []
    for source, target in (
        (tried.entities, workspace.entities),
        (tried.article(slug), workspace.article(slug)),
    ):
        content = source.read_bytes() if source.exists() else b""
        if content and (not target.exists() or target.read_bytes() != content):
            files.write(target, content)
            written.append(target)
    return written
