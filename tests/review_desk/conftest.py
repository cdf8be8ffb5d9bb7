"""A desk with one drafted article of an invented firm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from kg.review_desk.desk import Desk
from kg.review_desk.review_server import ReviewServer
from tests.drafting.press import SLUG, press


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose article was drafted by the order of words."""
    monkeypatch.setenv("KG_NO_PARSE", "1")
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return Desk(press(tmp_path / "press"), SLUG)


@pytest.fixture
def server(desk: Desk) -> Iterator[ReviewServer]:
    """The desk on a free port of this machine."""
    with ReviewServer(desk) as serving:
        thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()
