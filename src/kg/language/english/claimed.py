"""Verb phrases for what is not said to be so: planned, possible, denied or ended.

A property has its phrase in the simple present ("owns", "is in") or the past
("acquired", "was founded by"), which says that something is so. A claim says the same
with a modality: "plans to acquire", "may own", "is not in", "no longer owns".
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Modality: TypeAlias = Literal["planned", "possible", "denied", "ended"]

_PLURALS_OF_BE = {"is": "are", "was": "were"}
_OF_BE = {*_PLURALS_OF_BE, *_PLURALS_OF_BE.values()}
_IRREGULAR = dict.fromkeys(_OF_BE, "be") | {"has": "have"}
# Behind these the present has "es": "passes", "reaches", "does"
_BEFORE_ES = ("ss", "sh", "ch", "x", "zz", "o")
_SHORT_IN_IE = 4  # letters: "dies", "lies", "ties", but "tries" from "try"


class VerbPhrase(NamedTuple):
    """How a property is said of one subject.

    Attributes:
        singular: After a singular subject: "owns".
        plural: After a plural one, where it is known: "own".
        infinitive: Behind "to", where it is known: "own". Of a phrase that is not in
            the present it has to be.
    """

    singular: str
    plural: str | None = None
    infinitive: str | None = None


class ModalVerb(NamedTuple):
    """A verb phrase with a modality, and what stands behind its object."""

    verb: str
    tail: str = ""


def claimed(
    phrase: VerbPhrase,
    modality: Modality,
    *,
    is_plural: bool = False,
    can_plan: bool = False,
) -> ModalVerb:
    """Say a verb phrase with a modality.

    Args:
        phrase: How the property is said.
        modality: How it is told instead.
        is_plural: Whether the subject is plural.
        can_plan: Whether the subject is someone who has plans: an event has none.

    >>> acquired = VerbPhrase("acquired", infinitive="acquire")
    >>> claimed(acquired, "planned", can_plan=True).verb
    'plans to acquire'
    >>> claimed(VerbPhrase("is in", "are in"), "ended", is_plural=True).verb
    'are no longer in'
    """
    infinitive = base_form(phrase, is_plural=is_plural)
    match modality:
        case "planned":
            planning = _planning(phrase, is_plural=is_plural, can_plan=can_plan)
            return ModalVerb(f"{planning} {infinitive}")
        case "possible":
            return ModalVerb(f"may {infinitive}")
        case "denied":
            return ModalVerb(_denied(phrase, is_plural=is_plural))
        case "ended":
            return _ended(phrase, is_plural=is_plural)


def existence(modality: Modality, *, is_plural: bool = False) -> str:
    """Say of a thing that it is only claimed.

    >>> existence("planned"), existence("ended", is_plural=True)
    ('is planned', 'have ended')
    """
    if modality == "ended":
        return "have ended" if is_plural else "has ended"
    return f"{'are' if is_plural else 'is'} {modality}"


def base_form(phrase: VerbPhrase, *, is_plural: bool = False) -> str:
    """The infinitive, without "to": as it is given, or made from the present.

    What goes with the verb has the number of the subject.

    >>> base_form(VerbPhrase("belongs to")), base_form(VerbPhrase("is a"))
    ('belong to', 'be a')
    >>> base_form(VerbPhrase("is a part of", "are parts of"))
    'be a part of'
    """
    if phrase.infinitive:
        return phrase.infinitive
    verb, _, _ = (phrase.plural or phrase.singular).partition(" ")
    _, rest = _verb(phrase, is_plural=is_plural)
    if verb in _IRREGULAR:
        return _joined(_IRREGULAR[verb], rest)
    return _joined(verb if phrase.plural else _without_s(verb), rest)


def _without_s(verb: str) -> str:
    """The first or second person of a verb in the third."""
    if verb.endswith("ies") and len(verb) > _SHORT_IN_IE:
        return f"{verb.removesuffix('ies')}y"
    if verb.removesuffix("es").endswith(_BEFORE_ES):
        return verb.removesuffix("es")
    return verb.removesuffix("s")


def _is_present(phrase: VerbPhrase) -> bool:
    """Whether the phrase is in the simple present, from which its infinitive is made."""
    verb = _first_word(phrase)
    if not verb.endswith("s") or verb in _OF_BE:
        return verb == "is"
    return base_form(phrase) == base_form(VerbPhrase(phrase.singular))


def _planning(phrase: VerbPhrase, *, is_plural: bool, can_plan: bool) -> str:
    # Nobody's plan is to be in a place: that is how things are to be.
    if can_plan and _first_word(phrase) not in _OF_BE:
        return "plan to" if is_plural else "plans to"
    return "are to" if is_plural else "is to"


def _denied(phrase: VerbPhrase, *, is_plural: bool) -> str:
    verb, rest = _verb(phrase, is_plural=is_plural)
    if verb in _OF_BE:
        return _joined(verb, "not", rest)
    auxiliary = "do" if is_plural else "does"
    if not _is_present(phrase):
        auxiliary = "did"
    return f"{auxiliary} not {base_form(phrase, is_plural=is_plural)}"


def _ended(phrase: VerbPhrase, *, is_plural: bool) -> ModalVerb:
    verb, rest = _verb(phrase, is_plural=is_plural)
    if not _is_present(phrase):
        # What was done cannot be "no longer done", only undone.
        return ModalVerb(_joined(verb, rest), ", which is no longer so")
    if verb in _OF_BE:
        return ModalVerb(_joined(verb, "no longer", rest))
    return ModalVerb(_joined("no longer", verb, rest))


def _verb(phrase: VerbPhrase, *, is_plural: bool) -> tuple[str, str]:
    """The verb in its number, and what goes with it."""
    said = (phrase.plural if is_plural else None) or phrase.singular
    verb, _, rest = said.partition(" ")
    if is_plural and verb in _PLURALS_OF_BE:
        verb = _PLURALS_OF_BE[verb]
    elif is_plural and not phrase.plural and verb.endswith("s"):
        verb = _IRREGULAR.get(verb) or _without_s(verb)
    return verb, rest


def _first_word(phrase: VerbPhrase) -> str:
    return phrase.singular.partition(" ")[0]


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
