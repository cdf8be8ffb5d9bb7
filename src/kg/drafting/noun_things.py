"""Things that an article tells of by a common noun alone: "a plant", "the new terminal".

A noun of what is built, behind an article or "its", mentions one. "A" brings in another
one; "the" goes on with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.language.english.calendar import MONTH, WEEKDAYS
from kg.language.english.number import is_plural
from kg.language.english.passing_words import is_passing
from kg.language.spans import Span, overlaps_any

_DETERMINER = re.compile(
    r"\b(?:an?|the|its|this|that|their|his|her|one|another)\b(?= )", re.IGNORECASE
)
_WORDS = re.compile(r"(?: [a-z][\w-]*){1,4}")
# "A 40 million euro plant", "a 14,000 m² store"
_SIZE = re.compile(
    r"(?: (?:[$€£¥₹]?\d[\w.,$€£¥₹²-]*|"
    r"million|billion|crore|lakh|"
    r"m²|km|kW|MW|GW|euros?|dollars?|pounds?)(?=[ ]))*"
)
_WORD = re.compile(r"[a-z][\w-]*")
_BRINGING_IN = frozenset(("a", "an", "one", "another"))
_NO_PART = frozenset(
    "new first next last only own main largest biggest smallest oldest busiest latest".split()
)
# "The number of mills": a noun phrase ends before these
_LINKS = frozenset(
    "of in for with to on at by from and or as that which who is are was were has have "
    "had will would can could may might should than".split()
)
# "It is a mill" tells what something else is.
_PREDICATED = re.compile(r"\b(?:as|is|was|be|been|becomes?|became|remains?|remained) $")
# "The shipyard Ostrell" has a name; "at the shipyard Monday" tells when.
_NAMED = re.compile(rf" (?!(?:{'|'.join(WEEKDAYS)})\b|{MONTH})[A-Z]")


class NounMention(NamedTuple):
    """Where a noun mentions a thing.

    Attributes:
        span: the words, without an article.
        label: what the thing is called by its first mention.
        is_named: whether these words are what it is called.
    """

    span: Span
    label: str
    is_named: bool


def noun_mentions(
    text: str, is_built: Callable[[str], bool], taken: Iterable[Span]
) -> list[NounMention]:
    """The mentions of what has no name, in order.

    Args:
        text: the whole text.
        is_built: whether a noun means something that somebody built.
        taken: where names stand, with their nouns.

    >>> text = "Acme runs a weaving plant and a depot. The plant is old."
    >>> for each in noun_mentions(text, {"plant", "depot"}.__contains__, []):
    ...     print(each.label, text[slice(*each.span)], each.is_named)
    weaving plant weaving plant True
    depot depot True
    weaving plant plant False
    """
    closed = list(taken)
    latest: dict[str, str] = {}
    labels: set[str] = set()
    found: list[NounMention] = []
    for determiner, phrase, span in _phrases(text, is_built):
        if overlaps_any(span, closed):
            continue
        noun = phrase[-1]
        label = " ".join(phrase)
        is_new = noun not in latest or (
            determiner in _BRINGING_IN and label not in labels
        )
        # "The test plant" behind "a plant" is another one, too.
        is_new = is_new or (len(phrase) > 1 and label not in labels)
        if is_new:
            latest[noun] = label
            labels.add(label)
        called = label if label in labels else latest[noun]
        found.append(NounMention(span, called, called == label))
    return found


def _phrases(
    text: str, is_built: Callable[[str], bool]
) -> Iterator[tuple[str, list[str], Span]]:
    for determiner in _DETERMINER.finditer(text):
        size = _SIZE.match(text, determiner.end())
        first = size.end() if size else determiner.end()
        if _PREDICATED.search(
            text, max(0, determiner.start() - 10), determiner.start()
        ):
            continue
        behind = _WORDS.match(text, first)
        words = list(_WORD.finditer(behind[0])) if behind else []
        for place, word in enumerate(words):
            # "A mill and a depot": another phrase begins.
            if _DETERMINER.match(f"{word[0]} ") or word[0] in _LINKS:
                break
            if not is_built(word[0]) or is_plural(word[0]):
                continue
            if _NAMED.match(text, first + word.end()):
                break
            kept = [each for each in words[: place + 1] if not _is_no_part(each[0])]
            span = (first + kept[0].start(), first + word.end())
            yield determiner[0].casefold(), [each[0] for each in kept], span
            break


def _is_no_part(word: str) -> bool:
    return word in _NO_PART or is_passing(word)
