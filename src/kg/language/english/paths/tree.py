"""A parsed sentence, of which every token knows its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.english.paths.masking import Piece
from kg.language.english.predication import Name
from kg.language.english.regexes import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


class Tree(NamedTuple):
    """A parsed sentence.

    Attributes:
        doc: spaCy's tokens.
        spans: by token, where its words stand in the text.
        names: by token, the name that it is or heads.
    """

    doc: Doc
    spans: tuple[Span, ...]
    names: Mapping[int, Name]

    def span(self, token: Token) -> Span:
        """Where the token stands; of the head of a name, where the name does."""
        name = self.names.get(token.i)
        return name.span if name else self.spans[token.i]

    def is_name(self, token: Token) -> bool:
        """Whether the token is a name, and no phrase that refers."""
        return token.i in self.names and token.pos_ == "PROPN"


class Words(NamedTuple):
    """The tokens of a sentence, not yet parsed."""

    doc: Doc
    spans: tuple[Span, ...]
    masked: Mapping[int, Name]


def words(pipeline: Language, pieces: Sequence[Piece]) -> Words:
    """Tokenise a sentence in pieces; each masked name is one token."""
    reading = "".join(piece.words for piece in pieces)
    doc = pipeline.make_doc(reading)
    _merge(doc, pieces)
    spans: list[Span] = []
    masked: dict[int, Name] = {}
    for token, (piece, begin) in zip(doc, _places(doc, pieces), strict=True):
        if piece.name:
            masked[token.i] = piece.name
        spans.append(_span(token, piece, begin))
    return Words(doc, tuple(spans), masked)


def tree(words: Words, parsed: Doc, names: Sequence[Name]) -> Tree:
    """The parsed sentence, with the names that are masked and those that are not."""
    heads = dict(words.masked)
    for name in names:
        inside = [
            token
            for token, span in zip(parsed, words.spans, strict=True)
            if name.span[0] <= span[0] and span[1] <= name.span[1]
        ]
        indices = {token.i for token in inside}
        roots = [token for token in inside if token.head.i not in indices - {token.i}]
        # A phrase that the parse tears apart has no head, and so is no filler.
        if len(roots) == 1:
            heads.setdefault(roots[0].i, name)
    return Tree(parsed, words.spans, heads)


def is_nominal(token: Token) -> bool:
    """Whether the token can head a noun phrase."""
    return token.pos_ in _NOMINAL


def children(token: Token, *relations: str) -> list[Token]:
    """The tokens that depend on this one by any of the relations, in their order."""
    return [child for child in token.children if child.dep_ in relations]


def has(token: Token, *relations: str) -> bool:
    """Whether anything depends on the token by any of the relations."""
    return any(child.dep_ in relations for child in token.children)


def lemma(token: Token) -> str:
    """The dictionary form in lower case."""
    return token.lemma_.lower()


def _merge(doc: Doc, pieces: Sequence[Piece]) -> None:
    at = 0
    with doc.retokenize() as retokenizer:
        for piece in pieces:
            end = at + len(piece.words)
            span = doc.char_span(at, end, alignment_mode="expand")
            if piece.is_one and span is not None and len(span) > 1:
                retokenizer.merge(span)
            at = end


def _places(doc: Doc, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, int]]:
    """By token, the piece that it begins in, and where this begins in the reading."""
    remaining = iter(pieces)
    piece, begin = next(remaining), 0
    for token in doc:
        while token.idx >= begin + len(piece.words):
            begin += len(piece.words)
            piece = next(remaining)
        yield piece, begin


def _span(token: Token, piece: Piece, begin: int) -> Span:
    offset = token.idx - begin
    first = piece.span[0] + offset
    # A masked name, and "ex-" read as "former", stand for the whole of their words.
    if piece.name or len(piece.words) != piece.span[1] - piece.span[0]:
        return piece.span
    return first, first + len(token)


def ancestry(token: Token) -> Iterator[Token]:
    """The token and those above it, up to the root."""
    return chain((token,), token.ancestors)
