"""People's names lead to what they mean, and a name that means several things leads to
none of them.
"""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.errors import KgError, NotFound
from kg.knowledge import Graph
from kg.project import Project
from kg.vocabulary import KG
from tests.homes import engine_of, over
from tests.terms import thing


@pytest.fixture(scope="module")
def graph(flagship: Project) -> Graph:
    """The flagship."""
    return flagship.knowledge


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("period", "period"),
        ("Period", "Period"),
        ("kg:period", "period"),
        ("kg:Period", "Period"),
        (KG + "Period", "Period"),
        (f"<{KG}variable>", "variable"),
        ("Variable", "Variable"),
        ("cooperates with", "cooperatesWith"),
        ("COOPERATESWITH", "cooperatesWith"),
    ],
)
def test_a_term_is_known_by_its_very_name(graph: Graph, name: str, term: str) -> None:
    """A class and a property whose names differ by a capital are told apart; else case
    does not matter.
    """
    assert graph.term(name) == NamedNode(KG + term)


def test_a_term_in_a_case_of_nobody_s_is_not_guessed(graph: Graph) -> None:
    """Both that it may be are told."""
    with pytest.raises(KgError, match="2 things") as refused:
        graph.term("PERIOD")
    assert "kg:Period" in refused.value.advice and "kg:period" in refused.value.advice


def test_why_a_figure_has_its_period(flagship: Project) -> None:
    """The property is meant, not the class of the same word."""
    figures = flagship.query("SELECT ?figure { ?figure kg:period ?period } LIMIT 1")
    (found,) = flagship.why(figures[0].figure.value, "period")  # type: ignore[index,union-attr]
    assert found.statement.basis == "stated" and found.sources


def test_what_bears_a_name_is_told(graph: Graph) -> None:
    """With what each of the things is, so that one can choose."""
    engine = Engine()
    engine.extend(engine_of(graph))
    for name, kind in (("li-wei-1", "Person"), ("li-wei-2", "Company")):
        for predicate, value in (
            (v.PREF_LABEL, Literal("Li Wei", language="en")),
            (v.TYPE, NamedNode(KG + kind)),
        ):
            engine.add(Quad(thing(name), predicate, value))
    with pytest.raises(KgError, match="'li wei' is the name of 2 things") as refused:
        over(engine).thing("li wei")
    assert "id:li-wei-1 (Li Wei, person)" in refused.value.advice
    assert "id:li-wei-2 (Li Wei, company)" in refused.value.advice


def test_an_iri_is_a_name_whatever_it_looks_like(graph: Graph) -> None:
    """In full, in brackets and with a prefix; one that nothing is said of is none."""
    for name in ("id:huawei", f"<{thing('huawei').value}>", thing("huawei").value):
        assert graph.thing(name) == thing("huawei")
    with pytest.raises(NotFound):
        graph.thing("id:nobody-at-all")
