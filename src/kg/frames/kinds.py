"""What sorts of things a property relates, by which one sentence may tell two of them.

"Acme uses Weftline" tells that it uses a product, or a technology: which of the two, is
not said by the words but by what Weftline is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.language.english.predication import NameKind
from kg.vocabulary import Term


def name_kind(ontology: Ontology, classes: Collection[Term]) -> NameKind:
    """What sort of thing a name is of, roughly, by the classes of the thing."""
    pronouns: set[str] = set()
    for kind in classes:
        pronouns.update(ontology.pronouns.get(kind, ()))
    if "he" in pronouns:
        return "person"
    if "there" in pronouns:
        return "place"
    return "other" if ontology.agents.isdisjoint(classes) else "organisation"


class Kinds:
    """The classes of an ontology, and of which of them a thing may be at once."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    def are_told_apart(self, one: Term, other: Term) -> bool:
        """Whether things that are related by one property cannot be by the other."""
        pairs = zip(self._sides(one), self._sides(other), strict=True)
        return not all(self.meet(*pair) for pair in pairs)

    def is_narrower(self, one: Term, other: Term) -> bool:
        """Whether one property relates only some of the things that the other one does.

        What words say by the narrower one they say by the other as well.
        """
        ones = [self.below(classes) for classes in self._sides(one)]
        others = [self.below(classes) for classes in self._sides(other)]
        is_within = all(
            not wide or (narrow and narrow <= wide)
            for narrow, wide in zip(ones, others, strict=True)
        )
        return is_within and ones != others

    def meet(self, some: Iterable[Term], others: Iterable[Term]) -> bool:
        """Whether a thing may be of a class here and of one there at once.

        It may if the ontology knows a class that is below both: an administrative area
        is a place and an actor. Where no classes are named, any will do.
        """
        ones = self.below(some)
        twos = self.below(others)
        return not ones or not twos or not ones.isdisjoint(twos)

    def _sides(self, term: Term) -> tuple[set[Term], set[Term]]:
        """The classes of the subjects of a property, and of its objects."""
        return self._ontology.domain(term), self._ontology.range(term)

    def below(self, classes: Iterable[Term]) -> set[Term]:
        """Some classes with all those below them."""
        found: set[Term] = set()
        for each in classes:
            found |= self._lowers.get(each, {each})
        return found

    @cached_property
    def _lowers(self) -> dict[Term, set[Term]]:
        """By class, itself and those below it."""
        found: defaultdict[Term, set[Term]] = defaultdict(set)
        for lower in self._ontology.instances(v.OWL_CLASS):
            for upper in self._ontology.superclasses(lower):
                found[upper].add(lower)
        return dict(found)
