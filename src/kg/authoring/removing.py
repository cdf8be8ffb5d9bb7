"""An article is taken away, with the things that only it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad

from kg import files
from kg import vocabulary as v
from kg.authoring import registry
from kg.authoring.accepting import worksheet_of
from kg.errors import KgError, NotFound
from kg.rdf.canonical import read_document
from kg.vocabulary import Term
from kg.workspace import Workspace


class Removed(NamedTuple):
    """An article that is no more: the files that are gone, changed and kept."""

    gone: list[Path]
    changed: list[Path]
    kept: list[Path]


def remove_article(workspace: Workspace, slug: str) -> Removed:
    """Take an article away: its file, and the things that only it tells of.

    The text and the worksheet are kept: the one may be the only copy, and the other a
    person's work.

    Raises:
        NotFound: there is no such article.
        KgError: something is derived from it.
    """
    path = workspace.article(slug)
    if not path.exists():
        slugs = [other.stem for other in workspace.articles]
        raise NotFound("article", slug, slugs, "'kg ask articles' lists them.")
    stated = _quads(workspace, [path])
    others = [other for other in workspace.articles if other != path]
    elsewhere = _quads(workspace, others)
    derived = _quads(workspace, workspace.derived)
    _refuse_ground(slug, _subjects(stated) - _subjects(elsewhere), derived)
    changed = []
    # What nothing else tells of was registered for its sake alone.
    told = _terms(stated) - _terms([*elsewhere, *derived])
    registered = registry.registered(workspace)
    kept = [quad for quad in registered if quad.subject not in told]
    if len(kept) < len(registered):
        contents = registry.registry_files(workspace, kept, slug)
        for place, content in contents.items():
            files.write(place, content)
            changed.append(place)
    path.unlink()
    gone = [path]
    proofs = workspace.proofs_of(slug)
    if proofs.exists():
        proofs.unlink()
        gone.append(proofs)
    text = workspace.root / "articles" / f"{slug}.txt"
    sheet = worksheet_of(workspace, slug)
    present = [place for place in (text, sheet) if place.exists()]
    return Removed(gone, changed, present)


def _refuse_ground(slug: str, gone: set[Term], derived: Iterable[Quad]) -> None:
    """Refuse to take away what an estimate or a reading rests on."""
    grounds = {quad.object for quad in derived if quad.predicate == v.DERIVED_FROM}
    if grounds & gone:
        message = f"Something in graph/derived/ rests on what {slug} states."
        raise KgError(message, "Take it away first: it would rest on nothing.")


def _quads(workspace: Workspace, paths: Iterable[Path]) -> list[Quad]:
    quads: list[Quad] = []
    for path in paths:
        quads += read_document(path, workspace.shown(path)).quads
    return quads


def _subjects(quads: Iterable[Quad]) -> set[Term]:
    return {quad.subject for quad in quads}


def _terms(quads: Iterable[Quad]) -> set[Term]:
    terms: set[Term] = set()
    for quad in quads:
        terms |= {quad.subject, quad.object}
    return terms
