"""What lasts of decisions on drafts, in the terms of `graph/judgements.ttl`.

A line of a review names things and frames as people read them; a judgement has their
IRIs and the digest of the words, so that it holds as long as these are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import Text, digest
from kg.authoring.review_records import (
    NewCorrection,
    NewNameJudgement,
    NewRejection,
)
from kg.authoring.shorthand import (
    Claimed,
    Item,
    Node,
    Quoted,
    Reference,
    Said,
    Token,
    Word,
    read_item,
)
from kg.drafting.drafts import APART, UNKNOWN
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.frames import lexicon_of
from kg.knowledge import Graph
from kg.knowledge.claims import MODALITIES
from kg.knowledge.corrections import DraftPart
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, Rule
from kg.knowledge.rejections import rejection_reason
from kg.language.english.claimed import Modality
from kg.vocabulary import Term, Triple, local_name

_LABELS = {"altLabel": v.ALT_LABEL, "prefLabel": v.PREF_LABEL}
"""What things are called, by properties that are none of the ontology's own."""

_MEANT = "Decided in the review of the drafts."
_MODALITY = re.compile(r"\((?P<told>\w+)[^)]*\)")
_PARTS: dict[str, DraftPart] = {
    "observedOf": "subject",
    "variable": "variable",
    "period": "period",
}
"""What may be corrected of a figure, by its clauses."""

_TOLD = frozenset(MODALITIES.values())


class JudgedLines:
    """Tells what lines of a review are judgements on.

    Args:
        graph: the project.
        text: the exact text of the article.
    """

    def __init__(
        self,
        graph: Graph,
        text: Text,
    ) -> None:
        self._graph = graph
        self._text = text
        self._things = graph.namespaces.things

    def judged(self, line: ReviewLine) -> JudgedDraft | None:
        """What a decision on a line is on: of a thing its class; None if it has none.

        Raises:
            BadInput: the statement has none of the forms of the shorthand.
        """
        item, modality = self._read(line)
        told_of: Triple | JudgedFigure | None = None
        if isinstance(item, Node):
            told_of = self._class(item) if line.is_thing else self._figure(item)
        elif isinstance(item, Said):
            told_of = self._triple(item)
        if told_of is None:
            return None
        begin, end = line.span
        passage = f"{self._text.article.iri}#char={begin},{end}"
        words = digest(self._text.words[begin:end])
        return JudgedDraft(told_of, passage, words, self._rule(line.rule), modality)

    def parts(self, line: ReviewLine) -> dict[DraftPart, Term]:
        """What a line says that may be corrected.

        Raises:
            BadInput: the statement has none of the forms of the shorthand.
        """
        item, _ = self._read(line)
        triple = self._triple(item) if isinstance(item, Said) else None
        if triple is not None:
            subject, property, value = triple
            return {"subject": subject, "property": property, "object": value}
        if not isinstance(item, Node):
            return {}
        found: dict[DraftPart, Term] = {}
        for clause in item.clauses:
            part = _PARTS.get(clause[0].text)
            if part and clause[1:] and clause[1].text != UNKNOWN:
                told = clause[1]
                is_text = isinstance(told, Quoted)
                found[part] = Literal(told.text) if is_text else self._thing(told)
        return found

    def _read(self, line: ReviewLine) -> tuple[Item, Modality | None]:
        """What a line states first, and how it is told if it is not said to be so."""
        statement, *_ = line.statement.split(APART)
        item = read_item(statement, "review", line.line)
        if not isinstance(item, Claimed):
            return item, None
        told = _MODALITY.match(statement)
        return item.fact, next(
            (each for each in _TOLD if told and each == told["told"]), None
        )

    def _triple(self, item: Said) -> Triple | None:
        """Subject, property and object of a line that states no more than these."""
        (clause, *_) = item.clauses or ((),)
        if len(clause) != 3:
            return None
        subject, predicate, value = clause
        try:
            property = _LABELS.get(predicate.text) or self._graph.term(predicate.text)
        except KgError:
            return None
        return self._thing(subject), property, self._value(value)

    def _class(self, item: Node) -> Triple | None:
        """That something is a thing of a class."""
        kinds = [token for token in item.head if not isinstance(token, Quoted)]
        try:
            kind = self._graph.term(" ".join(token.text for token in kinds))
        except KgError:
            return None
        return self._thing(Word(item.name)), v.TYPE, kind

    def _figure(self, item: Node) -> JudgedFigure | None:
        wording = next(
            (token for token in item.head if isinstance(token, Quoted)), None
        )
        # Of `variable "cargo" as var-cargo` the words, by which a rejection knows it.
        parts = {clause[0].text: clause[1] for clause in item.clauses if clause[1:]}
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
        letter = line.decision[1:] if line.is_rejected else ""
        draft = judged.judged(line) if letter else None
        if draft is not None:
            yield NewRejection(draft, rejection_reason(letter))


def meanings_of(
    graph: Graph, text: Text, lines: Iterable[ReviewLine]
) -> Iterator[NewNameJudgement]:
    """What words of an article were decided to mean: `"the plant" = acme-mill`."""
    for line in lines:
        if not (line.is_thing and line.is_accepted):
            continue
        item = read_item(line.statement, "review", line.line)
        if isinstance(item, Reference):
            thing = NamedNode(graph.namespaces.things + item.thing[0].text)
            yield NewNameJudgement(
                item.place.words, text.article.iri, thing, "same", _MEANT
            )


def corrections_of(
    judged: JudgedLines, lines: Iterable[ReviewLine]
) -> Iterator[NewCorrection]:
    """What accepted lines say otherwise than it was proposed.

    Args:
        judged: tells what lines are judgements on.
        lines: the decisions.
    """
    for line in lines:
        if not line.is_accepted or not line.is_edited:
            continue
        draft = judged.judged(line.proposed)
        drafted, written = judged.parts(line.proposed), judged.parts(line)
        if draft is None or not drafted or not written:
            continue
        for part in dict.fromkeys((*drafted, *written)):
            before, after = drafted.get(part), written.get(part)
            if before != after:
                yield NewCorrection(draft, part, before, after)
