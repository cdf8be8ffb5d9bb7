"""JSON-LD as web developers write it: short names under an inline context, one object a thing, one a named graph.

A name stands for a property together with a kind of values: IRIs, texts by language, or dates. A value of another kind
stands in full under the property's IRI, so that nothing is lost or changed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import trig
from kg import vocabulary as v
from kg.store import Store
from kg.vocabulary import ALT_LABEL, BASE, KG, PREF_LABEL, PREFIXES, TYPE, Term

Node = dict[str, Any]

IRI, NAME, LANGUAGE, NATIVE = "@id", "@vocab", "@language", "@none"
_KEYWORDS = {"id": "@id", "type": "@type", "graph": "@graph"}
_WIDTH = 120
_FIRST = {TYPE.value: 0, PREF_LABEL.value: 1, ALT_LABEL.value: 2}
_XSD = PREFIXES["xsd"]
_RELATIVE = re.compile(r"[A-Za-z][\w-]*(/[\w-]+)+(#[\w=,-]*)?", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_NATIVE: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    # Only what every reader of JSON gives back as it was: doubles, and integers beyond 53 bits, are not.
    _XSD + "integer": (re.compile(r"0|-?[1-9][0-9]{0,14}"), int),
    _XSD + "boolean": (re.compile(r"true|false"), "true".__eq__),
    _XSD + "string": (re.compile(r".*", re.DOTALL), str),
}


def write(quads: Iterable[Quad], kinds: Mapping[str, str]) -> str:
    """The document; `kinds` gives the kind of a property's values where it is known beforehand."""
    ordered = sorted(set(quads), key=_order)
    names = _Names(ordered, kinds)
    content: list[Node] = []
    for graph, inside in groupby(ordered, key=lambda quad: quad.graph_name):
        nodes = [_node(list(same), names) for _, same in groupby(inside, key=lambda quad: quad.subject)]
        content += nodes if isinstance(graph, DefaultGraph) else [{"id": names.iri(_value(graph)), "graph": nodes}]
    return _pretty({"@context": names.context(), "graph": content}) + "\n"


def kinds(store: Store) -> dict[str, str]:
    """The kind of each property's values, as far as the ontology declares it."""
    ranges: dict[str, set[str]] = {}
    for predicate in (v.RANGE, v.RANGE_INCLUDES):
        for quad in store.engine.quads_for_pattern(None, predicate, None, v.ONTOLOGY):
            ranges.setdefault(_value(quad.subject), set()).add(_value(quad.object))
    objects = store.engine.quads_for_pattern(None, TYPE, v.OBJECT_PROPERTY, v.ONTOLOGY)
    found = {
        p: _of_datatype(next(iter(r))) for p, r in ranges.items() if len(r) == 1 and next(iter(r)).startswith(_XSD)
    }
    names = {
        quad: NAME if ranges.get(quad) == {v.CONCEPT.value} else IRI for quad in (_value(q.subject) for q in objects)
    }
    return found | names


