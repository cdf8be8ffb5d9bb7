"""Ages that are told by a number alone: "now 58", "a man of 24", "retired at 63"."""

from __future__ import annotations

from kg.language.english.regexes import after, before, compiled
from kg.language.spans import Span

_YOUNGEST, _OLDEST = 10, 110
_NUMBER = compiled(r"[0-9]{2,3}$")
_GOES_ON = compiled(r" ?[-–/%+]| of\b| to [0-9]")
_RELATIVES = (
    "mother|father|wife|husband|son|daughter|brother|sister|widow|widower|uncle|aunt|"
    "cousin|nephew|niece|grandson|granddaughter|grandfather|grandmother|twin"
)
_PEOPLE = (
    "those|people|patients|anyone|everyone|women|men|workers|employees|directors|"
    "members|newcomers|residents|drivers|farmers|customers|pupils|children|teenagers"
)
_LEAD = compiled(
    r"(?:"
    # "who is 52", "I'm 46"
    r"\b(?:he|she|I|who)(?:[’']s|[’']m| is| was| am)(?: now| only| just| barely| still)?|"
    # "turned 60", "aged 31"
    r"\b(?:turn(?:s|ed|ing)?|aged|at age|(?:the|an?) age of)|"
    # "a man of 24"
    r"\ban? (?:young |old )?(?:man|woman|boy|girl|widow|widower|pensioner|veteran) of|"
    # "her mother, 81,"
    rf"\b(?:{_RELATIVES})s?(?: (?-i:[A-Z])[\w’'-]{{1,20}}){{0,3}},(?: now)?|"
    # "those over 58"
    rf"\b(?:{_PEOPLE})(?: who)?(?: are| were| is)? "
    r"(?:over|under|above|below|older than|younger than|aged)|"
    # "who retired in 2022 at 63"
    r"\b(?:retire[sd]?|dies|died|widowed|orphaned|left (?:school|home|university)|"
    r"became(?: [a-z]{1,20}){1,4})(?: in [0-9]{4}| last (?:year|month|week))? at|"
    # "the average age of its drivers is 51"
    r"\b(?:average|median|mean) age\b[^.;]{0,60} (?:is|was|of)|"
    r"\b(?:young|old)est\b[^.;,]{0,30} (?:is|was)"
    r") $"
)
# "At 65, he says."
_AT = compiled(r"(?:^|[.?!:][\"”’]? |[\"“])At $")
_AGED_ONE = compiled(r", (?:he|she|I|the)\b")


def is_age(text: str, figure: Span) -> bool:
    """Whether a bare number is the age of somebody, as the words around it tell.

    Args:
        text: the whole text.
        figure: where the number stands in it, with its comparator.

    >>> words = "Her father, 81, left. Those over 58 may go. It paid 81."
    >>> [is_age(words, span) for span in ((12, 14), (28, 35), (52, 54))]
    [True, True, False]
    """
    begin, end = figure
    number = _NUMBER.search(text[begin:end])
    if number is None or not _YOUNGEST <= int(number[0]) <= _OLDEST:
        return False
    lead = before(text, begin + number.start())
    behind = after(text, end)
    if _AT.search(lead):
        return bool(_AGED_ONE.match(behind))
    return bool(_LEAD.search(lead) and not _GOES_ON.match(behind))
