"""Records as JSON, by the names of their fields."""

from __future__ import annotations

import json


def records(found: object, *, with_text: bool = False) -> str:
    """The records in JSON; the articles' words are left out, unless asked for.

    >>> from kg.model import Evidence
    >>> print(records([Evidence("urn:p", "char=0,1", "a voice", "Words!", "", "")]).count("Words!"))
    0
    """
    return json.dumps(_plain(found, with_text), ensure_ascii=False, indent=2) + "\n"


def _plain(found: object, with_text: bool) -> object:
    if isinstance(found, tuple) and hasattr(found, "_asdict"):
        fields = found._asdict()
        return {
            name: _plain(value, with_text)
            for name, value in fields.items()
            if with_text or name != "quote"
        }
    if isinstance(found, dict):
        return {name: _plain(value, with_text) for name, value in found.items()}
    return (
        [_plain(item, with_text) for item in found]
        if isinstance(found, (list, tuple))
        else found
    )
