"""What somebody is told to head, in words with capitals that are no names.

"Head of Research and Design", "Vice President, Finance", "Minister for the Sea"
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.language.english.body_names import HEADS
from kg.language.english.regexes import cased
from kg.language.spans import Span

_OFFICE = cased(
    r"\b(?:Adviser|Advisor|Chair|Chief|Director|General|Head|Manager|Officer|Partner|"
    r"President|VP|(?P<ministry>Commissioner|Minister|Secretary)) (?:of|for) (?:the )?"
    r"(?P<fields>[A-Z][\w’-]*(?:(?:,? (?:and|&)|,)? [A-Z][\w’-]*){0,5})"
)
# "Vice President, Finance"
_ONE_DEPARTMENT = (
    r"(?:Communications|Design|Development|Engineering|Finance|Growth|Legal|Logistics|"
    r"Manufacturing|Marketing|Operations|People|Procurement|Product|Research|Sales|"
    r"Services|Strategy|Sustainability|Technology)"
)
_DEPARTMENT = re.compile(
    r"\b(?:Director|General Manager|Officer|President|VP), "
    rf"(?P<fields>{_ONE_DEPARTMENT}(?: (?:and|&) {_ONE_DEPARTMENT})?)\b"
)
# "State Transport Minister Ada Oz", "Party secretary"
_MINISTRY = (
    r"(?:Affairs|Agriculture|Cabinet|Climate|Commerce|Communications|Culture|Defen[cs]e|"
    r"Development|Economic|Economy|Education|Energy|Environment|Federal|Finance|Fisheries|"
    r"Foreign|Forestry|Health|Home|Housing|Industry|Infrastructure|Interior|Justice|Labou?r|"
    r"Lands|Mines|Planning|Ports|Public|Science|Social|State|Technology|Tourism|Trade|"
    r"Transport|Treasury|Water|Works)"
)
_BEFORE_OFFICE = re.compile(
    rf"\b(?P<fields>{_MINISTRY}(?:(?:,? (?:and|&)|,)? {_MINISTRY}){{0,3}}) "
    r"(?:Minister|Secretary)\b|\b(?P<party>Party) (?:chief|leader|secretary)\b"
)
_IS_DEPARTMENT = re.compile(rf"{_ONE_DEPARTMENT}\b")
_WORD = re.compile(r"[\w’'-]+")


def office_fields(text: str, is_common: Callable[[str], bool]) -> list[Span]:
    """Where a text tells what somebody heads.

    Args:
        text: the whole text.
        is_common: whether a word in small letters is one of the language, and no name.

    >>> text = "The Director General for Wood and Rattan, Ada Oz, and the Head of Acme"
    >>> [text[b:e] for b, e in office_fields(text, {"wood", "rattan"}.__contains__)]
    ['Wood and Rattan, ']
    """
    found = [match.span("fields") for match in _DEPARTMENT.finditer(text)]
    for match in _OFFICE.finditer(text):
        begin, end = match.span("fields")
        words = [*_WORD.finditer(text, begin, end)]
        named = [word for word in words if not _is_field(word[0], is_common)]
        if named:
            end = named[0].start()
            # "Minister for Trade Piers Oz", though a pier is no name
            if match["ministry"] and named == words[-1:] and len(words) > 2:
                end = words[-2].start()
        # "Minister of Trade, Ada Oz", but not "Head of Grace Hospital"
        is_whole = not named or text[begin:end].endswith((", ", "and ", "& "))
        # "Head of Communications Ada Oz"
        # "Minister for Trade Ada Oz"
        is_whole = is_whole or bool(match["ministry"] and len(words) > 2)
        if is_whole or _IS_DEPARTMENT.match(text, begin):
            found.append((begin, end))
    found += [
        match.span("fields" if match["fields"] else "party")
        for match in _BEFORE_OFFICE.finditer(text)
    ]
    return found


def _is_field(word: str, is_common: Callable[[str], bool]) -> bool:
    """Whether a word may tell what somebody heads."""
    return word[:1].islower() or (word not in HEADS and is_common(word.casefold()))
