"""Where an article tells of a post somebody has: before a name, behind it, in a verb.

What is found is the words of the post, whose it is and how it is told; what of it may be
stated, `kg.drafting.posts_read` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.language.english.claimed import Modality
from kg.language.english.countries import is_adjective
from kg.language.english.descriptions import Description
from kg.language.english.function_words import is_everywhere
from kg.language.english.honours import addressed_from
from kg.language.english.predication import OBJECT, SUBJECT
from kg.language.english.regexes import Pattern, cased
from kg.language.english.regions import is_region
from kg.language.spans import Span

_WORDS = r"(?:[a-z][\w-]*(?: [a-z][\w-]*){0,3}?|C[A-Z]O)"
_PHRASE = rf"(?P<phrase>{_WORDS})"
_OF = r"(?P<of> (?:of|at|for|to) (?:the )?)"
_ENDS = (
    r"(?=[,.;:)\n]| (?:in|on|from|after|last|this|next|by|and|when|until|since|before|"
    r"ago|as|with|to|at|during|while|but|where|\d|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|early|late|today|yesterday|earlier|later)\b)"
)
_ASIDE = r"(?:, [^.;]{1,110}?,)?"
_NAMED = re.compile(
    rf"(?:{_ASIDE}|,(?: an? [a-z -]{{1,40}})? who) (?P<verb>has been|have been|was|is|"
    r"had been|remains|becomes|became|to become|takes over as|took over as|"
    r"(?P<will>(?:will|is to) (?:be|become|take over as|serve as|stay on as|remain)))"
    r"(?: (?:named|appointed|elected|made|promoted to))?(?: (?:as|also|now|still))?"
    r"(?: its| his| her| the| an?(?: unpaid)?| (?:the )?[\w-]+(?: [\w-]+)?[’']s?)? "
    rf"{_PHRASE}(?:{_OF}|{_ENDS})"
)
_NAMED_BEFORE = re.compile(
    rf"{_ASIDE}(?: as)?(?: to be)?(?: its| his| her| the| an?)? {_PHRASE}"
    rf"(?:{_OF}|(?=[,.;]| (?:in|on|from|after|last|this|next|by|and|when|until|to)\b))"
)
_NAMING = re.compile(
    r"\b(?:names|named|appoints|appointed|elects|elected|hires|hired) $"
)
# "Ada Oz, who owns 11 percent and is its chair"
_BEING = re.compile(
    rf",? who [^.;]{{1,60}}? and is (?:also |now |still )?(?:its|the) {_PHRASE}{_ENDS}"
)
# "Its chief executive is Ada Oz"
_IS_NAMED = cased(
    r"(?:\b(?:[Ii]ts|[Tt]heir|[Hh]er|[Hh]is|[Tt]he [a-z]+[’']s)|[A-Z][\w-]*[’']s?) "
    rf"(?P<phrase>{_WORDS}) (?:is|will be|remains) (?:now |still |currently )?$"
)
# "a spokesman for Acme, Ada Oz"
_POST_OF = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?P<phrase>[a-z][\w-]*(?: [a-z][\w-]*){0,2}) "
    r"(?P<of>(?:of|at|for) (?:the )?)$"
)
# "its head of sales, Ada Oz", "the ministry's Director General for Wood and Rattan, Bo Vik"
_FIELD = r"(?: (?:of|for) [A-Za-z][\w-]*(?:(?: and)? [A-Za-z][\w-]*){0,3})?"
_OWNED = cased(
    r"(?:[’']s? |\b(?:[Ii]ts|[Tt]heir) )"
    rf"(?P<phrase>[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){{0,3}}{_FIELD}), $"
)
_CAPITALS = r"(?:[A-Z][\w-]*(?:[ -][A-Z][\w-]*){0,3}|Party (?:chief|leader|secretary))"
_OF_FIRM = r"(?:(?P<of> (?:of|at|for) (?:the )?)|(?=[,.;\n]))"
# "Ada Oz, Managing Director of Acme"
_IN_CAPITALS = cased(rf", (?:the )?(?P<phrase>{_CAPITALS}){_OF_FIRM}")
# "Ada Oz, Head of Sales at Acme"
_IN_FIELD = cased(
    rf", (?:the )?(?P<phrase>{_CAPITALS} (?:of|for) [A-Z][\w-]*(?:(?: and)? [A-Z][\w-]*)?)"
    rf"{_OF_FIRM}"
)
# "Ada Oz, the chief executive, said": of whom the text tells
_DEFINITE = re.compile(rf", the {_PHRASE}(?=[,.;])")
# "joins Acme next month as head of research"
_JOINING_AS = re.compile(
    r"(?: (?:in|on|from|next|last|this) (?:[\w.]+ ){0,3}?)? ?as (?:its |the |an? )?"
    r"(?P<phrase>[a-z][\w-]*(?: (?:of )?[a-z][\w-]*){0,3}?)"
    r"(?=[,.;]|$|\n| (?:in|on|from|and)\b)"
)
_TITLE = cased(r" (?P<title>(?:(?:[A-Z][a-z]+|C[A-Z]O)[ -]){1,4})$")
# "Chief Executive Ada Oz said": of the firm that the text is about
_TITLE_ALONE = cased(
    r"(?<![\w-])(?P<title>(?:(?:Chief|Vice|Deputy|Senior|Assistant|Associate|Acting|Interim|"
    r"Founding|Honorary|Regional|Executive|Managing|Financial|Finance|"
    r"Operating|General|Commercial|Marketing|Plant|Group|Sales|Technology)[ -])*"
    r"(?:Executive|President|Chair(?:man|woman|person)?|Officer|Director|Manager|Treasurer|"
    r"C[A-Z]O)) $"
)
# "Mayor Ada Oz", "Transport Minister Ada Oz"
_OF_OFFICE = cased(
    r"(?<![\w-])(?P<title>(?:[A-Z][a-z]+s?(?:, [A-Z][a-z]+s?)? and (?!Prime |Deputy |Vice |First )"
    r"(?=[A-Z][a-z]+ (?:Commissioner|Minister|Secretary)\b))?(?:[A-Z][a-z]+s?[ -]){0,2}"
    r"(?:Mayor|Minister|Premier|Governor|Chancellor|Secretary|Commissioner|Senator|Sheriff|"
    r"Judge|Justice|Superintendent|Adviser|Advisor|Administrator|Captain|Coroner|"
    r"Rapporteur|Treasurer|Trustee|"
    r"Ambassador|Councill?or|Council(?:man|woman)|Alder(?:man|woman)|"
    r"Prof(?:essor)?|Speaker|Attorney General|Prosecutor|Inspector)"
    r"(?: (?:of|for) [A-Z][a-z]+(?: and [A-Z][a-z]+)?)?) $"
)
_FIRST = cased(r"[A-Z]\w* (?=[A-Z])")
_STATE = ("Federal", "State", "Union")
_ENTERING = frozenset(("join", "rejoin"))
_BEFORE_NAME = 80  # characters in which a post may stand


class PostPhrase(NamedTuple):
    """Words that tell of a post.

    Attributes:
        holder: who has it.
        description: where its words stand, and whose it is.
        modality: how it is told, if it is not said to be so.
    """

    holder: Mentioned
    description: Description
    modality: Modality | None = None


class PostPhrases:
    """Finds where one article tells of posts.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text

    def found(self) -> Iterator[PostPhrase]:
        """All of them, one kind behind the other; some may be no posts."""
        people = list(filter(self._reading.is_person, self._reading.mentions))
        yield from self._titled()
        for person in people:
            yield from self._titled_alone(person)
            yield from self._owned(person)
            if not person.is_referral:
                yield from self._behind(person)
        yield from self._posts_of()
        yield from self._joining()
        for person in people:
            yield from self._appointed(person)

    # Before a name

    def _titled(self) -> Iterator[PostPhrase]:
        """Posts in capitals between a firm and a person: "Acme Chief Executive Ada Oz"."""
        for firm, person in pairwise(self._reading.mentions):
            title = _TITLE.fullmatch(self._text[firm.span[1] : person.span[0]])
            if title and self._reading.is_person(person):
                begin = firm.span[1] + title.start("title")
                end = begin + len(title["title"].rstrip(" -"))
                yield self._beside(person, (begin, end))

    def _titled_alone(self, person: Mentioned) -> Iterator[PostPhrase]:
        """Posts before a person without their firm: "Chief Executive Ada Oz"."""
        span = self._before(person, _TITLE_ALONE, "title")
        if span is None:
            office = self._before(person, _OF_OFFICE, "title")
            if office:
                yield self._beside(person, self._without_place(office))
        # Behind a name, the post is one in what that names.
        if span and self._reading.ending_at(span[0] - 1) is None:
            yield self._beside(person, span)

    def _without_place(self, office: Span) -> Span:
        """The words of an office without those before that are none of it, or tell whose it is.

        "Norwegian Trade Minister", "Kvarn Deputy Mayor", "For Governor"
        """
        begin, end = office
        first = _FIRST.match(self._text, begin, end)
        if first is None:
            return office
        word = first[0].rstrip()
        place = self._reading.beginning_at(begin)
        is_place = place is not None and place.span[1] == begin + len(word)
        is_none = is_everywhere(word.casefold()) or word in _STATE
        is_land = is_adjective(word) or is_region(word)
        return (first.end(), end) if is_none or is_land or is_place else office

    def _owned(self, person: Mentioned) -> Iterator[PostPhrase]:
        """Posts of whose firm the words before tell: "its head of sales, Ada Oz"."""
        span = self._before(person, _OWNED, "phrase")
        if span:
            yield self._beside(person, span)
        span = self._before(person, _IS_NAMED, "phrase")
        if span:
            yield self._beside(person, span)

    def _posts_of(self) -> Iterator[PostPhrase]:
        """Posts told before a firm, whose holder stands behind it in a comma."""
        for firm, person in pairwise(self._reading.mentions):
            between = self._text[firm.span[1] : person.span[0]]
            span = self._before(firm, _POST_OF, "phrase")
            if between == ", " and span and self._reading.is_person(person):
                described = Description(person.span, span, firm.span[0])
                yield PostPhrase(person, described)

    # Behind a name

    def _behind(self, person: Mentioned) -> Iterator[PostPhrase]:
        """Posts behind a comma: "Ada Oz, Head of Sales at Acme", "Ada Oz, the chair,"."""
        _, end = person.span
        for pattern in (_IN_CAPITALS, _IN_FIELD):
            titled = pattern.match(self._text, end)
            owner = titled.end("of") if titled and titled["of"] else None
            is_of_field = owner and self._reading.mention_from(owner) is None
            if titled and not is_of_field:
                described = Description(person.span, titled.span("phrase"), owner)
                yield PostPhrase(person, described)
                break
        for clause in (_DEFINITE, _BEING):
            told = clause.match(self._text, end)
            if told:
                yield self._beside(person, told.span("phrase"), is_apposed=False)

    # In a verb

    def _appointed(self, person: Mentioned) -> Iterator[PostPhrase]:
        """Posts to which somebody is named: "has been named president of Acme"."""
        begin, end = person.span
        told = _NAMED.match(self._text, end)
        if told is None:
            told = _NAMED_BEFORE.match(self._text, end)
            before = self._text[max(0, begin - 14) : begin]
            if told is None or not _NAMING.search(before):
                return
        owner = told.end("of") if told["of"] else None
        described = Description(
            person.span, told.span("phrase"), owner, is_apposed=False
        )
        is_to_come = told.groupdict().get("will") is not None
        yield PostPhrase(person, described, "planned" if is_to_come else None)

    def _joining(self) -> Iterator[PostPhrase]:
        """Posts in which somebody begins: "Ada Oz joins Acme as head of research"."""
        for predication in self._reading.predications:
            if predication.word != "verb" or predication.lemma not in _ENTERING:
                continue
            slots = predication.slots
            people = map(self._reading.filling, slots.get(SUBJECT, ()))
            firms = map(self._reading.filling, slots.get(OBJECT, ()))
            for person, firm in zip(people, firms, strict=False):
                if person is None or firm is None or person.is_referral:
                    continue
                told = _JOINING_AS.match(self._text, firm.span[1])
                if told and self._reading.is_person(person):
                    described = Description(
                        person.span, told.span("phrase"), firm.span[0]
                    )
                    yield PostPhrase(person, described, predication.modality)

    def _before(self, mention: Mentioned, pattern: Pattern, group: str) -> Span | None:
        """Where a group of a pattern stands that ends where a name begins."""
        begin = addressed_from(self._text, mention.span)
        found = pattern.search(self._text, max(0, begin - _BEFORE_NAME), begin)
        return found.span(group) if found else None

    def _beside(
        self, person: Mentioned, span: Span, *, is_apposed: bool = True
    ) -> PostPhrase:
        described = Description(person.span, span, owner=None, is_apposed=is_apposed)
        return PostPhrase(person, described)
