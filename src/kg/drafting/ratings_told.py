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

_HOW = (
    r"(?:keep(?:s|ing)?|kept|cut(?:s|ting)?|(?:lower|maintain|confirm|affirm|lift)(?:s|ed|ing)?|"
    r"(?:rais|reiterat)(?:es|ed|ing)|trim(?:s|med|ming)?)"
)
_QUOTED = r"[“\"‘'][\w ]+[”\"’']"
_STOCK = r"(?:the (?:shares?|stock)|it|them)\b"
_OF_OTHER = r"(?! (?:of|on|for) (?!the (?:shares?|stock)\b))"
# A call may be for anything, unless it is told what it is.
_CUE = re.compile(
    rf"\b{_HOW} (?:his|her|its|their) (?:"
    rf"(?:{_QUOTED} )?(?:rating|recommendation|price target|target price)\b{_OF_OTHER}|"
    rf"{_QUOTED} (?:advice|call|grade|stance)\b)"
    r"|\b(?:rates?|rated) (?:the (?:shares?|stock|company|group|firm)\b|"
    rf"(?:it|them) {_QUOTED})"
    rf"|\b(?:down|up)grade[ds] {_STOCK}"
    rf"|\b(?:cut|lowered|raised) {_STOCK} (?:by a notch|(?:to|from) (?:{_QUOTED}|"
    r"(?:buy|hold|neutral|reduce|sell)\b))",
)
# "Ada Oz of the brokerage Bolt", "Ada Oz, analyst at Bolt,"
_WHOSE = re.compile(
    r",? (?:(?:an? |the )?(?:[a-z]+ )?(?:analyst|economist|strategist) )?"
    r"(?:of|at|from|with) (?:[a-z-]+ ){0,3}"
)
# What may stand between who rates and how, and does not take it back
_WORD = r"(?:(?!(?:never|not|hardly|no)\b)[a-z]+ )"
_LEADS = re.compile(
    rf",?(?: [a-z]+,)? (?:which|who) {_WORD}?|,? (?:has |have |had |and )?{_WORD}??"
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
            if self._reading.is_person(mention) and _WHOSE.fullmatch(between):
                return mention if self._leads(last, place) else None
        is_rater = self._reading.is_person(last) or self._reading.is_firm(last)
        return last if is_rater and self._leads(last, place) else None

    def _leads(self, mention: Mentioned, place: int) -> bool:
        return bool(_LEADS.fullmatch(self._text, mention.span[1], place))
