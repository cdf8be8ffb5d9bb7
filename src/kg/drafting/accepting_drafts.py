"""Accepting an article: its worksheet, and the drafts that somebody has accepted.

Both say what the article states: one by its words, the other by their positions. What a
person has confirmed and no frame says is attested, so that it is known whose word it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg import files
from kg.authoring.accepting import Accepted, accept, article_named, worksheet_of
from kg.authoring.shorthand import Worksheet, read_worksheet
from kg.checks import Progress
from kg.drafting.draft_worksheets import DraftLine, worksheet_of_drafts
from kg.drafting.drafts import UNKNOWN
from kg.drafting.review_lines import ReviewLine
from kg.drafting.reviewing import review_file, review_of
from kg.errors import BadInput, KgError
from kg.knowledge import load
from kg.model import Finding
from kg.workspace import Workspace

_NAME = re.compile(r"[\w-]+")


class _Written(NamedTuple):
    """What people wrote of an article, as one worksheet.

    Attributes:
        worksheet: the worksheet with the accepted drafts, whose lines follow its own.
        lines: how many lines the worksheet's file has.
        review: what messages call the file of the drafts.
    """

    worksheet: Worksheet
    lines: int
    review: str


def accept_article(
    workspace: Workspace,
    slug: str,
    *,
    draft: bool = False,
    progress: Progress = lambda _: None,
) -> Accepted:
    """Write what the worksheet of an article and its accepted drafts say.

    Args:
        workspace: the project, with the article's text at hand.
        slug: the article's slug.
        draft: whether it stays a draft, which `kg build` leaves out.
        progress: is called with the name of each step.

    Raises:
        NotFound: there is no such article.
        KgError: its text is not at hand, or is another; or there is neither a worksheet
            nor a draft.
        NothingStated: nothing is stated.
        BadInput: a line cannot be understood.
    """
    written = _written(workspace, slug)
    try:
        accepted = accept(
            workspace, slug, written.worksheet, draft=draft, progress=progress
        )
    except BadInput as error:
        raise _placed_error(error, written) from error
    findings = [_placed(finding, written) for finding in accepted.findings]
    return accepted._replace(findings=findings)


def _written(workspace: Workspace, slug: str) -> _Written:
    path = worksheet_of(workspace, slug)
    shown = workspace.shown(path)
    review = workspace.shown(review_file(workspace, slug))
    lines = review_of(workspace, slug)
    if not path.is_file() and not lines:
        article_named(load(workspace), slug)
        message = f"There is no worksheet {shown}."
        raise KgError(message, "'kg add' writes one, and 'kg draft' drafts beside it.")
    text = files.read(path, shown) if path.is_file() else ""
    own = read_worksheet(text, shown)
    before = len(text.splitlines())
    drafted = _accepted(lines, before, review)
    # Where a thing is in both, its own description goes before the drafted one.
    described = {node.name for node in own.things}
    things = [node for node in drafted.things if node.name not in described]
    worksheet = Worksheet(
        shown, [*own.things, *things], [*own.passages, *drafted.passages]
    )
    return _Written(worksheet, before, review)


def _accepted(lines: Sequence[ReviewLine], before: int, source: str) -> Worksheet:
    """The accepted drafts, with the things of which they tell."""
    stated = [line for line in lines if line.is_accepted and not line.is_thing]
    for line in stated:
        if f" {UNKNOWN}" in line.statement:
            message = f"{line.id} leaves open whose figure it is."
            advice = f"Write a thing in the place of {UNKNOWN}."
            raise BadInput(source, message, advice, line.line)
    described = {_name_of(line): line for line in lines if line.is_thing}
    used = dict.fromkeys(
        name for line in stated for name in _named_in(line) if name in described
    )
    for line in described.values():
        if line.is_accepted:
            used.setdefault(_name_of(line))
    things = [described[name] for name in used]
    for thing in things:
        if not thing.is_accepted and not thing.is_open:
            message = f"{_name_of(thing)} is rejected, and accepted drafts tell of it."
            raise BadInput(
                source, message, "Reject these too, or accept it.", thing.line
            )
    return worksheet_of_drafts(
        [_moved(thing, before) for thing in things],
        [_moved(line, before) for line in stated],
        source,
    )


def _moved(line: ReviewLine, before: int) -> DraftLine:
    """A line behind those of the worksheet's own file."""
    return line.of_worksheet._replace(line=before + line.line)


def _name_of(line: ReviewLine) -> str:
    name, _, _ = line.statement.partition(":")
    return name


def _named_in(line: ReviewLine) -> Iterable[str]:
    """The words of a line that may name things."""
    yield from _NAME.findall(line.statement)
    yield from (reference.thing for reference in line.references)
    if line.speaker:
        yield line.speaker


def _placed(finding: Finding, written: _Written) -> Finding:
    """A finding at the file that its line is of."""
    location = finding.location
    is_drafted = location.file == written.worksheet.source
    if not is_drafted or location.line is None or location.line <= written.lines:
        return finding
    line = location.line - written.lines
    return finding._replace(location=location._replace(file=written.review, line=line))


def _placed_error(error: BadInput, written: _Written) -> BadInput:
    if error.line is None or error.line <= written.lines:
        return error
    _, _, message = str(error).partition(": ")
    return BadInput(written.review, message, error.advice, error.line - written.lines)
