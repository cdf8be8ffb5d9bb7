"""Cases of which every run takes a few, and a thorough one all."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

THOROUGH = pytest.mark.thorough
_PARAM = type(pytest.param())


def few(cases: Iterable[object], every: int = 4) -> list[object]:
    """The cases of a sweep: one in so many for every run, the others for a thorough one.

    Args:
        cases: Each, or a `pytest.param` of it.
        every: Of how many cases one is for every run.
    """
    found: list[object] = []
    for at, case in enumerate(cases):
        one = case if isinstance(case, _PARAM) else pytest.param(case)
        if at % every:
            one = one._replace(marks=[*one.marks, THOROUGH])
        found.append(one)
    return found
