"""The canonical form of TriG and Turtle: the same quads always give the same bytes.

It is made to be read in a `git diff`: a predicate a line, passages in the order of the
text, and of each subject first its type and its names.

It is not left to the engine's serializer, which writes some numbers and names so that
rdflib misreads them (`01` without quotes, an escaped dot), has no `~`, and wraps no
long lists.

Terms are texts in N-Triples form, which the engine gives in one piece: asking each quad
for each of its terms would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import BadInput
from kg.rdf import compact
from kg.vocabulary import ALT_LABEL, KIND, PREF_LABEL, TYPE

Reifiers: TypeAlias = Mapping[Triple, Sequence[NamedNode]]

_WIDTH = 120
_INDENT = 8
_TYPE = str(TYPE)
_FIRST_PREDICATES = (_TYPE, str(PREF_LABEL), str(ALT_LABEL), str(KIND))
_RANKS = {predicate: rank for rank, predicate in enumerate(_FIRST_PREDICATES)}


def write_trig(  # noqa: PLR0913 - each part of the document by its name
    quads: Iterable[Quad],
    prefixes: Mapping[str, str],
    *,
    base: str | None = None,
    head: str = "",
    source: str = "data",
    reifiers: Reifiers | None = None,
    has_names: bool = True,
    keyword: str = "GRAPH ",
) -> str:
    """The canonical document: head, base, prefixes in use, default graph, named graphs.

    Without named graphs it is Turtle. Prefixes are declared by `@prefix`, which readers
    of Turtle 1.0 know too.

    Args:
        quads: in any order; a repeated one counts once.
        prefixes: the namespaces that are shortened, by prefix.
        base: the IRI that `<>` stands for; only it and its fragments are shortened.
        head: comment lines.
        source: what the quads are from, for error messages.
        reifiers: by statement, the names that follow its object, each after a `~`
            (https://www.w3.org/TR/rdf12-turtle/).
        has_names: whether every node must have an IRI. Else blank nodes and triple
            terms are written as N-Triples has them, and what is written is canonical if
            the labels of the blank nodes are.
        keyword: what stands before a graph's name. People see by it where a graph
            begins; some readers do not know it, so it may be empty.

    Raises:
        BadInput: there is a blank node or a triple term where every node `has_names`.
    """
    writer = _Writer(prefixes, base, source, reifiers or {}, has_names=has_names)
    graphs = _by_graph(quads)
    bodies = []
    for graph in sorted(graphs, key=writer.order):
        body = writer.graph(graph, graphs[graph])
        bodies.append(keyword + body if graph else body)
    # Last, since only now is it known which prefixes are in use.
    parts = [head.rstrip("\n"), writer.prologue(), *bodies]
    return "\n\n".join(part for part in parts if part) + "\n"


class PieceWriter:
    """Writes the same document piece by piece, of quads that come in its order.

    Args:
        prefixes: see `write_trig`.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._writer = _PieceWriter(prefixes, None, "data", {}, has_names=True)

    def prologue(self, head: str) -> str:
        """What stands before the first graph, once the last one has been written."""
        declared = self._writer.prologue()
        comment = head.rstrip("\n")
        parts = filter(None, (comment, declared))
        return "\n\n".join(parts) + "\n"

    def default_graph(self, parts: Iterable[Iterable[Quad]]) -> Iterator[str]:
        """The subjects of the default graph, each part with some of them."""
        for quads in parts:
            for triples in _by_graph(quads).values():
                block = self._writer.graph("", triples)
                yield f"\n{block}\n"

    def named_graph(
        self, graph: NamedNode, parts: Iterable[Iterable[Quad]]
    ) -> Iterator[str]:
        """A graph, each part with some of its subjects."""
        begun = False
        for quads in parts:
            for name, triples in _by_graph(quads).items():
                block = self._writer.graph(name, triples)
                block = block.removesuffix("\n}")
                if begun:
                    _, _, block = block.partition("\n")
                yield f"\n{block}"
                begun = True
        if begun:
            yield "\n}\n"

    def named_graphs(self, quads: Iterable[Quad]) -> Iterator[str]:
        """Some graphs, each of them whole."""
        graphs = _by_graph(quads)
        for graph in sorted(graphs, key=self._writer.order):
            block = self._writer.graph(graph, graphs[graph])
            yield f"\n{block}\n"


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[str]]:
    """The triples of each graph, those of the default graph under the empty name."""
    content = serialize(quads, format=RdfFormat.N_QUADS) or b""
    # Each quad ends in " .\n", which stands nowhere else, since literals have their
    # line ends escaped. What is left behind the last one is empty.
    lines = content.decode().split(" .\n")[:-1]
    graphs: dict[str, list[str]] = {}
    for line in set(lines):
        triple, _, graph = line.rpartition(" ")
        # IRIs and blank nodes hold neither spaces nor quotes; a literal may hold both,
        # and its last word has the closing quote. So the last word names a graph unless
        # it has a quote, or ends a triple term, or only a subject and a predicate stand
        # before it.
        if '"' in graph or graph == ")>>" or triple.count(" ") == 1:
            triple, graph = line, ""
        graphs.setdefault(graph, []).append(triple)
    return graphs


class _TermOrder(NamedTuple):
    """IRIs come before literals."""

    is_literal: bool
    key: compact.SortKey


