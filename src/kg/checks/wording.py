"""Words against the graph, both ways: unborne statements, and unused words.

Two of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:57: Zöllin Textiles: a narrower passage
      says it. [warning, support]
      passage   https://example.org/press/article/2024-03-04-norvik-tessaly#char=0,185
      do        Move the statement to char=125,170.

    graph/articles/2024-03-04-norvik-tessaly.trig:9: No statement uses the date at
      char=315,322. [warning, coverage]
      found     March 2

What words bear and cover is found by `kg.grounding`; here it gets its place in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.grounding import Support
from kg.grounding.coverage import Coverage, Piece
from kg.grounding.doubts import Doubt, some
from kg.grounding.membership import Nouns, unproved_memberships
from kg.grounding.spelling import Misspelt, misspelt
from kg.grounding.waivers import partial_waivers
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.language.english.sentences import overlong
from kg.model import Article, Finding, Location, Severity


def support_findings(supports: Iterable[Support]) -> Iterator[Unplaced]:
    """A finding for each statement, or passage, that the words do not bear."""
    for support in supports:
        for doubt in support.doubts:
            yield _doubted(doubt, support.article)


def reading_findings(supports: Iterable[Support]) -> Iterator[Unplaced]:
    """Notes on each article of which no grammar here can read all."""
    for support in supports:
        if support.words is None:
            continue
        article = support.article.iri
        for finding in _unread(article, support.words):
            yield Unplaced(finding, Key(article, article, v.SHA256.value))


def _unread(article: str, words: Words) -> Iterator[Finding]:
    if not words.is_english:
        yield Finding(
            severity="note",
            check="support",
            message="The text does not read as English: its relations are open.",
            advice="Attest what its words say, or add the text in English.",
        )
    for begin, end in overlong(words.text):
        yield Finding(
            severity="note",
            check="support",
            message="A sentence is too long to be read as a whole: what goes from one "
            "of its pieces to the next is not seen.",
            location=Location(passage=f"{article}#char={begin},{end}"),
            found=f"{end - begin} characters",
            advice="If it is a table or a list, end its lines.",
        )


def coverage_findings(coverages: Iterable[Coverage]) -> Iterator[Unplaced]:
    """A finding for each piece of a text that no statement uses, without a reason.

    Words that are no numbers, dates or names are only asked for in an article that says
    that it is read in full.
    """
    for coverage in coverages:
        article = coverage.article
        for piece in coverage.unused:
            if piece.kind != "word" or article.is_read_in_full:
                yield _unused(piece, article)


def waiver_findings(
    supports: Iterable[Support], coverages: Iterable[Coverage]
) -> Iterator[Unplaced]:
    """A finding for each number, date or name that is left out without its sentence."""
    # What a text is needed for has been read in both already.
    texts: dict[str, str] = {}
    for support in supports:
        if support.words:
            texts[support.article.iri] = support.words.text
    for coverage in coverages:
        article = coverage.article.iri
        for passage, finding in partial_waivers(coverage, texts[article]):
            yield Unplaced(finding, Key(article, passage.iri, v.NOT_MODELLED.value))


def membership_findings(
    graph: Graph, supports: Iterable[tuple[Support, Nouns]]
) -> Iterator[Unplaced]:
    """A finding for each registered class that an article denies, and a note on the others.

    Words that are missing may stand in an article to come, and of many a company no
    article ever says that it is one. So there is one note a class, however many they are.
    """
    unsaid: dict[NamedNode, list[NamedNode]] = {}
    for thing, kind, noun in unproved_memberships(graph, supports):
        if noun is None:
            unsaid.setdefault(kind, []).append(thing)
            continue
        finding = _denied(graph, thing, kind, noun)
        yield Unplaced(finding, _registered(graph, thing))
    for kind, things in unsaid.items():
        finding = _unsaid(graph, things, kind)
        yield Unplaced(finding, _registered(graph, things[0]))


def _denied(graph: Graph, thing: NamedNode, kind: NamedNode, noun: str) -> Finding:
    name = graph.verbaliser.title(thing)
    label = graph.verbaliser.title(kind)
    return Finding(
        severity="error",
        check="support",
        message=f"{name}: an article says that it is of another class than {label}.",
        expected=noun,
        found=label,
        advice="Correct its class, or the kg:kind that the article states.",
    )


def _unsaid(graph: Graph, things: list[NamedNode], kind: NamedNode) -> Finding:
    names = [graph.verbaliser.title(thing) for thing in things]
    listed = formatting.listing(names)
    label = graph.verbaliser.title(kind)
    described = formatting.with_article(label)
    cues = graph.ontology.cues.get(kind, [])
    return Finding(
        severity="note",
        check="support",
        message=f"No article calls {listed} {described}.",
        expected=some(cues),
        advice="Look whether it is so; kg:kind states what an article calls it.",
    )


def _registered(graph: Graph, thing: NamedNode) -> Key:
    """Where the registry gives the class of a thing."""
    return Key(graph.namespaces.entities.value, thing.value, v.TYPE.value)


def spelling_findings(graph: Graph, supports: Sequence[Support]) -> Iterator[Unplaced]:
    """A finding for each name that looks misspelt, registered or derived."""
    for name in misspelt(graph, supports):
        yield _misspelt(graph, name)


def _doubted(doubt: Doubt, article: Article) -> Unplaced:
    """The finding at the statement, or where the passage says whose words it is."""
    passage = doubt.finding.location.passage
    assert passage
    subject = doubt.subject
    predicate = doubt.predicate
    if subject is None:
        # The words bear what is stated, but not as those of the speaker.
        told = predicate or v.SAID_BY
        key = Key(article.iri, passage, told.value)
    elif predicate is None:
        key = Key(passage, subject.value)
    else:
        key = Key(passage, subject.value, predicate.value)
    return Unplaced(doubt.finding, key)


def _unused(piece: Piece, article: Article) -> Unplaced:
    # Few words may be quoted; a whole sentence of an article is never repeated.
    quote = None
    if piece.kind != "sentence":
        quote = piece.quote
    finding = Finding(
        severity=_severity(article),
        check="coverage",
        message=f"No statement uses the {piece.kind} at {piece.position}.",
        found=quote,
        advice="State what it says, or leave it out with a reason by kg:notModelled.",
    )
    return Unplaced(finding, Key(article.iri, article.iri))


def _severity(article: Article) -> Severity:
    """How bad it is that words are unused: a lie, if the article says that none are."""
    # Who is still writing knows it anyway.
    if article.is_draft:
        return "note"
    if article.is_read_in_full:
        return "error"
    return "warning"


def _misspelt(graph: Graph, misspelt: Misspelt) -> Unplaced:
    name = misspelt.name
    title = graph.verbaliser.title(name.thing)
    finding = Finding(
        severity="error",
        check="support",
        message=f"{title}: its name looks misspelt.",
        expected=misspelt.meant,
        found=misspelt.word,
        advice="Correct it.",
    )
    key = Key(name.graph.value, name.thing.value, name.predicate.value)
    return Unplaced(finding, key)
