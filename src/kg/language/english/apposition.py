"""Whether words describe or rename what a name beside them means.

They stand next to it ("the carrier Tessaly"), in brackets or behind a comma or a dash
("Acme, a maker of boats,"), before a comma ("its parent, Acme,"), behind "is", "as",
"named" or "formerly". The noun phrase next to a comma has what stands behind it: in
"Acme bought Bolt, a maker of boats" Bolt is the maker.
"""

from __future__ import annotations

import re

from kg.language.english.number import is_plural
from kg.language.english.regexes import DASH, cased
from kg.language.spans import Span, overlap

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_QUOTES = re.compile(r"[\"“”]")
_DETERMINER = (
    r"(?:an?|the|its|their|his|her|our|one\sof\sthe|two|three|four|both|all|"
    r"[A-Z][\w’-]*[’']s)"
)
_NO_MODIFIER = (
    r"(?:and|or|of|in|at|on|for|from|by|with|to|as|than|which|that|who|an?|the|its|their|"
    r"his|her|our|will|would|has|have|had|is|are|was|were)\b"
)
# What may stand before a noun: "largest", "fast-growing", "Norwegian"
_MODIFIERS = rf"(?:(?!{_NO_MODIFIER})[\w’'-]+\s+){{0,3}}"
_PHRASE = rf"(?:{_DETERMINER}\s+)?{_MODIFIERS}"
# Without a determiner what follows may as well be a verb: ", signed an agreement"
_BARE = rf"(?P<bare>(?:(?!{_NO_MODIFIER}|[\w’'-]*(?:ed|ing)\b)[\w’'-]+\s+){{1,2}})?"
_COPULA = r"(?:is|are|was|were|be|been|being|became|becomes?|remains?|remained)"
_AT_PRESENT = (
    r"(?:now|already|also|still|today)"  # ", now a baker", but not ", once a baker"
)
_NAMING = (
    r"(?:(?:also|formerly|better|now|then|once|previously|originally|in\sshort|or)\s+)*"
    r"(?:named|called|known\sas|code-?named|dubbed|titled|entitled|nicknamed|renamed|"
    r"short\sfor|abbreviated(?:\sas)?|formerly|previously|originally|or|alias)"
)
_NAME = r"(?:[A-Z0-9][\w’.&-]*)(?:\s(?:[A-Z0-9][\w’.&-]*))*"
# Others that share the description
_LIST = rf"(?:\s*(?:,|,?\s(?:and|or|&))\s(?:its\s|the\s)?{_NAME})*"
_COMMA = rf"(?:\s*,\s+|\s*[–—]\s*|\s{DASH}{{1,2}}\s)"
# Behind a name that somebody's age may follow: "Ada Oz, 43, a baker"
_BEHIND = rf"(?:,\s(?:aged\s)?\d{{2}}(?=,))?{_COMMA}"
_BESIDE = rf"(?:\s*\(\s*{_PHRASE}|\s+)"

# Between a name and what describes it
_FIRST = (
    rf"(?:{_BESIDE}"
    rf"|{_BEHIND}(?:(?:which|who)\s+{_COPULA}\s+|{_NAMING}\s+|{_AT_PRESENT}\s+)?"
    rf"{_DETERMINER}\s+{_MODIFIERS}"
    rf"|{_BEHIND}{_NAMING}\s+"
    rf"|{_BEHIND}{_BARE}"
    rf"|(?:,\s[^,;:.\n]{{1,60}},)?\s+{_COPULA}\s+(?:{_AT_PRESENT}\s+)?{_PHRASE}"
    rf"|\s+as\s+{_PHRASE}"
    rf"|\s+{_NAMING}\s+)"
)
_NAME_FIRST = cased(_FIRST)
_NAMES_FIRST = cased(f"{_LIST}{_FIRST}")
_FIRST_NAME = r"(?:[A-Z][\w’-]*|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Sen|Gov)\.)"
# Between what describes and a name; a first name or a title may be left out of it
_NAME_LAST = cased(
    rf"(?P<comma>{_COMMA}|:\s+)?(?:\s*\(\s*|\s*)(?:,?\s*{_NAMING}\s+)?"
    rf"(?:the\s+)?(?:{_FIRST_NAME}\s+){{0,2}}"
)
# "an arbitrator in Geneva, Blaise Oz,"
_WITH_PLACE = cased(
    rf"\s(?:in|of|at|from|with|for|by)\s[^,;:.\n]{{1,40}}{_COMMA}(?:{_FIRST_NAME}\s+){{0,2}}"
)
_BEGINS_PHRASE = re.compile(
    r"(?:\b(?:an?|the|its|their|his|her|our)|[’']s)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_NAMES_LAST = re.compile(
    rf"{_COMMA}?\s*(?:the\s+)?{_NAME}{_LIST}\s*(?:,|,?\s(?:and|or|&))\s(?:the\s)?"
)
# "two ferries, the Linnet and the Dunlin"
_LISTED = re.compile(rf"(?:,|,?\s(?:and|or|&))\s(?:the\s)?{_NAME}")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_CLOSED = re.compile(r"[’']?s?\s*(?:[,.;:)!?\"”–—]|$)")
# "In Dunmore, a maker of boats opened": the comma is that of the place
_ADVERBIAL = re.compile(
    r"(?:^|[.!?\n]\s*)(?:In|At|From|On|Near|For|With)\s+(?:the\s+)?$"
)
_ENDED = cased(r"(?:\s(?:in|of|on|near|by)\s[\w’'-]+(?:\s[A-Z][\w’'-]*)?)?\s*[,;)–—]")
_MORE_OF_IT = re.compile(r"\s(?:of|in|for|from|based|that|which)\s")
_GOES_ON = re.compile(r"\s(?:of|in|at|for|from|based)\b|\s*(?:[,.;)–—]|$)")
# "They called Acme a gem": a word of calling before the name
_CALLING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dub(?:s|bed|bing)?|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|"
    r"term(?:s|ed|ing)?|consider(?:s|ed|ing)?|declar(?:es?|ed|ing)|make(?:s)?|made)\s"
    r"(?:the\s|its\s|their\s)?\Z",
    re.IGNORECASE,
)
_CALLED = cased(rf"\s+{_DETERMINER}\s+{_MODIFIERS}")
_LOOK_BACK = 30


