"""The words in whose slots a reader of sentences is interested."""

from __future__ import annotations

from typing import NamedTuple


class Lexemes(NamedTuple):
    """Lemmas by word class.

    Attributes:
        verbs: such as "acquire" and, with their particle, "take over".
        nouns: such as "subsidiary" and "joint venture".
        adjectives: such as "active".
    """

    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
