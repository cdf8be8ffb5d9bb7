"""The words from which statements are proved: a passage, those that it is read with, and what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TypeAlias

from kg import articles
from kg.language.english.clauses import clauses
from kg.language.english.function_words import is_telling
from kg.language.english.periods import Period, periods
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.sentences import sentences
from kg.language.english.stems import WORD, stem, stems
from kg.model import Article, Passage

Span: TypeAlias = tuple[int, int]
"""Code points of the article's text, end exclusive."""


_FIRST = re.compile(r"\w+")
_BRACKETED = re.compile(r"\([^()]*\)")
_AT_MOST_TWO_WORDS = re.compile(
    r"[\s\"“”'’()]*(?:(?!and\b|or\b)[\w'’-]+[\s\"“”'’()]*){0,2}"
)
_CONTENT = 4  # letters; shorter words mostly hold a sentence together


class Words:
    """An article's own text, with its passages laid over it."""

    def __init__(self, article: Article, text: str) -> None:
        self.article = article
        self.text = text
        self._passages = {passage.iri: passage for passage in article.passages}
        self._spans: dict[str, list[Span]] = {}
        self._cues: dict[str, list[Span]] = {}
        self._closures: dict[Passage, tuple[Passage, ...]] = {}

    def find(self, label: str, passage: Passage) -> list[Span]:
        """Where the label stands in the passage.

        A label that begins in lower case is a common noun, and may begin a sentence or
        stand in a title.
        """
        return self.own(self.everywhere(label), passage)

    def everywhere(self, label: str) -> list[Span]:
        """Where the label stands in the whole text."""
        if label not in self._spans:
            first = _FIRST.match(label)
            starts = self.starts.get(first.group().casefold(), []) if first else None
            any_case = label[:1].islower()
            self._spans[label] = articles.occurrences(
                self.text, label, any_case=any_case, starts=starts
            )
        return self._spans[label]

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where each word begins, by the word without regard to case.

        Looking a label up there, rather than everywhere, takes no longer in a long
        text.
        """
        found: dict[str, list[int]] = defaultdict(list)
        for match in _FIRST.finditer(self.text):
            found[match.group().casefold()].append(match.start())
        return found

    def find_cue(self, cue: str, passage: Passage) -> list[Span]:
        """Where the cue stands, in any case; one that ends in a hyphen goes on with the rest of the word."""
        if cue not in self._cues:
            rest = r"[\w'’-]*" if cue.endswith("-") else ""
            pattern = rf"{re.escape(cue.removesuffix('-'))}{rest}"
            found = (
                match.span() for match in re.finditer(pattern, self.text, re.IGNORECASE)
            )
            self._cues[cue] = [
                span
                for span in found
                if all(articles.is_edge(self.text, at) for at in span)
            ]
        return self.own(self._cues[cue], passage)

    def find_alike(self, description: str, passage: Passage) -> list[Span]:
        """The words of the passage itself that a description uses, in whatever form."""
        stems = {
            stem(word) for word in WORD.findall(description) if len(word) >= _CONTENT
        }
        words = WORD.finditer(self.text, passage.begin, passage.end)
        return [match.span() for match in words if stem(match.group()) in stems]

    def foreign(self, paraphrase: str, passage: Passage) -> list[str]:
        """The words of a paraphrase that the passage has in no form, and that say something."""
        own = set(stems(self.text[passage.begin : passage.end]))
        words = WORD.findall(paraphrase)
        # "A deeper cooperation" begins with a capital that makes no name.
        words = [*map(_uncapitalised, words[:1]), *words[1:]]
        return [word for word in words if is_telling(word) and stem(word) not in own]

    def strange(self, description: str, known: set[str]) -> list[str]:
        """The words of a description that neither the article nor the `known` has."""
        return [
            word
            for word in WORD.findall(description)
            if stem(word) not in known and stem(word) not in self._stems
        ]

    @cached_property
    def _stems(self) -> set[str]:
        return set(stems(self.text))

    def own(self, spans: list[Span], passage: Passage) -> list[Span]:
        """Those of the spans, which are in order, that lie in the passage itself."""
        first, last = (
            bisect_left(spans, (passage.begin, 0)),
            bisect_left(spans, (passage.end, 0)),
        )
        return [span for span in spans[first:last] if span[1] <= passage.end]

    def touch(self, one: Span, other: Span) -> bool:
        """Whether two spans overlap, or at most two words and brackets stand between them, and no comma.

        >>> Words.touch(type("", (), {"text": "Acme (the AC), Bolt"}), (0, 4), (10, 12))
        True
        """
        first, second = sorted((one, other))
        between = (
            _BRACKETED.sub("", self.text[first[1] : second[0]])
            if first[1] < second[0]
            else ""
        )
        return bool(_AT_MOST_TWO_WORDS.fullmatch(between))

    def quantities_at(self, spans: list[Span]) -> list[Quantity]:
        """The quantities of the text that overlap one of the spans."""
        found: dict[Quantity, None] = {}
        for begin, end in spans:
            first, last = (
                bisect_left(self.quantities, at, key=lambda q: q.begin)
                for at in (begin, end)
            )
            found |= {
                q: None
                for q in self.quantities[max(first - 1, 0) : last]
                if begin < q.end
            }
        return list(found)

    def inside(self, spans: list[Span], passage: Passage) -> list[Span]:
        """Those of the spans that lie in the passage or, if none does, in the nearest of those that it is read with."""
        for nearest in self.closure(passage):
            if found := self.own(spans, nearest):
                return found
        return []

    def closure(self, passage: Passage) -> tuple[Passage, ...]:
        """The passage, then those that it cannot be understood without, and those that these need in turn."""
        if passage not in self._closures:
            found = [passage]
            for each in found:
                found += [
                    other for other in self._read_with(each) if other not in found
                ]
            self._closures[passage] = tuple(found)
        return self._closures[passage]

    def _read_with(self, passage: Passage) -> list[Passage]:
        known = [
            self._passages[iri] for iri in passage.read_with if iri in self._passages
        ]
        return sorted(known, key=lambda other: other.begin, reverse=True)

    @cached_property
    def references(self) -> dict[str, list[Span]]:
        """By thing, the words that refer to it without naming it."""
        found: dict[str, list[Span]] = defaultdict(list)
        for passage in self.article.passages:
            for thing in passage.refers_to:
                found[thing].append((passage.begin, passage.end))
        return {thing: sorted(spans) for thing, spans in found.items()}

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.text)

    @cached_property
    def clauses(self) -> list[Span]:
        return clauses(self.text)

    def sentence_at(self, place: int) -> Span:
        """The sentence or heading in which a character stands."""
        nearest = bisect_right(self.sentences, (place, len(self.text))) - 1
        return self.sentences[max(nearest, 0)]

    @cached_property
    def periods(self) -> list[Period]:
        published = day_of(self.article.published)
        return periods(self.text, published) if published else []


def _uncapitalised(word: str) -> str:
    return word if word.isupper() else word.lower()


def day_of(written: str) -> date | None:
    """The day with which a date or a time of XML Schema begins; None if it is written in another way."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
