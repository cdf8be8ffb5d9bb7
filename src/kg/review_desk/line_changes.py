"""What a person changes in the lines of a review; each change gives new lines for old.

Nothing else is changed by it, so that undoing it puts back the lines that it replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.language.spans import Span
from kg.review_desk.statement_parts import (
    figure_parts,
    names_in,
    quoted,
    relation_parts,
    renamed,
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
_NO_THING = "xs"
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
    old = ""
    figure, relation = figure_parts(statements[at]), relation_parts(statements[at])
    if figure and part == "modality":
        kind = "projection" if choice.value else "figure"
        statements[at] = str(figure._replace(kind=kind))
    elif figure and part in _CLAUSES:
        old = figure.value(_CLAUSES[part])
        statements[at] = str(figure.with_value(_CLAUSES[part], choice.value))
    elif relation and part == "modality":
        statements[at] = str(relation._replace(how=choice.value))
    elif relation and part in ("subject", "property", "object"):
        old = str(getattr(relation, part))
        statements[at] = str(relation._replace(**{part: choice.value}))
    else:
        raise KgError(f"{line.id} has no {part}.", "Write the statement with e.")
    changed = line._replace(statement=APART.join(statements))
    return _widened(_referring(changed, old, choice), choice)


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
    begin = min(line.span[0], choice.span[0])
    end = max(line.span[1], choice.span[1])
    return line._replace(span=(begin, end)) if end - begin < _NEAR else line


# Things


def named_lines(lines: Lines, name: str) -> list[ReviewLine]:
    """The lines that state something of a thing, or by it."""
    return [
        line for line in lines.values() if not line.is_thing and name in told_of(line)
    ]


def told_of(line: ReviewLine) -> set[str]:
    """All that a line may name: in its statement, by its words, and as its speaker."""
    told = names_in(line.statement)
    told.update(reference.thing for reference in line.references)
    told.add(line.speaker)
    return told


def with_name(line: ReviewLine, old: str, new: str) -> ReviewLine:
    """A line in which a thing goes by another local name."""
    references = tuple(
        each._replace(thing=new) if each.thing == old else each
        for each in line.references
    )
    return line._replace(
        statement=renamed(line.statement, old, new),
        references=references,
        speaker=new if line.speaker == old else line.speaker,
        drafted=line.drafted and renamed(line.drafted, old, new),
    )


def described_by(line: ReviewLine) -> str:
    """The local name of the thing that a line describes."""
    name, _, _ = line.statement.partition(":")
    return name


def meaning(
    lines: Lines, line: ReviewLine, other: str, registered: str, words: str
) -> list[ReviewLine]:
    """The lines once the words of a thing mean another one, of which the rest is told.

    Args:
        lines: the lines of the review.
        line: the line of the thing.
        other: the local name of what is meant.
        registered: how the registry describes it; unused if the review does.
        words: the words.
    """
    old = described_by(line)
    found = [
        line._replace(decision="a", statement=f"{quoted(words)} = {other}"),
        *(with_name(each, old, other) for each in named_lines(lines, old)),
    ]
    # By a name that it is called by, other words may mean it as well.
    if words[:1].isupper():
        own = [
            each
            for each in lines.values()
            if each.is_thing and described_by(each) == other
        ] or [new_line("n", registered, line.span)]
        found += [_called(each, words) for each in own]
    return found


def _called(line: ReviewLine, words: str) -> ReviewLine:
    """The line of a thing that goes by some words as well."""
    if quoted(words) in line.statement:
        return line
    return line._replace(statement=f"{line.statement}, {quoted(words)}", decision="a")


def of_class(line: ReviewLine, kind: str) -> ReviewLine:
    """The line of a thing that is of another class, which is so decided."""
    name, _, rest = line.statement.partition(": ")
    _, _, names = rest.partition(" ")
    return line._replace(statement=f"{name}: {kind} {names}", decision="a")


def no_thing(lines: Lines, line: ReviewLine) -> list[ReviewLine]:
    """The lines once it is no thing: what is told of it falls, but for figures."""
    old = described_by(line)
    found = [line._replace(decision=_NO_THING)]
    for each in named_lines(lines, old):
        first, *_ = each.statement.split(APART)
        figure = figure_parts(first)
        if figure and figure.value("observedOf") == old:
            nobody = figure.with_value("observedOf", UNKNOWN)
            references = [one for one in each.references if one.thing != old]
            found.append(
                each._replace(
                    statement=str(nobody), references=tuple(references), decision="?"
                )
            )
        else:
            found.append(each._replace(decision="x"))
    return found


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
