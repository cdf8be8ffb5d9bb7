"""All that is found in the articles of a graph, each by itself.

What was found before is kept in the user's cache, and an article is proved again only
where its words, or anything that its proofs rely on, are not what they were.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.articles import Texts
from kg.frames.installed import Installed
from kg.grounding import Proving, Support, each_by_itself, told_of
from kg.grounding.coverage import Coverage, coverage
from kg.grounding.known_names import KnownNames
from kg.grounding.membership import Nouns, nouns_told
from kg.grounding.reliance import Answers, Reliance, Relied
from kg.knowledge import Graph
from kg.model import Article

_TABLE = """
CREATE TABLE IF NOT EXISTS articles (
    iri TEXT PRIMARY KEY, key BLOB, relied BLOB, found BLOB
) WITHOUT ROWID
"""
_BUSY = 60  # seconds to wait for another check that writes


class ProvedArticle(NamedTuple):
    """What is found in an article.

    Attributes:
        support: What its words bear.
        coverage: What of its words is used; None without its text.
        nouns: How it calls what it tells of.
    """

    support: Support
    coverage: Coverage | None
    nouns: Nouns


class Kept(NamedTuple):
    """Where what was found is kept.

    Attributes:
        path: The file.
        made_of: What all of it depends on: the program, the ontology, what parses.
    """

    path: Path
    made_of: bytes


class _Found(NamedTuple):
    """What is found in an article, what it relies on, and a digest of that."""

    article: ProvedArticle
    relied: Relied
    key: bytes


def proved_articles(
    graph: Graph,
    texts: Texts,
    parser: Installed | None,
    jobs: int,
    kept: Kept | None = None,
) -> list[ProvedArticle]:
    """What is found in each article.

    Args:
        graph: what is to be proved.
        texts: the words.
        parser: what reads relations beside the order of words.
        jobs: how many processes share the articles, where processes can be forked.
        kept: where it is kept for the next time, if it is.

    Raises:
        KgError: a process has ended.
    """
    each = _EachArticle(Proving(graph, texts, parser), is_kept=kept is not None)
    articles = list(graph.articles.values())
    if kept is None:
        return each_by_itself(each.found, articles, jobs)
    known = {}
    # One that is damaged, or of another version, is made again.
    with suppress(sqlite3.Error, OSError, pickle.PickleError, EOFError):
        known = dict(each.known(kept, articles))
    missing = [article for article in articles if article.iri not in known]
    if jobs > 1 and missing:
        # Before processes are forked, so that they are listed once.
        _ = each.names
    new = each_by_itself(each.with_reliance, missing, jobs)
    # Where it cannot be kept, it is found again the next time.
    with suppress(sqlite3.Error, OSError):
        _keep(kept, new, {article.iri for article in articles})
    known |= {found.article.support.article.iri: found.article for found in new}
    return [known[article.iri] for article in articles]


class _EachArticle:
    """Finds what there is in an article, and what that relies on."""

    def __init__(self, proving: Proving, *, is_kept: bool) -> None:
        self._proving = proving
        self._rules = proving.rules
        self._answers = Answers(proving.rules)
        self._before = _by_article(proving) if is_kept else {}

    @property
    def names(self) -> KnownNames:
        """The names of all things."""
        return self._rules.names

    def found(self, article: Article) -> ProvedArticle:
        """What is found in it."""
        support = self._proving(article)
        return ProvedArticle(
            support, coverage(self._rules, support), nouns_told(self._rules, support)
        )

    def with_reliance(self, article: Article) -> _Found:
        """What is found in it, and what that relies on."""
        self._rules.relied = asked = Reliance()
        found = self.found(article)
        words = found.support.words
        told = told_of(found.support.stated)
        relied = self._answers.relied(asked, told, words.starts if words else ())
        return _Found(found, relied, self._key(article, relied))

    def known(
        self, kept: Kept, articles: Sequence[Article]
    ) -> Iterator[tuple[str, ProvedArticle]]:
        """What was found before, of articles with nothing else to rely on."""
        if not kept.path.is_file():
            return
        with closing(sqlite3.connect(kept.path, timeout=_BUSY)) as connection:
            rows = connection.execute("SELECT iri, key, relied FROM articles")
            before = {iri: (key, relied) for iri, key, relied in rows}
            for article in articles:
                if article.iri not in before:
                    continue
                key, packed = before[article.iri]
                relied = Relied(*pickle.loads(packed))  # noqa: S301 - of our own cache
                if key != kept.made_of + self._key(article, relied):
                    continue
                query = "SELECT found FROM articles WHERE iri = ?"
                (found,) = connection.execute(query, [article.iri]).fetchone()
                yield article.iri, pickle.loads(found)  # noqa: S301 - the same

    def _key(self, article: Article, relied: Relied) -> bytes:
        """A digest of all that what is found in an article depends on."""
        text = self._proving.texts.of(article)
        stated = self._rules.graph.stated(article.passages)
        key = sha256()
        for part in (
            repr(article),
            "" if text is None else text.is_exact,
            *((passage.iri, *map(str, stated[passage])) for passage in stated),
            *self._before.get(article.iri, ()),
        ):
            key.update(repr(part).encode("utf-8", "surrogatepass"))
        key.update(self._answers.digest(relied))
        return key.digest()


def _by_article(proving: Proving) -> dict[str, list[str]]:
    """By article, what people have decided of it, and what was proved before."""
    found: dict[str, list[str]] = {}
    decided, kept, _ = proving.before
    for judged in (*decided.items(), *kept.items()):
        article, _, _ = judged[0].passage.partition("#")
        found.setdefault(article, []).append(repr(judged))
    for lines in found.values():
        lines.sort()
    return found


def _keep(kept: Kept, new: Iterable[_Found], articles: set[str]) -> None:
    """Keep what was found, and forget what was of articles that are no more."""
    kept.path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(kept, new, articles)
    except sqlite3.DatabaseError:
        kept.path.unlink(missing_ok=True)
        _write(kept, new, articles)


def _write(kept: Kept, new: Iterable[_Found], articles: set[str]) -> None:
    with closing(sqlite3.connect(kept.path, timeout=_BUSY)) as connection, connection:
        connection.execute(_TABLE)
        known = connection.execute("SELECT iri FROM articles").fetchall()
        gone = [row for row in known if row[0] not in articles]
        connection.executemany("DELETE FROM articles WHERE iri = ?", gone)
        rows = (
            (
                found.article.support.article.iri,
                kept.made_of + found.key,
                pickle.dumps(tuple(found.relied)),
                pickle.dumps(found.article),
            )
            for found in new
        )
        connection.executemany("INSERT OR REPLACE INTO articles VALUES (?,?,?,?)", rows)
