"""Articles drafted: against reading their relations alone, beside many other things, and
the growth with the length of a text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.benchmarks.reading import (
    ARTICLE,
    lexemes,
    read,
    sample,
)
from tests.benchmarks.timing import interleaved

import kg
from kg import vocabulary as v
from kg.authoring.starting import Plan, start
from kg.drafting.reviewing import Drafted, draft

RUNS = 3
BATCH = 25  # times as long as to read the relations alone
BESIDE = 1.5  # times as long where the registry has a thousand times as many things
MANY = 30_000
LINEAR = 1.5  # times as long a character, in a text four times as long


def measure() -> None:
    """Fails where a draft takes longer than what it rests on allows, or is not linear."""
    once, four_times = sample(ARTICLE), sample(4 * ARTICLE)
    with _project(once, four_times) as project:
        short, long = interleaved(
            RUNS,
            partial(_drafted, project, "a1"),
            partial(_drafted, project, "a2"),
            clock=process_time,
        )
        growth = long / short * len(once) / len(four_times)
        print(f"{len(once)} and {len(four_times)} characters")
        print(f"  {short * 1e3:.0f} and {long * 1e3:.0f} ms, {growth:.2f} a character")
        if growth > LINEAR:
            sys.exit(f"Drafting is not linear: {growth:.2f}, at most {LINEAR}.")
        _beside_many(project)
        _batch(project, once)


def _beside_many(project: kg.Project) -> None:
    """A draft in a project of many things, against one in a project of none.

    Each is drafted in a graph that is loaded, as `kg draft` finds it compiled.
    """
    alone = project.knowledge
    with _registering(project.workspace.root, MANY):
        project.reload()
        beside = project.knowledge
    workspace = project.workspace
    few, many = interleaved(
        RUNS,
        lambda: draft(workspace, alone, "a1"),
        lambda: draft(workspace, beside, "a1"),
        clock=process_time,
    )
    project.reload()
    ratio = many / few
    print(f"beside {MANY} things, {ratio:.2f} times as long as beside none")
    if ratio > BESIDE:
        sys.exit(f"Many things make a draft slow: {ratio:.2f}, at most {BESIDE}.")


@contextmanager
def _registering(folder: Path, number: int) -> Iterator[None]:
    """So many things in the registry of a project."""
    registry = folder / "graph" / "entities.ttl"
    before = registry.read_text("utf-8") if registry.exists() else ""
    lines = [
        f"<https://press.example/id/firm-{each}> a <{v.KG}Company> ; "
        f'<{v.PREF_LABEL.value}> "Firm {each} of Norvik"@en .\n'
        for each in range(number)
    ]
    registry.write_text("".join(lines), "utf-8")
    try:
        yield
    finally:
        registry.write_text(before, "utf-8")


def _batch(project: kg.Project, once: str) -> None:
    """A draft among many, in a process whose frames are loaded."""
    words = lexemes()
    drafting, reading = interleaved(
        RUNS,
        partial(_drafted, project, "a1"),
        partial(read, once, words),
        clock=process_time,
    )
    ratio = drafting / reading
    print(f"one of a batch, {len(once)} characters")
    print(
        f"  {drafting * 1e3:.0f} ms, {ratio:.1f} times as long as to read its relations"
    )
    if ratio > BATCH:
        sys.exit(f"A draft takes {ratio:.1f} times as long, at most {BATCH}.")


@contextmanager
def _project(*texts: str) -> Iterator[kg.Project]:
    with TemporaryDirectory() as name:
        folder = Path(name) / "press"
        start(folder, Plan(base="https://press.example/", title="Press"))
        project = kg.Project(folder)
        for number, words in enumerate(texts, 1):
            file = Path(name) / f"{number}.txt"
            file.write_text(f"Looms\nNorvik, 3 May 2024\n\n{words}\n", "utf-8")
            project.add(
                file,
                url=f"https://wire.example/{number}",
                publisher="Northern Wire",
                date="2024-05-03",
                slug=f"a{number}",
            )
        yield project


def _drafted(project: kg.Project, slug: str) -> Drafted:
    return draft(project.workspace, project.knowledge, slug)
