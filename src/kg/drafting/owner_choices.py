"""Whose a figure is where the rules only guess it: a language model chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.model_choices import chosen_index, figure_owner
from kg.language.english.quantities import Quantity
from kg.language.spans import Span

if TYPE_CHECKING:
    from kg.drafting.language_model import Consulted

BY_MODEL = "model:figure_owner"
"""The rule of a figure whose owner a language model has chosen."""

_SENTENCES_BACK = 2
_MOST = 8  # candidates


class OwnerChooser:
    """Asks a language model whose the figures of one article are.

    Args:
        reading: the article.
        asked: the model.
    """

    def __init__(self, reading: ArticleReading, asked: Consulted) -> None:
        self._reading = reading
        self._words = reading.words
        self._asked = asked
        self._chosen: dict[Span, Mentioned | None] = {}

    def chosen(self, quantity: Quantity, guess: Mentioned | None) -> Mentioned | None:
        """What the model takes for the owner of a figure.

        Args:
            quantity: the figure.
            guess: what the rules take for it, of which the model is told nothing.

        Returns:
            One of the things that are mentioned nearby; None if it is none of them.

        Raises:
            ModelError: the model cannot be asked, or gives no answer.
        """
        # A figure and what it is converted to have one owner, and are asked for once.
        if quantity.span not in self._chosen:
            self._chosen[quantity.span] = self._answer(quantity, guess)
        return self._chosen[quantity.span]

    def _answer(self, quantity: Quantity, guess: Mentioned | None) -> Mentioned | None:
        candidates = self._candidates(quantity, guess)
        if not candidates:
            return None
        self._asked.progress(f"asking whose the figure at {quantity.begin} is")
        names = [self._reading.thing(each.thing).names[0] for each in candidates]
        prompt = figure_owner(
            figure=self._words.quote(quantity.span),
            owners=names,
            sentence=self._words.quote(self._words.sentence_at(quantity.begin)),
            paragraph=self._words.quote(self._around(quantity)),
        )
        answer = self._asked.model.chosen(*prompt)
        index = chosen_index(answer, names)
        return None if index is None else candidates[index]

    def _candidates(
        self, quantity: Quantity, guess: Mentioned | None
    ) -> list[Mentioned]:
        """What may own a figure, each thing where it is mentioned nearest."""

        def distance(mention: Mentioned) -> int:
            return abs(mention.span[0] - quantity.begin)

        first, _ = self._sentence_before(quantity)
        _, end = self._words.sentence_at(quantity.begin)
        found = {guess.thing: guess} if guess else {}
        for mention in sorted(self._reading.mentioned_in((first, end)), key=distance):
            if self._reading.things.name_kind(mention.thing) != "other":
                found.setdefault(mention.thing, mention)
        # In the order of the text: who was told first what the rules guess, would only
        # repeat it, and that both agree would mean nothing.
        return sorted(list(found.values())[:_MOST])

    def _around(self, quantity: Quantity) -> Span:
        """The paragraph of a figure, from the first sentence with candidates."""
        text = self._reading.text
        first, _ = self._sentence_before(quantity)
        begin = text.rfind("\n", 0, quantity.begin) + 1
        end = text.find("\n", quantity.end)
        return min(first, begin), len(text) if end < 0 else end

    def _sentence_before(self, quantity: Quantity) -> Span:
        """The first of the sentences whose mentions are candidates."""
        number = self._words.sentence_number(quantity.begin)
        return self._words.sentences[max(number - _SENTENCES_BACK, 0)]
