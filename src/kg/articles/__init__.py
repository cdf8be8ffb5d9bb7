"""Texts of articles: reading them, proving passages by digest, and linking to the publisher's page."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import BadInput
from kg.model import Article, Passage


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark, with line ends as LF and nothing else changed."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(
            str(path), f"byte {error.start} is not UTF-8.", "Save the text as UTF-8."
        ) from error
    except OSError as error:
        raise BadInput(str(path), f"cannot be read: {error.strerror}.", "") from error


def digest(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal."""
    from hashlib import sha256  # slow to import, and not needed without a text

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class FoundPassage(NamedTuple):
    """A passage and where its words begin in the text at hand; None when they are nowhere in it."""

    passage: Passage
    begin: int | None

    @property
    def shift(self) -> int | None:
        """By how many characters the passage has moved."""
        return None if self.begin is None else self.begin - self.passage.begin


class Text:
    """A copy of an article's text, which may differ from the one that the passages were read from."""

    def __init__(self, article: Article, words: str) -> None:
        self.article = article
        self.words = words

    @property
    def is_exact(self) -> bool:
        """Whether the copy is, byte for byte, the article's text."""
        return digest(self.words) == self.article.sha256

    def find(self, passage: Passage) -> FoundPassage:
        """The passage by its digest: as far on as those around it, else in its own place, else in the nearest one."""
        return self._found.get(passage) or FoundPassage(
            passage, self._begin(passage, [])
        )

    @cached_property
    def _found(self) -> dict[Passage, FoundPassage]:
        """The article's passages. The longest take the others along: a pronoun has its like in many places."""
        found: dict[Passage, FoundPassage] = {}
        moves: list[
            tuple[int, int]
        ] = []  # where a passage was, and by how many characters it has moved
        for passage in sorted(
            self.article.passages, key=lambda passage: passage.begin - passage.end
        ):
            behind = bisect_left(moves, (passage.begin + 1,))
            around = [shift for _, shift in moves[max(behind - 1, 0) : behind + 1]]
            found[passage] = FoundPassage(passage, self._begin(passage, around))
            if (shift := found[passage].shift) is not None:
                insort(moves, (passage.begin, shift))
        return found

    def _begin(self, passage: Passage, around: Iterable[int]) -> int | None:
        moved = (passage.begin + shift for shift in around)
        likely = [
            *(start for start in moved if self._is_whole(passage, start)),
            passage.begin,
        ]
        begin = next((start for start in likely if self._has(passage, start)), None)
        return self._nearest(passage) if begin is None else begin

    def _nearest(self, passage: Passage) -> int | None:
        starts = (
            start for start in range(len(self.words)) if self._is_whole(passage, start)
        )
        matching = (start for start in starts if self._has(passage, start))
        return min(matching, key=lambda start: abs(start - passage.begin), default=None)

    def _is_whole(self, passage: Passage, start: int) -> bool:
        """Whether as many characters as the passage has, from there, cut no word."""
        return is_edge(self.words, start) and is_edge(
            self.words, start + passage.end - passage.begin
        )

    def _has(self, passage: Passage, start: int) -> bool:
        return (
            digest(self.words[start : start + passage.end - passage.begin])
            == passage.sha256
        )

    def summary(self) -> str:
        """How many passages the copy has and how far they have moved: `41 of 41 passages found, shifted by +16`."""
        found = [self.find(passage) for passage in self.article.passages]
        shifts = sorted({one.shift for one in found if one.shift is not None})
        shifted = (
            f", shifted by {' or '.join(f'{shift:+d}' for shift in shifts)}"
            if any(shifts)
            else ""
        )
        return f"{sum(one.begin is not None for one in found)} of {len(found)} passages found{shifted}"

    def quote(self, passage: Passage) -> str | None:
        """The passage's words, if its digest proves them."""
        begin = self.find(passage).begin
        return (
            None
            if begin is None
            else self.words[begin : begin + passage.end - passage.begin]
        )


class Texts:
    """The texts in a folder, by article; without a folder, or a file, an article is pinned by its digests alone."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._read: dict[str, Text | None] = {}

    def of(self, article: Article) -> Text | None:
        """The copy at hand of an article's text."""
        if article.iri not in self._read:
            path = self._folder / f"{article.slug}.txt" if self._folder else None
            self._read[article.iri] = (
                Text(article, read_text(path)) if path and path.exists() else None
            )
        return self._read[article.iri]

    def quote(self, article: Article, passage: Passage) -> str | None:
        """The passage's words, if a text is at hand that proves them."""
        text = self.of(article)
        return text.quote(passage) if text else None


