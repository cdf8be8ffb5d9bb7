"""Changes in lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.difference import Change
from kg.model import BASIS_OF_GRAPH
from kg.render.reasons import wrapped


def changes(difference: Sequence[Change]) -> str:
    """Write each change with its sign and its passages, both where they have moved."""
    names_article = _count_articles(difference) > 1
    lines = []
    for change in difference:
        lines += _lines(change, names_article=names_article)
    return "".join(f"{line}\n" for line in lines)


def _count_articles(difference: Iterable[Change]) -> int:
    articles = set()
    for change in difference:
        for place in (*change.before, *change.after):
            # Only a passage has a fragment; other graphs are of the whole project.
            article, separator, _ = place.partition("#")
            if separator:
                articles.add(article)
    return len(articles)


def _lines(change: Change, *, names_article: bool) -> list[str]:
    before = _places(change.before, names_article=names_article)
    after = _places(change.after, names_article=names_article)
    if before == after:
        places = before
    elif change.sign == "~":
        places = f"{before or 'nowhere'} -> {after or 'nowhere'}"
    else:
        # What is new was nowhere before, and what is gone is nowhere after.
        places = before or after
    text = f"{change.sign} {change.sentence}"
    if places:
        text += f" ({places})"
    return wrapped(text, hanging="  ")


def _places(places: Iterable[str], *, names_article: bool) -> str:
    """Passages by position, with the article's slug where there are several."""
    separator = "/" if names_article else "#"
    names = []
    for place in places:
        _, _, graph = place.rpartition("/graph/")
        _, _, position = place.rpartition(separator)
        basis = BASIS_OF_GRAPH.get(f"graph/{graph}")
        names.append(basis or position)
    return ", ".join(names)
