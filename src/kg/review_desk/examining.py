"""Lines of a review before the gate: what the words make of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Quad

from kg.drafting.drafts import APART, UNKNOWN
from kg.drafting.gate import Gate, GatedPart, GateExamination
from kg.drafting.review_lines import ReviewLine
from kg.review_desk.line_changes import Lines, named_by
from kg.review_desk.statement_parts import names_in
from kg.review_desk.thing_names import ThingNames, things_described


class ExaminedLines(NamedTuple):
    """Some lines with what came of them at the gate.

    Attributes:
        examination: what the gate tells, by number.
        numbers: the numbers by the names of the lines.
    """

    examination: GateExamination
    numbers: Mapping[str, int]

    def parts(self, name: str) -> list[GatedPart]:
        """What a line states, each with its grade."""
        return self.examination.parts.get(self.numbers[name], [])

    def stated(self, name: str) -> list[Quad]:
        """The statements of a line."""
        return self.examination.stated.get(self.numbers[name], [])


def examined(gate: Gate, lines: Lines, wanted: Lines) -> ExaminedLines:
    """Some lines examined, with those that make what they tell of.

    Args:
        gate: the gate.
        lines: all lines of the review.
        wanted: those to examine.
    """
    needed = _with_makers(lines, wanted)
    used = {name for line in needed.values() for name in named_by(line)}
    # A thing has no number: findings are of what is stated.
    things = [
        line.of_worksheet._replace(line=0)
        for local, line in things_described(lines.values()).items()
        if local in used and not line.is_rejected
    ]
    numbers = {name: number for number, name in enumerate(needed, 1)}
    stated = [
        line.of_worksheet._replace(line=numbers[name]) for name, line in needed.items()
    ]
    found = gate.examined(things, stated, is_by_words=True)
    # What several lines state is told of the first alone; so the others are asked again,
    # among themselves, until each has its own.
    silent = [each for each in stated if each.line not in found.parts]
    while silent:
        again = gate.examined(things, silent, is_by_words=True)
        found.parts.update(again.parts)
        left = [each for each in silent if each.line not in again.parts]
        if len(left) == len(silent):
            break
        silent = left
    return ExaminedLines(found, numbers)


def accepted_if_proved(
    gate: Gate, lines: Lines, names: ThingNames, line: ReviewLine
) -> ReviewLine:
    """A new line, accepted if the words prove it, else open to a second look."""
    described = {each.id: each for each in names.undescribed(line)}
    known = {**lines, **described, line.id: line}
    parts = examined(gate, known, {line.id: line}).parts(line.id)
    grades = {part.grade for part in parts}
    is_whole = f" {UNKNOWN}" not in line.statement
    is_proved = is_whole and grades == {"proved"}
    return line._replace(decision="a" if is_proved else "?")


def _with_makers(lines: Lines, wanted: Lines) -> dict[str, ReviewLine]:
    """Some lines, with those that make the figures and events that they tell of."""
    made = dict(_made_by(lines))
    found = dict(wanted)
    waiting = list(wanted.values())
    while waiting:
        for name in names_in(waiting.pop().statement):
            maker = made.get(name)
            if maker and maker.id not in found:
                found[maker.id] = maker
                waiting.append(maker)
    return found


def _made_by(lines: Lines) -> Iterator[tuple[str, ReviewLine]]:
    """The local names of figures and events, each with the line that makes it."""
    for line in lines.values():
        if line.is_thing:
            continue
        for statement in line.statement.split(APART):
            name, colon, _ = statement.partition(": ")
            if colon:
                yield name, line
