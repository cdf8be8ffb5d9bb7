"""What became of the drafts of frames and rules, and which frames are proposed."""

from __future__ import annotations

from collections.abc import Sequence

from kg.frames.rule_counts import RuleCount, shortened_rule
from kg.grounding.proposed_frames import ProposedFrame
from kg.knowledge import Graph
from kg.render.json_records import records
from kg.render.tables import written

_COUNTED = ("rule", "tells", "accepted", "corrected", "rejected", "reasons", "right")
_PROPOSED = ("property", "words", "order", "times", "passages")


def counts_in(graph: Graph, counts: Sequence[RuleCount], form: str) -> str:
    """The counts in a format: for people the share in per cent, with a mark."""
    if form == "json":
        return records([_count_record(graph, each) for each in counts])
    return written(_COUNTED, [_count_row(graph, each) for each in counts], form)


def proposals_in(graph: Graph, proposed: Sequence[ProposedFrame], form: str) -> str:
    """Proposed frames in a format."""
    if form == "json":
        return records([_proposal_record(graph, each) for each in proposed])
    return written(_PROPOSED, [_proposal_row(graph, each) for each in proposed], form)


def _count_record(graph: Graph, count: RuleCount) -> dict[str, object]:
    tells = count.tells
    return {
        "rule": shortened_rule(graph, count.rule),
        "tells": graph.namespaces.shortened(tells) if tells else None,
        "accepted": count.accepted,
        "corrected": count.corrected,
        "rejected": count.rejections,
        "reasons": count.rejected,
        "right": count.share,
        "is_doubtful": count.is_doubtful,
    }


def _count_row(graph: Graph, count: RuleCount) -> list[str]:
    tells = count.tells
    reasons = [f"{times} {reason}" for reason, times in count.rejected.items()]
    return [
        shortened_rule(graph, count.rule),
        graph.namespaces.shortened(tells) if tells else "",
        # Of figures nobody knows how many were accepted, which is not none.
        "" if count.accepted is None else str(count.accepted),
        str(count.corrected),
        str(count.rejections),
        ", ".join(reasons),
        _share(count),
    ]


def _share(count: RuleCount) -> str:
    if count.share is None:
        return ""
    share = f"{count.share:.0%}"
    return f"{share}, doubtful" if count.is_doubtful else share


def _proposal_record(graph: Graph, proposed: ProposedFrame) -> dict[str, object]:
    return {
        "property": graph.namespaces.shortened(proposed.tells),
        "words": proposed.cue,
        "subject_first": proposed.subject_first,
        "times": proposed.times,
        "passages": proposed.passages,
    }


def _proposal_row(graph: Graph, proposed: ProposedFrame) -> list[str]:
    order = ("subject", "object") if proposed.subject_first else ("object", "subject")
    places = [passage.rpartition("/")[2] for passage in proposed.passages]
    return [
        graph.namespaces.shortened(proposed.tells),
        " … ".join(proposed.cue),
        " … ".join(order),
        str(proposed.times),
        " ".join(places),
    ]
