"""What an article calls things beside their names: kinds, posts and other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.posts_read import FORMER, GENERAL, PostReader
from kg.drafting.proposals import (
    AttributeProposal,
    Proposal,
    RelationProposal,
    RelationSide,
)
from kg.language.english.descriptions import Description
from kg.language.english.inflection import verb_forms
from kg.language.english.longer_names import ORIGIN
from kg.language.english.number import is_plural
from kg.language.spans import Span, overlap

# "A biotech firm spun out of Acme"
_PARTICIPLE = re.compile(
    r" (?:\w+ed|spun|built|made|led|run|held|sold|known|set)(?: |$).*"
)
_RANKED = re.compile(r"^(?:[\w-]*(?:largest|biggest|oldest|leading)|top|main|other) ")
_OTHER = re.compile(r"(?:earlier|newer|older|second|third|latest|former|next|own) ?")
# "its main customer Bolt" relates the two, and no frame tells what Bolt is
_RELATING = frozenset(
    "customer client competitor parent partner rival subsidiary supplier unit arm owner "
    "shareholder investor sponsor member buyer seller peer affiliate landlord tenant "
    "grandson granddaughter son daughter brother sister wife husband widow nephew niece "
    "backer lender creditor side predecessor successor".split()
)
_FROM_WHERE = re.compile(
    rf"(?:[a-z]+[’']s )?(?:{ORIGIN.pattern}(?:-(?:based|owned|listed))? (?=[a-z]))?"
)
_DEVERBAL = frozenset("maker owner operator producer supplier seller builder".split())
# These tell nothing of what something is.
_BARE = frozenset("first late new old".split())


class DescriptionReader:
    """Proposes what the things of one article are called.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._posts = PostReader(reading)

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
            if not told:
                yield from self._kind(description, thing)
        yield from self._told_once([*posts, *self._posts.proposals()])
        yield from self._aliases()

    def _told_once(self, posts: Iterable[RelationProposal]) -> Iterator[Proposal]:
        """The posts, each where it is told first: a title says it, and a comma again."""
        told: set[tuple[object, ...]] = set()
        for each in posts:
            sides = map(self._side, (each.subject, each.object))
            key = (*sides, each.predicate, each.modality == "ended")
            if key not in told:
                yield each
            told.add(key)

    def _side(self, side: RelationSide) -> object:
        return side.thing or self._text[slice(*side.span)].casefold()

    # Kinds

    def _kind(self, description: Description, thing: NamedNode) -> Iterator[Proposal]:
        begin, end = self._without_clause(description.span)
        words = self._text[begin:end]
        if _RANKED.match(words) or _OTHER.match(words):
            return  # how it stands is a status
        participle = _PARTICIPLE.search(self._text[begin:end])
        if participle:
            end = begin + participle.start()
        kept = self._text[begin:end].split()
        while kept and kept[-1].endswith("ly"):
            end = begin + self._text[begin:end].rfind(" ")
            kept.pop()
        # "Danish", "the county's": whose it is, or where from
        where = _FROM_WHERE.match(self._text, begin, end)
        begin = where.end() if where else begin
        words = self._text[begin:end]
        head = kept[-1] if kept else ""
        is_person = self._reading.things.name_kind(thing) == "person"
        if is_person and self._posts.is_post(head) and not description.is_one:
            return  # a post, whose organisation is not told here
        is_told = self._tells_kind(head, thing)
        # "A dairy farmer" says what somebody is, whatever the ontology has a noun for.
        kinds = self._ontology.classes_of(head)
        is_event = bool(kinds) and kinds <= self._ontology.told_by_verbs
        origin = description.origin or (0, 0)
        is_by_origin = self._text[slice(*origin)] in self._reading.things.adjectives
        is_one = description.is_one or is_by_origin
        is_told = is_told or (is_one and description.is_apposed)
        is_told = is_told and not is_event
        if head in _RELATING or head in GENERAL or not is_told:
            return
        if is_plural(head) or head.endswith("founder") or FORMER.match(words):
            return  # of several, told by a relation, or no longer so
        if words in _DEVERBAL or words in _BARE:
            return  # "maker of the Holmelle brand" tells a relation
        around = (min(begin, description.name[0]), max(end, description.name[1]))
        yield AttributeProposal(
            thing=thing,
            mention=description.name,
            predicate=v.KIND,
            text=words,
            span=around,
            rule="description:kind",
            tier="plain",
        )

    def _without_clause(self, span: Span) -> Span:
        """The words behind a verb: "baker" of "Acme buys baker Bolt", in a heading."""
        begin, end = span
        named = [
            mention.span[1]
            for mention in self._reading.things.mentions
            if overlap(mention.span, span)
            and mention.span[1] < end
            and self._text[mention.span[0]].isupper()
        ]
        if not named:
            return span
        begin = max(named) + 1
        verb = re.match(r"[\w’'-]+ ", self._text[begin:end])
        if verb and verb[0].strip() in self._verbs:
            begin += verb.end()
        return begin, end

    @cached_property
    def _verbs(self) -> set[str]:
        """The forms of the verbs of frames."""
        return {
            form.text
            for lemma in self._reading.lexicon.lexemes.verbs
            for form in verb_forms(lemma.split(maxsplit=1)[0])
        }

    def _tells_kind(self, head: str, thing: NamedNode) -> bool:
        """Whether a noun tells a class that the thing is of, or may be."""
        kind = self._reading.thing(thing).kind
        above = set(self._ontology.superclasses(kind))
        for told in self._ontology.classes_of(head):
            if told in above or kind in self._ontology.superclasses(told):
                return True
        return False

    # Names

    def _aliases(self) -> Iterator[Proposal]:
        """Abbreviations in brackets behind a name."""
        mentions = self._reading.things.mentions
        for one, two in pairwise(mentions):
            between = self._text[one.span[1] : two.span[0]]
            if one.thing == two.thing and between == " (":
                yield AttributeProposal(
                    thing=one.thing,
                    mention=one.span,
                    predicate=v.ALT_LABEL,
                    text=self._text[slice(*two.span)],
                    span=(one.span[0], two.span[1] + 1),
                    rule="description:bracket",
                    tier="plain",
                )
