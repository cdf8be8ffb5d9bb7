"""Changes in lines for people."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.difference import Change
from kg.knowledge import BASES
from kg.render.reasons import wrapped


def changes(found: Sequence[Change]) -> str:
    """Each change with its sign and where it is read from, before and after where the two differ."""
    articles = {
        place.partition("#")[0]
        for change in found
        for place in _all_places(change)
        if "#" in place
    }
    return "".join(
        f"{line}\n"
        for change in found
        for line in _lines(change, is_long=len(articles) > 1)
    )


def _all_places(change: Change) -> Sequence[str]:
    return (*change.before, *change.after)


def _lines(change: Change, *, is_long: bool) -> list[str]:
    before, after = (
        ", ".join(_shown(place, is_long=is_long) for place in p)
        for p in (change.before, change.after)
    )
    moved = (
        f"{before or 'nowhere'} -> {after or 'nowhere'}"
        if change.sign == "~"
        else before or after
    )
    where = before if before == after else moved
    return wrapped(
        f"{change.sign} {change.sentence}{f' ({where})' if where else ''}", hanging="  "
    )


def _shown(place: str, *, is_long: bool) -> str:
    """A passage by its position, with its article where there are several; else why it holds."""
    if basis := BASES.get(NamedNode(place)):
        return basis
    return place.rpartition("/" if is_long else "#")[2]
