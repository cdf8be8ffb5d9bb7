"""Where the headings of an article end, and its text begins."""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE_ENDS = re.compile(r"[.!?:;][\"”’')\]]{0,2}\s*$")
_MOST = 8  # lines of headline, standfirst, byline and date
_LONG = 240  # characters that no heading has


def headings_end(text: str) -> int:
    r"""Where the headline ends, with the lines below it that are no sentences either.

    >>> text = "Norvik cuts 40 jobs\n\nMill to close\n\nNorvik closes its mill."
    >>> text[: headings_end(text)]
    'Norvik cuts 40 jobs\n\nMill to close'
    >>> text = "Norvik cuts 40 jobs\n\nNorvik closes its mill. The mayor\nis against it."
    >>> text[: headings_end(text)]
    'Norvik cuts 40 jobs'
    """
    first = text.find("\n")
    end = first
    begin = 0
    lines = text.split("\n", _MOST * 2)[: _MOST * 2]
    for line, following in pairwise([*lines, ""]):
        # A sentence that goes on in the next line is text, whatever its line ends with.
        goes_on = following[:1].islower()
        if goes_on or len(line) > _LONG or _SENTENCE_ENDS.search(line):
            return max(first, end)
        begin += len(line) + 1
        if line.strip():
            end = begin - 1
    return first
