"""What the words around a figure say of it: a rate, a figure of each, or a change."""

from __future__ import annotations

import re

from kg.language.english.nouns import CountedNoun, noun
from kg.language.english.regexes import HYPHEN, Table, after, before, compiled, one_of
from kg.language.english.units import CURRENCIES, RATIOS

# "A year", "a litre"
_SPANS = "year|season|quarter|month|week|day|hour|minute|second"
_AMOUNTS = (
    "tonne|ton|kilo|kilogram|gram|ounce|litre|gallon|barrel|bushel|metre|kilometre|mile|"
    "hectare|acre|cubic metre|square metre|square foot|(?:kilo|mega|giga|tera)watt-hour"
)
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "hourly": "hour",
    "weekly": "week",
    "monthly": "month",
}
RATES = _ADVERBS | {"annual": "year", "per annum": "year"}
"""The span of time that an adjective or adverb tells."""
# "300 rugs a year earlier" and "5 percent, a year-on-year drop" tell no rates
_SPAN = (
    rf"(?P<span>{_SPANS}|{_AMOUNTS})\b"
    rf"(?! (?:earlier|ago|later|before|on|old|and a half)\b|{HYPHEN})"
)
_RATE_AFTER = compiled(
    rf" ?(?:/ ?|(?:for )?(?:an?|per|each|every) ){_SPAN}"
    rf"| ?(?P<per>per)(?= [a-z])| (?P<adverb>{one_of(['per annum', *_ADVERBS])})\b"
)
# Units that are told for such a time: "30,000 bpd", "12 mtpa"
_RATE_WITHIN = re.compile(r"(?:(?<=mt)pa|(?<=MT)PA|bpd|b/d)$")
# "120,000 tonnes of clean hydrogen a year"
_OF_WHAT = compiled(
    r" of (?:[a-z-]{2,20} )?[a-z-]{2,20}(?= (?:an?|per|each|every) | \w{3,5}ly\b)"
)
_RATE_BEFORE = compiled(
    r"\b(?P<adverb>annual|yearly|daily|hourly|weekly|monthly)"
    r"(?: [a-z-]{1,20}){1,3} of $"
)
# "A litre of milk costs 1.45 euros"
_PRICED = compiled(
    rf"\b(?:an?|each|every|one) (?P<span>{_AMOUNTS})\b[^,;.]{{0,40}}?"
    r" (?:costs?|sells? for|sold for|fetch(?:es|ed)|goes for|went for)"
    r"(?: (?:about|around|some|nearly|almost|just|only))? $"
)
_RATE = compiled(
    rf"(?:/ ?|\b(?:an?|per|each|every) ){_SPAN}"
    rf"|\b(?P<adverb>{one_of(RATES)})\b"
)

# "300 robots each", but "each year" is a rate
_EACH_AFTER = compiled(
    r",? (?:each|apiece)\b(?=[.,;:)]| (?:and|or|to|for|from|on average)\b|$)|"
    rf" (?:to|for|in) (?:each|every)\b(?! (?:{_SPANS}|{_AMOUNTS})\b)"
)
_EACH_BEFORE = compiled(
    rf"\b(?:each|every)(?! (?:of )?(?:{_SPANS})\b)"
    r"(?P<between>(?: [^\s,;.()]{1,20}){0,6}) ?$"
)
# "each of the 12 mills": the figure tells how many there are, and nothing of each
_OF_THE = re.compile(r"\s{1,3}of(?:\s{1,3}(?:the|its|these|their))?")

