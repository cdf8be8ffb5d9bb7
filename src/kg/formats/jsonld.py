"""JSON-LD as web developers write it: nested objects, and short names with a context.

Each thing is one object, and each named graph is one with its things inside. A profile
may put things into others, as readers of Web Annotations expect it. A name
stands for a property together with a kind of values: IRIs, texts by language, or dates.
A value of another kind stands in full under the property's IRI, so nothing is lost.

PyLD's `compact` is not used: it changes literals (`01` becomes 1), refuses IRIs whose
scheme is a prefix of ours, and takes more than twenty times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby
from operator import attrgetter

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.formats.context import (
    LANGUAGE,
    NAME,
    NATIVE,
    Names,
    Node,
    Profile,
    kind_of,
    value_of,
)
from kg.namespaces import Namespaces
from kg.rdf.compact import order
from kg.vocabulary import ALT_LABEL, PREF_LABEL, PREFIXES, TYPE, Term

_FIRST_PREDICATES = (TYPE.value, PREF_LABEL.value, ALT_LABEL.value)
_RANKS = {predicate: rank for rank, predicate in enumerate(_FIRST_PREDICATES)}
_WIDTH = 120
_XSD = PREFIXES["xsd"]
_NATURAL = _XSD + "nonNegativeInteger"
_ANY = Profile()
# Only what every reader of JSON gives back as it was: doubles, and integers beyond 53
# bits, are not.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_NATIVE: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    _XSD + "integer": (_INTEGER, int),
    _XSD + "boolean": (re.compile(r"true|false"), "true".__eq__),
    _XSD + "string": (re.compile(r".*", re.DOTALL), str),
}


def write_jsonld(
    quads: Iterable[Quad],
    kinds: Mapping[str, str],
    namespaces: Namespaces,
    profile: Profile = _ANY,
) -> str:
    """The document (https://www.w3.org/TR/json-ld11/), which readers of 1.0 know too.

    Args:
        quads: in any order.
        kinds: the kind of a property's values where it is known beforehand, as
            `context.kinds` gives it.
        namespaces: the project's base and prefixes.
        profile: what readers expect that go by keys.
    """
    order_of = partial(_order, namespaces)
    ordered = sorted(set(quads), key=order_of)
    names = Names(ordered, kinds, namespaces, profile)
    content: list[Node] = []
    for graph, inside in groupby(ordered, key=attrgetter("graph_name")):
        nodes = _Things(inside, names, profile).nodes()
        if isinstance(graph, DefaultGraph):
            content += nodes
        else:
            content.append({"id": names.iri(value_of(graph)), "@graph": nodes})
    return _pretty({"@context": names.context(), "@graph": content}) + "\n"


class _Things:
    """The things of one graph as objects: each stands alone, or inside another."""

    def __init__(self, quads: Iterable[Quad], names: Names, profile: Profile) -> None:
        self._names = names
        self._profile = profile
        self._inside: set[str] = set()
        self._about: dict[str, list[Quad]] = {}
        self._outermost: list[str] = []
        for quad in quads:
            thing = value_of(quad.subject)
            self._about.setdefault(thing, []).append(quad)
            if quad.predicate == TYPE and value_of(quad.object) == profile.outermost:
                self._outermost.append(thing)

    def nodes(self) -> list[Node]:
        """The objects that stand alone, in the order of their IRIs."""
        # First those that have others inside: only then it is known which stand alone.
        nodes = {thing: self._node(thing, ()) for thing in self._outermost}
        for thing in self._about:
            if thing not in nodes and thing not in self._inside:
                nodes[thing] = self._node(thing, ())
        return [nodes[thing] for thing in self._about if thing in nodes]

    def _node(self, thing: str, around: tuple[str, ...]) -> Node:
        """The object of a thing, within those around it."""
        within = (*around, thing)
        node: Node = {"id": self._names.iri(thing)}
        for quad in self._about[thing]:
            predicate, value = quad.predicate.value, quad.object
            inner = value_of(value)
            if self._is_inside(predicate, inner, within):
                self._inside.add(inner)
                name = self._names.properties.get(predicate)
                key = name or self._names.compact(predicate)
                _add(node, key, self._node(inner, within))
            else:
                _add_property(node, predicate, value, self._names)
        return node

    def _is_inside(self, predicate: str, inner: str, within: tuple[str, ...]) -> bool:
        """Whether a value is written inside the innermost of the things around it."""
        is_nested = predicate in self._profile.nested
        is_of_outermost = within[0] in self._outermost
        is_new = inner in self._about and inner not in within
        return is_nested and is_of_outermost and is_new


def _add_property(node: Node, predicate: str, value: Term, names: Names) -> None:
    """Add the value under the property's name where its kind is the name's own."""
    if predicate == TYPE.value and isinstance(value, NamedNode):
        _add(node, "type", names.name(value.value))
        return
    name = names.properties.get(predicate)
    if name is None:
        _add(node, names.compact(predicate), _full(value, names))
        return

    kind = names.kinds[predicate]
    if kind == LANGUAGE and isinstance(value, Literal) and value.language:
        by_language = node.setdefault(name, {})
        _add(by_language, value.language, value.value)
    elif kind == NAME and isinstance(value, NamedNode):
        _add(node, name, names.name(value.value))
    elif kind == NATIVE:
        # The name has no type that would be added to a value, so any value may follow.
        _add(node, name, _full(value, names))
    elif kind == kind_of(value):
        _add(node, name, _short(value, names))
    else:
        _add(node, names.compact(predicate), _full(value, names))


def _short(value: Term, names: Names) -> object:
    """The value without its type, which the context has."""
    if isinstance(value, NamedNode):
        return names.iri(value.value)
    text = value_of(value)
    if kind_of(value) == _NATURAL and _INTEGER.fullmatch(text):
        return int(text)
    return text


def _full(value: Term, names: Names) -> object:
    """The value with its type, or as JSON's own."""
    if not isinstance(value, Literal):
        return {"id": names.iri(value_of(value))}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    datatype = value.datatype.value
    if datatype in _NATIVE:
        form, converted = _NATIVE[datatype]
        if form.fullmatch(value.value):
            return converted(value.value)
    return {"type": names.compact(datatype), "@value": value.value}


def _add(node: Node, key: str, value: object) -> None:
    """Add one value as it is, several as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _pretty(value: object, margin: str = "") -> str:
    """JSON with what fits on one line, but for things, which are a property a line."""
    line = json.dumps(value, ensure_ascii=False)
    fits = len(line) <= _WIDTH - len(margin)
    inside = f"{margin}  "
    if isinstance(value, dict) and value:
        is_thing = "id" in value and len(value) > 1
        if fits and not is_thing:
            return line
        parts = []
        for key, member in value.items():
            name = json.dumps(key, ensure_ascii=False)
            parts.append(f"{name}: {_pretty(member, inside)}")
        return _block("{", parts, "}", margin)
    if isinstance(value, list):
        parts = [_pretty(element, inside) for element in value]
        # A list of things that would fit must not hide their line ends in its own line.
        if fits and not any("\n" in part for part in parts):
            return line
        return _block("[", parts, "]", margin)
    return line


def _block(opening: str, parts: Iterable[str], closing: str, margin: str) -> str:
    """The parts, a line each, between the brackets."""
    lines = ",\n".join(f"{margin}  {part}" for part in parts)
    return f"{opening}\n{lines}\n{margin}{closing}"


def _order(namespaces: Namespaces, quad: Quad) -> tuple[object, ...]:
    """A key that sorts by graph, subject and predicate, then our own classes first."""
    predicate = quad.predicate.value
    value = value_of(quad.object)
    return (
        order(value_of(quad.graph_name)),
        order(value_of(quad.subject)),
        _RANKS.get(predicate, len(_RANKS)),
        predicate,
        not namespaces.is_term(value),
        order(value),
        # What is left to tell apart has the same text: another datatype or language.
        str(quad.object),
    )
