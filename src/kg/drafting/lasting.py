"""What lasts of decisions on drafts, in the terms of `graph/judgements.ttl`.

A line of a review names things and frames as people read them; a judgement has their
IRIs and the digest of the words, so that it holds as long as these are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.articles import Text, digest
from kg.authoring.review_records import NewCorrection, NewRejection
from kg.authoring.shorthand import Claimed, Node, Quoted, Said, Token, read_item
from kg.drafting.drafts import APART
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.frames import lexicon_of
from kg.knowledge import Graph
from kg.knowledge.claims import MODALITIES
from kg.knowledge.corrections import DraftPart
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, Rule
from kg.knowledge.rejections import rejection_reason
from kg.vocabulary import Term, Triple, local_name

_MODALITY = re.compile(r"\((?P<told>\w+)[^)]*\)")
_TOLD = frozenset(MODALITIES.values())


class JudgedLines:
    """Tells what lines of a review are judgements on.

    Args:
        graph: the project.
        text: the exact text of the article.
    """

    def __init__(self, graph: Graph, text: Text) -> None:
        self._graph = graph
        self._text = text
        self._things = graph.namespaces.things

    def judged(self, line: ReviewLine) -> JudgedDraft | None:
        """What a decision on a line is on; None of a thing, which states nothing.

        Raises:
            BadInput: the statement has none of the forms of the shorthand.
        """
        statement, *_ = line.statement.split(APART)
        item = read_item(statement, "review", line.line)
        modality = None
        if isinstance(item, Claimed):
            told = _MODALITY.match(statement)
            modality = next(
                (each for each in _TOLD if told and each == told["told"]), None
            )
            item = item.fact
        told_of: Triple | JudgedFigure | None = None
        if isinstance(item, Node):
            told_of = self._figure(item)
        elif isinstance(item, Said):
            told_of = self._triple(item)
        if told_of is None:
            return None
        begin, end = line.span
        passage = f"{self._text.article.iri}#char={begin},{end}"
        words = digest(self._text.words[begin:end])
        return JudgedDraft(told_of, passage, words, self._rule(line.rule), modality)

    def _triple(self, item: Said) -> Triple | None:
        """Subject, property and object of a line that states no more than these."""
        (clause, *_) = item.clauses or ((),)
        if len(clause) != 3:
            return None
        subject, predicate, value = clause
        try:
            property = self._graph.term(predicate.text)
        except KgError:
            return None
        return self._thing(subject), property, self._value(value)

    def _figure(self, item: Node) -> JudgedFigure | None:
        wording = next(
            (token for token in item.head if isinstance(token, Quoted)), None
        )
        parts = {clause[0].text: clause[-1] for clause in item.clauses if clause}
        owner = parts.get("observedOf")
        if wording is None or owner is None:
            return None
        variable = parts.get("variable")
        named = variable.text if variable else ""
        return JudgedFigure(self._thing(owner), named, wording.text)

    def _thing(self, token: Token) -> NamedNode:
        return NamedNode(self._things + token.text)

    def _value(self, token: Token) -> Term:
        if isinstance(token, Quoted):
            language = token.language or self._graph.dataset.language
            return Literal(token.text, language=language)
        return self._thing(token)

    def _rule(self, name: str) -> Rule:
        """A frame by its local name, or a rule of the program."""
        return self._frames.get(name, name)

    @cached_property
    def _frames(self) -> dict[str, NamedNode]:
        frames = lexicon_of(self._graph).frames
        return {local_name(frame.name.value): frame.name for frame in frames}


def rejections_of(
    judged: JudgedLines, lines: Iterable[ReviewLine]
) -> Iterator[NewRejection]:
    """The rejections among lines that have a reason."""
    for line in lines:
        # Without a reason it is only left out this time.
        letter = line.decision[1:]
        draft = judged.judged(line) if letter else None
        if draft is not None:
            yield NewRejection(draft, rejection_reason(letter))


def corrections_of(
    judged: JudgedLines, lines: Iterable[ReviewLine], drafted: Iterable[ReviewLine]
) -> Iterator[NewCorrection]:
    """What accepted lines have otherwise than the same drafts before.

    Args:
        judged: tells what lines are judgements on.
        lines: the decisions.
        drafted: the drafts as they were before anybody edited them.
    """
    before = {line.id: line for line in drafted}
    for line in lines:
        original = before.get(line.id)
        if original is None or not line.is_accepted:
            continue
        if original.statement == line.statement:
            continue
        one, other = judged.judged(original), judged.judged(line)
        if one is not None and other is not None:
            yield from _differences(one, other)


def _differences(one: JudgedDraft, other: JudgedDraft) -> Iterator[NewCorrection]:
    """The parts in which a draft was corrected."""
    drafted, written = _parts(one), _parts(other)
    for part in drafted.keys() & written.keys():
        if drafted[part] != written[part]:
            yield NewCorrection(one, part, drafted[part], written[part])


def _parts(draft: JudgedDraft) -> dict[DraftPart, Term]:
    """What may be corrected of a draft."""
    if isinstance(draft.told, JudgedFigure):
        variable = Literal(str(draft.told.variable))
        return {"subject": draft.told.owner, "variable": variable}
    subject, property, value = draft.told
    return {"subject": subject, "property": property, "object": value}
