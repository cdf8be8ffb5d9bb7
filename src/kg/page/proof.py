"""What the page's claims rest on: what was verified, what is left out, and from which files it was built."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import articles as texts
from kg import files, model
from kg.edition import Edition
from kg.evidence.statements import voice
from kg.grounding.coverage import KINDS, Coverage, Piece
from kg.grounding.grading import Told, told
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import STRENGTH, Article, Passage
from kg.page.address import Address
from kg.page.citations import position
from kg.page.look import LINES
from kg.workspace import Workspace

MOST_PASSAGES = 500  # of a page with a table of them
MOST_UNUSED = 200  # pieces of an article that are told one by one
MOST_JUDGED = 200  # statements that no words prove
_UNKNOWN = "not checked here"
_GRADES = {
    "overruled": "The words seem to say otherwise; a person has told why they do not.",
    # The first needs no model to be worked out again; the second does.
    "proved by order": "A frame of the ontology fits the order of the words.",
    "proved by parse": "A frame of the ontology fits the words as a model parses them.",
    "proved by words": "The words are the statement: a name, a kind, a figure.",
    "attested": "Both sides are mentioned, nothing contradicts it, and a person has confirmed it.",
    "open": "Both sides are mentioned, nothing contradicts it, and nobody has confirmed it.",
    "refused": "The words do not say it, or say otherwise.",
    _UNKNOWN: "Neither the text nor a record of an earlier check was at hand.",
}
_TOLD = ("overruled", "refused", "open", "attested")
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
    """How many statements there are of a kind, and what the kind means."""

    kind: str
    number: int
    meaning: str = ""


class Unproved(NamedTuple):
    """A statement that a person has decided on, or that is left open."""

    sentence: str
    place: ProofPlace
    grade: str
    reason: str


class Graded(NamedTuple):
    """A statement of a passage, and how well it is proved."""

    told: Told
    proof: model.Proof


class PageProof(NamedTuple):
    """All that the page can be held to; `files` are lines that `sha256sum --check` reads."""

    claim: str
    totals: str
    sources: list[Source]
    bases: list[ProofCount]
    grades: list[ProofCount]
    judged: list[Unproved]
    voices: list[ProofCount]
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


def proof(  # noqa: PLR0913, PLR0917 - what a build found, which only the build has at hand
    edition: Edition,
    address: Address,
    articles: Sequence[Article],
    coverages: Sequence[Coverage],
    state: str,
    counts: Mapping[str, int],
) -> PageProof:
    """What the page of these articles can be held to."""
    covered = {coverage.article.iri: coverage for coverage in coverages}
    passages = [passage for article in articles for passage in article.passages]
    has_table = len(passages) <= MOST_PASSAGES
    speakers = (NamedNode(who) for passage in passages for who in passage.said_by)
    edition.graph.verbaliser.prepare(speakers)
    proofs = _proofs(edition.graph, passages)
    return PageProof(
        claim=_claim(state),
        totals=formatting.listing(
            [_counted(number, name) for name, number in counts.items()]
        ),
        sources=[
            _source(
                edition, address, article, covered.get(article.iri), has_table=has_table
            )
            for article in articles
        ],
        bases=_bases(edition.graph),
        grades=grade_counts(proofs),
        judged=_judged(edition.graph, address, proofs),
        voices=_voices(edition.graph, proofs),
        files=checksums(edition.workspace),
        version=version("newskg"),
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


def _claim(state: str) -> str:
    if state == "empty":
        return "Empty: there is no article yet, so nothing was checked against words."
    if state == "verified":
        return (
            "Verified: the text was at hand, and the words of every passage have the digest that the graph gives. "
            "They name both sides of each statement, and bear out figures, dates and voices. "
            "How well they tell the relations is counted below, by grade."
        )
    if state == "pinned":
        return (
            "Pinned: no text was at hand, so the words were not looked at. The graph gives each passage's position and "
            "digest; figures were compared with their own short wordings only."
        )
    return (
        f"Verified in part: {state}. What was found has the digest that the graph gives; "
        "the words of the other passages were not looked at."
    )


def _counted(number: int, plural: str) -> str:
    return f"{number:,} {plural.removesuffix('s') if number == 1 else plural}"


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
        shares=[Share(_KINDS[kind], *coverage.counts(kind)) for kind in KINDS]
        if coverage
        else [],
        omissions=list(_omissions(edition, address, article)),
        unused=unused[:MOST_UNUSED],
        unused_number=len(unused),
    )


def _state(edition: Edition, article: Article) -> str:
    """Whether the text at hand is the one that was read, and how many of the passages it has."""
    state, text = edition.state_of(article), edition.texts.of(article)
    if text is None or state == "pinned":
        return "pinned"
    is_verified = state == "verified"
    return (
        f"verified, {text.summary()}"
        if is_verified
        else f"the copy at hand differs, {state}"
    )


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


def _bases(graph: Graph) -> list[ProofCount]:
    """How much of what holds there is of each basis, that of a statement being the strongest that it has."""
    best: dict[tuple[object, ...], int] = {}
    for quad in graph.match(graphs=None):
        name = quad.graph_name
        if isinstance(name, NamedNode) and (basis := graph.basis_of(name)):
            triple = (quad.subject, quad.predicate, quad.object)
            best[triple] = min(STRENGTH.index(basis), best.get(triple, len(STRENGTH)))
    found = Counter(STRENGTH[rank] for rank in best.values())
    return [ProofCount(basis, found[basis], LINES[basis].why) for basis in STRENGTH]


def _proofs(graph: Graph, passages: Iterable[Passage]) -> list[Graded]:
    """Each statement of the passages with its grade, as far as that is known.

    A claim is one statement, whatever its parts.
    """
    unknown = model.Proof(("", "", ""), None, "", grade=None)
    return [
        Graded(each, graph.grades.get(each.judged, unknown))
        for each in told(graph.stated(passages))
    ]


def grade_counts(graded: Iterable[Graded]) -> list[ProofCount]:
    """How many statements there are of each grade; if proved, by what."""
    found = Counter(_kind(each.proof) for each in graded)
    return [
        ProofCount(kind, found[kind], meaning)
        for kind, meaning in _GRADES.items()
        if found[kind]
    ]


def _kind(proof: model.Proof) -> str:
    if proof.grade is None:
        return _UNKNOWN
    if proof.grade == "proved" and proof.how:
        return f"proved by {proof.how}"
    return proof.grade


def _judged(graph: Graph, address: Address, graded: Iterable[Graded]) -> list[Unproved]:
    """The statements that no words prove, those first that seem to be contradicted."""
    chosen = [each for each in graded if each.proof.grade in _TOLD]
    chosen.sort(key=lambda each: _TOLD.index(each.proof.grade or ""))
    shown = chosen[:MOST_JUDGED]
    graph.verbaliser.prepare(triples=[each.told.record for each in shown])
    return [
        Unproved(
            sentence=graph.verbaliser.sentence(*each.told.record),
            place=_place(address, each.told.passage),
            grade=_kind(each.proof),
            reason=each.proof.reason,
        )
        for each in shown
    ]


def _voices(graph: Graph, graded: Iterable[Graded]) -> list[ProofCount]:
    found = Counter(voice(graph, each.told.passage) for each in graded)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [ProofCount(who, number) for who, number in ranked]
