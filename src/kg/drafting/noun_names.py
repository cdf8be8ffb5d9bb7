"""What a thing is called that only a common noun names: by what stands beside the noun.

"A plant" is another one in each article, so that the noun alone must not be its name: the
next article with a plant would tell of the same one. Where it stands or who runs it tells
it apart for readers; where the words tell neither, the article does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.language.english.predication import NameKind
from kg.language.spans import Span

# "A plant in Kvarn", "mills on the island of Ullat"
PLACED = re.compile(
    r" (?:in|at|near|outside|on) (?:the )?"
    r"(?:(?:[a-z]+-)?(?:north|south|east|west|northern|southern|eastern|western|central|"
    r"coastal|nearby|neighbou?ring|downtown|suburban|rural|upper|lower|outer|inner) )*"
    r"(?:(?:[a-z]+ )?(?:island|city|town|port|province|state|region|district|village|county|"
    r"suburb|suburbs|outskirts|municipality|prefecture|capital|area|north|south|east|west|"
    r"centre|center) of )?(?:the )?"
)
"""The words between what is built and its place."""

RUNNING = re.compile(
    r"(?:,[^,.;]{1,60},)? (?:which )?(?:now |also )?(?:runs|operates|has|opened|owns)"
    r" (?:an? |its |the |\w+ )?(?:[a-z][\w-]* ){0,2}$"
)
"""The words between who runs something and its noun."""

_POSSESSED = re.compile(r"\b(?:its|their) (?:[a-z][\w-]* ){0,2}$")  # "its old mill"


class Beside(NamedTuple):
    """A name that may stand beside a noun, and what sort of thing it names."""

    span: Span
    kind: NameKind


class Called(NamedTuple):
    """Where something is called by its noun, and the sentence around."""

    span: Span
    sentence: Span


def telling_name(
    text: str, noun: str, spans: Iterable[Called], names: Sequence[Beside], article: str
) -> str:
    """A name that tells apart what a noun mentions.

    What tells it apart stands in brackets: a text that has these very words would be
    read as naming it, and say no more of it.

    Args:
        text: the whole text.
        noun: what the thing is called.
        spans: where it is called so.
        names: the names of the text, in order.
        article: the slug of the article.

    >>> text = "Acme runs a mill in Kvarn. It has a depot."
    >>> names = [Beside((0, 4), "organisation"), Beside((20, 25), "place")]
    >>> mill, depot = Called((12, 16), (0, 26)), Called((36, 41), (27, 42))
    >>> telling_name(text, "mill", [mill], names, "looms")
    'mill (Kvarn)'
    >>> telling_name(text, "mill", [mill], names[:1], "looms")
    'mill (Acme)'
    >>> old = Called((18, 22), (0, 23))
    >>> telling_name("Acme shut its old mill.", "mill", [old], names[:1], "looms")
    'mill (Acme)'
    >>> telling_name(text, "depot", [depot], names, "looms")
    'depot (looms)'
    """
    places: list[str] = []
    owners: list[str] = []
    for called in spans:
        begin, end = called.span
        for name in names:
            if name.kind == "place" and PLACED.fullmatch(text, end, name.span[0]):
                places.append(_words_of(name, text))
            elif name.kind == "organisation" and RUNNING.fullmatch(
                text, name.span[1], begin
            ):
                owners.append(_words_of(name, text))
        owners += _possessor(text, called, names)
    told, *_ = (*places, *owners, article)
    return f"{noun} ({told})"


def _possessor(text: str, called: Called, names: Iterable[Beside]) -> Iterator[str]:
    """Whose "its" is before a noun, if the sentence up to there names one alone."""
    first, _ = called.sentence
    begin, _ = called.span
    if not _POSSESSED.search(text, first, begin):
        return
    before = {
        _words_of(name, text)
        for name in names
        if name.kind in ("organisation", "person") and first <= name.span[0] < begin
    }
    if len(before) == 1:
        yield from before


def _words_of(name: Beside, text: str) -> str:
    return " ".join(text[slice(*name.span)].split())
