"""Formats that tell the evidence in a form of their own, so that none can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from kg.knowledge import Graph

Contents: TypeAlias = dict[str, str | bytes]
"""The contents of files by name."""


class OwnForm(NamedTuple):
    """A format.

    Attributes:
        files: gives the files for a graph.
        endings: of its files.
        evidence: how it tells the evidence, in a few words.
    """

    files: Callable[[Graph], Contents]
    endings: tuple[str, ...]
    evidence: str


# Each writer imports its modules itself, as those of the other formats do.


def _nanopub(graph: Graph) -> Contents:
    from kg.formats.nanopublications import nanopublications

    return {"kg.nanopub.trig": nanopublications(graph)}


def _parquet(graph: Graph) -> Contents:
    from kg.formats.parquet import parquet

    return {"kg.parquet": parquet(graph)}


def _dumps(graph: Graph) -> Contents:
    from kg.formats.dumps import dumps

    return dumps(graph)


OWN_FORMS = {
    "nanopub": OwnForm(
        _nanopub, ("nanopub.trig", "trig"), "a nanopublication a passage"
    ),
    "parquet": OwnForm(_parquet, ("parquet",), "a row a statement in a passage"),
    "dumps": OwnForm(_dumps, ("nq.gz",), "graphs"),
}
"""By name."""
