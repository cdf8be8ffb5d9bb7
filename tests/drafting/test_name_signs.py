"""Which words of a name, and around it, are signs of what it is of, and what facts tell."""

from __future__ import annotations

import pytest

from kg import Project
from kg.drafting.name_classes import NameClasses
from kg.drafting.worded_signs import worded_signs
from kg.language.english.descriptions import descriptions
from kg.language.english.regions import is_region
from tests.drafting.gold import Fact
from tests.drafting.sorts_told import ToldSorts

TEXT = "The grain broker Dorn Holt sold in Ostrevale. Holt's mill, the oldest, closed."


def signs(name: str) -> set[str]:
    begin = TEXT.index(name)
    span = (begin, begin + len(name))
    return worded_signs(name, TEXT, [span], descriptions(TEXT, span))


def test_words_beside_a_name_are_signs_and_how_its_words_end() -> None:
    assert signs("Dorn Holt") >= {
        "2 words end olt",
        "before is broker",
        "before are grain broker",
        "behind is sold",
        "described by broker",
    }
    assert signs("Ostrevale") >= {"last ends ale", "before is in", "1 words end ale"}


def test_of_one_word_nothing_is_told_twice() -> None:
    assert not [sign for sign in signs("Ostrevale") if sign.startswith("first")]


def test_states_and_provinces_are_places_beside_cities() -> None:
    assert all(map(is_region, ("Kansas", "Lower Saxony", "Sichuan", "Kvarn Province")))


def fact(subject: str, property: str, object: str, kind: str = "relation") -> Fact:
    return Fact(0, kind, subject, property, object, None, "", "", None, "", (), "")


@pytest.fixture(scope="module")
def classes(flagship: Project) -> NameClasses:
    return NameClasses(flagship.knowledge.ontology)


@pytest.mark.parametrize(
    ("facts", "sorts"),
    [
        ([fact("Dorn", "holdsPost", "chief executive")], {"person"}),
        ([fact("Dorn", "kind", "carmaker", "attribute")], {"organisation"}),
        ([fact("Acme", "headquarteredIn", "Dorn")], {"place"}),
        (
            [fact("Dorn", "acquired", "Acme")],
            {"person", "organisation", "place"},
        ),
        # Of two that differ neither is believed.
        (
            [
                fact("Dorn", "holdsPost", "chief executive"),
                fact("Dorn", "kind", "carmaker", "attribute"),
            ],
            set(),
        ),
        ([fact("Acme", "kind", "carmaker", "attribute")], set()),
    ],
)
def test_facts_tell_of_what_sorts_a_name_may_be(
    classes: NameClasses, facts: list[Fact], sorts: set[str]
) -> None:
    assert ToldSorts(facts, classes)(["Dorn", "Dorn Holt"]) == sorts
