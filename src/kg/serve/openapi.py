"""The questions of a project as an OpenAPI 3.1 document, for programs and their makers.

See https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.edition import Edition
from kg.questions import Question, questions
from kg.vocabulary import PREFIXES
from kg.workers import Limits

Json = dict[str, Any]

# What is the same for every project stands in a file of its own.
_PARTS: Json = json.loads(
    Path(__file__).with_name("openapi_parts.json").read_text(encoding="utf-8")
)


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
        "paths": {**_question_paths(asked), "/prove": {"post": _proving()}},
        "components": {"schemas": _PARTS["schemas"]},
    }


def _question_paths(asked: Iterable[Question]) -> Json:
    paths: Json = {}
    for question in asked:
        paths[f"/ask/{question.name}"] = {"get": _asking(question)}
    return paths


def _asking(question: Question) -> Json:
    return {
        "operationId": f"ask-{question.name}",
        "summary": question.question,
        "tags": list(question.tags) or ["questions"],
        "parameters": [_parameter(question, name) for name in question.params],
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


def _parameter(question: Question, name: str) -> Json:
    value = question.values[name]
    # Names are typed as people type them, whatever they stand for.
    schema: Json = {"type": "string", "minLength": 1}
    if isinstance(value, Literal):
        _, _, datatype = value.datatype.value.partition(PREFIXES["xsd"])
        schema = dict(_SCHEMAS.get(datatype, schema))
    if isinstance(value, NamedNode | Literal):
        schema["examples"] = [_example(value.value, schema)]
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
