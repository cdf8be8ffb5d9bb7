"""Other programs read the formats as the documentation says."""

from __future__ import annotations

import pytest

from tests.flagship import ROOT
from tests.formats.read_by import READERS, ROWS, cell

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

PAGE = ROOT / "docs" / "reference" / "formats.md"
PAIRS = [
    (name, form, evidence)
    for form, evidence in ROWS
    for name, reader in READERS.items()
    if form in reader.formats
]


def told() -> dict[tuple[str, str, str], str]:
    """The cells of the page's table, by reader, format and form of evidence."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    header, _, *rows = [_cells(line) for line in lines if line.startswith("| ")]
    cells = {}
    for row in rows:
        form, evidence = row[0].replace("`", "").split(", ")
        for name, text in zip(header[1:], row[1:], strict=True):
            cells[name, form, evidence] = text
    return cells


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize(("name", "form", "evidence"), PAIRS)
def test_each_reader_finds_what_is_told(name: str, form: str, evidence: str) -> None:
    """All that was written, but where the page says otherwise."""
    if reason := READERS[name].missing:
        pytest.skip(reason)
    assert cell(name, form, evidence) == told()[name, form, evidence]


def test_the_page_tells_of_every_reader_and_format() -> None:
    """And no cell of a reader that was not tried is taken for one that reads."""
    assert told().keys() == {(name, *row) for name in READERS for row in ROWS}
    assert set(told().values()) <= {"", "all", "it crashes"}


def test_what_is_lost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that leaves out a line has not read the file."""
    reader = READERS["pyoxigraph"]
    monkeypatch.setitem(
        READERS,
        "pyoxigraph",
        reader._replace(
            read=lambda written, form: set(list(reader.read(written, form))[1:])
        ),
    )
    assert cell("pyoxigraph", "turtle", "none").endswith(", 0 others")
