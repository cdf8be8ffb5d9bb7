"""Words that refer to what is named elsewhere: pronouns and definite phrases.

"It", "both", "there", "the former", "the port city", "its parent" and "Acme's parent"
refer; "helps", "a company" and "companies" do not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.language.english.countries import is_adjective
from kg.language.english.function_words import is_content
from kg.language.english.number import is_plural, is_singular
from kg.language.english.numbers import CARDINALS

# By pronoun, its forms
_FORMS = {
    "it": "it its itself this that",
    "he": "he him his himself",
    "she": "she her hers herself",
    "they": "they them their theirs themselves these those all each either neither "
    "both others",
    "we": "we us our ours ourselves",
    "i": "i me my mine myself",
    "who": "who whom",
    "which": "which",
    "whose": "whose",
    "there": "there here where",
    "then": "then",
}
_PRONOUNS = {form: name for name, forms in _FORMS.items() for form in forms.split()}
_RECIPROCAL = ("each other", "one another")
# "It was", where "it" alone would stand twice
_AUXILIARY = re.compile(r" (?:is|are|was|were|has|have|had|will|would|does|did)\Z")
_PLURALS = frozenset(["they", "we"])
# Of what has no number of its own, one or several may be meant
_NO_NUMBER = frozenset(["who", "which", "whose", "there", "then"])
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our"])
_PAIRS = frozenset(["both", "either", "neither"])
_DETERMINERS = (
    "the|this|that|these|those|its|their|his|her|our|my|whose|such|both|all|each|either|"
    "neither|every|same"
)
_APOSTROPHE = re.compile(r"[’']s?$")
_PHRASE = re.compile(
    rf"(?:(?P<determiner>{_DETERMINERS})\b|(?P<owner>[^,;:]{{1,60}}?(?:[’']s|s[’'])))"
    r"(?P<rest>(?:\s+of\s+(?:the|these|those|its|their)\b)?\s+.+)",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_][\w’'&.-]*|,")
# Behind a noun these begin what tells more of it
_BEHIND_WORDS = (
    ", about after against along among and are around as at based before behind "
    "beside between but by called during for founded from had has in into is "
    "known led like made named near of off on or over owned run set since than "
    "that through to under until was were where which while who whose will with "
    "within without"
)
_BEHIND = frozenset(_BEHIND_WORDS.split())
_ORDERED = frozenset(["former", "latter"])


class Referring(NamedTuple):
    """What a phrase refers by.

    Attributes:
        pronoun: Its pronoun in the first case, such as "it" for "its"; "" of a phrase
            with a noun.
        noun: The noun that tells what is meant, without what describes it: "city" in
            "the port city"; "former" and "latter" count as nouns.
        may_be_one: Whether it can mean one thing.
        may_be_several: Whether it can mean several.
        number: How many it says it means, if it does.
        is_owned: Whether it tells whose it is, as "its parent" does.
        words: The noun and the words before it that describe it.
    """

    pronoun: str
    noun: str
    may_be_one: bool
    may_be_several: bool
    number: int | None = None
    is_owned: bool = False
    words: tuple[str, ...] = ()

    @property
    def is_ordered(self) -> bool:
        """Whether it means the first or the second of two."""
        return self.noun in _ORDERED

    @property
    def origins(self) -> tuple[str, ...]:
        """The adjectives of countries among its words: "dutch" of "the Dutch group"."""
        return tuple(word for word in self.words if is_adjective(word.title()))


def referring(phrase: str) -> Referring | None:
    """What words refer by; None if they do not refer.

    >>> referring("its") == Referring("it", "", True, False)
    True
    >>> port = referring("the port city")
    >>> port.noun, port.may_be_several
    ('city', False)
    >>> referring("the two firms").number, referring("Acme's parent").noun
    (2, 'parent')
    >>> referring("helps"), referring("companies")
    (None, None)
    """
    words = " ".join(phrase.split()).strip('"“”,.')
    folded = _AUXILIARY.sub("", words.casefold())
    if folded in _PRONOUNS:
        return _of_pronoun(folded)
    if folded in _RECIPROCAL:
        return Referring("they", "", False, True)
    match = _PHRASE.fullmatch(words)
    return _of_phrase(match) if match else None


def _of_pronoun(form: str) -> Referring:
    pronoun = _PRONOUNS[form]
    number = 2 if form in _PAIRS else None
    # The organisation of a speaker is "we"
    may_be_one = pronoun not in _PLURALS or pronoun == "we"
    may_be_several = pronoun in _PLURALS or pronoun in _NO_NUMBER
    return Referring(pronoun, "", may_be_one, may_be_several, number)


def _of_phrase(match: re.Match[str]) -> Referring | None:
    words = [word.casefold() for word in _WORD.findall(match["rest"])]
    if words[:1] == ["of"]:
        words = words[2:]
    determiner = (match["determiner"] or "").casefold()
    number = 2 if determiner in _PAIRS else None
    if words and (words[0] in CARDINALS or words[0].isdigit()):
        number = int(words[0]) if words[0].isdigit() else CARDINALS[words[0]]
        words = words[1:]
    core = _core(words)
    is_owned = bool(match["owner"]) or determiner in _POSSESSIVES
    if not core:
        # "the two", "all three"
        return Referring("they", "", False, True, number) if number else None
    noun = core[-1]
    if noun in _ORDERED:
        return Referring("", noun, True, True)
    are_several = number is not None and number > 1
    return Referring(
        pronoun="",
        noun=noun,
        may_be_one=is_singular(noun) and not are_several,
        may_be_several=is_plural(noun) or are_several,
        number=number,
        is_owned=is_owned,
        words=tuple(word for word in core if is_content(word)),
    )


def _core(words: list[str]) -> list[str]:
    """The noun of a phrase, with what stands before it: all before what tells more of it."""
    core: list[str] = []
    for word in words:
        if word in _BEHIND:
            break
        # "the company founded in 2010", but "the united firm"
        if core and word.endswith("ed"):
            break
        core.append(_APOSTROPHE.sub("", word))
    return core
