"""Whatever a figure's wording tells can be accepted: each comparator, units of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.authoring.accepting import worksheet_of
from kg.authoring.adding import add
from kg.drafting.accepting_drafts import accept_article as accept
from kg.knowledge import load
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
    press = begun(tmp_path / "press")
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
    told = {graph.verbaliser.sentence(*triple) for triple in graph.triples()}
    assert f"For Thessop Kilns, the output of glaze is {sentence}." in told
