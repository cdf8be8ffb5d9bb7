"""Whether a project holds together: its syntax, its shapes, its logic, its evidence and whether words bear it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.checks import asked, cycles, evidence, parsing, rules, support, syntax
from kg.checks.places import Places
from kg.model import Problem
from kg.project import Project
from kg.store import Store

Progress = Callable[[str], None]


def check(project: Project, progress: Progress = lambda _: None) -> list[Problem]:
    """All problems, by file and line. Where a file cannot be read, why not. `progress` hears of each step."""
    progress("syntax")
    parsed = parsing.read(project)
    if parsed.unreadable:
        return _ordered(parsed.unreadable)
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
    problems += support.check(store, places)
    return _ordered(problems)


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda p: (p.file or "", p.line or 0, p.check, p.message, p.found or ""))
