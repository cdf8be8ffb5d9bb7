"""Two projects and their exports, made once, and a SPARQL server for the session."""

from __future__ import annotations

import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import rdflib

from kg.formats import files
from kg.knowledge import Graph, load
from kg.workspace import Workspace, find
from tests.flagship import flagship
from tests.servers import free_port, until_ready

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
        until_ready(process, f"http://{address}/query", log)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=30)
