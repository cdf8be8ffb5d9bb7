"""How the page looks: the one place that knows a colour, a glyph, a shape or a dash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.model import Statement


class Hue(NamedTuple):
    """A colour of classes: how it reads on light and dark paper, and its corners."""

    light: str
    dark: str
    radius: int


HUES = {  # each reads as text on its paper (4.5:1 or more, tested)
    "blue": Hue("#1d5a9e", "#86b9f2", 8),
    "purple": Hue("#8a2c8a", "#e39be3", 16),
    "red": Hue("#b3261e", "#ff9a8f", 16),
    "orange": Hue("#96480a", "#f0b06a", 2),
    "green": Hue("#17703f", "#74d09a", 16),
    "grey": Hue("#555b66", "#b6bec9", 2),
}
PLAIN = "grey"  # of a class for which no colour is stated
SPARE = "☆▷◁◇◐◑◒◓"  # signs for classes for which none is stated
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
    """What tells a category apart, with or without seeing colour.

    `hue` is a place in `HUES`.
    """

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


def looks(ontology: Ontology, names: Iterable[str]) -> dict[str, Look]:
    """The look of each category, in order: the same on every page of a project.

    It is what the ontology states of its class or, without that, of the nearest class
    above it.
    """
    classes = {_name(ontology, kind): kind for kind in ontology.categories[::-1]}
    unsigned = [
        name
        for name, kind in sorted(classes.items())
        if not _stated(ontology, kind, v.MAP_SIGN)
    ]
    found: dict[str, Look] = {}
    for number, name in enumerate(dict.fromkeys(names)):
        kind = classes.get(name)
        colour = _stated(ontology, kind, v.MAP_COLOUR)
        if colour not in HUES:
            colour = PLAIN
        sign = _stated(ontology, kind, v.MAP_SIGN)
        if not sign:
            place = unsigned.index(name) + 1 if name in unsigned else 0
            sign = SPARE[place % len(SPARE)]
        hue = list(HUES).index(colour)
        found[name] = Look(name, number, hue, sign, "box", HUES[colour].radius)
    return found


def _name(ontology: Ontology, kind: NamedNode) -> str:
    """What a category is called, as `Ontology.category` has it."""
    return ontology.labels.get(kind) or ontology.namespaces.shortened(kind)


def _stated(ontology: Ontology, kind: NamedNode | None, property: NamedNode) -> str:
    """What the property says of the class or of the nearest class above it."""
    texts = ontology.texts(property)
    for name in ontology.superclasses(kind) if kind else ():
        if name in texts:
            return texts[name]
    return ""


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


def _properties(scheme: int) -> str:
    hues = {f"c{place}": hue[:2] for place, hue in enumerate(HUES.values())}
    named = {**COLOURS, **hues}
    return ";".join(f"--{name}:{pair[scheme]}" for name, pair in named.items())
