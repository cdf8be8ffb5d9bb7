"""The project of an article: its files, as if somebody had written them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest
from kg.knowledge import Ontology, load
from kg.language.english.periods import periods
from kg.namespaces import Namespaces
from kg.rdf.trig import write_trig
from kg.vocabulary import KG, PREFIXES, Term
from kg.workspace import find
from tests.proof.rows import FIGURES, Article, Row, Thing, place, whole

NAMES = Namespaces("https://example.org/proof/")
_DATASET = f"""
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX void: <http://rdfs.org/ns/void#>

<{NAMES.base}agent/kg> a foaf:Agent ; foaf:name "The kg project" .

<{NAMES.base}dataset> a void:Dataset , dcat:Dataset ;
    dcterms:creator <{NAMES.base}agent/kg> ;
    dcterms:description "Every organisation, place and person in it is invented."@en ;
    dcterms:language <http://id.loc.gov/vocabulary/iso639-1/en> ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:publisher <{NAMES.base}agent/kg> ;
    dcterms:title "An invented article"@en ;
    void:uriSpace "{NAMES.base}" ;
    void:vocabulary <https://w3id.org/newskg/ontology> ;
    dcat:version "1.0" .
"""
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_DAY = re.compile(r"([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})")
_TERMS = frozenset({"unit", "comparator", "per", "type", "claimedType"})
# What passages tell of; everything else stands in the registry.
_TOLD = ("Event", "Cooperation", "Post", "Period", "Variable", "Figure")
_TOLD_THINGS = ("Shareholding", "Loan", "Supply", "Claim", "Reading")


class Written(NamedTuple):
    """The statement of a row; its graph is None in the registry."""

    graph: str | None
    subject: str
    predicate: str
    object: str


class Writer:
    """Writes a project in which an article states some of its rows."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.iri = NAMES.articles + article.slug
        self.published, self.dateline = _published(article.text)

    def write(self, folder: Path, rows: Sequence[Row]) -> None:
        """Write the project's files in a folder that is empty."""
        graph = folder / "graph"
        (graph / "articles").mkdir(parents=True)
        (folder / "articles").mkdir()
        (graph / "dataset.ttl").write_text(_DATASET, encoding="utf-8")
        text = folder / "articles" / f"{self.article.slug}.txt"
        text.write_text(self.article.text, encoding="utf-8")
        registry = write_trig(self._registry(rows), NAMES.prefixes)
        (graph / "entities.ttl").write_text(registry, encoding="utf-8")
        quads = list(dict.fromkeys(self._quads(rows)))
        told = write_trig(quads, NAMES.prefixes, base=self.iri)
        path = graph / "articles" / f"{self.article.slug}.trig"
        path.write_text(told, encoding="utf-8")

    def written(self, row: Row) -> Written:
        """Where the statement of a row stands."""
        is_registered = row.property == "altLabel"
        return Written(
            None if is_registered else self.passage(*self.span(row.passage)),
            self.subject(row).value,
            _property(row.property).value,
            str(self._object(row.property, row.object)),
        )

    def passage(self, begin: int, end: int) -> str:
        """The IRI of the passage from one character to another."""
        return f"{self.iri}#char={begin},{end}"

    def span(self, words: str) -> tuple[int, int]:
        """Where the words of a passage stand."""
        begin = self.article.text.index(words)
        return begin, begin + len(words)

    def claim(self, row: Row) -> str:
        """The IRI of the claim that a row with a modality is."""
        return _thing(f"claim-{row.line}").value

    def is_copy(self, row: Row) -> bool:
        """Whether a row is about another figure than the one that it names."""
        return not row.is_true and self.article.is_figure(row.subject)

    def subject(self, row: Row) -> NamedNode:
        """The subject of a row: of a false one about a figure, another figure."""
        if self.is_copy(row):
            return _thing(f"{row.subject}-{row.line}")
        return _thing(row.subject)

    # The registry

    def _registry(self, rows: Iterable[Row]) -> Iterator[Quad]:
        for thing in self.article.things.values():
            if _is_registered(thing.kind):
                yield from _described(thing, None)
                for name in thing.more:
                    yield _quad(_thing(thing.slug), "altLabel", _text(name), None)
        for row in rows:
            if row.property == "altLabel":
                yield _quad(_thing(row.subject), "altLabel", _text(row.object), None)

    # The article

    def _quads(self, rows: Sequence[Row]) -> Iterator[Quad]:
        yield from self._head()
        for row in rows:
            yield from self._records(row)
            if row.property != "altLabel":
                yield from self._statement(row)
        yield from self._introduced(rows)

    def _head(self) -> Iterator[Quad]:
        article, text = NamedNode(self.iri), self.article.text
        for predicate, value in (
            (v.TYPE, _term("Article")),
            (_nif("beginIndex"), _value(0)),
            (_nif("endIndex"), _value(len(text))),
            (_schema("inLanguage"), Literal("en")),
            (_schema("url"), NamedNode(f"https://wire.example/{self.article.slug}")),
            (NamedNode(KG + "sha256"), Literal(digest(text))),
        ):
            yield Quad(article, predicate, value, article)
        headline = text.partition("\n")[0]
        dated = Literal(self.published.isoformat(), datatype=_xsd("date"))
        for words, predicate, value in (
            (headline, _schema("headline"), Literal(headline, language="en")),
            (self.dateline, _schema("datePublished"), dated),
        ):
            begin, end = self.span(words)
            yield from self._record(begin, end)
            graph = NamedNode(self.passage(begin, end))
            yield Quad(article, predicate, value, graph)

    def _records(self, row: Row) -> Iterator[Quad]:
        """The passage of a row, and those that it needs."""
        article = NamedNode(self.iri)
        begin, end = self.span(row.passage)
        yield from self._record(begin, end)
        passage = NamedNode(self.passage(begin, end))
        for reference in row.references:
            span = place(reference.words, row.passage, begin)
            yield from self._record(*span)
            words = NamedNode(self.passage(*span))
            yield Quad(words, v.REFERS_TO, _thing(reference.slug), article)
        for words_read in row.read_with:
            span = self.span(words_read)
            yield from self._record(*span)
            other = NamedNode(self.passage(*span))
            yield Quad(passage, v.READ_WITH, other, article)
        if row.said_by:
            yield Quad(passage, v.SAID_BY, _thing(row.said_by), article)

    def _record(self, begin: int, end: int) -> Iterator[Quad]:
        article = NamedNode(self.iri)
        passage = NamedNode(self.passage(begin, end))
        words = self.article.text[begin:end]
        for predicate, value in (
            (v.TYPE, _term("Passage")),
            (_nif("beginIndex"), _value(begin)),
            (_nif("endIndex"), _value(end)),
            (NamedNode(KG + "sha256"), Literal(digest(words))),
        ):
            yield Quad(passage, predicate, value, article)

    def _statement(self, row: Row) -> Iterator[Quad]:
        graph = NamedNode(self.passage(*self.span(row.passage)))
        subject = self.subject(row)
        value = self._object(row.property, row.object)
        if self.is_copy(row):
            yield from self._copied(row, subject, graph)
        if row.property == "claimedType":
            yield _quad(subject, "type", _term("Claim"), graph)
            yield _quad(subject, "claimedType", value, graph)
            yield _quad(subject, "modality", _term(row.modality), graph)
            yield from _labelled(self.article.things[row.subject], graph)
        elif row.modality:
            claim = NamedNode(self.claim(row))
            yield _quad(claim, "type", _term("Claim"), graph)
            yield _quad(claim, "claimSubject", subject, graph)
            yield _quad(claim, "claimPredicate", _property(row.property), graph)
            yield _quad(claim, "claimObject", value, graph)
            yield _quad(claim, "modality", _term(row.modality), graph)
        elif row.object != "none":
            yield _quad(subject, row.property, value, graph)
            if row.property == "cooperatesWith" and not row.is_true:
                yield from self._cooperation(row, graph)

    def _copied(self, row: Row, figure: NamedNode, graph: NamedNode) -> Iterator[Quad]:
        """What else is told of a figure."""
        kind = self.article.things[row.subject].kind
        if row.property != "type":
            yield _quad(figure, "type", _term(kind), graph)
        for other in self.article.true:
            if other.subject == row.subject and other.property != row.property:
                value = self._object(other.property, other.object)
                yield _quad(figure, other.property, value, graph)

    def _cooperation(self, row: Row, graph: NamedNode) -> Iterator[Quad]:
        """The cooperation that two who cooperate must have, or nothing else is asked."""
        cooperation = _thing(f"cooperation-{row.line}")
        sides = [self.article.things[slug] for slug in (row.subject, row.object)]
        name = f"cooperation of {sides[0].name} and {sides[1].name}"
        yield _quad(cooperation, "type", _term("Cooperation"), graph)
        yield _quad(cooperation, "prefLabel", _text(name), graph)
        for side in sides:
            yield _quad(cooperation, "participant", _thing(side.slug), graph)

    def _introduced(self, rows: Sequence[Row]) -> Iterator[Quad]:
        """The name of each thing, and the class if it is not registered.

        A name is stated where it is first read; what has none, where it is first told of.
        """
        claimed = {row.subject for row in rows if row.property == "claimedType"}
        for thing in self.article.things.values():
            row = self._introducing(thing.slug, rows)
            if row is None or thing.slug in claimed:
                continue
            if _is_registered(thing.kind):
                yield from self._named(thing)
            else:
                graph = NamedNode(self.passage(*self.span(row.passage)))
                yield from self._described(thing, graph)

    def _introducing(self, slug: str, rows: Sequence[Row]) -> Row | None:
        """The row that tells of a thing first: one whose words refer to it, if any."""
        for row in rows:
            if any(reference.slug == slug for reference in row.references):
                return row
        for row in rows:
            if slug in self._told_of(row):
                return row
        return None

    def _told_of(self, row: Row) -> set[str]:
        """The slugs of a row; of another figure also of what is the same of it."""
        told = {row.object, row.said_by}
        if not self.is_copy(row):
            return told | {row.subject}
        same = (other for other in self.article.true if other.subject == row.subject)
        return told | {other.object for other in same}

    def _named(self, thing: Thing) -> Iterator[Quad]:
        """The names of a thing, each where it stands alone for the first time."""
        for name in filter(None, (thing.name, *thing.more)):
            for begin, end in whole(name, self.article.text):
                if not self._is_in_longer_name(begin, end):
                    yield from self._record(begin, end)
                    graph = NamedNode(self.passage(begin, end))
                    label = "prefLabel" if name == thing.name else "altLabel"
                    yield _quad(_thing(thing.slug), label, _text(name), graph)
                    break

    def _is_in_longer_name(self, begin: int, end: int) -> bool:
        return any(
            first <= begin and end <= last and (first, last) != (begin, end)
            for first, last in self._names
        )

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        """Where the article names something."""
        return [
            span
            for thing in self.article.things.values()
            for name in filter(None, (thing.name, *thing.more))
            if _is_registered(thing.kind)
            for span in whole(name, self.article.text)
        ]

    def _described(self, thing: Thing, graph: NamedNode) -> Iterator[Quad]:
        if thing.kind == "Period":
            yield from self._days(thing, graph)
        yield from _described(thing, graph)
        for name in thing.more:
            if thing.kind == "Variable":
                yield _quad(_thing(thing.slug), "wording", Literal(name), graph)
            elif thing.kind != "Period":
                yield _quad(_thing(thing.slug), "altLabel", _text(name), graph)

    def _days(self, thing: Thing, graph: NamedNode) -> Iterator[Quad]:
        given = next((more for more in thing.more if "/" in more), "")
        start, _, finish = given.partition("/")
        if not given:
            found = _period(self.article.text, thing.name, self.published)
            start, finish = (day.isoformat() if day else "" for day in found)
        for name, day in (("startDate", start), ("endDate", finish)):
            if day:
                value = Literal(day, datatype=_xsd("date"))
                yield _quad(_thing(thing.slug), name, value, graph)

    def _object(self, name: str, value: str) -> NamedNode | Literal:
        if value in self.article.things:
            return _thing(value)
        if name in _TERMS:
            return _term(value)
        if name == "value":
            return Literal(
                value, datatype=_xsd("decimal" if "." in value else "integer")
            )
        if name == "date":
            return Literal(value, datatype=_xsd("date"))
        if name == "isChange":
            return Literal(value, datatype=_xsd("boolean"))
        return _text(value) if name == "altLabel" else Literal(value)


