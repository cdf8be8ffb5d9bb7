"""Lines are wrapped as Python's own `textwrap` wraps them, in less time."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.csv_safety import one_line
from kg.render.reasons import wrapped

WORDS = st.sampled_from(
    ["a", "well-known", "x" * 99, "x" * 100, "x" * 101, "柳州", "é"]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\t", "\N{NO-BREAK SPACE}", "\x1b"])


@pytest.mark.parametrize("hanging", ["", "  "])
@given(parts=st.lists(st.one_of(WORDS, GAPS), max_size=60))
def test_lines_are_those_of_textwrap(hanging: str, parts: list[str]) -> None:
    """Words stay whole, also those longer than a line."""
    text = "".join(parts)
    expected = textwrap.wrap(
        one_line(text),
        100,
        subsequent_indent=hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )
    assert wrapped(text, hanging=hanging) == expected
