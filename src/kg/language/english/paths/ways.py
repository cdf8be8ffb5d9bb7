"""By what words of a parse one word is joined to another.

In "Bolt raised the output of its mill to 40", Bolt is the subject of the verb to which
"to 40" belongs: "nsubj ^ to".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 4  # steps on either side that tell anything
# What only belongs to the words of a figure or a name itself
_INNER = ("nummod", "quantmod", "compound", "npadvmod", "advmod", "det", "nmod")


def way(one: Token, other: Token) -> str:
    """The steps up from one word to what it shares with another, and down to that."""
    above = [one, *one.ancestors]
    below = [other, *other.ancestors]
    known = {token.i for token in below}
    shared = next((token for token in above if token.i in known), None)
    if shared is None:
        return ""
    up = _steps(above[: above.index(shared)])
    down = _steps(below[: below.index(shared)])
    while down and down[0] in _INNER:
        down = down[1:]
    return " ".join((*up[:_MOST], "^", *reversed(down[:_MOST])))


def _steps(tokens: Sequence[Token]) -> list[str]:
    """The relations by which words hang, prepositions by themselves."""
    found: list[str] = []
    for token in tokens:
        if token.dep_ == "pobj":
            continue  # its preposition tells it
        found.append(token.lower_ if token.dep_ == "prep" else token.dep_)
    return found
