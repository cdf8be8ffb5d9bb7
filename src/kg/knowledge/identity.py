"""Whether two names, of things whose classes are known, are of one thing.

Names are merged only where that is safe: one is in the registry already, an article
puts it in brackets behind the other as its abbreviation, or both are equal but for a
legal form or a word for an area. That one begins with the other is only suggested.
Likeness counts for nothing: on names of news, half of what is alike is somebody else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.knowledge.ontology import Ontology
from kg.language.english.same_names import begins_with, same_name
from kg.language.english.short_names import is_abbreviation


class NamedThing(NamedTuple):
    """A name, and the class of what bears it."""

    name: str
    kind: NamedNode


def is_one_thing(one: NamedThing, other: NamedThing, ontology: Ontology) -> bool:
    """Whether both names are surely of one thing, and may be merged.

    The names are the same but for a legal form or a word for an area, and the class of
    one thing is that of the other, or above it.
    """
    is_narrower = ontology.is_below(one.kind, other.kind)
    is_compatible = is_narrower or ontology.is_below(other.kind, one.kind)
    return is_compatible and same_name(one.name, other.name)


def may_be_one_thing(one: NamedThing, other: NamedThing) -> bool:
    """Whether to ask if both names are of one thing: of one class, one begins the other.

    A firm that bears the name of its town is not the town.
    """
    names = sorted((one.name, other.name), key=len)
    return one.kind == other.kind and begins_with(*names)


def is_introduced(text: str, name: str, short: str) -> bool:
    """Whether a text puts a short name in brackets behind a name, as its abbreviation.

    >>> text = "Norvik Loom Makers (NLM) and Tessaly Freight (Wexholt) agreed."
    >>> is_introduced(text, "Norvik Loom Makers", "NLM")
    True
    >>> is_introduced(text, "Tessaly Freight", "Wexholt")
    False
    """
    beside = rf"(?<!\w){re.escape(name)} \((?:the )?[\"“]?{re.escape(short)}[\"”]?\)"
    return is_abbreviation(short, name) and re.search(beside, text) is not None
