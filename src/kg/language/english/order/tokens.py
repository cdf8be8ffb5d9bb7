"""The words of a sentence, of which a known name is one, and what each may be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from kg.language.english.inflection import Form, noun_forms, spellings, verb_forms
from kg.language.english.lexemes import Lexemes
from kg.language.english.order import closed_class
from kg.language.english.predication import KnownName, NameKind, WordClass
from kg.language.english.regexes import cased
from kg.language.spans import Span

# "3-million-crown", "2-year"
_NUMBER_WITH_WORDS = r"\d[\w.,]*(?:-\w+)+"
# With the sign or the letters of a unit: "$4.1" and "348p"
_WRITTEN_NUMBER = r"[$€£¥]?\d(?:[\d.,:]*\d)?(?:%|[a-zA-Z]{1,3}\b)?"
_TOKEN = cased(
    rf"{closed_class.JOINED_PREPOSITIONS}|\b[Nn]o longer\b|\bper cent\b|"
    r"-(?:based|headquartered)\b|"
    rf"{_NUMBER_WITH_WORDS}|"
    r"[^\W\d_]+- (?:and|or) \w+-\w+|"
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|"
    r"[’'](?:ve|ll|re|m)\b|[A-Z][\w-]* & [A-Z][\w-]*|"
    rf"n[’']t\b|[’']s\b|{_WRITTEN_NUMBER}|"
    r"[^\W\d_](?:[\w-]*(?:\.(?=\w))?)*|[^\w\s]"
)
BASED = {"-based": "base", "-headquartered": "headquarter"}
"""What stands behind the name of a place, "Quillhaven-based", and the verb it is of."""
_NUMBER = re.compile(
    r"\s+(?:[$€£¥]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens)\b)"
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion dozen half third".split()
)


class WordReading(NamedTuple):
    """What a word may be a form of.

    Attributes:
        word: the class of the lemma.
        lemma: as in a dictionary.
        form: of a verb, which form it is.
        rest: the words that follow in a lemma of several, in lower case.
        is_sought: whether its slots are of interest; else it is a verb like others.
    """

    word: WordClass
    lemma: str
    form: Form = "base"
    rest: tuple[str, ...] = ()
    is_sought: bool = True


Readings: TypeAlias = Mapping[str, tuple[WordReading, ...]]
"""By first word in lower case, what it may be."""

Kind: TypeAlias = Literal[
    "name",
    "word",
    "number",
    "determiner",
    "pronoun",
    "relative",
    "preposition",
    "conjunction",
    "opener",
    "be",
    "have",
    "do",
    "modal",
    "negation",
    "adverb",
    "possessive",
    "time",
    "comma",
    "mark",
]


class Token(NamedTuple):
    """A word or mark of a sentence, or a known name of several words.

    Attributes:
        kind: what it does in a sentence; "word" of all that no closed class has.
        text: the word in lower case.
        span: where it stands.
        readings: the lemmas of which it may be a form.
        name: of a name, the sort of thing.
    """

    kind: Kind
    text: str
    span: Span
    readings: tuple[WordReading, ...] = ()
    name: NameKind | None = None

    def verb_readings(self) -> list[WordReading]:
        return [reading for reading in self.readings if reading.word == "verb"]


@lru_cache(maxsize=8)
def readings_of(words: Lexemes) -> Readings:
    """By first word, what it may be a form of: lemmas that are sought, common verbs."""
    known = _readings(words._replace(called=frozenset()))
    if not words.called:
        return known
    own: dict[str, tuple[WordReading, ...]] = {}
    for word, reading in _of_nouns(words.called):
        others = own.get(word, known.get(word, ()))
        own[word] = (reading, *others)
    return ChainMap(own, known)


@lru_cache(maxsize=8)
def _readings(words: Lexemes) -> dict[str, tuple[WordReading, ...]]:
    found: dict[str, dict[WordReading, None]] = {}
    for word, reading in _all_readings(words):
        found.setdefault(word, {})[reading] = None
    return {word: tuple(readings) for word, readings in found.items()}


def _all_readings(words: Lexemes) -> Iterator[tuple[str, WordReading]]:
    # A lemma of several words is looked for before one that is its first word.
    for lemma in sorted(words.verbs, key=_length):
        first, *rest = lemma.split()
        for text, form in verb_forms(first):
            yield text, WordReading("verb", lemma, form, tuple(rest))
    yield from _of_nouns(words.nouns)
    for lemma in words.adjectives:
        for text in spellings(lemma):
            first, *rest = text.split()
            yield first, WordReading("adjective", lemma, rest=tuple(rest))
    for lemma in closed_class.COMMON_VERBS:
        for text, form in verb_forms(lemma):
            yield text, WordReading("verb", lemma, form, is_sought=False)


def _of_nouns(lemmas: Iterable[str]) -> Iterator[tuple[str, WordReading]]:
    for lemma in sorted(lemmas, key=_length):
        for noun in noun_forms(lemma):
            first, *rest = noun.casefold().split()
            yield first, WordReading("noun", lemma, rest=tuple(rest))


def _length(lemma: str) -> tuple[int, str]:
    return -len(lemma.split()), lemma


def tokens(
    text: str, sentence: Span, names: Sequence[KnownName], readings: Readings
) -> list[Token]:
    """The words and marks of a sentence.

    Args:
        text: the whole text.
        sentence: where the sentence stands.
        names: what is known in the text, in order; none overlaps another.
        readings: what words may be.
    """
    begin, end = sentence
    found: list[Token] = []
    first = bisect_left(names, begin, key=lambda name: name.span[0])
    for name in names[first:]:
        if name.span[0] >= end:
            break
        found += _plain(text, begin, name.span[0], readings)
        found.append(_named(text, name, readings))
        begin = name.span[1]
    found += _plain(text, begin, end, readings)
    _compound(found)
    return found


def _compound(words: list[Token]) -> None:
    """Take the verbs out of compound nouns: in "its credit rating" nothing rates.

    A form in "s" may be the verb of the noun before it: "the state guarantees".
    """
    for first, token in enumerate(words):
        for reading in token.readings:
            last = first + len(reading.rest)
            behind = words[first + 1 : last + 1]
            if reading.word != "noun" or not behind:
                continue
            if tuple(each.text for each in behind) == reading.rest:
                for at, each in enumerate(behind, first + 1):
                    kept = (it for it in each.readings if _stands_behind_noun(it))
                    words[at] = each._replace(readings=tuple(kept))


def _stands_behind_noun(reading: WordReading) -> bool:
    return reading.word != "verb" or reading.form == "present"


def _named(text: str, name: KnownName, readings: Readings) -> Token:
    begin, end = name.span
    words = text[begin:end].casefold()
    first, *_ = words.split()
    last = words.split()[-1]
    nouns: list[WordReading] = []
    # A phrase such as "the takeover" refers to something by a noun of interest.
    if first in closed_class.DETERMINERS or text[begin].islower():
        nouns = [each for each in readings.get(last, ()) if each.word == "noun"]
    return Token("name", words, name.span, tuple(nouns), name.kind)


def _plain(text: str, begin: int, end: int, readings: Readings) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, begin, end):
        word = " ".join(match[0].casefold().split())
        kind = _kind(match[0], word)
        # "March" is a month, and no march.
        known = () if kind == "time" else readings.get(word, ())
        is_unknown = kind == "word" and not known and word not in BASED
        if is_unknown and word.endswith("ed") and word.islower():
            known = _unknown_past(word)
        if word in closed_class.COMPARING and _NUMBER.match(text, match.end()):
            kind = "adverb"
        if word == "then" and _OWNER.search(text, begin, match.start()):
            kind = "word"  # "its then head"
        yield Token(kind, word, match.span(), known)


@lru_cache(maxsize=4096)
def _unknown_past(word: str) -> tuple[WordReading, ...]:
    """What an unknown word in "ed" may be: a verb, which stands between phrases."""
    return (
        WordReading("verb", word, "past", is_sought=False),
        WordReading("verb", word, "participle", is_sought=False),
    )


_SPECIAL: dict[str, Kind] = {
    ",": "comma",
    "&": "conjunction",
    "no longer": "adverb",
    **dict.fromkeys(("'s", "’s", "'", "’"), "possessive"),
    **dict.fromkeys(("n't", "n’t"), "negation"),
    **dict.fromkeys(("'ve", "’ve"), "have"),
    **dict.fromkeys(("'ll", "’ll"), "modal"),
    **dict.fromkeys(("'re", "’re", "'m", "’m"), "be"),
    **dict.fromkeys(BASED, "word"),
}
# With a capital these are names, as in "Vision Plus".
_NAMES_TOO = closed_class.MODALS | {"plus"}
_OWNER = re.compile(r"(?:\b(?:its|their|his|her)|[’']s?) \Z")
_HYPHENED = re.compile(_NUMBER_WITH_WORDS)
_SHORT = 4  # letters: "ally", "fly" are no adverbs
_KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("negation", closed_class.NEGATIONS),
    ("be", closed_class.BE),
    ("have", closed_class.HAVE),
    ("do", closed_class.DO),
    ("modal", closed_class.MODALS),
    ("conjunction", closed_class.CONJUNCTIONS),
    ("relative", closed_class.RELATIVES),
    ("opener", closed_class.OPENERS),
    ("pronoun", closed_class.PRONOUNS),
    ("determiner", closed_class.DETERMINERS),
    ("preposition", closed_class.PREPOSITIONS),
    ("number", _NUMBERS),
    ("adverb", closed_class.ADVERBS),
)


def _kind(written: str, word: str) -> Kind:
    """What a word does, by its class or its form."""
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word[0].isalpha():
        return _of_letters(written, word)
    if _HYPHENED.fullmatch(word):
        return "word"  # "a 3-million-crown order"
    is_number = word[0].isdigit() or (word[0] in "$€£¥" and len(word) > 1)
    return "number" if is_number else "mark"


def _of_letters(written: str, word: str) -> Kind:
    if written[0].isupper():
        if word.rstrip(".") in closed_class.DATES:
            return "time"
        if word in _NAMES_TOO:
            return "word"
    for kind, words in _KINDS:
        if word in words:
            return kind
    if " " in word and word != "per cent":
        return "word" if "-" in word or "&" in word else "preposition"
    is_adverb = word.endswith("ly") and word not in closed_class.NO_ADVERBS
    return "adverb" if is_adverb and len(word) > _SHORT else "word"
