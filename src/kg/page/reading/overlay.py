"""A text with passages laid over it, cut into pieces wherever something begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.articles import Text
from kg.language.spans import Span
from kg.model import Passage


def places(text: Text, passages: Iterable[Passage]) -> dict[Passage, Passage]:
    """The passages as they stand in the text, those that are in it, in the article's order."""
    shifts = {
        passage: text.find(passage).shift
        for passage in sorted(passages, key=lambda p: (p.begin, -p.end))
    }
    return {
        passage: _moved(passage, shift)
        for passage, shift in shifts.items()
        if shift is not None
    }


def _moved(passage: Passage, by: int) -> Passage:
    return passage._replace(begin=passage.begin + by, end=passage.end + by)


class Overlay:
    """Passages by their places in a text; the other spans only cut it."""

    def __init__(
        self, places: Mapping[Passage, Passage], others: Iterable[Span]
    ) -> None:
        self.places = places
        spans = [*others, *((place.begin, place.end) for place in places.values())]
        self._cuts = sorted({at for span in spans for at in span})
        self._over: dict[int, list[Passage]] = defaultdict(list)
        for passage, place in places.items():
            for at in self.pieces(place.begin, place.end):
                self._over[at].append(passage)

    def pieces(self, begin: int, end: int) -> list[int]:
        """Where the pieces between two cuts begin."""
        return self._cuts[bisect_left(self._cuts, begin) : bisect_left(self._cuts, end)]

    def over(self, begin: int, end: int) -> list[Passage]:
        """The passages over any of the pieces between two cuts, those first that begin first."""
        return list(
            dict.fromkeys(
                passage
                for at in self.pieces(begin, end)
                for passage in self._over.get(at, ())
            )
        )

    def as_read(self, begin: int, end: int) -> Passage | None:
        """The words between two cuts, in the numbers of the first passage over them, as if they were a passage."""
        over = self.over(begin, end)
        if not over:
            return None
        shift = self.places[over[0]].begin - over[0].begin
        return over[0]._replace(begin=begin - shift, end=end - shift)
