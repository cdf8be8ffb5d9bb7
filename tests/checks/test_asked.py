"""Questions that cannot be asked are problems of the project, and so is a project
without checks or without a base.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.checks import examine
from kg.site import build
from kg.workspace import Workspace
from tests.checks.test_bad import change, found_in

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
    "a value of nothing that is needed": (
        "#+ question: What?\n#+ required: it\nSELECT * WHERE { ?s ?p ?o }\n",
        2,
        "'it'",
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


def test_two_questions_of_one_name(newsroom: Path) -> None:
    """The second is named, with the first: only one of them could be asked."""
    own = newsroom / "queries" / "own" / "brands.rq"
    own.parent.mkdir()
    shutil.copy(newsroom / "queries" / "brands.rq", own)
    (problem,) = found_in(newsroom, None)
    assert (problem.severity, problem.check, *problem.location[:2]) == (
        "error",
        "syntax",
        "queries/own/brands.rq",
        None,
    )
    assert problem.found == "queries/brands.rq"
    assert "another name" in problem.advice


def test_a_question_that_needs_a_value_is_no_problem(newsroom: Path) -> None:
    """It is asked as it stands, for its query alone."""
    text = "#+ question: What?\n#+ param it: it\n#+ required: it\n{}\n"
    path = newsroom / "queries" / "own.rq"
    query = "SELECT ?s WHERE {\n  VALUES ?it { UNDEF }\n  ?s ?p ?it\n}"
    path.write_text(text.format(query), encoding="utf-8")
    assert found_in(newsroom, None) == []
    path.write_text(text.format(query[:-1]), encoding="utf-8")
    (problem,) = found_in(newsroom, None)
    assert problem.location.file == "queries/own.rq"


def test_a_project_without_a_base(newsroom: Path) -> None:
    """Is told so once, and nothing else: without it, nothing has a name."""
    base = 'void:uriSpace "https://w3id.org/liuzhou-kg/" ;'
    change(newsroom, "graph/dataset.ttl", base, "")
    change(newsroom, "graph/entities.ttl", None, "\nnonsense\n")
    examined = examine(Workspace(newsroom))
    (problem,) = examined.findings
    assert (problem.severity, *problem.location[:2]) == (
        "error",
        "graph/dataset.ttl",
        None,
    )
    assert problem.message.startswith("there is no base")
    assert "void:uriSpace" in problem.advice
    built = build(Workspace(newsroom), newsroom.parent / "site")
    assert (built.findings, built.files) == ([problem], [])


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
