"""Systems that cannot fork, such as Windows, start a child with nothing of its
parent's: what it works on has to travel there, and the answer back.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

BRANDS = "SELECT ?brand WHERE { id:sgmw kg:hasBrand ?brand }"


@pytest.fixture(autouse=True)
def without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system on which a child can only be spawned."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])


def test_a_query_is_answered_and_traced(kg: Run) -> None:
    """Rows come from the child, and so do the statements behind them."""
    answered = kg("query", BRANDS, "--format", "csv")
    assert (answered.returncode, len(answered.stdout.splitlines())) == (0, 2)
    traced = kg("query", "--evidence", BRANDS, "--format", "json")
    assert traced.returncode == 0, traced.stderr
    assert "char=612,631" in traced.stdout


def test_a_question_is_answered(kg: Run) -> None:
    """The question and its parameters travel too."""
    arguments = ("ask", "partners", "--thing", "SGMW", "--timeout", "60")
    answered = kg(*arguments, "--format", "csv")
    assert answered.returncode == 0, answered.stderr
    assert "id/huawei" in answered.stdout


def test_a_check_finds_the_same(kg: Run, newsroom: Path) -> None:
    """Findings come back whole, quotes and all."""
    path = next((newsroom / "graph" / "articles").iterdir())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kg:value 140 ;", "kg:value 240 ;"), encoding="utf-8")
    limited, direct = (
        kg("check", *options, "--format", "json", project=newsroom)
        for options in (("--timeout", "60"), ())
    )
    assert limited.returncode == direct.returncode == 1
    assert json.loads(limited.stdout) == json.loads(direct.stdout)


def test_mistakes_and_time_limits_are_told(kg: Run) -> None:
    """An error of the child is the parent's, and a child that takes too long ends."""
    wrong = kg("query", "SELECT nonsense")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
    assert wrong.stderr.startswith("kg: ")
    stopped = kg("query", BRANDS, "--timeout", "0.01")
    assert stopped.returncode == 2
    assert "stopped after 0.01 s" in stopped.stderr
