"""The same work on many things: whoever does it, and however many, the same comes out."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.bulk import Ended, Work, in_processes, on_cluster
from kg.cli import kg as command
from kg.drafting.batches import draft_all
from kg.drafting.reviewing import review_file
from kg.errors import BadInput, KgError, NotFound, QueryError, TimedOut
from tests.drafting.press import SLUG, press

THINGS = list(range(12))
ERRORS: list[KgError] = [
    NotFound("question", "partnres", ["partners"]),
    BadInput("a.txt", "has no words.", "Write some.", line=3),
    QueryError("a.rq", "ends too early."),
    TimedOut("stopped after 1 s"),
]


def square(number: int) -> int:
    return number**2


def killed_once(number: int, place: Path) -> int:
    """Its process is killed in the middle of the fifth thing, the first time."""
    if number == 5 and not place.exists():
        place.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def failing(number: int) -> int:
    """It fails as that error, if there is one for the number."""
    if number < len(ERRORS):
        raise ERRORS[number]
    return square(number)


def killed(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_results_are_the_same(jobs: int) -> None:
    """By any number of processes."""
    assert dict(in_processes(Work(square), THINGS, jobs)) == {n: n**2 for n in THINGS}


def test_a_process_that_is_killed(tmp_path: Path) -> None:
    """It costs what it was at again."""
    work = Work(partial(killed_once, place=tmp_path / "killed"))
    assert dict(in_processes(work, THINGS, 2)) == {n: n**2 for n in THINGS}
    assert (tmp_path / "killed").exists()


def test_what_always_kills_its_process() -> None:
    """It is told, and loses no other."""
    found = dict(in_processes(Work(killed), THINGS, 2))
    assert isinstance(found.pop(5), Ended)
    assert found == {n: n**2 for n in THINGS if n != 5}


def checked(folder: Path, texts: Path, *options: str) -> str:
    given = ["--project", str(folder), "--articles", str(texts), "check", *options]
    return CliRunner().invoke(command, given).output


@pytest.mark.parametrize("number", range(len(ERRORS)))
def test_an_error_is_told_as_it_is(number: int) -> None:
    """Whatever it takes to make one: type, words, advice and place."""
    with pytest.raises(type(ERRORS[number])) as told:
        list(in_processes(Work(failing), [number, 5], 2))
    assert str(told.value) == str(ERRORS[number])
    assert told.value.message == ERRORS[number].message


def test_a_check_by_several_is_the_same(newsroom: Path) -> None:
    """Byte for byte; the texts are read by all of them."""
    texts = newsroom / "articles"
    one, two = (checked(newsroom, texts, "--format", "json", "--jobs", n) for n in "12")
    assert one == two
    assert "proved" in one


def test_articles_are_drafted_by_a_cluster(tmp_path: Path) -> None:
    """As they are by processes of this machine."""
    distributed = pytest.importorskip("distributed")
    workspaces = [press(tmp_path / name).workspace for name in ("here", "there")]
    list(draft_all(workspaces[0], [SLUG], jobs=1))
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        list(draft_all(workspaces[1], [SLUG], cluster=address))
        squares = dict(on_cluster(Work(square), THINGS, address))
    assert squares == {n: n**2 for n in THINGS}
    here, there = (review_file(each, SLUG).read_bytes() for each in workspaces)
    assert here == there


def test_no_cluster_there() -> None:
    """Or no Dask: that is said."""
    with pytest.raises(KgError, match=r"Dask"):
        list(on_cluster(Work(square), THINGS, "tcp://127.0.0.1:1"))
