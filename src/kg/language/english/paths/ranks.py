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
    if any(word.lower_ == "respectively" for word in token.sent):
        return True
    return _are_amounts(token)


def _are_amounts(verb: Token) -> bool:
    """Whether as many amounts as subjects go with a verb: "own 34 and 5 percent of it"."""
    subjects = [word for word in verb.children if word.dep_ == "nsubj"]
    objects = [word for word in verb.children if word.dep_ in ("dobj", "obj")]
    if len(subjects) != 1 or len(objects) != 1:
        return False
    amounts = [objects[0], *objects[0].conjuncts]
    if len(amounts) < 2 or len(amounts) != 1 + len(subjects[0].conjuncts):
        return False
    are_alike = len({word.lower_ for word in amounts}) == 1
    return are_alike and all(map(_is_amount, amounts))


def _is_amount(noun: Token) -> bool:
    return noun.i > 0 and noun.nbor(-1).like_num
