"""Checks what an article says and does not say, and tells the grade of each statement.

The true statements are checked together. The false ones are checked in a few rounds,
each beside the true ones, so that no two of a round are told by one passage of one
subject with one property, or give one passage two speakers or one pronoun two meanings.
What is false of the registry has a round of its own.

A statement is refused if an error is about it, open if a warning is, and else proved;
where the check gives a grade itself, this one counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import kg
from kg.checks.source_map import Key, index
from kg.model import Finding
from kg.vocabulary import KG, TYPE
from tests.proof.rows import Article, Row, place
from tests.proof.writing import Writer

_OF_REGISTRY = ("type", "altLabel")
_ONE_OF_EACH = ("date", "postIn")
_OF_PROOF = ("support", "proof")


class Graded(NamedTuple):
    """The grade of a row.

    Attributes:
        row: the row.
        grade: proved, open or refused.
        how: by what it is proved, where the check tells.
        reason: why it is not proved.
    """

    row: Row
    grade: str
    how: str = ""
    reason: str = ""

    @property
    def is_as_wished(self) -> bool:
        """Whether what is said is proved, and what is not said is refused."""
        return self.grade == ("proved" if self.row.is_true else "refused")


def graded(article: Article) -> list[Graded]:
    """The grade of each row of an article, in their order.

    Args:
        article: the article.
    """
    writer = Writer(article)
    true = Checked(writer, article.true)
    found = {row: true.grade(row) for row in article.true}
    for false in _rounds(writer):
        taken = _Footprint(writer, false)
        beside = [row for row in article.true if not taken.clashes(row)]
        checked = Checked(writer, [*beside, *false], true)
        found |= {row: checked.grade(row) for row in false}
    return [found[row] for row in article.rows]


class Checked:
    """A project in which an article states some of its rows, and what a check found.

    Args:
        writer: writes the project.
        rows: the rows.
        true: the check of all that is true: what it finds is no fault of other rows.
    """

    def __init__(
        self, writer: Writer, rows: Sequence[Row], true: Checked | None = None
    ) -> None:
        self._writer = writer
        self._true = true
        with TemporaryDirectory() as name:
            folder = Path(name)
            writer.write(folder, rows)
            examined: Any = kg.Project(folder).examine()
            self.findings: list[Finding] = examined.findings
            self._by_key = _by_key(folder, self.findings)
        self._proofs = {
            (proof.passage, proof.statement, proof.modality): proof
            for proof in getattr(examined, "proofs", ())
        }

    def grade(self, row: Row) -> Graded:
        """The grade of one of the rows."""
        about = [*self._of_statement(row), *self._of_record(row), *self._of_copy(row)]
        proof = self._proof(row)
        grade, how, reason = "proved", "", ""
        if proof is not None:
            # What the words do not bear is in the grade already.
            about = [each for each in about if each.check not in _OF_PROOF]
            grade, how = proof.grade or "open", proof.how or ""
            reason = proof.reason
        for severity, worse in (("warning", "open"), ("error", "refused")):
            messages = [each.message for each in about if each.severity == severity]
            if messages and grade != "refused":
                grade, how, reason = worse, "", messages[0]
        return Graded(row, grade, how, reason)

    def _proof(self, row: Row) -> Any:
        told = self._writer.written(row)
        # A claim that something exists is one of its class.
        is_of_class = row.property == "claimedType"
        predicate = TYPE.value if is_of_class else told.predicate
        statement = (f"<{told.subject}>", f"<{predicate}>", told.object)
        return self._proofs.get((told.graph, statement, row.modality or None))

    def _of_statement(self, row: Row) -> Iterator[Finding]:
        """What is found about the statement of a row."""
        told = self._writer.written(row)
        if row.modality and row.property != "claimedType":
            claim = self._writer.claim(row)
            parts = ("claimSubject", "claimPredicate", "claimObject", "modality")
            for part in parts:
                yield from self._by_key[told.graph, claim, KG + part]
        else:
            yield from self._by_key[told.graph, told.subject, told.predicate]

    def _of_record(self, row: Row) -> Iterator[Finding]:
        """What is found about the record of its passage, but not for the true rows."""
        known = set(self._true.findings) if self._true else set()
        for passage, name in self._records(row):
            for finding in self._by_key[self._writer.iri, passage, name]:
                if not any(_is_alike(finding, other) for other in known):
                    yield finding

    def _records(self, row: Row) -> Iterator[tuple[str, str | None]]:
        begin, end = self._writer.span(row.passage)
        passage = self._writer.passage(begin, end)
        # What a record lacks is found at the passage.
        for name in (None, KG + "saidBy", KG + "readWith"):
            yield passage, name
        for reference in row.references:
            span = place(reference.words, row.passage, begin)
            yield self._writer.passage(*span), KG + "refersTo"

    def _of_copy(self, row: Row) -> Iterator[Finding]:
        """What is found about the other figure of a false row, but not about the true."""
        if self._true is None or not self._writer.is_copy(row):
            return
        known = {finding.message for finding in self._true.findings}
        figure = self._writer.subject(row).value
        for (_, subject, _), findings in list(self._by_key.items()):
            if subject == figure:
                yield from (each for each in findings if each.message not in known)


class _Footprint:
    """What rows say of passages, subjects and words, of which each can bear one."""

    def __init__(self, writer: Writer, rows: Iterable[Row] = ()) -> None:
        self._writer = writer
        self._taken: dict[tuple[str | None, ...], object] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take what a row says."""
        self._taken |= self._of(row)

    def clashes(self, row: Row) -> bool:
        """Whether a row says something else of what is taken."""
        return any(
            key in self._taken and self._taken[key] != value
            for key, value in self._of(row).items()
        )

    def _of(self, row: Row) -> Mapping[tuple[str | None, ...], object]:
        writer, told = self._writer, self._writer.written(row)
        begin, end = writer.span(row.passage)
        passage = writer.passage(begin, end)
        found: dict[tuple[str | None, ...], object] = {
            ("statement", *told[:3], row.modality): told.object,
            ("speaker", passage): row.said_by,
            ("read with", passage): row.read_with,
        }
        if writer.article.is_figure(row.subject):
            # Two figures of one wording would be one figure told twice.
            wording = writer.article.wording(row.subject)
            found["figure", passage, wording] = told.subject
        if row.property in _ONE_OF_EACH:
            found["one", *told[1:3]] = told.object
        for reference in row.references:
            span = place(reference.words, row.passage, begin)
            found["reference", writer.passage(*span)] = reference.slug
        return found


