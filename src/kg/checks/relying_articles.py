"""Which articles rely on what has changed in a graph: looked up, so that few are read.

An article may be named that does not: whoever asks compares what it relies on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sqlite3 import Connection

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.checks.changed_names import ChangedNames
from kg.grounding.reliance import Relied
from kg.grounding.requirements import Rules
from kg.knowledge import Graph
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.names_by_words import words_of
from kg.vocabulary import Term

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

    def __init__(self, graph: Graph, connection: Connection) -> None:
        self._graph = graph
        self._connection = connection
        connection.executescript(_TABLES)

    def __call__(self, changes: Changes, rules: Rules) -> set[str]:
        """The IRIs of those that may rely on something that has changed.

        Args:
            changes: What has changed.
            rules: The rules of the graph, which say of what proofs ask.
        """
        found: set[str] = set()
        changed = [*changes.removed, *changes.added]
        records = self._records(changed)
        for quad in (*changed, *records):
            found.update(_articles_named(quad))
        # A record names things of which it says nothing that another article relies on.
        proofs = self._graph.namespaces.proofs
        told: set[Term] = set()
        ends: set[Term] = set()
        for quad in changed:
            if quad.graph_name == proofs:
                continue
            ends.add(quad.subject)
            ends.add(quad.object)
            if quad.predicate in rules.asked:
                told.add(quad.subject)
        for thing in v.named_nodes(told):
            found |= self._relying(thing, is_neighbour=False)
        for thing in v.named_nodes(ends):
            found |= self._relying(thing, is_neighbour=True)
        renamed = ChangedNames(changes, rules)
        for name in renamed.telling():
            found |= self._with_name(name)
        for stem in renamed.stems():
            found |= self._with_stem(stem)
        return found

    def _records(self, changed: list[Quad]) -> list[Quad]:
        """All of the judgements and the proofs of which anything has changed."""
        names = self._graph.namespaces
        graphs = (names.judgements, names.proofs)
        records: set[Term] = set()
        for quad in changed:
            if quad.graph_name in graphs:
                records.add(quad.subject)
        named = v.named_nodes(records)
        return self._graph.match(named, graphs=graphs)

    def _relying(self, thing: NamedNode, *, is_neighbour: bool) -> set[str]:
        query = "SELECT article FROM relied WHERE thing = ? AND is_neighbour = ?"
        return self._column(query, [thing.value, is_neighbour])

    def _column(self, query: str, parameters: Sequence[object]) -> set[str]:
        """What a query for one column finds."""
        rows = self._connection.execute(query, parameters)
        return {value for (value,) in rows}

    def _with_name(self, name: str) -> set[str]:
        """The articles whose words may be the name, or that asked for it."""
        conditions = ["instr(asked, ?) > 0"]
        values = [f"\n{name.casefold()}\n"]
        words = words_of(name)
        if words:
            # In a text that has not all its words the name cannot stand.
            among = ["instr(words, ?) > 0"] * len(words)
            all_of_them = " AND ".join(among)
            conditions.append(f"({all_of_them})")
            values += [f" {word} " for word in words]
        any_of_them = " OR ".join(conditions)
        query = f"SELECT article FROM words WHERE {any_of_them}"
        return self._column(query, values)

    def _with_stem(self, stem: str) -> set[str]:
        """The articles that asked whether anybody speaks in words of a stem."""
        query = "SELECT article FROM words WHERE instr(stems, ?) > 0"
        return self._column(query, [f" {stem} "])

    def relied_on(self, article: str) -> set[NamedNode]:
        """What an article relied on, which is more than what it told of."""
        query = "SELECT thing FROM relied WHERE article = ?"
        things = self._column(query, [article])
        return set(map(NamedNode, things))

    def write(self, article: str, relied: Relied) -> None:
        """Write what an article relies on."""
        self.forget(article)
        things = [(thing, False, article) for thing in relied.things]
        neighbours = [(thing, True, article) for thing in relied.neighbours]
        query = "INSERT OR IGNORE INTO relied VALUES (?, ?, ?)"
        rows = [*things, *neighbours]
        self._connection.executemany(query, rows)
        # With a sign at both ends, so that only whole ones are found.
        asked = "\n".join(["", *relied.names, *relied.actors, ""])
        words = " ".join(["", *relied.words, ""])
        own_stems = " ".join(["", *relied.stems, ""])
        row = (article, words, asked.casefold(), own_stems)
        self._connection.execute("INSERT INTO words VALUES (?, ?, ?, ?)", row)

    def forget(self, article: str) -> None:
        """Forget what an article relied on."""
        for table in ("relied", "words"):
            query = f"DELETE FROM {table} WHERE article = ?"
            self._connection.execute(query, [article])


def _articles_named(quad: Quad) -> Iterator[str]:
    """The article whose statement it is, and those whose passages it names."""
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, NamedNode):
            article, _, _ = term.value.partition("#char=")
            yield article
