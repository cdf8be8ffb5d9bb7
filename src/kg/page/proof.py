"""What the page's claims rest on: what was verified, what is left out, and from which files it was built."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import articles as texts
from kg import files, model
from kg.edition import Edition
from kg.evidence.statements import voice
from kg.grounding.coverage import KINDS, Coverage, Piece
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Article, Passage
from kg.page.address import Address
from kg.page.citations import position
from kg.page.look import LINES, STROKES
from kg.page.metadata import PageMetadata
from kg.page.plain_words import Badge, badge, state_in_words
from kg.page.statement_table import StatementRow
from kg.page.tally import Tally, by_line, by_voice, statements_address, table_rows
from kg.workspace import Workspace

MOST_PASSAGES = 500  # of a page with a table of them
MOST_UNUSED = 200  # pieces of an article that are told one by one
MOST_JUDGED = 200  # statements that no words prove
_UNKNOWN = "not checked here"
_GRADES = {
    "overruled": "The words seem to say otherwise; a person has told why they do not.",
    "proved by order": "A frame of the ontology fits the order of the words.",
    "proved by words": "The words are the statement: a name, a kind, a figure.",
    "attested": "Both sides are mentioned, nothing contradicts it, and a person has confirmed it.",
    "open": "Both sides are mentioned, nothing contradicts it, and nobody has confirmed it.",
    "refused": "The words do not say it, or say otherwise.",
    _UNKNOWN: "Neither the text nor a record of an earlier check was at hand.",
}
_TOLD = ("overruled", "refused", "open", "attested")
_WORST_FIRST = (
    _UNKNOWN,
    *("refused", "open", "overruled", "attested"),
    *("proved by words", "proved by order", "proved"),
)
_KINDS = {
    "sentence": "sentences",
    "number": "numbers",
    "date": "dates",
    "name": "names",
    "word": "other words",
}


class ProofPlace(NamedTuple):
    """A position in an article, and a link to its passage on the page."""

    position: str
    link: str


class ProofRow(NamedTuple):
    """A passage; `notes` tell what is not the article's own voice, `source` opens the publisher's page at it."""

    place: ProofPlace
    sha256: str
    notes: list[str]
    read_with: list[ProofPlace]
    source: str


class LeftOut(NamedTuple):
    """What is left out on purpose; the words only where a text proves them."""

    place: ProofPlace
    reason: str
    words: str | None


class Share(NamedTuple):
    """How many pieces of a kind are used, of how many."""

    kind: str
    used: int
    number: int

    @property
    def percent(self) -> int:
        """The share that is used, rounded down; all of nothing."""
        return 100 * self.used // self.number if self.number else 100


class Source(NamedTuple):
    """An article with its evidence. Without its text at hand there are no `shares`, and nothing is `unused`.

    `passages` is empty where the page has too many; `number` counts them all.
    """

    article: Article
    link: str
    published: str
    state: str
    number: int
    passages: list[ProofRow]
    shares: list[Share]
    omissions: list[LeftOut]
    unused: list[Piece]
    unused_number: int


class ProofCount(NamedTuple):
    """How many statements there are of a kind, what the kind means, and the link to them."""

    kind: str
    number: int
    meaning: str = ""
    href: str = ""


class Unproved(NamedTuple):
    """A statement that a person has decided on, or that is left open.

    One that only names or classes a thing is not among those that are counted.
    """

    sentence: str
    place: ProofPlace
    grade: str
    reason: str
    is_naming: bool


class PageProof(NamedTuple):
    """What a page can be held to; `files` are lines that `sha256sum --check` reads.

    There is a source for each article, but on the page of very many, whose own pages
    have them: it counts the articles by their states.
    """

    claim: Badge
    sources: list[Source]
    states: list[ProofCount]
    files: str
    version: str

    @property
    def is_abridged(self) -> bool:
        """Whether the page leaves the tables of passages to others."""
        return any(source.number and not source.passages for source in self.sources)

    @property
    def number_of_files(self) -> int:
        """How many lines `files` has."""
        return self.files.count("\n")


class StatementCounts(NamedTuple):
    """How many statements a page has, by what they rest on."""

    totals: Tally
    bases: list[ProofCount]
    grades: list[ProofCount]
    judged: list[Unproved]
    voices: list[ProofCount]

    @property
    def addresses(self) -> list[str]:
        """The links to the statements that are counted, each once."""
        counted = [one.href for one in (*self.bases, *self.voices)]
        return list(dict.fromkeys([self.totals.statements.href, *counted]))


def page_proof(edition: Edition, address: Address, told: PageMetadata) -> PageProof:
    """What a page can be held to, article by article."""
    covered = {coverage.article.iri: coverage for coverage in told.coverages}
    passages = [passage for article in told.articles for passage in article.passages]
    has_table = len(passages) <= MOST_PASSAGES
    speakers = (NamedNode(who) for passage in passages for who in passage.said_by)
    edition.graph.verbaliser.prepare(speakers)
    sources = []
    for article in told.articles:
        coverage = covered.get(article.iri)
        source = _source(edition, address, article, coverage, has_table=has_table)
        sources.append(source)
    return _held(edition, told)._replace(sources=sources)


def proof_in_short(edition: Edition, told: PageMetadata) -> PageProof:
    """What the page of very many articles can be held to."""
    found = Counter(_state_in_short(edition, article) for article in told.articles)
    states = [ProofCount(state, number) for state, number in found.most_common()]
    return _held(edition, told)._replace(states=states)


def _held(edition: Edition, told: PageMetadata) -> PageProof:
    return PageProof(
        claim=badge(told.state, len(told.articles)),
        sources=[],
        states=[],
        files=checksums(edition.workspace),
        version=version("newskg"),
    )


def statement_counts(tally: Tally, rows: Sequence[StatementRow]) -> StatementCounts:
    """The statements of a page by basis, grade and voice."""
    return StatementCounts(
        totals=tally,
        bases=_bases(rows),
        grades=grade_counts(rows),
        judged=_judged(rows),
        voices=_voices(rows),
    )


def checksums(workspace: Workspace) -> str:
    """Digest and path of every file that the graph, its checks and the answers are made from."""
    ontology = (*workspace.ontology, *workspace.frames, *workspace.shapes)
    queries = (*workspace.questions, *workspace.checks)
    paths = {*ontology, *workspace.data, *queries}
    return "".join(
        _checksum(path, workspace) for path in sorted(paths) if path.is_file()
    )


def _checksum(path: Path, workspace: Workspace) -> str:
    """A line as `sha256sum` writes it, which marks a name that it escapes by a backslash in front."""
    shown = workspace.shown(path)
    name = os.fsencode(shown).decode(
        "utf-8", "replace"
    )  # whatever encoding the locale reads names in
    escaped = name.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
    mark = "" if escaped == name else "\\"
    return (
        f"{mark}{hashlib.sha256(files.content(path, shown)).hexdigest()}  {escaped}\n"
    )


def _source(
    edition: Edition,
    address: Address,
    article: Article,
    coverage: Coverage | None,
    *,
    has_table: bool,
) -> Source:
    unused = coverage.unused if coverage else []
    return Source(
        article=article,
        link=address.article(article),
        published=", ".join(
            filter(None, [article.publisher, formatting.day(article.published)])
        ),
        state=_state(edition, article),
        number=len(article.passages),
        passages=[
            _row(edition.graph, address, article, passage)
            for passage in article.passages
            if has_table
        ],
        shares=[Share(_KINDS[kind], *coverage.counts[kind]) for kind in KINDS]
        if coverage
        else [],
        omissions=list(_omissions(edition, address, article)),
        unused=unused[:MOST_UNUSED],
        unused_number=len(unused),
    )


def _state(edition: Edition, article: Article) -> str:
    """Whether the text at hand is the one that was read, and how many of the passages it has."""
    state = edition.state_of(article)
    text = edition.texts.of(article)
    if text is None or state == "pinned":
        return state_in_words("pinned")
    if state == "verified":
        return f"{state_in_words(state)}: {text.summary()}"
    return f"the copy at hand differs, {state}"


def _state_in_short(edition: Edition, article: Article) -> str:
    state = edition.state_of(article)
    if state in ("pinned", "verified"):
        return state_in_words(state)
    return "the copy at hand differs"


def _row(
    graph: Graph, address: Address, article: Article, passage: Passage
) -> ProofRow:
    read_with = [other for other in article.passages if other.iri in passage.read_with]
    return ProofRow(
        place=_place(address, passage),
        sha256=passage.sha256,
        notes=["caption"] * passage.is_caption
        + [voice(graph, passage)] * bool(passage.said_by),
        read_with=[_place(address, other) for other in read_with],
        source=texts.link(article.url, passage.fragment),
    )


def _place(address: Address, passage: Passage) -> ProofPlace:
    return ProofPlace(position(passage), address.passage(passage))


def _omissions(
    edition: Edition, address: Address, article: Article
) -> Iterable[LeftOut]:
    for passage in article.passages:
        for reason in passage.not_modelled:
            words = edition.texts.quote(article, passage)
            yield LeftOut(_place(address, passage), reason, words)


def _bases(rows: Sequence[StatementRow]) -> list[ProofCount]:
    """How many statements of the page there are of each basis, which is the strongest."""
    found = by_line(rows)
    return [
        ProofCount(
            kind=line,
            number=found[line],
            meaning=style.why,
            href=statements_address([line]),
        )
        for line, style in STROKES.items()
        if found[line] or line in LINES
    ]


def grade_counts(rows: Iterable[StatementRow]) -> list[ProofCount]:
    """How many statements that articles make there are of each grade; if proved, by what.

    A sentence may tell several things: it is proved as well as the worst of them.
    """
    found: Counter[str] = Counter()
    for row in table_rows(rows):
        if row.line in ("stated", "claimed"):
            worst = worst_proof(row)
            found[proof_kind(worst) if worst else _UNKNOWN] += 1
    return [
        ProofCount(kind, found[kind], meaning)
        for kind, meaning in _GRADES.items()
        if found[kind]
    ]


def proof_kind(proof: model.Proof) -> str:
    """How a statement is proved: by its grade and, if it is proved, by what."""
    if proof.grade is None:
        return _UNKNOWN
    if proof.grade == "proved" and proof.how:
        return f"proved by {proof.how}"
    return proof.grade


def worst_proof(row: StatementRow) -> model.Proof | None:
    """The proof of what is proved worst of all that a sentence tells, if any is known."""
    return min(row.proofs, key=_badness, default=None)


def _badness(proof: model.Proof) -> int:
    return _WORST_FIRST.index(proof_kind(proof))


def _judged(rows: Iterable[StatementRow]) -> list[Unproved]:
    """The sentences that no words prove, those first that seem to be contradicted."""
    found: list[tuple[int, Unproved]] = []
    for row in rows:
        proof = worst_proof(row)
        if proof and proof.grade in _TOLD and row.cited:
            unproved = Unproved(
                sentence=row.sentence,
                place=ProofPlace(row.cited[0].position, row.cited[0].href),
                grade=proof.grade,
                reason=proof.reason,
                is_naming=row.is_naming,
            )
            found.append((_TOLD.index(proof.grade), unproved))
    found.sort(key=lambda pair: pair[0])
    return [unproved for _, unproved in found[:MOST_JUDGED]]


def _voices(rows: Sequence[StatementRow]) -> list[ProofCount]:
    """How many statements rest on words of each voice, those with the most first."""
    found = by_voice(rows)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        ProofCount(
            kind=who,
            number=number,
            href=statements_address(voice=who),
        )
        for who, number in ranked
    ]
