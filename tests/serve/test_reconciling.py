"""OpenRefine asks which things the names in a table mean."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.serve.client import Server

FORM = "application/x-www-form-urlencoded"


def reconciled(server: Server, *queries: dict[str, Any]) -> list[list[dict[str, Any]]]:
    asked = {f"q{at}": query for at, query in enumerate(queries)}
    body = urlencode({"queries": json.dumps(asked)})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert got.status == 200, got.text
    return [got.json[key]["result"] for key in asked]


def test_the_service_introduces_itself(server: Server) -> None:
    """By version, the names of things, and what else it does."""
    told = server.ask("/reconcile").json
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == "https://w3id.org/liuzhou-kg/id/"
    assert "{{id}}" in told["view"]["url"]
    assert set(told["suggest"]) == {"entity", "type", "property"}


def test_a_name_is_found_with_the_passage_that_has_it(server: Server) -> None:
    """Exactly, by another name, and misspelt; and why it is thought so."""
    exact, other, misspelt, nobody = reconciled(
        server,
        {"query": "Norvik Looms"},
        {"query": "norvik"},
        {"query": "Norvik Loms"},
        {"query": "Quite Another Firm of Elsewhere"},
    )
    assert (exact[0]["id"], exact[0]["match"], exact[0]["score"]) == (
        "norvik",
        True,
        100,
    )
    assert "char=" in exact[0]["description"]
    assert {"id": "kg:Company", "name": "company"} in exact[0]["type"]
    assert other[0]["id"] == "norvik" and other[0]["score"] < 100
    assert misspelt[0]["id"] == "norvik" and not misspelt[0]["match"]
    assert {"id": "exact_name", "value": False} in misspelt[0]["features"]
    assert nobody == []


def test_a_type_and_other_columns_narrow_it(server: Server) -> None:
    """A thing of another class is none; a value that fits makes it likelier."""
    company, place, unknown = reconciled(
        server,
        {"query": "Norvik Looms", "type": "kg:Company"},
        {"query": "Norvik Looms", "type": ["Place"]},
        {"query": "Norvik Looms", "type": "NoSuchClass"},
    )
    assert [each["id"] for each in company] == ["norvik"]
    assert place == unknown == []
    fitting, other = reconciled(
        server,
        {
            "query": "Norvik Looms",
            "properties": [{"pid": "kg:cooperatesWith", "v": "Tessaly Freight"}],
        },
        {
            "query": "Norvik Looms",
            "properties": [
                {"pid": "kg:cooperatesWith", "v": {"id": "x", "name": "No"}}
            ],
        },
    )
    assert fitting[0]["score"] > other[0]["score"]
    (few,) = reconciled(server, {"query": "Norvik", "limit": 1})
    assert len(few) <= 1


def test_names_are_completed(server: Server) -> None:
    """Of things, classes and properties."""
    things = server.ask("/reconcile/suggest/entity?prefix=norv").json["result"]
    assert things[0]["name"] == "Norvik Looms"
    classes = server.ask("/reconcile/suggest/type?prefix=comp").json["result"]
    assert {"id": "kg:Company", "name": "company"} in classes
    properties = server.ask("/reconcile/suggest/property?prefix=coop").json["result"]
    assert "kg:cooperatesWith" in {each["id"] for each in properties}
    assert server.ask("/reconcile/suggest/colour?prefix=a").status == 404


def test_a_thing_is_shown_in_a_box(server: Server) -> None:
    """In a few words, on a page that does nothing."""
    page = server.ask("/reconcile/preview?id=norvik")
    assert b"Norvik Looms" in page.body
    assert page.headers["content-security-policy"] == "default-src 'none'"
    assert server.ask("/reconcile/preview?id=%3Cscript%3E").status == 404


@pytest.mark.parametrize(
    "queries",
    [
        "no json",
        "[]",
        '{"q": 1}',
        '{"q": {}}',
        '{"q": {"query": ""}}',
        '{"q": {"query": 3}}',
        '{"q": {"query": "a", "limit": "many"}}',
        '{"q": {"query": "a", "limit": -1}}',
        '{"q": {"query": "a", "type": {}}}',
        '{"q": {"query": "a", "properties": [{}]}}',
        '{"q": {"query": "' + "a" * 2000 + '"}}',
        json.dumps({f"q{at}": {"query": "a"} for at in range(101)}),
        "[" * 3000,
    ],
)
def test_queries_of_another_form(server: Server, queries: str) -> None:
    """They are told so."""
    body = urlencode({"queries": queries})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert got.status in (400, 413) and got.media_type == "application/problem+json"
