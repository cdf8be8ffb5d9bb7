"""The forms of words that tell a time."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kg.language.english import meanings
from kg.language.english.calendar import MONTHS, WEEKDAYS
from kg.language.english.meanings import PLANS, Meaning
from kg.language.english.numbers import BELOW_HUNDRED
from kg.language.english.regexes import DASH, LazyPattern, compiled, one_of

Kind = Literal["day", "interval", "clock", "anaphor", "baseline"]


class Form(NamedTuple):
    """A form of words, the kind of time that it tells, and what it means.

    `meaning` is None where words alone do not tell the days. `is_year_alone` says that
    the form has four digits only, which may be a figure as well.
    """

    pattern: LazyPattern
    kind: Kind
    meaning: Meaning | None
    is_year_alone: bool = False


# A number that begins here is no part of a code, a price or another number, and one
# that ends with `_NO_MORE` goes on neither as a figure ("2024 percent", "2024-5a") nor
# as a date.
_ALONE = r"(?<![\w.,/:#$€£¥-])"
_NO_MORE = r"(?![\w%+]|[.,/:][0-9]|[-–][a-z0-9])"
_FULL = "|".join(MONTHS)
_SHORT = "|".join(month[:3] for month in MONTHS)
_A_MONTH = rf"(?-i:(?:{_FULL})\b|(?:Sept|{_SHORT})\b\.?)"
_MONTH = f"(?P<month>{_A_MONTH})"
# "May 5 million rugs": what a magnitude or a unit follows is no day
_DAY_NUMBER = (
    r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![0-9]|[.,:][0-9]|%| (?:hundred|thousand|lakh|million|crore|billion|trillion|"
    r"ml?n|bl?n|trl?n|percent|yuan)\b)"
)
_DAY = f"(?P<day>{_DAY_NUMBER})"
_FOUR_DIGITS = "(?:1[5-9]|20)[0-9]{2}"
_YEAR = (
    rf"(?P<year>{_FOUR_DIGITS}(?![0-9]|[.,][0-9])|"
    "(?:this|last|next|the current) year|the year)"
)
_OF_YEAR = rf"(?:,? (?:of |in )?{_YEAR})?"
# "Friday, April 4": the day of the week only says the same again
_ON_WEEKDAY = rf"(?:\b(?-i:{'|'.join(WEEKDAYS)}),? )?"
_FROM = r"(?:\b(?:from|between) )?"
_TO = rf"(?: ?{DASH} ?| (?:to|through|until) )"
_TO_OR_AND = rf"(?: ?{DASH} ?| (?:to|through|until|and) )"
_NUMBER = rf"(?P<number>{BELOW_HUNDRED}|[1-9][0-9]?|few|several|couple of)"
_UNIT = "(?P<unit>hours?|days?|weeks?|months?|quarters?|years?|decades?)"
# Some people are called June and some things may or march, so that these need a word
# before them that goes with a month
_PLAIN_MONTH = (
    "(?P<month>(?-i:January|February|July|September|October|November|December))"
)
_BEFORE_MONTH = (
    r"\b(?:in|since|by|until|till|of|during|last|this|next|early|late|mid|from|to|"
    "through|before|after|between|compared with)"
)
_SEASON = "(?P<season>spring|summer|autumn|winter|fall)"
_EDGE_OF = r"\b(?:the )?(?P<edge>end|beginning|start) of"
_EARLIER = "(?:earlier|ago|before)"
_SAME = (
    r"(?:the )?(?:same|corresponding) "
    r"(?:period|half|(?:[a-z]{3,6} )?months?|quarter|week|day|time)"
)
_LAST_YEAR = (
    rf"(?:last year|the previous year|the year before|a year {_EARLIER}|{_FOUR_DIGITS})"
)


def _form(
    pattern: str,
    kind: Kind,
    meaning: Meaning | None = None,
    *,
    is_year_alone: bool = False,
) -> Form:
    """A form whose pattern has the time in angle quotes, or is all of it the time."""
    quoted = pattern if "‹" in pattern else f"‹{pattern}›"
    grouped = quoted.replace("‹", "(?P<time>").replace("›", ")")
    return Form(compiled(grouped), kind, meaning, is_year_alone)


# Of forms that fit the same words the first one counts.
_DAYS = (
    _form(
        rf"{_ALONE}{_FOUR_DIGITS}-[01][0-9]-[0-3][0-9](?![\w-])", "day", meanings.iso
    ),
    _form(rf"{_ON_WEEKDAY}\b{_MONTH} {_DAY}{_OF_YEAR}", "day", meanings.one_day),
    _form(
        rf"{_ON_WEEKDAY}{_ALONE}(?:the )?{_DAY} (?:of )?{_MONTH}{_OF_YEAR}",
        "day",
        meanings.one_day,
    ),
    _form(
        rf"{_FROM}\b{_MONTH} {_DAY}{_TO_OR_AND}"
        rf"(?:(?P<until>{_A_MONTH}) )?(?P<last>{_DAY_NUMBER}){_OF_YEAR}",
        "interval",
        meanings.some_days,
    ),
    _form(
        rf"{_FROM}{_ALONE}{_DAY}{_TO_OR_AND}(?P<last>{_DAY_NUMBER}) {_MONTH}{_OF_YEAR}",
        "interval",
        meanings.some_days,
    ),
)
_MONTHS_OF_YEARS = (
    _form(rf"\b{_MONTH},? (?:of |in )?{_YEAR}", "interval", meanings.one_month),
    _form(rf"\b{_PLAIN_MONTH}\b", "interval", meanings.one_month),
    _form(rf"{_BEFORE_MONTH}(?: |-)‹{_MONTH}›(?!\w)", "interval", meanings.one_month),
    _form(
        rf"{_FROM}\b{_MONTH}(?:,? (?P<from_year>{_FOUR_DIGITS}))?"
        rf"{_TO}(?P<until>{_A_MONTH})(?: period)?{_OF_YEAR}",
        "interval",
        meanings.some_months,
    ),
    _form(
        rf"\bbetween {_MONTH}(?:,? (?P<from_year>{_FOUR_DIGITS}))?"
        rf" and (?P<until>{_A_MONTH}){_OF_YEAR}",
        "interval",
        meanings.some_months,
    ),
    # "its August bid"
    _form(
        rf"(?:\b(?:its|their|his|her|the|an?)|[’']s) ‹(?P<month>(?-i:{_FULL}))›(?= [a-z])",
        "interval",
        meanings.one_month,
    ),
)
# There are springs of steel, and falls in sales.
_SEASONS = (
    _form(rf"\bthe {_SEASON} of {_YEAR}", "interval", meanings.season),
    _form(rf"\b{_SEASON} {_YEAR}", "interval", meanings.season),
    _form(
        rf"\b(?P<which>this|last|next|the coming) {_SEASON}\b",
        "interval",
        meanings.season,
    ),
    _form(
        r"\b(?:in|since|by|until|till|during|over|for|before|after|through)"
        r" ‹(?:the )?(?P<season>spring|summer|autumn|winter)›"
        r"(?![\w-]| (?!(?:and|but|or|when|after|before|with|to|as|at|from|by|for)\b)[a-z])",
        "interval",
        meanings.season,
    ),
)
# "the first half of the match" is no time of a year, so that "of" must go on with one.
_PARTS_OF_YEARS = (
    _form(
        rf"\b(?:the )?(?P<which>first|second)(?: |-)half\b{_OF_YEAR}(?! of\b)",
        "interval",
        meanings.part_of_year(6),
    ),
    _form(
        r"\b(?:the )?(?P<which>first|second|third|fourth|final)(?: |-)quarter\b"
        rf"{_OF_YEAR}(?! of\b)",
        "interval",
        meanings.part_of_year(3),
    ),
    _form(
        rf"\bthe (?P<which>last) quarter of {_YEAR}",
        "interval",
        meanings.part_of_year(3),
    ),
    _form(
        rf"\b(?-i:H)(?P<which>[12])\b{_OF_YEAR}", "interval", meanings.part_of_year(6)
    ),
    _form(
        rf"\b(?-i:Q)(?P<which>[1-4])\b{_OF_YEAR}", "interval", meanings.part_of_year(3)
    ),
    _form(
        rf"\b(?:the )?first {_NUMBER} (?P<unit>months|quarters)\b{_OF_YEAR}(?! of\b)",
        "interval",
        meanings.first_months,
    ),
    # Spans that end with a month: "the September quarter", "the year to 30 June 2025"
    _form(
        rf"\bthe {_MONTH} (?P<span>quarter|half)\b{_OF_YEAR}(?! of\b)",
        "interval",
        meanings.months_up_to,
    ),
    _form(
        r"\b(?:the )?(?:(?P<span>(?:financial |fiscal )?year|half(?:-| )year|quarter)|"
        rf"{_NUMBER} months) (?:to|ended|ending|that ended(?: on)?|through)"
        rf"(?: in| on)?(?: the end of| end(?:-| )| the)? (?:{_DAY_NUMBER} )?{_MONTH}"
        rf"(?: {_DAY_NUMBER}(?=,|\b))?{_OF_YEAR}",
        "interval",
        meanings.months_up_to,
    ),
    _form(
        rf"\bthe (?:last|final) {_NUMBER} months of {_YEAR}",
        "interval",
        meanings.last_months,
    ),
)
_YEARS = (
    _form(
        rf"{_FROM}{_ALONE}(?P<first>{_FOUR_DIGITS})"
        rf"(?:{DASH}(?P<last>{_FOUR_DIGITS}|[0-9]{{2}})){_NO_MORE}",
        "interval",
        meanings.some_years,
    ),
    _form(
        rf"\b(?:from |between )(?P<first>{_FOUR_DIGITS})"
        rf"{_TO_OR_AND}(?P<last>{_FOUR_DIGITS}){_NO_MORE}",
        "interval",
        meanings.some_years,
    ),
    _form(
        rf"{_ALONE}(?P<first>{_FOUR_DIGITS}) to (?P<last>{_FOUR_DIGITS}){_NO_MORE}",
        "interval",
        meanings.some_years,
    ),
    _form(
        r"\b(?:the )?(?:(?:current|[0-9]{1,2}th|[a-z]{4,11}th) )?"
        r"Five-Year Plan(?: period)? ?"
        rf"\((?P<first>{_FOUR_DIGITS}){DASH}(?P<last>{_FOUR_DIGITS})\)",
        "interval",
        meanings.some_years,
    ),
    _form(
        rf"\b(?:the )?(?P<plan>[0-9]{{1,2}}th|{one_of(PLANS)}) Five-Year Plan period",
        "interval",
        meanings.five_year_plan,
    ),
    # Earlier years look like figures and need a word before them: "in 1850".
    _form(
        rf"(?:(?<=mid-)|{_ALONE})(?P<year>(?:19|20)[0-9]{{2}}){_NO_MORE}",
        "interval",
        meanings.whole_year,
        is_year_alone=True,
    ),
    _form(
        rf"\b(?:in|since|until|by) ‹(?P<year>{_FOUR_DIGITS})›{_NO_MORE}",
        "interval",
        meanings.whole_year,
        is_year_alone=True,
    ),
    _form(
        r"\b(?P<year>(?:this|last|next|the current) year)\b(?!-)",
        "interval",
        meanings.whole_year,
    ),
    _form(
        r"\b(?:(?:so far )?this year to date|so far this year|"
        r"(?:the )?year to date|this year so far)\b",
        "interval",
        meanings.so_far,
    ),
    _form(
        r"\b(?:the )?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s\b",
        "interval",
        meanings.decade,
    ),
    _form(
        r"\b(?:the )?(?P<century>1[5-9]|2[01])(?:th|st)(?: |-)century\b",
        "interval",
        meanings.century,
    ),
)
_EDGES = (
    _form(rf"{_EDGE_OF} {_MONTH}{_OF_YEAR}", "day", meanings.end_of),
    _form(rf"{_EDGE_OF} {_YEAR}", "day", meanings.end_of),
    _form(
        rf"{_EDGE_OF} (?:the|this) (?P<unit>week|month|quarter)\b",
        "day",
        meanings.end_of,
    ),
    _form(r"\b(?:the )?year(?:-|['’]s )end\b", "day", meanings.year_end),
)
# As of the day of publication. "Black Friday" and "Good Friday" are feasts.
_NEAR = (
    _form(
        r"\b(?<!Black\s)(?<!Good\s)(?:(?P<which>last|this|next) )?"
        rf"(?P<weekday>(?-i:{'|'.join(WEEKDAYS)}))\b",
        "day",
        meanings.weekday,
    ),
    _form(r"\b(?:yesterday|today|tomorrow)\b", "day", meanings.near_day),
    _form(
        r"\b(?P<which>last|this|next) (?P<unit>week|month|quarter)\b",
        "interval",
        meanings.near,
    ),
    _form(
        r"\bthe (?P<which>last) (?P<unit>quarter)\b(?! of\b)", "interval", meanings.near
    ),
    _form(
        r"\b(?:the|these|its|their) (?:past|last|previous|preceding)"
        rf" {_NUMBER} {_UNIT}\b",
        "interval",
        meanings.past,
    ),
    _form(
        rf"\b(?:past {_NUMBER}|the past|the last|past) {_UNIT}\b",
        "interval",
        meanings.past,
    ),
    _form(
        rf"\b(?:the )?(?:next|coming|following) {_NUMBER} {_UNIT}\b",
        "interval",
        meanings.coming,
    ),
    _form(rf"\bthe (?:next|coming) {_UNIT}\b", "interval", meanings.coming),
    _form(
        rf"{_ALONE}(?:a (?=decade)|{_NUMBER} )"
        r"(?P<unit>hours?|days?|weeks?|months?|years?|decades?) ago\b",
        "interval",
        meanings.ago,
    ),
)
_CLOCKS = (
    _form(
        rf"{_ALONE}(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
        r"(?: ?(?:[ap]\.m\.|[ap]m\b))?(?![\w:])",
        "clock",
    ),
    _form(rf"{_ALONE}(?:1[0-2]|[1-9]) ?(?:[ap]\.m\.|[ap]m\b)", "clock"),
    _form(
        rf"{_ALONE}(?:[01][0-9]|2[0-3]):?[0-5][0-9] (?-i:GMT|UTC|CES?T|BST|E[DS]?T)\b",
        "clock",
    ),
)
# Times that were told before, and those that a figure is compared with: words alone
# do not tell which days they are.
_REFERENCES = (
    _form(
        r"\b(?:(?:the|that|this) same (?:period|year|quarter|month|week|day)|"
        r"that (?:year|quarter|month|week))\b",
        "anaphor",
    ),
    _form(
        r"\b(?:during|over|in|for) ‹(?:the|this|that) period›"
        r"(?! (?:of|from|between)\b)(?!\w)",
        "anaphor",
    ),
    _form(rf"\b{_SAME} (?:of |in )?{_LAST_YEAR}(?!\w)", "baseline"),
    _form(
        rf"\b(?:a (?:year|quarter|month|week|day) {_EARLIER}|"
        r"the (?:year|quarter|month|week|day) (?:before|earlier))\b",
        "baseline",
    ),
    _form(
        r"\bthe (?:previous|preceding) (?:year|quarter|month|week|day)\b", "baseline"
    ),
)
FORMS = (
    *_DAYS,
    *_MONTHS_OF_YEARS,
    *_PARTS_OF_YEARS,
    *_SEASONS,
    *_YEARS,
    *_EDGES,
    *_NEAR,
    *_CLOCKS,
    *_REFERENCES,
)
