"""The proof of statements from words, in its growth with the number of articles, and
with the length of one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from pyoxigraph import Literal, NamedNode, Quad
from tests.flagship import NAMES

from kg import vocabulary as v
from kg.articles import Texts
from kg.grounding import support
from kg.grounding.coverage import coverages
from kg.knowledge import load
from kg.rdf import trig
from kg.workspace import Workspace, find

ROOT = Path(__file__).parents[2]
SYLLABLES = ("ba", "ke", "lu", "mi", "no", "ra", "se", "tu", "vo", "zi")
SIZES = (10, 100, 1000)
BLOCKS = 5  # of three sentences, in an article of usual length


def measure() -> None:
    """What a statement takes to be proved, in many articles and in a long one."""
    print("articles  blocks  statements  us a statement")
    for articles, blocks in [(size, BLOCKS) for size in SIZES] + [
        (1, size) for size in SIZES
    ]:
        with TemporaryDirectory() as folder:
            workspace = write(Path(folder) / "generated", articles, blocks)
            graph = load(workspace)
            start = process_time()
            found = support(graph, Texts(workspace.texts))
            covered = coverages(graph, found)
            taken = process_time() - start
        number = sum(len(one.grounds) for one in found)
        assert not any(one.doubts for one in found), found[0].doubts[:3]
        assert not any(
            piece.kind != "word" for one in covered for piece in one.unused
        ), "all is used"
        print(
            f"{articles:>8}  {blocks:>6}  {number:>10}  {taken / number * 1e6:>14.0f}"
        )


def write(folder: Path, articles: int, blocks: int) -> Workspace:
    """A project with texts: the real ontology and questions, generated articles of a
    number of blocks.
    """
    for part in ("ontology", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "graph" / "articles").mkdir(parents=True)
    shutil.copy(ROOT / "graph" / "dataset.ttl", folder / "graph")
    (folder / "articles").mkdir()
    registry: list[Quad] = []
    for number in range(articles):
        slug = f"2025-01-01-generated-{number:06}"
        article = Article(slug)
        for block in range(blocks):
            article.block(number * blocks + block)
        registry += article.registry
        (folder / "graph" / "articles" / f"{slug}.trig").write_text(
            trig.write_trig(article.quads(), NAMES.prefixes), encoding="utf-8"
        )
        (folder / "articles" / f"{slug}.txt").write_text(
            article.text, encoding="utf-8", newline=""
        )
    (folder / "graph" / "entities.ttl").write_text(
        trig.write_trig(registry, NAMES.prefixes), encoding="utf-8"
    )
    return find(folder, folder / "articles")


class Article:
    """An article that grows a sentence at a time, with what each states."""

    def __init__(self, slug: str) -> None:
        self.iri = NamedNode(NAMES.articles + slug)
        self.text = ""
        self.registry: list[Quad] = []
        self._quads: list[Quad] = []
        self._sentence(
            "14:18, January 1, 2025",
            [(self.iri, v.DATE_PUBLISHED, _dated("2025-01-01T14:18:00"))],
        )

    def block(self, number: int) -> None:
        """Three sentences about a company of its own."""
        name = _name(number)
        company, brand, place = (
            self._registered(name, kind) for kind in ("Company", "Brand", "City")
        )
        figure, variable = (
            NamedNode(f"{company.value}-{part}") for part in ("figure", "variable")
        )
        self._sentence(
            f"{name} Works has the brand {name} Gold",
            [(company, _kg("hasBrand"), brand)],
            company,
            brand,
        )
        self._sentence(
            f"{name} Works is in {name} Town",
            [(company, _kg("locatedIn"), place)],
            company,
            place,
        )
        self._sentence(
            f"{name} Works reached an output of more than {number + 2} million yuan",
            [
                (figure, v.TYPE, v.CLASS_OBSERVATION),
                (figure, _kg("observedOf"), company),
                (figure, _kg("variable"), variable),
                (figure, v.VALUE, Literal((number + 2) * 10**6)),
                (figure, _kg("unit"), _kg("CNY")),
                (figure, _kg("comparator"), _kg("moreThan")),
                (figure, v.WORDING, Literal(f"more than {number + 2} million yuan")),
                (variable, v.TYPE, _kg("Variable")),
                (variable, v.PREF_LABEL, Literal("output", language="en")),
            ],
        )

    def quads(self) -> Iterator[Quad]:
        """The article's own graph and those of its passages."""
        yield from _record(self.iri, v.CLASS_ARTICLE, self.iri, 0, self.text)
        yield from self._quads

    def _registered(self, name: str, kind: str) -> NamedNode:
        label = (
            f"{name} { {'Company': 'Works', 'Brand': 'Gold', 'City': 'Town'}[kind] }"
        )
        thing = NamedNode(NAMES.things + label.lower().replace(" ", "-"))
        self.registry += [
            Quad(thing, v.TYPE, _kg(kind)),
            Quad(thing, v.PREF_LABEL, Literal(label, language="en")),
        ]
        return thing

    def _sentence(
        self,
        words: str,
        triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]],
        *named: NamedNode,
    ) -> None:
        begin, end = len(self.text), len(self.text) + len(words)
        passage = NamedNode(f"{self.iri.value}#char={begin},{end}")
        self.text += f"{words}.\n\n"
        self._quads += _record(passage, v.CLASS_PASSAGE, self.iri, begin, words)
        labels = [
            Quad(q.subject, q.predicate, q.object, passage)
            for q in self.registry
            if q.subject in named and q.predicate == v.PREF_LABEL
        ]
        self._quads += [*labels, *(Quad(*triple, passage) for triple in triples)]


def _record(
    name: NamedNode, kind: NamedNode, article: NamedNode, begin: int, words: str
) -> list[Quad]:
    values = (
        (v.TYPE, kind),
        (v.BEGIN_INDEX, Literal(begin)),
        (v.END_INDEX, Literal(begin + len(words))),
        (v.SHA256, Literal(sha256(words.encode()).hexdigest())),
    )
    return [Quad(name, predicate, value, article) for predicate, value in values]


def _name(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:05}").capitalize()


def _kg(name: str) -> NamedNode:
    return NamedNode(v.KG + name)


def _dated(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(v.PREFIXES["xsd"] + "dateTime"))
