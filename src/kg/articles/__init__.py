"""The articles' texts: read from files, proved by digests, linked to the publisher.

A text is never stored in the graph. Each passage carries its position and the digest of
its words, by which it is found in a copy of the text (`texts`), and a fragment that
opens the publisher's page there (`links`).
"""

from kg.articles.links import fragment, link, target
from kg.articles.texts import NO_TEXTS, Text, Texts, digest, read_text
from kg.articles.whole_words import Occurrences, folded, is_edge, occurrences

__all__ = [
    "NO_TEXTS",
    "Occurrences",
    "Text",
    "Texts",
    "digest",
    "folded",
    "fragment",
    "is_edge",
    "link",
    "occurrences",
    "read_text",
    "target",
]
