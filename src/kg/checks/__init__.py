"""Whether a project holds together: its syntax, its shapes, its logic, its evidence and whether words bear it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.checks import asked, cycles, evidence, parsing, rules, support, syntax
from kg.checks.places import Places
from kg.model import Problem
from kg.project import Project
from kg.store import Store
from kg.support import support as prove
from kg.support.coverage import Coverage, coverages

Progress = Callable[[str], None]


class Examined(NamedTuple):
    """What is wrong with a project, and what of its articles the graph uses, where their texts are at hand.

    `store` is the graph that was checked; there is none where a file cannot be read.
    """

    problems: list[Problem]
    coverages: list[Coverage]
    store: Store | None


def check(project: Project, progress: Progress = lambda _: None) -> list[Problem]:
    """All problems, by file and line. Where a file cannot be read, why not. `progress` hears of each step."""
    return examine(project, progress).problems


def examine(project: Project, progress: Progress = lambda _: None) -> Examined:
    """The problems, and with them the coverage."""
    progress("syntax")
    parsed = parsing.read(project)
    if parsed.unreadable:
        return Examined(_ordered(parsed.unreadable), [], None)
    problems = list(syntax.check(project, parsed))
    progress("loading")
    store = Store(project)
    problems += asked.check(store)
    places = Places(project)
    progress("shapes")
    from kg.checks import shapes  # rdflib and pySHACL are slow to import

    problems += shapes.check(project, places)
    progress("logic")
    problems += [*rules.check(store, places), *cycles.check(store, places)]
    progress("evidence")
    problems += evidence.check(store, places)
    progress("support")
    supports = prove(store)
    covered = coverages(store, supports)
    problems += support.problems(store, places, supports, covered)
    return Examined(_ordered(problems), covered, store)


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda p: (p.file or "", p.line or 0, p.check, p.message, p.found or ""))
