"""The article as a graph, read aloud, down to its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evidence.explanations import Explanation
from kg.evidence.statements import statements
from kg.knowledge import Graph
from kg.project import Project

READING = Path(__file__).parent / "expected" / "reading.txt"


def read_aloud(graph: Graph) -> str:
    """Every sentence that is stated or derived, under its passage, in the order of the
    text.
    """
    sentences: dict[str, set[str]] = {}
    for found in statements(graph, graph.triples()):
        if found.basis in ("stated", "derived"):
            for place in [piece.position for piece in found.evidence] or ["derived"]:
                sentences.setdefault(place, set()).add(found.sentence)
    places = sorted(
        sentences,
        key=lambda place: [int(number) for number in re.findall(r"\d+", place)],
    )
    return "".join(
        f"{place}\n" + "".join(f"    {s}\n" for s in sorted(sentences[place]))
        for place in places
    )


def test_the_article_read_aloud(flagship: Project) -> None:
    """Each passage states exactly the sentences that were checked by hand against its
    words.
    """
    assert read_aloud(flagship.knowledge) == READING.read_text(encoding="utf-8")


def down_to_the_words(found: Explanation) -> list[str]:
    """The positions that an explanation ends at."""
    own = [piece.position for piece in found.evidence]
    return own + [
        position
        for premise in found.premises
        for position in down_to_the_words(premise)
    ]


@pytest.mark.parametrize(
    ("thing", "relation", "sentence", "positions"),
    [
        (
            "Huawei",
            "cooperates with",
            "Huawei Technologies cooperates with SAIC-GM-Wuling on Baojun.",
            ["char=370,632"],
        ),
        (
            "Liuzhou",
            "hosts",
            "Liuzhou hosts the national pilot programme.",
            ["char=932,973"],
        ),
    ],
)
def test_the_two_sentences(
    thing: str, relation: str, sentence: str, positions: list[str], flagship: Project
) -> None:
    """The sentences that no passage states come out of the graph, and rest on passages."""
    (found,) = flagship.why(thing, relation)
    assert found.statement.sentence == sentence
    assert down_to_the_words(found) == positions


def test_every_figure_of_the_article_is_a_figure_of_the_graph(
    flagship: Project, articles_folder: Path
) -> None:
    """Each number in the text lies in a passage that states a figure, a date or a
    period, or names a thing with it.
    """
    (article,) = flagship.knowledge.articles.values()
    text = (articles_folder / f"{article.slug}.txt").read_text(encoding="utf-8")
    stated = flagship.knowledge.stated(article.passages)
    used = [passage for passage, triples in stated.items() if triples]
    for number in re.finditer(r"\d[\d,.:]*", text):
        assert any(
            p.begin <= number.start() and number.end() <= p.end + 1 for p in used
        ), number


def test_both_states(
    flagship: Project, flagship_folder: Path, articles_folder: Path
) -> None:
    """With the text every passage is verified, without it the same graph is pinned."""
    verified = Project(flagship_folder, articles_folder).edition
    assert (verified.state(), flagship.edition.state()) == ("verified", "pinned")
    assert verified.counts() == flagship.edition.counts()
