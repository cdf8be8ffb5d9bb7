"""What the words beside its names call a thing in its article: a noun, or where it is from.

Of two companies "the insurer" is the one that the text calls an insurer, and "the Dutch
group" the one that it calls Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.grounding.callings import is_adjectival
from kg.grounding.mentions import Mentioner
from kg.language.english.apposition import is_described
from kg.language.english.countries import is_adjective
from kg.language.spans import Span, overlap

_NEAR = 80  # code points around a name in which it is described
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")


class ArticleDescriptions:
    """Finds what the words of one article call the things in it.

    Args:
        mentioner: what mentions them.
    """

    def __init__(self, mentioner: Mentioner) -> None:
        self._mentioner = mentioner
        self._text = mentioner.words.text
        self._nouns: dict[tuple[NamedNode, str], bool] = {}
        self._origins: dict[NamedNode, set[str]] = {}

    def as_noun(self, thing: NamedNode, noun: str) -> bool:
        """Whether a noun stands beside a name of a thing, and tells what it is."""
        asked = (thing, noun.casefold())
        if asked not in self._nouns:
            found = any(self._described(thing, noun.casefold()))
            self._nouns[asked] = found
        return self._nouns[asked]

    def _described(self, thing: NamedNode, noun: str) -> Iterator[bool]:
        for name in self._mentioner.named(thing):
            for word in self._around(name, _WORD):
                if self._text[slice(*word)].casefold() == noun:
                    yield is_described(self._text, name, word)

    def origins(self, thing: NamedNode) -> set[str]:
        """The adjectives of countries before its names, in small letters."""
        if thing not in self._origins:
            self._origins[thing] = {
                self._text[slice(*word)].casefold()
                for name in self._mentioner.named(thing)
                for word in self._around(name, _CAPITAL)
                if is_adjective(self._text[slice(*word)])
                and is_adjectival(self._text, name, word)
            }
        return self._origins[thing]

    def _around(
        self,
        name: Span,
        pattern: re.Pattern[str],
    ) -> Iterator[Span]:
        begin, end = name
        first, last = self._mentioner.words.sentence_at(begin)
        within = (max(first, begin - _NEAR), min(last, end + _NEAR))
        for word in pattern.finditer(self._text, *within):
            if not overlap(word.span(), name):
                yield word.span()
