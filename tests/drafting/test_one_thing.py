"""Which names and nouns of a second article are of what the registry has, and which not."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.drafting.drafts import Drafts
from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG, press
from tests.drafting.test_second_article import second

OSTRAND = """Ostrand Cells has a plant
Drossel, 3 May 2024

Ostrand Cells, a battery maker, said on Monday that it runs a plant in Drossel. The plant employs 300 people and it is to be extended, the company said in a statement.
"""
BRENNICK = """Brennick Steel has a plant
Skarn, 2 May 2025

Brennick Steel, a steelmaker, said on Monday that it runs a plant in Skarn. The plant employs 900 people and it is to be extended, the company said in a statement.
"""


def after(folder: Path, first: str, text: str) -> tuple[kg.Project, Drafts]:
    """The drafts of an article after all of another is accepted."""
    project = press(folder / "press", first)
    draft(project.workspace, project.knowledge, SLUG)
    project.review(SLUG, {"plain": "a", "reference": "a", "doubtful": "a"})
    accepted = project.accept(SLUG)
    assert accepted.is_written, accepted.findings
    project = second(project, folder, text)
    return project, again(project)


def again(project: kg.Project) -> Drafts:
    return draft(project.workspace, project.knowledge, "b").drafts


def owner(drafts: Drafts, value: str) -> str:
    (found,) = (each.statement for each in drafts.drafts if each.facts.value == value)
    return found.partition("observedOf ")[2].partition(";")[0]


def test_a_plant_is_another_one_in_the_next_article(tmp_path: Path) -> None:
    project, found = after(tmp_path, OSTRAND, BRENNICK)
    assert owner(found, "900") == "plant-b"
    assert 'plant-b: Facility "plant (Skarn)"' in {
        each.statement for each in found.things
    }
    project.review("b", {"plain": "a", "reference": "a", "doubtful": "a"})
    accepted = project.accept("b")
    assert accepted.is_written, accepted.findings
