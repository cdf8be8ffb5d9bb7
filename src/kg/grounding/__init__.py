"""Whether the words of the articles bear what the graph says: every statement, figure and voice, by its own rule.

The rules are in the ontology: what mentions a member of a class (`kg:mentionedBy`),
which words tell of a property or a class (`kg:cue`), whose labels describe
(`kg:isDescribed`) and what is a paraphrase. Figures are proved from their wording,
which the graph holds itself; all else from an article's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.articles import NO_TEXTS, Texts
from kg.grounding import figure_doubts
from kg.grounding.claim_grounds import (
    ClaimGrounds,
    told_in,
    with_claims,
    without_claims,
)
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.lending import Lending
from kg.grounding.mentions import Mentioner
from kg.grounding.references import References
from kg.grounding.relations import Ground, Grounds
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.grounding.voices import attributed
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.knowledge.claims import Claim
from kg.language.english import formatting
from kg.model import Article, Location, Passage
from kg.vocabulary import Term, Triple

Stated = Mapping[Passage, list[Triple]]


class Support(NamedTuple):
    """What was proved of an article's statements from which words, where its text is at hand, and what was not."""

    article: Article
    doubts: list[Doubt]
    words: Words | None
    grounds: dict[tuple[Passage, Triple], tuple[Span, ...]]


def support(graph: Graph, texts: Texts = NO_TEXTS) -> list[Support]:
    """The support of each article; without its exact text, that of its figures by their wordings alone."""
    rules = Rules(graph)
    return [_support(rules, article, texts) for article in graph.articles.values()]


def told_of(stated: Stated) -> set[NamedNode]:
    """The things that the statements of passages tell of, and those that the passages' records name."""
    found: set[Term] = set()
    for passage, triples in stated.items():
        found.update(map(NamedNode, (*passage.said_by, *passage.refers_to)))
        for subject, _, value in triples:
            found |= {subject, value}
    return {end for end in found if isinstance(end, NamedNode)}


def _support(rules: Rules, article: Article, texts: Texts) -> Support:
    stated = rules.graph.stated(article.passages)
    things = told_of(stated)
    rules.prepare(things)
    rules.graph.verbaliser.prepare(things)
    text = texts.of(article)
    words = Words(article, text.words) if text and text.is_exact else None
    mentioner = Mentioner(rules, words) if words else None
    doubts = [
        _located(rules, passage, doubt)
        for passage, triples in stated.items()
        for doubt in figure_doubts.doubts(rules, mentioner, passage, triples)
    ]
    if words is None or mentioner is None:
        return Support(article, doubts, None, {})
    proofs = Grounds(rules, words, mentioner)
    found = {
        (p, t): proofs.ground(t, p)
        for p, triples in without_claims(stated).items()
        for t in triples
    }
    doubted = (
        (p, Doubt(each, *t[:2]))
        for (p, t), ground in found.items()
        for each in ground.faults
    )
    stating = [passage for passage, triples in stated.items() if triples]
    narrower = (
        (p, doubt)
        for p, triple in found
        for doubt in _narrower(partial(proofs.says, triple), stating, p, triple)
    )
    spoken = with_claims(stated)
    lending = Lending(mentioner, spoken)
    parts = (
        doubted,
        narrower,
        _voices(rules, words, stating, lending),
        lending.faults(),
        References(mentioner, spoken).faults(),
    )
    doubts += [_located(rules, *each) for part in parts for each in part]
    grounds = {key: ground.spans for key, ground in found.items()}
    of_claims = ClaimGrounds(proofs, mentioner)
    for passage, triples in stated.items():
        for claim in told_in(triples):
            ground = of_claims.ground(claim, passage)
            grounds[passage, claim.record] = ground.spans
            for doubt in _of_claim(of_claims, claim, ground, stating, passage):
                located = _located(rules, passage, doubt)
                doubts.append(located)
    return Support(article, doubts, words, grounds)


def _of_claim(
    grounds: ClaimGrounds,
    claim: Claim,
    ground: Ground,
    stating: list[Passage],
    passage: Passage,
) -> Iterator[Doubt]:
    """What the words do not bear of a claim, or bear in a narrower passage as well."""
    for fault in ground.faults:
        yield Doubt(fault, claim.name)
    says = partial(grounds.says, claim)
    yield from _narrower(says, stating, passage, claim.record)


def _located(rules: Rules, passage: Passage, doubt: Doubt) -> Doubt:
    """The doubt in a whole sentence, about the passage."""
    finding, subject, _ = doubt
    about = f"{rules.graph.verbaliser.title(subject)}: " if subject else ""
    message = (
        f"{about}{finding.message}"
        if about
        else formatting.capitalised(finding.message)
    )
    whole = finding._replace(message=message, location=Location(passage=passage.iri))
    return doubt._replace(finding=whole)


def _narrower(
    says: Callable[[Passage], bool],
    stating: list[Passage],
    passage: Passage,
    triple: Triple,
) -> Iterator[Doubt]:
    """Passages inside the statement's own that say it as well: a passage is the smallest that does."""
    begins = (passage.begin, passage.end)
    first, last = (
        bisect_left(stating, at, key=lambda other: other.begin) for at in begins
    )
    for other in stating[first:last]:
        if other.end <= passage.end and other != passage and says(other):
            advice = f"Move the statement to {other.position}."
            finding = unborne("a narrower passage says it.", advice, other.position)
            yield Doubt(finding, *triple[:2])


def _voices(
    rules: Rules, words: Words, stating: list[Passage], lending: Lending
) -> Iterator[tuple[Passage, Doubt]]:
    """Passages in somebody's mouth that do not say in whose, or the other way round."""
    said = attributed(words.text)
    for passage in stating:
        is_said = any(
            begin < passage.end and passage.begin < end for begin, end in said
        )
        if is_said and not passage.said_by:
            yield (
                passage,
                Doubt(unborne("somebody says this.", "Name the speaker by kg:saidBy.")),
            )
        if passage.said_by and not is_said:
            message = "these are the article's own words, nobody's speech."
            advice = "Take kg:saidBy away, or cover the words that are said."
            yield passage, Doubt(unborne(message, advice))
        for speaker in map(NamedNode, passage.said_by):
            if not lending.is_named(speaker, passage):
                message = f"the speaker, {rules.graph.verbaliser.name(speaker)}, is not named."
                advice = "Read the passage with one of the same quotation that names the speaker."
                yield passage, Doubt(unborne(message, advice))
