"""How well drafts meet a list of facts: precision and recall, by kind and level.

Figures are compared at three levels: value and unit; then also whose they are, by the
very thing; then also comparator and period. Relations of what happens, such as who buys
in a purchase, are counted apart, since a draft may tell the plain relation instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import kg
from kg.authoring.starting import Plan, start
from kg.drafting.drafts import Draft, Drafts
from kg.drafting.reviewing import draft
from kg.language.english.periods import periods
from kg.language.english.stems import stems
from tests.drafting.gold import Fact, GoldArticle

SLUG = "a"
_GENERIC = frozenset(stems("the of in a an number amount total share value by for to"))


class Score(NamedTuple):
    """What was drafted, what was listed, and what of both is the same."""

    drafted: int = 0
    listed: int = 0
    right: int = 0
    found: int = 0

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.listed if self.listed else 1.0


class Tried(NamedTuple):
    """An article that was drafted.

    Attributes:
        article: the article with its facts.
        drafts: what was drafted.
        scores: by measure.
        wrong: drafts that are no listed fact.
        missing: facts that were not drafted.
    """

    article: GoldArticle
    drafts: Drafts
    scores: dict[str, Score]
    wrong: list[Draft]
    missing: list[Fact]


@contextmanager
def pressed(
    article: GoldArticle, published: str = "2025-03-14"
) -> Iterator[kg.Project]:
    """A new project with an article, which is gone behind it."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "press"
        start(folder, Plan(base="https://press.example/", title="Press"))
        text = Path(name) / "article.txt"
        text.write_text(article.text, encoding="utf-8")
        project = kg.Project(folder)
        added = project.add(
            text,
            url="https://wire.example/a",
            publisher="Northern Wire",
            date=_day_in(article.text) or published,
            slug=SLUG,
        )
        assert added
        yield project


def drafted(project: kg.Project) -> Drafts:
    """What is drafted of the article of such a project."""
    return draft(project.workspace, project.knowledge, SLUG).drafts


def _day_in(text: str) -> str:
    """The day of the dateline."""
    for period in periods(text[:400], date(2025, 12, 31)):
        if period.kind == "day" and period.start:
            return period.start.isoformat()
    return ""


def tried(article: GoldArticle) -> Tried:
    """An article drafted and compared with its facts."""
    with pressed(article) as project:
        return compared(article, drafted(project))


def compared(article: GoldArticle, found: Drafts) -> Tried:
    """What was drafted of an article compared with its facts."""
    comparison = _Comparison(article, found)
    return Tried(
        article, found, comparison.scores(), comparison.wrong, comparison.missing
    )


class _Comparison:
    def __init__(self, article: GoldArticle, drafts: Drafts) -> None:
        self._text = article.text
        self._facts = article.facts
        self._drafts = drafts.drafts
        self._names = _names(drafts)
        self.wrong: list[Draft] = []
        self.missing: list[Fact] = []

    def scores(self) -> dict[str, Score]:
        figures = self._of_kind("figure")
        told = [fact for fact in self._facts if fact.kind == "figure"]
        by_value = self._matched(figures, told, self._is_value)
        by_owner = self._matched(figures, told, self._is_owned)
        by_time = self._matched(figures, told, self._is_dated)
        self._note(figures, told, by_owner)
        relations = self._of_kind("relation")
        facts = [fact for fact in self._facts if fact.kind == "relation"]
        related = self._matched(relations, facts, self._is_related)
        self._note(relations, facts, related)
        attributes = self._of_kind("attribute")
        called = [
            fact
            for fact in self._facts
            if fact.kind == "attribute" and fact.property in ("kind", "altLabel")
        ]
        matched = self._matched(attributes, called, self._is_called)
        self._note(attributes, called, matched)
        modal = [
            (one, two)
            for one, two in [*self._matched(relations, facts, self._is_same), *by_value]
        ]
        return {
            "figures: value and unit": _score(figures, told, by_value),
            "figures: the very owner": _score(figures, told, by_owner),
            "figures: comparator, period": _score(figures, told, by_time),
            "figures: variable words": _rate(by_value, self._is_worded),
            "relations": _score(relations, facts, related),
            "relations, plain": _part(relations, facts, related, is_event=False),
            "relations, of events": _part(relations, facts, related, is_event=True),
            "kinds and other names": _score(attributes, called, matched),
            "modality": _rate(modal, _is_told_alike),
            "plain tier": _tier(self._drafts, [*by_owner, *related, *matched], "plain"),
        }

    def _note(
        self,
        drafts: Sequence[Draft],
        facts: Sequence[Fact],
        matched: Sequence[tuple[Draft, Fact]],
    ) -> None:
        right = {id(one) for one, _ in matched}
        found = {id(two) for _, two in matched}
        self.wrong += [draft for draft in drafts if id(draft) not in right]
        self.missing += [fact for fact in facts if id(fact) not in found]

    def _of_kind(self, kind: str) -> list[Draft]:
        return [draft for draft in self._drafts if draft.kind == kind]

    def _matched(
        self,
        drafts: Iterable[Draft],
        facts: Iterable[Fact],
        is_match: Callable[[Draft, Fact], bool],
    ) -> list[tuple[Draft, Fact]]:
        """Each draft with the first fact that it states and no other did."""
        free = list(facts)
        found: list[tuple[Draft, Fact]] = []
        for each in drafts:
            near = sorted(free, key=partial(self._distance, each))
            for fact in near:
                if is_match(each, fact):
                    found.append((each, fact))
                    free.remove(fact)
                    break
        return found

    def _distance(self, draft: Draft, fact: Fact) -> int:
        return abs(self._text.find(fact.passage) - draft.span[0])

    def _is_value(self, draft: Draft, fact: Fact) -> bool:
        if not draft.facts.value or fact.value is None:
            return False
        if Decimal(draft.facts.value) != fact.value or draft.facts.unit != fact.unit:
            return False
        begin = self._text.find(fact.passage)
        end = begin + len(fact.passage)
        return begin < draft.span[1] and draft.span[0] < end

    def _is_owned(self, draft: Draft, fact: Fact) -> bool:
        return self._is_value(draft, fact) and self._is_thing(
            draft.facts.subject, fact.subject
        )

    def _is_dated(self, draft: Draft, fact: Fact) -> bool:
        if not self._is_owned(draft, fact):
            return False
        comparator = draft.facts.comparator.replace("exactly", "")
        period = ""
        if fact.period:
            period = "/".join(
                day.isoformat() if day else ""
                for day in (fact.period.start, fact.period.end)
            )
        return comparator == fact.comparator and draft.facts.period == period

    def _is_worded(self, draft: Draft, fact: Fact) -> bool:
        """Whether half of the words for the variable are the same, both ways."""
        if draft.facts.property == fact.property:
            return True
        ours = set(stems(draft.facts.property)) - _GENERIC
        theirs = set(stems(fact.property)) - _GENERIC
        shared = len(ours & theirs)
        return bool(shared) and 2 * shared >= max(len(ours), len(theirs))

    def _is_related(self, draft: Draft, fact: Fact) -> bool:
        return draft.facts.modality == fact.modality and self._is_same(draft, fact)

    def _is_same(self, draft: Draft, fact: Fact) -> bool:
        if draft.facts.property != fact.property:
            return False
        told = (draft.facts.subject, draft.facts.object)
        ways = [(fact.subject, fact.object)]
        if fact.property in _SYMMETRIC:
            ways.append((fact.object, fact.subject))
        return any(
            self._is_thing(told[0], one) and self._is_thing(told[1], two)
            for one, two in ways
        )

    def _is_called(self, draft: Draft, fact: Fact) -> bool:
        is_same = draft.facts.object.casefold() == fact.object.casefold()
        is_of = self._is_thing(draft.facts.subject, fact.subject)
        return is_same and is_of and draft.facts.property == fact.property

    def _is_thing(self, name: str, other: str) -> bool:
        one, two = name.casefold(), other.casefold()
        return one == two or two in self._names.get(one, ())


