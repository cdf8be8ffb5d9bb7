"""The checks make many objects that are soon gone: what is there before need not be
looked through each time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def frozen() -> Iterator[None]:
    """Nothing that was imported is garbage."""
    import pyshacl  # noqa: F401 - with all that it loads

    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
