"""Writing into graph/judgements.ttl: one block for each judgement, and who made it.

Blocks are added, and none is changed: an undo is another block, so that a diff of the
file is a list of decisions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import files
from kg import vocabulary as v
from kg.authoring.days import iso_day
from kg.authoring.slugs import slug
from kg.errors import KgError, NotFound
from kg.knowledge import Facts, Graph
from kg.knowledge.home import triples_of
from kg.knowledge.judgements import agents
from kg.rdf.canonical import Document, read_document, write_document
from kg.vocabulary import Term
from kg.workspace import Workspace

_DAY = NamedNode(v.PREFIXES["xsd"] + "date")


class Signature(NamedTuple):
    """Who judges, and when.

    Attributes:
        date: The day, in ISO 8601.
        agent: The name of who judges, as graph/dataset.ttl has it; empty for the one
            who made the data set.
    """

    date: str
    agent: str = ""


class JudgementFile:
    """The judgements of a project, to which others are added.

    It is read as it is on the disk, whatever graph was loaded before, so that what was
    written in the same session is known.

    Args:
        workspace: where the file is.
        graph: the project, which knows its agents and its language.

    Attributes:
        path: where the file is.
        known: what was decided before, as far as that matters; see `add_once`.
    """

    def __init__(self, workspace: Workspace, graph: Graph) -> None:
        self.path = workspace.judgements
        self.known: dict[Hashable, NamedNode] = {}
        self._graph = graph
        self._shown = workspace.shown(self.path)
        exists = self.path.exists()
        written = read_document(self.path, self._shown) if exists else Document([])
        self._document = written
        self._prefixes = workspace.namespaces.prefixes
        self._added: list[Quad] = []
        self._names = {
            quad.subject.value
            for quad in self._document.quads
            if isinstance(quad.subject, NamedNode)
        }

    @property
    def facts(self) -> Facts:
        """What the judgements say."""
        return Facts(triples_of([*self._document.quads, *self._added]))

    def add(self, name: NamedNode, said: Mapping[NamedNode, Term]) -> None:
        """Add a judgement, and what it says."""
        self._names.add(name.value)
        self._added += [Quad(name, *pair) for pair in said.items()]

    def add_once(
        self, key: Hashable, name: NamedNode, said: Mapping[NamedNode, Term]
    ) -> NamedNode:
        """Add a judgement unless the same is known; return the one that there is.

        Args:
            key: what two judgements have in common that decide the same.
            name: its IRI, if it is new.
            said: what it says then.
        """
        # Whoever saves twice has decided once.
        if key not in self.known:
            self.known[key] = name
            self.add(name, said)
        return self.known[key]

    def save(self) -> None:
        """Write what was added, in canonical form."""
        if not self._added:
            return
        grown = self._document._replace(quads=[*self._document.quads, *self._added])
        content = write_document(grown, self._shown, self._prefixes)
        files.write(self.path, content)

    def free_name(self, place: str, words: Iterable[str]) -> NamedNode:
        """An IRI that tells what a judgement is on, and that no other has.

        Args:
            place: the article's slug, and where in it.
            words: what it is on.
        """
        # Readable, since people meet it in the file and in each diff of it.
        base = f"{self._graph.namespaces.base}judgement/{place}/{slug(' '.join(words))}"
        name, number = base, 1
        while name in self._names:
            number += 1
            name = f"{base}-{number}"
        return NamedNode(name)

    def signed(self, signature: Signature) -> dict[NamedNode, Term]:
        """What a judgement says of whose it is, and of which day.

        Raises:
            NotFound: there is no such agent.
            KgError: the date is none, or nobody is named.
        """
        day = iso_day(signature.date)
        return {
            v.CREATOR: _agent(self._graph, signature.agent),
            v.JUDGED_ON: Literal(day, datatype=_DAY),
        }

    def comment(self, text: str) -> dict[NamedNode, Term]:
        """What a judgement says of its reason; nothing if there is none."""
        line = " ".join(text.split())
        if not line:
            return {}
        return {v.COMMENT: Literal(line, language=self._graph.dataset.language)}

    def reason(self, text: str) -> dict[NamedNode, Term]:
        """The same for a judgement that has to have one.

        Raises:
            KgError: there is none.
        """
        comment = self.comment(text)
        if not comment:
            raise KgError("A judgement needs a reason.", "Give it by --reason.")
        return comment


def withdrawal_of(name: NamedNode) -> NamedNode:
    """The IRI of the judgement that withdraws an earlier one."""
    return NamedNode(f"{name.value}/withdrawal")


def last_part(term: Term) -> str:
    """What tells a term from others of its namespace, or the text of a literal."""
    text = term.value if isinstance(term, (NamedNode, Literal)) else str(term)
    return v.local_name(text)


def _agent(graph: Graph, name: str) -> NamedNode:
    """The agent of this name; without one, whoever made the data set."""
    known = agents(graph)
    wanted: Sequence[str] = [name] if name else graph.dataset.creators
    found = [iri for iri, known_as in known.items() if known_as in wanted]
    if len(found) == 1:
        return NamedNode(found[0])
    if name:
        advice = "Describe the agent in graph/dataset.ttl: foaf:Agent, foaf:name."
        raise NotFound("agent", name, known.values(), advice)
    if len(found) > 1:
        message = "Several people made the data set."
        raise KgError(message, "Say who you are by --agent.")
    raise KgError(
        "Nobody is named who made the data set.",
        "Describe yourself in graph/dataset.ttl: foaf:Agent, foaf:name; and be its "
        "dcterms:creator, or name yourself by --agent.",
    )
