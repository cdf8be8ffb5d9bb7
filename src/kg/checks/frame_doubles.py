"""Frames of a project's own that say what another frame says already.

One of its findings:

    ontology/frames.ttl:20: league:coaches-train: the same words tell kg:trains. [logic]
      found     train
      do        Keep the words that tell one of the two, or say what they are said of.

What a frame must have is in the shapes, and which are too wide in `wide_frames`. The
frames of the shared ontology are looked at by its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.checks.wide_frames import own
from kg.frames import Frame, lexicon_of
from kg.frames.kinds import Kinds
from kg.knowledge import Graph, Ontology
from kg.model import Finding

Fitting: TypeAlias = Callable[[Frame, Frame], bool]


def frame_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each frame of the project's own that is a double."""
    lexicon = lexicon_of(graph)
    frames = lexicon.frames
    yield from _contradicted(graph)
    doubles = Doubles(graph.ontology)
    for frame in own(frames):
        # Who adds a slot to another frame's reads all that this one does.
        for other in doubles.of(frame, frames, reads_all_of):
            told = graph.namespaces.shortened(other.tells)
            double = _double(
                graph,
                (frame, other),
                f"the same words tell {told}, of the same things.",
                "Keep the words that tell only one of the two, or give your "
                "property a narrower domain or range.",
            )
            yield Unplaced(double, Key(None, frame.name.value))


def _contradicted(graph: Graph) -> Iterator[Unplaced]:
    """Those of which the words say that something is so, and that it is not."""
    lexicon = lexicon_of(graph)
    for frame in own(lexicon.taking_back):
        for other in lexicon.of(frame.tells):
            if reads_all_of(frame, other):
                double = _double(
                    graph,
                    (frame, other),
                    "the same words tell that it is so.",
                    "Keep the words that tell only one of the two.",
                )
                yield Unplaced(double, Key(None, frame.name.value))


def _double(
    graph: Graph, frames: tuple[Frame, Frame], message: str, advice: str
) -> Finding:
    """The finding on a frame, and on another one of the same words."""
    frame, other = frames
    return Finding(
        severity="warning",
        check="logic",
        message=f"{graph.namespaces.shortened(frame.name)}: {message}",
        found=", ".join(sorted(frame.lemmas & other.lemmas)),
        advice=advice,
    )


def is_double(one: Frame, other: Frame) -> bool:
    """Whether two frames stand in the same words, in all that they ask for."""
    return reads_all_of(one, other) and reads_all_of(other, one)


def reads_all_of(one: Frame, other: Frame) -> bool:
    """Whether a frame reads the words of another one with the sides where they stand."""
    if not one.object_in or not other.object_in:
        return False
    if one.word != other.word:
        return False
    if not one.subject_in >= other.subject_in:
        return False
    if not one.object_in >= other.object_in:
        return False
    return share_words(one, other)


def share_words(one: Frame, other: Frame) -> bool:
    """Whether there are words that both frames are of."""
    if not _share(one.lemmas, other.lemmas):
        return False
    return _share(one.carriers, other.carriers)


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words fit both; any will do where there are none."""
    return not some.isdisjoint(others) or not (some or others)


class Doubles:
    """Which frames say two properties in the same words, of things that fit both."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._kinds = Kinds(ontology)

    def of(
        self, frame: Frame, frames: list[Frame], fits: Fitting = is_double
    ) -> Iterator[Frame]:
        """The frames of other properties that a frame cannot be told from.

        Those of wider properties are left out.

        Args:
            frame: The frame.
            frames: Those that it is compared with.
            fits: Whether it stands in the words of another one.
        """
        same = self._same(frame.tells)
        for other in frames:
            if other.tells in same or not fits(frame, other):
                continue
            if self._kinds.are_told_apart(frame.tells, other.tells):
                continue
            # Who coaches somebody supports him: a property may be told in the words of
            # one that is wider.
            if not self._kinds.is_narrower(frame.tells, other.tells):
                yield other

    def _same(self, term: NamedNode) -> set[NamedNode]:
        """A property with those above and below it, which it may share its words with."""
        pairs = self._ontology.pairs(v.SUBPROPERTY)
        above = {upper for lower, upper in pairs if lower == term}
        below = {lower for lower, upper in pairs if upper == term}
        return set(v.named_nodes([term, *above, *below]))
