"""Two projects and their exports, made once, and a SPARQL server for the session."""

from __future__ import annotations

import socket
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import rdflib

from kg.formats import files
from kg.knowledge import Graph, load
from kg.workspace import Workspace, find
from tests.flagship import flagship

Files = Callable[..., dict[str, str]]


@pytest.fixture(scope="session", params=["flagship", "newsroom"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    """Each project without its text."""
    if request.param == "flagship":
        return flagship()
    folder: Path = request.getfixturevalue("shared_newsroom")
    return find(folder).pinned


@pytest.fixture(scope="session")
def graph(workspace: Workspace) -> Graph:
    return load(workspace)


@pytest.fixture(scope="session")
def exported(graph: Graph) -> Files:
    """The files of a format with a form of evidence."""
    return cache(lambda form, evidence=None: files(graph, form, evidence))


@pytest.fixture(autouse=True, scope="package")
def _lexical_forms() -> Iterator[None]:
    with lexical_forms():
        yield


@contextmanager
def lexical_forms() -> Iterator[None]:
    """Keep rdflib from rewriting numbers and dates as it reads them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        yield


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server on this machine, which ends with the session."""
    address = f"127.0.0.1:{free_port()}"
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("wb") as output:
        program = Path(sysconfig.get_path("scripts")) / "oxigraph"
        process = subprocess.Popen(
            [program, "serve", "--bind", address], stdout=output, stderr=output
        )
    try:
        until_ready(process, f"http://{address}", log)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def until_ready(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Ask until it answers; fail when it has ended, or after a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/query?query=ASK%7B%7D", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
    pytest.fail(f"the server does not answer: {log.read_text(errors='replace')}")
