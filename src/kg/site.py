"""The main job: check a project, and write the site of all of it that is sound."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg import checks, files
from kg.articles import Texts
from kg.checks import Progress
from kg.edition import Edition
from kg.formats import export
from kg.grounding.coverage import Coverage
from kg.knowledge import load
from kg.model import Finding
from kg.workspace import Workspace, spare, spare_folder

_KNOWN_BY = ("index.html", "kg.trig", "ontology.ttl")  # a folder with these is a site
_ARTICLES = "articles"  # the folder of the articles' pages
_EXPORTS = {
    "kg.ttl": "turtle",
    "kg.trig": "trig",
    "kg.nq": "nquads",
    "kg.jsonld": "jsonld",
}


class Omission(NamedTuple):
    """An article that the site leaves out, and why."""

    slug: str
    reason: str
    is_faulty: bool


class Built(NamedTuple):
    """What a build found and wrote.

    Without files, an error stood in the way that belongs to no single article, or no
    article was left.
    """

    findings: list[Finding]
    counts: dict[str, int]
    state: str
    files: list[Path]
    coverages: list[Coverage]
    omissions: list[Omission]
    quotes: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out for being wrong."""
        return bool(self.files) and not any(
            omission.is_faulty for omission in self.omissions
        )


def build(
    workspace: Workspace, out: Path, progress: Progress = lambda _: None
) -> Built:
    """Check the project and write its site: the pages, and the graph in each format, of every sound article.

    Drafts, and articles with errors, are left out with all that is derived from them.
    Where no article is left, nothing is written. Files of an earlier build that are no
    longer part of the site are removed.

    Raises:
        KgError: the folder holds other files, or is where people write.
    """
    spare_folder(workspace, out, _KNOWN_BY)
    spare(workspace, out / _ARTICLES)  # it may be a link that leads elsewhere
    texts = Texts(workspace.texts)
    examined = checks.examine(workspace, texts, progress)
    blocking = checks.blocking(examined.findings, workspace)
    if blocking or examined.edition is None:
        return Built(examined.findings, {}, "", [], examined.coverages, [])
    omissions = _omissions(workspace, examined)
    if omissions and len(omissions) == len(workspace.articles):
        # An empty site would take the place of one that was good.
        return Built(examined.findings, {}, "", [], examined.coverages, omissions)
    progress("writing")
    edition = examined.edition
    if omissions:
        without = {omission.slug for omission in omissions}
        edition = Edition(workspace, load(workspace, without), texts)
    covered = [
        each
        for each in examined.coverages
        if each.article.iri in edition.graph.articles
    ]
    contents = _contents(edition, covered)
    _write(out, contents)
    return Built(
        findings=examined.findings,
        counts=edition.counts(),
        state=edition.state(),
        files=[out / name for name in contents],
        coverages=covered,
        omissions=omissions,
        quotes=edition.quotes,
    )


def _omissions(workspace: Workspace, examined: checks.Examined) -> list[Omission]:
    """The articles that are not published."""
    faulty = checks.unsound(examined.findings, workspace)
    found = []
    for path in workspace.articles:
        if path.stem in faulty:
            found.append(Omission(path.stem, "it has errors", is_faulty=True))
        elif examined.edition and any(
            a.slug == path.stem and a.is_draft for a in examined.edition.articles
        ):
            found.append(Omission(path.stem, "it is a draft", is_faulty=False))
    return found


def _contents(edition: Edition, covered: list[Coverage]) -> dict[str, str]:
    """The files of the site by name."""
    from kg.page.pages import pages  # networkx' layouts and pyvis are slow to import

    contents = dict(pages(edition, covered))
    for name, form in _EXPORTS.items():
        contents[name] = export(edition.graph, form)
    ontology = edition.workspace.root / "ontology" / "kg.ttl"
    contents["ontology.ttl"] = ontology.read_text(encoding="utf-8")
    return contents


def _write(out: Path, contents: dict[str, str]) -> None:
    """Write the files, in the place of all that an earlier build wrote.

    What goes is removed first: a page that quotes an article must not outlive its place
    in the site.
    """
    for path in sorted((out / _ARTICLES).glob("*.html")):
        if f"{_ARTICLES}/{path.name}" not in contents:
            path.unlink()
    for name, content in contents.items():
        files.write(out / name, content)
