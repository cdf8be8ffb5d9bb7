"""Drafts as a worksheet: what a person would have written to state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.authoring.shorthand import (
    Claimed,
    Excerpt,
    Item,
    Node,
    Place,
    Quoted,
    Reference,
    Said,
    Tokens,
    Word,
    Worksheet,
    read_item,
)
from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.free_names import FreeNames
from kg.language.spans import Span, is_within

_MADE = {"variable": "Variable", "period": "Period"}
"""Properties whose values a draft names by a text, with their class."""

_FIGURES = (Word("figure"), Word("projection"))


_LEFT_OUT = re.compile(r'leftOut "(?P<reason>(?:[^"\\]|\\.)+)"')


class DraftLine(NamedTuple):
    """A draft as its line says it.

    Attributes:
        line: the number of the line, for messages.
        statement: what it states, in shorthand.
        span: the words that say it.
        references: words in it that refer to things.
        speaker: the local name of who says it, if somebody does.
    """

    line: int
    statement: str
    span: Span
    references: tuple[DraftReference, ...] = ()
    speaker: str = ""


def worksheet_of_drafts(
    things: Iterable[DraftLine],
    lines: Iterable[DraftLine],
    names: FreeNames,
    source: str,
) -> Worksheet:
    """A worksheet that states some drafts.

    Args:
        things: those that describe things.
        lines: those that state something.
        names: what the graph calls what they tell of.
        source: what messages call it.

    Raises:
        BadInput: a statement has none of the forms of the shorthand.
    """
    nodes: list[Node] = []
    described: list[DraftLine] = []
    for line in things:
        node = read_item(line.statement, source, line.line)
        if isinstance(node, Node):
            nodes.append(node)
            described.append(line)
    passages: dict[tuple[Span, str], Excerpt] = {}
    lines = list(lines)
    elsewhere = _ToldElsewhere(lines)
    for line in lines:
        key = (line.span, line.speaker)
        if key not in passages:
            said_by = (Word(line.speaker),) if line.speaker else ()
            place = Place("", span=line.span)
            passages[key] = Excerpt(line.line, place, [], said_by)
        if reason := left_out(line.statement):
            passages[key] = passages[key]._replace(left_out=reason)
            continue
        items = passages[key].items
        for reference in line.references:
            place = Place("", span=reference.span)
            items.append(Reference(line.line, place, (Word(reference.thing),)))
        for statement in elsewhere.without(line):
            items += _items(read_item(statement, source, line.line), names)
    named = [span for (span, _), excerpt in passages.items() if excerpt.items]
    for line, node in zip(described, nodes, strict=True):
        excerpt = _naming(line, node)
        if excerpt and not any(is_within(line.span, span) for span in named):
            passages[line.span, node.name] = excerpt
    return Worksheet(source, nodes, list(passages.values()))


class _ToldElsewhere:
    """Tells what several drafts state beside their own, so that one passage has it.

    A statement's passage is the smallest that says it. Of an event it is stated that it
    is one where it is told who has a part in it.

    Args:
        lines: the drafts.
    """

    def __init__(self, lines: Sequence[DraftLine]) -> None:
        self._owning = {_statements(line)[0]: line for line in reversed(lines)}
        self._telling: dict[str, list[DraftLine]] = {}
        for line in lines:
            for statement in _statements(line):
                if statement not in self._owned(line):
                    self._telling.setdefault(statement, []).append(line)

    def without(self, line: DraftLine) -> Iterator[str]:
        """What a draft states that no other does in its place."""
        own, *beside = _statements(line)
        yield own
        owned = self._owned(line)
        for statement in beside:
            is_narrower = any(
                other.span != line.span and is_within(other.span, line.span)
                for other in self._telling.get(statement, ())
            )
            if statement not in owned and not is_narrower:
                yield statement

    def _owned(self, line: DraftLine) -> set[str]:
        """What is told beside a draft of which another is, with all that it tells."""
        own, *beside = _statements(line)
        owned: set[str] = set()
        for owner in filter(None, map(self._owning.get, beside)):
            # Of two that tell each other neither can leave it to the other.
            if own not in _statements(owner):
                owned.update(_statements(owner))
        return owned


def _statements(line: DraftLine) -> list[str]:
    return line.statement.split(APART)


def left_out(statement: str) -> str:
    """Why a line says that nothing is stated of its words; empty if it states something.

    >>> left_out('leftOut "no news"'), left_out("acme meets bolt")
    ('no news', '')
    """
    match = _LEFT_OUT.fullmatch(statement)
    return match["reason"] if match else ""


def _naming(line: DraftLine, node: Node) -> Excerpt | None:
    """Words that state the name of a thing, where no others tell it first."""
    texts = [token for token in node.head if isinstance(token, Quoted)]
    if not texts:
        return None
    name = texts[0].text
    begin, end = line.span
    # What begins in small letters describes, and an adjective is not the name of its country.
    if not name[:1].isupper() or len(name) != end - begin:
        return None
    clause = (Word(node.name), Word("prefLabel"), texts[0])
    said = Said(line.line, (clause,))
    return Excerpt(line.line, Place("", span=line.span), [said])


def _items(item: Item, names: FreeNames) -> Iterator[Item]:
    """What a line states, with the variables and periods that it names by a text."""
    if isinstance(item, Claimed):
        *nodes, fact = _items(item.fact, names)
        yield from nodes
        if isinstance(fact, (Node, Said)):
            yield item._replace(fact=fact)
        return
    if not isinstance(item, (Node, Said)):
        yield item
        return
    clauses: list[Tokens] = []
    for clause in item.clauses:
        if clause[-1:] == (Word(UNKNOWN),):
            continue
        made = _made(clause, item.line, names)
        if made:
            yield made
            clauses.append((clause[0], Word(made.name)))
        else:
            clauses.append(_converted(clause, names))
    stated = item._replace(clauses=tuple(clauses))
    if isinstance(stated, Node) and stated.head[:1] and stated.head[0] in _FIGURES:
        stated = stated._replace(name=names.figure(stated.name))
    yield stated


def _converted(clause: Tokens, names: FreeNames) -> Tokens:
    """A clause, in which a figure of the same article is called as it is stated."""
    match clause:
        case (Word("conversionOf") as told, Word(figure)):
            return (told, Word(names.figure(figure)))
    return clause


def _made(clause: Tokens, line: int, names: FreeNames) -> Node | None:
    match clause:
        case (Word(name), Quoted(text), *named) if name in _MADE:
            if name == "period":
                free, label = names.period(text), text
            else:
                free, label = names.variable(text)
            head = (Word(_MADE[name]), Quoted(label, None))
            # `period "last year" as time-last-year-2025`
            return Node(line, named[-1].text if named else free, head, ())
    return None
