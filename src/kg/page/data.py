"""What the page's scripts know beside its tables: how statements, things and passages belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, TypeAlias

from kg.articles import link
from kg.knowledge import Graph
from kg.model import Passage
from kg.page.card_wording import card_relations, plain_proofs
from kg.page.citations import cited_voice
from kg.page.look import STROKES, Look
from kg.page.statement_table import StatementRow

Record: TypeAlias = dict[str, Any]

_BASES = list(STROKES)


def data(
    graph: Graph,
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
        piece.href: graph.passages[piece.passage] for row in rows for piece in row.cited
    }
    cited = sorted(passages, key=lambda href: passages[href].order)
    place = {href: n for n, href in enumerate(cited)}
    grades: set[str] = set()
    for row in rows:
        grades.update(row.grades)
    grade_names = sorted(grades)
    proved = plain_proofs(rows)
    proof_names = sorted(set(proved.values()))
    bases: list[int] = []
    places: list[list[int]] = []
    told: dict[int, str] = {}
    stated: dict[int, list[list[int]]] = {}
    times: dict[int, object] = {}
    # What few rows have is by their numbers.
    for n, row in enumerate(rows):
        bases.append(_BASES.index(row.line))
        places.append([place[piece.href] for piece in row.cited])
        apart = _apart(row, place)
        if apart:
            stated[n] = apart
        if row.modality:
            told[n] = row.modality
        if row.when:
            times[n] = row.when
    found = [passages[href] for href in cited]
    return {
        "looks": list(map(_look, looks.values())),
        "ids": [row.ids for row in rows],
        "turtle": [row.turtle for row in rows],
        "bases": bases,
        "told": told,
        "cited": places,
        "stated": stated,
        "grades": _numbered(rows, grade_names),
        "times": times,
        "articles": _articles(graph, found),
        "passages": list(map(_passage, repeat(graph), found, cited)),
        "prefixes": graph.namespaces.prefixes,
        "base": graph.namespaces.base,
        "basisNames": _BASES,
        "gradeNames": grade_names,
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
    return [list(map(place.__getitem__, stated)) for stated in row.stated]


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
