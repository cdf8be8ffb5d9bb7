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


STAKE = "kg:unit kg:percent ; kg:comparator kg:exactly ; kg:variable id:share"
REST = """
id:share a kg:Variable ; skos:prefLabel "share"@en .
id:held a kg:Observation ; kg:value 80 ; {told} ; kg:observedOf id:norvik .
id:rest a kg:Estimate ; kg:value {value} ; {own} ; kg:observedOf id:{of} ;
    kg:calculation kg:remainder ; prov:wasDerivedFrom id:held .
"""


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"value": "30"}, ["the calculation gives another value."]),
        (
            {"of": "norvik"},
            ["the rest is of another part than the figures that it rests on."],
        ),
        (
            {"own": STAKE.replace("kg:percent", "kg:share")},
            ["the calculation gives no figure in this unit."],
        ),
        (
            {"told": STAKE.replace("kg:percent", "kg:count")},
            ["the calculation gives no figure in this unit."],
        ),
        (
            {"own": STAKE + " ; kg:period id:year-2022"},
            ["the figures that it rests on are of another time."],
        ),
    ],
)
def test_the_rest_is_what_the_shares_leave_of_the_whole(
    tmp_path: Path, changes: dict[str, str], faults: list[str]
) -> None:
    """Of one share alone as of several, and it is the part of somebody else."""
    project = copied_newsroom(tmp_path / "newsroom")
    file = project / "graph" / "derived" / "estimates.ttl"
    parts = {"told": STAKE, "own": STAKE, "value": "20", "of": "quillhaven"}
    added = REST.format(**{**parts, **changes})
    file.write_text(file.read_text("utf-8") + added, encoding="utf-8")
    found = [each.finding.message for each in estimate_findings(load(find(project)))]
    assert [message.partition(": ")[2] for message in found] == faults
