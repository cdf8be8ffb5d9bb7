"""What a second person has listed, held against the first list."""

from __future__ import annotations

from tests.drafting.agreement import agreements, held_against
from tests.drafting.gold import (
    HERE,
    SECOND,
    UNSEEN,
    Fact,
    GoldArticle,
    articles,
    facts_in,
)
from tests.drafting.scoring import totals

TEXT = "Torvane Looms, or Torvane, bought Bolt Textiles."
BOUGHT = Fact(
    line=2,
    kind="relation",
    subject="Torvane Looms",
    property="acquired",
    object="Bolt Textiles",
    value=None,
    unit="",
    comparator="",
    period=None,
    modality="",
    speakers=(),
    passage=TEXT,
)
SHORT = BOUGHT._replace(
    kind="attribute", property="altLabel", object="Torvane", passage="or Torvane"
)
ARTICLE = GoldArticle("a", TEXT, (BOUGHT, SHORT))


def test_the_same_list_agrees() -> None:
    found = held_against(ARTICLE, ARTICLE.facts)
    assert not found.wrong
    assert not found.missing


def test_a_thing_may_go_by_another_of_its_names() -> None:
    found = held_against(ARTICLE, [BOUGHT._replace(subject="Torvane"), SHORT])
    assert not found.wrong
    assert not found.missing


def test_what_only_one_has_listed_is_told() -> None:
    seller = BOUGHT._replace(property="owns")
    found = held_against(ARTICLE, [seller, SHORT])
    assert [each.facts.property for each in found.wrong] == ["owns"]
    assert found.missing == [BOUGHT]


def test_second_lists_are_of_unseen_articles() -> None:
    first = {article.slug: article for article in articles(UNSEEN)}
    for path in (HERE / SECOND).glob("*.tsv"):
        for fact in facts_in(path):
            assert fact.passage in first[path.stem].text, f"{path.stem}: {fact}"


def test_people_agree_on_values_rather_than_on_relations() -> None:
    """The lists are of the same articles, and neither is a copy of the other."""
    found = totals(agreements())
    assert found["figures: value and unit"].precision > 0.9
    assert 0.4 < found["relations"].precision < 0.9
