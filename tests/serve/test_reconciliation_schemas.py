"""What OpenRefine is told is of the shapes that the specification of the Reconciliation
API gives as JSON Schema. These are not part of this project: `KG_RECONCILIATION` names
the folder of version 0.2 in a copy of reconciliation-api/specs.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.serve.client import Answer, Server

SPECIFICATION = Path(os.environ.get("KG_RECONCILIATION", "none"))
BATCHES = SPECIFICATION / "examples" / "reconciliation-query-batch"
FORM = "application/x-www-form-urlencoded"

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.is_dir(), reason="KG_RECONCILIATION names no folder"
)


def check(told: Any, schema: str) -> None:
    """Hold a document against one of the schemas."""
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    draft = pytest.importorskip("referencing.jsonschema").DRAFT7
    # They name no draft; it was the seventh when they were written. They refer to each
    # other by the names of their files.
    documents = {
        file.name: json.loads(file.read_text(encoding="utf-8"))
        for file in SPECIFICATION.glob("schemas/*.json")
    }
    registry = referencing.Registry().with_resources(
        (name, draft.create_resource(document)) for name, document in documents.items()
    )
    document = documents[f"{schema}.json"]
    validator = jsonschema.Draft7Validator(document, registry=registry)
    assert [each.message for each in validator.iter_errors(told)] == []


def asked(server: Server, queries: str) -> Answer:
    body = urlencode({"queries": queries})
    return server.ask("/reconcile", "POST", body, Content_Type=FORM)


def test_the_manifest(server: Server) -> None:
    """What the service says of itself."""
    check(server.ask("/reconcile").json, "manifest")


@pytest.mark.parametrize(
    "example", sorted(BATCHES.glob("valid/*.json")), ids=lambda at: at.stem
)
def test_queries_as_the_specification_has_them(server: Server, example: Path) -> None:
    """They are understood, and answered in the form of results."""
    got = asked(server, example.read_text(encoding="utf-8"))
    assert got.status == 200, got.text
    check(got.json, "reconciliation-result-batch")


@pytest.mark.parametrize(
    "example", sorted(BATCHES.glob("invalid/*.json")), ids=lambda at: at.stem
)
def test_queries_that_it_has_as_wrong(server: Server, example: Path) -> None:
    """They are refused."""
    assert asked(server, example.read_text(encoding="utf-8")).status == 400


@pytest.mark.parametrize(
    "example",
    sorted((SPECIFICATION / "examples" / "data-extension-query").glob("valid/*.json")),
    ids=lambda at: at.stem,
)
def test_extensions_as_the_specification_has_them(
    server: Server, example: Path
) -> None:
    """They are understood; of the terms of others this project knows none."""
    body = urlencode({"extend": example.read_text(encoding="utf-8")})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert got.status == 404 and "variantName" in got.json["detail"]


def test_a_table_with_columns_of_each_kind(server: Server) -> None:
    """What is proposed, and what stands in the rows, even of things nobody knows."""
    for asked in ("", "?type=kg:Company&limit=5"):
        proposed = server.ask(f"/reconcile/properties{asked}").json
        assert proposed["properties"]
        check(proposed, "data-extension-property-proposal")
    things = server.ask("/reconcile/suggest/entity?prefix=").json["result"]
    properties = server.ask("/reconcile/properties").json["properties"]
    wanted = {
        "ids": ["nobody", *(each["id"] for each in things)],
        "properties": [{"id": each["id"]} for each in properties],
    }
    check(wanted, "data-extension-query")
    body = urlencode({"extend": json.dumps(wanted)})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert got.status == 200, got.text
    check(got.json, "data-extension-response")


def test_names_that_are_known(server: Server) -> None:
    """With candidates, that is, and with what is suggested."""
    queries = {"q0": {"query": "Norvik Looms"}, "q1": {"query": "norvik", "limit": 3}}
    got = asked(server, json.dumps(queries))
    assert all(each["result"] for each in got.json.values())
    check(got.json, "reconciliation-result-batch")
    for what, prefix, schema in (
        ("entity", "norv", "suggest-entities-response"),
        ("type", "comp", "suggest-types-response"),
        ("property", "coop", "suggest-properties-response"),
    ):
        told = server.ask(f"/reconcile/suggest/{what}?prefix={prefix}").json
        assert told["result"]
        check(told, schema)
