"""Which articles rely on what has changed in a graph: looked up, so that few are read.

An article may be named that does not: whoever asks compares what it relies on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.grounding.known_names import words_of
from kg.grounding.reliance import Relied
from kg.knowledge import Graph
from kg.knowledge.compiled.changed_quads import Changes
from kg.language.english.stems import stems

_NAMING = (v.PREF_LABEL, v.ALT_LABEL)
_TABLES = """
CREATE TABLE IF NOT EXISTS relied (
    thing TEXT, is_neighbour INT, article TEXT,
    PRIMARY KEY (thing, is_neighbour, article)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (
    article TEXT PRIMARY KEY, words TEXT, asked TEXT, stems TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS relied_by ON relied (article);
"""


class Relying:
    """The articles of a graph, by what they rely on.

    Args:
        graph: The graph as it is.
        connection: Where that is kept.
    """

    def __init__(self, graph: Graph, connection: sqlite3.Connection) -> None:
        self._graph = graph
        self._connection = connection
        connection.executescript(_TABLES)

    def __call__(self, changes: Changes) -> set[str]:
        """The IRIs of those that may rely on something that has changed."""
        found: set[str] = set()
        subjects: set[str] = set()
        objects: set[str] = set()
        for quad in (*changes.removed, *changes.added, *self._records(changes)):
            found |= set(_articles_in(quad))
            subjects |= {each.value for each in v.named_nodes([quad.subject])}
            objects |= {each.value for each in v.named_nodes([quad.object])}
        found |= set(self._relying(subjects, is_neighbour=False))
        found |= set(self._relying(objects, is_neighbour=True))
        for name in self._names(changes):
            found |= set(self._with_name(name))
        return found

    def _records(self, changes: Changes) -> list[Quad]:
        """All of the judgements and the proofs of which anything has changed."""
        names = self._graph.namespaces
        graphs = (names.judgements, names.proofs)
        changed = {
            quad.subject
            for quad in (*changes.removed, *changes.added)
            if quad.graph_name in graphs
        }
        return self._graph.match(set(v.named_nodes(changed)), graphs=graphs)

    def _relying(self, things: Iterable[str], *, is_neighbour: bool) -> Iterator[str]:
        query = "SELECT article FROM relied WHERE thing = ? AND is_neighbour = ?"
        for thing in things:
            for (article,) in self._connection.execute(query, (thing, is_neighbour)):
                yield article

    def _names(self, changes: Changes) -> set[str]:
        """The names of which it has changed what bears them, or of what class that is."""
        found: set[str] = set()
        typed: set[NamedNode] = set()
        for quad in (*changes.removed, *changes.added):
            if quad.predicate in _NAMING and isinstance(quad.object, Literal):
                found.add(quad.object.value)
            if quad.predicate == v.TYPE:
                typed |= set(v.named_nodes([quad.subject]))
        for quad in self._graph.match(typed, _NAMING):
            if isinstance(quad.object, Literal):
                found.add(quad.object.value)
        return found

    def _with_name(self, name: str) -> Iterator[str]:
        """The articles whose words may be the name, or that asked for it."""
        conditions = ["instr(asked, ?) > 0"]
        values = [f"\n{name.casefold()}\n"]
        for stem in stems(name):
            conditions.append("instr(stems, ?) > 0")
            values.append(f" {stem} ")
        if words := words_of(name):
            among = " AND ".join("instr(words, ?) > 0" for _ in words)
            conditions.append(f"({among})")
            values += [f" {word} " for word in words]
        query = f"SELECT article FROM words WHERE {' OR '.join(conditions)}"
        for (article,) in self._connection.execute(query, values):
            yield article

    def relied_on(self, articles: Iterable[str]) -> Iterator[NamedNode]:
        """What some articles rely on, which is more than what they tell of."""
        query = "SELECT thing FROM relied WHERE article = ?"
        for article in articles:
            for (thing,) in self._connection.execute(query, [article]):
                yield NamedNode(thing)

    def write(self, article: str, relied: Relied) -> None:
        """Write what an article relies on."""
        self.forget(article)
        rows = [(thing, False, article) for thing in relied.things]
        rows += [(thing, True, article) for thing in relied.neighbours]
        query = "INSERT OR IGNORE INTO relied VALUES (?, ?, ?)"
        self._connection.executemany(query, rows)
        asked = "\n".join(["", *relied.names, *relied.actors, ""]).casefold()
        words = " ".join(["", *relied.words, ""])
        own = " ".join(["", *relied.stems, ""])
        row = (article, words, asked, own)
        self._connection.execute("INSERT INTO words VALUES (?, ?, ?, ?)", row)

    def forget(self, article: str) -> None:
        """Forget what an article relied on."""
        for table in ("relied", "words"):
            query = f"DELETE FROM {table} WHERE article = ?"
            self._connection.execute(query, [article])


def _articles_in(quad: Quad) -> Iterator[str]:
    """The articles whose statement it is, or whose passage it names."""
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, NamedNode):
            article, _, _ = term.value.partition("#char=")
            yield article
