"""A worksheet as RDF: passages with what they state, and lasting things for the registry.

What no person should have to write is worked out here: positions and digests, the
value, unit and comparator of a figure, the days of a period, and where a thing is first
called by its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest
from kg.authoring.claiming import How, claimed_thing, claims_of
from kg.authoring.glossary import Glossary, listed
from kg.authoring.implied import Fact, dated, measured
from kg.authoring.naming import namings
from kg.authoring.places import found, the_place
from kg.authoring.shorthand import (
    Claimed,
    Excerpt,
    Node,
    Place,
    Quoted,
    ReadWith,
    Reference,
    Said,
    Tokens,
    Word,
    Worksheet,
)
from kg.errors import BadInput, abridged
from kg.grounding.words import day_of
from kg.knowledge import Graph, restated
from kg.knowledge.home import triples_of
from kg.language.spans import Span, is_within
from kg.vocabulary import Term

_THAT = Word("that")
"""What the statement stands behind that a thing is: `that acme opposes merger`."""

_WHICH = {
    v.CLASS_STATED: restated.PARTS,
    v.CLASS_CLAIM: (v.CLAIM_SUBJECT, v.CLAIM_PREDICATE, v.CLAIM_OBJECT),
}
"""By class, the properties that say which statement a thing is."""

_BOUNDS = {v.STARTS_WITH, v.ENDS_WITH}
_MADE = 'Write NAME: Statement "WORD"; that THING PROPERTY VALUE.'
_HOW = "Write (planned) or (planned, PERIOD) before what is claimed."


class ArticleText(NamedTuple):
    """The article that a worksheet is about.

    Attributes:
        iri: its IRI.
        text: its words.
        published: the day of publication, from which relative times count, if known.
    """

    iri: NamedNode
    text: str
    published: date | None


class Compiled(NamedTuple):
    """What a worksheet says.

    Attributes:
        passages: the quads of the passages' own records, without text fragments.
        stated: the quads that passages state.
        registry: what is said of lasting things, in no graph.
        lines: the line of the worksheet that each passage is from, also of words with
            nothing under them.
        statement_lines: the line by passage, subject and predicate of a statement; what
            is registered is in no passage, but under an empty name.
        quad_lines: the line of each quad that a passage states.
    """

    passages: list[Quad]
    stated: list[Quad]
    registry: list[Quad]
    lines: dict[str, int]
    statement_lines: dict[tuple[str, str, str], int]
    quad_lines: dict[Quad, int]


def compile_worksheet(
    worksheet: Worksheet, source: ArticleText, graph: Graph
) -> Compiled:
    """Compile a worksheet.

    Args:
        worksheet: the words with what they state.
        source: the article with its text.
        graph: the project, whose things and terms may be named.

    Raises:
        BadInput: words stand nowhere in the text, or in several places; a name means
            nothing, or several things; a statement is none. With the line.
    """
    compiled = _Compiler(worksheet, source, graph).compiled()
    day = _day_stated(compiled, source)
    if day in (None, source.published):
        return compiled
    # The day from which relative times count stands in the worksheet itself.
    return _Compiler(worksheet, source._replace(published=day), graph).compiled()


def _day_stated(compiled: Compiled, source: ArticleText) -> date | None:
    for quad in compiled.stated:
        if quad.subject == source.iri and quad.predicate == v.DATE_PUBLISHED:
            return day_of(str(getattr(quad.object, "value", "")))
    return None


class _Compiler:
    def __init__(self, worksheet: Worksheet, source: ArticleText, graph: Graph) -> None:
        self._worksheet = worksheet
        self._source = source
        self._graph = graph
        self._language = graph.dataset.language
        self._names = Glossary(graph, worksheet, source.iri)
        self._records: dict[Quad, None] = {}
        self._stated: dict[Quad, None] = {}
        self._lines: dict[str, int] = {}
        self._statement_lines: dict[tuple[str, str, str], int] = {}
        self._quad_lines: dict[Quad, int] = {}
        self._spans: dict[object, Span] = {}

    def compiled(self) -> Compiled:
        registry = []
        for thing in self._worksheet.things:
            for quad in self._registered(thing):
                registry.append(quad)
                self._keep_line("", quad, thing.line)
        for passage in self._worksheet.passages:
            if passage.is_used:
                self._passage(passage)
            else:
                self._leave_alone(passage)
        stated = dict.fromkeys(self._narrowest())
        for quad in namings(self._source.text, stated, registry, self._graph):
            stated.setdefault(quad)
        return Compiled(
            list(self._records),
            list(stated),
            registry,
            self._lines,
            self._statement_lines,
            self._quad_lines,
        )

    def _narrowest(self) -> Iterator[Quad]:
        """What is stated, but for what a passage within the same words states as well.

        Of two figures told of one year, each line says what that year is.
        """
        places: dict[object, list[Span]] = defaultdict(list)
        for quad in self._stated:
            span = self._spans.get(quad.graph_name)
            if span:
                places[quad.triple].append(span)
        for quad in self._stated:
            span = self._spans.get(quad.graph_name)
            told = places[quad.triple]
            if span is None or not _has_within(span, told):
                yield quad

    def _registered(self, thing: Node) -> Iterator[Quad]:
        """What the registry says of a lasting thing."""
        iri = self._names.own(thing.name)
        kind, texts = self._names.head(thing)
        if not texts:
            message = f"{thing.name} has no name."
            advice = f'Write {thing.name}: CLASS "NAME".'
            raise self._wrong(message, advice, thing.line)
        yield Quad(iri, v.TYPE, kind)
        preferred, *alternative = map(self._label, texts)
        yield Quad(iri, v.PREF_LABEL, preferred)
        for label in alternative:
            yield Quad(iri, v.ALT_LABEL, label)
        yield from self._clauses(thing.clauses, thing.line, iri)

    def _passage(self, passage: Excerpt) -> None:
        span = self._place(passage.place, passage.line)
        iri = self._record(span, passage.line)
        self._spans[iri] = span
        if passage.is_caption:
            self._add_record(iri, v.TYPE, v.CLASS_CAPTION)
        for tokens in listed(passage.said_by):
            speaker = self._names.thing(tokens, passage.line)
            self._add_record(iri, v.SAID_BY, speaker)
        if passage.left_out:
            reason = Literal(passage.left_out, language=self._language)
            self._add_record(iri, v.NOT_MODELLED, reason)
        for item in passage.items:
            match item:
                case Reference(line, place, thing):
                    at = self._place(place, line, within=span)
                    referred = self._names.thing(thing, line)
                    self._add_record(self._record(at, line), v.REFERS_TO, referred)
                case ReadWith(line, place):
                    other = self._record(self._place(place, line), line)
                    self._add_record(iri, v.READ_WITH, other)
                case Node() | Said():
                    self._state(iri, self._fact(item, span), item.line)
                case Claimed(line, how, fact):
                    quads = self._claim(fact, self._how(how, line), span)
                    self._state(iri, quads, line)

    def _fact(self, item: Node | Said, span: Span) -> Iterator[Quad]:
        if isinstance(item, Node):
            return self._node(item, span)
        return self._clauses(item.clauses, item.line)

    def _claim(self, fact: Node | Said, how: How, span: Span) -> Iterator[Quad]:
        """What a line tells, as claims."""
        things = self._graph.namespaces.things
        quads = self._fact(fact, span)
        told = triples_of(quads)
        if isinstance(fact, Node):
            return claimed_thing(told, how, things)
        return claims_of(told, how, things)

    def _how(self, tokens: Tokens, line: int) -> How:
        """How something is told that is not said to be so."""
        modality, *periods = listed(tokens)
        if len(periods) > 1:
            message = "a claim has one modality, and one period at most."
            raise self._wrong(message, _HOW, line)
        period = None
        if periods:
            period = self._names.thing(periods[0], line)
        told = self._names.modality(modality, line)
        return How(told, period)

    def _leave_alone(self, passage: Excerpt) -> None:
        """Keep where words stand of which nothing is said, for findings on them."""
        places = found(self._source.text, passage.place.words)
        number = passage.place.number or 1
        if number <= len(places):
            self._lines.setdefault(self._iri(places[number - 1]).value, passage.line)

    def _clauses(
        self, clauses: Sequence[Tokens], line: int, subject: NamedNode | None = None
    ) -> Iterator[Quad]:
        for clause in self._names.clauses(clauses, line, subject):
            for value in clause.values:
                yield Quad(clause.subject, clause.predicate, value)

    def _state(self, passage: NamedNode, quads: Iterable[Quad], line: int) -> None:
        for quad in quads:
            subject, predicate, value = quad.triple
            stated = Quad(subject, predicate, value, passage)
            self._stated.setdefault(stated)
            self._quad_lines.setdefault(stated, line)
            self._keep_line(passage.value, quad, line)

    def _keep_line(self, graph: str, quad: Quad, line: int) -> None:
        key = (graph, str(quad.subject).strip("<>"), quad.predicate.value)
        self._statement_lines.setdefault(key, line)

    def _node(self, node: Node, span: Span) -> Iterator[Quad]:
        """A thing that a passage tells of, with what its texts imply."""
        iri = self._names.own(node.name)
        kind, texts = self._names.head(node)
        clauses = [each for each in node.clauses if each[0] != _THAT]
        said = list(self._clauses(clauses, node.line, iri))
        # What somebody has written himself goes before what the words imply.
        given = {quad.predicate for quad in said}
        if v.GROWTH_OF in given:
            given.add(v.IS_CHANGE)
        said.append(Quad(iri, v.TYPE, kind))
        for text in texts:
            for predicate, value in self._implied(node, kind, text, span, said):
                if predicate not in given:
                    said.append(Quad(iri, predicate, value))
        self._refuse_taken(said, node)
        yield from said
        for clause in node.clauses:
            if clause[0] == _THAT:
                yield from self._that(node, kind, clause[1:])

    def _that(self, node: Node, kind: NamedNode, made: Tokens) -> Iterator[Quad]:
        """Which statement a thing is; one that is not claimed alone is made as well."""
        parts = _WHICH.get(kind)
        if parts is None:
            message = "only a statement or a claim tells that something is so."
            raise self._wrong(message, _MADE, node.line)
        name = self._names.own(node.name)
        for quad in self._clauses((made,), node.line):
            if kind == v.CLASS_STATED:
                yield quad
            about, by, of = parts
            yield Quad(name, about, quad.subject)
            yield Quad(name, by, quad.predicate)
            yield Quad(name, of, quad.object)

    def _implied(
        self,
        node: Node,
        kind: NamedNode,
        text: Quoted,
        span: Span,
        said: list[Quad],
    ) -> Iterator[Fact]:
        """What a text of a thing of this class says of it."""
        kinds = self._graph.ontology.superclasses(kind)
        if v.CLASS_FIGURE in kinds:
            given = [quad.object for quad in said]
            facts = measured(text.text, self._graph.ontology, given)
            if not facts:
                shown = abridged(text.text)
                message = f"'{shown}' is not exactly one number with its unit."
                advice = "Quote the figure as the passage words it."
                raise self._wrong(message, advice, node.line)
            yield from facts
            return
        wording = Literal(text.text)
        if v.CLASS_STATED in kinds:
            yield v.WORDING, wording
            return
        yield v.PREF_LABEL, self._label(text)
        if v.CLASS_PERIOD in kinds:
            begin, end = span
            around = self._source.text[begin:end]
            yield from dated(text.text, around, self._source.published)
            for quad in said:
                if quad.predicate in _BOUNDS:
                    # An event is no day: its words tell it, "until the merger".
                    yield v.WORDING, wording
                    return

    def _refuse_taken(self, facts: list[Quad], node: Node) -> None:
        """Refuse a name by which another article tells of something else.

        It may well tell of the same. But where the two have another name, day or value,
        two things would become one: the signing of this year and that of the last.
        """
        told = self._told_elsewhere(self._names.own(node.name))
        mine: dict[NamedNode, set[Term]] = {}
        for quad in facts:
            mine.setdefault(quad.predicate, set()).add(quad.object)
        for slug, theirs in told.items():
            for predicate in self._telling_apart & mine.keys() & theirs.keys():
                if mine[predicate].isdisjoint(theirs[predicate]):
                    message = f"{node.name} is something else in the article {slug}."
                    advice = "Choose another name for one of the two."
                    raise self._wrong(message, advice, node.line)

    @cached_property
    def _telling_apart(self) -> set[NamedNode]:
        """The properties of which one thing has one value."""
        functional = v.named_nodes(self._graph.ontology.instances(v.FUNCTIONAL))
        return {v.PREF_LABEL, v.POST_IN, *functional}

    def _told_elsewhere(
        self, thing: NamedNode
    ) -> dict[str, dict[NamedNode, set[Term]]]:
        """What other articles state of a thing, by slug and property."""
        told: dict[str, dict[NamedNode, set[Term]]] = {}
        for quad in self._graph.match(thing, graphs=None):
            passage = self._graph.passages.get(str(quad.graph_name).strip("<>"))
            if passage is None or passage.article == self._source.iri.value:
                continue
            slug = self._graph.article_of(passage).slug
            facts = told.setdefault(slug, {})
            facts.setdefault(quad.predicate, set()).add(quad.object)
        return told

    def _wrong(self, message: str, advice: str, line: int) -> BadInput:
        return BadInput(self._worksheet.source, message, advice, line)

    def _label(self, text: Quoted) -> Literal:
        return Literal(text.text, language=text.language or self._language)

    def _record(self, span: Span, line: int) -> NamedNode:
        """Declare a passage."""
        begin, end = span
        iri = self._iri(span)
        self._lines.setdefault(iri.value, line)
        self._add_record(iri, v.TYPE, v.CLASS_PASSAGE)
        self._add_record(iri, v.BEGIN_INDEX, Literal(begin))
        self._add_record(iri, v.END_INDEX, Literal(end))
        words = self._source.text[begin:end]
        self._add_record(iri, v.SHA256, Literal(digest(words)))
        return iri

    def _iri(self, span: Span) -> NamedNode:
        begin, end = span
        return NamedNode(f"{self._source.iri.value}#char={begin},{end}")

    def _add_record(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal
    ) -> None:
        self._records.setdefault(Quad(subject, predicate, value, self._source.iri))

    def _place(self, place: Place, line: int, within: Span | None = None) -> Span:
        text = self._source.text
        return the_place(text, place, self._worksheet.source, line, within)


def _has_within(span: Span, others: Iterable[Span]) -> bool:
    """Whether one of some passages stands within another one."""
    for other in others:
        is_narrower = other != span
        if is_narrower and is_within(other, span):
            return True
    return False
