"""What takes a clause back, and what becomes of one modality under another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.claimed import Modality
from kg.language.english.paths.tree import Tree
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


class TakenBack(NamedTuple):
    """A modality, and the words that give it."""

    modality: Modality
    by: tuple[Token, ...]

    def span(self, tree: Tree) -> Span:
        """Where the words stand; of words apart, the first."""
        spans = [tree.span(token) for token in self.by]
        is_together = self.by[-1].i - self.by[0].i < len(self.by)
        return (spans[0][0], spans[-1][1]) if is_together else spans[0]


# By the modality of what a clause stands under, that of the clause for each of its own:
# who does not plan to buy does not buy, and who may refuse to buy may buy.
_UNDER: Mapping[Modality, Mapping[Modality, Modality]] = {
    "planned": {"denied": "denied", "ended": "possible"},
    "possible": {"planned": "possible", "denied": "possible", "ended": "possible"},
    "denied": {"planned": "denied", "possible": "denied", "denied": "possible"},
    "ended": {"planned": "denied", "possible": "denied", "denied": "possible"},
}


def combined(outer: TakenBack | None, inner: TakenBack | None) -> TakenBack | None:
    """A modality under another, with the words that decide."""
    if outer is None or inner is None:
        return outer or inner
    if outer == inner:
        return inner
    if outer.modality in ("denied", "ended"):
        # "did not cease to own" leaves open whether it still owns.
        return outer._replace(
            modality=_UNDER[outer.modality].get(inner.modality, "possible")
        )
    modality = _UNDER[outer.modality].get(inner.modality, inner.modality)
    return (inner if modality == inner.modality else outer)._replace(modality=modality)
