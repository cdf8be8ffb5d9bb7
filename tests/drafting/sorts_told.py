"""Of what sorts the names of an article can be by the facts that people have listed of it.

Who holds a post is a person, where a firm is headquartered a place. Who has bought a firm
may be a person as well as another firm, so that facts may leave several sorts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.name_classes import SORTS, NameClasses
from kg.drafting.news_terms import news_term
from tests.drafting.gold import Fact

_EACH_OTHER = 0.75  # of the facts of a name that have to agree
_ACTING = frozenset(("person", "organisation", "place"))
_LYING = frozenset(("place", "built"))


class ToldSorts:
    """Tells the sorts that the names of one article may have.

    Args:
        facts: what people have listed of it.
        classes: tells the sorts of classes.
    """

    def __init__(self, facts: Iterable[Fact], classes: NameClasses) -> None:
        self._classes = classes
        self._votes: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        for fact in facts:
            for name, sorts in self._sides(fact):
                if name[:1].isupper() and sorts:
                    self._votes[name.casefold()][sorts] += 1

    def __call__(self, names: Iterable[str]) -> frozenset[str]:
        """The sorts that all facts of what has some names allow; none if they differ."""
        found = [
            self._allowed(name) for name in names if name.casefold() in self._votes
        ]
        return frozenset.intersection(*found) if found else frozenset()

    def _sides(self, fact: Fact) -> Iterator[tuple[str, frozenset[str]]]:
        """What a fact tells of its subject and of its object."""
        if fact.kind == "relation":
            ontology = self._classes.ontology
            predicate = news_term(fact.property)
            yield fact.subject, self._sorts(v.named_nodes(ontology.domain(predicate)))
            yield fact.object, self._sorts(v.named_nodes(ontology.range(predicate)))
        elif fact.property == "kind" and fact.object:
            phrase, *_ = fact.object.split(" of ")
            *_, noun = phrase.split()
            yield fact.subject, frozenset(self._classes.sorts(noun))

    def _sorts(self, kinds: Iterable[NamedNode]) -> frozenset[str]:
        """The sorts of some classes; none where things of one of them have no names."""
        found: set[str] = set()
        for kind in kinds:
            sort = self._classes.sort(kind)
            if v.local_name(kind.value) in ("Actor", "Agent"):
                found |= _ACTING
            elif kind == news_term("Place"):
                found |= _LYING
            elif sort is None:
                return frozenset()
            else:
                found.add(sort)
        return frozenset(found)

    def _allowed(self, name: str) -> frozenset[str]:
        """What most facts of a name allow."""
        votes = self._votes[name.casefold()]
        count = Counter[str]()
        for sorts, number in votes.items():
            count.update(dict.fromkeys(sorts, number))
        most = max(count.values())
        if most < _EACH_OTHER * votes.total():
            return frozenset()
        allowed = frozenset(sort for sort in SORTS if count[sort] == most)
        if allowed != _LYING:
            return allowed
        kinds = self._classes.by_name(name)
        is_built = any(self._classes.sort(kind) == "built" for kind in kinds)
        return frozenset(("built" if is_built else "place",))
