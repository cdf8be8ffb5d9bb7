"""What of an article the graph uses, and what it leaves out.

That are sentences, numbers, dates, names and other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from kg.grounding import Support
from kg.grounding.requirements import Rules
from kg.grounding.voices import attributions
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.english.function_words import is_content
from kg.language.spans import Span, is_within
from kg.model import Article

Kind: TypeAlias = OneOf["sentence", "number", "date", "name", "word"]
KINDS: tuple[Kind, ...] = ("sentence", "number", "date", "name", "word")

_OPENING = ('"', "“", "(")
_WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")


class Piece(NamedTuple):
    """A stretch of the text that statements may use.

    Attributes:
        kind: What it is.
        begin: Where it begins.
        end: Where it ends.
        is_used: Whether a statement uses it.
        reason: Why none does, if somebody has said so.
        quote: Its words.
    """

    kind: Kind
    begin: int
    end: int
    is_used: bool
    reason: str | None
    quote: str

    @property
    def span(self) -> Span:
        """Where it begins and ends."""
        return self.begin, self.end

    @property
    def position(self) -> str:
        """The RFC 5147 fragment, such as `char=370,632`."""
        return f"char={self.begin},{self.end}"


class Coverage(NamedTuple):
    """What of an article statements use.

    Attributes:
        article: The article.
        counts: How many pieces of each kind are used, and how many there are.
        not_used: Those that no statement uses, in the order of the text.
    """

    article: Article
    counts: dict[Kind, tuple[int, int]]
    not_used: list[Piece]

    @classmethod
    def of(cls, article: Article, told: Iterable[Piece]) -> Coverage:
        """What is used of an article with these pieces."""
        number: Counter[Kind] = Counter()
        used: Counter[Kind] = Counter()
        not_used: list[Piece] = []
        for piece in told:
            kind = piece.kind
            number[kind] += 1
            if piece.is_used:
                used[kind] += 1
            else:
                not_used.append(piece)
        return cls(
            article=article,
            counts={kind: (used[kind], number[kind]) for kind in KINDS},
            not_used=not_used,
        )

    @property
    def unused(self) -> list[Piece]:
        """What no statement uses, without a reason given."""
        return [piece for piece in self.not_used if piece.reason is None]

    @property
    def left_out(self) -> list[Piece]:
        """What no statement uses, on purpose."""
        return [piece for piece in self.not_used if piece.reason is not None]


def coverages(graph: Graph, supports: Iterable[Support]) -> list[Coverage]:
    """The coverage of the articles that have their text.

    Words are covered from which statements were proved.
    """
    rules = Rules(graph)
    found = (coverage(rules, support) for support in supports)
    return [each for each in found if each]


def coverage(rules: Rules, found: Support) -> Coverage | None:
    """The coverage of an article; None without its text.

    Then nobody knows what is left out.
    """
    words = found.words
    if words is None:
        return None
    told = pieces_of(rules, found, words)
    return Coverage.of(found.article, told)


def pieces_of(rules: Rules, found: Support, words: Words) -> list[Piece]:
    """All pieces of an article's words, in their order."""
    used = _mask(words, _used(found, words))
    stating = _mask(words, (passage.span for passage, _ in found.grounds))
    reasons = _reasons(words)
    told: list[Piece] = []
    for kind, span in _pieces(rules, words):
        begin, end = span
        is_used = all(used[begin:end])
        # Of a sentence no more is asked than that something is stated of it.
        if kind == "sentence":
            is_used = any(stating[begin:end])
        reason = None
        if not is_used:
            reason = _reason(reasons, span)
        piece = Piece(
            kind=kind,
            begin=begin,
            end=end,
            is_used=is_used,
            reason=reason,
            quote=words.quote(span),
        )
        told.append(piece)
    return sorted(told, key=_place)


def _place(piece: Piece) -> tuple[int, int]:
    return piece.begin, KINDS.index(piece.kind)


def _used(found: Support, words: Words) -> Iterator[Span]:
    """The words that prove something, and those that only hold proofs together."""
    for spans in (ground.spans for ground in found.grounds.values()):
        yield from spans
    yield from _contexts(found)
    yield from attributions(words.text)


def _mask(words: Words, spans: Iterable[Span]) -> bytearray:
    """A byte a character, 1 inside the spans."""
    mask = bytearray(len(words.text))
    for begin, end in spans:
        mask[begin:end] = b"\1" * (end - begin)
    return mask


def _contexts(found: Support) -> Iterator[Span]:
    """Passages that state nothing themselves, and are there for others to be read."""
    stating = {passage for passage, _ in found.grounds}
    lent: set[str] = set()
    for passage in found.article.passages:
        lent.update(passage.read_with)
    for passage in found.article.passages:
        if passage.iri in lent and passage not in stating:
            yield passage.span


def _reasons(words: Words) -> list[tuple[Span, str]]:
    """The passages that are left out on purpose, with the reason."""
    found: list[tuple[Span, str]] = []
    for passage in words.article.passages:
        span = passage.span
        found += [(span, reason) for reason in passage.not_modelled]
    return found


def _reason(reasons: list[tuple[Span, str]], span: Span) -> str | None:
    """The first reason that is given for leaving out the words of a span."""
    for left_out, reason in reasons:
        if is_within(span, left_out):
            return reason
    return None


def _pieces(rules: Rules, words: Words) -> Iterator[tuple[Kind, Span]]:
    """Every sentence; then numbers, dates, names and other words.

    Each character is in one of these at most.
    """
    for sentence in words.sentences:
        yield "sentence", sentence
    taken = bytearray(len(words.text))
    for kind, span in _candidates(rules, words):
        begin, end = span
        if any(taken[begin:end]):
            continue
        taken[begin:end] = b"\1" * (end - begin)
        yield kind, span


def _candidates(rules: Rules, words: Words) -> Iterator[tuple[Kind, Span]]:
    """What may be a piece, before that with which it may share its characters."""
    for time in words.times:
        yield "date", time
    for quantity in words.quantities:
        yield "number", quantity.span
    for name in _names(rules, words):
        yield "name", name
    for name in _capitalised(words):
        yield "name", name
    for match in _WORD.finditer(words.text):
        if is_content(match[0]):
            yield "word", match.span()


def _names(rules: Rules, words: Words) -> list[Span]:
    """Where names that the graph knows stand, the longest first."""
    found: list[Span] = []
    for label in set(rules.names.among(words.starts)):
        found += words.everywhere(label)
    return sorted(found, key=_longest_first)


def _longest_first(span: Span) -> tuple[int, Span]:
    begin, end = span
    return begin - end, span


def _capitalised(words: Words) -> Iterator[Span]:
    """Words that look like names.

    They are capitalised throughout, or elsewhere than where a sentence starts.
    """
    starts = {begin for begin, _ in words.sentences}
    for match in _WORD.finditer(words.text):
        word = match[0]
        is_acronym = len(word) > 1 and word.isupper()
        is_name = word[0].isupper()
        if is_name and not is_acronym:
            is_name = not _opens(words.text, match.start(), starts)
        if is_name or is_acronym:
            yield match.span()


def _opens(text: str, begin: int, starts: set[int]) -> bool:
    """Whether a sentence, a quotation or a bracket begins with the word here."""
    if begin in starts:
        return True
    before = text[begin - 1 : begin]
    return before in _OPENING
