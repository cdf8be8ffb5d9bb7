"""A parsed sentence, of which every token knows its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths.embedding import VERBS
from kg.language.english.paths.masking import Stretch
from kg.language.english.paths.word_forms import forms
from kg.language.english.predication import KnownName
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass")
"""The relations of subjects, in the active and the passive."""

_INFLECTED = frozenset({"VBD", "VBG", "VBN", "VBZ"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


class Tree(NamedTuple):
    """A parsed sentence.

    Attributes:
        doc: spaCy's tokens.
        spans: by token, where its words stand in the text.
        names: by token, the name or the referring phrase that it is or heads.
        masked: the tokens that are masked names.
    """

    doc: Doc
    spans: tuple[Span, ...]
    names: Mapping[int, KnownName]
    masked: frozenset[int]

    def span(self, token: Token) -> Span:
        """Where the token stands; of the head of a name, where the name does."""
        name = self.names.get(token.i)
        return name.span if name else self.spans[token.i]

    def is_name(self, token: Token) -> bool:
        """Whether the token is a name, and no phrase that refers."""
        return token.i in self.masked


class Unparsed(NamedTuple):
    """The tokens of a sentence, not yet parsed."""

    doc: Doc
    spans: tuple[Span, ...]
    names: Sequence[KnownName]
    masked: Mapping[int, KnownName]


def tokenised(
    pipeline: Language, pieces: Sequence[Stretch], names: Sequence[KnownName]
) -> Unparsed:
    """Tokenise a sentence in pieces; each masked name is one token."""
    reading = "".join(piece.words for piece in pieces)
    doc = pipeline.make_doc(reading)
    _merge(doc, pieces)
    spans: list[Span] = []
    masked: dict[int, KnownName] = {}
    for token, (piece, begin) in zip(doc, _places(doc, pieces), strict=True):
        if piece.name:
            masked[token.i] = piece.name
        spans.append(_span(token, piece, begin))
    return Unparsed(doc, tuple(spans), names, masked)


def tree(words: Unparsed, parsed: Doc) -> Tree:
    """The parsed sentence, with the names that are masked and those that are not."""
    heads = dict(words.masked)
    for name in words.names:
        head = _head(name, words.spans, parsed)
        if head is not None:
            heads.setdefault(head.i, name)
    return Tree(parsed, words.spans, heads, frozenset(words.masked))


def _head(name: KnownName, spans: Sequence[Span], parsed: Doc) -> Token | None:
    """The head of a phrase; none if the parse tears it apart, for then it is no filler."""
    begin, end = name.span
    inside = [
        token
        for token in parsed
        if begin <= spans[token.i][0] and spans[token.i][1] <= end
    ]
    roots = [
        token for token in inside if token.head == token or token.head not in inside
    ]
    return roots[0] if len(roots) == 1 else None


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
    if token.tag_ in _INFLECTED:
        return forms(VERBS).get(token.lower_) or token.lemma_.lower()
    return token.lemma_.lower()


def _merge(doc: Doc, pieces: Sequence[Stretch]) -> None:
    at = 0
    with doc.retokenize() as retokenizer:
        for piece in pieces:
            end = at + len(piece.words)
            span = doc.char_span(at, end, alignment_mode="expand")
            if piece.name and span is not None and len(span) > 1:
                retokenizer.merge(span)
            at = end


def _places(doc: Doc, pieces: Sequence[Stretch]) -> Iterator[tuple[Stretch, int]]:
    """By token, the piece that it begins in, and where this begins in the reading."""
    remaining = iter(pieces)
    piece = next(remaining)
    begin = 0
    for token in doc:
        while token.idx >= begin + len(piece.words):
            begin += len(piece.words)
            piece = next(remaining)
        yield piece, begin


def _span(token: Token, piece: Stretch, begin: int) -> Span:
    offset = token.idx - begin
    first = piece.span[0] + offset
    # A masked name, and "ex-" read as "former", stand for the whole of their words.
    if piece.name or len(piece.words) != piece.span[1] - piece.span[0]:
        return piece.span
    return first, first + len(token)


def ancestry(token: Token) -> Iterator[Token]:
    """The token and those above it, up to the root."""
    return chain((token,), token.ancestors)
