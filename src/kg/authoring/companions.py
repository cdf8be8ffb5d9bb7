"""Which passages another one cannot be read without: `kg:readWith`, worked out.

A passage that says "the club" or "in the same year" leans on one that says which club
and which year, and speech on the one that names the speaker. The words of a passage
mention a thing as `kg.grounding` has it.

Nothing else leans: a statement whose words name neither the thing nor refer to it is
wrong, and must not be made to look right by words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Text
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.model import Passage
from kg.vocabulary import Triple


def companions(graph: Graph, text: Text) -> Iterator[Quad]:
    """Yield for each passage of an article those that it is read with.

    Args:
        graph: the article's passages with what they state.
        text: the article's exact text.
    """
    article = text.article
    finder = _Finder(graph, Words(article, text.words), article.passages)
    for passage in article.passages:
        for other in finder.of(passage):
            yield Quad(
                NamedNode(passage.iri),
                v.READ_WITH,
                NamedNode(other.iri),
                NamedNode(article.iri),
            )


class _Finder:
    def __init__(self, graph: Graph, words: Words, passages: Iterable[Passage]) -> None:
        self._rules = Rules(graph)
        self._words = words
        self._mentioner = Mentioner(self._rules, words)
        self._stated = graph.stated(passages)
        self._stating = [passage for passage, said in self._stated.items() if said]
        self._rules.prepare(self._things(self._stating))

    def of(self, passage: Passage) -> list[Passage]:
        """The passages that this one is read with, in the order of the text."""
        known = self._stating
        if passage not in known:
            return []
        found = {
            self._nearest(passage, thing, known) for thing in self._leaning(passage)
        }
        # Who speaks is told beside the words, and not by a name anywhere.
        near = [other for other in known if self._is_beside(passage, other)]
        speakers = map(NamedNode, passage.said_by)
        for speaker in self._unnamed(speakers, passage):
            found.add(self._nearest(passage, speaker, near))
        return sorted(filter(None, found), key=lambda other: other.order)

    def _leaning(self, passage: Passage) -> Iterator[NamedNode]:
        """The times and the things referred to that its own words do not name."""
        times = filter(self._is_time, self._things([passage]))
        yield from self._unnamed(times, passage)
        # What is referred to is mentioned, but the words do not say which one it is.
        for inner in self._words.article.passages:
            if passage.begin <= inner.begin and inner.end <= passage.end:
                for thing in map(NamedNode, inner.refers_to):
                    if not self._is_named(thing, passage):
                        yield thing

    def _unnamed(
        self, things: Iterable[NamedNode], passage: Passage
    ) -> Iterator[NamedNode]:
        for thing in things:
            if self._mentioner.of(thing, passage) is None:
                yield thing

    def _is_beside(self, passage: Passage, other: Passage) -> bool:
        """Whether the two stand in one paragraph."""
        begin = min(passage.end, other.end)
        end = max(passage.begin, other.begin)
        return "\n" not in self._words.text[begin:end]

    def _is_time(self, thing: NamedNode) -> bool:
        return v.START_DATE in self._rules.mentioned_by(thing)

    def _nearest(
        self, passage: Passage, thing: NamedNode, among: Iterable[Passage]
    ) -> Passage | None:
        """The nearest passage that says which thing it is: before, else behind."""
        candidates = [
            other
            for other in among
            if other != passage
            and not _encloses(other, passage)
            and not _encloses(passage, other)
            and (self._is_named(thing, other) or self._is_described(thing, other))
        ]
        before = [other for other in candidates if other.begin < passage.begin]
        if before:
            return max(before, key=lambda other: (other.end, other.begin))
        return min(candidates, key=lambda other: other.order, default=None)

    def _is_named(self, thing: NamedNode, passage: Passage) -> bool:
        if self._words.own(self._mentioner.named(thing), passage):
            return True
        texts = self._rules.texts(thing)
        return not texts and self._mentioner.of(thing, passage) is not None

    def _is_described(self, thing: NamedNode, passage: Passage) -> bool:
        """Whether the passage says of what class the thing is, as of an event."""
        return any(
            subject == thing and predicate == v.TYPE
            for subject, predicate, _ in self._stated[passage]
        )

    def _things(self, passages: Iterable[Passage]) -> list[NamedNode]:
        """What the statements of passages tell of, but for articles and terms."""
        found: dict[NamedNode, None] = {}
        for passage in passages:
            for triple in self._stated[passage]:
                found |= dict.fromkeys(self._ends(triple))
        return list(found)

    def _ends(self, triple: Triple) -> Iterator[NamedNode]:
        subject, _, value = triple
        for end in (subject, value):
            if isinstance(end, NamedNode) and end.value.startswith(
                self._rules.graph.namespaces.things
            ):
                yield end


def _encloses(outer: Passage, inner: Passage) -> bool:
    return outer.begin <= inner.begin and inner.end <= outer.end
