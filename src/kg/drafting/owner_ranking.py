"""Who of all that are told near a figure has it most probably."""

from __future__ import annotations

from typing import NamedTuple

from kg.drafting.article_reading import ArticleReading
from kg.drafting.figure_bearers import FigureBearers
from kg.drafting.focus import Focus
from kg.drafting.owner_candidates import OwnerCandidate, OwnerCandidates, OwnerKey
from kg.drafting.owner_signs import OwnedFigure, OwnerSigns
from kg.drafting.owner_weights import probabilities
from kg.drafting.proposals import RelationSide
from kg.language.english.quantities import Quantity

_FAR_LIKELIER = 2.0


class LikelyOwner(NamedTuple):
    """Who has a figure most probably.

    Attributes:
        key: what makes it one with another candidate.
        candidate: how it is told.
        probability: how sure that is, from 0 to 1.
    """

    key: OwnerKey
    candidate: OwnerCandidate
    probability: float


class OwnerRanking:
    """Weighs who may have the figures of one article.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
        focus: what it goes on with.
    """

    def __init__(
        self, reading: ArticleReading, bearers: FigureBearers, focus: Focus
    ) -> None:
        self._candidates = OwnerCandidates(reading, bearers, focus)
        self._signs = OwnerSigns(reading, bearers, focus)

    def key(self, side: RelationSide | None) -> OwnerKey | None:
        """What makes an owner one with a candidate."""
        return self._candidates.key(side) if side else None

    def candidates(
        self, quantity: Quantity, *known: OwnerCandidate
    ) -> dict[OwnerKey, OwnerCandidate]:
        """Who may have a figure, those among them whom others have found.

        Args:
            quantity: the figure.
            known: the others.
        """
        found = self._candidates.of(quantity)
        for candidate in known:
            found.setdefault(self._candidates.key(candidate.side), candidate)
        return found

    def signs(
        self, figure: OwnedFigure, candidates: dict[OwnerKey, OwnerCandidate]
    ) -> dict[OwnerKey, frozenset[str]]:
        """The signs of each candidate."""
        return {
            key: frozenset(self._signs.of(key, each, figure))
            for key, each in candidates.items()
        }

    def likeliest(
        self, figure: OwnedFigure, candidates: dict[OwnerKey, OwnerCandidate]
    ) -> LikelyOwner | None:
        """Who has a figure most probably; None if nobody may.

        The rules are believed unless somebody else is far likelier.
        """
        signs = self.signs(figure, candidates)
        ranked = dict(zip(signs, probabilities(signs.values()), strict=True))
        key = max(ranked, key=ranked.__getitem__, default=None)
        if key is None:
            return None
        read = figure.read
        if read is not None and ranked[key] < _FAR_LIKELIER * ranked.get(read, 0.0):
            key = read
        return LikelyOwner(key, candidates[key], ranked[key])
