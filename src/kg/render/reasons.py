"""Evidence, statements and explanations in lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.csv_safety import one_line
from kg.language.english import formatting
from kg.model import SEVERITIES, Evidence, Finding, How, Location, Statement
from kg.render.tables import width

if TYPE_CHECKING:
    from kg.checks import Refusal
    from kg.evidence.explanations import Explanation

_LINE_LENGTH = 100
HOWS_SAID: dict[How, str] = {
    "order": "by order",
    "words": "by words",
    "person": "by a person",
}
"""By what a statement is proved, behind its grade."""

_CLAIMS = "Told without being said to be so"


def evidence_lines(evidence: Evidence) -> list[str]:
    """The words if they are at hand, the citation, whose words they are, and a link."""
    lines = []
    if evidence.quote:
        lines += wrapped(f"“{evidence.quote}”")
    lines.append(f"{evidence.citation} ({evidence.voice})")
    if evidence.link:
        # Not wrapped: a link that is broken in two no longer leads anywhere.
        lines.append(evidence.link)
    return lines


def explanation(explained: Explanation) -> str:
    """A statement, why it holds, and below it, indented, what it follows from."""
    lines = wrapped(explained.statement.sentence)
    lines += indented(grade_lines(explained.statement))
    if explained.reason:
        basis = explained.statement.basis.capitalize()
        reason = f"{basis}. {explained.reason}"
        lines += indented(wrapped(reason))
    for evidence in explained.evidence:
        lines += indented(evidence_lines(evidence))
    for premise in explained.premises:
        block = explanation(premise)
        lines += indented(block.split("\n"))
    return "\n".join(lines)


def grade_lines(statement: Statement) -> list[str]:
    """How well a statement is proved, where that is known."""
    if statement.grade is None:
        return []
    if statement.how is None:
        return [f"{statement.grade.capitalize()}."]
    return [f"{statement.grade.capitalize()} {HOWS_SAID[statement.how]}."]


def account(explanations: Iterable[Explanation], claims: Sequence[Explanation]) -> str:
    """Why statements hold, and below them what is told without being said to be so."""
    blocks: list[str] = []
    blocks += map(explanation, explanations)
    if claims:
        headline = heading(_CLAIMS)
        block = "\n".join(headline)
        blocks.append(block)
        blocks += map(explanation, claims)
    text = "\n\n".join(blocks)
    return f"{text}\n"


def sheet(title: str, statements: Sequence[Statement]) -> str:
    """All that is said of a thing: each sentence with the numbers of its passages.

    A statement without passages has in their place why else it holds. What is told
    without being said to be so stands apart, below the rest.
    """
    notes = Notes()
    said = heading(title)
    told: list[str] = []
    for statement in statements:
        source = notes.cite(statement.evidence)
        if not source:
            source = f"({statement.basis})"
        if statement.grade not in (None, "proved"):
            source += f" ({statement.grade})"
        sentence = f"{statement.sentence} {source}"
        lines = told if statement.modality else said
        lines += wrapped(sentence, hanging="  ")
    parts = [said]
    if told:
        headline = heading(_CLAIMS)
        parts.append(headline + told)
    blocks = ["\n".join(lines) for lines in parts]
    blocks += notes.blocks()
    return "\n\n".join(blocks)


class Notes:
    """Numbers for pieces of evidence, in the order in which they are cited."""

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}

    def cite(self, pieces: Iterable[Evidence]) -> str:
        """The numbers of the pieces, such as `[1][2]`; a new piece gets the next."""
        marks = []
        for piece in pieces:
            following = len(self._numbers) + 1
            number = self._numbers.setdefault(piece, following)
            marks.append(f"[{number}]")
        return "".join(marks)

    def blocks(self) -> list[str]:
        """The notes, which stand below the text with empty lines between them."""
        blocks = []
        for piece, number in self._numbers.items():
            lines = evidence_lines(piece)
            blocks.append(numbered(number, lines))
        return blocks


def heading(title: str) -> list[str]:
    """The title, underlined."""
    lines = wrapped(title)
    # A name may be nothing but white space, which leaves no line.
    longest = max(map(width, lines), default=0)
    lines.append("─" * longest)
    return lines


def numbered(number: int, lines: Sequence[str]) -> str:
    """A block of lines under a number, which others refer to."""
    block = with_label(f"[{number}] ", lines)
    return "\n".join(block)


def with_label(label: str, lines: Sequence[str]) -> list[str]:
    """A label in front of the first line; the others stand below its text."""
    first, *others = lines
    margin = " " * len(label)
    below = [margin + line for line in others]
    return [label + first, *below]


def finding(found: Finding) -> str:
    """Where it is, what is wrong, what was expected and found, and what to do."""
    location = found.location
    kind = found.check
    if not found.is_error:
        kind = f"{found.severity}, {kind}"
    headline = f"{found.message} [{kind}]"
    if place := _place(location):
        headline = f"{place}: {headline}"
    lines = wrapped(headline, hanging="  ")
    facts = {
        "passage": location.passage,
        "expected": found.expected,
        "found": found.found,
        "do": found.advice,
    }
    for name, text in facts.items():
        if text:
            lines.append(f"  {name:<8}  {text}")
    return "\n".join(lines)


def refusal(refused: Refusal) -> str:
    """A statement that is not published, and why, in a line."""
    place = f"{refused.slug}#{refused.proof.position}"
    return f"{place} is left out: {refused.sentence} ({refused.proof.reason})"


def _place(location: Location) -> str:
    """FILE:LINE, which editors and terminals take for a link."""
    parts = [location.file, location.line]
    known = [str(part) for part in parts if part is not None]
    return ":".join(known)


def counted(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are, such as `2 errors and 1 warning`.

    >>> counted([])
    'no problems'
    """
    numbers = Counter(finding.severity for finding in findings)
    counts = []
    for severity in SEVERITIES:
        number = numbers[severity]
        if number == 1:
            counts.append(f"1 {severity}")
        elif number:
            counts.append(f"{number} {severity}s")
    if not counts:
        return "no problems"
    return formatting.listing(counts)


def wrapped(text: str, *, hanging: str = "") -> list[str]:
    """The text in lines that fit a terminal, without control characters.

    Args:
        text: the text, whose white space does not count.
        hanging: the indentation of all lines but the first.
    """
    # A report has thousands of lines, of which `textwrap` takes each apart letter by
    # letter. Names and IRIs stay whole, so that they can be copied and searched for.
    lines: list[str] = []
    line = ""
    words = one_line(text).split()
    for word in words:
        longer = f"{line} {word}"
        is_full = len(longer) > _LINE_LENGTH
        if not line:
            line = word
        elif is_full:
            lines.append(line)
            line = hanging + word
        else:
            line = longer
    if line:
        lines.append(line)
    return lines


def indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]
