"""The words in whose slots a reader of sentences is interested."""

from __future__ import annotations

from typing import NamedTuple


class Lexemes(NamedTuple):
    """Lemmas by word class.

    Attributes:
        verbs: such as "acquire" and, with their particle, "take over".
        nouns: such as "subsidiary" and "joint venture".
        adjectives: such as "active".
        called: nouns beside these by which a text calls what has no name, such as
            "signing ceremony". They are of one text, and the others of a language.
    """

    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()

    @property
    def whole(self) -> Lexemes:
        """The same with all nouns together."""
        return self._replace(nouns=self.nouns | self.called, called=frozenset())
