"""The signs by which a name tells what sort of thing it is of: its own, and those around.

None of them decides: "in" stands before towns, and before firms in which somebody invests.
How much each tells is data, which `name_sorts` has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.drafting.name_classes import (
    LEGAL_FORM,
    MODEL_NAME,
    NameClasses,
    without_number,
)
from kg.drafting.name_words import BUILT, KIN, LAND_FIRST, LAND_LAST, TRADES
from kg.drafting.worded_signs import worded_signs
from kg.language.english.calendar import MONTH
from kg.language.english.countries import is_adjective, is_country
from kg.language.english.descriptions import Description
from kg.language.english.kind_phrases import is_managing_firm
from kg.language.english.name_particles import PARTICLE
from kg.language.english.number import is_plural
from kg.language.english.regexes import Pattern, cased
from kg.language.english.regions import is_land, is_region
from kg.language.spans import Span

_NAME = r"[A-Z][\w’'-]*"
# The form of the names of people, which other names have as well
_PERSON_NAME = cased(
    rf"{_NAME}(?: (?:[A-Z]\.|{_NAME}))?"
    rf"(?: {PARTICLE})? "
    rf"(?:el-|al-)?{_NAME}"
)

_SAYING = (
    r"(?:said|says|told|adds?|added|explain(?:s|ed)|warn(?:s|ed)|argue[sd]|note[sd]|"
    r"comment(?:s|ed)|insist(?:s|ed)|recall(?:s|ed)|admit(?:s|ted)|believe[sd]|think[sd]?)"
)
_DOING = (
    r"(?:will|would|has|have|had|plans?|makes?|employs?|owns?|operates?|bought|sold|"
    r"announced|reported|expects?|posted|signed|launched|runs?|produces?|supplies|buil[dt]s?|"
    r"opened|won|is|was|are|were|also|agreed|declined|denied|paid|raised|cut|fined|sued|"
    r"ordered|approved)"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|President|Minister|Mayor|Judge|Justice|Chancellor|"
    r"Senator|Governor|Sir|Dame|Lady|Lord|Shri|Smt|Sheikh|Datuk|Captain|Councillor|Herr|Frau|"
    r"Inspector|Sergeant|Colonel|Bishop|Rabbi|Chairman|Chairwoman|Spokesman|Spokeswoman|Secretary|"
    r"Administrator|Adviser|Advisor|Coroner|Gov|Rep|Sen|Sheriff|Treasurer|"
    r"Commissioner|Director|Officer|Executive|Manager|Superintendent|(?:Chief|Managing) "
    r"[A-Z]\w+)"
)
_KIN = "|".join(sorted(KIN))
_PREPOSITION = re.compile(
    r"\b(?P<word>in|at|near|from|to|of|with|by|for|against|on|between|and|or|than|as|outside|"
    r"across|via|into|over|under|after|like|including) (?P<the>the )?$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b([a-z][a-z-]+) $")
_NOUN_BEHIND = re.compile(r" ([a-z][a-z-]+)\b")
_OWN_NOUN = re.compile(r"[’']s? (?:[a-z-]+ )??([a-z-]+)")
_OPENING = re.compile(r"(?:^|[.!?:”\"]\s+|\n)[“\"]?$")
_GENITIVE_BEFORE = cased(rf"(?P<place>{_NAME}(?: {_NAME})?)[’']s? $")
_OF_BEHIND = cased(rf" (?:of|from) (?:the )?(?P<place>{_NAME}(?: {_NAME})?)")
# Other names of the same list: "Acme and Kvarn", "Acme, Bolt"
_LISTED_BEFORE = cased(rf"(?P<other>{_NAME}(?: {_NAME})*)(?:,|,? and|,? or) $")
_LISTED_BEHIND = cased(rf"(?:,|,? and|,? or) (?P<other>{_NAME}(?: {_NAME})*)")
_LOOK = 50
_MANY = 5  # mentions, as which more count


class _Around(NamedTuple):
    """Words before or behind a name that are a sign.

    Attributes:
        name: of the sign.
        before: what stands before the name, up to it.
        behind: what stands behind it.
    """

    name: str
    before: Pattern | None = None
    behind: Pattern | None = None

    def is_seen(self, ahead: str, text: str, end: int) -> bool:
        """Whether all that it asks for stands around a name."""
        if self.before and not self.before.search(ahead):
            return False
        return self.behind is None or bool(self.behind.match(text, end))


_AROUND = (
    _Around("titled", before=cased(rf"\b{_TITLE}\.? $")),
    _Around(
        "hired",
        before=re.compile(
            r"\b(?:hired|appointed|named|elected|promoted|dismissed|fired|nominated|"
            r"recruited|(?:succeeded|headed|led|chaired|founded|run|replaced)"
            r"(?: in (?:[A-Z][a-z]+ )?\d{4})? by|replaces|replaced|succeeds|brothers?|sisters?|"
            r"[a-z]{3,}(?:ist|ologist|man|woman)) $"
        ),
    ),
    _Around(
        "hired",
        behind=re.compile(
            r" (?:will |would |is to |has |had )?(?:step(?:s|ped|ping)? down|"
            r"resign(?:s|ed|ing)?|retire[sd]?|was (?:born|hired|appointed|elected|"
            r"promoted|fired|sacked|arrested))\b"
        ),
    ),
    _Around("kin", behind=re.compile(rf"[’']s? (?:[a-z-]+ )?(?:{_KIN})\b")),
    _Around("kin before", before=re.compile(rf"\b(?:{_KIN})s?,? $")),
    _Around("who", behind=re.compile(r",? who\b")),
    _Around("his", behind=re.compile(r",? (?:and )?(?:his|her) [a-z]")),
    _Around("aged", behind=re.compile(r",? aged \d|, \d\d[,.]")),
    _Around("says", behind=re.compile(rf",? {_SAYING}\b")),
    _Around("said by", before=re.compile(rf"\b(?:{_SAYING}|according to) $")),
    _Around("does", behind=re.compile(rf" {_DOING}\b")),
    _Around("the", before=re.compile(r"\b[Tt]he $")),
    _Around(
        "somebody's", before=re.compile(r"(?:\b(?:an?|its|their|his|her)|[’']s?) $")
    ),
    _Around("which", behind=re.compile(r",? (?:which|whose)\b")),
    _Around("shares", behind=re.compile(r"(?:[’']s?)? (?:plc|shares|stock|bonds)\b")),
    _Around("its own", behind=re.compile(r"[’']s? ")),
    _Around(
        "has",
        behind=re.compile(
            r"[’']s? (?:sales|revenue|turnover|profits?|plants?|factory|factories|board|"
            r"customers|employees|workers|shops|stores|shareholders|subsidiary|headquarters)\b"
        ),
    ),
    _Around(
        "part of",
        before=re.compile(
            r"\b(?:shares?|stakes?|stock|percent|per cent|subsidiary|unit|arm|owner|"
            r"maker|division) (?:of|in) $"
        ),
    ),
    _Around(
        "its land",
        behind=re.compile(
            r"(?:[’']s (?:[\w-]*(?:largest|biggest|oldest|busiest)|first|government|"
            r"economy|capital|parliament|president|north|south|east|west|coast)|"
            r" (?:government|parliament|province|region|coast)\b)"
        ),
    ),
    _Around(
        "exported to",
        before=re.compile(
            r"\b(?:exports?|exported|exporting|shipments|shipped|deliveries|sales)(?: \w+)? to $"
        ),
    ),
    _Around(
        "exported from",
        before=re.compile(
            r"\b(?:exports?|imports?|shipments|arrivals)(?: \w+)? from $"
        ),
    ),
    _Around(
        "firm from",
        before=re.compile(
            r"\b(?:[a-z]+er|bank|brewery|chain|company|firm|group|investor|operator|"
            r"producer|start-up|supplier|wholesalers) from (?:the )?$"
        ),
    ),
    _Around(
        "firm of",
        before=re.compile(
            rf"\b(?:{'|'.join(sorted(TRADES))}|Brothers|Group|Holdings|Sons|brewery|dairy|"
            r"factory|mill|plant|shipyard|works) of $"
        ),
    ),
    _Around("based", behind=re.compile(r"-(?:based|headquartered|born)\b")),
    _Around(
        "town of",
        before=re.compile(
            r"\b(?:city|town|port|province|region|village|state|district|county|"
            r"island|suburb|outskirts|capital|north|south|east|west|coast|people) of $"
        ),
    ),
    _Around(
        "dateline",
        before=cased(rf"(?:^|\n)\s*(?:{_NAME}(?: {_NAME})?, )?$"),
        behind=cased(
            rf"(?:, {_NAME}(?: {_NAME})?)?,?"
            rf" (?:\([^()]*\) ?[-–—]|\({MONTH}\.? \d{{1,2}}\):|[-–—]|"
            rf"\d{{1,2}}\.? {MONTH}|{MONTH}\.? \d)"
        ),
    ),
    _Around(
        "brands",
        before=cased(
            r"\bbrands (?:include |including |are |such as )?"
            rf"(?:{_NAME},? (?:and |or )?){{0,4}}$"
        ),
    ),
    _Around(
        "rival",
        before=cased(
            r"\b(?:[Rr]ival|[Cc]ompetitor)s? (?:(?:such as|like|including) )?"
            rf"(?:{_NAME}(?: {_NAME})*(?:, | and |, and ))*$"
        ),
    ),
    _Around(
        "newspaper",
        before=re.compile(r"\b(?:newspaper|daily|weekly|magazine|broadcaster) $"),
    ),
    _Around("apposed", behind=re.compile(r", (?:an?|the|one of)\b")),
    _Around("listed", behind=cased(r", [A-Z]")),
    _Around("bracket", behind=re.compile(r" \(")),
)


class NameSigns:
    """Finds the signs of the names of one text.

    Args:
        classes: what the nouns of an ontology tell.
        text: the text.
        described: what stands beside names in it.
        by_name: where each name stands.

    Attributes:
        classes, text, described: as they were given.
    """

    def __init__(
        self,
        classes: NameClasses,
        text: str,
        described: Sequence[Description],
        by_name: Mapping[str, Sequence[Span]],
    ) -> None:
        self.classes = classes
        self.text = text
        self._heading = text.find("\n")
        self.described = described
        self._by_name = by_name

    def of(self, name: str, places: Collection[Span]) -> set[str]:
        """The signs of a name, with those around all its places."""
        name = without_number(name)
        found = worded_signs(name, self.text, places, self.described)
        found.update(self._of_words(name.split()), self._of_form(name))
        found.update(self._of_others(name))
        found.add(f"{min(len(places), _MANY)} mentions")
        for span in places:
            found.update(self._around(span))
        for description in self.described:
            if description.name in places:
                found |= {"described", *self._described_as(description)}
        if all(self._opens(span) for span in places):
            found.add("only opens sentences")
        return found

    def _sorts(self, sign: str, noun: str) -> Iterator[str]:
        for sort in self.classes.sorts(noun):
            yield f"{sign} {sort}"

    def _described_as(self, description: Description) -> Iterator[str]:
        phrase = self.text[slice(*description.span)]
        if is_managing_firm(phrase):
            yield "described as organisation"
            return
        yield from self._sorts("described as", phrase.split()[-1])

    # Of the name itself

    def _of_words(self, words: Sequence[str]) -> Iterator[str]:
        """What its words tell."""
        first, *others = words
        yield f"{min(len(words), 4)} words"
        if not others:
            if self.classes.is_noun(first):
                yield "noun"
            return
        *_, last = others
        for sign, word in (("first", first), ("last", last)):
            if self.classes.is_noun(word):
                yield from self._sorts(f"{sign} word", word)
        seen = {
            "trade": last in TRADES,
            "what is built": last in BUILT or first in BUILT,
            "land": last in LAND_LAST or first in LAND_FIRST,
            "noun of": others[0] in ("of", "for"),
            "words of": not {"of", "for"}.isdisjoint(others[1:]),
            "small word": any(word[0].islower() for word in words),
            "plural": is_plural(last),
        }
        yield from (sign for sign, is_seen in seen.items() if is_seen)
        yield from self._of_places(words)

    def _of_places(self, words: Sequence[str]) -> Iterator[str]:
        """Which of its words are those of places of this world."""
        first, *others = words
        if is_land(first):
            yield "place first"
        if any(map(is_land, others)):
            yield "place behind"
        if any(map(is_adjective, words)):
            yield "adjective of a country"

    def _of_form(self, name: str) -> Iterator[str]:
        """What its form tells."""
        for kind in self.classes.by_name(name):
            yield f"named {self.classes.sort(kind)}"
        if LEGAL_FORM.search(name):
            yield "legal form"
        if MODEL_NAME.search(name):
            yield "model"
        if _PERSON_NAME.fullmatch(name):
            *others, last = name.split()
            # "Ada Adams" ends like "Kvarn Trams", but hardly anybody is called "Kvarn Mill".
            is_noun = self.classes.is_noun(last) or last in BUILT | TRADES
            ending = (
                "a noun" if is_noun else "a plural" if is_plural(last) else "neither"
            )
            yield f"person's form of {min(len(others), 2)} and {ending}"
        yield from self._of_letters(name)
        if is_country(name):
            yield "country"
        if is_region(name):
            yield "state"

    def _of_letters(self, name: str) -> Iterator[str]:
        """What its letters and figures tell."""
        if re.search(r"\b[A-Z]\.", name):
            yield "initial"
        if re.search(r"\d", name):
            yield "digit"
        if re.search(r"[&+]", name):
            yield "ampersand"
        if name.isupper():
            yield f"{min(len(name), 5)} capitals"
        elif re.search(r"[a-z][A-Z]", name):
            yield "capital inside"

    def _of_others(self, name: str) -> Iterator[str]:
        """What the other names and words of the text tell."""
        first, *behind = name.split()
        others = [other for other in self._by_name if other != name]
        if not behind:
            if any(other.endswith(f" {name}") for other in others):
                yield "ends another"
            if any(other.startswith(f"{name} ") for other in others):
                yield "begins another"
        else:
            *_, last = behind
            pairs = [each.split() for each in others if each.count(" ") == 1]
            if len(behind) == 1 and any(each[1] == last for each in pairs):
                yield "last word shared"
            if last in self._by_name:
                yield "last word alone"
            if first in self._by_name:
                yield "first word alone"
        if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", self.text):
            yield "small letters elsewhere"

    # Around it

    def _around(self, span: Span) -> Iterator[str]:
        begin, end = span
        ahead = self.text[max(0, begin - _LOOK) : begin]
        for sign in _AROUND:
            if sign.is_seen(ahead, self.text, end):
                yield sign.name
        preposition = _PREPOSITION.search(ahead)
        if preposition:
            word = preposition["word"].casefold()
            yield f"{word} the" if preposition["the"] else word
        before = _NOUN_BEFORE.search(ahead)
        if before and not preposition:
            yield from ("small word before", *self._sorts("before it", before[1]))
        if behind := _NOUN_BEHIND.match(self.text, end):
            yield from self._sorts("behind it", behind[1])
        if owned := _OWN_NOUN.match(self.text, end):
            yield from self._sorts("its", owned[1])
        yield from self._of_listed(span)
        if self._is_from(span):
            yield "from a place"
        if self._opens(span):
            yield "opens a sentence"
        if begin < self._heading:
            yield "heading"
        yield "no model"  # as where the weights were learned without one

    def _of_listed(self, span: Span) -> Iterator[str]:
        """What the names tell that stand in a list with it."""
        begin, end = span
        before = _LISTED_BEFORE.search(self.text, max(0, begin - _LOOK), begin)
        behind = _LISTED_BEHIND.match(self.text, end)
        for listed in filter(None, (before, behind)):
            other = listed["other"]
            if is_land(other):
                yield "listed with place"
            for kind in self.classes.by_name(other):
                yield f"listed with {self.classes.sort(kind)}"

    def _opens(self, span: Span) -> bool:
        begin, _ = span
        return bool(_OPENING.search(self.text[max(0, begin - _LOOK) : begin]))

    def _is_from(self, span: Span) -> bool:
        """Whether a name is that of somebody from a place: "Norway's Bolt"."""
        begin, end = span
        before = _GENITIVE_BEFORE.search(self.text, max(0, begin - _LOOK), begin)
        behind = _OF_BEHIND.match(self.text, end)
        places = [found["place"] for found in (before, behind) if found]
        return any(map(is_land, places))