def _described(thing: Thing, graph: NamedNode | None) -> Iterator[Quad]:
    yield _quad(_thing(thing.slug), "type", _term(thing.kind), graph)
    yield from _labelled(thing, graph)


def _labelled(thing: Thing, graph: NamedNode | None) -> Iterator[Quad]:
    if thing.name:
        yield _quad(_thing(thing.slug), "prefLabel", _text(thing.name), graph)


def _published(text: str) -> tuple[date, str]:
    """The day of the dateline, and its words."""
    match = _DAY.search(text)
    assert match, "there is no day in the dateline"
    month = _MONTHS.index(match[1]) + 1
    return date(int(match[3]), month, int(match[2])), match[0]


def _period(text: str, name: str, published: date) -> tuple[date | None, date | None]:
    """The days of a period as the article tells it."""
    for period in periods(text, published):
        if text[period.begin : period.end].casefold() == name.casefold():
            return period.start, period.finish
    for period in periods(name, published):
        return period.start, period.finish
    raise ValueError(f"no days are known of “{name}”")


@cache
def _ontology() -> Ontology:
    return load(find()).ontology


@cache
def _is_registered(kind: str) -> bool:
    classes = set(_ontology().superclasses(_term(kind)))
    told = {_term(name) for name in (*_TOLD, *_TOLD_THINGS)}
    return kind not in FIGURES and classes.isdisjoint(told)


def _quad(subject: NamedNode, name: str, value: Term, graph: NamedNode | None) -> Quad:
    if graph is None:
        return Quad(subject, _property(name), value)
    return Quad(subject, _property(name), value, graph)


def _property(name: str) -> NamedNode:
    if name == "type":
        return v.TYPE
    if name in ("prefLabel", "altLabel"):
        return NamedNode(PREFIXES["skos"] + name)
    return _term(name)


def _term(name: str) -> NamedNode:
    return NamedNode(KG + name)


def _thing(slug: str) -> NamedNode:
    return NamedNode(NAMES.things + slug)


def _text(words: str) -> Literal:
    return Literal(words, language="en")


def _value(number: int) -> Literal:
    return Literal(number)


def _nif(name: str) -> NamedNode:
    return NamedNode(PREFIXES["nif"] + name)


def _schema(name: str) -> NamedNode:
    return NamedNode(PREFIXES["schema"] + name)


def _xsd(name: str) -> NamedNode:
    return NamedNode(PREFIXES["xsd"] + name)
