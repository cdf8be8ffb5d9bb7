"""Records as JSON, by the names of their fields."""

from __future__ import annotations

import json


def records(value: object, *, with_text: bool = False) -> str:
    """Write records, named tuples in lists or dictionaries, as JSON.

    Args:
        value: the records.
        with_text: whether the articles' words, the fields called `quote`, are written.

    >>> from kg.model import Evidence
    >>> evidence = Evidence("urn:p", "char=0,1", "a voice", "Words!", "", "")
    >>> "Words!" in records([evidence]), "Words!" in records([evidence], with_text=True)
    (False, True)
    """
    plain = plain_records(value, with_text=with_text)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def plain_records(value: object, *, with_text: bool) -> object:
    """Dictionaries and lists in place of records and tuples, at every depth."""
    # A named tuple is a tuple too, and has to be recognised before it is one.
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        fields = value._asdict()
        if not with_text:
            fields.pop("quote", None)
        return plain_records(fields, with_text=with_text)
    if isinstance(value, dict):
        plain = {}
        for key, item in value.items():
            plain[key] = plain_records(item, with_text=with_text)
        return plain
    if isinstance(value, (list, tuple)):
        return [plain_records(item, with_text=with_text) for item in value]
    return value
