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
from typing import Any, NamedTuple

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
id:oz a kg:Person ; skos:prefLabel "Ada Oz"@en ; skos:altLabel "Oz"@en .
id:farrow a kg:Place ; skos:prefLabel "Farrow"@en .
id:ostrevale a kg:Place ; skos:prefLabel "Ostrevale"@en .
"""

Row = dict[str, Any]


class Doubted(NamedTuple):
    """What is said of a row's figure: by property, what is wrong, and what is open."""

    wrong: dict[str, str]
    open: dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of a table."""
    table = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return [row for group in table.values() for row in group]


def doubted(folder: Path, table: list[Row]) -> list[Doubted]:
    """What is doubted of the figure of each row."""
    ontology = load(find()).ontology
    text = "\n\n".join(row["text"] for row in table)
    told: dict[str, Told] = {}
    for n, row in enumerate(table):
        for part in _told(ontology, n, row):
            assert text.count(part.words) == 1, part.words
            told.setdefault(part.words, part)
    edition = invented.project(folder, text, REGISTRY, *told.values())
    found, _ = invented.proved(edition)
    doubts: dict[str, Doubted] = defaultdict(lambda: Doubted({}, {}))
    for doubt in found.doubts:
        if doubt.subject is None or doubt.predicate is None:
            continue  # of the passage, such as whose words they are
        assert doubt.finding.location
        name = str(doubt.predicate).strip("<>").rpartition("#")[2]
        wrong, left = doubts[str(doubt.finding.location.passage)]
        kept = wrong if doubt.finding.is_error else left
        kept[name] = doubt.finding.message
    return [doubts[invented.passage(edition, _words(row)).iri] for row in table]


def _words(row: Row) -> str:
    return str(row.get("passage", row["text"]))


def _told(ontology: Ontology, n: int, row: Row) -> Iterator[Told]:
    """The passage of a row, with its figure, and those that it is read with."""
    others = tuple(row.get("with", ()))
    yield Told(_words(row), " ".join(_stated(ontology, n, row)), others)
    for words in others:
        yield Told(words)
    if "refers" in row:
        yield Told(row["refers"], record=f"kg:refersTo id:{row['of']}")


def _stated(ontology: Ontology, n: int, row: Row) -> Iterator[str]:
    values = {p: str(value) for p, value in measured(row["wording"], ontology)}
    values.setdefault(NamedNode(f"{KG}wording"), f'"{row["wording"]}"')
    values.setdefault(NamedNode(f"{KG}comparator"), "kg:exactly")
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
        parts = [part for part in parts if row["more"].split()[0] not in part]
        parts.append(row["more"])
    yield f"id:figure-{n} a kg:{row.get('is', 'Observation')} ; {' ; '.join(parts)} ."
    yield f'id:variable-{n} a kg:Variable ; skos:prefLabel "{row["variable"]}"@en .'


def _period(n: int, written: str) -> str:
    start, _, end = written.partition("/")
    days = [("startDate", start), ("endDate", end or ("" if "/" in written else start))]
    said = [f'kg:{name} "{day}"^^xsd:date' for name, day in days if day]
    return f"id:period-{n} a kg:Period ; {' ; '.join(said)} ."
