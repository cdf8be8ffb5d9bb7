"""What lasts of a review is written, a block for each decision, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from difflib import ndiff
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.authoring.judgement_file import Signature
from kg.authoring.review_records import (
    NewCorrection,
    NewNameJudgement,
    NewRejection,
    record_corrections,
    record_name_judgements,
    record_rejections,
    withdraw_judgements,
)
from kg.errors import KgError
from kg.knowledge.corrections import corrections
from kg.knowledge.name_judgements import name_judgements
from kg.knowledge.rejections import REASONS, Reason, rejections
from kg.project import Project
from kg.rdf.canonical import changed
from tests.ferries import SLUG, ferry
from tests.reviewed import (
    ARTICLE,
    COUNTED,
    DESK,
    FILE,
    JUDGEMENTS,
    OWNED,
    PLACED,
    copied_ferries,
    judgements_of,
)

OTHER_OWNER = NewCorrection(PLACED, "subject", ferry("skerrin"), ferry("orvik"))
NO_PERIOD = NewCorrection(COUNTED, "period", Literal("2026"), None)
IT = NewNameJudgement("It", ARTICLE, ferry("orvik"), "same", "The yard is meant.")


@pytest.fixture
def ferries(tmp_path: Path) -> Project:
    return copied_ferries(tmp_path / "ferries")


def reject(project: Project, *rejected: NewRejection) -> list[NamedNode]:
    return record_rejections(project.workspace, project.knowledge, rejected, DESK)


def correct(project: Project, *corrected: NewCorrection) -> list[NamedNode]:
    return record_corrections(project.workspace, project.knowledge, corrected, DESK)


def name(project: Project, *decided: NewNameJudgement) -> list[NamedNode]:
    return record_name_judgements(project.workspace, project.knowledge, decided, DESK)


def withdraw(project: Project, *names: NamedNode) -> list[NamedNode]:
    graph = project.knowledge
    return withdraw_judgements(project.workspace, graph, names, "A slip.", DESK)


def test_a_rejection_is_read_as_it_was_written(ferries: Project) -> None:
    (named,) = reject(ferries, NewRejection(OWNED, "denied", "It says “not”."))
    assert named.value == (f"{JUDGEMENTS}/299-345/rejected-orvik-subsidiaryof-brask")
    ferries.reload()
    (found,) = rejections(ferries.knowledge)
    assert found.name == named
    assert found.draft == OWNED
    assert (found.reason, found.comment, found.date) == (
        "denied",
        "It says “not”.",
        "2026-05-31",
    )
    assert found.agents == ("https://example.org/ferries/agent/the-ferry-desk",)
    assert len(found.frame_digest) == 64


@pytest.mark.parametrize("reason", REASONS.values())
def test_each_reason_is_kept(ferries: Project, reason: Reason) -> None:
    reject(ferries, NewRejection(OWNED, reason))
    ferries.reload()
    assert [each.reason for each in rejections(ferries.knowledge)] == [reason]


def test_a_figure_is_known_by_owner_variable_and_wording(ferries: Project) -> None:
    """It has no name of its own before it is accepted, and a rule may be no frame."""
    reject(ferries, NewRejection(COUNTED, "notSaid"))
    ferries.reload()
    (found,) = rejections(ferries.knowledge)
    assert (found.draft, found.frame_digest) == (COUNTED, "")
    assert "kg:judgedPredicate" not in judgements_of(ferries)


def test_a_claim_is_another_draft_than_the_statement(ferries: Project) -> None:
    planned = OWNED._replace(modality="planned")
    names = reject(
        ferries, NewRejection(OWNED, "denied"), NewRejection(planned, "notSaid")
    )
    ferries.reload()
    found = {each.draft for each in rejections(ferries.knowledge)}
    assert len(set(names)) == 2
    assert found == {OWNED, planned}


def test_a_correction_tells_what_was_and_what_has_to_be(ferries: Project) -> None:
    correct(ferries, OTHER_OWNER, NO_PERIOD)
    ferries.reload()
    found = {
        each.part: (each.draft, each.drafted, each.written)
        for each in corrections(ferries.knowledge)
    }
    assert found == {
        "subject": (PLACED, ferry("skerrin"), ferry("orvik")),
        "period": (COUNTED, Literal("2026"), None),
    }


def test_a_name_is_judged_in_its_article(ferries: Project) -> None:
    (named,) = name(ferries, IT)
    assert named.value == f"{JUDGEMENTS}/names/it-same-orvik"
    ferries.reload()
    (found,) = name_judgements(ferries.knowledge)
    assert tuple(found.on) == ("It", ARTICLE)
    assert (found.thing, found.verdict, found.reason) == (
        ferry("orvik"),
        "same",
        "The yard is meant.",
    )


def test_each_decision_is_one_block_of_the_diff(ferries: Project) -> None:
    """What stood in the file before stays as it was, and the file is canonical."""
    reject(ferries, NewRejection(OWNED, "denied"))
    before = judgements_of(ferries)
    name(ferries, IT)
    lines = ndiff(before.splitlines(), judgements_of(ferries).splitlines())
    differing = [line for line in lines if line[:1] in "+-"]
    assert all(line.startswith("+") for line in differing)
    assert sum(line == "+ " for line in differing) == 1
    path = ferries.workspace.judgements
    prefixes = ferries.workspace.namespaces.prefixes
    assert changed([(path, FILE)], prefixes) == []


@pytest.mark.parametrize(
    "decide",
    [
        lambda project: reject(project, NewRejection(OWNED, "denied")),
        lambda project: correct(project, OTHER_OWNER),
        lambda project: name(project, IT),
    ],
    ids=["rejection", "correction", "name"],
)
def test_what_is_on_record_is_not_written_again(
    ferries: Project, decide: Callable[[Project], list[NamedNode]]
) -> None:
    """Whoever saves twice has decided once; after an undo, the decision is a new one."""
    first = decide(ferries)
    written = judgements_of(ferries)
    assert decide(ferries) == first
    assert judgements_of(ferries) == written
    assert withdraw(ferries, *first) == [NamedNode(f"{first[0].value}/withdrawal")]
    assert decide(ferries) == [NamedNode(f"{first[0].value}-2")]
    assert set(written.splitlines()) < set(judgements_of(ferries).splitlines())
    ferries.reload()
    graph = ferries.knowledge
    counting = [each.name for each in rejections(graph)]
    counting += [each.name for each in corrections(graph)]
    counting += [each.name for each in name_judgements(graph)]
    assert counting == [NamedNode(f"{first[0].value}-2")]


def test_what_is_withdrawn_does_not_count(ferries: Project) -> None:
    """All kinds are withdrawn alike, and stay on record."""
    names = [
        *reject(ferries, NewRejection(OWNED, "denied")),
        *correct(ferries, OTHER_OWNER),
        *name(ferries, IT),
    ]
    withdraw(ferries, *names)
    ferries.reload()
    graph = ferries.knowledge
    assert [*rejections(graph), *corrections(graph), *name_judgements(graph)] == []
    text = judgements_of(ferries)
    assert text.count(" a kg:Withdrawal ") == 3
    with pytest.raises(KgError, match="There is no judgement that counts"):
        withdraw(ferries, names[0])


def test_a_review_says_nothing_of_the_world(ferries: Project) -> None:
    """Nothing of it holds, and the check has nothing to say of it."""
    before = set(ferries.knowledge.triples())
    found = [each for each in ferries.check() if each.check != "coverage"]
    reject(ferries, NewRejection(OWNED, "denied"), NewRejection(COUNTED, "notSaid"))
    correct(ferries, OTHER_OWNER, NO_PERIOD)
    name(ferries, IT)
    ferries.reload()
    assert set(ferries.knowledge.triples()) == before
    assert [each for each in ferries.check() if each.check != "coverage"] == found


ELSEWHERE = OWNED._replace(passage=OWNED.passage.replace(SLUG, "elsewhere"))
NINE_WORDS = "one two three four five six seven eight nine"


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda p: reject(p, NewRejection(ELSEWHERE, "denied")), "There is no article"),
        (
            lambda p: reject(p, NewRejection(OWNED._replace(passage=ARTICLE), "denied")),
            "is no passage",
        ),
        (
            lambda p: reject(p, NewRejection(OWNED._replace(digest="c0ae"), "denied")),
            "'c0ae' is no SHA-256 digest",
        ),
        (
            lambda p: reject(
                p, NewRejection(OWNED._replace(rule=NamedNode("urn:frame")), "denied")
            ),
            "There is no frame 'urn:frame'",
        ),
        (
            lambda p: correct(p, OTHER_OWNER._replace(written=ferry("skerrin"))),
            "A correction has to change something",
        ),
        (lambda p: name(p, IT._replace(reason=" ")), "A judgement needs a reason"),
        (lambda p: name(p, IT._replace(words=NINE_WORDS)), "more than 8 words"),
        (
            lambda p: record_rejections(
                p.workspace, p.knowledge, [NewRejection(OWNED, "denied")],
                Signature("yesterday"),
            ),
            "'yesterday' is no date",
        ),
        (
            lambda p: record_rejections(
                p.workspace, p.knowledge, [NewRejection(OWNED, "denied")],
                Signature("2026-05-31", "The fairy desk"),
            ),
            "There is no agent 'The fairy desk'",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_written(
    ferries: Project, decide: Callable[[Project], object], message: str
) -> None:
    """It is refused, with all that was decided in the same sitting."""
    with pytest.raises(KgError, match=message):
        decide(ferries)
    assert judgements_of(ferries) == ""


def test_a_sitting_is_written_as_a_whole_or_not_at_all(ferries: Project) -> None:
    with pytest.raises(KgError, match="There is no article"):
        reject(
            ferries, NewRejection(OWNED, "denied"), NewRejection(ELSEWHERE, "denied")
        )
    assert judgements_of(ferries) == ""
