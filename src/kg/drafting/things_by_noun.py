"""The things of an article that a noun calls: "a plant", "the Arnesby plant"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.authoring.slugs import slug
from kg.drafting.article_things import ArticleThing, ArticleThings, NameMention
from kg.drafting.name_classes import NameClasses
from kg.drafting.news_terms import (
    ACTOR,
    AREA,
    FACILITY,
    FUNDING_ROUND,
    INITIATIVE,
    ORGANISATION,
    PERSON,
    POST,
    PUBLIC_BODY,
)
from kg.drafting.noun_names import Beside, Called, telling_name
from kg.drafting.noun_things import noun_mentions
from kg.drafting.registered_things import RegisteredThings
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.knowledge.name_judgements import JudgedThings
from kg.language.english.countries import is_adjective
from kg.language.english.number import is_plural
from kg.language.english.regexes import cased
from kg.language.spans import Span

_NOT_BUILT = frozenset(
    "line works branch shop store hub centre center office headquarters".split()
)
# "The Arnesby project"
_PLANS = frozenset("project programme program initiative scheme".split())
_LOOK = 50
_NOUN_BEHIND = re.compile(r" ([a-z][\w-]*)(?![\w’'-])")
# "Its Arnesby paper mill"
_NOUNS_BEHIND = re.compile(
    r" (?!(?:and|or|of|in|at|on|for|from|with|to|by|as|is|was|has|had|will|the|an?) )"
    r"[a-z][\w-]*(?<!ed)(?<!ing) ([a-z][\w-]*)(?![\w’'-])"
)
# "The Arnesby family", "Arnesby county council"
_BODY_BEHIND = re.compile(
    r" (?:(?P<family>family(?: trust)?)|"
    r"(?:(?P<area>city|county|district|municipal|provincial|regional|state|town) |"
    r"(?!(?:and|or|of|in|at|on|for|from|to|by|with|as)\b)[a-z-]+ )?"
    r"(?:council|court|government|authority|authorities|parliament|police|prosecutors|"
    r"customs union|trade bloc|regulator|watchdog|ministry|inspectorate|commission|"
    r"exchange))(?![\w-])"
)
_DETERMINER = re.compile(r"\b(?:the|its|a|an|their) $", re.IGNORECASE)
# "The old Arnesby plant", "its 540-megawatt Arnesby plant", "the Dutch Arnesby family"
_DETERMINED = cased(
    r"\b(?:[Tt]he|[Ii]ts|[Aa]n?|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|this|that|[’']s)(?: "
    r"(?!(?:and|as|at|by|for|from|in|is|of|on|or|than|to|was|were|with)\b)"
    r"(?:[a-z][a-z-]+|\d[\w.,-]*|(?P<origin>[A-Z][a-z]+))){0,2} $"
)
# "At Arnesby airport"
_BARE = frozenset(
    "airport district county harbor harbour port prefecture province station".split()
)
# "The port of Arnesby"
_OF_PLACE = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,2}?(?P<noun>airport|harbou?r|port|seaport) of (?:the )?$"
)
# "Its Arnesby unit", "the Weaving segment"
_UNIT_BEHIND = re.compile(r" (?:arm|business|division|segment|unit)(?![\w-])")
# "A Series B round"
_SERIES = re.compile(r"[Ss]eries [A-H]\d?")
_ROUND_BEHIND = re.compile(r" (?:(?:equity|financing|funding|investment) )?round\b")
_AREAS = frozenset("county district prefecture province".split())
_THE = re.compile(r"\bthe $", re.IGNORECASE)


class ThingsByNoun:
    """Finds what nouns call in one article, beside what it names.

    Args:
        graph: the project.
        words: the words of the article.
        found: what it names, to which this adds.
        registered: what it names of the registry.
        classes: what nouns tell.
    """

    def __init__(
        self,
        graph: Graph,
        words: Words,
        found: ArticleThings,
        registered: RegisteredThings,
        classes: NameClasses,
    ) -> None:
        self._graph = graph
        self._words = words
        self._text = words.text
        self._slug = words.article.iri.removeprefix(graph.namespaces.articles)
        self._found = found
        self._registered = registered
        self._classes = classes

    def unnamed(self) -> Iterator[NameMention]:
        """What only a common noun mentions: "a plant", "the new terminal"."""
        taken = [mention.span for mention in self._found.mentions]
        beside = [
            Beside(span, self._found.name_kind(thing))
            for span, thing, _ in self._found.mentions
        ]
        mentions = noun_mentions(self._text, self._is_built, taken)
        for span, noun, is_named in mentions:
            # In the next article, the same noun means another one.
            local = f"{slug(noun)}-{self._slug}"
            iri = self._graph.namespaces.thing(local)
            judged = self._judged_phrase(span)
            if iri in judged.not_same or self._is_of_named(span):
                continue
            if self._is_of_agent(span):
                continue
            if len(judged.same) == 1:
                (iri,) = judged.same
                self._found.things[iri] = self._registered.thing(iri)
            if iri not in self._found.things:
                called = [
                    Called(each.span, self._words.sentence_at(each.span[0]))
                    for each in mentions
                    if each.label == noun
                ]
                name = telling_name(self._text, noun, called, beside, self._slug)
                self._found.things[iri] = ArticleThing(
                    iri, FACILITY, (name,), noun=noun
                )
            yield NameMention(span, iri, is_referral=not is_named)

    def _is_of_named(self, span: Span) -> bool:
        """Whether "the port" goes on with what is named before: the Port of Kvarn."""
        begin, end = span
        if not _THE.search(self._text[max(0, begin - len("The ")) : begin]):
            return False
        noun = self._text[begin:end]
        return any(
            noun == _head(name) and any(map(str.isupper, name))
            for mention in self._found.mentions
            if mention.span[1] <= begin
            for name in self._found.things[mention.thing].names
        )

    def _is_of_agent(self, span: Span) -> bool:
        """Whether another noun goes on, of who acts: "the port manager"."""
        behind = _NOUN_BEHIND.match(self._text, span[1])
        if behind is None:
            return False
        ontology = self._graph.ontology
        kinds = ontology.classes_of(behind[1])
        if PERSON in kinds or POST in kinds:
            return True
        return any(ACTOR in ontology.superclasses(kind) for kind in kinds)

    def _judged_phrase(self, span: Span) -> JudgedThings:
        """What a noun was judged to mean, with the word before it or without."""
        begin, end = span
        determiner = _DETERMINER.search(self._text[max(0, begin - _LOOK) : begin])
        whole = (
            self._registered.judged((begin - len(determiner[0]), end))
            if determiner
            else None
        )
        alone = self._registered.judged(span)
        if whole is None or alone.same or alone.not_same:
            return alone
        return whole

    def _is_built(self, noun: str) -> bool:
        """Whether a noun means something that somebody built."""
        if noun in _NOT_BUILT:
            return False
        return FACILITY in self._classes.by_noun(noun, "Facility")

    def with_noun(self, mention: NameMention) -> NameMention:
        """The mention of what a name and a noun call together: "the Arnesby plant"."""
        begin, end = mention.span
        if told := self._as_told(mention):
            return told
        is_determined = self._is_determined(begin)
        body = _BODY_BEHIND.match(self._text, end)
        if body and self._is_body(mention, body, is_determined=is_determined):
            kind = ACTOR if body["family"] else PUBLIC_BODY
            return self._together(mention, body.end(), kind)
        for pattern in (_NOUN_BEHIND, _NOUNS_BEHIND):
            match = pattern.match(self._text, end)
            if match is None or not (is_determined or match[1] in _BARE):
                continue
            if match[1] in _AREAS:
                return self._together(mention, match.end(), AREA)
            if self._is_one_built(match[1]):
                return self._together(mention, match.end(), FACILITY)
            if match[1] in _PLANS:
                return self._together(mention, match.end(), INITIATIVE)
        return mention

    def _as_told(self, mention: NameMention) -> NameMention | None:
        """The mention of a port by its place, of a unit, or of a round of funding."""
        begin, end = mention.span
        name = self._text[begin:end]
        if _SERIES.fullmatch(name):
            behind = _ROUND_BEHIND.match(self._text, end)
            return self._together(
                mention, behind.end() if behind else end, FUNDING_ROUND
            )
        is_place = self._found.name_kind(mention.thing) == "place"
        of = _OF_PLACE.search(self._text, max(0, begin - _LOOK), begin)
        if of and is_place and not self._text.startswith(("’s", "'s"), end):
            return self._together(mention, end, FACILITY, of.start("noun"))
        unit = _UNIT_BEHIND.match(self._text, end)
        is_unit = is_place or self._found.things[mention.thing].is_guessed
        if unit and is_unit and self._is_determined(begin):
            return self._together(mention, unit.end(), ORGANISATION)
        return None

    def _is_determined(self, place: int) -> bool:
        """Whether an article or a possessive stands before a name, or before its adjectives."""
        found = _DETERMINED.search(self._text, max(0, place - _LOOK), place)
        if found is None:
            return False
        return found["origin"] is None or is_adjective(found["origin"])

    def _is_one_built(self, noun: str) -> bool:
        kinds = self._classes.by_noun(noun, "Facility")
        return FACILITY in kinds and not is_plural(noun)

    def _is_body(
        self, mention: NameMention, body: re.Match[str], *, is_determined: bool
    ) -> bool:
        """Whether a noun behind a name is that of a family, or of a body of a place."""
        if body["family"]:
            return is_determined
        is_place = self._found.name_kind(mention.thing) == "place"
        is_guessed = self._found.things[mention.thing].is_guessed
        # "Arnesby county council" tells a place by itself.
        return is_place or (is_guessed and (is_determined or bool(body["area"])))

    def _together(
        self, mention: NameMention, end: int, kind: NamedNode, begin: int | None = None
    ) -> NameMention:
        """The mention of what a name and the words around it call."""
        begin = mention.span[0] if begin is None else begin
        name = self._text[begin:end]
        iri = self._graph.namespaces.thing(slug(name))
        known = self._found.things.get(iri)
        if known is None or known.kind != kind:
            self._found.things[iri] = ArticleThing(iri, kind, (name,))
        return NameMention((begin, end), iri)


def _head(name: str) -> str:
    """The noun of a name that tells what bears it, in small letters."""
    first, *others = name.casefold().split()
    return first if others[:1] in (["of"], ["for"]) else (others or [first])[-1]
