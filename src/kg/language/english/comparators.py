"""Comparators: how a true figure stands to the stated one, as in "more than 40"."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.english.numbers import CARDINALS
from kg.language.english.regexes import HYPHEN, Table, after, before, compiled, one_of
from kg.language.english.units import DURATIONS

# "top" and "pass" are out, since "a top 10 mill" is a rank and "passed 3 laws" counts
# laws; for "passed the 5 million mark" see `_PASSED`.
_MORE = (
    "more than|over|above|beyond|"
    "exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|tops|topp(?:ed|ing)|"
    "in excess of|upwards? of|north of|"
    "(?:greater|higher|larger|bigger|longer) than"
)
_LESS = (
    "less than|fewer than|under|below|short of|south of|(?:lower|smaller|shorter) than"
)
# "no more than", "does not exceed", "didn't reach over"
_NOT = r"(?:no|not|never|cannot|without|\w{2,6}n['’]t)"
# A search finds what begins first, so that "no more than 40" is not "more than 40", and
# "just short of 40" is almost 40 rather than any number below. Out are words that
# introduce a figure as it is, "exactly" and "a total of".
_LEADING = {
    "atMost": (
        f"{_NOT} (?:to |be )?(?:{_MORE})|up to|within|"
        "as (?:many|much|high|long) as|"
        "at (?:the )?most|maximum of|≤"
    ),
    "atLeast": (f"{_NOT} (?:be )?(?:{_LESS})|at (?:the very )?least|minimum of|≥"),
    "almost": (
        "almost|nearly|close to|just (?:under|below)|approach(?:es|ed|ing)?|"
        "(?:just )?shy of|just short of"
    ),
    "moreThan": f"{_MORE}|>",
    "lessThan": f"{_LESS}|<",
    "about": (
        r"about|around|approximately|approx\.?|roughly|some|circa|(?-i:ca?)\.|"
        "(?:an )?estimated(?: at)?|more or less|in the region of|~|≈"
    ),
}
# "12 mills and over 300 shops", "12 mills and larger shops": such words go on with
# another figure
_CARDINAL = one_of([*CARDINALS, "a", "half"])
_NO_FIGURE = rf"(?! ?(?:(?:a|some|another) )?[^\w\s,;.]{{0,3}}[0-9]| {_CARDINAL}\b)"
_NO_ADJECTIVE = r"(?! [a-z]{4,7} [a-z-]{2,20}s\b)"
_GREATER = "more|higher|longer|greater|larger|older|better"
_SMALLER = "less|fewer|lower|shorter|smaller|younger"
# With another word behind them, "at least" and "at most" lead up to the next figure:
# "12 mills at most 3 shops share"
_TRAILING = {
    "atLeast": (
        rf"\+|{HYPHEN}plus\b| (?:or|and) (?:above|over)\b{_NO_FIGURE}|"
        rf" (?:or|and{_NO_ADJECTIVE}) (?:{_GREATER})\b(?! than)|"
        r" at least\b(?! \w)"
    ),
    "atMost": (
        rf" (?:or|and) (?:below|under)\b{_NO_FIGURE}| at most\b(?! \w)|"
        rf" (?:or|and{_NO_ADJECTIVE}) (?:{_SMALLER})\b(?! than)"
    ),
    "about": (
        rf"{HYPHEN}odd\b| or so\b| or thereabouts\b| more or less\b| give or take\b"
    ),
}
# "more than another 50", "almost a further 50"
_FILLER = (
    "(?:(?:the|an?|its|their|another|"
    "a (?:total|combined total|further|combined|whopping)(?: of)?) )?"
)

ANY = f"(?:{'|'.join(_LEADING.values())}) ?{_FILLER}"
"""Whatever comparator may lead up to a figure."""
_BEFORE = Table(_LEADING, rf"(?<!\w){{}} ?{_FILLER}$")
_AFTER = Table(_TRAILING, "{}")
# "passed three laws", but "passed the three million mark"
_PASSED = compiled(
    r"\b(?:pass(?:es|ed|ing)|past|cross(?:es|ed|ing)|br(?:eaks|oke|oken|eaking)) "
    "the $"
)
_MARK = compiled(f"(?: |{HYPHEN})(?:mark|milestone|threshold)\\b")

# "sold under two brands" and "invested over three years" say how and when, not how
# many at least; but "has run for over three years" says how long.
_MANNERS = compiled(
    r"(?: \([^()\n]{1,30}\))?(?: [a-z-]{1,20})? "
    r"(?:brands?|names?|contracts?|agreements?|plans?|programm?e?s?|labels?|"
    r"licen[cs]es?|categories|headings?|roofs?|themes?|schemes?|laws?|rules?|phases|"
    r"stages|rounds|generations)\b"
)
_LASTING = compiled(
    r"\b(?:for|in|after|at|of|with|within|to|is|was|were|been|"
    r"last(?:s|ed|ing)?|takes?|took|taking|spent) $"
)
# "adds up to 30" tells the sum itself, "edged up to 30" the level
_LEVEL = compiled(
    r"\b(?:add(?:s|ed|ing)?|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|tick(?:s|ed|ing)?|"
    r"nudg(?:es?|ed|ing)|creep(?:s|ing)?|crept|go(?:es|ing)?|gone|went|mov(?:es?|ed|ing)|"
    r"climb(?:s|ed|ing)?|drift(?:s|ed|ing)?|push(?:es|ed|ing)?|tak(?:es?|en|ing)|took) "
    r"up to $"
)
# "turned over 810 million" and "handed over 37 jets" tell exactly as many
_PARTICLE = compiled(
    r"\b(?:turn(?:s|ed|ing)?|hand(?:s|ed|ing)?|sign(?:s|ed|ing)?|pass(?:es|ed|ing)?|"
    r"tak(?:es?|en|ing)|took|roll(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|mull(?:s|ed|ing)?) $"
)
# "less than the £26m that it had asked for" tells of another figure
_DEFINITE = compiled(r"\b(?:than|short of) the $")


class Comparator(NamedTuple):
    """A comparator, and where its words begin and end."""

    name: str
    begin: int
    end: int


def leading(text: str, begin: int, end: int, unit: str) -> Comparator | None:
    """The comparator right before a figure.

    Args:
        text: The whole text.
        begin: Where the figure begins.
        end: Where it ends, with its unit.
        unit: The unit, or `count`.
    """
    words = before(text, begin)
    first = begin - len(words)
    passed = _PASSED.search(words)
    if passed and _MARK.match(text, end):
        return Comparator("moreThan", first + passed.start(), begin)
    match = _BEFORE.search(words)
    if match is None or _LEVEL.search(words) or _DEFINITE.search(words):
        return None
    lead = words[: match.start()]
    if _tells_manner(match[0], lead, after(text, end), unit):
        return None
    return Comparator(_BEFORE.name(match), first + match.start(), begin)


def trailing(text: str, end: int) -> Comparator | None:
    """The comparator right behind a figure that ends there."""
    match = _AFTER.match(text, end)
    return Comparator(_AFTER.name(match), end, match.end()) if match else None


def _tells_manner(comparator: str, lead: str, following: str, unit: str) -> bool:
    """Whether "over" or "under" tells how or when rather than how many."""
    word = comparator.split(maxsplit=1)[0].casefold()
    if word == "over" and _PARTICLE.search(lead):
        return True
    # "within six weeks" sets a bound; "within 5 km of the port" and "within two
    # brands" tell where.
    if word == "within":
        return unit not in DURATIONS
    if word == "over" and unit in DURATIONS:
        return not _LASTING.search(lead)
    return word in ("over", "under") and bool(_MANNERS.match(following))
