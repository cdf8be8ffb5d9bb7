"""Whether words are in English, as far as those that hold sentences together tell."""

from __future__ import annotations

import re

# Words that hardly any other language has, written so: not "in", "is", "for" or "will".
_WORDS = (
    "the of and to that with from its it are has had said this they their which "
    "been were who would after his because between both more than other"
)
_ENGLISH = frozenset(_WORDS.split())
# In few words these count as well: no common word of the languages below is written so.
_OFTEN_ENGLISH = _ENGLISH | frozenset(
    "by at not be have but into about over what when there while our your these those "
    "could should may might did does".split()
)
# Likewise words of other languages, without those that English has: not "die" or "pour".
_OTHERS = (
    # German
    (
        "der das ein eine einen einem einer eines und ist nicht mit auf für von dem zu zur zum "
        "sich auch wird werden wurde wurden haben nach bei aus dass kein keine keinen sie über "
        "seine ihre noch nur sind"
    ),
    # French
    (
        "le la les du une et dans avec qui que sur ne pas cette aux sont été elle leurs ses "
        "de des à d’un d’une"
    ),
    # Spanish
    "el los las una y con por para se su sus está han fue más como desde hasta del de la",
    # Italian
    "il lo gli della dello delle degli che è di da con una sono nel nella alla dal dalla",
    # Dutch
    "het een niet voor wordt werd heeft naar zijn bij aan uit dat deze hun de",
    # Portuguese
    "uma dos das em não foi pelo pela seu sua são mais até da e de os à",
)
_FOREIGN = [frozenset(words.split()) for words in _OTHERS]
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# "Banco de Norvik", "Casa del Sol": within a name, or borrowed, a word is of no sentence.
_APART = re.compile(
    r"\b(?:de (?:facto|jure|novo)|per se|[aà] la [a-z]+)\b|"
    r"[A-Z]\w*(?: [a-z]{1,3}){1,2}(?= [A-Z])"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")

_ENOUGH = 20  # words; in fewer there may be none of them
_SHARE = 0.05  # of the words; of news in English it is more than a fifth
_OF_LETTERS = 0.25  # an article in English may quote other scripts
_READ = 20_000  # characters: whoever has read so far knows


def is_english(text: str) -> bool:
    """Whether words may be read as English; so may a few that no language claims.

    >>> is_english("Acme, the maker of looms, said that it had acquired Bolt.")
    True
    >>> is_english("Акме купила Болт."), is_english("Bolt in Norvik: keine Pläne.")
    (False, False)
    """
    beginning = text[:_READ]
    letters = len(_LETTER.findall(beginning))
    others = letters - len(_LATIN.findall(beginning))
    # Names keep their Latin letters in other scripts.
    if others > _OF_LETTERS * letters:
        return False
    plain = _APART.sub(" ", beginning)
    words = [word for word in _WORD.findall(plain) if word.islower()]
    if len(words) < _ENOUGH:
        # A headline in English, or a name in capitals, has none of the words either.
        return _most_foreign(words) <= sum(word in _OFTEN_ENGLISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return english >= _SHARE * len(words) and english >= _most_foreign(words)


def _most_foreign(words: list[str]) -> int:
    """How many of some words are of the other language that has most of them."""
    most = 0
    for language in _FOREIGN:
        most = max(most, sum(word in language for word in words))
    return most
