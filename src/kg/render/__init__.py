"""Answers as text: a table for people, CSV, TSV, JSON and Markdown for what comes next.

The writer of a format is imported when the format is chosen: one start of the command
line needs only one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import KgError
from kg.knowledge import Answer, Graph
from kg.questions import Question
from kg.questions.rows import Row, Rows
from kg.vocabulary import PREFIXES, Term

_ENGINE_FORMATS = ("csv", "tsv", "json")
_NO_ROWS = b'"bindings":[]}}'


def answer(
    found: Answer, form: str | None, graph: Graph, usual: str = "table"
) -> tuple[bytes, bool]:
    """The answer to any query, and whether it is more than nothing.

    Without a format, rows come in the `usual` one and a graph in Turtle. Raises
    `KgError` where it does not fit.
    """
    if isinstance(found, QuerySolutions):
        return solutions(
            found,
            fitting(form or usual, ("table", *_ENGINE_FORMATS, "md"), "rows"),
            graph,
        )
    if isinstance(found, QueryBoolean):
        form = fitting(form or usual, ("table", *_ENGINE_FORMATS, "md"), "a yes or no")
        plain = f"{str(bool(found)).lower()}\n".encode()
        content = (
            (found.serialize(format=QueryResultsFormat.JSON) or b"") + b"\n"
            if form == "json"
            else plain
        )
        return content, bool(found)
    form = fitting(form or "turtle", ("turtle", "ntriples"), "a graph")
    return graph_text(list(found), form)


def solutions(found: QuerySolutions, form: str, graph: Graph) -> tuple[bytes, bool]:
    """Rows: from the engine's own bytes, except for the tables that name things for people."""
    if form == "json":
        return _json_bytes(found)
    if form in _ENGINE_FORMATS:
        return _delimited_bytes(found, form)
    from kg.render.tables import markdown, table

    columns = [variable.value for variable in found.variables]
    rows = [[row[column] for column in columns] for row in found]
    graph.verbaliser.prepare(term for row in rows for term in row if term is not None)
    cells = [[title(graph, term) for term in row] for row in rows]
    return (
        markdown(columns, cells) if form == "md" else table(columns, cells)
    ).encode(), bool(cells)


def _json_bytes(found: QuerySolutions) -> tuple[bytes, bool]:
    stream = BytesIO()  # takes the last line's end without copying what is there
    found.serialize(stream, QueryResultsFormat.JSON)
    some = stream.getbuffer()[-len(_NO_ROWS) :] != _NO_ROWS
    stream.write(b"\n")
    return stream.getvalue(), some


def _delimited_bytes(found: QuerySolutions, form: str) -> tuple[bytes, bool]:
    content = found.serialize(format=QueryResultsFormat.TSV) or b""
    some = content.index(b"\n") + 1 < len(content)
    if form == "tsv":
        return content, some
    from kg.render.engine_csv import as_csv

    return as_csv(content), some


def graph_text(found: Sequence[Triple], form: str) -> tuple[bytes, bool]:
    """A graph in canonical Turtle, or sorted N-Triples; with blank nodes, in Turtle as the engine writes it."""
    if form == "ntriples":
        return b"".join(sorted(f"{triple} .\n".encode() for triple in found)), bool(
            found
        )
    if any(
        isinstance(term, (BlankNode, Triple))
        for t in found
        for term in (t.subject, t.object)
    ):
        return serialize(found, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"", True
    from kg.rdf import trig

    return trig.write_trig(
        Quad(t.subject, t.predicate, t.object) for t in found
    ).encode(), bool(found)


def answers(
    asked: Question, found: Rows, form: str, graph: Graph, *, with_text: bool = False
) -> str:
    """The answer to a question, with sentence, voice, link and citation; quotes only in tables, or where asked for."""
    names = found.columns
    if form == "table":
        return _cited(asked, found, graph)
    added = [_added(row, with_text) for row in found]
    columns = [*names, *_added(Row({}), with_text)]
    if form == "json":
        return _json(columns, found, added)
    from kg.csv_safety import delimited
    from kg.render.tables import markdown

    show = title if form == "md" else _lexical
    cells = [
        [*(show(graph, row.get(name)) for name in names), *more.values()]
        for row, more in zip(found, added, strict=True)
    ]
    return (
        markdown(columns, cells)
        if form == "md"
        else delimited(columns, cells, "," if form == "csv" else "\t")
    )


def _cited(asked: Question, found: Rows, graph: Graph) -> str:
    """The rows with numbers for their passages, then what each number stands for."""
    from kg.render.tables import table

    numbers: dict[object, int] = {}
    notes: list[str] = []
    cells = []
    names = found.columns
    for row in found:
        shown = {name: title(graph, row.get(name)) for name in names}
        if row.evidence:
            # Two things may bear one name, so equal sentences need not say the same.
            unit = graph.verbaliser.unit(row.statement) if row.statement else None
            key = (row.evidence.passage, unit)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                notes += ["", *_note(numbers[key], row)]
            shown["passage"] = f"[{numbers[key]}]"
        elif row.basis:
            shown["passage"] = row.basis
        cells.append([shown.get(name, "") for name in names])
    body = table(names, cells).rstrip("\n") if cells else "No rows."
    return "\n".join([asked.question, "", body, *notes]) + "\n"


def _note(number: int, row: Row) -> list[str]:
    from kg.render import reasons

    assert row.evidence
    said = reasons.wrapped(row.sentence) if row.sentence else []
    if row.basis not in (None, "stated"):
        said.append(f"{str(row.basis).capitalize()}, not stated there; it rests on")
    return reasons.numbered(number, [*said, *reasons.evidence_lines(row.evidence)])


def _added(row: Row, with_text: bool) -> dict[str, str]:
    """What makes a row citable, by column; the article's words only where they are asked for."""
    quote = (row.evidence.quote if row.evidence else None) or ""
    return row.cited() | ({"quote": quote} if with_text else {})


def _json(
    columns: Sequence[str], rows: Sequence[Row], added: Sequence[Mapping[str, str]]
) -> str:
    """SPARQL results (https://www.w3.org/TR/sparql11-results-json/), the added columns as plain literals."""
    bindings = [
        {name: json_term(term) for name, term in row.items()}
        | {
            name: {"type": "literal", "value": text}
            for name, text in more.items()
            if text
        }
        for row, more in zip(rows, added, strict=True)
    ]
    import json

    results = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(results, ensure_ascii=False, indent=2) + "\n"


def json_term(term: Term) -> dict[str, str]:
    """The term as SPARQL results in JSON have it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term).removeprefix("_:")}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    is_plain = term.datatype.value == PREFIXES["xsd"] + "string"
    return {"type": "literal", "value": term.value} | (
        {} if is_plain else {"datatype": term.datatype.value}
    )


def fitting(form: str, allowed: tuple[str, ...], what: str) -> str:
    """The format; raises `KgError` for one that is not allowed."""
    if form not in allowed:
        raise KgError(
            f"The answer is {what}, which {form} cannot hold.",
            f"Choose {', '.join(allowed)}.",
        )
    return form


def title(graph: Graph, term: Term | None) -> str:
    """What a table calls the term; nothing for none."""
    return "" if term is None else graph.verbaliser.title(term)


def _lexical(_: Graph, term: Term | None) -> str:
    return (
        term.value
        if isinstance(term, (NamedNode, Literal))
        else ""
        if term is None
        else str(term)
    )
