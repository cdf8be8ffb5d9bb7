"""Figures as a CSV file inside a link, which saves them without a script or a server."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from kg.csv_safety import delimited
from kg.page.figures.views import FigureView

_COLUMNS = (
    *("measure", "of", "period", "from", "to"),
    *("comparator", "value", "unit", "kind", "wording", "passages"),
)
_SAFE = ":/,;@!$'()*?~"  # what a link may hold as it is


def csv_link(figures: Iterable[FigureView]) -> str:
    """The address of a file with a row a figure.

    The page's policy forbids to fetch anything, but lets a link be saved whose address
    is the file itself.
    """
    text = delimited(_COLUMNS, map(_row, figures))
    return f"data:text/csv;charset=utf-8,{quote(text, safe=_SAFE)}"


def _row(figure: FigureView) -> list[str]:
    return [
        figure.thing.name,
        ", ".join(thing.name for thing in figure.of),
        figure.when,
        ", ".join(period.start for period in figure.periods),
        ", ".join(period.end for period in figure.periods),
        figure.amount.comparator,
        "" if figure.value is None else f"{figure.value:f}",
        figure.unit.name,
        figure.kind,
        " / ".join(figure.wordings),
        " ".join(place.passage for place in figure.places),
    ]
