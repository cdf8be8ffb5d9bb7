"""Figures of what is only to come."""

from __future__ import annotations

import pytest

from kg.language.english.expectation import is_plainly_ahead
from kg.language.english.quantities import quantities


@pytest.mark.parametrize(
    ("text", "is_ahead"),
    [
        ("Next year 300 jobs will go.", True),
        ("Next year 300 jobs or more will go.", True),
        ("The target was missed by 20 points or more.", False),
    ],
)
def test_the_noun_of_a_figure_may_stand_within_it(text: str, is_ahead: bool) -> None:
    (figure,) = quantities(text)
    assert is_plainly_ahead(text, figure) == is_ahead
