"""Frames that people's own statements propose: what they attested, and in which words.

Where no frame says a statement and a person has attested it, the words between the two
things are likely to say it. They are shown to whoever writes frames, most frequent
first, and nothing else is done with them: frames that are learnt so prove too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import Support
from kg.grounding.grading import told
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.knowledge import Graph
from kg.language.english.function_words import is_everywhere
from kg.language.english.stems import stem
from kg.language.spans import Span
from kg.model import Passage
from kg.vocabulary import Triple

_MOST_WORDS = 3  # more of them are rather a clause than a cue
_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?:-[a-z]+)*(?![\w'’-])")
"""A word that is neither a name, a figure, nor the rest of "we've"."""
_OF_FIGURES = {v.OBSERVED_OF, v.VARIABLE, v.PERIOD, v.GROWTH_OF, v.CONVERSION_OF}
"""What a grammar of figures proves, and no frame of two things."""


class ProposedFrame(NamedTuple):
    """Words that may say a relation, though no frame has them.

    Attributes:
        tells: The property.
        cue: The words between the two things that carry meaning.
        subject_first: Whether the subject stands before them.
        passages: The IRIs of the passages, one for each statement.
    """

    tells: NamedNode
    cue: tuple[str, ...]
    subject_first: bool
    passages: tuple[str, ...]

    @property
    def times(self) -> int:
        """How many statements were attested in such words."""
        return len(self.passages)


def proposed_frames(graph: Graph, supports: Iterable[Support]) -> list[ProposedFrame]:
    """What attested statements propose, the most frequent first.

    Args:
        graph: The project.
        supports: What the words of its articles bear; of those whose words are not at
            hand, nothing is proposed.
    """
    rules = Rules(graph)
    found: dict[tuple[NamedNode, tuple[str, ...], bool], list[_Said]] = {}
    for support in supports:
        for said in _attested(rules, support):
            # Words in other forms are the same words.
            stems = tuple(map(stem, said.cue))
            key = (said.tells, stems, said.subject_first)
            found.setdefault(key, []).append(said)
    proposed = [_proposed(alike) for alike in found.values()]
    return sorted(proposed, key=_order)


class _Said(NamedTuple):
    """The words between the two things of an attested statement."""

    tells: NamedNode
    cue: tuple[str, ...]
    subject_first: bool
    passage: str


def _proposed(alike: list[_Said]) -> ProposedFrame:
    first = min(alike, key=lambda said: said.cue)
    passages = tuple(said.passage for said in alike)
    return ProposedFrame(first.tells, first.cue, first.subject_first, passages)


def _order(proposed: ProposedFrame) -> tuple[int, str, tuple[str, ...], bool]:
    return (
        -proposed.times,
        proposed.tells.value,
        proposed.cue,
        proposed.subject_first,
    )


def _attested(rules: Rules, support: Support) -> Iterator[_Said]:
    """The attested statements between two things, with the words between these."""
    if support.words is None:
        return
    attested = {proof.judged for proof in support.proofs if proof.grade == "attested"}
    mentioner = Mentioner(rules, support.words)
    for each in told(support.stated):
        _, predicate, _ = each.triple
        if each.judged not in attested or predicate in _OF_FIGURES:
            continue
        between = _between(mentioner, each.triple, each.passage)
        if between is None:
            continue
        span, subject_first = between
        cue = _cue(support.words.quote(span))
        if cue:
            yield _Said(predicate, cue, subject_first, each.passage.iri)


def _between(
    mentioner: Mentioner, triple: Triple, passage: Passage
) -> tuple[Span, bool] | None:
    """Where the words stand between the two, and whether the subject is before them.

    Of several mentions, those that are nearest to each other count.
    """
    subject, _, value = triple
    if not isinstance(value, NamedNode):
        return None
    found: list[tuple[Span, bool]] = []
    about = mentioner.of(subject, passage, value) or []
    said = mentioner.of(value, passage, subject) or []
    for (begin, end), (first, last) in product(about, said):
        if end <= first:
            found.append(((end, first), True))
        elif last <= begin:
            found.append(((last, begin), False))
    return min(found, key=_width, default=None)


def _width(between: tuple[Span, bool]) -> tuple[int, Span]:
    (begin, end), _ = between
    return end - begin, (begin, end)


def _cue(words: str) -> tuple[str, ...]:
    """The words that carry meaning; none if they are many."""
    found = _WORD.findall(words)
    # Prepositions are slots of a frame, and no word of its own.
    cue = [word for word in found if not is_everywhere(word)]
    return tuple(cue) if len(cue) <= _MOST_WORDS else ()
