"""Places in a text, and how they lie to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where words begin and end in a text, in code points, the end exclusive."""

_BEGIN = itemgetter(0)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character.

    >>> overlap((0, 4), (3, 5)), overlap((0, 4), (4, 5))
    (True, False)
    """
    begin, end = one
    first, last = other
    return begin < last and first < end


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of others.

    >>> overlaps_any((0, 4), [(8, 9), (3, 5)]), overlaps_any((0, 4), [])
    (True, False)
    """
    return any(overlap(span, other) for other in others)


def is_within(inner: Span, outer: Span) -> bool:
    """Whether a span has all of its characters in the other.

    >>> is_within((1, 4), (0, 4)), is_within((1, 5), (0, 4))
    (True, False)
    """
    begin, end = inner
    first, last = outer
    return first <= begin and end <= last


def covering(*spans: Span) -> Span:
    """The smallest span that holds all of some.

    >>> covering((3, 5), (9, 12))
    (3, 12)
    """
    begins, ends = zip(*spans, strict=True)
    return min(begins), max(ends)


def begins_in(span: Span, other: Span) -> bool:
    """Whether a span begins with a character of the other."""
    begin, _ = span
    first, last = other
    return first <= begin < last


def begun_in(spans: list[Span], outer: Span) -> list[Span]:
    """Those of the spans, which are in order, that begin in the other.

    >>> begun_in([(0, 2), (3, 5), (4, 9)], (1, 8))
    [(3, 5), (4, 9)]
    """
    begin, end = outer
    first = bisect_left(spans, begin, key=_BEGIN)
    last = bisect_left(spans, end, key=_BEGIN)
    return spans[first:last]


def all_within(spans: list[Span], outer: Span) -> list[Span]:
    """Those of the spans, which are in order, that lie in the other.

    >>> all_within([(0, 2), (3, 5), (4, 9)], (1, 8))
    [(3, 5)]
    """
    _, end = outer
    return [span for span in begun_in(spans, outer) if span[1] <= end]


def last_begun(spans: list[Span], place: int) -> int:
    """The number of the last of ordered spans to begin by a place; -1 for none.

    >>> last_begun([(0, 2), (3, 5)], 3), last_begun([(0, 2), (3, 5)], -4)
    (1, -1)
    """
    return bisect_right(spans, place, key=_BEGIN) - 1
