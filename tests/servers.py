"""Servers on this machine: where they listen, and when they are ready."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def until_ready(process: subprocess.Popen[bytes], endpoint: str, log: Path) -> None:
    """Ask a SPARQL endpoint until it answers; fail when its server has ended, or after
    a minute.
    """
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{endpoint}?query=ASK%7B%7D", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.05)
    pytest.fail(f"the server does not answer: {log.read_text(errors='replace')}")
