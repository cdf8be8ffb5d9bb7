"""What is likely told of two though no frame reads it, by all signs of the two.

The words only suggest it, so that it is always doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.joined_pairs import JoinedPair, JoinedPairs
from kg.drafting.news_terms import news_term
from kg.drafting.property_weights import likeliest
from kg.drafting.proposals import Proposal, RelationProposal, RelationSide
from kg.drafting.told_pairs import ToldPair
from kg.language.english.countries import is_adjective
from kg.language.spans import covering

LIKELY = "pair:likely"
"""The rule of what is drafted here."""

LEAST = 0.35
"""How probable a relation is at least that is drafted."""

_LOOK = 20  # characters
_WHICH = re.compile(r"\b(?P<word>new|first|last|former|[A-Z][a-z]+) $")


class LikelyReader:
    """Proposes what is likely told in one article.

    Args:
        reading: the article.
        pairs: all two that a word may relate.
        read: what frames read of any two, right or wrong.
        drafted: what rules draft.
    """

    def __init__(
        self,
        reading: ArticleReading,
        pairs: Iterable[ToldPair],
        read: Iterable[RelationProposal],
        drafted: Iterable[Proposal],
    ) -> None:
        told = [each for each in drafted if isinstance(each, RelationProposal)]
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._pairs = JoinedPairs(reading, pairs, read, told)
        self._told: set[object] = set()
        for each in told:
            self._told |= self._ways(each.subject, each.predicate, each.object)

    def proposals(self) -> Iterator[RelationProposal]:
        """What is likely told, the surest first, each once."""
        found: list[tuple[float, RelationProposal]] = []
        for pair in self._pairs.found():
            likely = likeliest(pair.signs)
            # How something is told that is not said to be so, is misread too often.
            if likely.probability >= LEAST and not pair.is_taken_back:
                proposal = self._proposal(pair, news_term(likely.property))
                found.append((likely.probability, proposal))
        for _, each in sorted(found, key=lambda one: (-one[0], one[1].span)):
            ways = self._ways(each.subject, each.predicate, each.object)
            is_known = each.predicate in self._ontology.object_properties
            if is_known and self._told.isdisjoint(ways):
                self._told |= ways
                yield each

    def _proposal(self, pair: JoinedPair, predicate: NamedNode) -> RelationProposal:
        subject, object = self._whole(pair.subject), self._whole(pair.object)
        span = covering(subject.span, object.span)
        return RelationProposal(subject, predicate, object, span, LIKELY, "doubtful")

    def _whole(self, side: RelationSide) -> RelationSide:
        """A side with the word before a noun that tells which one it is: "new", "Polish"."""
        if side.thing is not None:
            return side
        begin, end = side.span
        before = _WHICH.search(self._text, max(0, begin - _LOOK), begin)
        word = before["word"] if before else ""
        if before and (word.islower() or is_adjective(word)):
            return side._replace(span=(before.start(), end))
        return side

    def _ways(
        self, one: RelationSide, predicate: NamedNode, other: RelationSide
    ) -> set[object]:
        """A relation, and the same from the other side.

        What is told one way round is hardly told the other way round as well.
        """
        sides = self._called(one), self._called(other)
        ways: set[object] = {(*sides, predicate), (*sides[::-1], predicate)}
        for each in self._ontology.inverses.get(predicate, ()):
            ways.add((*sides[::-1], each))
        return ways

    def _called(self, side: RelationSide) -> object:
        """What a side is, or by which noun it goes: twice the same is drafted once."""
        if side.thing is not None:
            return side.thing
        *_, noun = self._text[slice(*side.span)].casefold().split()
        return noun
