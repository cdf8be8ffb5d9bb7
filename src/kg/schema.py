"""The ontology as rows to read."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.sentences import shortened
from kg.store import Store
from kg.vocabulary import Term

_KINDS = {
    v.PREFIXES["owl"] + "Class": "class",
    v.PREFIXES["owl"] + "ObjectProperty": "property",
    v.PREFIXES["owl"] + "DatatypeProperty": "property of text, number or date",
    v.PREFIXES["owl"] + "AnnotationProperty": "annotation",
    v.PREFIXES["skos"] + "Concept": "controlled value",
    v.PREFIXES["skos"] + "ConceptScheme": "list of controlled values",
}
_SHOWN_APART = {v.TYPE.value, v.LABEL.value, v.DEFINITION.value, v.PREFIXES["rdfs"] + "isDefinedBy"}


def overview(store: Store) -> list[list[str]]:
    """Each term of our own with kind, label and definition, by kind and name."""
    terms = [term for term in store.lexicon.definitions if isinstance(term, NamedNode)]
    order = list(_KINDS.values())
    rows = [[shortened(t), kind(store, t), store.lexicon.labels[t], store.lexicon.definitions[t]] for t in terms]
    return sorted(rows, key=lambda row: (order.index(row[1]), row[0]))


def details(store: Store, term: NamedNode) -> list[list[str]]:
    """What the ontology says of a term, and an example from the graph."""
    quads = list(store.engine.quads_for_pattern(term, None, None, v.ONTOLOGY))
    said = sorted((shortened(q.predicate), _shown(q.object)) for q in quads if q.predicate.value not in _SHOWN_APART)
    rows = [["term", shortened(term)], ["kind", kind(store, term)]]
    rows += [["definition", text] for text in [store.lexicon.definitions.get(term)] if text]
    rows += [[predicate, value] for predicate, value in said if not value.startswith("_:")]
    return rows + [["example", sentence] for sentence in [example(store, term)] if sentence]


def example(store: Store, term: NamedNode) -> str | None:
    """The sentence of the first statement that uses the term."""
    uses = store.holds(None, term, None) or store.holds(None, v.TYPE, term) or store.holds(None, None, term)
    written = [triple for triple in uses if store.basis(triple) != "inferred"] or uses
    return store.sentences.sentence(*written[0]) if written else None


def kind(store: Store, term: NamedNode) -> str:
    """What sort of term it is, in a word."""
    quads = store.engine.quads_for_pattern(term, v.TYPE, None, v.ONTOLOGY)
    kinds = {q.object.value for q in quads if isinstance(q.object, NamedNode)}
    return next((word for iri, word in _KINDS.items() if iri in kinds), "term of another vocabulary")


def _shown(value: Term) -> str:
    return shortened(value) if isinstance(value, NamedNode) else getattr(value, "value", str(value))