def _rounds(writer: Writer) -> list[list[Row]]:
    """The false rows, such that those of each round do not touch one another."""
    rounds: list[list[Row]] = []
    footprints: list[_Footprint] = []
    of_registry = []
    for row in writer.article.false:
        if row.property in _OF_REGISTRY:
            of_registry.append(row)
            continue
        fitting = (n for n, taken in enumerate(footprints) if not taken.clashes(row))
        n = next(fitting, len(rounds))
        if n == len(rounds):
            rounds.append([])
            footprints.append(_Footprint(writer))
        rounds[n].append(row)
        footprints[n].add(row)
    return [*rounds, of_registry] if of_registry else rounds


def _by_key(
    folder: Path, findings: Iterable[Finding]
) -> Mapping[tuple[str | None, str, str | None], list[Finding]]:
    """The findings by the graph, subject and predicate that stand at their lines."""
    found: dict[tuple[str | None, str, str | None], list[Finding]] = defaultdict(list)
    lines: dict[str, _Lines] = {}
    for finding in findings:
        file, line = finding.location.file, finding.location.line
        if file and line:
            if file not in lines:
                lines[file] = _Lines(folder / file)
            for graph, subject, predicate in lines[file].at(line):
                found[graph, subject, predicate].append(finding)
    return found


class _Lines:
    """What stands in each line of a file."""

    def __init__(self, path: Path) -> None:
        self._keys: dict[int, list[Key]] = defaultdict(list)
        for key, line in index(path).items():
            self._keys[line].append(key)

    @cached_property
    def _numbers(self) -> list[int]:
        return sorted(self._keys)

    def at(self, line: int) -> list[Key]:
        """The statements of a line; several objects may have lines of their own."""
        nearest = bisect_right(self._numbers, line) - 1
        return self._keys[self._numbers[nearest]] if nearest >= 0 else []


def _is_alike(finding: Finding, other: Finding) -> bool:
    """Whether two findings say the same, wherever in their files."""
    return finding._replace(location=other.location) == other and (
        finding.location.passage == other.location.passage
    )
