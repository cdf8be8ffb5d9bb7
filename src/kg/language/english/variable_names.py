"""How a variable is called, and in what words a text may say it.

"Norvik employs 300 people" tells a number of employees, and "bought it for 5 million" a
purchase price: the name of a variable takes up words of the text in other forms, and
adds words that only say what kind of number it is. Of these there are few. Some say
nothing of what is measured ("number", "total"); the others are told by verbs of their
own ("revenue" by "earned").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.language.english.numbers import CARDINALS, MAGNITUDES
from kg.language.english.stems import WORD
from kg.language.english.units import CURRENCIES
from kg.language.spans import Span

# What a number may always be called
_GENERIC = (
    "amount annual average combined count daily difference each expected extent figure "
    "figures hourly level monthly new number overall planned quantity rate size sum "
    "term terms total value values volume weekly year-on-year yearly year on"
)
# What kind of number it is, and the verbs and nouns by which a text says so
_TOLD_BY = {
    "age": "aged old years",
    "area": "cover covers covered stretch hectares square",
    "capacity": "produce make build hold store can able handle process generate",
    "change": "change rise fall grow increase decrease drop cut up down gain lose add",
    "cost": "cost price spend pay paid expense invest",
    "debt": "owe owes owed borrow loan",
    "decline": "fall fell drop cut reduce decrease lose lost down lower slash shed",
    "decrease": "fall fell drop cut reduce decline lose lost down lower slash shed",
    "distance": "long far apart away",
    "duration": "last lasts lasted long take took years months weeks days hours minutes",
    "fall": "fall fell drop cut reduce decline lose lost down lower slash shed",
    "fee": "pay paid cost charge price",
    "fine": "fine penalty pay paid",
    "funding": "fund raise grant receive invest",
    "growth": "grow grew grown rise rose increase climb jump surge up gain expand add",
    "height": "high tall",
    "increase": "grow grew rise rose climb jump surge up gain expand add raise",
    "investment": "invest put inject spend spent pour",
    "length": "long stretch run",
    "loss": "lose lost losing",
    "margin": "earn profit",
    "output": "produce make made build built turn generate yield deliver weave mine",
    "price": "buy bought purchase pay paid cost sell sold worth acquire fetch",
    "proceeds": "raise sell sold fetch earn",
    "production": "produce make made build built turn generate output",
    "profit": "earn made make gain net",
    "purchase": "buy bought acquire pay paid",
    "reduction": "fall fell drop cut reduce decline lose lost down lower slash",
    "revenue": "earn turnover sale sales sell sold income generate take took",
    "rise": "grow grew rise rose increase climb jump surge up gain expand raise",
    "salary": "earn pay paid wage",
    "sale": "sell sold",
    "sales": "sell sold",
    "share": "own owns hold holds held stake make account percent remaining",
    "speed": "fast run travel hour",
    "spending": "spend spent invest pay paid",
    "stake": "own owns hold holds held share remaining",
    "strength": "strong",
    "subsidy": "subsidise pay grant receive",
    "turnover": "earn revenue sale sales sell sold",
    "wage": "earn pay paid salary",
    "weight": "weigh weighs weighed heavy",
    "width": "wide",
    "worth": "value valued",
    "yield": "yield produce harvest",
}
_OF_WHOLES = frozenset("share stake proportion percentage".split())
_OF_MONEY = frozenset(
    "cost debt fee fine income price proceeds profit revenue salary spending subsidy "
    "turnover wage".split()
)
_BEHIND = re.compile(r"\b(?:of|per|for|in|by|an?|each)\b")
# "employs 300 people", "a staff of 300"
_PERSONS = "people persons staff strong men women workers hands"
_FUNCTION = (
    "against before compared earlier last period previous same "
    "a among an and as at be by for from has have in into is it its of on or per than that "
    "the their them they this those to was were which who will with would"
)
# Forms that no ending tells to be the same word
_IRREGULAR = (
    "sell sold sale",
    "buy bought",
    "pay paid payment",
    "grow grew grown growth",
    "rise rose risen",
    "fall fell fallen",
    "spend spent",
    "make made",
    "build built",
    "hold held",
    "lose lost loss",
    "win won",
    "weave wove woven",
    "lend lent loan",
    "die died dead death",
    "fly flew flown flight",
    "man men",
    "woman women",
    "person persons people",
    "child children",
    "long length",
    "wide width",
    "high height",
    "strong strength",
    "weigh weight",
    "vary variety",
    "give gave given gift",
    "begin began begun",
    "catch caught",
    "bear born birth",
)
_MADE_BY = (
    "isations izations isation ization ations ments ation ities ement iness ances "
    "ences ments ment ings ance ence ions ions ives ents ants ity ees ers ors ing ion "
    "ive ent ant als ies ee er or al ed es ly s e y"
)
_SHORTEST = 4  # letters of a root; of shorter ones too many words begin alike

_ENDINGS = sorted(_MADE_BY.split(), key=len, reverse=True)
GENERIC = frozenset(_GENERIC.split())
MEASURING = frozenset(_TOLD_BY) | GENERIC
PERSONS = frozenset(_PERSONS.split())
_NUMBERS = frozenset((*CARDINALS, *MAGNITUDES))
_FUNCTIONS = frozenset(_FUNCTION.split())
_SAME = {word: forms.split()[0] for forms in _IRREGULAR for word in forms.split()}
_WORD_BEFORE_COUNT = re.compile(r"\bnumbers? of (?:the |its |all )?", re.IGNORECASE)


def may_be_in(title: str, unit: str) -> bool:
    """Whether what a name tells of may be told in a unit, given by its notation.

    >>> may_be_in("price per share", "%"), may_be_in("share of sales", "%")
    (False, True)
    """
    head, *_ = _BEHIND.split(title)
    *_, noun = WORD.findall(head.casefold()) or [""]
    if noun in _OF_WHOLES:
        return unit not in CURRENCIES
    return noun not in _OF_MONEY or unit != "%"


class VariableName(NamedTuple):
    """The name of a variable, taken apart.

    Attributes:
        own: The words that say what is measured.
        kinds: The words that say what kind of number it is, but for those that any
            number may be called.
        counted: The words of what is counted, behind "number of", as far as `own`.
    """

    own: tuple[str, ...]
    kinds: tuple[str, ...]
    counted: tuple[str, ...]

    @property
    def is_of_any(self) -> bool:
        """Whether any number may be called so, such as an "amount"."""
        return not self.own and not self.kinds


def taken_apart(label: str) -> VariableName:
    """The parts of a variable's name.

    >>> taken_apart("annual revenue of the mills")
    VariableName(own=('mills',), kinds=('revenue',), counted=())
    >>> taken_apart("number of employees").counted
    ('employees',)
    """
    folded = label.casefold()
    words = [word for word in WORD.findall(folded) if word not in _FUNCTIONS]
    own = [word for word in words if word not in MEASURING]
    kinds = [word for word in words if word in _TOLD_BY]
    counted: list[str] = []
    count = _WORD_BEFORE_COUNT.search(folded)
    if count:
        behind = WORD.findall(folded[count.end() :])
        counted = [word for word in behind if word in own]
    return VariableName(tuple(own), tuple(kinds), tuple(counted))


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """What is left of a word without the endings that make other words of it.

    >>> {root(word) for word in ("employs", "employees", "employment", "employers")}
    {'employ'}
    >>> root("sold") == root("sales"), root("invested") == root("investment")
    (True, True)
    """
    left = word.casefold()
    for _ in range(3):
        for form in (left, left.removesuffix("s")):
            if form in _SAME:
                return _SAME[form]
        shorter = _shortened(left)
        if shorter == left:
            break
        left = shorter
    return left


def are_related(word: str, other: str) -> bool:
    """Whether two words are forms of one, or one is made of the other.

    >>> are_related("production", "produces"), are_related("vehicles", "patents")
    (True, False)
    """
    first, second = sorted((root(word), root(other)), key=len)
    if first == second:
        return True
    return len(first) > _SHORTEST and second.startswith(first)


def told_by(kind: str) -> tuple[str, ...]:
    """The words by which a text may tell a number of this kind, its name included."""
    return (kind, *_TOLD_BY.get(kind, "").split())


def saying(text: str, words: tuple[str, ...], begin: int, end: int) -> list[Span]:
    """Where the text, from `begin` to `end`, has a form of one of the words."""
    found: list[Span] = []
    for match in WORD.finditer(text, begin, end):
        # "million" is no form of "mill".
        if match[0].casefold() in _NUMBERS:
            continue
        if any(are_related(match[0], word) for word in words):
            found.append(match.span())
    return found


def _least(ending: str) -> int:
    """How many letters must be left, so that "patent" does not become "pat"."""
    return _SHORTEST if len(ending) > 1 and ending not in ("ed", "es", "ing") else 3


def _shortened(word: str) -> str:
    """The word without its longest ending, and without a consonant doubled for it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _least(ending):
            rest = word.removesuffix(ending)
            if ending == "y" and rest[-1] in "aeiou":
                continue  # "employ", but "company" beside "companies"
            is_doubled = rest[-1] == rest[-2] and rest[-1] not in "aeiousl"
            return rest[:-1] if is_doubled else rest
    return word
