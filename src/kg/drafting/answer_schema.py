"""The form in which a language model has to answer, in a few words of JSON Schema.

There are choices, records of them, and short lists of records, and nothing else: servers
that make a grammar of a schema fail on lengths of strings and on large bounds, and some
of them go on without any schema then. So each answer is compared with it here again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

_TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
}


class Misfit(ValueError):
    """An answer that has not the form that was asked for."""


class NoSuchChoice(Misfit):
    """An answer that has the form, and chooses what was not to be chosen from."""


def words_to_choose(words: Iterable[str]) -> Schema:
    """A text that is one of these.

    >>> words_to_choose(["Acme", "Bolt", "Acme"])
    {'type': 'string', 'enum': ['Acme', 'Bolt']}
    """
    return {"type": "string", "enum": list(dict.fromkeys(words))}


def numbers_to_choose(count: int) -> Schema:
    """A whole number from 1 up to this one."""
    # As choices: bounds of numbers are known to fewer servers.
    return {"type": "integer", "enum": list(range(1, count + 1))}


def record_of(members: Mapping[str, Schema]) -> Schema:
    """An object with exactly these members."""
    return {
        "type": "object",
        "properties": dict(members),
        "required": list(members),
        "additionalProperties": False,
    }


def list_of(items: Schema, most: int) -> Schema:
    """A list of at most so many items."""
    return {"type": "array", "items": items, "maxItems": most}


def fitted(answer: object, schema: Schema) -> object:
    """The answer, as far as it is one to what was asked.

    Of a list, items are left out that choose what was not to be chosen from: the others
    may be good. So are those behind the last one that was asked for.

    Args:
        answer: what was read from JSON.
        schema: what was asked for.

    Raises:
        NoSuchChoice: outside of a list, something was chosen that was not there.
        Misfit: the answer has another form.

    >>> schema = list_of(words_to_choose(["Acme", "Bolt"]), 2)
    >>> fitted(["Bolt", "Invented", "Acme", "Acme"], schema)
    ['Bolt', 'Acme']
    """
    # By `type`, since True is an `int` for `isinstance`.
    if type(answer) is not _TYPES[schema["type"]]:
        raise Misfit
    if isinstance(answer, dict):
        return _fitted_record(answer, schema)
    if isinstance(answer, list):
        return _fitted_list(answer, schema)
    if answer not in schema["enum"]:
        raise NoSuchChoice
    return answer


def _fitted_record(answer: Mapping[str, object], schema: Schema) -> object:
    members = schema["properties"]
    if answer.keys() != members.keys():
        raise Misfit
    return {name: fitted(answer[name], members[name]) for name in members}


def _fitted_list(answer: Iterable[object], schema: Schema) -> object:
    kept: list[object] = []
    for item in answer:
        try:
            kept.append(fitted(item, schema["items"]))
        except NoSuchChoice:
            continue
    return kept[: schema["maxItems"]]
