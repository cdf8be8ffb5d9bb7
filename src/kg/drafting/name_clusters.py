"""Which names of an article are one thing's.

One thing has a name, its abbreviation in brackets, and the first word or, of a person, the
last name, where no other name goes on so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.class_evidence import ClassEvidence
from kg.drafting.name_classes import NameClasses
from kg.drafting.name_words import PRESS, TRADES
from kg.drafting.news_terms import (
    COMPANY,
    ORGANISATION,
    PERSON,
    PRODUCT,
    RESEARCH_INSTITUTION,
)
from kg.language.english.countries import COUNTRIES_BY_ADJECTIVE
from kg.language.english.legal_forms import BEFORE_NAMES, has_form, without_form
from kg.language.english.name_particles import PARTICLES
from kg.language.english.regexes import cased
from kg.language.english.regions import is_land
from kg.language.spans import Span

_BRACKETED = cased(
    r"\.? \((?:the |or |known as )?[\"“]?(?P<short>[A-Z][\w&.-]{1,11})[\"”]?"
    r"(?:(?: or| and|,)[^()]{1,40})?\)"
)
# What a share is called behind its firm: "(NYSE: ACM)"
_TICKER = cased(
    r"\.? [(\[](?P<exchange>[A-Z][\w ]{1,24}): ?(?P<short>[A-Z][A-Z0-9.]{0,7})[,;)\]]"
)
# These are called by their place: Maredon is no Maredon Stock Exchange
_OF_PLACES = frozenset(
    "Agency Airport Assembly Association Authority Avenue Bay Board Bridge Bureau Campus "
    "Chamber City Commission Committee Confederation Council County Court Department "
    "Directorate District Exchange Fair Federation Festival Forum Government Guild "
    "Inspectorate Island Islands Lane Ministry Museum Office Park Parliament Police "
    "Polytechnic Port Prefecture Province Region River Road Square Stadium Station Street "
    "Tribunal Union University Valley".split()
)
# "The Authority" is one that has been named
_BODIES = frozenset(
    "Academy Agency Alliance Assembly Association Authority Board Bureau Centre Chamber Club "
    "College Commission Committee Confederation Consortium Cooperative Council Court "
    "Department Directorate Exchange Federation Forum Foundation Fund Guild Inspectorate "
    "Institute League Ministry Network Office Organisation Organization Register Secretariat "
    "Society Tribunal Trust Union University".split()
)
# "Port Lassick" is no person of that name
_BEFORE_PLACES = frozenset(
    "Bad Cape East Fort Greater Lake Lower Mount New North Old Port Saint San Santa South "
    "St. Upper West".split()
)
_COUNTRY_NAMES = {
    name: names for names in COUNTRIES_BY_ADJECTIVE.values() for name in names
}
_DETERMINED = re.compile(r"(?:\b(?:the|its|an?|their)|[’']s) $", re.IGNORECASE)
_LOOK = 8
_SEVERAL = re.compile(r"\ds$")
_COUNTED = re.compile(
    r"(?:\b\d[\d,.]*|\b(?:million|billion|two|three|four|five|six|seven|eight|nine|ten|"
    r"dozen|hundred|many|more|most|of|the|these|its)) $"
)
_COUNT = 12  # characters of how many
_DASH = re.compile(r" ?[-–—]")
_NUMBERED = re.compile(r" \d")
_INITIAL = cased(r"\b[A-Z]")
_MOST = 3  # words of a person's name
_LEAST = 3  # letters of an abbreviation that nothing introduces


class NameClusters:
    """Puts the names of one text together.

    Args:
        text: the text.
        classes: what the words of names tell.
        evidence: of what class its names are.
    """

    def __init__(
        self, text: str, classes: NameClasses, evidence: ClassEvidence
    ) -> None:
        self._text = text
        self._heading = text.find("\n")
        self._classes = classes
        self._evidence = evidence

    def of(self, by_name: dict[str, list[Span]]) -> Iterator[list[str]]:
        """The names of each thing, the longest first."""
        short_for = dict(self._short_names(by_name))
        for name in sorted(by_name, key=len, reverse=True):
            if name in short_for:
                continue
            shorter = [
                each
                for each in by_name
                if each != name and self._stands_for(each, short_for) == name
            ]
            yield [name, *shorter]

    def _stands_for(self, name: str, short_for: dict[str, str]) -> str:
        seen = {name}
        while name in short_for and short_for[name] not in seen:
            name = short_for[name]
            seen.add(name)
        return name

    def _short_names(self, by_name: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
        """The names that stand for a longer one, with that."""
        yield from self._introduced(by_name)
        for name, spans in by_name.items():
            same = self._same(name, by_name) or self._abbreviated(name, by_name)
            if same:
                yield name, same
                continue
            longer = (
                self._models(name, by_name)
                or self._sited(name, by_name)
                or self._inside(name, by_name)
            )
            if longer:
                yield name, min(longer, key=lambda other: by_name[other][0])
                continue
            longer = [
                other
                for other in by_name
                if _goes_on(name, other) and not self._is_model(name, other)
            ]
            if not longer or name[-1].isdigit():
                continue
            if self._evidence.is_placed(name, spans):
                continue
            longer = [
                other for other in longer if self._same(other, by_name) not in longer
            ]
            # What the article tells of first has the short name, which a heading may
            # use before.
            first = min(longer, key=lambda other: by_name[other][0])
            begun = [span for span in spans if self._is_before(span, by_name[first][0])]
            is_own = len(longer) > 1 or len(begun) > 1 or self._is_own(name, first)
            if self._may_be_short(name, first, spans) and not (begun and is_own):
                yield name, first

    def _introduced(self, by_name: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
        """The names that a text puts in brackets behind longer ones."""
        for name, spans in by_name.items():
            for begin, end in spans:
                ticker = _TICKER.match(self._text, end)
                if ticker and ticker["short"] in by_name:
                    yield ticker["short"], name
                bracketed = _BRACKETED.match(self._text, end)
                short = bracketed["short"] if bracketed else ""
                if bracketed is None or short not in by_name:
                    continue
                is_made = _is_made_of(short, name)
                # In a dateline, it is who tells the news: "Maren (KNA) - Once a town"
                is_source = self._is_dateline(begin, bracketed.end())
                # "Acme Foods (Kvarn)" is told where it is from.
                is_place = self._is_place(short, by_name[short])
                if is_made or (" " in name and not (is_source or is_place)):
                    yield short, name

    def _is_place(self, name: str, spans: list[Span]) -> bool:
        return is_land(name) or self._evidence.is_placed(name, spans)

    def _is_dateline(self, begin: int, end: int) -> bool:
        """Whether a line begins with a place, and a dash follows behind the brackets."""
        is_first = begin == 0 or self._text[begin - 1] == "\n"
        return is_first and bool(_DASH.match(self._text, end))

    def _is_before(self, span: Span, first: Span) -> bool:
        """Whether a short name stands before the longer one, in no heading, of nobody's family."""
        begin, end = span
        is_family = self._text.startswith((" family", " brothers", " sisters"), end)
        return self._heading < begin < first[0] and not is_family

    def _same(self, name: str, by_name: dict[str, list[Span]]) -> str:
        """The name that differs by the legal form alone, or is another one of a country."""
        if not has_form(name):
            whole = [
                other
                for other in by_name
                if other != name and without_form(other) == name
            ]
            if whole:
                return min(whole, key=lambda other: by_name[other][0])
        # "Two Vela 300s", "1,200 Velas"
        if self._is_several(name, by_name):
            return name[:-1]
        countries = _COUNTRY_NAMES.get(name, ())
        fullest = next((each for each in countries if each in by_name), name)
        return fullest if fullest != name else ""

    def _is_several(self, name: str, by_name: dict[str, list[Span]]) -> bool:
        """Whether a name is the plural of another: of a model, or behind how many."""
        if not name.endswith("s") or name[:-1] not in by_name:
            return False
        return bool(_SEVERAL.search(name)) or all(
            _COUNTED.search(self._text, max(0, begin - _COUNT), begin)
            for begin, _ in by_name[name]
        )

    def _abbreviated(self, name: str, by_name: dict[str, list[Span]]) -> str:
        """The only longer name of whose words these are the initials."""
        if not name.isupper() or not name.isalpha() or len(name) < _LEAST:
            return ""
        whole = [
            other
            for other in by_name
            if " " in other and "".join(_INITIAL.findall(without_form(other))) == name
        ]
        return whole[0] if len(whole) == 1 else ""

    def _models(self, name: str, by_name: dict[str, list[Span]]) -> list[str]:
        """The models of what is no maker, but a series: "Vela", of which there is a Vela 5."""
        models = [
            other
            for other in by_name
            if other.startswith(name) and _NUMBERED.match(other, len(name))
        ]
        makers = [other for other in by_name if COMPANY in self._classes.by_name(other)]
        if not models or any(_goes_on(name, maker) for maker in makers):
            return []
        kind, is_guessed = self._evidence.kind([name], by_name[name])
        # "The Vela" is no firm.
        is_series = is_guessed or kind == PRODUCT
        is_series = is_series or any(
            _DETERMINED.search(self._text, max(0, begin - _LOOK), begin)
            for begin, _ in by_name[name]
        )
        return models if is_series else []

    def _sited(self, name: str, by_name: dict[str, list[Span]]) -> list[str]:
        """The firms whose names begin with their town: "Kvarn Maren Motors Co., Ltd."."""
        if " " in name:
            return []
        found: list[str] = []
        for other in by_name:
            town, _, rest = other.partition(" ")
            is_town = town in by_name
            is_own = rest.startswith(f"{name} ") and not self._classes.is_noun(name)
            is_firm = is_own and COMPANY in self._classes.by_name(other)
            if is_firm and (is_town or town in BEFORE_NAMES):
                found.append(other)
        return found

    def _inside(self, name: str, by_name: dict[str, list[Span]]) -> list[str]:
        """The people of whose names it is in the middle, and the firms: "Ada Oz Ruiz"."""
        longer = [other for other in by_name if _is_in_middle(name, other)]
        if not longer or name in TRADES or self._classes.is_noun(name):
            return []
        is_placed = self._evidence.is_placed(name, by_name[name])
        kinds = (PERSON,) if is_placed else (PERSON, COMPANY)
        return [
            other
            for other in longer
            if self._evidence.kind([other], by_name[other]).kind in kinds
        ]

    def _may_be_short(self, name: str, longer: str, spans: list[Span]) -> bool:
        """Whether a thing is called by the beginning or the end of its name alone.

        Firms are by the first word, people by the last; the Lethmark Competition
        Authority is not called Lethmark, but the Competition Authority.
        """
        kinds = self._classes.by_name(longer)
        words = longer.split()
        is_body = longer.endswith(f" {name}") or longer.startswith(f"{name} of ")
        if is_body and self._is_body(name, spans):
            return True
        if not has_form(longer) and _head(words) in _OF_PLACES | PRESS:
            return False
        if longer.startswith(f"{name} "):
            return kinds <= {COMPANY, ORGANISATION, RESEARCH_INSTITUTION}
        if words[0] in _BEFORE_PLACES:
            return False
        if kinds and self._classes.is_noun(words[0]):
            return len(words) == len(name.split()) + 1  # "Bank Dorvane"
        full = [word for word in words if word not in PARTICLES]
        return not kinds and len(full) <= _MOST

    def _is_body(self, name: str, spans: list[Span]) -> bool:
        """Whether a name tells a body without its place: "the Medicines Office"."""
        first, *others = name.split()
        is_of = others[:1] in (["of"], ["for"]) and first in _BODIES
        if is_of or (others and others[-1] in _BODIES):
            return True
        return first in _BODIES | PRESS and all(
            self._text[max(0, begin - len("the ")) : begin].casefold() == "the "
            for begin, _ in spans
        )

    def _is_own(self, name: str, longer: str) -> bool:
        """Whether a longer name is told to be of what the shorter one names: its unit."""
        begun = re.compile(rf"\b{re.escape(longer)}, its (?!\w+ name\b)")
        return longer.startswith(f"{name} ") and bool(begun.search(self._text))

    def _is_model(self, name: str, longer: str) -> bool:
        """Whether a name is that of what its maker calls by his own name: "Torvey 300"."""
        is_numbered = longer.startswith(name) and _NUMBERED.match(longer, len(name))
        return bool(is_numbered) or self._classes.by_name(longer) == {PRODUCT}


def _is_made_of(short: str, name: str) -> bool:
    """Whether a name of one word has the letters of an abbreviation, in its order."""
    letters = iter(name.casefold())
    is_begun = name[:1].casefold() == short[:1].casefold()
    return (
        is_begun
        and short.isupper()
        and all(each in letters for each in short.casefold())
    )


def _head(words: list[str]) -> str:
    """The word of a name that tells what bears it: "Chamber" of a Chamber of Exporters."""
    for place, word in enumerate(words[1:], start=1):
        if word in ("of", "for"):
            return words[place - 1]
    return words[-1]


def _is_in_middle(name: str, longer: str) -> bool:
    """Whether words stand on both sides of a name in a longer one."""
    first, *others = longer.split()
    inside = " ".join(others)
    return first not in _BEFORE_PLACES and inside.startswith(f"{name} ")


def _goes_on(name: str, longer: str) -> bool:
    """Whether a name begins or ends a longer one."""
    # "El-Khatib" begins a sentence with the name of Noor el-Khatib.
    folded, end = longer.casefold(), name.casefold()
    is_end = folded.endswith(f" {end}") and not folded.endswith(f" & {end}")
    return is_end or longer.startswith(f"{name} ")
