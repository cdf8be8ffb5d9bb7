"""What something is called in passing is a fact; what somebody calls it is an opinion."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import Project
from tests.grounding import invented
from tests.grounding.told import REGISTRY


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Norvik Looms, a bank, makes looms.", "proved"),
        ("Norvik Looms, once a bank, makes looms.", "refused"),
        ("The former bank Norvik Looms makes looms.", "open"),
        ("Ada Oz called Norvik Looms a bank on Monday.", "open"),
    ],
)
def test_what_a_thing_is_called(tmp_path: Path, text: str, grade: str) -> None:
    folder = tmp_path / "project"
    told = invented.Told(text, 'id:norvik kg:kind "bank" .')
    invented.project(folder, text, REGISTRY, told)
    proofs = Project(folder).examine().proofs
    (proof,) = [each for each in proofs if "kind" in each.statement[1]]
    assert proof.grade == grade
