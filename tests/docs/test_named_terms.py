"""The pages that compare the ontology with others name terms that it has."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode

from kg.project import Project
from kg.vocabulary import KG, PREFIXES
from tests.docs.pages import DOCS

_NAMED = re.compile(r"^\|.*$", re.MULTILINE)
_TERM = re.compile(r"`((?:\w+:)?[A-Za-z]+)`")


@pytest.mark.parametrize("page", ["lists", "relations"])
def test_each_term_in_a_table_is_one(page: str) -> None:
    """Of the shared ontology, or of a vocabulary that it uses."""
    ontology = Project().knowledge.ontology
    text = (DOCS / "reference" / f"{page}.md").read_text(encoding="utf-8")
    rows = "\n".join(_NAMED.findall(text))
    named = set(_TERM.findall(rows))
    assert named, "a table names terms"
    known = ontology.labels.keys() | ontology.verb_phrases.keys()
    assert {name for name in named if _term(name) not in known} == set()


def _term(name: str) -> NamedNode:
    prefix, colon, local = name.rpartition(":")
    return NamedNode((PREFIXES[prefix] if colon else KG) + local)
