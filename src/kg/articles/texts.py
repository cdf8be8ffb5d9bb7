"""Copies of the articles' texts, and where each passage is in a copy by its digest."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.articles.whole_words import is_edge
from kg.errors import BadInput
from kg.files import FileState, state
from kg.model import Article, Passage


def read_text(path: Path) -> str:
    """Read a text in UTF-8, without its byte order mark, with LF as line ends.

    Nothing else is changed, since positions count every character.

    Raises:
        BadInput: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(
            str(path), f"byte {error.start} is not UTF-8.", "Save the text as UTF-8."
        ) from error
    except OSError as error:
        raise BadInput(str(path), f"cannot be read: {error.strerror}.", "") from error


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    from hashlib import sha256  # slow to import, and not needed without a text

    # A Python string may hold a lone surrogate, which strict UTF-8 refuses. No file has
    # one, so its digest is that of no passage.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; of one that cannot be read, what is wrong."""
    from hashlib import sha256

    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return str(error)


class FoundPassage(NamedTuple):
    """A passage and where it begins in a copy of the text; None if it is not in it."""

    passage: Passage
    begin: int | None

    @property
    def shift(self) -> int | None:
        """By how many characters the passage has moved; None where it was not found."""
        if self.begin is None:
            return None
        return self.begin - self.passage.begin


class _Move(NamedTuple):
    """By how many characters the passage that began here has moved."""

    begin: int
    shift: int


class Text:
    """A copy of an article's text, which may differ from what passages come from."""

    def __init__(self, article: Article, words: str) -> None:
        self.article = article
        self.words = words

    @property
    def is_exact(self) -> bool:
        """Whether the copy is, byte for byte, the article's text."""
        return digest(self.words) == self.article.sha256

    def find(self, passage: Passage) -> FoundPassage:
        """Find the passage by its digest.

        Of several places with the same words, the first of these is taken: where the
        passages around it have moved to, its own place, the one nearest to that.
        """
        if passage in self._places_of_own:
            return self._places_of_own[passage]
        begin = self._begin(passage, shifts=[])
        return FoundPassage(passage, begin)

    @cached_property
    def _places_of_own(self) -> dict[Passage, FoundPassage]:
        """The article's own passages, each with its place in this copy."""
        places: dict[Passage, FoundPassage] = {}
        moves: list[_Move] = []
        # The longest come first, and the others move along with them: a sentence stands
        # in one place, while a pronoun has its like in many.
        longest_first = sorted(self.article.passages, key=_length, reverse=True)
        for passage in longest_first:
            at = bisect_right(moves, passage.begin, key=_begin_of)
            before = moves[max(at - 1, 0) : at]
            behind = moves[at : at + 1]
            shifts = [move.shift for move in before + behind]
            begin = self._begin(passage, shifts)
            places[passage] = FoundPassage(passage, begin)
            if begin is not None:
                move = _Move(passage.begin, begin - passage.begin)
                insort(moves, move)
        return places

    def _begin(self, passage: Passage, shifts: Iterable[int]) -> int | None:
        """Where the passage begins; `shifts` are those of the passages around it."""
        own = passage.begin
        for shift in shifts:
            start = own + shift
            if self._is_whole(passage, start) and self._has(passage, start):
                return start
        if self._has(passage, own):
            return own
        places = self._places(passage)
        return min(places, key=lambda start: abs(start - own), default=None)

    def _places(self, passage: Passage) -> Iterator[int]:
        """Every place with the passage's words."""
        for start in range(len(self.words)):
            # Edges are looked at first, since digests take longer: with one at each
            # character a search would take twice the time.
            if self._is_whole(passage, start) and self._has(passage, start):
                yield start

    def _is_whole(self, passage: Passage, start: int) -> bool:
        """Whether as many characters as the passage has, from there, cut no word."""
        if not is_edge(self.words, start):
            return False
        end = start + _length(passage)
        return is_edge(self.words, end)

    def _has(self, passage: Passage, start: int) -> bool:
        """Whether the passage's words begin there, by their digest."""
        words = self._words_at(passage, start)
        return digest(words) == passage.sha256

    def _words_at(self, passage: Passage, start: int) -> str:
        """As many characters as the passage has."""
        end = start + _length(passage)
        return self.words[start:end]

    def summary(self) -> str:
        """How many passages were found, and how far off.

        An example is `41 of 41 passages found, shifted by +16`.
        """
        passages = self.article.passages
        number = 0
        shifts: set[int] = set()
        for passage in passages:
            shift = self.find(passage).shift
            if shift is not None:
                number += 1
                shifts.add(shift)
        summary = f"{number} of {len(passages)} passages found"
        if any(shifts):
            signed = [f"{shift:+d}" for shift in sorted(shifts)]
            summary += f", shifted by {' or '.join(signed)}"
        return summary

    def quote(self, passage: Passage) -> str | None:
        """The passage's words; None where no words of this copy have its digest."""
        begin = self.find(passage).begin
        if begin is None:
            return None
        return self._words_at(passage, begin)


class Texts:
    """The texts in folders, one file an article, each read once.

    Of an article that has a file in several, the first folder's is read. Without a
    folder, or without the article's file in any, there is no text: the article is known
    by its digests alone.
    """

    def __init__(self, *folders: Path | None) -> None:
        self._folders = [folder for folder in folders if folder]
        self._read: dict[str, Text | None] = {}
        self._states: dict[Path, FileState | None] = {}

    def of(self, article: Article) -> Text | None:
        """The copy at hand of an article's text.

        Raises:
            BadInput: the file cannot be read, or is not UTF-8.
        """
        iri = article.iri
        if iri not in self._read:
            self._read[iri] = self._copy(article)
        return self._read[iri]

    @property
    def are_stale(self) -> bool:
        """Whether a file was written since it was read, or was looked for in vain."""
        known = self._states.copy()
        now = {path: state(path) for path in known}
        return now != known

    def digest(self, slug: str) -> str:
        """The SHA-256 of the file with an article's text; "" where there is none."""
        for folder in self._folders:
            path = folder / f"{slug}.txt"
            if path.exists():
                return file_digest(path)
        return ""

    def quote(self, article: Article, passage: Passage) -> str | None:
        """The passage's words, if there is a text that has words with its digest."""
        text = self.of(article)
        if text is None:
            return None
        return text.quote(passage)

    def _copy(self, article: Article) -> Text | None:
        for folder in self._folders:
            path = folder / f"{article.slug}.txt"
            found = state(path)
            self._states[path] = found
            if found:
                words = read_text(path)
                return Text(article, words)
        return None


NO_TEXTS = Texts()
"""No text at hand: nothing is quoted."""


def _begin_of(move: _Move) -> int:
    return move.begin


def _length(passage: Passage) -> int:
    return passage.end - passage.begin
