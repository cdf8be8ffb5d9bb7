"""The frames that an ontology and the files beside it have, read out of their quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.frames.measure_frames import MeasureFrame
from kg.frames.relation_frames import Frame
from kg.knowledge import Facts
from kg.knowledge.claims import MODALITIES
from kg.knowledge.ontology import Ontology
from kg.language.english.claimed import Modality
from kg.language.english.predication import WordClass

_CLASSES: dict[NamedNode, WordClass] = {
    v.VERB_FRAME: "verb",
    v.NOUN_FRAME: "noun",
    v.ADJECTIVE_FRAME: "adjective",
}


class WrittenFrames(NamedTuple):
    """All frames.

    Attributes:
        relations: Those that tell a property or a class, by IRI.
        measures: Those that tell whose a figure is.
    """

    relations: list[Frame]
    measures: list[MeasureFrame]


def written_frames(ontology: Ontology, quads: Iterable[Quad]) -> WrittenFrames:
    """Return the frames.

    Args:
        ontology: shared terms and a project's own, which may have frames among them.
        quads: the frames that have files of their own.
    """
    reader = _FrameReader(ontology, quads)
    return WrittenFrames(reader.relations(), reader.measures())


class _FrameReader:
    """Reads frames."""

    def __init__(self, ontology: Ontology, quads: Iterable[Quad]) -> None:
        self._ontology = ontology
        self._quads = quads

    def relations(self) -> list[Frame]:
        """Those that tell a property or a class, by IRI."""
        found: list[Frame] = []
        for name, word in self._named:
            found += self._read(name, word)
        return sorted(found, key=lambda frame: (frame.name.value, frame.tells.value))

    def measures(self) -> list[MeasureFrame]:
        """Those that tell whose a figure is."""
        found = [
            self._measure(name, word)
            for name, word in self._named
            if v.OBSERVED_OF in self._facts.nodes(name, v.TELLS)
        ]
        return sorted(found)

    @cached_property
    def _named(self) -> list[tuple[NamedNode, WordClass]]:
        """The frames that there are, with the class of their word."""
        found: list[tuple[NamedNode, WordClass]] = []
        for name in self._facts.subjects:
            kinds = set(self._facts.nodes(name, v.TYPE))
            for kind in kinds.intersection(_CLASSES):
                word = _CLASSES[kind]
                found.append((name, word))
        return found

    def _measure(self, name: NamedNode, word: WordClass) -> MeasureFrame:
        flows = self._facts.text(name, v.IS_FLOW)
        return MeasureFrame(
            name=name,
            word=word,
            lemmas=frozenset(self._facts.texts(name, v.LEMMA)),
            measures=self._facts.text(name, v.VARIABLE_NAME),
            quantity_in=self._slots(name, v.SUBJECT_IN),
            owner_in=self._slots(name, v.OBJECT_IN),
            topic_in=self._slots(name, v.TOPIC_IN),
            is_flow=flows == "true" if flows else None,
        )

    def _read(self, name: NamedNode, word: WordClass) -> Iterator[Frame]:
        for tells in self._facts.nodes(name, v.TELLS):
            # The frame of a measure has a grammar of its own.
            if tells == v.OBSERVED_OF:
                continue
            yield Frame(
                name=name,
                tells=tells,
                word=word,
                lemmas=frozenset(self._lemmas(name)),
                subject_in=self._slots(name, v.SUBJECT_IN),
                object_in=self._slots(name, v.OBJECT_IN),
                carriers=frozenset(self._facts.texts(name, v.CARRIER)),
                unless=frozenset(self._facts.texts(name, v.UNLESS)),
                is_preferred="true" in self._facts.texts(name, v.IS_PREFERRED),
                tells_as=self._modality(name),
            )

    def _lemmas(self, name: NamedNode) -> Iterator[str]:
        """Its own lemmas, and the nouns of the classes that it is of."""
        yield from self._facts.texts(name, v.LEMMA)
        kinds = self._facts.nodes(name, v.NOUN_OF)
        for kind in kinds:
            lower = self._ontology.terms_below.get(kind, ())
            for each in (kind, *lower):
                words = [*self._ontology.nouns_of.get(each, ())]
                words += self._ontology.cues.get(each, ())
                for word in words:
                    # "manufactur-" may go on, and is no noun of a dictionary.
                    if not word.endswith("-"):
                        yield word

    def _modality(self, name: NamedNode) -> Modality | None:
        """How a frame tells what it tells: the last part of the IRI of a modality."""
        told = self._facts.node(name, v.TELLS_AS)
        return MODALITIES.get(told) if told else None

    def _slots(self, name: NamedNode, predicate: NamedNode) -> frozenset[str]:
        """The names of slots: the last part of an IRI, or a preposition."""
        found: set[str] = set()
        for slot in self._facts.values(name, predicate):
            if isinstance(slot, NamedNode):
                found.add(slot.value.rpartition("#")[2])
            # A preposition is a word like any other.
            elif isinstance(slot, Literal):
                found.add(slot.value)
        return frozenset(found)

    @cached_property
    def _facts(self) -> Facts:
        """What is said of frames."""
        # A project may write frames of its own terms beside these.
        said = [
            (name, predicate, value)
            for predicate in (v.TYPE, *v.FRAME_PROPERTIES)
            for name, value in self._ontology.pairs(predicate)
        ]
        said += [(quad.subject, quad.predicate, quad.object) for quad in self._quads]
        return Facts(
            (name, predicate, value)
            for name, predicate, value in said
            if isinstance(name, NamedNode)
        )
