"""Drafts for people and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.drafting.drafts import Draft, Drafts
from kg.drafting.review_lines import ReviewLine
from kg.drafting.reviewing import Drafted

_LONGEST, _LEAD = (
    300,
    90,
)  # characters that are shown of a passage, and of its beginning
_TIERS = {"plain": "plain", "reference": "by reference", "doubtful": "doubtful"}


def draft_document(slug: str, drafts: Drafts) -> dict[str, Any]:
    """What was drafted of an article, for JSON."""
    return {
        "article": slug,
        "things": [draft_record(draft) for draft in drafts.things],
        "drafts": [draft_record(draft) for draft in drafts.drafts],
        "refused": [
            {**draft_record(each.draft), "reason": each.reason}
            for each in drafts.refused
        ],
    }


def draft_record(draft: Draft) -> dict[str, Any]:
    """A draft by its parts."""
    facts = draft.facts
    is_figure = draft.kind == "figure"
    return {
        "id": draft.id,
        "kind": draft.kind,
        "subject": facts.subject or None,
        "property": facts.property or None,
        "object": None if is_figure else facts.object,
        "value": _number(facts.value) if is_figure else None,
        "unit": facts.unit or None,
        "comparator": facts.comparator or None,
        "period": facts.period or None,
        "modality": facts.modality or None,
        "speaker": facts.speaker or None,
        "wording": facts.object if is_figure else None,
        "begin": draft.span[0],
        "end": draft.span[1],
        "tier": draft.tier,
        "rule": draft.rule,
        "statement": draft.statement,
    }


def _number(text: str) -> float | int:
    return float(text) if "." in text else int(text)


def draft_summary(drafted: Drafted) -> Iterator[str]:
    """What was drafted, in a few lines."""
    told = [f"{number} {_TIERS[tier]}" for tier, number in _by_tier(drafted)]
    stated = f"{len(drafted.drafts.drafts)} statements drafted"
    counts = f": open are {', '.join(told)}" if told else ", all decided"
    yield f"{drafted.slug}: {stated}{counts}."
    if drafted.drafts.refused:
        number = len(drafted.drafts.refused)
        are = "is" if number == 1 else "are"
        yield f"  {number} more {are} refused by the words ('--format json' tells why)."
    if drafted.gone:
        number = len(drafted.gone)
        names = ", ".join(line.id for line in drafted.gone)
        yield f"  {number} decided are set aside, as the text has changed: {names}."


def _by_tier(drafted: Drafted) -> Iterator[tuple[str, int]]:
    for tier in _TIERS:
        if drafted.tiers[tier]:
            yield tier, drafted.tiers[tier]


def review_rows(
    lines: Iterable[ReviewLine], text: str | None, *, is_open: bool
) -> Iterator[str]:
    """The drafts of a review, those of each sentence or passage under its words.

    Args:
        lines: the drafts with what was decided.
        text: the article's words, if they may be shown.
        is_open: whether only those are shown on which nobody has decided.
    """
    shown = [line for line in lines if line.is_open or not is_open]
    before = ""
    for line in _ordered(shown):
        words = _words(line, text)
        if words and words != before:
            yield ""
            yield f"“{words}”"
            before = words
        yield f"  {line.decision:<2} {line.id} {line.tier:<9} {line.statement}"


def _ordered(lines: Sequence[ReviewLine]) -> list[ReviewLine]:
    return sorted(lines, key=lambda line: (line.is_thing, line.span, line.id))


def _words(line: ReviewLine, text: str | None) -> str:
    if text is None:
        return ""
    begin, end = line.span
    words = " ".join(text[begin:end].split())
    if len(words) <= _LONGEST:
        return words
    # A figure may be far from the name of whose it is: between them people need not read.
    lead, _, _ = words[:_LEAD].rpartition(" ")
    _, _, rest = words[len(words) - (_LONGEST - _LEAD) :].partition(" ")
    return f"{lead} … {rest}"


def review_record(line: ReviewLine, text: str | None) -> dict[str, Any]:
    """A line of a review by its parts, with its words where these may be shown."""
    words = {} if text is None else {"words": _words(line, text)}
    return words | {
        "id": line.id,
        "decision": line.decision,
        "tier": line.tier,
        "statement": line.statement,
        "begin": line.span[0],
        "end": line.span[1],
        "speaker": line.speaker or None,
        "references": {
            f"{begin},{end}": thing for (begin, end), thing in line.references
        },
    }