_SYMMETRIC = set(
    "competesWith connectedWith cooperatesWith marriedTo mergedWith near negotiatesWith "
    "relatedTo settledWith siblingOf".split()
)


def _names(drafts: Drafts) -> dict[str, set[str]]:
    """By the first name of a thing, all that it is called; by a noun, if it has no name."""
    kinds: dict[str, set[str]] = {}
    for each in drafts.drafts:
        for local, kind in re.findall(r'\| (\S+) kind "([^"]+)"', each.statement):
            kinds.setdefault(local, set()).add(kind)
    found: dict[str, set[str]] = {}
    for each in drafts.things:
        names = re.findall(r'"([^"]+)"', each.statement)
        if names:
            local, *_ = each.statement.split(":")
            called = found.setdefault(each.facts.subject.casefold(), set())
            called.update(name.casefold() for name in (*names, *kinds.get(local, ())))
    return found


def _part(
    drafts: Sequence[Draft],
    facts: Sequence[Fact],
    matched: Sequence[tuple[Draft, Fact]],
    *,
    is_event: bool,
) -> Score:
    """The score of what is told of events, or of the others.

    Events go by a word that tells them, and by no name.
    """

    def is_of(property: str) -> bool:
        return (property in _ROLES) == is_event

    return _score(
        [draft for draft in drafts if is_of(draft.facts.property)],
        [fact for fact in facts if is_of(fact.property)],
        [pair for pair in matched if is_of(pair[1].property)],
    )


_ROLES = set(
    "buyer seller target participant goods supplier customer during appointee leaver "
    "property sharesOf hasShareholding lender borrower decidedBy concerns plaintiff "
    "defendant claimant issuedBy investor recipient party winner appointment "
    "approvedBy needsApprovalOf date locatedAt counts".split()
)


def _score(
    drafts: Sequence[Draft],
    facts: Sequence[Fact],
    matched: Sequence[tuple[Draft, Fact]],
) -> Score:
    return Score(len(drafts), len(facts), len(matched), len(matched))


def _rate(
    pairs: Sequence[tuple[Draft, Fact]], is_right: Callable[[Draft, Fact], bool]
) -> Score:
    right = sum(1 for one, two in pairs if is_right(one, two))
    return Score(len(pairs), len(pairs), right, right)


def _is_told_alike(draft: Draft, fact: Fact) -> bool:
    return bool(draft.facts.modality) == bool(fact.modality)


def _tier(
    drafts: Sequence[Draft], matched: Sequence[tuple[Draft, Fact]], tier: str
) -> Score:
    of_tier = [draft for draft in drafts if draft.tier == tier]
    right = sum(1 for draft, _ in matched if draft.tier == tier)
    return Score(len(of_tier), len(of_tier), right, right)


def totals(results: Iterable[Tried]) -> dict[str, Score]:
    """The scores of several articles together."""
    found: Counter[str] = Counter()
    added: dict[str, Score] = {}
    for each in results:
        for name, score in each.scores.items():
            found[name] += 1
            added[name] = added.get(name, Score()) + score
    return added


def print_table(results: Iterable[Tried]) -> None:
    """Print the scores of several articles together, a measure a line."""
    for name, score in totals(results).items():
        print(
            f"{name:30} P {score.precision:.2f}  R {score.recall:.2f}"
            f"   {score.right} of {score.drafted}, {score.found} of {score.listed}"
        )
