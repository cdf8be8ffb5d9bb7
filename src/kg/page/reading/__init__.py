"""The reading of an article: its words where a text is at hand, else what its passages state, in the same order.

Positions are those of the article as it was read, also where a copy has moved a
passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.articles import Text
from kg.edition import Edition
from kg.language.english import formatting
from kg.model import Article
from kg.page.address import Address
from kg.page.reading.mention_links import Mentions
from kg.page.reading.paragraphs import Paragraph, Paragraphs
from kg.page.reading.retelling import Sentences
from kg.page.reading.sections import Section, Sections
from kg.page.reading.stated import PassageStatements
from kg.page.statement_table import StatementRow
from kg.page.thing_table import ThingRow

__all__ = ["Reading", "reading"]


class Reading(NamedTuple):
    """An article from its beginning to its end: as paragraphs, and as sections where its words are not at hand."""

    headline: str
    byline: str
    url: str
    note: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


def reading(
    edition: Edition,
    address: Address,
    article: Article,
    things: Iterable[ThingRow],
    rows: Sequence[StatementRow],
) -> Reading:
    """The article in its own words; the passages of which they are not at hand, in sentences of ours.

    `things` are those of the page, which are linked, and `rows` its statements.
    """
    is_proved = (
        edition.state_of(article) != "pinned"
    )  # else the text at hand is of something else
    text = edition.texts.of(article) if is_proved else None
    lost = [
        passage for passage in article.passages if not (text and text.quote(passage))
    ]
    stated, mentions = (
        PassageStatements(edition.graph, article, rows),
        Mentions(edition.graph, things),
    )
    hrefs = {row.unit: row.href for row in rows}
    sections = Sections(stated, Sentences(stated, mentions, hrefs), address, article)
    return Reading(
        headline=article.headline,
        byline=", ".join(
            filter(None, (article.publisher, formatting.day(article.published)))
        ),
        url=article.url,
        note=_note(text),
        paragraphs=tuple(Paragraphs(stated, mentions, address, article, text))
        if text
        else (),
        sections=tuple(sections.of(lost)),
    )


def _note(text: Text | None) -> str:
    if text is None:
        return "The article’s words stay with their publisher: this is what its passages state, in the same order."
    if text.is_exact:
        return "The article in its exact words."
    return f"A copy that differs from the article as it was read: {text.summary()}."
