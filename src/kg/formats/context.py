"""The context of a JSON-LD document: short names, and the kinds of properties' values.

It is made for each document from what is in it. One context for all, made from the
ontology, would be over a hundred entries in each document, or an address that readers
have to fetch; and IRIs such as `kg:a`, whose scheme is a prefix, would be misread.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pyoxigraph import Literal, Quad

from kg import vocabulary as v
from kg.knowledge import Ontology
from kg.namespaces import Namespaces
from kg.vocabulary import PREFIXES, TYPE, Term

Node = dict[str, Any]
"""An object of JSON."""

IRI = "@id"
"""The kind of values that are things."""
NAME = "@vocab"
"""The kind of values that are classes or concepts, which have short names."""
LANGUAGE = "@language"
"""The kind of values that are texts with a language."""
NATIVE = "@none"
"""The kind of values that JSON has itself. Other kinds are the IRIs of datatypes."""


class Profile(NamedTuple):
    """What readers expect that go by the keys of a document, and by what is in what.

    Attributes:
        keys: the names of properties and classes, whatever else would have them.
        kinds: the kinds of the values of properties.
        outermost: the class of the things that have others inside.
        nested: the properties whose values are written inside.
    """

    keys: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}
    outermost: str = ""
    nested: frozenset[str] = frozenset()


# Not `@graph` too: some readers know no other name for it.
_KEYWORDS = {"id": "@id", "type": "@type"}
_XSD = PREFIXES["xsd"]
_NATIVE = {_XSD + name for name in ("string", "boolean", "integer", "decimal")}
# Narrower than the standard allows: no dots, which would be resolved, and no colon,
# which would make what stands before it a scheme.
_RELATIVE = re.compile(r"[A-Za-z][\w-]*(/[\w-]+)+(#[\w=,-]*)?", re.ASCII)
_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_NAME = re.compile(rf"(?P<namespace>.*[/#])(?P<local>{_LOCAL.pattern})", re.ASCII)


def kinds(ontology: Ontology) -> dict[str, str]:
    """The kind of each property's values, for properties that the ontology declares."""
    ranges: dict[str, set[str]] = {}
    for predicate in (v.RANGE, v.RANGE_INCLUDES):
        for subject, value in ontology.pairs(predicate):
            ranges.setdefault(value_of(subject), set()).add(value_of(value))

    declared: dict[str, str] = {}
    for name, iris in ranges.items():
        # With several ranges, it is the data that tell.
        if len(iris) > 1:
            continue
        (only,) = iris
        if only.startswith(_XSD):
            declared[name] = _of_datatype(only)
    for thing in ontology.instances(v.OBJECT_PROPERTY):
        name = value_of(thing)
        is_concept = ranges.get(name) == {v.CONCEPT.value}
        declared[name] = NAME if is_concept else IRI
    return declared


