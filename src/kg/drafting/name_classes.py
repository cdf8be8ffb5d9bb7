"""The classes that the words of a name tell: "Bank of Kvarn", "Kvarn University"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.name_words import (
    BUILT,
    CLUBS,
    LAND_FIRST,
    LAND_LAST,
    LAND_OF,
    PRESS,
    PUBLIC,
    TRADES,
)
from kg.drafting.news_terms import (
    AREA,
    ASSOCIATION,
    COMPANY,
    FACILITY,
    INITIATIVE,
    ORGANISATION,
    PERSON,
    PRODUCT,
    PUBLIC_BODY,
    news_term,
)
from kg.knowledge import Ontology
from kg.language.english.inflection import noun_forms
from kg.language.english.legal_forms import has_form
from kg.language.english.number import is_plural
from kg.language.english.regexes import cased

Sort: TypeAlias = Literal["person", "organisation", "place", "built", "product"]
"""What sort of thing a name is of, roughly."""

SORTS: tuple[Sort, ...] = get_args(Sort)

LEGAL_FORM = re.compile(
    r",? (?:Inc|Ltd|Limited|plc|PLC|LLC|LLP|Corp|Corporation|Co|AG|GmbH|SE|SA|S\.A|SpA|"
    r"AB|ASA|AS|A/S|NV|BV|Oy|Oyj|KG|KK|Pty|Group|Holdings?|Partners|Industries|Systems|"
    r"Technologies)\.?$"
)
"""The end of a name that tells a firm by its form."""

_PLANS = frozenset("Initiative Programme Program Project Scheme Strategy".split())
# What a last word tells, whatever stands before it
_ALWAYS = {
    **dict.fromkeys(_PLANS, INITIATIVE),
    **dict.fromkeys(CLUBS, ASSOCIATION),
    **dict.fromkeys(PRESS, ORGANISATION),
    **dict.fromkeys(PUBLIC, PUBLIC_BODY),
}
# "Torvey 300", "OND-417"
MODEL_NAME = cased(r"(?: |-)(?=[A-Z]*\d)[A-Z\d]{1,4}s?$")
"""The end of a name that tells a model by its number."""


# "Weavers' Union No. 2"
_NUMBER = re.compile(r" No\. ?\d+$")


def without_number(name: str) -> str:
    """A name without the number that tells which of several it is."""
    return _NUMBER.sub("", name)


class NameClasses:
    """Tells classes by the nouns of an ontology.

    Args:
        ontology: whose classes have nouns.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def by_name(self, name: str) -> set[NamedNode]:
        """The classes that a name itself tells."""
        name = without_number(name)
        if LEGAL_FORM.search(name) or has_form(name):
            return {COMPANY}
        if MODEL_NAME.search(name):
            return {PRODUCT}
        words = name.split()
        return self._by_words(words) if len(words) > 1 else set()

    def _by_words(self, words: Sequence[str]) -> set[NamedNode]:
        """The classes that the first or the last word of a name tells."""
        first, last = words[0], words[-1]
        if last in _ALWAYS:
            # "Kvarn Board" makes board, a "Medicines Board" is of the state.
            is_board = words[1:] != ["Board"] or is_plural(first)
            return {_ALWAYS[last]} if is_board else set()
        if len(words) > 2 and words[1] in ("of", "for"):
            if first in BUILT | LAND_OF:
                return {FACILITY if first in BUILT else AREA}  # "Port of Kvarn"
            return self.by_noun(first, "Organisation")
        if "of" in words[2:]:
            body = words[words.index("of", 2) - 1]
            kinds = self.by_noun(body, "Organisation")
            if kinds:
                return kinds  # "Harbour Authority of Kvarn", "Kvarn Institute of Technology"
        # "Veldrup Paper" is no document.
        for word in filter(self.is_noun, (last, first)):
            kinds = self.by_noun(word, "Organisation")
            if kinds:
                return kinds
        return self._by_trade(first, last)

    def _by_trade(self, first: str, last: str) -> set[NamedNode]:
        """The class of a name whose words are no nouns of the ontology."""
        if last in BUILT:
            return {FACILITY}
        if last in TRADES:
            return {COMPANY}
        is_land = first in LAND_FIRST or last in LAND_LAST
        return {AREA} if is_land else set()

    def by_noun(self, word: str, *roots: str) -> set[NamedNode]:
        """The narrowest classes below some that a noun may mean."""
        wanted = set(map(news_term, roots))
        found = [
            kind
            for kind in self.ontology.classes_of(word)
            if wanted.intersection(self.ontology.superclasses(kind))
        ]
        return set(v.named_nodes(self.ontology.most_specific(found)))

    def is_noun(self, word: str) -> bool:
        """Whether a word of a name is a noun of the ontology as it stands."""
        forms = set(noun_forms(word.casefold()))
        return not forms.isdisjoint(self.ontology.nouns)

    def sort(self, kind: NamedNode) -> Sort | None:
        """What sort of thing is of a class; None if such things mostly have no names."""
        above = self.ontology.superclasses(kind)
        return next((sort for each, sort in _SORTS.items() if each in above), None)

    def sorts(self, noun: str) -> set[Sort]:
        """What sorts of things a noun may mean."""
        kinds = v.named_nodes(sorted(self.ontology.classes_of(noun), key=str))
        return set(filter(None, map(self.sort, kinds)))


# What is built, and an area, is a place and may be an actor: the first counts.
_SORTS: dict[NamedNode, Sort] = {
    PERSON: "person",
    FACILITY: "built",
    AREA: "place",
    news_term("Place"): "place",
    ORGANISATION: "organisation",
    news_term("Actor"): "organisation",
    news_term("Brand"): "product",
    PRODUCT: "product",
}
