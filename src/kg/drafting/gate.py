"""The gate of `kg check` for drafts: what the words refuse is kept apart, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.authoring.companions import companions
from kg.authoring.compiling import ArticleText, Compiled, compile_worksheet
from kg.checks.asserted import asserted_of
from kg.checks.check_queries import query_findings, read_checks
from kg.checks.domains import claim_findings, domain_findings
from kg.checks.source_map import Key
from kg.drafting.draft_worksheets import DraftLine, worksheet_of_drafts
from kg.drafting.drafts import APART, Draft
from kg.drafting.free_names import FreeNames
from kg.drafting.registry_part import RegistryPart
from kg.errors import BadInput
from kg.grounding import Support, support, told_of
from kg.grounding.grading import told
from kg.grounding.membership import ToldNouns, nouns_told, unproved_memberships
from kg.grounding.requirements import Rules
from kg.grounding.words import day_of
from kg.knowledge import Graph, graph_leaning
from kg.model import Article, Grade
from kg.vocabulary import Triple
from kg.workspace import Workspace

WORST_FIRST: tuple[Grade, ...] = ("refused", "open", "attested", "overruled", "proved")
"""The grades of a draft's statements in the order in which they count."""
_SOURCE = "draft"


class GatedPart(NamedTuple):
    """One statement that a draft makes, with its grade.

    Attributes:
        predicate: its property.
        grade: how well the words bear it.
        reason: why it is open or refused.
        is_of_shape: whether a shape tells it.
        is_of_period: whether it says of a time when that is.
        record: what stands in the graph for it; None of what is wrong with a line.
    """

    predicate: NamedNode
    grade: Grade
    reason: str
    is_of_shape: bool = False
    is_of_period: bool = False
    record: Triple | None = None


class JudgedByGate(NamedTuple):
    """A draft as the gate judges it.

    Attributes:
        draft: the draft.
        parts: its statements with their grades, the worst first.
        denied: the local names of the things that it needs and that the words say to be
            of another class.
    """

    draft: Draft
    parts: list[GatedPart]
    denied: frozenset[str] = frozenset()

    @property
    def grade(self) -> Grade:
        """The worst of its grades."""
        return self.parts[0].grade if self.parts else "open"

    @property
    def reason(self) -> str:
        """Why it is not proved; empty if it is."""
        return self.parts[0].reason if self.parts else ""


class GateExamination(NamedTuple):
    """Lines as they were examined.

    Attributes:
        parts: by the number of a line, what it states with grades.
        stated: the quads that each line makes.
        graph: what they have to do with of the project, as if the article stated them.
        denied: the local names of the things that the words say to be of another class.
    """

    parts: dict[int, list[GatedPart]]
    stated: dict[int, list[Quad]]
    graph: Graph
    denied: frozenset[str]


