"""All verbs and nouns of a sentence, with what stands in their slots, whatever words they are.

Frames name the words that relate two things, and a reader asks for those alone. What
happens, any word may tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths import judgement, noun_slots
from kg.language.english.paths.timed_verbs import root_of, verb_of, verb_told
from kg.language.english.paths.tree import Tree, children, lemma
from kg.language.english.paths.verb_arguments import is_passive, is_verbal
from kg.language.english.predication import COPULA, OBJECT, SUBJECT, Predication
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = ("compound", "amod", "nmod")


class Deed(NamedTuple):
    """A verb or a noun, as a parse has it.

    Attributes:
        told: the word, with what stands in its slots.
        way: how it stands in its sentence: the relation to the word above it.
        form: the form of a verb, or the determiner of a noun.
        phrase: the word, with the words before a noun that tell which one it is.
        verb: of a noun, the verb that it is the subject or the object of.
        slot: in which of the two it stands there.
    """

    told: Predication
    way: str
    form: str
    phrase: Span
    verb: Predication | None = None
    slot: str = ""


def deeds(parse: Tree) -> Iterator[Deed]:
    """All verbs and common nouns of a sentence, in order."""
    verbs: dict[int, Predication] = {}
    for token in parse.doc:
        if is_verbal(token) and token.dep_ not in ("aux", "auxpass"):
            verbs[token.i] = verb_told(parse, token)
            form = f"{token.tag_} passive" if is_passive(token) else token.tag_
            told = verbs[token.i]
            yield Deed(told, token.dep_, form, told.cue)
    for token in parse.doc:
        if token.pos_ == "NOUN" and not parse.is_name(token):
            yield _of_noun(parse, token, verbs)


def _of_noun(parse: Tree, noun: Token, verbs: dict[int, Predication]) -> Deed:
    slots = noun_slots.noun_slots(parse, noun)
    is_beside = COPULA in slots and noun_slots.relation(noun) not in (
        "attr",
        "oprd",
        "as",
    )
    taken_back = judgement.of_noun(noun, is_beside=is_beside)
    told = Predication(
        "noun",
        lemma(noun),
        parse.spans[noun.i],
        slots,
        modality=taken_back.modality if taken_back else None,
        taken_back_by=taken_back.span(parse) if taken_back else None,
    )
    above = noun_slots.verb_above(noun)
    verb = verbs.get(above.i) if above is not None else None
    slot = ""
    for each in (SUBJECT, OBJECT):
        heads = verb.slots.get(each, ()) if verb else ()
        if any(filler.head == told.cue for filler in heads):
            slot = each
    determiners = children(noun, "det", "poss")
    form = determiners[0].lower_ if determiners else ""
    if determiners and determiners[0].dep_ == "poss" and determiners[0].pos_ != "PRON":
        form = "'s"
    phrase = _begin(parse, noun), told.cue[1]
    return Deed(told, noun.dep_, form, phrase, verb if slot else None, slot)


def _begin(parse: Tree, noun: Token) -> int:
    """Where the words begin that stand before a noun and tell which one it is."""
    first = noun.i
    for token in reversed(list(noun.lefts)):
        is_part = token.dep_ in _INSIDE and token.pos_ in ("NOUN", "ADJ", "VERB")
        if not is_part or parse.is_name(token) or token.right_edge.i + 1 != first:
            break
        first = token.left_edge.i
    return parse.spans[first][0]


def told_at(parse: Tree, time: Span) -> Span | None:
    """The word to which words of time belong: a verb, or a noun before them."""
    verb = verb_of(parse, time)
    if verb is not None:
        return parse.spans[verb.i]
    at, inside = root_of(parse, time)
    while at is not None and at.head != at:
        at = at.head
        if at.pos_ == "NOUN" and at not in inside:
            return parse.spans[at.i]
        if at.pos_ not in ("ADP", "SCONJ", "ADV", "ADJ") and at not in inside:
            return None
    return None
