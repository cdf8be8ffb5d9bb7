"""Posts that a parse tells somebody to hold: "was, at 40, elected chair"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.news_terms import ORGANISATION, POST
from kg.drafting.post_phrases import PostPhrase
from kg.language.english.descriptions import Description
from kg.language.english.number import is_plural
from kg.language.english.paths.deeds import Deed
from kg.language.english.predication import COPULA

_WHOSE = ("of", "at", "for")


def posts_by_parse(reading: ArticleReading) -> Iterator[PostPhrase]:
    """The posts of an article by the nouns that a parse takes for somebody's.

    Args:
        reading: the article.
    """
    ontology = reading.graph.ontology
    for deed in reading.deeds:
        told = deed.told
        begin, end = told.cue
        noun = reading.text[begin:end]
        if reading.text.startswith("-", end) or reading.text.endswith("-", 0, begin):
            continue  # a part of "vice-president"
        is_post = told.word == "noun" and POST in ontology.classes_of(noun.lower())
        if not is_post or is_plural(noun) or told.modality in ("possible", "denied"):
            continue
        for filler in told.slots.get(COPULA, ()):
            holder = reading.filling(filler)
            if holder is None or reading.things.name_kind(holder.thing) != "person":
                continue
            owner = _owner(reading, deed)
            begun = owner.span[0] if owner else None
            described = Description(holder.span, deed.phrase, begun)
            yield PostPhrase(holder, described, told.modality)


def _owner(reading: ArticleReading, deed: Deed) -> Mentioned | None:
    """In which organisation a post is, where that stands behind it."""
    for slot in _WHOSE:
        for filler in deed.told.slots.get(slot, ()):
            mention = reading.filling(filler)
            if mention is None or mention.span < deed.phrase:
                continue
            if ORGANISATION in reading.classes_of(mention):
                return mention
    return None
