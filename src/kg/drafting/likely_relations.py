"""What is likely told of two though no frame reads it, by all signs of the two.

The words only suggest it, so that it is always doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.drafting.article_reading import ArticleReading
from kg.drafting.joined_pairs import JoinedPair, JoinedPairs
from kg.drafting.news_terms import news_term
from kg.drafting.property_weights import Likely, ranked
from kg.drafting.proposals import Proposal, RelationProposal
from kg.drafting.told_pairs import ToldPair
from kg.language.spans import covering

LEAST = 0.5
"""How probable a relation is at least that is drafted."""

_RULE = "pair:likely"


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
        self._pairs = JoinedPairs(reading, pairs, read, told)
        self._symmetric = reading.graph.ontology.symmetric
        self._told = {key for each in told for key in self._keys(each)}

    def proposals(self) -> Iterator[RelationProposal]:
        """What is likely told, the likeliest words of each first."""
        found: list[tuple[float, RelationProposal]] = []
        for pair in self._pairs.found():
            if pair.is_taken_back:
                continue  # how it is told is misread too often
            likely = self._likeliest(pair)
            if likely is not None and likely.probability >= LEAST:
                found.append((likely.probability, _proposal(pair, likely)))
        for _, each in sorted(found, key=lambda one: (-one[0], one[1].span)):
            keys = self._keys(each)
            if self._told.isdisjoint(keys):
                self._told |= keys
                yield each

    def _likeliest(self, pair: JoinedPair) -> Likely | None:
        """The likeliest property of two that is not told of them anyway."""
        for likely in ranked(pair.signs):
            if self._told.isdisjoint(self._keys(_proposal(pair, likely))):
                return likely
        return None

    def _keys(self, each: RelationProposal) -> set[object]:
        """What a relation says; of a symmetric one, both ways round."""
        sides = each.subject.key, each.object.key
        found: set[object] = {(sides, each.predicate)}
        if each.predicate in self._symmetric:
            found.add((sides[::-1], each.predicate))
        return found


def _proposal(pair: JoinedPair, likely: Likely) -> RelationProposal:
    return RelationProposal(
        pair.subject,
        news_term(likely.property),
        pair.object,
        covering(pair.subject.span, pair.object.span),
        _RULE,
        "doubtful",
    )
