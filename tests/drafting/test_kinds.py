"""What is drafted of kinds and classes, and what a sentence does not say of them."""

from __future__ import annotations

from pathlib import Path

from kg.drafting.reviewing import draft
from tests.drafting.press import SLUG, press

TEXT = """Velmarck buys battery maker Ostrand Cells
Drossel, 4 March 2024

Velmarck Industries AG said on Monday that it sells cells under its Lumio brand, and that Lumio is known in the north. It bought the battery maker Ostrand Cells in 2023, it said in a statement.
"""


def test_a_kind_is_a_noun_phrase_without_the_verb_of_a_heading(tmp_path: Path) -> None:
    project = press(tmp_path / "press", TEXT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    kinds = {
        each.facts.object for each in found.drafts if each.facts.property == "kind"
    }
    assert kinds == {"battery maker"}


def test_what_is_somebodys_brand_is_one(tmp_path: Path) -> None:
    project = press(tmp_path / "press", TEXT)
    found = draft(project.workspace, project.knowledge, SLUG).drafts
    assert 'lumio: Brand "Lumio"' in {each.statement for each in found.things}
