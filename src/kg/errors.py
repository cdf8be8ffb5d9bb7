"""Everything that `kg` raises on purpose.

KgError                     could not run: the command line prints it and exits with 2
├── NotFound                a name, question, parameter, term or file that does not
exist ├── BadInput                a file that cannot be read as what it should be │
└── QueryError          SPARQL that cannot be run └── TimedOut                a query
that ran longer than it may
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

_LONG = 100


class KgError(Exception):
    """What went wrong, where, and what to do: `message` and `advice` are plain sentences."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}\n{self.advice}" if self.advice else self.message


class NotFound(KgError):
    """A name that nothing bears; the advice suggests the nearest names of `known`.

    >>> print(NotFound("question", "partnres", ["partners", "brands"]))
    There is no question 'partnres'.
    Did you mean partners?
    """

    def __init__(
        self, what: str, name: str, known: Iterable[str] = (), advice: str = ""
    ) -> None:
        super().__init__(
            f"There is no {what} '{abridged(name)}'.",
            did_you_mean(name, known) or advice,
        )


class BadInput(KgError):
    """A file, or standard input, that is not what it should be; `line` and `column` count from 1."""

    def __init__(
        self,
        source: str,
        message: str,
        advice: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.place = ":".join(
            [source, *(str(n) for n in (line, column) if n is not None)]
        )
        super().__init__(f"{self.place}: {message}", advice)
        self.source = source
        self.line = line
        self.column = column


class QueryError(BadInput):
    """A query that is malformed, writes, or reaches out."""

    @classmethod
    def from_engine(
        cls, source: str, message: str, prefixes: Iterable[str] = ()
    ) -> QueryError:
        """The engine's own message, with its place read out of it and its long lists of what might stand there cut."""
        found = re.fullmatch(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
        if not found:
            return cls(source, message)
        what = found[3] if len(found[3]) <= 2 * _LONG else "this cannot stand here."
        advice = "A bracket, a point or a prefix may be missing just before."
        if "Prefix not found" in found[3]:
            what = "a prefix is not declared, and not one of the project's."
            if prefixes:
                advice = f"The project's prefixes are {', '.join(prefixes)}."
        return cls(
            source,
            what,
            advice,
            int(found[1]),
            int(found[2]),
        )


class TimedOut(KgError):
    """A query that was stopped."""


class ReaderGone(Exception):
    """Whoever read standard output has seen enough, which is no error. Click would take the broken pipe for one."""


def fault(error: Exception) -> KgError:
    """A fault of ours, said as plainly as one of theirs; KG_DEBUG has its traceback shown first."""
    if os.environ.get("KG_DEBUG"):
        from traceback import print_exception  # slow to import

        print_exception(error)
    what = f"something went wrong in kg itself: {type(error).__name__}: {error}"
    return KgError(what, "KG_DEBUG=1 in the environment shows where.")


def abridged(text: str) -> str:
    """What somebody gave, short enough to be repeated in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with up to three names like `name`, or nothing."""
    from difflib import get_close_matches  # slow to import, and most runs go well

    if len(name) > _LONG:
        return ""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(by_folded[c] for c in close)}?" if close else ""
