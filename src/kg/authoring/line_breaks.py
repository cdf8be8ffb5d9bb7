"""Lines that are broken within sentences, as in a mail, are joined again.

To who reads sentences the end of a line is the end of a sentence: so it is where a text
is copied from a page, each of whose paragraphs is one line. In a text that was filled
to a width, a line ends because the next word had no place in it. How wide the lines
were filled is told by those that surely break a sentence: the next one goes on in lower
case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

_NARROWEST, _WIDEST = 30, 140  # characters of a line that was filled
_RAGGED = 10  # by how much a line may be longer than those that surely break a sentence
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]{0,3}$")
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]{0,3}(?: +[\"“‘'(]?[A-Z]|$)|[:;]$")
_MARK = r"[-*•·–>|#]{1,9}\s{1,9}"
_NUMBER = r"[0-9]{1,2}[.)]\s{1,9}"
_INDENT = re.compile(rf"\s{{0,99}}(?:{_MARK}|{_NUMBER})?")
_STARTS_ITEM = re.compile(rf"\s{{0,99}}{_MARK}")
_STARTS_NUMBERED = re.compile(rf"\s{{0,99}}{_NUMBER}")
_IN_COLUMNS = re.compile(r"\t|\S {3,99}\S")


def joined_lines(text: str) -> str:
    r"""The text in which no line ends within a sentence.

    >>> joined_lines("Norvik Mills of Ostrevale has bought\nthe works of Bolt.\n")
    'Norvik Mills of Ostrevale has bought the works of Bolt.\n'
    >>> joined_lines("Norvik cuts 40 jobs\nNorvik closes its mill.\n")
    'Norvik cuts 40 jobs\nNorvik closes its mill.\n'
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = _width(lines)
    if not width:
        # As it is, with the blanks at the ends of its lines.
        return text
    joined: list[str] = []
    for is_text, block in groupby(lines, bool):
        if is_text:
            joined.append(_joined(list(block), width))
        else:
            joined += block
    return "\n".join(joined)


def _width(lines: list[str]) -> int:
    """How wide the lines were filled that surely break a sentence; 0 without any."""
    return max(
        (len(line) for line, following in pairwise(lines) if _goes_on(line, following)),
        default=0,
    )


def _joined(block: list[str], width: int) -> str:
    """The lines of a paragraph, of headings, or of a list."""
    # A headline may fill its line, with who wrote the article and when below it.
    is_text = any(map(_SENTENCE.search, block))
    pieces = [block[0]]
    for line, following in pairwise(block):
        is_broken = _goes_on(line, following)
        if is_broken or (is_text and _is_filled(line, following, width)):
            pieces += _seam(line), following.lstrip()
        else:
            pieces += "\n", following
    return "".join(pieces)


def _seam(line: str) -> str:
    """What stands between the line's last word and the next line's first one."""
    # A word with a hyphen of its own: by syllables no word is parted here.
    is_hyphenated = line.endswith("-") and line[-2:-1].isalnum()
    return "" if is_hyphenated else " "


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence surely goes on in the next line."""
    # "iRobot" begins with a small letter, too.
    is_small = following.lstrip()[:2].islower()
    is_open = _NARROWEST <= len(line) <= _WIDEST and not _ENDS.search(line)
    return is_small and is_open and _is_prose(line, following)


def _is_filled(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no place in this one."""
    word, _, _ = following.strip().partition(" ")
    is_fit = len(line) <= width + _RAGGED
    is_full = len(line) + 1 + len(word) > width
    return is_fit and is_full and _is_prose(line, following)


def _is_prose(line: str, following: str) -> bool:
    """Whether both lines are of one paragraph, or of one item of a list."""
    if _STARTS_NUMBERED.match(following):
        # "a rise from 20 to" goes on with "25. What he likes"
        return not _ENDS.search(line)
    is_begun = _STARTS_ITEM.match(following) or _indent(following) > _indent(line)
    return not (is_begun or _IN_COLUMNS.search(f"{line}\n{following}"))


def _indent(line: str) -> int:
    """Where the words of the line begin, behind the mark of an item."""
    found = _INDENT.match(line)
    return found.end() if found else 0


def notes_of_lines(given: str, joined: str, kept: str) -> Iterator[str]:
    """What is worth knowing of the lines of a text.

    Args:
        given: the text as it was given.
        joined: the same, in which no line ends within a sentence.
        kept: which of the two is kept.
    """
    broken = given.count("\n") - joined.count("\n")
    if not broken:
        return
    if kept == given:
        yield (
            f"Lines end within sentences ({broken}), and nothing is read across the "
            "end of a line."
        )
    else:
        yield (
            f"Lines that ended within sentences ({broken}) are joined in the copy; "
            "--keep-lines keeps them."
        )
