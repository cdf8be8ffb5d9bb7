"""Whether words tell of a figure as what is planned or expected, and not yet so.

There are two answers, and between them lies what words alone do not settle. `is_ahead`
finds any word of plan or expectation with a figure; without one the figure is none.
`is_plainly_ahead` asks for grammar that leaves no doubt: a figure that is the object of
what somebody will do, and of nothing that is there already.
"""

from __future__ import annotations

import re

from kg.language.english.clauses import clause_at, clauses
from kg.language.english.periods import spans
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import LazyPattern, compiled
from kg.language.english.variable_names import MEASURING

_MEANING = (
    "(?:plan|aim|intend|hope|expect|want|pledge|promise|vow|agree|propose|prepare|seek|"
    "commit|undertake|undertook|target)(?:s|es|d|ed|ned|ted|ning|ing)?"
)
_MEANT = (
    "(?:expected|forecast|projected|predicted|planned|due|set|scheduled|slated|going|"
    "likely|poised|intended|meant|targeted|budgeted|bound)"
)
_ADVERB = "(?: (?:also|now|still|only|soon|then|[a-z]{3,15}ly))?"
_WILL = "(?:will|would|shall|won['’]t|(?-i:may)|might)"
_BE = "(?:is|are|was|were|be)"
# "expects its sales to reach"
_OF_WHAT = "(?: (?!to\\b)[\\w’'-]{1,25}){1,6}?"
_TO_COME = compiled(
    rf"\b(?:{_WILL}|{_MEANING}{_ADVERB} to|"
    r"agreed with [^;.]{1,60}?,? to|"
    rf"{_BE}{_ADVERB} {_MEANT}{_ADVERB} to|"
    rf"(?:expect|forecast|project|predict|anticipate)s?{_OF_WHAT} to|"
    rf"(?:is|are){_ADVERB} to|means? to)\b(?= ?[a-z])"
)
_EXPECTS = compiled(
    r"\b(?:expects|forecasts|projects|predicts|targets|plans|anticipates|envisages|"
    r"(?:expected|planned|projected|forecast|targeted|proposed|anticipated)"
    r"(?= [a-z]))\b"
)
# "should treat 900 patients" is an outlook where a time to come is told
_SHOULD = compiled(r"\bshould\b(?= ?[a-z])")
# "aims for 12 rockets", "is projected at 40 tonnes"
_AIMS = compiled(
    r"\b(?:(?:aim|hop|press|push)(?:es|ed|e|s|ing)? (?:for|at)|"
    rf"{_BE}{_ADVERB} (?:expected|forecast|projected|predicted|targeted) at|"
    r"sees|reckon(?:s|ed|ing)? (?:with|on)|bank(?:s|ing)? on|count(?:s|ing) on|"
    r"guid(?:es|ed|ing) (?:for|to)|budget(?:s|ed|ing)? for|pencil(?:s|led|ling) in)"
    r"(?: (?:an?|the|just|only|another))?(?:(?: [a-z-]{2,20}){1,3} (?:of|at))?"
    r"(?: (?:no (?:more|less) than|at (?:least|most)|about|around|nearly|up to))? $"
)
# "forecasts shipments of": what is counted otherwise may be there already
_FORECAST_OF = compiled(r"(?: [a-z-]{2,20}){1,3} of(?: an?)? ")
# What stands behind these may be there already: "will join a firm with 300 workers",
# "will close its 12 mills"
_EXISTING = compiled(
    r"\b(?:with|from|in|for|on|into|among|between|across|than|and|or|against|over|"
    r"like|through|the|its|their|his|her|our|this|these|those|all|both|every|each|any|"
    r"already|currently|more|to|by|at)\b|[’']s?(?= |$)"
)
# "will cost the average household 410 rand": whom it is paid to stands between
_GIVES = compiled(
    r" ?(?:cost|lend|pay|give|grant|charge|award|fine|bring|save|offer|earn|hand|owe)"
    r"(?: (?:an?|the|its|their|his|her|each|every))?(?: [\w’'-]{1,25}){1,3} $"
)
_OF = compiled(r"(?P<noun>[a-z]{2,20}) of\b")
_MEASURED = compiled(
    rf"(?:{'|'.join(sorted(MEASURING))}|stake|total|loan|fund|budget)s?"
)
# "will cut its staff by 300", "will raise output to 5,000": so far it goes
_CHANGES = compiled(
    r" ?(?:more than )?(?:rais|ris|increas|cut|reduc|lower|boost|lift|grow|expand|"
    r"doubl|tripl|slash|trim|shrink|fall|drop|declin|climb|bring|push|improv|cost|"
    r"amount|come|reach)\w{0,3}\b"
)
_BY_OR_TO = compiled(r"\b(?:by|to|at)(?: an?)? ?$")
_JOINED = compiled(
    r"\band(?: (?!to\b)[\w’'-]{1,25}){0,4}? to"
    r"(?= (?!(?:the|an?|its|their|his|her|this|that|these|which|whom)\b)[a-z])"
)
_FOLLOWS = compiled(
    rf" (?:{_WILL}|(?:is|are){_ADVERB} (?:(?:{_MEANT}){_ADVERB} )?to)\b"
)
_DETERMINED = compiled(
    r"(?:\b(?:the|its|their|his|her|our|these|those|all|both|every|each|of)|[’']s?)"
    r"(?: [a-z-]{2,15})? ?$"
)

