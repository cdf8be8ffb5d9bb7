"""What holds, as sentences with their reasons, and with the passages that they are read from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts, link
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Basis, Evidence, Passage, Provenance, Statement
from kg.vocabulary import Term, Triple

_NAMING = (v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.LABEL)
_ORDER: tuple[Basis, ...] = ("stated", "derived", "inferred", "registered")


def statements(
    graph: Graph,
    triples: Iterable[Triple],
    texts: Texts = NO_TEXTS,
    *,
    among: Collection[NamedNode] | None = None,
) -> list[Statement]:
    """The triples as sentences, each with one piece of evidence for each passage that states it.

    Args:
        graph: where they hold; one that does not hold is an error of the caller's.
        triples: the statements, in the order in which they come back.
        texts: the texts that may be quoted; without them nothing is.
        among: the named graphs that count as reasons; without it, all do.
    """
    ordered = list(triples)
    reasons = graph.provenance(ordered, among)
    prepare(graph, ordered, reasons.values())
    return [statement(graph, triple, reasons[triple], texts) for triple in ordered]


def prepare(
    graph: Graph, triples: Iterable[Triple], reasons: Iterable[Provenance]
) -> None:
    """Ask at once for all the names that the sentences and their evidence need."""
    speakers = (
        NamedNode(who)
        for why in reasons
        for each in why.passages
        for who in each.said_by
    )
    graph.verbaliser.prepare(speakers, triples)


def statement(
    graph: Graph, triple: Triple, why: Provenance, texts: Texts = NO_TEXTS
) -> Statement:
    """One triple as a sentence, with the evidence of the passages behind it."""
    subject, predicate, value = triple
    return Statement(
        str(subject),
        str(predicate),
        str(value),
        graph.verbaliser.sentence(subject, predicate, value),
        why.basis,
        tuple(evidence(graph, passage, texts) for passage in why.passages),
    )


def evidence(graph: Graph, passage: Passage, texts: Texts = NO_TEXTS) -> Evidence:
    """The passage with its voice, its words where a text proves them, a link to the publisher and a line to cite."""
    article = graph.article_of(passage)
    dated = [article.publisher, formatting.day(article.published[:10])]
    source = ", ".join(filter(None, dated)) or article.slug
    return Evidence(
        passage=passage.iri,
        position=passage.position,
        voice=voice(graph, passage),
        quote=texts.quote(article, passage),
        link=link(article.url, passage.fragment),
        citation=", ".join(filter(None, [source, passage.position])),
    )


def voice(graph: Graph, passage: Passage) -> str:
    """Who says it."""
    if passage.said_by:
        names = [graph.verbaliser.name(NamedNode(who)) for who in passage.said_by]
        return f"said by {formatting.listing(names)}"
    return "a picture's caption" if passage.is_caption else "the article's own voice"


class GroupedStatement(NamedTuple):
    """A sentence with all of its evidence, and the triples that it stands for: those of a figure are one sentence."""

    statement: Statement
    triples: tuple[Triple, ...]


class Account:
    """What is said of several things, asked for at once: the reasons of all triples, and the names in them."""

    def __init__(
        self, graph: Graph, triples: Iterable[Triple], texts: Texts = NO_TEXTS
    ) -> None:
        self._graph = graph
        self._texts = texts
        ordered = list(dict.fromkeys(triples))
        self.reasons = graph.provenance(ordered)
        prepare(graph, ordered, self.reasons.values())

    def said(self, triples: Iterable[Triple]) -> list[GroupedStatement]:
        """What some of the triples say: each sentence once, repetitions left out.

        What an article states comes first, what only names or classes a thing last.
        """
        # What holds for no reason, which a check finds, is told by nobody.
        known = [t for t in dict.fromkeys(triples) if t in self.reasons]
        told = [t for t in known if not is_repetition(t, self.reasons[t])]
        told.sort(key=lambda t: (is_naming(t), _ORDER.index(self.reasons[t].basis)))
        groups: dict[tuple[Term, ...], list[Triple]] = {}
        for triple in told:
            groups.setdefault(self._graph.verbaliser.unit(triple), []).append(triple)
        return list(map(self._together, groups.values()))

    def statement(self, triple: Triple) -> Statement:
        """One of the triples as a sentence with its evidence."""
        return statement(self._graph, triple, self.reasons[triple], self._texts)

    def _together(self, group: list[Triple]) -> GroupedStatement:
        """The statements of one sentence, with the evidence of all."""
        each = list(map(self.statement, group))
        merged = dict.fromkeys(piece for one in each for piece in one.evidence)
        return GroupedStatement(each[0]._replace(evidence=tuple(merged)), tuple(group))


def about(graph: Graph, thing: NamedNode, texts: Texts = NO_TEXTS) -> list[Statement]:
    """All that is said of a thing, as subject or object: each sentence once, with all of its evidence."""
    triples = [*graph.triples(thing), *graph.triples(objects=thing)]
    return [each.statement for each in grouped(graph, triples, texts)]


def grouped(
    graph: Graph, triples: Iterable[Triple], texts: Texts = NO_TEXTS
) -> list[GroupedStatement]:
    """What the triples say; see `Account.said`."""
    ordered = list(triples)
    return Account(graph, ordered, texts).said(ordered)


def is_naming(triple: Triple) -> bool:
    """Whether it only says what a thing is or is called."""
    return triple[1] in _NAMING


def is_repetition(triple: Triple, why: Provenance) -> bool:
    """Whether it is inferred, and only says in wider classes or in another vocabulary what holds anyway."""
    _, predicate, _ = triple
    return why.basis == "inferred" and not predicate.value.startswith(v.KG)
