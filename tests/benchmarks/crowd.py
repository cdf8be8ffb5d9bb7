"""A project of invented things in communities round hubs, with as many things and
relations as are asked for.

    python tests/benchmarks/crowd.py FOLDER THINGS RELATIONS ARTICLES

The same numbers give the same files. There are no texts: the project is a pinned one.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad
from tests.benchmarks.generated import ROOT, _kg, _text
from tests.flagship import NAMES

from kg import vocabulary as v
from kg.rdf import trig
from kg.vocabulary import Triple
from kg.workspace import Workspace, find

KINDS = {  # class, how many of a hundred, the last words of its names
    "Company": (
        48,
        (
            "Looms",
            "Dyes",
            "Freight",
            "Mills",
            "Harbour Works",
            "Spindles",
            "Foundry",
            "Glass & Lime",
        ),
    ),
    "Brand": (14, ("Duo", "Plus", "Weft", "Aurora", "Line", "One")),
    "Person": (
        14,
        ("Verrin", "Osk", "Tamsel", "Quill", "Dunmarrow", "Ellery", "Pell", "Ysolde"),
    ),
    "City": (10, ("on Sea", "Bridge", "Market", "Heath", "Quay", "Fell")),
    "Topic": (8, ("weaving", "dyeing", "bleaching", "carding", "felting", "spinning")),
    "PublicBody": (
        6,
        ("Bureau of Thread", "Weaving Office", "Harbour Board", "Town Council"),
    ),
}
HEADS = (
    "Nor",
    "Tal",
    "Quil",
    "Var",
    "Bren",
    "El",
    "Dun",
    "Pel",
    "Ys",
    "Mor",
    "Fen",
    "Hal",
    "Ost",
    "Cor",
    "Wyn",
    "Zel",
)
MIDDLES = (
    "vik",
    "low",
    "len",
    "hol",
    "dar",
    "mar",
    "wick",
    "the",
    "ra",
    "sel",
    "tor",
    "na",
)
ENDS = ("", "ia", "mere", "haven", "dale", "ton", "by", "is", "ford", "ow")
VERBS = {
    ("Company", "Company"): (
        "cooperatesWith",
        "cooperatesWith",
        "subsidiaryOf",
        "supports",
    ),
    ("Company", "Brand"): ("hasBrand",),
    ("Company", "City"): ("locatedIn",),
    ("Company", "Topic"): ("inSector", "usesTechnology"),
    ("Company", "PublicBody"): ("cooperatesWith",),
    ("PublicBody", "Company"): ("supports",),
    ("PublicBody", "City"): ("locatedIn",),
    ("Company", "Person"): ("ledBy",),
    ("Brand", "Topic"): ("usesTechnology",),
    ("Topic", "Topic"): ("enables",),
}
PER_PASSAGE, WIDTH = 3, 100
OUTSIDE = 0.12  # the share of relations that leave their community


class Thing(NamedTuple):
    """A thing of the registry."""

    name: NamedNode
    kind: str
    label: str


@contextmanager
def project(
    things: int, relations: int, articles: int, *, label: str = ""
) -> Iterator[Workspace]:
    """The project in a folder that is gone afterwards; its first thing may bear a label
    of one's own.
    """
    with TemporaryDirectory() as folder:
        yield write(Path(folder) / "crowd", things, relations, articles, label=label)


def write(
    folder: Path, things: int, relations: int, articles: int, *, label: str = ""
) -> Workspace:
    """The project, written to a new folder: the real ontology and questions, a
    generated graph with the real one's base.
    """
    for part in ("ontology", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "graph" / "articles").mkdir(parents=True)
    shutil.copy(ROOT / "graph" / "dataset.ttl", folder / "graph")
    crowd = Crowd(things, relations)
    if label:
        crowd.things[0] = crowd.things[0]._replace(label=label)
    for number in range(articles):
        slug = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}-crowd-{number:04}"
        text = trig.write_trig(
            crowd.article(slug, crowd.triples[number::articles]),
            NAMES.prefixes,
            base=NAMES.articles + slug,
        )
        (folder / "graph" / "articles" / f"{slug}.trig").write_text(
            text, encoding="utf-8"
        )
    (folder / "graph" / "entities.ttl").write_text(
        trig.write_trig(crowd.registry(), NAMES.prefixes), encoding="utf-8"
    )
    return find(folder).pinned


class Crowd:
    """Things in communities of very different sizes, and relations that mostly begin at
    the hub of one.
    """

    def __init__(self, things: int, relations: int) -> None:
        self._random = random.Random(11)
        self.things = [*self._named(things)]
        self._communities = [*self._split(things)]
        self.triples = [*self._related(relations)]

    def registry(self) -> Iterator[Quad]:
        """What each thing is and how it is called."""
        for thing in self.things:
            yield Quad(thing.name, v.TYPE, _kg(thing.kind))
            yield Quad(thing.name, v.PREF_LABEL, Literal(thing.label, language="en"))

    def article(self, slug: str, triples: list[Triple]) -> Iterator[Quad]:
        """The article, its passages, and what each states; some of it was stated
        before.
        """
        article = NamedNode(NAMES.articles + slug)
        passages = [
            triples[at : at + PER_PASSAGE] for at in range(0, len(triples), PER_PASSAGE)
        ]
        yield from _text(
            article, v.CLASS_ARTICLE, article, 0, (len(passages) + 1) * WIDTH
        )
        yield Quad(article, v.URL, NamedNode(f"https://news.example/{slug}"), article)
        headline = f"{self._random.choice(self.things).label} and others in the news"
        day = Literal(slug[:10], datatype=NamedNode(v.PREFIXES["xsd"] + "date"))
        head: list[Triple] = [
            (article, v.HEADLINE, Literal(headline, language="en")),
            (article, v.DATE_PUBLISHED, day),
        ]
        for number, stated in enumerate([head, *passages]):
            again = (
                [self._random.choice(self.triples)]
                if number and self._random.random() < 0.3
                else []
            )
            begin = number * WIDTH
            passage = NamedNode(f"{article.value}#char={begin},{begin + WIDTH - 1}")
            yield from _text(
                passage, v.CLASS_PASSAGE, article, begin, begin + WIDTH - 1
            )
            yield from (Quad(*each, passage) for each in [*stated, *again])

    def _named(self, things: int) -> Iterator[Thing]:
        kinds, weights = list(KINDS), [share for share, _ in KINDS.values()]
        taken: set[str] = set()
        while len(taken) < things:
            kind = "Company" if not taken else self._random.choices(kinds, weights)[0]
            words = (self._random.choice(part) for part in (HEADS, MIDDLES, ENDS))
            label = f"{''.join(words)} {self._random.choice(KINDS[kind][1])}"
            label += f" {len(taken)}" if label in taken else ""
            taken.add(label)
            slug = label.lower().replace(" & ", "-").replace(" ", "-")
            yield Thing(NamedNode(NAMES.things + slug), kind, label)

    def _split(self, things: int) -> Iterator[range]:
        start = 0
        while start < things:
            size = min(
                things - start,
                max(20, things // 9),
                int(10 * self._random.paretovariate(0.9)) + 4,
            )
            yield range(start, start + size)
            start += size

    def _related(self, relations: int) -> Iterator[Triple]:
        """Every thing is met at least once, as far as a verb joins its kind to
        another's.
        """
        found: set[Triple] = set()
        starts = [
            (community, one) for community in self._communities for one in community
        ]
        hubs = [community[0] for community in self._communities]
        while len(found) < relations:
            community, one = starts.pop() if starts else self._start()
            other = (
                self._random.choice(hubs)
                if self._random.random() < OUTSIDE
                else self._near(community)
            )
            for pair in ((one, other), (other, one)):
                ends = self.things[pair[0]], self.things[pair[1]]
                verbs = VERBS.get((ends[0].kind, ends[1].kind), ())
                if verbs and pair[0] != pair[1]:
                    triple: Triple = (
                        ends[0].name,
                        _kg(self._random.choice(verbs)),
                        ends[1].name,
                    )
                    if triple not in found:
                        found.add(triple)
                        yield triple
                    break

    def _start(self) -> tuple[range, int]:
        community = self._random.choices(
            self._communities, [*map(len, self._communities)]
        )[0]
        return community, self._near(community)

    def _near(self, community: range) -> int:
        """A thing of the community, its hub the most often."""
        return community[
            min(int(len(community) * self._random.random() ** 3), len(community) - 1)
        ]


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
