"""Sentences into trees by a model, which is slow and so is not asked twice.

An article is read for drafts with all that it may mention, then to prove them with what
they tell of, and for its figures once more: most sentences are the same each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from kg.language.english.paths.tree import Tree, Unparsed, tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_KEPT = 1024  # sentences with their masks, of which an article of two pages has 200

_Tokens: TypeAlias = tuple[str, ...]


class SentenceParser:
    """Parses sentences.

    Args:
        pipeline: the model.
    """

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._kept: dict[_Tokens, Doc] = {}

    def trees(self, sentences: Sequence[Unparsed]) -> Iterator[Tree]:
        """The sentences parsed, in their order."""
        asked = [_tokens(sentence.doc) for sentence in sentences]
        parsed = dict(self._kept)
        unknown: dict[_Tokens, Doc] = {}
        for tokens, sentence in zip(asked, sentences, strict=True):
            if tokens not in parsed:
                unknown[tokens] = sentence.doc
        # All at once, since a model is slow to begin.
        docs = self._pipeline.pipe(unknown.values())
        parsed.update(zip(unknown, docs, strict=True))
        older = max(0, len(parsed) - _KEPT)
        latest = islice(parsed.items(), older, None)
        self._kept = dict(latest)
        for tokens, sentence in zip(asked, sentences, strict=True):
            yield tree(sentence, parsed[tokens])


def _tokens(doc: Doc) -> _Tokens:
    """The tokens of a sentence, which are all that a model is told of it."""
    return tuple(token.text_with_ws for token in doc)
