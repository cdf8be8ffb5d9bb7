"""A graph into another store, and what servers do that are none, or are broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import QueryTriples

from kg.cli import kg as command
from kg.errors import KgError, TimedOut
from kg.knowledge import Graph, load
from kg.knowledge.endpoint import Endpoint, StoreError
from kg.knowledge.remote import open_remote
from kg.knowledge.written_store import WrittenStore
from kg.linked_data.publishing import Sent, publish
from kg.project import Project
from kg.workspace import Workspace, find
from tests import stores
from tests.stores import Addresses

ROWS = "application/sparql-results+json"


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A server with a store."""
    with stores.oxigraph(tmp_path_factory.mktemp("store")) as found:
        yield found


@pytest.fixture
def news(newsroom: Path) -> Workspace:
    return find(newsroom).pinned


def to(addresses: Addresses, graph: Graph) -> WrittenStore:
    return WrittenStore(addresses.update, addresses.query, graph.namespaces)


def published(
    workspace: Workspace,
    addresses: Addresses,
    *,
    is_dry: bool = False,
    take_over: bool = False,
) -> list[Sent]:
    graph = load(workspace)
    target = to(addresses, graph)
    return publish(graph, target, is_dry=is_dry, take_over=take_over)


def everything(addresses: Addresses) -> set[str]:
    """All that a store has, but for its notes."""
    answer = json.loads(
        Endpoint(addresses.query).rows(
            "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } "
            "FILTER(!CONTAINS(STR(?s), '/published/') && !isBlank(?s) && !isBlank(?o)) }"
        )
    )
    return {json.dumps(row, sort_keys=True) for row in answer["results"]["bindings"]}


def test_only_what_is_different_is_sent(news: Workspace, addresses: Addresses) -> None:
    """An article that is added, edited or removed, and what follows from it."""
    published(news, addresses)
    before = everything(addresses)
    assert published(news, addresses) == []
    (path,) = news.articles
    article = path.read_text(encoding="utf-8")
    changed = article.replace("kg:cooperatesWith", "kg:suppliesTo")
    assert changed != article
    path.write_text(changed, encoding="utf-8")
    sent = {each.name for each in published(news, addresses)}
    assert path.stem in sent
    assert not {"ontology", "graph/entities", "graph/judgements"} & sent
    assert everything(addresses) != before
    path.unlink()
    (gone,) = [each for each in published(news, addresses) if each.name == path.stem]
    assert gone.removed
    assert not gone.added
    path.write_text(article, encoding="utf-8")
    published(news, addresses)
    assert everything(addresses) == before


def test_a_dry_run_writes_nothing(news: Workspace, addresses: Addresses) -> None:
    """It tells what would be sent."""
    published(news, addresses)
    before = everything(addresses)
    news.entities.unlink()
    told = published(news, addresses, is_dry=True)
    assert everything(addresses) == before
    assert told == published(news, addresses)


