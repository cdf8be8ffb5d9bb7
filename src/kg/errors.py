"""Everything that `kg` raises on purpose.

KgError                 could not run: the command line prints it and exits with 2
├── NotFound            a name, question, parameter, term or file that is not there
├── BadInput            a file that cannot be read as what it should be
│   └── QueryError      SPARQL that cannot be run
│       └── QueryRefused    SPARQL that writes or reaches out
├── NothingStated       a worksheet without a statement, which cannot be accepted
└── TimedOut            a query that ran longer than it may
ReaderGone              nobody reads standard output any more, which is no error
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

_LONG = 100  # characters, in what is repeated to the one who typed it
_SUGGESTED = 3  # names in a suggestion


class KgError(Exception):
    """An error that is the caller's to mend, in words for people.

    Args:
        message: What went wrong, and where: a plain sentence.
        advice: What to do about it, if that is known; or what finds it out, which is
            asked only where somebody reads it.
    """

    def __init__(self, message: str, advice: str | Callable[[], str] = "") -> None:
        super().__init__(message)
        self.message = message
        self._advice = advice

    @cached_property
    def advice(self) -> str:
        """What to do about it; empty if that is not known."""
        advice = self._advice
        return advice if isinstance(advice, str) else advice()

    def __str__(self) -> str:
        if not self.advice:
            return self.message
        return f"{self.message}\n{self.advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """As another process is told of it: with its advice, found out before.

        What a function finds out cannot be sent there.
        """
        state = vars(self).copy()
        state["_advice"] = self.advice
        made_by = KgError.__new__
        made_of = (type(self), *self.args)
        return made_by, made_of, state


class NotFound(KgError):
    """A name that nothing has.

    Args:
        what: What was looked for, such as "question".
        name: The name as it was given.
        known: The names that there are, of which the advice suggests the nearest.
        advice: What to do if none is near.

    >>> print(NotFound("question", "partnres", ["partners", "brands"]))
    There is no question 'partnres'.
    Did you mean partners?
    """

    def __init__(
        self, what: str, name: str, known: Iterable[str] = (), advice: str = ""
    ) -> None:
        # Names are often tried, and to find near ones takes longer than all the rest.
        names = tuple(known)
        super().__init__(
            f"There is no {what} '{abridged(name)}'.",
            lambda: did_you_mean(name, names) or advice,
        )


class NothingStated(KgError):
    """A worksheet that has no statement yet."""


class BadInput(KgError):
    """A file, or standard input, that is not what it should be.

    Args:
        source: The file's name as people know it.
        message: What is wrong, in the words after "name:line:column: ".
        advice: What to do about it.
        line: Where it is, counted from 1, if that is known; so is `column`.
        column: The column in characters.
    """

    def __init__(
        self,
        source: str,
        message: str,
        advice: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        numbers = [str(number) for number in (line, column) if number is not None]
        self.place = ":".join([source, *numbers])
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
        """Return the error for a message of the query engine.

        Args:
            source: What the query is called.
            message: Such as "error at 1:8: expected one of …".
            prefixes: Those that the query need not declare.
        """
        match = re.fullmatch(
            r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", message, re.DOTALL
        )
        if not match:
            return cls(source, message)
        what = match["what"]
        advice = "A bracket, a point or a prefix may be missing just before."
        if "Prefix not found" in what:
            what = "a prefix is not declared, and not one of the project's."
            if prefixes:
                advice = f"The project's prefixes are {', '.join(prefixes)}."
        elif len(what) > 2 * _LONG:
            # The engine lists every token that its grammar allows there.
            what = "this cannot stand here."
        return cls(
            source,
            what,
            advice,
            int(match["line"]),
            int(match["column"]),
        )


class QueryRefused(QueryError):
    """A query that is understood, and would write or reach out."""


class TimedOut(KgError):
    """A query that was stopped."""


class ReaderGone(Exception):
    """Whoever read standard output, such as `head`, has seen enough.

    That is no error, and so no `KgError`; but Click takes a broken pipe for one.
    """


def fault(error: Exception) -> KgError:
    """A fault of kg itself, as plain as an error of its user.

    With KG_DEBUG, its traceback is printed first.
    """
    what = f"something went wrong in kg itself: {type(error).__name__}: {error}"
    if show_traceback(error):
        return KgError(what)
    return KgError(what, "KG_DEBUG=1 in the environment shows where.")


def show_traceback(error: BaseException) -> bool:
    """Print a traceback on standard error if KG_DEBUG is set and not empty.

    Returns:
        Whether it is set.
    """
    if not os.environ.get("KG_DEBUG"):
        return False
    # Where there is no standard error, `print_exception` would take standard output.
    if sys.stderr is not None:
        from traceback import print_exception  # slow to import

        print_exception(error)
    return True


def abridged(text: str) -> str:
    """Return what somebody typed, short enough to be repeated in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence with up to three names like `name`, or an empty string."""
    from difflib import get_close_matches  # slow to import, and most runs go well

    # What is so long is no misspelt name, and comparing it takes time in proportion.
    if len(name) > _LONG:
        return ""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold(), by_folded, n=_SUGGESTED, cutoff=0.6)
    return suggestion([by_folded[folded] for folded in close])


def suggestion(names: Sequence[str]) -> str:
    """Return a sentence with the first three of the names, or an empty string."""
    shown = names[:_SUGGESTED]
    return f"Did you mean {' or '.join(shown)}?" if shown else ""
