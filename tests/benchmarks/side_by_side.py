"""One question of the same quads in public engines, each a whole process.

    python tests/benchmarks/side_by_side.py FOLDER [PYTHON]

FOLDER is a project. PYTHON is one with duckdb, pyarrow and pyoxigraph; without it, DuckDB is left
out, and so is Virtuoso where Debian's is not installed.

Asked is who cooperates with one thing, and all that is in a region, each with where it is
said. How many rows come back is printed, for whoever compares them.
"""

from __future__ import annotations

import os
import sys
import urllib.parse
import urllib.request
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile, TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.processes import median_of, taken
from tests.engines import virtuoso
from tests.flagship import NAMES

RUNS = 3
THING = f"{NAMES.base}id/norvik"
HUB = f"{NAMES.base}id/ostrevale"
_KG = "https://w3id.org/newskg/ontology#"
_PARTNERS = f"""SELECT DISTINCT ?partner ?passage WHERE {{
  GRAPH ?passage {{ <{THING}> <{_KG}cooperatesWith>|^<{_KG}cooperatesWith> ?partner }}
  GRAPH ?article {{ ?passage a <{_KG}Passage> }} }}"""
_HUB = f"""SELECT ?thing ?graph WHERE {{
  GRAPH ?graph {{ ?thing <{_KG}locatedIn> ?hub }}
  FILTER(?hub = <{HUB}>)
  FILTER(?graph != <{virtuoso.DEFAULT}>) }}"""
_ARGUMENTS = "import sys; quads, store, query = sys.argv[1:]; "
_ROWS = "print(sum(1 for _ in {}.query(query)))"
_IN_MEMORY = (
    f"{_ARGUMENTS}import pyoxigraph as o; s = o.Store(); "
    f"s.load(path=quads, format=o.RdfFormat.N_QUADS); {_ROWS.format('s')}"
)
_LOADED = (
    f"{_ARGUMENTS}import pyoxigraph as o; s = o.Store(store); "
    "s.bulk_load(path=quads, format=o.RdfFormat.N_QUADS); s.flush()"
)
_OPENED = f"{_ARGUMENTS}import pyoxigraph as o; s = o.Store.read_only(store); {_ROWS.format('s')}"
_RDFLIB = (
    f"{_ARGUMENTS}import rdflib; s = rdflib.Dataset(); s.parse(quads, format='nquads'); "
    f"{_ROWS.format('s')}"
)
_PARQUET = """
import sys, duckdb, pyarrow as a, pyoxigraph as o
quads, store, query = sys.argv[1:]
rows = [(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name))
        for q in o.parse(path=quads, format=o.RdfFormat.N_QUADS)]
t = a.table(dict(zip("spog", map(list, zip(*rows)))))
duckdb.sql(f"COPY (SELECT * FROM t ORDER BY p, s, o) TO '{store}' (FORMAT parquet, CODEC zstd)")
"""
_DUCKDB = """
import sys, duckdb
quads, store, query = sys.argv[1:]
print(len(duckdb.sql(query.replace("QUADS", f"'{store}'")).fetchall()))
"""
_SQL_PARTNERS = f"""WITH q AS (SELECT * FROM QUADS), passages AS (SELECT DISTINCT s FROM q
  WHERE p LIKE '%#type>' AND o = '<{_KG}Passage>' AND g <> 'DEFAULT')
SELECT DISTINCT CASE WHEN s = '<{THING}>' THEN o ELSE s END, g FROM q
WHERE p = '<{_KG}cooperatesWith>' AND '<{THING}>' IN (s, o) AND g IN (SELECT s FROM passages)"""
_SQL_HUB = f"""SELECT s, g FROM QUADS WHERE p = '<{_KG}locatedIn>'
  AND o = '<{HUB}>' AND g <> 'DEFAULT'"""
_ASKED = {"partners": (_PARTNERS, _SQL_PARTNERS), "hub": (_HUB, _SQL_HUB)}


def measure(project: Path, python: str | None) -> None:
    """A line for each engine: what loading takes, and each of the two answers."""
    with TemporaryDirectory() as named:
        folder = Path(named)
        quads = folder / "kg.nq"
        os.environ["KG_CACHE"] = str(folder / "cache")
        kg = (sys.executable, "-m", "kg", "--project", project)
        print(f"kg compile: {taken((*kg, 'compile'))}")
        taken((*kg, "export", "nquads"), quads)
        with quads.open("rb") as lines:
            print(f"{sum(1 for _ in lines):,} quads")
        ask = partial(taken, (*kg, "ask", "partners", "--thing", "Norvik Looms"))
        print(f"kg ask partners, compiled: {median_of(RUNS, ask)}", flush=True)
        _asked("pyoxigraph in memory", [sys.executable, "-c", _IN_MEMORY, quads, ""])
        store = folder / "ox"
        loaded = taken([sys.executable, "-c", _LOADED, quads, store, ""])
        print(f"pyoxigraph folder, load: {loaded}")
        _asked("pyoxigraph folder", [sys.executable, "-c", _OPENED, quads, store])
        if python:
            store = folder / "kg.parquet"
            print(f"duckdb, load: {taken([python, '-c', _PARQUET, quads, store, ''])}")
            _asked("duckdb", [python, "-c", _DUCKDB, quads, store], is_sql=True)
        if virtuoso.is_installed():
            _virtuoso(quads, folder)
        _asked("rdflib", [sys.executable, "-c", _RDFLIB, quads, ""], runs=1)


def _asked(
    engine: str,
    command: Sequence[str | Path],
    runs: int = RUNS,
    *,
    is_sql: bool = False,
) -> None:
    """What each answer takes of a process, and how many rows it has."""
    for name, forms in _ASKED.items():
        with NamedTemporaryFile() as output:
            rows = Path(output.name)
            task = partial(taken, [*command, forms[is_sql]], rows)
            result = median_of(runs, task)
            found = rows.read_text("utf-8").strip()
        print(f"{engine}, {name}: {result}, {found} rows", flush=True)


def _virtuoso(quads: Path, folder: Path) -> None:
    """The wall seconds of a server: to start and load, and of each answer when warm."""
    begun = perf_counter()
    place = folder / "virtuoso"
    place.mkdir()
    with virtuoso.served(quads.read_bytes(), place) as endpoint:
        print(f"virtuoso, start and load: {perf_counter() - begun:.1f} s of wall")
        for name, (query, _) in _ASKED.items():
            asked = urllib.parse.urlencode({"query": query, "format": "text/csv"})
            walls = []
            for _ in range(RUNS + 1):
                begun = perf_counter()
                with urllib.request.urlopen(f"{endpoint}?{asked}") as answer:
                    lines = answer.read().splitlines()
                walls.append(perf_counter() - begun)
            _, *warm = walls
            shown = f"{median(warm) * 1e3:.1f} ms of wall, {len(lines) - 1} rows"
            print(f"virtuoso, {name}: {shown}", flush=True)


if __name__ == "__main__":
    measure(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else None)
