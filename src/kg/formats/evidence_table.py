"""The statements with their evidence as a table: one row a statement in a passage.

What holds for another reason, such as that it is inferred, has a row without a passage.
What is only claimed has a modality: who asks for what is said to be so asks for the rows
that have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import link
from kg.evidence.statements import voice
from kg.formats.reification import reifier
from kg.formats.told_statements import ToldStatement, statements_told
from kg.knowledge import Graph
from kg.knowledge.judgements import judged
from kg.model import Passage
from kg.vocabulary import Term

Cell: TypeAlias = str | float | date
EvidenceRow: TypeAlias = dict[str, Cell]
"""Cells by column; one without a value is missing."""

COLUMNS = {
    "statement": "string",  # its name, as in the other formats; a claim's own
    "subject": "string",
    "subject_label": "string",
    "property": "string",
    "property_label": "string",
    "object": "string",  # the IRI of a thing; of a literal its value, in the next ones
    "object_label": "string",
    "value": "string",
    "datatype": "string",
    "language": "string",
    "number": "double",
    "unit": "string",  # of a figure's value, as are the next four
    "comparator": "string",
    "period": "string",
    "period_start": "string",
    "period_end": "string",
    "modality": "string",
    "basis": "string",
    "grade": "string",
    "proved_by": "string",
    "sentence": "string",
    "voice": "string",
    "passage": "string",
    "begin": "integer",
    "end": "integer",
    "article": "string",
    "publisher": "string",
    "published": "date",
    "url": "string",
    "link": "string",
}
"""The columns with their types."""

_NUMBERS = {
    v.PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float")
}
_OF_A_FIGURE = {"unit": v.UNIT, "comparator": v.COMPARATOR, "period": v.PERIOD}
_OF_A_PERIOD = {"period_start": v.START_DATE, "period_end": v.END_DATE}


def evidence_rows(graph: Graph) -> Iterator[EvidenceRow]:
    """The rows: those of passages in the order of the text, then the others."""
    holding = graph.triples()
    reasons = graph.provenance(holding)
    passages = sorted(graph.passages.values(), key=lambda passage: passage.order)
    # All names and grades at once, since each would else be a query.
    graph.verbaliser.prepare(triples=holding)
    graph.grades.prepare_all()
    table = _Table(graph)
    for passage, triples in graph.stated(passages).items():
        for each in statements_told(graph, triples):
            yield (
                table.of_statement(each)
                | {"basis": "stated"}
                | table.of_place(each, passage)
            )
    for triple in holding:
        reason = reasons.get(triple)
        if reason is not None and not reason.passages:
            each = ToldStatement(triple, None)
            yield table.of_statement(each) | {"basis": reason.basis}


class _Table:
    """The cells of rows, each row in two parts: what is stated, and where."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._title = graph.verbaliser.title
        self._figures = graph.facts(
            predicates=[*_OF_A_FIGURE.values(), *_OF_A_PERIOD.values()]
        )

    def of_statement(self, each: ToldStatement) -> EvidenceRow:
        """What is stated, and of what time."""
        (subject, predicate, value), claim = each
        graph = self._graph
        name = claim.name if claim else reifier(each.triple, graph.namespaces.base)
        record = claim.record if claim else each.triple
        cells: EvidenceRow = {
            "statement": name.value,
            "subject": subject.value,
            "subject_label": self._title(subject),
            "property": predicate.value,
            "property_label": self._title(predicate),
            "sentence": graph.verbaliser.sentence(*record),
        }
        if claim:
            cells["modality"] = self._title(claim.modality)
            cells |= self._of_figure(claim.name)
        elif predicate == v.VALUE:
            cells |= self._of_figure(subject)
        return cells | self._of_value(value)

    def of_place(self, each: ToldStatement, passage: Passage) -> EvidenceRow:
        """Where it stands, who says it, and how well that proves it."""
        graph = self._graph
        article = graph.article_of(passage)
        cells: dict[str, Cell | None] = {
            "voice": voice(graph, passage),
            "passage": passage.iri,
            "begin": passage.begin,
            "end": passage.end,
            "article": article.iri,
            "publisher": article.publisher,
            "published": _day(article.published),
            "url": article.url,
            "link": link(article.url, passage.fragment),
        }
        modality = each.claim.modality if each.claim else None
        proof = graph.grades.get(judged(each.triple, modality, passage.iri))
        if proof is not None:
            cells |= {"grade": proof.grade, "proved_by": proof.how}
        return {name: cell for name, cell in cells.items() if cell not in (None, "")}

    def _of_value(self, value: Term) -> EvidenceRow:
        if not isinstance(value, Literal):
            name = value.value if isinstance(value, NamedNode) else str(value)
            return {"object": name, "object_label": self._title(value)}
        cells: EvidenceRow = {
            "value": value.value,
            "datatype": value.datatype.value,
        }
        if value.language:
            cells["language"] = value.language
        if value.datatype.value in _NUMBERS:
            # One that is no number is for a check to find.
            with suppress(ValueError):
                cells["number"] = float(value.value)
        return cells

    def _of_figure(self, figure: NamedNode) -> EvidenceRow:
        """The unit, comparator and period of a figure, or the period of a claim."""
        cells: EvidenceRow = {}
        for name, predicate in _OF_A_FIGURE.items():
            for value in self._figures.values(figure, predicate)[:1]:
                cells[name] = self._title(value)
        # A figure has its dates from its period.
        dated = self._figures.node(figure, v.PERIOD) or figure
        for name, predicate in _OF_A_PERIOD.items():
            if day := self._figures.text(dated, predicate):
                cells[name] = day
        return cells


def _day(published: str) -> date | None:
    """The day of a date or a date and time; None if it is no such."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
