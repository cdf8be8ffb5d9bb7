"""Where sentences end: not with every stop, and in a title without one."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.english.sentences import LONGEST, overlong, sentences

TABLE = Path(__file__).with_name("sentences.toml")
CASES = [
    pytest.param(text, id=f"{group}: {text}")
    for group, texts in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()
    for text in texts
]


@pytest.mark.parametrize("text", CASES)
def test_sentences(text: str) -> None:
    """Each without the white space around it, abbreviations inside, titles for
    themselves.
    """
    plain = text.replace("‹", "").replace("›", "")
    expected = [piece.partition("›")[0] for piece in text.split("‹")[1:]]
    assert [plain[begin:end] for begin, end in sentences(plain)] == expected


@given(st.text(alphabet='Aa.?!… \n"”)(1$Co', max_size=60))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    """Whatever the text, its sentences are in order and begin and end with words."""
    end = 0
    for begin, end_of_sentence in sentences(text):
        assert not text[end:begin].strip()
        assert begin < end_of_sentence
        assert text[begin:end_of_sentence] == text[begin:end_of_sentence].strip()
        end = end_of_sentence
    assert not text[end:].strip()


def test_a_long_text_is_split_in_linear_time() -> None:
    """A text in which no stop is an end is not looked through again at each of them."""
    took = []
    for length in (20_000, 80_000):
        text = "Mr. A vs. B " * (length // len("Mr. A vs. B "))
        runs = []
        for _ in range(5):
            began = time.process_time()
            pieces = sentences(text)
            # Pieces of what is longer than any sentence, and none for a stop.
            assert len(pieces) * LONGEST <= 2 * len(text)
            runs.append(time.process_time() - began)
        took.append(min(runs))
    assert took[1] < 10 * took[0]


@pytest.mark.parametrize(
    ("unit", "ends_with"),
    [
        ("Acme has mills, looms and a yard; ", ";"),
        ("Acme has mills, ", ","),
        ("Acme has mills and ", ("Acme", "has", "mills", "and")),
    ],
)
def test_what_is_longer_than_a_sentence_is_told_in_pieces(
    unit: str, ends_with: str | tuple[str, ...]
) -> None:
    """They end where people would pause, cut no word, and leave nothing out."""
    text = (unit * (5 * LONGEST // len(unit))).strip()
    pieces = sentences(text)
    assert len(pieces) > 4
    assert all(end - begin <= LONGEST for begin, end in pieces)
    words = [text[begin:end] for begin, end in pieces]
    assert all(piece.endswith(ends_with) for piece in words[:-1])
    assert " ".join(words).split() == text.split()
    assert overlong(text) == [(0, len(text))]


def test_a_long_sentence_is_whole() -> None:
    text = "Acme has mills, " * (LONGEST // 16)
    assert sentences(text) == [(0, len(text.strip()))]
    assert overlong(text) == []


def test_a_word_is_never_cut() -> None:
    text = "a" * (3 * LONGEST)
    assert sentences(text) == [(0, len(text))]