def is_edge(text: str, at: int) -> bool:
    """Whether a position does not cut a word.

    >>> [at for at in range(10) if is_edge("an AI hub", at)]
    [0, 2, 3, 5, 6, 9]
    """
    return 0 <= at <= len(text) and not (
        0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at])
    )


def _in_word(character: str) -> bool:
    """Whether it is a letter, a digit, or an accent that combines with one."""
    from unicodedata import category  # slow to import

    return character.isalnum() or (
        not character.isascii() and category(character).startswith("M")
    )


def occurrences(
    text: str,
    words: str,
    *,
    any_case: bool = False,
    starts: Iterable[int] | None = None,
) -> list[tuple[int, int]]:
    """Where the words stand as whole words, any white space alike: anywhere, or at one of the places given.

    >>> occurrences("SAIC and AI, an AI hub", "AI")
    [(9, 11), (16, 18)]
    """
    if not words.split():
        return []
    pattern = re.compile(
        r"\s+".join(re.escape(part) for part in words.split()),
        re.IGNORECASE if any_case else 0,
    )
    matches = (
        pattern.finditer(text)
        if starts is None
        else (pattern.match(text, start) for start in starts)
    )
    spans = (match.span() for match in matches if match)
    return [
        (begin, end)
        for begin, end in spans
        if is_edge(text, begin) and is_edge(text, end)
    ]


def fragment(text: str, begin: int, end: int, names: Iterable[str]) -> str | None:
    """The text directive that leads a browser to a passage, made only of the given names; None if they do not reach.

    The start occurs once in the text, so that no browser stops elsewhere; the widest
    range inside the passage wins. See https://wicg.github.io/scroll-to-text-fragment/.

    >>> fragment("Acme met Bolt. Acme left.", 0, 14, ["Acme", "Bolt"])
    'Bolt'
    >>> fragment("Ada of Acme-Lo met Bolt. Acme-Lo left.", 0, 24, ["Ada", "Acme-Lo", "Bolt"])
    'Ada,Bolt'
    """
    inside = [
        (b, e)
        for name in set(names)
        for b, e in _as_a_browser(text, name)
        if begin <= b and e <= end
    ]
    starts = [(b, e) for b, e in inside if len(_as_a_browser(text, text[b:e])) == 1]
    ranges = [(b, e, b, e) for b, e in starts]
    ranges += [
        (b, e, b2, e2)
        for b, e in starts
        for b2, e2 in inside
        if _next(text, e, text[b2:e2]) == b2
    ]
    if not ranges:
        return None
    b, e, b2, e2 = min(ranges, key=lambda r: (r[0] - r[3], r[0], r[1], r[2]))
    return (
        directive(text[b:e])
        if (b, e) == (b2, e2)
        else f"{directive(text[b:e])},{directive(text[b2:e2])}"
    )


def target(text: str, text_fragment: str) -> tuple[int, int] | None:
    """Where a text directive leads to, if its start stands in one place only.

    >>> target("Ada of Acme-Lo met Bolt. Acme-Lo left.", "Ada,Bolt"), target("Bolt and Bolt", "Bolt")
    ((0, 23), None)
    """
    from urllib.parse import unquote  # slow to import

    start, _, stop = text_fragment.partition(",")
    starts = _as_a_browser(text, unquote(start))
    if len(starts) != 1:
        return None
    begin, end = starts[0]
    if not stop:
        return begin, end
    last = next((e for b, e in _as_a_browser(text, unquote(stop)) if b >= end), None)
    return (begin, last) if last else None


def _as_a_browser(text: str, words: str) -> list[tuple[int, int]]:
    """Where a browser finds the words: whatever their case."""
    return occurrences(text, words, any_case=True)


def _next(text: str, after: int, words: str) -> int | None:
    return next(
        (begin for begin, _ in _as_a_browser(text, words) if begin >= after), None
    )


def directive(words: str) -> str:
    """Words as a part of a text directive, in which `-` and `,` have a meaning and are encoded.

    >>> directive("SAIC-GM-Wuling")
    'SAIC%2DGM%2DWuling'
    """
    from urllib.parse import quote as percent_encoded  # slow to import

    return percent_encoded(words, safe="").replace("-", "%2D")


def link(url: str, text_fragment: str | None) -> str:
    """The publisher's page, opened at the passage where a fragment leads there; nothing without a page."""
    return f"{url}#:~:text={text_fragment}" if url and text_fragment else url


NO_TEXTS = Texts(None)
"""No text at hand: nothing is quoted."""
