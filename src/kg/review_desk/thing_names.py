"""What the things of a review are called, and which thing its words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.shorthand import quoted
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.drafts import APART
from kg.drafting.review_lines import ReviewLine
from kg.errors import KgError
from kg.language.english.short_names import is_related_name
from kg.language.spans import Span
from kg.review_desk.line_changes import Lines, named_by, new_line
from kg.review_desk.statement_parts import figure_parts, unquoted

# Each thing is compared with each other one after every decision.
is_related = cache(is_related_name)


class ThingNames:
    """The things that some lines name, beside those of the registry.

    Args:
        reading: the article.
        lines: the lines of the review.
    """

    def __init__(self, reading: ArticleReading, lines: Lines) -> None:
        self._reading = reading
        self._graph = reading.graph
        self._base = reading.graph.namespaces.things
        self._article = reading.words.article.slug
        self._lines = lines
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for line in lines.values():
            for statement in line.statement.split(APART):
                self._describe(statement)

    def _describe(self, statement: str) -> None:
        """Note what a statement calls what it makes: `post: Post "chairman"`."""
        name, colon, rest = statement.partition(": ")
        kind, _, texts = rest.partition(" ")
        if colon and texts.startswith('"') and name.isascii() and '"' not in name:
            self._labels.setdefault(name, unquoted(texts))
            self._kinds.setdefault(name, kind)

    def label(self, local: str) -> str:
        """What a thing is called."""
        if local in self._labels:
            return self.without_article(self._labels[local])
        thing = self._iri(local)
        if thing is None:
            return local
        if named := self._reading.things.things.get(thing):
            return self.without_article(named.names[0])
        registered = self._graph.facts([thing], v.PREF_LABEL)
        return next(iter(registered.texts(thing, v.PREF_LABEL)), local)

    def without_article(self, told: str) -> str:
        """Words without what only tells a thing apart from those of other articles."""
        return told.replace(f" ({self._article})", "")

    def undescribed(self, line: ReviewLine) -> Iterator[ReviewLine]:
        """The lines that a statement needs for what nobody has drafted anything of."""
        told = named_by(line)
        for mention in self._reading.mentions:
            local = self.local(mention.thing)
            thing = self._reading.thing(mention.thing)
            if local in told and not thing.is_known and local not in self._labels:
                told.remove(local)
                called = ", ".join(map(quoted, thing.names))
                kind = v.local_name(thing.kind.value)
                yield new_line("n", f"{local}: {kind} {called}", mention.span)

    def kind(self, local: str) -> NamedNode | None:
        """The class of a thing, if it has one."""
        name = self._kinds.get(local)
        if name:
            try:
                return self._graph.term(name)
            except KgError:
                return None
        thing = self._iri(local)
        facts = self._graph.facts([thing], v.TYPE) if thing else ()
        classes = v.named_nodes(kind for _, _, kind in facts)
        specific = self._graph.ontology.most_specific([*classes])
        return next(iter(v.named_nodes(specific)), None)

    def found(self, name: str) -> str:
        """The local name of a thing that a person names.

        Raises:
            NotFound: nothing bears the name, here or in the registry.
        """
        folded = name.casefold()
        for local, label in self._labels.items():
            if folded in (local.casefold(), label.casefold()):
                return local
        return self._graph.thing(name).value.removeprefix(self._base)

    def meant_at(self, mention: Mentioned) -> str:
        """The thing that a mention means, as somebody may have decided."""
        meant = self._decided.get(mention.span)
        meant = meant or self.local(mention.thing)
        return self._instead.get(meant, meant)

    def place_in(self, local: str, line: ReviewLine) -> Span | None:
        """Where words of a line mean a thing."""
        for reference in line.references:
            if reference.thing == local:
                return reference.span
        for mention in self._reading.mentioned_in(line.span):
            if self.meant_at(mention) == local:
                return mention.span
        return None

    def words_in(self, span: Span, words: str) -> Span | None:
        """Where words of a passage stand."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(pattern).search(self._reading.text, *span)
        return match.span() if match and words else None

    def local(self, thing: NamedNode) -> str:
        """The local name of a thing."""
        return thing.value.removeprefix(self._base)

    @cached_property
    def variables(self) -> list[str]:
        """What the figures of the review measure."""
        found: dict[str, None] = {}
        for line in self._lines.values():
            for statement in line.statement.split(APART):
                figure = figure_parts(statement)
                value = figure.value("variable") if figure else ""
                if value.startswith('"'):
                    found.setdefault(unquoted(value))
        return list(found)

    @cached_property
    def _decided(self) -> dict[Span, str]:
        """What words mean by the lines that have them."""
        found: dict[Span, str] = {}
        for line in self._lines.values():
            if not line.is_rejected:
                for reference in line.references:
                    found[reference.span] = reference.thing
        return found

    @cached_property
    def _instead(self) -> dict[str, str]:
        """What is meant by the things whose words were decided to mean others."""
        found: dict[str, str] = {}
        for line in self._lines.values():
            if line.is_thing and line.is_accepted:
                meant = meant_by(line)
                old = self._thing_at(line.span)
                if meant and old and meant != old:
                    found[old] = meant
        return found

    def _thing_at(self, span: Span) -> str:
        for mention in self._reading.mentions:
            if mention.span == span:
                return self.local(mention.thing)
        return ""

    def _iri(self, local: str) -> NamedNode | None:
        try:
            return NamedNode(self._base + local)
        except ValueError:
            return None


def may_mean(words: str, label: str) -> bool:
    """Whether words may mean a thing: a name means only what is called alike."""
    is_name = words[:1].isupper()
    return not is_name or is_related(words, label)


def meant_by(line: ReviewLine) -> str:
    """The local name of the thing that the words of a line were decided to mean."""
    _, sign, meant = line.statement.rpartition('" = ')
    return meant if sign else ""


def things_described(lines: Iterable[ReviewLine]) -> dict[str, ReviewLine]:
    """The lines that describe things, by the local name of the thing."""
    return {
        line.described: line for line in lines if line.is_thing and not meant_by(line)
    }
