"""True figures are borne by their words, and false ones are not.

What is read and differs is wrong; what no rule reads or proves is left open.
"""

from __future__ import annotations

import pytest

from tests.grounding.told import Doubted, Row, doubted, rows

TABLE = rows("figures") + rows("measured")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Doubted]:
    """What is doubted of the figure of each text."""
    folder = tmp_path_factory.mktemp("told") / "project"
    texts = [_name(row) for row in TABLE]
    return dict(zip(texts, doubted(folder, TABLE), strict=True))


def _name(row: Row) -> str:
    return f"{row['text']} {row['wording']}"


@pytest.mark.parametrize("row", TABLE, ids=_name)
def test_what_is_wrong_with_a_figure_is_found(
    found: dict[str, Doubted], row: Row
) -> None:
    """And nothing else is."""
    doubted = found[_name(row)]
    assert set(doubted.wrong) == set(row.get("wrong", ()))
    assert set(doubted.open) == set(row.get("open", ()))
    said = " ".join([*doubted.wrong.values(), *doubted.open.values()])
    assert row.get("says", "") in said
