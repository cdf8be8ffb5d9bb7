"""Who holds the rest of shares, and who is called a shareholder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import (
    HOLDS_SHARES_IN,
    ORGANISATION,
)
from kg.drafting.proposals import RelationProposal, RelationSide, side_of
from kg.language.english.regexes import cased
from kg.language.spans import covering

_NUMBER = r"\d+(?:[.,]\d+)?[ -]?(?:per[ -]?cent\b|percent\b|%)"
_PART = (
    rf"(?:(?:about|almost|around|just|more than|nearly|over|some|another|the|a|an|other|"
    rf"remaining|final) )*(?:{_NUMBER}|(?:half|quarter|rest|remainder|third|two[ -]thirds|"
    r"fifth|tenth|twentieth)\b)"
)
# "The rest belongs to Acme", "the remaining tenth is held by Acme"
_HELD = re.compile(
    rf"\b(?:[Tt]he (?:rest|remainder|remaining {_PART}|other {_PART}))(?: of it| of"
    r" the shares)? (?:is|are|was|were|belongs?|remains?) (?:(?:still |now )?"
    r"(?:held|owned) by|to|with|in the hands of) "
)
# "Its largest shareholders, the Kvarn Fund and Acme", "is jointly owned by Acme and Bolt"
_HOLDERS = re.compile(
    r"(?:[’']s?)? (?:(?:[\w-]*(?:biggest|largest)|current|main|major|other|principal|remaining|"
    r"three|two) ){0,2}(?:shareholders?|owners)(?: is| are|,|:) |"
    r" (?:is|are) (?:jointly|part-|partly|co-) ?owned by |"
    rf" (?:is|are) (?:still |now )?{_NUMBER}[ -]owned by "
)
# Behind a holder nothing tells what else he does: ", Acme said"
_CLOSED = re.compile(
    r"[,.;:)\n]|$|[’']| \(|(?: (?:and|as|in|of|since|which|who|with)\b)"
)
_NEXT = re.compile(r"(?: \([^()]*\))?(?:,| and|, and) ")
# Before who holds them: "the Dutch pension fund Acme"
_DESCRIBED = cased(
    r"(?:the |its )?(?:[A-Z][\w-]* )?(?:(?!and |by |of )[a-z][\w-]* ){0,4}"
)
_BACK = 400  # characters to what shares were last told of


class ShareholdingReader:
    """Proposes who holds shares in whom.

    Args:
        reading: the article.
        told: what frames tell of shares, with names for both.
    """

    def __init__(
        self, reading: ArticleReading, told: Iterable[RelationProposal]
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._told = [
            each
            for each in told
            if each.predicate == HOLDS_SHARES_IN and each.object.thing is not None
        ]

    def proposals(self) -> Iterator[RelationProposal]:
        """Holders of the rest, and holders by their noun."""
        found: set[tuple[object, object]] = {
            (each.subject.thing, each.object.thing) for each in self._told
        }
        for each in (*self._rest(), *self._by_noun()):
            key = (each.subject.thing, each.object.thing)
            if key not in found and each.subject.thing != each.object.thing:
                found.add(key)
                yield each

    # In what is left out

    def _rest(self) -> Iterator[RelationProposal]:
        for match in _HELD.finditer(self._text):
            holder = self._starting_at(match.end())
            target = self._told_of(match.start())
            if holder is not None and target is not None:
                yield self._proposed(holder, target, holder.span[1])

    def _told_of(self, place: int) -> RelationSide | None:
        """In whom shares were told of last."""
        before = [
            each for each in self._told if 0 <= place - each.object.span[1] < _BACK
        ]
        return max(before, key=lambda each: each.object.span).object if before else None

    # By a noun

    def _by_noun(self) -> Iterator[RelationProposal]:
        """Shareholders who are called so: "its largest shareholders, Acme and Bolt"."""
        for owner in self._reading.mentions:
            match = _HOLDERS.match(self._text, owner.span[1])
            if match is None or not self._is_firm(owner):
                continue
            at = match.end()
            while holder := self._starting_at(at):
                yield self._proposed(holder, side_of(owner), holder.span[1])
                behind = _NEXT.match(self._text, holder.span[1])
                if behind is None:
                    break
                at = behind.end()

    # Names

    @cached_property
    def _holders(self) -> list[Mentioned]:
        return [
            mention
            for mention in self._reading.mentions
            if self._reading.things.name_kind(mention.thing)
            in ("organisation", "person")
        ]

    def _starting_at(self, place: int) -> Mentioned | None:
        """Who is mentioned right at a place, or behind words there that describe it."""
        for mention in self._holders:
            if mention.span[0] >= place:
                is_next = _DESCRIBED.fullmatch(self._text, place, mention.span[0])
                is_closed = _CLOSED.match(self._text, mention.span[1])
                return mention if is_next and is_closed else None
        return None

    def _is_firm(self, mention: Mentioned) -> bool:
        return ORGANISATION in self._reading.classes_of(mention)

    def _proposed(
        self, holder: Mentioned, target: RelationSide, end: int
    ) -> RelationProposal:
        return RelationProposal(
            side_of(holder),
            HOLDS_SHARES_IN,
            target,
            covering(holder.span, target.span, (end, end)),
            "description:shares",
            "reference",
        )
