"""Frames of a project's own that say too much, or what another frame says already.

Two of its findings:

    ontology/frames.ttl:12: league:plays-have: almost any sentence has the word "have".
      [logic]
      do        Give the frame a carrier, such as a noun that the verb has as its object.

    ontology/frames.ttl:20: league:coaches-train: the same words tell kg:trains. [logic]
      found     train
      do        Keep the words that tell one of the two, or say what they are said of.

What a frame must have is in the shapes. The frames of the shared ontology are looked at
by its tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import SourceMap
from kg.frames import Frame, lexicon_of
from kg.frames.kinds import Kinds
from kg.knowledge import Graph, Ontology
from kg.language.english.function_words import is_everywhere
from kg.model import Finding


def frame_findings(graph: Graph, places: SourceMap) -> Iterator[Finding]:
    """A finding for each frame of the project's own that is too wide, or a double."""
    lexicon = lexicon_of(graph)
    own = [frame for frame in lexicon.frames if not frame.name.value.startswith(v.KG)]
    doubles = Doubles(graph.ontology)
    for frame in own:
        name = graph.namespaces.shortened(frame.name)
        for word in sorted(_everywhere(frame)):
            yield _found(
                frame,
                places,
                message=f"{name}: almost any sentence has the word “{word}”.",
                found=word,
                advice="Give the frame a carrier, such as a noun that the verb has as its "
                "object, or another word.",
            )
        for other in doubles.of(frame, lexicon.frames):
            told = graph.namespaces.shortened(other.tells)
            yield _found(
                frame,
                places,
                message=f"{name}: the same words tell {told}, of the same things.",
                found=", ".join(sorted(frame.lemmas & other.lemmas)),
                advice="Keep the words that tell only one of the two, or give your "
                "property a narrower domain or range.",
            )


class Doubles:
    """Which frames say two properties in the same words, of things that fit both."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._kinds = Kinds(ontology)

    def of(self, frame: Frame, frames: list[Frame]) -> Iterator[Frame]:
        """The frames of other properties that a frame cannot be told from.

        Those of wider properties are left out.
        """
        same = self._same(frame.tells)
        for other in frames:
            if other.tells in same or not _is_double(frame, other):
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


def _is_double(one: Frame, other: Frame) -> bool:
    """Whether two frames stand in the same words, in all that they ask for."""
    if not one.object_in or not other.object_in:
        return False
    if one.word != other.word:
        return False
    slots = one.subject_in, one.object_in
    if slots != (other.subject_in, other.object_in):
        return False
    return _share(one.lemmas, other.lemmas) and _share(one.carriers, other.carriers)


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words fit both; any will do where there are none."""
    return not some.isdisjoint(others) or not (some or others)


def _everywhere(frame: Frame) -> set[str]:
    """The words of a frame that hardly say anything alone."""
    if frame.carriers:
        return set()
    return {lemma for lemma in frame.lemmas if is_everywhere(lemma)}


def _found(
    frame: Frame, places: SourceMap, *, message: str, found: str, advice: str
) -> Finding:
    finding = Finding(
        severity="warning", check="logic", message=message, found=found, advice=advice
    )
    return finding.at(places.find(None, frame.name.value))
