"""Questions that cannot be asked are problems of the project, and so is a project
without checks.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.checks.test_bad import found_in

BROKEN = {
    "an unfinished pattern": ("#+ question: What?\nSELECT * WHERE { ?s ?p \n", 3, None),
    "a header of no kind": (
        "#+ question: What?\n#+ quest: What?\nSELECT * WHERE { ?s ?p ?o }\n",
        2,
        "quest",
    ),
    "no question": ("SELECT * WHERE { ?s ?p ?o }\n", 1, "question"),
    "a parameter without a value": (
        "#+ question: What?\n#+ param it: it\nSELECT * WHERE { ?s ?p ?o }\n",
        2,
        "it",
    ),
    "no rows to show": ("#+ question: What?\nASK { ?s ?p ?o }\n", None, "SELECT"),
    "another service": (
        "#+ question: What?\nSELECT * WHERE { SERVICE <http://e.org/> { ?s ?p ?o } }\n",
        2,
        "SERVICE",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_question_that_cannot_be_asked(newsroom: Path, name: str) -> None:
    """The file and line are named, with what to do."""
    text, line, word = BROKEN[name]
    (newsroom / "queries" / "broken.rq").write_text(text, encoding="utf-8")
    (problem,) = found_in(newsroom, None)
    assert (problem.severity, problem.check, *problem.location[:2]) == (
        "error",
        "syntax",
        "queries/broken.rq",
        line,
    )
    assert word is None or word in problem.message
    assert problem.advice


def test_a_project_without_checks(newsroom: Path) -> None:
    """Where nothing is checked, that is said instead of 'no problems'."""
    shutil.rmtree(newsroom / "queries" / "checks")
    (problem,) = found_in(newsroom, None)
    assert problem.location.file == "queries/checks"


def test_a_project_without_shapes(newsroom: Path) -> None:
    """Nor are shapes passed over in silence that are not there."""
    (newsroom / "ontology" / "shapes.ttl").unlink()
    (problem,) = found_in(newsroom, None)
    assert (problem.severity, problem.location.file) == ("error", "ontology/shapes.ttl")
