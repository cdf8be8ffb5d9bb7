"""A statement in the words of whoever asks for its proof, as a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.errors import KgError, abridged, suggestion
from kg.knowledge import Graph, Ontology, graph_beside
from kg.knowledge.claims import MODALITIES
from kg.language.english.claimed import Modality
from kg.vocabulary import Term, Triple

_KNOWN = (*v.NAMING, v.TYPE, v.IS_PLURAL, v.KIND)
NEW = "named/"
"""What begins the names of things that no project knows."""
_ANY: AbstractSet[Term] = frozenset()
_NONE: Mapping[str, str] = MappingProxyType({})


class Asked(NamedTuple):
    """A statement by the names of its parts.

    Attributes:
        subject: the name of its subject, as the words have it.
        property: its property, by any name that the ontology knows.
        object: the name of its object.
        modality: of what is not said to be so, how it is told.
        kinds: by name, the class of a thing.
        references: by words that refer to a thing, its name.
    """

    subject: str
    property: str
    object: str
    modality: str | None = None
    kinds: Mapping[str, str] = _NONE
    references: Mapping[str, str] = _NONE


class Thesis(NamedTuple):
    """The same in terms, with a graph that knows the things.

    Attributes:
        graph: the things that are known by name, and the ontology.
        subject: the subject.
        predicate: the property.
        object: the object.
        modality: of a claim, how it is told.
        told: what a passage states that tells it: the statement, or the parts of a claim.
        references: by words that refer to a thing, the thing.
        things: what is told of.
    """

    graph: Graph
    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    modality: Modality | None
    told: list[Triple]
    references: dict[str, NamedNode]
    things: list[NamedNode]

    @property
    def triple(self) -> Triple:
        """The statement; of a claim the one that is not made."""
        return self.subject, self.predicate, self.object


def thesis(graph: Graph, asked: Asked) -> Thesis:
    """What somebody asks, in the terms of a project.

    Raises:
        KgError: a property, class or modality does not exist, or relates no things that
            have names.
    """
    predicate = property_named(graph, asked.property)
    things = _Things(graph, asked.kinds)
    ontology = graph.ontology
    domain = ontology.domain(predicate)
    range_ = ontology.range(predicate)
    subject = things.named(asked.subject, domain, range_)
    value = things.named(asked.object, range_, domain)
    references: dict[str, NamedNode] = {}
    for words, name in asked.references.items():
        references[words] = things.named(name)
    for name in asked.kinds:
        things.named(name)
    triple = (subject, predicate, value)
    modality = _modality(asked.modality)
    return Thesis(
        graph=graph_beside(graph, things.quads()),
        subject=subject,
        predicate=predicate,
        object=value,
        modality=MODALITIES[modality] if modality else None,
        told=_claim(triple, modality) if modality else [triple],
        references=references,
        things=things.all,
    )


def property_named(graph: Graph, name: str) -> NamedNode:
    """The property of this name that relates things.

    Raises:
        KgError: nothing has the name, or something that relates no things.
    """
    term = graph.term(name)
    if term in graph.ontology.object_properties:
        return term
    label = graph.ontology.labels.get(term, name)
    raise KgError(
        f"'{label}' does not relate two things.",
        "'kg schema' lists the properties that do.",
    )


class _Things:
    """The things that are known: those that are asked about, and the project's.

    Args:
        graph: the project.
        kinds: by name, the class of a thing that somebody has told.
    """

    def __init__(self, graph: Graph, kinds: Mapping[str, str]) -> None:
        self._graph = graph
        self._kinds = {name: graph.term(kind) for name, kind in kinds.items()}
        self._named: dict[str, NamedNode] = {}
        self._quads: list[Quad] = []
        self._registered = self._registry()

    @property
    def all(self) -> list[NamedNode]:
        """Those that are asked about."""
        return list(self._named.values())

    def named(
        self,
        name: str,
        kinds: AbstractSet[Term] = _ANY,
        opposite: AbstractSet[Term] = _ANY,
    ) -> NamedNode:
        """A thing of this name.

        Args:
            name: as the words have it, or as the project knows it.
            kinds: the classes of which it is one, if nothing else is known of it.
            opposite: those of the other side of the statement.
        """
        if not name.strip():
            raise KgError("A thing without a name is nowhere mentioned.")
        if name not in self._named:
            thing = self._known(name) or self._new(name, kinds, opposite)
            self._named[name] = thing
        return self._named[name]

    def quads(self) -> Iterator[Quad]:
        """What is known of them all."""
        yield from self._quads
        for quad in self._registered:
            yield Quad(quad.subject, quad.predicate, quad.object)

    def _registry(self) -> list[Quad]:
        """The names and classes of what the project has registered."""
        registry = self._graph.namespaces.entities
        names = self._graph.match(None, v.NAMING, graphs=registry)
        things = {each.subject for each in names if isinstance(each.subject, NamedNode)}
        return self._graph.match(things, _KNOWN)

    def _known(self, name: str) -> NamedNode | None:
        """The only thing of the project that has the name, or the IRI."""
        if name in self._kinds:
            return None  # whoever tells its class means the words, and no thing known
        prefix, colon, _ = name.partition(":")
        if name.startswith("<") or (
            colon and prefix in self._graph.namespaces.prefixes
        ):
            return self._graph.thing(name)
        folded = name.casefold()
        bearers: set[NamedNode] = set()
        for quad in self._registered:
            label = quad.object
            bearer = quad.subject
            if quad.predicate not in v.NAMING or not isinstance(label, Literal):
                continue
            if label.value.casefold() == folded and isinstance(bearer, NamedNode):
                bearers.add(bearer)
        return bearers.pop() if len(bearers) == 1 else None

    def _new(
        self, name: str, kinds: AbstractSet[Term], opposite: AbstractSet[Term]
    ) -> NamedNode:
        ontology = self._graph.ontology
        thing = NamedNode(f"{self._graph.namespaces.things}{NEW}{quote(name, '')}")
        told = self._kinds.get(name)
        likely = [told] if told else list(_likely(ontology, name, kinds, opposite))
        above = chain.from_iterable(map(ontology.superclasses, likely))
        for kind in v.named_nodes(above):
            self._quads.append(Quad(thing, v.TYPE, kind))
        self._quads.append(Quad(thing, v.PREF_LABEL, Literal(name)))
        if not self._is_mentioned_by_name(likely[0]):
            label = ontology.labels.get(likely[0], str(likely[0]))
            raise KgError(
                f"'{abridged(name)}' would be a {label}, which no name mentions.",
                "Only statements of things that have names are proved by themselves.",
            )
        return thing

    def _is_mentioned_by_name(self, kind: Term) -> bool:
        by_class = self._graph.ontology.mentioned_by
        for each in self._graph.ontology.superclasses(kind):
            if v.PREF_LABEL in by_class.get(each, ()):
                return True
        return False


def _likely(
    ontology: Ontology, name: str, kinds: AbstractSet[Term], opposite: AbstractSet[Term]
) -> Iterator[Term]:
    """The classes of a thing of which only the property and the name are known.

    It may as well be what the other side is: somebody may ask for the wrong direction.
    """
    kind = _likeliest(ontology, name, kinds)
    yield kind
    other = _likeliest(ontology, name, opposite)
    # Persons and places are told apart from all else by their pronouns.
    if not any(each in ontology.pronouns for each in ontology.superclasses(other)):
        yield other


def _likeliest(ontology: Ontology, name: str, kinds: AbstractSet[Term]) -> Term:
    """The class that a name has most likely; one with a capital is of who acts."""
    possible = sorted(kinds or ontology.agents, key=str)
    # What happens is told by verbs and nouns, and what is described has no name.
    unnamed = ontology.told_by_verbs | ontology.described
    named = [kind for kind in possible if kind not in unnamed]
    acting = [kind for kind in named if _is_agent(ontology, kind)]
    others = [kind for kind in named if kind not in acting]
    first, second = (others, acting) if name[:1].islower() else (acting, others)
    return (first or second or possible)[0]


def _is_agent(ontology: Ontology, kind: Term) -> bool:
    return any(ontology.is_below(kind, agent) for agent in ontology.agents)


def _modality(name: str | None) -> NamedNode | None:
    if name is None:
        return None
    for modality, called in MODALITIES.items():
        if called == name:
            return modality
    advice = suggestion(list(MODALITIES.values()))
    raise KgError(f"There is no modality '{abridged(name)}'.", advice)


def _claim(triple: Triple, modality: NamedNode) -> list[Triple]:
    """The parts of the claim that the statement is so."""
    subject, predicate, value = triple
    name = NamedNode("urn:kg:claim")
    return [
        (name, v.TYPE, v.CLASS_CLAIM),
        (name, v.CLAIM_SUBJECT, subject),
        (name, v.CLAIM_PREDICATE, predicate),
        (name, v.CLAIM_OBJECT, value),
        (name, v.MODALITY, modality),
    ]
