"""How categories and bases look: the one place that knows a colour, a glyph, a shape or a dash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

HUES = (  # light, dark: each reads as text on its paper (4.5:1 or more, tested)
    ("#1d5a9e", "#86b9f2"),
    ("#17703f", "#74d09a"),
    ("#8a2c8a", "#e39be3"),
    ("#96480a", "#f0b06a"),
    ("#0a6a78", "#5fd0dc"),
    ("#b3261e", "#ff9a8f"),
    ("#646000", "#cfc95f"),
    ("#4b3fb5", "#b3a9ff"),
    ("#555b66", "#b6bec9"),
)
GLYPHS = "■▲●◆★▼◉◇□△○☆▣▽◐◈"  # sixteen glyphs and nine hues share no factor: 144 categories differ
SHAPES = (("box", 2), ("box", 14), ("ellipse", 0), ("box", 6))
PAPER = ("#fbfaf7", "#15171a")


class Look(NamedTuple):
    """What tells a category apart, with or without seeing colour; `hue` is an index into `HUES`."""

    name: str
    number: int
    hue: int
    glyph: str
    shape: str
    radius: int


class Line(NamedTuple):
    """How a basis is drawn, in pixels on and off, and what it means."""

    dashes: tuple[int, ...]
    why: str


LINES = {
    "stated": Line((), "Read in a passage of an article."),
    "registered": Line((10, 4), "Recorded in the register of things, not read in an article."),
    "derived": Line((9, 3, 2, 3), "Worked out from other statements of this graph."),
    "inferred": Line((2, 4), "Follows from other statements by a rule of the ontology."),
}


def looks(categories: Iterable[str]) -> dict[str, Look]:
    """Each category's look, given out in order."""
    return {name: _look(name, number) for number, name in enumerate(categories)}


def palette() -> str:
    """The colours as CSS for both colour schemes: properties `--paper`, `--c0`, ... and classes `c0`, ..."""
    classes = "".join(f".c{i}{{color:var(--c{i})}}" for i in range(len(HUES)))
    light, dark = _properties(0), _properties(1)
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{classes}\n"


def _look(name: str, number: int) -> Look:
    shape, radius = SHAPES[number % len(SHAPES)]
    return Look(name, number, number % len(HUES), GLYPHS[number % len(GLYPHS)], shape, radius)


def _properties(scheme: int) -> str:
    hues = ";".join(f"--c{i}:{pair[scheme]}" for i, pair in enumerate(HUES))
    return f"--paper:{PAPER[scheme]};{hues}"
