"""What words tell of two things together, by whatever verb, where no frame says it.

Who "will put money into a plant" does not run the plant yet, and who "may be taken over
by Acme" is no unit of Acme. So where all that is told of the two together is planned,
only possible or denied, the words do not say that anything else holds of them, unless
one is the other's: "Acme may sell its unit Bolt" leaves Bolt with Acme. Nor does a word
for what may happen make it happen: the sale in "Acme may sell" has no seller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.frames import Sides
from kg.frames.matching import filling_any
from kg.frames.relation_frames import WORD
from kg.language.english.predication import POSSESSIVE, Predication
from kg.language.spans import Span, overlaps_any

# "Acme may sell its weaving unit Bolt"
_OWNER = re.compile(
    r"(?:\b(?P<pronoun>its|their|his|her|own)|[’']s?)\s(?:[\w’'-]+\s){0,4}\Z"
)
_NEAR = 60  # characters before a name, of which five words need fewer


class _Related(NamedTuple):
    """Words that tell something of two things, and the later mention of these."""

    told: Predication
    later: Span


def taken_back_together(
    text: str, read: Iterable[Predication], sides: Sides, *, lasts: bool
) -> Predication | None:
    """Words that take back whatever a passage tells of two things together, if they do.

    Args:
        text: the whole text.
        read: what is read in the passage.
        sides: where it mentions the two.
        lasts: whether what is stated may be so before and behind what is told.
    """
    found = list(_relating(read, sides))
    if not all(_is_taken_back(each.told) for each in found):
        return None
    if lasts and any(_is_of_the_other(text, each, sides) for each in found):
        return None
    return found[0].told if found else None


def tells_of(predication: Predication, mentions: Iterable[Span]) -> bool:
    """Whether something is mentioned in a slot of a word."""
    return next(_standing(predication, mentions), None) is not None


def _relating(read: Iterable[Predication], sides: Sides) -> Iterator[_Related]:
    """The words that have each of the two in a slot of its own, or are one of them."""
    for each in read:
        subjects = dict(_told_of(each, sides.subject))
        objects = dict(_told_of(each, sides.object))
        for slot, subject in subjects.items():
            other = next((objects[name] for name in objects if name != slot), None)
            if other is not None and other != subject:
                yield _Related(each, max(subject, other))
                break


def _told_of(
    predication: Predication, mentions: Sequence[Span]
) -> Iterator[tuple[str, Span]]:
    """Where something is mentioned: in the slots of a word, or by the word itself."""
    yield from _standing(predication, mentions)
    if predication.word == "verb" and overlaps_any(predication.cue, mentions):
        yield WORD, predication.cue


def _standing(
    predication: Predication, mentions: Iterable[Span]
) -> Iterator[tuple[str, Span]]:
    """The slots in which something is mentioned, with the words."""
    spans = list(mentions)
    for slot, fillers in predication.slots.items():
        if slot == POSSESSIVE:
            continue
        found = filling_any(fillers, spans)
        if found:
            yield slot, found


def _is_taken_back(told: Predication) -> bool:
    """Whether words tell what is not so, or not yet.

    A noun of what is planned may be of what there is: "its planned mill".
    """
    if told.taken_back_by is None or told.modality == "ended":
        return False
    return told.word == "verb" or told.modality == "denied"


def _is_of_the_other(text: str, related: _Related, sides: Sides) -> bool:
    """Whether the later of the two is the other's: "its unit Bolt", "Acme's mill"."""
    begin, _ = related.later
    near = max(0, begin - _NEAR)
    owner = _OWNER.search(text, near, begin)
    if owner is None:
        return False
    if owner["pronoun"]:
        return True
    mentions = (*sides.subject, *sides.object)
    at = owner.start()
    return any(end == at for _, end in mentions)
