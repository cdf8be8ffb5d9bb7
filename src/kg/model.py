"""The records that pass between modules.

They know nothing of RDF engines: IRIs are strings. They are named tuples rather than
dataclasses, which take seven times as long to define: every start of the command line
would pay for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Basis = Literal["stated", "registered", "derived", "inferred"]
"""Why a statement holds.

- stated: a passage of an article says so;
- registered: the registry of things, `graph/entities.ttl`, says so;
- derived: a file in `graph/derived/` says so and names the passages or figures that it
  rests on: a reading between the lines, or an estimate;
- inferred: a rule concludes it from other statements, of OWL or by comparing figures.
"""

STRENGTH: tuple[Basis, ...] = ("stated", "registered", "derived", "inferred")
"""The bases from the strongest to the weakest.

A statement may hold for several reasons, of which the strongest counts. What rests on
several statements is as strong as the weakest of them.

>>> reasons = ["inferred", "stated", "derived"]
>>> min(reasons, key=STRENGTH.index), max(reasons, key=STRENGTH.index)
('stated', 'inferred')
"""

BASIS_OF_GRAPH: dict[str, Basis] = {
    "graph/entities": "registered",
    "graph/derived": "derived",
    "graph/inferred": "inferred",
}
"""By a graph's name behind the project's base, the basis of what it has.

A passage's graph has what is stated."""


Grade = Literal["proved", "attested", "open", "overruled", "refused"]
"""How well a statement is proved from the words of its passage.

- proved: the words say it;
- attested: they mention both sides, nothing contradicts, and a person has confirmed it;
- open: the same, and nobody has confirmed it;
- overruled: the words seem to say otherwise, and a person has told why they do not;
- refused: the words do not say it, or say otherwise.
"""

GRADES: tuple[Grade, ...] = (
    "overruled",
    "proved",
    "attested",
    "open",
    "refused",
)
"""In the order in which they are told: first what a person has set against the words."""

STRONGEST_GRADES: tuple[Grade, ...] = (
    "proved",
    "attested",
    "overruled",
    "open",
    "refused",
)
"""From the strongest to the weakest: of a statement of several passages, the strongest
counts."""

How = Literal["words", "order", "person"]
"""By what a statement is proved.

- words: it is the words themselves: a name, a kind, a figure as it stands;
- order: a frame, by the order of the words around its cue;
- person: somebody's judgement.
"""

HOWS: tuple[How, ...] = ("order", "words", "person")
"""In the order in which they are told."""


class Passage(NamedTuple):
    """A run of characters of an article, from which statements are read.

    Characters are Unicode code points, counted from 0, as in RFC 5147.

    Attributes:
        iri: The article's IRI with the fragment `#char=begin,end`; also the name of the
            graph that has the statements.
        begin: The offset of the first character.
        end: The offset after the last one.
        sha256: The digest of the characters in UTF-8, in lower-case hexadecimal digits:
            it proves that a text at hand has the same words.
        fragment: The text directive that finds the words in the publisher's page, to
            stand behind `#:~:text=`, percent-encoded.
        said_by: The IRIs of those to whom the article attributes the words. None: it
            says them in its own voice.
        is_caption: Whether it is in the caption of a picture.
        read_with: The IRIs of the passages without which it cannot be understood,
            because of a pronoun or an omitted year.
        refers_to: The IRIs of the things that its words mean without naming them, as
            "the companies" do.
        not_modelled: The reasons why nothing is stated of its words, if that is so.
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
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.begin, self.end

    @property
    def order(self) -> tuple[str, int, int]:
        """A sort key: the order of the text, the outer passage before the inner."""
        return self.article, self.begin, -self.end

    @property
    def position(self) -> str:
        """The RFC 5147 fragment, such as `char=370,632`."""
        return f"char={self.begin},{self.end}"


class Article(NamedTuple):
    """One fixed text, and the passages that are declared in it.

    Attributes:
        iri: The article's IRI, which is also the name of the graph that describes it.
        length: The number of characters of the text.
        sha256: The digest of the text in UTF-8, in lower-case hexadecimal digits.
        url: The publisher's page.
        headline: The headline.
        publisher: The publisher's name, in English if it has one.
        published: The date, or date and time, as the article states it, in ISO 8601.
        passages: The passages in the order of the text.
        is_read_in_full: Whether every word that carries meaning is used by a statement
            or left out for a reason that is given, so that a check may demand it.
        is_draft: Whether it is being worked on: it is checked and can be asked, but is
            not published.
        language: The tag of its language, or nothing where that is not said.
    """

    iri: str
    length: int
    sha256: str
    url: str
    headline: str
    publisher: str
    published: str
    passages: Sequence[Passage]
    is_read_in_full: bool = False
    is_draft: bool = False
    language: str = ""

    @property
    def slug(self) -> str:
        """The last segment of the IRI, which also names the text's file."""
        return self.iri.rsplit("/", 1)[-1]


class Evidence(NamedTuple):
    """A passage behind a statement, ready to show.

    Attributes:
        passage: The passage's IRI.
        position: Where it is in the article, such as `char=370,632`.
        voice: Who says it: "said by …", "a picture's caption" or "the article's own
            voice".
        quote: The words, if a text at hand has them; else None.
        link: The publisher's page, scrolled to the words where a fragment allows it.
        citation: Publisher, date and position in a line.
    """

    passage: str
    position: str
    voice: str
    quote: str | None
    link: str
    citation: str


