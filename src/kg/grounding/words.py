"""The words from which statements are proved.

They are those of a passage, and of those that it is read with, and what stands in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeAlias

from kg import articles
from kg.language.english.baselines import resolved
from kg.language.english.clauses import clause_at, clauses
from kg.language.english.function_words import is_telling
from kg.language.english.periods import Period, periods
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.quotations import quotations
from kg.language.english.recognition import is_english
from kg.language.english.sentences import sentences
from kg.language.english.stems import WORD, stem, stems
from kg.language.spans import Span, all_within, begun_in, is_within, last_begun
from kg.model import Article, Passage
from kg.vocabulary import Triple

Stated: TypeAlias = Mapping[Passage, list[Triple]]
"""What the passages of an article state."""

_FIRST = re.compile(r"\w+")
_BRACKETED = re.compile(r"\([^()]*\)")
_AT_MOST_TWO_WORDS = re.compile(
    r"[\s\"“”'’()]*(?:(?!and\b|or\b)[\w'’-]+[\s\"“”'’()]*){0,2}"
)
_CONTENT = 4  # letters; shorter words mostly hold a sentence together


@lru_cache(maxsize=8192)  # those of an ontology, which each article is searched for
def _cue_pattern(cue: str) -> re.Pattern[str]:
    beginning = cue.removesuffix("-")
    rest = "" if beginning == cue else r"[\w'’-]*"
    return re.compile(re.escape(beginning) + rest, re.IGNORECASE)


class Words:
    """An article's own text, with its passages laid over it."""

    def __init__(self, article: Article, text: str) -> None:
        self.article = article
        self.text = text
        self._passages = {passage.iri: passage for passage in article.passages}
        self._spans: dict[str, list[Span]] = {}
        self._cues: dict[str, list[Span]] = {}
        self._closures: dict[Passage, tuple[Passage, ...]] = {}
        self._of_sentences: dict[Span, list[Quantity]] = {}
        self._english: dict[Span, bool] = {}

    def __reduce__(self) -> tuple[type[Words], tuple[Article, str]]:
        # All else follows from these.
        return Words, (self.article, self.text)

    def quote(self, span: Span) -> str:
        """The words of a span."""
        begin, end = span
        return self.text[begin:end]

    # Where words stand

    def find(self, label: str, passage: Passage) -> list[Span]:
        """Where the label stands in the passage.

        A label that begins in lower case is a common noun, and may begin a sentence or
        stand in a title.
        """
        return self.own(self.everywhere(label), passage)

    def everywhere(self, label: str) -> list[Span]:
        """Where the label stands in the whole text."""
        if label not in self._spans:
            found = self._occurrences(label)
            # A dateline has capitals only: "QUILLHAVEN, March 4".
            if len(label) >= _CONTENT and not label.isupper():
                found = sorted({*found, *self._occurrences(label.upper())})
            self._spans[label] = found
        return self._spans[label]

    def _occurrences(self, label: str) -> list[Span]:
        first = _FIRST.match(label)
        return articles.occurrences(
            self.text,
            label,
            any_case=label[:1].islower(),
            starts=self.starts.get(first[0].casefold(), []) if first else None,
        )

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where each word begins, by the word without regard to case.

        Looking a label up there, rather than everywhere, takes no longer in a long
        text.
        """
        found: dict[str, list[int]] = defaultdict(list)
        for match in _FIRST.finditer(self.text):
            word = match[0].casefold()
            found[word].append(match.start())
        return found

    def find_cue(self, cue: str, passage: Passage) -> list[Span]:
        """Where the cue stands, in any case.

        One that ends in a hyphen goes on with the rest of the word.
        """
        if cue not in self._cues:
            self._cues[cue] = self._whole_words(cue)
        return self.own(self._cues[cue], passage)

    def find_cues(self, cues: Iterable[str], passage: Passage) -> list[Span]:
        """Where any of the cues stands."""
        found: list[Span] = []
        for cue in cues:
            found += self.find_cue(cue, passage)
        return found

    def _whole_words(self, cue: str) -> list[Span]:
        # Most cues stand nowhere in a text, which takes no pattern to see.
        beginning = cue.removesuffix("-")
        if articles.folded(beginning) not in self._folded:
            return []
        found: list[Span] = []
        for match in _cue_pattern(cue).finditer(self.text):
            edges = match.span()
            if all(articles.is_edge(self.text, at) for at in edges):
                found.append(edges)
        return found

    @cached_property
    def _folded(self) -> str:
        return articles.folded(self.text)

    def own(self, spans: list[Span], passage: Passage) -> list[Span]:
        """Those of the spans, which are in order, that lie in the passage itself."""
        # Most that is looked for stands nowhere.
        return all_within(spans, passage.span) if spans else []

    def touch(self, one: Span, other: Span) -> bool:
        """Whether two spans overlap, or stand beside each other.

        At most two words and brackets stand between them then, and no comma.

        >>> Words.touch(type("", (), {"text": "Acme (the AC), Bolt"}), (0, 4), (10, 12))
        True
        """
        (_, begin), (end, _) = sorted((one, other))
        # Of spans that overlap, nothing stands between.
        between = self.text[begin:end]
        outside = _BRACKETED.sub("", between)
        return bool(_AT_MOST_TWO_WORDS.fullmatch(outside))

    # Descriptions, whose words may have other forms

    def find_alike(self, description: str, passage: Passage) -> list[Span]:
        """The words of the passage itself that a description uses, in whatever form.

        A short name alone, such as "May", must stand there as it is.
        """
        wanted: set[str] = set()
        for word in WORD.findall(description):
            if len(word) >= _CONTENT:
                wanted.add(stem(word))
        begin, end = passage.span
        words = WORD.finditer(self.text, begin, end)
        if not wanted:
            named = {word for word in WORD.findall(description) if word[0].isupper()}
            return [match.span() for match in words if match[0] in named]
        return [match.span() for match in words if stem(match[0]) in wanted]

    def foreign(self, paraphrase: str, passage: Passage) -> list[str]:
        """The words of a paraphrase that the passage has in no form.

        They say something: words that only hold a sentence together are nobody's.
        """
        quote = self.quote(passage.span)
        own = set(stems(quote))
        words = WORD.findall(paraphrase)
        # "A deeper cooperation" begins with a capital that makes no name.
        words[:1] = map(_uncapitalised, words[:1])
        telling = filter(is_telling, words)
        return [word for word in telling if stem(word) not in own]

    def strange(self, description: str, is_known: Callable[[str], bool]) -> list[str]:
        """The words of a description that the article has not, and nobody knows.

        Args:
            description: The words.
            is_known: Whether others speak in words of a stem.
        """
        found: list[str] = []
        for word in WORD.findall(description):
            own = stem(word)
            if own not in self._stems and not is_known(own):
                found.append(word)
        return found

    @cached_property
    def _stems(self) -> set[str]:
        return set(stems(self.text))

    # What a passage is read with

    def inside(self, spans: list[Span], passage: Passage) -> list[Span]:
        """Those of the spans that lie in the passage.

        If none does, those in the nearest of those that it is read with.
        """
        for nearest in self.closure(passage):
            found = self.own(spans, nearest)
            if found:
                return found
        return []

    def closure(self, passage: Passage) -> tuple[Passage, ...]:
        """The passage, then those that it cannot be understood without.

        Those that these need in turn follow.
        """
        if passage not in self._closures:
            found = [passage]
            # The list grows while it is gone through.
            for each in found:
                needed = self._read_with(each)
                found += [other for other in needed if other not in found]
            self._closures[passage] = tuple(found)
        return self._closures[passage]

    def _read_with(self, passage: Passage) -> list[Passage]:
        known: list[Passage] = []
        for iri in passage.read_with:
            other = self._passages.get(iri)
            if other is not None:
                known.append(other)
        return sorted(known, key=lambda other: other.begin, reverse=True)

    @cached_property
    def references(self) -> dict[str, list[Span]]:
        """By thing, the words that refer to it without naming it."""
        found: dict[str, list[Span]] = defaultdict(list)
        for passage in self.article.passages:
            for thing in passage.refers_to:
                found[thing].append(passage.span)
        for spans in found.values():
            spans.sort()
        return found

    # What the grammar reads in the text

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text)

    def quantities_of(self, sentence: Span) -> list[Quantity]:
        """The quantities of a sentence read by itself, by where they stand in it."""
        if sentence not in self._of_sentences:
            self._of_sentences[sentence] = quantities(self.quote(sentence))
        return self._of_sentences[sentence]

    def quantities_at(self, spans: list[Span]) -> list[Quantity]:
        """The quantities of the text that overlap one of the spans."""
        found: dict[Quantity, None] = {}
        for begin, end in spans:
            # The one before may reach into the span.
            first = max(self._quantities_before(begin) - 1, 0)
            last = self._quantities_before(end)
            for quantity in self.quantities[first:last]:
                if begin < quantity.end:
                    found[quantity] = None
        return list(found)

    def _quantities_before(self, place: int) -> int:
        return bisect_left(self.quantities, place, key=lambda q: q.begin)

    @cached_property
    def is_english(self) -> bool:
        """Whether there is a grammar here for the language of the text."""
        tag, _, _ = self.article.language.partition("-")
        if tag not in ("", "en"):
            return False
        return is_english(self.text)

    def is_english_at(self, span: Span) -> bool:
        """Whether the sentences that a span is of are in that language as well."""
        if not self.is_english:
            return False
        begin, end = span
        first, _ = self.sentence_at(begin)
        _, last = self.sentence_at(end - 1)
        around = (first, last)
        if around not in self._english:
            self._english[around] = is_english(self.quote(around))
        return self._english[around]

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.text)

    @cached_property
    def quotations(self) -> list[Span]:
        """What stands in quotation marks, without these."""
        return quotations(self.text)

    def quotation_around(self, span: Span) -> Span | None:
        """The quotation in which words stand, without its marks; None if in none."""
        number = last_begun(self.quotations, span[0])
        if number < 0 or not is_within(span, self.quotations[number]):
            return None
        return self.quotations[number]

    def sentence_number(self, place: int) -> int:
        """The number of the sentence or heading in which a character stands."""
        return max(last_begun(self.sentences, place), 0)

    def sentence_at(self, place: int) -> Span:
        """The sentence or heading in which a character stands."""
        return self.sentences[self.sentence_number(place)]

    def sentences_in(self, span: Span) -> list[Span]:
        """The sentences and headings of which words stand in a span."""
        begin, end = span
        first = self.sentence_number(begin)
        last = self.sentence_number(max(begin, end - 1))
        return self.sentences[first : last + 1]

    @cached_property
    def clauses(self) -> list[Span]:
        return clauses(self.text)

    def clause_at(self, place: int) -> Span:
        """The clause in which a character stands."""
        return clause_at(self.clauses, place)

    def clauses_in(self, sentence: Span) -> list[Span]:
        """The clauses that begin in a sentence."""
        return begun_in(self.clauses, sentence)

    @cached_property
    def periods(self) -> list[Period]:
        published = day_of(self.article.published)
        return resolved(self.text, periods(self.text, published))

    @cached_property
    def coming(self) -> list[Period]:
        """The periods that begin behind the day of the article."""
        published = day_of(self.article.published)
        if published is None:
            return []
        return [
            period
            for period in self.periods
            if period.start and period.start > published
        ]

    @cached_property
    def times(self) -> list[Span]:
        """Where the words of each period stand."""
        return [period.span for period in self.periods]


def _uncapitalised(word: str) -> str:
    return word if word.isupper() else word.lower()


def day_of(written: str) -> date | None:
    """The day with which a date or a time of XML Schema begins.

    None if it is written in another way.
    """
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
