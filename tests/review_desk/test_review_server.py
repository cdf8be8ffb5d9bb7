"""The review over HTTP: for the page that the key leads to, and for nobody else."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from kg.errors import KgError
from kg.review_desk.review_server import LOOPBACK, ReviewServer


def ask(
    server: ReviewServer,
    path: str,
    told: object = None,
    *,
    method: str = "",
    **headers: str,
) -> tuple[HTTPResponse, Any]:
    """An answer with what it says; a header's name has `_` for `-`."""
    connection = HTTPConnection(LOOPBACK, server.server_port, timeout=60)
    given = {"Host": f"{LOOPBACK}:{server.server_port}", "Origin": server.origin}
    given |= {"Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    body = None if told is None else json.dumps(told)
    method = method or ("GET" if told is None else "POST")
    connection.request(method, path, body, {k: v for k, v in given.items() if v})
    response = connection.getresponse()
    content = response.read().decode()
    connection.close()
    return response, json.loads(content) if content[:1] in "{[" else content


def open_draft(server: ReviewServer) -> str:
    return str(server.desk.view()["cards"][0]["id"])


def decision(server: ReviewServer, name: str) -> str:
    cards = server.desk.view()["cards"]
    return next(str(each["decision"]) for each in cards if each["id"] == name)


def test_it_listens_on_this_machine_alone(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.key) >= 24


def test_the_page_lies_under_the_key(server: ReviewServer) -> None:
    response, page = ask(server, f"/{server.key}/")
    assert response.status == 200
    assert "Quorrin Mills opens a plant" in page
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/x/", "/x/api/desk", "/api/desk", "//"])
def test_without_the_key_nothing_is_there(server: ReviewServer, path: str) -> None:
    response, told = ask(server, path)
    assert response.status == 404
    assert "Quorrin" not in str(told)


def test_a_name_that_leads_here_is_another_host(server: ReviewServer) -> None:
    response, told = ask(server, f"/{server.key}/api/desk", Host="evil.example")
    assert response.status == 421
    assert "Quorrin" not in str(told)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "", "http://127.0.0.1"]
)
def test_another_site_cannot_decide(server: ReviewServer, origin: str) -> None:
    name = open_draft(server)
    told = {"names": [name], "decision": "a"}
    response, _ = ask(server, f"/{server.key}/api/decide", told, Origin=origin)
    assert response.status == 403
    assert decision(server, name) == "?"


def test_a_form_cannot_decide(server: ReviewServer) -> None:
    name = open_draft(server)
    told = {"names": [name], "decision": "a"}
    path = f"/{server.key}/api/decide"
    response, _ = ask(server, path, told, Content_Type="text/plain")
    assert response.status == 415
    assert decision(server, name) == "?"


def test_a_decision_of_the_page_counts(server: ReviewServer) -> None:
    name = open_draft(server)
    told = {"names": [name], "decision": "a"}
    response, answer = ask(server, f"/{server.key}/api/decide", told)
    assert response.status == 200
    assert answer["cards"][0]["decision"] == "a"
    assert decision(server, name) == "a"


@pytest.mark.parametrize(
    ("path", "told", "status"),
    [
        ("decide", {"names": ["r000000"], "decision": "a"}, 404),
        ("decide", {"names": [], "decision": "maybe"}, 404),
        ("decide", {}, 400),
        ("decide", [], 400),
        ("put", {"name": "x", "part": "subject"}, 400),
        ("make", {"span": "all"}, 400),
        ("make", {"span": [5, 2]}, 400),
        ("make", {"span": [None, 2]}, 400),
        ("undo", {}, 409),
        ("explode", {}, 404),
    ],
)
def test_what_cannot_be_done_is_told(
    server: ReviewServer, path: str, told: object, status: int
) -> None:
    response, answer = ask(server, f"/{server.key}/api/{path}", told)
    assert response.status == status
    assert answer["message"]
    assert response.headers["Content-Type"] == "application/problem+json"


def test_what_is_no_json_or_too_long_is_refused(server: ReviewServer) -> None:
    path = f"/{server.key}/api/decide"
    response, _ = ask(server, path, "x" * 200_000)
    assert response.status == 413
    connection = HTTPConnection(LOOPBACK, server.server_port, timeout=60)
    headers = {"Origin": server.origin, "Content-Type": "application/json"}
    connection.request("POST", path, "{", headers)
    assert connection.getresponse().status == 400
    connection.close()


def test_no_path_leads_out_of_the_site(server: ReviewServer) -> None:
    for path in ("index.html", "../graph/dataset.ttl", "..%2Fgraph%2Fdataset.ttl"):
        response, _ = ask(server, f"/{server.key}/site/{path}")
        assert response.status == 404


def test_a_fault_of_the_disk_is_told(
    server: ReviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = open_draft(server)

    def full(*_: object) -> None:
        raise KgError("It cannot be written: No space left on device.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr("kg.files.write", full)
        told = {"names": [name], "decision": "a"}
        response, answer = ask(server, f"/{server.key}/api/decide", told)
    assert response.status == 409
    assert answer == {
        "message": "It cannot be written: No space left on device.",
        "advice": "Make room.",
    }
    assert decision(server, name) == "?"


def test_writing_tells_each_step_and_serves_the_site(server: ReviewServer) -> None:
    names = [
        each["id"]
        for each in server.desk.view()["cards"]
        if each["tier"] == "plain" and each["grade"] == "proved"
    ]
    told = {"names": names, "decision": "a"}
    ask(server, f"/{server.key}/api/decide", told)
    connection = HTTPConnection(LOOPBACK, server.server_port, timeout=120)
    headers = {"Origin": server.origin, "Content-Type": "application/json"}
    connection.request("POST", f"/{server.key}/api/write", "{}", headers)
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    *steps, last = map(json.loads, lines)
    assert all("step" in each for each in steps)
    assert last["outcome"]["isWritten"]
    response, page = ask(server, f"/{server.key}/{last['outcome']['site']}")
    assert response.status == 200
    assert "Quorrin Mills" in page
    assert response.headers["Content-Type"].startswith("text/html")
