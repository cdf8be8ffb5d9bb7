"""What has been asked though it was turned down: who "dismissed an appeal" had one."""

from __future__ import annotations

import re

_ASKED = frozenset(
    "appeal application bid call challenge claim complaint demand lawsuit motion "
    "objection offer petition plea proposal request suit".split()
)
_TURNING_DOWN = re.compile(
    r"(?:reject|refus|dismiss|rebuff|spurn|block|veto|withdr[ae]w|drop)\w*|"
    r"den(?:y|ies|ied|ying)|turn(?:s|ed|ing)? down|thr[oe]ws?(?:n)? out|"
    r"fend(?:s|ed|ing)? off",
    re.IGNORECASE,
)


def was_asked(noun: str, words: str) -> bool:
    """Whether words that turn down what a noun names leave it what it was.

    >>> was_asked("appeal", "dismissed"), was_asked("merger", "rejected")
    (True, False)
    """
    return noun in _ASKED and _TURNING_DOWN.fullmatch(words) is not None


def was_turned_down(noun: str, words: str) -> bool:
    """Whether words say that there was what a noun names, which somebody did not want.

    >>> was_turned_down("bid", "turned down"), was_turned_down("bid", "denied")
    (True, False)
    """
    return was_asked(noun, words) and not words.casefold().startswith("den")
