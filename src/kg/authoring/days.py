"""Days as people give them on the command line."""

from __future__ import annotations

from datetime import date

from kg.errors import KgError


def iso_day(written: str) -> str:
    """A day in the one form in which files have it.

    Raises:
        KgError: it is none.

    >>> iso_day("20260531")
    '2026-05-31'
    """
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        message = f"'{written}' is no date."
        raise KgError(message, "Write it such as 2026-05-31.") from error
