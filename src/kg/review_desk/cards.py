"""A line of a review as a card: what it says in a sentence, and what may be put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kg import vocabulary as v
from kg.drafting.draft_worksheets import left_out
from kg.drafting.drafts import APART, UNKNOWN
from kg.drafting.gate import WORST_FIRST, GatedPart
from kg.drafting.review_lines import ReviewLine
from kg.knowledge.verbaliser import Verbaliser
from kg.review_desk.choices import Choices, shown
from kg.review_desk.examining import ExaminedLines
from kg.review_desk.line_changes import Choice, Part
from kg.review_desk.statement_parts import (
    FigureParts,
    RelationParts,
    figure_parts,
    relation_parts,
    unquoted,
)
from kg.review_desk.thing_names import ThingNames

_UNTOLD = frozenset((v.TYPE, v.PREF_LABEL, v.WORDING, v.COMPARATOR))
"""What is told by other words of the same card, or by its chips."""


class Chip(NamedTuple):
    """A part of a draft that may be put right.

    Attributes:
        part: which.
        at: of which of its statements, from 0.
        label: what people call the part.
        shown: its value as people read it.
        choices: what it may be instead.
        is_locked: whether it is what the words say, and nobody's choice.
        is_free: whether any words of one's own will do.
    """

    part: Part | str
    at: int
    label: str
    shown: str
    choices: list[Choice]
    is_locked: bool = False
    is_free: bool = False


class Cards:
    """Makes cards of the lines of one review.

    Args:
        choices: what parts may be instead.
        names: what things are called.
    """

    def __init__(self, choices: Choices, names: ThingNames) -> None:
        self._choices = choices
        self._names = names

    def card(self, line: ReviewLine, examined: ExaminedLines) -> dict[str, Any]:
        """A line for the page, with what came of examining it."""
        parts = examined.parts(line.id)
        parts = sorted(parts, key=lambda part: WORST_FIRST.index(part.grade))
        verbaliser = examined.examination.graph.verbaliser
        told = map(self._names.without_article, _sentences(parts, verbaliser))
        worst = parts[0] if parts else None
        return {
            "id": line.id,
            "decision": line.decision,
            "tier": line.tier,
            "span": line.span,
            "statement": line.statement,
            "sentences": list(told) or [self._in_shorthand(line)],
            "grade": worst.grade if worst else "open",
            "reason": worst.reason if worst else "",
            "rule": line.rule,
            "isEdited": line.is_edited,
            "marks": self._marks(line),
            "chips": [_chip(each) for each in self._chips(line)],
        }

    def _in_shorthand(self, line: ReviewLine) -> str:
        """What is no statement yet, with the names of what it tells of."""
        first, *_ = line.statement.split(APART)
        figure, relation = figure_parts(first), relation_parts(first)
        if figure:
            variable = unquoted(figure.value("variable")) or "amount"
            return f"{unquoted(figure.wording)}: {variable}; whose is open."
        if relation is None:
            return left_out(first) or first
        told = f"({relation.how}) " if relation.how else ""
        verb = self._choices.verb(relation.property)
        ends = [relation.subject, relation.object]
        subject, object = (unquoted(self._names.label(end)) for end in ends)
        return f"{told}{subject} {verb} {object}"

    def _marks(self, line: ReviewLine) -> list[dict[str, object]]:
        """The words of its ends and of its figure within its own."""
        first, *_ = line.statement.split(APART)
        found: list[dict[str, object]] = []
        figure, relation = figure_parts(first), relation_parts(first)
        ends: list[tuple[str, str]] = []
        if figure:
            ends = [("subject", figure.value("observedOf"))]
            found += self._marked("value", line, unquoted(figure.wording))
        elif relation:
            ends = [("subject", relation.subject), ("object", relation.object)]
            if relation.object.startswith('"'):
                found += self._marked("object", line, unquoted(relation.object))
        for role, local in ends:
            span = self._names.place_in(local, line)
            if span:
                found.append({"role": role, "span": span})
        return found

    def _marked(
        self, role: str, line: ReviewLine, words: str
    ) -> Iterator[dict[str, object]]:
        span = self._names.words_in(line.span, words)
        if span:
            yield {"role": role, "span": span}

    # What may be put right

    def _chips(self, line: ReviewLine) -> Iterator[Chip]:
        if line.is_thing or line.id.startswith("w"):
            return
        for at, statement in enumerate(line.statement.split(APART)):
            figure, relation = figure_parts(statement), relation_parts(statement)
            if figure:
                yield from self._of_figure(line, at, figure)
            elif relation:
                yield from self._of_relation(line, at, relation)
        yield Chip(
            "voice",
            0,
            "said by",
            self._names.label(line.speaker) if line.speaker else "the article itself",
            self._choices.voices(line),
        )

    def _of_figure(
        self, line: ReviewLine, at: int, figure: FigureParts
    ) -> Iterator[Chip]:
        owner = figure.value("observedOf")
        whose = "?" if owner in ("", UNKNOWN) else self._names.label(owner)
        choices = self._choices
        yield Chip("owner", at, "of", whose, choices.things(line, set()))
        variable = unquoted(figure.value("variable"))
        yield Chip(
            "variable", at, "measures", variable, choices.variables(line), is_free=True
        )
        yield Chip("value", at, "value", unquoted(figure.wording), [], is_locked=True)
        period = unquoted(figure.value("period")) or "no period"
        yield Chip("period", at, "when", period, choices.periods(line), is_free=True)
        is_ahead = figure.kind == "projection"
        how = "planned or expected" if is_ahead else "said to be so"
        yield Chip("modality", at, "told", how, choices.modalities(is_figure=True))

    def _of_relation(
        self, line: ReviewLine, at: int, relation: RelationParts
    ) -> Iterator[Chip]:
        choices = self._choices
        is_text = relation.object.startswith('"')
        if is_text and at:
            return  # it only says by what noun the words mean an end
        made = {part.partition(": ")[0] for part in line.statement.split(APART)}
        if relation.subject not in made:
            allowed = choices.allowed(relation, "subject")
            label = self._names.label(relation.subject)
            yield Chip("subject", at, "subject", label, choices.things(line, allowed))
        if at == 0:
            yield from self._of_property(line, relation)
        if is_text:
            yield Chip(
                "object", at, "text", unquoted(relation.object), [], is_free=True
            )
        elif relation.object not in made:
            allowed = choices.allowed(relation, "object")
            label = self._names.label(relation.object)
            yield Chip("object", at, "object", label, choices.things(line, allowed))
        if at == 0 and not is_text:
            how = relation.how or "said to be so"
            yield Chip("modality", at, "told", how, choices.modalities(is_figure=False))

    def _of_property(self, line: ReviewLine, relation: RelationParts) -> Iterator[Chip]:
        if relation.object.startswith('"'):
            return
        verb = self._choices.verb(relation.property)
        yield Chip(
            "property", 0, "relation", verb, self._choices.properties(line, relation)
        )


def _sentences(parts: Iterable[GatedPart], verbaliser: Verbaliser) -> Iterator[str]:
    """What is stated, in sentences of our own, each once.

    What things are called is told of drafts that state nothing else: other drafts may
    state it as well, and of all of them only one would tell it.
    """
    found: dict[str, bool] = {}
    for part in parts:
        if part.record is None or part.is_of_period:
            continue
        subject, predicate, value = part.record
        is_whole = verbaliser.is_part_of_whole(subject, predicate)
        if is_whole or predicate not in _UNTOLD:
            told = verbaliser.sentence(subject, predicate, value)
            found.setdefault(told, predicate == v.KIND)
    more = [told for told, is_called in found.items() if not is_called]
    return iter(more or found)


def _chip(chip: Chip) -> dict[str, Any]:
    return {
        "part": chip.part,
        "at": chip.at,
        "label": chip.label,
        "shown": chip.shown,
        "choices": shown(each for each in chip.choices if each.label != chip.shown),
        "isLocked": chip.is_locked,
        "isFree": chip.is_free,
    }
