"""What a parser has said of the sentences of one text, so that it need not be asked again.

It says the same of the same sentence with the same names. What is asked for the first
time has to be parsed; a model that is loaded only then is not loaded where all is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from kg.frames.predication_index import Parser, Predications, parted
from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import KnownName, names_within
from kg.language.spans import Span


class AskedSentence(NamedTuple):
    """What a parser was asked of a text.

    Attributes:
        sentence: where it stands.
        names: what it mentions.
        called: the nouns by which the text calls what has no name.
    """

    sentence: Span
    names: tuple[KnownName, ...]
    called: frozenset[str]


class ParsedText(NamedTuple):
    """What a parser has said of a text.

    Attributes:
        text: the SHA-256 of the text.
        answers: by what it was asked.
    """

    text: bytes
    answers: dict[AskedSentence, Predications]


NOTHING_PARSED = ParsedText(b"", {})


class ParseMemory:
    """A parser that remembers what it said of a text before.

    The words of frames are no part of what is remembered: with others it must forget.

    Args:
        parser: what is asked where nothing is remembered.
    """

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._before = NOTHING_PARSED
        self._text = b""
        self._answers: dict[AskedSentence, Predications] = {}

    @property
    def told(self) -> ParsedText:
        """What has been said of the text that was read last."""
        return ParsedText(self._text, self._answers)

    def recall(self, before: ParsedText) -> None:
        """Go on to another text, of which some is known."""
        self._before = before
        self._text, self._answers = b"", {}

    def __call__(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
        words: Lexemes,
    ) -> Predications:
        digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
        if digest != self._text:
            # Of another text, positions say nothing.
            self._text, self._answers = digest, {}
        known = self._before.answers if digest == self._before.text else {}
        called = words.called
        asked = [
            AskedSentence(each, tuple(names_within(each, names)), called)
            for each in sentences
        ]
        unknown: list[AskedSentence] = []
        for each in asked:
            if each in known:
                self._answers[each] = known[each]
            elif each not in self._answers:
                unknown.append(each)
        if unknown:
            # All at once, as they were asked for.
            spans = [each.sentence for each in unknown]
            found = self._parser(text, spans, names, words)
            self._answers.update(zip(unknown, parted(found, spans), strict=True))
        return [answer for each in asked for answer in self._answers[each]]
