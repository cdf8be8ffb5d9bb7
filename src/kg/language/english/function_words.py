"""Words that hold a sentence together, apart from those that say what it is about."""

from __future__ import annotations

_WORDS = (
    "about above after also another around because been before being below "
    "between both could during each from have having into itself just more most "
    "much other over same several should some such than that their them then "
    "there these they this those through today under until upon were what when "
    "where which while will with within without would your"
)
_NO = "neither never no nobody none nor not nothing without"
_LIGHT = "be have do get make take give go come put can may will must"
_SMALL = (
    "a an the and or but if of to in on at by as for from not no so it its he she they"
)
_EVERYWHERE = frozenset(
    [*_WORDS.split(), *_NO.split(), *_LIGHT.split(), *_SMALL.split()]
)
_FUNCTION = frozenset(_WORDS.split())
_NEGATIONS = frozenset(_NO.split())
_SHORTEST = 4  # letters; shorter words hold sentences together


def is_content(word: str) -> bool:
    """Whether a word carries meaning of its own, as far as its length and a list tell.

    >>> [word for word in "they have sold the mill".split() if is_content(word)]
    ['sold', 'mill']
    """
    return len(word) >= _SHORTEST and word.casefold() not in _FUNCTION


def is_telling(word: str) -> bool:
    """Whether a sentence says something else without the word, be it a name or a "no"."""
    is_plain = word.islower() and word not in _NEGATIONS
    return is_content(word) or not is_plain


def is_everywhere(lemma: str) -> bool:
    """Whether a word, in its form in a dictionary, may stand in almost any sentence.

    >>> [lemma for lemma in ("have", "with", "coach") if is_everywhere(lemma)]
    ['have', 'with']
    """
    return lemma.casefold() in _EVERYWHERE
