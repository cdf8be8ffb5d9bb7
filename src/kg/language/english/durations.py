"""Spans of time that are told of something: "lasts 72 hours", "a seven-year contract".

Most spans only say when: "two years ago", "over the past year". A figure is one that tells
how long something takes, lasts or is meant to.
"""

from __future__ import annotations

from typing import Literal

from kg.language.english.ages import is_age
from kg.language.english.regexes import HYPHEN, after, before, compiled
from kg.language.spans import Span

Lasting = Literal["age", "compound", "of", "reached", "lasting"]
"""How a span of time is told.

- age: "94-year-old", "more than 35 years old", "now 58";
- compound: before the noun that has it: "a seven-year contract";
- of: "a campaign of two years", "three years of rent-free use";
- reached: "cut the time from 40 days to 16", "the term is three years";
- lasting: of what a verb tells: "runs for nine hours", "spent two years".
"""

_OLD = compiled(r"\bold$|\bolds?$")
_HYPHENED = compiled(rf"{HYPHEN}[a-z]+$")
# "a four-year high", "the five-year anniversary"
_RANK = compiled(
    r" (?:[a-z-]{1,20} ){0,1}(?:highs?|lows?|peaks?|troughs?|records?|best|worst|anniversary|"
    r"average|period|olds?)\b"
)
# "two years ago", "six weeks later", "three months higher"
_WHEN = compiled(
    r",? (?:ago|before|earlier|later|since|on(?=[,.])|from now|in a row|running|hence|"
    r"ahead|prior|previously)\b"
)
# "nine months late", "a year behind schedule"
_OFF_PLAN = compiled(
    r" (?:late\b|overdue|behind (?:schedule|plan)|ahead of (?:schedule|plan|time)|"
    r"(?:late|earli)er than (?:first |originally |initially |previously )?"
    r"(?:planned|expected|scheduled|promised|forecast|hoped))\b"
)
# "six weeks after the storm", which tells how long it took
_AFTER_IT = compiled(r" after (?!all\b)")
# "spent four years on."
_SPENT = compiled(r"\bspen(?:ds?|t|ding) (?:about |almost |nearly |another )?$")
# "extend it by three years"
_MOVED_BY = compiled(
    r"\b(?:extend|prolong|lengthen|shorten|delay|postpon|deferr?|put off|put back|"
    r"push(?:ed|es|ing)? back|bring forward|brought forward)\w{0,4}\b[^.;]{0,40} by "
    r"(?:another |a further |up to )?$"
)
# "the first three weeks", "in the past two years", "every nine minutes"
_OF_TIME = compiled(
    r"\b(?:the|first|past|next|coming|final|previous|preceding|following|these|those|"
    r"every|each|per|another|further|(?:the|its|their|these|his|her) last) $"
)
_FOR = compiled(
    r"\bfor (?:(?:a|an|the)(?: [a-z]{3,9})? (?:period|term|time|total) of )?"
    r"(?:(?:another|a further|a total of) )?$"
)
_VERB = compiled(
    r"\b(?:last(?:s|ed|ing)?|tak(?:es?|en|ing)|took|spen(?:ds?|t|ding)|serv(?:es?|ed|ing)|"
    r"ran|runs?|endur(?:es?|ed)|requir(?:es?|ed)|has|have|had|having|get|gets|got|"
    r"fac(?:es?|ed|ing)|wait(?:s|ed|ing)?|travel(?:s|led|ling)?|carr(?:y|ies|ied)|"
    r"ending|ends|ended|add(?:s|ed|ing)?|offer(?:s|ed|ing)?|"
    r"giv(?:es?|en|ing)|gave|grant(?:s|ed|ing)?|won|wins?) "
    r"(?:(?:them|him|her|it|up to) )?$"
)
_OF = compiled(r"\b[a-z]{3,20} of $")
_OF_BEHIND = compiled(r" of (?!the\b|its\b|this\b|that\b|[0-9]|age\b)[a-z]")
_REACHED = compiled(r"\b(?:from|to|at|by|is|was|are|were|be) $")
_MEASURED_SO = compiled(
    r"\b(?:times?|periods?|terms?|duration|warranty|warranties|life|lifetime|lifespan|notice|"
    r"leases?|stays?|wait|delays?|journeys?|trips?|deadline|age|sentences?|tenure)\b[^;]*$"
)
# "spend 5 million over four years", "closed after 71 years", "within two years"
_SPAN = compiled(r"\b(?:over|after|within) $")
_IN = compiled(r"\bin $")
_SUPERLATIVE = compiled(r"\b[a-z]{3,15}est\b|\bmost\b|\bfirst\b|\bonly\b")
_EVERY = compiled(r"\bone every $")
_SHORT = frozenset(("second", "minute", "hour", "day", "week"))


def lasting(text: str, figure: Span, unit: str) -> Lasting | None:
    """How a span of time is told of something; None if it only says when.

    Args:
        text: the whole text.
        figure: where the span of time stands in it, with its comparator.
        unit: its unit.

    >>> told = ("It lasts 10 hours.", "It left 10 hours ago.", "a 10-hour strike")
    >>> for words, time in zip(told, ("10 hours", "10 hours", "10-hour")):
    ...     begin = words.index(time)
    ...     print(lasting(words, (begin, begin + len(time)), "hour"))
    lasting
    None
    compound
    """
    begin, end = figure
    words = text[begin:end]
    lead = before(text, begin)
    if words.startswith("within "):
        lead += "within "
    behind = after(text, end)
    if _OLD.search(words) or is_age(text, figure):
        return "age"
    if _HYPHENED.search(words):
        return None if _RANK.match(behind) else "compound"
    told_before = (_SPENT, _MOVED_BY, _FOR, _EVERY)
    told_behind = (_AFTER_IT, _OFF_PLAN)
    is_lasting = any(each.search(lead) for each in told_before)
    if is_lasting or any(each.match(behind) for each in told_behind):
        return "lasting"
    if _WHEN.match(behind) or _OF_TIME.search(lead) or words.startswith("higher"):
        return None
    return _by_lead(lead, behind, unit)


def _by_lead(lead: str, behind: str, unit: str) -> Lasting | None:
    """How a span of time is told by the words around it, if it is no mere time."""
    is_told: object = True
    how: Lasting = "lasting"
    if _VERB.search(lead) or _SPAN.search(lead):
        pass
    elif _IN.search(lead):
        is_told = unit in _SHORT and not _SUPERLATIVE.search(lead)
    elif _REACHED.search(lead):
        how = "reached"
        is_told = _MEASURED_SO.search(lead)
    else:
        how = "of"
        is_short = unit in _SHORT
        is_told = is_short or _OF.search(lead) or _OF_BEHIND.match(behind)
    return how if is_told else None
