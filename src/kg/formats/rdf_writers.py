"""The formats of RDF but JSON-LD: the same quads always give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.formats.xml_text import element_name, legal
from kg.rdf import compact, trig
from kg.vocabulary import REIFIES, TYPE

_NAMESPACES = re.compile(r"(?<=<rdf:RDF ).*?(?=>)")


def turtle(quads: Iterable[Quad], prefixes: Mapping[str, str], head: str) -> str:
    """Turtle or, with named graphs, TriG, in canonical form.

    Args:
        quads: in any order. One that reifies a statement becomes a `~` behind the
            statement's object.
        prefixes: the namespaces that are shortened, by prefix.
        head: comment lines.
    """
    plain: list[Quad] = []
    reifiers: dict[Triple, list[NamedNode]] = {}
    # In the order of their subjects, which is that of the reifiers of one object.
    for quad in sorted(quads, key=_subject_order):
        if (
            quad.predicate == REIFIES
            and isinstance(quad.object, Triple)
            and isinstance(quad.subject, NamedNode)
        ):
            reifiers.setdefault(quad.object, []).append(quad.subject)
        else:
            plain.append(quad)
    return trig.write_trig(plain, prefixes, head=head, reifiers=reifiers, keyword="")


def nquads(quads: Iterable[Quad]) -> str:
    """N-Quads or, without named graphs, N-Triples, in the order of their lines."""
    lines = {f"{quad} .\n" for quad in quads}
    return "".join(sorted(lines))


def rdfxml(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """RDF/XML, a subject at a time.

    Raises:
        KgError: a text has a character that XML cannot hold, or a property or class has
            an IRI that cannot be an element.
    """
    ordered = sorted(set(quads), key=lambda quad: (_subject_order(quad), str(quad)))
    elements = {quad.predicate.value for quad in ordered}
    for quad in ordered:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            elements.add(quad.object.value)
    for name in sorted(elements):
        element_name(name)
    for quad in ordered:
        legal(str(quad.subject), str(getattr(quad.object, "value", quad.object)))
    used = {
        prefix: namespace
        for prefix, namespace in prefixes.items()
        if _is_used(namespace, elements)
    }
    content = serialize(ordered, format=RdfFormat.RDF_XML, prefixes=used)
    assert content is not None  # since it goes to no file
    # The engine writes the namespaces in any order.
    return _NAMESPACES.sub(_sorted, content.decode(), count=1) + "\n"


def _subject_order(quad: Quad) -> compact.SortKey:
    return compact.order(str(quad.subject).strip("<>"))


def _is_used(namespace: str, iris: Iterable[str]) -> bool:
    return any(iri.startswith(namespace) for iri in iris)


def _sorted(attributes: re.Match[str]) -> str:
    return " ".join(sorted(attributes[0].split()))