class _PairOrder(NamedTuple):
    """The type and the names come before other predicates."""

    rank: int
    predicate: str
    object: _TermOrder


class _Writer:
    """Writes one document, and remembers which prefixes it `used`.

    A pair is the predicate and the object of a triple, as one text.
    """

    _kept: int | None = None  # how many terms it remembers as they are written

    def __init__(
        self,
        prefixes: Mapping[str, str],
        base: str | None,
        source: str,
        reifiers: Reifiers,
        *,
        has_names: bool,
    ) -> None:
        self.used: set[str] = set()
        self._short = compact.Abbreviator(prefixes)
        self._prefixes = prefixes
        self._base = base
        self._source = source
        self._has_names = has_names
        self._reifiers: dict[str, Sequence[NamedNode]] = {}
        for triple, names in reifiers.items():
            line = " ".join(str(term) for term in triple)
            self._reifiers[line] = names
        # Most terms and pairs come back many times. The caches are the document's own:
        # around a method of the class they would outlive it.
        cache = lru_cache(maxsize=self._kept)
        self.order = cache(self._term_order)
        self._term = cache(self._write_term)
        self._pair_order = cache(self._order_of_pair)
        self._pair = cache(self._write_pair)

    def prologue(self) -> str:
        """The base, and the prefixes that are in use so far."""
        base = [f"@base <{self._base}> ."] if self._base else []
        used = (
            f"@prefix {name}: <{self._prefixes[name]}> ." for name in sorted(self.used)
        )
        return "\n".join([*base, *used])

    def graph(self, name: str, triples: Iterable[str]) -> str:
        """The block of a named graph, or the bare subjects of the default graph."""
        pairs: dict[str, list[str]] = {}
        for triple in triples:
            subject, _, pair = triple.partition(" ")
            pairs.setdefault(subject, []).append(pair)
        subjects = [
            self._subject(subject, pairs[subject])
            for subject in sorted(pairs, key=self.order)
        ]
        if not name:
            return "\n\n".join(subjects)
        # No literal is touched: its line ends are escaped.
        indented = "\n".join(subjects).replace("\n", "\n    ")
        return f"{self._term(name)} {{\n    {indented}\n}}"

    def _subject(self, subject: str, pairs: Iterable[str]) -> str:
        """A subject with its predicates, one a line."""
        objects: dict[str, list[str]] = {}
        for pair in sorted(pairs, key=self._pair_order):
            verb, value = self._pair(pair)
            if self._reifiers:
                value += self._annotations(f"{subject} {pair}")
            objects.setdefault(verb, []).append(value)
        lines = [_predicate(verb, values) for verb, values in objects.items()]
        return f"{self._term(subject)} " + " ;\n    ".join(lines) + " ."

    def _annotations(self, triple: str) -> str:
        """What names the reifiers of a statement, behind its object."""
        names = self._reifiers.get(triple, ())
        return "".join(f" ~ {self._term(str(name))}" for name in names)

    def _write_pair(self, pair: str) -> tuple[str, str]:
        """The predicate and the object as Turtle has them."""
        predicate, _, value = pair.partition(" ")
        verb = "a" if predicate == _TYPE else self._term(predicate)
        return verb, self._term(value)

    def _write_term(self, term: str) -> str:
        if term.startswith(("_:", "<<")):
            if not self._has_names:
                return term
            raise BadInput(
                self._source,
                f"{term} is a blank node or a triple term.",
                "Give every node an IRI of its own.",
            )
        return compact.term(term, self._iri)

    def _iri(self, iri: str) -> str:
        base = self._base
        # Other relative references would be legal, but rdflib does not resolve all of
        # them as the standard does.
        if base and (iri == base or iri.startswith(base + "#")):
            return f"<{iri.removeprefix(base)}>"
        name = self._short.prefixed(iri)
        if name is None:
            return f"<{iri}>"
        prefix, local = name
        self.used.add(prefix)
        return f"{prefix}:{local}"

    def _term_order(self, term: str) -> _TermOrder:
        if term.startswith('"'):
            return _TermOrder(is_literal=True, key=(term, 0, 0))
        if term.startswith("_:"):
            return _TermOrder(is_literal=False, key=_label_order(term))
        return _TermOrder(is_literal=False, key=compact.order(term[1:-1]))

    def _order_of_pair(self, pair: str) -> _PairOrder:
        predicate, _, value = pair.partition(" ")
        rank = _RANKS.get(predicate, len(_RANKS))
        return _PairOrder(rank, predicate, self.order(value))


class _PieceWriter(_Writer):
    """The same for a document of any length."""

    _kept = 1 << 14


def _label_order(label: str) -> compact.SortKey:
    """Blank nodes come after IRIs, those of canonical labels by their numbers."""
    name = label.rstrip("0123456789")
    return f"~{name}", int(label[len(name) :] or 0), 0


def _predicate(verb: str, objects: Sequence[str]) -> str:
    """A predicate with its objects, each on its own line if one does not hold them."""
    line = f"{verb} {' , '.join(objects)}"
    if len(line) < _WIDTH - _INDENT:
        return line
    indent = "\n" + " " * _INDENT
    return verb + indent + f" ,{indent}".join(objects)
