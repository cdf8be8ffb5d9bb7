"""Which engines answer the questions with the same rows, and how `kg query` does in the W3C's
tests.

    KG_RDF_TESTS=FOLDER KG_COMUNICA=FOLDER python -m tests.engines [ENGINE …] [--list]

Asks every question, with every thing and property as the value of each parameter. Where all
engines and the W3C's tests are at hand, the tables of docs/reference/engines.md are written
anew; else, or where engines are named, the counts are printed. With --list each case that is
answered unlike. Takes some hours, nearly all of them for rdflib.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from kg.knowledge import load
from tests.engines.cases import cases, nquads
from tests.engines.engines import Engine, comparable, engines
from tests.engines.measured import Count, counts, differences, opened
from tests.flagship import flagship
from tests.w3c.measured import known_faults, outcomes
from tests.w3c.measured import table as w3c_table
from tests.w3c.suite import cases as w3c_cases
from tests.w3c.suite import folder

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "engines.md"


def main() -> None:
    """Measure, and write the page or print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", nargs="*")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    wanted = [
        each for each in engines() if not given.engine or each.name in given.engine
    ]
    found = {
        engine.name: _measured(engine, is_listed=given.list)
        for engine in wanted
        if not engine.missing
    }
    missing = [f"{each.name} ({each.missing})" for each in wanted if each.missing]
    table = _table(found)
    sparql = folder()
    if given.engine or missing or sparql is None:
        print(table)
        print("The page is not written.", *missing, file=sys.stderr, sep="\n")
        return
    page = PAGE.read_text(encoding="utf-8")
    page = _replaced(page, "engines", table)
    counted = w3c_table(outcomes(w3c_cases(sparql)), known_faults())
    PAGE.write_text(_replaced(page, "w3c", counted), encoding="utf-8")


def _measured(engine: Engine, *, is_listed: bool) -> dict[str, Count]:
    workspace = flagship()
    graph = load(workspace)
    quads = nquads(graph)
    asked = list(cases(workspace, graph, engine.every))
    with engines()[0].open(quads) as ask:
        answers = {case: comparable(ask(case.text)) for case in asked}
    begun = time.monotonic()
    with opened(engine, quads) as ask:
        unlike = list(differences(ask, asked, answers))
    took = time.monotonic() - begun
    print(
        f"{engine.name}: {len(asked)} cases, {len(unlike)} unlike, {took:.0f} s",
        file=sys.stderr,
    )
    if is_listed:
        print(*unlike, sep="\n")
    return counts(asked, unlike)


def _table(found: Mapping[str, Mapping[str, Count]]) -> str:
    """By question and engine, in Markdown."""
    workspace = flagship()
    numbers = counts(cases(workspace, load(workspace)), ())
    rows = [["question", "asked", *found], ["---"] * (2 + len(found))]
    for name, number in numbers.items():
        rows.append(
            [name, str(number), *(str(counted[name]) for counted in found.values())]
        )
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _replaced(page: str, name: str, table: str) -> str:
    """The page with another table between the comments of this name."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    assert begin in page and end in page
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    return pattern.sub(lambda _: f"{begin}\n{table}\n{end}", page)


if __name__ == "__main__":
    main()
