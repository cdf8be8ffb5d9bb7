"""What the map draws can be seen: axe-core cannot look into its canvas, so the palette
itself is measured.
"""

from __future__ import annotations

import pytest

from kg.page.look import COLOURS, GLYPHS, HUES, looks

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
        **{f"c{n}": hue for n, hue in enumerate(HUES)},
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


def test_kinds_differ_without_colour() -> None:
    """The first sixteen kinds differ by their glyph alone, and as many as glyphs times
    hues by glyph and hue.
    """
    many = len(GLYPHS) * len(HUES)
    given = list(looks(map(str, range(many))).values())
    assert len({look.glyph for look in given[:16]}) == 16
    assert len({(look.glyph, look.hue) for look in given}) == many == 144
