"""Numbers that count nothing: parts of names and codes, ordinals, ranks, and "one" as a pronoun."""

from __future__ import annotations

import re

from kg.language.english.numbers import TENS, Numeral
from kg.language.english.regexes import DASH, HYPHEN, HYPHENS, after, before, compiled

# "phase two", "No. 5": what the number does is tell one from another
_LABEL = compiled(
    r"\b(?:phases?|stages?|models?|routes?|nos?\.|no|numbers?|rooms?|lines?|levels?|grades?|types?|category|tiers?|"
    r"steps?|chapters?|articles?|sections?|pages?|figures?|tables?|volumes?|parts?|versions?|gates?|terminals?|buildings?|"
    r"blocks?|zones?|flights?|highways?|interstate|windows|group of|class|series|formula|top) $"
)
_TOP = compiled(f"\\btop(?: |{HYPHEN})$")
_CAPITALISED = re.compile(r"(?P<word>[A-Z][\w’'&]{0,40})[^\S\n]{1,3}$")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:;][\"”’')\]]?[^\S\n]{1,3}|[\"“‘'(\[•–—][^\S\n]?)$"
)
_OPENERS = (
    "A About After All Almost Altogether Among An And Another Around As At Before Between But By Currently During "
    "Every Exactly For From Had Has Have His Her In Including Into Its Just Nearly Now Of On Only Or Other Our Out "
    "Over Roughly Since So Some Than That The Their Then These They This Those To Today Under Up We Where While With"
)
# A plural behind it, and the number counts after all: "In Norvik 12 mills"
_PLURAL = re.compile(
    r"[^\S\n]{1,3}(?:[a-z-]{1,20}[^\S\n]{1,3}){0,2}?(?!is\b|was\b|has\b|its\b|this\b|as\b)"
    r"(?:[a-z-]{2,20}[a-rt-z]s|people|staff|men|women|children)\b"
)
_ADDRESS = re.compile(
    r"[^\S\n](?:[A-Z][\w’'-]{0,30}[^\S\n]){1,3}(?:Street|Road|Avenue|Lane|Boulevard|Square|Drive|Way|St\.|Rd\.)"
)
_GOES_ON_AS_NAME = re.compile(rf"{HYPHEN}(?:[A-Z]|(?:in|to|by|on|for|of)\b)")
_CAPITALISED_NEXT = re.compile(rf"(?:[^\S\n]|{HYPHEN})[A-Z][a-z]")
_ORDINAL = compiled(
    f"(?:{HYPHEN}| )"
    "(?:first|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|hundred|thousand|million|billion)th)\\b"
)
_SECOND = compiled(f"{HYPHEN}second\\b(?!{HYPHEN})")
_VAGUE = compiled(
    f"\\b(?:several|few|many|multi|countless|tens of|dozens of|hundreds of)(?: |{HYPHEN})$"
)
_CODE_BEFORE = re.compile(
    rf"[A-Za-z]{HYPHEN}$|[0-9]{HYPHEN}[0-9]{{1,9}}{HYPHEN}$|(?<![\w.,])0[0-9]{{1,9}}{HYPHEN}$"
)
_CODE_AFTER = re.compile(rf"{HYPHEN}(?:[0-9]{{1,9}}{HYPHEN}[0-9]|0[0-9])")
_SUSPENDED = re.compile(rf"(?:llion|thousand|hundred|percent|yuan){HYPHEN}$")

_LISTED = compiled(f" ?(?:,|and|or|to|{DASH}|, and) ?")

_ONE_LEAD = compiled(
    r"\b(?:no|the|this|that|any|every|each|which|another|some|only|last|next|first|new|old|big|good|as|day|from) $"
)
_ONE_WORDS = (
    "of|another|that|which|who|whose|is|was|can|could|has|had|must|should|may|might|will|would|to|by|at|such|and|or|in|"
    "on|for|with|where|thing|after|day,|more|way|step|hand|side|from|but|not|as|when|if"
)
_ONE_PRONOUN = compiled(
    f" (?:{_ONE_WORDS})(?!\\w)|[^{HYPHENS}\\w\\s]|$|{HYPHEN}(?!(?:day|week|month|year|hour|minute)\\b)"
)
_ZERO_COMPOUND = compiled(f"{HYPHEN}[a-z]| (?:tolerance|sum|hour|gravity)\\b")
_NET = compiled(f"\\b(?:net|ground|near|from|below|above)(?: |{HYPHEN})$")


def is_name(text: str, numeral: Numeral, *, is_measured: bool) -> bool:
    """Whether the numeral is no figure. One that is measured, by a unit or a magnitude, is no mere label."""
    words, following = before(text, numeral.begin), after(text, numeral.end)
    wording = text[numeral.begin : numeral.end]
    if (
        _is_code(words, following)
        or _ORDINAL.match(following)
        or _GOES_ON_AS_NAME.match(following)
    ):
        return True
    if (
        _VAGUE.search(words)
        or _TOP.search(words)
        or (wording.casefold() in TENS and _SECOND.match(following))
    ):
        return True
    if is_measured:
        return False
    if wording.casefold() in ("one", "zero"):
        return _is_pronoun(wording.casefold(), words, following)
    if _LABEL.search(words) and "," not in wording:
        return True
    return bool(_ADDRESS.match(following)) or _is_in_name(wording, words, following)


def is_listed(text: str, named: int, numeral: Numeral) -> bool:
    """Whether the numeral goes on with a list of names that was at `named`: "Zones 3 and 4"."""
    is_next = bool(_LISTED.fullmatch(text, named, numeral.begin))
    return is_next and not _PLURAL.match(text, numeral.end)


def _is_code(words: str, following: str) -> bool:
    return bool(
        _CODE_AFTER.match(following)
        or (_CODE_BEFORE.search(words) and not _SUSPENDED.search(words))
    )


def _is_pronoun(word: str, words: str, following: str) -> bool:
    if word == "zero":
        return bool(_ZERO_COMPOUND.match(following) or _NET.search(words))
    return bool(_ONE_LEAD.search(words) or _ONE_PRONOUN.match(following))


def _is_in_name(wording: str, words: str, following: str) -> bool:
    """Whether capitals around the numeral make it part of a name such as 'Boulevard 66' or 'Three Rivers'."""
    starts = bool(_SENTENCE_START.search(words))
    if wording[0].isupper():
        return not starts or bool(_CAPITALISED_NEXT.match(following))
    name = _CAPITALISED.search(words)
    if not name or name["word"] in _OPENERS.split():
        return False
    return not _PLURAL.match(following)
