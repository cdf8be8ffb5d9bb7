"""A small project about a text of our own: a passage is named by its words, and states
what is put into it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from kg import articles
from kg.articles import Texts
from kg.edition import Edition
from kg.grounding import Support, support
from kg.grounding.words import Words
from kg.knowledge import load
from kg.model import Passage
from kg.vocabulary import KG
from kg.workspace import Workspace
from tests.conftest import copied_newsroom
from tests.flagship import NAMES

SLUG = "2024-05-06-bolt"
IRI = NAMES.articles + SLUG
PREFIXES = f"""
BASE <{IRI}>
PREFIX id: <{NAMES.things}>
PREFIX kg: <{KG}>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


class Told(NamedTuple):
    """A passage by its words, which stand once in the text; what it states, what it is
    read with, and its record.
    """

    words: str
    states: str = ""
    read_with: tuple[str, ...] = ()
    record: str = ""


def project(folder: Path, text: str, registry: str, *told: Told) -> Edition:
    """The project, loaded: the real ontology, a registry of things, and one article,
    published on 6 May 2024.
    """
    copied_newsroom(folder)
    for part in ("graph/articles", "graph/derived", "articles"):
        shutil.rmtree(folder / part)
        (folder / part).mkdir()
    head = f'<> a kg:Article ; nif:beginIndex 0 ; nif:endIndex {len(text)} ; kg:sha256 "{articles.digest(text)}" .'
    dated = Told(
        text.split(maxsplit=1)[0], '<> schema:datePublished "2024-05-06"^^xsd:date .'
    )
    records = "\n".join([head, *(_record(text, one) for one in (dated, *told))])
    graphs = "\n".join(
        f"GRAPH <{at(text, one.words)}> {{ {one.states} }}"
        for one in (dated, *told)
        if one.states
    )
    article = f"{PREFIXES}\nGRAPH <> {{ {records} }}\n{graphs}\n"
    (folder / "graph" / "articles" / f"{SLUG}.trig").write_text(
        article, encoding="utf-8"
    )
    (folder / "graph" / "entities.ttl").write_text(
        PREFIXES + registry, encoding="utf-8"
    )
    (folder / "articles" / f"{SLUG}.txt").write_text(text, encoding="utf-8")
    return edition(folder, folder / "articles")


def edition(folder: Path, texts: Path | None = None) -> Edition:
    """The project of a folder, with the texts of another."""
    workspace = Workspace(folder, texts)
    return Edition(workspace, load(workspace), Texts(texts))


def at(text: str, words: str) -> str:
    """The fragment of a passage of these words."""
    assert text.count(words) >= 1, words
    begin = text.index(words)
    return f"#char={begin},{begin + len(words)}"


def passage(edition: Edition, words: str) -> Passage:
    """The passage of these words."""
    (article,) = edition.articles
    text = edition.texts.of(article)
    assert text is not None
    return edition.graph.passages[IRI + at(text.words, words)]


def proved(edition: Edition) -> tuple[Support, Words]:
    """The support of the one article, and its words."""
    (found,) = support(edition.graph, edition.texts)
    assert found.words is not None
    return found, found.words


def _record(text: str, told: Told) -> str:
    begin, _, end = at(text, told.words).removeprefix("#char=").partition(",")
    lines = [
        f"<{at(text, told.words)}> a kg:Passage ; nif:beginIndex {begin} ; nif:endIndex {end}",
        *(f"kg:readWith <{at(text, words)}>" for words in told.read_with),
        *([told.record] if told.record else []),
        f'kg:sha256 "{articles.digest(told.words)}" .',
    ]
    return " ; ".join(lines)
