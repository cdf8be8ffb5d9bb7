"""How large frames are, and where in them boxes stand: in the slots of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from kg.page.enclosures import Enclosure, Member
from kg.page.layout import ASPECT, Box, Place

GAP = 36, 34  # between the boxes of a frame, with room for the names of lines
BESIDE = 8  # between tabs
PADDING = 16
TITLE = 20  # the height of a frame's title where it has no tab

Boxes: TypeAlias = Mapping[str, Box]
Places: TypeAlias = dict[str, Place]


class DrawnFrame(NamedTuple):
    """A frame by its centre and size; what has no tab is told by its title."""

    enclosure: Enclosure
    centre: Place
    size: Box


class _Grid(NamedTuple):
    """The widths of columns and the heights of rows, in the order of reading."""

    widths: list[int]
    heights: list[int]

    @property
    def size(self) -> Box:
        across, down = GAP
        width = sum(self.widths)
        width += across * (len(self.widths) - 1)
        height = sum(self.heights)
        height += down * (len(self.heights) - 1)
        return width, height

    def centres(self) -> Iterator[Place]:
        """The middle of each slot, seen from the upper left corner."""
        across, down = GAP
        top = 0
        for height in self.heights:
            left = 0
            for width in self.widths:
                yield left + width // 2, top + height // 2
                left += width + across
            top += height + down


def _grid(
    enclosure: Enclosure,
    boxes: Boxes,
) -> _Grid:
    """The grid that takes least of a map of its shape, unless a frame has its own."""
    sizes = [size_of(each, boxes) for each in enclosure.members]
    if enclosure.columns:
        return _in_columns(sizes, enclosure.columns)
    most = len(sizes)
    grids = [_in_columns(sizes, columns) for columns in range(1, most + 1)]
    return min(grids, key=_share)


def _in_columns(
    sizes: Sequence[Box],
    columns: int,
) -> _Grid:
    """The grid whose slots have room for boxes of these sizes."""
    rows = -(-len(sizes) // columns)
    widths = [0] * columns
    heights = [0] * rows
    for number, (width, height) in enumerate(sizes):
        row, column = divmod(number, columns)
        widths[column] = max(widths[column], width)
        heights[row] = max(heights[row], height)
    return _Grid(widths, heights)


def _share(grid: _Grid) -> float:
    """How high a map of the usual shape has to be for the grid."""
    width, height = grid.size
    return max(width / ASPECT, height)


def _tabs(
    enclosure: Enclosure,
    boxes: Boxes,
) -> Box:
    """The size of all tabs or, without them, of the title."""
    if not enclosure.tabs:
        return 0, TITLE
    width = 0
    height = 0
    for name in enclosure.tabs:
        tab_width, tab_height = boxes[name]
        width += tab_width + BESIDE
        height = max(height, tab_height)
    return width, height


def size_of(
    member: Member,
    boxes: Boxes,
) -> Box:
    if isinstance(member, str):
        return boxes[member]
    width, height = _grid(member, boxes).size
    tabs_width, tabs_height = _tabs(member, boxes)
    width = max(width, tabs_width)
    height += tabs_height
    return width + 2 * PADDING, height + 2 * PADDING


def standing(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Places:
    """The places of what is in a frame, and of its tabs."""
    places = dict(_tab_places(enclosure, centre, boxes))
    for member, place in _slots(enclosure, centre, boxes):
        if isinstance(member, str):
            places[member] = place
        else:
            places |= standing(member, place, boxes)
    return places


def frames_of(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[DrawnFrame]:
    """A frame, then those inside it, which are drawn over it."""
    size = size_of(enclosure, boxes)
    yield DrawnFrame(enclosure, centre, size)
    for member, place in _slots(enclosure, centre, boxes):
        if not isinstance(member, str):
            yield from frames_of(member, place, boxes)


def _tab_places(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[tuple[str, Place]]:
    """The places of the tabs, side by side from the left, at the head or the foot."""
    x, y = centre
    width, height = size_of(enclosure, boxes)
    _, tabs_height = _tabs(enclosure, boxes)
    inset = PADDING // 2
    row = y - height // 2 + inset + tabs_height // 2
    if enclosure.is_turned:
        row = y + height // 2 - inset - tabs_height // 2
    left = x - width // 2 + PADDING - inset
    for name in enclosure.tabs:
        tab_width, _ = boxes[name]
        yield name, (left + tab_width // 2, row)
        left += tab_width + BESIDE


def _slots(
    enclosure: Enclosure,
    centre: Place,
    boxes: Boxes,
) -> Iterator[tuple[Member, Place]]:
    """The places of the members, in a grid that has the tabs above or below it."""
    x, y = centre
    _, height = size_of(enclosure, boxes)
    _, tabs_height = _tabs(enclosure, boxes)
    grid = _grid(enclosure, boxes)
    grid_width, _ = grid.size
    inset = PADDING // 2
    left = x - grid_width // 2
    top = y - height // 2 + inset
    if not enclosure.is_turned:
        top += tabs_height + inset
    # The last row may have slots that nothing takes.
    slots = zip(enclosure.members, grid.centres(), strict=False)
    for member, (across, down) in slots:
        yield member, (left + across, top + down)
