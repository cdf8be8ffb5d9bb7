"""The words that matter to whoever asks: those of which there are frames."""

from __future__ import annotations

from typing import NamedTuple


class Lexemes(NamedTuple):
    """Words by their class, in the form of a dictionary.

    Attributes:
        verbs: with their particle: "buy", "take over".
        nouns: of one or several words: "unit", "joint venture".
        adjectives: "active".
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
