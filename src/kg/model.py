"""The records that pass between modules, which know nothing of RDF engines. IRIs are plain strings.

They are named tuples: making a dataclass takes seven times as long, which every start
of the command line would pay.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Basis = Literal["stated", "registered", "derived", "inferred"]
"""Why a statement holds: an article's passage, the registry of things, `graph/derived/`, or a rule."""

STRENGTH: tuple[Basis, ...] = ("stated", "registered", "derived", "inferred")


class Passage(NamedTuple):
    """A run of characters of an article: code points from 0, end exclusive (RFC 5147).

    `read_with` names the passages that it cannot be understood without, `refers_to` the
    things that its words mean without naming them, and `not_modelled` gives the reasons
    why nothing is stated of it.
    """

    iri: str
    begin: int
    end: int
    sha256: str
    fragment: str | None = None
    said_by: tuple[str, ...] = ()
    is_caption: bool = False
    read_with: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    not_modelled: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        """The IRI of the article that it is in."""
        return self.iri.partition("#")[0]

    @property
    def order(self) -> tuple[str, int, int]:
        """What sorts passages in the order of the text, the outer before the inner."""
        return self.article, self.begin, -self.end

    @property
    def position(self) -> str:
        """The RFC 5147 fragment, such as `char=370,632`."""
        return f"char={self.begin},{self.end}"


class Article(NamedTuple):
    """One fixed text and its passages; `publisher` and `published` are as the article states them.

    A draft is being worked on: it can be checked and asked, and is not published.
    """

    iri: str
    length: int
    sha256: str
    url: str
    headline: str
    publisher: str
    published: str
    passages: tuple[Passage, ...]
    is_read_in_full: bool = False
    is_draft: bool = False

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


class Provenance(NamedTuple):
    """Why a statement holds: the strongest reason, the graphs that have it, and the passages among these."""

    basis: Basis
    graphs: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


Severity = Literal["error", "warning", "note"]
"""An error is a lie or a broken file, a warning is something unfinished, a note is worth knowing."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Location(NamedTuple):
    """Where a finding is: a file, the line in it counted from 1, and the IRI of a passage, as far as they are known.

    `article` is the IRI of the article that the finding is about, which may be mended
    in another file.
    """

    file: str | None = None
    line: int | None = None
    passage: str | None = None
    article: str | None = None


class Finding(NamedTuple):
    """What a check found: how bad it is, which check says so, where, what should be there and is, and what to do."""

    severity: Severity
    check: str
    message: str
    location: Location = Location()
    expected: str | None = None
    found: str | None = None
    advice: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def at(self, place: tuple[str, int] | None) -> Finding:
        """The same finding, at a file and line."""
        if place is None:
            return self
        file, line = place
        return self._replace(location=self.location._replace(file=file, line=line))
