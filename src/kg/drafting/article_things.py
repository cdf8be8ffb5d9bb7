"""The things of one article, and where its words mention them."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.frames.kinds import name_kind
from kg.knowledge import Ontology
from kg.language.english.descriptions import Description
from kg.language.english.predication import NameKind
from kg.language.spans import Span


class NameMention(NamedTuple):
    """Where a thing is named, or referred to by a noun of its name."""

    span: Span
    thing: NamedNode
    is_referral: bool = False


class ArticleThing(NamedTuple):
    """Something that an article names.

    Attributes:
        iri: its IRI: of what is new, one made of its longest name.
        kind: its class.
        names: the longest first; what people may call it beside that is further names.
        is_known: whether the registry has it.
        noun: the common noun by which alone the article tells of it; its name, which
            tells it apart from that of other articles, need not stand there.
        is_suggested: whether it is a thing of the registry whose name only begins like
            that of the article, so that a person has to tell if it is the same.
        is_guessed: whether no sign in the article tells its class.
    """

    iri: NamedNode
    kind: NamedNode
    names: tuple[str, ...]
    is_known: bool = False
    noun: str = ""
    is_suggested: bool = False
    is_guessed: bool = False


class ArticleThings:
    """What an article mentions, as far as it is found.

    Args:
        ontology: of whose classes things are.

    Attributes:
        things: by IRI, what has a name or a noun.
        mentions: where, in order.
        described: what the words beside names say of them.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self.described: list[Description] = []
        self.things: dict[NamedNode, ArticleThing] = {}
        self.mentions: list[NameMention] = []

    def name_kind(self, thing: NamedNode) -> NameKind:
        """What sort of thing it is, roughly."""
        found = self.things[thing]
        return name_kind(self._ontology, self._ontology.superclasses(found.kind))
