"""A project about invented organisations, as large as asked for: the same number of
articles gives the same files.

    python tests/benchmarks/generated.py FOLDER ARTICLES

A few organisations are in most of the news and most in little of it (Zipf's law), the
places are a tree, and what is true of a thing is stated again in each article that
tells of it. There are no texts: the project is a pinned one.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Literal, NamedNode, Quad
from tests.flagship import NAMES

from kg import vocabulary as v
from kg.rdf import trig
from kg.vocabulary import Term, Triple
from kg.workspace import Workspace, find

ROOT = Path(__file__).parents[2]
PASSAGES, WIDTH = 20, 100


@contextmanager
def project(articles: int) -> Iterator[Workspace]:
    """The project in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        yield write(Path(folder) / "generated", articles)


def write(folder: Path, articles: int) -> Workspace:
    """The project, written to a new folder: the real ontology and questions, a
    generated graph with the real one's base.
    """
    for part in ("ontology", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "graph" / "articles").mkdir(parents=True)
    shutil.copy(ROOT / "graph" / "dataset.ttl", folder / "graph")
    world = World(articles)
    for number in range(articles):
        slug = f"2025-01-01-generated-{number:06}"
        text = trig.write_trig(
            world.article(slug), NAMES.prefixes, base=NAMES.articles + slug
        )
        (folder / "graph" / "articles" / f"{slug}.trig").write_text(
            text, encoding="utf-8"
        )
    (folder / "graph" / "entities.ttl").write_text(
        trig.write_trig(world.registry(), NAMES.prefixes), encoding="utf-8"
    )
    return find(folder).pinned


