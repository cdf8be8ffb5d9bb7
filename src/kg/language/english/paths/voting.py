"""What parses with different masks agree on.

Which name stands in a place changes nothing about who does what. What a parse says only
of some names is its error, and is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TypeAlias, TypeVar

from kg.language.english.claimed import Modality
from kg.language.english.predication import Filler, Predication, WordClass
from kg.language.spans import Span

_V = TypeVar("_V")
_Word: TypeAlias = tuple[WordClass, str, Span]


def agreed(readings: Sequence[Sequence[Predication]]) -> list[Predication]:
    """The predications of most readings, with the fillers of most of them.

    Where two or more differ in modality from those that say it is so, it is possible.
    """
    majority = len(readings) // 2 + 1
    found: list[Predication] = []
    for versions in _by_word(readings):
        if len(versions) < majority:
            continue
        # Of several predications for a word, by rank, all have to be agreed on.
        if any(len(version) > 1 for version in versions):
            best = max(versions, key=versions.count)
            found += best if versions.count(best) >= majority else []
        else:
            found += _merged([version[0] for version in versions], majority)
    return found


def _by_word(
    readings: Sequence[Sequence[Predication]],
) -> Collection[list[list[Predication]]]:
    """For each word, what every reading that has it says of it."""
    by_word: dict[_Word, list[list[Predication]]] = {}
    for reading in readings:
        own: dict[_Word, list[Predication]] = {}
        for predication in reading:
            word = (predication.word, predication.lemma, predication.cue)
            own.setdefault(word, []).append(predication)
        for word, predications in own.items():
            by_word.setdefault(word, []).append(predications)
    return by_word.values()


def _merged(versions: Sequence[Predication], majority: int) -> list[Predication]:
    """One predication of several; none if they agree on no filler."""
    fillers: Counter[tuple[str, Filler]] = Counter()
    carriers: Counter[str] = Counter()
    for version in versions:
        carriers.update(version.carriers)
        for slot, found in version.slots.items():
            fillers.update((slot, filler) for filler in found)
    slots: dict[str, tuple[Filler, ...]] = {}
    for slot, filler in sorted(_of_most(fillers, majority)):
        slots[slot] = (*slots.get(slot, ()), filler)
    if not slots:
        return []
    modality, by = _told(versions, majority)
    merged = versions[0]._replace(
        slots=slots,
        carriers=frozenset(_of_most(carriers, majority)),
        modality=modality,
        taken_back_by=by,
    )
    return [merged]


def _told(
    versions: Sequence[Predication], majority: int
) -> tuple[Modality | None, Span | None]:
    told = Counter((version.modality, version.taken_back_by) for version in versions)
    (modality, by), votes = told.most_common(1)[0]
    # One parse in doubt may be wrong, two are a reason to doubt.
    enough = majority if modality else len(versions) - 1
    if votes >= enough:
        return modality, by
    doubts = [version.taken_back_by for version in versions if version.modality]
    return "possible", doubts[0]


def _of_most(votes: Counter[_V], majority: int) -> list[_V]:
    return [value for value, count in votes.items() if count >= majority]
