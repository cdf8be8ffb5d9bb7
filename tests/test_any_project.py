"""The program is of no project: nothing in it has the flagship's base, or its things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal

from kg import vocabulary as v
from tests.flagship import NAMES, ROOT, alone

OF_THE_FLAGSHIP = {"tests/flagship.py", "tests/page/picture.py"}
"""The helpers that are about the flagship: its article alone, and its picture."""
ANYBODYS = {"AI", "China"}
"""What many articles tell of: examples and the grammar may have them."""


def general() -> Iterator[Path]:
    """The program, the shared ontology, general questions and checks, test helpers."""
    yield from (ROOT / "src").rglob("*")
    yield from (ROOT / "ontology").glob("*")
    yield from (ROOT / "queries").glob("*.rq")
    yield from (ROOT / "queries" / "checks").glob("*.rq")
    for path in (ROOT / "tests").rglob("*.py"):
        is_test = path.name.startswith("test_")
        if not is_test and path.relative_to(ROOT).as_posix() not in OF_THE_FLAGSHIP:
            yield path


def proper_names() -> set[str]:
    """The names of the flagship's registered things, and their local names."""
    names = set()
    for quad in alone().match(None, (v.PREF_LABEL, v.ALT_LABEL), graphs=NAMES.entities):
        assert isinstance(quad.object, Literal)
        label = quad.object.value
        # What begins with a small letter describes, as "steel" does.
        if label[:1].isupper() or not label.isascii():
            names.add(label)
            names.add("id:" + str(quad.subject).strip("<>").removeprefix(NAMES.things))
    return names - ANYBODYS


def test_no_general_file_names_the_flagship() -> None:
    """Neither its base nor one of its things, in any file that other projects use."""
    names = proper_names()
    assert len(names) > 40
    wanted = "|".join(map(re.escape, sorted({*names, NAMES.base.strip("/")})))
    pattern = re.compile(rf"(?<!\w)(?:{wanted})(?!\w)")
    found = {}
    for path in general():
        if path.suffix == ".pyc" or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if match := pattern.search(text):
            found[path.relative_to(ROOT).as_posix()] = match[0]
    assert found == {}
