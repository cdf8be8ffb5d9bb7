"""Whether the words of the articles bear what the graph says: every statement, figure and voice, by its own rule.

The rules are in the ontology: what mentions a member of a class (`kg:mentionedBy`), which words tell of a property or a
class (`kg:cue`), whose labels describe (`kg:isDescribed`) and what is a paraphrase. Figures are proved from their
wording, which the graph holds itself; all else from an article's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.model import Article, Passage
from kg.store import Store
from kg.support import figures
from kg.support.mentions import mention
from kg.support.rules import Rules
from kg.support.statements import Fault, Grounds
from kg.support.voices import attributed
from kg.support.words import Span, Words
from kg.vocabulary import Triple


class Unproved(NamedTuple):
    """What the words of a passage do not bear: a statement of it or, without a subject, the passage's own record."""

    passage: Passage
    fault: Fault
    subject: NamedNode | None = None
    predicate: NamedNode | None = None


class Support(NamedTuple):
    """What was proved of an article's statements from which words, where its text is at hand, and what was not."""

    article: Article
    unproved: list[Unproved]
    words: Words | None
    grounds: dict[tuple[Passage, Triple], tuple[Span, ...]]


def support(store: Store) -> list[Support]:
    """The support of each article; without its exact text, that of its figures by their wordings alone."""
    rules = Rules(store)
    return [_support(store, rules, article) for article in store.articles.values()]


def _support(store: Store, rules: Rules, article: Article) -> Support:
    stated = {passage: _stated(store, passage) for passage in article.passages}
    text = store.texts.of(article)
    words = Words(store, article, text.words) if text and text.is_exact else None
    unproved = [one for passage, triples in stated.items() for one in _figures(store, words, passage, triples)]
    if words is None:
        return Support(article, unproved, None, {})
    proofs = Grounds(store, rules, words)
    found = {(passage, t): proofs.ground(t, passage) for passage, triples in stated.items() for t in triples}
    unproved += [Unproved(p, fault, *t[:2]) for (p, t), ground in found.items() for fault in ground.faults]
    stating = [passage for passage, triples in stated.items() if triples]
    unproved += [one for passage, triple in found for one in _narrower(proofs, stating, passage, triple)]
    unproved += _voices(store, rules, words, stated)
    return Support(article, unproved, words, {key: ground.spans for key, ground in found.items()})


def _stated(store: Store, passage: Passage) -> list[Triple]:
    quads = store.engine.quads_for_pattern(None, None, None, NamedNode(passage.iri))
    return sorted(((q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)), key=str)


def _narrower(proofs: Grounds, stating: list[Passage], passage: Passage, triple: Triple) -> Iterator[Unproved]:
    """Passages inside the statement's own that say it as well: a passage is the smallest that does."""
    first, last = (bisect_left(stating, at, key=lambda other: other.begin) for at in (passage.begin, passage.end))
    for other in stating[first:last]:
        if other.end <= passage.end and other != passage and proofs.says(triple, other):
            advice = f"Move the statement to {other.position}."
            yield Unproved(passage, Fault("a narrower passage says it.", advice, other.position), *triple[:2])


def _figures(store: Store, words: Words | None, passage: Passage, triples: list[Triple]) -> Iterator[Unproved]:
    advice = "Correct the figure, or quote the wording in full."
    for iri in (subject for subject, *said in triples if said == [v.TYPE, v.CLASS_OBSERVATION]):
        for found in figures.mismatches(store, figures.figure(store, iri), (words, passage) if words else None):
            fault = Fault(f"{found.message}.", advice, found.expected, found.found)
            yield Unproved(passage, fault, iri, found.predicate)


def _voices(store: Store, rules: Rules, words: Words, stated: dict[Passage, list[Triple]]) -> Iterator[Unproved]:
    """Passages in somebody's mouth that do not say in whose, or the other way round."""
    spoken = attributed(words.text)
    for passage in (passage for passage, triples in stated.items() if triples):
        is_spoken = any(begin < passage.end and passage.begin < end for begin, end in spoken)
        if is_spoken and not passage.said_by:
            yield Unproved(passage, Fault("somebody says this.", "Name the speaker by kg:saidBy."))
        if passage.said_by and not is_spoken:
            advice = "Take kg:saidBy away, or cover the words that are said."
            yield Unproved(passage, Fault("these are the article's own words, nobody's speech.", advice))
        for speaker in map(NamedNode, passage.said_by):
            if mention(store, rules, words, speaker, passage) is None:
                message = f"the speaker, {store.sentences.name(speaker)}, is not named."
                yield Unproved(passage, Fault(message, "Read the passage with the one that names the speaker."))
