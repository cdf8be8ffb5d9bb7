"""Relations read from words, in its growth with the length of a text."""

from __future__ import annotations

import sys
from functools import partial
from itertools import count, islice
from time import process_time

from tests.benchmarks.timing import interleaved
from tests.flagship import ROOT

from kg.frames import PredicationIndex, lexicon_of
from kg.knowledge import Graph, load
from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import KnownName
from kg.language.english.sentences import sentences
from kg.workspace import find

RUNS = 5
ARTICLE = 3_000  # characters
LINEAR = 1.5  # times as long a character, in a text four times as long

SENTENCES = (
    "{one} bought {two}, a maker of looms in {three}, for 40 million crowns in March.",
    "The chief executive of {one} said that it plans to open a plant in {three}.",
    "{two}, which was founded in 1984, supplies {one} and its unit {four} with yarn.",
    "Neither {one} nor {four} owns a stake in the venture that {two} signed with {three}.",
    "“We may merge with {four},” {two} said after talks with {one} and {three} ended.",
)
NAMES = ("Norvik", "Tessaly Mills", "Quillhaven", "Ostrevale Works", "Zöllin", "Orvik")


def measure() -> None:
    """Fails where reading by order is not linear."""
    words = lexemes()
    once, four_times = sample(ARTICLE), sample(4 * ARTICLE)
    short, long = interleaved(
        RUNS,
        partial(read, once, words),
        partial(read, four_times, words),
        clock=process_time,
    )
    growth = long / short * len(once) / len(four_times)
    print(f"by order, {len(once)} and {len(four_times)} characters")
    print(f"  {short * 1e3:.0f} and {long * 1e3:.0f} ms, {growth:.2f} a character")
    if growth > LINEAR:
        sys.exit(f"Reading by order is not linear: {growth:.2f}, at most {LINEAR}.")


def read(text: str, lexemes: Lexemes) -> int:
    """How many predications a text has, read by order."""
    index = PredicationIndex(text, sentences(text), _names(text), lexemes)
    return len(index.by_order((0, len(text))))


def sample(length: int) -> str:
    """Sentences about mills, as many as make a text of about this length."""
    written: list[str] = []
    for number in count():
        if sum(map(len, written)) >= length:
            return " ".join(written)
        template = SENTENCES[number % len(SENTENCES)]
        named = islice(NAMES * 2, number % len(NAMES), None)
        keys = ("one", "two", "three", "four")
        written.append(template.format(**dict(zip(keys, named, strict=False))))
    return ""


def _names(text: str) -> list[KnownName]:
    found: list[KnownName] = []
    for name in NAMES:
        at = text.find(name)
        while at >= 0:
            found.append(KnownName((at, at + len(name)), "organisation"))
            at = text.find(name, at + 1)
    return sorted(found)


def lexemes() -> Lexemes:
    graph: Graph = load(find(ROOT).pinned)
    return lexicon_of(graph).lexemes
