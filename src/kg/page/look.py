"""How the page looks: the one place that knows a colour, a glyph, a shape or a dash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Statement

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
SHAPES = (("box", 2), ("box", 16), ("box", 8))
COLOURS = {  # light, dark
    "paper": ("#fbfaf7", "#15171a"),
    "card": ("#ffffff", "#1d2024"),
    "ink": ("#1d1d1b", "#ecebe7"),
    "soft": ("#5a5a55", "#a9aba8"),  # text of less weight
    "rule": ("#dcd9d0", "#33373c"),  # a line that nothing depends on
    "edge": ("#85827a", "#7c8187"),  # a line that must be seen
    "faint": ("#dedbd3", "#34383d"),  # what is dimmed
    "accent": ("#9c3d00", "#ffb27a"),
    "lit": ("#fff1c2", "#463a12"),  # behind the words of the selection
    "now": ("#ffd977", "#6b5510"),  # behind those at hand
}


class Look(NamedTuple):
    """What tells a category apart, with or without seeing colour; `hue` is an index into `HUES`."""

    name: str
    number: int
    hue: int
    glyph: str
    shape: str
    radius: int


class LineStyle(NamedTuple):
    """How a basis is drawn, in pixels on and off, and what it means."""

    dashes: tuple[int, ...]
    why: str


LINES = {
    "stated": LineStyle((), "Read in a passage of an article."),
    "registered": LineStyle(
        (10, 4), "Recorded in the register of things, not read in an article."
    ),
    "derived": LineStyle(
        (9, 3, 2, 3), "Worked out from other statements of this graph."
    ),
    "inferred": LineStyle(
        (2, 4), "Follows from other statements by a rule of the ontology."
    ),
}
"""By the basis of a statement."""

STROKES = {
    **LINES,
    "claimed": LineStyle(
        (5, 6), "Told without being said to be so: planned, possible, denied or over."
    ),
}
"""By what an edge of the map is drawn as: also what is only claimed."""


def drawn_as(statement: Statement) -> str:
    """The line by which a statement is drawn: that of its basis, unless it is only claimed."""
    return "claimed" if statement.modality else statement.basis


def looks(categories: Iterable[str]) -> dict[str, Look]:
    """Each category's look, given out in order."""
    return {
        name: _look(name, number)
        for number, name in enumerate(dict.fromkeys(categories))
    }


def palette() -> str:
    """The colours as custom properties, by the reader's scheme or the page's own choice, on paper always the light."""
    light, dark = (_properties(scheme) for scheme in (0, 1))
    classes = "".join(f".c{i}{{color:var(--c{i})}}" for i in range(len(HUES)))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}\n"
        f"{classes}\n"
    )


def _look(name: str, number: int) -> Look:
    shape, radius = SHAPES[number % len(SHAPES)]
    return Look(
        name, number, number % len(HUES), GLYPHS[number % len(GLYPHS)], shape, radius
    )


def _properties(scheme: int) -> str:
    named = {**COLOURS, **{f"c{i}": pair for i, pair in enumerate(HUES)}}
    return ";".join(f"--{name}:{pair[scheme]}" for name, pair in named.items())
