"""The units of figures: each is declared once, and whatever unit the words name."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocabulary as v
from kg.authoring.implied import measured
from kg.grounding.measurements import sign
from kg.knowledge import Graph
from kg.language.english.quantities import quantities
from kg.language.english.units import CURRENCIES, UNIT_AFTER
from kg.project import Project
from kg.schema import members


def kg(name: str) -> NamedNode:
    """A term of the shared ontology."""
    return NamedNode(v.KG + name)


UNITS = kg("units")
EXACT_MATCH = NamedNode(v.PREFIXES["skos"] + "exactMatch")
# What these words mean the text does not tell: money or weight, yuan or yen, and an
# angle or a temperature. "Times" are occasions, which are counted.
AMBIGUOUS = {"pound", "¥", "degree", "time"}
UNITS_FILE = Path(__file__).parents[1] / "ontology" / "units.ttl"
# A count has no word of its own, a share is a fraction such as "a third", a rank is told
# by an ordinal where one is asked for, and a factor by "threefold" or "three times as
# many".
OTHERWISE_READ = {kg("count"), kg("share"), kg("factor"), kg("rank")}
# Mostly other words: "3 in 10", "3 a day", "3 real people", "a quarter of it"
NOT_READ = {"in", "a", "10 a", "100 a", "real", "quarter"}


@pytest.fixture(scope="module")
def graph(flagship: Project) -> Graph:
    """The flagship, for the shared ontology."""
    return flagship.knowledge


def test_every_unit_that_the_words_name_is_declared(graph: Graph) -> None:
    """But for what the words alone leave open."""
    read = {*UNIT_AFTER.names, *CURRENCIES, "count"}
    unknown = read - graph.ontology.signs.keys()
    assert {unit for unit in unknown if not unit.isupper()} == AMBIGUOUS


def declared_words() -> list[tuple[str, str]]:
    """Each word for a unit in the shared declarations, with the sign of the unit."""
    turtle = parse(path=UNITS_FILE, format=RdfFormat.TURTLE)
    told = [(quad.subject, quad.predicate, quad.object.value) for quad in turtle]
    signs = {unit: word for unit, predicate, word in told if predicate == v.NOTATION}
    deprecated = {unit for unit, predicate, _ in told if predicate == v.DEPRECATED}
    return [
        (word, signs[unit])
        for unit, predicate, word in told
        if predicate in (v.NOTATION, v.LABEL, v.ALT_LABEL, v.VERB_PHRASE)
        and unit in signs.keys() - deprecated - OTHERWISE_READ
        and word not in NOT_READ
    ]


@pytest.mark.parametrize(("word", "expected"), declared_words())
def test_every_word_of_a_declaration_is_read_as_its_unit(
    graph: Graph, word: str, expected: str
) -> None:
    """Its name, in the singular and the plural, and its sign; a code before a number too."""
    wordings = [f"3 million {word}"]
    if word.isupper() and len(word) == len("EUR"):
        wordings.append(f"{word} 3 million")
    for wording in wordings:
        (quantity,) = quantities(wording)
        assert sign(quantity, graph.ontology) == expected


def test_no_two_units_share_a_sign(graph: Graph) -> None:
    """Else nobody could tell which one the words mean."""
    signs = Counter(row[2] for row in members(graph, UNITS))
    assert signs.most_common(1)[0][1] == 1


def test_every_unit_has_a_name_a_sign_a_dimension_and_a_definition(
    graph: Graph,
) -> None:
    """The list of units has no empty cell."""
    for row in members(graph, UNITS):
        assert all(row), row


@pytest.mark.parametrize(
    ("wording", "value", "unit", "comparator"),
    [
        ("3.2 million Danish kroner", "3200000", "DKK", "exactly"),
        ("NT$40 million", "40000000", "TWD", "exactly"),
        ("fewer than 60 hectares", "60", "hectare", "lessThan"),
        ("at least 1.5 GWh", "1.5", "gigawattHour", "atLeast"),
        ("up to 250 watts", "250", "watt", "atMost"),
        ("900 shirts a month", "900", "count", "exactly"),
        ("40,000 euros a year", "40000", "EUR", "exactly"),
        ("60 kilometres per hour", "60", "kilometrePerHour", "exactly"),
        ("three and a half years", "3.5", "year", "exactly"),
    ],
)
def test_a_wording_implies_its_unit(
    graph: Graph, wording: str, value: str, unit: str, comparator: str
) -> None:
    """As the ontology names it, and how the true figure stands to it."""
    facts = dict(measured(wording, graph.ontology))
    assert Decimal(str(facts[v.VALUE].value)) == Decimal(value)  # type: ignore[union-attr]
    assert (facts[v.UNIT], facts[v.COMPARATOR]) == (kg(unit), kg(comparator))


@pytest.mark.parametrize(
    ("wording", "span"),
    [
        ("900 shirts a month", "month"),
        ("40,000 euros a year", "year"),
        ("15 gigawatt-hours annually", "year"),
        ("12 tonnes per day", "day"),
        ("61 euros per megawatt-hour", "megawattHour"),
        ("60 kilometres per hour", None),
        ("12 tonnes", None),
    ],
)
def test_a_wording_implies_the_unit_for_each_of_which_it_tells(
    graph: Graph, wording: str, span: str | None
) -> None:
    """A unit of time or of an amount beside the unit; a unit that is a rate by itself needs none."""
    facts = dict(measured(wording, graph.ontology))
    assert facts.get(v.PER) == (kg(span) if span else None)


def test_a_currency_has_its_equal_in_qudt(graph: Graph) -> None:
    """By the code of ISO 4217, which is its sign."""
    pairs = graph.ontology.pairs(EXACT_MATCH)
    equals = {term: equal for term, equal in pairs if isinstance(equal, NamedNode)}
    currencies = [row for row in members(graph, UNITS) if row[3] == "money"]
    coded = [row[2] for row in currencies if row[2].isupper()]
    assert len(coded) == 59
    for code in coded:
        assert equals[kg(code)].value == f"http://qudt.org/vocab/unit/CCY_{code}"
