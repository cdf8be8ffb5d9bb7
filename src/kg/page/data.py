"""What the page's scripts know beside its tables: how statements, things and passages belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from kg.articles import link
from kg.knowledge import Graph
from kg.model import Passage
from kg.page.address import Address
from kg.page.card_wording import card_relations, plain_proofs
from kg.page.citations import cited_voice
from kg.page.look import STROKES, Look
from kg.page.statement_table import StatementRow

Record: TypeAlias = dict[str, Any]

_BASES = list(STROKES)


def data(
    graph: Graph,
    address: Address,
    rows: Iterable[StatementRow],
    looks: Mapping[str, Look],
) -> Record:
    """The data, ready for JSON; nodes, edges and levels are added by the template.

    `script/article/record.js` tells what each part of it is. Rows come as a column a
    field, passages by their place in the list: at this number, names would be most of
    the page. What a table shows as text, such as names and sentences, is read from
    there.
    """
    rows = list(rows)
    passages = {
        address.passage(passage): passage for passage in graph.passages.values()
    }
    hrefs = {piece.href for row in rows for piece in row.cited}
    cited = sorted(hrefs, key=lambda href: passages[href].order)
    place = {href: n for n, href in enumerate(cited)}
    grades = sorted({grade for row in rows for grade in row.grades})
    stated = {n: _apart(row, place) for n, row in enumerate(rows)}
    proved = plain_proofs(rows)
    proof_names = sorted(set(proved.values()))
    return {
        "looks": list(map(_look, looks.values())),
        "ids": [row.ids for row in rows],
        "turtle": [row.turtle for row in rows],
        "bases": [_BASES.index(row.line) for row in rows],
        "told": {n: row.modality for n, row in enumerate(rows) if row.modality},
        "cited": [[place[piece.href] for piece in row.cited] for row in rows],
        "stated": {n: apart for n, apart in stated.items() if apart},
        "grades": _numbered(rows, grades),
        "times": {n: row.when for n, row in enumerate(rows) if row.when},
        "articles": _articles(graph, [passages[href] for href in cited]),
        "passages": [_passage(graph, passages[href], href) for href in cited],
        "prefixes": graph.namespaces.prefixes,
        "base": graph.namespaces.base,
        "basisNames": _BASES,
        "gradeNames": grades,
        "relations": card_relations(graph, rows),
        "proofs": {n: proof_names.index(each) for n, each in proved.items()},
        "proofNames": proof_names,
    }


def _look(look: Look) -> Record:
    return {"name": look.name, "hue": look.hue, "glyph": look.glyph}


def _numbered(
    rows: Iterable[StatementRow],
    grades: Sequence[str | None],
) -> dict[int, list[int]]:
    """The grades of each row that has any, by their places in the list."""
    found = {}
    for n, row in enumerate(rows):
        if any(row.grades):
            found[n] = list(map(grades.index, row.grades))
    return found


def _apart(
    row: StatementRow,
    place: Mapping[str, int],
) -> list[list[int]]:
    """The passages of each statement of a sentence, where they are not simply those that are cited for it."""
    cited = [piece.href for piece in row.cited if row.basis == "stated"]
    is_alike = all(sorted(stated) == sorted(cited) for stated in row.stated)
    if is_alike:
        return []
    return [[place[href] for href in stated] for stated in row.stated]


def _articles(
    graph: Graph,
    passages: Iterable[Passage],
) -> Record:
    """By IRI, what a reference to each article says."""
    found = {}
    for passage in passages:
        article = graph.article_of(passage)
        found[article.iri] = {
            "title": article.headline,
            "publisher": article.publisher,
            "published": article.published,
            "url": article.url,
        }
    return found


def _passage(
    graph: Graph,
    passage: Passage,
    href: str,
) -> Record:
    article = graph.article_of(passage)
    return {
        "href": href,
        "article": article.iri,
        "begin": passage.begin,
        "end": passage.end,
        "sha256": passage.sha256,
        "voice": cited_voice(graph, passage),
        "link": link(article.url, passage.fragment),
    }
