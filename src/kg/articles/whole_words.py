"""Where words stand in a text, as whole words; positions are code points from 0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.language.spans import Span

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_LED_BY = 4  # words: fewer begin alike in too many places of a long text


def is_edge(text: str, at: int) -> bool:
    """Whether a position cuts no word: words may begin or end there.

    >>> [at for at in range(10) if is_edge("an AI hub", at)]
    [0, 2, 3, 5, 6, 9]
    """
    if not 0 <= at <= len(text):
        return False
    if at in (0, len(text)):
        return True
    before = text[at - 1]
    behind = text[at]
    return not (_in_word(before) and _in_word(behind))


def _in_word(character: str) -> bool:
    """Whether it is a letter, a digit, or an accent that combines with one."""
    if character.isalnum():
        return True
    if character.isascii():
        return False
    from unicodedata import category  # slow to import

    # In decomposed text (Unicode NFD) an accent is a character of its own, in one of
    # the categories Mn, Mc and Me.
    return category(character).startswith("M")


def occurrences(
    text: str,
    words: str,
    *,
    any_case: bool = False,
    starts: Iterable[int] | None = None,
) -> list[tuple[int, int]]:
    """Find words where they stand as whole words, with any white space between them.

    Args:
        text: where to look.
        words: what to look for; nothing but white space is found nowhere.
        any_case: whether to ignore case.
        starts: the only positions at which an occurrence may begin; without them,
            the whole text is searched.

    Returns:
        The begin and the end (exclusive) of each occurrence, in order.

    >>> occurrences("SAIC and AI, an AI hub", "AI")
    [(9, 11), (16, 18)]
    """
    parts = words.split()
    if not parts:
        return []
    find = _in_any_case if any_case else _as_written
    spans = find(text, parts, starts)
    return [
        (begin, end)
        for begin, end in spans
        if is_edge(text, begin) and is_edge(text, end)
    ]


def _in_any_case(
    text: str,
    parts: Sequence[str],
    starts: Iterable[int] | None,
) -> Iterable[Span]:
    """Where words stand in upper or lower case."""
    in_one_case = _in_one_case(text)
    words = " ".join(parts)
    wanted = folded(words)
    if in_one_case is not None and len(wanted) == len(words):
        return _as_written(in_one_case, wanted.split(), starts)
    escaped = map(re.escape, parts)
    pattern = re.compile(r"\s+".join(escaped), re.IGNORECASE)
    if starts is None:
        matches = pattern.finditer(text)
    else:
        tried = (pattern.match(text, at) for at in starts)
        matches = filter(None, tried)
    return [match.span() for match in matches]


@lru_cache(maxsize=2)  # of one text, and of what is compared with it
def _in_one_case(text: str) -> str | None:
    """A text in lower case; None if it gets longer so, and its words stand elsewhere."""
    found = folded(text)
    return found if len(found) == len(text) else None


def folded(text: str) -> str:
    """A text in which letters are the same that patterns take for the same in any case.

    One with "\u00df" in it gets longer, since that becomes "ss".
    """
    return text.casefold().replace("\u0131", "i")


def _as_written(
    text: str,
    parts: Sequence[str],
    starts: Iterable[int] | None,
) -> Iterable[Span]:
    if starts is not None:
        return _beginning_at(starts, text, parts)
    first, *_ = parts
    starts = _everywhere(text, first)
    places = _beginning_at(starts, text, parts)
    return _apart(places)


def _everywhere(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _beginning_at(
    starts: Iterable[int],
    text: str,
    parts: Sequence[str],
) -> Iterator[tuple[int, int]]:
    """Where words stand that begin at one of the places.

    Each name is looked for once in a text: a pattern of its own would take longer to
    compile than to match.
    """
    first, *others = parts
    for begin in starts:
        if not text.startswith(first, begin):
            continue
        end = begin + len(first)
        for word in others:
            space = _SPACE.match(text, end)
            if space is None or not text.startswith(word, space.end()):
                break
            end = space.end() + len(word)
        else:
            yield begin, end


def _apart(places: Iterable[Span]) -> Iterator[Span]:
    """The places but for those that begin within an earlier one."""
    last = 0
    for place in places:
        begin, end = place
        # As the search of a pattern goes on behind what it has found.
        if begin >= last:
            yield place
            last = end


class Occurrences:
    """The same for many words of one text, each sentence of which may be asked for.

    They are looked for only where their first words stand, so that it takes no longer
    for each the longer the text is.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins: dict[str, list[int]] = {}
        self._found: dict[str, list[Span]] = {}
        words = list(_WORD.finditer(text))
        for number, word in enumerate(words):
            key = ""
            # Who asks may have a single word, or many.
            behind = number + _LED_BY
            for following in words[number:behind]:
                key += f" {following[0]}"
                begins = self._begins.setdefault(key, [])
                begins.append(word.start())

    def of(self, words: str) -> list[Span]:
        """The begin and the end of each occurrence, in order; see `occurrences`."""
        known = self._found.get(words)
        if known is not None:
            return known
        starts = self._starts(words)
        places = occurrences(
            self._text,
            words,
            starts=starts,
        )
        found = list(_apart(places))
        self._found[words] = found
        return found

    def _starts(self, words: str) -> list[int] | None:
        """Where words may begin; None for anywhere."""
        leading = list(_WORD.finditer(words))
        if not leading:
            return None
        before = words[: leading[0].start()]
        # Among signs the text may have any white space.
        if _SPACE.search(before):
            return None
        key = ""
        for word in leading[:_LED_BY]:
            key += f" {word[0]}"
        # A sign before the first word of the text begins nowhere.
        begins = self._begins.get(key, [])
        shift = len(before)
        starts: list[int] = []
        for begin in begins:
            if begin < shift:
                continue
            starts.append(begin - shift)
        return starts
