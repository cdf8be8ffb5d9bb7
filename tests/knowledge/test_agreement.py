"""Which figures are compared: those for the same that stand apart, and no others."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg import vocabulary as v
from kg.knowledge.agreement import RELATIONS, compare_figures
from kg.knowledge.memory import MemoryHome, copied
from kg.namespaces import Namespaces

NAMES = Namespaces("https://example.org/press/")
HOLDS = DefaultGraph()
FIRST = "gazette#char=10,50"
APART = "gazette#char=60,90"
FIGURE = """a kg:Observation ; kg:observedOf id:kilns ; kg:variable id:output ; kg:unit kg:count ;
    kg:comparator kg:exactly ; kg:wording "40 tiles" ; kg:value 40 ;"""
PERIODS = """id:y2023 kg:startDate "2023-01-01" ; kg:endDate "2023-12-31" .
    id:all-2023 kg:startDate "2023-01-01" ; kg:endDate "2023-12-31" .
    id:y2024 kg:startDate "2024-01-01" ; kg:endDate "2024-12-31" .
    id:since-2023 kg:startDate "2023-01-01" ."""


def quads(text: str, passage: str = "periods") -> list[Quad]:
    """What a passage states, and that it holds."""
    prefixes = f"PREFIX id: <{NAMES.things}> PREFIX kg: <{v.KG}>"
    found = []
    for quad in parse(f"{prefixes} {text}", format=RdfFormat.TURTLE):
        triple = (quad.subject, quad.predicate, quad.object)
        graph = NamedNode(NAMES.base + passage)
        found += [Quad(*triple, HOLDS), Quad(*triple, graph)]
    return found


def compared(one: str, other: str, place: str) -> set[tuple[str, str, str]]:
    """What is concluded of two figures, the first of which is always at one place."""
    known = [*quads(f"id:a {one} .", FIRST), *quads(f"id:b {other} .", place)]
    home = MemoryHome(copied([*known, *quads(PERIODS)]), NAMES)
    compare_figures(home)
    relations = list(RELATIONS.values())
    holding = home.match(None, relations, None, [HOLDS])
    inferred = home.match(None, relations, None, [NAMES.inferred])
    assert {quad.triple for quad in holding} == {quad.triple for quad in inferred}
    return {tuple(map(local, quad.triple)) for quad in holding}  # type: ignore[misc]


def local(term: NamedNode) -> str:
    return term.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def changed(written: str, instead: str) -> str:
    """The figure with something else in one place."""
    assert written in FIGURE
    return FIGURE.replace(written, instead)


@pytest.mark.parametrize(
    "other",
    [
        FIGURE,
        changed('"40 tiles"', '"forty tiles"'),
        f"{FIGURE} kg:concerns id:roofs",
        f"{FIGURE} kg:conversionOf id:c",
    ],
)
@pytest.mark.parametrize("place", [APART, "post#char=10,50"])
def test_figures_for_the_same_are_compared(other: str, place: str) -> None:
    """In one article or two, both ways; one may tell more than the other."""
    expected = {("a", "agreesWith", "b"), ("b", "agreesWith", "a")}
    assert compared(FIGURE, other, place) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIGURE, changed("kg:Observation", "kg:Projection")),
        (FIGURE, changed("kg:Observation", "kg:Estimate")),
        (FIGURE, changed("id:kilns", "id:wexholt")),
        (FIGURE, changed("id:output", "id:capacity")),
        (FIGURE, changed("kg:count", "kg:tonne")),
        (FIGURE, f"{FIGURE} kg:per kg:year"),
        (FIGURE, f"{FIGURE} kg:isChange true"),
        (FIGURE, f"{FIGURE} kg:growthOf id:c"),
        (FIGURE, f"{FIGURE} kg:period id:y2023"),
        (f"{FIGURE} kg:period id:y2024", f"{FIGURE} kg:period id:y2023"),
        (f"{FIGURE} kg:period id:since-2023", f"{FIGURE} kg:period id:y2023"),
        (f"{FIGURE} kg:period id:spring", f"{FIGURE} kg:period id:autumn"),
        (f"{FIGURE} kg:concerns id:roofs", f"{FIGURE} kg:concerns id:floors"),
        (FIGURE, changed("kg:value 40", 'kg:value "forty"')),
    ],
)
def test_figures_for_something_else_are_not(one: str, other: str) -> None:
    """Another kind, thing, variable, unit, rate, period or matter, or no number."""
    assert compared(one, other, APART) == set()


@pytest.mark.parametrize("place", [FIRST, "gazette#char=40,60", "gazette#char=0,99"])
def test_figures_of_one_place_are_not(place: str) -> None:
    """They are the ends of a range, or the steps of a change."""
    assert compared(FIGURE, changed("40", "50"), place) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [("y2023", "y2023"), ("y2023", "all-2023"), ("spring", "spring")],
)
def test_periods_are_the_same_by_their_days(one: str, other: str) -> None:
    """Whatever they are called; without days, by their names."""
    first, second = (f"{FIGURE} kg:period id:{each}" for each in (one, other))
    assert len(compared(first, second, APART)) == 2


@pytest.mark.parametrize(
    ("wording", "value", "relation"),
    [
        ("40 tiles", "40", "agreesWith"),
        ("41 tiles", "41", "differsFrom"),
        ("more than 30 tiles", "30", "isCompatibleWith"),
    ],
)
def test_each_verdict_has_a_relation(wording: str, value: str, relation: str) -> None:
    """It says how the two stand to each other."""
    other = changed('"40 tiles" ; kg:value 40', f'"{wording}" ; kg:value {value}')
    if "more" in wording:
        other = other.replace("kg:exactly", "kg:moreThan")
    assert ("a", relation, "b") in compared(FIGURE, other, APART)


def test_what_is_inferred_in_wider_terms_tells_nothing_apart() -> None:
    """A value in the terms of another vocabulary is no matter of its own."""
    known = [
        *quads(f"id:a {FIGURE} .", FIRST),
        *quads(f"id:b {FIGURE} .".replace("40", "40.0"), APART),
    ]
    wider = NamedNode("https://schema.org/value")
    for name, value in (("a", "40"), ("b", "40.0")):
        triple = (NamedNode(NAMES.things + name), wider, Literal(value))
        known += [Quad(*triple, HOLDS), Quad(*triple, NAMES.inferred)]
    home = MemoryHome(copied(known), NAMES)
    compare_figures(home)
    assert home.match(None, [v.AGREES_WITH], None, [HOLDS])
