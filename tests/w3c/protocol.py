"""The protocol tests of w3c/rdf-tests, sent to a real server: `python -m tests.w3c.protocol`.

They are not part of this project: `KG_RDF_TESTS` names the folder of a copy. The server
has the graphs that the tests name; it only reads, so that each update has to be refused.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import NamedTuple

import anyio
import uvicorn
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph as RdfGraph
from rdflib import Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from kg.articles import NO_TEXTS
from kg.edition import Edition
from kg.knowledge import Graph
from kg.knowledge.memory import MemoryHome, copied
from kg.serve.application import application
from kg.serve.hosting import Host, Hosted, ServerTerms
from kg.serve.making_ready import Offer
from kg.serve.running import listening
from kg.serve.site_files import SiteFiles
from kg.workers import Limits, Pool
from kg.workspace import find

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
DATA = "http://kasei.us/2009/09/sparql/data/"


class Outcome(NamedTuple):
    name: str
    is_update: bool
    passed: bool
    told: str


def edition_of_tests(folder: Path) -> tuple[Edition, None]:
    """The graphs that the tests name: data0 has what nobody looks at."""
    quads = [
        Quad(
            NamedNode("urn:a"),
            NamedNode("urn:b"),
            NamedNode("urn:c"),
            NamedNode(f"{DATA}data0.rdf"),
        )
    ]
    for number in (1, 2, 3):
        content = (folder / f"data{number}.nt").read_bytes()
        graph = NamedNode(f"{DATA}data{number}.rdf")
        for quad in parse(content, format=RdfFormat.N_TRIPLES):
            quads.append(quad)
            quads.append(Quad(quad.subject, quad.predicate, quad.object, graph))
    workspace = find().pinned
    home = MemoryHome(copied(quads), workspace.namespaces)
    return Edition(workspace, Graph(home), NO_TEXTS), None


class _Server(uvicorn.Server):
    """One that runs in a thread, which hears no signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextmanager
def served_tests(folder: Path) -> Iterator[int]:
    """A server of these graphs; what is yielded is its port."""
    listener = listening("127.0.0.1", 0)
    servers: SimpleQueue[_Server] = SimpleQueue()
    thread = Thread(target=anyio.run, args=(_serve, folder, listener, servers))
    thread.start()
    server = servers.get()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


async def _serve(
    folder: Path, listener: socket.socket, servers: SimpleQueue[_Server]
) -> None:
    limits = Limits(workers=1)
    pool = Pool(partial(edition_of_tests, folder), limits)
    await pool.start()
    with TemporaryDirectory() as empty:
        site = SiteFiles(Path(empty), {}, datetime.now(UTC))
        offer = Offer(
            site, "https://x.example/", "", "https://x.example/", "", "", {}, ()
        )
        host = Host(ServerTerms(limits=limits), Hosted(pool, offer))
        config = uvicorn.Config(application(host), log_config=None, lifespan="off")
        server = _Server(config)
        servers.put(server)
        await server.serve([listener])
    await pool.close()


def outcomes(folder: Path) -> Iterator[Outcome]:
    """What came of each test."""
    manifest = RdfGraph().parse(folder / "manifest.ttl", format="turtle")
    entries = next(manifest.objects(None, MF.entries))
    with served_tests(folder) as port:
        for test in Collection(manifest, entries):
            name = str(test).rpartition("#")[2]
            action = manifest.value(test, MF.action)
            listed = manifest.value(action, HT.requests)
            assert listed is not None
            requests = list(Collection(manifest, listed))
            is_update = "update" in name
            # Of an update the first request is the update itself.
            told = [
                _sent(manifest, each, port, is_update=is_update)
                for each in requests[: 1 if is_update else None]
            ]
            yield Outcome(name, is_update, not any(told), "; ".join(filter(None, told)))


def _sent(manifest: RdfGraph, request: Node, port: int, *, is_update: bool) -> str:
    """Why an answer is another than expected; nothing if it is the same."""
    path = str(manifest.value(request, HT.absolutePath)).replace(
        "/sparql/", "/sparql", 1
    )
    method = str(manifest.value(request, HT.methodName))
    headers = {}
    listed = manifest.value(request, HT.headers)
    if listed is not None:
        for header in Collection(manifest, listed):
            value = str(manifest.value(header, HT.fieldValue))
            headers[str(manifest.value(header, HT.fieldName))] = value
    body = None
    if (content := manifest.value(request, HT.body)) is not None:
        encoding = str(manifest.value(content, CNT.characterEncoding) or "utf-8")
        body = str(manifest.value(content, CNT.chars)).encode(encoding)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    found = answer.read()
    connection.close()
    expected = manifest.value(request, HT.resp)
    statuses = {
        str(each)[-3:] for each in manifest.objects(expected, MF.expectedStatus)
    }
    if is_update:
        return "" if 400 <= answer.status < 500 else f"an update has {answer.status}"
    if (
        f"{answer.status // 100}xx" not in statuses
        and str(answer.status) not in statuses
    ):
        return f"{answer.status}, expected {sorted(statuses)}"
    truth = manifest.value(expected, MF.expectedBoolean)
    if truth is not None and f'"boolean":{truth}'.encode() not in found:
        return f"{found[:60]!r}, expected {truth}"
    return ""


if __name__ == "__main__":
    suite = Path(os.environ["KG_RDF_TESTS"], "sparql/sparql11/protocol")
    all_of_them = list(outcomes(suite))
    for each in all_of_them:
        print("pass" if each.passed else "FAIL", each.name, each.told)
    for kind, wanted in (("queries", False), ("updates refused", True)):
        some = [each for each in all_of_them if each.is_update is wanted]
        print(f"{kind}: {sum(each.passed for each in some)} of {len(some)}")
    sys.exit(not all(each.passed for each in all_of_them))
