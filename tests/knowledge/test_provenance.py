"""What holds for several reasons holds for the strongest of them."""

from __future__ import annotations

from typing import get_args

import pytest
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.knowledge.memory import copied
from kg.model import STRENGTH, Basis
from tests.flagship import NAMES
from tests.homes import over
from tests.terms import thing

TRIPLE = (thing("a"), NamedNode(v.KG + "cooperatesWith"), thing("b"))


def test_every_basis_has_its_strength() -> None:
    """Once, and each but the stated has a graph."""
    assert (
        set(STRENGTH)
        == set(get_args(Basis))
        == {"stated", *over(Engine()).bases.values()}
    )
    assert len(STRENGTH) == len(set(STRENGTH))


@pytest.mark.parametrize(
    ("graphs", "basis"),
    [
        ([NAMES.inferred], "inferred"),
        ([NAMES.inferred, NAMES.derived], "derived"),
        ([NAMES.derived, NAMES.entities, NAMES.inferred], "registered"),
    ],
)
def test_the_strongest_reason_counts(graphs: list[NamedNode], basis: Basis) -> None:
    """In whatever order the graphs come."""
    graph = over(copied([Quad(*TRIPLE), *(Quad(*TRIPLE, name) for name in graphs)]))
    reason = graph.provenance([TRIPLE])[TRIPLE]
    assert reason.basis == basis
    assert reason.graphs == tuple(sorted(name.value for name in graphs))


def test_the_ontology_is_no_reason() -> None:
    """A triple that only it has is not among what holds."""
    graph = over(copied([Quad(*TRIPLE, NAMES.ontology)]))
    assert graph.provenance([TRIPLE]) == {}
