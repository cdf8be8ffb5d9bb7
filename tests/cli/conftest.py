"""Runs the command line: in this process where that will do, else as a process of its
own.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from kg.cli import run as run_command
from tests.flagship import copied_flagship

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the flagship for a test that changes it."""
    return copied_flagship(tmp_path / "project")


@pytest.fixture(autouse=True)
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no article texts."""
    folder = tmp_path / "away"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return folder


@pytest.fixture
def kg(flagship_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on the flagship, or on another project, in this process: code,
    output and messages.
    """

    def run(
        *arguments: str | Path, project: Path | None = None, given: str | bytes = b""
    ) -> CompletedProcess[str]:
        streams = [
            io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", errors=errors)
            for errors in ("strict", "backslashreplace")
        ]
        content = given.encode() if isinstance(given, str) else given
        with monkeypatch.context() as patch:
            patch.setattr(
                sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
            )
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            code = run_command(
                ["--project", str(project or flagship_folder), *map(str, arguments)]
            )
        out, err = map(written, streams)
        return CompletedProcess(["kg", *map(str, arguments)], code, out, err)

    return run


@pytest.fixture
def process(flagship_folder: Path) -> Run:
    """The same as a process of its own, for pipes, signals and the environment; `shell`
    runs a pipeline around it.
    """

    def run(
        *arguments: str | Path,
        project: Path | None = None,
        env: Mapping[str, str] | None = None,
        **options: Any,
    ) -> CompletedProcess[str]:
        command = [
            sys.executable,
            "-m",
            "kg",
            "--project",
            str(project or flagship_folder),
            *map(str, arguments),
        ]
        around = {
            key: value for key, value in os.environ.items() if key != "KG_ARTICLES"
        } | dict(env or {})
        options = {"capture_output": True, **options}
        return subprocess.run(
            command,
            text=True,
            encoding="utf-8",
            env=around,
            timeout=60,
            check=False,
            **options,
        )

    return run


def written(stream: io.TextIOWrapper) -> str:
    """What was written to a stream."""
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
