"""What surely satisfies the shapes is not validated: the findings are the same as if it
were.
"""

from __future__ import annotations

import random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import SH

from kg.checks import shapes
from kg.checks.asserted import asserted
from kg.checks.conforming import Shapes
from kg.knowledge import load
from kg.vocabulary import TELLS
from kg.workspace import Workspace, find
from tests.flagship import ROOT

WORKSPACE = find(ROOT / "tests" / "data" / "newsroom").pinned
OWN_SHAPE = """
    PREFIX sh: <http://www.w3.org/ns/shacl#>
    PREFIX ex: <urn:ex:>
    ex:shape a sh:NodeShape ; sh:targetClass ex:Thing ; {} .
"""


def _quads(workspace: Workspace) -> list[Quad]:
    """What is validated of a project."""
    graph = load(workspace)
    terms = graph.match(None, shapes.OF_TERMS, graphs=graph.namespaces.ontology)
    return [*asserted(graph).quads, *terms]


def _frames(workspace: Workspace) -> list[Quad]:
    """What is said of some of its frames: a validator takes seconds for all of them."""
    quads = list(load(workspace).frames)
    names = sorted({quad.subject for quad in quads}, key=str)
    some = set(names[::60])
    return [quad for quad in quads if quad.subject in some]


QUADS = _quads(WORKSPACE)
FRAMES = _frames(WORKSPACE)
TOLD = {quad.object for quad in FRAMES if quad.predicate == TELLS}
TERMS = [quad for quad in QUADS if quad.subject in TOLD]
SHAPES = b"\n".join(path.read_bytes() for path in WORKSPACE.shapes)


def _edited(quads: list[Quad], chance: random.Random) -> list[Quad]:
    """The same with some mistakes: what lacks, what is too much, what is another's."""
    edited = list(quads)
    for _ in range(8):
        at = chance.randrange(len(edited))
        old, other = edited[at], chance.choice(edited)
        values = (
            other.object,
            other.subject,
            Literal(chance.choice(["", "x", "12", "2024-13-41", "a b c d e f g h i"])),
            Literal(str(chance.randrange(-1, 9)), datatype=_xsd("integer")),
            Literal("norvik", language=chance.choice(["en", "de"])),
        )
        changed = Quad(
            old.subject, old.predicate, chance.choice(values), old.graph_name
        )
        which = chance.randrange(4)
        if which == 0:
            del edited[at]
        elif which == 1:
            edited[at] = changed
        elif which == 2:
            edited.append(changed)
        else:
            edited[at] = Quad(other.subject, old.predicate, old.object, old.graph_name)
    return edited


def _xsd(name: str) -> NamedNode:
    return NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}")


def _results(quads: list[Quad], text: bytes) -> set[tuple[str, ...]]:
    report = shapes.data_report(quads, text)
    found: set[tuple[str, ...]] = set()
    if report is None:
        return found
    for result in report.objects(predicate=SH.result):
        told = (
            SH.focusNode,
            SH.resultPath,
            SH.value,
            SH.resultMessage,
            SH.resultSeverity,
            SH.sourceConstraintComponent,
        )
        found.add(tuple(str(report.value(result, each)) for each in told))
    return found


def test_the_shapes_of_the_package_are_told_without_a_validator() -> None:
    """All their parts are evaluated, and of what is right nothing is left to it."""
    assert Shapes(parse(SHAPES, format=RdfFormat.TURTLE)).is_known
    assert shapes.data_report(QUADS, SHAPES) is None


def test_mistakes_are_found_as_by_a_validator_that_looks_at_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Random mistakes give the same results."""
    number = 0
    for seed in range(15):
        quads = _edited(QUADS, random.Random(seed))
        number += _agreed(quads, monkeypatch)
    assert number > 30


def test_mistakes_in_frames_are_found_likewise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a frame, of the property that it tells, and of others that tell the same."""
    number = 0
    for seed in range(20):
        quads = [*_edited(FRAMES, random.Random(seed)), *TERMS]
        number += _agreed(quads, monkeypatch)
    assert number > 30


def _agreed(quads: list[Quad], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many results there are, which are those of a whole validation."""
    found = _results(quads, SHAPES)
    with monkeypatch.context() as patched:
        patched.setattr(Shapes, "is_known", False)
        assert found == _results(quads, SHAPES)
    return len(found)


@pytest.mark.parametrize(
    "asked",
    [
        "sh:closed true",
        "sh:property [ sh:path ( ex:a ex:b ) ; sh:minCount 1 ]",
        "sh:property [ sh:path [ sh:zeroOrMorePath ex:a ] ; sh:minCount 1 ]",
        "sh:property [ sh:path ex:a ; sh:disjoint ex:b ]",
        "a <http://www.w3.org/2000/01/rdf-schema#Class>",
    ],
)
def test_shapes_with_other_parts_are_left_to_the_validator(asked: str) -> None:
    """A part that is not known here could forbid anything."""
    text = OWN_SHAPE.format(asked)
    assert not Shapes(parse(text, format=RdfFormat.TURTLE)).is_known
    known = OWN_SHAPE.format("sh:property [ sh:path ex:a ; sh:minCount 1 ]")
    assert Shapes(parse(known, format=RdfFormat.TURTLE)).is_known
