"""With an article goes what is derived from it, and nothing else."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.review_records import (
    NewCorrection,
    NewNameJudgement,
    NewRejection,
    record_corrections,
    record_name_judgements,
    record_rejections,
    withdraw_judgements,
)
from kg.knowledge import load
from kg.project import Project
from kg.workspace import find
from tests.conftest import copied_both
from tests.ferries import SLUG as FERRY_SLUG
from tests.ferries import ferry
from tests.flagship import NAMES, copied_flagship
from tests.reviewed import ARTICLE, DESK, OWNED, PLACED, copied_ferries
from tests.terms import thing

SLUG = "2025-09-12-liuzhou-ai-manufacturing"
LOCATED_IN = NamedNode(v.KG + "locatedIn")


def test_an_article_is_left_out(flagship_folder: Path) -> None:
    """Nothing that it states holds, and neither does what follows from it."""
    whole, rest = (
        load(find(flagship_folder)),
        load(find(flagship_folder), without={SLUG}),
    )
    assert whole.articles and not rest.articles
    assert {quad.graph_name for quad in rest.match(graphs=None)} <= {
        NAMES.ontology,
        NAMES.entities,
        NAMES.dataset,
        NAMES.inferred,
        NAMES.derived,
    }
    assert rest.triples(thing("huawei"), NamedNode(v.KG + "cooperatesWith")) == []


def test_readings_and_estimates_go_with_it(flagship_folder: Path) -> None:
    """The reading, what it concludes, the estimates, and the names that only they need."""
    whole, rest = (
        load(find(flagship_folder)),
        load(find(flagship_folder), without={SLUG}),
    )
    concluded = (
        thing("liuzhou"),
        NamedNode(v.KG + "hosts"),
        thing("national-pilot-programme"),
    )
    assert concluded in whole.triples() and concluded not in rest.triples()
    assert (
        whole.facts(None, v.DERIVED_FROM).subjects
        and not rest.facts(None, v.DERIVED_FROM).subjects
    )
    assert whole.match(graphs=NAMES.derived) and not rest.match(graphs=NAMES.derived)


def test_names_that_nobody_else_tells_of_go_with_it(tmp_path: Path) -> None:
    """A registered thing of a draft stays unknown; one that another article tells of,
    or that it is in, stays.
    """
    both = load(
        find(copied_both(tmp_path / "both")), without={"2024-03-04-norvik-tessaly"}
    )
    assert not both.match(thing("norvik"), v.PREF_LABEL, graphs=NAMES.entities)
    assert both.match(thing("huawei"), v.PREF_LABEL, graphs=NAMES.entities)
    names = {
        quad.subject
        for quad in both.match(
            None, v.PREF_LABEL, graphs=[NAMES.entities, NAMES.derived]
        )
    }
    alone = load(find(copied_flagship(tmp_path / "alone")))
    assert names == {
        quad.subject
        for quad in alone.match(
            None, v.PREF_LABEL, graphs=[NAMES.entities, NAMES.derived]
        )
    }


def test_what_rests_on_another_article_stays(shared_newsroom: Path) -> None:
    """An article that there is not changes nothing."""
    whole, rest = (
        load(find(shared_newsroom)),
        load(find(shared_newsroom), without={"another"}),
    )
    assert whole.triples() == rest.triples()


def test_what_lasts_of_a_review_goes_with_its_article(tmp_path: Path) -> None:
    """It names things of a draft. Else it stays, though no passage states it."""
    project = reviewed(tmp_path / "ferries")
    whole = load(project.workspace)
    names = whole.namespaces.judgements
    kinds = [quad.object for quad in whole.match(None, v.TYPE, graphs=names)]
    assert len(kinds) == 4
    (place,) = whole.match(None, LOCATED_IN, graphs=NamedNode(PLACED.passage))
    less = load(project.workspace, refused=[place])
    assert less.triples(None, LOCATED_IN) != whole.triples(None, LOCATED_IN)
    assert set(less.match(graphs=names)) == set(whole.match(graphs=names))
    assert load(project.workspace, without={FERRY_SLUG}).match(graphs=names) == []


def reviewed(folder: Path) -> Project:
    """The ferries with a rejection that was withdrawn, a correction and a name."""
    project = copied_ferries(folder)
    given = (project.workspace, project.knowledge)
    rejected = record_rejections(*given, [NewRejection(OWNED, "denied")], DESK)
    withdraw_judgements(*given, rejected, "A slip.", DESK)
    other = NewCorrection(PLACED, "object", ferry("orvik"), ferry("tarnholm"))
    record_corrections(*given, [other], DESK)
    name = NewNameJudgement("It", ARTICLE, ferry("orvik"), "same", "So it is read.")
    record_name_judgements(*given, [name], DESK)
    return project
