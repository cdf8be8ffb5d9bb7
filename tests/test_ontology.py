"""The ontology is whole: every term is explained and said aloud, and the code names
only terms that it has.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocabulary as v
from kg.knowledge import Graph, load
from kg.project import Project
from kg.schema import details
from tests.flagship import NAMES, ROOT

OWL = v.PREFIXES["owl"]
DEFINED_BY = NamedNode(v.PREFIXES["rdfs"] + "isDefinedBy")
PROPERTIES = [NamedNode(OWL + kind) for kind in ("ObjectProperty", "DatatypeProperty")]


# What begins a line is a subject, but for a directive; the rest of a block is indented.
BLOCK = re.compile(r"^(?!PREFIX|BASE)([\w<]\S*)", re.MULTILINE | re.IGNORECASE)


@pytest.fixture(scope="module")
def graph(flagship: Project) -> Graph:
    """The flagship, pinned."""
    return flagship.knowledge


def terms(graph: Graph, kind: NamedNode | None = None) -> set[str]:
    """The terms of our own namespace, of a kind or of any."""
    quads = graph.match(None, v.TYPE, kind, graphs=NAMES.ontology)
    return {
        q.subject.value
        for q in quads
        if isinstance(q.subject, NamedNode) and q.subject.value.startswith(v.KG)
    }


def test_every_term_has_one_label_one_definition_and_its_ontology(graph: Graph) -> None:
    """A reader, and a tool, finds out what each term means."""
    for predicate in (v.LABEL, v.DEFINITION, DEFINED_BY):
        found = Counter(
            str(q.subject)[1:-1]
            for q in graph.match(None, predicate, graphs=NAMES.ontology)
        )
        assert {term: found[term] for term in terms(graph)} == dict.fromkeys(
            terms(graph), 1
        ), predicate


@pytest.mark.parametrize(
    "path", sorted((ROOT / "ontology").glob("*.ttl")), ids=lambda path: path.name
)
def test_a_subject_has_one_block(path: Path) -> None:
    """Two that are called alike by accident would be one, which says all of both."""
    blocks = Counter(BLOCK.findall(path.read_text(encoding="utf-8")))
    assert blocks, "subjects begin lines"
    assert [subject for subject, times in blocks.items() if times > 1] == []


@pytest.mark.parametrize("name", ["core", "news"])
def test_each_term_has_an_example(name: str, graph: Graph) -> None:
    """A sentence shows how it is meant, beside its definition."""
    path = ROOT / "ontology" / f"{name}.ttl"
    defined = {
        quad.subject
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if quad.predicate == DEFINED_BY
    }
    assert defined - graph.ontology.examples.keys() == set()


def test_no_two_terms_share_a_label(graph: Graph) -> None:
    """A label names one term, so that people can say it instead of the IRI."""
    labels = Counter(
        label
        for term, label in graph.ontology.labels.items()
        if str(term)[1:-1] in terms(graph)
    )
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_property_of_the_data_has_a_verb_phrase(graph: Graph) -> None:
    """No sentence falls back on the name of a property."""
    reasons = graph.provenance(graph.triples())
    used = {triple[1] for triple, why in reasons.items() if why.basis != "inferred"}
    properties = {NamedNode(term) for kind in PROPERTIES for term in terms(graph, kind)}
    assert {
        str(p) for p in used | properties if p not in graph.ontology.verb_phrases
    } == set()


def test_the_code_names_only_declared_terms(graph: Graph) -> None:
    """A term that is misspelt in `kg.vocabulary`, or gone from the ontology, is
    noticed.
    """
    named = {
        term.value
        for term in vars(v).values()
        if isinstance(term, NamedNode) and term.value.startswith(v.KG)
    }
    assert named - terms(graph) == set()


def test_templates_name_declared_properties(graph: Graph) -> None:
    """Every field of a name or sentence template is a property that exists."""
    import re

    templates = [
        *graph.ontology.name_templates.values(),
        *graph.ontology.sentence_templates.values(),
    ]
    fields = {
        field
        for template in templates
        for field in re.findall(r"\{((?:\w+:)?\w+)\}", template)
    }
    iris = {
        v.PREFIXES[p or "kg"] + name
        for p, _, name in (field.rpartition(":") for field in fields)
    }
    known = {
        str(q.subject)[1:-1] for q in graph.match(None, v.TYPE, graphs=NAMES.ontology)
    }
    assert iris - known == set()


def test_prefixes_end_at_no_article() -> None:
    """No prefix hides a passage's IRI, whose `#char=` rdflib could not find in a query."""
    assert not [
        namespace
        for namespace in v.PREFIXES.values()
        if namespace.startswith(NAMES.articles)
    ]


def test_what_is_told_of_a_term_is_the_same_each_time(
    graph: Graph, flagship: Project
) -> None:
    """No label is told that the engine makes up for a node without a name."""
    again = load(flagship.workspace)
    for name in sorted(terms(graph)):
        term = NamedNode(name)
        assert details(graph, term) == details(again, term)
