"""How often people found that the drafts of a frame, or of another rule, are right.

Nothing records what a person accepts: it is the graph, in which the proof of each
statement names its frame. Rejections and corrections are judgements, and name it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.errors import NotFound, did_you_mean
from kg.frames.lexicon import lexicon_of
from kg.knowledge import Graph
from kg.knowledge.corrections import Correction, DraftPart, corrections
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure, Rule
from kg.knowledge.rejections import Reason, rejections
from kg.model import Proof

_PARTS: tuple[DraftPart, ...] = ("subject", "property", "object")

LEAST_DECIDED = 10
"""Of fewer drafts nothing is concluded."""
LEAST_RIGHT = 0.7
"""The share of right drafts below which a rule is doubtful."""


class RuleCount(NamedTuple):
    """What became of the drafts of a frame or a rule.

    Attributes:
        rule: The frame by its IRI, or the rule by its name.
        tells: The property or class that a frame tells; None of a rule.
        accepted: The statements that it proves as they would be drafted; None where no
            proof names it, which is so of figures and of rules that are no frames.
        corrected: The drafts of which a part had to be another.
        rejected: The drafts that were not so, by reason.
    """

    rule: Rule
    tells: NamedNode | None
    accepted: int | None
    corrected: int
    rejected: Mapping[Reason, int]

    @property
    def rejections(self) -> int:
        """How many drafts were rejected."""
        return sum(self.rejected.values())

    @property
    def wrong(self) -> int:
        """How many drafts were not right as they were."""
        return self.corrected + self.rejections

    @property
    def decided(self) -> int:
        """On how many of its drafts people decided, as far as that is known."""
        return (self.accepted or 0) + self.wrong

    @property
    def share(self) -> float | None:
        """The share of its drafts that were right; None where that is not known."""
        if self.accepted is None or not self.decided:
            return None
        return self.accepted / self.decided

    @property
    def is_doubtful(self) -> bool:
        """Whether so many of its drafts are wrong that each deserves a doubt."""
        is_known = self.share is not None and self.decided >= LEAST_DECIDED
        return is_known and (self.share or 0) < LEAST_RIGHT


def rule_counts(graph: Graph, proofs: Iterable[Proof]) -> list[RuleCount]:
    """The counts of each frame and rule of which anything is known.

    Args:
        graph: What has the judgements and the frames.
        proofs: How well its statements are proved: those of `kg.grounding.support`,
            where the articles' words are at hand, or those that are on record,
            `graph.grades`. What neither knows would count as never accepted.

    Returns:
        The doubtful ones first, then those of which most drafts were decided on.
    """
    corrected = _by_draft(corrections(graph))
    accepted = _accepted(proofs, corrected)
    mended = Counter(draft.rule for draft in corrected)
    rejected: dict[Rule, Counter[Reason]] = {}
    for rejection in rejections(graph):
        reasons = rejected.setdefault(rejection.draft.rule, Counter())
        reasons[rejection.reason] += 1
    terms = _terms(graph)
    found: list[RuleCount] = []
    for rule in {*accepted, *mended, *rejected}:
        tells = None if isinstance(rule, str) else terms.get(rule)
        # Figures have a grammar of their own, and their proofs name no frame.
        is_proving = tells not in (None, v.OBSERVED_OF)
        reasons = rejected.get(rule, Counter())
        count = RuleCount(
            rule=rule,
            tells=tells,
            accepted=accepted[rule] if is_proving else None,
            corrected=mended[rule],
            rejected=dict(sorted(reasons.items())),
        )
        found.append(count)
    return sorted(found, key=_order)


def counts_of(graph: Graph, counts: Iterable[RuleCount], name: str) -> list[RuleCount]:
    """Those of the counts that are of a frame or a rule, or of all frames of a term.

    Args:
        graph: What knows the frames and the terms.
        counts: All counts.
        name: What people call the one, such as "kg:acquired-buy" or "acquired".

    Raises:
        NotFound: Nothing is called so.
    """
    counted = list(counts)
    found = [each for each in counted if name in _names(graph, each.rule)]
    frames = lexicon_of(graph).frames
    # Of a frame that is known, nothing may have been counted yet.
    if found or any(name in _names(graph, frame.name) for frame in frames):
        return found
    try:
        term = graph.term(name)
    except NotFound as error:
        rules = [shortened_rule(graph, each.rule) for each in counted]
        near = did_you_mean(name, [*graph.resolver.terms, *rules])
        raise NotFound("frame or term", name, advice=near or error.advice) from error
    return [each for each in counted if each.tells == term]


def shortened_rule(graph: Graph, rule: Rule) -> str:
    """The name of a rule, or that of a frame with its prefix."""
    return rule if isinstance(rule, str) else graph.namespaces.shortened(rule)


def doubtful_rules(counts: Iterable[RuleCount]) -> frozenset[Rule]:
    """The frames whose drafts are doubtful, since too many of them were wrong."""
    return frozenset(count.rule for count in counts if count.is_doubtful)


def doubtful_on_record(graph: Graph) -> frozenset[Rule]:
    """The doubtful frames, where the articles' words are not read.

    Of many articles there are many records. Only those of frames are looked at of which
    so many drafts were wrong that they may be doubtful.
    """
    too_many = LEAST_DECIDED * (1 - LEAST_RIGHT)
    unproved = rule_counts(graph, ())
    suspected = [count.rule for count in unproved if count.wrong > too_many]
    frames = [rule for rule in suspected if isinstance(rule, NamedNode)]
    if not frames:
        return frozenset()
    proofs = graph.grades.by_frames(frames)
    counts = rule_counts(graph, proofs)
    return doubtful_rules(counts)


def _names(graph: Graph, rule: Rule) -> set[str]:
    """What people may call a rule: a frame with its prefix, without it, or in full."""
    short = shortened_rule(graph, rule)
    iri = rule if isinstance(rule, str) else rule.value
    _, _, bare = short.partition(":")
    return {
        short,
        bare or short,
        iri,
    }


def _order(count: RuleCount) -> tuple[bool, int, str]:
    return (
        not count.is_doubtful,
        -count.decided,
        str(count.rule),
    )


def _terms(graph: Graph) -> dict[NamedNode, NamedNode]:
    """What each frame tells."""
    found: dict[NamedNode, NamedNode] = {}
    for quad in graph.frames:
        if quad.predicate != v.TELLS:
            continue
        name = quad.subject
        term = quad.object
        if isinstance(name, NamedNode) and isinstance(term, NamedNode):
            found[name] = term
    # A project may write frames of its own among its terms.
    for frame in lexicon_of(graph).frames:
        found[frame.name] = frame.tells
    return found


def _by_draft(
    found: Iterable[Correction],
) -> dict[JudgedDraft, list[Correction]]:
    """The drafts of which something was corrected, each with all of that."""
    drafts: dict[JudgedDraft, list[Correction]] = {}
    for correction in found:
        drafts.setdefault(correction.draft, []).append(correction)
    return drafts


def _accepted(
    proofs: Iterable[Proof], corrected: Mapping[JudgedDraft, Iterable[Correction]]
) -> Counter[Rule]:
    """How many statements each frame proves that nobody had to correct."""
    mended = {
        (
            draft.rule,
            draft.article,
            _as_written(draft, parts),
        )
        for draft, parts in corrected.items()
    }
    found: Counter[Rule] = Counter()
    for proof in proofs:
        if proof.grade != "proved" or proof.frame is None:
            continue
        frame = NamedNode(proof.frame)
        article, _, _ = proof.passage.partition("#")
        if (frame, article, proof.statement) not in mended:
            found[frame] += 1
    return found


def _as_written(
    draft: JudgedDraft, corrected: Iterable[Correction]
) -> tuple[str, ...] | None:
    """The statement that a draft has become; None of a figure, which no frame proves."""
    if isinstance(draft.told, JudgedFigure):
        return None
    parts = dict(zip(_PARTS, draft.told, strict=True))
    for each in corrected:
        if each.part in parts and each.written is not None:
            parts[each.part] = each.written
    return tuple(map(str, parts.values()))
