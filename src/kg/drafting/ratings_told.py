"""Who rates a firm whose name stands elsewhere: "Ada Oz of Bolt cut her rating on the stock".

Which firm it is, is a guess by what the text goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import RATES
from kg.drafting.proposals import RelationProposal, side_of
from kg.language.spans import covering

_HOW = r"(?:keep|kept|cut|cutt|rais|lower|maintain|reiterat|confirm|affirm|lift|trim)"
_GRADE = r"(?:rating|recommendation|advice|call|grade|stance|price target|target(?: price)?)\b"
_STOCK = r"(?:the (?:shares?|stock|company|group|firm)|them|it)\b"
_CUE = re.compile(
    rf"\b{_HOW}(?:s|es|ed|ing)? (?:his|her|its|their) (?:[“\"‘'][\w ]+[”\"’'] )?{_GRADE}"
    rf"|\b(?:rates?|rated|downgraded|upgraded) {_STOCK}"
    rf"|\b(?:cut|lowered|raised) {_STOCK} (?:to|by a notch|from)\b",
)
# "Ada Oz of the brokerage Bolt", "Ada Oz, analyst at Bolt,"
_WHOSE = re.compile(r",? (?:[a-z-]+ ){0,4}(?:of|at|from|with) (?:[a-z-]+ ){0,3}")
# What may stand between who rates and how
_LEADS = re.compile(
    r",?(?: [a-z]+,)? (?:which|who) (?:[a-z]+ )?|,? (?:has |have |had |and )?(?:[a-z]+ )??"
)


class RatingReader:
    """Proposes who rates the firm that one article goes on with.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """What each cue tells of who stands before it."""
        for cue in _CUE.finditer(self._text):
            rater = self._rater(cue.start())
            begin, _ = self._reading.words.sentence_at(cue.start())
            # Before that sentence, which may name whom the analyst is of.
            rated = self._focus.at(begin, is_acting=True)
            if rater is None or rated is None or rater.thing == rated.thing:
                continue
            if self._reading.is_firm(rated):
                yield RelationProposal(
                    side_of(rater),
                    RATES,
                    side_of(rated),
                    covering(rater.span, cue.span(), rated.span),
                    "description:rating",
                    "doubtful",
                    cue=cue.span(),
                )

    def _rater(self, place: int) -> Mentioned | None:
        """Who stands before what tells of a grade: of two, the one of the other."""
        sentence = self._reading.words.sentence_at(place)
        before = self._reading.mentioned_in((sentence[0], place))
        if not before:
            return None
        last = before[-1]
        for mention in before:
            between = self._text[mention.span[1] : last.span[0]]
            if self._is_person(mention) and _WHOSE.fullmatch(between):
                return mention if self._leads(last, place) else None
        is_rater = self._is_person(last) or self._reading.is_firm(last)
        return last if is_rater and self._leads(last, place) else None

    def _leads(self, mention: Mentioned, place: int) -> bool:
        return bool(_LEADS.fullmatch(self._text, mention.span[1], place))

    def _is_person(self, mention: Mentioned) -> bool:
        return self._reading.things.name_kind(mention.thing) == "person"
