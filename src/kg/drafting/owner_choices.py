"""Whose a figure is where the rules only guess it: a language model chooses."""

from __future__ import annotations

from collections.abc import Sequence
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
        key = quantity.span
        if key not in self._chosen:
            candidates = self._candidates(quantity, guess)
            self._chosen[key] = self._choice(quantity, candidates)
        return self._chosen[key]

    def _choice(
        self,
        quantity: Quantity,
        candidates: Sequence[Mentioned],
    ) -> Mentioned | None:
        if not candidates:
            return None
        self._asked.progress(f"asking whose the figure at {quantity.begin} is")
        names = list(map(self._name, candidates))
        quote = self._words.quote
        prompt = figure_owner(
            figure=quote(quantity.span),
            owners=names,
            sentence=quote(self._words.sentence_at(quantity.begin)),
            paragraph=quote(self._around(quantity)),
        )
        answer = self._asked.model.chosen(*prompt)
        index = chosen_index(answer, names)
        return None if index is None else candidates[index]

    def _name(self, mention: Mentioned) -> str:
        thing = self._reading.thing(mention.thing)
        name, *_ = thing.names
        return name

    def _candidates(
        self,
        quantity: Quantity,
        guess: Mentioned | None,
    ) -> list[Mentioned]:
        """What may own a figure, each thing where it is mentioned nearest."""

        def distance(mention: Mentioned) -> int:
            begin, _ = mention.span
            return abs(begin - quantity.begin)

        begin = self._first_sentence(quantity)
        _, end = self._words.sentence_at(quantity.begin)
        near = self._reading.mentioned_in((begin, end))
        # Where the rules see what they guess, so that an agreed owner is theirs.
        found = {guess.thing: guess} if guess else {}
        for mention in sorted(near, key=distance):
            kind = self._reading.things.name_kind(mention.thing)
            if kind != "other":
                found.setdefault(mention.thing, mention)
        nearest = list(found.values())[:_MOST]
        # In the order of the text: who was told first what the rules guess, would only
        # repeat it, and that both agree would mean nothing.
        return sorted(nearest)

    def _around(self, quantity: Quantity) -> Span:
        """The paragraph of a figure, from the first sentence with candidates."""
        text = self._reading.text
        paragraph = text.rfind("\n", 0, quantity.begin) + 1
        begin = min(paragraph, self._first_sentence(quantity))
        end = text.find("\n", quantity.end)
        if end < 0:
            end = len(text)
        return begin, end

    def _first_sentence(self, quantity: Quantity) -> int:
        """Where the first sentence begins whose mentions are candidates."""
        number = self._words.sentence_number(quantity.begin)
        first = max(number - _SENTENCES_BACK, 0)
        begin, _ = self._words.sentences[first]
        return begin
