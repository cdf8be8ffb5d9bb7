"""What is likely told of two though no frame reads it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.drafting import property_weights
from kg.drafting.drafts import Drafts
from kg.drafting.property_weights import NONE, RARE, Likely, ranked
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.pairing import KnownPair, Weights
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms finds a partner
Kesterby, 3 May 2024

Bolt Textiles, a weaver in Kesterby, was bought by Torvane Looms in 2019. Torvane Looms did
not name its lender.
"""


def test_probabilities_are_shares_of_one() -> None:
    found = ranked(["before", "over buy"])
    assert 0 < sum(each.probability for each in found) < 1
    assert [each.probability for each in found] == sorted(
        (each.probability for each in found), reverse=True
    )
    assert {NONE, RARE}.isdisjoint(each.property for each in found)


def test_a_sign_that_was_never_seen_tells_nothing() -> None:
    assert ranked(["over buy"]) == ranked(["over buy", "over zzz"])


def test_weights_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"any": {NONE: 1.0}, "one": {"owns": 2.0}, "two": {"owns": 1.0}}
    monkeypatch.setattr(property_weights, "_weights", lambda: weights)
    (alone,) = ranked(["one"])
    (both,) = ranked(["one", "two"])
    assert alone.property == both.property == "owns"
    assert alone.probability < both.probability
    assert ranked([]) == list[Likely]()


# By these, two firms of which one is bought are likely rivals, and others are not.
RIVALS = {
    "any": {NONE: 1.0},
    "over buy": {"competesWith": 0.9},
    "is Company Company": {"competesWith": 0.9},
}


@pytest.fixture
def drafts(parser: Installed) -> Iterator[Drafts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(property_weights, "_weights", lambda: RIVALS)
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("likely", TEXT, ())) as project:
            yield drafted(project)


def test_what_is_likely_is_drafted_once_as_doubtful(drafts: Drafts) -> None:
    """Of a symmetric property, one way round is enough."""
    (rival,) = (each for each in drafts.drafts if each.rule == "pair:likely")
    assert rival.tier == "doubtful"
    assert rival.facts.property == "competesWith"
    assert {rival.facts.subject, rival.facts.object} == {
        "Bolt Textiles",
        "Torvane Looms",
    }


def test_what_rules_draft_is_drafted_besides(drafts: Drafts) -> None:
    assert "acquired" in {each.facts.property for each in drafts.drafts}


def test_what_is_told_of_pairs_is_learned() -> None:
    """Rival firms are told apart from owners by the one sign in which they differ."""
    pairs = [
        KnownPair(slug, frozenset({sign, "both"}), frozenset(told), frozenset())
        for slug in "abcdefgh"
        for sign, told in (("rival", ["competesWith"]), ("own", ["owns"]), ("", []))
    ]
    learned = Weights(pairs)
    asked = [pair for pair in pairs if pair.slug == "a"]
    names = [name for name, _ in learned.likeliest(asked[:2])]
    assert names == ["competesWith", "owns"]


def test_what_is_drafted_already_is_not_likeliest() -> None:
    told = frozenset({"owns"})
    pairs = [KnownPair(slug, frozenset({"own"}), told, frozenset()) for slug in "abcde"]
    pairs += [
        KnownPair(slug, frozenset(), frozenset(), frozenset()) for slug in "abcde"
    ]
    learned = Weights(pairs)
    ((_, odds),) = learned.likeliest([pairs[0]._replace(drafted=told)])
    assert odds == 0
