"""The keys that a review takes, replayed from what a curator lists of an article.

Somebody who knows the facts goes through the page: right drafts are accepted, all plain
ones of a sentence at once where all are right; a draft that a fact differs from in one
part is put right by the digit of its choice; any other is rejected without a reason. What
was not drafted is made of marked words, and its parts put right, or written in shorthand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kg.drafting.drafts import Draft
from kg.errors import KgError
from kg.review_desk.desk import Desk
from tests.drafting.gold import Fact, GoldArticle
from tests.drafting.scoring import SLUG, Tried, compared, drafted, pressed

_REJECT = 1  # X


class Replayed(NamedTuple):
    """What reviewing an article took.

    Attributes:
        slug: the article.
        keys: the keys for what was drafted, the names among them.
        accepted: how many drafts were accepted.
        made_keys: the keys for what was not drafted.
        made: how many such statements were made.
    """

    slug: str
    keys: int
    accepted: int
    made_keys: int
    made: int


def replayed(article: GoldArticle) -> Replayed:
    """The keys for all facts of an article."""
    with pressed(article) as project:
        tried = compared(article, drafted(project))
        return _Replay(Desk(project, SLUG), tried).replay()


class _Replay:
    def __init__(self, desk: Desk, tried: Tried) -> None:
        self._desk = desk
        self._tried = tried
        view = desk.view()
        self._text = view["text"]
        self._sentences = view["sentences"]
        self._cards = {card["id"]: card for card in view["cards"]}
        self._things = view["things"]
        self._missing = list(tried.missing)

    def replay(self) -> Replayed:
        keys, accepted = self._names(), 0
        wrong = {draft.id: draft for draft in self._tried.wrong}
        for _, group in groupby(self._ordered(), key=self._sentence):
            cards = list(group)
            plain = [card for card in cards if card["tier"] == "plain"]
            if len(plain) > 1 and not any(card["id"] in wrong for card in plain):
                keys += 1
                accepted += len(plain)
                cards = [card for card in cards if card not in plain]
            for card in cards:
                mended = 1
                if card["id"] in wrong:
                    mended = self._mending(card, wrong[card["id"]])
                keys += mended or _REJECT
                accepted += bool(mended)
        costs = [self._making(fact) for fact in self._missing]
        return Replayed(
            self._tried.article.slug, keys, accepted, sum(costs), len(costs)
        )

    def _names(self) -> int:
        """One key for each thing up to the last that is wrong, and one for all the rest."""
        facts = self._tried.article.facts
        told = {end.casefold() for fact in facts for end in (fact.subject, fact.object)}
        wrong = [
            number
            for number, thing in enumerate(self._things, 1)
            if thing["label"].casefold() not in told
            and not any(thing["words"].casefold() in each for each in told)
        ]
        return (wrong[-1] if wrong else 0) + 1

    def _ordered(self) -> list[dict[str, Any]]:
        tiers = ("plain", "reference", "doubtful")
        return sorted(
            self._cards.values(),
            key=lambda card: (self._sentence(card), tiers.index(card["tier"])),
        )

    def _sentence(self, card: dict[str, Any]) -> int:
        begin = int(card["span"][0])
        ends = [end for _, end in self._sentences]
        return next((at for at, end in enumerate(ends) if begin < end), len(ends))

    def _mending(self, card: dict[str, Any], draft: Draft) -> int:
        """The keys that make a draft one of the missing facts; 0 if none is near."""
        for fact in self._missing:
            part, value = _difference(draft, fact)
            keys = self._choosing(card, part, value) if part else 0
            if keys and self._is_beside(card, fact):
                self._missing.remove(fact)
                return keys + 1
        return 0

    def _choosing(self, card: dict[str, Any], part: str, value: str) -> int:
        """The keys that choose a value for a part: Tabs to it, and the digit."""
        if part == "turned":
            return 1
        for at, chip in enumerate(_open_chips(card), 1):
            if chip["part"] != part:
                continue
            for choice in chip["choices"]:
                known = (choice["label"].casefold(), choice["value"].casefold())
                if value.casefold() in known:
                    return at + 1
        return 0

    def _is_beside(self, card: dict[str, Any], fact: Fact) -> bool:
        begin = int(self._text.find(fact.passage))
        first, last = map(int, card["span"])
        return begin < last and first < begin + len(fact.passage)

    def _making(self, fact: Fact) -> int:
        """The keys that make a statement of nothing, by the cheaper way."""
        begin = self._text.find(fact.passage)
        span = (begin, begin + len(fact.passage))
        before = self._text[self._sentences[self._sentence({"span": span})][0] : begin]
        marking = len(before.split()) + len(fact.passage.split())
        end = fact.object or f"{fact.value}"
        writing = len(f"{fact.subject} {fact.property} {end}") + 2
        return min(writing, self._made(fact, span) or writing) + marking

    def _made(self, fact: Fact, span: tuple[int, int]) -> int:
        """The keys behind the marking where marked words give the statement."""
        try:
            cards = self._desk.make(span)["cards"]
        except KgError:
            return 0
        self._desk.undo()
        (card,) = cards
        wanted = {"subject": fact.subject, "property": fact.property}
        wanted["object"] = fact.object
        if fact.kind == "figure":
            wanted = {"owner": fact.subject, "variable": fact.property}
        chips = {chip["part"]: chip for chip in _open_chips(card)}
        keys = 1
        for part, value in wanted.items():
            if part not in chips:
                return 0
            if chips[part]["shown"].casefold() != value.casefold():
                chosen = self._choosing(card, part, value)
                keys += chosen or len(value) + 3
        return keys if card["decision"] == "a" else keys + 1


def _open_chips(card: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (chip for chip in card["chips"] if not chip["isLocked"])


def _difference(draft: Draft, fact: Fact) -> tuple[str, str]:
    """The one part in which a draft differs from a fact, and what it should be."""
    told = draft.facts
    if draft.kind == "figure":
        is_same = fact.kind == "figure" and str(fact.value) == told.value
        return ("owner", fact.subject) if is_same else ("", "")
    if draft.kind != "relation" or fact.kind != "relation":
        return "", ""
    ours = (told.subject, told.property, told.object, told.modality)
    theirs = (fact.subject, fact.property, fact.object, fact.modality)
    if ours[:3] == (theirs[2], theirs[1], theirs[0]):
        return "turned", ""
    names = ("subject", "property", "object", "modality")
    other = [
        (name, right)
        for name, left, right in zip(names, ours, theirs, strict=True)
        if left.casefold() != right.casefold()
    ]
    return other[0] if len(other) == 1 else ("", "")


def table(results: Sequence[Replayed]) -> Iterator[str]:
    """Keys a statement, by article and over all."""
    rows = [*results, _total(results)]
    yield f"{'article':24} {'keys':>6} {'accepted':>9} {'a statement':>12}"
    yield f"{'':24} {'':>6} {'':>9} {'':>12} {'with those made':>16}"
    for each in rows:
        with_made = (each.keys + each.made_keys) / (each.accepted + each.made or 1)
        alone = each.keys / (each.accepted or 1)
        yield (
            f"{each.slug:24} {each.keys:6} {each.accepted:9} {alone:12.2f}"
            f" {with_made:16.2f}"
        )


def _total(results: Sequence[Replayed]) -> Replayed:
    numbers = [
        sum(column) for column in zip(*(row[1:] for row in results), strict=True)
    ]
    return Replayed("all", *numbers)
