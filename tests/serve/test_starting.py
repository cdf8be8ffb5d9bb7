"""What cannot be served is told at once, with what to do instead."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg

NOBODY = "http://127.0.0.1:9/query"


def test_a_store_is_not_served(shared_newsroom: Path) -> None:
    """It answers by itself, and is not even asked."""
    words = ["--project", str(shared_newsroom), "--store", NOBODY, "serve"]
    ran = CliRunner().invoke(kg, words)
    assert ran.exit_code == 2
    assert "works on files" in ran.output
    assert "serve the project" in ran.output


@pytest.mark.parametrize(
    ("number", "is_group"),
    [(signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGINT, True)],
)
def test_whoever_stops_it_while_it_starts(
    shared_newsroom: Path, tmp_path: Path, number: signal.Signals, *, is_group: bool
) -> None:
    """It ends in silence, and leaves nothing behind."""
    command = [sys.executable, "-m", "kg", "--project", str(shared_newsroom)]
    with subprocess.Popen(
        [*command, "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        start_new_session=True,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("loading")
        if is_group:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        # The processes that it has started have the same pipe, and end it as well.
        assert process.stderr.read() == ""
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken(shared_newsroom: Path) -> None:
    """It is told before anything is loaded."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        words = ["--project", str(shared_newsroom), "serve", "--port", port]
        ran = CliRunner().invoke(kg, words)
    assert "cannot listen on 127.0.0.1" in str(ran.exception)
