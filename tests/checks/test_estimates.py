"""What an estimate may be worked out from, whatever the digits give."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.checks.estimates import estimate_findings
from kg.knowledge import load
from kg.workspace import find
from tests.conftest import copied_newsroom

SUM = """
id:variable a kg:Variable ; skos:prefLabel "{variable}"@en .
id:one a kg:Observation ; kg:value 300 ; {told} ; kg:period id:year-2022 .
id:two a kg:Observation ; kg:value 320 ; {told} ; kg:period id:{second} .
id:both a kg:Estimate ; kg:value 620 ; {told} ;
    kg:calculation kg:sum ; prov:wasDerivedFrom id:one , id:two .
"""
TOLD = (
    "kg:unit kg:count ; kg:comparator kg:exactly ; kg:observedOf id:quillhaven ; "
    "kg:variable id:variable"
)


@pytest.mark.parametrize(
    ("variable", "second", "faults"),
    [
        ("number of employees", "year-2023", 1),
        ("population of the town", "year-2023", 1),
        # Of one time there may be several parts.
        ("number of employees", "year-2022", 0),
        ("output of looms", "year-2023", 0),
        # Orders are taken, and stand in the books.
        ("orders", "year-2023", 0),
        ("number of bobbins", "year-2023", 0),
    ],
)
def test_what_is_so_at_a_moment_is_not_added_up_over_time(
    tmp_path: Path, variable: str, second: str, faults: int
) -> None:
    project = copied_newsroom(tmp_path / "newsroom")
    file = project / "graph" / "derived" / "estimates.ttl"
    added = SUM.format(variable=variable, told=TOLD, second=second)
    file.write_text(file.read_text("utf-8") + added, encoding="utf-8")
    workspace = find(project)
    found = [each.finding for each in estimate_findings(load(workspace))]
    assert len(found) == faults
    for finding in found:
        assert "does not add up over several times" in finding.message
        assert finding.found == variable
