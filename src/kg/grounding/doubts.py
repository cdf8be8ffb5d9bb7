"""What the words do not bear: a finding whose place is told by those who know it.

What is read and differs is refused, an error. What no rule reads, or proves, is left
open, a warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.model import Finding, Severity

_SHOWN = 8


class Doubt(NamedTuple):
    """A finding, and the statement that it is about.

    Without a subject, it is about the record of a passage, by its property. Where the
    statement stands in a file is not known to those who read words.
    """

    finding: Finding
    subject: NamedNode | None = None
    predicate: NamedNode | None = None


def some(words: Sequence[str]) -> str:
    """The first of the words that would have done, and how many more there are."""
    shown = ", ".join(words[:_SHOWN])
    more = len(words) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def unborne(
    message: str,
    advice: str,
    expected: str | None = None,
    found: str | None = None,
    severity: Severity = "error",
) -> Finding:
    """A finding of what words do not bear."""
    return Finding(
        severity=severity,
        check="support",
        message=message,
        expected=expected,
        found=found,
        advice=advice,
    )
