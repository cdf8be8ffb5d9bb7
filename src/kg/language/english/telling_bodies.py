"""Bodies that tell figures of others: ministries, associations, analysts' firms."""

from __future__ import annotations

import re

_TELLING = re.compile(
    r"\b(?:Association|Agency|Analytics|Analysis|Authority|Bank of [A-Z]\w+|Bureau|Census|"
    r"Central Bank|Chamber|Commission|Committee|Confederation|Consulting|Council|Customs|"
    r"Department|Directorate|Economics|Federal Reserve|Federation|Forum|Inspectorate|"
    r"Institute|Intelligence|League|Ministry|Monitor|Observatory|Office|Polytechnic|Ratings|"
    r"Registry|Regulator|Research|Reserve Bank|Secretariat|Securities|Society|Statistical|"
    r"Statistics|Supervisor|Treasury|Union|University|Watch)\b"
)


def tells_of_others(name: str) -> bool:
    """Whether a body of this name is one that tells mostly of others.

    >>> tells_of_others("Ministry of Craft"), tells_of_others("Acme Looms")
    (True, False)
    """
    return bool(_TELLING.search(name))
