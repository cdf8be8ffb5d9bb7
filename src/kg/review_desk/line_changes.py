"""What a person changes in the lines of a review; each change gives new lines for old.

Nothing else is changed by it, so that undoing it puts back the lines that it replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from kg.authoring.shorthand import quoted
from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.language.spans import Span, covering
from kg.review_desk.statement_parts import (
    FigureParts,
    RelationParts,
    figure_parts,
    names_in,
    relation_parts,
)

Part: TypeAlias = OneOf[
    "subject",
    "property",
    "object",
    "modality",
    "owner",
    "variable",
    "period",
    "voice",
]
Lines: TypeAlias = Mapping[str, ReviewLine]
"""The lines of a review, by their names."""

_CLAUSES = {"owner": "observedOf", "variable": "variable", "period": "period"}
_NEAR = 700  # characters that a passage may be widened by


class Choice(NamedTuple):
    """What a part may be.

    Attributes:
        value: how the shorthand has it.
        label: how people read it.
        span: where the words stand that mean it; None if that does not matter.
        is_referral: whether these words refer to it without naming it.
    """

    value: str
    label: str
    span: Span | None = None
    is_referral: bool = False


def decided(lines: Lines, names: Iterable[str], decision: str) -> list[ReviewLine]:
    """Some lines with a decision.

    Raises:
        KgError: a figure is accepted that is nobody's yet.
    """
    found = [lines[name]._replace(decision=decision) for name in names]
    for line in found:
        if line.is_accepted and f" {UNKNOWN}" in line.statement:
            message = "Whose figure it is, is still open."
            raise KgError(message, "Choose whose it is, and accept it then.")
    return found


def put(line: ReviewLine, part: Part, at: int, choice: Choice) -> ReviewLine:
    """A line with another value of a part.

    Its words go on to those that mean the new value, where these stand beside them.

    Args:
        line: the line.
        part: what is put right.
        at: of which of its statements, from 0.
        choice: the new value.

    Raises:
        KgError: the statement has no such part.
    """
    if part == "voice":
        return _widened(line._replace(speaker=choice.value), choice)
    statements = line.statement.split(APART)
    figure = figure_parts(statements[at])
    relation = relation_parts(statements[at])
    mended: FigureParts | RelationParts | None = None
    old = ""
    if figure:
        mended, old = _mended_figure(figure, part, choice.value)
    elif relation:
        mended, old = _mended_relation(relation, part, choice.value)
    if mended is None:
        raise KgError(f"{line.id} has no {part}.", "Write the statement with e.")
    statements[at] = str(mended)
    changed = line._replace(statement=APART.join(statements))
    return _widened(_referring(changed, old, choice), choice)


def _mended_figure(
    figure: FigureParts, part: Part, value: str
) -> tuple[FigureParts | None, str]:
    """A figure with another value of a part, and the one before; None without it."""
    if part == "modality":
        kind = "projection" if value else "figure"
        return figure._replace(kind=kind), ""
    clause = _CLAUSES.get(part)
    if clause is None:
        return None, ""
    return figure.with_value(clause, value), figure.value(clause)


def _mended_relation(
    relation: RelationParts, part: Part, value: str
) -> tuple[RelationParts | None, str]:
    """A relation with another value of a part, and the one before; None without it."""
    match part:
        case "modality":
            return relation._replace(how=value), ""
        case "subject":
            return relation._replace(subject=value), relation.subject
        case "property":
            return relation._replace(property=value), relation.property
        case "object":
            return relation._replace(object=value), relation.object
        case _:
            return None, ""


def turned(line: ReviewLine) -> ReviewLine:
    """A relation the other way round.

    Raises:
        KgError: it is none between two things.
    """
    first, *rest = line.statement.split(APART)
    relation = relation_parts(first)
    if relation is None or relation.object.startswith('"'):
        message = f"{line.id} has no two ends."
        raise KgError(message, "Only a relation of two things can be turned round.")
    turned = relation._replace(subject=relation.object, object=relation.subject)
    return line._replace(statement=APART.join((str(turned), *rest)))


def _referring(line: ReviewLine, old: str, choice: Choice) -> ReviewLine:
    """A line whose words refer to what it tells of now."""
    told = names_in(line.statement)
    references = [each for each in line.references if each.thing in told or not old]
    if choice.is_referral and choice.span:
        references = [each for each in references if each.span != choice.span]
        references.append(DraftReference(choice.span, choice.value))
    return line._replace(references=tuple(references))


def _widened(line: ReviewLine, choice: Choice) -> ReviewLine:
    if choice.span is None or not choice.value:
        return line
    begin, end = covering(line.span, choice.span)
    # Words far away would make a passage of half the article.
    is_near = end - begin < _NEAR
    return line._replace(span=(begin, end)) if is_near else line


# What a line is of


def named_by(line: ReviewLine) -> set[str]:
    """All that a line may name: in its statement, by its words, and as its speaker."""
    told = names_in(line.statement)
    told.update(reference.thing for reference in line.references)
    told.add(line.speaker)
    return told


# What nobody has drafted


def new_line(letter: str, statement: str, span: Span) -> ReviewLine:
    """An accepted line that a person has made.

    Args:
        letter: `n` of a thing, `r` of a relation, `k` of a kind or a name, `f` of a
            figure, `w` of words that are left out.
        statement: what it states, in shorthand.
        span: its words.
    """
    told = f"{statement}\n{tuple(span)}"
    name = letter + sha256(told.encode()).hexdigest()[:6]
    return ReviewLine(0, "a", name, "plain", statement, span)


def letter_of(statement: str) -> str:
    """The letter for the kind of a statement.

    >>> letter_of("acme owns bolt"), letter_of('acme kind "baker"')
    ('r', 'k')
    """
    first, *_ = statement.split(APART)
    if figure_parts(first):
        return "f"
    relation = relation_parts(first)
    return "k" if relation and relation.object.startswith('"') else "r"


def left_out_line(span: Span, reason: str) -> ReviewLine:
    """The line that says why nothing is stated of some words."""
    return new_line("w", f"leftOut {quoted(reason)}", span)
