"""The table of statements: all that the map shows, and what it does not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.evidence.explanations import Explanation, explain
from kg.evidence.statements import GroupedStatement, is_naming, proof_of
from kg.formats.reification import statement_id
from kg.knowledge import Graph
from kg.model import Basis, Proof, Provenance, Statement
from kg.page.address import Address, address_of, key
from kg.page.citations import Citation, cited
from kg.page.look import LINES, drawn_as
from kg.page.scope import Scope
from kg.page.thing_table import KnownThings, When
from kg.vocabulary import Term, Triple


class Premise(NamedTuple):
    """A statement that another rests on."""

    id: str
    sentence: str


class StatementRow(NamedTuple):
    """A sentence: the names of its statements, the first of which is its own, and those statements in Turtle.

    `unit` tells it from others, also from those in the same words. `line` is how it is
    drawn, and `modality` how it is told if it is only claimed. `stated` has for
    each statement the links of the passages that make it, `cited` those of the whole
    sentence, and `grades` what Turtle says of how well it is proved, nothing where nobody
    knows; `proofs` are theirs, as far as they are known. What no article states has a reason, what it rests on, and for `cited` the
    passages that it rests on in the end.
    """

    unit: tuple[Term, ...]
    ids: tuple[str, ...]
    turtle: tuple[str, ...]
    sentence: str
    basis: Basis
    line: str
    modality: str | None
    things: tuple[str, ...]
    cited: tuple[Citation, ...]
    stated: tuple[tuple[str, ...], ...]
    grades: tuple[str, ...]
    proofs: tuple[Proof, ...]
    when: When | None
    is_naming: bool
    reason: str | None = None
    premises: tuple[Premise, ...] = ()

    @property
    def href(self) -> str:
        """Where it is on the page: what only names or classes a thing is in the thing's own row."""
        if self.is_naming and self.things:
            return address_of("thing", self.things[0])
        return address_of("statement", self.ids[0])


def statement_rows(
    graph: Graph, address: Address, scope: Scope, known: KnownThings
) -> list[StatementRow]:
    """A row a sentence; those that only name or class a thing are for its own row to show."""
    ordered = sorted(scope.said, key=lambda each: _in_order_of_reading(graph, each))
    triples: list[Triple] = []
    unstated: list[Triple] = []
    for each in ordered:
        triples += each.triples
        if each.statement.basis != "stated":
            unstated.append(each.triples[0])
    reasons = graph.provenance(triples)
    why = dict(zip(unstated, explain(graph, unstated), strict=True))
    found = []
    for each in ordered:
        row = _row(graph, address, each, known, reasons)
        explained = why.get(each.triples[0])
        if explained:
            row = _explained(graph, address, row, explained)
        found.append(row)
    return found


def _in_order_of_reading(
    graph: Graph, each: GroupedStatement
) -> tuple[bool, list[tuple[str, int, int]]]:
    """What articles state in the order of their words, then all else."""
    first = (graph.passages[piece.passage] for piece in each.statement.evidence[:1])
    return each.statement.basis != "stated", [passage.order for passage in first]


def _row(
    graph: Graph,
    address: Address,
    each: GroupedStatement,
    known: KnownThings,
    reasons: Mapping[Triple, Provenance],
) -> StatementRow:
    ends: dict[Term, None] = {}
    for subject, _, value in each.triples:
        ends[subject] = None
        ends[value] = None
    things = list(filter(known.is_thing, ends))
    keys = [key(graph, each.value) for each in things if isinstance(each, NamedNode)]
    passages = [reasons[triple].passages for triple in each.triples]
    turtle: list[str] = []
    stated: list[tuple[str, ...]] = []
    grades: list[str] = []
    proofs: list[Proof] = []
    for triple, several in zip(each.triples, passages, strict=True):
        turtle.append(_turtle(graph, triple))
        stated.append(tuple(map(address.passage, several)))
        proof = proof_of(graph, triple, several)
        grades.append(_grade(proof))
        if proof:
            proofs.append(proof)
    return StatementRow(
        unit=graph.verbaliser.unit(each.triples[0]),
        ids=tuple(map(statement_id, each.triples)),
        turtle=tuple(turtle),
        sentence=each.statement.sentence,
        basis=each.statement.basis,
        line=drawn_as(each.statement),
        modality=each.statement.modality,
        things=tuple(keys),
        cited=cited(graph, address, each.statement.evidence),
        stated=tuple(stated),
        grades=tuple(grades),
        proofs=tuple(proofs),
        when=next(filter(None, map(known.time_of, things)), None),
        is_naming=is_naming(each.triples[0]),
    )


def _turtle(graph: Graph, triple: Triple) -> str:
    return " ".join(graph.short.term(str(term)) for term in triple)


def _grade(proof: Proof | None) -> str:
    """What is said of a statement in Turtle, as in an export: its grade, and by what."""
    if proof is None or proof.grade is None:
        return ""
    grade = f"kg:grade kg:{proof.grade}"
    return f"{grade} ; kg:provedBy kg:{proof.how}" if proof.how else grade


def _explained(
    graph: Graph, address: Address, row: StatementRow, why: Explanation
) -> StatementRow:
    premises = (premise.statement for premise in why.premises)
    return row._replace(
        reason=why.reason or LINES[row.basis].why,
        premises=tuple(_premise(each) for each in premises),
        cited=cited(graph, address, why.sources),
    )


def _premise(said: Statement) -> Premise:
    return Premise(
        statement_id((said.subject, said.predicate, said.object)), said.sentence
    )
