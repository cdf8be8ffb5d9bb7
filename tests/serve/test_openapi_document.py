"""The server does what its OpenAPI document says, whatever is sent to it; schemathesis
makes up what that may be, where it is installed.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.serve.client import Server


@pytest.mark.skipif(
    find_spec("schemathesis") is None, reason="schemathesis is not installed"
)
def test_it_is_as_it_is_described(server: Server, tmp_path: Path) -> None:
    """Each status, media type, schema and method, for what is allowed and what is not."""
    command = [sys.executable, "-m", "schemathesis.cli", "run"]
    command += [f"{server.address}openapi.json", "--url", server.address]
    command += ["--checks", "all", "--seed", "1", "--max-examples", "20"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
