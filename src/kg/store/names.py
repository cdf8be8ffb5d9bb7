"""Things by the names that people give them."""

from __future__ import annotations

from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.errors import KgError, NotFound
from kg.vocabulary import ALT_LABEL, HEADLINE, PREF_LABEL, PREFIXES

_KINDS_OF_NAME = (PREF_LABEL, ALT_LABEL, HEADLINE)


class Names:
    """An index from labels to things: preferred labels first, then alternative ones, then headlines, in any case."""

    def __init__(self, engine: Store) -> None:
        self._engine = engine

    def thing(self, name: str) -> NamedNode:
        """The thing that bears the name, or has the IRI, prefixed or in full.

        Raises `NotFound` with the nearest names, or `KgError` when several things bear it.
        """
        if iri := self._iri(name):
            return iri
        for names in self._indexes:
            if found := names.get(name.casefold()):
                return _only(found, name)
        raise NotFound("thing", name, self.labels, "'kg ask things' lists them.")

    def _iri(self, name: str) -> NamedNode | None:
        prefix, _, local = name.strip("<>").partition(":")
        iri = PREFIXES[prefix] + local if prefix in PREFIXES else name.strip("<>")
        try:
            node = NamedNode(iri)
        except ValueError:
            return None
        known = next(self._engine.quads_for_pattern(node, None, None, None), None)
        return node if known or next(self._engine.quads_for_pattern(None, None, node, None), None) else None

    @cached_property
    def labels(self) -> list[str]:
        """All names that things bear."""
        return [label for pairs in self._pairs for label, _ in pairs]

    @cached_property
    def _pairs(self) -> list[list[tuple[str, NamedNode]]]:
        return [
            [
                (quad.object.value, quad.subject)
                for quad in self._engine.quads_for_pattern(None, kind, None, DefaultGraph())
                if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
            ]
            for kind in _KINDS_OF_NAME
        ]

    @cached_property
    def _indexes(self) -> list[dict[str, set[NamedNode]]]:
        indexes: list[dict[str, set[NamedNode]]] = []
        for pairs in self._pairs:
            index: dict[str, set[NamedNode]] = {}
            for label, thing in pairs:
                index.setdefault(label.casefold(), set()).add(thing)
            indexes.append(index)
        return indexes


def _only(found: set[NamedNode], name: str) -> NamedNode:
    if len(found) > 1:
        iris = ", ".join(sorted(str(thing) for thing in found))
        raise KgError(f"'{name}' is the name of {len(found)} things.", f"Name one by its IRI: {iris}.")
    return next(iter(found))
