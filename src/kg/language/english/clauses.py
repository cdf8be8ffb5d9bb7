"""The clauses of a text, roughly: what stands between marks and words that begin one.

Without a parser they are only as good as these marks. So a run of words that only says
when or how ("In 2024, ...") belongs to the clause behind it, and what is uncertain
stays together: two clauses in one hide an answer, and one cut in two gives a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.language.english.regexes import compiled
from kg.language.english.sentences import sentences
from kg.language.spans import Span

# A comma between digits is no mark, nor is the stop of an abbreviation.
_MARKS = re.compile(r"[,;:!?](?=\s)|\s[-–—]\s|—|[()\[\]\n]|[\"“”](?=\s|$)")
_OPENERS = (
    r"\b(?:which|who|whom|whose|where|while|whereas|although|though|because|but|"
    r"unless|so that|that (?=[a-z]{2,20}(?:s|ed)\b|was\b|were\b|had\b|can\b|will\b))"
)
# "Acme has 30 mills and Bolt employs 200 people": a name or pronoun with a verb behind
# it begins a clause of its own.
_VERB = (
    r"(?:(?-i:[a-z]{3,20}(?:s|ed))|has|have|had|is|are|was|were|will|would|can|could|"
    r"(?-i:may|might)|makes?|made|sold|spent|paid|bought|built|grew|fell|rose|"
    r"won|lost|took|gave|held|kept|cut|put|ran|set)"
)
_SUBJECT = (
    r"(?:(?-i:(?:the )?[A-Z][\w’'&.-]{0,30}(?: [A-Z][\w’'&.-]{0,30}){0,3})|"
    r"it|they|he|she|we)"
)
_JOINED = rf"\b(?:and|or) (?={_SUBJECT} {_VERB}\b)"
_OPENING = compiled(rf"{_OPENERS}|{_JOINED}")
_ADVERBIAL = compiled(
    r"\s*(?:in|on|at|by|during|since|from|until|after|before|over|for|within|with|"
    r"as of|as at|between|through|throughout|under|this|last|next|each|every|currently|"
    r"today|now|meanwhile|overall|together|there|then|so far)\b"
)
_PREDICATE = compiled(rf"\b{_VERB}\b")


def clauses(text: str) -> list[Span]:
    """The clauses of a text, in order; marks between them belong to none.

    >>> text = "In May, Acme sold 40 boats, while Bolt, a rival, sold none."
    >>> for begin, end in clauses(text):
    ...     print(text[begin:end].strip())
    In May, Acme sold 40 boats
    while Bolt
    a rival
    sold none.
    """
    found: list[Span] = []
    for sentence in sentences(text):
        found += _within(text, sentence)
    return found


def clause_at(spans: list[Span], place: int) -> Span:
    """The clause in which a character stands, or the nearest before it."""
    nearest = bisect_right(spans, (place, place)) - 1
    begin, end = spans[max(nearest, 0)]
    following = spans[nearest + 1 : nearest + 2]
    if place >= end and following and following[0][0] <= place:
        return following[0]
    return begin, end


def begins_adverbially(clause: str) -> bool:
    """Whether a clause begins with words that say when, where or how.

    >>> begins_adverbially("in May"), begins_adverbially("a rival since May")
    (True, False)
    """
    return bool(_ADVERBIAL.match(clause))


def _within(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence."""
    begin, end = sentence
    edges = [begin]
    for mark in _MARKS.finditer(text, begin, end):
        edges += mark.span()
    for opener in _OPENING.finditer(text, begin, end):
        edges += [opener.start(), opener.start()]
    edges.append(end)
    edges.sort()
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    return _joined(text, [piece for piece in pieces if text[slice(*piece)].strip()])


def _joined(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces, with what only says when or how joined to what it is said of."""
    joined: list[Span] = []
    for begin, end in pieces:
        before = joined[-1] if joined else None
        if before and _is_adverbial(text, before) and _has_mark(text, before[1]):
            joined[-1] = (before[0], end)
        else:
            joined.append((begin, end))
    return joined


def _has_mark(text: str, place: int) -> bool:
    return text[place : place + 1] == ","


def _is_adverbial(text: str, piece: Span) -> bool:
    words = text[slice(*piece)]
    return bool(_ADVERBIAL.match(words)) and not _PREDICATE.search(words)
