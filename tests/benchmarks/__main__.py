"""Speed as ratios, each from interleaved runs: python tests/benchmarks [NAME …]

    questions   kg ask as a process (wall), and its rows (CPU), against the engine and rdflib
    answers     CSV and JSON (CPU), against the engine's own
    writing     canonical TriG (CPU), against a raw dump
    inference   rules (CPU), against owlrl, on 100,000 statements with equal conclusions: takes two minutes
    growth      each question and verb (CPU) at 10 and 100 articles: fails where one is more than linear
    checking    check queries (CPU), in their growth with the articles: fails where one is not linear
    proofs      statements proved from words (CPU), in 10 to 1,000 articles and in one as long
    reading     relations read from words (CPU): fails where it is not linear
    drafting    articles drafted (CPU), against reading them: fails where it takes too long
    network     a network of things (CPU), against plain iteration over the engine's rows
    pages       pages of 60 to 33,000 things in Chromium: size, paint, selection, frames a second (absolute)
    layouts     the map of the project's own article, as it is laid out here, by pyvis and by networkx (absolute)
    building    kg build as a process (wall), against the same work in rdflib, pySHACL, owlrl and pyvis
    serving     kg serve, with wrk asking: requests a second and CPU a request, against the engine's own server

A ratio of 1.5 means half as slow again as what it is compared with. Absolute times are
of this machine alone.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

NAMES = (
    "questions",
    "answers",
    "writing",
    "inference",
    "growth",
    "checking",
    "proofs",
    "reading",
    "drafting",
    "network",
    "pages",
    "layouts",
    "building",
    "serving",
)

if __name__ == "__main__":
    chosen = sys.argv[1:] or NAMES
    if unknown := set(chosen) - set(NAMES):
        sys.exit(
            f"There is no {', '.join(sorted(unknown))}: choose {', '.join(NAMES)}."
        )
    for name in chosen:
        print(f"── {name}")
        import_module(f"tests.benchmarks.{name}").measure()
