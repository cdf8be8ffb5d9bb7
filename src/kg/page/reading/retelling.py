"""A statement retold as a sentence, with links to its things and to the statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import occurrences
from kg.evidence.statements import is_naming
from kg.model import Passage
from kg.page.reading.mention_links import FoundMention, Mention, Mentions, apart
from kg.page.reading.stated import PassageStatements, ends
from kg.vocabulary import Term, Triple


class Part(NamedTuple):
    """A part of a sentence: it mentions a thing, leads to the statement, or neither."""

    text: str
    mention: Mention | None = None
    is_link: bool = False


class Sentence(NamedTuple):
    """What a statement says, and where it is on the page; empty if it is not."""

    href: str
    parts: tuple[Part, ...]


class Sentences:
    """The sentences of passages; `hrefs` has where they are on the page, by their units."""

    def __init__(
        self,
        stated: PassageStatements,
        mentions: Mentions,
        hrefs: Mapping[tuple[Term, ...], str],
    ) -> None:
        self._stated = stated
        self._mentions = mentions
        self._hrefs = hrefs

    def telling(self, passage: Passage) -> list[Sentence]:
        """What the passage says of its things, each of them linked where it comes first: sentences repeat subjects."""
        told, things = (
            self._stated.sentences(passage).values(),
            self._stated.ends(passage),
        )
        linked = (
            self._linked(t, [*ends(t), *things]) for t in told if not _is_naming(t)
        )
        return list(_linked_once(linked))

    def naming(self, passage: Passage) -> list[Sentence]:
        """What the passage calls its things."""
        return list(
            map(
                self._plain,
                filter(_is_naming, self._stated.sentences(passage).values()),
            )
        )

    def _linked(self, triple: Triple, things: Iterable[NamedNode]) -> Sentence:
        """The sentence with its things linked, and the longest of the words between them leading to the statement."""
        words = self._words(triple)
        found = (
            one
            for rank, thing in enumerate(things)
            for one in self._named(words, thing, rank)
        )
        parts = list(_cut(words, apart(found, len(words))))
        between = [
            part
            for part in parts
            if not part.mention and any(map(str.isalnum, part.text))
        ]
        longest = max(between, key=lambda part: len(part.text), default=None)
        if longest is None:
            return self._plain(triple)
        href = self._href(triple)
        split = (
            piece
            for part in parts
            for piece in (_linking(part.text) if href and part is longest else [part])
        )
        return Sentence(href, tuple(split))

    def _plain(self, triple: Triple) -> Sentence:
        href = self._href(triple)
        return Sentence(href, (Part(self._words(triple), is_link=bool(href)),))

    def _words(self, triple: Triple) -> str:
        return self._stated.graph.verbaliser.sentence(*triple)

    def _href(self, triple: Triple) -> str:
        return self._hrefs.get(self._stated.graph.verbaliser.unit(triple), "")

    def _named(self, words: str, thing: NamedNode, rank: int) -> Iterator[FoundMention]:
        mention = self._mentions.of(thing)
        if mention and mention.name.casefold() in words.casefold():
            for begin, end in occurrences(
                words, mention.name, any_case=mention.name[:1].islower()
            ):
                yield FoundMention(begin, end, rank, mention)


def _is_naming(triple: Triple) -> bool:
    return is_naming(triple) or triple[1] in (v.HEADLINE, v.WORDING)


def _cut(words: str, found: Iterable[FoundMention]) -> Iterator[Part]:
    at = 0
    for one in found:
        yield Part(words[at : one.begin])
        yield Part(words[one.begin : one.end], one.mention)
        at = one.end
    yield Part(words[at:])


def _linking(words: str) -> list[Part]:
    """The words as a link, without what stands around them."""
    core = words.lstrip(" ,.)").rstrip(" ,.(")
    before, _, after = words.partition(core)
    return [Part(before), Part(core, is_link=True), Part(after)]


def _linked_once(told: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences with each thing linked only in the first that mentions it."""
    seen: set[Mention | None] = set()
    for sentence in told:
        parts = [
            part._replace(mention=None) if part.mention in seen else part
            for part in sentence.parts
        ]
        yield sentence._replace(parts=tuple(parts))
        seen.update(part.mention for part in parts)
