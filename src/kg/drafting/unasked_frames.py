"""Frames that a word is not asked for here, though elsewhere it may tell them."""

from __future__ import annotations

from kg.drafting.news_terms import (
    ACQUIRED,
    BOUGHT,
    COOPERATES_WITH,
    HAS_STATUS,
    HOME_COUNTRY,
    LOCATED_IN,
    OPERATES_IN,
    OWNS,
    RENTS,
    SOLD_TO,
    SUPPLIES,
    SUPPORTS,
    USES,
)
from kg.frames.lexicon import WORD, Frame
from kg.language.english.predication import POSSESSIVE, Predication
from kg.vocabulary import Term

# Whose a plant is, and where an office, says neither who owns it nor who works there.
_OF_SITES = (OWNS, OPERATES_IN)
# Who signs an agreement has a part in it.
_SIGNED = frozenset(("agreement", "pact", "accord"))
# What somebody buys, rents or uses is the matter of any sentence: "uses cucumbers"; who
# helps whom with anything, too, and whoever backs a firm has mostly invested in it.
# Whoever something is sold to has acquired it.
_NEVER = (BOUGHT, RENTS, USES, SUPPORTS, SOLD_TO)
_OTHERWISE: dict[Term, frozenset[str]] = {
    # A post is told by its holder's name.
    HAS_STATUS: frozenset(("name", "appoint", "elect", "make")),
    # "Seeks to sell its mine in Kvarn"
    OPERATES_IN: frozenset(("sell",)),
}
_NOT_SURELY = ("possible", "ended", "denied")


def is_unasked(frame: Frame, predication: Predication) -> bool:
    """Whether something else tells what a frame does, or the words do not tell it.

    Args:
        frame: a frame of the word.
        predication: the word, with what stands beside it.
    """
    if frame.tells in _NEVER or (frame.word == "noun" and _is_told_by_names(frame)):
        return True
    if frame.tells == COOPERATES_WITH and not _SIGNED.isdisjoint(frame.carriers):
        return True
    # "Makes boilers for hospitals" tells what they are for.
    if frame.tells == SUPPLIES and frame.object_in == {"for"}:
        return True
    if predication.lemma in _OTHERWISE.get(frame.tells, ()):
        return True
    if frame.tells == ACQUIRED and predication.lemma == "sell":
        return predication.modality in _NOT_SURELY
    # "It will sell in its shops" plans to own none.
    return WORD in frame.object_in and predication.modality is not None


def _is_told_by_names(frame: Frame) -> bool:
    """Whether names and the words beside them tell what a frame of a noun does."""
    # Where a plant stands, the words right behind its noun tell.
    if frame.tells == LOCATED_IN:
        return True
    if POSSESSIVE in frame.subject_in and frame.tells in _OF_SITES:
        return True
    # A firm's town stands before it as its country does.
    return POSSESSIVE in frame.object_in and frame.tells == HOME_COUNTRY
