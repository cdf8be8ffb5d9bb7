"""Sentences that a frame makes: the other way round from reading them.

A frame leaves open which of its lemmas, slots and carriers are used, and the tense. For
an example the shortest words will do; the preferred frame of a property has to make the
very phrase by which the property is read aloud (`kg:verbPhrase`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from kg.frames.relation_frames import WORD, Frame
from kg.language.english.claimed import ModalVerb, VerbPhrase
from kg.language.english.formatting import capitalised, with_article
from kg.language.english.inflection import Form, noun_forms, verb_forms
from kg.language.english.predication import COPULA, OBJECT, POSSESSIVE, SUBJECT

Tense: TypeAlias = Literal["present", "past"]

_TENSES: tuple[Tense, ...] = ("present", "past")
_NO_PREPOSITIONS = {SUBJECT, OBJECT, POSSESSIVE, COPULA, WORD}
# Which of several prepositions an example has, if it can be one of these
_USUAL = ("of", "with", "in", "to", "from", "on", "for", "by", "between")
_GAP = "…"


class Telling(NamedTuple):
    """What a frame puts between the two sides of a statement.

    Attributes:
        phrase: what stands between them.
        is_turned: whether the object comes first: "Acme takes part in the fair".
        passive: what stands between them in the other order, of a verb with an object.
    """

    phrase: VerbPhrase
    is_turned: bool = False
    passive: VerbPhrase | None = None


def telling(frame: Frame, phrase: str | None = None) -> Telling | None:
    """How a frame tells a statement; None where its words make no sentence by themselves.

    Args:
        frame: the frame.
        phrase: the very words that it should make; any will do without.
    """
    if phrase is None:
        return next(_tellings(frame), None)
    for each in _tellings(frame):
        if each.phrase.singular == phrase:
            return each
    # The phrase may end in more words: "belongs to" makes "belongs to the sector".
    for each in _tellings(frame):
        said, _, more = phrase.partition(f"{each.phrase.singular} ")
        if not said and more:
            return each._replace(phrase=_behind(each.phrase, more), passive=None)
    return None


def told_sentence(subject: str, verb: ModalVerb, object: str) -> str:
    """A sentence of two names and what stands between them.

    >>> told_sentence("Acme", ModalVerb("bought"), "Bolt")
    'Acme bought Bolt.'
    """
    return capitalised(f"{subject} {verb.verb} {object}{verb.tail}.")


def example_of(
    frame: Frame, subject: str, object: str, phrase: str | None = None
) -> str:
    """Words that a frame reads as a statement, for a reader of the ontology.

    A frame whose word mentions a side itself makes no sentence alone: there an ellipsis
    stands for the rest.

    Args:
        frame: the frame.
        subject: what the subject is called.
        object: what the object is called; of no meaning for the frame of a class.
        phrase: the words between the two, if they should be certain ones.
    """
    told = (telling(frame, phrase) if phrase else None) or telling(frame)
    if told is None:
        return _fragment(frame, subject, object)
    if told.is_turned:
        subject, object = object, subject
    return told_sentence(subject, ModalVerb(told.phrase.singular), object)


# Ways to tell a frame, those first that make the plainest example


def _tellings(frame: Frame) -> Iterator[Telling]:
    for is_turned, each in ((False, frame), (True, frame.turned)):
        match each.word:
            case "verb":
                yield from _by_verb(each, is_turned=is_turned)
            case "noun":
                for phrase in _by_noun(each):
                    yield Telling(phrase, is_turned)
            case "adjective":
                for phrase in _by_adjective(each):
                    yield Telling(phrase, is_turned)


def _by_verb(frame: Frame, *, is_turned: bool) -> Iterator[Telling]:
    for lemma, tense in product(_shortest_first(frame.lemmas), _TENSES):
        if SUBJECT in frame.subject_in:
            active = _active(lemma, tense)
            if OBJECT in frame.object_in:
                # A carrier stands before the object's name, or is its name.
                for noun in _shortest_first(frame.carriers):
                    yield Telling(_behind(active, f"the {noun}"), is_turned)
                yield Telling(active, is_turned, _passive(lemma, tense, "by"))
            for carrier, end in product(
                _carried(frame), _prepositions(frame.object_in)
            ):
                yield Telling(_behind(active, carrier, end), is_turned)
        if OBJECT in frame.subject_in and not frame.carriers:
            for end in _prepositions(frame.object_in):
                yield Telling(_passive(lemma, tense, end), is_turned)
            if SUBJECT in frame.object_in:
                passive = _passive(lemma, tense, "by")
                active = _active(lemma, tense)
                yield Telling(passive, is_turned, active)


def _by_noun(frame: Frame) -> Iterator[VerbPhrase]:
    for noun in _shortest_first(frame.lemmas):
        if COPULA in frame.subject_in:
            for end in _prepositions(frame.object_in):
                yield VerbPhrase(
                    f"is {with_article(noun)} {end}", f"are {_plural(noun)} {end}"
                )
                yield VerbPhrase(
                    f"is the {noun} {end}", f"are the {_plural(noun)} {end}"
                )
                yield VerbPhrase(f"is {noun} {end}", f"are {noun} {end}")
        if POSSESSIVE in frame.subject_in:
            if COPULA in frame.object_in:
                yield VerbPhrase(f"has the {noun}", f"have the {noun}")
            for end in _prepositions(frame.object_in):
                for determined in _determined(noun):
                    plural = f"have {determined} {end}"
                    yield VerbPhrase(f"has {determined} {end}", plural)


def _by_adjective(frame: Frame) -> Iterator[VerbPhrase]:
    if COPULA not in frame.subject_in:
        return
    for adjective in _shortest_first(frame.lemmas):
        for end in _prepositions(frame.object_in):
            yield VerbPhrase(f"is {adjective} {end}", f"are {adjective} {end}")


def _carried(frame: Frame) -> list[str]:
    """What stands between verb and preposition: nothing, or one of the carriers."""
    found: list[str] = []
    for noun in _shortest_first(frame.carriers):
        found += (*_determined(noun), _plural(noun))
    return found or [""]


def _determined(noun: str) -> tuple[str, str, str]:
    return with_article(noun), f"the {noun}", noun


# Phrases


def _active(lemma: str, tense: Tense) -> VerbPhrase:
    if tense == "past":
        plural = "were" if lemma == "be" else None
        return VerbPhrase(_verb(lemma, "past"), plural, lemma)
    return VerbPhrase(_verb(lemma, "present"), "are" if lemma == "be" else lemma)


def _passive(lemma: str, tense: Tense, end: str) -> VerbPhrase:
    done = f"{_verb(lemma, 'participle')} {end}"
    if tense == "past":
        return VerbPhrase(f"was {done}", f"were {done}", f"be {done}")
    return VerbPhrase(f"is {done}", f"are {done}")


def _behind(phrase: VerbPhrase, *words: str) -> VerbPhrase:
    """A phrase with more words behind it."""
    rest = " ".join(filter(None, words))

    def longer(form: str | None) -> str | None:
        return f"{form} {rest}" if form else None

    singular, plural, infinitive = phrase
    return VerbPhrase(f"{singular} {rest}", longer(plural), longer(infinitive))


# Words


def _verb(lemma: str, form: Form) -> str:
    """A form of a verb, of several words the first one."""
    if lemma == "be":
        return {"present": "is", "past": "was", "participle": "been"}[form]
    first, _, rest = lemma.partition(" ")
    forms = [each.text for each in verb_forms(first) if each.form == form]
    # Of two spellings that of the lemma.
    forms.sort(key=lambda text: not text.startswith(first[:-1]))
    return f"{forms[0]} {rest}".rstrip()


def _plural(noun: str) -> str:
    *_, plural = noun_forms(noun)
    return plural


def _shortest_first(words: Collection[str]) -> list[str]:
    """Words in an order of their own: what is said much is short."""
    return sorted(words, key=lambda word: (len(word), word))


def _prepositions(slots: Collection[str]) -> list[str]:
    found = _shortest_first(set(slots) - _NO_PREPOSITIONS)
    usual = [each for each in _USUAL if each in found]
    return [*usual, *(each for each in found if each not in usual)]


# Frames that make no sentence


def _fragment(frame: Frame, subject: str, object: str) -> str:
    word = (_shortest_first(frame.lemmas) or [_GAP])[0]
    if frame.word == "verb" and frame.lemmas:
        word = _verb(word, "present")
    for carrier in _shortest_first(frame.carriers)[:1]:
        word = f"{word} the {carrier}"
    if not frame.object_in:
        behind = "" if frame.carriers else f" {_GAP}"
        return f"{_GAP} {word}{behind}" if frame.word == "verb" else word
    both = ((frame.subject_in, subject), (frame.object_in, object))
    if frame.is_joint:
        return f"{subject} and {object} {word}"
    return " ".join(_placed(word, both))


def _placed(word: str, sides: tuple[tuple[frozenset[str], str], ...]) -> Iterator[str]:
    """The word with the sides where their slots are: before it or behind."""
    front, behind = "", ""
    for slots, name in sides:
        if SUBJECT in slots or COPULA in slots:
            front = name
        elif POSSESSIVE in slots:
            front = f"{name}’s"
        elif OBJECT in slots:
            behind = name
        elif prepositions := _prepositions(slots):
            behind = f"{prepositions[0]} {name}"
    yield front or _GAP
    yield word
    if behind:
        yield behind
