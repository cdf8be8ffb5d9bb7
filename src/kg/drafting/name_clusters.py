"""Which names of an article are one thing's.

One thing has a name, its abbreviation in brackets, and the first word or, of a person, the
last name, where no other name goes on so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.class_evidence import ClassEvidence
from kg.drafting.name_classes import NameClasses
from kg.drafting.news_terms import (
    COMPANY,
    ORGANISATION,
    PRODUCT,
    PUBLIC_BODY,
    RESEARCH_INSTITUTION,
)
from kg.language.english.regexes import cased
from kg.language.spans import Span

_BRACKETED = cased(
    r"\.? \((?:the |or |known as )?[\"“]?(?P<short>[A-Z][\w&.-]{1,11})[\"”]?"
    r"(?:(?: or| and|,)[^()]{1,40})?\)"
)
# These are called by their place: Maredon is no Maredon Stock Exchange
_OF_PLACES = frozenset("Airport Exchange Fair Festival Museum University".split())
_MOST = 3  # words of a person's name


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

    def _stands_for(
        self,
        name: str,
        short_for: dict[str, str],
    ) -> str:
        seen = {name}
        while name in short_for and short_for[name] not in seen:
            name = short_for[name]
            seen.add(name)
        return name

    def _short_names(self, by_name: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
        """The names that stand for a longer one, with that."""
        for name, spans in by_name.items():
            for _, end in spans:
                bracketed = _BRACKETED.match(self._text, end)
                short = bracketed["short"] if bracketed else ""
                if short in by_name and (" " in name or _is_made_of(short, name)):
                    yield short, name
        for name, spans in by_name.items():
            longer = [
                other
                for other in by_name
                if _goes_on(name, other) and not self._is_model(other)
            ]
            if not longer or self._evidence.is_placed(name, spans):
                continue
            # What the article tells of first has the short name, which a heading may
            # use before.
            first = min(longer, key=lambda other: by_name[other][0])
            begun = [span for span in spans if span[0] > self._heading] or spans
            before = [span for span in begun if span < by_name[first][0]]
            is_own = len(longer) > 1 or len(before) > 1 or self._is_own(name, first)
            if self._may_be_short(name, first) and not (before and is_own):
                yield name, first

    def _may_be_short(
        self,
        name: str,
        longer: str,
    ) -> bool:
        """Whether a thing is called by the beginning or the end of its name alone.

        Firms are by the first word, people by the last; the Lethmark Competition
        Authority is not called Lethmark.
        """
        if longer.rsplit(maxsplit=1)[-1] in _OF_PLACES:
            return False
        kinds = self._classes.by_name(longer)
        _, *behind = longer.split()
        if kinds == {PUBLIC_BODY} and " ".join(behind) == name and behind[1:]:
            return True  # the Kvarn Medicines Office is the Medicines Office
        if longer.startswith(f"{name} "):
            return kinds <= {COMPANY, ORGANISATION, RESEARCH_INSTITUTION}
        if kinds and self._classes.is_noun(longer.split(maxsplit=1)[0]):
            return len(longer.split()) == len(name.split()) + 1  # "Bank Dorvane"
        return not kinds and len(longer.split()) <= _MOST

    def _is_own(self, name: str, longer: str) -> bool:
        """Whether a longer name is told to be of what the shorter one names: its unit."""
        begun = re.compile(rf"\b{re.escape(longer)}, its (?!\w+ name\b)")
        return longer.startswith(f"{name} ") and bool(begun.search(self._text))

    def _is_model(self, name: str) -> bool:
        """Whether a name is that of what its maker calls by his own name: "Torvey 300"."""
        return self._classes.by_name(name) == {PRODUCT}


def _is_made_of(short: str, name: str) -> bool:
    """Whether a name of one word has the letters of an abbreviation, in its order."""
    letters = iter(name.casefold())
    is_begun = name[:1].casefold() == short[:1].casefold()
    return (
        is_begun
        and short.isupper()
        and all(each in letters for each in short.casefold())
    )


def _goes_on(name: str, longer: str) -> bool:
    """Whether a name begins or ends a longer one."""
    # "El-Khatib" begins a sentence with the name of Noor el-Khatib.
    folded, end = longer.casefold(), name.casefold()
    is_end = folded.endswith(f" {end}") and not folded.endswith(f" & {end}")
    return is_end or longer.startswith(f"{name} ")
