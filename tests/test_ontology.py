"""The ontology is whole: every term is explained, said aloud and used, and the code names only terms that it has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.project import find
from kg.store import Store

OWL = v.PREFIXES["owl"]
DEFINED_BY = NamedNode(v.PREFIXES["rdfs"] + "isDefinedBy")
PROPERTIES = [NamedNode(OWL + kind) for kind in ("ObjectProperty", "DatatypeProperty")]


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    """The flagship, pinned."""
    return Store(find(root, pinned=True))


def terms(store: Store, kind: NamedNode | None = None) -> set[str]:
    """The terms of our own namespace, of a kind or of any."""
    quads = store.engine.quads_for_pattern(None, v.TYPE, kind, v.ONTOLOGY)
    return {q.subject.value for q in quads if isinstance(q.subject, NamedNode) and q.subject.value.startswith(v.KG)}


def test_every_term_has_one_label_one_definition_and_its_ontology(store: Store) -> None:
    """A reader, and a tool, finds out what each term means."""
    for predicate in (v.LABEL, v.DEFINITION, DEFINED_BY):
        found = Counter(str(q.subject)[1:-1] for q in store.engine.quads_for_pattern(None, predicate, None, v.ONTOLOGY))
        assert {term: found[term] for term in terms(store)} == dict.fromkeys(terms(store), 1), predicate


def test_no_two_terms_share_a_label(store: Store) -> None:
    """A label names one term, so that people can say it instead of the IRI."""
    labels = Counter(label for term, label in store.lexicon.labels.items() if str(term)[1:-1] in terms(store))
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_property_of_the_data_has_a_verb_phrase(store: Store) -> None:
    """No sentence falls back on the name of a property."""
    used = {triple[1] for triple in store.holds(None, None, None) if store.basis(triple) != "inferred"}
    properties = {NamedNode(term) for kind in PROPERTIES for term in terms(store, kind)}
    assert {str(p) for p in used | properties if p not in store.lexicon.verb_phrases} == set()


def test_every_class_and_property_is_used(store: Store) -> None:
    """The model has no term that the flagship, its inference or its checks do not need."""
    used = {q.predicate.value for q in store.engine if q.graph_name != v.ONTOLOGY}
    used |= {
        str(q.object)[1:-1]
        for q in store.engine.quads_for_pattern(None, v.TYPE, None, None)
        if q.graph_name != v.ONTOLOGY
    }
    classes = terms(store, NamedNode(OWL + "Class"))
    assert (classes | {t for kind in PROPERTIES for t in terms(store, kind)}) - used == set()


def test_the_code_names_only_declared_terms(store: Store) -> None:
    """A term that is misspelt in `kg.vocabulary`, or gone from the ontology, is noticed."""
    named = {term.value for term in vars(v).values() if isinstance(term, NamedNode) and term.value.startswith(v.KG)}
    assert named - terms(store) == set()


def test_templates_name_declared_properties(store: Store) -> None:
    """Every field of a name or sentence template is a property that exists."""
    import re

    templates = [*store.lexicon.name_templates.values(), *store.lexicon.sentence_templates.values()]
    fields = {field for template in templates for field in re.findall(r"\{((?:\w+:)?\w+)\}", template)}
    iris = {v.PREFIXES[p or "kg"] + name for p, _, name in (field.rpartition(":") for field in fields)}
    known = {str(q.subject)[1:-1] for q in store.engine.quads_for_pattern(None, v.TYPE, None, v.ONTOLOGY)}
    assert iris - known == set()


def test_prefixes_end_at_no_article() -> None:
    """No prefix hides a passage's IRI, whose `#char=` rdflib could not find in a query."""
    assert not [namespace for namespace in v.PREFIXES.values() if namespace.startswith(v.ARTICLE)]
