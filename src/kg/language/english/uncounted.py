"""Numbers that count nothing: names, codes, ordinals, ranks, "one" as a pronoun."""

from __future__ import annotations

import re

from kg.language.english.numbers import CLOSE_WORDS, TENS, Numeral
from kg.language.english.regexes import DASH, HYPHEN, HYPHENS, after, before, compiled

# "phase two", "No. 5": what the number does is tell one from another
_LABEL = compiled(
    r"\b(?:phases?|stages?|models?|routes?|nos?\.|no|numbers?|rooms?|lines?|levels?|"
    r"grades?|types?|category|tiers?|steps?|chapters?|articles?|sections?|pages?|"
    r"figures?|tables?|volumes?|parts?|versions?|gates?|terminals?|buildings?|"
    r"blocks?|zones?|clauses?|paragraphs?|items?|appendix|annex|episodes?|exits?|"
    r"junctions?|platforms?|runways?|berths?|units?|reactors?|flights?|highways?|"
    r"interstate|windows|(?-i:Group of)|class|series|"
    r"formula|top|"
    r"(?:at|by|in|on|from|to|through|until|after) (?:week|day|month|season|round|lap)) $"
)
# "15 per 100,000 people", "p < 0.001": of how many, and how sure
_BASE = compiled(r"\b(?:per|(?:for|in|of) (?:every|each)) $|\bp ?[<>=≤] ?$")
# A "top 10 mill" has a rank, whatever the unit behind it
_TOP = compiled(f"\\btop(?: |{HYPHEN})$")
_CAPITALISED = re.compile(r"(?P<word>[A-Z][\w’'&]{0,40})[^\S\n]{1,3}$")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:;][\"”’')\]]?[^\S\n]{1,3}|[\"“‘'(\[•–—][^\S\n]?)$"
)
# Words that have their capital from the beginning of a sentence, and make no name with
# a number behind them
_OPENERS = (
    "A About After All Almost Altogether Among An And Another Around As At Before "
    "Between But By Currently During Every Exactly For From Had Has Have His Her In "
    "Including Into Its Just Nearly Now Of On Only Or Other Our Out Over Roughly Since "
    "So Some Than That The Their Then These They This Those To Today Under Up We Where "
    "While With"
)
_NO_NAMES = frozenset(_OPENERS.split())
# A plural behind it, and the number counts after all: "In Norvik 12 mills"
_PLURAL = re.compile(
    r"[^\S\n]{1,3}(?:[a-z-]{1,20}[^\S\n]{1,3}){0,2}?"
    r"(?!is\b|was\b|has\b|its\b|this\b|as\b)"
    r"(?:[a-z-]{2,20}[a-rt-z]s|people|staff|men|women|children)\b"
)
_PLACE = re.compile(
    r"(?:^|\b[Ii]n|\b[Aa]t|\b[Ff]or|\b[Ff]rom|\b[Tt]o|\b[Oo]f|\b[Oo]n|\b[Bb]y|\b[Ww]ith)"
    r"[^\S\n](?:[A-Z][\w’'&]{0,40}[^\S\n]){1,3}$"
)
_ADDRESS = re.compile(
    r"[^\S\n](?:[A-Z][\w’'-]{0,30}[^\S\n]){1,3}"
    r"(?:Street|Road|Avenue|Lane|Boulevard|Square|Drive|Way|St\.|Rd\.)"
)
# "7-Eleven", "3-in-1"
_GOES_ON_AS_NAME = re.compile(rf"{HYPHEN}(?:[A-Z]|(?:in|to|by|on|for|of)\b)")
_CAPITALISED_NEXT = re.compile(rf"(?:[^\S\n]|{HYPHEN})[A-Z][a-z]")
_ORDINAL = compiled(
    f"(?:{HYPHEN}| )(?:first|third|"
    "(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|hundred|thousand|million|billion)"
    "th)\\b"
)
# "the twenty-second loom", but "a twenty-second-long break"
_SECOND = compiled(f"{HYPHEN}second\\b(?!{HYPHEN})")
# "900,000 twenty-foot equivalent units"
_BOX = compiled(f"(?: |{HYPHEN})f(?:oo|ee)t(?: |{HYPHEN})equivalent\\b")
_VAGUE = compiled(
    "\\b(?:several|few|many|multi|countless|tens of|dozens of|hundreds of)"
    f"(?: |{HYPHEN})$"
)
# "X-500", "AN3-9", "555-0199", "0772-123456"
_CODE_BEFORE = re.compile(
    rf"[A-Za-z]{HYPHEN}$|(?<!\w)(?P<letters>[A-Za-z]{{1,6}})[0-9]{{1,4}}{HYPHEN}$|"
    rf"[0-9]{HYPHEN}[0-9]{{1,9}}{HYPHEN}$|"
    rf"(?<![\w.,])0[0-9]{{1,9}}{HYPHEN}$"
)
# "+44 20 7946 0958"
_PHONE = re.compile(r"\+[0-9][0-9 ()./-]{0,20}$")
_CODE_AFTER = re.compile(rf"{HYPHEN}(?:[0-9]{{1,9}}{HYPHEN}[0-9]|0[0-9])")
# "3 million-5 million" and "4.5 percent-5.5 percent" are ranges
_SUSPENDED = re.compile(
    rf"(?:llion|thousand|hundred|percent|yuan|[0-9](?:k|m|mn|bn|tn)){HYPHEN}$"
)

