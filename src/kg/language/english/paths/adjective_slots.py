"""The slots of adjectives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.language.english.paths.fillers import fillers
from kg.language.english.paths.prepositions import phrases
from kg.language.english.paths.tree import Tree, is_nominal
from kg.language.english.paths.verb_arguments import is_verbal, surface_subjects
from kg.language.english.predication import COPULA, Filler

if TYPE_CHECKING:
    from spacy.tokens import Token


def adjective_slots(tree: Tree, adjective: Token) -> Mapping[str, tuple[Filler, ...]]:
    """What fills the slots of an adjective."""
    first = first_of(adjective)
    hosts = [adjective]
    bearers: list[Token] = []
    if first.dep_ in ("acomp", "attr", "xcomp", "oprd") and is_verbal(first.head):
        bearers = surface_subjects(tree, first.head)
        hosts.append(first.head)
    elif first.dep_ in ("amod", "appos") and is_nominal(first.head):
        bearers = [first.head]
    elif first.dep_ == "advcl" and is_verbal(first.head):
        bearers = surface_subjects(tree, first.head)
    filled = {COPULA: fillers(tree, bearers), **phrases(tree, hosts)}
    return {slot: others for slot, others in filled.items() if others}


def first_of(adjective: Token) -> Token:
    """The first of the adjectives that are coordinated with this one."""
    while adjective.dep_ == "conj" and adjective.head.pos_ in ("ADJ", "VERB"):
        if is_verbal(adjective.head):
            break
        adjective = adjective.head
    return adjective
