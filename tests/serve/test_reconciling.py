"""OpenRefine asks which things the names in a table mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.serve.data_extension import literal_cell
from tests.serve.client import Answer, Server, served

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
    assert set(told["suggest"]) == {"entity", "type", "property"}


def got_at(server: Server, address: str) -> Answer:
    """What is at an address that the server has told, which must be its own."""
    assert address.startswith(server.address)
    return server.ask("/" + address.removeprefix(server.address))


def test_what_it_names_is_found_as_openrefine_looks_for_it(server: Server) -> None:
    """At `service_url` with `service_path` behind it, and at the addresses of things;
    whatever the client calls the server.
    """
    told = server.ask("/reconcile", Host="localhost").json
    asked = {"entity": "norv", "type": "comp", "property": "coop"}
    for what, prefix in asked.items():
        service = told["suggest"][what]
        address = f"{service['service_url']}{service['service_path']}?prefix={prefix}"
        assert got_at(server, address).json["result"], what
    proposing = told["extend"]["propose_properties"]
    address = f"{proposing['service_url']}{proposing['service_path']}?type=kg:Company"
    assert got_at(server, address).json["properties"]
    shown = told["preview"]["url"].replace("{{id}}", "norvik")
    assert b"Norvik Looms" in got_at(server, shown).body
    viewed = told["view"]["url"].replace("{{id}}", "norvik")
    assert got_at(server, viewed).status == 303


def test_the_owner_says_where_it_is_found(shared_newsroom: Path) -> None:
    """For those who ask through a proxy, under whose name it answers as well."""
    address = "https://data.example.org/kg"
    with served(shared_newsroom, "--workers", "1", "--address", address) as running:
        told = running.ask("/reconcile", Host="data.example.org").json
    assert told["view"]["url"] == f"{address}/id/{{{{id}}}}"
    assert told["suggest"]["entity"]["service_url"] == f"{address}/reconcile"


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


def test_a_value_that_holds_takes_nothing_away(server: Server) -> None:
    """By its name, another one, its id or its text; how many fit is told."""
    plain, *told = reconciled(
        server,
        {"query": "Norvik"},
        *(
            {"query": "Norvik", "properties": [{"pid": pid, "v": value}]}
            for pid, value in (
                ("kg:cooperatesWith", "Tessaly Freight"),
                ("kg:cooperatesWith", "tessaly"),
                ("kg:cooperatesWith", {"id": "tessaly"}),
                ("kg:cooperatesWith", {"id": "id:tessaly", "name": "Tessaly"}),
                ("kg:cooperatesWith", ["nobody", "Tessaly Freight"]),
            )
        ),
    )
    for each in told:
        assert each[0]["score"] == plain[0]["score"]
        assert {"id": "fitting_columns", "value": 1} in each[0]["features"]
    (turned,) = reconciled(
        server,
        {
            "query": "Tessaly Freight",
            "properties": [{"pid": "kg:cooperatesWith", "v": "norvik"}],
        },
    )
    assert turned[0]["score"] == 100


def test_an_empty_cell_means_nobody(server: Server) -> None:
    """And keeps nobody else from an answer."""
    empty, blank, found = reconciled(
        server, {"query": ""}, {"query": " "}, {"query": "Norvik Looms"}
    )
    assert (empty, blank) == ([], []) and found[0]["id"] == "norvik"


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
        '{"q": {"query": 3}}',
        '{"q": {"query": "a", "colour": "red"}}',
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


def extended(server: Server, ids: list[str], *properties: dict[str, Any]) -> Any:
    asked = json.dumps({"ids": ids, "properties": properties})
    body = urlencode({"extend": asked})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert got.status == 200, got.text
    return got.json


def test_a_table_is_extended_by_what_is_known(server: Server) -> None:
    """Things by name and what they are called; of what nobody knows there is nothing."""
    told = extended(
        server,
        ["norvik", "tessaly", "nobody", "no name"],
        {"id": "kg:cooperatesWith"},
        {"id": "rdf:type"},
        {"id": "skos:altLabel"},
    )
    assert [each["id"] for each in told["meta"]] == [
        "kg:cooperatesWith",
        "rdf:type",
        "skos:altLabel",
    ]
    assert told["meta"][0]["name"] == "cooperates with"
    norvik = told["rows"]["norvik"]
    assert {"id": "tessaly", "name": "Tessaly Freight"} in norvik["kg:cooperatesWith"]
    assert {"id": "kg:Company", "name": "company"} in norvik["rdf:type"]
    assert norvik["skos:altLabel"] == [{"str": "Norvik"}]
    nothing: dict[str, list[Any]] = {
        "kg:cooperatesWith": [],
        "rdf:type": [],
        "skos:altLabel": [],
    }
    assert told["rows"]["nobody"] == told["rows"]["no name"] == nothing


@pytest.mark.parametrize(("limit", "count"), [(1, 1), ("1", 1), (0, 2), ("0", 2)])
def test_a_limit_of_values(server: Server, limit: object, count: int) -> None:
    """As many as are wanted, and with 0 all of them."""
    wanted = {"id": "rdf:type", "settings": {"limit": limit}}
    told = extended(server, ["mills"], wanted)
    kinds = told["rows"]["mills"]["rdf:type"]
    assert len(kinds) == count if count == 1 else len(kinds) >= count


def test_properties_are_proposed_by_class(server: Server) -> None:
    """Those that most of its things have come first, and no thing has any other."""
    told = server.ask("/reconcile/properties?type=kg:Company").json
    assert told["type"] == "kg:Company"
    found = [each["id"] for each in told["properties"]]
    assert found.index("skos:prefLabel") < found.index("kg:cooperatesWith")
    assert "kg:determiner" not in found
    few = server.ask("/reconcile/properties?type=kg:Company&limit=1").json
    assert [each["id"] for each in few["properties"]] == found[:1]
    assert few["limit"] == 1
    everything = server.ask("/reconcile/properties").json
    assert "kg:determiner" in {each["id"] for each in everything["properties"]}
    unknown = server.ask("/reconcile/properties?type=NoSuchClass").json
    assert unknown["properties"] == []
    assert server.ask("/reconcile/properties?limit=many").status == 400


def test_all_that_is_proposed_can_be_asked_for(server: Server) -> None:
    """By the name by which it is proposed."""
    proposed = server.ask("/reconcile/properties").json["properties"]
    wanted = [{"id": each["id"]} for each in proposed]
    told = extended(server, ["norvik"], *wanted)
    assert told["meta"][0]["name"] == proposed[0]["name"]
    assert told["rows"]["norvik"].keys() == {each["id"] for each in proposed}


@pytest.mark.parametrize(
    ("extension", "status"),
    [
        ("no json", 400),
        ("[]", 400),
        ("{}", 400),
        ('{"ids": "norvik", "properties": []}', 400),
        ('{"ids": [1], "properties": []}', 400),
        ('{"ids": [], "properties": ["kg:cooperatesWith"]}', 400),
        ('{"ids": [], "properties": [{"id": "rdf:type", "settings": 1}]}', 400),
        (
            '{"ids": [], "properties": [{"id": "rdf:type", "settings": {"limit": -1}}]}',
            400,
        ),
        ('{"ids": [], "properties": [{"id": "no:such"}]}', 404),
        (json.dumps({"ids": ["a"] * 1001, "properties": []}), 413),
        (json.dumps({"ids": [], "properties": [{"id": "rdf:type"}] * 51}), 413),
    ],
)
def test_extensions_of_another_form(
    server: Server, extension: str, status: int
) -> None:
    """They are told so."""
    body = urlencode({"extend": extension})
    got = server.ask("/reconcile", "POST", body, Content_Type=FORM)
    assert (got.status, got.media_type) == (status, "application/problem+json")


@pytest.mark.parametrize(
    ("text", "datatype", "cell"),
    [
        ("Norvik", "string", {"str": "Norvik"}),
        ("12", "integer", {"int": 12}),
        ("1.5", "decimal", {"float": 1.5}),
        ("INF", "double", {"str": "INF"}),
        ("2024-03-04", "date", {"date": "2024-03-04T00:00:00"}),
        ("2024-03-04Z", "date", {"date": "2024-03-04T00:00:00Z"}),
        ("2024-03-04T10:20:30.5+08:00", "dateTime", {"date": "2024-03-04T10:20:30.5+08:00"}),
        ("no day", "date", {"str": "no day"}),
        ("many", "integer", {"str": "many"}),
        ("2024", "gYear", {"str": "2024"}),
        ("true", "boolean", {"str": "true"}),
    ],
)  # fmt: skip
def test_values_are_of_the_kinds_that_tables_know(
    text: str, datatype: str, cell: dict[str, Any]
) -> None:
    """Numbers and times where they are some, and else text."""
    value = Literal(text, datatype=NamedNode(f"{v.PREFIXES['xsd']}{datatype}"))
    assert literal_cell(value) == cell
