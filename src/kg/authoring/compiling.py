"""A worksheet as RDF: passages with what they state, and lasting things for the registry.

What no person should have to write is worked out here: positions and digests, the
value, unit and comparator of a figure, the days of a period, and where a thing is first
called by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest, occurrences
from kg.authoring.names import Names
from kg.authoring.shorthand import (
    Node,
    Passage,
    Place,
    ReadWith,
    Reference,
    Said,
    Text,
    Tokens,
    Worksheet,
)
from kg.errors import BadInput, abridged
from kg.grounding.measurements import notation
from kg.grounding.words import day_of
from kg.knowledge import Graph
from kg.language.english.periods import periods
from kg.language.english.quantities import quantities

Span = tuple[int, int]
"""The begin of a passage in the text, and its end, exclusive."""

_XSD_DATE = NamedNode(v.PREFIXES["xsd"] + "date")
_NAMING = (v.PREF_LABEL, v.ALT_LABEL)
_ELLIPSIS = "…"


class Source(NamedTuple):
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
    """

    passages: list[Quad]
    stated: list[Quad]
    registry: list[Quad]
    lines: dict[str, int]
    statement_lines: dict[tuple[str, str, str], int]


def compile_worksheet(worksheet: Worksheet, source: Source, graph: Graph) -> Compiled:
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


def _day_stated(compiled: Compiled, source: Source) -> date | None:
    for quad in compiled.stated:
        if quad.subject == source.iri and quad.predicate == v.DATE_PUBLISHED:
            return day_of(str(getattr(quad.object, "value", "")))
    return None


