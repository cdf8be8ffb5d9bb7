"""Whether a noun is in the singular or the plural, by its ending."""

from __future__ import annotations

# Plurals without an ending that shows it, with their singulars
_IRREGULAR = {
    "children": "child",
    "men": "man",
    "people": "person",
    "wives": "wife",
    "women": "woman",
}
# These mean one or several
_BOTH_WORDS = (
    "barracks couple crew duo headquarters majority means minority news pair "
    "police series species staff team trio works"
)
_BOTH = frozenset(_BOTH_WORDS.split())
_NO_PLURALS = ("ss", "us", "is", "ics", "’s", "'s")
_SHORTEST = 4  # letters: "gas" and "bus" are no plurals


def is_plural(noun: str) -> bool:
    """Whether a noun can mean several.

    >>> [is_plural(noun) for noun in ("firms", "boss", "women", "pair", "gas")]
    [True, False, True, True, False]
    """
    word = noun.casefold()
    if word in _BOTH or word in _IRREGULAR or word.endswith(("men", "women")):
        return True
    if len(word) < _SHORTEST or word.endswith(_NO_PLURALS):
        return False
    return word.endswith("s")


def is_singular(noun: str) -> bool:
    """Whether a noun can mean one.

    >>> [is_singular(noun) for noun in ("firm", "firms", "series")]
    [True, False, True]
    """
    return noun.casefold() in _BOTH or not is_plural(noun)


def singular(noun: str) -> str:
    """The noun in the singular, as far as its ending tells.

    >>> [singular(noun) for noun in ("companies", "cities", "banks", "boxes", "women")]
    ['company', 'city', 'bank', 'box', 'woman']
    """
    word = noun.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if not is_plural(word) or word in _BOTH:
        return word
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
