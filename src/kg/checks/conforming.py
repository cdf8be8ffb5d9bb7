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
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeAlias, TypeGuard

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.vocabulary import Term

_SH = "http://www.w3.org/ns/shacl#"
_RDF = v.PREFIXES["rdf"]
_XSD = v.PREFIXES["xsd"]

Node: TypeAlias = Term
"""A term, or a blank node of the shapes."""
Nodes: TypeAlias = set[Node]
"""Nodes, as the values of a property are."""
Properties: TypeAlias = dict[Node, Nodes]
"""The values of each property of a node, or the nodes of each value of a property."""
Verdict: TypeAlias = bool | None
"""Whether something is satisfied; None where that is not sure."""
_Values: TypeAlias = Callable[[Node], Nodes]
"""The values of a path of a node."""
_NodeTest: TypeAlias = Callable[[Node], Verdict]
"""Whether a shape is satisfied by a node, or a constraint by one of its values."""
_Test: TypeAlias = Callable[[Node, Nodes], Verdict]
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
        "not",
        "node",
        "qualifiedValueShape",
        "qualifiedMaxCount",
    )
}
_PATH = _sh("path")
_INVERSE_PATH = _sh("inversePath")
_ALTERNATIVE_PATH = _sh("alternativePath")
_TARGET_CLASS = _sh("targetClass")
_TARGET_SUBJECTS_OF = _sh("targetSubjectsOf")
_TARGET_OBJECTS_OF = _sh("targetObjectsOf")
_FLAGS = _sh("flags")
_QUALIFIED_MAX_COUNT = _sh("qualifiedMaxCount")
_CLASSES = {
    NamedNode(v.PREFIXES["rdfs"] + "Class"),
    NamedNode(v.PREFIXES["owl"] + "Class"),
}
_FIRST = NamedNode(_RDF + "first")
_REST = NamedNode(_RDF + "rest")
_NIL = NamedNode(_RDF + "nil")
# Longer numbers, which not all programs hold exactly, are left to the validator.
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
# The 29th of February, which not every year has, is left to the validator.
_DATE = re.compile(
    r"[12]\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
)
_TIME = re.compile(
    rf"{_DATE.pattern}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-3]):[0-5]\d)?"
)
_ANYTHING = re.compile(".*", re.DOTALL)
_INTEGER = NamedNode(_XSD + "integer")
_DECIMAL_NUMBER = NamedNode(_XSD + "decimal")
_DAY = NamedNode(_XSD + "date")
_LEXICAL: dict[Node, re.Pattern[str]] = {
    _INTEGER: _WHOLE,
    _DECIMAL_NUMBER: _DECIMAL,
    _DAY: _DATE,
    NamedNode(_XSD + "dateTime"): _TIME,
    NamedNode(_XSD + "boolean"): re.compile("true|false"),
    NamedNode(_XSD + "string"): _ANYTHING,
    NamedNode(_RDF + "langString"): _ANYTHING,
}
"""What surely is a value of a type; others may be, which a validator has to tell."""
_NUMBERS = {_INTEGER, _DECIMAL_NUMBER}


class _Comparable(NamedTuple):
    """The kind of a value, and what compares it with others of it."""

    kind: str
    size: Decimal | str


_Comparison: TypeAlias = Callable[[_Comparable, _Comparable], bool]