class Gate:
    """Checks the drafts of one article, all stated together.

    Args:
        workspace: the project, whose checks are run.
        graph: what it knows.
        text: the exact text of the article.
    """

    def __init__(self, workspace: Workspace, graph: Graph, text: Text) -> None:
        self._workspace = workspace
        self._graph = graph
        self._registry = RegistryPart(graph, text)
        self._iri = NamedNode(text.article.iri)
        self._text = text

    def judged(
        self, things: Sequence[Draft], drafts: Sequence[Draft]
    ) -> list[JudgedByGate]:
        """The drafts with their grades, in their order."""
        described = [_line(0, draft) for draft in things]
        lines = [_line(number, draft) for number, draft in enumerate(drafts, 1)]
        examined = self.examined(described, lines)
        parts = examined.parts
        found: list[JudgedByGate] = []
        for line, draft in enumerate(drafts, 1):
            own = [
                part
                for part in parts.get(line, [])
                # That something is missing is known of what a person has to complete.
                if draft.is_whole or not part.is_of_shape
            ]
            own = own or self._told_beside(draft, drafts, parts)
            own.sort(key=lambda part: WORST_FIRST.index(part.grade))
            denied = examined.denied.intersection(draft.needs)
            found.append(JudgedByGate(draft, own, denied))
        return found

    def examined(
        self,
        things: Sequence[DraftLine],
        lines: Sequence[DraftLine],
        *,
        is_by_words: bool = False,
    ) -> GateExamination:
        """What lines state, with how well the words bear it.

        Args:
            things: the lines that describe things.
            lines: those that state something, each with a number of its own.
            is_by_words: whether the words alone are asked, which is quick, and not what
                else a check finds wrong.
        """
        parts: dict[int, list[GatedPart]] = {}
        compiled = self._compiled(things, lines, parts)
        graph = self._tried(compiled)
        (article,) = graph.articles.values()
        texts = OneText(Text(article, self._text.words))
        (supported,) = support(graph, texts)
        found = self._told(graph, compiled, supported)
        denied: frozenset[str] = frozenset()
        if not is_by_words:
            found = chain(found, self._unsound(graph, compiled, article))
            denied = frozenset(_denied(graph, compiled, supported))
        for line, part in found:
            parts.setdefault(line, []).append(part)
        stated: dict[int, list[Quad]] = {}
        for quad, line in compiled.quad_lines.items():
            stated.setdefault(line, []).append(quad)
        return GateExamination(parts, stated, graph, denied)

    def _told_beside(
        self,
        draft: Draft,
        drafts: Sequence[Draft],
        parts: Mapping[int, list[GatedPart]],
    ) -> list[GatedPart]:
        """The parts of another draft that states all of this one."""
        told, *_ = draft.statement.split(APART)
        for line, other in enumerate(drafts, 1):
            if (
                line in parts
                and other is not draft
                and told in other.statement.split(APART)
            ):
                return list(parts[line])
        return []

    def _compiled(
        self,
        described: Sequence[DraftLine],
        lines: Sequence[DraftLine],
        parts: dict[int, list[GatedPart]],
    ) -> Compiled:
        """What all lines state but for those that state nothing, which are noted."""
        published = day_of(self._text.article.published)
        source = ArticleText(self._iri, self._text.words, published)
        names = FreeNames(self._graph, self._text.article)
        while True:
            worksheet = worksheet_of_drafts(described, lines, names, _SOURCE)
            try:
                return compile_worksheet(worksheet, source, self._graph)
            except BadInput as error:
                if not error.line:
                    raise
                parts[error.line] = [GatedPart(v.TYPE, "refused", error.message)]
                lines = [line for line in lines if line.line != error.line]

    def _told(
        self, graph: Graph, compiled: Compiled, supported: Support
    ) -> Iterator[tuple[int, GatedPart]]:
        """The statements with the line that makes each."""
        periods = graph.facts(None, v.TYPE, v.CLASS_PERIOD).subjects
        for each, proof in zip(told(supported.stated), supported.proofs, strict=True):
            # Two drafts may tell of one subject by one property.
            record = Quad(*each.record, NamedNode(each.passage.iri))
            line = compiled.quad_lines.get(record)
            if line:
                subject, predicate, _ = each.triple
                grade = proof.grade or "open"
                part = GatedPart(
                    predicate,
                    grade,
                    proof.reason,
                    is_of_period=subject in periods,
                    record=each.record,
                )
                yield line, part

    def _unsound(
        self, graph: Graph, compiled: Compiled, article: Article
    ) -> Iterator[tuple[int, GatedPart]]:
        """What other checks find wrong with drafts."""
        from kg.checks.shapes import shape_findings  # imports rdflib, which is slow

        lines = _Lines(compiled)
        written = asserted_of(graph, article)
        found = chain(
            domain_findings(graph, written),
            claim_findings(graph, written),
            query_findings(read_checks(self._workspace), graph),
            shape_findings(self._workspace, graph, written),
        )
        for finding, key in found:
            line = key and lines.of(key)
            if finding.is_error and line:
                is_of_shape = finding.check == "shapes"
                yield line, GatedPart(v.TYPE, "refused", finding.message, is_of_shape)

    def _tried(self, compiled: Compiled) -> Graph:
        """A graph in which the article states the drafts."""
        quads = [*self._header(), *compiled.passages, *compiled.stated]
        for quad in compiled.registry:
            entities = self._graph.namespaces.entities
            quads.append(Quad(quad.subject, quad.predicate, quad.object, entities))
        graph = self._registry.graph_with(quads)
        (article,) = graph.articles.values()
        leaning = list(companions(graph, Text(article, self._text.words)))
        return graph_leaning(graph, leaning) if leaning else graph

    def _header(self) -> Iterator[Quad]:
        for quad in self._graph.match(self._iri, graphs=self._iri):
            if quad.predicate != v.IS_DRAFT:
                yield quad


class _Lines:
    """The lines of drafts that make what they state."""

    def __init__(self, compiled: Compiled) -> None:
        self._lines = compiled.statement_lines
        self._by_subject: dict[str, int] = {}
        for (_, subject, _), line in compiled.statement_lines.items():
            self._by_subject.setdefault(subject, line)

    def of(self, key: Key) -> int | None:
        """The line of the draft that says it, or else that tells of its subject."""
        statement = (key.graph or "", key.subject, key.predicate or "")
        return self._lines.get(statement) or self._by_subject.get(key.subject)


def _denied(graph: Graph, compiled: Compiled, supported: Support) -> Iterator[str]:
    """The local names of described things that the words say to be of another class."""
    nouns = nouns_told(Rules(graph), supported)
    article = ToldNouns(told_of(supported.stated), nouns, has_words=True)
    described = {
        quad.subject
        for quad in compiled.registry
        if isinstance(quad.subject, NamedNode)
    }
    for found in unproved_memberships(graph, [article], described):
        if found.noun is not None:
            yield graph.namespaces.local(found.thing)


class OneText(Texts):
    """The text of one article, which is in memory."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._only = text

    def of(self, article: Article) -> Text | None:
        return self._only if article.iri == self._only.article.iri else None


def _line(number: int, draft: Draft) -> DraftLine:
    return DraftLine(
        number, draft.statement, draft.span, draft.references, draft.speaker
    )
