"""Judgements on names: which thing a name in an article means, and which not.

That a name means a thing leads on: two names of one thing mean the same, and whatever
else one of them means, the other does. That a name does not mean a thing stops this.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.judgements import agents_of, in_force

NameVerdict: TypeAlias = OneOf["same", "notSame", "unsure"]
NAME_VERDICTS: dict[NamedNode, NameVerdict] = {
    v.SAME: "same",
    v.NOT_SAME: "notSame",
    v.UNSURE: "unsure",
}
"""Whether a name means a thing; the scheme `kg:verdicts`."""


class ArticleName(NamedTuple):
    """A name, or words that describe, wherever an article has them.

    Attributes:
        words: The words.
        article: The article's IRI.
    """

    words: str
    article: str


class NameJudgement(NamedTuple):
    """What a person has decided on a name and a thing.

    Attributes:
        name: The judgement's IRI.
        on: The name in its article.
        thing: The thing.
        verdict: Whether the name means the thing.
        date: The day, in ISO 8601.
        reason: Why.
        agents: The IRIs of those whose judgement it is.
    """

    name: NamedNode
    on: ArticleName
    thing: NamedNode
    verdict: NameVerdict
    date: str
    reason: str
    agents: tuple[str, ...]


class JudgedThings(NamedTuple):
    """The things that a name was judged to mean, by IRI.

    Attributes:
        same: Those that it means; of several, each is a name of the same thing.
        not_same: Those that it does not mean, whatever else seems to follow.
        unsure: Those of which somebody could not tell.
    """

    same: frozenset[NamedNode]
    not_same: frozenset[NamedNode]
    unsure: frozenset[NamedNode]


class ClosedChain(NamedTuple):
    """A judgement that a name does not mean a thing, and those by which it does.

    Attributes:
        denied: The judgement that it does not.
        chain: Those that lead from the name to the thing.
    """

    denied: NameJudgement
    chain: tuple[NameJudgement, ...]


def name_judgements(graph: Graph) -> list[NameJudgement]:
    """The judgements on names that nobody has withdrawn, by IRI."""
    return name_judgements_in(graph.facts(graphs=graph.namespaces.judgements))


def name_judgements_in(facts: Facts) -> list[NameJudgement]:
    """The judgements among the facts; one that lacks a part is for a shape to find."""
    found = []
    for name in in_force(facts):
        if (name, v.TYPE, v.CLASS_NAME_JUDGEMENT) not in facts:
            continue
        words = facts.text(name, v.JUDGED_NAME)
        article = facts.node(name, v.JUDGED_ARTICLE)
        thing = facts.node(name, v.JUDGED_THING)
        verdict = facts.node(name, v.VERDICT)
        if not words or article is None or thing is None:
            continue
        if verdict not in NAME_VERDICTS:
            continue
        judgement = NameJudgement(
            name=name,
            on=article_name(words, article.value),
            thing=thing,
            verdict=NAME_VERDICTS[verdict],
            date=facts.text(name, v.JUDGED_ON),
            reason=facts.text(name, v.COMMENT),
            agents=agents_of(facts, name),
        )
        found.append(judgement)
    return found


_Node: TypeAlias = ArticleName | NamedNode


class _Step(NamedTuple):
    """From one of the two to the other, by a judgement that they are the same."""

    to: _Node
    judgement: NameJudgement


class JudgedNames:
    """What judgements on names lead to, all together.

    Args:
        found: Those that count; see `name_judgements`.

    >>> acme, bolt = NamedNode("urn:acme"), NamedNode("urn:bolt")
    >>> def judged(words: str, thing: NamedNode, verdict: NameVerdict) -> NameJudgement:
    ...     on = ArticleName(words, "urn:article")
    ...     return NameJudgement(thing, on, thing, verdict, "2026-05-31", "So told.", ())
    >>> names = JudgedNames([
    ...     judged("the mill", acme, "same"),
    ...     judged("it", acme, "same"),
    ...     judged("it", bolt, "notSame"),
    ... ])
    >>> of_mill = names.things("the mill", "urn:article")
    >>> of_mill.same == {acme}, of_mill.not_same == {bolt}
    (True, True)
    """

    def __init__(self, found: Iterable[NameJudgement]) -> None:
        self._denials: list[NameJudgement] = []
        self._unsure: list[NameJudgement] = []
        self._steps: dict[_Node, list[_Step]] = {}
        for each in found:
            if each.verdict == "notSame":
                self._denials.append(each)
            elif each.verdict == "unsure":
                self._unsure.append(each)
            else:
                self._steps.setdefault(each.on, []).append(_Step(each.thing, each))
                self._steps.setdefault(each.thing, []).append(_Step(each.on, each))

    def things(self, words: str, article: str) -> JudgedThings:
        """The things that a name in an article was judged to mean, or not to.

        Where judgements contradict each other, it does not mean what is denied: two
        things that are one do less harm than one that is two.

        Args:
            words: The name.
            article: The IRI of the article.
        """
        name = article_name(words, article)
        led_to = self._reach(name)
        denied = {each.thing for each in self._denials if each.on in led_to}
        means = self._reach(name, without=denied)
        others: set[_Node] = {*denied}
        # Nor does it mean what is meant by a name that is denied one of its things.
        others.update(each.on for each in self._denials if each.thing in means)
        not_same: set[_Node] = set()
        for other in others:
            not_same |= self._reach(other, without=means).keys()
        unsure = {each.thing for each in self._unsure if each.on in means}
        return JudgedThings(
            same=_things(means),
            not_same=_things(not_same),
            unsure=_things(unsure - means.keys() - not_same),
        )

    def elsewhere(self, words: str, article: str) -> frozenset[NamedNode]:
        """The things that the same words were judged to mean in other articles.

        That is no more than a hint: "the port" is another one in each article.
        """
        name = article_name(words, article)
        found: set[_Node] = set()
        for other in self._steps:
            if not isinstance(other, ArticleName):
                continue
            if other.words == name.words and other != name:
                found |= self.things(*other).same
        return _things(found)

    def closed_chains(self) -> Iterator[ClosedChain]:
        """The judgements that a name does not mean a thing to which others lead it."""
        for denied in self._denials:
            reached = self._reach(denied.on)
            if denied.thing not in reached:
                continue
            chain: list[NameJudgement] = []
            node: _Node = denied.thing
            while step := reached[node]:
                chain.append(step.judgement)
                node = step.to
            yield ClosedChain(denied, tuple(reversed(chain)))

    def _reach(
        self, start: _Node, without: Collection[_Node] = ()
    ) -> dict[_Node, _Step | None]:
        """All names and things that mean the same, each with the step back from it."""
        reached: dict[_Node, _Step | None] = {start: None}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for to, judgement in self._steps.get(node, ()):
                if to not in reached and to not in without:
                    reached[to] = _Step(node, judgement)
                    waiting.append(to)
        return reached


def article_name(words: str, article: str) -> ArticleName:
    """A name in an article, of which white space is of no matter."""
    return ArticleName(" ".join(words.split()), article)


def _things(nodes: Iterable[_Node]) -> frozenset[NamedNode]:
    return frozenset(node for node in nodes if isinstance(node, NamedNode))
