"""All tests run once: how many of each suite pass, and why the others do not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.w3c.running import fault, in_this_process, passes
from tests.w3c.suite import Case

_FAULTS = Path(__file__).parent / "faults.toml"


class Known(NamedTuple):
    """Why a test fails, as the file of faults has it."""

    whose: str
    shown: str
    reason: str


class Outcome(NamedTuple):
    """A test that was run; `fault` is empty where it passes."""

    case: Case
    fault: str


def known_faults() -> dict[str, Known]:
    """The tests that are known to fail, by name."""
    listed = tomllib.loads(_FAULTS.read_text(encoding="utf-8"))["fault"]
    faults: dict[str, Known] = {}
    for entry in listed:
        for name in entry["tests"]:
            assert name not in faults, f"{name} stands twice in the file"
            faults[name] = Known(entry["whose"], entry["shown"], entry["reason"])
    return faults


def outcomes(cases: Iterable[Case]) -> list[Outcome]:
    """Each test with what came of it."""
    with in_this_process():
        return [Outcome(case, "" if passes(case) else fault(case)) for case in cases]


def table(found: Iterable[Outcome], faults: Mapping[str, Known]) -> str:
    """The counts in Markdown: by suite and kind, how many pass and whose the others are."""
    found = list(found)
    owners = list(dict.fromkeys(known.whose for known in faults.values()))
    rows = [["suite", "kind", "tests", "pass", *owners], ["---"] * (4 + len(owners))]
    kinds = dict.fromkeys((o.case.suite, o.case.kind) for o in found)
    for suite, kind in sorted(kinds):
        of_kind = [o for o in found if (o.case.suite, o.case.kind) == (suite, kind)]
        failing = [faults[o.case.name].whose for o in of_kind if o.fault]
        counts = [len(of_kind), len(of_kind) - len(failing)]
        counts += [failing.count(owner) for owner in owners]
        version = f"SPARQL {suite[-2]}.{suite[-1]}"
        rows.append([version, _KINDS[kind], *map(str, counts)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


_KINDS = {
    "evaluation": "evaluation",
    "to accept": "syntax, to accept",
    "to reject": "syntax, to reject",
    "update": "updates, which `kg query` must refuse",
}
