"""Two figures are the ends of a range where the same words tell of both, and the right way round."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg import vocabulary as v
from kg.authoring.implied import measured
from kg.grounding.doubts import Doubt
from kg.knowledge import load
from kg.workspace import find
from tests.grounding import invented
from tests.grounding.told import REGISTRY
from tests.terms import thing

LOWER, UPPER = "id:lower", "id:upper"
EXACTLY = "kg:exactly"


class End(NamedTuple):
    """A figure: its wording, whether it is the upper end there, and what it is told of."""

    wording: str
    is_upper: bool = False
    variable: str = "cost"
    is_exact: bool = False
    is_change: bool = False

    def stated(self, name: str) -> str:
        """The figure in the graph, by this name."""
        given = [v.AT_MOST] if self.is_upper else []
        facts = measured(self.wording, load(find()).ontology, given)
        parts = [
            f"{predicate} {EXACTLY if self.is_exact and predicate == v.COMPARATOR else value}"
            for predicate, value in facts
        ]
        if self.is_change:
            parts.append("kg:isChange true")
        parts += ["kg:observedOf id:norvik", f"kg:variable id:{self.variable}"]
        return f"{name} a kg:Projection ; {' ; '.join(parts)} ."


def doubts(
    folder: Path, text: str, first: End, second: End, *, tied: bool = True
) -> list[Doubt]:
    """What is doubted of two figures, of which the first ranges to the second."""
    variables = " ".join(
        f'id:{name} a kg:Variable ; skos:prefLabel "{name}"@en .'
        for name in {first.variable, second.variable}
    )
    states = f"{first.stated(LOWER)} {second.stated(UPPER)} {variables} " + (
        f"{LOWER} kg:rangeTo {UPPER} ." if tied else ""
    )
    edition = invented.project(folder, text, REGISTRY, invented.Told(text, states))
    support, _ = invented.proved(edition)
    figures = {thing("lower"), thing("upper")}
    return [each for each in support.doubts if each.subject in figures]


def grade(folder: Path, text: str, first: End, second: End) -> str:
    """How well the words bear that the first ranges to the second."""
    found = doubts(folder, text, first, second)
    found = [each for each in found if each.predicate == v.RANGE_TO]
    if not found:
        return "proved"
    return "refused" if any(each.finding.is_error for each in found) else "open"


def ends(wording: str) -> tuple[End, End]:
    """Both ends of a range, in the same words."""
    return End(wording), End(wording, is_upper=True)


MILL = "The mill of Norvik will cost {}."
BETWEEN = "between 20 million and 25 million euros"


@pytest.mark.parametrize(
    "wording", [BETWEEN, "3 to 4 million euros", "300-350 euros", "from 3 to 5 percent"]
)
def test_both_ends_of_a_range_are_proved(tmp_path: Path, wording: str) -> None:
    """However a range is written."""
    assert grade(tmp_path / "a", MILL.format(wording), *ends(wording)) == "proved"


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        # the ends swapped
        (MILL.format(BETWEEN), *reversed(ends(BETWEEN)), "refused"),
        # one end of each of two ranges
        (
            "The mill of Norvik will cost 3 to 4 million euros, the hall 5 to 6 million euros.",
            End("3 to 4 million euros"),
            End("5 to 6 million euros", is_upper=True),
            "refused",
        ),
        # an end and another figure
        (
            "The mill of Norvik will cost 3 to 4 million euros, the hall 9 million euros.",
            End("3 to 4 million euros"),
            End("9 million euros"),
            "refused",
        ),
        # two figures that have nothing to do with each other
        (
            "The mill of Norvik will cost 3 million euros. The hall will cost 9 million euros.",
            End("3 million euros"),
            End("9 million euros"),
            "refused",
        ),
        # two that no rule reads as a range, and that may be one
        (
            "The mill of Norvik will cost 3 million euros, and 9 million euros if need be.",
            End("3 million euros"),
            End("9 million euros"),
            "open",
        ),
        # told of two things in the same words
        (
            f"The mill of Norvik will cost {BETWEEN}.",
            End(BETWEEN),
            End(BETWEEN, is_upper=True, variable="mill"),
            "refused",
        ),
    ],
)
def test_what_is_no_range_is_not_proved(
    tmp_path: Path, text: str, first: End, second: End, expected: str
) -> None:
    """What is read and differs is refused, what no rule reads is open."""
    assert grade(tmp_path / "a", text, first, second) == expected


def test_an_end_may_be_exact_where_another_figure_is_the_other_end(
    tmp_path: Path,
) -> None:
    """Without the other one, the words tell only from where or up to where it lies."""
    wording = "3 to 4 million euros"
    text = MILL.format(wording)
    exact = [each._replace(is_exact=True) for each in ends(wording)]
    assert doubts(tmp_path / "tied", text, *exact) == []
    alone = doubts(tmp_path / "alone", text, *exact, tied=False)
    assert {each.predicate for each in alone} == {v.COMPARATOR, v.VALUE}


def test_both_ends_of_a_change_are_changes(tmp_path: Path) -> None:
    """By the verb before the two, which the wording leaves out."""
    wording = "3 to 4 percent"
    text = f"Norvik expects its cost to grow by {wording}."
    exact = [each._replace(is_exact=True, is_change=True) for each in ends(wording)]
    assert doubts(tmp_path / "a", text, *exact) == []
