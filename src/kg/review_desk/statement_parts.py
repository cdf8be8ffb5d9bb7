"""The parts of a draft's statements, each of which a person may put right alone.

(planned) acme owns bolt                                       modality, subject,
                                                               property, object
f: figure "5 million"; observedOf acme; variable "debt"        owner, variable, period
"""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_RELATION = re.compile(
    rf"(?:\((?P<how>[^()]+)\) )?(?P<subject>[\w-]+) (?P<property>[\w:-]+) "
    rf"(?P<object>[\w-]+|{_QUOTED}(?:@[\w-]+)?)"
)
_FIGURE = re.compile(
    rf"(?P<name>[\w-]+): (?P<kind>figure|projection) (?P<wording>{_QUOTED})(?P<rest>(?:;.*)?)"
)
_CLAUSE = re.compile(rf";\s*((?:{_QUOTED}|[^;\"])+)")
_TEXT = re.compile(_QUOTED)


class RelationParts(NamedTuple):
    """A relation, or an attribute, whose object is a text in quotation marks.

    Attributes:
        how: its modality, perhaps with a period; empty if it is said to be so.
        subject: a local name.
        property: the local name of a property.
        object: a local name or a text.
    """

    how: str
    subject: str
    property: str
    object: str

    def __str__(self) -> str:
        told = f"({self.how}) " if self.how else ""
        return f"{told}{self.subject} {self.property} {self.object}"


class FigureParts(NamedTuple):
    """A figure with its clauses.

    Attributes:
        name: its own local name.
        kind: `figure`, or `projection` of what is planned or expected.
        wording: its words, in quotation marks.
        clauses: what is told of it, such as `observedOf acme`.
    """

    name: str
    kind: str
    wording: str
    clauses: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join((f"{self.name}: {self.kind} {self.wording}", *self.clauses))

    def value(self, property: str) -> str:
        """The value of a clause; empty if there is none."""
        for clause in self.clauses:
            name, _, value = clause.partition(" ")
            if name == property:
                return value
        return ""

    def with_value(self, property: str, value: str) -> FigureParts:
        """The same with another value; without the clause, if that is empty.

        >>> figure = figure_parts('f: figure "5"; variable "debt"')
        >>> print(figure.with_value("observedOf", "acme"))
        f: figure "5"; variable "debt"; observedOf acme
        """
        told = f"{property} {value}"
        known = [clause.partition(" ")[0] for clause in self.clauses]
        if property in known:
            clauses = [
                told if name == property else clause
                for name, clause in zip(known, self.clauses, strict=True)
                if value or name != property
            ]
        else:
            clauses = [*self.clauses, *([told] if value else [])]
        return self._replace(clauses=tuple(clauses))


def relation_parts(statement: str) -> RelationParts | None:
    """The parts of a relation; None of what is none.

    >>> relation_parts("(planned) acme owns bolt").property
    'owns'
    """
    match = _RELATION.fullmatch(statement)
    return RelationParts(match["how"] or "", *match.group(2, 3, 4)) if match else None


def figure_parts(statement: str) -> FigureParts | None:
    """The parts of a figure; None of what is none."""
    match = _FIGURE.fullmatch(statement)
    if match is None:
        return None
    clauses = tuple(clause.strip() for clause in _CLAUSE.findall(match["rest"]))
    return FigureParts(match["name"], match["kind"], match["wording"], clauses)


def renamed(statement: str, old: str, new: str) -> str:
    """A statement in which a thing goes by another local name; texts stay.

    >>> renamed('acme kind "acme"; observedOf acme-two', "acme", "bolt")
    'bolt kind "acme"; observedOf acme-two'
    """
    name = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    texts = _TEXT.findall(statement)
    between = [name.sub(new, part) for part in _TEXT.split(statement)]
    return "".join(
        part + text for part, text in zip(between, [*texts, ""], strict=True)
    )


def names_in(statement: str) -> set[str]:
    """The words of a statement that may be local names, which no text has."""
    return set(re.findall(r"[\w-]+", _TEXT.sub(" ", statement)))


def unquoted(text: str) -> str:
    """What stands between the quotation marks of a text; any other value as it is."""
    match = _TEXT.match(text)
    return re.sub(r"\\(.)", r"\1", match[0][1:-1]) if match else text
