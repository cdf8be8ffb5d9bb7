"""Pipes that close, disks that are full, and the folders that a project is found in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

HUGE = "CONSTRUCT { ?a ?p ?c } WHERE { ?a ?b ?c . ?d ?p ?e }"
OUTPUTS = [
    ["ask", "things"],
    ["ask"],
    ["export", "trig"],
    ["query", HUGE, "--format", "ntriples"],
    ["map", "--pinned"],
    ["schema"],
    ["check"],
    ["-h"],
]


@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_closed_pipe_is_quiet(shared_newsroom: Path, arguments: list[str]) -> None:
    """Whoever reads one line only sees no complaint."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "--project",
        str(shared_newsroom),
        *arguments,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout
        assert ran.stderr
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode in (0, -13, 141)


@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_pipe_closed_from_the_start(
    shared_newsroom: Path, arguments: list[str]
) -> None:
    """Nor does one whose reader is gone before anything was written."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [
        sys.executable,
        "-m",
        "kg",
        "--project",
        str(shared_newsroom),
        *arguments,
    ]
    ran = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert ran.stderr == b""
    assert ran.returncode in (0, -13, 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_full_disk_is_told(
    process: Run, shared_newsroom: Path, arguments: list[str]
) -> None:
    """Exit 2 and a message; nobody takes half of an answer for all of it."""
    with Path("/dev/full").open("w") as full:
        ran = process(
            *arguments,
            project=shared_newsroom,
            stdout=full,
            stderr=subprocess.PIPE,
            capture_output=False,
        )
    assert ran.returncode == 2
    assert "No space left" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_closed_standard_streams(flagship_folder: Path) -> None:
    """Without standard output or standard error, or with the messages' reader gone,
    there is no traceback.
    """
    command = f"'{sys.executable}' -m kg --project '{flagship_folder}'"
    for tail in (
        "ask partners >&-",
        "ask nonsense 2>&-",
        "query 'ASK {}' <&- >/dev/null",
        "show Huawei >&- 2>&1",
    ):
        ran = subprocess.run(
            ["sh", "-c", f"{command} {tail}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Traceback" not in ran.stdout + ran.stderr, tail


def test_a_query_comes_through_a_pipe(process: Run) -> None:
    """In any encoding of the environment, UTF-8 goes in and out."""
    query = 'SELECT ?x { VALUES ?x { "柳州" } }'
    for env in (
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    ):
        ran = process("query", "-", env=env, input=query)
        assert ran.returncode == 0, ran.stderr
        assert json.loads(ran.stdout)["results"]["bindings"] == [
            {"x": {"type": "literal", "value": "柳州"}}
        ]
        table = process("query", "-", "--format", "table", env=env, input=query)
        assert "柳州" in table.stdout
        wrong = process("show", "柳州市市", env=env)
        assert wrong.returncode == 2
        assert "Traceback" not in wrong.stderr


def test_standard_input_that_is_not_utf_8(flagship_folder: Path) -> None:
    """Exit 2 and a message."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "--project",
        str(flagship_folder),
        "query",
        "-",
    ]
    ran = subprocess.run(
        command,
        input=b"SELECT * { ?s ?p '\xff' }",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert b"UTF-8" in ran.stderr


def test_colours_stay_out_of_files(process: Run) -> None:
    """No escape sequence leaves, with or without NO_COLOR."""
    for env in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}):
        ran = process("show", "Huawei", "--format", "table", env=env)
        assert "\x1b" not in ran.stdout + ran.stderr


def test_a_project_is_found_from_below(flagship_folder: Path) -> None:
    """In the current folder or one above it."""
    inside = flagship_folder / "graph" / "articles"
    environment = {
        key: value for key, value in os.environ.items() if key != "KG_ARTICLES"
    }
    command = [sys.executable, "-m", "kg", "fmt", "--check"]
    ran = subprocess.run(
        command,
        cwd=inside,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_elsewhere_the_package_brings_its_own(away: Path) -> None:
    """Where there is no project around, the carried one answers."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "ask",
        "partners",
        "--thing",
        "SGMW",
        "--bare",
    ]
    ran = subprocess.run(
        command, cwd=away, capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 0
    assert "huawei" in ran.stdout


def test_the_command_is_installed() -> None:
    """As `kg`, besides `python -m kg`."""
    found = shutil.which("kg", path=str(Path(sys.executable).parent))
    assert found
    ran = subprocess.run(
        [found, "--version"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")
