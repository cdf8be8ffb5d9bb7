"""What an article names of the registry: by a name, a judgement, or the beginning of one."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.drafting.article_things import ArticleThing, NameMention
from kg.drafting.name_classes import LEGAL_FORM
from kg.drafting.news_terms import COMPANY
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.knowledge.identity import NamedThing, is_one_thing, may_be_one_thing
from kg.knowledge.name_judgements import JudgedNames, JudgedThings, name_judgements
from kg.language.english.regexes import cased
from kg.language.spans import Span

_FOLLOWING = cased(r",? [A-Z][\w./]*")


class RegisteredThings:
    """Finds the things of the registry in one article.

    Args:
        graph: the project.
        words: the words of the article.
        known: where the names of the registry stand.
    """

    def __init__(self, graph: Graph, words: Words, known: Mentioner) -> None:
        self._graph = graph
        self._ontology = graph.ontology
        self._text = words.text
        self._known = known
        self._article = words.article.iri
        self._slug = self._article.removeprefix(graph.namespaces.articles)
        self._judged = JudgedNames(name_judgements(graph))

    def mentions(self) -> Iterator[NameMention]:
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
                yield NameMention(span, thing)

    def thing(self, thing: NamedNode) -> ArticleThing:
        """A thing of the registry, as one of the article."""
        rules = self._known.rules
        names = rules.texts(thing) or rules.facts(thing).texts(thing, v.PREF_LABEL)
        named = tuple(sorted(names, key=len, reverse=True))
        kind = self._class_of(thing)
        return ArticleThing(thing, kind, named, is_known=True)

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

    def new(self, name: str) -> NamedNode:
        """What to call a new thing; of the name of a registered one, by the article."""
        iri = self._graph.namespaces.thing(slug(name))
        if not self._known.rules.lowest(iri):
            return iri
        return NamedNode(f"{iri.value}-{self._slug}")

    def taken_up(
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

    def suggested(
        self,
        names: list[str],
        kind: NamedNode,
        told: Container[NamedNode],
    ) -> ArticleThing | None:
        """The only registered thing of the class whose name begins so, or begins this one.

        Args:
            names: what the article calls it, the longest first.
            kind: its class.
            told: what the article tells of by its own name: who is named beside that
                is somebody else.
        """
        own = NamedThing(names[0], kind)
        candidates = {
            bearer
            for bearer, other in self._begun_alike(names[0])
            if may_be_one_thing(own, other)
        }
        candidates -= self._judged.things(names[0], self._article).not_same
        if len(candidates) != 1:
            return None
        (thing,) = candidates
        if thing in told:
            return None
        return self._also_called(thing, names)._replace(is_suggested=True)

    def _begun_alike(self, name: str) -> Iterator[tuple[NamedNode, NamedThing]]:
        """The registered things with a name of the same first word, each with that."""
        names = self._known.rules.names
        for other in names.begun_alike(name):
            for bearer in names.bearers(other):
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
