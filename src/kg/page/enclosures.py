"""Frames on the map: a place around what is in it, a cooperation around its partners.

What a frame holds needs no line to the thing that the frame stands for. It is chosen by
what things are and how they are related, never by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

FEWEST = 2  # boxes that are worth a frame


class Holding(NamedTuple):
    """That one thing is in a place, or takes part in something."""

    holder: str
    member: str
    is_place: bool


class Enclosure(NamedTuple):
    """A frame: the things it stands for, the innermost first, and what is in it.

    Those of the things with lines of another kind have a box in the frame; the others
    are its tabs.
    """

    holders: tuple[str, ...]
    tabs: tuple[str, ...]
    members: tuple[Member, ...]
    is_turned: bool = False
    """Whether the tabs are at its foot."""
    columns: int = 0
    """In how many columns its members stand; 0 is what takes least of the map."""


Member: TypeAlias = "str | Enclosure"


def boxes_in(member: Member) -> Iterator[str]:
    """The boxes and tabs of a frame and of those inside it."""
    if isinstance(member, str):
        yield member
        return
    yield from member.tabs
    for each in member.members:
        yield from boxes_in(each)


def with_inner(enclosures: Iterable[Enclosure]) -> Iterator[Enclosure]:
    """The frames with all that are inside them."""
    for each in enclosures:
        yield each
        inner = [member for member in each.members if isinstance(member, Enclosure)]
        yield from with_inner(inner)


def enclosures(
    things: Collection[str],
    holdings: Iterable[Holding],
    busy: Collection[str],
) -> list[Enclosure]:
    """The outermost frames; no box is in two, but for those inside each other.

    Args:
        things: what is on the map.
        holdings: what is held by what.
        busy: the things with lines that do not say that something is in a place.
    """
    places: list[Holding] = []
    parts: dict[str, list[str]] = defaultdict(list)
    for each in holdings:
        if each.holder not in things or each.member not in things:
            continue
        if each.is_place:
            places.append(each)
        else:
            parts[each.holder].append(each.member)
    found = list(_places(places, busy))
    taken: set[str] = set()
    for frame in found:
        taken.update(boxes_in(frame))
    # Where things are comes first: of what takes part in something, lines tell as well.
    for holder, members in parts.items():
        names = tuple(dict.fromkeys(members))
        inside = {holder, *names}
        if len(names) >= FEWEST and taken.isdisjoint(inside):
            taken |= inside
            frame = Enclosure(holders=(holder,), tabs=(holder,), members=names)
            found.append(frame)
    return found


def _places(
    holdings: Sequence[Holding],
    busy: Collection[str],
) -> Iterator[Enclosure]:
    """The frames of places: of two places around something, the first counts."""
    parent: dict[str, str] = {}
    for holder, member, _ in holdings:
        if member in parent:
            continue
        # What is said to be in itself, by whatever way, would have no outermost frame.
        if member not in _above(holder, parent):
            parent[member] = holder
    inside: dict[str, list[str]] = defaultdict(list)
    for member, holder in parent.items():
        inside[holder].append(member)
    outermost = [place for place in inside if place not in parent]
    for place in outermost:
        for framed in _framed(place, inside, busy):
            if isinstance(framed, Enclosure):
                yield framed


def _above(place: str, parent: Mapping[str, str]) -> Iterator[str]:
    """A place with those around it."""
    yield place
    while place in parent:
        place = parent[place]
        yield place


def _framed(
    place: str,
    inside: Mapping[str, Sequence[str]],
    busy: Collection[str],
) -> list[Member]:
    """A place with what is in it: a frame or, of too little, the boxes."""
    if place not in inside:
        return [place]
    members: list[Member] = []
    for each in inside[place]:
        members += _framed(each, inside, busy)
    # A line of another kind needs a box at which it ends.
    own = [place] if place in busy else []
    match members:
        case [Enclosure(holders, tabs, inner)] if not own:
            # A place in which there is only another place has the same frame.
            return [Enclosure((*holders, place), (*tabs, place), inner)]
    members = [*own, *members]
    number = 0
    for member in members:
        number += len(list(boxes_in(member)))
    if number < FEWEST:
        return [place, *members]
    tabs = () if own else (place,)
    frame = Enclosure((place,), tabs, tuple(members))
    return [frame]
