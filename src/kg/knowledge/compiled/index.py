"""What a compiled store was made of, and the names in it: an SQLite file beside it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from pyoxigraph import NamedNode

from kg.files import FileState
from kg.knowledge.compiled.changed_quads import Changes
from kg.knowledge.compiled.recorded_changes import StorePoint, as_rows, of_rows
from kg.knowledge.names import Name
from kg.knowledge.names_by_words import words_of

_TABLES = """
CREATE TABLE made (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
    name TEXT PRIMARY KEY, modified INT, size INT, inode INT, settled INT, digest TEXT
) WITHOUT ROWID;
CREATE TABLE contents (name TEXT PRIMARY KEY, content BLOB);
CREATE TABLE repeated (quad TEXT PRIMARY KEY, times INT) WITHOUT ROWID;
CREATE TABLE names (
    folded TEXT, text TEXT, bearer TEXT, kind TEXT, first TEXT, second TEXT,
    PRIMARY KEY (folded, bearer, kind, text)
) WITHOUT ROWID;
CREATE INDEX bearers ON names (bearer);
CREATE INDEX words ON names (first, second);
CREATE TABLE changes (step INT, is_added INT, quad TEXT);
CREATE INDEX steps ON changes (step);
"""
_NAMES = "SELECT text, bearer, kind FROM names"
_WORDS = "(SELECT value FROM json_each(?))"
_FASTEST = 1  # of zlib's levels: a file is packed once, and hardly ever read again
_LAST = "\U0010ffff"
_ORIGIN, _STEP, _KNOWN = "origin", "step", "known"
_MOST_CHANGES = 100_000  # quads that are remembered: as many as some hundred articles


class MadeFile(NamedTuple):
    """A file as it was when the store was made of it.

    Attributes:
        state: Its state.
        is_settled: Whether it was written long enough before. A clock may stand still
            for a moment in which a file is written twice: so soon, its state proves
            nothing.
        digest: That of its content.
    """

    state: FileState
    is_settled: bool
    digest: str


class Index:
    """The file; it is opened for each call, so that threads may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def create(cls, path: Path) -> Index:
        """Make an empty one."""
        index = cls(path)
        with index.writing() as connection:
            connection.executescript(_TABLES)
        return index

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        # Nobody changes it any more, so there is nothing to lock.
        uri = f"{self._path.absolute().as_uri()}?immutable=1"
        connection = sqlite3.connect(uri, uri=True)
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept if nothing fails."""
        connection = sqlite3.connect(self._path)
        # It is made beside the one in use, and thrown away if anything goes wrong.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try:
            yield connection
            connection.commit()
        finally:
            connection.close()

    def made(self) -> dict[str, str]:
        """What else the store depends on, such as the version of the program."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT key, value FROM made"))

    def files(self) -> Iterator[tuple[str, MadeFile]]:
        """The files with their names; there may be too many to hold them all."""
        with self._reading() as connection:
            rows = connection.execute("SELECT * FROM files")
            for name, modified, size, inode, settled, digest in rows:
                state = FileState(modified, size, inode)
                yield name, MadeFile(state, bool(settled), digest)

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """What files had in them."""
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            for name in names:
                query = "SELECT content FROM contents WHERE name = ?"
                (packed,) = connection.execute(query, [name]).fetchone()
                found[name] = zlib.decompress(packed)
        return found

    def repeated(self) -> Counter[str]:
        """How often more than once files say the same in the same graph."""
        with self._reading() as connection:
            return Counter(dict(connection.execute("SELECT * FROM repeated")))

    @property
    def point(self) -> StorePoint:
        """Where in its life the store is."""
        made = self.made()
        return StorePoint(made[_ORIGIN], int(made[_STEP]))

    def changes_since(self, point: StorePoint) -> Changes | None:
        """What has changed since; None if that is not known any more."""
        made = self.made()
        is_known = made[_ORIGIN] == point.origin and int(made[_KNOWN]) <= point.step
        if not is_known or point.step > int(made[_STEP]):
            return None
        query = "SELECT is_added, quad FROM changes WHERE step > ? ORDER BY step"
        with self._reading() as connection:
            return of_rows(connection.execute(query, [point.step]))

    def __iter__(self) -> Iterator[Name]:
        with self._reading() as connection:
            rows = connection.execute(_NAMES).fetchall()
        return map(_name, rows)

    def alike(self, text: str) -> list[Name]:
        """Return the names that are the text, in any case."""
        return self._names("folded = ?", text.casefold())

    def beginning(self, text: str) -> list[Name]:
        """Return the names that begin with the text, in any case."""
        folded = text.casefold()
        # No character comes behind the last, so it bounds all that begins so.
        return self._names("folded >= ? AND folded < ?", folded, folded + _LAST)

    def containing(self, text: str) -> list[Name]:
        """Return the names that have the text in them, in any case."""
        return self._names("instr(folded, ?) > 0", text.casefold())

    def among(self, words: Collection[str]) -> list[Name]:
        """Return the names that are made of some of these words, which are folded."""
        # Of the many that begin alike, most go on with a word that is not among them.
        going_on = f"(second = '' OR second IN {_WORDS})"
        condition = f"first IN {_WORDS} AND {going_on}"
        known = frozenset(words)
        listed = json.dumps(sorted(known))
        found: list[Name] = []
        for name in self._names(condition, listed, listed):
            own = words_of(name.text)
            if known.issuperset(own):
                found.append(name)
        return found

    def begun_alike(self, text: str) -> list[Name]:
        """Return the names that have the first word of the text, in any case."""
        words = words_of(text)
        if not words:
            return []
        return self._names("first = ?", words[0])

    def _names(self, condition: str, *values: str) -> list[Name]:
        with self._reading() as connection:
            rows = connection.execute(f"{_NAMES} WHERE {condition}", values)
            return [_name(row) for row in rows]


