"""Whether two figures are the ends of one range, by what its words tell of both."""

from __future__ import annotations

from itertools import product

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.measurements import Measurement, figure, is_range, own_quantities
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.language.spans import Span

_BOUNDS = {"atLeast", "moreThan", "atMost", "lessThan"}


def is_told(rules: Rules, lower: NamedNode, upper: NamedNode) -> bool:
    """Whether both rest on the words of one range, the first on its lower end.

    Two ranges in the same words, of different things, are not one.
    """
    ends = figure(rules, lower), figure(rules, upper)
    are_alike = all(
        rules.facts(lower).nodes(lower, each) == rules.facts(upper).nodes(upper, each)
        for each in (v.VARIABLE, v.OBSERVED_OF)
    )
    return are_alike and ends[0].wording == ends[1].wording and _are_ends(*ends)


def contradiction(
    rules: Rules,
    words: Words,
    lower: tuple[NamedNode, list[Span]],
    upper: tuple[NamedNode, list[Span]],
) -> str | None:
    """Why the words tell no range between two figures, if they tell otherwise.

    Args:
        rules: What the graph says of the figures.
        words: Those of the article.
        lower: The figure that is said to be the lower end, and where it is mentioned.
        upper: The same of the upper end.
    """
    first = figure(rules, lower[0])
    second = figure(rules, upper[0])
    if first.wording == second.wording and _are_ends(second, first):
        return "the words tell the range the other way round."
    wordings = {first.wording, second.wording}
    if any(is_range(own_quantities(wording)) for wording in wordings):
        return "the words tell a range that ends elsewhere."
    if first.unit != second.unit:
        return "the two are in different units."
    if first.value is None or second.value is None or first.value >= second.value:
        return "the second is not above the first."
    is_apart = all(
        words.sentence_at(one[0]) != words.sentence_at(other[0])
        for one, other in product(lower[1], upper[1])
    )
    if is_apart and not {first.comparator, second.comparator} & _BOUNDS:
        return "the two are told in different sentences, each as an exact figure."
    return None


def _are_ends(lower: Measurement, upper: Measurement) -> bool:
    """Whether the words of the first are a range from its value to that of the second."""
    read = own_quantities(lower.wording)
    values = [lower.value, upper.value]
    return is_range(read) and [each.value for each in read] == values
