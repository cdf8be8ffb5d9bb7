"""What lasts of a review, written into graph/judgements.ttl.

What a person accepts needs no record: it is the graph. Kept are what was rejected, what
had to be corrected, and which things names mean. Each function takes all decisions of a
sitting and writes the file once, or not at all if one of them cannot be written.

What is on record already is not written again. An undo is a withdrawal, which is a
record as well: see `withdraw_judgements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.authoring.judgement_file import (
    JudgementFile,
    Signature,
    last_part,
    withdrawal_of,
)
from kg.errors import KgError, NotFound
from kg.knowledge import Graph
from kg.knowledge.corrections import DRAFT_PARTS, DraftPart, corrections_in
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, describing_draft
from kg.knowledge.judgements import in_force
from kg.knowledge.name_judgements import (
    NAME_VERDICTS,
    NameVerdict,
    article_name,
    name_judgements_in,
)
from kg.knowledge.proofs import digests_by_name
from kg.knowledge.rejections import REASONS, Reason, rejections_in
from kg.vocabulary import Term
from kg.workspace import Workspace

_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST_WORDS = 8  # of an article, in one piece

_Said: TypeAlias = dict[NamedNode, Term]
"""What a judgement says, by property."""


class NewRejection(NamedTuple):
    """A draft that a person rejects.

    Attributes:
        draft: What was drafted.
        reason: Why the words do not say it.
        comment: More on that, if there is more to say.
    """

    draft: JudgedDraft
    reason: Reason
    comment: str = ""


class NewCorrection(NamedTuple):
    """A part of a draft that a person corrects.

    Attributes:
        draft: What was drafted, as it was before.
        part: The part.
        drafted: The thing, property or text that was drafted there; None for nothing.
        written: What has to be there; None for nothing.
        comment: Why, if that is to be said.
    """

    draft: JudgedDraft
    part: DraftPart
    drafted: Term | None
    written: Term | None
    comment: str = ""


class NewNameJudgement(NamedTuple):
    """What a person decides on a name and a thing.

    Attributes:
        words: The name.
        article: The IRI of the article that has it.
        thing: The thing.
        verdict: Whether the name means the thing.
        reason: Why, in a sentence.
    """

    words: str
    article: str
    thing: NamedNode
    verdict: NameVerdict
    reason: str


def record_rejections(
    workspace: Workspace,
    graph: Graph,
    rejected: Iterable[NewRejection],
    signature: Signature,
) -> list[NamedNode]:
    """Write what a person rejects.

    A draft that is rejected already stays rejected for the reason that was given first:
    withdraw that to give another.

    Args:
        workspace: where the file is.
        graph: the project.
        rejected: the drafts, each with its reason.
        signature: who rejects them, and when.

    Returns:
        The IRIs of the judgements, in the order of the drafts.

    Raises:
        NotFound: there is no such agent, article or frame.
        KgError: a passage or the date is none, or words are too many.
    """
    file = JudgementFile(workspace, graph)
    common = file.signed(signature)
    for earlier in rejections_in(file.facts):
        # Of a frame that has changed since, the draft is a new one.
        file.known[earlier.draft, earlier.frame_digest] = earlier.name
    wanted = list(rejected)
    digests = _FrameDigests(graph, [each.draft for each in wanted])
    names: list[NamedNode] = []
    for each in wanted:
        place = _place(graph, each.draft)
        digest = digests.of(each.draft)
        said: _Said = {v.TYPE: v.CLASS_REJECTION, **common}
        said |= _described(each.draft, digest)
        said[v.REJECTED_FOR] = _concept(REASONS, each.reason)
        said |= file.comment(each.comment)
        name = file.free_name(place, ["rejected", *_words(each.draft)])
        names.append(file.add_once((each.draft, digest), name, said))
    file.save()
    return names


def record_corrections(
    workspace: Workspace,
    graph: Graph,
    corrected: Iterable[NewCorrection],
    signature: Signature,
) -> list[NamedNode]:
    """Write what a person corrects in drafts; of each part that is a judgement.

    Args:
        workspace: where the file is.
        graph: the project.
        corrected: the parts of drafts, as they were and as they have to be.
        signature: who corrects them, and when.

    Returns:
        The IRIs of the judgements, in the order of the corrections.

    Raises:
        NotFound: there is no such agent, article or frame.
        KgError: a correction changes nothing; or as for `record_rejections`.
    """
    file = JudgementFile(workspace, graph)
    common = file.signed(signature)
    for earlier in corrections_in(file.facts):
        parts = (earlier.draft, earlier.part, earlier.drafted, earlier.written)
        file.known[parts] = earlier.name
    wanted = list(corrected)
    digests = _FrameDigests(graph, [each.draft for each in wanted])
    names: list[NamedNode] = []
    for each in wanted:
        place = _place(graph, each.draft)
        if each.drafted == each.written:
            raise KgError("A correction has to change something.")
        said: _Said = {v.TYPE: v.CLASS_CORRECTION, **common}
        said |= _described(each.draft, digests.of(each.draft))
        said[v.CORRECTS] = _concept(DRAFT_PARTS, each.part)
        # One of the two may be nothing, as where a period was not drafted.
        if each.drafted is not None:
            said[v.DRAFTED_VALUE] = each.drafted
        if each.written is not None:
            said[v.WRITTEN_VALUE] = each.written
        said |= file.comment(each.comment)
        name = file.free_name(place, ["corrected", each.part, *_words(each.draft)])
        parts = (each.draft, each.part, each.drafted, each.written)
        names.append(file.add_once(parts, name, said))
    file.save()
    return names


def record_name_judgements(
    workspace: Workspace,
    graph: Graph,
    decided: Iterable[NewNameJudgement],
    signature: Signature,
) -> list[NamedNode]:
    """Write which things names mean, and which not.

    Args:
        workspace: where the file is.
        graph: the project.
        decided: the names and things, with the verdicts.
        signature: who decides, and when.

    Returns:
        The IRIs of the judgements, in the order of the names.

    Raises:
        NotFound: there is no such agent or article.
        KgError: a reason is missing, a name has too many words, or the date is none.
    """
    file = JudgementFile(workspace, graph)
    common = file.signed(signature)
    for earlier in name_judgements_in(file.facts):
        file.known[earlier.on, earlier.thing, earlier.verdict] = earlier.name
    names: list[NamedNode] = []
    for each in decided:
        on = article_name(each.words, each.article)
        place = f"{_slug(graph, on.article)}/names"
        _refuse_long(on.words)
        said: _Said = {v.TYPE: v.CLASS_NAME_JUDGEMENT, **common}
        said[v.JUDGED_NAME] = Literal(on.words)
        said[v.JUDGED_ARTICLE] = NamedNode(on.article)
        said[v.JUDGED_THING] = each.thing
        said[v.VERDICT] = _concept(NAME_VERDICTS, each.verdict)
        said |= file.reason(each.reason)
        words = (on.words, each.verdict, last_part(each.thing))
        name = file.free_name(place, words)
        names.append(file.add_once((on, each.thing, each.verdict), name, said))
    file.save()
    return names


def withdraw_judgements(
    workspace: Workspace,
    graph: Graph,
    names: Iterable[NamedNode],
    reason: str,
    signature: Signature,
) -> list[NamedNode]:
    """Write that judgements no longer count, of whatever kind; they stay on record.

    Args:
        workspace: where the file is.
        graph: the project.
        names: the IRIs of the judgements.
        reason: why they do not count, in a sentence.
        signature: who withdraws them, and when.

    Returns:
        The IRIs of the withdrawals, in the order of the names.

    Raises:
        NotFound: there is no such agent, or no such judgement that counts.
        KgError: there is no reason, or the date is none.
    """
    file = JudgementFile(workspace, graph)
    common = file.reason(reason) | file.signed(signature)
    counting = set(in_force(file.facts))
    withdrawn: list[NamedNode] = []
    # Named twice, it is withdrawn once.
    for name in dict.fromkeys(names):
        if name not in counting:
            known = [each.value for each in counting]
            advice = "It may have been withdrawn before."
            raise NotFound("judgement that counts", name.value, known, advice)
        withdrawal = withdrawal_of(name)
        file.add(withdrawal, {v.TYPE: v.CLASS_WITHDRAWAL, **common, v.WITHDRAWS: name})
        withdrawn.append(withdrawal)
    file.save()
    return withdrawn


# What is said of a draft


def _described(draft: JudgedDraft, frame_digest: str) -> _Said:
    said = dict(describing_draft(draft))
    if frame_digest:
        said[v.FRAME_DIGEST] = Literal(frame_digest)
    return said


def _words(draft: JudgedDraft) -> Iterator[str]:
    """What tells a draft from others of its passage."""
    for part in draft.told:
        yield part if isinstance(part, str) else last_part(part)


def _place(graph: Graph, draft: JudgedDraft) -> str:
    """Where a draft is of: the slug of the article, and the passage."""
    # The passage of what is rejected is mostly declared by no article.
    if draft.span is None:
        message = f"'{draft.passage}' is no passage."
        raise KgError(message, "Write it such as …/article/SLUG#char=370,632.")
    if not _DIGEST.fullmatch(draft.digest):
        raise KgError(f"'{draft.digest}' is no SHA-256 digest.")
    if isinstance(draft.told, JudgedFigure):
        _refuse_long(draft.told.wording)
    begin, end = draft.span
    return f"{_slug(graph, draft.article)}/{begin}-{end}"


def _slug(graph: Graph, iri: str) -> str:
    if iri not in graph.articles:
        raise NotFound("article", iri, graph.articles)
    return graph.articles[iri].slug


def _refuse_long(words: str) -> None:
    if len(words.split()) > _MOST_WORDS:
        message = f"“{words}” has more than {_MOST_WORDS} words."
        raise KgError(message, "The file may not hold more of an article in one piece.")


class _FrameDigests:
    """The digests of the frames by which some drafts were made."""

    def __init__(self, graph: Graph, drafts: Iterable[JudgedDraft]) -> None:
        rules = {draft.rule for draft in drafts}
        frames = [rule.value for rule in rules if isinstance(rule, NamedNode)]
        # All at once, since frames are many to look through for each draft.
        self._digests = digests_by_name(graph, frames)

    def of(self, draft: JudgedDraft) -> str:
        """The digest of a draft's frame; empty for a rule without one."""
        if isinstance(draft.rule, str):
            return ""
        frame = draft.rule.value
        # A misspelt one would never be counted, nor keep a draft from coming back.
        if frame not in self._digests:
            advice = "'kg schema TERM' lists those of a term."
            raise NotFound("frame", frame, advice=advice)
        return self._digests[frame]


def _concept(scheme: Mapping[NamedNode, str], value: str) -> NamedNode:
    """The term of a list of controlled values."""
    for term, known in scheme.items():
        if known == value:
            return term
    raise NotFound("value", value, scheme.values())
