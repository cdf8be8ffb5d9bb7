"""What became of the drafts of a frame: what is proved, rejected and corrected by it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.authoring.review_records import (
    NewCorrection,
    NewRejection,
    record_corrections,
    record_rejections,
    withdraw_judgements,
)
from kg.errors import NotFound
from kg.frames.rule_counts import (
    RuleCount,
    counts_of,
    doubtful_on_record,
    doubtful_rules,
    rule_counts,
)
from kg.grounding import support
from kg.knowledge import Graph
from kg.knowledge.judged_drafts import JudgedDraft, Rule
from kg.knowledge.rejections import Reason
from kg.knowledge.terminology import Terminology
from kg.project import Project
from kg.vocabulary import KG
from tests.ferries import ferry
from tests.reviewed import COUNTED, DESK, PLACED, copied_ferries, drafted, statement

POST_IN = NamedNode(f"{KG}postIn-of")
IN = NamedNode(f"{KG}locatedIn-be")
OF_FIGURES = NamedNode(f"{KG}observedOf-employ")
BOARDS = ("orvik", "brask", "kelder", "seaswift", "ferries", "hydrogen", "schools")


@pytest.fixture
def ferries(tmp_path: Path) -> Project:
    return copied_ferries(tmp_path / "ferries")


def counted(project: Project) -> list[RuleCount]:
    project.reload()
    graph = project.knowledge
    supports = support(graph, project.texts)
    return rule_counts(graph, [proof for each in supports for proof in each.proofs])


def count(project: Project, rule: Rule) -> RuleCount | None:
    return next((each for each in counted(project) if each.rule == rule), None)


def wrong(number: int, rule: Rule = IN) -> list[JudgedDraft]:
    """So many drafts of a rule that the words do not say."""
    words = ["Skerrin Lines is in Tarnholm", "in the town of Tarnholm"]
    pairs = [(board, passage) for passage in words for board in BOARDS]
    return [
        drafted(statement(board, "locatedIn", "tarnholm"), passage, rule)
        for board, passage in pairs[:number]
    ]


def reject(
    project: Project, drafts: Iterable[JudgedDraft], reason: Reason = "notSaid"
) -> list[NamedNode]:
    rejected = [NewRejection(draft, reason) for draft in drafts]
    return record_rejections(project.workspace, project.knowledge, rejected, DESK)


def correct(project: Project, *corrected: NewCorrection) -> list[NamedNode]:
    return record_corrections(project.workspace, project.knowledge, corrected, DESK)


def test_what_a_frame_proves_was_accepted(ferries: Project) -> None:
    """No record says so: the statement stands in the graph, and its proof names it."""
    found = count(ferries, IN)
    assert found is not None
    assert found.tells == NamedNode(f"{KG}locatedIn")
    assert (found.accepted, found.corrected, found.rejected) == (1, 0, {})
    assert found.share == 1


def test_rejections_are_counted_by_reason(ferries: Project) -> None:
    reject(ferries, wrong(2), "otherThing")
    reject(ferries, wrong(3)[2:], "direction")
    found = count(ferries, IN)
    assert found is not None
    assert found.rejected == {"direction": 1, "otherThing": 2}
    assert (found.rejections, found.decided, found.share) == (3, 4, 0.25)


def test_what_was_withdrawn_is_not_counted(ferries: Project) -> None:
    names = reject(ferries, wrong(1))
    withdraw_judgements(ferries.workspace, ferries.knowledge, names, "A slip.", DESK)
    found = count(ferries, IN)
    assert found is not None
    assert found.rejections == 0


def test_a_draft_that_was_corrected_was_not_right(ferries: Project) -> None:
    """However many of its parts were; what it has become counts no second time."""
    draft = PLACED._replace(told=statement("orvik", "locatedIn", "ferries"))
    correct(
        ferries,
        NewCorrection(draft, "subject", ferry("orvik"), ferry("skerrin")),
        NewCorrection(draft, "object", ferry("ferries"), ferry("tarnholm")),
    )
    found = count(ferries, IN)
    assert found is not None
    assert (found.accepted, found.corrected, found.share) == (0, 1, 0)


def test_what_it_was_corrected_to_may_be_proved_by_another_frame(
    ferries: Project,
) -> None:
    """Which has drafted nothing wrong by that."""
    draft = PLACED._replace(rule=POST_IN)
    correct(ferries, NewCorrection(draft, "subject", ferry("orvik"), ferry("skerrin")))
    found = count(ferries, IN)
    assert found is not None
    assert (found.accepted, found.corrected) == (1, 0)


@pytest.mark.parametrize("rule", ["figure of a counted noun", OF_FIGURES])
def test_of_some_rules_nobody_knows_how_many_were_right(
    ferries: Project, rule: Rule
) -> None:
    """The proof of a figure names no frame: so no share is told, and none is doubtful."""
    reject(ferries, [each._replace(rule=rule) for each in wrong(12)])
    found = count(ferries, rule)
    assert found is not None
    assert (found.accepted, found.share, found.is_doubtful) == (None, None, False)
    assert found.rejections == 12


def rule_count(accepted: int, corrected: int, rejected: int) -> RuleCount:
    return RuleCount(IN, None, accepted, corrected, {"notSaid": rejected})


@pytest.mark.parametrize(
    ("found", "is_doubtful"),
    [
        (rule_count(7, 0, 3), False),
        (rule_count(6, 0, 4), True),
        (rule_count(6, 4, 0), True),
        (rule_count(6, 2, 2), True),
        (rule_count(0, 0, 9), False),
        (rule_count(0, 0, 10), True),
        (rule_count(69, 0, 31), True),
        (rule_count(70, 30, 0), False),
    ],
)
def test_less_than_seventy_of_at_least_ten_is_doubtful(
    found: RuleCount, is_doubtful: bool
) -> None:
    assert found.is_doubtful == is_doubtful
    assert doubtful_rules([found]) == (frozenset({IN}) if is_doubtful else frozenset())


def test_a_doubtful_frame_is_named_first(ferries: Project) -> None:
    """The drafter is told which ones these are, from words or from records alike."""
    reject(ferries, wrong(10))
    found = counted(ferries)
    assert found[0].rule == IN
    assert doubtful_rules(found) == {IN}
    ferries.write_proofs()
    ferries.reload()
    graph = ferries.knowledge
    assert rule_counts(graph, graph.grades.values()) == found


@pytest.mark.parametrize(("rejected", "is_doubtful"), [(9, False), (10, True)])
def test_by_records_the_same_are_doubtful(
    ferries: Project, rejected: int, is_doubtful: bool
) -> None:
    """One statement is proved by the frame: of ten drafts nine are wrong, then of eleven."""
    ferries.write_proofs()
    reject(ferries, wrong(rejected - 1))
    ferries.reload()
    found = doubtful_on_record(ferries.knowledge)
    assert found == doubtful_rules(counted(ferries))
    assert found == ({IN} if is_doubtful else frozenset())


def test_a_frame_that_is_gone_is_still_named(ferries: Project) -> None:
    reject(ferries, wrong(1))
    ferries.reload()
    graph = ferries.knowledge
    kept = [quad for quad in graph.frames if quad.subject != IN]
    terms = graph.match(graphs=graph.namespaces.ontology)
    others = Terminology(graph.namespaces, lambda: terms, lambda: kept)
    (found,) = rule_counts(Graph(graph.home, others), [])
    assert (found.rule, found.tells, found.accepted) == (IN, None, None)


@pytest.mark.parametrize(
    "name", ["kg:locatedIn-be", "locatedIn-be", f"{KG}locatedIn-be"]
)
def test_counts_go_by_frame(ferries: Project, name: str) -> None:
    found = counts_of(ferries.knowledge, counted(ferries), name)
    assert [each.rule for each in found] == [IN]


def test_counts_go_by_what_frames_tell(ferries: Project) -> None:
    """A claim is told by a frame as well."""
    found = counts_of(ferries.knowledge, counted(ferries), "located in")
    assert {each.rule for each in found} == {IN, NamedNode(f"{KG}locatedIn-hold")}


def test_a_rule_goes_by_its_name(ferries: Project) -> None:
    reject(ferries, [COUNTED])
    found = counts_of(ferries.knowledge, counted(ferries), "figure of a counted noun")
    assert [each.rule for each in found] == [COUNTED.rule]


def test_of_a_known_frame_nothing_may_be_counted(ferries: Project) -> None:
    assert counts_of(ferries.knowledge, counted(ferries), "acquired-buy") == []
    with pytest.raises(NotFound, match="Did you mean locatedIn"):
        counts_of(ferries.knowledge, counted(ferries), "locatdIn")
