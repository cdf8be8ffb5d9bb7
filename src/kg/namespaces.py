"""The IRIs of a project, which all begin with its base.

Things are `BASE id/…`, articles `BASE article/SLUG`, judgements `BASE judgement/…`,
proofs `BASE proof/…`, and the graphs that no article has are `BASE graph/…`. The base
and the prefixes of a project's own terms are written in its graph/dataset.ttl.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from kg.vocabulary import KG, PREFIXES


class Namespaces:
    """The base of a project and the prefixes of its own terms. Nothing changes it.

    >>> league = Namespaces("https://example.org/league/", {"lg": "urn:lg:"})
    >>> league.things, league.entities.value
    ('https://example.org/league/id/', 'https://example.org/league/graph/entities')
    """

    # No dataclass: their module is slow to import, and every command needs this one.
    def __init__(self, base: str, own: Mapping[str, str] | None = None) -> None:
        self.base = base
        self.own = own or {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Namespaces):
            return NotImplemented
        return self.base == other.base and self.own == other.own

    def __hash__(self) -> int:
        return hash(self.base)

    def __repr__(self) -> str:
        return f"<Namespaces of {self.base}>"

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Namespaces by prefix: those of every project, `id`, and the project's own.

        There is none for passages: each file of an article has the article's IRI as its
        base, and writes them as `<#char=…>`.
        """
        known = {**PREFIXES, "id": self.things, **self.own}
        return dict(sorted(known.items()))

    def local(self, thing: NamedNode) -> str:
        """What a thing is called within a project: its IRI behind that of all things.

        >>> Namespaces("urn:x/").local(NamedNode("urn:x/id/acme"))
        'acme'
        """
        return thing.value.removeprefix(self.things)

    def thing(self, local: str) -> NamedNode:
        """A thing by what it is called within a project."""
        return NamedNode(self.things + local)

    def is_term(self, iri: str) -> bool:
        """Whether the IRI is of the shared vocabulary, or of the project's own."""
        ours = (KG, *self.own.values())
        return iri.startswith(ours)

    def nearness(self, term: NamedNode) -> tuple[int, str]:
        """A sort key: terms of others, shared ones, then the project's own.

        Where several terms have one name, the last means it: a project may have had its
        own before a shared one came to be called alike, and goes on to mean its own.
        """
        own = tuple(self.own.values())
        if term.value.startswith(own):
            return 2, term.value
        if term.value.startswith(KG):
            return 1, term.value
        return 0, term.value

    @property
    def things(self) -> str:
        return self.base + "id/"

    @property
    def articles(self) -> str:
        return self.base + "article/"

    @cached_property
    def ontology(self) -> NamedNode:
        """The graph of the shared terms and the project's own."""
        return NamedNode(self.base + "ontology")

    @cached_property
    def entities(self) -> NamedNode:
        """The graph of the registry."""
        return NamedNode(self.base + "graph/entities")

    @cached_property
    def derived(self) -> NamedNode:
        """The graph of estimates and readings."""
        return NamedNode(self.base + "graph/derived")

    @cached_property
    def inferred(self) -> NamedNode:
        """The graph of what rules conclude."""
        return NamedNode(self.base + "graph/inferred")

    @cached_property
    def holds(self) -> NamedNode:
        """The graph that repeats what holds, in data sets for other stores."""
        return NamedNode(self.base + "graph/holds")

    @cached_property
    def judgements(self) -> NamedNode:
        """The graph of what people decide on statements."""
        return NamedNode(self.base + "graph/judgements")

    @cached_property
    def proofs(self) -> NamedNode:
        """The graph of how well statements were found to be proved."""
        return NamedNode(self.base + "graph/proofs")

    @cached_property
    def published(self) -> NamedNode:
        """The graph in which a store notes what has been published to it."""
        return NamedNode(self.base + "graph/published")

    @cached_property
    def dataset(self) -> NamedNode:
        """The graph that describes the data set, and the role of each other graph."""
        return NamedNode(self.base + "graph/dataset")

    @cached_property
    def description(self) -> NamedNode:
        """The graph of what a site that is served says of itself."""
        return NamedNode(self.base + "graph/description")

    @cached_property
    def roles(self) -> dict[NamedNode, str]:
        """The graphs of every project, each with what it is."""
        return {
            self.ontology: "Ontology",
            self.entities: "Registry",
            self.derived: "Derived",
            self.inferred: "Inferred",
            self.judgements: "Judgement",
            self.proofs: "Proof",
            self.dataset: "Dataset",
        }

    def shortened(self, iri: NamedNode) -> str:
        """Return the IRI with a prefix of the project, or in full where none fits.

        >>> Namespaces("urn:p/").shortened(NamedNode("urn:p/id/acme"))
        'id:acme'
        """
        for prefix, namespace in self.prefixes.items():
            if iri.value.startswith(namespace) and len(iri.value) > len(namespace):
                return f"{prefix}:{iri.value.removeprefix(namespace)}"
        return iri.value
