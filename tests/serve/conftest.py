"""One server for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.client import Server, served


@pytest.fixture(scope="session")
def server(shared_newsroom: Path) -> Iterator[Server]:
    """The newsroom, served with two workers."""
    with served(shared_newsroom, "--workers", "2", "--timeout", "3") as running:
        yield running
