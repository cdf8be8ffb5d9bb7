"""Who is named only to be left out: "everyone except Bolt", "not Acme but Corrin".

Such a name stands where a subject or an object would, and is none.

>>> text = "Not Acme but Corrin bought everyone except Bolt and Dorn."
>>> [text[b:e] for b, e in excepted(text, [(4, 8), (13, 19), (43, 47), (52, 56)])]
['Acme', 'Bolt', 'Dorn']
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.english.predication import Filler, KnownName, Predication
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
# Behind a name, what leads on to another of which it is not so: "Acme, but not Bolt"
_CONTRASTED = compiled(
    r"(?:,? (?:but|and) |, | (?=rather|instead))"
    rf"(?P<word>not|rather than|instead of)(?! (?:only|just|merely)\b)(?: {_LINKS})?"
    r"(?: (?:the|its|their|his|her))?(?: (?-i:[a-z])[\w’'-]{1,25}){0,2} (?=\w)"
)
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


def contrasted(
    text: str,
    names: Iterable[KnownName],
    predication: Predication,
) -> Predication | None:
    """What words deny of whom they name only for that: "fined Acme, not Bolt".

    Args:
        text: the whole text.
        names: what the sentence mentions.
        predication: what is said of others.
    """
    by_begin = {name.span[0]: name.span for name in names}
    for slot, fillers in predication.slots.items():
        for filler in fillers:
            for _, end in (filler.head, *filler.names):
                match = _CONTRASTED.match(text, end)
                name = by_begin.get(match.end()) if match else None
                if match and name:
                    return predication._replace(
                        slots={**predication.slots, slot: (Filler(name),)},
                        modality="denied",
                        taken_back_by=match.span("word"),
                    )
    return None
