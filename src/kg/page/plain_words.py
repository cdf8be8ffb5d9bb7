"""What the page says to readers for what the program calls by terms of its own."""

from __future__ import annotations

from typing import NamedTuple

UNTOLD = "untold"
"""The state of the words on the page of a thing that no article tells of."""

_BASES = {
    "stated": "said in the article",
    "registered": "from our register",
    "derived": "our reading",
    "inferred": "follows by rule",
    "claimed": "told, but not as a fact",
}
_VOICES = {"article": "the newspaper", "caption": "the photo caption"}

_GRADES = {
    "proved by order": "proved by word order",
    "proved by words": "said in these words",
    "attested": "confirmed by a person",
    "open": "not confirmed yet",
    "refused": "not borne out by the words",
    "overruled": "seems contradicted, a person explains",
}


class Badge(NamedTuple):
    """How far the words of a page were checked, in short and in full."""

    short: str
    full: str


def basis_in_words(basis: str) -> str:
    """How it is known: `follows by rule`."""
    return _BASES.get(basis, basis)


def voice_in_words(voice: str) -> str:
    """Who says so: `the newspaper`, or a person by name."""
    return _VOICES.get(voice, voice)


def grade_in_words(grade: str) -> str:
    """How well words prove it: `proved by word order`."""
    return _GRADES.get(grade, grade)


def state_in_words(state: str) -> str:
    """How far the words of an article were checked."""
    if state == "verified":
        return "checked against its text"
    if state == "pinned":
        return "without its text, not checked here"
    return state


def badge(state: str, articles: int) -> Badge:
    """What the head of a page says of its proof, and Proof explains."""
    texts = "the articles’ texts" if articles > 1 else "the article’s text"
    if state == "empty":
        return Badge(
            short="no article yet",
            full="There is no article yet, so nothing was checked against words.",
        )
    if state == UNTOLD:
        return Badge(
            short="no article tells of it",
            full=(
                "No article tells of it: what is here is registered, or follows from "
                "that, and nothing was checked against words."
            ),
        )
    if state == "verified":
        return Badge(
            short=f"checked against {texts}",
            full=(
                "The words were at hand when this page was built: those of every "
                "passage have the fingerprint that the graph gives. They name both "
                "sides of each statement, and bear out figures, dates and voices. How "
                "well they tell the relations is counted by grade."
            ),
        )
    if state == "pinned":
        return Badge(
            short=f"without {texts}, not checked here",
            full=(
                "No words were at hand when this page was built, so they were not "
                "looked at. The graph gives each passage’s position and fingerprint; "
                "figures were compared with their own short wordings only."
            ),
        )
    return Badge(
        short=f"checked against {texts} in part",
        full=(
            f"Checked in part: {state}. What was found has the fingerprint that the "
            "graph gives; the words of the other passages were not looked at."
        ),
    )
