"""The W3C's tests of SPARQL queries, run through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.w3c.measured import Outcome, known_faults, outcomes, table
from tests.w3c.suite import VARIABLE, cases, folder

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "engines.md"
FAULTS = known_faults()


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    """What came of each test."""
    sparql = folder()
    if sparql is None:
        pytest.skip(f"{VARIABLE} names no copy of github.com/w3c/rdf-tests")
    return outcomes(cases(sparql))


def test_the_suites_are_whole(found: list[Outcome]) -> None:
    """Each kind is there, and each test once."""
    names = [outcome.case.name for outcome in found]
    assert len(set(names)) == len(names) > 1300
    assert {outcome.case.suite for outcome in found} == {
        "sparql10",
        "sparql11",
        "sparql12",
    }


def test_what_fails_is_what_is_known_to_fail(found: list[Outcome]) -> None:
    """The file of faults is exactly true: no other test fails, and each that it names
    fails as it says.
    """
    shown = {outcome.case.name: outcome.fault for outcome in found if outcome.fault}
    assert shown == {name: known.shown for name, known in FAULTS.items()}


def test_no_fault_is_ours() -> None:
    """The engine's own remain, what is refused on purpose, and what is out of scope."""
    owners = {known.whose for known in FAULTS.values()}
    assert owners == {"engine", "refused on purpose", "out of scope"}
    assert all(known.reason for known in FAULTS.values())


def test_the_page_has_the_counts(found: list[Outcome]) -> None:
    """As they are today."""
    assert table(found, FAULTS) in PAGE.read_text(encoding="utf-8")
