"""Predications: a word of a sentence that relates things, with what stands beside it.

What fills the slots of a verb, a noun or an adjective is found once, whatever its voice
and construction, by the order of words (`kg.language.english.order`).
Who asks which relation it tells, by the frames of the ontology, only looks into slots.
Their names are those of LexInfo (https://www.lexinfo.net/ontology/3.0/lexinfo), or a
preposition.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from kg.language.english.claimed import Modality
from kg.language.spans import Span

WordClass: TypeAlias = Literal["verb", "noun", "adjective"]

SUBJECT = "subject"
"""Of a verb, who does it, also in the passive: the agent behind "by"."""
OBJECT = "directObject"
"""Of a verb, whom or what it is done to, also as subject of the passive."""
POSSESSIVE = "possessiveAdjunct"
"""Of a noun, whose it is: "Acme's unit", "its unit", "the Acme unit", "Acme has a unit"."""
COPULA = "copulativeArg"
"""Of a noun or adjective, what it is said of: "Bolt is a unit", "Bolt, a unit", "unit Bolt"."""


class Filler(NamedTuple):
    """A noun phrase in a slot.

    Attributes:
        head: its head: a name, or the noun that the others belong to. "Bolt" of "the
            chipmaker Bolt", "plant" of "Bolt's plant".
        names: what else names the same: "Bolt" of "a rival, Bolt," or "the Bolt group".
    """

    head: Span
    names: tuple[Span, ...] = ()


class Predication(NamedTuple):
    """A word with the fillers of its slots, and how it is told.

    Words that pair by rank, with "respectively", make a predication for each pair.

    Attributes:
        word: its class.
        lemma: its form in a dictionary, of a phrasal verb with the particle: "take over".
        cue: where the word stands, with its particle.
        slots: by slot, what fills it; enumerated fillers are filled in one by one.
        carriers: the lemmas of the common nouns that are its direct object, such as
            "agreement" of "signed an agreement with Bolt". What belongs to these by a
            preposition also fills the slots of the verb.
        modality: how it is told, if it is not said to be so.
        taken_back_by: the words that say so.
    """

    word: WordClass
    lemma: str
    cue: Span
    slots: Mapping[str, tuple[Filler, ...]]
    carriers: frozenset[str] = frozenset()
    modality: Modality | None = None
    taken_back_by: Span | None = None


NameKind: TypeAlias = Literal["organisation", "person", "place", "other"]


class KnownName(NamedTuple):
    """Words that mention something known: a name, or a phrase that refers to it.

    Attributes:
        span: where they stand.
        kind: the sort of thing, roughly.
    """

    span: Span
    kind: NameKind


def names_within(sentence: Span, names: Sequence[KnownName]) -> Sequence[KnownName]:
    """Of names in order, those inside a sentence; what goes beyond it is not read."""
    begin, end = sentence
    first = bisect_left(names, begin, key=_begin)
    last = bisect_left(names, end, lo=first, key=_begin)
    return [name for name in names[first:last] if name.span[1] <= end]


def _begin(name: KnownName) -> int:
    return name.span[0]
