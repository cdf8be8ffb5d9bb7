"""A process that goes on for long collects its garbage; one that ends soon does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# In place of what goes on, it is told whether garbage is collected by then.
SCRIPT = """
import gc, sys
from importlib import import_module
module, name = sys.argv[1].split(":")
owner = import_module(module)
*path, last = name.split(".")
for each in path:
    owner = getattr(owner, each)
setattr(owner, last, lambda *_, **__: print("collected:", gc.isenabled()))
sys.argv = ["kg", *sys.argv[2:]]
from kg.cli import main
main()
"""


@pytest.mark.parametrize(
    ("place", "arguments", "is_collected"),
    [
        ("kg.serve.running:serve", ["serve", "--port", "0"], True),
        ("kg.agents.agent_session:run_session", ["mcp"], True),
        ("kg.cli.ask:emit", ["ask", "partners"], False),
    ],
    ids=["serve", "mcp", "ask"],
)
def test_garbage_of_what_goes_on_is_collected(
    shared_newsroom: Path, place: str, arguments: list[str], is_collected: bool
) -> None:
    """Else a server would grow with every request."""
    command = [sys.executable, "-c", SCRIPT, place, "--project", str(shared_newsroom)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True)
    assert f"collected: {is_collected}" in done.stdout, done.stderr
