"""Frames that a word is not asked for here, though elsewhere it may tell them."""

from __future__ import annotations

from kg.drafting.news_terms import (
    ACQUIRED,
    BENEFITS,
    BOUGHT,
    COOPERATES_WITH,
    ENABLES,
    EXPANDS,
    HAS_STATUS,
    HEADQUARTERED_IN,
    HOME_COUNTRY,
    LOCATED_IN,
    OPERATES_IN,
    OWNS,
    PART_OF,
    PRODUCES,
    RENTS,
    SOLD_TO,
    SUPPLIES,
    SUPPORTS,
    USES,
)
from kg.frames.relation_frames import WORD, Frame
from kg.language.english.predication import POSSESSIVE, SUBJECT, Predication
from kg.vocabulary import Term

# Whose a plant is, and where an office, says neither who owns it nor who works there.
_OF_SITES = (OWNS, OPERATES_IN)
# Who signs an agreement has a part in it.
_SIGNED = frozenset(("agreement", "pact", "accord"))
# What somebody buys, rents or uses is the matter of any sentence: "uses cucumbers"; who
# helps whom with anything, too, and whoever backs a firm has mostly invested in it.
# Whoever something is sold to has acquired it. What follows from what, clauses tell, and
# where something is, names and the words beside them.
_NEVER = (
    BOUGHT,
    RENTS,
    USES,
    SUPPORTS,
    SOLD_TO,
    BENEFITS,
    ENABLES,
    EXPANDS,
    LOCATED_IN,
)
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
    if predication.lemma in _OTHERWISE.get(frame.tells, ()):
        return True
    # "Products including Tivvy" are of a firm, and not parts of it.
    if frame.tells == PART_OF and predication.lemma == "include":
        return True
    return _is_of_others(frame) or _is_unsure(frame, predication)


def _is_unsure(frame: Frame, predication: Predication) -> bool:
    """Whether something may be so, and so relates nothing yet."""
    if predication.modality == "possible":
        return True
    if frame.tells == ACQUIRED and predication.lemma == "sell":
        return predication.modality in _NOT_SURELY
    # "It will sell in its shops" plans to own none.
    return WORD in frame.object_in and predication.modality is not None


def _is_of_others(frame: Frame) -> bool:
    """Whether what stands in the slots of a frame mostly has another relation."""
    if frame.tells == COOPERATES_WITH:
        return not _SIGNED.isdisjoint(frame.carriers)
    if frame.tells == SUPPLIES:
        # "Makes boilers for hospitals" tells what they are for, and whoever has an order
        # from somebody may supply him some day.
        return frame.object_in == {"for"} or "order" in frame.carriers
    # What is made in a town, a firm makes there.
    is_of_place = SUBJECT not in frame.subject_in | frame.object_in
    return frame.tells == PRODUCES and frame.word == "verb" and is_of_place


def _is_told_by_names(frame: Frame) -> bool:
    """Whether names and the words beside them tell what a frame of a noun does."""
    if POSSESSIVE in frame.subject_in and frame.tells in _OF_SITES:
        return True
    # A firm's town stands before it as its country does.
    is_home = frame.tells in (HEADQUARTERED_IN, HOME_COUNTRY)
    return POSSESSIVE in frame.object_in and is_home
