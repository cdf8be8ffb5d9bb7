"""What the words do not bear: a finding whose place is told by those who know it.

What is read and differs is refused, an error. What no rule reads, or proves, is left
open, a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg.language.spans import Span
from kg.model import Finding
from kg.vocabulary import Term

_SHOWN = 8

Grade: TypeAlias = Literal["proved", "open", "refused"]
"""How well words bear a part of a figure."""


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
        is_of_proof: Whether it makes a statement less proved. What a narrower passage
            says as well stands only in the wrong place.
        words: The words of a passage that it is about, where it is not about all.
    """

    finding: Finding
    subject: NamedNode | None = None
    predicate: NamedNode | None = None
    value: Term | None = None
    is_of_proof: bool = True
    words: tuple[Span, ...] = ()

    def left_open(self) -> Doubt:
        """The same, as what is not proved, and not refused."""
        return self._replace(finding=self.finding._replace(severity="warning"))


def best_grade(grades: Iterable[Grade]) -> Grade:
    """The best of some grades: words need bear a figure in one place only.

    >>> best_grade(["refused", "open"])
    'open'
    """
    found = set(grades)
    if "proved" in found:
        return "proved"
    return "refused" if found == {"refused"} else "open"


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