class _Compiler:
    def __init__(self, worksheet: Worksheet, source: Source, graph: Graph) -> None:
        self._worksheet = worksheet
        self._source = source
        self._graph = graph
        self._language = graph.dataset.language
        self._names = Names(graph, worksheet, source.iri)
        self._records: dict[Quad, None] = {}
        self._stated: dict[Quad, None] = {}
        self._lines: dict[str, int] = {}
        self._statement_lines: dict[tuple[str, str, str], int] = {}

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
        self._name_things(registry)
        return Compiled(
            list(self._records),
            list(self._stated),
            registry,
            self._lines,
            self._statement_lines,
        )

    def _registered(self, thing: Node) -> Iterator[Quad]:
        """What the registry says of a lasting thing."""
        iri = self._names.own(thing.name)
        kind, texts = self._names.head(thing)
        if not texts:
            message = f"{thing.name} has no name."
            advice = f'Write {thing.name}: CLASS "NAME".'
            raise BadInput(self._worksheet.source, message, advice, thing.line)
        yield Quad(iri, v.TYPE, kind)
        for predicate, text in zip(
            [v.PREF_LABEL, *[v.ALT_LABEL] * (len(texts) - 1)], texts, strict=True
        ):
            yield Quad(iri, predicate, self._label(text))
        for clause in self._names.clauses(thing.clauses, thing.line, iri):
            for value in clause.values:
                yield Quad(clause.subject, clause.predicate, value)

    def _passage(self, passage: Passage) -> None:
        span = self._place(passage.place, passage.line)
        iri = self._record(span, passage.line)
        if passage.is_caption:
            self._add_record(iri, v.TYPE, v.CLASS_CAPTION)
        if passage.said_by:
            speaker = self._names.thing(passage.said_by, passage.line)
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
                case Node():
                    self._state(iri, self._node(item, span), item.line)
                case Said(line, clauses):
                    self._state(iri, self._said(clauses, line), line)

    def _leave_alone(self, passage: Passage) -> None:
        """Keep where words stand of which nothing is said, for findings on them."""
        places = _found(self._source.text, passage.place.words)
        number = passage.place.number or 1
        if number <= len(places):
            self._lines.setdefault(self._iri(places[number - 1]).value, passage.line)

    def _said(self, clauses: Sequence[Tokens], line: int) -> Iterator[Quad]:
        for clause in self._names.clauses(clauses, line):
            for value in clause.values:
                yield Quad(clause.subject, clause.predicate, value)

    def _state(self, passage: NamedNode, quads: Iterable[Quad], line: int) -> None:
        for quad in quads:
            subject, predicate, value = quad.triple
            self._stated.setdefault(Quad(subject, predicate, value, passage))
            self._keep_line(passage.value, quad, line)

    def _keep_line(self, graph: str, quad: Quad, line: int) -> None:
        key = (graph, str(quad.subject).strip("<>"), quad.predicate.value)
        self._statement_lines.setdefault(key, line)

    def _node(self, node: Node, span: Span) -> Iterator[Quad]:
        """A thing that a passage tells of, with what its texts imply."""
        iri = self._names.own(node.name)
        kind, texts = self._names.head(node)
        said = [
            Quad(clause.subject, clause.predicate, value)
            for clause in self._names.clauses(node.clauses, node.line, iri)
            for value in clause.values
        ]
        yield Quad(iri, v.TYPE, kind)
        yield from said
        given = {quad.predicate for quad in said}
        kinds = self._graph.ontology.superclasses(kind)
        for text in texts:
            if v.CLASS_OBSERVATION in kinds:
                implied = self._measured(iri, text.text, node.line)
            elif v.CLASS_PERIOD in kinds:
                implied = self._dated(iri, text, span)
            else:
                implied = [Quad(iri, v.PREF_LABEL, self._label(text))]
            # What somebody has written himself goes before what the words imply.
            yield from (quad for quad in implied if quad.predicate not in given)

    def _label(self, text: Text) -> Literal:
        return Literal(text.text, language=text.language or self._language)

    def _measured(self, iri: NamedNode, wording: str, line: int) -> list[Quad]:
        """What the wording of a figure says: value, unit and comparator."""
        read = [each for each in quantities(wording) if each.conversion_of is None]
        if len(read) != 1 or read[0].value is None:
            message = f"'{abridged(wording)}' is not exactly one number with its unit."
            advice = "Quote the figure as the passage words it."
            raise BadInput(self._worksheet.source, message, advice, line)
        quantity = read[0]
        quads = [Quad(iri, v.WORDING, Literal(wording))]
        value = f"{quantity.value:f}"
        number = "decimal" if "." in value else "integer"
        datatype = NamedNode(v.PREFIXES["xsd"] + number)
        quads.append(Quad(iri, v.VALUE, Literal(value, datatype=datatype)))
        comparator = NamedNode(v.KG + quantity.comparator)
        quads.append(Quad(iri, v.COMPARATOR, comparator))
        unit = notation(quantity)
        for concept, sign in self._graph.ontology.notations.items():
            if sign == unit and isinstance(concept, NamedNode):
                quads.append(Quad(iri, v.UNIT, concept))
        return quads

    def _dated(self, iri: NamedNode, label: Text, span: Span) -> list[Quad]:
        """The days of a period: those that its name tells, or the words around it."""
        quads = [Quad(iri, v.PREF_LABEL, self._label(label))]
        if self._source.published is None:
            return quads
        begin, end = span
        for text in (label.text, self._source.text[begin:end]):
            told = periods(text, self._source.published)
            told = [each for each in told if each.start or each.finish]
            if len(told) == 1:
                for predicate, day in (
                    (v.START_DATE, told[0].start),
                    (v.END_DATE, told[0].finish),
                ):
                    if day:
                        value = Literal(day.isoformat(), datatype=_XSD_DATE)
                        quads.append(Quad(iri, predicate, value))
                break
        return quads

    def _name_things(self, registry: Iterable[Quad]) -> None:
        """State each lasting thing's name where the article first calls it so."""
        present = self._graph.match(
            None, _NAMING, graphs=self._graph.namespaces.entities
        )
        # What the worksheet says comes last, and goes before what there was.
        named = [*sorted(present, key=str), *registry]
        labels = {q.subject: q.object for q in named if q.predicate == v.PREF_LABEL}
        bearers = {(str(getattr(q.object, "value", "")), q.subject) for q in named}
        stated = {q.subject for q in self._stated if q.predicate == v.PREF_LABEL}
        told: dict[NamedNode, None] = {}
        for quad in self._stated:
            for term in (quad.subject, quad.object):
                if isinstance(term, NamedNode) and term not in stated:
                    told.setdefault(term)
        stating = {quad.graph_name for quad in self._stated}
        spans = sorted((span_of(iri), iri) for iri in map(str, stating))
        for thing in told:
            label = labels.get(thing)
            # A name begins with a capital; what does not describes.
            if not isinstance(label, Literal) or not label.value[:1].isupper():
                continue
            name = label.value
            longer = [
                other
                for other, bearer in bearers
                if name in other and other != name and bearer != thing
            ]
            place = self._first_naming(name, longer, spans)
            if place is not None:
                self._stated.setdefault(Quad(thing, v.PREF_LABEL, label, place))

    def _first_naming(
        self, name: str, longer: Iterable[str], spans: list[tuple[Span, str]]
    ) -> NamedNode | None:
        """The smallest passage around the first place with the name and no longer one."""
        text = self._source.text
        taken = [span for other in longer for span in occurrences(text, other)]
        for place in occurrences(text, name):
            if any(_holds(span, place) for span in taken):
                continue
            around = [(span, iri) for span, iri in spans if _holds(span, place)]
            if around:
                _, iri = min(around, key=lambda each: each[0][1] - each[0][0])
                return NamedNode(iri.strip("<>"))
        return None

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
        """Where words stand in the text, or in a part of it."""
        begin, end = within or (0, len(self._source.text))
        found = [
            (begin + first, begin + last)
            for first, last in _found(self._source.text[begin:end], place.words)
        ]
        quoted = f"“{abridged(place.words)}”"
        where = "the words above" if within else "the text"
        if not found:
            message = f"{quoted} stands nowhere in {where}."
            advice = "Write the words as the text has them; … stands for any between."
            raise BadInput(self._worksheet.source, message, advice, line)
        if place.number is not None:
            if not 1 <= place.number <= len(found):
                places = "1 place" if len(found) == 1 else f"{len(found)} places"
                message = f"{quoted} stands in {places}, not {place.number}."
                raise BadInput(self._worksheet.source, message, line=line)
            return found[place.number - 1]
        if len(found) > 1:
            message = f"{quoted} stands in {len(found)} places of {where}."
            advice = "Say which, by (1) or another number behind them, or write more."
            raise BadInput(self._worksheet.source, message, advice, line)
        return found[0]


def _found(text: str, words: str) -> list[Span]:
    """The places of words, between whose parts `…` stands for any others."""
    parts = [part for part in words.split(_ELLIPSIS) if part.strip()]
    if not parts:
        return []
    # The text itself may have the sign.
    if exact := occurrences(text, words):
        return exact
    first, *others = parts
    spans = occurrences(text, first)
    for part in others:
        ends = occurrences(text, part)
        followed: list[Span] = []
        for begin, end in spans:
            later = [last for start, last in ends if start >= end]
            if later:
                followed.append((begin, later[0]))
        spans = followed
    return spans


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def span_of(name: str) -> Span:
    """Where the passage of this IRI begins and ends."""
    begin, end = name.strip("<>").rpartition("#char=")[2].split(",")
    return int(begin), int(end)
