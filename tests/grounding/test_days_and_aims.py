"""The day of an event stands in its clause, and a paraphrase behind a marker."""

from __future__ import annotations

import pytest

from tests.grounding import invented
from tests.grounding.invented import Told

TEXTS = {
    "The strike at Bolt began on May 2.": "",
    "The strike at Tessaly was led by Oz, who left on May 3.": "date",
    "The strike of weavers was long, and Oz left on April 30.": "date",
    "The strike was called to raise pensions of sailors.": "",
    "The strike at sea was called, after long talks, to raise wages of cooks.": "",
    "The strike hit Bolt, which began to raise fares of ferries.": "aim",
    "The strike was called to raise a flag for hope of tolls.": "aim",
}
"""A text that tells of a strike, and the property of it that is open."""
STATED = {
    "May 2": 'kg:date "2024-05-02"^^xsd:date',
    "May 3": 'kg:date "2024-05-03"^^xsd:date',
    "April 30": 'kg:date "2024-04-30"^^xsd:date',
    "pensions": 'kg:aim "raise pensions of sailors"',
    "wages": 'kg:aim "raise wages of cooks"',
    "fares": 'kg:aim "raise fares of ferries"',
    "tolls": 'kg:aim "raise tolls for hope"',
}
"""By words of the text, what is stated of the strike."""


@pytest.fixture(scope="module")
def doubted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """By text, the properties that are left open."""
    text = "\n\n".join(TEXTS)
    told = [_told(n, words) for n, words in enumerate(TEXTS)]
    folder = tmp_path_factory.mktemp("days") / "project"
    edition = invented.project(folder, text, "", *told)
    support, _ = invented.proved(edition)
    found: dict[str, set[str]] = {words: set() for words in TEXTS}
    for doubt in support.doubts:
        for words in TEXTS:
            is_here = invented.passage(edition, words).iri
            if doubt.finding.location.passage == is_here and doubt.predicate:
                found[words].add(doubt.predicate.value.rpartition("#")[2])
    return found


def _told(n: int, words: str) -> Told:
    (stated,) = (said for key, said in STATED.items() if key in words)
    return Told(words, f'id:strike-{n} a kg:Event ; kg:kind "strike"@en ; {stated} .')


@pytest.mark.parametrize(("words", "left"), TEXTS.items())
def test_what_is_not_told_of_an_event_is_open(
    doubted: dict[str, set[str]], words: str, left: str
) -> None:
    """And nothing else is."""
    assert doubted[words] & {"date", "aim"} == ({left} if left else set())
