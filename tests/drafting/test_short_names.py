"""What is called by a part of its name, at its beginning, its end or in its middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafting.press import drafted, press

TEXT = """{long} has a plan
Kesterby, 3 May 2024

{long} met the council of Kesterby on Monday. On Tuesday {short} said that costs had risen. The council had no comment, and {short} wants to build a mill.
"""


def names(folder: Path, long: str, short: str) -> set[frozenset[str]]:
    """By what names the things of the text are called."""
    project = press(folder / "press", TEXT.format(long=long, short=short))
    things = drafted(project).drafts.things
    return {frozenset(each.statement.split('"')[1::2]) for each in things}


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Ilse Quarmo Dorvane", "Quarmo"),
        ("Ilse Quarmo de Dorvane", "Quarmo"),
        ("Webereien Quarmo GmbH", "Quarmo"),
        ("Kesterby Quarmo Textiles", "Quarmo"),
    ],
)
def test_who_is_called_by_the_middle_of_his_name(
    tmp_path: Path, long: str, short: str
) -> None:
    assert {long, short} in names(tmp_path, long, short)


@pytest.mark.parametrize(
    ("long", "short"),
    [("Quarmo Energy Dorvane", "Energy"), ("Port Quarmo Textiles", "Quarmo")],
)
def test_other_words_in_the_middle_are_no_name_of_it(
    tmp_path: Path, long: str, short: str
) -> None:
    assert {long, short} not in names(tmp_path, long, short)
