"""The table of docs/how-to/size.md: what commands take of projects of any size.

    python tests/benchmarks/sizes.py FOLDER …

Each folder is a project with its texts in FOLDER/texts. It is left as it was; stores are
kept in a folder of their own, which is removed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import Taken, measure_each, median_of, of_kg

RUNS = 3
PARTNER, HUB, PERIOD = "Norvik Looms", "weaving robots", "2023"
_NUMBERS = count(1)
_LABEL = "skos:prefLabel"


def measure(project: Path) -> Iterator[tuple[str, Taken]]:
    """What each command takes of a project, whose texts are in it."""
    os.environ["KG_ARTICLES"] = str(project / "texts")
    cache = Path(os.environ["KG_CACHE"])
    check = ("check", "--format", "table")
    yield "check, from nothing", of_kg(project, *check)
    shutil.rmtree(cache)
    yield "compile, from nothing", of_kg(project, "compile")
    for verb in (
        ("ask", "partners", "--thing", PARTNER),
        ("show", HUB),
        ("map", PARTNER, "--pinned"),
        ("map", HUB, "--pinned"),
        ("map", PERIOD, "--pinned"),
        ("export", "trig"),
        ("export", "nquads"),
    ):
        yield " ".join(verb), _median(partial(_anew, project, *verb))
    of_kg(project, *check)
    yield "check, one article changed", _median(partial(_edited, project, check))
    of_kg(project, *check)
    yield "check, nothing changed", _median(partial(of_kg, project, *check))
    yield "diff, one article changed", _differing(project)


def _median(task: Callable[[], Taken]) -> Taken:
    return median_of(RUNS, task)


def _anew(project: Path, *verb: str) -> Taken:
    """What a command takes that finds a store, and nothing of itself."""
    cache = Path(os.environ["KG_CACHE"])
    for kept in ("hubs", "maps"):
        shutil.rmtree(cache / kept, ignore_errors=True)
    return of_kg(project, *verb)


def _edited(project: Path, verb: tuple[str, ...]) -> Taken:
    """What a command takes after an edit as it was never made before."""
    path, text = _with_a_name(project)
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    try:
        return of_kg(project, *verb)
    finally:
        path.write_bytes(before)


def _with_a_name(project: Path) -> tuple[Path, str]:
    """The last article, and its text in which a thing of its own has one more name.

    On the names of what others tell of too, such as a publisher's, they all rely.
    """
    *others, last = sorted((project / "graph" / "articles").glob("*.trig"))
    other = others[0].read_text("utf-8") if others else ""
    lines = last.read_text("utf-8").splitlines(keepends=True)
    for at, line in enumerate(lines):
        if _LABEL in line and line not in other:
            name = f'skos:altLabel "Other Name {next(_NUMBERS)}"@en ;\n        '
            lines[at] = line.replace(_LABEL, name + _LABEL)
            return last, "".join(lines)
    sys.exit(f"No thing of its own has a {_LABEL} in the article.")


def _differing(project: Path) -> Taken:
    """What it takes to compare two compiled projects of which one article differs."""
    with TemporaryDirectory() as folder:
        other = Path(folder, "other")
        shutil.copytree(project, other)
        path, text = _with_a_name(other)
        path.write_text(text, encoding="utf-8")
        diff = partial(of_kg, project, "diff", project, other)
        diff()
        return _median(diff)


if __name__ == "__main__":
    measure_each(sys.argv[1:], measure)
