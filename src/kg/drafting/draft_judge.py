"""Judges drafts by the gate, mended where only a part of them is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg import vocabulary as v
from kg.drafting.draft_lines import DraftLines
from kg.drafting.drafts import APART, UNKNOWN, Draft
from kg.drafting.gate import Gate, GatedPart, JudgedByGate
from kg.drafting.news_terms import PARTICIPANT, POST_IN

# What is wrong with what a variable is called is wrong with the variable.
_DROPPED = {
    v.OBSERVED_OF: "observedOf",
    # Of an event in which nobody is told to have a part there is no figure.
    PARTICIPANT: "observedOf",
    v.VARIABLE: "variable",
    v.PREF_LABEL: "variable",
    v.PERIOD: "period",
}

_POST_IN = v.local_name(POST_IN.value)


class DraftJudge:
    """Judges the drafts of one article.

    Args:
        gate: what the checks find.
        lines: the drafts, with the things of which they tell.
    """

    def __init__(self, gate: Gate, lines: DraftLines) -> None:
        self._gate = gate
        self._lines = lines

    def judged(self, drafts: Iterable[Draft]) -> list[JudgedByGate]:
        """The drafts with their grades, in the order of the text."""
        judged = self._mended(self._by_gate(list(drafts)))
        return sorted(judged, key=lambda each: each.draft.span)

    def standing_alone(
        self, drafts: Sequence[Draft], dropped: Iterable[Draft]
    ) -> list[Draft]:
        """The drafts, of which those are doubtful that need others than the surest.

        Whoever accepts the surest alone is not to be told that something is missing.

        Args:
            drafts: those that are offered.
            dropped: those that are not, beside which they were judged.
        """
        sure = [draft for draft in drafts if draft.tier != "doubtful"]
        doubtful = [draft for draft in drafts if draft.tier == "doubtful"]
        leaning = _sharing(sure, [*doubtful, *dropped])
        judged = self._by_gate(_sharing(sure, leaning))
        fallen = {each.draft.id for each in judged if each.grade == "refused"}
        fallen.update(each.id for each in _contrary(sure))
        return [
            draft._replace(tier="doubtful") if draft.id in fallen else draft
            for draft in drafts
        ]

    def _mended(self, judged: list[JudgedByGate]) -> list[JudgedByGate]:
        """Drafts without what is refused of them, judged anew with all that this concerns."""
        again = [
            self._without_employer(each) or _without_refused(each) for each in judged
        ]
        changed: list[Draft] = []
        for each, mended in zip(judged, again, strict=True):
            if mended != each.draft:
                changed += [each.draft, mended]
        concerned = _sharing(again, changed)
        anew = {each.draft.id: each for each in self._by_gate(concerned)}
        found: list[JudgedByGate] = []
        for each, mended in zip(judged, again, strict=True):
            # Whose post it is stays refused, where its holder is offered without it.
            is_kept = each.grade == "refused" and mended.facts.property == _POST_IN
            found.append(each if is_kept else anew.get(mended.id, each))
        return found

    def _without_employer(self, judged: JudgedByGate) -> Draft | None:
        """A post without the organisation that the words refuse, which may be another."""
        wrong = {part.predicate for part in judged.parts if part.grade == "refused"}
        return self._lines.title_alone(judged.draft) if wrong == {POST_IN} else None

    def _by_gate(self, drafts: Sequence[Draft]) -> list[JudgedByGate]:
        return self._gate.judged(self._lines.things(drafts), drafts) if drafts else []


def _contrary(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Relations that some drafts tell both ways round: a town in a county in the town."""
    relations = [draft for draft in drafts if draft.kind == "relation"]
    told: set[tuple[str, str, str]] = set()
    for draft in relations:
        facts = draft.facts
        told.add((facts.subject, facts.property, facts.object))
    for draft in relations:
        facts = draft.facts
        if (facts.object, facts.property, facts.subject) in told:
            yield draft


def _sharing(drafts: Iterable[Draft], others: Iterable[Draft]) -> list[Draft]:
    """Those of some drafts that tell something that others tell as well."""
    told = {part for other in others for part in _parts(other)}
    return [draft for draft in drafts if not told.isdisjoint(_parts(draft))]


def _parts(draft: Draft) -> set[object]:
    """What a draft may have in common with others.

    It is what it states, its passage with what refers in it, and the time that it names,
    which a passage alone may date.
    """
    own, *beside = draft.statement.split(APART)
    times = [each for each in own.split("; ") if each.startswith("period ")]
    return {own, *beside, *times, draft.span}


def _without_refused(judged: JudgedByGate) -> Draft:
    """A figure without the owner, variable or time that the words refuse.

    One that the words do not say to be so is a projection instead.
    """
    draft = judged.draft
    if draft.kind != "figure":
        return draft
    refused = [part for part in judged.parts if part.grade == "refused"]
    wrong = {
        "period" if part.is_of_period else _DROPPED[part.predicate]
        for part in refused
        if part.is_of_period or part.predicate in _DROPPED
    }
    for name in sorted(wrong):
        draft = _without(draft, name)
    return _projected(draft) if any(map(_is_of_outlook, refused)) else draft


def _is_of_outlook(refused: GatedPart) -> bool:
    """Whether the words only plan, expect or allow a figure: it is no observation."""
    if refused.predicate != v.TYPE or refused.record is None:
        return False
    return refused.record[2] == v.CLASS_OBSERVATION


def _projected(draft: Draft) -> Draft:
    """A figure as what may be so."""
    return draft._replace(
        statement=draft.statement.replace(": figure ", ": projection ", 1),
        facts=draft.facts._replace(modality="possible"),
        tier="doubtful",
    )


def _without(draft: Draft, name: str) -> Draft:
    """A figure without what the words refuse; whose it is, a person has to tell."""
    growth = re.match(r"(?:year-on-year )?growth", draft.facts.property)
    variable = growth[0] if growth else "amount"
    instead = {
        "observedOf": f"observedOf {UNKNOWN}",
        "variable": f'variable "{variable}"',
        "period": "",
    }[name]
    figure, *beside = draft.statement.split(APART)
    clauses = [
        instead if clause.startswith(f"{name} ") else clause
        for clause in figure.split("; ")
    ]
    facts = draft.facts
    if name == "observedOf":
        facts = facts._replace(subject="")
        beside = []  # what kind the owner is, without whom nothing is told of it
    elif name == "variable":
        facts = facts._replace(property=variable)
    else:
        facts = facts._replace(period="")
    figure = "; ".join(filter(None, clauses))
    statement = APART.join((figure, *beside))
    return draft._replace(statement=statement, facts=facts, tier="doubtful")
