"""Programs in `node/`, which read exports with libraries of JavaScript."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent / "node"
PACKAGES = FOLDER.parents[2] / "node_modules"


def missing(*packages: str) -> str | None:
    """Why they cannot be run here; None where they can."""
    if shutil.which("node") is None:
        return "there is no node here"
    absent = [name for name in packages if not (PACKAGES / name).is_dir()]
    if absent:
        return f"npm install has not brought {', '.join(absent)}"
    return None


def run(program: str, *arguments: str | Path) -> str:
    """What a program writes to standard output.

    Raises:
        RuntimeError: it failed, with its own words.
    """
    done = subprocess.run(
        ["node", FOLDER / program, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout
