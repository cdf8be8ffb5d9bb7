"""The writers of RDF: the same quads give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.formats.xml_text import element_name, legal
from kg.rdf import trig
from kg.rdf.compact import order
from kg.vocabulary import PREFIXES, REIFIES, TYPE


def turtle(quads: Iterable[Quad], head: str) -> str:
    """Turtle or, where there are named graphs, TriG, in canonical form; passages that reify stand behind the object."""
    plain: list[Quad] = []
    reifiers: dict[Triple, list[NamedNode]] = {}
    for quad in sorted(quads, key=lambda quad: order(str(quad.subject).strip("<>"))):
        if (
            quad.predicate == REIFIES
            and isinstance(quad.object, Triple)
            and isinstance(quad.subject, NamedNode)
        ):
            reifiers.setdefault(quad.object, []).append(quad.subject)
        else:
            plain.append(quad)
    return trig.write_trig(plain, head=head, reifiers=reifiers)


def nquads(quads: Iterable[Quad]) -> str:
    """N-Quads or, where there are no named graphs, N-Triples, in the order of their lines."""
    return "".join(sorted({f"{quad} .\n" for quad in quads}))


def rdfxml(quads: Iterable[Quad]) -> str:
    """RDF/XML, a subject at a time; raises `KgError` for what XML cannot hold."""
    ordered = sorted(
        set(quads), key=lambda quad: (order(str(quad.subject).strip("<>")), str(quad))
    )
    classes = {
        q.object.value
        for q in ordered
        if q.predicate == TYPE and isinstance(q.object, NamedNode)
    }
    elements = classes | {q.predicate.value for q in ordered}
    for name in sorted(elements):
        element_name(name)
    for quad in ordered:
        legal(str(quad.subject), str(getattr(quad.object, "value", quad.object)))
    used = {
        p: n
        for p, n in PREFIXES.items()
        if any(name.startswith(n) for name in elements)
    }
    content = serialize(ordered, format=RdfFormat.RDF_XML, prefixes=used)
    assert content is not None
    return re.sub(r"(?<=<rdf:RDF ).*?(?=>)", _sorted, content.decode(), count=1) + "\n"


def _sorted(attributes: re.Match[str]) -> str:
    """The namespaces in order, which the engine writes in any."""
    return " ".join(sorted(attributes[0].split()))
