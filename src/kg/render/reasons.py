"""Evidence, statements and explanations in lines for people."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.csv_safety import one_line
from kg.language.english import formatting
from kg.model import SEVERITIES, Evidence, Finding, Statement
from kg.render.tables import width

if TYPE_CHECKING:
    from kg.evidence.explanations import Explanation

_LINE = 100


def evidence_lines(piece: Evidence) -> list[str]:
    """The words if they are at hand, what to cite and whose words they are, and where to look."""
    quote = wrapped(f"“{piece.quote}”") if piece.quote else []
    return [*quote, f"{piece.citation} ({piece.voice})", piece.link]


def explanation(found: Explanation) -> str:
    """A statement, why it holds, and below it, indented, what it follows from."""
    lines = wrapped(found.statement.sentence)
    if found.reason:
        lines += indented(
            wrapped(f"{found.statement.basis.capitalize()}. {found.reason}")
        )
    for piece in found.evidence:
        lines += indented(evidence_lines(piece))
    for premise in found.premises:
        lines += indented(explanation(premise).split("\n"))
    return "\n".join(lines)


def sheet(title: str, statements: Sequence[Statement]) -> str:
    """All that is said of a thing: each sentence with the numbers of its passages, or why else it holds."""
    notes = Notes()
    lines = heading(title)
    for said in statements:
        lines += wrapped(
            f"{said.sentence} {notes.cite(said.evidence) or f'({said.basis})'}",
            hanging="  ",
        )
    return "\n".join([*lines, *notes.lines()])


class Notes:
    """Numbers for pieces of evidence in the order in which they are cited, and what each number stands for."""

    def __init__(self) -> None:
        self._pieces: dict[Evidence, int] = {}

    def cite(self, pieces: Iterable[Evidence]) -> str:
        """The numbers of the pieces, such as `[1][2]`."""
        return "".join(
            f"[{self._pieces.setdefault(piece, len(self._pieces) + 1)}]"
            for piece in pieces
        )

    def lines(self) -> list[str]:
        """The notes, each after an empty line."""
        return [
            line
            for piece, number in self._pieces.items()
            for line in ("", *numbered(number, evidence_lines(piece)))
        ]


def heading(title: str) -> list[str]:
    """The title, underlined."""
    lines = wrapped(title)
    return [*lines, "─" * max(map(width, lines), default=0)]


def numbered(number: int, lines: Sequence[str]) -> list[str]:
    """Lines under a number, which others refer to."""
    label = f"[{number}] "
    return [label + lines[0], *(" " * len(label) + line for line in lines[1:])]


def finding(found: Finding) -> str:
    """Where it is, what is wrong, what was expected and found, and what to do."""
    location = found.location
    place = ":".join(
        str(part) for part in (location.file, location.line) if part is not None
    )
    kind = found.check if found.is_error else f"{found.severity}, {found.check}"
    lines = wrapped(
        f"{f'{place}: ' if place else ''}{found.message} [{kind}]", hanging="  "
    )
    facts = {
        "passage": location.passage,
        "expected": found.expected,
        "found": found.found,
        "do": found.advice,
    }
    return "\n".join(
        [*lines, *(f"  {name:<8}  {text}" for name, text in facts.items() if text)]
    )


def counted(found: Sequence[Finding]) -> str:
    """How many findings there are of each severity, such as `2 errors and 1 warning`."""
    numbers = Counter(each.severity for each in found)
    told = [
        f"{n} {name}{'s' * (n != 1)}" for name in SEVERITIES if (n := numbers[name])
    ]
    return formatting.listing(told) if told else "no problems"


def wrapped(text: str, *, hanging: str = "") -> list[str]:
    """The text in lines that fit a terminal, with nothing in them that would steer it."""
    return textwrap.wrap(
        one_line(text),
        _LINE,
        subsequent_indent=hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )


def indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
