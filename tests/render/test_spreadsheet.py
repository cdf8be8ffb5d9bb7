"""CSV made from TSV: what is read back is what the engine answers, but for cells that a
spreadsheet would run.
"""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    Store,
    Triple,
)
from pyoxigraph import Quad as EngineQuad

from kg.csv_safety import defused
from kg.render.engine_csv import as_csv
from kg.vocabulary import PREFIXES, Term

SUBJECT, PREDICATE = NamedNode("https://e/article#char=0,9"), NamedNode("urn:a,b:(c)")
TRIPLE = Triple(SUBJECT, PREDICATE, Literal('a "b"\t\\ <<( c', language="en"))
TEXTS = [
    *(
        "",
        '"',
        '""',
        "\\",
        '\\"',
        "\\n",
        "\n",
        "\r\n",
        "\t",
        ",",
        ", <a>",
        "<",
        ">",
        "<a>",
        "<<( a",
        "(",
        "?",
        "??x",
    ),
    *(
        "=1+1",
        "=",
        "+",
        "-",
        "@",
        "@en",
        "-5",
        "+1.5e3",
        "-5x",
        "\t=a",
        "\r=a",
        "^^<urn:x>",
        '"^^<urn:x>',
        '"@en',
        "a,=b",
        "\x01",
    ),
]
texts = st.sampled_from(TEXTS) | st.text(
    st.sampled_from('a=@"\\\t\n\r,<>^(-?') | st.characters(codec="utf-8"), max_size=9
)
types = st.sampled_from(
    [PREFIXES["xsd"] + "date", PREFIXES["xsd"] + "string", "urn:a,b"]
).map(NamedNode)
literals = (
    texts.map(Literal)
    | st.builds(lambda text: Literal(text, language="en-GB"), texts)
    | st.builds(lambda text, kind: Literal(text, datatype=kind), texts, types)
)
terms = literals | st.sampled_from(
    [SUBJECT, PREDICATE, Literal(5), Literal(-1.5), Literal(True), TRIPLE]
)


def answer(values: list[Term]) -> QuerySolutions:
    """A row for each value, between an IRI and a variable without a value."""
    engine = Store()
    engine.extend(
        EngineQuad(NamedNode(f"urn:{n:03}"), PREDICATE, value)
        for n, value in enumerate(values)
    )
    found = engine.query(
        "SELECT ?subject ?value ?predicate ?none { ?subject ?predicate ?value } ORDER BY ?subject"
    )
    assert isinstance(found, QuerySolutions)
    return found


def shown(value: Term) -> str:
    """What a cell should hold."""
    return (
        defused(value.value)
        if isinstance(value, (NamedNode, Literal))
        else f"<<( {value} )>>"
    )


@given(st.lists(terms, max_size=6))
@example([Literal(text) for text in TEXTS])
@example([SUBJECT, Literal("plain"), Literal("plain", language="en")])
@example([TRIPLE, Literal("plain"), Triple(SUBJECT, PREDICATE, TRIPLE)])
def test_what_is_read_back(values: list[Term]) -> None:
    """Every term, whatever stands in it and beside it."""
    content = as_csv(answer(values).serialize(format=QueryResultsFormat.TSV) or b"")
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    assert rows[0] == ["subject", "value", "predicate", "none"]
    assert rows[1:] == [
        [f"urn:{n:03}", shown(value), PREDICATE.value, ""]
        for n, value in enumerate(values)
    ]
