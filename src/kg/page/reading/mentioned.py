"""Where a text mentions things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.language.spans import Span
from kg.page.reading.mention_links import FoundMention, Mentions
from kg.page.reading.stated import PassageStatements

_PROVED, _NAMED = 0, 1


def mentioned(
    stated: PassageStatements, mentions: Mentions, words: Words
) -> Iterator[FoundMention]:
    """The words that mention things in the passages that tell of them, then wherever else their names stand."""
    rules = Rules(stated.graph)
    rules.prepare(
        thing for passage in words.article.passages for thing in stated.ends(passage)
    )
    for thing, proved in _proved(stated, mentions, rules, words).items():
        names = [] if rules.is_described(thing) else rules.texts(thing)
        found = {(_NAMED, span) for name in names for span in words.everywhere(name)}
        found |= {(_PROVED, span) for span in proved}
        linked = mentions.of(thing)
        yield from (FoundMention(*span, rank, linked) for rank, span in found if linked)


def _proved(
    stated: PassageStatements, mentions: Mentions, rules: Rules, words: Words
) -> dict[NamedNode, set[Span]]:
    mentioner = Mentioner(rules, words)
    found: dict[NamedNode, set[Span]] = defaultdict(set)
    for passage in words.article.passages:
        for thing in filter(mentions.of, stated.ends(passage)):
            found[thing].update(mentioner.of(thing, passage) or ())
    return found
