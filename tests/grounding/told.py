"""Figures of an invented article, by rows of a table: what a text says, and what is
stated of it.

All rows are paragraphs of one article, which is published on 6 May 2024 and knows a few
firms and places. A row has the text; whose figure it is (`of`); what it measures
(`variable`); its `wording`, from which value, unit and comparator are worked out where
the row does not tell them; if need be its class (`is`), its `period` ("START/END",
either of which may be empty), other statements (`more`), a narrower `passage` and those
that it is read with (`with`); and `wrong`, the properties of which something is wrong.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.authoring.implied import measured
from kg.knowledge import Ontology, load
from kg.vocabulary import KG
from kg.workspace import find
from tests.grounding import invented
from tests.grounding.invented import Told

HERE = Path(__file__).parent
REGISTRY = """
id:norvik a kg:Company ; skos:prefLabel "Norvik Looms"@en ; skos:altLabel "Norvik"@en .
id:tessaly a kg:Company ; skos:prefLabel "Tessaly Freight"@en ; skos:altLabel "Tessaly"@en .
id:bolt a kg:Company ; skos:prefLabel "Bolt Marine"@en ; skos:altLabel "Bolt"@en .
id:farrow a kg:Place ; skos:prefLabel "Farrow"@en .
id:ostrevale a kg:Place ; skos:prefLabel "Ostrevale"@en .
"""

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of a table."""
    table = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return [row for group in table.values() for row in group]


def doubted(folder: Path, table: list[Row]) -> list[dict[str, str]]:
    """By row the properties of which something is doubted, with what is said of each."""
    ontology = load(find()).ontology
    text = "\n\n".join(row["text"] for row in table)
    told: dict[str, Told] = {}
    for n, row in enumerate(table):
        for part in _told(ontology, n, row):
            assert text.count(part.words) == 1, part.words
            told.setdefault(part.words, part)
    edition = invented.project(folder, text, REGISTRY, *told.values())
    found, _ = invented.proved(edition)
    wrong: dict[str, dict[str, str]] = defaultdict(dict)
    for doubt in found.doubts:
        assert doubt.finding.location
        name = str(doubt.predicate).strip("<>").rpartition("#")[2]
        wrong[str(doubt.finding.location.passage)][name] = doubt.finding.message
    return [wrong[invented.passage(edition, _words(row)).iri] for row in table]


def _words(row: Row) -> str:
    return str(row.get("passage", row["text"]))


def _told(ontology: Ontology, n: int, row: Row) -> Iterator[Told]:
    """The passage of a row, with its figure, and those that it is read with."""
    others = tuple(row.get("with", ()))
    yield Told(_words(row), " ".join(_stated(ontology, n, row)), others)
    for words in others:
        yield Told(words)


def _stated(ontology: Ontology, n: int, row: Row) -> Iterator[str]:
    values = {p: str(value) for p, value in measured(row["wording"], ontology)}
    for name in ("value", "unit", "comparator"):
        if name in row:
            written = row[name] if name == "value" else f"kg:{row[name]}"
            values[NamedNode(f"{KG}{name}")] = str(written)
    parts = [f"{p} {value}" for p, value in values.items()]
    parts += [f"kg:observedOf id:{row['of']}", f"kg:variable id:variable-{n}"]
    if "period" in row:
        parts.append(f"kg:period id:period-{n}")
        yield _period(n, row["period"])
    if "more" in row:
        parts.append(row["more"])
    yield f"id:figure-{n} a kg:{row.get('is', 'Observation')} ; {' ; '.join(parts)} ."
    yield f'id:variable-{n} a kg:Variable ; skos:prefLabel "{row["variable"]}"@en .'


def _period(n: int, written: str) -> str:
    start, _, end = written.partition("/")
    days = [("startDate", start), ("endDate", end or ("" if "/" in written else start))]
    said = [f'kg:{name} "{day}"^^xsd:date' for name, day in days if day]
    return f"id:period-{n} a kg:Period ; {' ; '.join(said)} ."
