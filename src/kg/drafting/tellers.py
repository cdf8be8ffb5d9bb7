"""Who only tells of others in an article: statistics offices, analysts, pollsters.

What such a body counts, expects or compiles is no figure of its own. Its name may say so,
or the words that describe it; else it is mentioned nowhere but as a source.
"""

from __future__ import annotations

import re
from functools import cached_property

from pyoxigraph import NamedNode

from kg.drafting.article_things import NameMention
from kg.drafting.named_things import NamedThings
from kg.language.english.telling_bodies import tells_of_others

_TELLING_NOUNS = frozenset(
    "adviser analyst analysts brokerage bureau consultancy consultant economists forecaster "
    "forecasters pollster pollsters researcher researchers statisticians think-tank "
    "watchdog".split()
)
_SOURCE = re.compile(
    r"\b(?:according to|(?:cited|compiled|conducted|gathered|polled|published|surveyed) by|"
    r"(?:analysis|data|estimates?|figures|forecasts?|numbers|poll|polls|report|research|"
    r"statistics|study|survey) (?:by|from|of)|"
    r"(?:analysts?|economists?|researchers?|strategists?) (?:at|from|with|of)) "
    r"(?:(?:the|an?) )?(?:[a-z][\w-]* ){0,3}$",
    re.IGNORECASE,
)
_LOOK = 60  # characters


class Tellers:
    """Tells who of an article only tells of others.

    Args:
        text: the text of the article.
        things: what it names.
    """

    def __init__(self, text: str, things: NamedThings) -> None:
        self._text = text
        self._things = things

    def __contains__(self, thing: NamedNode) -> bool:
        name, *_ = self._things.things[thing].names
        return tells_of_others(name) or thing in self._described | self._sources

    @cached_property
    def _described(self) -> set[NamedNode]:
        """What is described as such beside its name: "the consultancy Acme"."""
        by_span = {mention.span: mention.thing for mention in self._things.mentions}
        found: set[NamedNode] = set()
        for description in self._things.described:
            *_, noun = self._text[slice(*description.span)].split()
            if noun in _TELLING_NOUNS and description.name in by_span:
                found.add(by_span[description.name])
        return found

    @cached_property
    def _sources(self) -> set[NamedNode]:
        """What is named only as a source: "according to Acme"."""
        told: dict[NamedNode, bool] = {}
        for mention in self._things.mentions:
            is_source = self._is_source(mention)
            told[mention.thing] = told.get(mention.thing, True) and is_source
        return {thing for thing, is_source in told.items() if is_source}

    def _is_source(self, mention: NameMention) -> bool:
        begin, _ = mention.span
        return bool(_SOURCE.search(self._text, max(0, begin - _LOOK), begin))
