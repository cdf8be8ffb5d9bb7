"""Whose figures are by the verb above them in a parse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting.drafts import Drafts
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms sells its mill
Kesterby, 3 May 2024

Torvane Looms, a maker of looms in Kesterby, said on Friday that it had sold a mill to Bolt Textiles. The founders together hold 57 percent of Bolt Textiles, and a fund managed by Bolt Textiles holds 8 percent.

A report by the consulting firm Marlow Strand found that Torvane Looms had cut costs. The company earned 241 million euros last year.

The output of the weaving cluster reached 28 billion euros in 2023. The Weavers' Federation expects 31 billion euros this year.

EBITDA of Torvane Looms rose 3 percent to 18 million euros. Its surcharge stays at 6 euros, and the largest bill, of 4 million euros, came from a dyer. Its remaining damages are estimated at 7 million euros. The mill stands 12 kilometres from Kesterby.
"""
OWNERS = {
    "57 percent": "founders",
    "8 percent": "fund",
    "241 million euros": "Torvane Looms",
    "28 billion euros": "weaving cluster",
}

LEVELS = {
    "3 percent": "growth of EBITDA",
    "18 million euros": "EBITDA",
    "6 euros": "surcharge",
    "4 million euros": "largest bill",
    "estimated at 7 million euros": "remaining damages",
    "12 kilometres": "distance",
}


@pytest.fixture(scope="module")
def drafts(parser: Installed) -> Iterator[Drafts]:
    """The article, drafted with the parser that is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("torvane", TEXT, ())) as project:
            yield drafted(project)


@pytest.mark.parametrize("wording", OWNERS)
def test_whose_verb_tells_it_has_a_figure(drafts: Drafts, wording: str) -> None:
    (found,) = (each for each in drafts.drafts if each.facts.object == wording)
    assert found.facts.subject == OWNERS[wording]


def test_who_only_expects_a_figure_does_not_have_it(drafts: Drafts) -> None:
    (found,) = (
        each for each in drafts.drafts if each.facts.object == "31 billion euros"
    )
    assert found.facts.subject != "Weavers' Federation"


@pytest.mark.parametrize("wording", LEVELS)
def test_the_subject_of_a_verb_of_standing_is_what_it_measures(
    drafts: Drafts, wording: str
) -> None:
    (found,) = (each for each in drafts.drafts if each.facts.object.endswith(wording))
    assert found.facts.property == LEVELS[wording]