class Described:
    """Data that shapes are about: what is said of each node, and what points to it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.of: dict[Node, Properties] = {}
        self._by_predicate: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            said = self.of.setdefault(subject, {})
            values = said.setdefault(predicate, set())
            values.add(value)
            self._by_predicate[predicate].append((subject, value))
        # Made when they are asked for: few properties are followed backwards.
        self._inverse: dict[Node, Properties] = {}
        self._classes: Properties = {}

    def values(self, node: Node, predicate: Node) -> Nodes:
        """The values of a property of a node."""
        said = self.of.get(node, _NOTHING)
        return said.get(predicate, _NONE)

    def having(self, predicate: Node, value: Node) -> Nodes:
        """The nodes of which a property has the value."""
        if predicate not in self._inverse:
            self._inverse[predicate] = self._inverted(predicate)
        inverse = self._inverse[predicate]
        return inverse.get(value, _NONE)

    def _inverted(self, predicate: Node) -> Properties:
        """The nodes that have each value of a property."""
        found: Properties = {}
        for subject, value in self.pairs(predicate):
            nodes = found.setdefault(value, set())
            nodes.add(subject)
        return found

    def pairs(self, predicate: Node) -> list[tuple[Node, Node]]:
        """The subjects and the values of a property."""
        return self._by_predicate.get(predicate, [])

    def around(self, nodes: Nodes) -> Nodes:
        """The nodes, what leads to them, and what is at most two steps behind these."""
        found = set(nodes)
        for subject, said in self.of.items():
            if any(not nodes.isdisjoint(values) for values in said.values()):
                found.add(subject)
        # As far as a shape on the values of values looks.
        for _ in range(2):
            for node in tuple(found):
                said = self.of.get(node, _NOTHING)
                found.update(*said.values())
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
            subjects = found.setdefault(kind, [])
            subjects.append(subject)
        return found

    def classes(self, node: Node) -> Nodes:
        """The classes of a node, and those above them."""
        found: Nodes = set()
        for kind in self.values(node, v.TYPE):
            found |= self.classes_above(kind)
        return found

    def classes_above(self, kind: Node) -> Nodes:
        """A class and those above it."""
        if kind not in self._classes:
            self._classes[kind] = self._reached(kind)
        return self._classes[kind]

    def _reached(self, kind: Node) -> Nodes:
        reached = {kind}
        frontier = [kind]
        while frontier:
            lower = frontier.pop()
            # Whatever was reached before is not followed again, as in a circle.
            new = self.values(lower, v.SUBCLASS) - reached
            reached |= new
            frontier += new
        return reached


# Shared by all that has no values, and never added to.
_NONE: Nodes = set()
_NOTHING: Properties = {}


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
        return all(map(self._is_all_known, self._shapes.of.values()))

    def _is_all_known(self, said: Properties) -> bool:
        """Whether all that is said of a shape, or of a part of one, is known here."""
        terms = set(said).union(*said.values())
        if any(map(_is_strange, terms)):
            return False
        # A class that is a shape too has its members as targets.
        kinds = said.get(v.TYPE, _NONE)
        if not _CLASSES.isdisjoint(kinds):
            return False
        paths = said.get(_PATH, _NONE)
        return all(map(self._is_path, paths))

    def unsure(self, data: Described) -> Properties:
        """By shape, the nodes of which it is not sure that they satisfy it."""
        found: Properties = {}
        evaluation = _Evaluation(self._shapes, data)
        for shape in self._shapes.of:
            targets = set(self._targets(shape, data))
            # Most are parts of others, which are evaluated with these.
            if not targets:
                continue
            satisfies = evaluation.shape(shape)
            doubtful = {node for node in targets if satisfies(node) is not True}
            if doubtful:
                found[shape] = doubtful
        return found

    def _targets(self, shape: Node, data: Described) -> Iterator[Node]:
        for wanted in self._shapes.values(shape, _TARGET_CLASS):
            yield from data.members(wanted)
        for predicate in self._shapes.values(shape, _TARGET_SUBJECTS_OF):
            for subject, _ in data.pairs(predicate):
                yield subject
        for predicate in self._shapes.values(shape, _TARGET_OBJECTS_OF):
            for _, value in data.pairs(predicate):
                yield value

    def _is_path(self, path: Node) -> bool:
        """Whether a path is a property, an inverse of one, or one of several such."""
        if isinstance(path, NamedNode):
            return True
        several = self._shapes.values(path, _ALTERNATIVE_PATH)
        if several:
            members = _listed(self._shapes, *several)
            return all(map(self._is_path, members))
        inverse = self._shapes.values(path, _INVERSE_PATH)
        return bool(inverse) and all(isinstance(each, NamedNode) for each in inverse)


def _is_strange(term: Node) -> bool:
    """Whether a term is a part of SHACL that is not evaluated here."""
    return _is_of_shacl(term) and term not in _KNOWN


def _is_of_shacl(term: Node) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode) and term.value.startswith(_SH)


class _Evaluation:
    """Evaluates shapes on data."""

    def __init__(self, shapes: Described, data: Described) -> None:
        self._shapes = shapes
        self._data = data
        self._known: dict[Node, _NodeTest] = {}

    def shape(self, shape: Node) -> _NodeTest:
        """The test of a shape: whether a node satisfies it."""
        if shape not in self._known:
            self._known[shape] = self._test(shape)
        return self._known[shape]

    def _test(self, shape: Node) -> _NodeTest:
        tests = list(self._constraints(shape))
        values = self._values_of(shape)

        def is_satisfied(node: Node) -> Verdict:
            own = values(node)
            return _all(test(node, own) for test in tests)

        return is_satisfied

    def _values_of(self, shape: Node) -> _Values:
        """What a shape looks at of a node: the values of its path, or the node itself."""
        for path in self._shapes.values(shape, _PATH):
            return self._path(path)
        return lambda node: {node}

    def _path(self, path: Node) -> _Values:
        if isinstance(path, NamedNode):
            return lambda node: self._data.values(node, path)
        several = self._shapes.values(path, _ALTERNATIVE_PATH)
        if several:
            members = _listed(self._shapes, *several)
            paths = list(map(self._path, members))
            return lambda node: set().union(*(each(node) for each in paths))
        (inverse,) = self._shapes.values(path, _INVERSE_PATH)
        return lambda node: self._data.having(inverse, node)

    def _constraints(self, shape: Node) -> Iterator[_Test]:
        """The constraints of a shape, the parts of others in it included."""
        said = self._shapes.of.get(shape, {})
        for predicate, parameters in said.items():
            if not _is_of_shacl(predicate):
                continue
            name = predicate.value.removeprefix(_SH)
            for parameter in parameters:
                test = self._constraint(name, parameter, shape)
                if test is not None:
                    yield test

    def _constraint(self, name: str, parameter: Node, shape: Node) -> _Test | None:
        """A constraint by its name; None for what asks for nothing, as a message."""
        if name == "pattern":
            return self._pattern(parameter, shape)
        if name == "qualifiedValueShape":
            return self._qualified_value_shape(parameter, shape)
        # All others are about nothing but their parameter.
        makers: dict[str, Callable[[Node], _Test]] = {
            "minCount": self._min_count,
            "maxCount": self._max_count,
            "datatype": self._datatype,
            "nodeKind": self._node_kind,
            "class": self._class,
            "in": self._in,
            "hasValue": self._has_value,
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
            "not": self._not,
        }
        maker = makers.get(name)
        return maker(parameter) if maker else None

    def _min_count(self, least: Node) -> _Test:
        number = _number(least)
        return lambda _, values: len(values) >= number

    def _max_count(self, most: Node) -> _Test:
        number = _number(most)
        return lambda _, values: len(values) <= number

    def _datatype(self, datatype: Node) -> _Test:
        lexical = _LEXICAL.get(datatype)
        if lexical is None:
            return _unsure

        def has_datatype(value: Node) -> Verdict:
            if not isinstance(value, Literal):
                return False
            if value.datatype != datatype:
                return False
            is_usual = lexical.fullmatch(value.value)
            return True if is_usual else None

        return _for_each(has_datatype)

    def _node_kind(self, kind: Node) -> _Test:
        allowed: tuple[type, ...] = (NamedNode,)
        if kind == _sh("Literal"):
            allowed = (Literal,)
        elif kind == _sh("IRIOrLiteral"):
            allowed = (NamedNode, Literal)
        return _for_each(lambda value: isinstance(value, allowed))

    def _class(self, kind: Node) -> _Test:
        return _for_each(lambda value: kind in self._data.classes(value))

    def _in(self, listed: Node) -> _Test:
        allowed = set(_listed(self._shapes, listed))
        return _for_each(lambda value: value in allowed or None)

    def _has_value(self, value: Node) -> _Test:
        def is_there(_: Node, values: Nodes) -> Verdict:
            if value in values:
                return True
            # Another spelling may be the same value, but of an IRI there is none.
            is_sure = isinstance(value, NamedNode) or not values
            return False if is_sure else None

        return is_there

    def _pattern(self, pattern: Node, shape: Node) -> _Test:
        # Other flags change what a pattern of Python means, too.
        flags = _texts(self._shapes.values(shape, _FLAGS))
        if flags not in ([], ["i"]):
            return _unsure
        options = re.IGNORECASE if flags else re.NOFLAG
        compiled = re.compile(_text(pattern), options)

        def is_matched(value: Node) -> Verdict:
            # A blank node has no text, so that SHACL lets it satisfy no pattern.
            if isinstance(value, BlankNode):
                return False
            match = compiled.search(_text(value))
            return match is not None

        return _for_each(is_matched)

    def _min_length(self, least: Node) -> _Test:
        number = _number(least)

        def is_long(value: Node) -> Verdict:
            if isinstance(value, BlankNode):
                return False
            return len(_text(value)) >= number

        return _for_each(is_long)

    def _unique_lang(self, unique: Node) -> _Test:
        def is_unique(_: Node, values: Nodes) -> Verdict:
            # Most things have one name, of which nothing has to be compared.
            if len(values) < 2:
                return True
            tags = [_language(value) for value in values]
            return len(set(tags)) == len(tags) or None

        return is_unique

    def _language_in(self, listed: Node) -> _Test:
        allowed = set(_texts(_listed(self._shapes, listed)))
        return _for_each(lambda value: _language(value) in allowed or None)

    def _less_than(self, other: Node) -> _Test:
        return self._compared(other, lambda one, another: one < another)

    def _less_than_or_equals(self, other: Node) -> _Test:
        return self._compared(other, lambda one, another: one <= another)

    def _compared(self, other: Node, is_right: _Comparison) -> _Test:
        def test(node: Node, values: Nodes) -> Verdict:
            verdicts: list[Verdict] = []
            others = self._data.values(node, other)
            for value in values:
                for another in others:
                    # Whether that is wrong, too, is for the validator to say.
                    is_sure = _compare(value, another, is_right)
                    verdicts.append(is_sure or None)
            return _all(verdicts)

        return test

    def _min_inclusive(self, least: Node) -> _Test:
        return self._bounded(least, lambda bound, value: bound <= value)

    def _max_inclusive(self, most: Node) -> _Test:
        return self._bounded(most, lambda bound, value: bound >= value)

    def _bounded(self, bound: Node, is_right: _Comparison) -> _Test:
        return _for_each(lambda value: _compare(bound, value, is_right))

    def _satisfied(self, shape: Node) -> _Test:
        return _for_each(self.shape(shape))

    def _or(self, listed: Node) -> _Test:
        tests = self._listed_shapes(listed)
        return _for_each(lambda value: _any(test(value) for test in tests))

    def _xone(self, listed: Node) -> _Test:
        tests = self._listed_shapes(listed)

        def is_one(value: Node) -> Verdict:
            verdicts = [test(value) for test in tests]
            # Whoever is not sure may be the one, or a second.
            if None in verdicts:
                return None
            return verdicts.count(True) == 1

        return _for_each(is_one)

    def _not(self, shape: Node) -> _Test:
        is_satisfied = self.shape(shape)

        def is_not(value: Node) -> Verdict:
            verdict = is_satisfied(value)
            return None if verdict is None else not verdict

        return _for_each(is_not)

    def _listed_shapes(self, listed: Node) -> list[_NodeTest]:
        members = _listed(self._shapes, listed)
        return list(map(self.shape, members))

    def _qualified_value_shape(self, shape: Node, of: Node) -> _Test:
        is_counted = self.shape(shape)
        mosts = self._shapes.values(of, _QUALIFIED_MAX_COUNT)

        # Shapes may ask for the least number as well, which is none of the parts here.
        def is_few(_: Node, values: Nodes) -> Verdict:
            verdicts = [is_counted(value) for value in values]
            # Whoever is not sure may be counted.
            possible = len(verdicts) - verdicts.count(False)
            return all(possible <= _number(most) for most in mosts) or None

        return is_few


def _comparable(value: Node) -> _Comparable | None:
    if not isinstance(value, Literal):
        return None
    text = value.value
    if value.datatype in _NUMBERS and _DECIMAL.fullmatch(text):
        return _Comparable("number", Decimal(text))
    # Days are written so that their texts are in their order.
    if value.datatype == _DAY and _DATE.fullmatch(text):
        return _Comparable("day", text)
    return None


def _compare(one: Node, another: Node, is_right: _Comparison) -> Verdict:
    """Whether a comparison holds; None where it is not sure how the two compare."""
    first = _comparable(one)
    second = _comparable(another)
    if first is None or second is None:
        return None
    # A day is not compared with a number.
    if first.kind != second.kind:
        return None
    return is_right(first, second)


def _for_each(test: _NodeTest) -> _Test:
    return lambda _, values: _all(map(test, values))


def _unsure(_: Node, values: Nodes) -> Verdict:
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
