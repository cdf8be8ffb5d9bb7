"""What a text calls something beside its name: "the carrier Bolt", "Ada Oz, head of Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.language.english.countries import is_adjective
from kg.language.english.honours import addressed_from
from kg.language.english.regexes import cased
from kg.language.spans import Span

SAYING = (
    "admitted|argued|complained|conceded|explained|insisted|joked|noted|quipped|recalled|"
    "remarked|replied|warned"
)
"""Verbs of saying, as alternatives: behind speech, whoever speaks may be described."""

_SMALL_WORD = r"[a-z][\w’'-]*"
_NO_PART = (
    r"(?:and|or|but|nor|of|in|at|on|for|from|by|with|to|as|than|which|that|who|whom|whose|"
    r"when|where|while|if|its|their|his|her|our|my|this|these|those|an?|the|will|would|can|"
    r"could|may|might|must|should|shall|has|have|had|is|are|was|were|be|been|being|also|"
    r"not|no|it|he|she|they|we|said|says|told|added|against|about|after|before|between|"
    r"into|near|over|under|through|per|via|because|since|until|both|all|some|any|each|"
    rf"every|then|now|only|just|rival|{SAYING}|"
    r"including|like|unlike|without|within|during|up|out|"
    r"off|down|so|though|although|however|yet|whereas|amid|despite|there|here|how|why|"
    r"what|named|called|made|based|owned|led|run)\b"
)
# "The Polish grocer Bolt", "Bolt, a Kvarn grocer": where it is from
_ORIGIN = (
    r"(?:(?P<origin>(?!(?:The|An?|Its|Their|His|Her|Our|[\w-]+[’']s?) )[A-Z][\w’'-]*"
    r"(?: [A-Z][\w’'-]*)?) )?"
)
_PHRASE = rf"(?:(?!{_NO_PART}){_SMALL_WORD} ){{0,4}}(?!{_NO_PART}){_SMALL_WORD}"
# "the dairy group Bolt", "packaging maker Bolt", "Acme's chairwoman Ada Oz"
_BEFORE = cased(
    rf"(?:(?P<owner>[’']s? )|(?:\b(?P<determiner>[Tt]he|its|[Aa]n?|their|his|her|our) )"
    rf"|^|(?<!also)(?<!will)(?<!would)(?<!not)(?<!never)(?<! to)[\s(\"“,])"
    rf"{_ORIGIN}(?P<phrase>{_PHRASE}),? $"
)
_OF = r"(?P<of> (?:of|at|for|in|with) (?:the )?)?"
_JOINING = (
    r"(?:, (?:(?:which|who) (?:is|was) )?"
    r"|,? (?P<verb>is|was|became|becomes|remains) (?:now |still |also )?"
    r"(?=(?:an?|the|its|one of) )| - | – | — )"
)
_WHEN = (
    r"(?:(?P<over>until (?:last )?[\w ]{3,20}?|hitherto|formerly|previously|once|for \w+ years) "
    r"|(?:at present|now|currently|today|since \d{4}|since [A-Z][a-z]+) )?"
)
_WHOSE = (
    r"(?:(?P<owner>[A-Z][^,.;]{1,40}?|(?:the|its|their) [a-z][\w-]*(?: [a-z][\w-]*)?)"
    r"[’']s? "
    rf"|(?P<determiner>an?|the|its|their|his|her|one of the) {_ORIGIN})?"
)
_BEHIND = cased(
    rf"{_JOINING}{_WHEN}{_WHOSE}"
    rf"(?P<phrase>(?:largest |biggest |second-[a-z]+ )?{_PHRASE}){_OF}"
)
# What may stand between a name and its description: "Bolt (BLT), a mill", "Oz, 44, a baker"
_BRACKETED = re.compile(r" \([^()]*\)|, (?:aged )?\d{2}(?=, )")
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:in|at|of|by|with|from|for|to|near|on|against|than|and) (?:the )?$"
)
_CLOSED = re.compile(
    r"[,.;:)!?\"”–—]|\s*$|\n| (?:of|at|in|for|from|that|which|who|whose|based|with|behind|to|"
    r"and)\b| [-–—] "
)
_OPENING = cased(
    r"(?:^|\n|[.!?:] |[-–—] )(?P<word>(?!(?:The|An?|Its|Their|His|Her|Our|In|At|On|For|By|Of) )"
    r"[A-Z][a-z]+(?:-[a-z]+|(?<=s)[’'])?(?: and)?) $"
)
# "the AI start-up Bolt", "the Indian IT giant Bolt", but "the UK insurer Bolt"
_INITIALS = re.compile(
    r"(?:^|[\w’'-]+ )(?P<initials>(?!(?:EU|GCC|UAE|UK|UN|US|USA)$)[A-Z]{2,4})$"
)
# "a spokesman for the council, Ada Oz": the council is no name of hers
_IN_POST = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?P<phrase>(?:[a-z][\w-]* ){0,2}"
    r"(?:spokes\w+|head|chief|chief executive|director|manager|chair\w*|president|"
    r"secretary|minister|mayor|editor|coach|captain|leader|treasurer|organiser|rector))"
    rf" (?:of|for|at) (?:the|its) (?P<owner>{_PHRASE}), $"
)
# "Acme's head of research, Ada Oz"
_IN_FIELD = re.compile(
    rf"(?P<owner>[’']s? )(?P<phrase>{_PHRASE} (?:of|for) [a-z][\w-]*(?: [a-z][\w-]*)?), $"
)
_LOOK = 90


class Description(NamedTuple):
    """Words that say what something named beside them is.

    Attributes:
        name: where the name stands.
        span: where the words stand, without an article.
        owner: where the name begins whose it is told to be, or None: "Acme's unit Bolt",
            "head of Acme".
        is_apposed: whether they stand beside the name, and not behind a verb.
        is_one: whether an article brings them in: "a baker" behind a name, or "the
            baker" before it.
        is_over: whether they are told not to hold any more.
        origin: where the words stand that tell where it is from: "Polish", "Kvarn".
    """

    name: Span
    span: Span
    owner: int | None
    is_apposed: bool = True
    is_one: bool = False
    is_over: bool = False
    origin: Span | None = None


def descriptions(text: str, name: Span) -> Iterator[Description]:
    """What describes a name, before and behind it.

    >>> text = "The carrier Bolt lost to Ada Oz, chief engineer of Acme."
    >>> for name in ((12, 16), (25, 31)):
    ...     for each in descriptions(text, name):
    ...         print(text[slice(*each.span)], "|", text[each.owner :] if each.owner else "")
    carrier |
    chief engineer | Acme.
    >>> text = "A spokesman for the council, Ada Oz."
    >>> for each in descriptions(text, (29, 35)):
    ...     print(text[slice(*each.span)], "|", text[each.owner : 27])
    spokesman | council
    """
    _, end = name
    begin = addressed_from(text, name)
    first = max(0, begin - _LOOK, text.rfind("\n", 0, begin) + 1)
    if post := _IN_POST.search(text[first:begin]):
        at = post.span("phrase")
        yield Description(
            name, (first + at[0], first + at[1]), first + post.start("owner")
        )
    elif before := (
        _IN_FIELD.search(text[first:begin]) or _BEFORE.search(text[first:begin])
    ):
        owner = None
        if before["owner"]:
            owner = first + before.start("owner") - 1
        at = before.span("phrase")
        found = before.groupdict()
        is_one = found.get("determiner") in ("the", "The")
        begun = _phrase_begin(text, first + at[0])
        origin = _origin(before, first) if found.get("origin") else None
        # "Health insurer Bolt", but "Polish insurer Bolt"
        if origin and begun == origin[0] and not is_adjective(text[slice(*origin)]):
            origin = None
        begun = first + at[0] if origin else begun
        origin, begun = _without_initials(text, origin, begun)
        span = (begun, first + at[1])
        yield Description(name, span, owner, is_one=is_one, origin=origin)
    bracket = _BRACKETED.match(text, end)
    if behind := _BEHIND.match(text, bracket.end() if bracket else end):
        is_apposed = behind["verb"] is None
        verb = behind["verb"]
        is_open = not verb and (behind["determiner"] or "").casefold() == "the"
        if is_open and not _CLOSED.match(text, behind.end("phrase")):
            return  # "Led by Ada Oz, the group has 40 mills"
        if verb and _BEHIND_PREPOSITION.search(text[first:begin]):
            return  # "based in Kvarn, is a group": the group is no town
        owner = None
        if behind["of"]:
            owner = behind.end("of")
        elif behind["owner"]:
            owner = behind.start("owner")
        is_one = behind["determiner"] in ("a", "an")
        begun, over = behind.span("phrase")
        is_over = behind["over"] is not None
        origin = _origin(behind, 0) if behind["origin"] else None
        origin, begun = _without_initials(text, origin, begun)
        span = (begun, over)
        yield Description(name, span, owner, is_apposed, is_one, is_over, origin)


def _without_initials(
    text: str, origin: Span | None, phrase: int
) -> tuple[Span | None, int]:
    """Where something is from and where its phrase begins, whose first word are initials."""
    found = _INITIALS.search(text[slice(*origin)]) if origin else None
    if origin is None or found is None:
        return origin, phrase
    begin, _ = origin
    at = found.start("initials")
    return (begin, begin + at - 1) if at else None, begin + at


def _origin(found: re.Match[str], first: int) -> Span:
    begin, end = found.span("origin")
    return first + begin, first + end


def _phrase_begin(text: str, begin: int) -> int:
    """Where a phrase begins with which a sentence does: "Lift and escalator maker"."""
    opening = _OPENING.search(text[max(0, begin - _LOOK) : begin])
    if opening is None:
        return begin
    return begin - len(opening["word"]) - 1
