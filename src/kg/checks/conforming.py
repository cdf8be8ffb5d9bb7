"""Which nodes surely satisfy the shapes, so that a validator need not look at them.

pySHACL decides what is wrong, and tells it. But it takes a minute for a thousand
articles, of which it finds nothing wrong with nearly all. Here the parts of SHACL Core
that the shapes use are evaluated for what can be told without doubt: a node satisfies
them, it does not, or that is left to the validator. Shapes with any other part are all
left to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.vocabulary import Term

_SH = "http://www.w3.org/ns/shacl#"
_RDF = v.PREFIXES["rdf"]
_XSD = v.PREFIXES["xsd"]

Node: TypeAlias = Term
"""A term, or a blank node of the shapes."""
Verdict: TypeAlias = bool | None
"""Whether something is satisfied; None where that is not sure."""
_Values: TypeAlias = Callable[[Node], set[Node]]
"""The values of a path of a node."""
_Test: TypeAlias = Callable[[Node, set[Node]], Verdict]
"""Whether a constraint is satisfied by a node and its values."""


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


_KNOWN = {
    _sh(name)
    for name in (
        "NodeShape",
        "PropertyShape",
        "IRI",
        "IRIOrLiteral",
        "Literal",
        "message",
        "severity",
        "Violation",
        "Warning",
        "Info",
        "name",
        "description",
        "targetClass",
        "targetSubjectsOf",
        "targetObjectsOf",
        "property",
        "path",
        "inversePath",
        "alternativePath",
        "minCount",
        "maxCount",
        "datatype",
        "nodeKind",
        "class",
        "in",
        "hasValue",
        "pattern",
        "flags",
        "minLength",
        "uniqueLang",
        "languageIn",
        "lessThan",
        "lessThanOrEquals",
        "minInclusive",
        "maxInclusive",
        "or",
        "xone",
        "node",
        "qualifiedValueShape",
        "qualifiedMaxCount",
    )
}
_CLASSES = {
    NamedNode(v.PREFIXES["rdfs"] + "Class"),
    NamedNode(v.PREFIXES["owl"] + "Class"),
}
_FIRST, _REST, _NIL = (NamedNode(_RDF + name) for name in ("first", "rest", "nil"))
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
_DATE = re.compile(
    r"[12]\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
)
_TIME = re.compile(
    rf"{_DATE.pattern}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-3]):[0-5]\d)?"
)
_LEXICAL = {
    NamedNode(_XSD + "integer"): _WHOLE,
    NamedNode(_XSD + "decimal"): _DECIMAL,
    NamedNode(_XSD + "date"): _DATE,
    NamedNode(_XSD + "dateTime"): _TIME,
    NamedNode(_XSD + "boolean"): re.compile("true|false"),
    NamedNode(_XSD + "string"): re.compile(".*", re.DOTALL),
    NamedNode(_RDF + "langString"): re.compile(".*", re.DOTALL),
}
"""What surely is a value of a type; others may be, which a validator has to tell."""
_NUMBERS = {NamedNode(_XSD + "integer"), NamedNode(_XSD + "decimal")}
_DAY = NamedNode(_XSD + "date")


class Described:
    """Data that shapes are about: what is said of each node, and what points to it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.of: dict[Node, dict[Node, set[Node]]] = {}
        self._by_predicate: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            said = self.of.setdefault(subject, {})
            said.setdefault(predicate, set()).add(value)
            self._by_predicate[predicate].append((subject, value))
        # Made when they are asked for: few properties are followed backwards.
        self._inverse: dict[Node, dict[Node, set[Node]]] = {}
        self._classes: dict[Node, set[Node]] = {}

    def values(self, node: Node, predicate: Node) -> set[Node]:
        """The values of a property of a node."""
        return self.of.get(node, _NOTHING).get(predicate, _NONE)

    def having(self, predicate: Node, value: Node) -> set[Node]:
        """The nodes of which a property has the value."""
        if predicate not in self._inverse:
            found: dict[Node, set[Node]] = {}
            for subject, each in self._by_predicate.get(predicate, ()):
                found.setdefault(each, set()).add(subject)
            self._inverse[predicate] = found
        return self._inverse[predicate].get(value, _NONE)

    def pairs(self, predicate: Node) -> list[tuple[Node, Node]]:
        """The subjects and the values of a property."""
        return self._by_predicate.get(predicate, [])

    def around(self, nodes: set[Node]) -> set[Node]:
        """The nodes, what leads to them, and what is at most two steps behind these."""
        found = set(nodes)
        for subject, said in self.of.items():
            if any(not nodes.isdisjoint(values) for values in said.values()):
                found.add(subject)
        # As far as a shape on the values of values looks.
        for _ in range(2):
            for node in tuple(found):
                found.update(*self.of.get(node, _NOTHING).values())
        return found

    def members(self, wanted: Node) -> Iterator[Node]:
        """The nodes of a class."""
        for kind, subjects in self._members.items():
            if wanted in self.classes_above(kind):
                yield from subjects

    @cached_property
    def _members(self) -> dict[Node, list[Node]]:
        found: dict[Node, list[Node]] = {}
        for subject, kind in self.pairs(v.TYPE):
            found.setdefault(kind, []).append(subject)
        return found

    def classes(self, node: Node) -> set[Node]:
        """The classes of a node, and those above them."""
        found: set[Node] = set()
        for kind in self.values(node, v.TYPE):
            found |= self.classes_above(kind)
        return found

    def classes_above(self, kind: Node) -> set[Node]:
        """A class and those above it."""
        if kind not in self._classes:
            reached = {kind}
            frontier = [kind]
            while frontier:
                new = self.values(frontier.pop(), v.SUBCLASS) - reached
                reached |= new
                frontier += new
            self._classes[kind] = reached
        return self._classes[kind]


