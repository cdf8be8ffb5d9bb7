"""What of an article the graph uses, and what it leaves out: sentences, numbers, dates, names and other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from kg.grounding import Support
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.grounding.voices import attributions
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.english.function_words import is_content
from kg.language.english.sentences import sentences
from kg.model import Article

Kind: TypeAlias = OneOf["sentence", "number", "date", "name", "word"]
KINDS: tuple[Kind, ...] = ("sentence", "number", "date", "name", "word")

_WORD = re.compile(r"[^\W\d_]\w*(?:-\w+)*")


class Piece(NamedTuple):
    """A stretch of the text that statements may use, whether one does, and if not, the reason that is given."""

    kind: Kind
    begin: int
    end: int
    is_used: bool
    reason: str | None
    quote: str

    @property
    def position(self) -> str:
        """The RFC 5147 fragment, such as `char=370,632`."""
        return f"char={self.begin},{self.end}"


class Coverage(NamedTuple):
    """An article, and the pieces of its text in order."""

    article: Article
    pieces: list[Piece]

    def counts(self, kind: Kind) -> tuple[int, int]:
        """How many pieces of a kind are used, and how many there are."""
        found = [piece.is_used for piece in self.pieces if piece.kind == kind]
        return sum(found), len(found)

    @property
    def unused(self) -> list[Piece]:
        """What no statement uses, without a reason given."""
        return [
            piece for piece in self.pieces if not piece.is_used and piece.reason is None
        ]

    @property
    def left_out(self) -> list[Piece]:
        """What no statement uses, on purpose."""
        return [
            piece
            for piece in self.pieces
            if not piece.is_used and piece.reason is not None
        ]


def coverages(graph: Graph, supports: Iterable[Support]) -> list[Coverage]:
    """The coverage of the articles by the words from which their statements were proved; of those with their text."""
    rules = Rules(graph)
    return [_coverage(rules, found, found.words) for found in supports if found.words]


def _coverage(rules: Rules, found: Support, words: Words) -> Coverage:
    proofs = [span for spans in found.grounds.values() for span in spans]
    used = _mask(words, [*proofs, *_contexts(found), *attributions(words.text)])
    stating = _mask(
        words, ((passage.begin, passage.end) for passage, _ in found.grounds)
    )
    reasons = _reasons(words)
    pieces = []
    for kind, (begin, end) in _pieces(rules, words):
        is_used = (
            any(stating[begin:end]) if kind == "sentence" else all(used[begin:end])
        )
        reason = next(
            (reason for (b, e), reason in reasons if b <= begin and end <= e), None
        )
        pieces.append(
            Piece(
                kind,
                begin,
                end,
                is_used,
                None if is_used else reason,
                words.text[begin:end],
            )
        )
    return Coverage(
        found.article,
        sorted(pieces, key=lambda piece: (piece.begin, KINDS.index(piece.kind))),
    )


def _mask(words: Words, spans: Iterable[Span]) -> bytes:
    """A byte a character, 1 inside the spans."""
    steps = [0] * (len(words.text) + 1)
    for begin, end in spans:
        steps[begin] += 1
        steps[end] -= 1
    return bytes(depth > 0 for depth in accumulate(steps[:-1]))


def _contexts(found: Support) -> Iterator[Span]:
    """Passages that state nothing themselves, and are there for others to be read with."""
    stating = {passage for passage, _ in found.grounds}
    lent = {iri for passage in found.article.passages for iri in passage.read_with}
    for passage in found.article.passages:
        if passage.iri in lent and passage not in stating:
            yield passage.begin, passage.end


def _reasons(words: Words) -> list[tuple[Span, str]]:
    """The passages that are left out on purpose, with the reason."""
    passages = words.article.passages
    return [((p.begin, p.end), reason) for p in passages for reason in p.not_modelled]


def _pieces(rules: Rules, words: Words) -> Iterator[tuple[Kind, Span]]:
    """Every sentence; then numbers, dates, names and other words, each character in one of them at most."""
    all_sentences = sentences(words.text)
    for sentence in all_sentences:
        yield "sentence", sentence
    taken = bytearray(len(words.text))
    candidates: tuple[tuple[Kind, Iterable[Span]], ...] = (
        ("date", ((p.begin, p.end) for p in words.periods)),
        ("number", ((q.begin, q.end) for q in words.quantities)),
        ("name", _names(rules, words)),
        ("name", _capitalised(words, {begin for begin, _ in all_sentences})),
        (
            "word",
            (
                match.span()
                for match in _WORD.finditer(words.text)
                if is_content(match.group())
            ),
        ),
    )
    for kind, spans in candidates:
        for begin, end in spans:
            if not any(taken[begin:end]):
                taken[begin:end] = b"\1" * (end - begin)
                yield kind, (begin, end)


def _names(rules: Rules, words: Words) -> list[Span]:
    """Where names that the graph knows stand, the longest first."""
    labels = {label for first in words.starts for label in rules.names.get(first, ())}
    found = [span for label in labels for span in words.everywhere(label)]
    return sorted(found, key=lambda span: (span[0] - span[1], span))


def _capitalised(words: Words, starts: set[int]) -> Iterator[Span]:
    """Words that look like names, since they are capitalised elsewhere than where a sentence starts, or throughout."""
    for match in _WORD.finditer(words.text):
        opens = match.start() in starts or words.text[
            match.start() - 1 : match.start()
        ] in ('"', "“", "(")
        is_acronym = len(match.group()) > 1 and match.group().isupper()
        if is_acronym or (match.group()[0].isupper() and not opens):
            yield match.span()
