"""Behind nginx, as the documentation has it: names stay, and what is too large does."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from tests.serve.client import Server, ask, served
from tests.servers import free_port, until_ready

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "serve.md"
NAME = "data.example.org"
BASE = "https://w3id.org/liuzhou-kg/"
AROUND = """
daemon off;
user {user};
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    server_name {name};
    {location}
  }}
}}
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def behind(
    shared_newsroom: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Server]]:
    """The port of nginx, and the server behind it."""
    assert NGINX
    folder = tmp_path_factory.mktemp("nginx")
    found = re.search(
        r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert found
    port = free_port()
    with served(shared_newsroom, "--workers", "1", "--host-name", NAME) as server:
        location = found[1].replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
        told = AROUND.format(
            folder=folder, port=port, name=NAME, location=location, user=getuser()
        )
        (folder / "nginx.conf").write_text(told, encoding="utf-8")
        command: list[str | Path] = [NGINX, "-p", folder, "-c", folder / "nginx.conf"]
        log = folder / "log"
        with log.open("wb") as file, subprocess.Popen(command, stderr=file) as process:
            until_ready(process, f"http://127.0.0.1:{port}/kg/sparql", log)
            yield port, server
            process.terminate()


Behind = tuple[int, Server]
QUERY = "SELECT ?o { id:norvik kg:cooperatesWith ?o }"
DIRECT = "application/sparql-query"


def test_names_are_those_of_the_project(behind: Behind) -> None:
    """Whatever the address, and whatever the proxy says of it; links are relative."""
    port, server = behind
    answer = ask(port, f"/kg/sparql?query={quote(QUERY)}", Host=NAME)
    assert answer.status == 200
    assert answer.body == server.query(QUERY).body
    assert BASE in answer.text and NAME not in answer.text
    away = ask(port, "/kg/id/norvik", Host=NAME, Accept="text/turtle")
    assert away.status == 303
    place = urljoin("/kg/id/norvik", away.headers["location"])
    assert place == "/kg/id/norvik.ttl"
    document = ask(port, place, Host=NAME)
    told = {quad.subject for quad in parse(document.body, format=RdfFormat.TURTLE)}
    assert NamedNode(f"{BASE}id/norvik") in told
    editor = ask(port, "/kg/sparql", Host=NAME, Accept="text/html").text
    for link in re.findall(r'(?:href|src)="([^"]+)"', editor):
        at = urljoin("/kg/sparql", link)
        assert at.startswith("/kg/")
        assert ask(port, at, Host=NAME).status == 200, at


def test_requests_keep_the_name_that_the_proxy_gave(behind: Behind) -> None:
    """It stands in the answer and in the log."""
    port, server = behind
    answer = ask(port, "/kg/health", Host=NAME)
    request = answer.headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{32}", request)
    assert server.noted(request)["path"] == "/health"


def test_parts_and_validators_pass(behind: Behind) -> None:
    """A part of a dump, and that nothing has changed."""
    port, server = behind
    whole = server.ask("/kg.nq.gz")
    part = ask(port, "/kg/kg.nq.gz", Host=NAME, Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])
    etag = whole.headers["etag"]
    same = ask(port, "/kg/kg.nq.gz", Host=NAME, If_None_Match=etag)
    assert same.status == 304


def test_large_answers_pass_whole(behind: Behind) -> None:
    """Ten thousand rows are as many behind the proxy."""
    port, _ = behind
    asked = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000")
    answer = ask(port, f"/kg/sparql?query={asked}", Host=NAME)
    assert len(answer.json["results"]["bindings"]) == 10_000


@pytest.mark.parametrize(("size", "status"), [(900_000, 200), (1_100_000, 413)])
def test_a_body_may_be_as_long_as_without_it(
    behind: Behind, size: int, status: int
) -> None:
    """A megabyte: what is longer the proxy refuses itself."""
    port, _ = behind
    query = f"ASK {{}} #{'x' * size}"
    answer = ask(port, "/kg/sparql", "POST", query, Host=NAME, Content_Type=DIRECT)
    assert answer.status == status


def test_a_long_query_in_the_address(behind: Behind) -> None:
    """Too long for the proxy, it is told so; as a form it is answered."""
    port, _ = behind
    query = quote(f"ASK {{}} #{'x' * 20_000}")
    assert ask(port, f"/kg/sparql?query={query}", Host=NAME).status == 414
    form = "application/x-www-form-urlencoded"
    body = f"query={query}"
    answer = ask(port, "/kg/sparql", "POST", body, Host=NAME, Content_Type=form)
    assert answer.json["boolean"] is True


def test_what_is_refused_is_told_in_the_same_words(behind: Behind) -> None:
    """Problem details pass as they are."""
    port, _ = behind
    answer = ask(port, "/kg/sparql?query=DROP%20ALL", Host=NAME)
    assert (answer.status, answer.media_type) == (403, "application/problem+json")
