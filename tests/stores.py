"""SPARQL servers on this machine that can be written, each as long as it is needed."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.engines import virtuoso
from tests.servers import free_port, until_ready


class Addresses(NamedTuple):
    """Where a store answers queries, and where it takes updates."""

    query: str
    update: str


@contextmanager
def oxigraph(folder: Path, *, is_union: bool = False) -> Iterator[Addresses]:
    """An empty Oxigraph server."""
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    if program is None:
        pytest.skip("oxigraph is not installed")
    port = free_port()
    command = [program, "serve", "-l", str(folder / "store"), "-b", f"127.0.0.1:{port}"]
    if is_union:
        command.append("--union-default-graph")
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    server = f"http://127.0.0.1:{port}"
    try:
        until_ready(process, f"{server}/query", log)
        yield Addresses(f"{server}/query", f"{server}/update")
    finally:
        process.kill()
        process.wait(timeout=30)


@contextmanager
def virtuoso_store(folder: Path) -> Iterator[Addresses]:
    """An empty Virtuoso server, which its administrator may write."""
    if not virtuoso.is_installed():
        pytest.skip("Debian's virtuoso-opensource is not installed")
    with (
        virtuoso.served(b"", folder) as endpoint,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("KG_STORE_USER", "dba")
        patch.setenv("KG_STORE_PASSWORD", "dba")
        yield Addresses(endpoint, f"{endpoint}-auth")
