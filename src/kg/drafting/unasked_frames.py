"""Frames that a word is not asked for here, though elsewhere it may tell them."""

from __future__ import annotations

from kg.drafting.news_terms import (
    ACQUIRED,
    COOPERATES_WITH,
    HAS_STATUS,
    OPERATES_IN,
    OWNS,
    SOLD_TO,
)
from kg.frames.lexicon import WORD, Frame
from kg.language.english.predication import POSSESSIVE, Predication

_APPOINTING = frozenset(("name", "appoint", "elect", "make"))
# Whose a plant is, and where an office, says neither who owns it nor who works there.
_OF_SITES = (OWNS, OPERATES_IN)
# Who signs an agreement has a part in it.
_SIGNED = frozenset(("agreement", "pact", "accord"))
_NOT_SURELY = ("possible", "ended", "denied")


def is_unasked(frame: Frame, predication: Predication) -> bool:
    """Whether something else tells what a frame does, or the words do not tell it.

    Args:
        frame: a frame of the word.
        predication: the word, with what stands beside it.
    """
    is_owner = frame.word == "noun" and POSSESSIVE in frame.subject_in
    if is_owner and frame.tells in _OF_SITES:
        return True
    if frame.tells == COOPERATES_WITH and not _SIGNED.isdisjoint(frame.carriers):
        return True
    if frame.tells == HAS_STATUS and predication.lemma in _APPOINTING:
        return True  # a post is told by its holder's name
    if frame.tells == SOLD_TO:
        return True  # whoever something is sold to has acquired it
    if frame.tells == ACQUIRED and predication.lemma == "sell":
        return predication.modality in _NOT_SURELY
    # "It will sell in its shops" plans to own none.
    return WORD in frame.object_in and predication.modality is not None
