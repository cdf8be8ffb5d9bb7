"""Of what class a name is: by its own words, those around it, and what describes it.

Each sign adds to the weight of a class. Where there is none, most names of business news
are those of firms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.name_words import (
    BUILT,
    LAND_FIRST,
    LAND_LAST,
    PRESS,
    PUBLIC,
    TRADES,
)
from kg.drafting.news_terms import (
    AREA,
    BRAND,
    CITY,
    COMPANY,
    FACILITY,
    ORGANISATION,
    PERSON,
    PRODUCT,
    PUBLIC_BODY,
    news_term,
)
from kg.knowledge import Ontology
from kg.language.english.calendar import MONTH
from kg.language.english.cities import city_names
from kg.language.english.countries import is_country
from kg.language.english.descriptions import Description
from kg.language.english.inflection import noun_forms
from kg.language.english.number import is_plural
from kg.language.english.regexes import cased
from kg.language.spans import Span
from kg.vocabulary import Term

if TYPE_CHECKING:
    from kg.language.english.paths.entities import Entity

LEGAL_FORM = re.compile(
    r",? (?:Inc|Ltd|Limited|plc|PLC|LLC|LLP|Corp|Corporation|Co|AG|GmbH|SE|SA|S\.A|SpA|"
    r"AB|ASA|AS|A/S|NV|BV|Oy|Oyj|KG|KK|Pty|Group|Holdings?|Partners|Industries|Systems|"
    r"Technologies)\.?$"
)
"""The end of a name that tells a firm by its form."""

_NAMED = ("Actor", "Place", "Brand", "Product", "Initiative", "Document")
_NAME = r"[A-Z][\w’'-]*"
_PERSON_NAME = cased(
    rf"{_NAME}(?: (?:[A-Z]\.|{_NAME}))?"
    r"(?: (?:van|von|da|de|del|den|der|di|dos|du|la|bin|ibn)){0,2} "
    rf"(?:el-|al-)?{_NAME}"
)
_LINKED = re.compile(r" [a-z]| [A-Z]\. ")  # "Ada van Oz", "Ada B. Oz"
# "Torvey 300", "OND-417"
_MODEL_NAME = cased(r"(?: |-)(?=[A-Z]*\d)[A-Z\d]{1,4}s?$")
_SITED = re.compile(r"\b(?P<noun>[a-z][\w-]*) (?:at|in|near|outside) $")
_DETERMINER = re.compile(
    r"(?:\b(?:the|its|their|his|her|a|an)|[’']s?) $", re.IGNORECASE
)
# "In Kvarn", "from Kvarn, Maren and Dorn"
_WHERE = cased(
    r"\b(?:across|around|at|between|from|in|near|of|outside|through|to|via) (?:the )?"
    rf"(?:{_NAME}(?: {_NAME})?(?:,|,? and|,? or) ){{0,3}}$"
)
_GENITIVE_BEFORE = cased(rf"(?P<place>{_NAME}(?: {_NAME})?)[’']s? $")
_OF_BEHIND = cased(rf" (?:of|from) (?:the )?(?P<place>{_NAME}(?: {_NAME})?)")
# "Kvarn's Bolt", "Kvarn-based Bolt"
_WHOSE = cased(rf"[’']s {_NAME}|-based\b")
_LOOK = 50


class _Sign(NamedTuple):
    """Words before or behind a name, and how much they tell of a class."""

    kind: NamedNode
    weight: int
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    is_personal: bool = False

    def is_seen(self, text: str, span: Span) -> bool:
        """Whether all that it asks for stands around a name."""
        begin, end = span
        if self.is_personal and not _PERSON_NAME.fullmatch(text[begin:end]):
            return False
        ahead = text[max(0, begin - _LOOK) : begin]
        if self.before and not self.before.search(ahead):
            return False
        return self.behind is None or bool(self.behind.match(text, end))


_SIGNS = (
    _Sign(
        PERSON,
        6,
        before=cased(
            r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|President|Minister|Mayor|Judge|"
            r"Justice|Chancellor|Senator|Governor|Sir|Lady|Lord|(?:Chief|Managing) [A-Z]\w+|"
            r"Chairman|Chairwoman|Spokesman|Spokeswoman|Secretary|Commissioner)\.? $"
        ),
    ),
    _Sign(
        PERSON,
        3,
        before=re.compile(
            r"\b(?:hired|appointed|named|elected|promoted|dismissed|fired|nominated|"
            r"recruited|(?:succeeded|headed|led|chaired|founded|run|replaced) by|"
            r"replaces|replaced|succeeds|brothers?|sisters?|"
            r"[a-z]{3,}(?:ist|ologist|man|woman)) $"
        ),
    ),
    _Sign(
        PERSON,
        3,
        behind=re.compile(r",? (?:who\b|(?:and )?(?:his|her) [a-z]|aged \d|, \d\d,)"),
    ),
    _Sign(
        PERSON,
        3,
        behind=re.compile(
            r",? (?:said|says|told|added|explained|warned|argued|noted|commented)\b"
        ),
        is_personal=True,
    ),
    _Sign(
        PERSON,
        3,
        before=re.compile(
            r"\b(?:said|says|added|told|according to|explained|warned) $"
        ),
        is_personal=True,
    ),
    # "The Kvarn Argus", "Kvarn Link, which", "Kvarn Link's shares"
    _Sign(
        PERSON,
        -3,
        before=re.compile(r"\b[Tt]he $"),
    ),
    _Sign(PERSON, -3, behind=re.compile(r", which\b| (?:plc|employs|shares|stock)\b")),
    _Sign(
        COMPANY,
        3,
        behind=re.compile(
            r"[’']s? (?:shares|stock|sales|revenue|turnover|profits?|plants?|factory|"
            r"factories|board|customers|employees|workers|shops|stores|shareholders|"
            r"subsidiary|headquarters)\b"
        ),
    ),
    # "The rest in Acme shares"
    _Sign(COMPANY, 3, behind=re.compile(r" (?:shares|stock|bonds)\b")),
    _Sign(
        COMPANY,
        2,
        before=re.compile(
            r"\b(?:shares?|stakes?|stock|percent|per cent|subsidiary|unit|arm|owner|"
            r"maker|division) (?:of|in) $"
        ),
    ),
    # "Norrmark's largest dairy", "the Norrmark government"
    _Sign(
        AREA,
        3,
        behind=re.compile(
            r"(?:[’']s (?:[\w-]*(?:largest|biggest|oldest|busiest)|first|government|"
            r"economy|capital|parliament|president|north|south|east|west|coast)|"
            r" (?:government|parliament|province|region|coast)\b)"
        ),
    ),
    _Sign(
        AREA,
        3,
        before=re.compile(r"\b(?:export|exports|exported|exporting)(?: \w+)? to $"),
    ),
    _Sign(
        AREA,
        2,
        before=cased(
            r"(?<!stake )(?<!stakes )(?<!shares )(?<!share )(?<!interest )(?<!invest )"
            r"(?<!invested )(?<!investment )(?<!confidence )"
            r"\b(?:in|near|outside|across|around|throughout) (?:the )?"
            rf"(?:{_NAME}(?: {_NAME})?,? (?:and|or) )?$"
        ),
    ),
    # "A chain from Ostrevale", "Acme Foods of Kvarn"
    _Sign(
        AREA,
        3,
        before=re.compile(
            r"\b(?:[a-z]+er|bank|brewery|chain|company|firm|group|investor|operator|"
            r"producer|start-up|supplier|wholesalers) from (?:the )?$"
        ),
    ),
    _Sign(
        CITY,
        3,
        before=re.compile(
            rf"\b(?:{'|'.join(sorted(TRADES))}|Brothers|Group|Holdings|Sons|brewery|dairy|"
            r"factory|mill|plant|shipyard|works) of $"
        ),
    ),
    _Sign(CITY, 5, behind=re.compile(r"-(?:based|headquartered|born)\b")),
    _Sign(
        CITY,
        5,
        before=re.compile(
            r"\b(?:city|town|port|province|region|village|state|district|county|"
            r"island|suburb|outskirts|capital|north|south|east|west|coast|people) of $"
        ),
    ),
    # A dateline: "Kvarn, Ostrevale, 4 March 2024"
    _Sign(
        CITY,
        5,
        before=cased(rf"(?:^|\n)\s*(?:{_NAME}(?: {_NAME})?, )?$"),
        behind=cased(
            rf"(?:, {_NAME}(?: {_NAME})?)?,?"
            rf" (?:\([^()]*\) ?[-–—]|[-–—]|\d{{1,2}}\.? {MONTH}|{MONTH}\.? \d)"
        ),
    ),
    _Sign(
        BRAND,
        6,
        before=cased(
            r"\bbrands (?:include |including |are |such as )"
            rf"(?:{_NAME},? (?:and |or )?){{0,4}}$"
        ),
    ),
    _Sign(
        ORGANISATION,
        5,
        before=re.compile(r"\b(?:newspaper|daily|weekly|magazine|broadcaster) $"),
    ),
)


class NameClass(NamedTuple):
    """The class of a name.

    Attributes:
        kind: the class.
        is_guessed: whether no sign tells it.
    """

    kind: NamedNode
    is_guessed: bool


class ClassEvidence:
    """Tells the classes of the names of one text.

    Args:
        ontology: whose classes have nouns.
        text: the text.
        described: what stands beside names in it.
        recognised: what a model takes for names, where one is installed.
    """

    def __init__(
        self,
        ontology: Ontology,
        text: str,
        described: Sequence[Description],
        recognised: Sequence[Entity] = (),
    ) -> None:
        self._ontology = ontology
        self._text = text
        self._described = described
        self._recognised = {entity.span: entity.kind for entity in recognised}

    def kind(self, names: Sequence[str], places: Sequence[Span]) -> NameClass:
        """The class for which there is most evidence; a company without any.

        Args:
            names: what a thing is called, the longest first.
            places: where.
        """
        if is_country(names[0]):
            return NameClass(AREA, is_guessed=False)
        weights: Counter[NamedNode] = Counter()
        for kind in self.by_name(names[0]):
            weights[kind] += 5
        weights.update(self._by_short_names(names))
        weights.update(self._around_all(places))
        weights.update(self._by_recognition(names[0], places))
        for description in self._described:
            if description.name in places:
                weights.update(dict.fromkeys(self._by_description(description), 4))
        if not _PERSON_NAME.fullmatch(names[0]) and weights[PERSON] < 4:
            del weights[PERSON]
        best = max(weights, key=weights.__getitem__, default=COMPANY)
        if weights[best] <= 0:
            is_city = self.is_city(names[0]) and self._are_where(places)
            return NameClass(CITY if is_city else COMPANY, is_guessed=not is_city)
        best = self._narrowed(best, weights)
        is_city = best == AREA and self.is_city(names[0])
        return NameClass(CITY if is_city else best, is_guessed=False)

    def is_city(self, name: str) -> bool:
        """Whether a name is that of a city of this world.

        Whoever has a model has the list of cities as well, and time to read it.
        """
        return bool(self._recognised) and name in city_names()

    def _are_where(self, places: Sequence[Span]) -> bool:
        """Whether a name mostly tells where something is, as that of a firm may not."""
        found = [span for span in places if self._is_where(span)]
        return 2 * len(found) > len(places)

    def _is_where(self, span: Span) -> bool:
        begin, end = span
        ahead = self._text[max(0, begin - _LOOK) : begin]
        is_behind = _WHERE.search(ahead) is not None
        return is_behind or _WHOSE.match(self._text, end) is not None

    def is_placed(self, places: Sequence[Span]) -> bool:
        """Whether the words around a name tell that it is a place's.

        A model that takes it for one has seen no more than that it stands alone.
        """
        weights = self._around_all(places)
        best = max(weights, key=weights.__getitem__, default=COMPANY)
        return best in (AREA, CITY) and weights[best] > 0

    def by_name(self, name: str) -> set[NamedNode]:
        """The classes that a name itself tells: "Bank of Kvarn", "Kvarn University"."""
        if LEGAL_FORM.search(name):
            return {COMPANY}
        if _MODEL_NAME.search(name):
            return {PRODUCT}
        words = name.split()
        return self._by_words(words) if len(words) > 1 else set()

    def _by_words(self, words: Sequence[str]) -> set[NamedNode]:
        """The classes that the first or the last word of a name tells."""
        first, last = words[0], words[-1]
        if last in PRESS | PUBLIC:
            return {ORGANISATION if last in PRESS else PUBLIC_BODY}
        if len(words) > 2 and words[1] in ("of", "for"):
            if first in BUILT:
                return {FACILITY}  # "Port of Kvarn"
            return self.by_noun(first, "Organisation")
        if "of" in words[2:]:
            body = words[words.index("of", 2) - 1]
            if PUBLIC_BODY in self.by_noun(body, "Organisation"):
                return {PUBLIC_BODY}  # "Harbour Authority of Kvarn"
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
            for kind in self._ontology.classes_of(word)
            if wanted.intersection(self._ontology.superclasses(kind))
        ]
        return set(v.named_nodes(self._ontology.most_specific(found)))

    def is_noun(self, word: str) -> bool:
        """Whether a word of a name is a noun of the ontology as it stands."""
        forms = set(noun_forms(word.casefold()))
        return not forms.isdisjoint(self._ontology.nouns)

    def _by_short_names(self, names: Sequence[str]) -> Counter[NamedNode]:
        """People go by their last name, firms by their first word."""
        longest, *others = names
        weights: Counter[NamedNode] = Counter()
        if any(longest.endswith(f" {name}") for name in others):
            weights[PERSON] += 4
        if any(longest.startswith(f"{name} ") for name in others):
            weights[COMPANY] += 4
        if is_plural(longest.split()[-1]):
            weights[PERSON] -= 3
        return weights

    def _by_recognition(self, name: str, places: Sequence[Span]) -> Counter[NamedNode]:
        """What a model takes most of the places for: a weak sign, and once."""
        kinds = Counter(
            self._recognised[span] for span in places if span in self._recognised
        )
        weights: Counter[NamedNode] = Counter()
        if not kinds:
            return weights
        ((kind, _),) = kinds.most_common(1)
        if kind == "person" and _PERSON_NAME.fullmatch(name):
            # A model takes firms of three words for people, too.
            weights[PERSON] += (
                3 if len(name.split()) == 2 or _LINKED.search(name) else 1
            )
        elif kind == "place":
            weights[AREA] += 2
        else:
            weights[PERSON] -= 2
        return weights

    def _around_all(self, places: Iterable[Span]) -> Counter[NamedNode]:
        weights: Counter[NamedNode] = Counter()
        for span in places:
            weights.update(self._around(span))
        return weights

    def _around(self, span: Span) -> Counter[NamedNode]:
        weights: Counter[NamedNode] = Counter()
        is_noun = bool(self.by_name(self._text[slice(*span)]))
        for sign in _SIGNS:
            if not (sign.is_personal and is_noun) and sign.is_seen(self._text, span):
                weights[sign.kind] += sign.weight
        weights.update(dict.fromkeys(self._by_noun_behind(span), 4))
        if self._is_from(span):
            weights[COMPANY] += 4
        if self._is_site(span):
            weights[AREA] += 3
        return weights

    def _is_from(self, span: Span) -> bool:
        """Whether a name is that of somebody from a place: "Norway's Bolt"."""
        begin, end = span
        before = _GENITIVE_BEFORE.search(self._text, max(0, begin - _LOOK), begin)
        behind = _OF_BEHIND.match(self._text, end)
        places = [found["place"] for found in (before, behind) if found]
        return any(is_country(place) or self.is_city(place) for place in places)

    def _is_site(self, span: Span) -> bool:
        """Whether something built stands there: "a yard at Kvarn"."""
        begin, _ = span
        sited = _SITED.search(self._text, max(0, begin - _LOOK), begin)
        return sited is not None and bool(self.by_noun(sited["noun"], "Facility"))

    def _by_noun_behind(self, span: Span) -> Iterable[NamedNode]:
        """What "the Kvarn brand" or "its Kvarn brand" tells."""
        begin, end = span
        behind = re.match(r" ([a-z][\w-]*)", self._text[end : end + _LOOK])
        ahead = self._text[max(0, begin - _LOOK) : begin]
        if behind is None or not _DETERMINER.search(ahead):
            return ()
        return self.by_noun(behind[1], "Brand", "Product")

    def _by_description(self, description: Description) -> Iterable[NamedNode]:
        *_, last = self._text[slice(*description.span)].split()
        return self.by_noun(last, *_NAMED)

    def _narrowed(self, best: NamedNode, weights: Counter[NamedNode]) -> NamedNode:
        """Of the classes below the best one, that with most evidence."""
        below: list[NamedNode] = [
            kind
            for kind, weight in weights.items()
            if weight > 0 and kind != best and self._is_below(kind, best)
        ]
        return max(below, key=weights.__getitem__, default=best)

    def _is_below(self, kind: Term, other: Term) -> bool:
        return self._ontology.is_below(kind, other)
