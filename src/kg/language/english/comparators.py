"""How a true figure stands to the stated one: "more than", "at least", "almost", "or so"."""

from __future__ import annotations

from kg.language.english.numbers import CARDINALS
from kg.language.english.regexes import HYPHEN, Table, after, before, compiled, one_of
from kg.language.english.units import DURATIONS

_MORE = (
    "more than|over|above|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|tops|topp(?:ed|ing)|in excess of|"
    "upwards? of|north of|(?:greater|higher|larger|bigger|longer) than"
)
_LESS = (
    "less than|fewer than|under|below|short of|south of|(?:lower|smaller|shorter) than"
)
_NOT = r"(?:no|not|never|cannot|without|\w{2,6}n['’]t)"
_LEADING = {
    "atMost": f"{_NOT} (?:to |be )?(?:{_MORE})|up to|as (?:many|much|high|long) as|at (?:the )?most|maximum of|≤",
    "atLeast": f"{_NOT} (?:be )?(?:{_LESS})|at (?:the very )?least|minimum of|≥",
    "almost": "almost|nearly|close to|approach(?:es|ed|ing)?|(?:just )?shy of|just short of",
    "moreThan": f"{_MORE}|>",
    "lessThan": f"{_LESS}|<",
    "about": (
        r"about|around|approximately|approx\.|roughly|some|circa|(?:an )?estimated(?: at)?|more or less|"
        "in the region of|~|≈"
    ),
}
# "12 mills and over 300 shops", "12 mills and larger shops": such words go on with
# another figure
_CARDINAL = one_of([*CARDINALS, "a", "half"])
_NO_FIGURE = rf"(?! ?(?:(?:a|some|another) )?[^\w\s,;.]{{0,3}}[0-9]| {_CARDINAL}\b)"
_NO_ADJECTIVE = r"(?! [a-z]{4,7} [a-z-]{2,20}s\b)"
_GREATER = "more|higher|longer|greater|larger|older|better"
_SMALLER = "less|fewer|lower|shorter|smaller|younger"
_TRAILING = {
    "atLeast": (
        rf"\+|{HYPHEN}plus\b| (?:or|and) (?:above|over)\b{_NO_FIGURE}|"
        rf" (?:or|and{_NO_ADJECTIVE}) (?:{_GREATER})\b(?! than)| at least\b(?! \w)"
    ),
    "atMost": (
        rf" (?:or|and) (?:below|under)\b{_NO_FIGURE}| at most\b(?! \w)|"
        rf" (?:or|and{_NO_ADJECTIVE}) (?:{_SMALLER})\b(?! than)"
    ),
    "about": rf"{HYPHEN}odd\b| or so\b| or thereabouts\b| more or less\b| give or take\b",
}
_FILLER = "(?:(?:the|an?|its|their|another|a (?:total|combined total|further|combined|whopping)(?: of)?) )?"

ANY = f"(?:{'|'.join(_LEADING.values())}) ?{_FILLER}"
"""Whatever comparator may lead up to a figure."""
_BEFORE = Table(_LEADING, rf"(?<!\w){{}} ?{_FILLER}$")
_AFTER = Table(_TRAILING, "{}")
# "passed three laws", but "passed the three million mark"
_PASSED = compiled(
    r"\b(?:pass(?:es|ed|ing)|past|cross(?:es|ed|ing)|br(?:eaks|oke|oken|eaking)) the $"
)
_MARK = compiled(f"(?: |{HYPHEN})(?:mark|milestone|threshold)\\b")

# "invested over three years", "sold under two brands", "adds up to 30" say when, how
# and what, not how many at least
_MANNERS = compiled(
    r"(?: [a-z-]{1,20})? (?:brands?|names?|contracts?|agreements?|plans?|programm?e?s?|labels?|licen[cs]es?|categories|"
    r"headings?|roofs?|themes?|schemes?|laws?|rules?|phases|stages|rounds|generations)\b"
)
_LASTING = compiled(
    r"\b(?:for|in|after|at|of|with|within|to|is|was|were|been|last(?:s|ed|ing)?|takes?|took|taking|spent) $"
)
_SUM = compiled(r"\badd(?:s|ed|ing)? up to $")


def leading(text: str, begin: int, end: int, unit: str) -> tuple[str, int] | None:
    """The comparator right before a figure, and where it begins."""
    words = before(text, begin)
    passed = _PASSED.search(words)
    if passed and _MARK.match(text, end):
        return "moreThan", begin - len(words) + passed.start()
    found = _BEFORE.search(words)
    if (
        not found
        or _SUM.search(words)
        or _says_how(found[0], words[: found.start()], after(text, end), unit)
    ):
        return None
    return _BEFORE.name(found), begin - len(words) + found.start()


def trailing(text: str, end: int) -> tuple[str, int] | None:
    """The comparator right behind a figure, and where it ends."""
    found = _AFTER.match(text, end)
    return (_AFTER.name(found), found.end()) if found else None


def _says_how(comparator: str, lead: str, following: str, unit: str) -> bool:
    word = comparator.split(maxsplit=1)[0].casefold()
    if word == "over" and unit in DURATIONS:
        return not _LASTING.search(lead)
    return word in ("over", "under") and bool(_MANNERS.match(following))
