"""Findings on an article, told at the lines of its worksheet and in its terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeAlias

from kg.authoring.compiling import Compiled
from kg.checks.source_map import Key, index
from kg.language.spans import Span
from kg.model import Finding, Location, span_of
from kg.workspace import Workspace

_POSITION = re.compile(r"char=(\d+),(\d+)")

# What findings name in RDF, as the shorthand writes it.
_IN_SHORTHAND = {
    "by kg:refersTo": 'by "WORDS" = NAME',
    "by kg:notModelled": "by (left out: REASON)",
    "by kg:saidBy": "by (said by NAME)",
    "Take kg:saidBy away": "Take (said by …) away",
    "kg:readWith": 'with "WORDS"',
    "State its skos:prefLabel in the passage in which the article first names it.": (
        "Give it the name by which the article calls it."
    ),
    # What is left are properties, which need no prefix.
    "kg:": "",
}

_Keys: TypeAlias = dict[str, dict[int, Key]]
"""By file and line, what stands there."""


def place_told(finding: Finding) -> Span | None:
    """The position of words that only the message of a finding names."""
    match = _POSITION.search(finding.message)
    return (int(match[1]), int(match[2])) if match else None


class _Lines:
    """The lines of a worksheet by the words that they are about.

    Attributes:
        at: The line of each passage, by its position.
    """

    def __init__(self, compiled: Compiled) -> None:
        spans: list[tuple[int, int, int]] = []
        self.at: dict[str, int] = {}
        for name, line in compiled.lines.items():
            _, is_passage, position = name.rpartition("#char=")
            if is_passage:
                spans.append((*span_of(name), line))
                self.at.setdefault(f"char={position}", line)
        self._spans = sorted(spans)
        self._longest = max((last - first for first, last, _ in spans), default=0)

    def around(self, finding: Finding) -> int | None:
        """The line with the words that no statement uses, which only the message names.

        Of several, that with the fewest words.
        """
        place = place_told(finding)
        if place is None:
            return None
        begin, end = place
        # Nothing that begins further off reaches the words.
        start = bisect_left(self._spans, (begin - self._longest,))
        stop = bisect_left(self._spans, (end,))
        found = [
            (last - first, line)
            for first, last, line in self._spans[start:stop]
            if first <= begin < last or first < end <= last
        ]
        return min(found)[1] if found else None


def at_lines(
    findings: Iterable[Finding],
    compiled: Compiled,
    workspace: Workspace,
    slug: str,
    worksheet: str,
) -> list[Finding]:
    """Place the findings on an article at its worksheet, and keep the errors elsewhere.

    Args:
        findings: what was found in the project.
        compiled: what the worksheet says, with its lines.
        workspace: the project in which it was found.
        slug: the article's slug.
        worksheet: what messages call the worksheet.
    """
    article = workspace.shown(workspace.article(slug))
    keys = _keys(workspace, slug)
    lines = _Lines(compiled)
    placed = []
    for finding in findings:
        line = _line(finding, keys, compiled, lines)
        if line or finding.location.file == article:
            # The file that a line is of was tried, and need not have been written.
            place = finding.location._replace(file=worksheet, line=line)
            advice = _in_shorthand(finding.advice, lines)
            placed.append(finding._replace(location=place, advice=advice))
        elif finding.is_error:
            placed.append(finding)
        # What is unfinished elsewhere is not this worksheet's.
    # One line may be in doubt for each of its statements.
    distinct = dict.fromkeys(placed)
    return sorted(distinct, key=_line_of)


def _line_of(finding: Finding) -> int:
    return finding.location.line or 0


def _keys(workspace: Workspace, slug: str) -> _Keys:
    """What stands at the lines of the files that a worksheet writes."""
    keys: _Keys = {}
    for path in (workspace.article(slug), *workspace.registry):
        lines = index(path)
        keys[workspace.shown(path)] = {line: key for key, line in lines.items()}
    return keys


def _line(
    finding: Finding, keys: _Keys, compiled: Compiled, lines: _Lines
) -> int | None:
    """The line of the worksheet that a finding is about, if it is about one."""
    location = finding.location
    if location.file not in keys:
        return None
    here = Key(location.passage, "")
    key = keys[location.file].get(location.line or 0, here)
    return _line_saying(compiled, key, location) or lines.around(finding)


def _line_saying(compiled: Compiled, key: Key, location: Location) -> int | None:
    """The line that makes a statement, else the one with its words."""
    for graph in (key.graph, location.passage, key.subject):
        said = (graph or "", key.subject, key.predicate or "")
        if said in compiled.statement_lines:
            return compiled.statement_lines[said]
    for name in (location.passage, key.graph, key.subject):
        if name in compiled.lines:
            return compiled.lines[name]
    return None


def _in_shorthand(advice: str, lines: _Lines) -> str:
    """The advice with the forms and the lines of the worksheet for what RDF has."""
    for term, form in _IN_SHORTHAND.items():
        advice = advice.replace(term, form)
    match = _POSITION.search(advice)
    line = lines.at.get(match[0]) if match else None
    if match is None or line is None:
        return advice
    return advice.replace(match[0], f"the words of line {line}")