def write_made(connection: sqlite3.Connection, made: Mapping[str, str]) -> None:
    """Write what else the store depends on."""
    rows = made.items()
    connection.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)


def begin_changes(connection: sqlite3.Connection) -> None:
    """Write that the store was just made, of all files."""
    write_made(connection, {_ORIGIN: uuid4().hex, _STEP: "0", _KNOWN: "0"})


def write_changes(
    connection: sqlite3.Connection, before: StorePoint, changes: Changes
) -> None:
    """Write what has changed since a point, and forget what is too long ago."""
    step = before.step + 1
    rows = ((step, *row) for row in as_rows(changes))
    connection.executemany("INSERT INTO changes VALUES (?, ?, ?)", rows)
    write_made(connection, {_STEP: str(step)})
    steps = "SELECT step, COUNT(*) FROM changes GROUP BY step ORDER BY step DESC"
    number = 0
    for known, changed in connection.execute(steps).fetchall():
        number += changed
        if number > _MOST_CHANGES:
            connection.execute("DELETE FROM changes WHERE step <= ?", [known])
            write_made(connection, {_KNOWN: str(known)})
            break


def write_file(
    connection: sqlite3.Connection, name: str, file: MadeFile, content: bytes
) -> None:
    """Write of what a file was made, and what was in it."""
    write_state(connection, name, file)
    packed = zlib.compress(content, _FASTEST)
    connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (name, packed))


def write_state(connection: sqlite3.Connection, name: str, file: MadeFile) -> None:
    """Write how a file is whose content is known."""
    row = (name, *file.state, file.is_settled, file.digest)
    connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)


def remove_file(connection: sqlite3.Connection, name: str) -> None:
    """Write that a file is no more."""
    for table in ("files", "contents"):
        connection.execute(f"DELETE FROM {table} WHERE name = ?", [name])


def write_repeated(connection: sqlite3.Connection, repeated: Counter[str]) -> None:
    """Write how often more than once files say the same."""
    connection.execute("DELETE FROM repeated")
    rows = [(quad, times) for quad, times in repeated.items() if times > 0]
    connection.executemany("INSERT INTO repeated VALUES (?, ?)", rows)


def write_names(connection: sqlite3.Connection, names: Iterable[Name]) -> None:
    """Write further names."""
    rows = map(_row, names)
    query = "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?, ?, ?)"
    connection.executemany(query, rows)


def remove_names(connection: sqlite3.Connection, bearers: Iterable[str]) -> None:
    """Forget all names of these things."""
    rows = [(bearer,) for bearer in bearers]
    connection.executemany("DELETE FROM names WHERE bearer = ?", rows)


def _row(name: Name) -> tuple[str, ...]:
    text = name.text
    words = [*words_of(text), "", ""]
    return (
        text.casefold(),
        text,
        name.bearer.value,
        name.kind.value,
        words[0],
        words[1],
    )


def _name(row: tuple[str, str, str]) -> Name:
    text, bearer, kind = row
    return Name(text, NamedNode(bearer), NamedNode(kind))
