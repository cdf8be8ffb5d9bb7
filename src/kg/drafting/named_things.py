"""What an article names: each thing with its names, its class and where it is named.

What the registry has by name is that thing. Of what is new, one thing has a name, its
abbreviation in brackets, the same name without a legal form, and the first word or, of a
person, the last name, where no other name goes on so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.drafting.class_evidence import LEGAL_FORM, ClassEvidence
from kg.drafting.news_terms import (
    COMPANY,
    FACILITY,
    ORGANISATION,
    PRODUCT,
    RESEARCH_INSTITUTION,
)
from kg.drafting.noun_names import Beside, telling_name
from kg.drafting.noun_things import noun_mentions
from kg.frames.kinds import name_kind
from kg.frames.sentence_reading import known_forms
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.knowledge.identity import NamedThing, is_one_thing, may_be_one_thing
from kg.knowledge.name_judgements import JudgedNames, JudgedThings, name_judgements
from kg.language.english.descriptions import Description, descriptions
from kg.language.english.number import is_plural
from kg.language.english.predication import NameKind
from kg.language.english.proper_names import proper_names
from kg.language.spans import Span, overlap

if TYPE_CHECKING:
    from kg.language.english.paths.entities import Entity

_BRACKETED = re.compile(
    r" \((?:the |or |known as )?[\"“]?(?P<short>[A-Z][\w&.-]{1,11})[\"”]?\)"
)
# "Acme plc", "Acme Co., Ltd."; a full stop that ends the sentence is no part of it
_FORM = (
    r"(?:plc|PLC|Inc|Ltd|Limited|LLC|LLP|Co|Corp|AG|GmbH|SE|SA|SpA|AB|ASA|NV|BV|Oy|KG)"
)
_FORM_BEHIND = re.compile(rf"\.?(?:,? {_FORM}\b(?:\.(?=,| \(| [a-z]))?)+")
_NOT_BUILT = frozenset("line works branch shop store hub centre center".split())
_EDGE = re.compile(r"(?:^|[.!?:;\n\"“])\s*$")
_LOOK = 50
_FOLLOWING = re.compile(r",? [A-Z][\w./]*")
_NOUN_BEHIND = re.compile(r" ([a-z][\w-]*)(?![\w’'-])")
_DETERMINER = re.compile(r"\b(?:the|its|a|an|their) $", re.IGNORECASE)
_THE = re.compile(r"\bthe $", re.IGNORECASE)
_MOST = 3  # words of a person's name


class NameMention(NamedTuple):
    """Where a thing is named, or referred to by a noun of its name."""

    span: Span
    thing: NamedNode
    is_referral: bool = False


class ArticleThing(NamedTuple):
    """Something that an article names.

    Attributes:
        iri: its IRI: of what is new, one made of its longest name.
        kind: its class.
        names: the longest first; what people may call it beside that is further names.
        is_known: whether the registry has it.
        noun: the common noun by which alone the article tells of it; its name, which
            tells it apart from that of other articles, need not stand there.
        is_suggested: whether it is a thing of the registry whose name only begins like
            that of the article, so that a person has to tell if it is the same.
    """

    iri: NamedNode
    kind: NamedNode
    names: tuple[str, ...]
    is_known: bool = False
    noun: str = ""
    is_suggested: bool = False


class NamedThings:
    """What an article names.

    Args:
        graph: the project; what its registry knows by name is that thing.
        words: the words of the article.
        known: where the names of the registry stand.
        recognised: what a model takes for names, where one is installed.

    Attributes:
        things: by IRI, what has a name.
        mentions: where, in order.
        described: what the words beside names say of them.
        parts: of what a name and a noun call together, where the name alone stands.
    """

    def __init__(
        self,
        graph: Graph,
        words: Words,
        known: Mentioner,
        recognised: Sequence[Entity] = (),
    ) -> None:
        self._graph = graph
        self._ontology = graph.ontology
        self._text = words.text
        self._known = known
        self._heading = words.text.find("\n")
        self._article = words.article.iri
        self._slug = self._article.removeprefix(graph.namespaces.articles)
        self._judged = JudgedNames(name_judgements(graph))
        self._taken = [period.span for period in words.periods]
        self.described: list[Description] = []
        self.parts: dict[NamedNode, NameMention] = {}
        self.things: dict[NamedNode, ArticleThing] = {}
        self.mentions: list[NameMention] = []
        self._recognised = recognised
        self._evidence = ClassEvidence(
            graph.ontology, words.text, self.described, recognised
        )
        self._find()

    def name_kind(self, thing: NamedNode) -> NameKind:
        """What sort of thing it is, roughly."""
        found = self.things[thing]
        return name_kind(self._ontology, self._ontology.superclasses(found.kind))

    def _find(self) -> None:
        registered = list(self._registered())
        taken = [*self._taken, *(mention.span for mention in registered)]
        forms = known_forms(self._graph)
        spans = list(
            filter(self._is_name, proper_names(self._text, forms.__contains__, taken))
        )
        spans = self._with_forms(spans)
        for span in (*spans, *(mention.span for mention in registered)):
            self.described += descriptions(self._text, span)
        by_name: dict[str, list[Span]] = {}
        for span in spans:
            name = " ".join(self._text[slice(*span)].split())
            by_name.setdefault(self._uncapitalised(name, by_name), []).append(span)
        for names in self._clusters(by_name):
            places = [span for name in names for span in by_name[name]]
            kind = self._evidence.kind(names, places)
            thing = self._taken_up(names, kind) or self._suggested(names, kind)
            if thing is None:
                thing = ArticleThing(self._new(names[0]), kind, tuple(names))
            self.things[thing.iri] = thing
            self.mentions += [NameMention(span, thing.iri) for span in places]
        self.mentions = sorted([*self.mentions, *registered])
        self.mentions = [self._with_noun(mention) for mention in self.mentions]
        self.mentions = sorted([*self.mentions, *self._unnamed()])

    def _with_forms(self, spans: Sequence[Span]) -> list[Span]:
        """Names with their legal forms, which small letters or a comma may part."""
        found: list[Span] = []
        for begin, end in sorted(spans):
            if found and begin < found[-1][1]:
                continue  # "Ltd" behind "Acme Co."
            form = _FORM_BEHIND.match(self._text, end)
            found.append((begin, form.end() if form else end))
        return found

    def _is_name(self, span: Span) -> bool:
        """Whether a single word that only begins sentences is a name, by a model."""
        word = self._text[slice(*span)]
        if not self._recognised or " " in word or not word[1:].islower():
            return True
        if any(overlap(entity.span, span) for entity in self._recognised):
            return True
        places = re.finditer(rf"\b{re.escape(word)}\b", self._text)
        return any(not _EDGE.search(self._text, 0, place.start()) for place in places)

    def _unnamed(self) -> Iterator[NameMention]:
        """What only a common noun mentions: "a plant", "the new terminal"."""
        taken = [mention.span for mention in self.mentions]
        beside = [
            Beside(span, self.name_kind(thing)) for span, thing, _ in self.mentions
        ]
        mentions = noun_mentions(self._text, self._is_built, taken)
        for span, noun, is_named in mentions:
            # In the next article, the same noun means another one.
            local = f"{slug(noun)}-{self._slug}"
            iri = NamedNode(self._graph.namespaces.things + local)
            judged = self._judged_phrase(span)
            if iri in judged.not_same or self._is_of_named(span):
                continue
            if len(judged.same) == 1:
                (iri,) = judged.same
                self._keep(iri)
            if iri not in self.things:
                called = [each.span for each in mentions if each.label == noun]
                name = telling_name(self._text, noun, called, beside, self._slug)
                self.things[iri] = ArticleThing(iri, FACILITY, (name,), noun=noun)
            yield NameMention(span, iri, is_referral=not is_named)

    def _is_of_named(self, span: Span) -> bool:
        """Whether "the port" goes on with what is named before: the Port of Kvarn."""
        begin, end = span
        if not _THE.search(self._text[max(0, begin - len("The ")) : begin]):
            return False
        noun = self._text[begin:end]
        return any(
            noun == _head(name) and name[:1].isupper()
            for mention in self.mentions
            if mention.span[1] <= begin
            for name in self.things[mention.thing].names
        )

    def _judged_phrase(self, span: Span) -> JudgedThings:
        """What a noun was judged to mean, with the word before it or without."""
        begin, end = span
        determiner = _DETERMINER.search(self._text[max(0, begin - _LOOK) : begin])
        whole = self.judged((begin - len(determiner[0]), end)) if determiner else None
        alone = self.judged(span)
        if whole is None or alone.same or alone.not_same:
            return alone
        return whole

    def _is_built(self, noun: str) -> bool:
        """Whether a noun means something that somebody built."""
        if noun in _NOT_BUILT:
            return False
        return FACILITY in self._evidence.by_noun(noun, "Facility")

    def _with_noun(self, mention: NameMention) -> NameMention:
        """The mention of a place that a name and a noun make: "the Arnesby plant"."""
        begin, end = mention.span
        match = _NOUN_BEHIND.match(self._text, end)
        if match is None or not _DETERMINER.search(
            self._text[max(0, begin - 6) : begin]
        ):
            return mention
        kinds = self._evidence.by_noun(match[1], "Facility")
        if FACILITY not in kinds or is_plural(match[1]):
            return mention
        name = self._text[begin : match.end()]
        iri = NamedNode(self._graph.namespaces.things + slug(name))
        self.things.setdefault(iri, ArticleThing(iri, FACILITY, (name,)))
        self.parts.setdefault(iri, mention)
        return NameMention((begin, match.end()), iri)

    def _registered(self) -> Iterator[NameMention]:
        """Where names of the registry stand that mean one thing."""
        rules = self._known.rules
        for span in self._known.known:
            if not self._text[span[0]].isupper():
                continue
            judged = self.judged(span)
            bearers = set(judged.same) or self._known.bearers(span) - judged.not_same
            if len(bearers) != 1:
                continue
            following = _FOLLOWING.match(self._text, span[1])
            if following and LEGAL_FORM.fullmatch(following[0]):
                continue  # the whole name has a legal form
            (thing,) = bearers
            if not self._is_own_name(thing, span):
                continue
            if rules.lowest(thing):
                self._keep(thing)
                yield NameMention(span, thing)

    def _keep(self, thing: NamedNode) -> None:
        """Have a thing of the registry among those of the article."""
        rules = self._known.rules
        names = rules.texts(thing) or rules.facts(thing).texts(thing, v.PREF_LABEL)
        named = tuple(sorted(names, key=len, reverse=True))
        kind = self._class_of(thing)
        self.things[thing] = ArticleThing(thing, kind, named, is_known=True)

    def _is_own_name(
        self,
        thing: NamedNode,
        span: Span,
    ) -> bool:
        """Whether a name stands for itself: it is a part of no longer one.

        A common noun is nobody's name, though a capital may begin it: "The Port of Kvarn".
        """
        names = self._known.rules.texts(thing)
        is_noun = bool(names) and all(name[:1].islower() for name in names)
        return not is_noun and self._known.longer_name(thing, span) is None

    def judged(self, span: Span) -> JudgedThings:
        """The things that somebody has judged words to mean, or not to."""
        return self._judged.things(self._text[slice(*span)], self._article)

    def _new(self, name: str) -> NamedNode:
        """What to call a new thing; of the name of a registered one, by the article."""
        iri = NamedNode(self._graph.namespaces.things + slug(name))
        if not self._known.rules.lowest(iri):
            return iri
        return NamedNode(f"{iri.value}-{self._slug}")

    def _taken_up(
        self,
        names: list[str],
        kind: NamedNode,
    ) -> ArticleThing | None:
        """The registered thing that a new name is surely of, with that among its names.

        It is what somebody has judged so, or has the name but for a legal form.
        """
        judged = self._judged.things(names[0], self._article)
        candidates = set(judged.same)
        if not candidates:
            own = NamedThing(names[0], kind)
            candidates = {
                bearer
                for bearer, other in self._begun_alike(names[0])
                if is_one_thing(own, other, self._ontology)
            }
        candidates -= judged.not_same
        if len(candidates) != 1:
            return None
        (thing,) = candidates
        return self._also_called(thing, names)

    def _suggested(
        self,
        names: list[str],
        kind: NamedNode,
    ) -> ArticleThing | None:
        """The only registered thing of the class whose name begins so, or begins this one.

        None if the article tells of it by its own name: who is named beside it is
        somebody else.
        """
        own = NamedThing(names[0], kind)
        candidates = {
            bearer
            for bearer, other in self._begun_alike(names[0])
            if may_be_one_thing(own, other)
        }
        candidates -= self._judged.things(names[0], self._article).not_same
        if len(candidates) != 1 or not candidates.isdisjoint(self.things):
            return None
        (thing,) = candidates
        return self._also_called(thing, names)._replace(is_suggested=True)

    def _begun_alike(self, name: str) -> Iterator[tuple[NamedNode, NamedThing]]:
        """The registered things with a name of the same first word, each with that."""
        first = re.match(r"\w+", name)
        alike = self._known.rules.names.get(first[0].casefold(), {}) if first else {}
        for other, bearers in alike.items():
            for bearer in bearers:
                yield bearer, NamedThing(other, self._class_of(bearer))

    def _also_called(
        self,
        thing: NamedNode,
        names: list[str],
    ) -> ArticleThing:
        """A registered thing, with new names among its own."""
        facts = self._known.rules.facts(thing)
        known = [
            *facts.texts(thing, v.PREF_LABEL),
            *sorted(facts.texts(thing, v.ALT_LABEL)),
        ]
        every = dict.fromkeys([*known, *names])
        return ArticleThing(thing, self._class_of(thing), tuple(every))

    def _class_of(self, thing: NamedNode) -> NamedNode:
        """The narrowest class of a registered thing."""
        lowest = sorted(v.named_nodes(self._known.rules.lowest(thing)), key=str)
        return lowest[0] if lowest else COMPANY

    def _uncapitalised(
        self,
        name: str,
        known: Iterable[str],
    ) -> str:
        """A name of a dateline, in capitals, as it is written elsewhere."""
        is_code = any(char.isdigit() for char in name)  # "OND-417"
        if not name.isupper() or is_code or len(name) < len("ACME "):
            return name
        written = re.search(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE)
        for match in re.finditer(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE):
            if match[0] != name:
                return match[0]
        return name if written is None else name.title()

    # Which names are one thing's

    def _clusters(self, by_name: dict[str, list[Span]]) -> Iterator[list[str]]:
        """The names of each thing, the longest first."""
        short_for = dict(self._short_names(by_name))
        for name in sorted(by_name, key=len, reverse=True):
            if name in short_for:
                continue
            shorter = [
                each
                for each in by_name
                if each != name and self._stands_for(each, short_for) == name
            ]
            yield [name, *shorter]

    def _stands_for(
        self,
        name: str,
        short_for: dict[str, str],
    ) -> str:
        seen = {name}
        while name in short_for and short_for[name] not in seen:
            name = short_for[name]
            seen.add(name)
        return name

    def _short_names(self, by_name: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
        """The names that stand for a longer one, with that."""
        for name, spans in by_name.items():
            for _, end in spans:
                bracketed = _BRACKETED.match(self._text, end)
                short = bracketed["short"] if bracketed else ""
                if short in by_name and (" " in name or _is_made_of(short, name)):
                    yield short, name
        for name, spans in by_name.items():
            longer = [
                other
                for other in by_name
                if _goes_on(name, other) and not self._is_model(other)
            ]
            if not longer or self._evidence.is_placed(spans):
                continue
            if all(self._may_be_short(name, other) for other in longer):
                # What the article tells of first has the short name, which a heading
                # may use before.
                first = min(longer, key=lambda other: by_name[other][0])
                begun = [span for span in spans if span[0] > self._heading] or spans
                if len(longer) == 1 or by_name[first][0] < begun[0]:
                    yield name, first

    def _may_be_short(
        self,
        name: str,
        longer: str,
    ) -> bool:
        """Whether a thing is called by the beginning or the end of its name alone.

        Firms are by the first word, people by the last; the Lethmark Competition
        Authority is not called Lethmark.
        """
        kinds = self._evidence.by_name(longer)
        if longer.startswith(f"{name} "):
            return kinds <= {COMPANY, ORGANISATION, RESEARCH_INSTITUTION}
        if kinds and self._evidence.is_noun(longer.split(maxsplit=1)[0]):
            return len(longer.split()) == len(name.split()) + 1  # "Bank Dorvane"
        return not kinds and len(longer.split()) <= _MOST

    def _is_model(self, name: str) -> bool:
        """Whether a name is that of what its maker calls by his own name: "Torvey 300"."""
        return self._evidence.by_name(name) == {PRODUCT}


def _head(name: str) -> str:
    """The noun of a name that tells what bears it, in small letters."""
    first, *others = name.casefold().split()
    return first if others[:1] in (["of"], ["for"]) else (others or [first])[-1]


def _is_made_of(short: str, name: str) -> bool:
    """Whether a name of one word has the letters of an abbreviation, in its order."""
    letters = iter(name.casefold())
    is_begun = name[:1].casefold() == short[:1].casefold()
    return (
        is_begun
        and short.isupper()
        and all(each in letters for each in short.casefold())
    )


def _goes_on(name: str, longer: str) -> bool:
    """Whether a name begins or ends a longer one."""
    return longer.startswith(f"{name} ") or longer.endswith(f" {name}")
