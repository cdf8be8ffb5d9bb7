"""The names of a graph are sorted in files, a part at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.formats.sorted_names import names_in_order
from kg.rdf.compact import order

articles = st.sampled_from(["urn:a", "urn:a2", "urn:ä", "urn:😀"])
places = st.builds("#char={},{}".format, st.integers(0, 30), st.integers(0, 30))
names = st.lists(st.builds(str.__add__, articles, places | st.just("")), max_size=40)


@given(names, st.integers(1, 50))
def test_they_are_in_order_and_each_once(found: list[str], at_once: int) -> None:
    """However few are in memory."""
    assert [*names_in_order(found, order, at_once)] == sorted(set(found), key=order)


def test_what_comes_first_is_asked_for_alone() -> None:
    """All that is read before is in files."""
    many = (f"urn:{number % 1000:03}" for number in range(5000))
    assert next(names_in_order(many, str, at_once=100)) == "urn:000"
    assert next(many, None) is None
