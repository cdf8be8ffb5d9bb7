"""Bodies that tell figures of others: ministries, associations, analysts' firms."""

from __future__ import annotations

import re

_TELLING = re.compile(
    r"\b(?:Association|Agency|Analytics|Analysis|Authority|Bureau|Central Bank|Chamber|Commission|"
    r"Confederation|Council|Customs|Department|Economics|Federation|Forum|Institute|"
    r"Intelligence|League|Ministry|Monitor|Observatory|Office|Polytechnic|Regulator|Research|"
    r"Securities|Society|Statistics|Supervisor|Treasury|Union|University|Watch)\b"
)


def tells_of_others(name: str) -> bool:
    """Whether a body of this name is one that tells mostly of others.

    >>> tells_of_others("Ministry of Craft"), tells_of_others("Acme Looms")
    (True, False)
    """
    return bool(_TELLING.search(name))
