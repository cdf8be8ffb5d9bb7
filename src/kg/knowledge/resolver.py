"""Things and terms by the names that people give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError, NotFound
from kg.knowledge.home import HOLDS, Home
from kg.knowledge.ontology import Ontology
from kg.vocabulary import ALT_LABEL, HEADLINE, KG, PREF_LABEL, PREFIXES, shortened

_KINDS_OF_NAME = (PREF_LABEL, ALT_LABEL, HEADLINE)

Index = dict[str, set[NamedNode]]


class Resolver:
    """An index from names to things and to terms of the ontology.

    Args:
        describe: says what a thing is, for a name that several bear.
    """

    def __init__(
        self, home: Home, ontology: Ontology, describe: Callable[[NamedNode], str]
    ) -> None:
        self._home = home
        self._ontology = ontology
        self._describe = describe

    def thing(self, name: str) -> NamedNode:
        """The thing that bears the name, in any case, or has the IRI, prefixed or in full.

        Preferred labels go before alternative ones, and these before headlines.

        Raises:
            NotFound: nothing has the name; the advice gives the nearest names.
            KgError: several things have it; the advice lists them.
        """
        if iri := self._existing(name):
            return iri
        for names in self._indexes:
            if found := names.get(name.casefold()):
                return self._only(found, name)
        raise NotFound("thing", name, self.labels, "'kg ask things' lists them.")

    def term(self, name: str) -> NamedNode:
        """The term of the ontology with this IRI, name, label or verb phrase.

        An exact name goes before one in another case, and an IRI before all.

        Raises:
            NotFound: nothing has the name; the advice gives the nearest names.
            KgError: only another case of it is known, and that for several terms.
        """
        name = name.strip("<>")
        if exact := self.terms.get(name):
            return exact
        if found := self._folded_terms.get(name.casefold()):
            return self._only(found, name)
        raise NotFound(
            "term of the ontology", name, self.terms, "'kg schema' lists them."
        )

    @cached_property
    def labels(self) -> list[str]:
        """All names that things bear."""
        return [label for pairs in self._pairs for label, _ in pairs]

    @cached_property
    def terms(self) -> Mapping[str, NamedNode]:
        """The terms of the ontology by every name that they go by; the surest name wins."""
        ontology = self._ontology
        terms: dict[str, NamedNode] = {}
        for names in (ontology.verb_phrases, ontology.labels):
            terms |= {
                name: term
                for term, name in names.items()
                if name and isinstance(term, NamedNode)
            }
        named = [
            term
            for term in {*ontology.labels, *ontology.verb_phrases}
            if isinstance(term, NamedNode)
        ]
        for term in sorted(named, key=str):
            if term.value.startswith(KG):
                terms[term.value.removeprefix(KG)] = term
        for term in named:
            terms[shortened(term)] = terms[term.value] = term
        return terms

    @cached_property
    def _folded_terms(self) -> Index:
        return _index(self.terms.items())

    @cached_property
    def _pairs(self) -> list[list[tuple[str, NamedNode]]]:
        """The names of each kind, with what bears them."""
        pairs: dict[NamedNode, list[tuple[str, NamedNode]]] = {
            kind: [] for kind in _KINDS_OF_NAME
        }
        for quad in self._home.match(None, _KINDS_OF_NAME, None, [HOLDS]):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                pairs[quad.predicate].append((quad.object.value, quad.subject))
        return list(pairs.values())

    @cached_property
    def _indexes(self) -> list[Index]:
        return [_index(pairs) for pairs in self._pairs]

    def _existing(self, name: str) -> NamedNode | None:
        """The IRI that the name is, if any quad has it."""
        prefix, _, local = name.strip("<>").partition(":")
        iri = PREFIXES[prefix] + local if prefix in PREFIXES else name.strip("<>")
        try:
            node = NamedNode(iri)
        except ValueError:
            return None
        for graphs in ([HOLDS], None):
            if self._home.match([node], None, None, graphs) or self._home.match(
                None, None, [node], graphs
            ):
                return node
        return None

    def _only(self, found: set[NamedNode], name: str) -> NamedNode:
        if len(found) == 1:
            return next(iter(found))
        listed = "; ".join(
            f"{shortened(each)} ({self._describe(each)})"
            for each in sorted(found, key=str)
        )
        raise KgError(
            f"'{name}' is the name of {len(found)} things.",
            f"Name one by its IRI: {listed}.",
        )


def _index(pairs: Iterable[tuple[str, NamedNode]]) -> Index:
    index: Index = {}
    for name, node in pairs:
        index.setdefault(name.casefold(), set()).add(node)
    return index
