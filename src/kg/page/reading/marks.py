"""What stands between the words of a text: places to link to, and how many statements rest on a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.language.spans import Span
from kg.model import Article, Passage
from kg.page.address import Address
from kg.page.reading.overlay import Overlay
from kg.page.reading.stated import PassageStatements


class StatementCount(NamedTuple):
    """How many statements rest on a sentence, and a link to all of its words."""

    href: str
    number: int
    label: str


class Marks:
    """By position, the `anchors` of the passages and sentences that begin there, the `counts` of those that end."""

    def __init__(
        self,
        stated: PassageStatements,
        address: Address,
        article: Article,
        overlay: Overlay,
    ) -> None:
        self._resting = stated.resting
        self._address = address
        self._overlay = overlay
        self._taken = {passage.position for passage in article.passages}
        self.counts: dict[int, list[StatementCount]] = defaultdict(list)
        self.anchors: dict[int, list[str]] = defaultdict(list)
        for passage, place in overlay.places.items():
            self.anchors[place.begin].append(passage.position)

    def add(self, sentences: Iterable[Span]) -> None:
        """Count what rests on each of the sentences, if anything does, and make a place to link to."""
        for begin, end in sentences:
            whole = self._overlay.as_read(begin, end)
            number = self._number_inside(whole) if whole else 0
            if whole and number:
                self.counts[end].append(self._count(whole, number))
                if whole.position not in self._taken:
                    self.anchors[begin].append(whole.position)

    def _number_inside(self, whole: Passage) -> int:
        """How many statements rest on words inside: those that its link opens."""
        number = 0
        for spans in self._resting:
            inside = (whole.begin <= b and e <= whole.end for b, e in spans)
            number += any(inside)
        return number

    def _count(self, whole: Passage, number: int) -> StatementCount:
        label = f"{number} statement{'s' * (number > 1)} from this sentence"
        return StatementCount(self._address.passage(whole), number, label)
