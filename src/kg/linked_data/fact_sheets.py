"""Fact sheets: a light page for a thing, an article, or the project's terms.

They have no script, and quote nothing: whoever follows a name finds what is said of it,
where, by whom and how well that is proved, and the same as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.evidence.statements import Account, evidence, is_naming
from kg.formats.told_statements import statements_told
from kg.knowledge import Graph
from kg.knowledge.claims import CLASSED
from kg.knowledge.grades import weakness
from kg.knowledge.judgements import judged
from kg.model import Article, Passage, Proof, Statement
from kg.page import frame
from kg.page.address import address_of, key
from kg.page.citations import credit
from kg.page.look import palette
from kg.vocabulary import Triple

MEDIA_TYPES = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "nq.gz": "application/gzip",
}
"""By the ending of a file."""


class CitedPlace(NamedTuple):
    """A passage behind a line: a link to it, how it is cited, and who says it."""

    href: str
    citation: str
    voice: str


class SheetLine(NamedTuple):
    """A statement on a sheet."""

    sentence: str
    basis: str
    grade: str = ""
    places: tuple[CitedPlace, ...] = ()


class SheetPassage(NamedTuple):
    """A passage on the sheet of its article."""

    position: str
    voice: str
    link: str
    lines: list[SheetLine]


class SheetLink(NamedTuple):
    """A link to the sheet of another thing."""

    href: str
    title: str


class FactSheets:
    """The sheets of a graph, all of whose statements are read at once.

    Args:
        graph: what they tell.
        things: the names of the files of things, without ending, by IRI.
        articles: the same of articles.
        rights: whose the data are, in a sentence.
    """

    def __init__(
        self,
        graph: Graph,
        things: Mapping[NamedNode, str],
        articles: Mapping[NamedNode, str],
        rights: str,
    ) -> None:
        self._graph = graph
        self._things = things
        self._articles = articles
        self._rights = rights
        holding = graph.triples()
        self._triples: dict[NamedNode, list[Triple]] = {thing: [] for thing in things}
        for triple in holding:
            subject, _, value = triple
            for thing in dict.fromkeys([subject, value]):
                if isinstance(thing, NamedNode) and thing in self._triples:
                    self._triples[thing].append(triple)
        self._account = Account(graph, holding)
        self._stated = graph.stated(graph.passages.values())

    def of_thing(
        self, thing: NamedNode, neighbours: Iterable[NamedNode], endings: Sequence[str]
    ) -> str:
        """What is said of a thing and by it."""
        graph = self._graph
        triples = self._triples[thing]
        statements = [
            group.statement
            for group in self._account.grouped(triples)
            if not is_naming(group.triples[0])
        ]
        kinds = [
            value
            for subject, predicate, value in triples
            if subject == thing and predicate in CLASSED and value != v.CLASS_CLAIM
        ]
        names = [
            graph.verbaliser.title(value)
            for subject, predicate, value in triples
            if subject == thing and predicate == v.ALT_LABEL
        ]
        # A company is an organisation too, and nobody needs to be told.
        narrow = graph.ontology.most_specific(kinds)
        return self._page(
            "thing_sheet.html",
            title=graph.verbaliser.title(thing),
            iri=thing.value,
            name=self._things[thing],
            endings=endings,
            kinds=[graph.verbaliser.title(kind) for kind in narrow],
            names=names,
            on_map=f"../index.html{address_of('thing', key(graph, thing.value))}",
            lines=[self._line(each) for each in statements],
            neighbours=[
                SheetLink(
                    f"{quote(self._things[each])}.html", graph.verbaliser.title(each)
                )
                for each in neighbours
                if each in self._things
            ],
        )

    def of_article(self, article: Article, reading: str, endings: Sequence[str]) -> str:
        """Where the passages of an article are, and what each states.

        Args:
            article: the article.
            reading: a link to the page on which it is read.
            endings: of the files with the same as data.
        """
        return self._page(
            "article_sheet.html",
            title=article.headline or article.slug,
            iri=article.iri,
            name=self._articles[NamedNode(article.iri)],
            endings=endings,
            credit=credit(article),
            url=article.url,
            reading=reading,
            passages=[self._passage(each) for each in article.passages],
        )

    def of_terms(self, iri: str, begin: str, alternates: Mapping[str, str]) -> str:
        """Terms with what they mean.

        Args:
            iri: what the page is of.
            begin: what the IRIs of the terms begin with.
            alternates: the media types of files with the same as data, by name.
        """
        graph = self._graph
        terms = [
            {
                "local": v.local_name(term.value),
                "name": graph.namespaces.shortened(term),
                "label": graph.ontology.labels.get(term, ""),
                "definition": definition,
            }
            for term, definition in graph.ontology.definitions.items()
            if isinstance(term, NamedNode) and term.value.startswith(begin)
        ]
        terms.sort(key=lambda term: term["name"])
        return self._rendered(
            "terms_sheet.html",
            title=f"Terms of: {graph.dataset.title or graph.namespaces.base}",
            iri=iri,
            alternates=dict(alternates),
            terms=terms,
        )

    def _line(self, statement: Statement) -> SheetLine:
        basis = "claimed" if statement.modality else statement.basis
        places = []
        for piece in statement.evidence:
            article, _, position = piece.passage.partition("#")
            name = self._articles.get(NamedNode(article))
            if name is None:  # a passage that a file mistakes for another article's
                continue
            href = f"../article/{quote(name)}.html#{position}"
            places.append(CitedPlace(href, piece.citation, piece.voice))
        grade = _grade(statement.grade, statement.how)
        return SheetLine(statement.sentence, basis, grade, tuple(places))

    def _passage(self, passage: Passage) -> SheetPassage:
        graph = self._graph
        piece = evidence(graph, passage)
        proofs: dict[str, list[Proof | None]] = {}
        for triple, claim in statements_told(graph, self._stated[passage]):
            record = claim.record if claim else triple
            modality = claim.modality if claim else None
            sentence = graph.verbaliser.sentence(*record)
            proof = graph.grades.get(judged(triple, modality, passage.iri))
            # A figure is one sentence, whatever its parts.
            proofs.setdefault(sentence, []).append(proof)
        lines = []
        for sentence, found in proofs.items():
            weakest = max(found, key=lambda proof: weakness(proof and proof.grade))
            grade = _grade(weakest.grade, weakest.how) if weakest else ""
            lines.append(SheetLine(sentence, "stated", grade))
        return SheetPassage(passage.position, piece.voice, piece.link, lines)

    def _page(
        self,
        template: str,
        *,
        title: str,
        iri: str,
        name: str,
        endings: Sequence[str],
        **content: object,
    ) -> str:
        alternates = {
            f"{quote(name)}.{ending}": MEDIA_TYPES[ending] for ending in endings
        }
        return self._rendered(
            template, title=title, iri=iri, alternates=alternates, **content
        )

    def _rendered(self, template: str, **content: object) -> str:
        style, policy = self._style
        page = self._templates.get_template(template).render(
            style=style, policy=policy, rights=self._rights, **content
        )
        return str(page)

    @cached_property
    def _templates(self) -> Environment:
        return frame.environment()

    @cached_property
    def _style(self) -> tuple[Markup, Markup]:
        """The style, and the policy by which a page has it and nothing else."""
        path = frame.HERE / "style" / "sheet.css"
        style = palette() + path.read_text(encoding="utf-8")
        allowed = frame.script_hash(style)
        policy = f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
        return Markup(style), Markup(policy)


def _grade(grade: str | None, how: str | None) -> str:
    """The kind of proof, as the page calls it in plain words."""
    if grade == "proved" and how:
        return f"proved by {how}"
    return grade or ""
