"""Enumerations that pair by rank: "Acme and Bolt bought Corrin and Dorn, respectively"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.language.english.predication import Predication

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_rank(token: Token, predication: Predication) -> Iterator[Predication]:
    """The predication, or one for each pair where the words pair by rank.

    Of enumerations that differ in length nobody knows what belongs to what.
    """
    if not _is_ranked(token):
        yield predication
        return
    several = {
        slot: found for slot, found in predication.slots.items() if len(found) > 1
    }
    lengths = {len(found) for found in several.values()}
    if len(several) < 2 or len(lengths) > 1:
        kept = {
            slot: found for slot, found in predication.slots.items() if len(found) == 1
        }
        if kept:
            yield predication._replace(slots=kept)
        return
    for rank in range(lengths.pop()):
        slots = {
            slot: (found[rank],) if slot in several else found
            for slot, found in predication.slots.items()
        }
        yield predication._replace(slots=slots)


def _is_ranked(token: Token) -> bool:
    return any(word.lower_ == "respectively" for word in token.sent)
