"""What stands behind the prepositions of a word, by preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.language.english.paths.fillers import (
    fillers,
    is_excluded,
    is_remnant,
    relative_clause,
)
from kg.language.english.paths.tree import Tree, children
from kg.language.english.predication import Filler

if TYPE_CHECKING:
    from spacy.tokens import Token

# These tell who is left out of what is said.
_EXCLUDING = frozenset({"instead", "except", "unlike", "than"})


def phrases(tree: Tree, words: Iterable[Token]) -> dict[str, tuple[Filler, ...]]:
    """The prepositions of these words, each with what stands behind it."""
    slots: dict[str, tuple[Filler, ...]] = {}
    for word in words:
        for preposition, marker in _markers(tree, word):
            found = fillers(tree, _complements(preposition))
            if found:
                known = slots.get(marker, ())
                slots[marker] = tuple(dict.fromkeys((*known, *found)))
    return slots


def _markers(tree: Tree, word: Token) -> Iterator[tuple[Token, str]]:
    """The prepositions of a word, and those attached to a name behind them."""
    for preposition in children(word, "prep", "agent", "dative"):
        marker = preposition.lower_
        if preposition.i > 0 and is_remnant(preposition.nbor(-1)):
            continue
        if preposition.pos_ not in ("ADP", "SCONJ") or marker in _EXCLUDING:
            continue
        # "instead of Bolt"
        if any(word.lower_ in _EXCLUDING for word in preposition.lefts):
            continue
        # "out of", "because of"
        inner = children(preposition, "prep")
        if inner and not children(preposition, "pobj"):
            yield inner[0], f"{marker} {inner[0].lower_}"
            continue
        if not is_excluded(preposition):
            yield preposition, marker
        for other in children(preposition, "conj"):
            # "in 2019 and Corrin in 2021" leaves out a verb.
            if other.nbor(-1).dep_ in ("cc", "punct"):
                yield other, other.lower_
        yield from _of_names(tree, _complements(preposition))


def _of_names(tree: Tree, tokens: Iterable[Token]) -> Iterator[tuple[Token, str]]:
    """The prepositions that a parse attaches to a name, but that belong to the verb."""
    for token in tokens:
        if tree.is_name(token):
            for preposition, marker in _markers(tree, token):
                # A name takes no complement but "of": "signed with Bolt on batteries".
                if marker != "of":
                    yield preposition, marker


def _complements(preposition: Token) -> list[Token]:
    complements = children(preposition, "pobj")
    if complements or preposition.dep_ == "dative":
        return complements
    return _stranded(preposition)


def _stranded(preposition: Token) -> list[Token]:
    """The noun whose relative clause ends in the preposition: "which it works with"."""
    if children(preposition, "pcomp", "prep", "amod", "advmod"):
        return []
    clause = relative_clause(preposition)
    if clause is None or children(clause, "dobj") or preposition.i < clause.i:
        return []
    return [clause.head]
