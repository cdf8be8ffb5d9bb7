"""Unparsed in the spelling in which they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_BRITISH_AND_AMERICAN = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ll", "l"))
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_BEFORE_ES = ("s", "sh", "ch", "x", "z", "o")


def spelt(word: str, known: frozenset[str]) -> str | None:
    """The word as it is known, in British or American spelling; None if it is not.

    >>> spelt("finalize", frozenset({"finalise"}))
    'finalise'
    """
    if word in known:
        return word
    for british, american in _BRITISH_AND_AMERICAN:
        for ours, theirs in ((british, american), (american, british)):
            # The stress is on the end: "is" in "issue" is no ending.
            head, ending, tail = word.rpartition(ours)
            other = f"{head}{theirs}{tail}"
            if ending and head and other in known:
                return other
    return None


@cache
def forms(verbs: frozenset[str]) -> dict[str, str]:
    """The regular forms of verbs, without their particles, each with its verb.

    A model that has never seen a form guesses: "hopes" is of "hop" to it. Of verbs that
    may double their last letter, both spellings are there.

    >>> forms(frozenset({"base"}))
    {'bases': 'base', 'based': 'base', 'basing': 'base'}
    """
    single = sorted({verb.partition(" ")[0] for verb in verbs})
    return {form: verb for verb in single for form in _forms(verb)}


def _forms(verb: str) -> Iterator[str]:
    if _CONSONANT_Y.search(verb):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield f"{verb}es" if verb.endswith(_BEFORE_ES) else f"{verb}s"
    if verb.endswith("e"):
        yield f"{verb}d"
        yield f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing"
        return
    yield from (f"{verb}ed", f"{verb}ing")
    if _DOUBLED.search(verb):
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
