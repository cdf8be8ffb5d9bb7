"""Whether words that are in no project say a statement.

The words become an article of one's own, beside the project's: its passages are the
sentences that mention both sides, and each states what is asked. They are judged by the
rules and frames of the ontology, as `kg check` judges the passages of a project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.articles import digest, occurrences
from kg.grounding import proofs_of
from kg.grounding.asked import Asked, Thesis, thesis
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.spans import Span
from kg.model import Article, Grade, Passage, Proof
from kg.vocabulary import Triple

_TEXT = "urn:kg:text"
_MOST = 200
"""Sentences that are read: who has not said it in so many will not say it."""

_BEST = ("proved", "refused", "open")


def prove(graph: Graph, text: str, asked: Asked) -> Proof:
    """How well words prove a statement.

    It is proved if one sentence says it, else refused if one says otherwise, or if a
    side is nowhere mentioned.

    Args:
        graph: a project, whose ontology tells how things are said; what it knows by
            name is known in the words as well.
        text: the words.
        asked: the statement.

    Raises:
        KgError: a property, class or modality does not exist, or relates no things that
            have names.
    """
    return _Proving(thesis(graph, asked), text).proof()


class _Sentences(NamedTuple):
    """The sentences that may say the statement, and how many more there are."""

    spans: list[Span]
    left_out: int


class _Proving:
    """Proves one statement from one text."""

    def __init__(self, asked: Thesis, text: str) -> None:
        self._asked = asked
        self._text = text
        self._rules = Rules(asked.graph)
        self._rules.prepare(asked.things)
        asked.graph.verbaliser.prepare(asked.things)

    def proof(self) -> Proof:
        """The best of the proofs that sentences give."""
        references = list(self._references())
        mentioner = Mentioner(self._rules, Words(self._article(references), self._text))
        missing = [side for side in self._sides if not self._places(side, mentioner)]
        if missing:
            name = self._rules.graph.verbaliser.name(missing[0])
            return self._unread("refused", f"the text does not mention {name}.")
        found = self._sentences(mentioner)
        if not found.spans:
            return self._unread("open", "no sentence mentions both.")
        return self._best(found, references)

    def _best(self, found: _Sentences, references: list[Passage]) -> Proof:
        passages = [_passage(self._text, span) for span in found.spans]
        stated: dict[Passage, list[Triple]] = {each: [] for each in references}
        for passage in passages:
            told = stated.setdefault(passage, [])
            told += self._asked.told
        # Only these sentences are read: what others relate cannot be what is asked.
        words = Words(self._article(list(stated)), self._text)
        proofs = proofs_of(self._rules, words, stated, found.spans)
        # One sentence that says it is enough, whatever others tell of the two.
        best = min(proofs, key=lambda proof: _BEST.index(proof.grade or "open"))
        if found.left_out and best.grade != "proved":
            number = len(found.spans)
            reason = (
                f"{best.reason} Only the first {number} that mention both were read."
            )
            return best._replace(reason=reason)
        return best

    @property
    def _sides(self) -> tuple[NamedNode, NamedNode]:
        return self._asked.subject, self._asked.object

    def _references(self) -> Iterator[Passage]:
        """Where words stand that refer to a thing, as passages."""
        for words, thing in self._asked.references.items():
            places = occurrences(self._text, words, any_case=words[:1].islower())
            for span in places:
                passage = _passage(self._text, span)
                yield passage._replace(refers_to=(thing.value,))

    def _article(self, passages: Sequence[Passage]) -> Article:
        return Article(
            iri=_TEXT,
            length=len(self._text),
            sha256=digest(self._text),
            url="",
            headline="",
            publisher="",
            # Times that leave out the year are those of whoever asks now.
            published=date.today().isoformat(),  # noqa: DTZ011 - the local day is meant
            passages=tuple(passages),
        )

    def _places(self, thing: NamedNode, mentioner: Mentioner) -> list[Span]:
        """Where words mention a thing, or a longer name has its name in it."""
        words = mentioner.words
        names = (words.everywhere(name) for name in mentioner.names_of(thing))
        referring = words.references.get(thing.value, [])
        return sorted({*chain.from_iterable(names), *referring})

    def _sentences(self, mentioner: Mentioner) -> _Sentences:
        """The sentences that have words for both sides."""
        words = mentioner.words
        numbers: list[set[int]] = []
        for side in self._sides:
            places = self._places(side, mentioner)
            numbers.append({words.sentence_number(begin) for begin, _ in places})
        both = sorted(numbers[0] & numbers[1])
        spans = [words.sentences[number] for number in both[:_MOST]]
        return _Sentences(spans, len(both) - len(spans))

    def _unread(self, grade: Grade, reason: str) -> Proof:
        """A grade for which no sentence has to be read."""
        subject, predicate, value = self._asked.triple
        return Proof(
            statement=(str(subject), str(predicate), str(value)),
            modality=self._asked.modality,
            passage=_passage(self._text, (0, len(self._text))).iri,
            grade=grade,
            reason=reason,
        )


def _passage(text: str, span: Span) -> Passage:
    begin, end = span
    return Passage(
        iri=f"{_TEXT}#char={begin},{end}",
        begin=begin,
        end=end,
        sha256=digest(text[begin:end]),
    )
