"""Words in the spelling in which they are known."""

from __future__ import annotations

import re
from functools import cache

_BRITISH_AND_AMERICAN = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ll", "l"))
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


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
def participles(verbs: frozenset[str]) -> dict[str, str]:
    """The regular participles of verbs, with the verbs.

    >>> sorted(participles(frozenset({"base", "own", "rig", "ally"})))
    ['allied', 'based', 'owned', 'rigged']
    """
    return {_participle(verb): verb for verb in verbs if " " not in verb}


def _participle(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLED.search(verb) else f"{verb}ed"