# Verbs whose subject moves. Out are "reach" and "hit", which tell a level.
_RISES = (
    "r(?:ose|ises?|isen|ising)|gr(?:ew|ows?|own|owing)|climb(?:s|ed|ing)?|"
    "jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|increas(?:es?|ed|ing)|"
    "skyrocket(?:s|ed|ing)?|rebound(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|"
    "leap(?:s|ed|t|ing)?|spik(?:es?|ed|ing)|rall(?:y|ies|ied|ying)|"
    "mount(?:s|ed|ing)?|balloon(?:s|ed|ing)?|creep(?:s|ing)?|crept"
)
_FALLS = (
    "f(?:ell|alls?|allen|alling)|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|"
    "decreas(?:es?|ed|ing)|sl(?:id|ides?|iding)|slump(?:s|ed|ing)?|"
    "plung(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|dip(?:s|ped|ping)?|"
    "shr(?:ank|inks?|unk|inking)|"
    r"contract(?:ed|ing|s?(?! (?:that|which|with|for|to|worth|of|and)\b))|"
    "slip(?:s|ped|ping)?|"
    "s(?:ank|inks?|unk|inking)|sag(?:s|ged|ging)?|plummet(?:s|ed|ing)?|"
    "dwindl(?:es?|ed|ing)|weaken(?:s|ed|ing)?|retreat(?:s|ed|ing)?|"
    "collaps(?:es?|ed|ing)|reced(?:es?|ed|ing)|crash(?:es|ed|ing)?|"
    "div(?:es?|ed|ing)|dove|soften(?:s|ed|ing)?|tank(?:s|ed|ing)?|crater(?:s|ed|ing)?"
)
# Verbs whose object moves, which may be what the figure counts: "added 300 jobs"
_RAISES = (
    "rais(?:es?|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|gain(?:s|ed|ing)?|"
    "expand(?:s|ed|ing)?|advanc(?:es?|ed|ing)|improv(?:es?|ed|ing)|"
    "add(?:s|ed|ing)?|enlarg(?:es?|ed|ing)|put(?:s|ting)? on"
)
_LOWERS = (
    "cut(?:s|ting)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|"
    "trim(?:s|med|ming)?|los(?:t|es?|ing)|eas(?:es?|ed|ing)|narrow(?:s|ed|ing)?|"
    "g(?:ave|ives?|iven|iving) up|shed(?:s|ding)?"
)
_RISE_NOUNS = (
    "growth|increases?|rises?|gains?|jumps?|surges?|expansion|improvement|hikes?|"
    "rebound|upturn"
)
_FALL_NOUNS = (
    "declines?|drops?|falls?|decreases?|cuts?|reductions?|slumps?|dips?|plunges?|"
    "contraction|slide|shrinkage"
)
_ADVERB = (
    "(?: (?:[a-z]{2,15}ly|further|again|year on year|year-on-year|another|only|just|"
    "some))"
)