class Names:
    """The short names that one document has for IRIs.

    Attributes:
        kinds: the kind of the values of each property in the document.
        properties: a name for each property that can have one.
        classes: a name for each class and concept that can have one.
    """

    def __init__(
        self,
        quads: list[Quad],
        known: Mapping[str, str],
        namespaces: Namespaces,
        profile: Profile,
    ) -> None:
        """Choose the names.

        Args:
            quads: the document.
            known: the kinds of properties that are known beforehand, as `kinds` gives
                them.
            namespaces: the project's base and prefixes.
            profile: the names that readers expect.
        """
        self._keys = profile.keys
        self._base = namespaces.base
        self._is_term = namespaces.is_term
        # A reader takes `x:y` for a short name where the context has an `x`, whatever
        # the IRI was: so no scheme in the document may be a prefix or a name.
        schemes = {iri.partition(":")[0] for iri in _iris(quads) if ":" in iri}
        reserved = schemes | set(_KEYWORDS)
        self._prefix_of = {
            namespace: prefix
            for prefix, namespace in namespaces.prefixes.items()
            if prefix not in reserved
        }
        self._taken = reserved | set(namespaces.prefixes)
        self._used: dict[str, str] = {}
        self.kinds = _kinds(quads, {**known, **profile.kinds})
        self.properties = self._terms(self.kinds)
        naming = {name for name, kind in self.kinds.items() if kind == NAME}
        naming.add(TYPE.value)
        classes = {
            value_of(quad.object) for quad in quads if quad.predicate.value in naming
        }
        self.classes = self._terms(classes)

    def iri(self, iri: str) -> str:
        """The IRI relative to our base, by a prefix, or as it is."""
        relative = iri.removeprefix(self._base)
        if relative != iri and _RELATIVE.fullmatch(relative):
            return relative
        return self.compact(iri)

    def compact(self, iri: str) -> str:
        """The IRI by a prefix, or as it is; the prefix comes into the context."""
        name = _NAME.fullmatch(iri)
        if name is None:
            return iri
        namespace = name["namespace"]
        prefix = self._prefix_of.get(namespace)
        if prefix is None:
            return iri
        self._used[prefix] = namespace
        return f"{prefix}:{name['local']}"

    def name(self, iri: str) -> str:
        """A class or concept by its short name, by a prefix, or as it is."""
        return self.classes.get(iri) or self.compact(iri)

    def context(self) -> Node:
        """The context, once everything in the document has been written."""
        terms: Node = {}
        for iri, name in self.properties.items():
            terms[name] = self._definition(iri)
        for iri, name in self.classes.items():
            terms[name] = self.compact(iri)
        return {
            "@base": self._base,
            **_KEYWORDS,
            **dict(sorted(self._used.items())),
            **terms,
        }

    def _definition(self, iri: str) -> str | Node:
        kind = self.kinds[iri]
        if kind == NATIVE:
            return self.compact(iri)
        if kind == LANGUAGE:
            return {"@id": self.compact(iri), "@container": kind}
        return {"@id": self.compact(iri), "@type": self.compact(kind)}

    def _terms(self, iris: Iterable[str]) -> dict[str, str]:
        """A name for each IRI: the expected one, or its last part if nobody has that.

        After those that are expected, our own choose first.
        """
        terms: dict[str, str] = {}
        for iri in sorted(iris, key=self._turn):
            name = self._keys.get(iri) or re.split(r"[/#:]", iri)[-1]
            if name in self._taken or not _LOCAL.fullmatch(name):
                continue
            # Defined in full, it could be misread: in `id:x`, `id` is a name itself.
            if self.compact(iri) == iri:
                continue
            self._taken.add(name)
            terms[iri] = name
        return dict(sorted(terms.items(), key=lambda item: item[1]))

    def _turn(self, iri: str) -> tuple[bool, bool, str]:
        return iri not in self._keys, not self._is_term(iri), iri


def kind_of(value: Term) -> str:
    """The kind of one value."""
    if not isinstance(value, Literal):
        return IRI
    if value.language:
        return LANGUAGE
    return _of_datatype(value.datatype.value)


def value_of(term: object) -> str:
    """The IRI or the text of a term; nothing for the default graph."""
    return str(getattr(term, "value", ""))


def _kinds(quads: list[Quad], known: Mapping[str, str]) -> dict[str, str]:
    """The kind of each property's values: as known, else that of most of them."""
    counts: dict[str, Counter[str]] = {}
    for quad in quads:
        if quad.predicate != TYPE:
            counter = counts.setdefault(quad.predicate.value, Counter())
            counter[kind_of(quad.object)] += 1
    chosen = {}
    for name, counter in counts.items():
        # Between kinds that are as frequent their names decide, so that the order of
        # the quads does not.
        ranked = sorted(counter, key=lambda kind: (counter[kind], kind))
        chosen[name] = known.get(name) or ranked[-1]
    return chosen


def _iris(quads: Iterable[Quad]) -> set[str]:
    """The IRIs of a document with those of datatypes, and the texts of literals."""
    iris = set()
    for quad in quads:
        for term in (*quad.triple, quad.graph_name):
            iris.add(value_of(term))
        if isinstance(quad.object, Literal):
            iris.add(quad.object.datatype.value)
    return iris


def _of_datatype(iri: str) -> str:
    return NATIVE if iri in _NATIVE else iri
