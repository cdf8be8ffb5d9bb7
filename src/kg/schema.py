"""The ontology as rows to read, for `kg schema`."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode

from kg import vocabulary as v
from kg.errors import KgError, did_you_mean
from kg.frames import Frame, examples, lexicon_of
from kg.frames.measure_frames import MeasureFrame
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.vocabulary import Term

# A term that is of several kinds is called by the first; rows are in this order.
_KINDS = {
    v.PREFIXES["owl"] + "Class": "class",
    v.PREFIXES["owl"] + "ObjectProperty": "property",
    v.PREFIXES["owl"] + "DatatypeProperty": "property of text, number or date",
    v.PREFIXES["owl"] + "AnnotationProperty": "annotation",
    v.PREFIXES["skos"] + "Concept": "controlled value",
    v.PREFIXES["skos"] + "ConceptScheme": "list of controlled values",
    v.PREFIXES["owl"] + "NamedIndividual": "individual",
}
_FOREIGN = "term of another vocabulary"
_SHOWN_APART = {
    v.TYPE.value,
    v.LABEL.value,
    v.DEFINITION.value,
    v.EXAMPLE.value,
    v.PREFIXES["rdfs"] + "isDefinedBy",
}


def overview(graph: Graph) -> list[list[str]]:
    """List the terms that are defined, by kind and name.

    Returns:
        Rows of four cells: the term with its prefix, its kind, label and definition.
    """
    ontology = graph.ontology
    rows_by_kind: dict[str, list[list[str]]] = {}
    for term, definition in ontology.definitions.items():
        if not isinstance(term, NamedNode):
            continue
        term_kind = kind(graph, term)
        label = ontology.labels.get(term, "")
        row = [graph.namespaces.shortened(term), term_kind, label, definition]
        rows_by_kind.setdefault(term_kind, []).append(row)
    rows = []
    for name in [*_KINDS.values(), _FOREIGN]:
        rows += sorted(rows_by_kind.get(name, []))
    return rows


def details(graph: Graph, term: NamedNode) -> list[list[str]]:
    """List what the ontology says of a term, with an example.

    The example is a sentence of the graph, and of a term that it does not use, the one
    that the ontology gives.

    Returns:
        Rows of two cells: what is told, in a word or as a property, and the value.
    """
    name = graph.namespaces.shortened(term)
    rows = [
        ["term", name],
        ["kind", kind(graph, term)],
    ]
    definition = graph.ontology.definitions.get(term)
    if definition:
        rows.append(["definition", definition])
    properties = []
    for predicate, value in graph.ontology.about(term):
        # A blank node's label means nothing, and what it stands for is no single row.
        if predicate.value in _SHOWN_APART or isinstance(value, BlankNode):
            continue
        property = graph.namespaces.shortened(predicate)
        properties.append([property, _shown(graph, value)])
    rows += sorted(properties)
    rows += _frames(graph, term)
    sentence = example(graph, term) or graph.ontology.examples.get(term)
    if sentence:
        rows.append(["example", sentence])
    return rows


def frame_named(graph: Graph, name: str) -> Frame | MeasureFrame | None:
    """The frame of this name, with its prefix or in full, if there is one."""
    lexicon = lexicon_of(graph)
    frames: list[Frame | MeasureFrame] = [*lexicon.frames, *lexicon.taking_back]
    frames += lexicon.measures.frames
    for frame in frames:
        shortened = graph.namespaces.shortened(frame.name)
        if name in (shortened, shortened.partition(":")[2], frame.name.value):
            return frame
    return None


def frame_details(graph: Graph, frame: Frame | MeasureFrame) -> list[list[str]]:
    """What a frame is: its words, and where the two sides stand.

    Returns:
        Rows of two cells, like those of `details`.
    """
    rows = (
        _measure_details(graph, frame)
        if isinstance(frame, MeasureFrame)
        else _relation_details(graph, frame)
    )
    return [row for row in rows if row[1]]


def _relation_details(graph: Graph, frame: Frame) -> list[list[str]]:
    return [
        ["frame", graph.namespaces.shortened(frame.name)],
        ["tells", graph.namespaces.shortened(frame.tells)],
        ["tells as", frame.tells_as or ""],
        ["word", frame.word],
        ["lemmas", ", ".join(sorted(frame.lemmas)) or "any"],
        ["carriers", ", ".join(sorted(frame.carriers))],
        ["unless", ", ".join(sorted(frame.unless))],
        ["subject in", ", ".join(sorted(frame.subject_in))],
        ["object in", ", ".join(sorted(frame.object_in))],
        ["read aloud", "by this frame" if frame.is_preferred else ""],
        ["example", examples.frame_sentence(graph.ontology, frame)],
    ]


def _measure_details(graph: Graph, frame: MeasureFrame) -> list[list[str]]:
    adds_up = {True: "yes", False: "no", None: ""}
    return [
        ["frame", graph.namespaces.shortened(frame.name)],
        ["tells", graph.namespaces.shortened(v.OBSERVED_OF)],
        ["word", frame.word],
        ["lemmas", ", ".join(sorted(frame.lemmas))],
        ["measures", frame.measures],
        ["adds up over time", adds_up[frame.is_flow]],
        ["figure in", ", ".join(sorted(frame.quantity_in))],
        ["owner in", ", ".join(sorted(frame.owner_in))],
        ["topic in", ", ".join(sorted(frame.topic_in))],
    ]


def _frames(graph: Graph, term: NamedNode) -> list[list[str]]:
    """The frames of a term, each with a sentence; the preferred one first.

    Those of figures have their words, and what these measure.
    """
    lexicon = lexicon_of(graph)
    if term == v.OBSERVED_OF:
        return [
            [graph.namespaces.shortened(frame.name), _measured(frame)]
            for frame in lexicon.measures.frames
        ]
    taking_back = [frame for frame in lexicon.taking_back if frame.tells == term]
    frames = [*lexicon.own(term), *taking_back]
    return [
        [graph.namespaces.shortened(frame.name), _sentence(graph, frame)]
        for frame in sorted(frames, key=lambda frame: not frame.is_preferred)
    ]


def _sentence(graph: Graph, frame: Frame) -> str:
    sentence = examples.frame_sentence(graph.ontology, frame)
    return f"{sentence} (told as {frame.tells_as})" if frame.tells_as else sentence


def _measured(frame: MeasureFrame) -> str:
    words = ", ".join(sorted(frame.lemmas))
    return f"{words}: {frame.measures}" if frame.measures else words


def members(graph: Graph, scheme: NamedNode) -> list[list[str]]:
    """List the values of a list of controlled values, such as the units.

    Returns:
        Rows of five cells: the term with its prefix, its label, its sign, what it
        measures, and its definition; in the order of what they measure.
    """
    ontology = graph.ontology
    measured = {
        term: ontology.labels.get(dimension, "")
        for term, dimension in ontology.pairs(v.DIMENSION)
    }
    rows = []
    for term, of in ontology.pairs(v.IN_SCHEME):
        if of != scheme or not isinstance(term, NamedNode):
            continue
        row = [
            graph.namespaces.shortened(term),
            ontology.labels.get(term, ""),
            ontology.notations.get(term, ""),
            measured.get(term, ""),
            ontology.definitions.get(term, ""),
        ]
        rows.append(row)
    return sorted(rows, key=lambda row: (row[3], row[0]))


def example(graph: Graph, term: NamedNode) -> str | None:
    """The sentence of a statement that uses the term, a written one if there is any."""
    uses = (
        graph.triples(None, term)
        or graph.triples(None, v.TYPE, term)
        or graph.triples(objects=term)
    )
    if not uses:
        return None
    reasons = graph.provenance(uses)
    written = [triple for triple, why in reasons.items() if why.basis != "inferred"]
    # Reasons come in no order of their own.
    triple = min(written, key=str, default=uses[0])
    return graph.verbaliser.sentence(*triple)


def kind(graph: Graph, term: NamedNode) -> str:
    """What sort of term it is, in a word or two."""
    classes = graph.ontology.values(term, v.TYPE)
    iris = {each.value for each in classes if isinstance(each, NamedNode)}
    for iri, word in _KINDS.items():
        if iri in iris:
            return word
    return _FOREIGN


def class_named(graph: Graph, name: str) -> NamedNode:
    """The class of this name, even where a property has the same name in other case.

    Raises:
        KgError: nothing has the name, or something that is no class.
    """
    classes: dict[str, NamedNode] = {}
    by_folded: dict[str, NamedNode] = {}
    for known, term in graph.resolver.terms.items():
        if kind(graph, term) == "class":
            classes[known] = term
            by_folded[known.casefold()] = term
    folded = name.strip("<>").casefold()
    if folded in by_folded:
        return by_folded[folded]
    other = graph.term(name)
    is_class = kind(graph, other) == "class"
    # A class of another vocabulary is known by its members alone.
    if is_class or graph.triples(None, v.TYPE, other):
        return other
    what = formatting.with_article(kind(graph, other))
    advice = did_you_mean(name, classes) or "'kg schema' lists the classes."
    raise KgError(f"'{name}' is {what}, not a class.", advice)


def _shown(graph: Graph, value: Term) -> str:
    if isinstance(value, NamedNode):
        return graph.namespaces.shortened(value)
    return getattr(value, "value", str(value))
