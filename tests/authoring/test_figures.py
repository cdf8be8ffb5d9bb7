"""Whatever a figure's wording tells can be accepted: each comparator, units of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.drafting.accepting_drafts import accept_article as accept
from kg.formats.sheets import sheets
from kg.knowledge import Graph, load
from kg.page.address import Address
from kg.page.figures.collecting import collect
from kg.project import Project
from kg.workspace import Workspace
from tests.authoring.press import GIVEN, SLUG, begun


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("40 tonnes", "40 tonnes"),
        ("more than 40 tonnes", "more than 40 tonnes"),
        ("at least 40 tonnes", "at least 40 tonnes"),
        ("less than 40 tonnes", "less than 40 tonnes"),
        ("up to 40 tonnes", "at most 40 tonnes"),
        ("almost 40 tonnes", "almost 40 tonnes"),
        ("about 40 tonnes", "about 40 tonnes"),
        ("5,200 litres", "5,200 litres"),
        ("€7,500", "7,500 euros"),
        ("300 kWh", "300 kilowatt-hours"),
        ("900 barrels", "900 barrels"),
    ],
)
def test_a_figure(tmp_path: Path, wording: str, sentence: str) -> None:
    """It is written without an error, and read aloud."""
    told = accepted_sentences(begun(tmp_path / "press"), wording)
    assert f"For Thessop Kilns, the output of glaze is {sentence}." in told


OWN_UNITS = """
press:cartload a skos:Concept ; rdfs:isDefinedBy <> ;
    skos:inScheme kg:units ; kg:dimension kg:mass ;
    rdfs:label "cartload"@en ; skos:definition "What a cart carries."@en ;
    skos:notation "ctl" ; kg:verbPhrase "cartloads"@en .
press:ISK a skos:Concept ; rdfs:isDefinedBy <> ;
    skos:inScheme kg:units ; kg:dimension kg:money ;
    rdfs:label "Icelandic krona"@en ; skos:definition "Icelandic krona (ISO 4217 ISK)."@en ;
    skos:notation "ISK" ; kg:verbPhrase "Icelandic kronur"@en .
"""


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("40 cartloads", "40 cartloads"),
        ("more than 40 ctl", "more than 40 cartloads"),
        ("ISK 40 million", "40 million Icelandic kronur"),
        ("40 million ISK", "40 million Icelandic kronur"),
        ("40 million Icelandic kronur", "40 million Icelandic kronur"),
    ],
)
def test_a_figure_in_a_unit_of_the_project(
    tmp_path: Path, wording: str, sentence: str
) -> None:
    """By its name, in the singular or plural, by its sign or its code it is understood."""
    press = begun(tmp_path / "press")
    terms = press.root / "ontology" / "terms.ttl"
    terms.write_text(terms.read_text(encoding="utf-8") + OWN_UNITS, encoding="utf-8")
    told = accepted_sentences(press, wording)
    assert f"For Thessop Kilns, the output of glaze is {sentence}." in told


def accepted_sentences(press: Workspace, wording: str) -> set[str]:
    """What a project tells of a figure."""
    graph = accepted(
        press,
        f"Thessop Kilns makes {wording} of glaze",
        f'made: figure "{wording}"; observedOf kilns; variable output',
        'output: Variable "output of glaze"; wording "makes"',
    )
    return {graph.verbaliser.sentence(*triple) for triple in graph.triples()}


def accepted(press: Workspace, sentence: str, *lines: str) -> Graph:
    """A project with what a worksheet states of a sentence, accepted without an error."""
    add(press, "kilns.txt", f"A glaze\n\n{sentence}.\n".encode(), GIVEN)
    sheet = ['kilns: Organisation "Thessop Kilns"', f'"{sentence}"']
    sheet += [f"  {line}" for line in lines]
    worksheet_of(press, SLUG).write_text("\n".join(sheet), encoding="utf-8")
    findings = accept(press, SLUG).findings
    assert not [finding for finding in findings if finding.is_error]
    return load(press)


def test_a_change_whose_figure_is_not_told_is_told_as_a_change(tmp_path: Path) -> None:
    """In sentences, questions, tables and on the page: 12 per cent is no level of costs."""
    press = begun(tmp_path / "press")
    graph = accepted(
        press,
        "The costs of Thessop Kilns fell 12 percent",
        'fall: figure "fell 12 percent"; observedOf kilns; variable costs',
        'costs: Variable "costs"; wording "costs"',
    )
    fall = NamedNode(graph.namespaces.things + "fall")
    assert graph.verbaliser.sentence(*graph.triples(fall, v.VALUE)[0]) == (
        "For Thessop Kilns, the costs is a change of -12 per cent."
    )
    assert graph.verbaliser.name(fall) == (
        "the costs for Thessop Kilns (a change of -12 per cent)"
    )
    (row,) = Project(press.root).ask("growth")
    assert (row["growth"], row["increase"]) == (fall, Literal(-12))
    (node,) = [node for node in sheets(graph, "none").nodes if node["id"] == fall.value]
    assert node["change"] == "true"
    (drawn,) = collect(graph, Address(None), v.CLASS_OBSERVATION)
    assert drawn.amount.words == "-12 per cent (change)"
