"""The ontology as rows to read."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.errors import KgError, did_you_mean
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.vocabulary import Term, shortened

_KINDS = {
    v.PREFIXES["owl"] + "Class": "class",
    v.PREFIXES["owl"] + "ObjectProperty": "property",
    v.PREFIXES["owl"] + "DatatypeProperty": "property of text, number or date",
    v.PREFIXES["owl"] + "AnnotationProperty": "annotation",
    v.PREFIXES["skos"] + "Concept": "controlled value",
    v.PREFIXES["skos"] + "ConceptScheme": "list of controlled values",
}
_SHOWN_APART = {
    v.TYPE.value,
    v.LABEL.value,
    v.DEFINITION.value,
    v.PREFIXES["rdfs"] + "isDefinedBy",
}


def overview(graph: Graph) -> list[list[str]]:
    """Each term of our own with kind, label and definition, by kind and name."""
    terms = [term for term in graph.ontology.definitions if isinstance(term, NamedNode)]
    order = list(_KINDS.values())
    rows = [
        [
            shortened(t),
            kind(graph, t),
            graph.ontology.labels.get(t, ""),
            graph.ontology.definitions[t],
        ]
        for t in terms
    ]
    return sorted(
        rows,
        key=lambda row: (
            order.index(row[1]) if row[1] in order else len(order),
            row[0],
        ),
    )


def details(graph: Graph, term: NamedNode) -> list[list[str]]:
    """What the ontology says of a term, and an example from the graph."""
    about = graph.ontology.about(term)
    said = sorted(
        (shortened(p), _shown(o)) for p, o in about if p.value not in _SHOWN_APART
    )
    rows = [["term", shortened(term)], ["kind", kind(graph, term)]]
    rows += [
        ["definition", text] for text in [graph.ontology.definitions.get(term)] if text
    ]
    rows += [
        [predicate, value] for predicate, value in said if not value.startswith("_:")
    ]
    return rows + [
        ["example", sentence] for sentence in [example(graph, term)] if sentence
    ]


def example(graph: Graph, term: NamedNode) -> str | None:
    """The sentence of the first statement that uses the term."""
    uses = (
        graph.triples(None, term)
        or graph.triples(None, v.TYPE, term)
        or graph.triples(objects=term)
    )
    reasons = graph.provenance(uses)
    written = [triple for triple, why in reasons.items() if why.basis != "inferred"]
    written = sorted(written, key=str) or uses
    return graph.verbaliser.sentence(*written[0]) if written else None


def kind(graph: Graph, term: NamedNode) -> str:
    """What sort of term it is, in a word."""
    kinds = {
        str(getattr(each, "value", "")) for each in graph.ontology.values(term, v.TYPE)
    }
    return next(
        (word for iri, word in _KINDS.items() if iri in kinds),
        "term of another vocabulary",
    )


def class_named(graph: Graph, name: str) -> NamedNode:
    """The class of this name, which a property may bear too.

    Raises:
        KgError: nothing has the name, or something that is no class.
    """
    classes = {
        known: term
        for known, term in graph.resolver.terms.items()
        if kind(graph, term) == "class"
    }
    by_folded = {known.casefold(): term for known, term in classes.items()}
    if found := by_folded.get(name.strip("<>").casefold()):
        return found
    other = graph.term(name)
    if kind(graph, other) == "class" or graph.triples(None, v.TYPE, other):
        return other
    advice = did_you_mean(name, classes) or "'kg schema' lists the classes."
    raise KgError(
        f"'{name}' is {formatting.with_article(kind(graph, other))}, not a class.",
        advice,
    )


def _shown(value: Term) -> str:
    return (
        shortened(value)
        if isinstance(value, NamedNode)
        else getattr(value, "value", str(value))
    )
