"""Parameters are decoded as Python's own library does, or refused where it refuses."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from kg.serve.problems import Problem
from kg.serve.requests import decoded_fields

PIECES = ["%", "4", "1", "\\", "x41", "+", "&", "=", "%C3%A4", "%ff", "\n", "N{", "%5C"]


def told(data: bytes) -> list[tuple[str, str]] | None:
    try:
        return decoded_fields(data)
    except Problem:
        return None


def expected(data: bytes) -> list[tuple[str, str]] | None:
    try:
        return parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=200,
        )
    except ValueError:
        return None


@given(st.lists(st.sampled_from([*PIECES, "\x00", "é"])).map("".join))
def test_signs_of_every_kind(text: str) -> None:
    """Whole ones, broken ones, and those that mean something elsewhere."""
    assert told(text.encode()) == expected(text.encode())


def test_so_many_and_no_more() -> None:
    """Two hundred parameters are read."""
    for number in (199, 200):
        assert told(b"&a" * number) == expected(b"&a" * number)
    assert told(b"&a" * 200) is None