def is_described(text: str, name: Span, words: Span, *, is_place: bool = False) -> bool:
    """Whether words describe what is named beside them, or are another name of it.

    Args:
        text: The whole text.
        name: Where it is named, or words refer to it.
        words: Where the words stand.
        is_place: Whether a place is named: "the city of Dunmore" describes one, and
            "the head of Acme" does not.

    >>> text = "Acme bought Bolt, a maker of boats, from its parent, Corvid."
    >>> maker, parent = (18, 34), (45, 51)
    >>> acme, bolt, corvid = (0, 4), (12, 16), (53, 59)
    >>> is_described(text, bolt, maker), is_described(text, acme, maker)
    (True, False)
    >>> is_described(text, corvid, parent), is_described(text, bolt, parent)
    (True, False)
    """
    if overlap(name, words):
        return True
    if name < words:
        return _is_behind(text, name, words)
    between = _cleared(text[words[1] : name[0]])
    if is_place and _OF.fullmatch(between):
        return True
    match = _NAME_LAST.fullmatch(between)
    if match is None:
        is_listed = _is_several(text, words) and _NAMES_LAST.fullmatch(between)
        return bool(is_listed) or _is_of_somewhere(text, name, words, between)
    if not match["comma"] or _CLOSED.match(text, name[1]):
        return True
    return _is_several(text, words) and bool(_LISTED.match(text, name[1]))


def _is_of_somewhere(text: str, name: Span, words: Span, between: str) -> bool:
    """Whether a phrase goes on before a name: "an arbitrator in Geneva, Blaise Oz"."""
    first = max(0, words[0] - _LOOK_BACK)
    begins = _BEGINS_PHRASE.search(text[first : words[0]])
    closed = _CLOSED.match(text, name[1])
    return bool(begins and closed and _WITH_PLACE.fullmatch(between))


def _is_behind(text: str, name: Span, words: Span) -> bool:
    between = _cleared(text[name[1] : words[0]])
    match = _NAME_FIRST.fullmatch(between)
    # "Acme, the German brewing group": what has capitals need not be another name
    if match is None and _is_several(text, words):
        match = _NAMES_FIRST.fullmatch(between)
    first = max(0, name[0] - _LOOK_BACK)
    before = text[first : name[0]]
    if match is None:
        is_called = _CALLED.fullmatch(between) is not None
        return is_called and _CALLING.search(before) is not None
    if match["bare"] and not _GOES_ON.match(text, words[1]):
        return False
    if not _ADVERBIAL.search(before):
        return True
    return bool(_ENDED.match(text, words[1]))


def _cleared(between: str) -> str:
    """The words between two others, but for quotation marks and what is in brackets."""
    outside = _BRACKETED.sub("", between)
    return _QUOTES.sub("", outside) or " "


def _is_several(text: str, words: Span) -> bool:
    """Whether a description is one of several, as "initiatives" and "makers of boats" are."""
    begin, end = words
    # "Makers of boats": the noun stands before what tells more of it.
    phrase, *_ = _MORE_OF_IT.split(text[begin:end])
    in_order = phrase.split()
    if not in_order:
        return False
    return is_plural(in_order[-1])
