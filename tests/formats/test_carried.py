"""What the README says of the formats is measured, and the measure itself can fail."""

from __future__ import annotations

import pytest

from kg.articles import NO_TEXTS
from kg.formats import FORMATS, export, files
from kg.knowledge import Graph
from kg.project import Project
from tests.conftest import copied_newsroom
from tests.doubted import doubted
from tests.ferries import ferries
from tests.flagship import alone
from tests.formats.carried import (
    Carried,
    carried,
    grades,
    grades_in,
    in_network,
    in_rdf,
    quoted,
    share,
    wanted,
)
from tests.formats.conftest import Files
from tests.formats.readers import ALL_PAIRS, GRAPHS, RDF_PAIRS

CARRYING = [
    pytest.param(*pair, id="-".join(pair)) for pair in RDF_PAIRS if pair[1] != "none"
]


@pytest.mark.parametrize(("form", "evidence"), CARRYING)
def test_everything_leaves(
    graph: Graph, exported: Files, form: str, evidence: str
) -> None:
    """Passages with all that is said of them, articles, and every reason."""
    carried, complete = in_rdf(exported(form, evidence), form, evidence), wanted(graph)
    assert carried.holds >= complete.holds
    assert carried.figures >= complete.figures
    for name in set(Carried._fields) - {"holds", "figures"}:
        assert getattr(carried, name) == getattr(complete, name), name


@pytest.mark.parametrize("name", Carried._fields)
def test_there_is_something_to_carry(name: str) -> None:
    """Of each sort, or the measure would prove nothing."""
    assert getattr(wanted(ferries() if name == "claims" else alone()), name)


@pytest.mark.parametrize(("form", "evidence"), RDF_PAIRS)
def test_claims_leave(form: str, evidence: str) -> None:
    """Part by part, also where no evidence does; they are told, not made."""
    claims = wanted(ferries()).claims
    assert carried(ferries(), form, evidence).claims == claims


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The newsroom with records of its proofs, one of them open, without its text."""
    folder = copied_newsroom(tmp_path_factory.mktemp("graded") / "newsroom")
    with pytest.MonkeyPatch.context() as patch:
        doubted(patch, "subsidiaryOf")
        Project(folder).write_proofs()
    return Project(folder, pinned=True).knowledge


@pytest.mark.parametrize(
    ("form", "evidence"), [pair for pair in ALL_PAIRS if pair[1] != "none"]
)
def test_grades_leave(graded: Graph, form: str, evidence: str) -> None:
    """In each form of evidence, of whatever statements there are in it."""
    complete = grades(graded)
    of_each = {"proved", "attested", "open"}
    assert {grade for _, grade in complete} == of_each
    carried = grades_in(files(graded, form, evidence), form, evidence)
    if form in GRAPHS:
        assert carried < complete
        assert {grade for _, grade in carried} == of_each
    else:
        assert carried == complete


@pytest.mark.parametrize("form", GRAPHS)
def test_no_grade_is_made_up(graph: Graph, exported: Files, form: str) -> None:
    """Where there are no records, nobody knows more than what people have judged."""
    known = grades(graph)
    assert {grade for _, grade in known} <= {"attested"}
    assert grades_in(exported(form), form, "attributes") <= known


@pytest.mark.parametrize("form", GRAPHS)
def test_relations_leave_with_their_passages(
    graph: Graph, exported: Files, form: str
) -> None:
    """And every figure; what is said of a single thing stays behind."""
    carried, complete = in_network(exported(form), form), wanted(graph)
    assert carried.holds < complete.holds
    assert carried.passages < complete.passages
    assert carried.figures >= complete.figures
    for name in set(Carried._fields) - {"holds", "figures"}:
        assert getattr(carried, name) <= getattr(complete, name), name
    for name in ("digests", "captions", "fragments", "read_with", "pages"):
        assert getattr(carried, name), name


@pytest.mark.parametrize(
    "form", [form for form, details in FORMATS.items() if "none" in details.evidence]
)
def test_nothing_is_found_where_nothing_is_carried(
    graph: Graph, exported: Files, form: str
) -> None:
    """Without the evidence, and without the text, there is nothing of either."""
    written = exported(form, "none")
    carried = (
        in_network(written, form) if form in GRAPHS else in_rdf(written, form, "none")
    )
    assert carried.holds
    # Who published is said of the article itself, which may be drawn.
    told = {"holds", "figures", "claims", "articles", "pages", "publishers"}
    for name in set(Carried._fields) - told:
        assert getattr(carried, name) == set(), name
    assert quoted(graph, NO_TEXTS, form, "none") == set()
    assert share(carried.passages, wanted(graph).passages) == "–"


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_the_head_tells_where_the_evidence_is(graph: Graph, form: str) -> None:
    """Its form or, where there is none, the forms that would have it."""
    for evidence in FORMATS[form].evidence:
        (line,) = [
            line
            for line in export(graph, form, evidence).splitlines()
            if line.startswith("# evidence: ")
        ]
        named = (
            [form for form in FORMATS["turtle"].evidence if form != "none"]
            if evidence == "none"
            else [evidence]
        )
        assert all(name in line for name in named)
