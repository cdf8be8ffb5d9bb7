"""The verb to which words of time belong, with what fills its slots, whatever verb it is.

Frames name the verbs that relate two things. That something happened in May any verb may
tell: "the bridge collapsed in May".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.english.paths import judgement, verb_slots
from kg.language.english.paths.tree import Tree, children, lemma
from kg.language.english.paths.verb_arguments import arguments, is_verbal
from kg.language.english.paths.verb_slots import Sense
from kg.language.english.predication import Predication
from kg.language.spans import Span, overlap

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Began construction", "start hiring"
_PHASES = frozenset(("begin", "start", "commence", "resume", "stop", "cease", "halt"))
_FREE = frozenset(("away", "back", "home", "out"))  # "out" of "spun out of Acme"
_PARTICLES = _FREE.union(("down", "in", "off", "on", "over", "through", "under", "up"))
_LONGEST = 2  # words of a bare object, with its noun: "sought court protection"
_LIGHT = frozenset(("go", "come", "fall", "put", "bring", "take"))
# "In the first quarter of 2024 it opened": words of time hang on each other
_OF_TIME = (
    "pobj",
    "prep",
    "npadvmod",
    "compound",
    "amod",
    "nummod",
    "advmod",
    "det",
    "poss",
)


def timed_verb(parse: Tree, time: Span) -> Predication | None:
    """The verb in whose clause a time stands beside it, and not in one of its nouns.

    Args:
        parse: the sentence.
        time: where the words of time stand in the text.
    """
    verb = verb_of(parse, time)
    if verb is None or verb.dep_ in ("aux", "auxpass"):
        return None
    return verb_told(parse, verb)


def verb_told(parse: Tree, verb: Token) -> Predication:
    """A verb with what stands in its slots, whatever verb it is."""
    particles = children(verb, "prt")
    particle = particles[0] if particles else None
    base = lemma(verb)
    word = f"{base} {particle.lower_}" if particle is not None else base
    sense = Sense(word, particle=particle)
    found = arguments(parse, verb)
    taken_back = judgement.of_clause(verb)
    return Predication(
        "verb",
        word,
        _cue(parse, verb, sense),
        verb_slots.verb_slots(parse, verb, sense, found),
        modality=taken_back.modality if taken_back else None,
        taken_back_by=taken_back.span(parse) if taken_back else None,
    )


def _cue(parse: Tree, verb: Token, sense: Sense) -> Span:
    """The verb with what it goes on with to mean something: "went bankrupt"."""
    begin, end = parse.spans[verb.i]
    if sense.particle is not None and sense.particle.i == verb.i + 1:
        end = parse.spans[sense.particle.i][1]
    if lemma(verb) in _PHASES:
        begun = [
            token for token in children(verb, "dobj", "xcomp") if token.i == verb.i + 1
        ]
        is_bare = bool(begun) and begun[0].pos_ in ("NOUN", "VERB")
        return begin, parse.spans[begun[0].i][1] if is_bare else end
    last = (
        _with_particle(verb)
        or _with_bare_object(parse, verb)
        or _with_place(parse, verb)
    )
    return begin, max(end, parse.spans[last.i][1]) if last is not None else end


def _with_particle(verb: Token) -> Token | None:
    """The particle with which a verb goes on: "sent back", "got it back"."""
    behind = list(children(verb, "prt", "advmod", "prep"))
    at = verb.i + 1
    objects = [token for token in children(verb, "dobj") if token.i == at]
    if objects and objects[0].pos_ == "PRON":
        at += 1
    for word in behind:
        is_free = word.lower_ in _FREE or not list(word.children)
        if word.i == at and word.lower_ in _PARTICLES and is_free:
            return word
    return None


def _with_bare_object(parse: Tree, verb: Token) -> Token | None:
    """The object without an article that tells with a verb what happens: "took control"."""
    for word in children(verb, "dobj", "acomp"):
        compounds = children(word, "compound", "amod")
        is_next = word.i == verb.i + 1 + len(compounds)
        is_bare = len(list(word.lefts)) == len(compounds) < _LONGEST
        if is_next and is_bare and word.tag_ in ("NN", "JJ") and word.lower_.isalpha():
            is_named = any(token.i in parse.names for token in (word, *compounds))
            if not is_named and word.text.islower():
                return word
    return None


def _with_place(parse: Tree, verb: Token) -> Token | None:
    """Where something comes to be, in a saying: "went to court", "came into force".

    "Put the plant into operation" is told by its verb alone.
    """
    if lemma(verb) not in _LIGHT:
        return None
    for word in children(verb, "acomp", "prep", "advmod", "oprd"):
        last = ([*children(word, "pobj")] or [word])[-1]
        is_bare = last == word or not list(last.children)
        is_idiom = word.pos_ == "ADJ" or (
            last != word and word.lower_ in ("into", "on", "to")
        )
        is_next = word.i == verb.i + 1 and last.i <= word.i + 1
        if is_next and is_bare and is_idiom and last.i not in parse.names:
            return last
    return None


def root_of(parse: Tree, time: Span) -> tuple[Token | None, list[Token]]:
    """The word of time on which all others of it depend, if there is one, and all of them."""
    inside = [token for token in parse.doc if overlap(parse.spans[token.i], time)]
    roots = [token for token in inside if token.head not in inside]
    return (roots[0] if len(roots) == 1 else None), inside


def verb_of(parse: Tree, time: Span) -> Token | None:
    """The verb to which words of time belong."""
    at, inside = root_of(parse, time)
    while at is not None and at.head != at:
        if is_verbal(at.head):
            return at.head if at.dep_ in _OF_TIME else None
        # A noun outside is that of whose time it is: "the sale in May was opposed".
        if at.head.pos_ not in ("ADP", "SCONJ", "ADV", "ADJ") and at.head not in inside:
            return None
        at = at.head
    return None
