"""How figures are told, by the frames of the ontology that tell `kg:observedOf`.

A verb frame says where owner and quantity stand beside a verb, a noun frame what a noun
measures. Words of one frame, and frames of one `kg:variableName`, measure the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.language.english.stems import WORD
from kg.language.english.variable_names import root
from kg.vocabulary import Term


class MeasureFrame(NamedTuple):
    """A verb by which a figure is told of somebody.

    Attributes:
        lemma: The word of the frame, in its dictionary form.
        measures: What the variable is called; empty where the word does not tell.
        quantity_in: The slots in which the quantity may stand.
        owner_in: The slots in which the owner may stand.
    """

    lemma: str
    measures: str
    quantity_in: frozenset[str]
    owner_in: frozenset[str]


class MeasureFrames:
    """The frames of figures in an ontology, by their words."""

    def __init__(self, frames: Sequence[Quad]) -> None:
        self._by_verb: dict[str, list[MeasureFrame]] = defaultdict(list)
        self._measured_by: dict[str, str] = {}
        said: dict[Term, dict[NamedNode, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        of_figures = {
            quad.subject
            for quad in frames
            if quad.predicate == v.TELLS and quad.object == v.OBSERVED_OF
        }
        for quad in frames:
            if quad.subject not in of_figures:
                continue
            if isinstance(quad.object, (Literal, NamedNode)):
                said[quad.subject][quad.predicate].append(quad.object.value)
        for frame in said.values():
            self._add(frame)

    def _add(self, frame: Mapping[NamedNode, list[str]]) -> None:
        """Index what is said of a frame, by its words."""
        measures = "".join(frame[v.VARIABLE_NAME])
        for lemma in frame[v.LEMMA]:
            if v.NOUN_FRAME.value in frame[v.TYPE]:
                # Its root would be that of a verb too: "sales" and "sold".
                self._measured_by |= dict.fromkeys(_forms(lemma), measures)
                continue
            first, *_ = lemma.split()
            told_by = MeasureFrame(
                lemma=lemma,
                measures=measures,
                quantity_in=_slots(frame[v.SUBJECT_IN]),
                owner_in=_slots(frame[v.OBJECT_IN]),
            )
            self._by_verb[root(first)].append(told_by)

    def verbs(self, word: str) -> list[MeasureFrame]:
        """The frames of a verb, in whatever form."""
        return self._by_verb.get(root(word), [])

    def measured_by(self, word: str) -> str:
        """What a noun measures; empty if no frame says.

        "Sales" and "turnover" measure the same.
        """
        return self._measured_by.get(word.casefold(), "")

    def names(self, label: str) -> set[str]:
        """What the name of a variable measures, by its nouns: "net profit", profit."""
        found = {self.measured_by(word) for word in WORD.findall(label)}
        return found - {""}


def _forms(noun: str) -> Iterator[str]:
    """A noun, and its plural if it is none itself."""
    yield noun
    if noun.endswith("y"):
        yield noun.removesuffix("y") + "ies"
    elif not noun.endswith("s"):
        yield noun + "s"
    elif noun.endswith("ss"):
        yield noun + "es"


def _slots(written: Iterable[str]) -> frozenset[str]:
    """The names of slots, of LexInfo's without their namespace."""
    return frozenset(slot.rpartition("#")[2] for slot in written)
