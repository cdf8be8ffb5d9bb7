"""What `kg build` does with the flagship, as one would do it in rdflib, pySHACL, owlrl
and pyvis.

    python tests/benchmarks/rdflib_pipeline.py FOLDER [--without-queries]

Equal: the files that are parsed, the named graphs, what holds in the default graph, the
shapes in ontology/shapes.ttl, the axioms that rules come from, all check queries with
their rows, all questions asked without reading their rows, the four formats, a map of
the relations in one HTML file. Less than `kg build`: no shapes made from domains and
ranges, no check of positions, literals, prefixes and circles, no lines of problems, no
order in the files, and on the map neither a layout nor sentences nor evidence.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
from pyshacl import validate
from pyvis.network import Network  # type: ignore[import-untyped]
from rdflib import OWL, RDF, RDFS, SKOS, VOID, Dataset, Graph, Namespace, URIRef

ROOT = Path(__file__).parents[2]
DATASET = ROOT / "graph" / "dataset.ttl"
BASE = Namespace(str(next(Graph().parse(DATASET).objects(None, VOID.uriSpace))))
KG = Namespace("https://w3id.org/newskg/ontology#")
CONSTRAINTS = {RDFS.domain, RDFS.range, OWL.disjointWith}
KINDS = {OWL.FunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
ROLES = {
    "ontology": "OntologyGraph",
    "graph/entities": "RegistryGraph",
    "graph/derived": "DerivedGraph",
    "graph/inferred": "InferredGraph",
    "graph/dataset": "DatasetGraph",
}
FORMATS = {"kg.trig": "trig", "kg.nq": "nquads", "kg.jsonld": "json-ld"}


def main(out: Path) -> None:
    dataset = loaded()
    holds = dataset.graph(dataset.default_graph.identifier)
    ontology = dataset.graph(BASE.ontology)
    check_shapes(dataset, holds, ontology)
    infer(holds, ontology, dataset.graph(BASE["graph/inferred"]))
    if "--without-queries" not in sys.argv:
        ask(dataset)
    out.mkdir(parents=True, exist_ok=True)
    (out / "kg.ttl").write_text(holds.serialize(format="turtle"), encoding="utf-8")
    for name, form in FORMATS.items():
        (out / name).write_text(dataset.serialize(format=form), encoding="utf-8")
    terms = [ROOT / "ontology" / name for name in ("core.ttl", "news.ttl", "units.ttl")]
    (out / "ontology.ttl").write_text(
        "\n".join(path.read_text(encoding="utf-8") for path in terms), encoding="utf-8"
    )
    (out / "index.html").write_text(drawn(holds, ontology), encoding="utf-8")


def loaded() -> Dataset:
    """Each file in its graphs, and in the default graph what the passages, the registry
    and the readings say.
    """
    dataset = Dataset()
    for path in (ROOT / "ontology").glob("*.ttl"):
        if path.stem != "shapes":
            dataset.graph(BASE.ontology).parse(path)
    dataset.graph(BASE["graph/entities"]).parse(ROOT / "graph" / "entities.ttl")
    dataset.graph(BASE["graph/dataset"]).parse(DATASET)
    for name, role in ROLES.items():
        dataset.graph(BASE["graph/dataset"]).add((BASE[name], RDF.type, KG[role]))
    for path in (ROOT / "graph" / "derived").glob("*.ttl"):
        dataset.graph(BASE["graph/derived"]).parse(path)
    for path in (ROOT / "graph" / "articles").glob("*.trig"):
        dataset.parse(path, format="trig")
    passages = {
        str(passage)
        for passage, _, _, _ in dataset.quads((None, RDF.type, KG.Passage, None))
    }
    for name in (*passages, BASE["graph/entities"], BASE["graph/derived"]):
        for triple in dataset.graph(URIRef(name)):
            dataset.add(triple)
    return dataset


def check_shapes(dataset: Dataset, holds: Graph, ontology: Graph) -> None:
    data = Graph()
    articles = {
        str(article)
        for article, _, _, _ in dataset.quads((None, RDF.type, KG.Article, None))
    }
    for graph in (
        holds,
        ontology,
        *(dataset.graph(URIRef(article)) for article in articles),
    ):
        data += graph
    shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
    conforms, _, report = validate(
        data, shacl_graph=shapes, inference="none", advanced=False
    )
    assert conforms, report


def infer(holds: Graph, ontology: Graph, inferred: Graph) -> None:
    """What OWL RL concludes about the things, in terms that the ontology has."""
    closure = Graph()
    closure += holds
    for triple in ontology:
        if triple[1] not in CONSTRAINTS and triple[2] not in KINDS:
            closure.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False).expand(closure)
    things, terms = set(holds.subjects()), set(ontology.all_nodes())
    for s, p, o in closure:
        if (
            s in things
            and p in terms
            and (p != RDF.type or o in terms)
            and (s, p, o) not in holds
        ):
            inferred.add((s, p, o))
    for triple in inferred:
        holds.add(triple)


def ask(dataset: Dataset) -> None:
    checks = set((ROOT / "queries" / "checks").glob("*.rq"))
    for path in sorted(set((ROOT / "queries").rglob("*.rq")) - checks):
        dataset.query(path.read_text(encoding="utf-8"))
    for path in sorted(checks):
        if path.stem != "control-character":
            assert not list(dataset.query(path.read_text(encoding="utf-8"))), path


def drawn(holds: Graph, ontology: Graph) -> str:
    """The relations between things as a page."""
    network = Network(directed=True, cdn_resources="in_line")
    for relation in ontology.subjects(KG.isEdge):
        for s, o in holds.subject_objects(relation):
            if isinstance(o, URIRef):
                for thing in (s, o):
                    network.add_node(
                        str(thing),
                        label=str(holds.value(thing, SKOS.prefLabel) or thing),
                    )
                network.add_edge(
                    str(s), str(o), label=str(ontology.value(relation, RDFS.label))
                )
    return str(network.generate_html())


if __name__ == "__main__":
    logging.disable()  # of values that rdflib cannot turn into Python's
    main(Path(sys.argv[1]))
