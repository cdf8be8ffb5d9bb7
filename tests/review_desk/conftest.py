"""A desk with one drafted article of an invented firm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

import kg
from kg.review_desk.desk import Desk
from kg.review_desk.review_server import ReviewServer
from tests.drafting.press import SLUG, press


@pytest.fixture(scope="session")
def drafted_press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project whose article was drafted by the order of words."""
    folder = tmp_path_factory.mktemp("drafted") / "press"
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv("KG_ARTICLES", raising=False)
        press(folder).draft(SLUG)
    return folder


@pytest.fixture
def desk(drafted_press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a copy of that project."""
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    folder = tmp_path / "press"
    shutil.copytree(drafted_press, folder)
    return Desk(kg.Project(folder), SLUG)


@pytest.fixture
def server(desk: Desk) -> Iterator[ReviewServer]:
    """The desk on a free port of this machine."""
    with ReviewServer(desk) as serving:
        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()
