"""All that is found in the articles of a graph, each by itself, kept from check to check.

An article is checked again only where its words, or anything that its proofs rely on,
are not what they were. Of the articles that rely on nothing that has changed in the
compiled graph, not even that is looked at.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple, TypeVar

from pyoxigraph import NamedNode

from kg.checks.checked_articles import ArticleChecks, CheckedArticle
from kg.checks.relying_articles import Relying
from kg.grounding import Support, each_by_itself, one_by_one, told_of
from kg.grounding.reliance import Answers, Reliance, Relied
from kg.knowledge import MANY
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.model import Article
from kg.vocabulary import named_nodes

_TABLES = """
CREATE TABLE IF NOT EXISTS articles (
    iri TEXT PRIMARY KEY, key BLOB, text TEXT, relied BLOB, checked BLOB, support BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checks (made_of BLOB, origin TEXT, step INT);
"""
T = TypeVar("T")
_AT_ONCE = 50  # articles
_BUSY = 60  # seconds to wait for another check that writes
_DAMAGES = (
    sqlite3.Error,
    OSError,
    pickle.PickleError,
    EOFError,
    AttributeError,
    KeyError,
    ValueError,
    TypeError,
)


class Kept(NamedTuple):
    """Where what was found is kept.

    Attributes:
        path: The file.
        made_of: What all of it depends on: the program and the ontology.
    """

    path: Path
    made_of: bytes


class Since(NamedTuple):
    """What has changed since the articles were checked before.

    Attributes:
        kept: Where what is found is kept, and what all of it depends on.
        now: The graph as it is.
        before: The graph as it was then; None where that is not known.
        things: All of which something else holds since, or is told by an article.
    """

    kept: Kept
    now: StorePoint
    before: StorePoint | None
    things: set[NamedNode]


class CheckedArticles(NamedTuple):
    """All articles of a graph, checked.

    Attributes:
        listed: What is found in each, by the IRIs of the articles.
        read: Returns what the words of some bear, by their IRIs, or of all.
        since: What has changed since they were checked before; None if nothing is kept.
    """

    listed: list[CheckedArticle]
    read: Callable[[Collection[str] | None], list[Support]]
    since: Since | None = None


NO_ARTICLES = CheckedArticles([], lambda _: [])


def checked_articles(checks: ArticleChecks, jobs: int) -> CheckedArticles:
    """What is found in each article, where nothing is kept.

    Args:
        checks: The checks of an article.
        jobs: how many processes share the articles, where processes can be forked.

    Raises:
        KgError: a process has ended.
    """
    articles = checks.edition.articles
    found = each_by_itself(checks, articles, jobs)
    listed = [checked for checked, _ in found]
    supports = [support for _, support in found]
    return CheckedArticles(listed, lambda wanted: _among(supports, wanted))


def _among(supports: list[Support], wanted: Collection[str] | None) -> list[Support]:
    """Those of some articles; None for all."""
    if wanted is None:
        return supports
    return [each for each in supports if each.article.iri in wanted]


def is_of_use(kept: Kept, articles: int) -> bool:
    """Whether what was found before in most articles is still to be believed.

    By another program, or with other terms, all may be found to be otherwise.

    Args:
        kept: Where it is kept.
        articles: How many articles there are.
    """
    if not kept.path.is_file():
        return False
    with suppress(*_DAMAGES), closing(_opened(kept)) as connection:
        rows = connection.execute("SELECT made_of FROM checks")
        found_by = rows.fetchall()
        is_ours = (kept.made_of,) in found_by
        # Whoever was stopped in the middle has found little.
        rows = connection.execute("SELECT COUNT(*) FROM articles")
        ((number,),) = rows
        missing = articles - number
        return is_ours and missing <= MANY
    return False


class KeptArticles:
    """What is found in the articles of a compiled graph.

    Args:
        kept: Where it is kept.
        checks: The checks of an article.
        home: Where the graph is.
    """

    def __init__(self, kept: Kept, checks: ArticleChecks, home: FolderHome) -> None:
        self._kept = kept
        self._checks = checks
        self._home = home
        self._graph = checks.edition.graph
        self._names = [each.value for each in self._graph.articles.names]
        self._reliances = _Reliances(checks)
        self._since = Since(kept, home.point, None, set())

    def missing(self) -> list[str]:
        """The IRIs of the articles that have to be checked.

        Those of which nothing else is known any more are compared by what they rely on.
        """
        known: set[str] = set()
        # One that is damaged, or of another version, is made again.
        with suppress(*_DAMAGES):
            known = self._known()
        return [iri for iri in self._names if iri not in known]

    def _known(self) -> set[str]:
        if not self._kept.path.is_file():
            return set()
        with closing(_opened(self._kept)) as connection:
            same = self._with_the_same_text(connection)
            changes = self._changes(connection)
            doubtful = same
            # Where it is not known what has changed, all are looked at.
            if changes is not None:
                relying = Relying(self._graph, connection)
                doubtful = same & relying(changes, self._checks.proving.rules)
            known = same - doubtful
            if changes is not None:
                # What states something else is not what it was, on whatever it relies.
                doubtful -= _articles_of(changes)
            articles = self._graph.articles
            # Together, which takes one look at the store and not one for each.
            articles.prepare(sorted(doubtful))
            self._checks.proving.records.prepare(doubtful)
            for iri in doubtful:
                if self._is_as_before(articles[iri], connection):
                    known.add(iri)
        return known

    def _is_as_before(self, article: Article, connection: Connection) -> bool:
        """Whether all that an article relied on is what it was."""
        query = "SELECT key, relied FROM articles WHERE iri = ?"
        row = connection.execute(query, [article.iri])
        key, packed = row.fetchone()
        # By another program, or other terms, nothing is as it was.
        if not key.startswith(self._kept.made_of):
            return False
        parts = pickle.loads(packed)  # noqa: S301 - of our own cache
        relied = Relied(*parts)
        now = self._reliances.key(article, relied)
        current = self._kept.made_of + now
        return bool(key == current)

    def _with_the_same_text(self, connection: Connection) -> set[str]:
        """The articles whose texts are what they were."""
        texts = self._checks.edition.texts
        rows = connection.execute("SELECT iri, text FROM articles")
        before = dict(rows)
        same: set[str] = set()
        for iri in self._names:
            if iri not in before:
                continue
            _, _, slug = iri.rpartition("/")
            now = texts.digest(slug)
            if before[iri] == now:
                same.add(iri)
        return same

    def _changes(self, connection: Connection) -> Changes | None:
        """What has changed since articles were checked; None if that is not known."""
        query = "SELECT made_of, origin, step FROM checks"
        rows = connection.execute(query)
        row = rows.fetchone()
        if row is None:
            return None
        depended_on, origin, step = row
        # By another program, or other terms, all may be found to be otherwise.
        if depended_on != self._kept.made_of:
            return None
        before = StorePoint(origin, step)
        changes = self._home.changes_since(before)
        if changes is None:
            return None
        changed = changes.removed | changes.added
        subjects = {quad.subject for quad in changed}
        things = set(named_nodes(subjects))
        self._since = self._since._replace(before=before, things=things)
        return changes

    def checked(
        self, missing: list[str], checks: ArticleChecks, jobs: int
    ) -> CheckedArticles:
        """What is found in each article, when those that are missing have been checked.

        Args:
            missing: Which they are.
            checks: What checks them, which may have the same graph in another home.
            jobs: how many processes share them, where processes can be forked.

        Raises:
            KgError: a process has ended.
        """
        reliances = _Reliances(checks)
        known = checks.edition.graph.articles
        known.prepare(missing)
        checks.proving.records.prepare(missing)
        articles = [known[iri] for iri in missing]
        if jobs > 1 and missing:
            # Before processes are forked, so that they are listed once.
            _ = checks.edition.graph.home.names
        is_kept = self._is_done(self._begin, missing)
        checked: dict[str, CheckedArticle] = {}
        # Only of what is kept nowhere.
        own: dict[str, Support] = {}
        new = one_by_one(reliances.found, articles, jobs)
        while some := list(islice(new, _AT_ONCE)):
            results = [result for _, result in some]
            is_kept = is_kept and self._is_done(self._write, results)
            for article, found in some:
                checked[article.iri] = found.checked
                if not (is_kept and found.is_lasting):
                    own[article.iri] = found.support

        try:
            listed = self._with_kept(checked, "checked", self._names)
        except _DAMAGES:
            # Somebody else has removed it, or a part of it cannot be read.
            self._kept.path.unlink(missing_ok=True)
            return self.checked(self._names, checks, jobs)

        def supports(wanted: Collection[str] | None) -> list[Support]:
            names = self._names
            if wanted is not None:
                names = [iri for iri in names if iri in wanted]
            try:
                return self._with_kept(own, "support", names)
            except _DAMAGES:
                articles = checks.edition.articles
                found = each_by_itself(checks.proving, articles, jobs)
                return _among(found, wanted)

        return CheckedArticles(listed, supports, self._since)

    def _with_kept(
        self, new: dict[str, T], column: str, names: Collection[str]
    ) -> list[T]:
        """What was found of some articles, just now or before."""
        found = dict(new)
        before = set(names)
        before.difference_update(new)
        # Where all are new, there may be no file: perhaps nothing could be kept.
        if before:
            query = f"SELECT iri, {column} FROM articles"
            with closing(_opened(self._kept)) as connection:
                rows = connection.execute(query)
                for iri, packed in rows:
                    if iri in before:
                        found[iri] = pickle.loads(packed)  # noqa: S301 - ours as well
        return [found[iri] for iri in names]

    def _forget_before(self) -> None:
        """Take note that it is no longer known what was found before."""
        self._since = self._since._replace(before=None)

    def _is_done(self, keep: Callable[[T], None], what: T) -> bool:
        """Keep something; whether that could be done."""
        try:
            keep(what)
        except (sqlite3.Error, OSError):
            self._forget_before()
            return False
        return True

    def _begin(self, missing: Iterable[str]) -> None:
        """Forget what was found of articles that are checked again, or are no more.

        So whoever is stopped in the middle goes on with those that are still missing.
        """
        path = self._kept.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._forget(missing)
        except sqlite3.DatabaseError:
            self._forget_before()
            path.unlink(missing_ok=True)
            self._forget(missing)

    def _forget(self, missing: Iterable[str]) -> None:
        with self._writing() as connection:
            relying = Relying(self._graph, connection)
            self._forget_removed(connection, relying)
            rows = ((iri,) for iri in missing)
            connection.executemany("DELETE FROM articles WHERE iri = ?", rows)

    def _write(self, new: Iterable[_Found]) -> None:
        with self._writing() as connection:
            relying = Relying(self._graph, connection)
            for each in new:
                self._write_found(each, connection, relying)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction: what is found and the state of the graph belong together."""
        with closing(_opened(self._kept)) as connection, connection:
            connection.executescript(_TABLES)
            yield connection
            connection.execute("DELETE FROM checks")
            state = (self._kept.made_of, *self._home.point)
            connection.execute("INSERT INTO checks VALUES (?, ?, ?)", state)

    def _forget_removed(self, connection: Connection, relying: Relying) -> None:
        """Forget what was found in articles that are no more."""
        rows = connection.execute("SELECT iri FROM articles")
        known = {iri for (iri,) in rows}
        for iri in known.difference(self._names):
            relied_on = relying.relied_on(iri)
            self._since.things.update(relied_on)
            connection.execute("DELETE FROM articles WHERE iri = ?", [iri])
            relying.forget(iri)

    def _write_found(
        self, found: _Found, connection: Connection, relying: Relying
    ) -> None:
        checked = found.checked
        iri = checked.article.iri
        # What it relied on before is looked at, too: what is wrong there may be gone.
        relied_on = relying.relied_on(iri)
        self._since.things.update(relied_on, checked.told)
        relying.write(iri, found.relied)
        if found.is_lasting:
            query = "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)"
            row = found.row(self._kept)
            connection.execute(query, (iri, *row))


class _Found(NamedTuple):
    """What is found in an article, what it relies on, and a digest of that.

    Attributes:
        is_lasting: Whether it is so on any later day.
    """

    checked: CheckedArticle
    support: Support
    text: str
    relied: Relied
    key: bytes
    is_lasting: bool

    def row(self, kept: Kept) -> tuple[object, ...]:
        """What is kept of it."""
        return (
            kept.made_of + self.key,
            self.text,
            pickle.dumps(tuple(self.relied)),
            pickle.dumps(self.checked),
            pickle.dumps(self.support),
        )


class _Reliances:
    """Finds what there is in an article, and what that relies on.

    Args:
        checks: The checks of an article.
    """

    def __init__(self, checks: ArticleChecks) -> None:
        self._checks = checks
        self._rules = checks.proving.rules
        self._answers = Answers(self._rules)

    def found(self, article: Article) -> _Found:
        """What is found in it, and what that relies on."""
        self._rules.relied = asked = Reliance()
        checked, support = self._checks(article)
        words = support.words
        starts = words.starts if words else ()
        told = told_of(support.stated)
        relied = self._answers.relied(asked, told, starts)
        texts = self._checks.edition.texts
        return _Found(
            checked=checked,
            support=support,
            text=texts.digest(article.slug),
            relied=relied,
            key=self.key(article, relied),
            is_lasting=not self._is_ahead(article),
        )

    def _is_ahead(self, article: Article) -> bool:
        """Whether a record is of a day to come, on which it will be no more at fault."""
        today = date.today().isoformat()  # noqa: DTZ011 - where whoever asks is
        proving = self._checks.proving
        for record in proving.recorded(article.iri).found:
            day = record.proof.date
            if day is not None and day > today:
                return True
        return False

    def key(self, article: Article, relied: Relied) -> bytes:
        """A digest of all that what is found in an article depends on."""
        texts = self._checks.edition.texts
        text = texts.digest(article.slug)
        parts: list[object] = [repr(article), text]
        stated = self._rules.graph.stated(article.passages)
        for passage, triples in stated.items():
            statements = map(str, triples)
            parts.append((passage.iri, *statements))
        parts += self._before(article)
        key = sha256()
        for part in parts:
            # Half a pair of surrogates is no character, and can be read all the same.
            encoded = repr(part).encode("utf-8", "surrogatepass")
            key.update(encoded)
        answers = self._answers.digest(relied)
        key.update(answers)
        return key.digest()

    def _before(self, article: Article) -> Iterator[object]:
        """What people have decided of an article, and all that was proved before."""
        proving = self._checks.proving
        decided = proving.decided(article.iri).values()
        lines = map(repr, decided)
        # The digest of the same decisions is the same, in whatever order they are read.
        yield from sorted(lines)
        yield from proving.recorded(article.iri).found


def _articles_of(changes: Changes) -> set[str]:
    """The IRIs of the articles that state something else than they did."""
    articles: set[str] = set()
    for quad in (*changes.removed, *changes.added):
        if isinstance(quad.graph_name, NamedNode):
            article, _, _ = quad.graph_name.value.partition("#char=")
            articles.add(article)
    return articles


def _opened(kept: Kept) -> Connection:
    return sqlite3.connect(kept.path, timeout=_BUSY)
