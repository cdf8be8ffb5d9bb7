"""What was rejected is not offered again, unless the words or the rule have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.review_records import (
    NewRejection,
    record_rejections,
    withdraw_judgements,
)
from kg.errors import NotFound
from kg.knowledge import Facts
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure
from kg.knowledge.rejections import (
    LETTERS,
    REASONS,
    Rejected,
    rejection_reason,
    rejections_in,
)
from kg.project import Project
from kg.vocabulary import KG
from tests.ferries import ferry
from tests.reviewed import (
    COUNTED,
    DESK,
    OWNED,
    PLACED,
    SUBSIDIARY,
    copied_ferries,
    statement,
)

FRAME = "subsidiaryOf-noun a kg:NounFrame"


@pytest.fixture
def ferries(tmp_path: Path) -> Project:
    """A copy of the ferries in which something was rejected."""
    project = copied_ferries(tmp_path / "ferries")
    rejected = [NewRejection(OWNED, "denied"), NewRejection(COUNTED, "notSaid")]
    record_rejections(project.workspace, project.knowledge, rejected, DESK)
    project.reload()
    return project


def test_what_was_rejected_is_found_with_its_reason(ferries: Project) -> None:
    rejected = Rejected(ferries.knowledge)
    assert len(rejected) == 2
    for draft, reason in ((OWNED, "denied"), (COUNTED, "notSaid")):
        found = rejected.find(draft)
        assert found is not None
        assert found.reason == reason
    assert rejected.find(PLACED) is None


TURNED = OWNED._replace(told=statement("brask", "subsidiaryOf", "orvik"))


@pytest.mark.parametrize(
    "draft",
    [
        OWNED._replace(digest=PLACED.digest),
        OWNED._replace(passage=PLACED.passage),
        OWNED._replace(modality="denied"),
        TURNED,
        COUNTED._replace(told=JudgedFigure(ferry("brask"), *COUNTED.told[1:])),
    ],
    ids=["other words", "other place", "a claim", "turned round", "of another"],
)
def test_another_draft_may_be_offered(ferries: Project, draft: JudgedDraft) -> None:
    assert not Rejected(ferries.knowledge).is_rejected(draft)


def test_no_rule_offers_it_again(ferries: Project) -> None:
    """Whoever has read the words is not asked because another rule has the same idea."""
    rejected = Rejected(ferries.knowledge)
    for rule in (NamedNode(f"{KG}subsidiaryOf-own"), "apposition"):
        assert rejected.is_rejected(OWNED._replace(rule=rule))


def test_a_frame_that_has_changed_may_offer_it(
    ferries: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another lemma, or the loss of one, makes of the words, nobody has judged."""
    graph = ferries.knowledge
    frames = graph.terminology.said_of_frames
    said = frames[SUBSIDIARY.value]
    lemma = next(quad for quad in said if quad.predicate == v.LEMMA)
    others = [quad for quad in said if quad != lemma]
    monkeypatch.setitem(frames, SUBSIDIARY.value, others)
    rejected = Rejected(graph)
    assert not rejected.is_rejected(OWNED)
    assert rejected.is_rejected(COUNTED)


def test_a_rule_that_has_another_name_may_offer_it(ferries: Project) -> None:
    """A rule of the program is renamed when it is changed; it says which ones it has."""
    graph = ferries.knowledge
    assert Rejected(graph, {str(COUNTED.rule)}).is_rejected(COUNTED)
    renamed = Rejected(graph, {"figure of a counted noun, 2"})
    assert not renamed.is_rejected(COUNTED)
    assert renamed.is_rejected(OWNED)


def test_a_variable_may_have_been_registered_since(ferries: Project) -> None:
    """Before, it had nothing but a name."""
    variable = ferry("schools-count")
    known = ferries.workspace.entities
    registered = (
        f"\n{variable} a kg:Variable ;\n"
        '    skos:prefLabel "number of ferry schools"@en .\n'
    )
    text = known.read_text(encoding="utf-8")
    known.write_text(text + registered, encoding="utf-8")
    ferries.reload()
    owner, _, wording = COUNTED.told
    assert isinstance(owner, NamedNode)
    assert isinstance(wording, str)
    now = COUNTED._replace(told=JudgedFigure(owner, variable, wording))
    assert Rejected(ferries.knowledge).is_rejected(now)


def test_what_is_withdrawn_may_be_offered(ferries: Project) -> None:
    graph = ferries.knowledge
    found = Rejected(graph).find(OWNED)
    assert found is not None
    withdraw_judgements(ferries.workspace, graph, [found.name], "A slip.", DESK)
    ferries.reload()
    assert not Rejected(ferries.knowledge).is_rejected(OWNED)


def test_reasons_are_those_of_the_ontology(ferries: Project) -> None:
    """Each has a letter of its own."""
    scheme = NamedNode(f"{KG}rejectionReasons")
    graph = ferries.knowledge
    listed = {term for term, of in graph.ontology.pairs(v.IN_SCHEME) if of == scheme}
    assert REASONS.keys() == listed
    assert sorted(LETTERS.values()) == sorted(REASONS.values())


@pytest.mark.parametrize("typed", ["o", "otherThing", "otherthing"])
def test_a_reason_is_typed_by_letter_or_name(typed: str) -> None:
    assert rejection_reason(typed) == "otherThing"


def test_no_reason() -> None:
    with pytest.raises(NotFound, match="Did you mean otherThing"):
        rejection_reason("otherThings")
    with pytest.raises(NotFound, match="d is direction, o is otherThing"):
        rejection_reason("x")


@pytest.mark.parametrize(
    "part", [v.DRAFTED_BY, v.REJECTED_FOR, v.JUDGED_SUBJECT, v.JUDGED_PASSAGE, v.TYPE]
)
def test_what_lacks_a_part_is_left_to_the_shapes(
    ferries: Project, part: NamedNode
) -> None:
    """Without its rule, its reason or its statement, a judgement rejects nothing."""
    graph = ferries.knowledge
    facts = graph.facts(graphs=graph.namespaces.judgements)
    assert len(rejections_in(facts)) == 2
    lacking = Facts(triple for triple in facts if triple[1] != part)
    assert rejections_in(lacking) == []


def test_literals_are_objects_too(ferries: Project) -> None:
    """What is drafted may be a text or a day."""
    told = (ferry("skerrin"), NamedNode(f"{KG}kind"), Literal("Ferry", language="en"))
    draft = PLACED._replace(told=told)
    rejected = [NewRejection(draft, "notSaid")]
    record_rejections(ferries.workspace, ferries.knowledge, rejected, DESK)
    ferries.reload()
    assert Rejected(ferries.knowledge).is_rejected(draft)
