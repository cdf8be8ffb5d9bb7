"""What is asked by addresses of its own: questions, graphs, proofs, the state."""

from __future__ import annotations

import csv
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, parse

from tests.serve.client import Server

BASE = "https://w3id.org/liuzhou-kg/"
JSON = "application/json"


def test_a_question_has_an_address(server: Server) -> None:
    """Its rows have sentence, grade and citation, in each form."""
    got = server.ask("/ask/partners?thing=Norvik%20Looms")
    (row,) = got.json["results"]["bindings"]
    assert row["sentence"]["value"].startswith("Norvik Looms cooperates with")
    assert row["citation"]["value"].endswith("char=254,408")
    rows = server.ask("/ask/partners?thing=Norvik%20Looms", Accept="text/csv").text
    (line,) = csv.DictReader(rows.splitlines())
    assert line["grade"] == "attested"
    assert server.ask("/ask/partners").status == 200


def test_a_conclusion_has_the_grade_of_what_it_follows_from(server: Server) -> None:
    """The article tells of the cooperation from the other side alone."""
    rows = server.ask("/ask/partners?thing=Tessaly%20Freight", Accept="text/csv").text
    (line,) = csv.DictReader(rows.splitlines())
    assert (line["basis"], line["grade"], line["how"]) == ("inferred", "attested", "")
    asked = "SELECT ?partner { id:tessaly kg:cooperatesWith ?partner }"
    (behind,) = server.query(asked, evidence="1").json["evidence"]
    (explained,) = behind["statements"]
    assert explained["statement"]["grade"] is None
    assert behind["grade"] == explained["grade"] == "attested"


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/ask/partnres", 404, "partners"),
        ("/ask/partners?thing=Nobody", 404, "Nobody"),
        ("/ask/partners?other=1", 404, "other"),
        ("/ask/about", 400, "thing"),
        ("/ask/partners?thing=a&thing=b", 400, "thing"),
        ("/ask/partners?thing=%FF", 400, "UTF-8"),
    ],
)
def test_a_question_that_cannot_be_asked(
    server: Server, path: str, status: int, told: str
) -> None:
    """Says what is missing, or what may have been meant."""
    got = server.ask(path)
    assert got.status == status and told in got.text


def test_the_questions_as_openapi(server: Server) -> None:
    """Each with its parameters, and an answer to each as it is described."""
    document = server.ask("/openapi.json").json
    assert document["openapi"].startswith("3.1")
    listed = {each["name"] for each in server.ask("/ask").json["questions"]}
    asked = {
        path.removeprefix("/ask/") for path in document["paths"] if "/ask/" in path
    }
    assert listed == asked and "partners" in asked
    for path, described in document["paths"].items():
        if "get" not in described:
            continue
        required = [each for each in described["get"]["parameters"] if each["required"]]
        got = server.ask(path)
        assert got.status == (400 if required else 200), path
        assert got.media_type in str(described["get"]["responses"])


def test_each_question_is_asked_by_its_examples(server: Server) -> None:
    """Those that have no value in their files have one of the graph, and rows for it."""
    document = server.ask("/openapi.json").json
    answered = 0
    for path, described in document["paths"].items():
        if "get" not in described:
            continue
        values = {}
        for each in described["get"]["parameters"]:
            for example in each["schema"].get("examples", ())[:1]:
                values[each["name"]] = str(example)
        got = server.ask(f"{path}?{urlencode(values)}")
        needed = [each for each in described["get"]["parameters"] if each["required"]]
        assert got.status == 200 or (needed and not values), (path, values, got.text)
        if got.status == 200 and values:
            answered += bool(got.json["results"]["bindings"])
    assert answered >= 8
    (thing,) = document["paths"]["/ask/partners"]["get"]["parameters"]
    assert thing["schema"]["examples"] == ["Norvik Looms"]


def test_each_reference_of_the_document_leads_somewhere(server: Server) -> None:
    """What it names among its components is there."""
    text = server.ask("/openapi.json").text
    document = json.loads(text)
    for name in ("Results", "Term", "Problem", "Statement", "Names"):
        assert f"#/components/schemas/{name}" in text
        assert name in document["components"]["schemas"]


