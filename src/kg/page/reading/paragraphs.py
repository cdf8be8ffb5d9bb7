"""The article in its own words: paragraphs of runs of pieces, with what is known of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from kg.articles import Text
from kg.grounding.words import Words
from kg.language.english.sentences import sentences
from kg.language.spans import Span
from kg.model import Article
from kg.page.address import Address
from kg.page.reading.marks import Marks, StatementCount
from kg.page.reading.mention_links import FoundMention, Mention, Mentions, apart
from kg.page.reading.mentioned import mentioned
from kg.page.reading.overlay import Overlay, places
from kg.page.reading.stated import PassageStatements

_PARAGRAPH = re.compile(r"\s*\S[^\n]*\s*|\s+")


class TextPiece(NamedTuple):
    """Characters between two ends of passages; `at` is empty outside of all passages.

    `anchors` are the passages and sentences that begin here.
    """

    text: str
    at: str
    anchors: tuple[str, ...]
    marks: str
    reason: str


class Run(NamedTuple):
    """Pieces that mention one thing together, or none; `counts` are of the sentences that end after them.

    `title` is whom they mean where they do not say so by its name.
    """

    mention: Mention | None
    title: str
    pieces: tuple[TextPiece, ...]
    counts: tuple[StatementCount, ...]


class Paragraph(NamedTuple):
    """Words of the article, with the white space around them, and whose they are where they are not its own."""

    runs: tuple[Run, ...]
    voices: tuple[str, ...]
    is_headline: bool


class Paragraphs:
    """Every character of a text, in order."""

    def __init__(
        self,
        stated: PassageStatements,
        mentions: Mentions,
        address: Address,
        article: Article,
        text: Text,
    ) -> None:
        self._stated = stated
        self._words = text.words
        self._headline = article.headline.strip()
        placed = places(text, article.passages)
        words = Words(article._replace(passages=tuple(placed.values())), text.words)
        self._mentions = apart(mentioned(stated, mentions, words), len(text.words))
        self._spans = [match.span() for match in _PARAGRAPH.finditer(text.words)]
        ends = [
            *self._spans,
            *sentences(text.words),
            *((one.begin, one.end) for one in self._mentions),
        ]
        self._overlay = Overlay(placed, ends)
        self._marks = Marks(stated, address, article, self._overlay)
        self._marks.add(sentences(text.words))

    def __iter__(self) -> Iterator[Paragraph]:
        for begin, end in self._spans:
            voices = dict.fromkeys(
                map(self._stated.heading, self._overlay.over(begin, end))
            )
            is_headline = self._words[begin:end].strip() == self._headline
            yield Paragraph(
                tuple(self._runs(begin, end)), tuple(filter(None, voices)), is_headline
            )

    def _runs(self, begin: int, end: int) -> Iterator[Run]:
        spans = pairwise([*self._overlay.pieces(begin, end), end])
        for together, pieces in groupby(
            spans, key=lambda span: self._mention_at(span[0]) or span
        ):
            yield self._run(
                together.mention if isinstance(together, FoundMention) else None,
                list(pieces),
            )

    def _run(self, mention: Mention | None, spans: list[Span]) -> Run:
        words = self._words[spans[0][0] : spans[-1][1]]
        return Run(
            mention=mention,
            title=f"{mention.name}, {mention.kind}"
            if mention and mention.name != words
            else "",
            pieces=tuple(self._piece(*span) for span in spans),
            counts=tuple(
                count for _, end in spans for count in self._marks.counts.get(end, ())
            ),
        )

    def _piece(self, begin: int, end: int) -> TextPiece:
        over = self._overlay.over(begin, end)
        words = self._overlay.as_read(begin, end)
        reason = " ".join(reason for passage in over for reason in passage.not_modelled)
        marks = {
            "quoted": any(p.said_by for p in over),
            "caption": any(p.is_caption for p in over),
            "out": reason,
        }
        return TextPiece(
            text=self._words[begin:end],
            at=f"{words.begin},{words.end}" if words else "",
            anchors=tuple(self._marks.anchors.get(begin, ())),
            marks=" ".join(name for name, is_marked in marks.items() if is_marked),
            reason=reason,
        )

    def _mention_at(self, at: int) -> FoundMention | None:
        before = bisect_left(self._mentions, at + 1, key=lambda one: one.begin) - 1
        return (
            self._mentions[before]
            if before >= 0 and at < self._mentions[before].end
            else None
        )
