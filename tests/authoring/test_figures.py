"""Whatever a figure's wording tells can be accepted: each comparator, units of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.drafting.accepting_drafts import accept_article as accept
from kg.knowledge import load
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
    """What a project tells once the worksheet of a figure is accepted, without an error."""
    text = f"A glaze\n\nThessop Kilns makes {wording} of glaze.\n"
    add(press, "kilns.txt", text.encode(), GIVEN)
    sheet = (
        f'kilns: Organisation "Thessop Kilns"\n\n"Thessop Kilns makes {wording} of glaze"\n'
        f'  made: figure "{wording}"; observedOf kilns; variable output\n'
        '  output: Variable "output of glaze"; wording "makes"\n'
    )
    worksheet_of(press, SLUG).write_text(sheet, encoding="utf-8")
    accepted = accept(press, SLUG)
    assert not [finding for finding in accepted.findings if finding.is_error]
    graph = load(press)
    return {graph.verbaliser.sentence(*triple) for triple in graph.triples()}
