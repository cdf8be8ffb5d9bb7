"""What the graph knows of a passage: what it states, of what, whose words it is, and why it is left out."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.model import Passage
from kg.page.cited import voice
from kg.store import Store
from kg.vocabulary import Triple


class Stated:
    """What the passages of a store state."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._n_aries = {n_ary.name for n_ary in store.lexicon.n_aries}

    def triples(self, passage: Passage) -> list[Triple]:
        """What the passage states: relations before what only spells them out."""
        quads = self.store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri))
        found = [(q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)]
        return sorted(found, key=lambda triple: (self._spells_out(triple[0]), tuple(map(str, triple))))

    def sentences(self, passage: Passage) -> dict[str, Triple]:
        """Each sentence that the passage states, with the first statement that makes it."""
        found: dict[str, Triple] = {}
        for triple in self.triples(passage):
            found.setdefault(self.store.sentences.sentence(*triple), triple)
        return found

    def ends(self, passage: Passage) -> list[NamedNode]:
        """What the passage states something of, classes included."""
        return list(dict.fromkeys(end for triple in self.triples(passage) for end in ends(triple)))

    def reasons(self, passage: Passage) -> list[str]:
        """Why the graph leaves the passage's words out, if it does."""
        graph = NamedNode(self.store.article_of(passage).iri)
        quads = self.store.engine.quads_for_pattern(NamedNode(passage.iri), v.NOT_MODELLED, None, graph)
        return sorted(getattr(quad.object, "value", "") for quad in quads)

    def heading(self, passage: Passage) -> str:
        """The line above words that are not the article's own, such as `Ada Oz says`; else empty."""
        if passage.said_by:
            return f"{voice(self.store, passage)} {'says' if len(passage.said_by) == 1 else 'say'}"
        return "caption" if passage.is_caption else ""

    def _spells_out(self, thing: NamedNode) -> bool:
        return any(kind in self._n_aries for _, _, kind in self.store.holds(thing, v.TYPE, None))


def ends(triple: Triple) -> list[NamedNode]:
    """Subject and object, where they are not mere values."""
    return [term for term in (triple[0], triple[2]) if isinstance(term, NamedNode)]
