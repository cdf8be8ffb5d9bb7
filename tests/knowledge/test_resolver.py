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
from kg.schema import class_named
from kg.vocabulary import KG
from tests.flagship import NAMES
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
    figures = flagship.query(
        "SELECT ?figure { GRAPH ?article { ?passage a kg:Passage } "
        "GRAPH ?passage { ?figure kg:period ?period } }"
    )
    (found,) = flagship.why(figures[0].figure.value, "period")  # type: ignore[index,union-attr]
    assert found.statement.basis == "stated" and found.sources


def test_an_article_is_named_by_a_headline_that_no_words_state(graph: Graph) -> None:
    """Where a text lacks its headline, the article's own graph has it."""
    article = NamedNode(NAMES.articles + "bolt")
    engine = Engine()
    for predicate, value in (
        (v.TYPE, v.CLASS_ARTICLE),
        (v.HEADLINE, Literal("Bolt opens a hall", language="en")),
    ):
        engine.add(Quad(article, predicate, value, article))
    assert over(engine).thing("bolt opens a hall") == article
    # One that words state is no second name.
    (stated,) = graph.articles.values()
    assert graph.resolver.labels.count(stated.headline) == 1


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


@pytest.mark.parametrize(
    ("beginning", "key"),
    [
        ("Huaw", "huawei"),
        ("huawei t", "huawei"),  # of both its preferred and an alternative label
        ("SGM", "sgmw"),
        ("PEOPLE'S", "peoples-daily-online"),
    ],
)
def test_the_beginning_of_a_name_is_enough(
    graph: Graph, beginning: str, key: str
) -> None:
    """In any case, as long as it is that of one thing alone."""
    assert graph.thing(beginning) == thing(key)


def test_a_whole_name_wins_over_a_beginning(graph: Graph) -> None:
    """Liuzhou is meant, whatever else is named after it."""
    assert graph.thing("liuzhou") == thing("liuzhou")


def test_a_beginning_of_several_names_is_not_guessed(graph: Graph) -> None:
    """The shortest name of each is suggested, three at most."""
    with pytest.raises(NotFound) as refused:
        graph.thing("Liuzh")
    assert refused.value.message == "There is no thing 'Liuzh'."
    suggested = refused.value.advice.removeprefix("Did you mean ").split(" or ")
    assert suggested[0] == "Liuzhou" and len(suggested) == 3
    assert all(name.startswith("Liuzhou") for name in suggested)


def test_a_word_within_a_name_is_no_beginning(graph: Graph) -> None:
    """Nor is a beginning with a slip in it: then what is near is suggested."""
    with pytest.raises(NotFound):
        graph.thing("Technologies")
    with pytest.raises(NotFound, match="Did you mean Huawei"):
        graph.thing("Huawie")


@pytest.mark.parametrize("name", ["", " ", "id:", "<", "hosts", "Hosts"])
def test_what_means_something_else_is_no_beginning(graph: Graph, name: str) -> None:
    """Nothing, a prefix or the name of a term."""
    engine = Engine()
    engine.extend(engine_of(graph))
    for label in (" spaced", "id: a name", "<b>", "hosts of the congress"):
        engine.add(Quad(thing("hosts"), v.PREF_LABEL, Literal(label)))
    with pytest.raises(NotFound):
        over(engine).thing(name)


@pytest.mark.parametrize(
    ("beginning", "term"),
    [
        ("cooperatesW", "cooperatesWith"),
        ("is a subs", "subsidiaryOf"),
        ("kg:holdsP", "holdsPost"),
    ],
)
def test_the_beginning_of_a_term_is_enough(
    graph: Graph, beginning: str, term: str
) -> None:
    """Of its local name, its verb phrase or its IRI."""
    assert graph.term(beginning) == NamedNode(KG + term)


def test_a_beginning_of_several_terms_is_not_guessed(graph: Graph) -> None:
    """A class and a property."""
    with pytest.raises(NotFound, match="Did you mean") as refused:
        graph.term("cooperat")
    assert refused.value.advice == "Did you mean Cooperation or cooperatesWith?"


def test_a_class_is_found_by_its_beginning(graph: Graph) -> None:
    """Also one that has no members."""
    assert class_named(graph, "Organisat") == NamedNode(KG + "Organisation")
