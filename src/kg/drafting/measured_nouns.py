"""What a figure measures by a parse: the noun of a measure that stands above it.

"Gross written premiums grew and reached 5 million", "exports, at a record 40 units": where
the words beside a figure do not tell, the subject of its verb does, or the noun to which it
is put.
"""

from __future__ import annotations

from kg.drafting.article_reading import ArticleReading
from kg.frames.measure_frames import MeasureFrames
from kg.language.english.flows import FLOWS
from kg.language.english.quantities import Quantity
from kg.language.english.variable_names import MEASURING
from kg.language.spans import Span, overlap

_MEASURED = ("subject", "moved", "apposed", "with", "of", "at", "beside")
CHANGES = frozenset(
    "rise rises fall falls increase increases decrease decreases decline declines drop drops "
    "gain gains growth jump surge slump dip plunge change cut cuts reduction slide".split()
)
"""Nouns that only tell that something measured moves."""

_LEVELS = frozenset(
    "average record high low mark level total sum figure figures part number amount".split()
)
_PERSONS = frozenset("employees jobs members people persons staff workers".split())


class MeasuredNouns:
    """Finds the nouns of what the figures of one article measure.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._frames: MeasureFrames = reading.rules.measure_frames

    def above(self, quantity: Quantity) -> Span | None:
        """The nearest noun of a measure above a figure; None where a parse tells none."""
        governors = self._reading.governors
        for governor in governors.of(quantity.span) if governors else ():
            if governor.how in _MEASURED and self.is_measure(governor.span):
                return governor.span
        return None

    def leveled(self, quantity: Quantity) -> Span | None:
        """The noun whose level a figure is by its verb: "the levy stays at 6 euros".

        What there is by itself, such as a plant or a shareholder, has no level.
        """
        governors = self._reading.governors
        if governors is None:
            return None
        span = governors.leveled(quantity.span)
        if span is None or self._is_vague(span) or not governors.is_noun(span):
            return None
        noun = self._text[slice(*span)]
        return None if self._reading.graph.ontology.classes_of(noun) else span

    def is_measure(self, span: Span) -> bool:
        """Whether a word is the noun of something measured, and no name."""
        if self._is_vague(span):
            return False
        noun = self._text[slice(*span)].casefold()
        one = noun.removesuffix("s")
        is_known = noun in MEASURING or one in MEASURING or noun in FLOWS
        return is_known or bool(self._frames.measured_by(noun))

    def _is_vague(self, span: Span) -> bool:
        """Whether a word is a name, or only tells that there is a figure."""
        noun = self._text[slice(*span)].casefold()
        return noun in CHANGES | _LEVELS | _PERSONS or any(
            overlap(span, each.span) for each in self._reading.mentions
        )
