"""What cannot be served is told at once, with what to do instead."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg

NOBODY = "http://127.0.0.1:9/query"


@pytest.mark.parametrize("verb", ["serve", "mcp"])
def test_a_store_is_not_served(shared_newsroom: Path, verb: str) -> None:
    """It answers by itself, and is not even asked."""
    words = ["--project", str(shared_newsroom), "--store", NOBODY, verb]
    ran = CliRunner().invoke(kg, words)
    assert ran.exit_code == 2
    assert "works on files" in ran.output
    assert "serve the project" in ran.output


def test_a_port_that_is_taken(shared_newsroom: Path) -> None:
    """It is told before anything is loaded."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        words = ["--project", str(shared_newsroom), "serve", "--port", port]
        ran = CliRunner().invoke(kg, words)
    assert "cannot listen on 127.0.0.1" in str(ran.exception)
