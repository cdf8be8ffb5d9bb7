"""Where an article tells who wrote it, where and when, before it begins."""

from __future__ import annotations

from kg.language.english.calendar import MONTH
from kg.language.english.regexes import cased
from kg.language.spans import Span

_PLACE = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
_DATELINE = cased(
    rf"{_PLACE}(?:,? (?:/|and) {_PLACE})?(?:, {_PLACE}\.?)?(?: and {_PLACE}, {_PLACE})?"
    rf"(?:(?:,| \|)? (?:\d{{1,2}}\.? )?(?i:{MONTH})[^\n(–—]{{0,16}}(?:\([^()\n]{{2,40}}\))?|"
    r" ?\([^()\n]{2,40}\)(?= ?[-–—])|(?= (?:--?|–|—) [A-Z]))"
)
_CREDIT = cased(
    r"(?:By|Contact|Media|Photo|PHOTO|Press [Cc]ontact|Source|Text|Writing by|Reporting by)\b|"
    rf"[^\n]{{0,80}}\b(?:\d{{1,2}} {MONTH}|{MONTH}\.?(?: \d{{1,2}},)? (?:19|20)\d\d)"
)


def is_in_dateline(text: str, span: Span) -> bool:
    """Whether a line begins with a name, and goes on with a date, a source or a dash.

    >>> is_in_dateline("MAREN, Ostrevale, 4 March 2024", (0, 5))
    True
    >>> is_in_dateline("Maren (Kvarn Press) - A mill", (0, 5))
    True
    """
    line = text.rfind("\n", 0, span[0]) + 1
    found = _DATELINE.match(text, line)
    return found is not None and span[1] <= found.end()


def is_credit(line: str) -> bool:
    """Whether a line tells who wrote an article or who answers for it, or when it appeared.

    >>> is_credit("By Ada Vik, Kvarn Courier"), is_credit("Acme Buys a Mill in Kvarn")
    (True, False)
    """
    return _CREDIT.match(line) is not None
