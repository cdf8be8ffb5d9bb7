"""The grade of a statement, from what is doubted of it."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt
from kg.grounding.grading import graded
from kg.grounding.relations import Ground
from kg.model import Finding, Location, Passage, Proof, Severity
from kg.vocabulary import Triple

ARTICLE = "https://example.org/press/article/bolt"
MAREN, BOLT, OWNS, PLAN = (
    NamedNode(f"urn:{name}") for name in ("maren", "bolt", "owns", "plan")
)
TRIPLE = (MAREN, OWNS, BOLT)
NAMED = (MAREN, v.KIND, BOLT)
PASSAGE = Passage(f"{ARTICLE}#char=0,20", 0, 20, "")
PRONOUN = Passage(f"{ARTICLE}#char=0,2", 0, 2, "", refers_to=(MAREN.value,))
CLAIM: list[Triple] = [
    (PLAN, v.TYPE, v.CLASS_CLAIM),
    (PLAN, v.CLAIM_SUBJECT, MAREN),
    (PLAN, v.CLAIM_PREDICATE, OWNS),
    (PLAN, v.CLAIM_OBJECT, BOLT),
    (PLAN, v.MODALITY, v.PLANNED),
]
STATED: dict[Passage, list[Triple]] = {PASSAGE: [TRIPLE, NAMED, *CLAIM], PRONOUN: []}
GROUNDS = {
    (PASSAGE, TRIPLE): Ground(((0, 2), (8, 12))),
    (PASSAGE, NAMED): Ground(((8, 12),), is_said=False),
    (PASSAGE, CLAIM[0]): Ground(((8, 12),)),
}


def doubt(
    subject: NamedNode | None = None,
    predicate: NamedNode | None = None,
    value: NamedNode | None = None,
    severity: Severity = "error",
    passage: Passage = PASSAGE,
) -> Doubt:
    finding = Finding(severity, "support", "Why.", Location(passage=passage.iri))
    return Doubt(finding, subject, predicate, value)


def grades(*doubts: Doubt) -> dict[tuple[str, str | None], str | None]:
    """The grade of each statement, by its property and its modality."""
    proofs = graded(STATED, doubts, GROUNDS).proofs
    return {_key(proof): proof.grade for proof in proofs}


def _key(proof: Proof) -> tuple[str, str | None]:
    return proof.statement[1].strip("<>"), proof.modality


OWNED = (OWNS.value, None)
CALLED = (v.KIND.value, None)
PLANNED = (OWNS.value, "planned")


@pytest.mark.parametrize(
    ("doubted", "refused"),
    [
        ([], set()),
        ([doubt(MAREN, OWNS, BOLT)], {OWNED}),
        ([doubt(MAREN, OWNS)], {OWNED}),
        ([doubt(MAREN, v.UNIT)], {OWNED, CALLED}),  # what it lacks is no statement
        ([doubt(PLAN)], {PLANNED}),
        # What a thing is called in passing is so, whoever speaks.
        ([doubt(predicate=v.SAID_BY)], {OWNED, PLANNED}),
        ([doubt()], {OWNED, PLANNED}),
        ([doubt(predicate=v.REFERS_TO, value=MAREN, passage=PRONOUN)], {OWNED}),
        ([doubt(predicate=v.REFERS_TO, value=PLAN, passage=PRONOUN)], set()),
        ([doubt(predicate=v.READ_WITH)], set()),
    ],
)
def test_an_error_refuses_what_it_is_about(
    doubted: list[Doubt], refused: set[tuple[str, str | None]]
) -> None:
    """All else is proved; a claim is one statement."""
    found = grades(*doubted)
    assert {key for key, grade in found.items() if grade == "refused"} == refused
    assert {found[key] for key in found.keys() - refused} <= {"proved"}
    assert found.keys() == {OWNED, CALLED, PLANNED}


def test_who_speaks_matters_only_for_what_is_said() -> None:
    """Of "Maren, which lost money, said …" the loss is nobody's words."""
    of_others = doubt(predicate=v.SAID_BY, severity="warning")._replace(
        words=((12, 20),)
    )
    of_these = of_others._replace(words=((0, 8),))
    assert grades(of_others)[OWNED] == "proved"
    assert grades(of_these)[OWNED] == "open"


def test_a_warning_leaves_open() -> None:
    """And an error besides refuses; each with its reason."""
    warned = doubt(MAREN, OWNS, severity="warning")
    assert grades(warned)[OWNED] == "open"
    assert grades(warned, doubt(MAREN, OWNS))[OWNED] == "refused"
    reasons = {proof.reason for proof in graded(STATED, [warned], GROUNDS).proofs}
    assert reasons == {"", "Why."}


def test_without_words_only_what_is_refused_has_a_grade() -> None:
    """The wording of a figure is in the graph; nothing else is known."""
    proofs = graded(STATED, [doubt(MAREN, v.KIND)], None).proofs
    assert {_key(proof): proof.grade for proof in proofs} == {
        OWNED: None,
        CALLED: "refused",
        PLANNED: None,
    }