class World:
    """What the articles are about. A thing's fixed relations follow from its number, so
    that articles agree on them.
    """

    def __init__(self, articles: int) -> None:
        self.organisations = 4 * articles + 16
        self.places = articles // 2 + 16
        self.topics = articles // 10 + 16
        self._random = random.Random(0)
        self._fame = list(
            accumulate(1 / rank for rank in range(1, self.organisations + 1))
        )

    def registry(self) -> Iterator[Quad]:
        """The lasting things: what each is and how it is called."""
        inner = (self.places - 2) // 4 + 1
        for number in range(self.organisations):
            yield from _named(
                "organisation", number, "PublicBody" if number % 10 == 9 else "Company"
            )
            yield from _named("brand", number, "Brand")
            yield from _named("person", number, "Person")
        for number in range(self.places):
            yield from _named(
                "place", number, "AdministrativeArea" if number < inner else "City"
            )
        for number in range(self.topics):
            yield from _named("topic", number, "Topic")

    def article(self, slug: str) -> Iterator[Quad]:
        """The article, its passages, and what each states."""
        article = NamedNode(NAMES.articles + slug)
        yield from _text(article, v.CLASS_ARTICLE, article, 0, PASSAGES * WIDTH)
        yield Quad(
            article,
            NamedNode(v.PREFIXES["schema"] + "inLanguage"),
            Literal("en"),
            article,
        )
        yield Quad(article, v.URL, NamedNode(f"https://news.example/{slug}"), article)
        for begin in range(0, PASSAGES * WIDTH, WIDTH):
            passage = NamedNode(f"{article.value}#char={begin},{begin + WIDTH - 1}")
            yield from _text(
                passage, v.CLASS_PASSAGE, article, begin, begin + WIDTH - 1
            )
            stated = self._passage() if begin else self._credit(article, slug)
            yield from (Quad(*triple, passage) for triple in stated)

    def _passage(self) -> Iterator[Triple]:
        kinds: list[Callable[[int], Iterator[Triple]]] = [
            *(
                self._cooperation,
                self._cooperation,
                self._company,
                self._place,
                self._post,
                self._figure,
            ),
        ]
        return self._random.choice(kinds)(self._organisation())

    def _organisation(self) -> int:
        return self._random.choices(range(self.organisations), cum_weights=self._fame)[
            0
        ]

    def _credit(self, article: NamedNode, slug: str) -> Iterator[Triple]:
        yield article, v.HEADLINE, Literal(f"News of {slug}", language="en")
        yield article, v.PUBLISHER, _id("organisation", 0)
        yield (
            article,
            v.DATE_PUBLISHED,
            Literal("2025-01-01", datatype=NamedNode(v.PREFIXES["xsd"] + "date")),
        )

    def _cooperation(self, one: int) -> Iterator[Triple]:
        other = self._organisation()
        if one == other:
            yield from self._company(one)
            return
        one, other = sorted((one, other))
        cooperation = NamedNode(f"{NAMES.things}cooperation-{one}-{other}")
        partners = _id("organisation", one), _id("organisation", other)
        yield partners[0], _kg("cooperatesWith"), partners[1]
        yield cooperation, v.TYPE, _kg("Cooperation")
        yield (
            cooperation,
            v.PREF_LABEL,
            Literal(f"cooperation {one}-{other}", language="en"),
        )
        yield from ((cooperation, _kg("participant"), partner) for partner in partners)
        yield cooperation, _kg("concerns"), _id("topic", (one + other) % self.topics)

    def _company(self, number: int) -> Iterator[Triple]:
        organisation = _id("organisation", number)
        yield organisation, _kg("hasBrand"), _id("brand", number)
        yield organisation, _kg("inSector"), _id("topic", number % self.topics)
        if number:
            yield organisation, _kg("subsidiaryOf"), _id("organisation", number // 3)

    def _place(self, number: int) -> Iterator[Triple]:
        place = self.places - 1 - number % self.places
        yield _id("organisation", number), _kg("locatedIn"), _id("place", place)
        while place:
            yield (
                _id("place", place),
                _kg("locatedIn"),
                _id("place", place := (place - 1) // 4),
            )

    def _post(self, number: int) -> Iterator[Triple]:
        post = _id("post", number)
        yield _id("person", number), _kg("holdsPost"), post
        yield post, v.TYPE, _kg("Post")
        yield post, v.PREF_LABEL, Literal("director", language="en")
        yield post, _kg("postIn"), _id("organisation", number)

    def _figure(self, number: int) -> Iterator[Triple]:
        figure, variable, amount = (
            _id("figure", number),
            _id("variable", number),
            number + 1,
        )
        yield figure, v.TYPE, v.CLASS_OBSERVATION
        yield figure, _kg("observedOf"), _id("organisation", number)
        yield figure, _kg("variable"), variable
        yield figure, v.VALUE, Literal(amount)
        yield figure, _kg("unit"), _kg("CNY")
        yield figure, _kg("comparator"), _kg("exactly")
        yield figure, v.WORDING, Literal(f"{amount} yuan")
        yield variable, v.TYPE, _kg("Variable")
        yield variable, v.PREF_LABEL, Literal(f"output value {number}", language="en")


def _id(kind: str, number: int) -> NamedNode:
    return NamedNode(f"{NAMES.things}{kind}-{number}")


def _kg(name: str) -> NamedNode:
    return NamedNode(v.KG + name)


def _named(kind: str, number: int, class_: str) -> Iterator[Quad]:
    thing = _id(kind, number)
    yield Quad(thing, v.TYPE, _kg(class_))
    yield Quad(thing, v.PREF_LABEL, Literal(f"{kind} {number}", language="en"))


def _text(
    name: NamedNode, class_: NamedNode, article: NamedNode, begin: int, end: int
) -> Iterator[Quad]:
    """A text, or a part of one, by its characters."""
    values: list[tuple[NamedNode, Term]] = [
        (v.TYPE, class_),
        (v.BEGIN_INDEX, Literal(begin)),
        (v.END_INDEX, Literal(end)),
        (v.SHA256, Literal(sha256(name.value.encode()).hexdigest())),
    ]
    yield from (Quad(name, predicate, value, article) for predicate, value in values)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
