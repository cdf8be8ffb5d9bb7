"""Whom a text is about, where a sentence does not say.

"Sales slipped 1.6 per cent": whose they were, the sentences before tell, or the whole
article, which is mostly about one firm. It is a guess, and what rests on it is doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import ACTOR, AREA, FACILITY, PRODUCT
from kg.language.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+")
# Before what a sentence is not about: "In Kvarn, Acme", "According to Bolt, Acme"
_ADJOINED = re.compile(
    r"\b(?:to|in|at|with|for|from|near|against|by|into|between|than|on|via|of|under|"
    r"about|like|unlike) (?:(?:the|a|an|its|their) )?(?:[a-z][\w-]* ){0,3}$",
    re.IGNORECASE,
)
# "To save Acme", "between Acme and Bolt"
_JOINED = re.compile(
    r"\bto [a-z]+ (?:the )?$|\bbetween [^,;]{1,60} and $", re.IGNORECASE
)
# "For Acme, the loss comes at a bad time": of whom the sentence tells
_TOPICAL = re.compile(r"\W*(?:For|At) (?:the )?")
_LEAD = 40
_OPENING = 60  # characters of a sentence in which its subject begins
_OF_HEADING = 3  # mentions for which one in the heading counts
_TOO_FAR = float("inf")
_FARTHEST = 1200  # characters that a passage may have between a name and a figure


def is_adjoined(before: str) -> bool:
    """Whether a sentence is not about what is named behind some words of it.

    >>> is_adjoined("A fire at the "), is_adjoined("A deal between Acme and ")
    (True, True)
    >>> is_adjoined("In May, "), is_adjoined("Rival ")
    (False, False)
    """
    found = _ADJOINED.search(before) or _JOINED.search(before)
    return found is not None


class Focus:
    """Tells what an article goes on with.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._paragraphs = [match.span() for match in _PARAGRAPH.finditer(self._text)]

    def at(self, place: int, *, is_acting: bool = False) -> Mentioned | None:
        """The mention that tells whose the figures of a place are.

        It is the subject of a sentence before in the same paragraph, else the nearest
        mention of what the whole article is about.

        Args:
            place: where a figure stands.
            is_acting: whether it is asked who does something there.
        """
        for sentence in self._before(place):
            subject = self._subject(sentence, is_acting=is_acting)
            if subject is not None:
                return subject
        return self.main_at(place)

    def main_at(self, place: int) -> Mentioned | None:
        """The mention nearest a place of what the whole article is about."""
        near = [
            mention
            for mention in self._reading.mentions
            if mention.thing == self.main and _gap(mention.span, place) < _TOO_FAR
        ]
        # A name tells it better than "the company" does.
        named = [mention for mention in near if not mention.is_referral]
        return min(
            named or near,
            key=lambda each: _gap(each.span, place),
            default=None,
        )

    def product_at(self, place: int) -> Mentioned | None:
        """The product that a text goes on with, if it has told of any near a place."""
        near = [
            mention
            for mention in self._reading.mentions
            if self._reading.thing(mention.thing).kind == PRODUCT
            and mention.span[1] <= place
            and _gap(mention.span, place) < _TOO_FAR
        ]
        counted = Counter(mention.thing for mention in near)
        return max(
            near, key=lambda each: (counted[each.thing], each.span), default=None
        )

    def _before(self, place: int) -> Iterator[Span]:
        """The sentences of the same paragraph up to a place, the nearest first."""
        words = self._reading.words
        begin = max(
            (first for first, last in self._paragraphs if first <= place), default=0
        )
        number = words.sentence_number(place)
        while number >= 0 and words.sentences[number][0] >= begin:
            first, last = words.sentences[number]
            yield first, min(last, place)
            number -= 1

    def _subject(self, sentence: Span, *, is_acting: bool) -> Mentioned | None:
        """What a sentence begins with that figures may be told of."""
        begin, end = sentence
        for mention in self._reading.mentioned_in((begin, min(end, begin + _OPENING))):
            before = self._text[begin : mention.span[0]]
            if not self._may_be_told(mention) or (
                is_acting and not self._acts(mention)
            ):
                continue
            is_topic = _TOPICAL.fullmatch(before) is not None
            if is_topic or not _ADJOINED.search(before):
                return mention
        return None

    def _acts(self, mention: Mentioned) -> bool:
        """Whether what is mentioned can do something: no product and no plant does."""
        return ACTOR in self._reading.classes_of(mention)

    def _may_be_told(self, mention: Mentioned) -> bool:
        """Whether figures may be told of what a sentence begins with.

        They are of who acts, of a product or of what is built, but of a person or a place
        only where the article is about them.
        """
        if mention.thing == self.main:
            return True
        kind = self._reading.things.name_kind(mention.thing)
        if kind == "organisation":
            return not self._tells(mention)
        return kind == "other" or self._reading.thing(mention.thing).kind == FACILITY

    def _is_adjoined(self, mention: Mentioned) -> bool:
        """Whether a place only tells where something is: "a mill in Kvarn"."""
        begin, _ = mention.span
        lead = self._text[max(0, begin - _LEAD) : begin]
        is_dateline = self._text[:begin].endswith("\n")
        return is_dateline or bool(_ADJOINED.search(lead)) or mention.is_referral

    def _tells(self, mention: Mentioned) -> bool:
        """Whether somebody mostly tells of others: a ministry, an association."""
        return mention.thing in self._reading.tellers

    @cached_property
    def main(self) -> object:
        """What is mentioned most; a mention in the heading counts for several."""
        return max(self._weights, key=self._weights.__getitem__, default=None)

    def firm_beside(self, other: object) -> object:
        """The organisation that is mentioned most, apart from another one if there is one."""
        weights = {
            thing: weight
            for thing, weight in self._weights.items()
            if thing != other
            and self._reading.things.name_kind(thing) == "organisation"
        }
        return max(weights, key=weights.__getitem__, default=None)

    @cached_property
    def _weights(self) -> Counter[NamedNode]:
        """How much an article is about what it mentions."""
        heading = self._text.find("\n")
        weights: Counter[NamedNode] = Counter()
        for mention in self._reading.mentions:
            thing = self._reading.thing(mention.thing)
            kind = self._reading.things.name_kind(mention.thing)
            # Statistics are told of a country, or a city that does something.
            is_country = thing.kind == AREA and not mention.is_referral
            is_area = kind == "place" and not self._is_adjoined(mention)
            is_firm = kind == "organisation" and (
                not self._tells(mention) or mention.span[0] < heading
            )
            if is_firm or is_country or is_area:
                weights[mention.thing] += (
                    _OF_HEADING if mention.span[0] < heading else 1
                )
        return weights


def _gap(span: Span, place: int) -> float:
    """How far a name is from a figure; too far where no passage could have both."""
    begin, end = span
    gap = place - end if end <= place else 2 * (begin - place)
    return gap if gap <= _FARTHEST else _TOO_FAR
