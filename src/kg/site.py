"""The main job: check a project, and write its site."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg import files
from kg.checks import Progress, examine
from kg.formats import export
from kg.model import Problem
from kg.project import Project
from kg.store import Store
from kg.support.coverage import Coverage

_EXPORTS = {"kg.ttl": "turtle", "kg.trig": "trig", "kg.nq": "nquads", "kg.jsonld": "jsonld"}


class Built(NamedTuple):
    """What a build found and wrote; without files when there were problems."""

    problems: list[Problem]
    counts: dict[str, int]
    state: str
    files: list[Path]
    coverages: list[Coverage]


def build(project: Project, out: Path, progress: Progress = lambda _: None) -> Built:
    """Check the project and, when it holds together, write its site: the pages and the graph in each format."""
    problems, covered, store = examine(project, progress)
    if problems or store is None:
        return Built(problems, {}, "", [], covered)
    progress("writing")
    contents = dict(pages(store, covered)) | {name: export(store, form) for name, form in _EXPORTS.items()}
    contents["ontology.ttl"] = (project.root / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    for name, content in contents.items():
        files.write(out / name, content)
    return Built([], counts(store), state(store), [out / name for name in contents], covered)
