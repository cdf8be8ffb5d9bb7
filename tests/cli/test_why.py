"""`kg why` and `kg show`: each kind of reason, down to the passage."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NAME = "http://www.w3.org/2004/02/skos/core#altLabel"
CASES = [
    (["SGMW", "cooperatesWith", "Huawei"], "stated", None, 0),
    (["SGMW", "hasBrand", "Baojun"], "stated", None, 0),
    (["Huawei", "cooperatesWith", "SGMW"], "inferred", "in both directions", 1),
    (["Guan Weirong", "affiliatedWith"], "inferred", "together they say", 2),
    (["Liuzhou", "hosts"], "derived", "A reading:", 1),
    (
        ["id:estimate-liuzhou-investment-2024-01-07", "value"],
        "derived",
        "An estimate:",
        2,
    ),
    (["SGMW", TYPE, "kg:Actor"], "inferred", "is also an actor", 1),
    (["Huawei", NAME, "Huawei"], "registered", "entities.ttl", 0),
]


def leaves(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The explanations that rest on no other."""
    return [leaf for premise in found["premises"] for leaf in leaves(premise)] or [
        found
    ]


@pytest.mark.parametrize(("arguments", "basis", "reason", "premises"), CASES)
def test_a_reason_of_each_kind(
    kg: Run, arguments: list[str], basis: str, reason: str | None, premises: int
) -> None:
    """The basis, the rule or reading in words, and what it follows from."""
    ran = kg("why", *arguments)
    assert ran.returncode == 0, ran.stderr
    (found,) = json.loads(ran.stdout)
    assert found["statement"]["basis"] == basis
    assert (reason or "") in (found["reason"] or "")
    assert bool(found["reason"]) == (basis != "stated")
    assert len(found["premises"]) == premises
    for leaf in leaves(found):
        assert leaf["statement"]["basis"] in ("stated", "registered")
        for piece in leaf["evidence"]:
            assert piece["position"].startswith("char=")
            assert piece["link"].startswith("http://en.people.cn/")
            assert piece["citation"].startswith(
                "People's Daily Online, 12 September 2025, char="
            )
            assert "quote" not in piece


@pytest.mark.parametrize(("arguments", "basis", "reason", "premises"), CASES)
def test_a_reason_in_lines(
    kg: Run, arguments: list[str], basis: str, reason: str | None, premises: int
) -> None:
    """The same for people: the sentence first, what it follows from indented below."""
    ran = kg("why", *arguments, "--format", "table")
    (found,) = json.loads(kg("why", *arguments).stdout)
    lines = ran.stdout.splitlines()
    joined = " ".join(ran.stdout.split())
    assert joined.startswith(found["statement"]["sentence"])
    assert (reason or "") in joined
    assert all(
        line.startswith("  ")
        for line in lines[1 + (len(found["statement"]["sentence"]) > 100) :]
    )
    assert (f"\n  {basis.capitalize()}." in ran.stdout) == (basis != "stated")
    assert (
        len(
            [
                line
                for line in lines
                if line.startswith("  ") and not line.startswith("   ")
            ]
        )
        >= premises
    )


@pytest.mark.parametrize(
    ("short", "full"), [("rdf:type", TYPE), ("skos:altLabel", NAME)]
)
def test_a_property_of_another_vocabulary_has_its_usual_name(
    kg: Run, short: str, full: str
) -> None:
    """With a prefix, as `kg schema` writes it, as well as in full."""
    ran = kg("why", "Huawei", short)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == kg("why", "Huawei", full).stdout


@pytest.mark.parametrize(
    ("arguments", "stated"),
    [
        (
            ["Guangxi Automobile Group", "hasSubsidiary"],
            "is a subsidiary of Guangxi Automobile Group",
        ),
        (["Liuzhou Wuling New Energy Motors", "locatedIn", "China"], "is in"),
    ],
)
def test_inverse_and_transitive(kg: Run, arguments: list[str], stated: str) -> None:
    """What is stated from the other side, or in steps."""
    ran = kg("why", *arguments)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert any(one["statement"]["basis"] == "inferred" for one in found)
    assert stated in ran.stdout


def test_all_about_a_thing(kg: Run) -> None:
    """Without a property, everything that holds, but no mere translation into another
    vocabulary.
    """
    found = json.loads(kg("why", "Huawei").stdout)
    assert len(found) > 3
    assert not any(
        "schema.org" in one["statement"]["predicate"]
        for one in found
        if one["statement"]["basis"] == "inferred"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["Baojun", "hasBrand"],
        ["SGMW", "hasBrand", "Huawei"],
        ["Huawei", "subsidiaryOf"],
    ],
)
def test_what_does_not_hold(kg: Run, arguments: list[str]) -> None:
    """Exit 1, in words on standard error."""
    ran = kg("why", *arguments)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "does not hold" in ran.stderr


def test_a_fact_sheet(kg: Run) -> None:
    """Sentences with the numbers of their passages under the name, then what is behind
    each number.
    """
    lines = kg("show", "SGMW", "--format", "table").stdout.splitlines()
    assert lines[0] == "SAIC-GM-Wuling"
    assert set(lines[1]) == {"─"}
    (number,) = re.findall(
        r"SAIC-GM-Wuling has the brand Baojun\. (\[\d+\])", "\n".join(lines)
    )
    (note,) = [line for line in lines if line.startswith(number)]
    assert (
        "People's Daily Online, 12 September 2025, char=612,631 (the article's own voice)"
        in note
    )


def test_quotes_leave_only_when_asked_for(kg: Run) -> None:
    """Pinned, there are none even then."""
    for verb in (["show", "Huawei"], ["why", "Huawei"]):
        assert '"quote"' not in kg(*verb).stdout
        assert '"quote": null' in kg(*verb, "--with-text").stdout
