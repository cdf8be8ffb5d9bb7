"""The answer to `kg ask partners` as plain rdflib would give it: parse the files, run
the query, print the rows.
"""

from __future__ import annotations

from pathlib import Path

import rdflib

ROOT = Path(__file__).parents[2]

dataset = rdflib.Dataset(default_union=True)
for path in sorted((ROOT / "graph").rglob("*.t*")):
    dataset.parse(path, format="trig")
for row in dataset.query(
    (ROOT / "queries" / "partners.rq").read_text(encoding="utf-8")
):
    print(",".join(map(str, row)))  # type: ignore[arg-type]
