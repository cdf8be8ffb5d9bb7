"""What is planned, possible, denied or has ended is told with its modality, everywhere,
and is never taken for what is so.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
)
from pyoxigraph import Store as Engine
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.cli import kg
from kg.difference import differences, side
from kg.evidence.explanations import why
from kg.evidence.statements import about
from kg.evidence.told import claims_about
from kg.formats import files
from kg.knowledge import Graph
from kg.knowledge.claims import MODALITIES
from kg.knowledge.memory import MemoryHome, copied
from kg.network.centrality import rank
from kg.network.edges import edges_of
from kg.network.pathfinding import Search, connect
from kg.provenance import trace
from kg.questions import answered, ask, questions
from tests.asked import ASKED, OPEN, expected, table
from tests.ferries import FERRIES, SLUG, claiming, ferries, ferry, told, workspace
from tests.flagship import alone
from tests.formats.readers import ENGINE, GRAPHS, RDF_PAIRS, network

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

CLAIMS = questions(workspace())["claims"]
CASES = {**ASKED, **OPEN}
ASKING = {"agreement"}
"""Beside the question of claims, the one that asks for denials of what is stated elsewhere."""
COOPERATES = NamedNode(v.KG + "cooperatesWith")


@pytest.fixture(scope="module")
def flagship_alone() -> Graph:
    return alone()


@pytest.fixture(scope="module")
def full_of_claims(flagship_alone: Graph) -> Graph:
    """The flagship, whose passages claim all that they state, and its contrary."""
    return claiming(flagship_alone)


def of_claims(graph: Graph) -> set[NamedNode]:
    return {claim.name for claim in told(graph)}


# In sentences


def test_each_claim_is_one_sentence_with_its_modality() -> None:
    """Whichever of its statements is asked for."""
    graph = ferries()
    said: dict[str, set[str]] = {}
    for claim in told(graph):
        for subject, predicate, value in graph.triples(claim.name):
            if graph.namespaces.is_term(predicate.value):
                sentence = graph.verbaliser.sentence(subject, predicate, value)
                said.setdefault(claim.name.value, set()).add(sentence)
    sentences = [*said.values()]
    assert all(len(each) == 1 for each in sentences)
    assert {sentence for each in sentences for sentence in each} == {
        "Orvik Yards is no longer a subsidiary of Kelder Holding (until 2024).",
        "Orvik Yards is not a subsidiary of Brask Marine.",
        "Orvik Yards may use hydrogen engines.",
        "Skerrin Lines does not cooperate with Brask Marine.",
        "Skerrin Lines may support ferry schools.",
        "Skerrin Lines no longer has the brand Seaswift.",
        "Skerrin Lines plans to cooperate with Orvik Yards (from 2027).",
        "Skerrin Lines plans to cooperate with Orvik Yards.",
        "The cooperation of Skerrin Lines and Orvik Yards is planned (from 2027).",
        "The cooperation of Skerrin Lines and Orvik Yards is to concern battery ferries.",
        "The cooperation of Skerrin Lines and Orvik Yards is to involve Orvik Yards.",
        "The cooperation of Skerrin Lines and Orvik Yards is to involve Skerrin Lines.",
        "The signing ceremony is planned.",
        "The signing ceremony is to be described as “signing ceremony”.",
        "The signing ceremony is to be in Tarnholm.",
        "The signing ceremony is to take place on 2 June 2026.",
    }


def test_show_tells_claims_apart() -> None:
    """Below what holds of a thing, under a heading of their own."""
    said = about(ferries(), ferry("orvik"))
    assert {each.modality for each in said} == {
        None,
        *("planned", "possible", "denied", "ended"),
    }
    shown = CliRunner().invoke(
        kg, ["--project", str(FERRIES), "show", "Orvik Yards", "--format", "table"]
    )
    above, _, below = shown.stdout.partition("Told without being said to be so")
    assert "Orvik Yards is a company." in above
    assert "Orvik Yards may use hydrogen engines." in below
    for sentence in ("may use", "plans to", "is not", "no longer"):
        assert sentence not in above


# Nothing follows


def test_nothing_follows_from_claims(
    flagship_alone: Graph, full_of_claims: Graph
) -> None:
    """All that holds holds without them too, but for what is said of claims."""
    claims = of_claims(full_of_claims)
    assert len(claims) > len(flagship_alone.passages)
    holding = {each for each in full_of_claims.triples() if each[0] not in claims}
    assert holding == set(flagship_alone.triples())


def test_a_claim_does_not_hold() -> None:
    """`kg why` says so, and shows the claim with its words."""
    graph = ferries()
    skerrin, orvik = ferry("skerrin"), ferry("orvik")
    assert why(graph, skerrin, COOPERATES, orvik) == []
    explained = claims_about(graph, skerrin, COOPERATES, orvik)
    assert [(e.statement.modality, len(e.evidence)) for e in explained] == [
        ("planned", 1),
        ("planned", 1),
    ]
    ran = CliRunner().invoke(
        kg,
        [*("--project", str(FERRIES), "why", "Skerrin Lines", "cooperates with")],
    )
    assert ran.exit_code == 1
    assert "It does not hold." in ran.stderr
    assert "plans to cooperate with Orvik Yards" in ran.stdout


def test_claims_are_no_edges(flagship_alone: Graph, full_of_claims: Graph) -> None:
    """Of no path, no measure and no network."""
    plain, claimed = (
        edges_of(graph, inferred=True) for graph in (flagship_alone, full_of_claims)
    )
    assert set(claimed.edges(keys=True)) == set(plain.edges(keys=True))
    assert rank(full_of_claims) == rank(flagship_alone)
    assert not connect(ferries(), ferry("skerrin"), ferry("kelder"), Search()).paths


# Questions


@pytest.mark.parametrize("name", [name for name in CASES if name not in ASKING])
def test_no_other_question_returns_claims(
    name: str, flagship_alone: Graph, full_of_claims: Graph
) -> None:
    """The rows are the same in a graph full of claims."""
    query = CASES[name].text
    assert table(full_of_claims.query(query)) == table(flagship_alone.query(query))


def test_the_question_of_claims() -> None:
    """The rows that were checked by hand, in any engine, each told and cited."""
    graph = ferries()
    assert table(ask(graph, CLAIMS)) == expected("claims")
    quads = [*graph.match(), *graph.match(graphs=None)]
    assert table(copied(quads).query(CLAIMS.text)) == expected("claims")
    dataset = rdflib.Dataset(default_union=False)
    written = copied(quads).dump(format=RdfFormat.N_QUADS)
    assert written
    dataset.parse(data=written, format="nquads")
    assert len(list(dataset.query(CLAIMS.text))) == len(expected("claims")) - 1
    for row in answered(graph, CLAIMS):
        assert row.basis == "stated" and row.evidence and row.sentence
        assert row["passage"] == NamedNode(row.evidence.passage)


@pytest.mark.parametrize(
    ("params", "rows"),
    [
        ({"thing": "Orvik Yards"}, 6),
        ({"modality": "denied"}, 2),
        ({"thing": "Brask Marine", "modality": "denied"}, 2),
        ({"thing": "signing ceremony"}, 4),
        ({"thing": "Seaswift", "modality": "kg:planned"}, 0),
    ],
)
def test_the_question_of_claims_of_a_thing(params: dict[str, str], rows: int) -> None:
    """As subject or object, and by the modality's name."""
    assert len(answered(ferries(), CLAIMS, **params)) == rows


