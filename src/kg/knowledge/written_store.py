"""A store on another machine that is written, with notes of what it was given.

The notes are in a graph of their own: of each unit that was published, the digest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean

from kg import vocabulary as v
from kg.errors import KgError
from kg.knowledge.endpoint import Endpoint
from kg.knowledge.home import GraphName, bindings
from kg.knowledge.remote import RemoteHome
from kg.namespaces import Namespaces

_NOTE = NamedNode(v.PREFIXES["dcterms"] + "identifier")
_LOCK = "being-published"
_NEXT = " ;\n"  # between two operations of an update
_OTHER = (
    "Somebody else is publishing there, or was stopped in the middle.",
    "Wait for the other; or, if nobody is at it, --take-over goes on where it stopped.",
)


class WrittenStore:
    """A store that is written.

    Args:
        update: Where it takes updates.
        query: Where it answers queries; without it, where stores of that address do.
        namespaces: The names of what is published there.
    """

    def __init__(self, update: str, query: str | None, namespaces: Namespaces) -> None:
        asked = Endpoint(query or query_address(update))
        self._names = namespaces
        self._update = Endpoint(update)
        self._home = RemoteHome(asked, self._names, is_union=False)

    def is_union(self) -> bool:
        """Whether its default graph is the union of all; it has to have some graph."""
        role = v.graph_role("Inferred")
        answer = self._home.query(f"ASK {{ ?graph a {role} }}")
        return isinstance(answer, QueryBoolean) and bool(answer)

    def notes(self) -> dict[str, str]:
        """By the name of each unit that is there, its digest."""
        start = self._note("").value
        found: dict[str, str] = {}
        for quad in self._home.match(None, [_NOTE], None, [self._names.published]):
            name, digest = quad.subject, quad.object
            if isinstance(name, NamedNode) and isinstance(digest, Literal):
                unit = name.value.removeprefix(start)
                found[unit] = digest.value
        found.pop(_LOCK, None)
        return found

    def quads(self, graphs: Iterable[GraphName]) -> set[Quad]:
        """What graphs have there."""
        quads = self._home.match(None, None, None, list(graphs))
        return set(quads)

    def passages(self, article: NamedNode) -> list[NamedNode]:
        """The passages of an article that are there."""
        declared = self._home.match(None, [v.TYPE], [v.CLASS_PASSAGE], [article])
        subjects = [quad.subject for quad in declared]
        return [each for each in subjects if isinstance(each, NamedNode)]

    def send(self, name: str, digest: str, operations: Sequence[str]) -> None:
        """Run operations that bring a unit up to date, and note its digest then."""
        # Until all is there, nothing is noted.
        pending = [self._forgetting(name)]
        for operation in operations[:-1]:
            self._run([*pending, operation])
            pending = []
        note = self._noting(name, _quoted(digest))
        noting = f"INSERT DATA {{ {note} }}"
        self._run([*pending, *operations[-1:], noting])

    def forget(self, name: str, graphs: Collection[NamedNode]) -> None:
        """Remove a unit that is no more."""
        dropped = [f"DROP SILENT GRAPH {graph}" for graph in graphs]
        self._run([*dropped, self._forgetting(name)])

    @contextmanager
    def alone(self, *, take_over: bool) -> Iterator[None]:
        """Keep others from publishing there meanwhile.

        Raises:
            KgError: Another is at it.
        """
        own = _quoted(uuid4().hex)
        lock = self._noting(_LOCK, own)
        held = self._noting(_LOCK, "?other")
        release = self._forgetting(_LOCK)
        if take_over:
            self._run([release])
        free = f"FILTER NOT EXISTS {{ {held} }}"
        self._run([f"INSERT {{ {lock} }} WHERE {{ {free} }}"])
        answer = self._home.query(f"SELECT ?other WHERE {{ {held} }}")
        holders = [str(row["other"]) for row in bindings(answer)]
        if holders != [own]:
            raise KgError(*_OTHER)
        try:
            yield
        finally:
            self._run([release])

    def _run(self, operations: Iterable[str]) -> None:
        self._update.update(_NEXT.join(operations))

    def _forgetting(self, name: str) -> str:
        noted = self._noting(name, "?digest")
        return f"DELETE WHERE {{ {noted} }}"

    def _noting(self, name: str, value: str) -> str:
        note = f"{self._note(name)} {_NOTE} {value}"
        return f"GRAPH {self._names.published} {{ {note} }}"

    def _note(self, name: str) -> NamedNode:
        local = quote(name)
        return NamedNode(f"{self._names.base}published/{local}")


def query_address(update: str) -> str:
    """Return where a store answers queries that takes updates at an address.

    >>> query_address("http://127.0.0.1:7878/update")
    'http://127.0.0.1:7878/query'
    >>> query_address("https://example.org/repositories/news/statements")
    'https://example.org/repositories/news'
    """
    base, _, last = update.rstrip("/").rpartition("/")
    match last:
        case "update":
            return f"{base}/query"
        case "statements":
            return base
    return update


def _quoted(text: str) -> str:
    return str(Literal(text))
