"""Whether a text is in English, as far as the words that hold its sentences together tell."""

from __future__ import annotations

import re

# Words that hardly any other language has, written so: not "in", "is", "for" or "will".
_WORDS = (
    "the of and to that with from its it are has had said this they their which "
    "been were who would after his because between both more than other"
)
_ENGLISH = frozenset(_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")

_ENOUGH = 20  # words; in fewer there may be none of them
_SHARE = 0.05  # of the words; of news in English it is more than a fifth
_FOREIGN = 0.25  # of the letters; an article in English may quote other scripts
_READ = 20_000  # characters: whoever has read so far knows


def is_english(text: str) -> bool:
    """Whether a text may be read as English; so may one of a few words in Latin letters.

    >>> is_english("Acme, the maker of looms, said that it had acquired Bolt.")
    True
    >>> is_english("Акме купила Болт.")
    False
    """
    beginning = text[:_READ]
    letters = len(_LETTER.findall(beginning))
    others = letters - len(_LATIN.findall(beginning))
    # Names keep their Latin letters in other scripts.
    if others > _FOREIGN * letters:
        return False
    # A headline in English, or a name in capitals, has none of the words either.
    words = [word for word in _WORD.findall(beginning) if word.islower()]
    if len(words) < _ENOUGH:
        return True
    english = sum(word in _ENGLISH for word in words)
    return english >= _SHARE * len(words)
