"""The main job: check a project, and write the site of all of it that is sound."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg import checks, files
from kg.articles import Texts
from kg.checks import Progress, Refusal, false_records, refusals
from kg.edition import Edition
from kg.formats import export
from kg.formats.own_form import Contents
from kg.grounding import Support
from kg.grounding.coverage import Coverage
from kg.grounding.proof_quads import proof_quads
from kg.knowledge import Graph, load
from kg.linked_data import (
    ENDINGS,
    FOLDERS,
    RULES,
    linked_data,
    refuse_foreign_rules,
)
from kg.model import Finding, Proof
from kg.workspace import Workspace, spare, spare_folder

# A folder that has these is a site, and may be written again.
_ALWAYS_WRITTEN = ("index.html", "kg.trig", "ontology.ttl")

_ARTICLES = "articles"  # the folder of the articles' pages
_EXPORTS = {
    "kg.ttl": "turtle",
    "kg.trig": "trig",
    "kg.nq": "nquads",
    "kg.jsonld": "jsonld",
}

_LINKED = ("kg.ttl", "kg.jsonld")  # from the pages


class Omission(NamedTuple):
    """An article that the site leaves out, and why."""

    slug: str
    reason: str
    is_faulty: bool


class Built(NamedTuple):
    """What a build found and wrote.

    Without files, an error stood in the way that belongs to no single article, or no
    article was left.

    Attributes:
        findings: the errors, warnings and notes on all articles.
        counts: how much of each kind the site has, see `Edition.counts`.
        state: how far the words are proved, see `Edition.state`.
        files: what was written.
        coverages: what of the text of each article on the site statements use.
        omissions: the articles that were left out.
        proofs: how well each statement of these articles is proved.
        refusals: the statements that were left out of the other articles.
        has_errors: whether an article is published with something left out, or with
            another error.
        quotes: whether pages quote the articles.
    """

    findings: list[Finding]
    counts: dict[str, int]
    state: str
    files: list[Path]
    coverages: list[Coverage]
    omissions: list[Omission]
    proofs: list[Proof]
    refusals: list[Refusal]
    has_errors: bool = False
    quotes: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out for being wrong."""
        has_faulty = any(omission.is_faulty for omission in self.omissions)
        return bool(self.files) and not has_faulty and not self.has_errors


class Publication(NamedTuple):
    """What of a project may be published, before any file is written.

    Attributes:
        built: what was found, and no files yet.
        edition: the sound articles; None where nothing can be published.
    """

    built: Built
    edition: Edition | None = None

    def contents(self) -> Contents:
        """The files of the site by name; none where nothing can be published."""
        if self.edition is None:
            return {}
        return _contents(self.edition, self.built.coverages)


def build(
    workspace: Workspace, out: Path, progress: Progress = lambda _: None
) -> Built:
    """Check a project, and write the site of every sound article.

    Drafts, and articles whose files are broken, are left out with all that is derived
    from them; so are the statements that the words refuse, and what follows from them.
    Where no article is left, nothing is written. Files of an earlier build that are no
    longer part of the site are removed.

    Args:
        workspace: the project; without texts, no page quotes an article.
        out: the folder of the site.
        progress: called with the name of each step.

    Raises:
        KgError: the folder holds other files, or is where people write.
    """
    spare_folder(workspace, out, _ALWAYS_WRITTEN)
    for folder in (_ARTICLES, *FOLDERS):
        spare(workspace, out / folder)  # it may be a link that leads elsewhere
    refuse_foreign_rules(out)
    found = publication(workspace, progress)
    if found.edition is None:
        return found.built
    contents = found.contents()
    _write(out, contents)
    return found.built._replace(files=[out / name for name in contents])


def publication(
    workspace: Workspace, progress: Progress = lambda _: None
) -> Publication:
    """Check a project, and leave out what is not sound.

    Args:
        workspace: the project.
        progress: called with the name of each step.
    """
    texts = Texts(*workspace.text_folders)
    examined = checks.examine(workspace, texts, progress)
    # Without an edition there may be no base, and no telling what belongs to whom.
    if examined.edition is None or checks.blocking(examined.findings, workspace):
        return _unpublished(examined, [])
    omissions = _omissions(workspace, examined.findings, examined.edition)
    if omissions and len(omissions) == len(workspace.articles):
        # An empty site would take the place of one that was good.
        return _unpublished(examined, omissions)
    progress("writing")
    without = {omission.slug for omission in omissions}
    graph = examined.edition.graph
    published = [each for each in examined.supports if each.article.slug not in without]
    refused = refusals(graph, published)
    withheld = [quad for refusal in refused for quad in refusal.quads]
    withheld += false_records(graph, published, examined.coverages)
    # What was found just now takes the place of what is recorded.
    recorded = _recorded(graph)
    proofs = _proofs(graph, published, recorded)
    edition = examined.edition
    if without or withheld or proofs != recorded:
        # What is inferred may rest on several articles: it is worked out again.
        parts = load(workspace, without, withheld, proofs)
        edition = Edition(workspace, parts, texts)
    coverages = [
        coverage
        for coverage in examined.coverages
        if coverage.article.iri in edition.graph.articles
    ]
    built = Built(
        findings=examined.findings,
        counts=edition.counts(),
        state=edition.state(),
        files=[],
        coverages=coverages,
        omissions=omissions,
        proofs=[proof for each in published for proof in each.proofs],
        refusals=refused,
        has_errors=bool(checks.faulty(examined.findings, workspace) - without),
        quotes=edition.quotes,
    )
    return Publication(built, edition)