def test_a_claim_is_one_statement_behind_a_row() -> None:
    """Its parts are not told one by one."""
    for row in trace(ferries(), CLAIMS.text).rows:
        (explained,) = row.statements
        assert explained.statement.modality and explained.evidence


# Exports


def asserted(content: str, form: str) -> Iterator[tuple[object, ...]]:
    """All triples that a file of RDF has anywhere, and those that it says to be
    statements of some passage.
    """
    engine = Engine()
    engine.load(content.encode(), format=ENGINE[form])
    parts: dict[object, dict[NamedNode, object]] = {}
    for quad in engine:
        yield quad.subject, quad.predicate, quad.object
        if isinstance(quad.object, TripleTerm):
            quoted = quad.object
            yield quoted.subject, quoted.predicate, quoted.object
        parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    for part in parts.values():
        if {v.SUBJECT, v.PREDICATE, v.OBJECT} <= part.keys():
            yield part[v.SUBJECT], part[v.PREDICATE], part[v.OBJECT]


@pytest.mark.parametrize(("form", "evidence"), RDF_PAIRS)
def test_no_export_of_rdf_states_what_is_only_claimed(form: str, evidence: str) -> None:
    """Nor as a statement about a statement; the claims are all there."""
    graph = ferries()
    (content,) = files(graph, form, evidence).values()
    found = set(asserted(content, form))
    for claim in told(graph):
        assert claim.triple not in found
        assert set(graph.triples(claim.name)) <= found
        assert (claim.name, v.MODALITY, claim.modality) in found


