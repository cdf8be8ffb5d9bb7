"""The titles that people bear with their names for good: "Dame Ada Oz", "Tan Sri Ismail"."""

from __future__ import annotations

import re

from kg.language.spans import Span

_HONOURS = (
    r"(?:Baroness|Dame|Datin|Dato[’']?|Datuk|Lady|Lord|Sheikha?|Sir|Tan Sri|Toh Puan)"
)
_HONOUR = re.compile(rf"\b{_HONOURS} $")
_ADDRESS = re.compile(
    rf"(?:\b(?:Madame?|Ma[iî]tre|Miss|Chief|{_HONOURS}|(?:Dr|Mr|Mrs|Ms|Mx|Prof|Sr|Sra|Hon|"
    r"Rev|Capt|Col|Gen|Sgt)\.?) )+$"
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


def addressed_from(text: str, name: Span) -> int:
    """Where a name begins with the forms of address before it.

    >>> addressed_from("CEO Dr. Ada Oz", (8, 14)), addressed_from("CEO Ada Oz", (4, 10))
    (4, 4)
    """
    begin, _ = name
    found = _ADDRESS.search(text, max(0, begin - 2 * _LONGEST), begin)
    return found.start() if found else begin
