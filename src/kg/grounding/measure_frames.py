"""How figures are told, by the frames of the ontology that tell `kg:observedOf`.

A verb frame says where owner and quantity stand beside a verb, a noun frame what a noun
measures. Words of one frame, and frames of one `kg:variableName`, measure the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Ontology
from kg.language.english.stems import WORD
from kg.language.english.variable_names import root
from kg.vocabulary import Term

_TELLS = NamedNode(v.KG + "tells")
_LEMMA = NamedNode(v.KG + "lemma")
_QUANTITY_IN = NamedNode(v.KG + "subjectIn")
_OWNER_IN = NamedNode(v.KG + "objectIn")
_VARIABLE_NAME = NamedNode(v.KG + "variableName")
_NOUN_FRAME = NamedNode(v.KG + "NounFrame")


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

    def __init__(self, ontology: Ontology) -> None:
        self._by_verb: dict[str, list[MeasureFrame]] = defaultdict(list)
        self._measured_by: dict[str, str] = {}
        told = {
            frame for frame, told in ontology.pairs(_TELLS) if told == v.OBSERVED_OF
        }
        nouns = ontology.instances(_NOUN_FRAME)
        names = ontology.texts(_VARIABLE_NAME)
        quantities = _slots(ontology, _QUANTITY_IN)
        owners = _slots(ontology, _OWNER_IN)
        for frame, lemma in ontology.pairs(_LEMMA):
            if frame not in told or not isinstance(lemma, Literal):
                continue
            measures = names.get(frame, "")
            if frame in nouns:
                # Its root would be that of a verb too: "sales" and "sold".
                for form in _forms(lemma.value):
                    self._measured_by[form] = measures
                continue
            first, *_ = lemma.value.split()
            told_by = MeasureFrame(
                lemma=lemma.value,
                measures=measures,
                quantity_in=frozenset(quantities[frame]),
                owner_in=frozenset(owners[frame]),
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


def _slots(ontology: Ontology, predicate: NamedNode) -> dict[Term, set[str]]:
    """By frame the names of the slots, of LexInfo's without their namespace."""
    found: dict[Term, set[str]] = defaultdict(set)
    for frame, slot in ontology.pairs(predicate):
        if isinstance(slot, (Literal, NamedNode)):
            found[frame].add(slot.value.rpartition("#")[2])
    return found