def test_whoever_is_stopped_goes_on(
    news: Workspace, addresses: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From where it stopped: what was sent is noted. Nobody is kept out by it."""
    graph = load(news)
    news.entities.unlink()
    published(news, addresses)
    sent: list[str] = []
    send = WrittenStore.send

    def stopped(
        store: WrittenStore, name: str, digest: str, operations: list[str]
    ) -> None:
        if len(sent) == 2:
            raise KeyboardInterrupt
        sent.append(name)
        send(store, name, digest, operations)

    with monkeypatch.context() as patch:
        patch.setattr(WrittenStore, "send", stopped)
        with pytest.raises(KeyboardInterrupt):
            publish(graph, to(addresses, graph))
    rest = publish(graph, to(addresses, graph))
    assert rest
    assert not {each.name for each in rest} & set(sent)


def test_two_people_at_once(news: Workspace, addresses: Addresses) -> None:
    """The second is told; who was killed at it can be taken over from."""
    graph = load(news)
    target = to(addresses, graph)
    with target.alone(take_over=False):
        with pytest.raises(KgError, match="Somebody else is publishing"):
            published(news, addresses)
        published(news, addresses, take_over=True)
    published(news, addresses)


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_the_verbs(news: Workspace, addresses: Addresses) -> None:
    """A store is published to, and asked, from the command line."""
    folder = ["--project", str(news.root)]
    assert kg(*folder, "publish", "--to", addresses.update).exit_code == 0
    again = kg(*folder, "publish", "--to", addresses.update)
    assert again.output == "Nothing is different there.\n"
    for verb in (
        ["show", "Norvik Looms"],
        ["ask", "things", "--format", "csv"],
        ["rank"],
    ):
        near, far = (
            kg(*folder, *store, *verb) for store in ([], ["--store", addresses.query])
        )
        assert near.output == far.output
    refused = kg("--store", addresses.query, "fmt")
    assert refused.exit_code == 2
    assert "--store is for ask" in refused.output
    project = Project(news.root, store=addresses.query, pinned=True)
    assert project.show("Norvik Looms")


def test_an_empty_store(tmp_path: Path) -> None:
    """There is no graph in it yet."""
    with (
        stores.oxigraph(tmp_path) as addresses,
        pytest.raises(StoreError, match="kg publish"),
    ):
        open_remote(addresses.query, tuple)


class Bad(BaseHTTPRequestHandler):
    """A server that answers as it is told."""

    status: ClassVar[int] = 200
    kind: ClassVar[str] = ROWS
    body: ClassVar[bytes] = b""
    length: ClassVar[int | None] = None
    headers_too: ClassVar[dict[str, str]] = {}

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Type", self.kind)
        self.send_header("Content-Length", str(self.length or len(self.body)))
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@contextmanager
def server(handler: type[Bad]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/query"
        running.shutdown()


WHOLE = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
FAULTS = {
    "answers with a page": (
        {"kind": "text/html", "body": b"<html>"},
        "not with application",
    ),
    "lies about what it sends": ({"body": b"<html>"}, "cannot be read"),
    "cuts off": ({"body": WHOLE[:30], "length": 90}, "broke off"),
    "cuts off unnoticed": ({"body": WHOLE[:40]}, "cut off"),
    "fails": ({"status": 500, "body": b"out of memory"}, r"HTTP 500.*out of memory"),
    "fails with a page": (
        {"status": 404, "kind": "text/html", "body": b"<html>"},
        r"404\)\.",
    ),
    "wants a password": ({"status": 401}, "other credentials"),
    "points elsewhere": (
        {"status": 302, "headers_too": {"Location": "http://localhost:1/"}},
        "points elsewhere",
    ),
    "limits rows": (
        {"body": WHOLE, "headers_too": {"X-SPARQL-MaxRows": "10000"}},
        "at 10000 rows",
    ),
    "answers something else": ({"body": b'{"head": {}, "boolean": true}'}, "no rows"),
}


@pytest.mark.parametrize(("told", "said"), FAULTS.values(), ids=FAULTS)
def test_servers_that_are_none(told: dict[str, object], said: str) -> None:
    """It is said what they do, in plain words."""
    with (
        server(type("Told", (Bad,), told)) as url,
        pytest.raises(StoreError, match=said),
    ):
        open_remote(url, tuple)


def test_a_server_that_is_silent() -> None:
    """It is not waited for without an end."""

    class Silent(Bad):
        def do_POST(self) -> None:
            self.rfile.read()  # until the other side has had enough

    with server(Silent) as url, pytest.raises(TimedOut, match="silent for"):
        Endpoint(url, seconds=0.2).rows("ASK {}")


ADDRESSES = {
    "no address": "oxigraph",
    "another scheme": "file:///etc/passwd",
    "a password in it": "http://me:secret@127.0.0.1/query",
    "nobody there": "http://127.0.0.1:1/query",
    "no such machine": "http://nowhere.invalid/query",
}


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_that_are_none(url: str) -> None:
    """They are refused, and no password is repeated."""
    with pytest.raises(StoreError) as raised:
        open_remote(url, tuple)
    assert "secret" not in str(raised.value)


def test_no_password_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not leave the machine without encryption."""
    monkeypatch.setenv("KG_STORE_TOKEN", "secret")
    with pytest.raises(StoreError, match="in the clear"):
        Endpoint("http://store.invalid/query").rows("ASK {}")


def test_credentials_are_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the environment, of .netrc, or a token."""
    seen: list[str | None] = []

    class Asking(Bad):
        body = WHOLE

        def do_POST(self) -> None:
            given = self.headers["Authorization"]
            seen.append(given)
            told = type(self)
            told.status = 200 if given else 401
            told.headers_too = {} if given else {"WWW-Authenticate": 'Basic realm="kg"'}
            super().do_POST()

    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ada password engine\n")
    (tmp_path / ".netrc").chmod(0o600)
    with server(Asking) as url:
        Endpoint(url).rows("SELECT * {}")
        monkeypatch.setenv("KG_STORE_USER", "grace")
        monkeypatch.setenv("KG_STORE_PASSWORD", "hopper")
        Endpoint(url).rows("SELECT * {}")
        monkeypatch.setenv("KG_STORE_TOKEN", "token")
        Endpoint(url).rows("SELECT * {}")
    assert seen[1:] == [
        "Basic YWRhOmVuZ2luZQ==",
        None,
        "Basic Z3JhY2U6aG9wcGVy",
        "Bearer token",
    ]


def test_a_graph_that_was_asked(news: Workspace, addresses: Addresses) -> None:
    """Errors in a query are those of any home, and CONSTRUCT gives triples."""
    published(news, addresses)
    far: Graph = open_remote(addresses.query, tuple)
    with pytest.raises(KgError, match="query:1"):
        far.query("SELECT {")
    built = far.query("CONSTRUCT WHERE { ?s kg:cooperatesWith ?o }")
    assert isinstance(built, QueryTriples)
    assert list(built)
    assert bool(far.query("ASK { ?s kg:cooperatesWith ?o }"))
