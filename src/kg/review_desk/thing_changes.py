"""What a person says of the things of a review; each answer gives new lines for old.

One answer mends all that is told of a thing: its own line, and those that name it.
"""

from __future__ import annotations

from kg import vocabulary as v
from kg.authoring.shorthand import quoted
from kg.authoring.slugs import slug
from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.language.spans import Span
from kg.review_desk.line_changes import Lines, named_by, new_line
from kg.review_desk.statement_parts import FigureParts, figure_parts, renamed
from kg.review_desk.thing_names import ThingNames, may_mean

_NO_THING = "xs"


def named_lines(lines: Lines, name: str) -> list[ReviewLine]:
    """The lines that state something of a thing, or by it."""
    return [
        line for line in lines.values() if not line.is_thing and name in named_by(line)
    ]


def with_name(line: ReviewLine, old: str, new: str) -> ReviewLine:
    """A line in which a thing goes by another local name."""
    references: list[DraftReference] = []
    for each in line.references:
        thing = new if each.thing == old else each.thing
        references.append(each._replace(thing=thing))
    speaker = new if line.speaker == old else line.speaker
    return line._replace(
        statement=renamed(line.statement, old, new),
        references=tuple(references),
        speaker=speaker,
        # That a thing is another is no correction of what was drafted of it.
        drafted=renamed(line.drafted, old, new),
    )


def meaning(
    lines: Lines, names: ThingNames, line: ReviewLine, words: str, name: str
) -> list[ReviewLine]:
    """The lines once the words of a thing mean another one, of which the rest is told.

    Args:
        lines: the lines of the review.
        names: what things are called.
        line: the line of the thing.
        words: its words.
        name: the name of what is meant.

    Raises:
        KgError: the words are a name, and not of what is meant.
    """
    other = names.found(name)
    label = names.label(other)
    if not may_mean(words, label):
        message = f"Nothing says that “{words}” is a name of {label}."
        advice = "Accept a statement of words that do, or reject what is wrong."
        raise KgError(message, advice)
    old = line.described
    found = [line._replace(decision="a", statement=f"{quoted(words)} = {other}")]
    found += [with_name(each, old, other) for each in named_lines(lines, old)]
    if not words[:1].isupper():
        return found
    # By a name that it is called by, other words may mean it as well.
    things = [each for each in lines.values() if each.is_thing]
    own = [each for each in things if each.described == other]
    own = own or [_registered(names, other, line.span)]
    return found + [_called(each, words) for each in own]


def _registered(names: ThingNames, local: str, span: Span) -> ReviewLine:
    """A line that describes what the registry has, so that it can be called more."""
    kind = names.kind(local)
    told = v.local_name(kind.value) if kind else "Organisation"
    return new_line("n", f"{local}: {told} {quoted(names.label(local))}", span)


def new_thing(lines: Lines, line: ReviewLine, words: str) -> list[ReviewLine]:
    """The lines once a thing is a new one, and not that of the registry."""
    old = line.described
    local = slug(words)
    if local == old:
        return [line._replace(decision="a")]
    kind = line.statement.partition(": ")[2].partition(" ")[0]
    statement = f"{local}: {kind} {quoted(words)}"
    found = [line._replace(decision="xo"), new_line("n", statement, line.span)]
    found += [with_name(each, old, local) for each in named_lines(lines, old)]
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
    old = line.described
    found = [line._replace(decision=_NO_THING)]
    for each in named_lines(lines, old):
        first, *_ = each.statement.split(APART)
        figure = figure_parts(first)
        if figure and figure.value("observedOf") == old:
            found.append(_of_nobody(each, figure, old))
        else:
            found.append(each._replace(decision="x"))
    return found


def _of_nobody(line: ReviewLine, figure: FigureParts, old: str) -> ReviewLine:
    """The line of a figure that the words say, though not of whom it was told."""
    nobody = figure.with_value("observedOf", UNKNOWN)
    references = [each for each in line.references if each.thing != old]
    return line._replace(
        statement=str(nobody),
        references=tuple(references),
        decision="?",
    )