class Statement(NamedTuple):
    """A triple that holds, as a sentence, and why it holds.

    Attributes:
        subject: The subject in N-Triples form, as are the next two.
        predicate: The property.
        object: The thing or literal.
        sentence: The triple in English.
        basis: The strongest reason for which it holds.
        evidence: The passages that state it.
        modality: Of a part of a claim how the claim is told, such as "planned"; None
            of what is said to be so.
        grade: How well it is proved from the words of an article, as a record or a
            person's judgement tells; of several passages, by the one that proves it
            best. None where nobody knows: it was not checked here.
        how: By what it is proved.
    """

    subject: str
    predicate: str
    object: str
    sentence: str
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    modality: str | None = None
    grade: Grade | None = None
    how: How | None = None


class Provenance(NamedTuple):
    """Why a triple holds.

    Attributes:
        basis: The strongest reason.
        graphs: The IRIs of all named graphs that have the triple, sorted.
        passages: Those of the graphs that are passages, in the order of the text.
    """

    basis: Basis
    graphs: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


class Judged(NamedTuple):
    """What a grade or a judgement is on: a statement of a passage, or a claim.

    Attributes:
        statement: Subject, predicate and object in N-Triples form; of a claim those of
            the statement that it does not make.
        modality: Of a claim how it is told, such as "planned"; None of what is said to
            be so.
        passage: The passage's IRI.
    """

    statement: tuple[str, str, str]
    modality: str | None
    passage: str


class Graded(NamedTuple):
    """What of a proof is counted: see its attributes of these names."""

    grade: Grade | None
    how: How | None
    is_kept: bool


class Proof(NamedTuple):
    """How well a statement of a passage is proved, and by what.

    Attributes:
        statement: Subject, predicate and object in N-Triples form; of a claim those of
            the statement that it does not make.
        modality: Of a claim how it is told, such as "planned"; None of what is said to
            be so.
        passage: The passage's IRI.
        grade: How well it is proved; None where neither the article's words nor a
            record of an earlier check are at hand to tell.
        how: By what it is proved; None if it is not.
        frame: The IRI of the frame that tells it, if one does.
        spans: The words that prove it, as ranges of the article's characters: those of
            subject, cue and object.
        reason: Why it is open or refused, or the person's reason; empty if it is proved.
        may_be_overruled: Whether it is refused only because words seem to say otherwise,
            so that a person may overrule it.
        date: The day on which it was found, in ISO 8601, if that was noted.
        is_kept: Whether it was proved at another time, when the article's words were at
            hand: the grade is that of a record.
    """

    statement: tuple[str, str, str]
    modality: str | None
    passage: str
    grade: Grade | None
    how: How | None = None
    frame: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    reason: str = ""
    may_be_overruled: bool = False
    date: str | None = None
    is_kept: bool = False

    @property
    def judged(self) -> Judged:
        """What it is on."""
        return Judged(self.statement, self.modality, self.passage)

    @property
    def graded(self) -> Graded:
        """What of it is counted."""
        return Graded(self.grade, self.how, self.is_kept)

    @property
    def witness(self) -> tuple[object, ...]:
        """What is found of the statement: two that find the same are equal in this."""
        return self.grade, self.how, self.frame, self.spans

    @property
    def position(self) -> str:
        """Where the passage is in the article, such as `char=370,632`."""
        return self.passage.partition("#")[2]


def span_of(passage: str) -> tuple[int, int]:
    """Where the passage of this IRI begins and ends.

    >>> span_of("https://example.org/looms#char=3,14")
    (3, 14)
    """
    _, _, position = passage.partition("#char=")
    begin, _, end = position.partition(",")
    return int(begin), int(end)


Severity = Literal["error", "warning", "note"]
"""How bad a finding is.

- error: a lie or a broken file: nothing that has one is published;
- warning: something unfinished;
- note: something worth knowing.
"""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the worst to the mildest."""


class Location(NamedTuple):
    """Where a finding is, as far as that is known.

    Attributes:
        file: The file to be mended, from the project's folder.
        line: The line in it, counted from 1.
        passage: The IRI of the passage.
        article: The IRI of the article that the finding is about, even if another file
            is to be mended.
    """

    file: str | None = None
    line: int | None = None
    passage: str | None = None
    article: str | None = None


class Finding(NamedTuple):
    """What a check found.

    Attributes:
        severity: How bad it is.
        check: The name of the check.
        message: What is wrong, in a sentence.
        location: Where.
        expected: What should be there, if that can be said.
        found: What is there instead.
        advice: What to do about it.
        is_of_language: Whether it only says how words are read, so that a person may
            overrule it: never of what is not there, a value or a digest.
    """

    severity: Severity
    check: str
    message: str
    location: Location = Location()
    expected: str | None = None
    found: str | None = None
    advice: str = ""
    is_of_language: bool = False

    @property
    def is_error(self) -> bool:
        """Whether it keeps what it is about from being published."""
        return self.severity == "error"

    def at(self, place: tuple[str, int] | None) -> Finding:
        """Return the same finding at a file and line, if a place is given."""
        if place is None:
            return self
        file, line = place
        return self._replace(location=self.location._replace(file=file, line=line))
