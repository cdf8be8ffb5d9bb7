"""Links to a passage on the publisher's page, by text fragments.

A link that ends in `#:~:text=START` or `#:~:text=START,END` makes a browser scroll to
the first place with these words: https://wicg.github.io/scroll-to-text-fragment/. What
follows `text=` is called a fragment here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.articles.whole_words import folded, occurrences


class _Span(NamedTuple):
    """A run of characters of a text, end exclusive."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        return text[self.begin : self.end]


class _Range(NamedTuple):
    """What a fragment marks: from one name to another behind it, or one name alone."""

    start: _Span
    stop: _Span

    @property
    def length(self) -> int:
        return self.stop.end - self.start.begin


def fragment(text: str, begin: int, end: int, names: Iterable[str]) -> str | None:
    r"""Make the fragment that leads a browser to a passage, from given names alone.

    So it gives no more of the text away than the names. The widest range inside the
    passage wins.

    Args:
        text: the article's text.
        begin: where the passage begins.
        end: where it ends, exclusive.
        names: what a fragment may be made of.

    Returns:
        The fragment, percent-encoded; None where the names do not lead there.

    >>> fragment("Acme met Bolt. Acme left.", 0, 14, ["Acme", "Bolt"])
    'Bolt'
    >>> fragment("Ada of Acme-Lo met Bolt. Acme-Lo left.", 0, 24, ["Ada", "Acme-Lo", "Bolt"])
    'Ada,Bolt'
    >>> fragment("Ada met YILDIZ.", 0, 15, ["Y\u0131ld\u0131z"])
    'YILDIZ'
    """
    passage = _Span(begin, end)
    spans = list(_inside(passage, text, names))
    ranges = _ranges(text, spans)
    widest = min(ranges, key=_widest_first, default=None)
    if widest is None:
        return None
    start_words = percent_encoded(widest.start.of(text))
    if widest.start == widest.stop:
        return start_words
    stop_words = percent_encoded(widest.stop.of(text))
    return f"{start_words},{stop_words}"


def target(text: str, text_fragment: str) -> tuple[int, int] | None:
    """Where a fragment leads, if its start stands in one place only.

    Args:
        text: the article's text.
        text_fragment: what `fragment` makes.

    Returns:
        The begin and the end (exclusive) of what a browser marks.

    >>> target("Ada of Acme-Lo met Bolt. Acme-Lo left.", "Ada,Bolt")
    (0, 23)
    >>> target("Bolt and Bolt", "Bolt") is None
    True
    """
    from urllib.parse import unquote  # slow to import

    first, _, last = text_fragment.partition(",")
    starts = _found_by_browser(text, unquote(first))
    if len(starts) != 1:
        return None
    (start,) = starts
    if not last:
        return start
    stop = _next(text, start.end, unquote(last))
    if stop is None:
        return None
    return start.begin, stop.end


def link(url: str, text_fragment: str | None) -> str:
    """The address of the publisher's page, with the fragment if there are both.

    >>> link("https://gazette.example/", "Bolt")
    'https://gazette.example/#:~:text=Bolt'
    """
    if not url or not text_fragment:
        return url
    return f"{url}#:~:text={text_fragment}"


def percent_encoded(words: str) -> str:
    """Words as a part of a fragment, in which `-` and `,` have a meaning.

    >>> percent_encoded("Fjord-Loom")
    'Fjord%2DLoom'
    """
    from urllib.parse import quote  # slow to import

    # `quote` leaves `-` alone, as RFC 3986 wants; in a text directive it marks a prefix
    # or a suffix.
    return quote(words, safe="").replace("-", "%2D")


def _widest_first(marked: _Range) -> tuple[int, _Range]:
    # Of two as wide, the one that comes first, whatever the order of the names.
    return -marked.length, marked


def _inside(passage: _Span, text: str, names: Iterable[str]) -> Iterator[_Span]:
    """Where the names stand in the passage."""
    words = _folded(passage.of(text))
    for name in set(names):
        # Most names are elsewhere, and a pattern takes longer to compile than to match.
        parts = _folded(name).split()
        if not all(part in words for part in parts):
            continue
        for span in _found_by_browser(text, name):
            if span.begin >= passage.begin and span.end <= passage.end:
                yield span


def _folded(words: str) -> str:
    """Words by which those are alike that patterns take for alike, whatever their case."""
    # Nor do patterns tell an "i" with a dot of its own from one without.
    return folded(words).replace("i\u0307", "i")


def _ranges(text: str, spans: Sequence[_Span]) -> Iterator[_Range]:
    """What fragments may mark that begin and end with one of the spans."""
    for start in spans:
        # A browser goes to the first place with these words: in a text that has them
        # once, no other comes before.
        places = _found_by_browser(text, start.of(text))
        if len(places) != 1:
            continue
        yield _Range(start, start)
        for stop in spans:
            # It marks as far as the first end behind the start, which may be another.
            first = _next(text, start.end, stop.of(text))
            if first == stop:
                yield _Range(start, stop)


def _found_by_browser(text: str, words: str) -> list[_Span]:
    """Where a browser finds the words: as whole words, whatever their case."""
    return [_Span(*span) for span in occurrences(text, words, any_case=True)]


def _next(text: str, after: int, words: str) -> _Span | None:
    """The first place from there on in which a browser finds the words."""
    for span in _found_by_browser(text, words):
        if span.begin >= after:
            return span
    return None
