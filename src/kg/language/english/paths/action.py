"""Nouns that tell what is done: "acquisition", "partnership", "takeover"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.english.paths.tree import lemma
from kg.language.english.paths.word_lists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTION = (
    *("tion", "sion", "ment", "ship", "ance", "ing", "over", "out", "chase", "merger"),
    *("deal", "bid", "pact", "alliance", "venture", "sale", "launch", "contract"),
    *("investment", "tie-up", "talk", "move", "visit", "buy", "disposal", "approval"),
)
_NOT_ACTION = word_set("""
    division organisation organization corporation
""")


def is_action(noun: Token) -> bool:
    """Whether a noun tells what is done, and not who or what somebody is."""
    word = lemma(noun)
    return word.endswith(_ACTION) and word not in _NOT_ACTION
