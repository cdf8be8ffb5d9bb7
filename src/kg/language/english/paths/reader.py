"""Sentences in, predications out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from kg.language.english.lexemes import Lexemes
from kg.language.english.paths import (
    adjective_slots,
    judgement,
    noun_slots,
    verb_slots,
)
from kg.language.english.paths.masking import Stretch, pieces
from kg.language.english.paths.ranks import by_rank
from kg.language.english.paths.spacy_model import Model
from kg.language.english.paths.taken_back import TakenBack
from kg.language.english.paths.tree import Tree, Unparsed, lemma, tokenised
from kg.language.english.paths.verb_arguments import arguments, is_verbal
from kg.language.english.paths.voting import agreed
from kg.language.english.paths.word_forms import spelt
from kg.language.english.predication import (
    COPULA,
    Filler,
    KnownName,
    Predication,
    names_within,
)
from kg.language.english.retractions import as_told
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_Reading: TypeAlias = list[Predication]
LONGEST = 150
"""Tokens of the longest sentence that is parsed. Whatever is longer is a list, a table or
no prose: a model is at a loss with it, and its paths are too long to be followed."""

_TURNS = 5  # times that a sentence is parsed, with other masks; more changes little
_FIRST = 3  # times that are enough if all say the same


class Reader:
    """Reads predications by the paths of a model's parse.

    Args:
        model: as `load_model` returns it.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def predications(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
        words: Lexemes,
    ) -> list[Predication]:
        """The predications of the sentences, in the order of their words.

        Sentences of more than `LONGEST` tokens are left out. Every sentence is
        parsed with several masks, and what most of the parses say is returned: of three
        if they are at one, else of five.

        Args:
            text: the text.
            sentences: where its sentences stand.
            names: what it mentions, in order and without overlap.
            words: the words that matter.
        """
        mentioned = [(span, names_within(span, names)) for span in sentences]
        readings = self._readings(text, mentioned, range(_FIRST), words)
        unsure = [n for n, found in enumerate(readings) if not _is_alike(found)]
        differing = [mentioned[n] for n in unsure]
        others = self._readings(text, differing, range(_FIRST, _TURNS), words)
        for n, found in zip(unsure, others, strict=True):
            readings[n] += found
        told: list[Predication] = []
        for (span, within), found in zip(mentioned, readings, strict=True):
            told += as_told(text, span, within, sorted(agreed(found), key=_place))
        return told

    def _readings(
        self,
        text: str,
        sentences: Sequence[tuple[Span, Sequence[KnownName]]],
        turns: Sequence[int],
        words: Lexemes,
    ) -> list[list[_Reading]]:
        """What each parse with other masks says of each sentence."""
        unparsed = [
            list(self._unparsed(text, *sentence, turns)) for sentence in sentences
        ]
        all_at_once = list(chain.from_iterable(unparsed))
        trees = self._model.parser.trees(all_at_once)
        readings: list[list[_Reading]] = []
        for ones in unparsed:
            own = islice(trees, len(ones))
            readings.append([list(_predications(each, words)) for each in own])
        return readings

    def _unparsed(
        self,
        text: str,
        span: Span,
        names: Sequence[KnownName],
        turns: Sequence[int],
    ) -> Iterator[Unparsed]:
        """A sentence with the masks of each turn, if it is not too long.

        Without a name to mask, all would be the same.
        """
        before: list[Stretch] = []
        for turn in turns:
            masked = list(pieces(text, span, names, turn))
            if masked == before:
                return
            before = masked
            sentence = tokenised(self._model.pipeline, masked, names)
            if len(sentence.doc) <= LONGEST:
                yield sentence


def _is_alike(readings: Sequence[_Reading]) -> bool:
    """Whether all parses say the same of a sentence."""
    return all(reading == readings[0] for reading in readings[1:])


def _predications(parse: Tree, known: Lexemes) -> Iterator[Predication]:
    for token in parse.doc:
        if parse.is_name(token):
            continue
        yield from chain(
            _of_verb(parse, token, known),
            _of_noun(parse, token, known.nouns),
            _of_adjective(parse, token, known.adjectives),
        )


def _of_verb(parse: Tree, token: Token, known: Lexemes) -> Iterator[Predication]:
    is_verb = is_verbal(token) and token.dep_ not in ("aux", "auxpass")
    # Models take some participles for adjectives: "headquartered".
    is_participle = token.pos_ == "ADJ" and token.lower_.endswith("ed")
    if not (is_verb or is_participle):
        return
    senses = list(verb_slots.senses(token, known.verbs))
    if not senses:
        return
    found = arguments(parse, token)
    taken_back = judgement.of_clause(token)
    for sense in senses:
        slots = verb_slots.verb_slots(parse, token, sense, found)
        predication = Predication(
            "verb",
            sense.lemma,
            verb_slots.cue(parse, token, sense),
            slots,
            verb_slots.carriers(parse, found.objects, known.nouns),
        )
        yield from _told(parse, token, predication, taken_back)


def _of_noun(parse: Tree, token: Token, known: frozenset[str]) -> Iterator[Predication]:
    # Models take some titles for adjectives: "Acme's rival Bolt".
    is_noun = token.pos_ in ("NOUN", "PROPN") or token.dep_ == "nsubj"
    if not is_noun:
        return
    # "joint venture" is found before "venture".
    *_, phrase = [spelt(lemma(token), known), *verb_slots.multiword(token, known)]
    if phrase is None:
        return
    slots = noun_slots.noun_slots(parse, token)
    first = token.i - phrase.count(" ")
    cue = parse.spans[first][0], parse.spans[token.i][1]
    taken_back = judgement.of_noun(token, is_beside=_is_beside(token, slots))
    yield from _told(parse, token, Predication("noun", phrase, cue, slots), taken_back)


def _is_beside(noun: Token, slots: Mapping[str, tuple[Filler, ...]]) -> bool:
    """Whether a noun is said of a name without a verb."""
    return COPULA in slots and noun_slots.relation(noun) not in ("attr", "oprd", "as")


def _of_adjective(
    parse: Tree, token: Token, known: frozenset[str]
) -> Iterator[Predication]:
    word = spelt(token.lower_, known)
    if word is None or token.pos_ not in ("ADJ", "ADV", "VERB"):
        return
    slots = adjective_slots.adjective_slots(parse, token)
    first = adjective_slots.first_of(token)
    taken_back = judgement.of_adjective(token, first)
    predication = Predication("adjective", word, parse.span(token), slots)
    yield from _told(parse, token, predication, taken_back)


def _told(
    parse: Tree,
    token: Token,
    predication: Predication,
    taken_back: TakenBack | None,
) -> Iterator[Predication]:
    if not predication.slots:
        return
    if taken_back:
        predication = predication._replace(
            modality=taken_back.modality, taken_back_by=taken_back.span(parse)
        )
    yield from by_rank(token, predication)


def _place(predication: Predication) -> tuple[Span, str]:
    return predication.cue, predication.lemma
