"""Whose figures are by all signs together, and what quarter they are of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting.drafts import Draft, Drafts
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms earns more
Kesterby, 3 May 2024

Torvane Looms said on Friday that its revenue rose 12 percent to 184 million euros in the first quarter. The company hired 140 people.

Bolt Textiles employs 900 people. Carpet exports softened 4 percent. Shares in Torvane Looms jumped 7 percent.

Torvane Looms runs four mills.

Its shares were bought by funds.

Analysts were content.

Shares in Torvane Looms closed 3.8 percent higher at 18.40 euros.
"""


@pytest.fixture(scope="module")
def drafts(parser: Installed) -> Iterator[Drafts]:
    """The article, drafted with the parser that is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("weighed", TEXT, ())) as project:
            yield drafted(project)


def of(drafts: Drafts, wording: str) -> Draft:
    return next(each for each in drafts.drafts if wording in each.facts.object)


def test_who_is_named_as_the_one_that_has_it_has_it(drafts: Drafts) -> None:
    """A subject that is named right before a figure has it, whomever the text is about."""
    found = of(drafts, "900")
    assert found.facts.subject == "Bolt Textiles"
    assert found.tier != "doubtful"


def test_what_the_same_firm_did_is_of_its_quarter(drafts: Drafts) -> None:
    """The quarter goes on for the firm that reports it, and for nobody else."""
    assert of(drafts, "140").facts.period == "2024-01-01/2024-03-31"
    assert of(drafts, "900").facts.period == ""


def test_a_share_price_is_of_the_day_of_the_news(drafts: Drafts) -> None:
    """However many paragraphs stand between, and of whatever a report tells there."""
    assert of(drafts, "18.40 euros").facts.period == "2024-05-03/2024-05-03"
    assert of(drafts, "jumped 7").facts.period == "2024-05-03/2024-05-03"


def test_a_change_is_of_the_quarter_that_is_reported(drafts: Drafts) -> None:
    """Whatever verb tells it: it changed since the report before."""
    assert of(drafts, "softened 4").facts.period == "2024-01-01/2024-03-31"
