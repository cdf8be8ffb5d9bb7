"""The frames of an ontology: by property, the words and slots that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.frames.measure_frames import MeasureFrame, MeasureFrames
from kg.knowledge import Facts, Graph
from kg.knowledge.claims import MODALITIES
from kg.knowledge.ontology import Ontology
from kg.language.english.claimed import Modality
from kg.language.english.inflection import noun_forms, verb_forms
from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import OBJECT, Predication, WordClass
from kg.vocabulary import Term

WORD = "word"
"""The slot of a frame whose own word mentions a side."""

_CLASSES: dict[NamedNode, WordClass] = {
    v.VERB_FRAME: "verb",
    v.NOUN_FRAME: "noun",
    v.ADJECTIVE_FRAME: "adjective",
}


_READ: dict[Ontology, Lexicon] = {}
_KEPT = 8  # projects that one process has at hand


class Frame(NamedTuple):
    """One way to say a relation.

    Attributes:
        name: its IRI.
        tells: the property or class that it tells.
        word: the class of its word.
        lemmas: the words themselves; none where any word will do that mentions a side.
        subject_in: the slots in which the subject of the statement may stand.
        object_in: those for the object; none for the frame of a class.
        carriers: the nouns of which the direct object must be one, if there are any.
        unless: the nouns that must not stand beside the word.
        is_preferred: whether statements are read aloud by it.
        tells_as: how it is told, by words that say that it is not so: who left a club
            is no longer its member.
    """

    name: NamedNode
    tells: NamedNode
    word: WordClass
    lemmas: frozenset[str]
    subject_in: frozenset[str]
    object_in: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    is_preferred: bool = False
    tells_as: Modality | None = None

    @property
    def turned(self) -> Frame:
        """The same words as a frame of the inverse property."""
        return self._replace(subject_in=self.object_in, object_in=self.subject_in)

    @property
    def is_joint(self) -> bool:
        """Whether both sides stand in one slot together: "Acme and Bolt cooperate"."""
        return self.subject_in == self.object_in

    @property
    def is_by_name(self) -> bool:
        """Whether one side is called by the other: "the Quillhaven trade office"."""
        return self.subject_in == self.object_in == {WORD}


ByWord: TypeAlias = dict[tuple[WordClass, str], list[Frame]]
"""Frames by the class of their word and each lemma; "" where any word will do."""

BySlots: TypeAlias = dict[tuple[str, str, str, str], list[NamedNode]]
"""Properties by the class of a word, its lemma, and the slots of subject and object."""


def _by_word(frames: Iterable[Frame]) -> ByWord:
    found: ByWord = {}
    for frame in frames:
        for lemma in frame.lemmas or ("",):
            found.setdefault((frame.word, lemma), []).append(frame)
    return found


def frame_forms(frame: Frame) -> Iterator[str]:
    """The single words in which a frame may stand, in small letters."""
    nouns = [*frame.carriers]
    for lemma in frame.lemmas:
        if frame.word != "verb":
            nouns.append(lemma)
            continue
        verb, *particles = lemma.casefold().split()
        yield from (form.text for form in verb_forms(verb))
        yield from particles
    for noun in nouns:
        for form in noun_forms(noun.casefold()):
            yield from form.split()
    for slot in frame.subject_in | frame.object_in:
        if " " in slot:  # "in the south of", "to become"
            yield from slot.split()


def lexicon_of(graph: Graph) -> Lexicon:
    """The frames that a graph's statements are proved by, read once.

    Graphs that share their ontology share these.
    """
    known = _READ.get(graph.ontology)
    if known is None:
        known = Lexicon(graph.ontology, graph.frames)
        # A frame refers to its ontology: none would be given up by itself.
        for oldest in list(_READ)[: 1 - _KEPT]:
            _READ.pop(oldest, None)
        _READ[graph.ontology] = known
    return known


class Lexicon:
    """The frames of an ontology.

    Args:
        ontology: shared terms and a project's own, which may have frames among them.
        quads: the frames that have files of their own.
    """

    def __init__(self, ontology: Ontology, quads: Iterable[Quad] = ()) -> None:
        self._ontology = ontology
        self._quads = quads
        self._of: dict[NamedNode, list[Frame]] = {}
        self._by_word: dict[NamedNode, ByWord] = {}
        self._words: dict[NamedNode, frozenset[str]] = {}

    @cached_property
    def frames(self) -> list[Frame]:
        """All frames that say that something is so, by IRI."""
        return [frame for frame in self._all if frame.tells_as is None]

    @cached_property
    def taking_back(self) -> list[Frame]:
        """Those that say that something is planned, or no longer so."""
        return [frame for frame in self._all if frame.tells_as is not None]

    @cached_property
    def _all(self) -> list[Frame]:
        found: list[Frame] = []
        for name, word in self._named:
            found += self._read(name, word)
        return sorted(found, key=lambda frame: (frame.name.value, frame.tells.value))

    def of(self, term: NamedNode) -> list[Frame]:
        """The frames that say a property, or that there is a member of a class.

        A property is said by the frames of those below it too, and by those of its
        inverse, turned round.
        """
        if term not in self._of:
            self._of[term] = list(self._found(term))
        return self._of[term]

    def fitting(
        self, term: NamedNode, predications: Iterable[Predication]
    ) -> Iterator[tuple[Frame, Predication]]:
        """The frames of a term with the predications of whose word they are."""
        if term not in self._by_word:
            telling = list(self.of(term))
            telling += (each for each in self.taking_back if each.tells == term)
            self._by_word[term] = _by_word(telling)
        frames = self._by_word[term]
        for predication in predications:
            # The frames without a lemma are of any word that mentions a side.
            for lemma in (predication.lemma, ""):
                for frame in frames.get((predication.word, lemma), ()):
                    yield frame, predication

    def own(self, term: NamedNode) -> list[Frame]:
        """The frames that are written for the term itself."""
        return self._by_term.get(term, [])

    def preferred(self, term: NamedNode) -> Frame | None:
        """The frame by which statements with a property are read aloud."""
        for frame in self.own(term):
            if frame.is_preferred:
                return frame
        return None

    def words(self, term: NamedNode) -> frozenset[str]:
        """The single words, in all their forms, by which frames may say a term.

        Those of lemmas, carriers and longer slots, in small letters: of "take over" both.
        """
        if term not in self._words:
            found: set[str] = set()
            for frame in self.of(term):
                found.update(frame_forms(frame))
            self._words[term] = frozenset(found)
        return self._words[term]

    def is_carried(self, frame: Frame, predication: Predication) -> bool:
        """Whether a noun beside the word says what else it means than the frame.

        Who "provides support" gives no support away, by the frame that has this noun.
        """
        if frame.carriers or not frame.lemmas:
            return False
        # Of a loan that is taken out the noun is itself a side.
        if {WORD, OBJECT} & (frame.subject_in | frame.object_in):
            return False
        others = self._carriers.get((predication.word, predication.lemma), {})
        told = [others[noun] for noun in predication.carriers & others.keys()]
        return any(frame.tells not in terms for terms in told)

    @cached_property
    def _carriers(self) -> dict[tuple[WordClass, str], dict[str, set[NamedNode]]]:
        """By word, the nouns that carry its meaning in some frame, and what it tells."""
        found: dict[tuple[WordClass, str], dict[str, set[NamedNode]]] = {}
        for frame in self.frames:
            for lemma in frame.lemmas:
                carried = found.setdefault((frame.word, lemma), {})
                for noun in frame.carriers:
                    carried.setdefault(noun, set()).add(frame.tells)
        return found

    @cached_property
    def of_relations(self) -> ByWord:
        """The frames that tell how two things are related, by word."""
        properties = self._ontology.object_properties
        found: list[Frame] = []
        for frame in self.frames:
            is_of_two = frame.object_in and not frame.is_by_name
            if is_of_two and frame.lemmas and frame.tells in properties:
                found.append(frame)
        return _by_word(found)

    @cached_property
    def told_in_slots(self) -> BySlots:
        """What frames tell of two that stand beside a word."""
        found: BySlots = {}
        for frame in self.frames:
            places = product(frame.lemmas, frame.subject_in, frame.object_in)
            for lemma, subject, object in places:
                key = (frame.word, lemma, subject, object)
                told = found.setdefault(key, [])
                told.append(frame.tells)
        return found

    @cached_property
    def verbs_alone(self) -> frozenset[str]:
        """Verbs in the form that no noun phrase has: "acquires", but not "plants"."""
        found: set[str] = set()
        for lemma in self.lexemes.verbs:
            first, *_ = lemma.split()
            if self._ontology.classes_of(first):
                continue
            for form in verb_forms(first):
                if form.text.endswith("s"):
                    found.add(form.text)
        return frozenset(found)

    @cached_property
    def lexemes(self) -> Lexemes:
        """All words of frames."""
        words: dict[WordClass, set[str]] = {
            "verb": set(),
            "noun": set(),
            "adjective": set(),
        }
        for frame in self._all:
            words[frame.word].update(frame.lemmas)
        return Lexemes(
            verbs=frozenset(words["verb"]),
            nouns=frozenset(words["noun"]),
            adjectives=frozenset(words["adjective"]),
        )

    def _found(self, term: NamedNode) -> Iterator[Frame]:
        # Who is on which side does not matter, but for those who share a slot anyway.
        if term in self._ontology.symmetric:
            frames = self.own(term)
            yield from (frame.turned for frame in frames if not frame.is_joint)
        for each in (term, *self._below.get(term, ())):
            yield from self.own(each)
            for inverse in self._ontology.inverses.get(each, ()):
                for frame in self.own(inverse):
                    yield frame.turned

    @cached_property
    def _by_term(self) -> dict[NamedNode, list[Frame]]:
        found: dict[NamedNode, list[Frame]] = {}
        for frame in self.frames:
            found.setdefault(frame.tells, []).append(frame)
        return found

    @cached_property
    def _below(self) -> dict[Term, list[NamedNode]]:
        """By property or class, all below it."""
        ontology = self._ontology
        found: dict[Term, list[NamedNode]] = {}
        for axiom, above in (
            (v.SUBPROPERTY, ontology.superproperties),
            (v.SUBCLASS, ontology.superclasses),
        ):
            # A term may be right below several.
            lowers = dict.fromkeys(lower for lower, _ in ontology.pairs(axiom))
            for lower in v.named_nodes(lowers):
                _, *uppers = above(lower)
                for upper in uppers:
                    found.setdefault(upper, []).append(lower)
        return found

    @cached_property
    def measures(self) -> MeasureFrames:
        """The frames of figures, which have a grammar of their own."""
        found = [
            self._measure(name, word)
            for name, word in self._named
            if v.OBSERVED_OF in self._facts.nodes(name, v.TELLS)
        ]
        return MeasureFrames(sorted(found))

    # Reading

    @cached_property
    def _named(self) -> list[tuple[NamedNode, WordClass]]:
        """The frames that there are, with the class of their word."""
        return [
            (name, word)
            for kind, word in _CLASSES.items()
            for name in self._facts.subjects
            if (name, v.TYPE, kind) in self._facts
        ]

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
            if tells == v.OBSERVED_OF:
                continue  # a measure
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
            lower = self._below.get(kind, ())
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
