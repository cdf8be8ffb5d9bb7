"""Which of the relations that are read are drafted, and posts that only a parse finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting.drafts import Drafts
from kg.drafting.relation_weights import ByRule, probability, signs_of
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms names a chair
Kesterby, 3 May 2024

Torvane Looms bought Bolt Textiles, a weaver in Kesterby, in 2019.

Mira Vale was in her youth, she says, finance director of Torvane Looms.
"""


@pytest.fixture(scope="module")
def drafts(parser: Installed) -> Iterator[Drafts]:
    """The article, drafted with the parser that is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("weighed", TEXT, ())) as project:
            yield drafted(project)


def test_what_is_plainly_told_is_drafted(drafts: Drafts) -> None:
    found = {each.facts.property: each.facts for each in drafts.drafts}
    assert found["acquired"].object == "Bolt Textiles"


def test_a_post_is_found_far_from_its_holder(drafts: Drafts) -> None:
    """A parse joins the two across whatever stands between."""
    (held,) = (each for each in drafts.drafts if each.facts.property == "holdsPost")
    assert held.facts.subject == "Mira Vale"
    assert held.facts.object == "finance director"


def test_what_was_told_before_is_less_likely_another_event() -> None:
    def likely(*signs: str) -> float:
        read_by = {"buyer": [ByRule("buyer-verb", "reference")]}
        return probability(signs_of(signs, "buyer", read_by))

    assert likely("frame buyer", "again") < likely("frame buyer")


def test_another_property_than_the_one_that_is_read_is_a_sign_of_its_own() -> None:
    read_by = {"owns": [ByRule("owns-own", "plain")]}
    signs = set(signs_of((), "acquired", read_by))
    assert "other read" in signs
    assert "rule owns-own" not in signs
