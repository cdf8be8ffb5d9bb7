"""JSON-LD as web developers write it: short names under an inline context, one object a thing, one a named graph.

A name stands for a property together with a kind of values: IRIs, texts by language, or
dates. A value of another kind stands in full under the property's IRI, so that nothing
is lost or changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.formats.context import LANGUAGE, NAME, NATIVE, Names, Node, kind_of, value_of
from kg.rdf.compact import order
from kg.vocabulary import ALT_LABEL, KG, PREF_LABEL, PREFIXES, TYPE, Term

_FIRST = {TYPE.value: 0, PREF_LABEL.value: 1, ALT_LABEL.value: 2}
_WIDTH = 120
_XSD = PREFIXES["xsd"]
_NATIVE: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    # Only what every reader of JSON gives back as it was: doubles, and integers beyond
    # 53 bits, are not.
    _XSD + "integer": (re.compile(r"0|-?[1-9][0-9]{0,14}"), int),
    _XSD + "boolean": (re.compile(r"true|false"), "true".__eq__),
    _XSD + "string": (re.compile(r".*", re.DOTALL), str),
}


def write_jsonld(quads: Iterable[Quad], kinds: Mapping[str, str]) -> str:
    """The document; `kinds` gives the kind of a property's values where it is known beforehand."""
    ordered = sorted(set(quads), key=_order)
    names = Names(ordered, kinds)
    content: list[Node] = []
    for graph, inside in groupby(ordered, key=lambda quad: quad.graph_name):
        nodes = [
            _node(list(same), names)
            for _, same in groupby(inside, key=lambda quad: quad.subject)
        ]
        content += (
            nodes
            if isinstance(graph, DefaultGraph)
            else [{"id": names.iri(value_of(graph)), "graph": nodes}]
        )
    return _pretty({"@context": names.context(), "graph": content}) + "\n"


def _node(quads: list[Quad], names: Names) -> Node:
    """A thing with all that is said of it."""
    node: Node = {"id": names.iri(value_of(quads[0].subject))}
    for quad in quads:
        value, kind, name = (
            quad.object,
            names.kinds.get(quad.predicate.value),
            names.properties.get(quad.predicate.value),
        )
        if quad.predicate == TYPE and isinstance(value, NamedNode):
            _add(node, "type", names.name(value.value))
        elif (
            name and kind == LANGUAGE and isinstance(value, Literal) and value.language
        ):
            _add(node.setdefault(name, {}), value.language, value.value)
        elif name and kind in (NATIVE, kind_of(value)):
            _add(
                node,
                name,
                _full(value, names) if kind == NATIVE else _short(value, names),
            )
        elif name and kind == NAME and isinstance(value, NamedNode):
            _add(node, name, names.name(value.value))
        else:
            _add(node, names.compact(quad.predicate.value), _full(value, names))
    return node


def _short(value: Term, names: Names) -> str:
    """What the kind of its property completes."""
    return names.iri(value.value) if isinstance(value, NamedNode) else value_of(value)


def _full(value: Term, names: Names) -> object:
    if not isinstance(value, Literal):
        return {"id": names.iri(value_of(value))}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    form, native = _NATIVE.get(value.datatype.value, (None, str))
    if form and form.fullmatch(value.value):
        return native(value.value)
    return {"type": names.compact(value.datatype.value), "@value": value.value}


def _add(node: Node, key: str, value: object) -> None:
    """One value as it is, several in a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _pretty(value: object, margin: str = "") -> str:
    """JSON in which what fits stands in one line, the document and the things in it apart."""
    line = json.dumps(value, ensure_ascii=False)
    inside = f"{margin}  "
    if (
        isinstance(value, dict)
        and value
        and (len(line) > _WIDTH - len(margin) or ("id" in value and len(value) > 1))
    ):
        parts = [
            f"{inside}{json.dumps(key, ensure_ascii=False)}: {_pretty(each, inside)}"
            for key, each in value.items()
        ]
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    if isinstance(value, list) and (
        len(line) > _WIDTH - len(margin) or any("\n" in _pretty(each) for each in value)
    ):
        return (
            "[\n"
            + ",\n".join(f"{inside}{_pretty(each, inside)}" for each in value)
            + f"\n{margin}]"
        )
    return line


def _order(quad: Quad) -> tuple[object, ...]:
    graph = (
        "" if isinstance(quad.graph_name, DefaultGraph) else value_of(quad.graph_name)
    )
    predicate, value = quad.predicate.value, value_of(quad.object)
    place = (
        _FIRST.get(predicate, 3),
        predicate,
        not value.startswith(KG),
        order(value),
        str(quad.object),
    )
    return order(graph), order(value_of(quad.subject)), *place
