"""What changed between two graphs, in sentences: what one says and the other does not, and where it is read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge import HOLDS, Graph, load, load_file
from kg.rdf.compact import order
from kg.vocabulary import Triple
from kg.workspace import Workspace, find

Sign: TypeAlias = Literal["+", "-", "~"]
Graphs: TypeAlias = frozenset[NamedNode]
Places: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
Said: TypeAlias = Mapping[Triple, Graphs]

_POSITIONAL = {v.BEGIN_INDEX, v.END_INDEX, v.SHA256, v.TEXT_FRAGMENT}


class Side(NamedTuple):
    """One of two graphs: one that names its things, and the quads that count."""

    graph: Graph
    quads: frozenset[Quad]
    is_project: bool


class Change(NamedTuple):
    """What only one side says, or what it says otherwise, and the graphs on each side that say so.

    In the sentence of a changed value, the words that differ stand as `old -> new`.
    `about` tells apart what two sentences of the same words say: the terms of the
    statement in N-Triples form, without its value where that has changed, and of a
    sentence that tells all of a thing, the thing alone.
    """

    sign: Sign
    sentence: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def side(place: Path, around: Workspace) -> Side:
    """The graph of a project folder, or of a file in an RDF format, whose things the project `around` helps to name.

    Raises `KgError` for a place that is neither.
    """
    if place.is_dir():
        graph = load(find(place))
        return Side(
            graph,
            frozenset([*graph.match(graphs=None), *graph.match()]),
            is_project=True,
        )
    graph, quads = load_file(place, around)
    return Side(graph, frozenset(quads), is_project=False)


def differences(before: Side, after: Side) -> list[Change]:
    """What changed from one to the other, in the order of the passages.

    What is inferred is left out, since it follows from the rest. Where one side has no
    named graphs, as in Turtle, what holds is compared without regard to passages.
    """
    old, new = _statements(before, after), _statements(after, before)
    gone = _by_property(triple for triple in old if triple not in new)
    come = _by_property(triple for triple in new if triple not in old)
    moved = [triple for triple in old if triple in new and old[triple] != new[triple]]
    told = [*moved, *chain.from_iterable([*gone.values(), *come.values()])]
    for each in (before, after):
        each.graph.verbaliser.prepare(triples=told)
    found = [
        _moved(before, after, triple, old[triple], new[triple]) for triple in moved
    ]
    for key in {**gone, **come}:
        match gone.get(key, []), come.get(key, []):
            case [one], [other]:
                places = _places(before, old[one]), _places(after, new[other])
                found.append(_changed(before, after, one, other, places))
            case removed, added:
                found += [
                    _removed(before, after, triple, old[triple]) for triple in removed
                ]
                found += [
                    _added(before, after, triple, new[triple]) for triple in added
                ]
    return sorted(set(found), key=_order)


def _statements(own: Side, other: Side) -> Said:
    """The statements of a side that can be compared with the other, each with the named graphs that hold it."""
    are_projects = own.is_project and other.is_project
    left_out = {v.INFERRED} if are_projects else {v.INFERRED, v.ONTOLOGY, v.DATASET}
    described = {
        quad.subject
        for quad in own.quads
        if not are_projects and quad.object == v.VOID_DATASET
    }
    by_graph = all(
        any(quad.graph_name != HOLDS for quad in side.quads) for side in (own, other)
    )
    said: dict[Triple, Graphs] = {}
    for quad in own.quads:
        graph, subject = quad.graph_name, quad.subject
        named = frozenset([graph] if isinstance(graph, NamedNode) else ())
        wanted = (
            named and not named & left_out
            if by_graph
            else not named and subject not in described
        )
        if (
            wanted
            and isinstance(subject, NamedNode)
            and not isinstance(quad.object, BlankNode)
        ):
            triple = (subject, quad.predicate, quad.object)
            said[triple] = said.get(triple, frozenset()) | named
    return said


def _by_property(
    triples: Iterable[Triple],
) -> dict[tuple[NamedNode, NamedNode], list[Triple]]:
    """The statements by subject and property; where a passage as a whole is new or gone, its positions say no more."""
    ordered = sorted(triples, key=str)
    whole = {
        subject
        for subject, predicate, value in ordered
        if (predicate, value) == (v.TYPE, v.CLASS_PASSAGE)
    }
    found: dict[tuple[NamedNode, NamedNode], list[Triple]] = defaultdict(list)
    for triple in ordered:
        if triple[0] not in whole or triple[1] not in _POSITIONAL:
            found[triple[:2]].append(triple)
    return found


def _moved(
    before: Side, after: Side, triple: Triple, old: Graphs, new: Graphs
) -> Change:
    """What both sides say, in other places."""
    about = _about(triple, after)
    return Change(
        "~", _sentence(after, triple), _places(before, old), _places(after, new), about
    )


def _changed(
    before: Side, after: Side, one: Triple, other: Triple, places: Places
) -> Change:
    """One value of a property instead of another."""
    merged = _merged(_sentence(before, one), _sentence(after, other))
    return Change("~", merged, *places, _about(one, before, after)[:2])


def _removed(before: Side, after: Side, triple: Triple, graphs: Graphs) -> Change:
    places, sentence = _places(before, graphs), _sentence(before, triple)
    retold = _retold(before, after, triple, places)
    return retold or Change("-", sentence, before=places, about=_about(triple, before))


def _added(before: Side, after: Side, triple: Triple, graphs: Graphs) -> Change:
    places, sentence = _places(after, graphs), _sentence(after, triple)
    retold = _retold(before, after, triple, places)
    return retold or Change("+", sentence, after=places, about=_about(triple, after))


def _retold(
    before: Side, after: Side, triple: Triple, places: tuple[str, ...]
) -> Change | None:
    """The change of a sentence that both sides have, and that tells more than the statement, as that of a figure."""
    about = _about(triple, before, after)
    old, new = _sentence(before, triple), _sentence(after, triple)
    if len(about) == len(triple) or old == new:
        return None
    return Change("~", _merged(old, new), places, places, about)


def _about(triple: Triple, *sides: Side) -> tuple[str, ...]:
    """What its sentence is about: the thing alone where the sides tell all of it in one."""
    units = [tuple(map(str, side.graph.verbaliser.unit(triple))) for side in sides]
    return max(units, key=len)


def _sentence(side: Side, triple: Triple) -> str:
    return side.graph.verbaliser.sentence(*triple)


def _places(side: Side, graphs: Iterable[NamedNode]) -> tuple[str, ...]:
    """The passages, or what else gives a reason; an article's own graph only describes its passages."""
    found = [graph.value for graph in graphs if side.graph.basis_of(graph)]
    return tuple(sorted(found, key=order))


def _merged(old: str, new: str) -> str:
    """Two sentences as one.

    >>> _merged("The output is more than 5.7 billion yuan.", "The output is 5.9 billion yuan.")
    'The output is more than 5.7 -> 5.9 billion yuan.'
    """
    a, b = old.split(), new.split()
    most = min(len(a), len(b)) - 1
    start = next((n for n in range(most) if a[n] != b[n]), most)
    end = next((n for n in range(most - start) if a[-1 - n] != b[-1 - n]), most - start)
    return " ".join([*a[: len(a) - end], "->", *b[start:]])


def _order(
    change: Change,
) -> tuple[bool, tuple[str, int, int], str, str, tuple[str, ...]]:
    places = [*change.before, *change.after]
    first = min(map(order, places), default=("", 0, 0))
    return (
        not any("#" in place for place in places),
        first,
        change.sentence,
        change.sign,
        change.about,
    )
