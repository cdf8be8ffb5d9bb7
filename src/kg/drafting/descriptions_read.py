"""What an article calls things beside their names: kinds, posts and other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, permutations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.kind_nouns import PARTS, KindNouns
from kg.drafting.name_words import KIN
from kg.drafting.news_terms import HOLDS_POST
from kg.drafting.posts_read import FORMER, PostReader
from kg.drafting.proposals import (
    SUREST,
    AttributeProposal,
    Proposal,
    RelationProposal,
    RelationSide,
)
from kg.language.english.descriptions import Description
from kg.language.english.kind_phrases import kind_phrase
from kg.language.english.regexes import cased
from kg.language.spans import Span, is_within, overlap

_RANKED = re.compile(
    r"^(?:[\w-]*(?:largest|biggest|oldest)|top|main|other|that|as|best) ", re.IGNORECASE
)
_OTHER = re.compile(
    r"(?:earlier|newer|older|second|third|last|latest|former|next|same|own) ?"
)
_TO = re.compile(
    r"(?P<noun>\baccording )?\bto (?!(?:the|an?|its|their|his|her|our)\b)(?P<word>[a-z][a-z-]*) $"
)
_PLACE_OF = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,2}?(?P<noun>city|island|town|village) of (?:the )?$"
)
_LOOK = 40
# Behind "Acme Foods Inc.", before "Acme" or "the Company"
_OPENED = (" (", ' ("', " (“", ". (", '. ("', ". (“")
_CLOSING = (('"', "”"), (")",))
# These tell nothing of what something is, or hardly more than that there is one.
_BARE = frozenset(
    "first late new old body business company firm giant house office outfit unit "
    "competitor rival".split()
)
# "They include the pump maker Bolt"
_CLAUSE = cased(r"(?:They|These|Those|Others|It|He|She) [a-z]+ ")
_HAVING = re.compile(r"\b(?:has|have|had) $")
_ASKED = re.compile(r"[a-z]+ed (?=[a-z])")
_SHORT = 2  # words: "pump maker"


class DescriptionReader:
    """Proposes what the things of one article are called.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._posts = PostReader(reading)
        self._nouns = KindNouns(reading, self._posts)

    def proposals(self) -> Iterator[Proposal]:
        """Kinds and posts by the words beside names, and names in brackets."""
        posts: list[RelationProposal] = []
        named = {each.span: each.thing for each in self._reading.things.mentions}
        for description in self._reading.things.described:
            thing = named.get(description.name)
            if thing is None:
                continue
            is_person = self._reading.things.name_kind(thing) == "person"
            told = list(self._posts.of(description, thing)) if is_person else []
            posts += told
            if HOLDS_POST not in (each.predicate for each in told):
                yield from self._kind(description, thing)
        yield from self._told_once([*posts, *self._posts.proposals()])
        yield from self._places()
        yield from self._aliases()

    def _told_once(self, posts: Iterable[RelationProposal]) -> Iterator[Proposal]:
        """The posts, each where it is told first: a title says it, and a comma again.

        Of two of which one is a part of the other, the surer is it, else the longer:
        "chief executive", and no "executive".
        """
        told: set[tuple[object, ...]] = set()
        found = list(posts)
        held = [each for each in found if each.predicate == HOLDS_POST]
        worse = {self._worse(one, two) for one, two in permutations(held, 2)}
        for each in found:
            if not worse.isdisjoint((each.subject.span, each.object.span)):
                continue
            sides = map(self._side, (each.subject, each.object))
            key = (*sides, each.predicate, each.modality == "ended")
            if key not in told:
                yield each
            told.add(key)

    def _worse(self, part: RelationProposal, whole: RelationProposal) -> Span | None:
        """Which of two posts is none, if the words of one are a part of the other's."""
        short, long = part.object.span, whole.object.span
        is_part = short != long and is_within(short, long)
        if not is_part or part.subject.thing != whole.subject.thing:
            return None
        is_surer = SUREST.index(part.tier) < SUREST.index(whole.tier)
        is_two = " and " in self._text[slice(*long)]
        return long if is_surer or is_two else short

    def _side(self, side: RelationSide) -> object:
        return side.thing or self._text[slice(*side.span)].casefold()

    # Kinds

    def _kind(self, description: Description, thing: NamedNode) -> Iterator[Proposal]:
        told = self._without_clause(description.span)
        if _OTHER.match(self._text, *told):
            return  # how it stands is a status
        span = kind_phrase(self._text, description.name, told)
        if span is None:
            return
        begin, end = self._with_first(self._without_verb(span))
        words = self._text[begin:end]
        head = re.split(" (?:of|for) ", words)[0].split()[-1]
        if _RANKED.match(words):
            return
        if not self._nouns.is_kind(description, thing, head):
            return
        if head in KIN or head.endswith("founder"):
            return  # told by a relation
        if words in _BARE or FORMER.match(words) or words.endswith(("'s", "’s")):
            return  # it tells nothing, or what is no longer so, or whose it is
        around = (min(begin, description.name[0]), max(end, description.name[1]))
        yield AttributeProposal(
            thing=thing,
            mention=description.name,
            predicate=v.KIND,
            text=words,
            span=around,
            rule="description:kind",
            tier="plain" if self._is_plain(description, begin, words) else "reference",
        )

    def _is_plain(self, description: Description, begin: int, words: str) -> bool:
        """Whether words tell nothing but what something is, and all of that.

        Behind a name they may go on with another thing, one word alone may tell what something
        is to somebody ("its lawyer"), and of three the first is often none of it.
        """
        *others, noun = words.split()
        is_short = len(others) + 1 == _SHORT
        return is_short and begin < description.name[0] and noun not in PARTS

    def _without_verb(self, span: Span) -> Span:
        """A phrase without its first word behind "has": "has asked importer Acme"."""
        begin, end = span
        is_verb = _HAVING.search(self._text, max(0, begin - _LOOK), begin)
        word = _ASKED.match(self._text, begin, end) if is_verb else None
        return (word.end(), end) if word else span

    def _with_first(self, span: Span) -> Span:
        """A phrase with its first word, which behind "to" may be a noun: "to pump maker"."""
        begin, end = span
        first = _TO.search(self._text, max(0, begin - _LOOK), begin)
        if first is None:
            return span
        is_noun = first["word"].endswith("ing") or first["noun"]
        is_verb = first["word"] in self._nouns.verbs and not is_noun
        return span if is_verb else (first.start("word"), end)

    def _places(self) -> Iterator[Proposal]:
        """Towns and islands by the noun before "of": "the city of Kvarn"."""
        told: set[NamedNode] = set()
        for mention in self._reading.things.mentions:
            begin, end = mention.span
            found = _PLACE_OF.search(self._text, max(0, begin - _LOOK), begin)
            is_place = self._reading.things.name_kind(mention.thing) == "place"
            if found is None or not is_place or mention.thing in told:
                continue
            told.add(mention.thing)
            yield AttributeProposal(
                thing=mention.thing,
                mention=mention.span,
                predicate=v.KIND,
                text=found["noun"],
                span=(found.start("noun"), end),
                rule="description:kind",
                tier="plain",
            )

    def _without_clause(self, span: Span) -> Span:
        """The words behind a verb: "baker" of "Acme buys baker Bolt", in a heading."""
        begin, end = span
        clause = _CLAUSE.match(self._text, begin, end)
        if clause:
            return clause.end(), end
        named = [
            mention.span[1]
            for mention in self._reading.things.mentions
            if overlap(mention.span, span)
            and mention.span[1] < end
            and self._is_name(mention.span)
        ]
        if not named:
            return span
        begin = max(named) + 1
        verb = re.match(r"[\w’'-]+ ", self._text[begin:end])
        if verb and verb[0].strip() in self._nouns.verbs:
            begin += verb.end()
        return begin, end

    def _is_name(self, span: Span) -> bool:
        """Whether a name is mentioned by all of some words, and no "Kvarn hospital"."""
        words = self._text[slice(*span)].split()
        return words[0][0].isupper() and words[-1][0].isupper()

    # Names

    def _closed(self, end: int) -> int:
        """Where the bracket around a name ends, or its quotation marks."""
        for marks in _CLOSING:
            if self._text.startswith(marks, end):
                end += 1
        return end

    def _aliases(self) -> Iterator[Proposal]:
        """Abbreviations in brackets behind a name."""
        mentions = self._reading.things.mentions
        for one, two in pairwise(mentions):
            between = self._text[one.span[1] : two.span[0]]
            if one.thing == two.thing and between in _OPENED:
                yield AttributeProposal(
                    thing=one.thing,
                    mention=one.span,
                    predicate=v.ALT_LABEL,
                    text=self._text[slice(*two.span)],
                    span=(one.span[0], self._closed(two.span[1])),
                    rule="description:bracket",
                    tier="plain",
                )
