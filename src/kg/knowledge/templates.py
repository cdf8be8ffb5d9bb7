"""Templates for names and sentences, in the form in which the ontology writes them.

`{name}` is a field for the values of the property `kg:name`, `{prefix:name}` for those
of a property of another vocabulary. What stands in brackets falls away when a field in it
has no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pyoxigraph import NamedNode

_FIELD = re.compile(r"\{(?:(?P<prefix>\w+):)?(?P<name>\w+)\}")
_OPTIONAL = re.compile(r"\[(?P<content>[^\]]*)\]")
# What empty fields leave behind: spaces after an opening bracket, and before a bracket, a
# full stop, another space or the end.
_SPARE_SPACES = re.compile(r"(?<=\() +| +(?=[ .)]|$)")


def properties(template: str, prefixes: Mapping[str, str]) -> set[NamedNode]:
    """Return the properties that a template has fields for."""
    return {_property(field, prefixes) for field in _FIELD.finditer(template)}


def filled(
    template: str, value: Callable[[NamedNode], str], prefixes: Mapping[str, str]
) -> str:
    """Return a template with values in its fields.

    Args:
        template: The template.
        value: Returns the value of a property in words; an empty string for none.
        prefixes: The namespaces of the prefixes in it.

    >>> values = {"unit": "per cent", "value": "5", "comparator": ""}
    >>> def value(name: NamedNode) -> str:
    ...     return values.get(name.value.rpartition("#")[2], "")
    >>> filled("It is {comparator} {value} {unit}[ ({period})].", value, {"kg": "urn:kg#"})
    'It is 5 per cent.'
    >>> filled("It is told ({period} {comparator} {value}).", value, {"kg": "urn:kg#"})
    'It is told (5).'
    """

    def in_field(field: re.Match[str]) -> str:
        return value(_property(field, prefixes))

    def if_complete(optional: re.Match[str]) -> str:
        content = optional["content"]
        for field in _FIELD.finditer(content):
            if not in_field(field).strip():
                return ""
        return content

    # Optional parts are decided on while the fields are still empty, so that a value
    # with brackets or braces in it is not taken for a part of the template.
    complete = _OPTIONAL.sub(if_complete, template)
    return _SPARE_SPACES.sub("", _FIELD.sub(in_field, complete))


def _property(field: re.Match[str], prefixes: Mapping[str, str]) -> NamedNode:
    prefix = field["prefix"] or "kg"
    # A prefix that nobody declared stands for itself, as in an unresolved name.
    return NamedNode(prefixes.get(prefix, f"{prefix}:") + field["name"])