_OUTLOOK = compiled(
    rf"\b(?:{_WILL}|should|could|can|{_BE} to(?= [a-z])|{_MEANT}|{_MEANING}|"
    r"plans?|projections?|forecasts?|predictions?|goals?|aims?|ambitions?|outlook|"
    r"expectations?|anticipat\w{1,5}|proposals?|future|upcoming|coming|forthcoming|"
    r"next|pledges?|promises?|intentions?|potential|envisag\w{1,3}|predicts?|"
    r"projects|tomorrow|guidance|on track|pencil(?:s|led) in|means to(?= [a-z]))(?!\w)|"
    # A headline: "Norvik to invest 3 million"
    r"(?-i:[A-Z])[\w’'-]{1,30} to (?-i:[a-z]{2,20}) (?!to\b)"
)
# What may be so, or would be if something else were
_POSSIBLY = compiled(r"\b(?:could|(?-i:may)|might|would|should)(?!\w)")
# What is or was so: verbs in the past, and those of the present that tell no plan
_SO = compiled(
    r"\b(?<!be\s)(?<!been\s)(?:was|were|had|did|(?-i:[a-z]{3,20}ed)|sold|spent|paid|"
    r"bought|built|grew|fell|rose|won|lost|took|gave|held|kept|made|ran|began|came|"
    r"has|have|employs?|owns?|holds?|runs?|operates?|makes?)\b"
)
# "its target of", "cut its forecast of sales to", "promised a grant of"
_OF_OUTLOOK = compiled(
    r"\b(?:(?:forecast|target|goal|guidance|projection|outlook|ambition)s?"
    r"(?: (?:of|for) [^,;.]{1,60}?)? (?:of|to|at|from)|"
    r"wants?|demands?|demanded|seeks?|sought|(?:asks?|asked|calls?|called) for|"
    r"(?:promis|pledg)(?:es|ed)(?: (?-i:[A-Z])[\w’'-]{1,30}){0,3}"
    r"(?: an?(?: [a-z-]{2,20}){1,3} of)?)"
    r"(?: (?:about|around|at least|at most|up to|nearly|almost|more than|some))? ?\Z"
)
_ADVERBIAL = compiled(
    r"\s*(?:at|with|for|by|in|on|of|as|to|from|worth|costing|once|when|if|after)\b"
)
_RELATIVE = compiled(r"\s*(?:which|who|whom|whose|where|that|while|whereas|but)\b")
_PREPOSITION = compiled(
    r"\b(?:by|in|from|until|till|during|over|within|for|on|since|before|after|"
    r"no later than|the end of|early|late|mid-?)(?: the)? ?$"
)
_WORD = re.compile(r"[\w’'-]+")
_MOST_WORDS = 8  # between the verb and the figure; with more, others may lie between


def is_ahead(text: str, quantity: Quantity) -> bool:
    """Whether a word of plan or expectation stands with a figure of a sentence.

    In its clause, or in one before it that it may go on ("will spend 3 million, build
    2 mills and hire 50 people"), or behind it where the figure only leads up to it.

    >>> from kg.language.english.quantities import quantities
    >>> text = "Norvik, which has 12 mills, plans to open 3 more."
    >>> [is_ahead(text, quantity) for quantity in quantities(text)]
    [False, True]
    """
    begin, end = clause_at(clauses(text), quantity.begin)
    if _OUTLOOK.search(text, begin, end):
        return True
    if not _RELATIVE.match(text, begin) and _OUTLOOK.search(text, 0, begin):
        return True
    leads_up = bool(_ADVERBIAL.match(text, begin))
    return leads_up and has_outlook(text[begin:])


def has_outlook(text: str) -> bool:
    """Whether any word of plan or expectation stands in the text."""
    return bool(_OUTLOOK.search(text))


