"""The records that pass between modules, which know nothing of RDF engines. IRIs are plain strings.

They are named tuples: making a dataclass takes seven times as long, which every start of the command line would pay.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Basis = Literal["stated", "registered", "derived", "inferred"]
"""Why a statement holds: an article's passage, the registry of things, `graph/derived/`, or a rule."""


class Passage(NamedTuple):
    """A run of characters of an article: code points from 0, end exclusive (RFC 5147)."""

    iri: str
    begin: int
    end: int
    sha256: str
    fragment: str | None = None
    said_by: tuple[str, ...] = ()
    is_caption: bool = False

    @property
    def position(self) -> str:
        """The RFC 5147 fragment, such as `char=370,632`."""
        return f"char={self.begin},{self.end}"


class Article(NamedTuple):
    """One fixed text and its passages; `publisher` and `published` are as the article states them."""

    iri: str
    length: int
    sha256: str
    url: str
    headline: str
    publisher: str
    published: str
    passages: tuple[Passage, ...]

    @property
    def slug(self) -> str:
        """The last segment of the IRI, which also names the text's file."""
        return self.iri.rsplit("/", 1)[-1]


class Evidence(NamedTuple):
    """Where a statement is read from, ready to show. `quote` is the words, where a text at hand proves them."""

    passage: str
    position: str
    voice: str
    quote: str | None
    link: str
    citation: str


class Statement(NamedTuple):
    """A triple that holds, as a sentence, with why it holds. Terms are in N-Triples form."""

    subject: str
    predicate: str
    object: str
    sentence: str
    basis: Basis
    evidence: tuple[Evidence, ...] = ()


class Problem(NamedTuple):
    """What a check found: where, what was expected and found, and what to do about it."""

    check: str
    message: str
    advice: str
    file: str | None = None
    line: int | None = None
    passage: str | None = None
    expected: str | None = None
    found: str | None = None

    def at(self, place: tuple[str, int] | None) -> Problem:
        """The same problem, at a file and line."""
        return self._replace(file=place[0], line=place[1]) if place else self