def _proofs(
    graph: Graph, supports: Iterable[Support], recorded: set[Quad]
) -> set[Quad]:
    """How well the statements of the articles are proved.

    Of those whose words are not at hand, that is what was recorded.
    """
    quads: set[Quad] = set()
    for support in supports:
        if support.words is None:
            begin = f"{graph.namespaces.base}proof/{support.article.slug}/"
            quads.update(each for each in recorded if _is_in(each, begin))
        else:
            quads.update(proof_quads(graph, support, graph.grades))
    return quads


def _recorded(graph: Graph) -> set[Quad]:
    quads = graph.match(graphs=graph.namespaces.proofs)
    return {Quad(*quad.triple) for quad in quads}


def _is_in(quad: Quad, namespace: str) -> bool:
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(
        namespace
    )


def _unpublished(examined: checks.Examined, omissions: list[Omission]) -> Publication:
    built = Built(
        findings=examined.findings,
        counts={},
        state="",
        files=[],
        coverages=examined.coverages,
        omissions=omissions,
        proofs=[],
        refusals=[],
    )
    return Publication(built)


def _omissions(
    workspace: Workspace, findings: list[Finding], edition: Edition
) -> list[Omission]:
    """The articles that are not published."""
    unsound = checks.unsound(findings, workspace)
    drafts = {article.slug for article in edition.articles if article.is_draft}
    omissions = []
    # By file: one that cannot be read is no article of the edition.
    for path in workspace.articles:
        slug = path.stem
        if slug in unsound:
            omissions.append(Omission(slug, "its files have errors", is_faulty=True))
        elif slug in drafts:
            omissions.append(Omission(slug, "it is a draft", is_faulty=False))
    return omissions


def _contents(edition: Edition, coverages: list[Coverage]) -> Contents:
    """The files of the site by name."""
    from kg.page.pages import pages, rights  # networkx' layouts and pyvis are slow

    # All in memory before one is written: an error leaves the earlier site as it was.
    contents: Contents = dict(pages(edition, coverages, _LINKED))
    exports = {name: export(edition.graph, form) for name, form in _EXPORTS.items()}
    contents |= exports
    contents |= _vocabulary(edition.workspace)
    readings = _readings(edition, contents)
    return contents | linked_data(edition, exports, readings, rights(edition))


def _readings(edition: Edition, pages: Contents) -> dict[str, str]:
    """By slug the page on which an article is read."""
    slugs = [article.slug for article in edition.articles]
    own = {slug: f"{_ARTICLES}/{slug}.html" for slug in slugs}
    # Of an only article that is the first page.
    return {slug: page if page in pages else "index.html" for slug, page in own.items()}


def _vocabulary(workspace: Workspace) -> dict[str, str]:
    """The terms, and what is told of them: shapes, alignments, how they are said.

    Of each the shared part comes first, then the project's own, with prefixes of its
    own.
    """
    folder = workspace.shared / "ontology"
    terms = [folder / name for name in ("core.ttl", "news.ttl", "units.ttl")]
    own = [path for path in workspace.own_ontology if path in workspace.ontology]
    parts = {
        "ontology.ttl": [*terms, *own],
        "shapes.ttl": workspace.shapes,
        "alignments.ttl": [folder / "alignments.ttl"],
        "frames.ttl": workspace.frames,
    }
    contents: dict[str, str] = {}
    for name, paths in parts.items():
        texts = [path.read_text(encoding="utf-8") for path in paths]
        contents[name] = "\n".join(texts)
    return contents


def _write(out: Path, contents: Contents) -> None:
    """Write the files in the place of all that an earlier build wrote."""
    # What goes is removed first, lest an error in writing should leave it there: a page
    # that quotes an article must not outlive its place in the site.
    for folder in (_ARTICLES, *FOLDERS):
        for path in sorted((out / folder).glob("*")):
            is_ours = path.suffix.removeprefix(".") in ENDINGS
            if is_ours and f"{folder}/{path.name}" not in contents:
                path.unlink()
    for name in RULES:
        if name not in contents and (out / name).is_file():
            (out / name).unlink()
    files.write_all(out, contents)
