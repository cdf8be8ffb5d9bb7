"""What the graph knows of an article's passages: what each states, of what, and who says it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.language.spans import Span
from kg.model import Article, Passage
from kg.page.citations import cited_voice
from kg.page.statement_table import StatementRow
from kg.page.tally import table_rows
from kg.vocabulary import Term, Triple


class PassageStatements:
    """What the passages of an article state, asked for at once; they are known by their IRIs.

    `resting` has for each statement of the page the words of the article that it rests
    on.
    """

    def __init__(
        self, graph: Graph, article: Article, rows: Iterable[StatementRow] = ()
    ) -> None:
        self.graph = graph
        self.resting = [_own_words(row) for row in table_rows(rows)]
        stated = graph.stated(article.passages)
        everything = [triple for triples in stated.values() for triple in triples]
        graph.verbaliser.prepare(_speakers(article), everything)
        spelling_out = _spelling_out(graph, everything)
        self._triples = {
            passage.iri: sorted(
                triples, key=lambda triple: _order(triple, spelling_out)
            )
            for passage, triples in stated.items()
        }

    def triples(self, passage: Passage) -> list[Triple]:
        """What the passage states: relations before what only spells them out."""
        return self._triples[passage.iri]

    def sentences(self, passage: Passage) -> dict[tuple[Term, ...], Triple]:
        """Each sentence that the passage states, by its unit, with the first statement of it."""
        found: dict[tuple[Term, ...], Triple] = {}
        for triple in self.triples(passage):
            found.setdefault(self.graph.verbaliser.unit(triple), triple)
        return found

    def ends(self, passage: Passage) -> list[NamedNode]:
        """What the passage states something of, classes included."""
        return list(
            dict.fromkeys(
                end for triple in self.triples(passage) for end in ends(triple)
            )
        )

    def heading(self, passage: Passage) -> str:
        """The line above words that are not the article's own, such as `Ada Oz says`; else empty."""
        if passage.said_by:
            return f"{cited_voice(self.graph, passage)} {'says' if len(passage.said_by) == 1 else 'say'}"
        return "caption" if passage.is_caption else ""


def ends(triple: Triple) -> list[NamedNode]:
    """Subject and object, where they are not mere values."""
    return [term for term in (triple[0], triple[2]) if isinstance(term, NamedNode)]


def _own_words(row: StatementRow) -> list[Span]:
    """Those on the page that reads the article: all others are on another page."""
    return [piece.span for piece in row.cited if piece.href.startswith("#")]


def _speakers(article: Article) -> list[NamedNode]:
    return [NamedNode(who) for passage in article.passages for who in passage.said_by]


def _spelling_out(graph: Graph, triples: list[Triple]) -> set[NamedNode]:
    """The subjects that only spell out a relation, such as a post."""
    kinds = [n_ary.name for n_ary in graph.ontology.n_aries]
    subjects = {triple[0] for triple in triples}
    return {member for member, *_ in graph.triples(subjects, v.TYPE, kinds)}


def _order(
    triple: Triple, spelling_out: set[NamedNode]
) -> tuple[bool, tuple[str, ...]]:
    return triple[0] in spelling_out, tuple(map(str, triple))
