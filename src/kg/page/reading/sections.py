"""The article retold: what its passages state, in the article's order, without its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.articles import link
from kg.model import Article, Passage
from kg.page.address import Address
from kg.page.reading.retelling import Sentence, Sentences
from kg.page.reading.stated import PassageStatements

_DEEPEST = 3


class Section(NamedTuple):
    """What a passage states, without its words. It lies in `depth` others; `link` leads to the publisher's page."""

    anchor: str
    at: str
    href: str
    depth: int
    voice: str
    sentences: tuple[Sentence, ...]
    naming: tuple[Sentence, ...]
    link: str


class Sections:
    """The passages of an article, retold."""

    def __init__(
        self,
        stated: PassageStatements,
        sentences: Sentences,
        address: Address,
        article: Article,
    ) -> None:
        self._stated = stated
        self._sentences = sentences
        self._address = address
        self._url = article.url

    def of(self, passages: Iterable[Passage]) -> Iterator[Section]:
        """A section a passage; only those that state something hold others."""
        holding: list[Passage] = []
        for passage in passages:
            while holding and holding[-1].end < passage.end:
                holding.pop()
            yield self._section(passage, min(len(holding), _DEEPEST))
            if self._stated.triples(passage):
                holding.append(passage)

    def _section(self, passage: Passage, depth: int) -> Section:
        return Section(
            anchor=passage.position,
            at=f"{passage.begin},{passage.end}",
            href=self._address.passage(passage),
            depth=depth,
            voice=self._stated.heading(passage),
            sentences=tuple(self._sentences.telling(passage)),
            naming=tuple(self._sentences.naming(passage)),
            link=link(self._url, passage.fragment),
        )
