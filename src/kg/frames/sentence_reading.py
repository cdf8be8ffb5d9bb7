"""What the frames read in a sentence that somebody tries, for `kg lexicon try`.

Names are what the project knows, and what begins with a capital. Every pair that stands
in the slots of a frame would be a statement; which of them is meant, its author decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.frames.kinds import name_kind
from kg.frames.lexicon import Lexicon, lexicon_of
from kg.frames.matching import as_told_by, is_of
from kg.frames.relation_frames import WORD
from kg.knowledge import Graph
from kg.language.english.claimed import Modality
from kg.language.english.function_words import is_everywhere
from kg.language.english.inflection import verb_forms
from kg.language.english.lexemes import Lexemes
from kg.language.english.order import predications
from kg.language.english.predication import KnownName, NameKind, Predication
from kg.language.english.regexes import cased
from kg.language.english.sentences import sentences
from kg.language.spans import Span, overlap

_CAPITALISED = cased(
    r"[A-Z][\w’'&-]*(?:[^\S\n](?:(?:of|the)[^\S\n])*[A-Z0-9][\w’'&-]*)*"
)
_GENITIVE = re.compile(r"[’']s?$")
_LABELS = (v.PREF_LABEL, v.ALT_LABEL)


class Stated(NamedTuple):
    """A statement that words would prove.

    Attributes:
        frame: the frame that says it.
        tells: its property, or the class that there is a member of.
        subject: what is in the slot of the subject.
        object: what is in that of the object; empty for a class.
        modality: how it is told, if it is not said to be so: by words that take the
            frame's back, or by the frame itself.
    """

    frame: NamedNode
    tells: NamedNode
    subject: str
    object: str
    modality: Modality | None = None


class Read(NamedTuple):
    """A word of a sentence, with what stands in its slots and what that would state.

    Attributes:
        word: the word as it stands.
        lemma: its form in a dictionary.
        slots: what fills each slot.
        stated: the statements that it would prove.
        modality: how the word is told, if what it says is taken back.
        taken_back_by: the words that do so.
    """

    word: str
    lemma: str
    slots: Mapping[str, tuple[str, ...]]
    stated: tuple[Stated, ...]
    modality: Modality | None
    taken_back_by: str | None


def read_sentence(graph: Graph, text: str) -> list[Read]:
    """What is read in a text by the order of its words."""
    lexicon = lexicon_of(graph)
    called = _things(graph, text)
    nouns = {name.casefold() for name in called if not name[:1].isupper()}
    words = lexicon.lexemes
    words = words._replace(nouns=words.nouns | nouns)
    names = _names(text, called, words)
    arguments = (text, sentences(text), names, words)
    return list(_all_read(text, lexicon, predications(*arguments)))


def unknown_words(text: str, forms: Iterable[str]) -> list[str]:
    """The small words of a text that are none of the known forms, and carry meaning."""
    known = {each.casefold() for each in forms}
    return [
        word
        for word in re.findall(r"\b[a-z]+\b", text)
        if word not in known and not is_everywhere(word)
    ]


def known_forms(graph: Graph) -> set[str]:
    """The words of all frames, verbs in each of their forms."""
    words = lexicon_of(graph).lexemes
    found = {*words.nouns, *words.adjectives}
    for verb in words.verbs:
        first, _, rest = verb.partition(" ")
        for form in verb_forms(first):
            told = f"{form.text} {rest}"
            found.add(told.rstrip())
    return found


def _all_read(
    text: str, lexicon: Lexicon, found: Iterable[Predication]
) -> Iterator[Read]:
    for each in sorted(found, key=lambda predication: predication.cue):
        stated = tuple(dict.fromkeys(_stated(text, lexicon, each)))
        if not each.slots and not stated:
            continue
        taken = each.taken_back_by
        yield Read(
            word=text[slice(*each.cue)],
            lemma=each.lemma,
            slots={slot: _fillers(text, each, {slot}) for slot in each.slots},
            stated=stated,
            modality=each.modality,
            taken_back_by=text[slice(*taken)] if taken else None,
        )


def _stated(text: str, lexicon: Lexicon, read: Predication) -> Iterator[Stated]:
    for frame in (*lexicon.frames, *lexicon.taking_back):
        told = as_told_by(frame, read)
        # What any word may tell says nothing of this one.
        if told is None or not frame.lemmas or not is_of(frame, told):
            continue
        if lexicon.is_carried(frame, told):
            continue
        for subject in _fillers(text, told, frame.subject_in):
            # A class has no other side.
            stated = Stated(frame.name, frame.tells, subject, "", told.modality)
            if not frame.object_in:
                yield stated
            for object in _fillers(text, told, frame.object_in):
                if subject != object:
                    yield stated._replace(object=object)


def _fillers(text: str, read: Predication, slots: Iterable[str]) -> tuple[str, ...]:
    found: list[Span] = []
    for slot in sorted(slots):
        if slot == WORD:
            found.append(read.cue)
        fillers = read.slots.get(slot, ())
        found += [each.names[0] if each.names else each.head for each in fillers]
    return tuple(text[slice(*span)] for span in found)


# What has a name


def _things(graph: Graph, text: str) -> dict[str, NameKind]:
    """The names of the project that stand in a text, and of what sort they are."""
    named = graph.facts(None, _LABELS)
    found: dict[str, NamedNode] = {}
    for thing in v.named_nodes(named.subjects):
        for label in _LABELS:
            for name in named.texts(thing, label):
                if name in text:
                    found[name] = thing
    classes = graph.facts(set(found.values()), v.TYPE)
    return {
        name: name_kind(graph.ontology, classes.nodes(thing, v.TYPE))
        for name, thing in found.items()
    }


def _names(
    text: str, called: Mapping[str, NameKind], words: Lexemes
) -> list[KnownName]:
    known = {name: kind for name, kind in called.items() if name[:1].isupper()}
    found: list[KnownName] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            _add(found, KnownName(match.span(), known[name]))
    for match in _CAPITALISED.finditer(text):
        begin, end = match.span()
        if begin == 0 and _is_common(match[0], words):
            continue
        end -= len((_GENITIVE.search(match[0]) or [""])[0])
        _add(found, KnownName((begin, end), "organisation"))
    return sorted(found)


def _add(found: list[KnownName], name: KnownName) -> None:
    if not any(overlap(each.span, name.span) for each in found):
        found.append(name)


def _is_common(word: str, words: Lexemes) -> bool:
    """Whether a word has its capital only from the beginning of the sentence."""
    small = word.casefold()
    return is_everywhere(small) or small in words.nouns
