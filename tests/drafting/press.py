"""A project with one article of an invented firm, to draft."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.authoring.starting import Plan, start
from kg.drafting.drafts import Draft, Drafts
from kg.drafting.reviewing import Drafted, draft

SLUG = "a"
TEXT = """Quorrin Mills opens a plant in Tessholm
Tessholm, 3 May 2024

Quorrin Mills (QM), a flour maker based in Tessholm, acquired the baker Ardle & Sons from Vesper Capital on 29 April. The company supplies Brastow Foods and plans to buy Lunt Bakery.

"We employ 1,400 people," said Ida Sorrell, chief executive of Quorrin Mills. Its revenue rose 8 percent to 310 million euros in 2023. Quorrin Mills is not a subsidiary of Vesper Capital.
"""


def press(folder: Path, text: str = TEXT) -> kg.Project:
    """A project with the text as its article."""
    start(
        folder, Plan(base="https://press.example/", title="Press", creators=["Ada Oz"])
    )
    return add_to(kg.Project(folder), text)


def add_to(project: kg.Project, text: str) -> kg.Project:
    """The project with the text as its article."""
    folder = project.workspace.root
    file = folder.parent / f"{folder.name}.txt"
    file.write_text(text, encoding="utf-8")
    project.add(
        file,
        url="https://wire.example/quorrin",
        publisher="Northern Wire",
        date="2024-05-03",
        slug=SLUG,
    )
    return project


def drafted(project: kg.Project) -> Drafted:
    """The article drafted."""
    return draft(project.workspace, project.knowledge, SLUG)


def figures(drafts: Drafts) -> list[Draft]:
    """Those of the drafts that state a figure."""
    return [each for each in drafts.drafts if each.kind == "figure"]


def figure(drafts: Drafts, wording: str) -> Draft:
    """The one figure with a wording."""
    (found,) = (each for each in figures(drafts) if each.facts.object == wording)
    return found


def statements(drafts: list[Draft]) -> dict[str, Draft]:
    """The drafts by what they state, of several statements the first."""
    return {draft.statement.split(" | ")[0]: draft for draft in drafts}
