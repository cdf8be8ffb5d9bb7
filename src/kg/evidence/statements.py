"""What holds, as sentences, with the passages that they are read from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts, link
from kg.knowledge import Graph
from kg.knowledge.grades import strongest_proof, weakness
from kg.language.english import formatting
from kg.model import (
    Basis,
    Evidence,
    Passage,
    Proof,
    Provenance,
    Statement,
)
from kg.vocabulary import Term, Triple

_NAMING = (v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.LABEL)

# In which order sentences are told, which is not that of strength (see
# `Graph.provenance`): what is recorded names and classes things for the most part, and
# is the least news.
_ORDER: tuple[Basis, ...] = ("stated", "derived", "inferred", "registered")


def statements(
    graph: Graph,
    triples: Iterable[Triple],
    texts: Texts = NO_TEXTS,
    *,
    among: Collection[NamedNode] | None = None,
) -> list[Statement]:
    """The triples as sentences, each with the evidence of all passages that state it.

    Args:
        graph: where they hold; one that does not hold is an error of the caller's.
        triples: the statements, in the order in which they come back.
        texts: the texts that may be quoted; without them nothing is.
        among: the named graphs that count as reasons; without it, all do.

    Raises:
        KeyError: a triple does not hold.
    """
    ordered = list(triples)
    reasons = graph.provenance(ordered, among)
    prepare(graph, ordered, reasons.values())
    return [statement(graph, triple, reasons[triple], texts) for triple in ordered]


def prepare(
    graph: Graph, triples: Iterable[Triple], reasons: Iterable[Provenance]
) -> None:
    """Ask at once for all the names that the sentences and their evidence need."""
    speakers: list[NamedNode] = []
    places: list[str] = []
    for reason in reasons:
        for passage in reason.passages:
            places.append(passage.iri)
            speakers += map(NamedNode, passage.said_by)
    graph.grades.prepare(places)
    graph.verbaliser.prepare(speakers, triples)


def statement(
    graph: Graph, triple: Triple, reason: Provenance, texts: Texts = NO_TEXTS
) -> Statement:
    """One triple as a sentence, with the evidence of the passages behind it."""
    subject, predicate, value = triple
    pieces = [evidence(graph, passage, texts) for passage in reason.passages]
    proof = proof_of(graph, triple, reason.passages)
    return Statement(
        subject=str(subject),
        predicate=str(predicate),
        object=str(value),
        sentence=graph.verbaliser.sentence(subject, predicate, value),
        basis=reason.basis,
        evidence=tuple(pieces),
        modality=graph.verbaliser.modality(subject, predicate),
        grade=proof.grade if proof else None,
        how=proof.how if proof else None,
    )


def proof_of(graph: Graph, triple: Triple, passages: Iterable[Passage]) -> Proof | None:
    """How well a statement is proved from the passages that state it, if that is known.

    A part of a claim is proved as the claim is.
    """
    subject, predicate, _ = triple
    claim = None
    if graph.verbaliser.modality(subject, predicate):
        claim = graph.verbaliser.claim(subject)
    if claim is not None and predicate not in v.NAMING:
        return strongest_proof(graph.grades, claim.triple, claim.modality, passages)
    return strongest_proof(graph.grades, triple, None, passages)


def evidence(graph: Graph, passage: Passage, texts: Texts = NO_TEXTS) -> Evidence:
    """A passage ready to show: who says it, the words, a link and a line to cite.

    The words are quoted only where a text has words with the passage's digest.
    """
    article = graph.article_of(passage)
    # Each may be missing from the article's description, and a day alone cites nothing.
    title = f"“{article.headline}”" if article.headline else article.slug
    # The time of day, where there is one, is left out.
    day = formatting.day(article.published[:10])
    cited = filter(None, [article.publisher or title, day, passage.position])
    return Evidence(
        passage=passage.iri,
        position=passage.position,
        voice=voice(graph, passage),
        quote=texts.quote(article, passage),
        link=link(article.url, passage.fragment),
        citation=", ".join(cited),
    )


def voice(graph: Graph, passage: Passage) -> str:
    """Who says it: those whom the article quotes, a caption, or the article itself."""
    if passage.said_by:
        speakers = map(NamedNode, passage.said_by)
        names = [graph.verbaliser.name(speaker) for speaker in speakers]
        return f"said by {formatting.listing(names)}"
    if passage.is_caption:
        return "a picture's caption"
    return "the article's own voice"


class GroupedStatement(NamedTuple):
    """One sentence, and the triples that it tells: a figure's are all told at once."""

    statement: Statement
    """The first of the triples, with the evidence of all."""

    triples: tuple[Triple, ...]


