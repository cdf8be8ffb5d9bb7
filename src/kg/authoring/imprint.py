"""What an article is: told by who adds it, and where its own words say so too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest, occurrences
from kg.language.english.periods import periods

_XSD = v.PREFIXES["xsd"]
_BEGINNING = 400  # code points in which a dateline stands
_FAR = timedelta(days=10_000)


class Known(NamedTuple):
    """A text with what is known of it.

    Attributes:
        text: its words.
        title: its headline.
        published: the day, perhaps with a time; empty if nobody says.
        publisher_name: what its publisher is called; empty if nobody says.
        publisher: the publisher as a thing of the project.
        url: where it is published; empty if nobody says.
    """

    text: str
    title: str
    published: str
    publisher_name: str
    publisher: NamedNode | None
    url: str


class Places(NamedTuple):
    """Where the text itself has its title, its publisher and its day, if it does.

    Attributes:
        title: the words of the title.
        publisher: those of the publisher.
        published: those of the day.
    """

    title: str
    publisher: str
    published: str


def self_told(known: Known) -> Places:
    """Find the words in which a text says what it is."""
    title = known.title
    publisher = known.publisher_name
    return Places(
        title=title if occurrences(known.text, title) else "",
        publisher=publisher if occurrences(known.text, publisher) else "",
        published=_words_of_day(known),
    )


def notes(known: Known, found: Places) -> Iterator[str]:
    """Tell what the text does not say of itself, and what nobody says."""
    unsaid: list[str] = []
    if known.title and not found.title:
        unsaid.append("title")
    if known.publisher_name and not found.publisher:
        unsaid.append("publisher")
    if known.published and not found.published:
        unsaid.append("day")
    for what in unsaid:
        yield f"The text does not say its {what}; the article's header does."
    if not known.published:
        yield "No --date: times such as 'last year' cannot be worked out."
        beginning = known.text[:_BEGINNING]
        for day in _days_told(beginning):
            yield f"If it was published on the day that it begins with: --date {day}."


def _days_told(words: str) -> Iterator[date]:
    """The first day that words tell with its year."""
    for period in periods(words, None):
        if period.kind == "day" and period.start:
            yield period.start
            return


def header(article: NamedNode, known: Known, language: str) -> Iterator[Quad]:
    """What the article's file says of the article itself.

    The worksheet states title, publisher and day again with the words, where the text
    itself has them.
    """
    for predicate, value in _facts(known, language):
        yield Quad(article, predicate, value, article)


def _facts(
    known: Known, language: str
) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield v.TYPE, v.CLASS_ARTICLE
    yield v.BEGIN_INDEX, Literal(0)
    yield v.END_INDEX, Literal(len(known.text))
    yield v.SHA256, Literal(digest(known.text))
    yield v.IN_LANGUAGE, Literal(language)
    # Until its worksheet is accepted.
    yield v.IS_DRAFT, Literal(value=True)
    yield v.HEADLINE, Literal(known.title, language=language)
    if known.url:
        yield v.URL, NamedNode(known.url)
    if known.publisher:
        yield v.PUBLISHER, known.publisher
    if known.published:
        name = "date"
        if "T" in known.published:
            name = "dateTime"
        datatype = NamedNode(_XSD + name)
        yield v.DATE_PUBLISHED, Literal(known.published, datatype=datatype)


def _words_of_day(known: Known) -> str:
    """The words that tell the day of publication, and the time if it has one."""
    if not known.published:
        return ""
    wanted = date.fromisoformat(known.published[:10])
    # From the day itself, relative times would count in a circle: from far away, only
    # what tells the year too is this day.
    for period in periods(known.text, wanted + _FAR):
        if period.kind != "day" or period.start != wanted:
            continue
        if words := _with_time(known, period.begin, period.end):
            return words
    return ""


def _with_time(known: Known, begin: int, end: int) -> str:
    """The words of the day and of the time, if there is one; empty if the line lacks it."""
    text = known.text
    if "T" not in known.published:
        return text[begin:end]
    start = text.rfind("\n", 0, begin) + 1
    line, _, _ = text[start:].partition("\n")
    time = known.published[11:16]
    for first, last in occurrences(line, time):
        # The time may stand on either side of the day.
        begin = min(begin, start + first)
        end = max(end, start + last)
        return text[begin:end]
    return ""
