"""Answers are kept as far as there is room."""

from __future__ import annotations

from kg.serve.kept_answers import KeptAnswers
from kg.serve.replies import Reply


def reply(size: int) -> Reply:
    return Reply(b"x" * size, "text/csv")


def test_what_was_asked_last_stays() -> None:
    """And what was not asked for the longest goes, when there is no more room."""
    kept = KeptAnswers()
    for number in range(15):
        kept.keep(f"{number}", reply(1_000_000))
    assert kept.found("0") is not None
    kept.keep("15", reply(1_000_000))
    assert kept.found("0") is not None
    assert kept.found("1") is None


def test_one_large_answer_is_not_kept() -> None:
    """It would push out many others."""
    kept = KeptAnswers()
    kept.keep("small", reply(10))
    kept.keep("large", reply(3_000_000))
    assert kept.found("small") is not None
    assert kept.found("large") is None
