"""The answer to a question: its rows, each with what makes it citable."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.knowledge import Graph
from kg.model import Evidence
from kg.questions import Question
from kg.questions.rows import Row, Rows
from kg.vocabulary import Term


def question_answer(
    question: Question,
    rows: Rows,
    form: str,
    graph: Graph,
    *,
    with_text: bool = False,
) -> str:
    """Write the rows of a question with sentence, voice, link and citation.

    Args:
        question: what was asked.
        rows: the rows, which quote the articles where their texts are at hand.
        form: one of `ROW_FORMATS`.
        graph: what was asked, which names the things in tables.
        with_text: whether formats for programs have the quotes too; the table for
            people quotes whatever the rows quote.
    """
    if form == "table":
        return _cited_table(question, rows, graph)
    if form == "json":
        return _json(rows, with_text=with_text)
    from kg.render.tables import titles, written

    cells = []
    for row in rows:
        terms = map(row.get, rows.columns)
        # Markdown is read by people, who know things by name; programs take the IRI.
        values = titles(graph, terms) if form == "md" else _lexical_forms(terms)
        citation = _citation(row, with_text=with_text)
        cells.append([*values, *citation.values()])
    columns = _columns(rows, with_text=with_text)
    return written(columns, cells, form)


def _columns(rows: Rows, *, with_text: bool) -> list[str]:
    """The question's own columns, then those of the citation."""
    # Any row has the same columns of a citation, even one that has nothing else.
    citation = _citation(Row({}), with_text=with_text)
    return [*rows.columns, *citation]


def _citation(row: Row, *, with_text: bool) -> dict[str, str]:
    """What makes a row citable, by column."""
    citation = row.cited()
    if with_text:
        quote = row.evidence.quote if row.evidence else None
        citation["quote"] = quote or ""
    return citation


def _lexical_forms(terms: Iterable[Term | None]) -> list[str]:
    """The IRIs or texts alone, as SPARQL's own CSV has them; nothing for None."""
    return [_lexical_form(term) for term in terms]


def _lexical_form(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return str(term)


def _json(rows: Rows, *, with_text: bool) -> str:
    """The rows as SPARQL results, with the citation in further columns."""
    from kg.render import sparql_json

    bindings = []
    for row in rows:
        binding = sparql_json.binding(row)
        citation = _citation(row, with_text=with_text)
        for name, text in citation.items():
            if text:  # as a variable without a value, an empty column is left out
                binding[name] = sparql_json.plain_literal(text)
        bindings.append(binding)
    columns = _columns(rows, with_text=with_text)
    return sparql_json.results(columns, bindings)


def _cited_table(question: Question, rows: Rows, graph: Graph) -> str:
    """The rows with numbers for their passages, then what each number stands for."""
    from kg.render.tables import table, titles

    notes = _PassageNotes(graph)
    columns = list(rows.columns)
    # What is proved goes without saying.
    has_doubts = any(_doubt(row) for row in rows)
    if has_doubts:
        columns.append("grade")
    cells = []
    for row in rows:
        names = titles(graph, map(row.get, rows.columns))
        by_column = dict(zip(rows.columns, names, strict=True))
        # A question may have no column for its passages: then nothing takes the number.
        if row.evidence:
            number = notes.cite(row, row.evidence)
            by_column["passage"] = f"[{number}]"
        elif row.basis:
            by_column["passage"] = row.basis
        told = [by_column[name] for name in rows.columns]
        if has_doubts:
            told.append(_doubt(row))
        cells.append(told)
    body = "No rows."
    if cells:
        body = table(columns, cells).rstrip("\n")
    blocks = [question.question, body, *notes.blocks]
    return "\n\n".join(blocks) + "\n"


def _doubt(row: Row) -> str:
    """The grade of a row that the words do not prove."""
    return "" if row.grade in (None, "proved") else str(row.grade)


class _PassageNotes:
    """Numbers for the passages behind rows, and what to print below them."""

    def __init__(self, graph: Graph) -> None:
        self.blocks: list[str] = []
        self._graph = graph
        self._numbers: dict[object, int] = {}

    def cite(self, row: Row, evidence: Evidence) -> int:
        """The number of a row's passage and sentence, new or known."""
        unit = None
        if row.statement:
            # One passage may bear several sentences. They are told apart by what they
            # are about, not by their words: two things may bear one name.
            unit = self._graph.verbaliser.unit(row.statement)
        key = (evidence.passage, unit)
        number = self._numbers.get(key)
        if number is None:
            number = len(self._numbers) + 1
            self._numbers[key] = number
            self.blocks.append(_note(number, row, evidence))
        return number


def _note(number: int, row: Row, evidence: Evidence) -> str:
    """The sentence of a row, how it holds where it is not stated, and its passage."""
    from kg.render import reasons

    lines = []
    if row.sentence:
        lines += reasons.wrapped(row.sentence)
    if row.basis not in (None, "stated"):
        basis = str(row.basis).capitalize()
        lines.append(f"{basis}, not stated there; it rests on")
    lines += reasons.evidence_lines(evidence)
    return reasons.numbered(number, lines)
