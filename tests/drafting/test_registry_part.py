"""Of a large registry, drafts are judged by what they can have to do with."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg import vocabulary as v
from kg.articles import Text
from kg.drafting.registry_part import RegistryPart
from kg.knowledge import Graph
from kg.vocabulary import named_nodes
from tests.drafting.press import drafted, press

EXACT_MATCH = NamedNode(v.PREFIXES["skos"] + "exactMatch")
REGISTERED = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://press.example/id/> .

id:vesper-capital a kg:Company ; skos:prefLabel "Vesper Capital"@en ;
  skos:altLabel "Marrow Funds"@en ; skos:exactMatch id:vesper-group .
id:vesper-group a kg:Company ; skos:prefLabel "Marrow Group"@en .
id:marrow-funds a kg:Brand ; skos:prefLabel "Marrow Funds"@en .
id:marrow-trust a kg:Company ; skos:prefLabel "Marrow Trust"@en ;
  skos:exactMatch id:vesper-group .
id:kelder-looms a kg:Company ; skos:prefLabel "Kelder Looms"@en .
id:kelder-towage a kg:Company ; skos:prefLabel "Kelder Towage"@en .
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> kg.Project:
    project = press(tmp_path_factory.mktemp("registry") / "press")
    registry = project.workspace.root / "graph" / "entities.ttl"
    registry.write_text(REGISTERED, encoding="utf-8")
    project.reload()
    return project


@pytest.fixture(scope="module")
def text(project: kg.Project) -> Text:
    (article,) = project.knowledge.articles.values()
    found = project.texts.of(article)
    assert found is not None
    return found


def thing(local: str) -> NamedNode:
    return NamedNode(f"https://press.example/id/{local}")


def labelled(local: str, label: str) -> Quad:
    return Quad(thing(local), v.PREF_LABEL, Literal(label, language="en"))


def known(graph: Graph) -> set[str]:
    """The things of which the registry tells in a graph, by local name."""
    names = graph.namespaces
    registered = graph.match(None, v.TYPE, graphs=names.entities)
    return {names.local(each) for each in named_nodes(q.subject for q in registered)}


def part(project: kg.Project, text: Text, *quads: Quad) -> set[str]:
    return known(RegistryPart(project.knowledge, text).graph_with(quads))


NAMED = {"vesper-capital", "vesper-group", "marrow-funds", "marrow-trust"}


def test_what_words_may_name_is_there_with_what_may_be_taken_for_it(
    project: kg.Project, text: Text
) -> None:
    """Of the others, of which neither words nor drafts tell, nothing is."""
    assert part(project, text) == NAMED


@pytest.mark.parametrize(
    ("quad", "others"),
    [
        (labelled("new-looms", "KELDER"), {"kelder-looms", "kelder-towage"}),
        (labelled("new-tug", "towage of flour"), {"kelder-towage"}),
        (labelled("kelder-looms", "Looms"), {"kelder-looms"}),
        (Quad(thing("mill"), EXACT_MATCH, thing("kelder-looms")), {"kelder-looms"}),
        (labelled("new-mill", "Ardle Mill"), set()),
    ],
    ids=["in capitals", "the same word", "told of", "led to", "new"],
)
def test_with_what_drafts_have_to_do_with(
    project: kg.Project, text: Text, quad: Quad, others: set[str]
) -> None:
    found = part(project, text, quad)
    assert found - NAMED == others


def test_other_things_change_no_draft(tmp_path: Path) -> None:
    project = press(tmp_path / "press")
    alone = drafted(project).drafts
    registry = project.workspace.root / "graph" / "entities.ttl"
    others = REGISTERED.replace("vesper", "lark").replace("Vesper", "Lark")
    registry.write_text(others, encoding="utf-8")
    project.reload()
    assert drafted(project).drafts == alone
