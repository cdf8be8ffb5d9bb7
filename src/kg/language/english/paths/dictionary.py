"""Whether a word is one of English, by the dictionary with which the model lemmatises.

It has the nouns, verbs, adjectives and adverbs of WordNet, among them some names of this
world, and no names that somebody made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from kg.language.english.order import closed_class
from kg.language.english.paths.spacy_model import Model

_PARTS = ("noun", "verb", "adj", "adv")
_TABLES = ("lemma_index", "lemma_exc", "lemma_rules")
# Words that no dictionary of nouns, verbs, adjectives and adverbs has
_CLOSED = (
    closed_class.DETERMINERS
    | closed_class.PRONOUNS
    | closed_class.POSSESSIVES
    | closed_class.RELATIVES
    | closed_class.PREPOSITIONS
    | closed_class.CLAUSAL
    | closed_class.OPENERS
    | closed_class.CONJUNCTIONS
    | closed_class.MODALS
    | frozenset(
        "anybody anything hers herself how if let mine myself oneself ours ourselves "
        "per theirs these those toward towards unlike versus what whatever whether "
        "whichever whoever whomever why yours yourself yourselves".split()
    )
)
# New compounds are made with these: "chipmakers", "start-ups"
_SECOND_HALVES = tuple(
    "boat boats builder builders buyer buyers care cell cells chip chips farm farms firm "
    "firms goer goers grower growers holder holders line lines maker makers making owner "
    "owners pack packs room rooms seller sellers tech techs time up ups ware wide worker "
    "workers writer writers yacht yachts".split()
)
_CONTRACTED = re.compile(r"(?:n[’']t|[’'](?:s|re|d|ll|ve|m|em)|s[’'])$")


class Dictionary:
    """The words of a model.

    Args:
        model: the model.
    """

    def __init__(self, model: Model) -> None:
        lookups = model.pipeline.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        index, irregular, rules = (lookups.get_table(name, {}) for name in _TABLES)
        self._words: set[str] = set()
        self._endings: set[tuple[str, str]] = set()
        for part in _PARTS:
            self._words.update(cast("Sequence[str]", index.get(part, ())))
            self._words.update(cast("Mapping[str, object]", irregular.get(part, {})))
            for inflected, plain in rules.get(part, ()):
                self._endings.add((inflected, plain))

    def __bool__(self) -> bool:
        return bool(self._words)

    def is_word(self, word: str) -> bool:
        """Whether a word is in it, in any of its forms, or is made of two that are.

        Args:
            word: the word, in small letters.
        """
        plain = _CONTRACTED.sub("", word)  # as of "we're"
        if self._is_listed(plain):
            return True
        parts = plain.split("-")
        if len(parts) > 1:
            return all(map(self._is_listed, parts))
        return any(
            plain.endswith(half) and plain.removesuffix(half) in self._words
            for half in _SECOND_HALVES
        )

    def _is_listed(self, word: str) -> bool:
        if word in self._words or word in _CLOSED:
            return True
        return any(
            word.endswith(inflected)
            and word.removesuffix(inflected) + plain in self._words
            for inflected, plain in self._endings
            if inflected
        )