def test_a_graph_is_read_whole(server: Server) -> None:
    """What holds, or one of the graphs that say why."""
    default = server.ask("/graph-store?default", Accept="application/n-triples")
    assert default.status == 200
    name = f"{BASE}graph/entities".replace(":", "%3A")
    got = server.ask(f"/graph-store?graph={name}", Accept="text/turtle")
    triples = set(parse(got.body, format=RdfFormat.TURTLE))
    assert 0 < len(triples) < len(default.text.splitlines())
    # An escape in a name is decoded once.
    passage = f"{BASE}article/2024-03-04-norvik-tessaly%23char=254,408"
    assert server.ask(f"/graph-store?graph={passage}").status == 200
    assert server.ask(f"/graph-store?graph={passage.replace('%', '%25')}").status == 404
    assert server.ask("/graph-store?graph=urn:none", "HEAD").status == 404
    assert server.ask("/graph-store").status == 400
    assert server.ask("/graph-store?default", "PUT", "").status == 405


def proved(server: Server, told: Any, media_type: str = JSON) -> tuple[int, Any]:
    body = told if isinstance(told, str) else json.dumps(told)
    got = server.ask("/prove", "POST", body, Content_Type=media_type)
    return got.status, got.json


def test_words_prove_a_statement_or_refuse_it(server: Server) -> None:
    """With the words in question, as `kg prove` tells it."""
    words = "Bolt was bought by Acme in March."
    status, found = proved(server, {"text": words, "statement": "Acme acquired Bolt"})
    assert (status, found["grade"], found["how"]) == (200, "proved", "order")
    assert [each["quote"] for each in found["words"]] == ["Acme", "bought", "Bolt"]
    three = ["Bolt", "acquired", "Acme"]
    status, found = proved(server, {"text": words, "statement": three})
    assert (status, found["grade"]) == (200, "refused")
    assert "other way round" in found["reason"]
    status, found = proved(
        server,
        {
            "text": "Acme makes looms. The company plans to buy Bolt.",
            "statement": "Acme acquired Bolt",
            "modality": "planned",
            "references": {"The company": "Acme"},
        },
    )
    assert (status, found["grade"]) == (200, "proved")


@pytest.mark.parametrize(
    "told",
    [
        "no json",
        "[" * 5000,
        [],
        {},
        {"text": "Acme bought Bolt."},
        {"text": 1, "statement": "Acme acquired Bolt"},
        {"text": "Acme bought Bolt.", "statement": ["Acme", "acquired"]},
        {"text": "Acme bought Bolt.", "statement": [1, 2, 3]},
        {"text": "Acme bought Bolt.", "statement": "Acme acquired Bolt", "kinds": [1]},
        {
            "text": "Acme bought Bolt.",
            "statement": "Acme acquired Bolt",
            "modality": "x",
        },
        {"text": "\x00", "statement": "Acme acquired Bolt"},
    ],
)
def test_what_is_no_statement(server: Server, told: Any) -> None:
    """It is said in problem details."""
    status, found = proved(server, told)
    assert status in (400, 404) and found["status"] == status, found


def test_a_statement_is_sent_to_be_proved(server: Server) -> None:
    """Whoever only gets is told by which method it is asked."""
    got = server.ask("/prove")
    assert (got.status, got.headers["allow"]) == (405, "POST, OPTIONS")
    assert got.json["detail"] == "This is asked by POST."


def test_the_state(server: Server) -> None:
    """Whether it is well, and what it serves."""
    told = server.ask("/health").json
    assert (told["status"], told["state"]) == ("ok", "pinned")
    assert told["counts"]["articles"] == 1 and told["leftOut"] == []


def test_there_is_a_head_of_what_can_be_got(server: Server) -> None:
    """And of nothing else; whoever asks for another method is told which there are."""
    assert server.ask("/ask/partners", "HEAD").status == 200
    head = server.ask("/prove", "HEAD")
    assert (head.status, head.headers["allow"]) == (405, "POST, OPTIONS")
    assert server.ask("/prove", "OPTIONS").headers["allow"] == "POST, OPTIONS"
    allowed = server.ask("/health", "DELETE").headers["allow"]
    assert allowed == "GET, HEAD, OPTIONS"
