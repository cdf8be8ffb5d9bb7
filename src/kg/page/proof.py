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
from kg import files, spoken
from kg import vocabulary as v
from kg.model import Article, Basis, Passage
from kg.page.address import Address
from kg.page.cited import position
from kg.page.look import LINES
from kg.project import Project
from kg.statements import voice
from kg.store import BASES, Store
from kg.support.coverage import KINDS, Coverage, Piece

MOST_PASSAGES = 500  # of a page with a table of them
MOST_UNUSED = 200  # pieces of an article that are told one by one
_KINDS = {"sentence": "sentences", "number": "numbers", "date": "dates", "name": "names", "word": "other words"}


class Place(NamedTuple):
    """A position in an article, and a link to its passage on the page."""

    position: str
    link: str


class Row(NamedTuple):
    """A passage; `notes` tell what is not the article's own voice, `source` opens the publisher's page at it."""

    place: Place
    sha256: str
    notes: list[str]
    read_with: list[Place]
    source: str


class Omission(NamedTuple):
    """What is left out on purpose; the words only where a text proves them."""

    place: Place
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
    passages: list[Row]
    shares: list[Share]
    omissions: list[Omission]
    unused: list[Piece]
    unused_number: int


class Count(NamedTuple):
    """How many statements there are of a kind, and what the kind means."""

    kind: str
    number: int
    meaning: str = ""


class Proof(NamedTuple):
    """All that the page can be held to; `files` are lines that `sha256sum --check` reads."""

    claim: str
    totals: str
    sources: list[Source]
    bases: list[Count]
    voices: list[Count]
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
    store: Store,
    address: Address,
    articles: Sequence[Article],
    coverages: Sequence[Coverage],
    state: str,
    counts: Mapping[str, int],
) -> Proof:
    """What the page of these articles can be held to."""
    covered = {coverage.article.iri: coverage for coverage in coverages}
    has_table = sum(len(article.passages) for article in articles) <= MOST_PASSAGES
    return Proof(
        claim=_claim(state),
        totals=spoken.listing([_counted(number, name) for name, number in counts.items()]),
        sources=[
            _source(store, address, article, covered.get(article.iri), has_table=has_table) for article in articles
        ],
        bases=_bases(store),
        voices=_voices(store, articles),
        files=checksums(store.project),
        version=version("liuzhou-kg"),
    )


def checksums(project: Project) -> str:
    """Digest and path of every file that the graph, its checks and the answers are made from."""
    paths = {*project.ontology, project.shapes, *project.data, *project.queries.rglob("*.rq")}
    return "".join(_checksum(path, project) for path in sorted(paths) if path.is_file())


def _checksum(path: Path, project: Project) -> str:
    """A line as `sha256sum` writes it, which marks a name that it escapes by a backslash in front."""
    shown = project.shown(path)
    name = os.fsencode(shown).decode("utf-8", "replace")  # whatever encoding the locale reads names in
    escaped = name.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
    mark = "" if escaped == name else "\\"
    return f"{mark}{hashlib.sha256(files.content(path, shown)).hexdigest()}  {escaped}\n"


def _claim(state: str) -> str:
    if state == "verified":
        return (
            "Verified: the text was at hand, and the words of every passage have the digest that the graph gives. "
            "They name both sides of each statement and tell the relation, and bear out figures, dates and voices."
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


def _source(store: Store, address: Address, article: Article, coverage: Coverage | None, *, has_table: bool) -> Source:
    unused = coverage.unused if coverage else []
    return Source(
        article=article,
        link=address.article(article),
        published=spoken.day(article.published),
        state=_state(store, article),
        number=len(article.passages),
        passages=[_row(store, address, article, passage) for passage in article.passages if has_table],
        shares=[Share(_KINDS[kind], *coverage.counts(kind)) for kind in KINDS] if coverage else [],
        omissions=list(_omissions(store, address, article)),
        unused=unused[:MOST_UNUSED],
        unused_number=len(unused),
    )


def _state(store: Store, article: Article) -> str:
    text = store.texts.of(article)
    if text is None:
        return "pinned"
    return f"{'verified' if text.is_exact else 'the copy at hand differs'}, {text.summary()}"


def _row(store: Store, address: Address, article: Article, passage: Passage) -> Row:
    return Row(
        place=_place(address, passage),
        sha256=passage.sha256,
        notes=["caption"] * passage.is_caption + [voice(store, passage)] * bool(passage.said_by),
        read_with=[_place(address, other) for other in _read_with(store, article, passage)],
        source=texts.link(article.url, passage.fragment),
    )


def _read_with(store: Store, article: Article, passage: Passage) -> list[Passage]:
    """The passages that it cannot be understood without, in the order of the text."""
    quads = store.engine.quads_for_pattern(NamedNode(passage.iri), v.READ_WITH, None, NamedNode(article.iri))
    named = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    return [other for other in article.passages if other.iri in named]


def _place(address: Address, passage: Passage) -> Place:
    return Place(position(passage), address.passage(passage))


def _omissions(store: Store, address: Address, article: Article) -> Iterable[Omission]:
    for passage in article.passages:
        quads = store.engine.quads_for_pattern(NamedNode(passage.iri), v.NOT_MODELLED, None, NamedNode(article.iri))
        for reason in sorted(str(getattr(quad.object, "value", "")) for quad in quads):
            yield Omission(_place(address, passage), reason, store.texts.quote(article, passage))


def _bases(store: Store) -> list[Count]:
    """How much of what holds there is of each basis, that of a statement being the strongest that it has."""
    ranks: tuple[Basis, ...] = ("stated", *BASES.values())
    best: dict[tuple[object, ...], int] = {}
    for quad in store.engine:
        basis = store.basis_of(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else None
        if basis:
            triple = (quad.subject, quad.predicate, quad.object)
            best[triple] = min(ranks.index(basis), best.get(triple, len(ranks)))
    found = Counter(ranks[rank] for rank in best.values())
    return [Count(basis, found[basis], LINES[basis].why) for basis in ranks]


def _voices(store: Store, articles: Iterable[Article]) -> list[Count]:
    found: Counter[str] = Counter()
    for article in articles:
        for passage in article.passages:
            quads = store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri))
            found[voice(store, passage)] += sum(1 for _ in quads)
    return [Count(who, number) for who, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if number]
