"""Who is named only to be left out: "everyone except Bolt", "not Acme but Corrin".

Such a name stands where a subject or an object would, and is none.

>>> text = "Not Acme but Corrin bought everyone except Bolt and Dorn."
>>> [text[b:e] for b, e in excepted(text, [(4, 8), (13, 19), (43, 47), (52, 56)])]
['Acme', 'Bolt', 'Dorn']
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.english.predication import Filler, Predication
from kg.language.english.regexes import before, compiled
from kg.language.spans import Span

_OF_ALL = (
    r"(?:\b(?:all|any|each|every|no|none|nearly all|almost all)(?: [\w’'-]{1,20}){0,3}|"
    r"\b(?:every|any|no)(?:one|body|thing|where)|\bno one|\bnone)"
)
_LINKS = "(?:by|from|with|to|in|of|at|on|for|as)"
_EXCEPTING = (
    rf"{_OF_ALL},? (?:but|save|bar)(?: for)?",
    (
        r"\b(?:except(?:ing)?|excluding|barring|save|apart|aside|other|rather)"
        r"(?: (?:for|from|than))?"
    ),
    (
        r"\b(?:with the exception of|instead of|in(?: the)? place of|in lieu of|"
        r"as opposed to|to the exclusion of|let alone|much less|never mind|least of all)"
    ),
)
# Behind "not" a verb may follow as well, so that only an article comes between.
_NOT = rf"\bnot(?: {_LINKS})?(?: (?:the|its|their|his|her))?(?: rival)?"
# Up to three words of the noun phrase stand before its head: "except the mill owner Bolt".
_PHRASE = rf"(?: {_LINKS})?(?: [\w’'&-]{{1,25}}){{0,3}}"
_BEFORE = compiled(rf"(?:(?:{'|'.join(_EXCEPTING)}){_PHRASE}|{_NOT}) $")
_ENUMERATED = compiled(rf"(?:,|,? (?:and|or|nor)) (?:{_LINKS} )?(?:(?:the|its) )?")


def excepted(text: str, heads: Iterable[Span]) -> list[Span]:
    """Those of some heads of noun phrases that are named only to be left out."""
    found: list[Span] = []
    for head in sorted(heads):
        is_next = bool(found) and _ENUMERATED.fullmatch(text, found[-1][1], head[0])
        if is_next or _BEFORE.search(before(text, head[0])):
            found.append(head)
    return found


def without_excepted(text: str, predication: Predication) -> Predication:
    """A predication without the fillers that are left out."""
    slots: dict[str, tuple[Filler, ...]] = {}
    for slot, fillers in predication.slots.items():
        out = excepted(text, (filler.head for filler in fillers))
        kept = tuple(filler for filler in fillers if filler.head not in out)
        if kept:
            slots[slot] = kept
    return predication._replace(slots=slots)
