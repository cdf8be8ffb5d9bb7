"""What changed between two graphs, in sentences, for `kg diff`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import BlankNode, NamedNode, Quad
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.knowledge import (
    HOLDS,
    Graph,
    compile_store,
    is_compiled,
    is_kept,
    load,
    load_file,
)
from kg.knowledge.compiled.differing_files import said_differently
from kg.rdf.compact import order
from kg.vocabulary import Triple
from kg.workspace import Workspace, find

Sign: TypeAlias = Literal["+", "-", "~"]
Statements: TypeAlias = dict[Triple, set[NamedNode]]
"""Statements with the named graphs that hold them."""
Slot: TypeAlias = tuple[NamedNode, NamedNode]
"""A subject and a property of it, which may have one value or several."""

_POSITIONAL = {v.BEGIN_INDEX, v.END_INDEX, v.SHA256, v.TEXT_FRAGMENT}


class Side(NamedTuple):
    """One of the two graphs.

    Attributes:
        graph: what names the things in sentences.
        quads: what is compared, without what was only lent for the names; of a project,
            what it says otherwise than the other one at least.
        is_project: whether it is a project's folder rather than a file.
    """

    graph: Graph
    quads: frozenset[Quad]
    is_project: bool


class Change(NamedTuple):
    """What only one side says, or what the two say differently.

    Attributes:
        sign: whether it was added, removed or changed.
        sentence: the statement; of a changed value, the words that differ stand in it
            as `old -> new`.
        before: the graphs of the first side that hold it.
        after: the graphs of the second side that hold it.
        about: what tells apart two changes of the same words: the terms of the
            statement in N-Triples form, without its value where that has changed; of a
            sentence that tells all of a thing, the thing alone.
    """

    sign: Sign
    sentence: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def side(place: Path, around: Workspace) -> Side:
    """Read one of two graphs to compare.

    Args:
        place: the folder of a project, or a file in an RDF format.
        around: the project that lends names to the things of a file.

    Raises:
        KgError: the place is neither.
    """
    if place.is_dir():
        graph = load(find(place))
        quads = frozenset([*graph.match(graphs=None), *graph.match()])
        return Side(graph, quads, is_project=True)
    graph, own = load_file(place, around)
    return Side(graph, frozenset(own), is_project=False)


def sides(
    before: Path, after: Path, around: Workspace, say: Callable[[str], None]
) -> tuple[Side, Side]:
    """Read two graphs to compare.

    Of two large projects only the files are read that are not the same in both, and
    what else there is to know is looked up in their compiled graphs.

    Args:
        before: see `side`.
        after: see `side`.
        around: see `side`.
        say: called where a compiled graph cannot be used, with the reason.

    Raises:
        KgError: see `side`.
    """
    if before.is_dir() and after.is_dir():
        old = find(before)
        new = find(after)
        # Graphs that are named otherwise are otherwise throughout.
        is_alike = old.namespaces == new.namespaces
        if is_alike and is_kept(old) and is_kept(new):
            graphs = _compiled(old, new, say)
            if graphs:
                return _of_differing(old, new, graphs)
    one = side(before, around)
    other = side(after, around)
    return one, other


def _compiled(
    old: Workspace, new: Workspace, say: Callable[[str], None]
) -> tuple[Graph, Graph] | None:
    """The compiled graphs, one made of the other where it has none."""
    first = new
    second = old
    if is_compiled(old):
        first = old
        second = new
    one = compile_store(first, say)
    if one is None:
        return None
    other = compile_store(second, say, like=first)
    if other is None:
        return None
    if first == old:
        return one, other
    return other, one


def _of_differing(
    old: Workspace, new: Workspace, graphs: tuple[Graph, Graph]
) -> tuple[Side, Side]:
    """The sides with what some file says that is not in both."""
    # What is in both files alike may stand in others too, and is no difference.
    said = said_differently(old, new)
    triples = {quad.triple for quad in said.before ^ said.after}
    one, other = graphs
    return _restricted(one, triples), _restricted(other, triples)


def _restricted(graph: Graph, triples: set[TripleTerm]) -> Side:
    """What a project says of this."""
    subjects = {triple.subject for triple in triples}
    named = v.named_nodes(subjects)
    quads: set[Quad] = set()
    found = graph.match(named, graphs=None)
    for quad in found:
        if quad.triple in triples:
            quads.add(quad)
    return Side(graph, frozenset(quads), is_project=True)


def differences(before: Side, after: Side) -> list[Change]:
    """What changed from one side to the other, in the order of the passages.

    What is inferred is left out, since it follows from the rest. Where one side has no
    named graphs, as in Turtle, what holds is compared without regard to passages.
    """
    changes = set(_Comparison(before, after).changes())
    return sorted(changes, key=_order)


class _Comparison:
    def __init__(self, before: Side, after: Side) -> None:
        self._before = before
        self._after = after
        self._old = _statements(before, after)
        self._new = _statements(after, before)
        self._reasons_before: set[NamedNode] = set()
        self._reasons_after: set[NamedNode] = set()

    def changes(self) -> Iterator[Change]:
        """The changes in no order; one sentence of several statements comes often."""
        old, new = self._old, self._new
        removed = [triple for triple in old if triple not in new]
        added = [triple for triple in new if triple not in old]
        kept = [triple for triple in old if triple in new]
        moved = [triple for triple in kept if old[triple] != new[triple]]
        self._prepare_names([*moved, *removed, *added])
        self._reasons_before = _reasons(self._before, old, [*moved, *removed])
        self._reasons_after = _reasons(self._after, new, [*moved, *added])
        for triple in moved:
            yield self._moved(triple)
        removed_by_slot = _by_slot(removed)
        added_by_slot = _by_slot(added)
        for slot in removed_by_slot | added_by_slot:
            gone = removed_by_slot.get(slot, [])
            come = added_by_slot.get(slot, [])
            if len(gone) == len(come) == 1:
                yield self._changed(gone[0], come[0])
                continue
            # Of several values, nobody could say which one became which.
            for triple in gone:
                yield self._removed(triple)
            for triple in come:
                yield self._added(triple)

    def _prepare_names(self, triples: Collection[Triple]) -> None:
        # Each side asks for all names at once: one by one, each would be a query.
        self._before.graph.verbaliser.prepare(triples=triples)
        self._after.graph.verbaliser.prepare(triples=triples)

    def _moved(self, triple: Triple) -> Change:
        """What both sides say, in different passages."""
        return Change(
            "~",
            _sentence(self._after, triple),
            before=self._places_before(self._old[triple]),
            after=self._places_after(self._new[triple]),
            about=_about(triple, self._after),
        )

    def _changed(self, old: Triple, new: Triple) -> Change:
        """One value of a property in place of another."""
        old_sentence = _sentence(self._before, old)
        new_sentence = _sentence(self._after, new)
        about = _about(old, self._before, self._after)
        return Change(
            "~",
            _merged(old_sentence, new_sentence),
            before=self._places_before(self._old[old]),
            after=self._places_after(self._new[new]),
            about=about[:2],
        )

    def _removed(self, triple: Triple) -> Change:
        places = self._places_before(self._old[triple])
        sentence = _sentence(self._before, triple)
        about = _about(triple, self._before)
        removed = Change("-", sentence, before=places, about=about)
        return self._reworded(triple, places) or removed

    def _added(self, triple: Triple) -> Change:
        places = self._places_after(self._new[triple])
        sentence = _sentence(self._after, triple)
        about = _about(triple, self._after)
        added = Change("+", sentence, after=places, about=about)
        return self._reworded(triple, places) or added

    def _places_before(self, graphs: set[NamedNode]) -> tuple[str, ...]:
        return _places(graphs & self._reasons_before)

    def _places_after(self, graphs: set[NamedNode]) -> tuple[str, ...]:
        return _places(graphs & self._reasons_after)

    def _reworded(self, triple: Triple, places: tuple[str, ...]) -> Change | None:
        """The change of a sentence that tells more than the statement, as of a figure.

        Where both sides have the figure, a part of it that is new or gone changes its
        sentence.
        """
        about = _about(triple, self._before, self._after)
        is_sentence_of_triple = len(about) == len(triple)
        old = _sentence(self._before, triple)
        new = _sentence(self._after, triple)
        if is_sentence_of_triple or old == new:
            return None
        return Change("~", _merged(old, new), places, places, about)


def _statements(own: Side, other: Side) -> Statements:
    """The statements of a side that can be compared with those of the other."""
    if not (_has_graphs(own) and _has_graphs(other)):
        return _statements_that_hold(own, other)
    # What follows from the rest, and what repeats it.
    left_out = {own.graph.namespaces.inferred, own.graph.namespaces.holds}
    if not (own.is_project and other.is_project):
        # A file need not have them, so that they are missing in it says nothing.
        left_out |= {own.graph.namespaces.ontology, own.graph.namespaces.dataset}
    return _statements_in_graphs(own, left_out)


def _has_graphs(side: Side) -> bool:
    # One may say nothing that the other does not.
    return side.is_project or any(quad.graph_name != HOLDS for quad in side.quads)


def _statements_in_graphs(side: Side, left_out: set[NamedNode]) -> Statements:
    statements: Statements = {}
    for quad in side.quads:
        graph = quad.graph_name
        if not isinstance(graph, NamedNode) or graph in left_out:
            continue
        triple = _comparable(quad)
        if triple:
            statements.setdefault(triple, set()).add(graph)
    return statements


def _statements_that_hold(own: Side, other: Side) -> Statements:
    """The statements of the default graph, without what describes the data set."""
    data_sets = {quad.subject for quad in own.quads if quad.object == v.VOID_DATASET}
    # In a file without graphs its makers and graphs are told beside it: they are known
    # from the side that has its description apart.
    described = _description(own) | _description(other)
    statements: Statements = {}
    for quad in own.quads:
        if isinstance(quad.graph_name, NamedNode) or quad.subject in data_sets:
            continue
        triple = _comparable(quad)
        if triple and triple not in described:
            statements[triple] = set()
    return statements


def _description(side: Side) -> set[Triple]:
    """What stands in the graph that describes the data set."""
    name = side.graph.namespaces.dataset
    return {
        triple
        for quad in side.quads
        if quad.graph_name == name and (triple := _comparable(quad))
    }


def _comparable(quad: Quad) -> Triple | None:
    """The triple, unless it has a blank node: these bear no name from side to side.

    Exports also tell which article a passage is of, which its name tells everywhere.
    """
    if quad.predicate == v.REFERENCE_CONTEXT:
        return None
    if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, BlankNode):
        return quad.subject, quad.predicate, quad.object
    return None


def _by_slot(triples: Iterable[Triple]) -> dict[Slot, list[Triple]]:
    """The statements by subject and property, in order.

    Where a passage as a whole is new or gone, its position and digest say no more.
    """
    ordered = sorted(triples, key=str)
    whole_passages = set()
    for subject, predicate, value in ordered:
        if predicate == v.TYPE and value == v.CLASS_PASSAGE:
            whole_passages.add(subject)
    by_slot: dict[Slot, list[Triple]] = defaultdict(list)
    for triple in ordered:
        subject, predicate, _ = triple
        if subject in whole_passages and predicate in _POSITIONAL:
            continue
        by_slot[subject, predicate].append(triple)
    return by_slot


def _about(triple: Triple, *sides: Side) -> tuple[str, ...]:
    """What the sentence of a statement is about, in N-Triples form.

    It is the thing alone if every side tells all of it in one sentence.
    """
    units = [side.graph.verbaliser.unit(triple) for side in sides]
    longest = max(units, key=len)
    return tuple(map(str, longest))


def _sentence(side: Side, triple: Triple) -> str:
    return side.graph.verbaliser.sentence(*triple)


def _reasons(
    side: Side, statements: Statements, triples: Iterable[Triple]
) -> set[NamedNode]:
    """The graphs that give a reason: passages, registry and what is derived.

    An article's own graph gives none, as it only describes the passages.
    """
    graphs = set().union(*(statements[triple] for triple in triples))
    return side.graph.reasons_among(graphs)


def _places(reasons: Iterable[NamedNode]) -> tuple[str, ...]:
    names = [reason.value for reason in reasons]
    names.sort(key=order)
    return tuple(names)


def _merged(old: str, new: str) -> str:
    """Two sentences as one.

    >>> _merged("The output is more than 5.7 yuan.", "The output is 5.9 yuan.")
    'The output is more than 5.7 -> 5.9 yuan.'
    """
    old_words, new_words = old.split(), new.split()
    # One word at least is left on each side of the arrow.
    most = min(len(old_words), len(new_words)) - 1
    start = 0
    while start < most and old_words[start] == new_words[start]:
        start += 1
    end = 0
    while start + end < most and old_words[-1 - end] == new_words[-1 - end]:
        end += 1
    up_to_arrow = old_words[: len(old_words) - end]
    return " ".join([*up_to_arrow, "->", *new_words[start:]])


def _order(
    change: Change,
) -> tuple[bool, tuple[str, int, int], str, str, tuple[str, ...]]:
    """A sorting key: by the first passage, then what no passage states."""
    places = [*change.before, *change.after]
    is_in_no_passage = not any("#" in place for place in places)
    first_place = min(map(order, places), default=("", 0, 0))
    return (
        is_in_no_passage,
        first_place,
        change.sentence,
        change.sign,
        change.about,
    )
