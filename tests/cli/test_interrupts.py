"""Ctrl-C, time limits, and faults of our own: each ends quietly, with its own exit
code.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg.errors import show_traceback
from kg.timeouts import limited

Run = Callable[..., CompletedProcess[str]]

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUESTION = f"#+ question: How many are there?\n{ENDLESS}\n"
PATIENCE = 30.0  # seconds after which a machine is not slow but something is wrong
# A terminal starts programs so; what a shell starts in the background, as these tests
# may be, ignores the signal from the beginning.
LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""
# The command line, telling the test when the engine begins with the endless query.
TELLING = f"""{LISTENING}
import sys
from kg import cli
from kg.knowledge import Graph

query = Graph.query

def told(graph, text, **options):
    if "COUNT(*) AS ?n" in text:
        print("begun", file=sys.stderr, flush=True)
    return query(graph, text, **options)

Graph.query = told
cli.main()
"""

# The same, interrupted when it imports the module that is named first.
HASTY = f"""{LISTENING}
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)

module = sys.argv.pop(1)
sys.meta_path.insert(0, Finder())
from kg.cli import main
main()
"""

posix = pytest.mark.skipif(
    os.name != "posix", reason="Ctrl-C is another thing elsewhere"
)


@pytest.fixture
def endless(project: Path) -> Path:
    """A project with a question that takes longer than anybody waits."""
    (project / "queries" / "endless.rq").write_text(QUESTION, encoding="utf-8")
    return project


@contextmanager
def started(script: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command line as the leader of a process group, which ends with the test."""
    command = [sys.executable, "-c", script, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, start_new_session=True, **pipes) as ran:  # type: ignore[call-overload]
        try:
            yield ran
        finally:
            # Also what the leader has left behind.
            with suppress(ProcessLookupError):
                os.killpg(ran.pid, signal.SIGKILL)


def interrupted(ran: subprocess.Popen[bytes], send: Callable[[int, int], None]) -> None:
    """Send the signal once the engine has begun: it says nothing more, and nobody is
    left in its group.
    """
    assert ran.stderr
    assert ran.stderr.readline() == b"begun\n"
    send(ran.pid, signal.SIGINT)
    out, err = ran.communicate(timeout=PATIENCE)
    assert (out, err.strip(), ran.returncode) == (b"", b"", 130)
    assert is_gone(ran.pid)


def is_gone(group: int) -> bool:
    """Whether no process of the group is left; a killed one may take a moment."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        os.sched_yield()
    return False


@posix
@pytest.mark.parametrize("send", [os.killpg, os.kill], ids=["group", "one"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["query", ENDLESS],
        ["query", "--evidence", ENDLESS],
        ["ask", "endless"],
        ["ask", "endless", "--bare", "--timeout", "1000"],
        ["check"],
        ["check", "--timeout", "1000"],
    ],
    ids=lambda arguments: " ".join(arguments)[:20],
)
def test_ctrl_c_is_quiet(
    endless: Path, arguments: list[str], send: Callable[[int, int], None]
) -> None:
    """From a terminal, to all processes, or to the first one alone; while the engine
    works, here or in a child.
    """
    with started(TELLING, "--project", str(endless), *arguments) as ran:
        interrupted(ran, send)


@posix
@pytest.mark.parametrize(
    "module",
    [
        *(
            "click",
            "kg.cli.query",
            "pyoxigraph",
            "kg.project",
            "kg.knowledge",
            "kg.timeouts",
        ),
        *("multiprocessing", "multiprocessing.popen_fork"),
    ],
)
def test_ctrl_c_while_a_module_is_imported(flagship_folder: Path, module: str) -> None:
    """The program is as quiet before it does anything."""
    arguments = ["--project", str(flagship_folder), "query", ENDLESS]
    with started(HASTY, module, *arguments) as ran:
        out, err = ran.communicate(timeout=PATIENCE)
    assert (out, err.strip(), ran.returncode) == (b"", b"", 130)


@pytest.mark.parametrize(
    "arguments", [["ask", "endless"], ["ask", "endless", "--bare"], ["check"]]
)
def test_the_time_limit_is_kept(kg: Run, endless: Path, arguments: list[str]) -> None:
    """Of questions and checks as of queries: exit 2, and no process is left behind.

    No check is done in so short a time.
    """
    ran = kg(*arguments, "--timeout", "0.01", project=endless)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "stopped after 0.01 s" in ran.stderr and "--timeout" in ran.stderr
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "partners"],
        ["ask", "partners", "--format", "table"],
        ["ask", "partners", "--bare", "--format", "csv"],
        ["ask", "partners", "--thing", "Nobody"],
        ["check"],
        ["check", "--format", "table"],
    ],
    ids=" ".join,
)
def test_within_the_limit_nothing_changes(kg: Run, arguments: list[str]) -> None:
    """Output, messages and exit code are those of a call without one."""
    free, bound = kg(*arguments), kg(*arguments, "--timeout", "100")
    assert (bound.returncode, bound.stdout, bound.stderr) == (
        free.returncode,
        free.stdout,
        free.stderr,
    )


@pytest.mark.parametrize("arguments", [["ask", "partners"], ["check"]])
@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "x", ""])
def test_a_time_limit_is_a_number(kg: Run, arguments: list[str], seconds: str) -> None:
    """Greater than nothing."""
    ran = kg(*arguments, "--timeout", seconds)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "is not a number of seconds above 0" in ran.stderr


# Faults


def failing() -> None:
    """A fault of ours."""
    raise ValueError("a fault")


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_is_told(
    kg: Run,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    debug: str,
) -> None:
    """In a line, with how to see more; the traceback is for those who ask, from here
    and from a child, and then nothing says how to ask.
    """
    monkeypatch.setenv("KG_DEBUG", debug)
    monkeypatch.setattr("kg.cli.ask.questions", lambda _: failing())
    ran = kg("ask")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "kg: something went wrong in kg itself: ValueError: a fault\n" in ran.stderr
    assert ("KG_DEBUG=1" in ran.stderr) != bool(debug)
    assert ("in failing" in ran.stderr) == bool(debug)
    with pytest.raises(
        Exception, match="something went wrong in kg itself: ValueError: a fault"
    ):
        limited(60, failing)
    assert ("in failing" in capfd.readouterr().err) == bool(debug)


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["show", "Nobody"], "in command"),
        (["query", "SELECT {"], "in _answer"),
    ],
    ids=["here", "in a child"],
)
def test_an_error_has_a_traceback_for_those_who_ask(
    process: Run, arguments: list[str], where: str
) -> None:
    """In front of the message, which stays as it is."""
    plain = process(*arguments, env={"KG_DEBUG": ""})
    assert (plain.returncode, plain.stdout) == (2, "")
    assert "Traceback" not in plain.stderr
    debugged = process(*arguments, env={"KG_DEBUG": "1"})
    assert (debugged.returncode, debugged.stdout) == (2, "")
    assert "Traceback" in debugged.stderr and where in debugged.stderr
    assert debugged.stderr.endswith(plain.stderr)


def test_without_standard_error_no_traceback_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output is for answers, whatever else is closed."""
    monkeypatch.setenv("KG_DEBUG", "1")
    monkeypatch.setattr("sys.stderr", None)
    assert show_traceback(ValueError("a fault"))
    assert capsys.readouterr().out == ""
