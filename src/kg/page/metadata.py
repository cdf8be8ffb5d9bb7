"""What a page says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.grounding.coverage import Coverage
from kg.model import Article


class PageMetadata(NamedTuple):
    """What a page says of itself: its head and foot, and what was proved of the graph.

    `exports` are links to the files with the graph, where there are any; `extent` says
    how much of the whole is shown, if it is not all.
    """

    title: str
    credit: str
    footer: str
    rights: str
    state: str
    articles: Sequence[Article]
    coverages: Sequence[Coverage]
    exports: Sequence[str] = ()
    extent: str = ""
