"""What takes a clause back, and what becomes of one modality under another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.claimed import Modality
from kg.language.english.paths.tree import Tree
from kg.language.english.regexes import Span

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


def combined(outer: TakenBack | None, inner: TakenBack | None) -> TakenBack | None:
    """A modality under another: who does not plan to buy does not buy."""
    if outer is None or inner is None:
        return outer or inner
    if outer.by == inner.by:
        return inner
    if outer.modality in ("denied", "ended"):
        is_undone = inner.modality in ("planned", "possible")
        return outer._replace(modality="denied" if is_undone else "possible")
    if inner.modality == "denied" and outer.modality == "planned":
        return inner
    return inner if inner.modality in ("planned", "possible") else outer