# Where these words lead up to a figure or follow it, it is a change; each row is the
# sign of one.
_MOVED = Table(
    {"1": _RISES, "-1": _FALLS}, rf"\b{{}}{_ADVERB}{{0,2}}(?: by| at)?(?: an?)? $"
)
_MADE = Table({"1": _RAISES, "-1": _LOWERS}, rf"\b{{}}{_ADVERB}{{0,2}}(?: an?)? $")
_UP = Table(
    {"1": "up|higher", "-1": "down|lower|(?:is|was|were) off"},
    rf"\b{{}}{_ADVERB}{{0,2}}(?: by)?(?: an?)? $",
)
# "A start-up founded by two", "set up by two": nothing has risen
_UPWARDS = r"(?<!-)(?<!\bset\s)up"
_BY = Table(
    {
        "1": f"{_RISES}|{_RAISES}|(?:{_RISE_NOUNS}) (?:in|of)|{_UPWARDS}|dearer|longer|larger",
        "-1": (
            f"{_FALLS}|{_LOWERS}|(?:{_FALL_NOUNS}) (?:in|of)|down|cheaper|shorter|smaller|"
            "undercut(?:s|ting)?"
        ),
    },
    r"\b{}(?: [\w’'-]{1,30}){0,8}(?:,? and|,)? by(?: an?)? $",
)
# "closed down 1.4 percent"
_CLOSED = compiled(
    r"\b(?:clos(?:es?|ed|ing)|end(?:s|ed|ing)?|finish(?:es|ed|ing)?|open(?:s|ed|ing)?) "
    r"(?:up|down)(?: by)?(?: an?)? $"
)
_NOUN_OF = Table(
    {"1": _RISE_NOUNS, "-1": _FALL_NOUNS},
    r"\b{}(?: rate)?(?: (?:of|at|was|is|reached|hit|averaged|stood at|by))(?: an?)? $",
)
_BETWEEN = (
    "of|from|in|to|on|for|and|or|at|by|with|as|the|an?|its|this|that|which|after|more|"
    "is|was|were|has|showed"
)
_NOUN_AFTER = Table(
    {"1": _RISE_NOUNS, "-1": _FALL_NOUNS},
    rf"(?: (?!(?:{_BETWEEN})\b)[a-z][\w-]{{0,20}}){{0,3}}?(?: |-){{}}(?!\w)",
)
_COMPARED = Table(
    {
        "1": "higher|more|faster|larger|dearer|above|up (?:on|year)",
        "-1": "lower|less|fewer|slower|smaller|cheaper|below|beneath|down(?! payment)",
    },
    r" {}(?!\w)",
)
_THAN = Table(
    {"1": "more|higher|larger|greater", "-1": "less|fewer|lower|smaller"},
    r" {} than\b(?! [\d$€£¥])",
)
# "lost 5 percent of its value" is a fall all the same
_OF_ITS = compiled(
    r" of (?:its|their|his|her|our|the|all)\b(?! (?:market )?(?:value|worth|price)\b)"
)
_FEWER = compiled(r" fewer(?=$|[.,;:)])")
# "shave 5 to 7 per cent off"; but $40m wiped off a value are a loss of so much
_TAKING = compiled(
    r"\b(?:shav(?:es?|ed|ing)|knock(?:s|ed|ing)?|t(?:ak(?:es?|en|ing)|ook)|"
    r"wip(?:es?|ed|ing)|lop(?:s|ped|ping)?|slic(?:es?|ed|ing)|chop(?:s|ped|ping)?|"
    r"cut(?:s|ting)?|trim(?:s|med|ming)?|slash(?:es|ed|ing)?)(?: a| another| a further)? $"
)
_OFF = compiled(
    r"(?:(?: to | or | ?[-–] ?)(?:[$€£]?[\d.,]{1,12}|[a-z]{3,9}))?"
    r"(?:(?: |-)(?:per|cent|percent|percentage|points?|[mbtr]{1,2}illion|[a-z]{3,7}s|an?|"
    r"year|month)){0,4}? off\b"
)
_RANGE = compiled(r"\bbetween $")
# "fell below 5 percent" says where it fell to, "fell more than 5 percent" how far
_LEVEL = compiled(r"(?:above|below|under|beyond)\b")
_MULTIPLYING = compiled(r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:es?|ed|ing)")
_COVERED = compiled(
    r"\b(?:(?:over)?subscribed|covered|multiplied)(?: by)?(?: about)? $"
)
_FOLD = compiled(f" (?:{_RISE_NOUNS})\\b")
_FROM_TO = compiled(
    rf"\b(?:{_RISES}|{_FALLS}|{_RAISES}|{_LOWERS}|{_RISE_NOUNS}|{_FALL_NOUNS}|up|down|"
    "chang(?:es?|ed|ing)|upgrad(?:es?|ed|ing)|went|mov(?:es?|ed|ing)|"
    "widen(?:s|ed|ing)?|extend(?:s|ed|ing)?|shorten(?:s|ed|ing)?)"
    r"(?: [^\s,;.]{1,30}){0,6} from $"
)
# "set up 12 plants", "made up 5 percent": with such verbs "up" is no rise
_PARTICLE = compiled(
    r"\b(?:sets?|setting|ma[dk](?:es?|ing)|t[ao](?:ok|kes?|king)|open\w{0,3}|"
    r"slow\w{0,3}|sign\w{0,3}|buil\w{1,4}|start\w{0,3}|put\w{0,4}|pick\w{0,3}|end\w{0,3}|"
    r"writ(?:es?|ten|ing)|wrote|pa(?:id|ys?|ying)|"
    r"(?:turn|rack|clock|chalk|notch|round|call|show|follow|blow|knock|burn|chop|pony|"
    r"cough|stump|mopp?|us|soak|gobbl|free|strik|eat|hold|tear|melt|shoot)"
    r"(?:s|e|es|ed|d|ing)?|r[au]n(?:s|ning)?|cut(?:s|ting)?|held|tore|shot|ate|blew|struck|"
    r"buy\w{0,3}|bought|br(?:ought|ings?)|lin(?:es?|ed)|add\w{0,3}|"
    r"c[ao]m(?:es?|ing)|team\w{0,3}|snap\w{0,4}|shut\w{0,4}|clos(?:es?|ed|ing)|"
    r"la(?:id|ys?)|track\w{0,3}|hand\w{0,3}|br(?:oke|eaks?)|g(?:[ai]ve[sn]?|iving)) "
    r"(?:up|down)(?: by)?(?: an?)? $"
)

