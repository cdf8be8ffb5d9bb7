"""The questions of a project as an OpenAPI 3.1 document, for programs and their makers.

See https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.edition import Edition
from kg.errors import KgError
from kg.knowledge import Graph, bindings
from kg.questions import Question, questions
from kg.serve.candidates import names_of_things
from kg.vocabulary import PREFIXES, Term
from kg.workers import Limits

Json = dict[str, Any]

# What is the same for every project stands in a file of its own.
_PARTS: Json = json.loads(
    Path(__file__).with_name("openapi_parts.json").read_text(encoding="utf-8")
)


_MOST_TRIED = 100  # things, since each is a query of its own

# How values of XSD's datatypes are written, where not any text will do.
_SCHEMAS: Json = {
    "integer": {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
    "decimal": {"type": "number"},
    "double": {"type": "number"},
    "float": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "dateTime": {"type": "string", "format": "date-time"},
    "gYear": {"type": "string", "pattern": "^[0-9]{4}$"},
    "gYearMonth": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
}


def described_api(edition: Edition, limits: Limits) -> Json:
    """The document.

    Args:
        edition: whose questions can be asked.
        limits: what a request may use up.
    """
    asked = questions(edition.workspace).values()
    title = edition.graph.dataset.title or edition.graph.namespaces.base
    return {
        "openapi": "3.1.1",
        "info": {
            "title": title,
            "version": version("newskg"),
            "description": "Every row comes with the passage that it rests on. "
            f"A request may take {limits.seconds:g} s, and an answer have "
            f"{limits.rows:,} rows.",
        },
        # From where this document is, whatever the server is called.
        "servers": [{"url": "."}],
        "paths": {
            **_question_paths(edition.graph, asked),
            "/prove": {"post": _proving()},
        },
        "components": {"schemas": _PARTS["schemas"]},
    }


def _question_paths(
    graph: Graph,
    asked: Iterable[Question],
) -> Json:
    paths: Json = {}
    for question in asked:
        paths[f"/ask/{question.name}"] = {"get": _asking(graph, question)}
    return paths


def _asking(graph: Graph, question: Question) -> Json:
    examples = _examples(graph, question)
    return {
        "operationId": f"ask-{question.name}",
        "summary": question.question,
        "tags": list(question.tags) or ["questions"],
        "parameters": [
            _parameter(question, name, examples.get(name)) for name in question.params
        ],
        "responses": {
            "200": {
                "description": "The rows, each with sentence, grade and citation.",
                "content": {
                    "application/sparql-results+json": _of("Results"),
                    "application/json": _of("Results"),
                    "text/csv": {"schema": {"type": "string"}},
                    "text/tab-separated-values": {"schema": {"type": "string"}},
                },
            },
            **_failures(),
        },
    }


def _examples(
    graph: Graph,
    question: Question,
) -> dict[str, str]:
    """A value for each parameter, with which there are rows, as people type it.

    It is the one in the file or, where that leaves it open, one of the first row; else
    one of some things and controlled terms for which there are rows.
    """
    examples: dict[str, str] = {}
    row: Mapping[str, Term] = {}
    if None in question.values.values():
        row = _first_row(graph, question, {})
    for name, value in question.values.items():
        term = row.get(name) if value is None else value
        # Where nothing is asked for and nothing comes, nothing would come for anything.
        if term is None and (row or name in question.required):
            term = _one_with_rows(graph, question, name)
        if isinstance(term, Literal):
            examples[name] = term.value
        # A general question may name a thing that this graph does not have.
        elif isinstance(term, NamedNode) and _is_known(graph, term):
            examples[name] = _typed_name(graph, term)
    return examples


def _one_with_rows(graph: Graph, question: Question, name: str) -> NamedNode | None:
    """A thing or a controlled term that gives rows as the value of a parameter."""
    tried = _some_things(graph) + _controlled(graph)
    for term in tried:
        if _first_row(graph, question, {name: term}):
            return term
    return None


def _first_row(
    graph: Graph, question: Question, values: Mapping[str, Term]
) -> Mapping[str, Term]:
    """A row of a question with these values; nothing where it has none."""
    query = question.with_values(values)
    solutions = graph.query(query, source=question.source)
    assert isinstance(solutions, QuerySolutions)
    return next(bindings(solutions), {})


def _some_things(graph: Graph) -> list[NamedNode]:
    """A few things of the project, the same each time."""
    names = sorted(names_of_things(graph))
    things = dict.fromkeys(name.thing for name in names)
    return list(islice(things, _MOST_TRIED))


def _controlled(graph: Graph) -> list[NamedNode]:
    """The terms that are values, such as modalities."""
    ontology = graph.ontology
    terms = v.named_nodes(ontology.labels)
    return [term for term in terms if ontology.is_controlled(term)]


def _is_known(graph: Graph, term: NamedNode) -> bool:
    return term in graph.ontology.labels or bool(graph.match(term))


def _typed_name(graph: Graph, term: NamedNode) -> str:
    """What a thing is called; its short name, where others are called so too."""
    title = graph.verbaliser.title(term)
    try:
        is_clear = graph.thing(title) == term
    except KgError:
        is_clear = False
    return title if is_clear else graph.namespaces.shortened(term)


def _parameter(question: Question, name: str, example: str | None) -> Json:
    value = question.values[name]
    # Names are typed as people type them, whatever they stand for.
    schema: Json = {"type": "string", "minLength": 1}
    if isinstance(value, Literal):
        _, _, datatype = value.datatype.value.partition(PREFIXES["xsd"])
        schema = dict(_SCHEMAS.get(datatype, schema))
    if example is not None:
        schema["examples"] = [_example(example, schema)]
    return {
        "name": name,
        "in": "query",
        "description": question.params[name],
        "required": name in question.required,
        "schema": schema,
    }


def _example(value: str, schema: Json) -> object:
    """A value as JSON has it, by the type that it has there."""
    return value if schema["type"] == "string" else json.loads(value)


def _proving() -> Json:
    return {
        "operationId": "prove",
        "summary": "Do these words say a statement?",
        "tags": ["proof"],
        "requestBody": {
            "required": True,
            "content": {"application/json": _of("Statement")},
        },
        "responses": {
            "200": {
                "description": "Proved, open or refused, and by which words.",
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            **_failures(),
        },
    }


def _failures() -> Json:
    return {
        status: {
            "description": told,
            "content": {"application/problem+json": _of("Problem")},
        }
        for status, told in _PARTS["failures"].items()
    }


def _of(schema: str) -> Json:
    return {"schema": {"$ref": f"#/components/schemas/{schema}"}}
