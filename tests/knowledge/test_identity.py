"""Names are merged where it is safe, suggested where one begins the other, and nothing is
made of likeness.
"""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Ontology, load
from kg.knowledge.identity import (
    NamedThing,
    is_introduced,
    is_one_thing,
    may_be_one_thing,
)
from kg.workspace import find


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The shared one."""
    return load(find().pinned).ontology


def named(name: str, kind: str) -> NamedThing:
    return NamedThing(name, NamedNode(v.KG + kind))


@pytest.mark.parametrize(
    ("one", "other", "is_one", "may_be"),
    [
        (("Maren Glas", "Company"), ("Maren Glas AG", "Company"), True, True),
        (("Maren Glas", "Organisation"), ("Maren Glas AG", "Company"), True, False),
        (("Maren", "City"), ("Maren City", "City"), True, True),
        (("Maren", "City"), ("Maren Ltd", "Company"), False, False),
        (("Maren", "Company"), ("Maren Glas", "Company"), False, True),
        (("Maren", "City"), ("Maren Glas", "Company"), False, False),
        (("Liuzhou", "City"), ("Luzhou", "City"), False, False),
        (("Ivar", "Person"), ("Ivor", "Person"), False, False),
    ],
)
def test_two_names(
    ontology: Ontology,
    one: tuple[str, str],
    other: tuple[str, str],
    is_one: bool,
    may_be: bool,
) -> None:
    """Of classes that go together they may be merged, of the same one suggested."""
    first, second = named(*one), named(*other)
    for pair in ((first, second), (second, first)):
        assert is_one_thing(*pair, ontology) == is_one
        assert may_be_one_thing(*pair) == may_be


@pytest.mark.parametrize(
    ("text", "is_abbreviated"),
    [
        ("Maren Glass Works (MGW) grew.", True),
        ("Maren Glass Works (the “MGW”) grew.", True),
        ("Ost-Maren Glass Works grew. (MGW)", False),
        ("Maren Glass Works grew, said MGW.", False),
        ("Old Maren Glass Works Hall (MGW)", False),
    ],
)
def test_an_abbreviation_in_brackets(text: str, is_abbreviated: bool) -> None:
    """Only right behind the name."""
    assert is_introduced(text, "Maren Glass Works", "MGW") == is_abbreviated


def test_what_is_in_brackets_must_fit_the_name() -> None:
    """A place or a former name is no abbreviation."""
    assert not is_introduced("Maren Glass (Wexholt)", "Maren Glass", "Wexholt")
