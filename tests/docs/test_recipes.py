"""Scripts that the documentation gives away do what it says, with any input."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, blocks

# In place of `kg`: it notes the statement, and finds that one of them is not proved.
STAND_IN = """#!/bin/sh
echo "$6" >> asked
[ "$6" != "false" ]
"""


@pytest.mark.parametrize(
    ("claims", "asked", "code"),
    [
        ("one\twords\ntwo\twords\n", ["one", "two"], 0),
        ("one\twords\n\ntwo\twords\n\n", ["one", "two"], 0),
        ("one\twords\nfalse\twords", ["one", "false"], 1),
        ("false\twords\none\twords\n", ["false"], 1),
    ],
)
def test_each_claim_of_a_file_is_proved(
    tmp_path: Path, claims: str, asked: list[str], code: int
) -> None:
    """Also behind empty lines, and a last one that does not end."""
    page = (DOCS / "how-to" / "prove.md").read_text(encoding="utf-8")
    (script,) = (
        each.body for each in blocks(page) if ":caption: prove-claims.sh" in each.body
    )
    (tmp_path / "prove-claims.sh").write_text(script.partition("\n\n")[2])
    (tmp_path / "claims.tsv").write_text(claims)
    stand_in = tmp_path / "kg"
    stand_in.write_text(STAND_IN)
    stand_in.chmod(0o755)
    ran = subprocess.run(
        ["sh", "prove-claims.sh"],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        check=False,
    )
    assert ran.returncode == code
    assert (tmp_path / "asked").read_text().split() == asked
