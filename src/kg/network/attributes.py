"""The attributes of nodes and edges: of `labelled.network`, and of what users get.

`kg.Project.to_networkx` gives `PlainNode` and `PlainEdge`, whose values are texts,
numbers and truth values, since GraphML and most other formats have no lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from kg.model import Basis, Statement


class NodeAttributes(TypedDict):
    """A thing in the network, named by its IRI."""

    label: str
    """Its name, or its description where it has none."""

    category: str
    """The label of its nearest class that the ontology makes a category."""

    statements: tuple[Statement, ...]
    """All that is said of it, as subject or object."""


class EdgeAttributes(TypedDict):
    """A relation between two things; several may hold between the same two.

    Its key is the IRI of the property or, where a post or a figure is drawn as an edge,
    of that member of an n-ary class.
    """

    property: str
    """The IRI of the property or, of a member, that of its class."""

    label: str
    """The property as a verb, or the member's name."""

    directed: bool
    """Whether it says something else the other way round."""

    sentence: str
    """What it says, in words."""

    basis: Basis
    """The strongest reason for which it holds."""

    passages: tuple[str, ...]
    """The IRIs of the passages that state it."""

    voices: tuple[str, ...]
    """Who says it in these: the article itself, or those whom it quotes."""

    statements: tuple[Statement, ...]
    """The statements behind it, with their evidence; of a member, all that name it."""


class PlainNode(TypedDict):
    """A thing, named by its IRI or its label."""

    label: str
    category: str
    iri: str


class PlainEdge(TypedDict):
    """A relation; see `EdgeAttributes` for what is not said here."""

    property: str
    label: str
    directed: bool
    sentence: str
    basis: str

    passages: str
    """The IRIs of its passages, a space between them."""

    voices: str
    """Who says it, with `; ` between them."""

    weight: int
    """The number of its passages, at least 1."""


def plain_node(iri: str, node: Mapping[str, Any]) -> PlainNode:
    """A thing's attributes for users and file formats, from its `NodeAttributes`."""
    return PlainNode(label=node["label"], category=node["category"], iri=iri)


def plain_edge(edge: Mapping[str, Any]) -> PlainEdge:
    """A relation's attributes for users and file formats, from its `EdgeAttributes`."""
    return PlainEdge(
        property=edge["property"],
        label=edge["label"],
        directed=edge["directed"],
        sentence=edge["sentence"],
        basis=edge["basis"],
        passages=" ".join(edge["passages"]),
        voices="; ".join(edge["voices"]),
        # A relation that no passage states holds no less: a weight of 0 would cut it
        # off for every weighted measure.
        weight=max(1, len(edge["passages"])),
    )
