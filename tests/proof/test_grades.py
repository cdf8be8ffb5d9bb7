"""What is said is proved, and what is not said is not: shares of the rows, by order alone.

They are ratchets: each bound stands just beyond what is measured (`python -m
tests.proof`), and is moved when that gets better.
"""

from __future__ import annotations

import pytest

from tests.proof.bed import Graded, graded
from tests.proof.rows import articles

MOST_REFUSED = 0.0  # of what is true
LEAST_PROVED = 0.835
MOST_FALSE_PROVED = 0.009
LEAST_FALSE_REFUSED = 0.675


@pytest.fixture(scope="module")
def rows() -> list[Graded]:
    return [each for article in articles() for each in graded(article)]


def share(rows: list[Graded], grade: str, *, is_true: bool) -> float:
    of_kind = [each for each in rows if each.row.is_true == is_true]
    return sum(each.grade == grade for each in of_kind) / len(of_kind)


def test_what_is_said_is_proved(rows: list[Graded]) -> None:
    """And hardly anything of it is refused."""
    assert share(rows, "refused", is_true=True) <= MOST_REFUSED
    assert share(rows, "proved", is_true=True) >= LEAST_PROVED


def test_what_is_not_said_is_not_proved(rows: list[Graded]) -> None:
    """Where the words say otherwise it is refused, and else at least open."""
    assert share(rows, "proved", is_true=False) <= MOST_FALSE_PROVED
    assert share(rows, "refused", is_true=False) >= LEAST_FALSE_REFUSED
