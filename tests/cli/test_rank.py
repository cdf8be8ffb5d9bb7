"""`kg rank`: exit codes, formats, and what is said where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


def test_ranks_as_a_table(kg: Run) -> None:
    """The measures by their usual names, and the community with its most central thing."""
    ran = kg("rank", "--class", "Company", "--format", "table")
    assert ran.returncode == 0
    assert ran.stdout.split("\n")[0].split() == [
        "thing",
        "class",
        "degree",
        "betweenness",
        "PageRank",
        "community",
    ]
    assert "SAIC-GM-Wuling" in ran.stdout
    assert "Guangxi Automobile Group" in ran.stdout
    assert "steel" not in ran.stdout


def test_ranks_as_data(kg: Run, tmp_path: Path) -> None:
    """CSV and JSON say the same, in the same order; a file's ending chooses."""
    kg("rank", "-o", tmp_path / "ranks.csv")
    rows = list(
        csv.DictReader(
            io.StringIO((tmp_path / "ranks.csv").read_text(encoding="utf-8"))
        )
    )
    records = json.loads(kg("rank").stdout)
    assert [
        {name: str(value) for name, value in record.items()} for record in records
    ] == rows
    assert len(rows) > 50


def test_ranks_in_other_formats(kg: Run) -> None:
    """TSV and Markdown have what CSV has."""
    rows = list(csv.reader(io.StringIO(kg("rank", "--format", "csv").stdout)))
    tsv = kg("rank", "--format", "tsv").stdout
    assert [line.split("\t") for line in tsv.splitlines()] == rows
    head, _, *lines = kg("rank", "--format", "md").stdout.splitlines()
    assert head == f"| {' | '.join(rows[0])} |"
    assert len(lines) == len(rows) - 1


def test_ranks_in_another_order(kg: Run) -> None:
    """By the measure that is named."""
    degrees = [
        record["degree"] for record in json.loads(kg("rank", "--by", "degree").stdout)
    ]
    assert degrees == sorted(degrees, reverse=True)


def test_ranks_of_nothing(kg: Run) -> None:
    """A class without members on the map is exit 1, one that does not exist exit 2 with
    a suggestion.
    """
    assert kg("rank", "--class", "Estimate").returncode == 1
    ran = kg("rank", "--class", "Compny")
    assert ran.returncode == 2
    assert "Company" in ran.stderr
    assert kg("rank", "--by", "fame").returncode == 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("locatedIn", "'locatedIn' is a property, not a class."),
        ("located in", "'located in' is a property, not a class."),
        ("kg:value", "'kg:value' is a property of text, number or date, not a class."),
        ("inSector", "'inSector' is a property, not a class.\nDid you mean Actor?"),
    ],
)
def test_ranks_of_what_is_no_class(kg: Run, name: str, message: str) -> None:
    """Exit 2: a property has no members, which is another thing than a class without
    any.
    """
    ran = kg("rank", "--class", name)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr


@pytest.mark.parametrize(
    "name", ["Period", "period", "kg:Period", "Company", "company"]
)
def test_a_class_may_share_its_name(kg: Run, name: str) -> None:
    """In any case of its letters, a class is meant, also where a property bears the
    name.
    """
    assert kg("rank", "--class", name).returncode in (0, 1)
