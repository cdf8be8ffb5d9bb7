"""What a figure measures, in words of the text: "net profit", "number of employees"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import ACTOR
from kg.frames.measure_frames import MeasureFrame
from kg.language.english.durations import lasting
from kg.language.english.inflection import verb_forms
from kg.language.english.number import is_plural
from kg.language.english.predication import OBJECT
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import cased
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, overlap

_MODIFIER = re.compile(r"(?<![\w’'-])[a-z][\w-]* $")
_NO_MODIFIERS = frozenset(
    "a an the its their his her our this that "
    "these those of in on at by for from with to "
    "into as and or but than about over under "
    "more less most fewer several many few with "
    "had has have reported posted said saw sees "
    "made makes is was were are be been rose "
    "fell grew while when where which who "
    "whose also its also although because so not "
    "up down only a record total another first "
    "second third strong weak higher lower "
    "annual quarterly yearly monthly any some "
    "no all both each other posting reporting "
    "generated generating achieved recorded "
    "booked expects expected raising raised "
    "cutting cut lifted lifting boosted boosting "
    "increased it he she they them him us "
    "we who what there against equal equivalent "
    "worth around nearly almost roughly "
    "home modest full base steady mere flat unchanged values "
    "would will could can may might must should bring brings brought "
    "percent cent per own owns hold holds "
    "held keeps keep pays pay respectively each".split()
)
# "the value of exports", "total cost of the project": the noun behind "of" tells it
_OF = re.compile(
    r" of (?:the |its |their )?(?!more |less |"
    r"about |over |around |nearly |almost |up |at |"
    r"some |just )(?P<of>[a-z][\w-]*)"
)
# What an amount is of, up to a word that goes on with something else
_GOING_ON = tuple(
    "in a per each for from to by at and or on "
    "last this during over since with as under "
    "every between through after before when "
    "while which that is are was were will "
    "annually yearly".split()
)
_TOPIC = re.compile(r" \w+ \{topic\}.*")
_INTO = re.compile(
    r" (?P<preposition>[a-z]+) (?:the |its |a |an |new )*"
    r"(?P<noun>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
_UNIT_OF = re.compile(
    r"(?: [a-z]+)? of (?:the |its )?(?P<of>[a-z][\w-]+(?: [a-z][\w-]+){0,2}?)"
    rf"(?=[,.;:)]| (?:{'|'.join(_GOING_ON)})\b)"
)
_COUNTED = re.compile(r"(?P<words>[a-z][\w-]*(?: [a-z][\w-]*){0,2})")
_COUNTED_BEHIND = re.compile(
    r" (?:of (?:its|the|their|his|all|some) (?:[\d,]+ )?)?"
    r"(?P<words>[a-z][\w-]*(?: [a-z][\w-]*){0,2})"
)
_UNCHANGING = frozenset(
    "aircraft staff people sheep cattle personnel spacecraft".split()
)
_DEEDS = tuple(
    (re.compile(rf"\b(?:{verbs})\b"), name)
    for verbs, name in (
        ("fined?|fines|fining", "fine"),
        ("su(?:e|es|ed|ing)", "damages sought"),
        ("set(?:s|ting)? aside", "provision"),
        ("values?|valued|valuing", "value"),
        ("lends?|lent|lending|borrow(?:s|ed|ing)?", "loan"),
        ("turn(?:s|ed|ing)? out|produc(?:e|es|ed|ing)", "output"),
        ("donat(?:e|es|ed|ing)", "donation"),
        ("sav(?:e|es|ed|ing)", "savings"),
        ("rais(?:e|es|ed|ing)", "funding"),
        ("spen[dt]s?|invest(?:s|ed|ing)?|put(?:s|ting)? in(?:to)?", "investment"),
        ("owes?|owed|owing", "debt"),
        ("owns?|owned|holds?|held", "stake"),
        ("cost(?:s|ing)?", "cost"),
        ("sold|sells?|selling", "sales"),
        ("pay(?:s|ing)?|paid", "payment"),
        ("earn(?:s|ed|ing)?", "earnings"),
        ("contribut(?:e|es|ed|ing)", "contribution"),
        ("financ(?:e|es|ed|ing)|funds?|funded|granted|grants?", "funding"),
        ("receiv(?:e|es|ed|ing)", "payment received"),
    )
)
_PASSIVE = re.compile(
    r" (?:(?:is|was|are|were|has|have|had|will|would|to|been|being|be|also) ){1,3}"
    r"(?P<verb>[a-z]+)\b"
)
_IN_BEHIND = re.compile(
    r" in (?P<noun>(?!(?:all|total|part|several|some|these|those|the|a|an|its|their|his|her|"
    r"most|many|other|two|three|four|five|six|ten|recent|past|fiscal|parts|stages) )"
    r"(?:[a-z-]+ ){0,2}?(?!(?:years|months|weeks|days|hours|quarters|halves|decades|terms|"
    r"instal\w+|tranches|countries|cities|markets|places|regions|plants|shares|units)\b)"
    r"(?:[a-z-]+s|aid|cash|compensation|debt|equity|funding|interest|investment|profit|"
    r"rent|revenue|stock|tax))\b(?=[.,;:)]| (?:[a-z]+ )?(?:from|to|for|at|by|this|last|next|"
    r"each|every|per|a|over|since|after|before|when|and|or|but|on|under|as|with|during|over|"
    r"that|which|between|through|is|was|were|are|will)\b|$)"
)
_NOUN_BEHIND = re.compile(r" (?P<noun>[a-z][\w-]+)\b")
_ARTICLE = re.compile(
    r"\b(?:a|an|the|its|their|another|first|second|new) $", re.IGNORECASE
)
_SHARE_OF = re.compile(
    r" of (?:the |its |their |all |"
    r"total |our )?(?:[\w-]+[’']s )?(?:[A-Z][\w-]*[a-z] )?"
    r"(?P<noun>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
_OF_THEM = re.compile(r" of (?:them|whom|which|it|these|those)\b")
_OUT_OF = re.compile(r" (?:in|out of) ")
_NOUN_OF = re.compile(
    r"\b(?:(?P<noun>[a-z][\w-]+),? of|"
    r"(?P<worth>worth|valued at)) "
    r"(?:(?:about|around|almost|nearly|some|"
    r"roughly|up to|at least|more than) )?$"
)
_IS_CHANGE = re.compile(r"(?:year-on-year )?(?:growth|change|rise|fall)\b")
_DETERMINED = re.compile(
    r"\b(?:an?|the|its|their|his|her|"
    r"our|[\w]+[’']s) (?:[\w-]+ )?$"
)
_FOR = re.compile(
    r"\bfor (?:(?:about|around|some|nearly|"
    r"almost|more than|up to|at least) )?$"
)
_TRADED = re.compile(
    r"\b(?:b(?:uy|uys|ought|uying)|acquir(?:e|"
    r"es|ed|ing)|s(?:ell|ells|old|elling)|sale|"
    r"purchase|takeover|acquisition|"
    r"t(?:ake|akes|ook) over|snapped up)\b"
)
_PRONOUN = re.compile(r"\b(?:we|i|they|it|you|to|now|also|will|would|can|could|who) $")
_OPENING = cased(r"(?:^|[.!?\n] ?|[“\"])([A-Z][a-z-]+) $")
# Nouns that only tell that something measured moves
_CHANGES = frozenset(
    "rise rises fall falls increase increases decrease decreases decline declines drop drops "
    "gain gains growth jump surge slump dip plunge change cut cuts reduction slide".split()
)
# Words that only tell that there is a figure: what it measures, others may
_TELLING_NOTHING = frozenset(
    "amount average distance duration number payment quantity share".split()
)
_ITEMS = frozenset("copies items lots pieces tonnes tons units vehicles".split())
# "68,900 NEVs", "180 Japanese patients", "31 Bolt 90 buses"
_COUNTED_NAMES = cased(
    r" (?P<names>[A-Z]{2,5}s)\b|(?: [A-Z][\w-]*| \d+){1,3} (?P<noun>[a-z]+)\b"
)
_WEIGHTS = ("kilogram", "gram", "tonne", "ton")
_WEIGHING = re.compile(r"\bweigh(?:s|ed|ing)?\b[^.;,]*$")
_DEGREES = ("degree Celsius", "degree Fahrenheit")
_ABOVE_SEA = re.compile(r" (?:high|tall|above sea level|above the sea)\b")
_CODE = 3  # letters of a currency
_NEAR = 60
_SHARES_MOVE = cased(
    r"\b(?:[Ss]hares|[Ss]tock)(?: (?:of|"
    r"in) (?:[A-Z][\w’' ]+|the [a-z]+))?"
    r"(?:, [^.;]{3,60},)? (?:\w+ ){0,2}"
    r"(?:rose|risen|fallen|fell|climbed|jumped|"
    r"slid|slipped|dropped|gained|lost|closed|"
    r"ended|traded|surged|sank|plunged|tumbled|"
    r"were|was|advanced|edged|shed|dipped|added)\b"
)
_A_SHARE = cased(
    r"(?: in cash)? (?:a|per|for each|for every|each)(?: [A-Z][\w’']+){0,3} share\b"
)
_OF_FIRM = re.compile(
    r" of (?:which|it|them)\b| of (?:(?:the|its|their|his|her|all) )?(?:[\w-]+ ){0,2}"
    r"(?:company|group|firm|target|venture|club|business|bank|parent|rival|carrier|insurer|"
    r"shares|stock|equity|capital|votes|voting rights)\b"
)
_OF_NAME = re.compile(r" (?:of|in) (?:the )?")
_HOLDING = re.compile(
    r"\b(?:h[eo]ld\w*|own\w*|b(?:uy|uys|ought|"
    r"uying)|acquir\w+|amass\w*|control\w*|"
    r"ke(?:ep|eps|pt)|ha(?:s|ve|d)|s(?:ell|"
    r"ells|old)|stake|t(?:ake|akes|ook))\b"
)
_REMAINING = re.compile(r"\b(?:the )?(?:remaining|other) $")
_CLOSING = re.compile(r"\bclos(?:e|ed|es|ing)\b[^,;]* at (?:around |about )?$")
# "110 kilometres long", "nine miles up the valley"
_DIMENSIONS = tuple(
    (re.compile(rf" (?:{adjectives})\b"), name)
    for adjectives, name in (
        ("long(?:er)?", "length"),
        ("wide(?:r)?", "width"),
        ("deep(?:er)?", "depth"),
        ("high(?:er)?|tall(?:er)?", "height"),
        ("from|up|down|off|away|north|south|east|west", "distance"),
    )
)
_AGREED = re.compile(
    r"(?:,? [\w-]+){0,3} (?:agreement|contract|deal|lease|loan|bond|accord|pact|"
    r"partnership)\b"
)
# "The transit time is 15 days", "a warranty of seven years"
_TIME = re.compile(
    r"\b(?:time|term|warranty|lifespan|lifetime|"
    r"notice|stay|delay|sentence|tenure)\b"
)
_AGREEING = re.compile(
    r"\b(?:leas(?:es?|ed|ing)|contracts?|contracted|"
    r"guarantees?|licen[cs]ed?|appointed|agreement|"
    r"warranty|concession|monitor)\b"
)
# "Lends 90 million over twelve years"
_OVER = re.compile(r"\bover $")
_LENGTHS = frozenset(("kilometre", "metre", "mile", "foot"))
_AREAS = frozenset(
    "hectare|acre|square metre|square kilometre|square foot|square mile|mu".split("|")
)
_POWERS = frozenset(("kilowatt", "megawatt", "gigawatt"))
_OWNED = re.compile(r"[ -](?:owned|held|controlled) by\b")
_INHABITED = re.compile(
    r"\b(?:city|town|country|nation|county|province|"
    r"state|region|island|village|district) "
    r"of (?:(?:about|around|some|"
    r"nearly|almost|more than|over) )?$"
)
# "Return on equity", "earnings before interest and tax", whose last noun tells nothing
_BEGUN = re.compile(
    r"\b(?:[Rr]eturn on |[Cc]ost-(?=income)|"
    r"(?:[Ee]arnings|[Pp]rofits?|[Ll]oss|[Ii]ncome) before "
    r"(?:interest|tax(?:es)?|taxation|depreciation|,|and| )*)$"
)
_ENDED = re.compile(
    r"(?:-income ratio| before tax(?:es|"
    r"ation)?| per share|(?<=return) on [a-z]+)\b"
)
_ACRONYM = re.compile(r"\b(?:EBITDA|EBITA|EBIT) $")
# "Its forecast for net profit"
_FORESEEING = frozenset(
    "forecast outlook guidance estimate projection target goal".split()
)
_FORESEEN = re.compile(
    r" (?:for|of) (?:its |the |this year[’']s |full-year )?"
    r"(?P<of>(?:[a-z-]+ ){0,2}[a-z-]+?)(?= (?:in|of|to|from|by|for|this|next|at)\b|[,.;])"
)
# Of the nouns that stand before another, few are plural: "group forecasts sales"
_PLURAL_MODIFIERS = frozenset(
    "earnings futures goods operations premiums sales savings services systems".split()
)
_PARTITIVE = frozenset(
    "value number amount total level volume size sum cost price rate share".split()
)
_WORKING = re.compile(r"^[\w ]*? (?:work|are employed|worked)\b")
# One name for what words call in several ways
_SAID_SO = {
    "share of shares": "stake",
    "number of staff": "number of employees",
    "number of workers": "number of employees",
}
# What somebody could make or hold is no output of his
_ABLE = re.compile(
    r"\b(?:can|could|able to|capable of|designed to|capacity of)\b[^,;]{0,30}$"
)
_DOINGS = frozenset(
    "strike walkout stoppage campaign trial tour "
    "trip flight programme program project tender "
    "talks wait delay break high low".split()
)
_FOR_EACH = re.compile(r" (?:for (?:each|every)|per) ([a-z-]+)")
_PEOPLE = frozenset("people employees workers staff jobs".split())


class VariablePhrases:
    """Names what the figures of one article measure.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._frames = reading.rules.measure_frames
        self._named_so: dict[Quantity, str] = {}

    def of(self, quantity: Quantity) -> str:
        """The words for what a figure measures; empty if none tell."""
        name = self._name(quantity)
        if quantity.unit == "count" and quantity.value % 1:
            each = _FOR_EACH.search(self._text, quantity.end, quantity.end + _NEAR)
            # There are halves of things on average, and of what there is for others.
            return f"{name} per {each[1]}" if each else f"average {name}"
        return name

    def _name(self, quantity: Quantity) -> str:
        name = self._trimmed(self._found(quantity)) or self._elided(quantity)
        # A frame may call so what one says in one word.
        name = _SAID_SO.get(name, name)
        if quantity.unit == "percent" and name.split()[:1] in (
            ["holding"],
            ["interest"],
        ):
            name = "stake"
        if not name or name in _TELLING_NOTHING or self._counts_items(name):
            name = self._by_unit(quantity) or name
        self._named_so[quantity] = name
        if name and quantity.is_change and not _IS_CHANGE.match(name):
            growth = "year-on-year growth" if quantity.is_year_on_year else "growth"
            return f"{growth} of {name}"
        return name or unnamed(quantity)

    def _counts_items(self, name: str) -> bool:
        """Whether a name only says that items are counted: "number of units"."""
        *_, last = name.split()
        return name == f"number of {last}" and last in _ITEMS

    def _by_unit(self, quantity: Quantity) -> str:
        """What is measured in a unit, where that alone tells it: degrees, kilograms."""
        if quantity.unit in _DEGREES:
            return "temperature"
        if quantity.unit in _WEIGHTS and _WEIGHING.search(
            self._text[max(0, quantity.begin - _NEAR) : quantity.begin]
        ):
            return "weight"
        return ""

    def _elided(self, quantity: Quantity) -> str:
        """What an earlier figure of the sentence measures, where this one leaves it out."""
        for earlier, name in self._levels_before(quantity):
            # "spent 88 million, 4 percent more"
            if earlier.unit == quantity.unit or quantity.is_change:
                return name
        return ""

    def _levels_before(self, quantity: Quantity) -> Iterator[tuple[Quantity, str]]:
        """The figures before it in its sentence that are no changes, the nearest first."""
        begin, _ = self._reading.words.sentence_at(quantity.begin)
        for earlier, name in reversed(self._named_so.items()):
            if begin <= earlier.begin < quantity.begin and not earlier.is_change:
                yield earlier, name

    def _trimmed(self, name: str) -> str:
        """A name without what goes on behind it."""
        words = name.split()
        while words and (words[-1] in _NO_MODIFIERS or words[-1] in _GOING_ON):
            words.pop()
        return " ".join(words)

    def _found(self, quantity: Quantity) -> str:
        """What the words for it tell, the surest first."""
        sentence = self._reading.words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        verb = clauses.verb(quantity.span)
        if quantity.unit == "count" and quantity.noun:
            # What is counted tells more than what stands further off.
            return (
                self._dimension(quantity)
                or self._by_verb(quantity, verb)
                or self._by_count(quantity)
            )
        measured = clauses.measured(quantity.span)
        for name in (
            self._dimension(quantity),
            self._of_shares(quantity, sentence),
            self._price(quantity, sentence),
            self._by_noun_behind(quantity),
            self._elided(quantity) if quantity.is_lent else "",
            self._phrase(measured) if self._is_name_of_measure(measured) else "",
            self._by_noun_of(quantity),
            self._by_noun_before(quantity, sentence),
            self._by_verb(quantity, verb),
            self._by_deed(quantity),
            self._by_count(quantity),
            "capacity" if quantity.unit in _POWERS else "",
        ):
            if name:
                return name
        return ""

    def _dimension(self, quantity: Quantity) -> str:
        """What a length or an area is by the word behind it: "9 kilometres long"."""
        if quantity.unit in _AREAS:
            return "area"
        if quantity.unit in DURATIONS:
            return self._duration(quantity)
        lead = self._text[max(0, quantity.begin - _NEAR) : quantity.begin]
        if quantity.noun in _PEOPLE and _INHABITED.search(lead):
            return "population"
        return self._length(quantity, lead) if quantity.unit in _LENGTHS else ""

    def _length(self, quantity: Quantity, lead: str) -> str:
        """What a length is: "a range of 110 kilometres", "9 kilometres long"."""
        if _NOUN_OF.search(lead) and not quantity.is_change:
            return self._by_noun_of(quantity)
        if _ABOVE_SEA.match(self._text, quantity.end):
            return "height"
        for adjective, name in _DIMENSIONS:
            if adjective.match(self._text, quantity.end):
                return name
        return ""

    def _duration(self, quantity: Quantity) -> str:
        """What a span of time is: an age, the term of a contract, "delivery time"."""
        how = lasting(self._text, quantity.span, quantity.unit)
        if how == "age":
            return "age"
        words = self._text[quantity.end : quantity.end + _NEAR]
        begin, _ = self._reading.words.clause_at(quantity.begin)
        is_agreed = _AGREEING.search(self._text, begin, quantity.begin)
        is_over = _OVER.search(self._text, begin, quantity.begin)
        if _AGREED.match(words) or (how == "lasting" and (is_agreed or is_over)):
            return "term"
        if how == "compound":
            return "duration" if _DOINGS.intersection(words.split()[:3]) else "term"
        times = list(_TIME.finditer(self._text, begin, quantity.begin))
        return self._phrase(times[-1].span()) if times else "duration"

    def _of_shares(self, quantity: Quantity, sentence: Span) -> str:
        """What is told of shares: their price, or how many of them somebody has."""
        lead = self._text[sentence[0] : quantity.begin]
        is_money = quantity.unit.isupper() and len(quantity.unit) == _CODE
        is_ratio = quantity.is_of_whole
        if _SHARES_MOVE.search(lead) and (
            is_money or (is_ratio and quantity.is_change)
        ):
            return "share price"
        if is_money and _CLOSING.search(lead):
            return "share price"
        if is_money and _A_SHARE.match(self._text, quantity.end):
            return f"{self._by_noun_of(quantity) or 'price'} per share"
        if not is_ratio or quantity.is_change:
            return ""
        behind = self._text[quantity.end : sentence[1]]
        is_part = _OF_FIRM.match(behind) or self._is_of_thing(quantity.end)
        is_held = is_part and _HOLDING.search(lead[-_NEAR:])
        is_rest = not is_part and _REMAINING.search(lead)
        return "stake" if _OWNED.match(behind) or is_held or is_rest else ""

    def _is_of_thing(self, place: int) -> bool:
        """Whether a figure is a part of something named: "35 percent of Acme"."""
        of = _OF_NAME.match(self._text, place)
        if of is None:
            return False
        named = self._reading.beginning_at(of.end())
        # "A third of its output" is no part of what "its" refers to.
        return named is not None and not named.is_referral

    def _price(self, quantity: Quantity, sentence: Span) -> str:
        """Whether something is bought or sold for it."""
        lead = self._text[sentence[0] : quantity.begin]
        is_price = _FOR.search(lead) and _TRADED.search(lead)
        return "purchase price" if is_price and quantity.unit.isupper() else ""

    def _by_noun_of(self, quantity: Quantity) -> str:
        """The noun that stands right before it: "a subsidy of 5 million", "worth 5"."""
        begin = max(0, quantity.begin - 40)
        match = _NOUN_OF.search(self._text, begin, quantity.begin)
        if match is None:
            return ""
        if match["worth"]:
            return "value"
        span = match.span("noun")
        if match["noun"] in _NO_MODIFIERS | _CHANGES or self._is_verb(span):
            return ""
        return self._phrase(span)

    def _by_noun_behind(self, quantity: Quantity) -> str:
        """What follows: "a 30 million euro loan", "3 million in damages", "5 per cent of sales"."""
        text, end = self._text, quantity.end
        if quantity.unit == "count" or quantity.is_change:
            return ""
        if (match := _IN_BEHIND.match(text, end)) and quantity.unit.isupper():
            return match["noun"].removeprefix("annual ").removeprefix("new ")
        if match := _NOUN_BEHIND.match(text, end):
            lead = text[max(0, quantity.begin - 12) : quantity.begin]
            if _ARTICLE.search(lead) and match["noun"] not in _NO_MODIFIERS:
                return match["noun"]
        if quantity.is_of_whole:
            if whole := self._whole(quantity):
                return f"share of {whole}"
            match = _SHARE_OF.match(text, end)
            if match and not any(
                overlap(match.span("noun"), each.span)
                for each in self._reading.mentions
            ):
                return f"share of {match['noun']}"
        return ""

    def _whole(self, quantity: Quantity) -> str:
        """Of what a part is, where that was told before, or is counted as well.

        "64,000 people, 70 per cent of whom are women", "two out of three homes"
        """
        if _OF_THEM.match(self._text, quantity.end):
            names = (name for _, name in self._levels_before(quantity))
            return next(names, "").removeprefix("number of ")
        if _OUT_OF.search(self._text[slice(*quantity.span)]):
            return self._counted(quantity)
        return ""

    def _is_name_of_measure(self, span: Span | None) -> TypeGuard[Span]:
        """Whether a word is the noun of what is measured."""
        if span is None:
            return False
        noun = self._text[slice(*span)]
        is_sign = len(noun) == 1  # "112 x 84 centimetres"
        if is_sign or any(overlap(span, each.span) for each in self._reading.mentions):
            return False
        if self._is_verb(span) or self._is_actor(noun):
            return False
        if not noun[:1].islower() and not self._frames.measured_by(noun.casefold()):
            return False
        return noun.casefold() not in _PEOPLE | _NO_MODIFIERS | _CHANGES

    def _is_actor(self, noun: str) -> bool:
        """Whether a noun tells who has a figure: "values the chain at 5 million"."""
        ontology = self._reading.graph.ontology
        classes = ontology.classes_of(noun)
        return any(ACTOR in ontology.superclasses(kind) for kind in classes)

    def _is_verb(self, span: Span) -> bool:
        """Whether a word is a verb of measuring here: "now export", "employs"."""
        word = self._text[slice(*span)].casefold()
        if not self._frames.verbs(word):
            return False
        before = self._text[max(0, span[0] - 24) : span[0]].casefold()
        if _DETERMINED.search(before):
            return False
        if not self._frames.measured_by(word):
            return True
        return not word.endswith("s") and bool(_PRONOUN.search(before))

    def _phrase(self, span: Span) -> str:
        """A noun with what stands before it, and behind "of" where that tells it."""
        begin, end = span
        first = begin
        while match := _MODIFIER.search(self._text[max(0, first - 30) : first]):
            word = match[0].strip()
            if word in _NO_MODIFIERS or word in _GOING_ON or _is_no_modifier(word):
                break
            first -= len(match[0])
        # A sentence may begin with a word of it: "Net profit rose".
        opening = _OPENING.search(self._text[max(0, first - 30) : first])
        if opening and opening[1].casefold() not in _NO_MODIFIERS:
            first -= len(opening[1]) + 1
        lead = self._text[max(0, first - _NEAR) : first]
        begun = _BEGUN.search(lead) or _ACRONYM.search(lead)
        if begun:
            first -= len(begun[0])
        ended = _ENDED.match(self._text, end)
        phrase = self._text[first : ended.end() if ended else end]
        noun = self._text[begin:end].casefold()
        foreseen = _FORESEEN.match(self._text, end)
        if foreseen and noun in _FORESEEING:
            return foreseen["of"]
        of = _OF.match(self._text, end)
        if of and noun in _PARTITIVE:
            phrase += f" of {of['of']}"
        return _small(phrase)

    def _by_noun_before(self, quantity: Quantity, sentence: Span) -> str:
        """The nearest noun of measure before it in its clause."""
        clause = self._reading.words.clause_at(quantity.begin)
        begin = max(sentence[0], clause[0])
        # "a cost of 5 million, of which Acme lends 3 million"
        part = self._text.rfind("of which", begin, quantity.begin)
        begin = max(begin, part)
        words = list(re.finditer(r"[A-Za-z][\w-]*", self._text[begin : quantity.begin]))
        for word in reversed(words):
            at = begin + word.start()
            if self._is_verb((at, begin + word.end())):
                continue
            if self._frames.measured_by(word[0].casefold()):
                return self._phrase((at, begin + word.end()))
        return ""

    def _by_verb(self, quantity: Quantity, verb: Span | None) -> str:
        if verb is None:
            return ""
        lead = self._text[max(0, quantity.begin - _NEAR) : quantity.begin]
        if quantity.rate and _ABLE.search(lead):
            return "capacity"
        words = self._text[slice(*verb)].split()
        for word in reversed(words):
            for frame in self._fitting(word, quantity):
                name = self._named(frame, word, quantity)
                # Whoever holds 40 patents has no stake in them.
                if name and (name != "stake" or quantity.is_of_whole):
                    return name
        return ""

    def _by_deed(self, quantity: Quantity) -> str:
        """What verbs tell that name a sum or an amount by themselves."""
        begin, _ = self._reading.words.sentence_at(quantity.begin)
        ends = (each.end for each in self._reading.words.quantities)
        earlier = max((end for end in ends if end <= quantity.begin), default=begin)
        lead = self._text[max(begin, earlier) : quantity.begin]
        is_ratio = quantity.is_of_whole
        if passive := _PASSIVE.match(self._text, quantity.end):
            lead = passive["verb"]  # "5 million is being lent by Bolt"
        for pattern, name in _DEEDS:
            if (is_ratio or name != "stake") and pattern.search(lead):
                return name
        return ""

    def _fitting(self, word: str, quantity: Quantity) -> Iterator[MeasureFrame]:
        before = self._text[max(0, quantity.begin - 4) : quantity.begin]
        preposition = re.search(r"\b(for|at|to|by|in) $", before)
        slot = preposition[1] if preposition else "directObject"
        end = self._text.rfind(word, 0, quantity.begin) + len(word)
        behind = self._text[end : quantity.begin]
        for frame in self._frames.verbs(word, behind):
            if frame.measures and slot in frame.quantity_in:
                yield frame

    def _named(self, frame: MeasureFrame, word: str, quantity: Quantity) -> str:
        is_money = len(quantity.unit) == 3 and quantity.unit.isupper()
        if "number" in frame.measures and quantity.unit != "count":
            return self._made(word, quantity)
        if "{topic}" not in frame.measures:
            return frame.measures
        topic = self._topic(frame, quantity)
        if topic:
            return _with_own_verb(frame, word).replace("{topic}", topic)
        return _TOPIC.sub("", frame.measures) if is_money else ""

    def _topic(self, frame: MeasureFrame, quantity: Quantity) -> str:
        """What fills the slot of the topic: what is counted, or what money goes into."""
        if OBJECT in frame.topic_in:
            # The figure is part of the object: "12 looms", "12 tonnes of steel".
            if quantity.unit == "count":
                return self._counted(quantity)
            of = _UNIT_OF.match(self._text, quantity.end)
            return of["of"] if of else ""
        into = _INTO.match(self._text, quantity.end)
        if into is None or into["preposition"] not in frame.topic_in:
            return ""
        words = [w for w in into["noun"].split() if w not in _NO_MODIFIERS]
        return " ".join(words)

    def _made(self, word: str, quantity: Quantity) -> str:
        """What is done with an amount of something: "milk processed"."""
        of = _UNIT_OF.match(self._text, quantity.end)
        if not of:
            return ""
        lemma = next((frame.lemma_of(word) for frame in self._frames.verbs(word)), "")
        participle = (
            next(
                (
                    form.text
                    for form in verb_forms(lemma.split()[0])
                    if form.form == "participle"
                ),
                "",
            )
            if lemma
            else ""
        )
        return f"{of['of']} {participle}".strip()

    def _counted(self, quantity: Quantity) -> str:
        match = _COUNTED.match(quantity.noun)
        if not match:
            # "340 of its 512 daily flights", "84 turbines"
            match = _COUNTED_BEHIND.match(self._text, quantity.end)
        if not match:
            return self._named_count(quantity)
        words = match["words"].split()
        for n, word in enumerate(words):
            if is_plural(word) or word in _UNCHANGING:
                return " ".join(words[: n + 1])
        return ""

    def _named_count(self, quantity: Quantity) -> str:
        """What is counted behind a name or an adjective of a country."""
        match = _COUNTED_NAMES.match(self._text, quantity.end)
        if match is None:
            return ""
        noun = match["noun"]
        return match["names"] or (noun if is_plural(noun) else "")

    def _by_count(self, quantity: Quantity) -> str:
        """What is counted, or what an amount is of."""
        if quantity.unit == "count":
            counted = self._counted(quantity)
            if counted in _PEOPLE and _WORKING.search(self._text[quantity.end :][:40]):
                return "number of employees"
            return f"number of {counted}" if counted else ""
        of = _UNIT_OF.match(self._text, quantity.end)
        return of["of"] if of else ""


def _is_no_modifier(word: str) -> bool:
    """Whether a word is no part of a compound by its ending: "wants", "weekly"."""
    if word.endswith(("ly", "ed")):
        return True
    return is_plural(word) and word not in _PLURAL_MODIFIERS


def _with_own_verb(frame: MeasureFrame, word: str) -> str:
    """What a frame measures, by the verb that stands there: handled, and not served."""
    *others, last = frame.measures.split()
    if not last.endswith("ed"):
        return frame.measures
    verb, *_ = frame.lemma_of(word).split()
    for form in verb_forms(verb):
        if form.form == "participle":
            return " ".join((*others, form.text))
    return frame.measures


def unnamed(quantity: Quantity) -> str:
    """What a figure measures of which the words do not tell what."""
    if quantity.is_of_whole:
        name = "share"
    elif quantity.unit == "count":
        name = "number"
    else:
        name = "amount" if quantity.unit.isupper() else "quantity"
    if quantity.is_year_on_year:
        return "year-on-year growth"
    return f"change in {name}" if quantity.is_change else name


def _small(phrase: str) -> str:
    return phrase if phrase[:2].isupper() else phrase[:1].lower() + phrase[1:]
