"""What only stands side by side is related by nobody."""

from __future__ import annotations

import re

import pytest

from kg.grounding.co_occurrence import (
    Pair,
    are_in_two_sentences,
    are_only_enumerated,
)
from kg.language.english.sentences import sentences


def pair(text: str, *, is_mutual: bool = False) -> Pair:
    """Acme and Bolt in a text that is all passage."""
    return Pair((0, len(text)), spans("Acme", text), spans("Bolt", text), is_mutual)


def spans(name: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(name, text)]


@pytest.mark.parametrize(
    "text",
    [
        "looms for Acme and Bolt",
        "Acme and the chipmaker Bolt opened mills",
        "Corrin sells yarn to Bolt as well as Acme",
    ],
)
def test_an_enumeration_says_nothing_of_its_members(text: str) -> None:
    assert are_only_enumerated(text, pair(text))


@pytest.mark.parametrize(
    "text",
    [
        "Acme and its new owner Bolt",
        "Acme and Bolt’s owner",
        "Acme bought Bolt",
        "Acme and Bolt met, and Acme won",
    ],
)
def test_what_may_relate_them_is_left_alone(text: str) -> None:
    assert not are_only_enumerated(text, pair(text))


def test_what_several_do_may_be_done_together() -> None:
    """So a verb behind them may say of rivals that they are."""
    told = "Acme and Bolt fought for years"
    placed = "yarn for Acme and Bolt"
    assert not are_only_enumerated(told, pair(told, is_mutual=True))
    assert are_only_enumerated(placed, pair(placed, is_mutual=True))


@pytest.mark.parametrize(
    ("text", "is_apart"),
    [
        ("Acme makes looms. Bolt hired weavers.", True),
        ("Acme makes looms. It hired weavers from Bolt.", False),
        ("Acme makes looms. Bolt, the owner, hired weavers.", False),
        ("Acme makes looms. Bolt told Acme to stop.", False),
    ],
)
def test_sentences_without_a_link_relate_nothing(text: str, is_apart: bool) -> None:
    assert are_in_two_sentences(text, pair(text), sentences(text)) == is_apart
