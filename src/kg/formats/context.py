"""The context of JSON-LD: short names of the properties, classes and prefixes in use, and the kinds of their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, Quad

from kg import vocabulary as v
from kg.knowledge import Ontology
from kg.vocabulary import BASE, KG, PREFIXES, TYPE, Term

Node = dict[str, Any]

IRI, NAME, LANGUAGE, NATIVE = "@id", "@vocab", "@language", "@none"
"""Kinds of values: things, classes and controlled values, texts by language, what JSON has itself; or a datatype."""

_KEYWORDS = {"id": "@id", "type": "@type", "graph": "@graph"}
_XSD = PREFIXES["xsd"]
_NATIVE = {_XSD + name for name in ("string", "boolean", "integer", "decimal")}
_RELATIVE = re.compile(r"[A-Za-z][\w-]*(/[\w-]+)+(#[\w=,-]*)?", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)


def kinds(ontology: Ontology) -> dict[str, str]:
    """The kind of each property's values, as far as the ontology declares it."""
    ranges: dict[str, set[str]] = {}
    for predicate in (v.RANGE, v.RANGE_INCLUDES):
        for name, value in ontology.pairs(predicate):
            ranges.setdefault(value_of(name), set()).add(value_of(value))
    only = {
        name: next(iter(found)) for name, found in ranges.items() if len(found) == 1
    }
    literal = {
        name: _of_datatype(range)
        for name, range in only.items()
        if range.startswith(_XSD)
    }
    things = map(value_of, ontology.instances(v.OBJECT_PROPERTY))
    return literal | {
        name: NAME if only.get(name) == v.CONCEPT.value else IRI for name in things
    }


class Names:
    """The short names of IRIs; remembers which it used."""

    def __init__(self, quads: list[Quad], kinds: Mapping[str, str]) -> None:
        iris = {
            value_of(term) for quad in quads for term in (*quad.triple, quad.graph_name)
        }
        iris |= {
            quad.object.datatype.value
            for quad in quads
            if isinstance(quad.object, Literal)
        }
        # A reader takes `x:y` for a short name where the context has an `x`, whatever
        # the IRI was.
        schemes = {iri.partition(":")[0] for iri in iris}
        self._prefixes = {
            p: n for p, n in PREFIXES.items() if p not in schemes | set(_KEYWORDS)
        }
        self._taken = schemes | set(_KEYWORDS) | set(PREFIXES)
        self._used: dict[str, str] = {}
        self.kinds = _kinds(quads, kinds)
        self.properties = self._terms(self.kinds)
        named = {
            TYPE.value,
            *(name for name, kind in self.kinds.items() if kind == NAME),
        }
        self.classes = self._terms(
            {value_of(quad.object) for quad in quads if quad.predicate.value in named}
        )

    def iri(self, iri: str) -> str:
        """The IRI relative to our base, by a prefix, or as it is."""
        relative = iri.removeprefix(BASE)
        return (
            relative
            if relative != iri and _RELATIVE.fullmatch(relative)
            else self.compact(iri)
        )

    def compact(self, iri: str) -> str:
        for prefix, namespace in sorted(
            self._prefixes.items(), key=lambda item: -len(item[1])
        ):
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used[prefix] = namespace
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def name(self, iri: str) -> str:
        """A class or controlled value by its short name."""
        return self.classes.get(iri) or self.compact(iri)

    def context(self) -> Node:
        terms: Node = {
            name: self._definition(iri) for iri, name in self.properties.items()
        }
        terms |= {name: self.compact(iri) for iri, name in self.classes.items()}
        return {
            "@version": 1.1,
            "@base": BASE,
            **_KEYWORDS,
            **dict(sorted(self._used.items())),
            **terms,
        }

    def _definition(self, iri: str) -> str | Node:
        kind = self.kinds[iri]
        if kind == NATIVE:
            return self.compact(iri)
        coercion = (
            {"@container": kind} if kind == LANGUAGE else {"@type": self.compact(kind)}
        )
        return {"@id": self.compact(iri), **coercion}

    def _terms(self, iris: Iterable[str]) -> dict[str, str]:
        """A name for each IRI whose last part is free, our own first."""
        found: dict[str, str] = {}
        for iri in sorted(iris, key=lambda iri: (not iri.startswith(KG), iri)):
            name = re.split(r"[/#:]", iri)[-1]
            if (
                _LOCAL.fullmatch(name)
                and name not in self._taken
                and self.compact(iri) != iri
            ):
                self._taken.add(name)
                found[iri] = name
        return dict(sorted(found.items(), key=lambda item: item[1]))


def _kinds(quads: list[Quad], known: Mapping[str, str]) -> dict[str, str]:
    """The kind of each property's values: as known, else the kind that most of them are of."""
    seen: dict[str, Counter[str]] = {}
    for quad in quads:
        if quad.predicate != TYPE:
            seen.setdefault(quad.predicate.value, Counter())[kind_of(quad.object)] += 1
    return {
        p: known.get(p) or max(found, key=lambda kind: (found[kind], kind))
        for p, found in seen.items()
    }


def kind_of(value: Term) -> str:
    if not isinstance(value, Literal):
        return IRI
    if value.language:
        return LANGUAGE
    return _of_datatype(value.datatype.value)


def _of_datatype(iri: str) -> str:
    return NATIVE if iri in _NATIVE else iri


def value_of(term: object) -> str:
    """The IRI or the text of a term; nothing for the default graph."""
    return str(getattr(term, "value", ""))
