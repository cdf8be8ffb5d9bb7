"""The terms that drafts are made of are terms of the ontology."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

import kg
from kg.drafting import news_terms

TERMS = [
    term
    for value in vars(news_terms).values()
    for term in (value if isinstance(value, frozenset) else [value])
    if isinstance(term, NamedNode)
]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.value.rpartition("#")[2])
def test_a_term_exists(read_only: kg.Project, term: NamedNode) -> None:
    assert term in read_only.knowledge.ontology.labels
