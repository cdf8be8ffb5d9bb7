"""Of what class a name is: of its sort by all signs, and of which class of that by its words.

What sort of thing it is, a person or a town, many weak signs tell together. The narrower
class is told by a noun, of the name or beside it: a university, a brand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.name_classes import Sort
from kg.drafting.name_signs import NameSigns
from kg.drafting.name_sorts import sorts
from kg.drafting.news_terms import (
    AREA,
    BRAND,
    CITY,
    COMPANY,
    FACILITY,
    INITIATIVE,
    ORGANISATION,
    PERSON,
    PRODUCT,
)
from kg.language.english.countries import is_country
from kg.language.english.descriptions import Description
from kg.language.spans import Span

_NAMED = ("Actor", "Place", "Brand", "Product", "Initiative", "Document")
_DETERMINER = re.compile(
    r"(?:\b(?:the|its|their|his|her|a|an)|[’']s?) $", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(r" ([a-z][\w-]*)")
_TOWN_OF = re.compile(
    r"\bthe (?:[\w-]+ ){0,2}?(?:city|county|harbou?r|island|municipality|port|province|town|"
    r"village) of $",
    re.IGNORECASE,
)
_LOOK = 50
_BY_SORT: dict[Sort, NamedNode] = {
    "person": PERSON,
    "organisation": COMPANY,
    "place": AREA,
    "built": FACILITY,
    "product": PRODUCT,
}
# The signs that tell a class of their own
_BY_SIGN = {
    "brands": BRAND,
    "newspaper": ORGANISATION,
    "based": CITY,
    "town of": CITY,
    "firm of": CITY,
    "dateline": CITY,
    "city": CITY,
}
# The signs that no firm has
_OF_PEOPLE = frozenset(("aged", "hired", "his", "kin", "kin before", "titled", "who"))
_LIKELY = 0.75
_SURE = 0.9
_EVEN = 0.5


class NameClass(NamedTuple):
    """The class of a name.

    Attributes:
        kind: the class.
        is_guessed: whether other sorts of things are likely, too.
    """

    kind: NamedNode
    is_guessed: bool


class ClassEvidence:
    """Tells the classes of the names of one text.

    Args:
        signs: what the text tells of its names.
    """

    def __init__(self, signs: NameSigns) -> None:
        self.signs = signs
        self._classes = signs.classes
        self._text = signs.text

    def kind(self, names: Sequence[str], places: Sequence[Span]) -> NameClass:
        """The class of what has some names.

        Args:
            names: what a thing is called, the longest first.
            places: where.
        """
        name, *_ = names
        if is_country(name):
            return NameClass(AREA, is_guessed=False)
        if INITIATIVE in self._classes.by_name(name):
            return NameClass(INITIATIVE, is_guessed=False)
        signs = self.signs.of(name, places)
        odds = sorts(signs)
        best = max(odds, key=odds.__getitem__)
        # Few names of what is built are known to learn from, and their words tell it.
        if FACILITY in self._classes.by_name(name):
            best = "built"
        elif self._is_town(places):
            best = "place"
        elif "rival" in signs and best in ("person", "place"):
            # "Rivals Hanning Dale and Orrick", but "her rival Ada Sand, 52,"
            is_person = odds["person"] >= _LIKELY or not signs.isdisjoint(_OF_PEOPLE)
            best = best if is_person else "organisation"
        elif best == "built" and "model" in signs and not self._has_built(name):
            best = "product"  # "its oven, the Torvey 300"
        kind = self._narrowest(best, name, places, signs)
        is_told = not signs.isdisjoint((f"named {best}", f"described as {best}"))
        is_likely = max(odds.values()) >= _LIKELY
        return NameClass(kind, is_guessed=not (is_told or is_likely))

    def _has_built(self, name: str) -> bool:
        """Whether a word of a name is a noun for what is built: "Kvarn Bridge 2"."""
        return any("built" in self._classes.sorts(word) for word in name.split())

    def _is_town(self, places: Sequence[Span]) -> bool:
        """Whether somewhere a noun for a town stands before a name: "the port of Kvarn"."""
        return any(
            _TOWN_OF.search(self._text, max(0, begin - _LOOK), begin)
            for begin, _ in places
        )

    def _narrowest(
        self, sort: Sort, name: str, places: Sequence[Span], signs: Collection[str]
    ) -> NamedNode:
        """Of the classes of a sort, the one for which there is most evidence."""
        told: Counter[NamedNode] = Counter()
        told.update(dict.fromkeys(self._classes.by_name(name), 5))
        told.update(_BY_SIGN[sign] for sign in signs if sign in _BY_SIGN)
        for description in self.signs.described:
            if description.name in places:
                told.update(dict.fromkeys(self._by_description(description), 4))
        for span in places:
            told.update(dict.fromkeys(self._by_noun_behind(span), 4))
        fitting = {
            kind: weight
            for kind, weight in told.items()
            if self._classes.sort(kind) == sort
        }
        return max(fitting, key=fitting.__getitem__, default=_BY_SORT[sort])

    def is_placed(self, name: str, places: Sequence[Span]) -> bool:
        """Whether a name is surely that of a place, or likely where a dateline has it."""
        signs = self.signs.of(name, places)
        odds = sorts(signs)
        least = _EVEN if "dateline" in signs else _SURE
        return odds["place"] > least

    def _by_noun_behind(self, span: Span) -> Iterable[NamedNode]:
        """What "the Kvarn brand" or "its Kvarn brand" tells."""
        begin, end = span
        behind = _NOUN_BEHIND.match(self._text, end)
        ahead = self._text[max(0, begin - _LOOK) : begin]
        if behind is None or not _DETERMINER.search(ahead):
            return ()
        return self._classes.by_noun(behind[1], "Brand", "Product")

    def _by_description(self, description: Description) -> Iterable[NamedNode]:
        *_, last = self._text[slice(*description.span)].split()
        return self._classes.by_noun(last, *_NAMED)
