"""What the map draws can be seen: axe-core cannot look into its canvas, so the palette
itself is measured.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.page.look import COLOURS, HUES, Look, looks
from tests.page.sites import edition_of, record_of, site_of, with_second_article

OWN_KINDS = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix my: <https://looks.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:Mill a owl:Class ; rdfs:label "mill"@en ; kg:isCategory true ;
    rdfs:subClassOf kg:Company .
my:Loom a owl:Class ; rdfs:label "loom"@en ; kg:isCategory true ;
    rdfs:subClassOf kg:Company ; kg:mapColour "green" ; kg:mapSign "✚" .
my:Thread a owl:Class ; rdfs:label "thread"@en ; kg:isCategory true .
"""
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
PAPERS = ("paper", "card")


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21:1, and the grey that just passes on white is 4.54:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@SCHEMES
def test_words_can_be_read(scheme: int) -> None:
    """Every colour of words has 4.5:1 on what it is written on, lit words included."""
    behind = {name: COLOURS[name][scheme] for name in (*PAPERS, "lit", "now")}
    words = {
        **{name: hue[:2] for name, hue in HUES.items()},
        **{name: COLOURS[name] for name in ("soft", "accent")},
    }
    pairs = [
        (name, pair[scheme], paper) for name, pair in words.items() for paper in PAPERS
    ]
    pairs += [("ink", COLOURS["ink"][scheme], name) for name in behind] + [
        ("soft", COLOURS["soft"][scheme], "lit")
    ]
    assert not [
        (name, paper)
        for name, colour, paper in pairs
        if contrast(colour, behind[paper]) < 4.5
    ]


@SCHEMES
@pytest.mark.parametrize("line", ["edge", "accent"])
def test_lines_can_be_seen(scheme: int, line: str) -> None:
    """Lines that something depends on have 3:1 on paper and card."""
    assert all(
        contrast(COLOURS[line][scheme], COLOURS[paper][scheme]) >= 3 for paper in PAPERS
    )


def test_kinds_differ_without_colour(shared_newsroom: Path) -> None:
    """Each kind has a sign of its own."""
    signs = [look.glyph for look in every_look(shared_newsroom).values()]
    assert len(signs) >= 15
    assert len(signs) == len(set(signs))


def test_no_colour_means_two_things(shared_newsroom: Path) -> None:
    """Those who act, places, what happens, figures and topics are told apart."""
    found = every_look(shared_newsroom)
    tops = ("organisation", "person", "place", "event", "figure", "topic")
    assert len({found[name].hue for name in tops}) == len(tops) == len(HUES)
    alike = [("event", "initiative", "cooperation"), ("figure", "projection")]
    for names in alike:
        assert len({found[name].hue for name in names}) == 1


def test_a_look_is_inherited(newsroom: Path) -> None:
    """A project's kind looks like the class above it, unless it states a look."""
    terms = newsroom / "ontology" / "looks.ttl"
    terms.parent.mkdir(exist_ok=True)
    terms.write_text(OWN_KINDS, "utf-8")
    found = every_look(newsroom)
    above, below, own = (found[name] for name in ("organisation", "mill", "loom"))
    assert (below.hue, below.glyph) == (above.hue, above.glyph)
    assert (list(HUES)[own.hue], own.glyph) == ("green", "✚")


def test_a_kind_without_a_look_is_plain(newsroom: Path) -> None:
    """It is grey, and has a sign that no other kind has."""
    terms = newsroom / "ontology" / "looks.ttl"
    terms.parent.mkdir(exist_ok=True)
    terms.write_text(OWN_KINDS, "utf-8")
    found = every_look(newsroom)
    thread = found.pop("thread")
    assert list(HUES)[thread.hue] == "grey"
    assert thread.glyph not in {look.glyph for look in found.values()}


def test_a_kind_looks_the_same_on_every_page(newsroom: Path) -> None:
    """On the page of all articles and on that of each."""
    with_second_article(newsroom)
    seen: dict[str, set[tuple[int, str]]] = defaultdict(set)
    pages = site_of(newsroom)
    for html in pages.values():
        for look in record_of(html)["looks"]:
            seen[look["name"]].add((look["hue"], look["glyph"]))
    assert len(pages) == 3
    assert {name: looks for name, looks in seen.items() if len(looks) > 1} == {}


def every_look(folder: Path) -> dict[str, Look]:
    """The looks of all kinds of a project, by their names."""
    ontology = edition_of(folder).graph.ontology
    return looks(ontology, [ontology.category([kind]) for kind in ontology.categories])
