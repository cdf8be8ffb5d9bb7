"""The signs of a name that are words: how its own end, and those right beside it.

Nobody lists them. Which of them tell something, and of what sort of thing, is learned from
names of known sorts: that *-burg* ends towns, that a *broker* stands before firms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.language.english.descriptions import Description
from kg.language.spans import Span

_BEFORE = re.compile(r"(?:\b(?P<farther>[a-z][\w-]*) )?\b(?P<word>[^\W\d][\w’'-]*) $")
_BEHIND = re.compile(r"(?P<own>[’']s?)? (?P<word>[a-z][\w-]*)")
_LOOK = 50
_LONG = 5  # letters of a word whose ending is a sign
_ENDINGS = (2, 3)  # letters


def worded_signs(
    name: str,
    text: str,
    places: Collection[Span],
    described: Iterable[Description],
) -> set[str]:
    """The signs of a name by its words and those around it.

    Args:
        name: the name.
        text: the text.
        places: where the name stands in it.
        described: what stands beside names in it.
    """
    found = set(_of_words(name.split()))
    for span in places:
        found.update(_around(text, span))
    for description in described:
        if description.name in places:
            *_, noun = text[slice(*description.span)].casefold().split()
            found.add(f"described by {noun}")
    return found


def _of_words(words: list[str]) -> Iterator[str]:
    """How its first and its last word end."""
    ends = (
        {"last": words[-1]}
        if len(words) == 1
        else {"first": words[0], "last": words[-1]}
    )
    for which, word in ends.items():
        if len(word) >= _LONG:
            for letters in _ENDINGS:
                yield f"{which} ends {word[-letters:].casefold()}"
    yield f"{min(len(words), 4)} words end {words[-1][-3:].casefold()}"


def _around(text: str, span: Span) -> Iterator[str]:
    """The words right before it and right behind it."""
    begin, end = span
    before = _BEFORE.search(text, max(0, begin - _LOOK), begin)
    if before:
        word = before["word"].casefold()
        yield f"before is {word}"
        if before["farther"]:
            yield f"before are {before['farther']} {word}"
    behind = _BEHIND.match(text, end)
    if behind:
        yield f"behind is {behind['word']}"
        if behind["own"]:
            yield f"own {behind['word']}"
