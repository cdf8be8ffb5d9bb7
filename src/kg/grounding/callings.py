"""What is told in passing, and what is said: of this alone the speaker matters.

"The brewer Kvarn" calls Kvarn a brewer, and whoever speaks, it is so. "Kvarn is a gem"
says it, and "they called Kvarn a gem" says that they did. In "Kvarn, owned by Bolt, will
grow, it said" somebody says that it will grow; whose it is, the article tells itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import vocabulary as v
from kg.language.spans import Span

CALLINGS = (v.PREF_LABEL, v.ALT_LABEL, v.KIND, v.TYPE)
"""The properties by which a thing is called something."""

_SAYING = re.compile(
    r"\b(?:is|are|was|were|be|been|being|isn['’]t|remains?|remained|becomes?|became|"
    r"calls?|called|calling|dubs|dubbed|dubbing|brands|branded|branding|terms|termed|"
    r"labels|labelled|labeled|describe[sd]?|describing|hail(?:s|ed|ing)?|"
    r"consider(?:s|ed|ing)?|sees|saw|regard(?:s|ed|ing)?|as)\b"
)
# Between a name and a word of what is added to it: ", which", ", a", ", founded in 1991 and"
_ADDED = re.compile(
    r",\s(?:[a-z]+(?:ed|en|t|d|n)\s[^,;.]{1,50}\sand\s)?"
    r"(?:(?:which|who|whose)\s(?:[\w’'-]+\s){0,3}|"
    r"(?:an?|the|its|their|his|her|one of the)\s(?:[\w’'-]+\s){0,3}|"
    r"(?:[a-z]+ly|now|then|also|once|long|jointly)\s)?"
)
# An aside behind a name, up to a word in it: ", which lost 3 million", ", bought by Bolt in"
_ASIDE = re.compile(
    r"(?<=[\w’')]),\s(?:(?:which|who|whose)\b|[a-z-]+(?:ed|ght|wn|ld|de|lt|un|en|et)\s"
    r"(?:by|in|from|to|for|at|with|on|as|since|last|earlier)\b)[^,;:.]*\Z"
)
_ASIDE_BACK = 120
_SAID_BEHIND = re.compile(
    r"[^,;.]*,\s(?:according to\b|(?:[\w’'.-]+\s){1,6}(?:said|says|told|adds|added|warned)\b|"
    r"(?:said|says|warned|added)\s[A-Z][\w’'-]*\s[A-Z][\w’'-]*[.,])"
)
# "the Danish group Quist", which is Danish
_ADJECTIVAL = re.compile(r"\s(?:(?!was|were|is|are|has|had)[a-z][\w-]*\s){0,3}")
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|their)|[’']s?|\A|[.,;])\s\Z", re.IGNORECASE
)
# "its rival Bolt", "Acme's parent Bolt"
_OWNED_NOUN = re.compile(
    r"(?:\b(?:its|their|his|her|our|the)|[’']s?)\s(?:[\w-]+\s){0,2}\Z"
)
# Between a noun and what is told of it in its own phrase: "mill in Riga", "Bolt's chief"
_OF_NOUN = re.compile(
    r"\s(?:of|in|at|near|for|from|with)\s(?:the\s)?|[’']s?\s(?:[\w-]+\s){0,2}"
)
_BY = re.compile(r"\sby\b")
# "called the job cuts brutal"
_CALLED = re.compile(
    r"\b(?:calls?|called|calling|branded|labelled|labeled|deem(?:s|ed)|consider(?:s|ed)?|"
    r"finds?|found|thinks?|thought|declared|pronounced)\s"
    r"(?:(?!(?:off|for|on|out|up)\b)[\w’'-]+\s){1,6}\Z"
)
# "the former banker Ada Oz", "Ada Oz, once a banker"
_FORMER = re.compile(r"\b(?:former|ex|once|one-?time|retired|erstwhile)[ -](?:an? )?\Z")
_LOOK_BACK = 40


def was_before(text: str, kind: Span) -> bool:
    """Whether something was of a kind once: "the former banker Ada Oz"."""
    first = max(0, kind[0] - _LOOK_BACK)
    return _FORMER.search(text[first : kind[0]]) is not None


def is_only_called(text: str, words: Span) -> bool:
    """Whether somebody calls a thing so, by words behind its name.

    >>> is_only_called("Ada Oz called the cuts brutal.", (23, 29))
    True
    >>> is_only_called("Ada Oz called on Kvarn, a gem.", (26, 29))
    False
    """
    first = max(0, words[0] - _LOOK_BACK)
    return _CALLED.search(text[first : words[0]]) is not None


def is_in_passing(text: str, spans: Sequence[Span]) -> bool:
    """Whether no word between a name and what it is called says so.

    Args:
        text: The article.
        spans: The name and the words for what it is called, in their order.

    >>> is_in_passing("The brewer Kvarn grew.", [(4, 10), (11, 16)])
    True
    >>> is_in_passing("Kvarn is a gem.", [(0, 5), (11, 14)])
    False
    """
    if not spans:
        return True
    begin = min(end for _, end in spans)
    end = max(first for first, _ in spans)
    # "They called Kvarn a gem": the word stands before both.
    first = spans[0][0]
    before = text[max(0, first - _LOOK_BACK) : first].rsplit(maxsplit=1)[-1:]
    is_called = bool(before) and _SAYING.fullmatch(before[0]) is not None
    return not is_called and _SAYING.search(text, begin, end) is None


def is_added(text: str, name: Span, cue: Span) -> bool:
    """Whether a word only adds something to a name.

    >>> text = "Kvarn, owned by Bolt, will buy Corvid, it said."
    >>> is_added(text, (0, 5), (7, 12)), is_added(text, (0, 5), (27, 30))
    (True, False)
    """
    if name < cue:
        return _ADDED.fullmatch(text, name[1], cue[0]) is not None
    first = max(0, cue[0] - _LOOK_BACK)
    is_noun = _OWNED_NOUN.search(text[first : cue[0]]) is not None
    return is_noun and text[cue[1] : name[0]] in (" ", ", ")


def is_of_one_phrase(text: str, spans: Sequence[Span]) -> bool:
    """Whether a noun and the words that tell of it are one phrase, without a verb.

    So they are where a participle stands behind the noun: "a pact signed by Bolt".

    >>> text = "The mill in Riga will close, Bolt's chief said."
    >>> is_of_one_phrase(text, [(4, 8), (12, 16)])
    True
    >>> is_of_one_phrase(text, [(4, 8), (17, 27)])
    False
    """
    first, *others = sorted(set(spans))
    for behind in others:
        if text[first[1] : behind[0]].isspace() and _BY.match(text, behind[1]):
            return True
        if _OF_NOUN.fullmatch(text, first[1], behind[0]) is None:
            return False
        first = behind
    return bool(others)


def is_adjectival(text: str, name: Span, adjective: Span) -> bool:
    """Whether an adjective stands before a name that it describes.

    >>> is_adjectival("It sold the Danish group Quist.", (25, 30), (12, 18))
    True
    """
    first = max(0, adjective[0] - _LOOK_BACK)
    before = text[first : adjective[0]]
    if _DETERMINED.search(before) is None:
        return False
    between = _ADJECTIVAL.fullmatch(text, adjective[1], name[0])
    return between is not None


def is_in_aside(text: str, spans: Sequence[Span]) -> bool:
    """Whether words are an aside, but for the name that it tells more of.

    >>> text = "Quist, which lost 3 million in 2025, will close the mill, it said."
    >>> is_in_aside(text, [(0, 5), (18, 27)]), is_in_aside(text, [(0, 5), (48, 56)])
    (True, False)
    """
    if not spans:
        return False
    last = max(begin for begin, _ in spans)
    first = max(0, last - _ASIDE_BACK)
    aside = _ASIDE.search(text[first:last])
    if aside is None:
        return False
    comma = first + aside.start()
    # "…, which lost 3 million, a rival said": the aside is said with the rest.
    if _SAID_BEHIND.match(text, max(end for _, end in spans)):
        return False
    return all(begin > comma or end <= comma for begin, end in spans)
