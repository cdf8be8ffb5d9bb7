"""True figures are borne by their words, and false ones are not."""

from __future__ import annotations

import pytest

from tests.grounding.told import Row, doubted, rows

TABLE = rows("figures")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What is wrong with the figure of each text."""
    folder = tmp_path_factory.mktemp("told") / "project"
    texts = [_name(row) for row in TABLE]
    return dict(zip(texts, doubted(folder, TABLE), strict=True))


def _name(row: Row) -> str:
    return f"{row['text']} {row['wording']}"


@pytest.mark.parametrize("row", TABLE, ids=_name)
def test_what_is_wrong_with_a_figure_is_found(
    found: dict[str, dict[str, str]], row: Row
) -> None:
    """And nothing else is."""
    said = found[_name(row)]
    assert set(said) == set(row.get("wrong", ()))
    assert row.get("says", "") in " ".join(said.values())
