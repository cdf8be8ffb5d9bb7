"""What the page's scripts know beside its tables: how statements, things and passages belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from kg.articles import link
from kg.model import Passage
from kg.page.address import Address
from kg.page.look import Look
from kg.page.rows import Row, ThingRow, voice
from kg.store import Store
from kg.trig import order
from kg.vocabulary import PREFIXES

Record: TypeAlias = dict[str, Any]


def data(
    store: Store, address: Address, rows: Iterable[Row], things: Iterable[ThingRow], looks: Mapping[str, Look]
) -> Record:
    """The data, ready for JSON; nodes and edges are added by the template, from pyvis."""
    rows = list(rows)
    passages = {address.passage(passage): passage for passage in store.passage_of.values()}
    cited = sorted({piece.href for row in rows for piece in row.cited}, key=lambda href: order(passages[href].iri))
    return {
        "looks": [{"name": look.name, "hue": look.hue, "glyph": look.glyph} for look in looks.values()],
        "things": [_thing(row) for row in things],
        "rows": [_row(row) for row in rows],
        "passages": {href: _passage(store, passages[href]) for href in cited},
        "prefixes": PREFIXES,
    }


def _thing(row: ThingRow) -> Record:
    return {"key": row.key, "name": row.name, "aliases": row.aliases, "category": row.look.number}


def _row(row: Row) -> Record:
    """The sentences of all but naming rows stand in the table of statements."""
    record: Record = {
        "ids": row.ids,
        "turtle": row.turtle,
        "basis": row.basis,
        "things": row.things,
        "passages": [piece.href for piece in row.cited],
    }
    return record | ({"when": row.when} if row.when else {}) | ({"naming": row.sentence} if row.is_naming else {})


def _passage(store: Store, passage: Passage) -> Record:
    article = store.article_of(passage)
    return {
        "article": article.iri,
        "begin": passage.begin,
        "end": passage.end,
        "sha256": passage.sha256,
        "voice": voice(store, passage),
        "link": link(article.url, passage.fragment),
    }