@pytest.mark.parametrize("form", GRAPHS)
@pytest.mark.parametrize("evidence", ["attributes", "none"])
def test_no_export_of_edges_draws_what_is_only_claimed(
    form: str, evidence: str
) -> None:
    """Formats of nodes and edges have no claims, and no thing that is only claimed."""
    graph = ferries()
    nodes, edges = network(files(graph, form, evidence), form)
    drawn = {(edge["source"], edge["property"], edge["target"]) for edge in edges}
    assert drawn
    for claim in told(graph):
        ends = (claim.subject.value, claim.predicate.value)
        assert (*ends, getattr(claim.object, "value", "")) not in drawn
        assert claim.name.value not in {node["id"] for node in nodes}


# Changes


def test_a_claim_that_changes_is_one_change(tmp_path: Path) -> None:
    """Told in its sentence: what was planned is denied."""
    folder = shutil.copytree(FERRIES, tmp_path / "later")
    path = folder / "graph" / "articles" / f"{SLUG}.trig"
    text = path.read_text(encoding="utf-8")
    claim = text.index("id:possible-orvik-usesTechnology-hydrogen a kg:Claim")
    behind = text[claim:].replace("kg:modality kg:possible", "kg:modality kg:ended", 1)
    path.write_text(text[:claim] + behind, encoding="utf-8")
    before, after = (side(each, workspace()) for each in (FERRIES, folder))
    (change,) = differences(before, after)
    assert change.sign == "~"
    assert change.sentence == "Orvik Yards may use -> no longer uses hydrogen engines."


# The whole vocabulary


WELL_FORMED = {
    "planned": r"Acme (?:plans|is) to (?P<verb>[a-z]+)\b.*",
    "possible": r"Acme may (?P<verb>[a-z]+)\b.*",
    "denied": r"Acme (?:(?:does|did) not (?P<verb>[a-z]+)|(?:is|was) not)\b.*",
    "ended": r"Acme (?:no longer [a-z]+s|is no longer|.*, which is no longer so)\b.*",
}


def third_person(verb: str) -> str:
    """The form of a verb behind "it", for those of the vocabulary."""
    if verb in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:ss|sh|ch|x|zz|o)$", verb) else f"{verb}s"


def claimable(graph: Graph) -> Iterator[NamedNode]:
    """The relations of the shared vocabulary."""
    kinds = ("ObjectProperty", "DatatypeProperty")
    for kind in kinds:
        for term in graph.ontology.instances(NamedNode(v.PREFIXES["owl"] + kind)):
            if isinstance(term, NamedNode) and term.value.startswith(v.KG):
                yield term


@pytest.fixture(scope="module")
def acme(flagship_alone: Graph) -> Graph:
    """A company that claims everything, of a thing and of a text."""
    engine = Engine()
    names = flagship_alone.namespaces
    for quad in flagship_alone.match(graphs=names.ontology):
        engine.add(quad)
    acme, bolt = NamedNode("urn:acme"), NamedNode("urn:bolt")
    for thing, label in ((acme, "Acme"), (bolt, "Bolt")):
        engine.add(Quad(thing, v.PREF_LABEL, Literal(label, language="en")))
    engine.add(Quad(acme, v.TYPE, NamedNode(v.KG + "Actor")))
    return Graph(MemoryHome(engine, names))


@pytest.mark.parametrize("modality", MODALITIES.values())
def test_every_relation_is_well_said_with_each_modality(
    modality: str, flagship_alone: Graph, acme: Graph
) -> None:
    """The infinitive is one: it makes the phrase of the present, or the ontology gives it."""
    ontology = flagship_alone.ontology
    engine = acme.home.engine  # type: ignore[attr-defined]
    properties = sorted(claimable(flagship_alone), key=str)
    assert len(properties) > 40
    for property in properties:
        name = NamedNode(f"urn:claim-{modality}-{property.value.rpartition('#')[2]}")
        for predicate, value in (
            (v.TYPE, v.CLASS_CLAIM),
            (v.CLAIM_SUBJECT, NamedNode("urn:acme")),
            (v.CLAIM_PREDICATE, property),
            (v.CLAIM_OBJECT, NamedNode("urn:bolt")),
            (v.MODALITY, NamedNode(v.KG + modality)),
        ):
            engine.add(Quad(name, predicate, value))
        sentence = acme.verbaliser.sentence(name, v.TYPE, v.CLASS_CLAIM)
        match = re.fullmatch(WELL_FORMED[modality], sentence)
        assert match and "Bolt" in sentence, sentence
        verb = match.groupdict().get("verb")
        if verb and property not in ontology.infinitive_phrases:
            phrase = ontology.verb_phrases[property]
            present, _, rest = phrase.partition(" ")
            assert present in (third_person(verb), "was"), sentence
            # What goes with the verb stays in the singular: "may be a member of".
            assert rest in sentence, sentence
