"""Which of the relations that frames read are likely told, by all signs of the two.

A frame reads its words alike wherever they stand. How often that is right, was learned from
articles of which people have listed the relations: what is hardly ever right is left out,
and what is less than sure is no plain draft. Without a parse nothing is weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.proposals import RelationProposal
from kg.drafting.relation_weights import ByRule, probability, signs_of
from kg.drafting.told_pairs import PairKey, ToldPair, pair_key

LEAST = 0.25
"""How probable a relation is at least that is drafted, unless it is plain."""

_SURE = 0.7  # how probable one is at least that is plain
_ONLY_READ = frozenset(("only read",))


class RelationWeigher:
    """Weighs the relations that are read in one article.

    Args:
        reading: the article.
        read: the relations.
        pairs: all two that a word may relate.
    """

    def __init__(
        self,
        reading: ArticleReading,
        read: Iterable[RelationProposal],
        pairs: Iterable[ToldPair],
    ) -> None:
        self._reading = reading
        self._read = list(read)
        self._pairs = {
            pair_key(reading, pair.subject, pair.object, pair.told.cue[0]): pair
            for pair in pairs
        }

    def kept(self) -> Iterator[RelationProposal]:
        """Those that are likely told."""
        if self._reading.governors is None:
            yield from self._read
            return
        for told in self._read:
            likely = probability(self.signs(told))
            if told.tier == "plain" and likely < _SURE:
                # All ways of reading find it, with both its names.
                yield told._replace(tier="reference")
            elif told.tier == "plain" or likely >= LEAST:
                yield told

    def signs(self, told: RelationProposal) -> frozenset[str]:
        """What speaks for and against a relation."""
        key = pair_key(self._reading, told.subject, told.object, told.span[0])
        pair = self._pairs.get(key)
        signs = pair.signs if pair else _ONLY_READ
        predicate = v.local_name(told.predicate.value)
        return frozenset(signs_of(signs, predicate, self._read_by[key]))

    @cached_property
    def _read_by(self) -> Mapping[PairKey, Mapping[str, list[ByRule]]]:
        """By two sides and their sentence, by which rules what is read of them."""
        found: dict[PairKey, dict[str, list[ByRule]]] = defaultdict(dict)
        for told in self._read:
            key = pair_key(self._reading, told.subject, told.object, told.span[0])
            local = v.local_name(told.predicate.value)
            found[key].setdefault(local, []).append(ByRule(told.rule, told.tier))
        return found
