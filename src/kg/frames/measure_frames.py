"""How figures are told: by the frames that tell `kg:observedOf`.

A verb frame says where owner and quantity stand beside a verb, a noun frame what a noun
measures. Words of one frame, and frames of one `kg:variableName`, measure the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.language.english.predication import WordClass
from kg.language.english.stems import WORD
from kg.language.english.variable_names import root


class MeasureFrame(NamedTuple):
    """A word by which a figure is told of somebody.

    Attributes:
        name: Its IRI.
        word: The class of its word.
        lemmas: The words themselves, in their dictionary form.
        measures: What the variable is called, in which {topic} stands for what fills the
            slot of the topic; empty where the word does not tell.
        quantity_in: The slots in which the quantity may stand.
        owner_in: The slots in which the owner may stand.
        topic_in: Those in which it is told what the figure is about.
        is_flow: Whether figures add up over a span of time; None where the word does
            not tell.
    """

    name: NamedNode
    word: WordClass
    lemmas: frozenset[str]
    measures: str
    quantity_in: frozenset[str]
    owner_in: frozenset[str]
    topic_in: frozenset[str] = frozenset()
    is_flow: bool | None = None

    def lemma_of(self, word: str) -> str:
        """Its lemma of which a word is a form; empty if there is none."""
        own = root(word)
        alike = (lemma for lemma in sorted(self.lemmas) if root(_first(lemma)) == own)
        return next(alike, "")

    def has_verb(self, word: str, behind: Sequence[str]) -> bool:
        """Whether one of its lemmas is a verb with the particle that stands behind it."""
        own = root(word)
        for lemma in self.lemmas:
            verb, *particles = lemma.split()
            length = len(particles)
            follows = list(behind[:length]) == particles
            if follows and root(verb) == own:
                return True
        return False


class MeasureFrames:
    """The frames of figures, by their words."""

    def __init__(self, frames: Sequence[MeasureFrame]) -> None:
        self.frames = frames
        self._by_verb: dict[str, list[MeasureFrame]] = defaultdict(list)
        self._measured_by: dict[str, str] = {}
        self._flows: dict[str, set[bool | None]] = defaultdict(set)
        for frame in frames:
            self._flows[frame.measures].add(frame.is_flow)
            if frame.word == "noun":
                for lemma in frame.lemmas:
                    # Its root would be that of a verb too: "sales" and "sold".
                    self._measured_by |= dict.fromkeys(_forms(lemma), frame.measures)
                continue
            # Several words of a frame may have one root.
            for verb in {root(_first(lemma)) for lemma in frame.lemmas}:
                self._by_verb[verb].append(frame)

    def verbs(self, word: str, behind: str = "") -> list[MeasureFrame]:
        """The frames of a verb, in whatever form.

        Args:
            word: the verb.
            behind: what stands behind it: "turned over" is no "turned out".
        """
        found = self._by_verb.get(root(word), [])
        folded = behind.casefold()
        rest = folded.split()
        if not rest:
            return found
        return [frame for frame in found if frame.has_verb(word, rest)]

    def measured_by(self, word: str) -> str:
        """What a noun measures; empty if no frame says.

        "Sales" and "turnover" measure the same.
        """
        return self._measured_by.get(word.casefold(), "")

    def names(self, label: str) -> set[str]:
        """What the name of a variable measures, by its nouns: "net profit", profit."""
        found = {self.measured_by(word) for word in WORD.findall(label)}
        return found - {""}

    def is_stock(self, label: str) -> bool:
        """Whether what a variable is the name of is so at a moment: no sum over time."""
        # Of a word that leaves it open nobody can say that sums mean nothing.
        measured = self.names(label)
        return bool(measured) and all(self._flows[each] == {False} for each in measured)


def _first(lemma: str) -> str:
    first, *_ = lemma.split()
    return first


def _forms(noun: str) -> Iterator[str]:
    """A noun, and its plural if it is none itself."""
    yield noun
    if noun.endswith("y"):
        yield noun.removesuffix("y") + "ies"
    elif not noun.endswith("s"):
        yield noun + "s"
    elif noun.endswith("ss"):
        yield noun + "es"