_BEFORE = "(?:earlier|ago|before)"
_YEAR_ON_YEAR = (
    r"year(?: |-)on(?: |-)year|year(?: |-)over(?: |-)year|\by/?(?:o/?)?y\b|"
    r"(?:from|than|on|over|against|compared (?:with|to)) (?:(?:in|for|during) )?"
    r"(?:the )?(?:"
    r"(?:same|corresponding) (?:period|month|quarter|time) (?:of |in )?"
    rf"(?:last year|the previous year|the year before|a year {_BEFORE}|[12][0-9]{{3}})|"
    rf"a year {_BEFORE}|previous year|year before|year earlier|last year|"
    r"that of (?:the )?(?:last|previous) year)"
)
# In the clause of the figure: what stands behind a comma may be of another one, unless
# it is the comparison itself.
_YOY_AFTER = compiled(rf"(?:(?![,;]|\. |\.$).){{0,60}}?,? \(?(?:{_YEAR_ON_YEAR})")
_YOY_NEXT = compiled(r",? \(?year(?: |-)(?:on|over)(?: |-)year")
_IN_A_NAME = compiled(_YEAR_ON_YEAR)
_YOY_BEFORE = compiled(r"year(?: |-)(?:on|over)(?: |-)year(?: [a-z]{1,15}){0,3} $")


def rate(text: str, begin: int, end: int, counted: CountedNoun) -> str | None:
    """The span of time, or the thing, that the figure is told for each of."""
    if within := _RATE_WITHIN.search(text, begin, end):
        return "year" if within[0].casefold() == "pa" else "day"
    places = [end, counted.end, counted.reach]
    if material := _OF_WHAT.match(text, end):
        places.append(material.end())
    for place in places:
        if match := _RATE_AFTER.match(text, place):
            return _each_of(text, match)
    if lead := _RATE_BEFORE.search(before(text, begin)):
        return RATES[lead["adverb"].casefold()]
    if lead := _PRICED.search(before(text, begin)):
        return lead["span"].casefold()
    # "40 daily flights"
    for word in counted.words.casefold().split():
        if word in RATES:
            return RATES[word]
    return None


def _each_of(text: str, match: re.Match[str]) -> str:
    """What stands behind "a", "per" or "each", or is meant by an adverb."""
    if match["per"]:
        return noun(text, match.end(), is_measured=False).words
    return _span_in(match)


def rates_in(text: str) -> set[str]:
    """The spans of time for each of which words of a text tell something.

    >>> sorted(rates_in("an annual fee, paid every month, unlike a year ago"))
    ['month', 'year']
    """
    return {_span_in(match) for match in _RATE.finditer(text)}


