"""Weights that were learned, by what they weigh, as files beside this one have them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


@cache
def weights_in(name: str) -> Mapping[str, float]:
    """By sign, how much it speaks for what has it.

    Args:
        name: of the file, which has a sign a line.
    """
    return {row["sign"]: float(row["weight"]) for row in rows_in(name)}


def rows_in(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file of weights."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
