"""What is to be built is as much to come as where it will stand."""

from __future__ import annotations

from pathlib import Path

from tests.drafting.press import drafted, press

TEXT = """Torvane Looms looks ahead
Kesterby, 3 May 2024

Torvane Looms, a maker of looms in Kesterby, will open a second weaving plant in Kesterby.
"""


def test_a_site_is_as_planned_as_what_is_built_there(tmp_path: Path) -> None:
    drafts = drafted(press(tmp_path / "press", TEXT)).drafts.drafts
    found = [each for each in drafts if each.facts.property == "locatedIn"]
    planned = [each for each in found if each.facts.subject == "second weaving plant"]
    assert [each.facts.modality for each in planned] == ["planned"]
