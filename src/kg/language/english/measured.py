"""The noun that a figure measures, by the order of words: "profit" of "a profit of 3 million"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.english.regexes import before, compiled
from kg.language.english.stems import WORD
from kg.language.english.variable_names import GENERIC
from kg.language.spans import Span

_LEADING = (
    r"(?:(?:about|around|nearly|almost|some|over|at least|up to|more than|less than|"
    r"just|only|roughly|between|an?|the|estimated) )*"
)
# "sales of 5 million", "sales in Farrow of 5 million", "a loan worth 5 million"
_OF = compiled(
    rf"(?P<noun>[\w’-]+)(?: (?:in|for|from|at|on|by) (?:[\w’'&-]{{1,25}} ?){{1,4}}?)? "
    rf"(?:of|at|worth|totalling|exceeding|averaging) {_LEADING}$"
)
_JUST_OF = compiled(rf"(?P<noun>[\w’-]+) of {_LEADING}$")
# "5 million euros in sales", "5 million euros' worth of exports"
_BEHIND = compiled(
    r"(?:[’'])?(?: worth)? (?:in|of) (?:[a-z-]{2,20} ){0,2}?(?P<noun>[a-z-]{3,20})\b"
)
_ADJUNCT = compiled(r" (?:in|during|at|for|on|from|of) (?:the |its |their )?")
_OWN_VERB = compiled(
    r"\b(?:and|but|or|then) (?:to )?(?!(?:in|on|at|for|by|from|another|other|of|with|to)\b)"
    rf"(?P<verb>[a-z]{{3,20}}) {_LEADING}$"
)
_ADJUNCT_BEFORE = compiled(r"\b(?:in|during|at|for|on|from) (?:the )?$")
_ENUMERATING = compiled(r"(?: ?,)?(?: and| or)? ")
_AND = compiled(rf",? and {_LEADING}")
_VERB = compiled(rf"(?P<verb>[a-z]{{3,20}}) {_LEADING}$")
# "fined it 3 million over fees": what came before the figure, or made it so
_CAUSE = compiled(
    r"(?:[^.,;]{0,40}? )?(?:over|after|despite|amid|because of|due to|owing to|"
    r"thanks to|following|before) (?:[\w’'-]{1,25} ){0,3}"
)
# These say nothing of what a figure measures, as in "a record of 3 million"
_EMPTY_NOUNS = frozenset(
    "ahead band because group handful high instead loan low maximum mean minimum out "
    "pace peak range record scale series short some string succession top".split()
)
# What begins so goes on with what the sentence says before: "from 4 million in 2022"
_GOES_ON = compiled(
    r"\W{0,5}(?:(?:and|or|but) )?(?:up|down|from|against|compared (?:with|to)|versus|"
    r"instead of|rather than|than|(?:while |and )?(?:that|those) (?:of|at|in)|equal to|"
    r"or|to)\b"
)


def governing(text: str, figure: Span) -> str | None:
    """The noun of which a figure is told by "of" or "in": the surest that there is.

    >>> text = "It had sales of 5 million euros and 3 million euros in debts."
    >>> governing(text, (16, 31)), governing(text, (36, 51))
    ('sales', 'debts')
    """
    begin, end = figure
    lead = _OF.search(before(text, begin))
    if lead:
        return lead["noun"]
    behind = _BEHIND.match(text, end)
    return behind["noun"] if behind else None


def noun_of(text: str, figure: Span) -> str | None:
    """The noun of which a figure is told by "of", if it says what is measured.

    >>> text = "It received a subsidy of 3 million euros and a total of 4 million."
    >>> noun_of(text, (25, 40)), noun_of(text, (56, 65))
    ('subsidy', None)
    """
    lead = _JUST_OF.search(before(text, figure[0]))
    noun = lead["noun"].casefold() if lead else None
    return None if noun in _EMPTY_NOUNS | GENERIC else noun


def is_of_cause(text: str, figure: Span, word: Span) -> bool:
    """Whether a word behind a figure only tells why or when it came to it.

    >>> text = "It was fined 3 million euros over its fees."
    >>> is_of_cause(text, (13, 28), (38, 42))
    True
    """
    return bool(_CAUSE.fullmatch(text, figure[1], word[0]))


def verb_before(text: str, figure: Span) -> str | None:
    """The word right before a figure, where it may be the verb whose object it is.

    >>> verb_before("It lost about 5 million euros.", (14, 29))
    'lost'
    """
    lead = _VERB.search(before(text, figure[0]))
    return lead["verb"] if lead else None


def is_enumerating(words: str) -> bool:
    """Whether words between two figures only enumerate them.

    >>> is_enumerating(" and "), is_enumerating(" of its shares and ")
    (True, False)
    """
    return bool(_ENUMERATING.fullmatch(words))


def own_verb(text: str, figure: Span) -> str | None:
    """The verb that a sentence goes on with for a figure, after that of another one.

    >>> own_verb("It weighs 290 grams and stores 48 watts.", (31, 39))
    'stores'
    """
    lead = _OWN_VERB.search(before(text, figure[0]))
    return lead["verb"] if lead else None


def words_before(text: str, begin: int, figure: Span) -> Iterator[tuple[str, Span]]:
    """The words of a clause before a figure, the nearest first, with their places."""
    matches = list(WORD.finditer(text, begin, figure[0]))
    for match in reversed(matches):
        yield match[0], match.span()


def is_adjunct_of(text: str, figure: Span, word: Span) -> bool:
    """Whether a word stands right behind a figure, in what tells where or when it is so.

    >>> text = "It had 40 people in spring and 50 in autumn."
    >>> is_adjunct_of(text, (31, 33), (37, 43)), is_adjunct_of(text, (7, 9), (37, 43))
    (True, False)
    """
    return bool(_ADJUNCT.fullmatch(text, figure[1], word[0]))


def has_adjunct(text: str, figure: Span) -> bool:
    """Whether words right behind a figure tell where or when it is so."""
    return bool(_ADJUNCT.match(text, figure[1]))


def ends_adjunct(text: str, word: Span, figure_begin: int) -> bool:
    """Whether a word ends what tells where or when, before another figure is added."""
    is_last = _AND.fullmatch(text, word[1], figure_begin)
    return bool(is_last) and bool(_ADJUNCT_BEFORE.search(before(text, word[0])))


def goes_on(text: str, clause: Span, figure: Span) -> bool:
    """Whether a clause leaves to the one before what its figure measures.

    So it is where the figure is all of it, or is only compared.

    >>> text = "Sales were 5 million, against 3 million in 2022."
    >>> goes_on(text, (21, 48), (30, 39)), goes_on(text, (0, 20), (11, 20))
    (True, False)
    """
    lead = text[clause[0] : figure[0]]
    return not lead.strip(" \t,;(") or bool(_GOES_ON.match(lead))