def is_plainly_ahead(
    text: str, quantity: Quantity, *, is_dated_ahead: bool = False
) -> bool:
    """Whether a figure of a sentence is beyond doubt what somebody will do, plans or expects.

    Args:
        text: The sentence.
        quantity: The figure.
        is_dated_ahead: Whether the sentence tells a time to come.

    >>> from kg.language.english.quantities import quantities
    >>> text = "Norvik will close its 12 mills and plans to spend 3 million euros."
    >>> [is_plainly_ahead(text, quantity) for quantity in quantities(text)]
    [False, True]
    """
    begin, _ = clause_at(clauses(text), quantity.begin)
    lead = _without_times(text, begin, quantity.begin)
    if _AIMS.search(lead):
        return True
    patterns = [_TO_COME, _EXPECTS]
    if is_dated_ahead:
        patterns.append(_SHOULD)
    for pattern in patterns:
        matches = list(pattern.finditer(lead))
        if matches:
            planned = _last_planned(lead[matches[-1].end() :])
            is_sum = pattern is _EXPECTS and quantity.unit != "count"
            if is_sum and _FORECAST_OF.fullmatch(planned):
                return True
            is_given = quantity.unit != "count" and _GIVES.match(planned)
            return bool(is_given) or _leads_plainly(planned)
    return _is_followed(text, quantity, lead)


def may_be(text: str, quantity: Quantity) -> bool:
    """Whether the verb of a figure's clause only says what may or would be.

    >>> from kg.language.english.quantities import quantities
    >>> text = "Up to 90 jobs could go at Acme, which has 12 mills."
    >>> [may_be(text, quantity) for quantity in quantities(text)]
    [True, False]
    """
    begin, end = clause_at(clauses(text), quantity.begin)
    if _POSSIBLY.search(text, begin, quantity.begin):
        return True
    modal = _POSSIBLY.search(text, quantity.end, end)
    # Behind a figure that has its verb, another one is told of. What stands before
    # "that" is the verb of whoever says so.
    *_, own = text[begin : quantity.begin].rpartition(" that ")
    if modal is None or _SO.search(own):
        return False
    return not _SO.search(text, quantity.end, modal.start())


def is_plainly_so(text: str, quantity: Quantity) -> bool:
    """Whether the clause of a figure tells what is or was so, by a verb before it.

    >>> from kg.language.english.quantities import quantities
    >>> text = "Norvik earned 3 million euros, and guides for 4 million."
    >>> [is_plainly_so(text, quantity) for quantity in quantities(text)]
    [True, False]
    """
    return _stands_before(_SO, text, quantity)


def is_of_outlook(text: str, quantity: Quantity) -> bool:
    """Whether a figure is that of a forecast, a target or a promise.

    >>> from kg.language.english.quantities import quantities
    >>> text = "Norvik cut its forecast to 3 million euros, and earned 2 million."
    >>> [is_of_outlook(text, quantity) for quantity in quantities(text)]
    [True, False]
    """
    return _stands_before(_OF_OUTLOOK, text, quantity)


def _stands_before(words: LazyPattern, text: str, quantity: Quantity) -> bool:
    """Whether words stand before a figure in its clause."""
    begin, _ = clause_at(clauses(text), quantity.begin)
    found = words.search(text, begin, quantity.begin)
    return found is not None


def _leads_plainly(words: str) -> bool:
    """Whether a verb's words lead to a figure that is new with it."""
    if len(_WORD.findall(words)) > _MOST_WORDS:
        return False
    if _CHANGES.match(words) and _BY_OR_TO.search(words):
        return True
    rest = words
    for match in _OF.finditer(words):
        if not _MEASURED.fullmatch(match["noun"]):
            return False
        rest = rest.replace(match[0], match["noun"], 1)
    return not _EXISTING.search(rest)


def _last_planned(words: str) -> str:
    """The words behind the last infinitive: "close 4 mills and to cut 900 jobs"."""
    joined = list(_JOINED.finditer(words))
    return words[joined[-1].end() :] if joined else words


def _is_followed(text: str, quantity: Quantity, lead: str) -> bool:
    """Whether it will be done with what is counted: "300 jobs will go"."""
    if _DETERMINED.search(lead):
        return False
    # The noun stands behind the figure, or within it: "20 points or more will go".
    noun = text.find(quantity.noun, quantity.begin)
    end = max(quantity.end, noun + len(quantity.noun))
    return bool(_FOLLOWS.match(text, end))


def _without_times(text: str, begin: int, end: int) -> str:
    """The words without the times among them: "by 2027", "over three years"."""
    words = text[begin:end]
    for first, last in reversed(spans(text)):
        if begin <= first and last <= end:
            before = _PREPOSITION.sub("", text[begin:first])
            words = f"{before} {words[last - begin :]}"
    return words
