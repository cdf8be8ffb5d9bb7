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

from collections.abc import Iterator

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.grounding import Support
from kg.grounding.coverage import Coverage, Piece
from kg.grounding.doubts import Doubt
from kg.grounding.waivers import partial_waivers
from kg.grounding.words import Words
from kg.language.english.sentences import overlong
from kg.model import Article, Finding, Location, Severity


def support_findings(support: Support) -> Iterator[Unplaced]:
    """A finding for each statement, or passage, that an article's words do not bear."""
    for doubt in support.doubts:
        yield _doubted(doubt, support.article)


def reading_findings(support: Support) -> Iterator[Unplaced]:
    """Notes on what of an article no grammar here can read."""
    if support.words is None:
        return
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


def coverage_findings(
    support: Support, coverage: Coverage | None
) -> Iterator[Unplaced]:
    """A finding for each piece of a text that no statement uses, without a reason.

    Words that are no numbers, dates or names are only asked for in an article that says
    that it is read in full. A number, date or name that is left out, but not the sentence
    that it is in, is a finding as well.
    """
    if support.words is None or coverage is None:
        return
    article = coverage.article
    for piece in coverage.unused:
        if piece.kind != "word" or article.is_read_in_full:
            yield _unused(piece, article)
    for passage, finding in partial_waivers(coverage, support.words.text):
        yield Unplaced(finding, Key(article.iri, passage.iri, v.NOT_MODELLED.value))


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
