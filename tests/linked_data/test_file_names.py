"""Names of things as names of files: as they are, or called after their digests."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linked_data.file_names import ENDINGS, file_names

SAFE = set(string.ascii_letters + string.digits + "._-")


@pytest.mark.parametrize("name", ["acme", "obs-2024_5", "a.b", "株式会社", "Zöllin"])
def test_a_plain_name_stays(name: str) -> None:
    """So plain hosting serves it without a rule."""
    assert file_names([name]) == {name: name}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            ".",
            "..",
            "../../etc/passwd",
            "a/b",
            "a\\b",
            "a:b",
            "a?b",
            "a*b",
            "a%2Fb",
        ),
        *("con", "NUL", "com1", "lpt9.report", "aux.", ".hidden", "end.", "-"),
        *(
            "x" * 201,
            "acme.ttl",
            "acme.html",
            "kg.nq.gz",
            "Zo\u0308llin",
            "a b",
            "a\nb",
        ),
    ],
)
def test_a_name_that_files_cannot_have(name: str) -> None:
    """It has another, which says nothing and runs nowhere."""
    (found,) = file_names([name]).values()
    assert found.startswith("_") and set(found) <= SAFE


def test_names_that_some_file_systems_take_for_each_other() -> None:
    """Each has a file, and none has the other's."""
    found = file_names(["Acme", "acme", "bolt"])
    assert found["bolt"] == "bolt"
    assert len({name.casefold() for name in found.values()}) == 3


@given(st.sets(st.text(st.characters(exclude_categories=["Cs"]), max_size=12)))
def test_no_two_names_share_a_file(names: set[str]) -> None:
    """On no file system, and no file is outside of its folder."""
    found = file_names(names)
    assert set(found) == names
    folded = [name.casefold() for name in found.values()]
    assert len(set(folded)) == len(names)
    assert not [
        name for name in folded if "/" in name or name.endswith(ENDINGS)
    ] or all("." not in name for name in folded if name.endswith(ENDINGS))
