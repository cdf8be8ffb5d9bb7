"""A new project, and the text of an article for it, about invented companies."""

from __future__ import annotations

from pathlib import Path

from kg.authoring.adding import add
from kg.authoring.bibliography import Bibliography
from kg.authoring.starting import Plan, start
from kg.workspace import Workspace, find

PLAN = Plan("https://example.org/press/", "The press")
SLUG = "kilns"
TEXT = """Thessop Kilns opens a hall

(Ostrevale Gazette) May 6, 2024

Thessop Kilns is in Wexholt. The potter has the brand Orrelglaze.

Since 2019, Thessop Kilns has spent more than 60 million yuan ($8.4 million) on wheels. The hall has 1,400 wheels.

"We fire day and night," said Maud Ennerby, head of Thessop Kilns.
"""
GIVEN = Bibliography(
    url="https://gazette.example/kilns.html",
    publisher="Ostrevale Gazette",
    published="2024-05-06",
    slug=SLUG,
)
KNOWN = """"Thessop Kilns opens a hall"
  article headline "Thessop Kilns opens a hall"
"Ostrevale Gazette…May 6, 2024"
  article publisher ostrevale-gazette
  article datePublished 2024-05-06
"""
"""What the worksheet of a new article states of it."""


def begun(folder: Path, plan: Plan = PLAN) -> Workspace:
    """A new project in the folder."""
    start(folder, plan)
    return find(folder)


def added(folder: Path) -> Workspace:
    """A new project with the article."""
    workspace = begun(folder)
    add(workspace, "kilns.txt", TEXT.encode(), GIVEN)
    return workspace


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
