"""Accepting an article: its worksheet, and the drafts that somebody has accepted.

Both say what the article states: one by its words, the other by their positions. What a
person has confirmed and no frame says is attested, so that it is known whose word it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from kg import files
from kg.articles import Texts
from kg.authoring.accepting import (
    Accepted,
    accept,
    article_named,
    exact_text,
    worksheet_of,
)
from kg.authoring.judgement_file import Signature
from kg.authoring.judging import attest_all
from kg.authoring.review_records import (
    record_corrections,
    record_name_judgements,
    record_rejections,
)
from kg.authoring.shorthand import Worksheet, read_worksheet
from kg.authoring.worksheet_findings import place_told
from kg.checks import Progress
from kg.drafting.draft_worksheets import DraftLine, worksheet_of_drafts
from kg.drafting.drafts import UNKNOWN
from kg.drafting.free_names import FreeNames
from kg.drafting.lasting import (
    JudgedLines,
    corrections_of,
    meanings_of,
    rejections_of,
)
from kg.drafting.review_lines import ReviewLine
from kg.drafting.reviewing import review_file, review_of
from kg.errors import BadInput, KgError
from kg.knowledge import open_graph
from kg.language.spans import overlap
from kg.model import Article, Finding, Proof
from kg.workspace import Workspace

_CONFIRMED = "Confirmed in the review of the drafts."
_NAME = re.compile(r"[\w-]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


class _Written(NamedTuple):
    """What people wrote of an article, as one worksheet.

    Attributes:
        slug: the article's.
        worksheet: the worksheet with the accepted drafts, whose lines follow its own.
        lines: how many lines the worksheet's file has.
        review: what messages call the file of the drafts.
        decided: the lines of that file.
    """

    slug: str
    worksheet: Worksheet
    lines: int
    review: str
    decided: list[ReviewLine]


def accept_article(
    workspace: Workspace,
    slug: str,
    *,
    draft: bool = False,
    signature: Signature | None = None,
    progress: Progress = lambda _: None,
) -> Accepted:
    """Write what the worksheet of an article and its accepted drafts say.

    What was rejected with a reason, or edited, is kept in graph/judgements.ttl, and what
    no frame says is attested there.

    Args:
        workspace: the project, with the article's text at hand.
        slug: the article's slug.
        draft: whether it stays a draft, which `kg build` leaves out.
        signature: who decided, and when; None for whoever made the data set, today.
        progress: is called with the name of each step.

    Raises:
        NotFound: there is no such article, or no such agent.
        KgError: its text is not at hand, or is another; or there is neither a worksheet
            nor a draft.
        NothingStated: nothing is stated.
        BadInput: a line cannot be understood.
    """
    written = _written(workspace, slug, progress)
    try:
        accepted = accept(
            workspace, slug, written.worksheet, draft=draft, progress=progress
        )
    except BadInput as error:
        raise _placed_error(error, written) from error
    findings = [
        _placed(finding, written)
        for finding in accepted.findings
        if not _is_waiting(finding, written.decided)
    ]
    waiting = len(accepted.findings) - len(findings)
    accepted = accepted._replace(findings=findings)
    if waiting:
        told = f"{waiting} more words and sentences are those of open drafts: "
        accepted = accepted._replace(notes=(f"{told}'kg review {slug}' shows them.",))
    if not accepted.is_written or not written.decided:
        return accepted
    progress("judgements")
    return _recorded(workspace, written, accepted, signature, progress)


def _is_waiting(finding: Finding, lines: Iterable[ReviewLine]) -> bool:
    """Whether a finding only says that a draft is open, since no statement has its words."""
    place = place_told(finding)
    if finding.check != "coverage" or finding.is_error or place is None:
        return False
    return any(line.is_open and overlap(line.span, place) for line in lines)


def _recorded(
    workspace: Workspace,
    written: _Written,
    accepted: Accepted,
    signature: Signature | None,
    progress: Progress,
) -> Accepted:
    """Keep what lasts of the decisions."""
    graph = open_graph(workspace, progress)
    article = article_named(graph, written.slug)
    text = exact_text(Texts(*workspace.text_folders), article)
    by = signature or Signature(today())
    judged = JudgedLines(graph, text)
    rejected = list(rejections_of(judged, written.decided))
    meant = list(meanings_of(graph, text, written.decided))
    corrected = list(corrections_of(judged, written.decided))
    proofs = _drafted_proofs(accepted.proofs, article, written.decided)
    path = workspace.judgements
    known = path.read_bytes() if path.is_file() else b""
    try:
        record_rejections(workspace, graph, rejected, by)
        record_name_judgements(workspace, graph, meant, by)
        record_corrections(workspace, graph, corrected, by)
        number = attest_all(workspace, graph, proofs, _CONFIRMED, by)
    except KgError as error:
        if signature is not None:
            raise
        # The statements stand all the same; only nobody vouches for them.
        note = f"No judgement was kept: {error.message}"
        return accepted._replace(notes=(*accepted.notes, note))
    notes = accepted.notes
    if number:
        notes += (f"{number} statements that no frame says are attested.",)
    is_changed = path.is_file() and path.read_bytes() != known
    files_ = [*accepted.written, path] if is_changed else accepted.written
    return accepted._replace(notes=notes, written=files_)


def signed(day: str, agent: str) -> Signature | None:
    """Who decided, and when; None where neither is said."""
    return Signature(day or today(), agent) if day or agent else None


def today() -> str:
    """The day of a decision about which nothing else is said."""
    return datetime.now().astimezone().date().isoformat()


def _drafted_proofs(
    proofs: Iterable[Proof], article: Article, lines: Iterable[ReviewLine]
) -> Iterator[Proof]:
    """How well the statements of accepted drafts are proved."""
    passages = {
        f"{article.iri}#char={line.span[0]},{line.span[1]}"
        for line in lines
        if line.is_accepted
    }
    return (proof for proof in proofs if proof.passage in passages)


def _written(workspace: Workspace, slug: str, progress: Progress) -> _Written:
    path = worksheet_of(workspace, slug)
    shown = workspace.shown(path)
    review = workspace.shown(review_file(workspace, slug))
    lines = [line for line in review_of(workspace, slug) if not line.is_set_aside]
    graph = open_graph(workspace, progress)
    article = article_named(graph, slug)
    if not path.is_file() and not lines:
        message = f"There is no worksheet {shown}."
        raise KgError(message, "'kg add' writes one, and 'kg draft' drafts beside it.")
    text = files.read(path, shown) if path.is_file() else ""
    own = read_worksheet(text, shown)
    before = len(text.splitlines())
    drafted = _accepted(lines, before, FreeNames(graph, article), review)
    # Where a thing is in both, its own description goes before the drafted one.
    described = {node.name for node in own.things}
    things = [node for node in drafted.things if node.name not in described]
    worksheet = Worksheet(
        shown, [*own.things, *things], [*own.passages, *drafted.passages]
    )
    return _Written(slug, worksheet, before, review, lines)


def _accepted(
    lines: Sequence[ReviewLine], before: int, names: FreeNames, source: str
) -> Worksheet:
    """The accepted drafts, with the things of which they tell."""
    stated = [line for line in lines if line.is_accepted and not line.is_thing]
    for line in stated:
        if f" {UNKNOWN}" in line.statement:
            message = f"{line.id} leaves open whose figure it is."
            advice = f"Write a thing in the place of {UNKNOWN}."
            raise BadInput(source, message, advice, line.line)
    described = {line.described: line for line in lines if line.is_thing}
    used = dict.fromkeys(
        name for line in stated for name in _named_in(line) if name in described
    )
    for line in described.values():
        if line.is_accepted:
            used.setdefault(line.described)
    things = [described[name] for name in used]
    for thing in things:
        if not thing.is_accepted and not thing.is_open:
            message = f"{thing.described} is rejected, and accepted drafts tell of it."
            raise BadInput(
                source, message, "Reject these too, or accept it.", thing.line
            )
    return worksheet_of_drafts(
        [_moved(thing, before) for thing in things],
        [_moved(line, before) for line in stated],
        names,
        source,
    )


def _moved(line: ReviewLine, before: int) -> DraftLine:
    """A line behind those of the worksheet's own file."""
    return line.of_worksheet._replace(line=before + line.line)


def _named_in(line: ReviewLine) -> Iterable[str]:
    """The words of a line that may name things, which no text in it does."""
    yield from _NAME.findall(_QUOTED.sub("", line.statement))
    yield from (reference.thing for reference in line.referring)
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
    return BadInput(
        written.review,
        message,
        error.advice,
        error.line - written.lines,
    )
