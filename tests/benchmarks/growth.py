"""Each question, and each verb, at 10 and at 100 articles: CPU seconds may grow as the
articles do, and no faster. Of a thing in one of them, a question takes as long among many.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.asked import needed
from tests.benchmarks import news
from tests.benchmarks.timing import KG, interleaved

from kg.agents.agent_tools import answer_about
from kg.articles import NO_TEXTS
from kg.edition import Edition
from kg.knowledge import Graph, compile_store, load
from kg.questions import Question, answered, questions
from kg.workspace import Workspace

FEW, MANY = 10, 100
SLACK = 1.5  # what is linear grows by 10, what is quadratic by 100
CONSTANT = 0.3  # of that growth; what does not grow at all has 0.1
SHORTEST = 2e-3  # seconds; below, a question's time is mostly that of its parsing
RUNS = 3
THING = "Norvik Looms 1"
HUB = "Ostrevale"  # to which something of each article is related
VERBS = (
    ("ask", "partners", "--thing", THING),
    ("show", THING),
    ("show", HUB),
    ("map", THING, "--pinned"),
    ("map", HUB, "--pinned"),
    ("why", THING),
    ("path", THING, "Tessaly Freight 1"),
    ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    ("rank",),
    ("check",),
    ("fmt", "--check"),
    *(("export", form) for form in ("trig", "nquads", "jsonld", "graphml", "dumps")),
    ("build", "--pinned"),
)


def measure() -> None:
    """The growth of each; it fails where one grows faster than the articles."""
    with TemporaryDirectory() as folder:
        os.environ["KG_CACHE"] = f"{folder}/cache"
        few, many = (
            news.write(Path(folder) / str(copies), copies) for copies in (FEW, MANY)
        )
        faster = [
            *_questions(few, many),
            *_agents(few, many),
            *_verbs(few, many),
        ]
    if faster:
        sys.exit(f"Faster than the articles grow: {', '.join(faster)}.")


def _questions(few: Workspace, many: Workspace) -> Iterator[str]:
    for home, opened in (("memory", load), ("folder", _compiled)):
        small, large = opened(few), opened(many)
        print(f"{home:<20} {'ms':>12} {'growth':>10}")
        for name, asked in questions(few).items():
            cases = [(name, needed(asked, THING), SLACK)]
            if "thing" in asked.values:
                cases.append((f"{name} of a thing", {"thing": THING}, CONSTANT))
            for called, given, most in cases:
                tasks = [partial(_ask, each, asked, given) for each in (small, large)]
                short, long = interleaved(RUNS, *tasks, clock=process_time)
                shortest = max(short, SHORTEST)
                yield from _judged(f"{called} ({home})", long, shortest, most)


def _compiled(workspace: Workspace) -> Graph:
    graph = compile_store(workspace, print)
    assert graph is not None
    return graph


def _ask(graph: Graph, asked: Question, given: Mapping[str, str]) -> int:
    return len(answered(graph, asked, **given))


def _agents(few: Workspace, many: Workspace) -> Iterator[str]:
    """What an agent is told of a hub first, and how that goes on."""
    small, large = (
        Edition(workspace, _compiled(workspace), NO_TEXTS) for workspace in (few, many)
    )
    for name, offset in (("about a hub", 0), ("the rest of it", 20)):
        short, long = (
            _own_cpu(partial(answer_about, edition, HUB, offset))
            for edition in (small, large)
        )
        yield from _judged(name, long, max(short, SHORTEST))


def _own_cpu(task: Callable[[], object]) -> float:
    """The CPU seconds of a task in this process; it is done once, as it is kept."""
    begun = process_time()
    task()
    return process_time() - begun


def _verbs(few: Workspace, many: Workspace) -> Iterator[str]:
    for verb in VERBS:
        short, long = (_cpu(_kg(workspace, *verb)) for workspace in (few, many))
        yield from _judged(" ".join(verb[:2]), long, short)


def _kg(workspace: Workspace, *verb: str) -> Callable[[], object]:
    command = [str(KG), "--project", str(workspace.root), *verb]
    if verb[0] in ("build", "export", "map"):
        command += ["-o", f"{workspace.root}/../out-{workspace.root.name}-{verb[-1]}"]
    # Copies of one text have findings, which are no fault here.
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _cpu(task: Callable[[], object]) -> float:
    """The CPU seconds of a process, and of those that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    task()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _judged(name: str, long: float, short: float, most: float = SLACK) -> Iterator[str]:
    growth = long / short / (MANY / FEW)
    print(f"{name:<40} {long * 1e3:>10.1f} {growth:>8.2f}", flush=True)
    if growth > most:
        yield name
