"""A parser is asked for the sentences of a text together, and for each of them once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.frames import PredicationIndex
from kg.frames.parse_memory import ParseMemory
from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import KnownName, Predication
from kg.language.english.sentences import sentences
from kg.language.spans import Span

TEXT = "Acme bought Bolt. Corrin left. Dorn sold Acme. Bolt grew."
SPANS = sentences(TEXT)
WORDS = Lexemes(verbs=frozenset({"buy", "sell"}))
NAMES = [KnownName((0, 4), "organisation"), KnownName((12, 16), "organisation")]


class _Asked:
    """A parser that finds the first word of each sentence, and notes what it is asked."""

    def __init__(self) -> None:
        self.sentences: list[list[Span]] = []

    def __call__(
        self, text: str, spans: Sequence[Span], names: object, words: object
    ) -> list[Predication]:
        self.sentences.append(list(spans))
        return [
            Predication("verb", text[begin : begin + 2], (begin, begin + 2), {})
            for begin, _ in spans
        ]


@pytest.fixture
def parser() -> _Asked:
    return _Asked()


def test_what_is_expected_is_parsed_together(parser: _Asked) -> None:
    """Sentences of which nothing is expected are parsed when they are asked for."""
    index = PredicationIndex(TEXT, SPANS, NAMES, WORDS, parser)
    first, second, third, last = SPANS
    index.expect([third, first])
    assert parser.sentences == []
    assert [each.lemma for each in index.by_parse(third)] == ["Do"]
    assert [each.lemma for each in index.by_parse(first)] == ["Ac"]
    assert [each.lemma for each in index.by_parse((first[0], second[1]))] == [
        "Ac",
        "Co",
    ]
    assert parser.sentences == [[first, third], [second]]
    assert [each.lemma for each in index.by_parse(last)] == ["Bo"]


def test_a_parser_is_not_asked_again_for_what_it_has_said(parser: _Asked) -> None:
    """Neither of the same text, nor when what it said before is recalled."""
    memory = ParseMemory(parser)
    said = memory(TEXT, SPANS[:2], NAMES, WORDS)
    assert memory(TEXT, SPANS[1:3], NAMES, WORDS)[0] == said[1]
    assert parser.sentences == [SPANS[:2], SPANS[2:3]]
    told = memory.told
    memory.recall(told)
    assert memory(TEXT, SPANS[:3], NAMES, WORDS)[:2] == said
    assert len(parser.sentences) == 2
    assert memory.told == told


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        (TEXT.replace("Bolt", "Bell"), NAMES, WORDS),
        (TEXT, NAMES[:1], WORDS),
        (TEXT, [NAMES[0], KnownName((12, 16), "person")], WORDS),
        (TEXT, NAMES, WORDS._replace(called=frozenset({"mill"}))),
    ],
)
def test_of_other_words_or_names_it_is_asked_anew(
    parser: _Asked, text: str, names: list[KnownName], words: Lexemes
) -> None:
    memory = ParseMemory(parser)
    memory(TEXT, SPANS[:1], NAMES, WORDS)
    memory.recall(memory.told)
    memory(text, SPANS[:1], names, words)
    assert parser.sentences == [SPANS[:1], SPANS[:1]]


def test_a_name_elsewhere_changes_nothing(parser: _Asked) -> None:
    """What a sentence says depends on the names in it alone."""
    memory = ParseMemory(parser)
    memory(TEXT, SPANS[1:2], NAMES, WORDS)
    memory.recall(memory.told)
    memory(TEXT, SPANS[1:2], NAMES[:1], WORDS)
    assert parser.sentences == [SPANS[1:2]]