class Account:
    """What is said of several things.

    The reasons of all triples, and the names in them, are asked for at once; it is then
    told for one thing after the other.
    """

    def __init__(
        self, graph: Graph, triples: Iterable[Triple], texts: Texts = NO_TEXTS
    ) -> None:
        self._graph = graph
        self._texts = texts
        ordered = list(dict.fromkeys(triples))
        self.reasons = graph.provenance(ordered)
        prepare(graph, ordered, self.reasons.values())

    def grouped(self, triples: Iterable[Triple]) -> list[GroupedStatement]:
        """Tell some of the triples: each sentence once, repetitions left out."""
        return list(map(self.together, self.groups(triples)))

    def groups(self, triples: Iterable[Triple]) -> list[list[Triple]]:
        """The triples that are told in one sentence, together; see `told_together`."""
        bases: dict[Triple, Basis] = {}
        for triple in triples:
            reason = self.reasons.get(triple)
            if reason is not None:
                bases[triple] = reason.basis
        return told_together(self._graph, bases)

    def statement(self, triple: Triple) -> Statement:
        """One of the triples as a sentence with its evidence."""
        return statement(self._graph, triple, self.reasons[triple], self._texts)

    def together(self, group: list[Triple]) -> GroupedStatement:
        """The statements of one sentence, with the evidence of all."""
        # One passage mostly states several triples of a figure, and is cited once.
        pieces: dict[Evidence, None] = {}
        parts = [self.statement(triple) for triple in group]
        for part in parts:
            pieces |= dict.fromkeys(part.evidence)
        weakest = max(parts, key=lambda part: weakness(part.grade))
        whole = parts[0]._replace(
            evidence=tuple(pieces), grade=weakest.grade, how=weakest.how
        )
        return GroupedStatement(
            statement=whole,
            triples=tuple(group),
        )


def about(graph: Graph, thing: NamedNode, texts: Texts = NO_TEXTS) -> list[Statement]:
    """All that is said of a thing, as subject or object; see `Account.grouped`."""
    triples = graph.triples(thing)
    triples += graph.triples(objects=thing)
    return [group.statement for group in grouped(graph, triples, texts)]


class SaidOf:
    """What is said of a thing, in the order of `about`.

    Thousands of statements may be. So of those that nobody asks for no passage is read.

    Args:
        graph: where they hold.
        thing: what they are about.
        texts: the texts that may be quoted.
    """

    def __init__(self, graph: Graph, thing: NamedNode, texts: Texts = NO_TEXTS) -> None:
        self._graph = graph
        self._texts = texts
        triples = graph.triples(thing)
        triples += graph.triples(objects=thing)
        self._groups = in_sentences(graph, triples)

    def __len__(self) -> int:
        return len(self._groups)

    def part(self, begin: int, end: int) -> list[Statement]:
        """Some of the statements, by their places."""
        groups = self._groups[begin:end]
        account = Account(self._graph, chain.from_iterable(groups), self._texts)
        told: list[Statement] = []
        for group in groups:
            one = account.together(group)
            told.append(one.statement)
        return told


def in_sentences(graph: Graph, triples: Collection[Triple]) -> list[list[Triple]]:
    """The triples by the sentences that tell them; no passage is read for it."""
    bases = graph.strongest_bases(triples)
    # What each is, by which the triples are told together.
    graph.verbaliser.prepare(subject for subject, _, _ in triples)
    return told_together(graph, bases)


def told_together(
    graph: Graph,
    bases: Mapping[Triple, Basis],
) -> list[list[Triple]]:
    """The triples that are told in one sentence, together.

    What an article states comes first, what only names or classes a thing last. A
    triple that holds for no reason is for a check to find, and is not told.

    Args:
        graph: where they hold.
        bases: on what each triple rests; none that holds for no reason is among them.
    """

    def order(triple: Triple) -> tuple[bool, int]:
        basis = bases[triple]
        return is_naming(triple), _ORDER.index(basis)

    groups: dict[tuple[Term, ...], list[Triple]] = {}
    for triple in sorted(bases, key=order):
        basis = bases[triple]
        if is_repetition(graph, triple, basis):
            continue
        unit = graph.verbaliser.unit(triple)
        group = groups.setdefault(unit, [])
        group.append(triple)
    return list(groups.values())


def grouped(
    graph: Graph,
    triples: Iterable[Triple],
    texts: Texts = NO_TEXTS,
) -> list[GroupedStatement]:
    """Tell the triples; see `Account.grouped`."""
    ordered = list(triples)
    account = Account(graph, ordered, texts)
    return account.grouped(ordered)


def is_naming(triple: Triple) -> bool:
    """Whether it only says what a thing is or is called."""
    _, predicate, _ = triple
    return predicate in _NAMING


def is_repetition(graph: Graph, triple: Triple, basis: Basis) -> bool:
    """Whether it repeats another statement in more general terms.

    So does an inferred one whose property is not the project's own: that a company is
    also an `org:Organization`, or that what has a property of ours also has the wider
    one of another vocabulary. An inferred relation in the project's own terms is no
    repetition: nobody may have said before that a town is in a country.
    """
    if basis != "inferred":
        return False
    _, predicate, _ = triple
    return not graph.namespaces.is_term(predicate.value)
