"""What is likely told of two though no frame reads it."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import pytest

from kg.drafting import property_weights
from kg.drafting.drafts import Drafts
from kg.drafting.likely_relations import LIKELY
from kg.drafting.property_weights import BIAS, NONE, RARE, likeliest
from kg.frames.installed import Installed
from tests.drafting import scoring
from tests.drafting.gold import GoldArticle
from tests.drafting.pairing import KnownPair, Weights
from tests.drafting.scoring import drafted, pressed

TEXT = """Torvane Looms finds a partner
Kesterby, 3 May 2024

Bolt Textiles, a weaver in Kesterby, was bought by Torvane Looms in 2019. Torvane Looms did
not name its lender.

Norvik Looms plans to buy Corrin Yarns.
"""


def told_by(
    monkeypatch: pytest.MonkeyPatch, weights: dict[str, dict[str, float]]
) -> None:
    monkeypatch.setattr(property_weights, "weights_by_sign", lambda: weights)


def test_weights_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    any = {NONE: 1.0, "owns": 0.0}
    told_by(monkeypatch, {"any": any, "one": {"owns": 2.0}, "two": {"owns": 1.0}})
    alone, both = likeliest(["one"]), likeliest(["one", "two"])
    assert alone.property == both.property == "owns"
    assert alone.probability == pytest.approx(1 / (1 + exp(-1)))
    assert both.probability == pytest.approx(1 / (1 + exp(-2)))


def test_mostly_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told_by(monkeypatch, {"any": {NONE: 1.0, "owns": 0.0}})
    assert likeliest([]).property == NONE


def test_a_sign_that_was_never_seen_tells_nothing() -> None:
    assert likeliest(["over buy"]) == likeliest(["over buy", "over zzz"])


def test_what_every_pair_has_tells_of_all_properties() -> None:
    """A property without a weight there would be no choice at all."""
    known = property_weights.weights_by_sign()
    assert {NONE, RARE} <= set(known[BIAS])
    assert all(set(told) <= set(known[BIAS]) for told in known.values())


# By these, two firms of which one is bought are likely rivals, and others are not.
RIVALS = {
    "any": {NONE: 1.0, "competesWith": 0.0},
    "over buy": {"competesWith": 0.9},
    "is Company Company": {"competesWith": 0.9},
}


@pytest.fixture(scope="module")
def drafts(parser: Installed) -> Iterator[Drafts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(property_weights, "weights_by_sign", lambda: RIVALS)
        patch.setattr(scoring, "installed", lambda: parser)
        with pressed(GoldArticle("likely", TEXT, ())) as project:
            yield drafted(project)


def test_what_is_likely_is_drafted_once_as_doubtful(drafts: Drafts) -> None:
    """Of a symmetric property, one way round is enough."""
    (rival,) = (each for each in drafts.drafts if each.rule == LIKELY)
    assert rival.tier == "doubtful"
    assert rival.facts.property == "competesWith"
    assert {rival.facts.subject, rival.facts.object} == {
        "Bolt Textiles",
        "Torvane Looms",
    }


def test_what_is_only_planned_is_not_drafted_as_so(drafts: Drafts) -> None:
    likely = [each.facts.subject for each in drafts.drafts if each.rule == LIKELY]
    assert "Norvik Looms" not in likely


def test_what_rules_draft_is_drafted_besides(drafts: Drafts) -> None:
    assert "acquired" in {each.facts.property for each in drafts.drafts}


def test_nothing_is_likely_without_a_parse() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "installed", lambda: None)
        with pressed(GoldArticle("likely", TEXT, ())) as project:
            found = drafted(project)
    assert all(each.rule != LIKELY for each in found.drafts)


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
