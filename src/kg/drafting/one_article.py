"""Drafts an article: proposes, checks, and sorts by how sure each proposal is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kg import vocabulary as v
from kg.articles import Text
from kg.drafting.all_relations import AllRelations
from kg.drafting.article_reading import ArticleReading
from kg.drafting.draft_judge import DraftJudge
from kg.drafting.draft_lines import DraftLines
from kg.drafting.drafts import Draft, Drafts, Refused
from kg.drafting.figures_read import FigureReader
from kg.drafting.gate import Gate, JudgedByGate
from kg.drafting.lasting import JudgedLines
from kg.drafting.named_sides import with_named_sides
from kg.drafting.news_terms import (
    APPOINTEE,
    BORROWER,
    BUYER,
    CONCERNS,
    DECIDED_BY,
    HOLDS_SHARES_IN,
    LEAVER,
    LENDER,
    OWNS,
    PARTICIPANT,
    SELLER,
    SUPPLIER,
    TARGET,
)
from kg.drafting.noun_kinds import with_kinds
from kg.drafting.proposals import Proposal, RelationProposal
from kg.drafting.review_lines import review_line
from kg.drafting.stakes_read import StakeReader
from kg.drafting.suggested_names import Suggestions
from kg.frames.rule_counts import doubtful_on_record
from kg.knowledge import Graph
from kg.knowledge.rejections import Rejected
from kg.workspace import Workspace

_PARTS = {
    v.local_name(part.value)
    for part in (
        APPOINTEE,
        BORROWER,
        BUYER,
        CONCERNS,
        DECIDED_BY,
        LEAVER,
        LENDER,
        PARTICIPANT,
        SELLER,
        SUPPLIER,
        TARGET,
    )
}


# What no frame tells, and is right as often as what is told by reference
_READ_APART = ("description:origin", "description:post", "event:time")


def draft_article(
    workspace: Workspace,
    graph: Graph,
    text: Text,
) -> Drafts:
    """Draft what an article states.

    Args:
        workspace: the project, whose checks every draft passes.
        graph: what it knows, with the article's header.
        text: the exact text of the article.

    Returns:
        The drafts that the words bear or leave open, in the order of the text, and apart
        from them those that they refuse.
    """
    reading = ArticleReading(graph, text.article, text.words)
    lines = DraftLines(reading, _proposals(reading))
    proposed = with_named_sides(reading, with_kinds(reading, lines.drafts()))
    drafts = _offered(graph, text, lines, proposed)
    judge = DraftJudge(Gate(workspace, graph, text), lines)
    judged = judge.judged(drafts)
    weak = {
        rule if isinstance(rule, str) else v.local_name(rule.value)
        for rule in doubtful_on_record(graph)
    }
    kept = [each for each in judged if each.grade != "refused" and not _is_loose(each)]
    dropped = [each.draft for each in judged if each not in kept]
    passed = judge.standing_alone([_sorted(each, weak) for each in kept], dropped)
    refused = [
        Refused(each.draft, each.reason) for each in judged if each.grade == "refused"
    ]
    denied = frozenset().union(*(each.denied for each in judged))
    things = [
        thing._replace(tier="doubtful") if thing.described in denied else thing
        for thing in lines.things(passed)
    ]
    suggestions = Suggestions(reading)
    return Drafts(
        things=suggestions.marked(things),
        drafts=suggestions.marked(passed),
        refused=refused,
    )


def _offered(
    graph: Graph, text: Text, lines: DraftLines, drafts: list[Draft]
) -> list[Draft]:
    """The drafts that nobody has rejected, of the same words and by the same frames.

    Nor is anything offered on what is no such thing.
    """
    rejected = Rejected(graph)
    if not rejected:
        return drafts
    judged = JudgedLines(graph, text)

    def is_rejected(draft: Draft) -> bool:
        found = judged.judged(review_line(draft))
        return found is not None and rejected.is_rejected(found)

    none = {thing.described for thing in lines.things(drafts) if is_rejected(thing)}
    return [
        draft
        for draft in drafts
        if none.isdisjoint(draft.needs) and not is_rejected(draft)
    ]


def _proposals(reading: ArticleReading) -> list[Proposal]:
    figures = list(FigureReader(reading).proposals())
    stakes = StakeReader(reading).proposals(figures)
    found = list(_with_stakes(AllRelations(reading).ruled(), stakes))
    found += figures
    return found


def _with_stakes(
    found: Iterable[Proposal], stakes: Iterable[RelationProposal]
) -> Iterator[Proposal]:
    """All proposals, with the stakes that they leave out.

    Who has a stake in a firm is not told to own it.
    """
    held = {_sides(each): each for each in stakes}
    for each in found:
        if isinstance(each, RelationProposal) and _sides(each) in held:
            if each.predicate == OWNS:
                continue
            if each.predicate == HOLDS_SHARES_IN:
                del held[_sides(each)]
        yield each
    yield from held.values()


def _sides(relation: RelationProposal) -> tuple[object, object]:
    return relation.subject.thing, relation.object.thing


def _is_loose(judged: JudgedByGate) -> bool:
    """Whether a relation to what only a noun mentions is not even proved, or not so.

    That a nameless thing may be something, or once was, is mostly misread. Who has a part
    in an event, which has no name anyway, is worth a look.
    """
    draft = judged.draft
    is_of_frame = draft.kind == "relation" and ":" not in draft.rule
    sides = (draft.facts.subject, draft.facts.object)
    is_to_noun = any(side[:1].islower() for side in sides)
    is_vague = draft.facts.modality in ("possible", "ended")
    is_part = draft.facts.property in _PARTS and not sides[1][:1].islower()
    is_unproved = judged.grade == "open" and not is_part
    return is_of_frame and is_to_noun and (is_vague or is_unproved)


def _sorted(judged: JudgedByGate, weak: Collection[str]) -> Draft:
    """A draft in its tier.

    What the words leave open is doubtful if a frame should have told it, and so is what
    a frame drafts that was often wrong, or what is told of things of another class.
    """
    draft = judged.draft
    if draft.rule in weak or judged.denied:
        return draft._replace(tier="doubtful")
    if judged.grade != "open" or draft.kind not in ("relation", "attribute"):
        return draft
    if draft.rule not in _READ_APART:
        return draft._replace(tier="doubtful")
    return draft._replace(tier="reference") if draft.tier == "plain" else draft