def _span_in(match: re.Match[str]) -> str:
    """The span of time that is named, or meant by an adverb."""
    if match["span"]:
        return match["span"].casefold()
    return RATES[" ".join(match["adverb"].casefold().split())]


def is_each(text: str, begin: int, end: int, counted: CountedNoun) -> bool:
    """Whether the figure holds of each member of a group."""
    lead = _EACH_BEFORE.search(before(text, begin))
    if lead and not _OF_THE.fullmatch(lead["between"]):
        return True
    places = (end, counted.end, counted.reach)
    return any(_EACH_AFTER.match(text, place) for place in places)


def change(text: str, begin: int, end: int, unit: str) -> int:
    """1 where the words make the figure a rise, -1 for a fall, 0 for a level."""
    lead = _RANGE.sub("", before(text, begin))
    following = after(text, end)
    verbs = (_BY,) if _LEVEL.match(text, begin) else (_BY, _MOVED, _MADE, _UP)
    for table in verbs:
        match = table.nearest(lead)
        if match and _moves(table, lead, unit) and not _is_part(table, unit, following):
            return int(table.name(match))
    # "1,850 people, 240 fewer": such a number is one of a comparison alone
    if unit == "count" and _FEWER.match(following):
        return -1
    if unit in RATIOS and _TAKING.search(lead) and _OFF.match(following):
        return -1
    for table in (_NOUN_AFTER, _COMPARED, _THAN):
        match = table.match(following)
        if match and _measures(table, unit):
            return int(table.name(match))
    if match := _NOUN_OF.nearest(lead):
        return int(_NOUN_OF.name(match))
    # "5 percent year on year" is a rise without a word for it
    return int(unit in RATIOS and bool(_YOY_NEXT.match(following)))


def _moves(table: Table, lead: str, unit: str) -> bool:
    """Whether a verb moves its subject or object by the figure.

    "cut 300 jobs" and "grew five crops" change no figure.
    """
    if table is _MOVED:
        return unit != "count"
    if table is _MADE:
        return unit in RATIOS
    # "struck down by a 6-3 vote"
    may_be_particle = table is _UP or (table is _BY and unit == "count")
    if unit in RATIOS and _CLOSED.search(lead):
        return True
    return not may_be_particle or not _PARTICLE.search(lead)


def _is_part(table: Table, unit: str, following: str) -> bool:
    """Whether a verb has a part of something as its object: "lost 23 percent of its water"."""
    return table is _MADE and unit in RATIOS and bool(_OF_ITS.match(following))


def _measures(table: Table, unit: str) -> bool:
    """Whether a figure of this unit measures the rise or fall behind it.

    "12 growth areas" and "five times larger" are no changes.
    """
    if table is _THAN or unit in RATIOS - {"factor"}:
        return True
    return table is _NOUN_AFTER and unit in CURRENCIES


def is_year_on_year(text: str, begin: int, end: int) -> bool:
    """Whether a change is one against the same time of the year before."""
    return bool(_YOY_AFTER.match(text, end) or _YOY_BEFORE.search(before(text, begin)))


def says_year_on_year(name: str) -> bool:
    """Whether the name of a variable says so, in whatever words.

    >>> says_year_on_year("growth on the year before"), says_year_on_year("yearly fee")
    (True, False)
    """
    return bool(_IN_A_NAME.search(name))


def is_multiplied(text: str, begin: int, end: int, unit: str) -> bool:
    """Whether the figure is itself a verb or noun of growth, such as "doubled"."""
    return unit == "factor" and bool(
        _MULTIPLYING.fullmatch(text[begin:end]) or _FOLD.match(text, end)
    )


def is_covered(text: str, begin: int) -> bool:
    """Whether "times" are those of a demand: "oversubscribed 3.2 times"."""
    return bool(_COVERED.search(before(text, begin)))


def is_from_to(text: str, begin: int) -> bool:
    """Whether a range begins here that tells whence and whither something moved."""
    return bool(_FROM_TO.search(before(text, begin)))
