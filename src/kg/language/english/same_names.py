"""When two names are one: never by likeness, since Ivar is not Ivor.

A name may leave out the legal form ("Norvik Looms" for "Norvik Looms Co., Ltd.") or the
word for the area that it is of ("Kvarn" for "Kvarn Province"). A name that another one
begins with is only a hint: "Norvik" may be the firm, or the town it is called after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kg.language.english.legal_forms import FORM_WORDS, FORM_WORDS_BEFORE


class _Endings(NamedTuple):
    """Words that names may end in, and those that may stand before such a word."""

    words: frozenset[str]
    leading: frozenset[str]


_AREAS = (
    "city town municipality county district prefecture province region state territory"
)
_LEGAL = _Endings(
    words=FORM_WORDS,
    leading=FORM_WORDS_BEFORE | {"group", "&"},
)
_AREA = _Endings(
    words=frozenset(_AREAS.split()),
    leading=frozenset({"autonomous"}),
)
_ABBREVIATED = {
    "company": "co",
    "corporation": "corp",
    "incorporated": "inc",
    "limited": "ltd",
}
_SIGNS = re.compile(r"[./]")  # "S.A.", "A/S"
_GAP = re.compile(r"[\s,]+")


def same_name(one: str, two: str) -> bool:
    """Whether two names are one but for a legal form, or for a word for an area.

    Different ones tell bearers apart: a firm may have a GmbH and an Inc., a province a
    city of its name. Whether both names are of the same kind of thing is not asked
    here.

    >>> same_name("Norvik Looms Co., Ltd.", "Norvik Looms")
    True
    >>> same_name("Norvik Sp. z o.o.", "Norvik"), same_name("Norvik S.A. de C.V.", "Norvik")
    (True, True)
    >>> same_name("Kvarn", "Kvarn Province"), same_name("Kvarn City", "Kvarn Province")
    (True, False)
    >>> same_name("Kvarn City", "Kvarn plc"), same_name("Ivar Looms", "Ivor Looms")
    (False, False)
    """
    words = _words(one)
    others = _words(two)
    return _is_same(words, others, _LEGAL) or _is_same(words, others, _AREA)


def begins_with(shorter: str, longer: str) -> bool:
    """Whether the longer name has all words of the shorter at its beginning, and more.

    >>> begins_with("Norvik", "Norvik Looms"), begins_with("Norv", "Norvik Looms")
    (True, False)
    """
    words = _words(shorter)
    others = _words(longer)
    count = len(words)
    return 0 < count < len(others) and others[:count] == words


def _words(name: str) -> list[str]:
    """The words of a name, without an article, in one spelling."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFC", name)).casefold()
    words = [word for word in _GAP.split(plain) if word]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return [_ABBREVIATED.get(word, word) for word in words]


def _is_same(words: list[str], others: list[str], endings: _Endings) -> bool:
    """Whether both come to the same words, one of them by leaving out no more."""
    shortened = dict(_shortened(words, endings))
    for core, left_out in _shortened(others, endings):
        also_left_out = shortened.get(core)
        if also_left_out is None:
            continue
        if left_out <= also_left_out or also_left_out <= left_out:
            return True
    return False


def _shortened(
    words: list[str], endings: _Endings
) -> Iterator[tuple[str, frozenset[str]]]:
    """What is left of a name, ending by ending, with the words that are left out."""
    known = endings.words
    for end in range(len(words), 0, -1):
        yield " ".join(words[:end]), frozenset(words[end:])
        if words[end - 1] not in known:
            return
        # "Group" is a part of the name, but for "Group plc"
        known = endings.words | endings.leading
