"""`kg serve` against `oxigraph serve`, which knows no limits: requests a second, and how
long they take, in one run; wrk (https://github.com/wg/wrk) asks.

Both have the same quads. The servers and whoever asks them share this machine, so that
the processor time of a request is the steadier measure of the two.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count, product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from tests.benchmarks.generated import ROOT
from tests.flagship import NAMES, PARTNER
from tests.serve.client import served
from tests.servers import free_port, until_ready

ROUNDS = 5
SECONDS = 2
CORES = os.cpu_count() or 1
CLIENTS = (1, 2 * CORES)
QUERIES = {
    "few rows": f"SELECT ?partner {{ id:{PARTNER} kg:cooperatesWith ?partner }}",
    "with passages": "SELECT ?s ?o ?passage { GRAPH ?passage { ?s kg:cooperatesWith ?o } }",
    "1,000 rows": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1000",
}
# The same question again has an answer that was kept: so each request has its number,
# behind the sign of a comment, or all have the same. A run has one as well: wrk begins
# to count anew in each, and would get what was kept of the run before.
_RUNS = count(1)
NUMBERED = """
local number = 0
request = function()
  number = number + {step}
  return wrk.format("GET", wrk.path .. number)
end
"""
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


class Measured(NamedTuple):
    """What a run has shown: requests a second, milliseconds, and what was refused."""

    rate: float
    median: float
    p99: float
    cpu: float
    refused: int


class Running(NamedTuple):
    """A server that is measured: its endpoint, and its first process."""

    endpoint: str
    pid: int


def measure() -> None:
    if missing := [each for each in ("wrk", "oxigraph") if not _program(each)]:
        print(f"left out: there is no {' and no '.join(missing)} here")
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        ours = stack.enter_context(our_server())
        servers = {"kg": ours, "oxigraph": stack.enter_context(plain_server(folder))}
        scripts = _scripts(folder)
        for (name, query), (asking, script), clients in product(
            QUERIES.items(), scripts.items(), CLIENTS
        ):
            told = _compared(servers, query, script, clients)
            print(f"{name}, {asking}, {clients} at once: {told}", flush=True)


def _scripts(folder: Path) -> dict[str, Path]:
    """How wrk asks."""
    found = {}
    for name, step in (("another each time", 1), ("the same again", 0)):
        found[name] = folder / f"{step}.lua"
        found[name].write_text(NUMBERED.format(step=step), encoding="utf-8")
    return found


def _compared(
    servers: dict[str, Running], query: str, script: Path, clients: int
) -> str:
    """The medians of some rounds, in which the servers take turns."""
    runs: dict[str, list[Measured]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, server in servers.items():
            runs[name].append(asked(server, query, script, clients))
    shares = [a.rate / b.rate for a, b in zip(*runs.values(), strict=True)]
    told = [f"{median(shares):.2f} x as many a second"]
    for name, measured in runs.items():
        rate, middle, p99, cpu, _ = (
            median(column) for column in zip(*measured, strict=True)
        )
        refused = sum(each.refused for each in measured)
        told.append(
            f"{name} {rate:.0f}/s, median {middle:.2f} ms, p99 {p99:.2f} ms "
            f"({p99 / middle:.1f} x), CPU {cpu:.3f} ms"
            + f", {refused} refused"
            * bool(refused)
        )
    return "; ".join(told)


def asked(server: Running, query: str, script: Path, clients: int) -> Measured:
    """What wrk measures, which asks a query as often as it can."""
    text = "".join(
        f"PREFIX {prefix}: <{iri}>\n"
        for prefix, iri in NAMES.prefixes.items()
        if f"{prefix}:" in query
    )
    url = f"{server.endpoint}?query={quote(f'{text}{query} #{next(_RUNS)}.')}"
    before = cpu_seconds(server.pid)
    told = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{SECONDS}s", "-s", script, "--latency", url],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    spent = cpu_seconds(server.pid) - before
    answers = int(_found(r"(\d+) requests in", told))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    return Measured(
        float(_found(r"Requests/sec:\s+([\d.]+)", told)),
        _milliseconds(told, "50%"),
        _milliseconds(told, "99%"),
        1e3 * spent / answers,
        int(refused[1]) if refused else 0,
    )


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[1]


def _milliseconds(told: str, share: str) -> float:
    match = re.search(rf"{share}\s+([\d.]+)(us|ms|s)\b", told)
    assert match, told
    return float(match[1]) * _UNITS[match[2]]


def cpu_seconds(pid: int) -> float:
    """What a process has used up with all that descend from it, those that have ended
    among them.
    """
    ticks: dict[int, int] = {}
    children: dict[int, list[int]] = {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        number = int(each.parent.name)
        ticks[number] = sum(map(int, fields[11:15]))
        children.setdefault(int(fields[1]), []).append(number)
    waiting, total = [pid], 0
    while waiting:
        one = waiting.pop()
        total += ticks.get(one, 0)
        waiting += children.get(one, [])
    return total / os.sysconf("SC_CLK_TCK")


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=sysconfig.get_path("scripts"))


@contextmanager
def our_server() -> Iterator[Running]:
    """The project's own graph; as the other one, it notes no requests."""
    with served(ROOT, "--quiet") as running:
        yield Running(f"{running.address}sparql", running.process.pid)


@contextmanager
def plain_server(folder: Path) -> Iterator[Running]:
    """The engine's own server over the dump of the same graph."""
    dump, store, log = folder / "kg.nq", folder / "store", folder / "log"
    oxigraph = _program("oxigraph")
    assert oxigraph
    with dump.open("wb") as file:
        kg = [sys.executable, "-m", "kg", "--project", str(ROOT)]
        subprocess.run([*kg, "export", "nquads"], check=True, stdout=file)
    load: list[str | Path] = [oxigraph, "load", "--location", store]
    load += ["--file", dump]
    subprocess.run(load, check=True, capture_output=True)
    place = f"127.0.0.1:{free_port()}"
    serve: list[str | Path] = [oxigraph, "serve-read-only", "--location", store]
    serve += ["--bind", place]
    with (
        log.open("wb") as file,
        subprocess.Popen(serve, stdout=file, stderr=file) as process,
    ):
        endpoint = f"http://{place}/query"
        try:
            until_ready(process, endpoint, log)
            yield Running(endpoint, process.pid)
        finally:
            process.terminate()
