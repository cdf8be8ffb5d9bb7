"""The titles that people bear with their names for good: "Dame Ada Oz", "Tan Sri Ismail"."""

from __future__ import annotations

import re

from kg.language.spans import Span

_HONOUR = re.compile(
    r"\b(?:Baroness|Dame|Datin|Dato[’']?|Datuk|Lady|Lord|Sheikha?|Sir|Tan Sri|Toh Puan) $"
)
_LONGEST = 12


def honour_before(text: str, name: Span) -> str:
    """The honour that stands before a name, with a space, or nothing.

    >>> honour_before("It was Dame Ada Oz", (12, 18)), honour_before("Ms Oz", (3, 5))
    ('Dame ', '')
    """
    begin, _ = name
    found = _HONOUR.search(text, max(0, begin - _LONGEST), begin)
    return found[0] if found else ""
