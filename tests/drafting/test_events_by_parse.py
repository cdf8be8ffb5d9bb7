"""When something happened, by the verb in whose clause a parse has the time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting.drafts import Drafts
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms looks back
Kesterby, 3 May 2024

Torvane Looms, a maker of looms in Kesterby, went bankrupt in 2009. Its founder, Mira Vale, was arrested in 2011. In 2015 Torvane Looms dismissed a complaint, sales of looms rose in 2016, and Bolt Textiles employed 40 people in 2017. Torvane Looms may relocate in 2031. Torvane Looms employs 240 people at its works and had sales of 9 million euros in 2018.

Torvane Looms will open a second weaving plant in Kesterby. The board of Torvane Looms, chaired by Ada Moss, met. Bo Lund steps down in October 2024. Bolt Textiles sent back two looms in 2019, went to court in 2020 and sought protection in 2021. Torvane Looms closes in 2027.

The dyeing hall burnt down in 2012, and a second attempt to list the firm failed in 2013. Sales came to 9 million euros in 2014. Bolt Textiles will decide by 29 June. Somebody stole the painting in 2004. A new lift is to arrive in 2033, and the regulator is to rule by 4 July. Bolt Textiles had repaid the loan by 2003. Hardly any sheds burned in 2005.
"""


@pytest.fixture(scope="module")
def drafts(parser: Installed) -> Iterator[Drafts]:
    """The article, drafted with the parser that is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("torvane", TEXT, ())) as project:
            yield drafted(project)


def _times(drafts: Drafts) -> dict[str, str]:
    return {
        each.facts.object: each.facts.subject
        for each in drafts.drafts
        if each.facts.property == "during"
    }


@pytest.mark.parametrize(
    ("time", "event"),
    [
        ("2009", "went bankrupt"),
        ("2011", "arrested"),
        ("2019", "sent back"),
        ("2020", "went to court"),
        ("2021", "sought protection"),
    ],
)
def test_any_verb_tells_of_an_event(drafts: Drafts, time: str, event: str) -> None:
    assert _times(drafts)[time] == event


@pytest.mark.parametrize(
    ("time", "event", "label"),
    [
        ("2012", "burnt down", "dyeing hall burnt down"),
        ("2013", "failed", "second attempt failed"),
        ("2004", "stole", "stole painting"),
    ],
)
def test_so_does_one_of_what_has_no_name(
    drafts: Drafts, time: str, event: str, label: str
) -> None:
    """It is called in the order of the text, so that nobody seems to do what he suffers."""
    (draft,) = (each for each in drafts.drafts if each.facts.object == time)
    assert draft.facts.subject == event
    assert f'Event "{label}"' in draft.statement


@pytest.mark.parametrize(("time", "event"), [("29 June", "decide"), ("4 July", "rule")])
def test_what_is_to_happen_by_a_time_is_due_then(
    drafts: Drafts, time: str, event: str
) -> None:
    due = {
        each.facts.object: each for each in drafts.drafts if each.rule == "event:due"
    }
    assert due[time].facts.subject == event
    assert due[time].facts.modality == "planned"


def test_what_had_happened_by_a_time_is_due_no_more(drafts: Drafts) -> None:
    times = [each.facts.object for each in drafts.drafts if each.rule == "event:due"]
    assert "2003" not in times


@pytest.mark.parametrize("time", ["2005", "2014", "2016", "2017", "2018", "2031"])
def test_figures_states_and_what_may_be_are_none(drafts: Drafts, time: str) -> None:
    assert time not in _times(drafts)


def test_a_site_is_as_planned_as_what_is_built_there(drafts: Drafts) -> None:
    found = [each for each in drafts.drafts if each.facts.property == "locatedIn"]
    planned = [each for each in found if each.facts.subject == "second weaving plant"]
    assert [each.facts.modality for each in planned] == ["planned"]


def test_the_present_with_a_time_to_come_is_a_plan(drafts: Drafts) -> None:
    (leaving,) = (each for each in drafts.drafts if each.facts.property == "leaver")
    assert leaving.facts.object == "Bo Lund"
    assert leaving.facts.modality == "planned"


def test_so_it_is_by_a_verb_that_tells_of_no_kind_of_event(drafts: Drafts) -> None:
    (closing,) = (each for each in drafts.drafts if each.facts.object == "2027")
    assert closing.facts.subject == "closes"
    assert closing.facts.modality == "planned"


def test_somebody_heads_what_has_no_name(drafts: Drafts) -> None:
    headed = {
        each.facts.subject: each.facts.object
        for each in drafts.drafts
        if each.facts.property == "headedBy"
    }
    assert headed["board"] == "Ada Moss"
