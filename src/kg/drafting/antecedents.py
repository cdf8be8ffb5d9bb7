"""What pronouns and definite phrases of an article mean: "it", "the company", "we".

Of what is named before and fits, the first of the same sentence is meant, else the first
of the nearest sentence with any: its subject mostly, with which a text goes on. Who says
"we" means whoever he speaks for. It is a guess, and what rests on it is a draft *by
reference*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.article_things import NameMention
from kg.drafting.named_things import NamedThings
from kg.drafting.news_terms import (
    ACTOR,
    AREA,
    CITY,
    COMPANY,
    FACILITY,
    INITIATIVE,
    ORGANISATION,
    PLACE,
    POST,
    PRODUCT,
)
from kg.drafting.nouns_of_names import GENERAL, NounsOfNames
from kg.grounding.words import Words
from kg.knowledge import Ontology
from kg.language.english.countries import is_adjective, is_country
from kg.language.english.function_words import is_everywhere
from kg.language.english.referring import Referring, referring
from kg.language.english.regexes import cased
from kg.language.english.stems import stem
from kg.language.spans import Span, overlap
from kg.vocabulary import Term

_PRONOUN = re.compile(
    r"\b(?:it|its|itself|he|him|his|she|her|hers|who|whose)\b", re.IGNORECASE
)
_DEFINITE = cased(
    r"\b[Tt]he (?:Agency|Association|Authority|Bank|Board|Cent(?:re|er)|City|Club|College|"
    r"Commission|Committee|Company|Corporation|Council|Court|Department|Federation|Firm|"
    r"Foundation|Fund|Government|Group|Hospital|Institute|Ministry|Office|Park|Port|"
    r"Province|State|Territory|Trust|Union|University|Zone)\b(?! of\b| [A-Z])"
    r"|\b(?:[Tt]he|[Tt]his|[Tt]hat)(?! the\b)(?: (?:[A-Z][\w’'-]*-[a-z]+|\d+-year-old|"
    r"(?P<home>[A-Z][\w-]*(?: [A-Z][\w-]*)?)))?(?: [a-z][\w-]*){1,4}"
)
_WORD = cased(r" (?:[a-z]|(?<=he )[A-Z])[\w-]*")
# Before what only stands beside: "orders from the carmaker", "based in"
_ADJOINED = re.compile(
    r"\b(?:to|in|at|with|for|from|near|against|into|between|than|on|via|of|under|"
    r"about|like|unlike|rival|by|as) (?:(?:the|a|an|its|their) )?(?:[a-z][\w-]* ){0,3}$",
    re.IGNORECASE,
)
# "Designed by Acme, it"
_MADE_BY = cased(r"\s*[A-Z][a-z]+(?:ed|en|lt|nt) [^,]*\bby (?:[a-z]+ ){0,3}$")
_BASED = cased(r"[Tt]h\w+ [A-Z][\w-]*(?:[\w’'-]*-[a-z]+|(?: [A-Z][\w-]*)?) (?=[a-z])")
_LEADING_UP = cased(
    r"\s*(?:[A-Z][a-z]+(?:ed|ing)|Built|Sold|Spun|Led|Despite|With|Like|Unlike|In|After|"
    r"Before) (?!the (?:company|group|firm))|"
    r"(?:Of|For|By|On|At|Under|From|Through|Besides|Among) (?:[a-z][\w-]* ){0,2}$"
)
# "Kvarn's second-largest dairy" at the beginning of a sentence
_RANKED = cased(
    r"(?P<place>(?:[A-Z][\w’'-]*|The (?:[a-z]+))[’']s? )"
    r"(?:[a-z]+-)?(?:largest|biggest|oldest|busiest|leading)(?: [a-z][\w-]*){1,3}"
)
# "Acme will open a mill in May. It will employ 40": the mill
_BUILDING = re.compile(
    r"\b(?:buil(?:d|ds|t|ding)|construct(?:s|ed|ing)?|establish(?:es|ed|ing)?|"
    r"inaugurat(?:es?|ed|ing)|open(?:s|ed|ing)?|set(?:s|ting)? up) "
    r"(?:an?|another|its (?:first|second|third)) (?:[\w-]+ ){0,4}$"
)
_SENTENCES_BACK = 4
# There are many of them, and each is told by a name of its own
_NAMED_SO = frozenset(
    "council court exchange government ministry parliament police tribunal".split()
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_PIECE = re.compile(r"[^;]+")
_OF_NAME = cased(r" of (?:the )?[A-Z]")
# What no city is, and what any place may be called
_COUNTRIES = frozenset("continent country kingdom nation republic".split())
_PROVINCES = frozenset("canton county department district prefecture province".split())
_ANY_PLACE = frozenset("area location place site".split())
# Parts of any organisation, of which none is the organisation
_PARTS = frozenset(
    "arm board body branch business committee department division management segment "
    "subsidiary unit".split()
)
# What a text brings in is none that it has told of: "the new line"
_BRINGING_IN = re.compile(r"[Tt]h\w+ (?:new|proposed|planned|other|second|next) ")
_PERSONAL = frozenset(("he", "she", "who"))
_ITS_LARGEST = re.compile(r"its (?:[\w-]*(?:largest|biggest)|main|only|sole|former) ")
_ITS_ROLE = re.compile(r"its (?:[a-z-]+ ){0,3}?(?P<noun>[a-z-]+)(?:[,.;)]| with )")
_OBJECTS = frozenset(("it", "him"))
# Between who does something and to whom: "Acme later bought it", not "Acme said it"
_DONE_TO = re.compile(
    r" (?:(?:has|had|have|will|would|also|later|then|first|once|now|[a-z]+ly) ){0,3}"
    r"(?!said |says |and |or |that |which |as |when |if |because |while |but |where )"
    r"[a-z]+(?: (?:up|over|out|off|down|on))? "
)
_SAYING = re.compile(
    r"(?:say|said|claim|argu|believ|think|thought|hop|expect|announc|confirm|den|report|"
    r"add|warn|insist|tell|told|know|knew|sure)"
)
_LONGEST_DOING = 60
# "Acme now owns 24 per cent of the company"
_PARTLY = re.compile(
    r" (?:(?:has|had|have|will|would|also|later|then|now|[a-z]+ly) ){0,3}"
    r"(?!that |which |when |if |and )[a-z]+ (?:a |an |the )?[\w.,%€$£-]+(?: [\w-]+){0,3} "
    r"(?:of|in|to|from|for) "
).fullmatch
# "Acme awaits its decision": that of somebody else
_AWAITING = re.compile(r" (?:now |still )?(?:expect|await|need|welcom|seek)\w*(?: |$)")
_DECISION = re.compile(
    r" (?:[a-z]+ )?(?:answer|approval|blessing|clearance|consent|decision|permission|"
    r"response|ruling|verdict)\b"
)
_EMPTY = re.compile(
    r"it (?:is|was|will be|would be|has been|may be|could be|remains|seems|takes|took)"
    r"\b(?! (?:a|an|the|one|based|owned|headquartered|in|expected to|planning|also))",
    re.IGNORECASE,
)


class Referral(NamedTuple):
    """Words that refer to something without naming it.

    Attributes:
        span: the words, but for a name within them: "company" of "the Kvarn-based
            company".
        thing: what they mean.
        phrase: the whole words.
    """

    span: Span
    thing: NamedNode
    phrase: Span


class Antecedents:
    """Resolves the references of one article.

    Args:
        words: the words of the article.
        things: what it names.
        ontology: which nouns mean which classes.
    """

    def __init__(
        self,
        words: Words,
        things: NamedThings,
        ontology: Ontology,
    ) -> None:
        self._words = words
        self._text = words.text
        self._things = things
        self._ontology = ontology
        self._kinds = {
            thing.iri: set(ontology.superclasses(thing.kind))
            for thing in things.things.values()
        }
        self._mentions = list(things.mentions)
        self._called = NounsOfNames(words.text, things, ontology).by_thing()

    def referrals(self) -> list[Referral]:
        """The words that refer to something named before, in order."""
        found: list[Referral] = []
        for span in sorted(self._phrases()):
            own = self._without_name(span)
            if any(overlap(own, mention.span) for mention in self._mentions):
                continue
            if self._is_of_name(span):
                continue
            thing = self._meant(span)
            if thing is not None:
                found.append(Referral(own, thing, span))
                # What a text goes on with is at hand for what follows.
                self._mentions.append(NameMention(own, thing, is_referral=True))
                self._mentions.sort()
        return found

    def _is_of_name(self, span: Span) -> bool:
        """Whether words describe the name right behind them: "the carmaker Tollax"."""
        begin = span[1] + 1
        is_beside = self._text[span[1] : begin] == " "
        return is_beside and any(
            mention.span[0] == begin for mention in self._things.mentions
        )

    def _without_name(self, span: Span) -> Span:
        """The words behind "the Kvarn-based" and "Kvarn's"."""
        begin, end = span
        based = _BASED.match(self._text, begin, end)
        ranked = _RANKED.match(self._text, begin, end)
        if ranked:
            return ranked.end("place"), end
        return (based.end(), end) if based else span

    def _phrases(self) -> Iterator[Span]:
        for match in _PRONOUN.finditer(self._text):
            is_stressed = match[0] == "itself" and self._is_behind_name(match.start())
            if not is_stressed and not _EMPTY.match(self._text, match.start()):
                yield match.span()
        for match in _DEFINITE.finditer(self._text):
            yield from self._cut(match)
        for begin, _ in self._words.sentences:
            ranked = _RANKED.match(self._text, begin)
            if ranked:
                yield from self._cut(ranked)

    def _is_behind_name(self, place: int) -> bool:
        """Whether a name ends right before a place: "Acme itself"."""
        return any(mention.span[1] + 1 == place for mention in self._things.mentions)

    def _cut(self, match: re.Match[str]) -> Iterator[Span]:
        """A definite phrase up to its first noun that may mean something named."""
        begin, end = match.span()
        home = match.groupdict().get("home")
        first = match.end("home") if home else begin
        words = list(_WORD.finditer(self._text, first, end))
        for place, word in enumerate(words):
            noun = word[0].strip()
            if noun.endswith("ed"):
                continue  # "the family-owned company", "the listed maker"
            if home and not self._is_firm_of(home, noun):
                return
            kinds = self._ontology.classes_of(noun)
            if kinds and kinds <= self._ontology.told_by_verbs:
                return  # what happens has no name here
            is_called = any(stem(noun) in called for called in self._called.values())
            if kinds or is_called:
                # "The railway operator" is the operator; "the company's plant" is the
                # plant, but names the company.
                behind = words[place + 1 : place + 2]
                goes_on = behind and self._is_noun(behind[0][0].strip())
                end = (behind[0] if goes_on else word).end()
                if not _OF_NAME.match(self._text, end):
                    yield begin, end
                return

    def _is_firm_of(self, home: str, noun: str) -> bool:
        """Whether a noun is that of a firm, and a name before it of a place: "the Kvarn firm"."""
        is_home = home in self._homes or is_adjective(home)
        return is_home and ORGANISATION in self._above(noun)

    @cached_property
    def _homes(self) -> set[str]:
        """The names of places, and the adjectives for them, by which a firm may be called."""
        homes = set(self._things.adjectives)
        for thing in self._things.things.values():
            if AREA in self._kinds[thing.iri]:
                homes.update(thing.names)
        return homes

    def _is_noun(self, word: str) -> bool:
        """Whether a small word is a noun for something, and no verb or preposition."""
        kinds = self._ontology.classes_of(word)
        is_thing = bool(kinds) and not kinds <= self._ontology.told_by_verbs
        return is_thing and not word.endswith("ed") and not is_everywhere(word)

    @cached_property
    def _named(self) -> Counter[NamedNode]:
        """How often each thing is named."""
        return Counter(mention.thing for mention in self._things.mentions)

    def _topic(self, place: int) -> NamedNode | None:
        """What is named more often than all else, if it is named before a place."""
        ranked = self._named.most_common(2)
        counts = [count for _, count in ranked]
        if not counts or counts[1:] == counts[:1]:
            return None
        topic, _ = ranked[0]
        named = self._named_in(0, place)
        return topic if any(each.thing == topic for each in named) else None

    def _opens_paragraph(self, place: int) -> bool:
        """Whether a sentence is the first of its paragraph."""
        return self._text[:place].rstrip(' “"').endswith("\n")

    def _meant(self, span: Span) -> NamedNode | None:
        judged = self._things.judged(span)
        if len(judged.same) == 1 and judged.same <= self._things.things.keys():
            (meant,) = judged.same
            return meant
        others = {*judged.not_same, *self._described(span), *self._doing(span)}
        thing = self._guessed(span, others)
        return None if thing in judged.not_same else thing

    def _described(self, span: Span) -> Iterator[NamedNode]:
        """What "its" does not mean behind it: "the fund Acme, its largest shareholder"."""
        role = _ITS_ROLE.match(self._text, span[0])
        is_role = role is not None and self._is_role(role["noun"])
        if is_role or _ITS_LARGEST.match(self._text, span[0]):
            for mention in self._things.mentions:
                if self._text[mention.span[1] : span[0]] == ", ":
                    yield mention.thing

    def _is_role(self, noun: str) -> bool:
        """Whether a noun is that of somebody beside an organisation: its operator."""
        return not self._above(noun).isdisjoint((ACTOR, POST))

    def _doing(self, span: Span) -> Iterator[NamedNode]:
        """Who does to "it" what a verb says, and is another: "Acme bought it".

        So is whoever fines "the company", or owns a part of it.
        """
        words = self._text[slice(*span)].casefold()
        if words not in _OBJECTS and words != "its" and " " not in words:
            return
        for mention in self._mentions:
            between = self._text[mention.span[1] : span[0]]
            if _AWAITING.fullmatch(between) and self._is_decided(span):
                yield mention.thing
            if len(between) > _LONGEST_DOING or _SAYING.search(between):
                continue
            if words == "its":
                continue
            if _DONE_TO.fullmatch(between) or (" " in words and _PARTLY(between)):
                yield mention.thing

    def _is_decided(self, span: Span) -> bool:
        """Whether a decision stands behind "its"."""
        return bool(_DECISION.match(self._text, span[1]))

    def _guessed(
        self,
        span: Span,
        others: Collection[NamedNode],
    ) -> NamedNode | None:
        """What the text suggests that words mean, which is none of some others."""
        words = self._text[slice(*span)]
        read = referring(words)
        if read is None or not read.may_be_one:
            return None
        apposed = self._apposed(span) if read.noun else None
        if apposed is not None:
            return apposed
        if read.noun:
            return self._by_noun(read, span, others)
        return self._nearest(read, span, others)

    def _by_noun(
        self, read: Referring, span: Span, others: Collection[NamedNode]
    ) -> NamedNode | None:
        """What a noun means: what is called by it before what is only of its class."""
        own = {
            thing
            for thing, called in self._called.items()
            if stem(read.noun) in called and thing not in others
        }
        before = self._named_in(0, span[0])
        named = [mention.thing for mention in before if mention.thing in own]
        if named:
            return named[-1]
        if _BRINGING_IN.match(self._text, *span) or read.noun in _NAMED_SO:
            return None
        topic = self._topic(span[0])
        is_of_other = read.noun in GENERAL and any(self._doing(span))
        if is_of_other and topic not in others and topic in self._of_general:
            return topic
        return self._nearest(read, span, others) or self._only(read, span, others)

    def _only(
        self, read: Referring, span: Span, others: Collection[NamedNode]
    ) -> NamedNode | None:
        """The place or product that a text has told of far before, if no other fits as well.

        A text names its city once, and is back at "the city" paragraphs later.
        """
        counted = Counter(
            mention.thing
            for mention in self._named_in(0, span[0])
            if mention.thing not in others
            and not self._kinds[mention.thing].isdisjoint((AREA, PRODUCT, FACILITY))
            and self._fits(read, mention.thing)
        )
        ranked = counted.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def _nearest(
        self, read: Referring, span: Span, others: Collection[NamedNode]
    ) -> NamedNode | None:
        """The first that fits of the nearest sentence with any, rather as a subject."""
        ahead = self._ahead(read, span)
        if ahead is not None:
            return ahead
        beside: NamedNode | None = None
        for begin, end in self._pieces(span[0]):
            fitting = [
                mention
                for mention in self._named_in(begin, end)
                if mention.thing not in others
                and self._fits(read, mention.thing)
                and not self._is_quoted(mention.span, span)
            ]
            if read.pronoun == "who":
                is_beside = fitting and self._is_beside(fitting[-1], span)
                return fitting[-1].thing if is_beside else None
            is_before = bool(read.pronoun) and end < span[0]
            gone_on = self._gone_on(begin, fitting, is_before=is_before)
            if gone_on is not None:
                return gone_on
            if fitting and beside is None:
                beside = fitting[0].thing
            # "The company" opens a paragraph with what the article is about.
            if read.noun and beside is None and self._opens_paragraph(begin):
                topic = self._topic(span[0])
                if topic and topic not in others and self._fits(read, topic):
                    return topic
        return beside

    def _gone_on(
        self, begin: int, fitting: Sequence[NameMention], *, is_before: bool
    ) -> NamedNode | None:
        """With what a text goes on behind a sentence: what it brings in, or its subject."""
        brought_in = self._brought_in(begin, fitting) if is_before else None
        if brought_in is not None:
            return brought_in
        for mention in fitting:
            if not self._is_adjoined(begin, mention.span):
                return mention.thing
        return None

    def _brought_in(
        self, begin: int, fitting: Sequence[NameMention]
    ) -> NamedNode | None:
        """What a sentence tells to be built or opened, with which the next goes on."""
        for mention in reversed(fitting):
            is_built = self._things.things[mention.thing].kind == FACILITY
            if is_built and _BUILDING.search(self._text, begin, mention.span[0]):
                return mention.thing
        return None

    @cached_property
    def _of_general(self) -> set[NamedNode]:
        """What "the company" may mean: an association is an organisation, and no firm."""
        return {
            iri
            for iri, thing in self._things.things.items()
            if (thing.kind == ORGANISATION or COMPANY in self._kinds[iri])
            and thing.names[0].split()[0].casefold() not in _PARTS
        }

    def _pieces(self, place: int) -> Iterator[Span]:
        """What stands before a place, the nearest first: sentences, parted at semicolons."""
        number = self._words.sentence_number(place)
        for each in range(number, max(number - _SENTENCES_BACK, -1), -1):
            begin, end = self._words.sentences[each]
            end = min(end, place)
            pieces = [match.span() for match in _PIECE.finditer(self._text, begin, end)]
            yield from reversed(pieces or [(begin, end)])

    def _is_quoted(self, span: Span, place: Span) -> bool:
        """Whether a name is in somebody's words, and a place is in no such."""
        begin, end = span
        is_inside = any(
            overlap(span, quoted) and quoted != (begin - 1, end + 1)
            for quoted in self._quotations
        )
        return is_inside and not any(
            overlap(place, quoted) for quoted in self._quotations
        )

    @cached_property
    def _quotations(self) -> list[Span]:
        return [match.span() for match in _QUOTED.finditer(self._text)]

    def _ahead(
        self,
        read: Referring,
        span: Span,
    ) -> NamedNode | None:
        """The subject that words lead up to: "Founded by the man who chairs it, Acme"."""
        begin, end = self._words.sentence_at(span[0])
        if not read.pronoun or not _LEADING_UP.match(self._text, begin, span[0]):
            return None
        if self._named_in(begin, span[0]) and read.pronoun in _PERSONAL:
            return None
        for mention in self._things.mentions:
            at, _ = mention.span
            is_behind = span[1] <= at < end and self._text[at - 2 : at] == ", "
            if is_behind and self._fits(read, mention.thing):
                return mention.thing
        return None

    def _is_adjoined(
        self,
        begin: int,
        span: Span,
    ) -> bool:
        """Whether a preposition stands before a mention in its sentence."""
        before = self._text[begin : span[0]]
        return bool(_ADJOINED.search(before) or _MADE_BY.match(before))

    def _apposed(self, span: Span) -> NamedNode | None:
        """What is named right behind: "the venture, Cathorne,"."""
        _, end = span
        for mention in self._things.mentions:
            begin, last = mention.span
            is_next = begin == end + 2 and self._text.startswith(", ", end)
            if is_next and self._text[last : last + 1] in (",", ".", ";"):
                return mention.thing
        return None

    def _is_beside(
        self,
        mention: NameMention,
        span: Span,
    ) -> bool:
        between = self._text[mention.span[1] : span[0]]
        return bool(re.fullmatch(r",? ?", between))

    def _named_in(
        self,
        begin: int,
        end: int,
    ) -> Sequence[NameMention]:
        return [
            mention
            for mention in self._mentions
            if begin <= mention.span[0]
            and mention.span[1] <= end
            and not self._is_bracketed(mention.span)
        ]

    def _is_bracketed(self, span: Span) -> bool:
        """Whether a name only stands in brackets, as an agency's in a dateline."""
        begin, end = span
        return self._text[begin - 1 : begin] == "(" and self._text[end : end + 1] == ")"

    def _fits(
        self,
        read: Referring,
        thing: NamedNode,
    ) -> bool:
        """Whether a thing may be meant by its class, or by what it is called."""
        is_person = self._things.name_kind(thing) == "person"
        if read.pronoun in _PERSONAL:
            return is_person
        if read.pronoun in ("it", "whose"):
            is_made = not self._kinds[thing].isdisjoint((FACILITY, PRODUCT, INITIATIVE))
            return is_made or self._things.name_kind(thing) == "organisation"
        if read.pronoun or read.is_ordered:
            return False
        is_called = stem(read.noun) in self._called[thing]
        if is_called or read.noun in _PARTS:
            return is_called
        # An association is an organisation, and no firm.
        if read.noun in GENERAL:
            return thing in self._of_general
        classes = self._ontology.classes_of(read.noun)
        is_other_place = PLACE in self._kinds[thing] and not self._is_such_place(
            read.noun, thing
        )
        return not is_other_place and not classes.isdisjoint(self._kinds[thing])

    def _is_such_place(self, noun: str, thing: NamedNode) -> bool:
        """Whether a noun of places may mean one: no park is a city, and no city a country."""
        kind = self._things.things[thing].kind
        classes = self._ontology.classes_of(noun)
        name, *_ = self._things.things[thing].names
        if kind == CITY and noun in _COUNTRIES:
            return False
        if is_country(name) and (CITY in classes or noun in _PROVINCES):
            return False
        # "The river" and "the island" are no mine.
        if kind == FACILITY and FACILITY not in classes:
            return noun in _ANY_PLACE
        *others, head = name.casefold().split()
        is_told = bool(others) and PLACE in self._above(head)
        return not is_told or noun in (head, *_ANY_PLACE)

    def _above(self, noun: str) -> set[Term]:
        """The classes of what a noun means, with those above them."""
        return {
            above
            for kind in self._ontology.classes_of(noun)
            for above in self._ontology.superclasses(kind)
        }
