"""Triples that hold, ready to show: as a sentence, with why they hold and where they are read from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import spoken
from kg import vocabulary as v
from kg.articles import link
from kg.model import Basis, Evidence, Passage, Statement
from kg.store import Store
from kg.vocabulary import Triple

_NAMING = (v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.LABEL)
_ORDER: tuple[Basis, ...] = ("stated", "derived", "inferred", "registered")


def statement(store: Store, triple: Triple, among: Collection[NamedNode] | None = None) -> Statement:
    """The triple with its sentence, and one piece of evidence for each passage that states it.

    Where graphs are given, only those `among` them count.
    """
    basis = store.basis(triple, among)
    assert basis, f"{triple} does not hold"
    subject, predicate, value = triple
    return Statement(
        str(subject),
        str(predicate),
        str(value),
        store.sentences.sentence(subject, predicate, value),
        basis,
        tuple(evidence(store, passage) for passage in store.passages(triple, among)),
    )


def evidence(store: Store, passage: Passage) -> Evidence:
    """The passage with its voice, its words where the text proves them, a link to the publisher and a line to cite."""
    article = store.article_of(passage)
    return Evidence(
        passage=passage.iri,
        position=passage.position,
        voice=voice(store, passage),
        quote=store.texts.quote(article, passage),
        link=link(article.url, passage.fragment),
        citation=f"{article.publisher}, {spoken.day(article.published[:10])}, {passage.position}",
    )


def voice(store: Store, passage: Passage) -> str:
    """Who says it."""
    if passage.said_by:
        return f"said by {spoken.listing([store.sentences.name(NamedNode(who)) for who in passage.said_by])}"
    return "a picture's caption" if passage.is_caption else "the article's own voice"


class Said(NamedTuple):
    """A sentence with all of its evidence, and the triples that it stands for: those of a figure are one sentence."""

    statement: Statement
    triples: tuple[Triple, ...]


def about(store: Store, thing: NamedNode) -> list[Statement]:
    """All that is said of a thing, as subject or object: each sentence once, with all of its evidence.

    What an article states comes first, what only names or classes the thing last.
    """
    triples = [*store.holds(thing, None, None), *store.holds(None, None, thing)]
    return [each.statement for each in said(store, triples)]


def said(store: Store, triples: Iterable[Triple]) -> list[Said]:
    """What the triples say, in the same order: each sentence once, repetitions left out."""
    found: dict[str, Said] = {}
    for triple in sorted(triples, key=lambda triple: _rank(store, triple)):
        if not is_repetition(store, triple):
            here = statement(store, triple)
            first, others = found.setdefault(here.sentence, Said(here, ()))
            merged = tuple(dict.fromkeys([*first.evidence, *here.evidence]))
            found[here.sentence] = Said(first._replace(evidence=merged), tuple(dict.fromkeys([*others, triple])))
    return list(found.values())


def is_naming(triple: Triple) -> bool:
    """Whether it only says what a thing is or is called."""
    return triple[1] in _NAMING


def is_repetition(store: Store, triple: Triple) -> bool:
    """Whether it is inferred and only says in wider classes, or in another vocabulary's terms, what holds anyway."""
    _, predicate, _ = triple
    return store.basis(triple) == "inferred" and not predicate.value.startswith(v.KG)


def _rank(store: Store, triple: Triple) -> tuple[bool, int]:
    return is_naming(triple), _ORDER.index(store.basis(triple) or "inferred")
