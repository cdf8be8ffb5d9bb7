"""Figures in a few words, for the boxes of what they measure."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.page.address import Address, key
from kg.page.figures.collecting import collect, stated_in
from kg.page.figures.growth import is_growth
from kg.page.figures.views import Amount, FigureView

MOST = 2  # lines of a box
LONGEST = 28  # characters of what is measured
CONCERNS = NamedNode(v.KG + "concerns")
SHORT = {" billion": " bn", " million": " m", " per cent": " %"}
_AFTER_THE_NOUN = re.compile(r" (?:of|for|in|with|to|on|per)\b")


class BoxLine(NamedTuple):
    """A line for the box of a thing; the smaller its rank, the sooner it is told."""

    box: str
    text: str
    rank: tuple[bool, bool, Decimal]


def badges(
    graph: Graph,
    address: Address,
    passages: Collection[str],
) -> dict[str, list[str]]:
    """The lines for each thing by its key: at most two, the most important first.

    A figure of which the change is told comes before others, an amount before a count,
    and the greater number before the smaller. Of the same measure the latest is told.

    Args:
        graph: where the figures are.
        address: where the page is.
        passages: those of which a figure must be stated in one.
    """
    amounts: list[FigureView] = []
    changes: dict[str, FigureView] = {}
    told = stated_in(graph, passages)
    for figure in collect(graph, address, v.CLASS_OBSERVATION, told):
        if not _is_stated_in(figure, passages):
            continue
        if is_growth(figure):
            changes |= dict.fromkeys(figure.growth_of, figure)
        elif not figure.restates:
            # What restates another in a second unit says nothing more.
            amounts.append(figure)
    about = _about(graph, amounts, told)
    found: dict[str, list[BoxLine]] = defaultdict(list)
    for figure in _latest(amounts):
        name = figure.thing.key
        change = changes.get(name)
        for badge in _badges(figure, change, about[name]):
            found[badge.box].append(badge)
    lines: dict[str, list[str]] = {}
    for box, several in found.items():
        several.sort(key=lambda badge: badge.rank)
        first = several[:MOST]
        lines[box] = [badge.text for badge in first]
    return lines


def _is_stated_in(
    figure: FigureView,
    passages: Collection[str],
) -> bool:
    return any(place.passage in passages for place in figure.places)


class About(NamedTuple):
    """What a figure is about.

    It has the keys of the things that it counts, and the name of what it concerns.
    """

    counted: Sequence[str]
    concerned: str


def _about(
    graph: Graph,
    figures: Iterable[FigureView],
    told: Collection[NamedNode],
) -> dict[str, About]:
    keys = {figure.thing.key for figure in figures}
    facts = graph.facts(told, (v.COUNTS, CONCERNS))
    subjects = v.named_nodes(facts.subjects)
    iris = {key(graph, iri.value): iri for iri in subjects}
    found: dict[str, About] = dict.fromkeys(keys, About((), ""))
    for each in keys & iris.keys():
        figure = iris[each]
        counted = facts.nodes(figure, v.COUNTS)
        concerned = facts.nodes(figure, CONCERNS)
        # What concerns several things is not told by the name of one.
        name = ""
        if len(concerned) == 1:
            name = graph.verbaliser.title(concerned[0])
        boxes = [key(graph, iri.value) for iri in counted]
        found[each] = About(boxes, name)
    return found


def _latest(figures: Iterable[FigureView]) -> list[FigureView]:
    """Of each measure the figure with the latest period."""
    found: dict[tuple[str, ...], FigureView] = {}
    for figure in figures:
        earlier = found.get(figure.measures)
        if earlier is None or _end(earlier) <= _end(figure):
            found[figure.measures] = figure
    return list(found.values())


def _end(figure: FigureView) -> str:
    ends = [period.end or period.start for period in figure.periods]
    return max(ends, default="")


def _badges(
    figure: FigureView,
    change: FigureView | None,
    about: About,
) -> Iterable[BoxLine]:
    """The badge of a figure in each box: of what it counts, the number is enough."""
    is_count = figure.unit.notation.partition("/")[0] == "1"
    amount = _short(figure.amount)
    if change and change.value is not None:
        amount += f", {change.value:+f} %"
    rank = change is None, is_count, -(figure.value or Decimal(0))
    if about.counted:
        for box in about.counted:
            yield BoxLine(box, amount, rank)
        return
    name = about.concerned or _noun(figure.thing.name)
    name = textwrap.shorten(name.replace("&", "+"), LONGEST, placeholder=" …")
    for thing in figure.of:
        yield BoxLine(thing.key, f"{name}: {amount}", rank)


def _short(amount: Amount) -> str:
    """An amount with the words of its size and unit cut short.

    >>> _short(Amount(">", "more than", "5.7 billion yuan"))
    '>5.7 bn yuan'
    >>> _short(Amount("<~", "almost", "4 per cent"))
    'almost 4 %'
    """
    text = f"{amount.sign}{amount.text}" if amount.sign else amount.words
    for word, short in SHORT.items():
        text = text.replace(word, short)
    return text


def _noun(measure: str) -> str:
    """The noun of a measure's name.

    >>> _noun("actual industrial investment"), _noun("number of product series")
    ('investment', 'product series')
    """
    counted = measure.removeprefix("number of ")
    if counted != measure:
        return counted
    return _AFTER_THE_NOUN.split(measure)[0].split()[-1]
