"""What judgements on names lead to: the same leads on, and not the same stops it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies
from pyoxigraph import NamedNode

from kg.knowledge.name_judgements import (
    ArticleName,
    JudgedNames,
    NameJudgement,
    NameVerdict,
)

VERDICTS: dict[str, NameVerdict] = {
    "is": "same",
    "is not": "notSame",
    "may be": "unsure",
}


def judgement(line: str) -> NameJudgement:
    """What a line such as "the mill is not NORVIK" decides."""
    for phrase in ("is not", "may be", "is"):
        words, found, thing = line.partition(f" {phrase} ")
        if found:
            break
    # Two articles, of which the second has an asterisk behind its names.
    article = "urn:second" if words.endswith("*") else "urn:first"
    on = ArticleName(words.rstrip("*"), article)
    name = NamedNode("urn:judgement:" + line.replace(" ", "-"))
    verdict = VERDICTS[phrase]
    return NameJudgement(name, on, named(thing), verdict, "2026-05-31", "So it is.", ())


def judged(*lines: str) -> JudgedNames:
    return JudgedNames(map(judgement, lines))


def named(name: str) -> NamedNode:
    return NamedNode(f"urn:{name}")


def things(names: JudgedNames, words: str, article: str = "urn:first") -> list[str]:
    """What a name is and is not, in one list: "+NORVIK", "-ZOLLIN", "?TESSALY"."""
    found = names.things(words, article)
    signed = zip("+-?", found, strict=True)
    return sorted(sign + each.value[4:] for sign, several in signed for each in several)


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        (["the mill is NORVIK"], "the mill", "+NORVIK"),
        (["the mill is NORVIK"], "the office", ""),
        (["the mill is not NORVIK"], "the mill", "-NORVIK"),
        (["the mill may be NORVIK"], "the mill", "?NORVIK"),
        # The same leads on.
        (["it is NORVIK", "the mill is NORVIK", "the mill is LOOMS"], "it", "+LOOMS +NORVIK"),
        (["it* is NORVIK", "the mill is NORVIK", "it* is LOOMS"], "the mill", "+LOOMS +NORVIK"),
        # Not the same is so of all that is the same.
        (["it is NORVIK", "the mill is NORVIK", "the mill is not ZOLLIN"], "it", "+NORVIK -ZOLLIN"),
        (["it is NORVIK", "it is not ZOLLIN", "she is ZOLLIN", "she is TEXTILES"], "it", "+NORVIK -TEXTILES -ZOLLIN"),
        (["it is NORVIK", "she is ZOLLIN", "she is not NORVIK"], "it", "+NORVIK -ZOLLIN"),
        # But two that are not the same as a third may be.
        (["it is not ZOLLIN", "the mill is not ZOLLIN", "the mill is NORVIK"], "it", "-ZOLLIN"),
        # Where a chain closes, what is denied stays denied, and so does what is behind it.
        (["it is NORVIK", "it is not NORVIK"], "it", "-NORVIK"),
        (["it is NORVIK", "the mill is NORVIK", "the mill is ZOLLIN", "it is not ZOLLIN"], "it", "+NORVIK -ZOLLIN"),
        (["it is NORVIK", "the mill is NORVIK", "the mill is ZOLLIN", "it is not ZOLLIN"], "the mill", "+NORVIK -ZOLLIN"),
        (["it is NORVIK", "the mill is NORVIK", "the mill is ZOLLIN", "she is ZOLLIN", "she is TESSALY", "it is not ZOLLIN"], "it", "+NORVIK -TESSALY -ZOLLIN"),
        # Who could not tell is overruled by who can.
        (["it may be NORVIK", "it is NORVIK"], "it", "+NORVIK"),
        (["it may be NORVIK", "it is not NORVIK"], "it", "-NORVIK"),
        (["it may be NORVIK", "it is ZOLLIN"], "it", "+ZOLLIN ?NORVIK"),
    ],
)  # fmt: skip
def test_what_a_name_means(lines: list[str], name: str, expected: str) -> None:
    assert things(judged(*lines), name) == expected.split()


def test_the_order_of_judgements_is_of_no_matter() -> None:
    lines = ["it is NORVIK", "he is NORVIK", "he is ZOLLIN", "it is not ZOLLIN"]
    for words in ("it", "he"):
        assert things(judged(*lines), words) == things(judged(*lines[::-1]), words)


def test_a_name_means_something_in_its_article_alone() -> None:
    """What it means in another one is a hint, and is asked for apart."""
    names = judged("the port is GULL", "the port* is TERN")
    assert things(names, "the port") == ["+GULL"]
    assert things(names, "the port", "urn:third") == []
    assert names.elsewhere("the port", "urn:first") == {named("TERN")}
    assert names.elsewhere("the port", "urn:third") == {named("GULL"), named("TERN")}


def test_a_hint_heeds_what_was_denied() -> None:
    names = judged("the port is GULL", "the port is not GULL")
    assert names.elsewhere("the port", "urn:third") == frozenset()


def test_white_space_is_of_no_matter() -> None:
    """Words may stand over a line break in the article."""
    assert things(judged("the old mill is NORVIK"), "the old\nmill") == ["+NORVIK"]


@pytest.mark.parametrize(
    ("lines", "chains"),
    [
        (["it is NORVIK", "he is not NORVIK"], []),
        (["it is NORVIK", "it is not ZOLLIN"], []),
        (["it is NORVIK", "it is not NORVIK"], [["it is NORVIK"]]),
        (
            ["it is not ZOLLIN", "it is NORVIK", "he is NORVIK", "he is ZOLLIN"],
            [["it is NORVIK", "he is NORVIK", "he is ZOLLIN"]],
        ),
        (
            ["it is not ZOLLIN", "it is NORVIK", "he is NORVIK", "he is ZOLLIN", "it is ZOLLIN"],
            [["it is ZOLLIN"]],
        ),
    ],
)  # fmt: skip
def test_a_chain_that_closes_over_a_denial(
    lines: list[str], chains: list[list[str]]
) -> None:
    """The shortest is told, from the name to the thing."""
    found = judged(*lines).closed_chains()
    told = [[each.name.value for each in closed.chain] for closed in found]
    assert told == [[judgement(each).name.value for each in chain] for chain in chains]


WORDS = ("it", "he", "she", "the mill")
THINGS = ("NORVIK", "ZOLLIN", "TESSALY", "LOOMS")
LINES = strategies.lists(
    strategies.builds(
        "{} {} {}".format,
        strategies.sampled_from(WORDS),
        strategies.sampled_from(["is", "is", "is not", "may be"]),
        strategies.sampled_from(THINGS),
    ),
    unique=True,
)


@given(LINES)
def test_nothing_is_both(lines: list[str]) -> None:
    """Whatever was judged, in whatever order, a thing is meant, or not, or unsure."""
    names = judged(*lines)
    for words in WORDS:
        same, not_same, unsure = names.things(words, "urn:first")
        assert not same & not_same
        assert not unsure & (same | not_same)
        assert judged(*lines[::-1]).things(words, "urn:first") == (
            same,
            not_same,
            unsure,
        )
        for each in map(judgement, lines):
            if each.on.words == words and each.verdict == "notSame":
                assert each.thing in not_same


@given(LINES)
def test_who_means_one_thing_means_all_of_it(lines: list[str]) -> None:
    """Where nothing contradicts, two names of one thing mean the same."""
    names = judged(*lines)
    if any(names.closed_chains()):
        return
    for words in WORDS:
        for other in WORDS:
            one = names.things(words, "urn:first")
            two = names.things(other, "urn:first")
            assert one.same == two.same or not one.same & two.same
            if one.same and one.same == two.same:
                assert one.not_same == two.not_same
