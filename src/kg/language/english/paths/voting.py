"""What parses with different masks agree on.

Which name stands in a place changes nothing about who does what. What a parse says only
of some names is its error, and is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from kg.language.english.predication import Filler, Predication
from kg.language.english.regexes import Span

_V = TypeVar("_V")


def agreed(readings: Sequence[Sequence[Predication]]) -> list[Predication]:
    """The predications of most readings, with the fillers of most of them.

    Where the readings differ in modality, the predication is only possible.
    """
    by_word: dict[tuple[str, str, Span], list[list[Predication]]] = {}
    for reading in readings:
        alike: dict[tuple[str, str, Span], list[Predication]] = {}
        for predication in reading:
            alike.setdefault(predication[:3], []).append(predication)
        for word, predications in alike.items():
            by_word.setdefault(word, []).append(predications)
    majority = len(readings) // 2 + 1
    return [
        predication
        for versions in by_word.values()
        if len(versions) >= majority
        for predication in _of_word(versions, majority)
    ]


def _of_word(
    versions: Sequence[Sequence[Predication]], majority: int
) -> list[Predication]:
    """Of several predications for a word, by rank, all have to be agreed on."""
    if any(len(version) > 1 for version in versions):
        counted = [versions.count(version) for version in versions]
        best = counted.index(max(counted))
        return list(versions[best]) if counted[best] >= majority else []
    return _merged([version[0] for version in versions], majority)


def _merged(versions: Sequence[Predication], majority: int) -> list[Predication]:
    slots: dict[str, tuple[Filler, ...]] = {}
    for slot in dict.fromkeys(slot for version in versions for slot in version.slots):
        found = [version.slots.get(slot, ()) for version in versions]
        kept = _of_most([filler for fillers in found for filler in fillers], majority)
        if kept:
            slots[slot] = tuple(sorted(kept))
    if not slots:
        return []
    first = versions[0]
    carriers = _of_most([word for each in versions for word in each.carriers], majority)
    merged = first._replace(slots=slots, carriers=frozenset(carriers))
    told = Counter((each.modality, each.taken_back_by) for each in versions)
    (modality, by), votes = told.most_common(1)[0]
    if votes == len(versions):
        return [merged]
    taken_back = [each for each in versions if each.modality is not None]
    by = by or taken_back[0].taken_back_by
    certain = modality if modality and votes >= majority else "possible"
    return [merged._replace(modality=certain, taken_back_by=by)]


def _of_most(values: Sequence[_V], majority: int) -> list[_V]:
    return [value for value, votes in Counter(values).items() if votes >= majority]
