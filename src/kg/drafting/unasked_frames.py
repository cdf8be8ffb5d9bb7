"""Frames that a word is not asked for here, though elsewhere it may tell them."""

from __future__ import annotations

from kg.drafting.news_terms import ACQUIRED, HAS_STATUS, SOLD_TO
from kg.frames.lexicon import WORD, Frame
from kg.language.english.predication import Predication

_APPOINTING = frozenset(("name", "appoint", "elect", "make"))
_NOT_SURELY = ("possible", "ended", "denied")


def is_unasked(frame: Frame, predication: Predication) -> bool:
    """Whether something else tells what a frame does, or the words do not tell it.

    Args:
        frame: a frame of the word.
        predication: the word, with what stands beside it.
    """
    if frame.tells == HAS_STATUS and predication.lemma in _APPOINTING:
        return True  # a post is told by its holder's name
    if frame.tells == SOLD_TO:
        return True  # whoever something is sold to has acquired it
    if frame.tells == ACQUIRED and predication.lemma == "sell":
        return predication.modality in _NOT_SURELY
    # "It will sell in its shops" plans to own none.
    return WORD in frame.object_in and predication.modality is not None
