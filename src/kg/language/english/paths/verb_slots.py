"""The slots of verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths.fillers import fillers, fillers_beside
from kg.language.english.paths.prepositions import phrases
from kg.language.english.paths.tree import Tree, children, lemma
from kg.language.english.paths.verb_arguments import Arguments
from kg.language.english.paths.word_forms import forms, spelt
from kg.language.english.predication import OBJECT, SUBJECT, Filler
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where a place or a maker goes before a participle: "Quillhaven-based", "Acme-owned"
_PLACED = frozenset({"base", "headquarter", "locate", "list", "register", "situate"})


class Sense(NamedTuple):
    """A verb as one of the words that matter, with its particle or preposition.

    Attributes:
        lemma: "take over", "enter into".
        preposition: the one that is part of it: what stands behind is its object.
        particle: the other word of it.
    """

    lemma: str
    preposition: Token | None = None
    particle: Token | None = None


def senses(verb: Token, known: frozenset[str]) -> Iterator[Sense]:
    """The words that matter of which this verb is a form."""
    base = _base(verb, known)
    particles = children(verb, "prt")
    for particle in [*particles, *children(verb, "advmod", "prep")]:
        phrasal = spelt(f"{base} {particle.lower_}", known)
        if phrasal and particle.dep_ == "prep":
            yield Sense(phrasal, preposition=particle, particle=particle)
        elif phrasal:
            yield Sense(phrasal, particle=particle)
            return
    # "buy out" and "give up" are not "buy" and "give".
    plain = spelt(base, known)
    if plain and not particles:
        yield Sense(plain)


def cue(tree: Tree, verb: Token, sense: Sense) -> Span:
    """Where the verb stands, with the other word of it if that is next to it."""
    begin, end = tree.span(verb)
    if sense.particle is not None and sense.particle.i == verb.i + 1:
        return begin, tree.span(sense.particle)[1]
    return begin, end


def verb_slots(
    tree: Tree, verb: Token, sense: Sense, found: Arguments
) -> Mapping[str, tuple[Filler, ...]]:
    """What fills the slots of a verb with these arguments."""
    objects = found.objects
    if sense.preposition is not None and not objects:
        objects = children(sense.preposition, "pobj")
    filled = {
        SUBJECT: fillers_beside(tree, found.subjects, verb),
        OBJECT: fillers_beside(tree, objects, verb),
    }
    filled |= _before_participle(tree, verb, sense)
    for marker, others in phrases(tree, _hosts(tree, verb, sense, objects)).items():
        if sense.preposition is not None and marker == sense.preposition.lower_:
            continue
        filled[marker] = filled.get(marker, ()) + others
    recipients = fillers(tree, found.recipients)
    filled["to"] = filled.get("to", ()) + recipients
    return {slot: others for slot, others in filled.items() if others}


def carriers(
    tree: Tree, objects: Iterable[Token], nouns: frozenset[str]
) -> frozenset[str]:
    """The lemmas of the common nouns among direct objects."""
    lemmas: set[str] = set()
    for noun in objects:
        for each in [noun, *noun.conjuncts]:
            if each.pos_ == "NOUN" and each.i not in tree.names:
                lemmas |= {lemma(each), *multiword(each, nouns)}
    return frozenset(lemmas)


def multiword(noun: Token, known: frozenset[str]) -> list[str]:
    """The words that matter which end in this noun: "joint venture"."""
    words = [lemma(noun)]
    found = []
    for token in reversed(noun.doc[max(0, noun.i - 3) : noun.i]):
        words.insert(0, token.lower_)
        phrase = spelt(" ".join(words), known)
        if phrase:
            found.append(phrase)
    return found


def _base(verb: Token, known: frozenset[str]) -> str:
    """The infinitive, also of participles that are taken for adjectives."""
    return forms(known).get(verb.lower_) or lemma(verb)


def _hosts(tree: Tree, verb: Token, sense: Sense, objects: list[Token]) -> list[Token]:
    """The words whose prepositions belong to the verb.

    Those of its direct object do, unless it is a name and they are its own.
    """
    own = (verb, sense.preposition)
    return [
        verb,
        *[noun for noun in objects if noun.head in own and not tree.is_name(noun)],
    ]


def _before_participle(
    tree: Tree, verb: Token, sense: Sense
) -> dict[str, tuple[Filler, ...]]:
    """The place or the agent that a hyphen joins to a participle."""
    modifiers = fillers(tree, children(verb, "npadvmod"))
    if verb.dep_ != "amod" or not modifiers:
        return {}
    return {("in" if sense.lemma in _PLACED else SUBJECT): modifiers}
