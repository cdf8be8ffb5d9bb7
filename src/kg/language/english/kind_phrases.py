"""Which words beside a name tell of what kind its bearer is: "pump maker", "maker of pumps".

How it stands among others is none of them: that it is local, family-run or the third.
"""

from __future__ import annotations

import re

from kg.language.english.longer_names import ORIGIN
from kg.language.spans import Span

# "A biotech firm spun out of Acme"
_PARTICIPLE = re.compile(
    r" (?:\w+ed|spun|built|made|led|run|held|sold|known|set)(?: |$).*"
)
_STANDING = re.compile(
    r"(?:(?:local|late|leading|nearby|new|own|fellow|rival|smaller|"
    r"larger|bigger|fourth|fifth|sixth|among them|another|defunct|"
    r"[\w-]+-(?:run|sized|old|strong|town)|ordered|named|chosen) )+",
    re.IGNORECASE,
)
# "Danish", "the county's": whose it is, or where from; but "fishermen's association"
_FROM_WHERE = re.compile(
    rf"(?:(?![a-z]+(?:men|women|people|children)[’']s)[a-z]+[’']s )?"
    rf"(?:{ORIGIN.pattern}(?:-(?:based|owned|listed))? (?=[a-z]))?"
)
_ADVERB = re.compile(r" (?!(?:daily|weekly|monthly)$)[a-z]+ly$")
# What a maker makes, up to where something else is told
_MAKING = re.compile(
    r"(?:maker|producer|builder|developer|manufacturer|grower|provider|distributor|"
    r"supplier|exporter|importer|refiner|operator|seller|retailer|processor)$"
)
_GOODS = (
    r"(?!(?:an?|the|its|his|her|their|all|one|from|which|who|with|in)\b)[a-z][\w-]*"
    r"(?: [a-z][\w-]*){0,3}?"
)
_MADE = re.compile(
    rf" of {_GOODS}(?:(?:, {_GOODS}){{0,3}} and {_GOODS})?"
    r"(?=[,.;:)]| (?:for|in|from|with|based|that|which|whose|to|at|on|by|and)\b)"
)
_FOR_WHOM = re.compile(r" for [a-z]+(?:s|en)(?=[,.;)])")
_OWNED = re.compile(r"(?:\b(?:its|their|his|her)|[’']s?) $")
_LOOK = 8
# An apposition is closed behind its name: "the meter supplier, Calibrix, must pay"
_CLOSED = re.compile(r"(?:[’']s)?(?: of [A-Z][\w-]+)?(?:[,.;)]| \()")
_MANAGING = re.compile(
    r"\b(?:asset|facilities|fund|infrastructure|investment|money|pension|portfolio|property|"
    r"wealth) (?:advis[eo]r|manager)$"
)


def is_managing_firm(phrase: str) -> bool:
    """Whether words for a manager tell of a firm: "the asset manager Vik Capital".

    >>> is_managing_firm("asset manager"), is_managing_firm("plant manager")
    (True, False)
    """
    return _MANAGING.search(phrase) is not None


def kind_phrase(text: str, name: Span, described: Span) -> Span | None:
    """Where the words of a description tell a kind; None if they describe no name.

    Args:
        text: the whole text.
        name: where the name stands.
        described: the words before or behind it.

    >>> text = "Bolt, a family-run maker of pumps and valves in Kvarn, met a local firm, Vik."
    >>> for name, words in (((0, 4), (8, 24)), ((73, 76), (61, 71))):
    ...     begin, end = kind_phrase(text, name, words)
    ...     print(text[begin:end])
    maker of pumps and valves
    firm
    """
    begin, end = described
    is_before = end <= name[0]
    if is_before and "," in text[end : name[0]] and not _CLOSED.match(text, name[1]):
        return None  # "To fill the gap, Acme has hired": another clause
    participle = _PARTICIPLE.search(text[begin:end])
    if participle and is_before:
        return None  # "the lab unveiled Bolt"
    if participle:
        end = begin + participle.start()
    adverb = _ADVERB.search(text[begin:end])
    if adverb:
        end = begin + adverb.start()
    for pattern in (_FROM_WHERE, _STANDING):
        found = pattern.match(text[begin:end])
        begin += found.end() if found else 0
    if begin >= end:
        return None
    is_bare = " " not in text[begin:end] and _MAKING.search(text[begin:end])
    if is_before:
        # "Its maker Acme" tells a relation.
        is_owned = _OWNED.search(text, max(0, begin - _LOOK), begin)
        return None if is_bare and is_owned else (begin, end)
    pattern = _MADE if _MAKING.search(text[begin:end]) else _FOR_WHOM
    found = pattern.match(text, end)
    if is_bare and found is None and text.startswith(" of ", end):
        return None
    return begin, found.end() if found else end
