"""One way to say a relation: words, and the slots beside them in which its sides stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.language.english.claimed import Modality
from kg.language.english.inflection import noun_forms, verb_forms
from kg.language.english.predication import WordClass

WORD = "word"
"""The slot of a frame whose own word mentions a side."""


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