_NONE: set[Node] = set()
_NOTHING: Mapping[Node, set[Node]] = {}


class Shapes:
    """Shapes, as far as they can be evaluated without doubt.

    Args:
        quads: The graph of shapes.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._shapes = Described(quads)

    @cached_property
    def is_known(self) -> bool:
        """Whether all that they ask for can be evaluated here, or left out."""
        for said in self._shapes.of.values():
            terms = {*said, *(value for values in said.values() for value in values)}
            strange = [
                term
                for term in terms
                if isinstance(term, NamedNode)
                and term.value.startswith(_SH)
                and term not in _KNOWN
            ]
            # A class that is a shape too has its members as targets.
            is_class = not _CLASSES.isdisjoint(said.get(v.TYPE, _NONE))
            if (
                strange
                or is_class
                or not all(map(self._is_path, said.get(_sh("path"), _NONE)))
            ):
                return False
        return True

    def unsure(self, data: Described) -> set[Node]:
        """The nodes of which it is not sure that they satisfy all their shapes."""
        by_shape: dict[Node, set[Node]] = {}
        for shape in self._shapes.of:
            targets = set(self._targets(shape, data))
            if targets:
                by_shape[shape] = targets
        found: set[Node] = set()
        for shape, targets in by_shape.items():
            test = _Evaluation(self._shapes, data).shape(shape)
            found.update(node for node in targets if test(node) is not True)
        return found

    def _targets(self, shape: Node, data: Described) -> Iterator[Node]:
        for wanted in self._shapes.values(shape, _sh("targetClass")):
            yield from data.members(wanted)
        for predicate in self._shapes.values(shape, _sh("targetSubjectsOf")):
            yield from (subject for subject, _ in data.pairs(predicate))
        for predicate in self._shapes.values(shape, _sh("targetObjectsOf")):
            yield from (value for _, value in data.pairs(predicate))

    def _is_path(self, path: Node) -> bool:
        """Whether a path is a property, an inverse of one, or one of several such."""
        if isinstance(path, NamedNode):
            return True
        several = self._shapes.values(path, _sh("alternativePath"))
        if several:
            return all(map(self._is_path, _listed(self._shapes, *several)))
        inverse = self._shapes.values(path, _sh("inversePath"))
        return bool(inverse) and all(isinstance(each, NamedNode) for each in inverse)


class _Evaluation:
    """Evaluates shapes on data."""

    def __init__(self, shapes: Described, data: Described) -> None:
        self._shapes = shapes
        self._data = data
        self._known: dict[Node, Callable[[Node], Verdict]] = {}

    def shape(self, shape: Node) -> Callable[[Node], Verdict]:
        """The test of a shape: whether a node satisfies it."""
        if shape not in self._known:
            self._known[shape] = self._test(shape)
        return self._known[shape]

    def _test(self, shape: Node) -> Callable[[Node], Verdict]:
        tests = list(self._constraints(shape))
        paths = self._shapes.values(shape, _sh("path"))
        if not paths:
            return lambda node: _all(_each(tests, node, {node}))
        (path,) = paths
        values = self._path(path)
        return lambda node: _all(_each(tests, node, values(node)))

    def _path(self, path: Node) -> _Values:
        if isinstance(path, NamedNode):
            return lambda node: self._data.values(node, path)
        several = self._shapes.values(path, _sh("alternativePath"))
        if several:
            paths = [self._path(each) for each in _listed(self._shapes, *several)]
            return lambda node: set().union(*(each(node) for each in paths))
        (inverse,) = self._shapes.values(path, _sh("inversePath"))
        return lambda node: self._data.having(inverse, node)

    def _constraints(self, shape: Node) -> Iterator[_Test]:
        """The constraints of a shape, the parts of others in it included."""
        said = self._shapes.of.get(shape, {})
        for predicate, parameters in said.items():
            if not isinstance(predicate, NamedNode) or not predicate.value.startswith(
                _SH
            ):
                continue
            name = predicate.value.removeprefix(_SH)
            for parameter in parameters:
                test = self._constraint(name, parameter, shape)
                if test is not None:
                    yield test

    def _constraint(self, name: str, parameter: Node, shape: Node) -> _Test | None:
        """A constraint by its name; None for what asks for nothing, as a message."""
        makers: dict[str, Callable[[Node, Node], _Test]] = {
            "minCount": self._min_count,
            "maxCount": self._max_count,
            "datatype": self._datatype,
            "nodeKind": self._node_kind,
            "class": self._class,
            "in": self._in,
            "hasValue": self._has_value,
            "pattern": self._pattern,
            "minLength": self._min_length,
            "uniqueLang": self._unique_lang,
            "languageIn": self._language_in,
            "lessThan": self._less_than,
            "lessThanOrEquals": self._less_than_or_equals,
            "minInclusive": self._min_inclusive,
            "maxInclusive": self._max_inclusive,
            "property": self._satisfied,
            "node": self._satisfied,
            "or": self._or,
            "xone": self._xone,
            "qualifiedValueShape": self._qualified_value_shape,
        }
        maker = makers.get(name)
        return maker(parameter, shape) if maker else None

    def _min_count(self, least: Node, _: Node) -> _Test:
        number = _number(least)
        return lambda _, values: len(values) >= number

    def _max_count(self, most: Node, _: Node) -> _Test:
        number = _number(most)
        return lambda _, values: len(values) <= number

    def _datatype(self, datatype: Node, _: Node) -> _Test:
        lexical = _LEXICAL.get(datatype) if isinstance(datatype, NamedNode) else None
        if lexical is None:
            return _unsure

        def has(value: Node) -> Verdict:
            if not isinstance(value, Literal) or value.datatype != datatype:
                return False
            return bool(lexical.fullmatch(value.value)) or None

        return _for_each(has)

    def _node_kind(self, kind: Node, _: Node) -> _Test:
        allowed: tuple[type, ...] = (NamedNode,)
        if kind == _sh("Literal"):
            allowed = (Literal,)
        elif kind == _sh("IRIOrLiteral"):
            allowed = (NamedNode, Literal)
        return _for_each(lambda value: isinstance(value, allowed))

    def _class(self, kind: Node, _: Node) -> _Test:
        return _for_each(lambda value: kind in self._data.classes(value))

    def _in(self, listed: Node, _: Node) -> _Test:
        allowed = set(_listed(self._shapes, listed))
        return _for_each(lambda value: value in allowed or None)

    def _has_value(self, value: Node, _: Node) -> _Test:
        return lambda _, values: value in values or None

    def _pattern(self, pattern: Node, shape: Node) -> _Test:
        # Other flags change what a pattern of Python means, too.
        flags = _texts(self._shapes.values(shape, _sh("flags")))
        if flags not in ([], ["i"]):
            return _unsure
        compiled = re.compile(_text(pattern), re.IGNORECASE if flags else 0)
        return _for_each(
            lambda value: (
                not isinstance(value, BlankNode) and bool(compiled.search(_text(value)))
            )
        )

    def _min_length(self, least: Node, _: Node) -> _Test:
        number = _number(least)
        return _for_each(
            lambda value: (
                not isinstance(value, BlankNode) and len(_text(value)) >= number
            )
        )

    def _unique_lang(self, unique: Node, _: Node) -> _Test:
        def is_unique(_: Node, values: set[Node]) -> Verdict:
            # Most things have one name, of which nothing has to be compared.
            if len(values) < 2:
                return True
            tags = [_language(value) for value in values]
            return len(set(tags)) == len(tags) or None

        return is_unique

    def _language_in(self, listed: Node, _: Node) -> _Test:
        allowed = set(_texts(_listed(self._shapes, listed)))
        return _for_each(lambda value: _language(value) in allowed or None)

    def _less_than(self, other: Node, _: Node) -> _Test:
        return self._compared(other, lambda one, another: one < another)

    def _less_than_or_equals(self, other: Node, _: Node) -> _Test:
        return self._compared(other, lambda one, another: one <= another)

    def _compared(
        self, other: Node, is_right: Callable[[_Comparable, _Comparable], bool]
    ) -> _Test:
        def test(node: Node, values: set[Node]) -> Verdict:
            verdicts: list[Verdict] = []
            for value in values:
                for another in self._data.values(node, other):
                    first, second = _comparable(value), _comparable(another)
                    if first is None or second is None or first[0] != second[0]:
                        return None
                    verdicts.append(is_right(first, second) or None)
            return _all(verdicts)

        return test

    def _min_inclusive(self, least: Node, _: Node) -> _Test:
        return self._bounded(least, lambda bound, value: bound <= value)

    def _max_inclusive(self, most: Node, _: Node) -> _Test:
        return self._bounded(most, lambda bound, value: bound >= value)

    def _bounded(
        self, bound: Node, is_right: Callable[[_Comparable, _Comparable], bool]
    ) -> _Test:
        limit = _comparable(bound)

        def is_within(value: Node) -> Verdict:
            compared = _comparable(value)
            if compared is None or limit is None or compared[0] != limit[0]:
                return None
            return is_right(limit, compared)

        return _for_each(is_within)

    def _satisfied(self, shape: Node, _: Node) -> _Test:
        return _for_each(self.shape(shape))

    def _or(self, listed: Node, _: Node) -> _Test:
        shapes = [self.shape(each) for each in _listed(self._shapes, listed)]
        return _for_each(lambda value: _any(shape(value) for shape in shapes))

    def _xone(self, listed: Node, _: Node) -> _Test:
        shapes = [self.shape(each) for each in _listed(self._shapes, listed)]

        def is_one(value: Node) -> Verdict:
            verdicts = [shape(value) for shape in shapes]
            # Whoever is not sure may be the one, or a second.
            return None if None in verdicts else verdicts.count(True) == 1

        return _for_each(is_one)

    def _qualified_value_shape(self, shape: Node, of: Node) -> _Test:
        is_counted = self.shape(shape)
        mosts = self._shapes.values(of, _sh("qualifiedMaxCount"))

        # Shapes may ask for the least number as well, which is none of the parts here.
        def is_few(_: Node, values: set[Node]) -> Verdict:
            verdicts = [is_counted(value) for value in values]
            # Whoever is not sure may be counted.
            possible = len(verdicts) - verdicts.count(False)
            return all(possible <= _number(most) for most in mosts) or None

        return is_few


_Comparable: TypeAlias = tuple[str, Decimal | str]
"""The kind of a value, and what compares it with others of it."""


def _comparable(value: Node) -> _Comparable | None:
    if isinstance(value, Literal):
        if value.datatype in _NUMBERS and _DECIMAL.fullmatch(value.value):
            return "number", Decimal(value.value)
        if value.datatype == _DAY and _DATE.fullmatch(value.value):
            return "day", value.value
    return None


def _for_each(test: Callable[[Node], Verdict]) -> _Test:
    return lambda _, values: _all(map(test, values))


def _each(tests: list[_Test], node: Node, values: set[Node]) -> Iterator[Verdict]:
    return (test(node, values) for test in tests)


def _unsure(_: Node, values: set[Node]) -> Verdict:
    return None if values else True


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    found: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            found = None
    return found


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    found: Verdict = False
    for verdict in verdicts:
        if verdict:
            return True
        if verdict is None:
            found = None
    return found


def _listed(shapes: Described, head: Node) -> Iterator[Node]:
    """The members of a list."""
    while head != _NIL:
        yield from shapes.values(head, _FIRST)
        (head,) = shapes.values(head, _REST) or {_NIL}


def _text(term: Node) -> str:
    assert isinstance(term, (NamedNode, Literal))
    return term.value


def _texts(terms: Iterable[Node]) -> list[str]:
    return list(map(_text, terms))


def _language(term: Node) -> str | None:
    return term.language if isinstance(term, Literal) else None


def _number(term: Node) -> int:
    return int(_text(term))
