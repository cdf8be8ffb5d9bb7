"""Whose a figure is that stands in words which describe somebody beside his name.

"Bolt, a chain of 73 clinics" and "A city of 2 million people, Kvarn has" describe; "51
percent owned by Bolt" tells whose the part is.
"""

from __future__ import annotations

import re

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.language.english.quantities import Quantity

_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|over|roughly|up to|(?:more|fewer|less) than|"
    r"at least|just) )*"
)
_WORDS = r"(?:(?!(?:that|which|who|whose|and|but|for|to|by|in|at) )[a-z][\w-]* ){1,5}"
_HAVING = rf"(?:of|with|worth|employing) (?:(?:an?|its|a total of) )?{_ABOUT}"
# "Bolt, a chain of 73 clinics"
_APPOSED = re.compile(rf", (?:an?|the|its) {_WORDS}{_HAVING}$")
# "A city of 2 million people, Kvarn has"
_OPENING = re.compile(rf"\W*An? {_WORDS}{_HAVING}")
_CLOSING = re.compile(r"[^,.;:]{0,60}, (?:the )?")
OWNED = re.compile(
    r"(?: of (?:which|whose|it)[\w ]{0,20})?[ -](?:owned|held|controlled) by\b"
)
"""The words behind a part that lead to its owner: "51 percent owned by"."""
_OWNER = re.compile(rf"{OWNED.pattern} (?:the )?")
# "Oz, a 40-year-old welder", "the 40-year-old company"
_AGED = re.compile(r"[- ]old ")
_NOUNS = re.compile(r"(?:[a-z][\w-]* ){0,3}(?=[A-Z])|(?=[a-z])")
_BEFORE_AGE = re.compile(r", (?:an?|the) (?:[a-z][\w-]* ){0,2}$")
_LOOK = 110


class DescribedOwners:
    """Tells whose the figures in descriptions of one article are.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def of(self, quantity: Quantity) -> Mentioned | None:
        """Whom the description tells of in which a figure stands, or who has the part."""
        if quantity.is_of_whole:
            return self._owning(quantity)
        if quantity.is_change:
            return None
        aged = _AGED.search(self._text, quantity.begin, quantity.end + len("-old "))
        if aged and quantity.unit == "year":
            return self._aged(quantity, aged.end())
        return self._apposed(quantity) or self._opening(quantity)

    def _aged(self, quantity: Quantity, place: int) -> Mentioned | None:
        """Who is so old: "Oz, a 40-year-old welder", "the 40-year-old welder Ada Oz"."""
        noun = _NOUNS.match(self._text, place)
        named = noun and self._reading.beginning_at(noun.end())
        if named:
            return named
        first = max(0, quantity.begin - _LOOK)
        described = _BEFORE_AGE.search(self._text, first, quantity.begin)
        return self._reading.ending_at(described.start()) if described else None

    def _apposed(self, quantity: Quantity) -> Mentioned | None:
        first = max(0, quantity.begin - _LOOK)
        described = _APPOSED.search(self._text[first : quantity.begin])
        if described is None:
            return None
        place = first + described.start()
        for mention in self._reading.mentions:
            if mention.span[1] == place and not mention.is_referral:
                return mention
        return None

    def _opening(self, quantity: Quantity) -> Mentioned | None:
        begin, _ = self._reading.words.sentence_at(quantity.begin)
        if not _OPENING.fullmatch(self._text, begin, quantity.begin):
            return None
        closed = _CLOSING.match(self._text, quantity.end)
        # "A trial with 40 patients in Kvarn, Maren and Drossel": it only goes on.
        if closed is None or self._reading.mentioned_in((quantity.end, closed.end())):
            return None
        return self._reading.beginning_at(closed.end())

    def _owning(self, quantity: Quantity) -> Mentioned | None:
        owned = _OWNER.match(self._text, quantity.end)
        return self._reading.beginning_at(owned.end()) if owned else None
