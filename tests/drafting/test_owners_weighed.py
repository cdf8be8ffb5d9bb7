"""Whose figures are by all signs together, and what day they are of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting.drafts import Draft, Drafts
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
def drafts() -> Iterator[Drafts]:
    """The article, drafted."""
    with pressed(GoldArticle("weighed", TEXT, ())) as project:
        yield drafted(project)


def of(drafts: Drafts, wording: str) -> Draft:
    return next(each for each in drafts.drafts if wording in each.facts.object)


def test_who_is_named_as_the_one_that_has_it_has_it(drafts: Drafts) -> None:
    """A subject that is named right before a figure has it, whomever the text is about."""
    found = of(drafts, "900")
    assert found.facts.subject == "Bolt Textiles"
    assert found.tier != "doubtful"


def test_a_share_price_is_of_the_day_of_the_news(drafts: Drafts) -> None:
    """However many paragraphs stand between, and of whatever a report tells there."""
    assert of(drafts, "18.40 euros").facts.period == "2024-05-03/2024-05-03"
    assert of(drafts, "jumped 7").facts.period == "2024-05-03/2024-05-03"
