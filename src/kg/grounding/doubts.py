"""What the words do not bear: a finding whose place is told by those who know it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.model import Finding
from kg.vocabulary import Term

_SHOWN = 8


class Doubt(NamedTuple):
    """A finding, and the statement that it is about.

    Where the statement stands in a file is not known to those who read words.

    Attributes:
        finding: What is not borne.
        subject: What the statement is about. Without it, the doubt is about the record
            of the passage.
        predicate: The statement's property; None of a claim. Of a passage's record, the
            property by which it says what is doubted.
        value: What it says; None where all values of the property are meant.
    """

    finding: Finding
    subject: NamedNode | None = None
    predicate: NamedNode | None = None
    value: Term | None = None


def some(words: Sequence[str]) -> str:
    """The first of the words that would have done, and how many more there are."""
    shown = ", ".join(words[:_SHOWN])
    more = len(words) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def unproved(
    message: str, advice: str, expected: str | None = None, found: str | None = None
) -> Finding:
    """A finding of what words may bear, though no rule says how: a person may see it."""
    finding = unborne(message, advice, expected, found)
    return finding._replace(severity="warning")


def unborne(
    message: str, advice: str, expected: str | None = None, found: str | None = None
) -> Finding:
    """A finding of what words do not bear."""
    return Finding(
        severity="error",
        check="support",
        message=message,
        expected=expected,
        found=found,
        advice=advice,
    )