class _Names:
    """The short names of IRIs; remembers which it used."""

    def __init__(self, quads: list[Quad], kinds: Mapping[str, str]) -> None:
        iris = {_value(term) for quad in quads for term in (*quad.triple, quad.graph_name)}
        iris |= {quad.object.datatype.value for quad in quads if isinstance(quad.object, Literal)}
        # A reader takes `x:y` for a short name where the context has an `x`, whatever the IRI was.
        schemes = {iri.partition(":")[0] for iri in iris}
        self._prefixes = {p: n for p, n in PREFIXES.items() if p not in schemes | set(_KEYWORDS)}
        self._taken = schemes | set(_KEYWORDS) | set(PREFIXES)
        self._used: dict[str, str] = {}
        self.kinds = _kinds(quads, kinds)
        self.properties = self._terms(self.kinds)
        classes = {_value(q.object) for q in quads if q.predicate == TYPE}
        self.classes = self._terms(classes | {_value(q.object) for q in quads if self.kind(q.predicate) == NAME})

    def kind(self, predicate: NamedNode) -> str | None:
        return self.kinds.get(predicate.value)

    def iri(self, iri: str) -> str:
        """The IRI relative to our base, by a prefix, or as it is."""
        relative = iri.removeprefix(BASE)
        return relative if relative != iri and _RELATIVE.fullmatch(relative) else self.compact(iri)

    def compact(self, iri: str) -> str:
        for prefix, namespace in sorted(self._prefixes.items(), key=lambda item: -len(item[1])):
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used[prefix] = namespace
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def name(self, iri: str) -> str:
        """A class or controlled value by its short name."""
        return self.classes.get(iri) or self.compact(iri)

    def context(self) -> Node:
        terms: Node = {name: self._definition(iri) for iri, name in self.properties.items()}
        terms |= {name: self.compact(iri) for iri, name in self.classes.items()}
        return {"@version": 1.1, "@base": BASE, **_KEYWORDS, **dict(sorted(self._used.items())), **terms}

    def _definition(self, iri: str) -> str | Node:
        kind = self.kinds[iri]
        if kind == NATIVE:
            return self.compact(iri)
        coercion = {"@container": kind} if kind == LANGUAGE else {"@type": self.compact(kind)}
        return {"@id": self.compact(iri), **coercion}

    def _terms(self, iris: Iterable[str]) -> dict[str, str]:
        """A name for each IRI whose last part is free, our own first."""
        found: dict[str, str] = {}
        for iri in sorted(iris, key=lambda iri: (not iri.startswith(KG), iri)):
            name = re.split(r"[/#:]", iri)[-1]
            if _LOCAL.fullmatch(name) and name not in self._taken and self.compact(iri) != iri:
                self._taken.add(name)
                found[iri] = name
        return dict(sorted(found.items(), key=lambda item: item[1]))


def _kinds(quads: list[Quad], known: Mapping[str, str]) -> dict[str, str]:
    """The kind of each property's values: as known, else the kind that most of them are of."""
    seen: dict[str, Counter[str]] = {}
    for quad in quads:
        if quad.predicate != TYPE:
            seen.setdefault(quad.predicate.value, Counter())[_kind(quad.object)] += 1
    return {p: known.get(p) or max(found, key=lambda kind: (found[kind], kind)) for p, found in seen.items()}


def _kind(value: Term) -> str:
    if not isinstance(value, Literal):
        return IRI
    if value.language:
        return LANGUAGE
    return _of_datatype(value.datatype.value)


def _of_datatype(iri: str) -> str:
    return NATIVE if iri in (*_NATIVE, _XSD + "decimal") else iri


def _node(quads: list[Quad], names: _Names) -> Node:
    """A thing with all that is said of it."""
    node: Node = {"id": names.iri(_value(quads[0].subject))}
    for quad in quads:
        value, kind, name = quad.object, names.kind(quad.predicate), names.properties.get(quad.predicate.value)
        if quad.predicate == TYPE and isinstance(value, NamedNode):
            _add(node, "type", names.name(value.value))
        elif name and kind == LANGUAGE and isinstance(value, Literal) and value.language:
            _add(node.setdefault(name, {}), value.language, value.value)
        elif name and kind in (NATIVE, _kind(value)):
            _add(node, name, _full(value, names) if kind == NATIVE else _short(value, names))
        elif name and kind == NAME and isinstance(value, NamedNode):
            _add(node, name, names.name(value.value))
        else:
            _add(node, names.compact(quad.predicate.value), _full(value, names))
    return node


def _short(value: Term, names: _Names) -> str:
    """What the kind of its property completes."""
    return names.iri(value.value) if isinstance(value, NamedNode) else _value(value)


def _full(value: Term, names: _Names) -> object:
    if not isinstance(value, Literal):
        return {"id": names.iri(_value(value))}
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
    if isinstance(value, dict) and value and (len(line) > _WIDTH - len(margin) or ("id" in value and len(value) > 1)):
        parts = [
            f"{inside}{json.dumps(key, ensure_ascii=False)}: {_pretty(each, inside)}" for key, each in value.items()
        ]
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    if isinstance(value, list) and (len(line) > _WIDTH - len(margin) or any("\n" in _pretty(each) for each in value)):
        return "[\n" + ",\n".join(f"{inside}{_pretty(each, inside)}" for each in value) + f"\n{margin}]"
    return line


def _order(quad: Quad) -> tuple[object, ...]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _value(quad.graph_name)
    predicate, value = quad.predicate.value, _value(quad.object)
    place = _FIRST.get(predicate, 3), predicate, not value.startswith(KG), trig.order(value), str(quad.object)
    return trig.order(graph), trig.order(_value(quad.subject)), *place


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
