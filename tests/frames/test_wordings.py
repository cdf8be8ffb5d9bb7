"""Wordings of each relation, written from the language without a look at the frames.

A row has the property or class, both sides (a class has one), the modality, and the
words; an exclamation mark before the property says that the words do not tell it of
these two. No reader gets them all. What is asserted is a ratchet: the floors stand a
little below the shares that are read as said today, and the ceilings a little above
those of what is read wrongly. Whoever reads more moves them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.frames.matching import is_of
from kg.language.english.order import predications
from kg.language.english.predication import NameKind
from kg.vocabulary import KG
from tests.frames.reading import Known, Read, Reader, read, shared

Sort: TypeAlias = Literal["plain", "modal", "negative"]
Outcome: TypeAlias = Literal["said", "otherwise", "turned", "other", "none"]

NAMES: dict[str, NameKind] = {
    **dict.fromkeys(("Acme", "Bolt", "Corrin", "Dorn"), "organisation"),
    **dict.fromkeys(("Ada Oz", "Ivo Lund"), "person"),
    **dict.fromkeys(("Ostrevale", "Quillhaven", "Norvik"), "place"),
}
REFERRING = ("it", "its", "the company")


class Row(NamedTuple):
    """A wording, and what it tells."""

    told: str
    subject: str
    object: str
    modality: str
    text: str

    @property
    def term(self) -> NamedNode:
        return NamedNode(KG + self.told.lstrip("!"))

    @property
    def sort(self) -> Sort:
        if self.told.startswith("!"):
            return "negative"
        return "modal" if self.modality else "plain"


class Share(NamedTuple):
    """Of the rows of a sort, how many of 100 at least, or at most, have an outcome."""

    sort: Sort
    outcome: Outcome
    least: float = 0
    most: float = 100


def rows() -> list[Row]:
    found: list[Row] = []
    for path in sorted(Path(__file__).parent.glob("wordings-*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        written = (line for line in lines if line and not line.startswith("#"))
        found += (Row(*line.split("\t")) for line in written)
    return found


def outcome(row: Row, reader: Reader) -> Outcome:
    """What a reader makes of a wording."""
    sentence = read(row.text, known(row), reader)
    if not row.object:
        return "said" if _tells(row, sentence) else "none"
    found = sentence.fits(row.term, row.subject, row.object)
    exact = [match for match in found if match.fit == "exact"]
    if any((match.predication.modality or "") == row.modality for match in exact):
        return "said"
    if exact:
        return "otherwise"
    fits = {match.fit for match in found}
    if "turned" in fits:
        return "turned"
    return "other" if fits else "none"


def known(row: Row) -> Known:
    """What stands with a capital is a name, other sides are common nouns."""
    names: dict[str, NameKind] = {}
    nouns: set[str] = set()
    for side in filter(None, (row.subject, row.object)):
        if side[0].isupper() or side in REFERRING:
            names[side] = "organisation"
        else:
            nouns.add(side.casefold())
    return Known({**names, **NAMES}, frozenset(nouns))


def _tells(row: Row, sentence: Read) -> bool:
    mentions = sentence.spans(row.subject)
    for predication in sentence.predications:
        begin, end = predication.cue
        is_mention = any(one < end and begin < other for one, other in mentions)
        is_alike = (predication.modality or "") == row.modality
        if is_mention and is_alike:
            frames = shared().lexicon.of(row.term)
            if any(is_of(frame, predication) for frame in frames):
                return True
    return False


@cache
def outcomes(reader: Reader) -> Counter[tuple[Sort, Outcome]]:
    return Counter((row.sort, outcome(row, reader)) for row in rows())


def percent(reader: Reader, sort: Sort, outcome: Outcome) -> float:
    counted = outcomes(reader)
    all_of_sort = sum(n for (each, _), n in counted.items() if each == sort)
    return 100 * counted[sort, outcome] / all_of_sort


BY_ORDER = [
    Share("plain", "said", least=88),
    Share("plain", "turned", most=0),
    Share("modal", "said", least=96),
    Share("negative", "said", most=2.5),
]


def outside(shares: list[Share], reader: Reader) -> list[tuple[Share, float]]:
    """The shares that are not what they should be, and what they are."""
    found = [(each, percent(reader, each.sort, each.outcome)) for each in shares]
    return [(each, at) for each, at in found if not each.least <= at <= each.most]


# One test for all shares of a reader: reading all rows is what takes the time.


def test_by_order() -> None:
    assert outside(BY_ORDER, predications) == []