_LISTED = compiled(f" ?(?:,|and|or|to|{DASH}|, and) ?")

# "the one", "day one": behind these "one" is a pronoun or a label
_ONE_LEAD = compiled(
    r"\b(?:no|the|this|that|any|every|each|which|another|some|only|last|next|first|"
    r"new|old|big|good|as|day|from) $"
)
# "one of", "one who", "one day," and "one-stop"; but "one-year" is a measure
_ONE_WORDS = (
    "of|another|that|which|who|whose|is|was|can|could|has|had|must|should|may|might|"
    "will|would|to|by|at|such|and|or|in|on|for|with|where|thing|after|day,|more|way|"
    "step|hand|side|from|but|not|as|when|if"
)
_ONE_PRONOUN = compiled(
    f" (?:{_ONE_WORDS})(?!\\w)|[^{HYPHENS}\\w\\s]|$|"
    f"{HYPHEN}(?!(?:day|week|month|year|hour|minute)\\b)"
)
# "zero-carbon", "zero tolerance", "net zero"
_ZERO_COMPOUND = compiled(f"{HYPHEN}[a-z]| (?:tolerance|sum|hour|gravity)\\b")
_NET = compiled(f"\\b(?:net|ground|near|from|below|above)(?: |{HYPHEN})$")


def is_name(text: str, numeral: Numeral, *, is_measured: bool) -> bool:
    """Whether the numeral is no figure.

    Args:
        text: The whole text.
        numeral: A number in it.
        is_measured: Whether a unit or a magnitude goes with it, so that it is no mere
            label.
    """
    lead = before(text, numeral.begin)
    following = after(text, numeral.end)
    words = text[numeral.begin : numeral.end]
    is_base = bool(_BASE.search(lead) or _BOX.match(following))
    if is_base or _is_code(lead, following) or _is_ordinal(words, following):
        return True
    if _GOES_ON_AS_NAME.match(following) or _VAGUE.search(lead) or _TOP.search(lead):
        return True
    if is_measured:
        return False
    if words.casefold() in ("one", "zero"):
        return _is_no_count(words.casefold(), lead, following)
    # Labels are small: "line 1,200" goes on with a figure.
    if _LABEL.search(lead) and "," not in words:
        return True
    return bool(_ADDRESS.match(following)) or _is_in_name(words, lead, following)


def is_listed(text: str, named: int, numeral: Numeral) -> bool:
    """Whether a list of names goes on with the numeral: "Zones 3 and 4".

    Args:
        text: The whole text.
        named: Where the last number that was a name ends.
        numeral: The next number.
    """
    is_next = bool(_LISTED.fullmatch(text, named, numeral.begin))
    return is_next and not _PLURAL.match(text, numeral.end)


def _is_code(lead: str, following: str) -> bool:
    if _CODE_AFTER.match(following) or _PHONE.search(lead):
        return True
    code = _CODE_BEFORE.search(lead)
    if code is None or code["letters"] in CLOSE_WORDS:
        return False  # "RM3-5 million" is a range
    return not _SUSPENDED.search(lead)


def _is_ordinal(words: str, following: str) -> bool:
    if _ORDINAL.match(following):
        return True
    # Only behind tens is "second" an ordinal; "a one-second break" is a measure.
    return words.casefold() in TENS and bool(_SECOND.match(following))


def _is_no_count(word: str, lead: str, following: str) -> bool:
    """Whether "one" is a pronoun, or "zero" part of another word."""
    if word == "zero":
        return bool(_ZERO_COMPOUND.match(following) or _NET.search(lead))
    return bool(_ONE_LEAD.search(lead) or _ONE_PRONOUN.match(following))


def _is_in_name(words: str, lead: str, following: str) -> bool:
    """Whether capitals around make the numeral part of a name.

    So they do in "Boulevard 66" and "Three Rivers".
    """
    if words[0].isupper():
        starts_sentence = bool(_SENTENCE_START.search(lead))
        return not starts_sentence or bool(_CAPITALISED_NEXT.match(following))
    name = _CAPITALISED.search(lead)
    if name is None or name["word"] in _NO_NAMES:
        return False
    if not _PLURAL.match(following):
        return True
    # "AirNord 3 reaches": with so small a number a plural is rather the verb of a name.
    return len(words) == 1 and words.isdigit() and not _PLACE.search(lead)
