"""The memory of `kg serve` and its children, while everything is asked of it for long.

    python -m tests.benchmarks.soak [MINUTES]

Each line has the resident megabytes of the server's process and of its keeper, and those
that the workers have for themselves. It fails where the server or its keeper has grown by
more than a tenth from the first third to the last; a worker has what its last questions
needed, and is bounded by its limit. What stops a worker is asked as well, so that
workers are replaced; agents call tools, and some send what is no request.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from socket import create_connection
from statistics import mean
from threading import Event
from typing import NamedTuple
from urllib.parse import quote, urlencode

from tests.benchmarks.generated import ROOT
from tests.benchmarks.memory import Memory, memory_of
from tests.flagship import PARTNER, PARTNER_LABEL
from tests.serve.client import Server, served

CLIENTS = 4
EVERY = 15  # seconds
GROWTH = 1.1
FORM = "application/x-www-form-urlencoded"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUERIES = (
    f"SELECT ?o {{ id:{PARTNER} kg:cooperatesWith ?o }}",
    "SELECT ?s ?o ?g { GRAPH ?g { ?s kg:cooperatesWith ?o } }",
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9999",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    f"DESCRIBE id:{PARTNER}",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * {",
    "SELECT (NOW() AS ?now) {}",
)
FORMS = ("application/json", "text/csv", "text/turtle", "application/n-triples", "*/*")
PATHS = (
    "/",
    "/health",
    "/kg.nq.gz",
    f"/id/{PARTNER}",
    "/ontology.ttl",
    f"/ask/partners?thing={PARTNER_LABEL}",
    "/ask/things",
    "/graph-store?default",
    "/reconcile/suggest/entity?prefix=h",
    "/no/such/thing",
)
CALLS: tuple[tuple[str, dict[str, str]], ...] = (
    ("find", {"name": PARTNER_LABEL}),
    ("about", {"thing": PARTNER_LABEL}),
    ("why", {"thing": PARTNER_LABEL, "property": "cooperates with"}),
    ("query", {"sparql": "SELECT ?s { ?s kg:cooperatesWith ?o }"}),
    ("query", {"sparql": "SELECT {"}),
    ("no such tool", {}),
)
NO_REQUESTS = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: other.example\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nASK",
    b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
)


class Sample(NamedTuple):
    """How much memory there is at a time: of the server, its keeper, its workers."""

    server: float
    keeper: float
    workers: float


def soak(minutes: float) -> bool:
    """Ask for so long; whether memory has grown."""
    print("minute  answers  server MB  keeper MB  workers' own MB", flush=True)
    statuses: Counter[int] = Counter()
    samples: list[Sample] = []
    ended = Event()
    with (
        served(ROOT, "--quiet", "--mcp", "--timeout", "2") as server,
        ThreadPoolExecutor(CLIENTS) as threads,
    ):
        for number in range(CLIENTS):
            threads.submit(_ask_on, server, random.Random(number), ended, statuses)
        began = time.monotonic()
        while (passed := time.monotonic() - began) < 60 * minutes:
            time.sleep(EVERY)
            samples.append(_sample(server))
            told = "  ".join(f"{each:9.1f}" for each in samples[-1])
            print(f"{passed / 60:6.1f}  {statuses.total():7}  {told}", flush=True)
        ended.set()
    print("answers by status:", dict(sorted(statuses.items())))
    third = len(samples) // 3
    has_grown = False
    for name, column in zip(Sample._fields, zip(*samples, strict=True), strict=True):
        first, last = mean(column[:third]), mean(column[-third:])
        print(f"{name}: {first:.1f} MB in the first third, {last:.1f} MB in the last")
        has_grown |= name != "workers" and last > GROWTH * first
    return has_grown


def _sample(server: Server) -> Sample:
    family = memory_of(server.process.pid)
    one, *others = family
    keeper = max(others, key=lambda each: len(each.children))
    workers = [each for each in others if each.pid in keeper.children]
    return Sample(_mb(one.resident), _mb(keeper.resident), _mb(_own(workers)))


def _own(workers: list[Memory]) -> int:
    return sum(each.own for each in workers)


def _mb(size: int) -> float:
    return size / 1e6


def _ask_on(
    server: Server, chance: random.Random, ended: Event, statuses: Counter[int]
) -> None:
    """Ask for this and that until it is over."""
    ways: tuple[Callable[[], int], ...] = (
        lambda: _query(server, chance),
        lambda: _query(server, chance),
        lambda: server.ask(chance.choice(PATHS)).status,
        lambda: _reconcile(server, chance),
        lambda: _call(server, chance),
    )
    while not ended.is_set():
        # Rarely, since each takes as long as it may.
        if chance.random() < 0.002:
            statuses[server.query(ENDLESS).status] += 1
        if chance.random() < 0.02:
            _send_amiss(server, chance.choice(NO_REQUESTS))
        statuses[chance.choice(ways)()] += 1


def _query(server: Server, chance: random.Random) -> int:
    query = f"{chance.choice(QUERIES)} # {chance.randrange(100_000)}"
    evidence = {"evidence": "1"} if chance.random() < 0.1 else {}
    return server.query(query, chance.choice(FORMS), **evidence).status


def _reconcile(server: Server, chance: random.Random) -> int:
    names = (
        PARTNER_LABEL,
        PARTNER_LABEL[:-1],
        PARTNER,
        f"Nobody {chance.randrange(1000)}",
    )
    asked = {"q": {"query": chance.choice(names)}}
    body = urlencode({"queries": json.dumps(asked)}, quote_via=quote)
    return server.ask("/reconcile", "POST", body, Content_Type=FORM).status


def _call(server: Server, chance: random.Random) -> int:
    """A tool as an agent calls it."""
    name, arguments = chance.choice(CALLS)
    called = {"name": name, "arguments": arguments}
    told = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": called}
    headers = {"Content_Type": "application/json"}
    headers["Accept"] = "application/json, text/event-stream"
    return server.ask("/mcp", "POST", json.dumps(told), **headers).status


def _send_amiss(server: Server, raw: bytes) -> None:
    """Bytes that are no request, or half of one, and hang up."""
    # Whoever is refused while still writing sees the connection reset.
    with (
        suppress(ConnectionError),
        create_connection(("127.0.0.1", server.port)) as line,
    ):
        line.sendall(raw)


def _arguments() -> Iterator[float]:
    yield from map(float, sys.argv[1:])
    yield 10


if __name__ == "__main__":
    sys.exit(soak(next(_arguments())))
