"""Which drafts are plain: those whose things are all named, and surely what they seem.

What only a noun calls may be another one elsewhere in the text. Of what class a name is
decides which relations words are taken for; a single word of which no sign tells it may
be no name at all.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.drafting.article_reading import ArticleReading
from kg.drafting.drafts import Draft


def with_named_sides(reading: ArticleReading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, of which those are no longer plain that need what is unsure.

    Args:
        reading: the article.
        drafts: its drafts.
    """
    local = reading.graph.namespaces.local
    unsure = {
        local(thing.iri)
        for thing in reading.things.things.values()
        if thing.noun or (thing.is_guessed and " " not in thing.names[0])
    }
    return [
        draft._replace(tier="reference")
        if draft.tier == "plain" and not unsure.isdisjoint(draft.needs)
        else draft
        for draft in drafts
    ]
