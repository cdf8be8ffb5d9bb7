"""SHACL: what people wrote against the shapes in `ontology/shapes.ttl`.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:90: id:obs-growth: A growth is given in
      kg:percent. [shapes]
      found     https://w3id.org/newskg/ontology#CNY
      do        Correct the statement, or add what is missing.

It is validated before inference: a type that a rule concludes would satisfy the shape
that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from kg import vocabulary as v
from kg.cache import kept, program
from kg.checks.asserted import Asserted
from kg.checks.conforming import Described, Shapes
from kg.checks.source_map import Unplaced
from kg.knowledge import Graph, is_kept
from kg.vocabulary import DIMENSION, IN_SCHEME, SUBCLASS, TYPE
from kg.workspace import Workspace

if TYPE_CHECKING:
    from rdflib import Graph as Triples

_FRAME_CLASSES = (v.VERB_FRAME, v.NOUN_FRAME, v.ADJECTIVE_FRAME)
_OF_SHARED_FRAMES = (v.TELLS, v.IS_PREFERRED)
OF_TERMS = (TYPE, SUBCLASS, IN_SCHEME, DIMENSION)
"""What shapes ask for of the ontology's terms."""


def shape_findings(
    workspace: Workspace, graph: Graph, written: Asserted
) -> Iterator[Unplaced]:
    """A finding for each result of the validation of data, if there are shapes."""
    texts = _texts(workspace)
    # Classes and controlled values are the ontology's, which shapes ask for too.
    classes = graph.match(None, OF_TERMS, graphs=graph.namespaces.ontology)
    # Frames are validated apart, with all that is told of them.
    classes = [quad for quad in classes if quad.object not in _FRAME_CLASSES]
    proofs = graph.match(graphs=graph.namespaces.proofs)
    quads = [*written.quads, *classes, *proofs]
    report = data_report(quads, texts)
    yield from _findings(report, texts, written, graph)


def frame_shape_findings(workspace: Workspace, graph: Graph) -> Iterator[Unplaced]:
    """A finding for each result of the validation of frames, if there are shapes."""
    texts = _texts(workspace)
    report = _frame_report(workspace, graph, texts)
    # No statement of the data is about a frame, so that none is looked for.
    nothing = Asserted(())
    yield from _findings(report, texts, nothing, graph)


def _texts(workspace: Workspace) -> bytes:
    # That there are none is a finding of `question_files`.
    return _joined(workspace.shapes)


def _joined(paths: Iterable[Path]) -> bytes:
    """The contents of some files of Turtle, which are one when put together."""
    contents = [path.read_bytes() for path in paths]
    return b"\n".join(contents)


def _findings(
    report: Triples | None, texts: bytes, written: Asserted, graph: Graph
) -> Iterator[Unplaced]:
    if report is not None:
        from kg.checks.validation import result_findings  # slow to import

        yield from result_findings(report, texts, written, graph.namespaces)


def data_report(quads: Sequence[Quad], texts: bytes) -> Triples | None:
    """What the validation of data finds; None where each node surely satisfies all."""
    shapes = _shapes(texts)
    if not shapes.is_known:
        from kg.checks.validation import report_on  # slow to import

        return report_on(quads, texts)
    described = Described(quads)
    unsure = shapes.unsure(described)
    if not unsure:
        return None
    from kg.checks.validation import report_on

    around = described.around(set().union(*unsure.values()))
    # What the ontology says is asked for from farther away, too.
    _, *of_ontology = OF_TERMS
    needed = [
        quad
        for quad in quads
        if quad.subject in around or quad.predicate in of_ontology
    ]
    return report_on(needed, texts, unsure)


@lru_cache(maxsize=1)
def _shapes(texts: bytes) -> Shapes:
    # Hardly ever others in the next check of the same process.
    quads = parse(texts, format=RdfFormat.TURTLE)
    return Shapes(quads)


def _frame_report(workspace: Workspace, graph: Graph, shapes: bytes) -> Triples | None:
    """What the validation of the frames finds, which seldom change between two checks.

    They are many, and no statement of an article is about them. Those of the package
    have been validated there, and a copy of all its ontology has no others.
    """
    if workspace.has_copied_ontology:
        return None
    files = (*workspace.frames, *workspace.ontology)
    # Only of the folder's own ones all is validated; where it is does not matter.
    found = [(workspace.is_own(path), path.read_bytes()) for path in files]
    key = (shapes, *found)

    def make() -> bytes:
        ontology = graph.namespaces.ontology
        classes = graph.match(None, (TYPE, SUBCLASS), graphs=ontology)
        report = data_report([*classes, *_frames(workspace, graph)], shapes)
        return report.serialize(format="nt").encode() if report is not None else b""

    if key not in _FRAME_REPORTS:
        parts = [*program(), shapes]
        for is_own, content in found:
            owner = str(is_own).encode()
            parts += [owner, content]
        turtle = kept("frames", parts, make) if is_kept(workspace) else make()
        _FRAME_REPORTS.clear()
        _FRAME_REPORTS[key] = _parsed(turtle)
    return _FRAME_REPORTS[key]


def _parsed(turtle: bytes) -> Triples | None:
    if not turtle:
        return None
    from kg.checks.validation import parsed  # slow to import

    return parsed(turtle)


_FRAME_REPORTS: dict[tuple[object, ...], Triples | None] = {}
"""The latest report on frames, by all that it is of."""


def _frames(workspace: Workspace, graph: Graph) -> list[Quad]:
    """The frames that the folder brings, and which others are preferred.

    Those of the package have been validated there.
    """
    files = filter(workspace.is_own, workspace.frames)
    own = parse(_joined(files), format=RdfFormat.TURTLE)
    ontology = graph.namespaces.ontology
    elsewhere = graph.match(None, v.FRAME_PROPERTIES, graphs=ontology)
    shared = [quad for quad in graph.frames if quad.predicate in _OF_SHARED_FRAMES]
    return [*own, *elsewhere, *shared]
