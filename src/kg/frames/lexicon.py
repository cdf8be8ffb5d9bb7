"""The frames of an ontology: by property, the words and slots that say it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import product
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg.cache import kept, program
from kg.frames.measure_frames import MeasureFrames
from kg.frames.relation_frames import WORD, Frame, frame_forms
from kg.frames.written_frames import WrittenFrames, written_frames
from kg.knowledge import Graph
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.ontology import Ontology
from kg.knowledge.terminology import Terminology
from kg.language.english.inflection import verb_forms
from kg.language.english.lexemes import Lexemes
from kg.language.english.predication import OBJECT, Predication, WordClass

_READ: dict[Ontology, Lexicon] = {}
_KEPT = 8  # projects that one process has at hand


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


def lexicon_of(graph: Graph) -> Lexicon:
    """The frames that a graph's statements are proved by, read once.

    Graphs that share their ontology share these.
    """
    known = _READ.get(graph.ontology)
    if known is None:
        # It refers to no graph, so that a store can be closed that nobody asks any more.
        is_kept = isinstance(graph.home, FolderHome)
        read = partial(_frames_of, graph.terminology, is_kept=is_kept)
        known = Lexicon(graph.ontology, read)
        # A frame refers to its ontology: none would be given up by itself.
        for oldest in list(_READ)[: 1 - _KEPT]:
            _READ.pop(oldest, None)
        _READ[graph.ontology] = known
    return known


def _frames_of(terminology: Terminology, *, is_kept: bool) -> WrittenFrames:
    """All frames; those of a compiled graph as they were read the last time."""

    def read() -> WrittenFrames:
        return written_frames(terminology.ontology, terminology.frames)

    if not (is_kept and terminology.digest):
        return read()
    made_of = [*program(), terminology.digest.encode()]
    packed = kept("lexicons", made_of, lambda: pickle.dumps(read()))
    found: WrittenFrames = pickle.loads(packed)  # noqa: S301 - of our own cache
    return found


class Lexicon:
    """The frames of an ontology.

    Args:
        ontology: shared terms and a project's own, which may have frames among them.
        read: Returns the frames, which are read when first needed.
    """

    def __init__(self, ontology: Ontology, read: Callable[[], WrittenFrames]) -> None:
        self._ontology = ontology
        self._read = read
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
    def _written(self) -> WrittenFrames:
        return self._read()

    @property
    def _all(self) -> list[Frame]:
        return self._written.relations

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
        for each in (term, *self._ontology.terms_below.get(term, ())):
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
    def measures(self) -> MeasureFrames:
        """The frames of figures, which have a grammar of their own."""
        return MeasureFrames(self._written.measures)
