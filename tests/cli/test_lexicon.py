"""`kg lexicon try` says what is read in a sentence, and what it would state."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]


def statements(answer: str) -> set[tuple[str, str, str, str | None]]:
    """Property, sides and modality of what a sentence states, by the order of words."""
    read: list[dict[str, Any]] = json.loads(answer)
    return {
        (one["tells"], one["subject"], one["object"], each["modality"])
        for each in read
        if each["how"] == "order"
        for one in each["statements"]
    }


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Acme has acquired Bolt.", ("kg:acquired", "Acme", "Bolt", None)),
        ("Bolt may be bought by Acme.", ("kg:acquired", "Acme", "Bolt", "possible")),
        ("Acme never sued Corrin.", ("kg:sued", "Acme", "Corrin", "denied")),
        ("Acme has struck.", ("kg:Strike", "struck", None, None)),
    ],
)
def test_a_sentence_would_state(
    kg: Run, sentence: str, statement: tuple[str, str, str, str | None]
) -> None:
    ran = kg("lexicon", "try", sentence, "--format", "json")
    assert ran.returncode == 0
    assert statement in statements(ran.stdout)


def test_words_for_people(kg: Run) -> None:
    ran = kg("lexicon", "try", "Acme plans to acquire Bolt.", "--format", "table")
    assert "“acquire” (acquire), by order\n" in ran.stdout
    assert "  told as planned by “plans”\n" in ran.stdout
    assert "  → Acme – acquired – Bolt  [kg:acquired-buy]\n" in ran.stdout


def test_a_word_that_no_frame_has(kg: Run) -> None:
    """The answer is no, and the nearest words of frames are named."""
    ran = kg("lexicon", "try", "Acme aquired Bolt.")
    assert ran.returncode == 1
    assert "No frame says anything here." in ran.stderr
    assert "No frame has the word 'aquired'. Did you mean acquired" in ran.stderr


def test_a_term_shows_its_frames(kg: Run) -> None:
    lines = kg("schema", "acquired").stdout.splitlines()
    assert ["kg:acquired-buy", "Acme", "acquired", "Bolt."] in [
        x.split() for x in lines
    ]
    assert "Acme is a buyer of Bolt." in "\n".join(lines)


def test_a_frame_shows_its_words(kg: Run) -> None:
    shown = kg("schema", "acquired-buy").stdout
    for words in ("kg:acquired", "take over", "directObject", "Acme acquired Bolt."):
        assert words in shown
