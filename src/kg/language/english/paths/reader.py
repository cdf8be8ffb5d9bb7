"""Sentences in, predications out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from spacy.tokens import Token

from kg.language.english.lexemes import Lexemes
from kg.language.english.paths import adjectives, assertion, nouns, verbs
from kg.language.english.paths.masking import pieces
from kg.language.english.paths.model import Model
from kg.language.english.paths.ranks import by_rank
from kg.language.english.paths.spelling import spelt
from kg.language.english.paths.tree import Tree, Words, lemma, tree, words
from kg.language.english.paths.voting import agreed
from kg.language.english.predication import COPULA, Filler, Name, Predication
from kg.language.english.regexes import Span

LONGEST = 1_000
"""Characters of the longest sentence that is parsed. Whatever is longer is a list, a
table or no prose, and a model is at a loss with it."""

_TURNS = 3  # times that each sentence is parsed, with other masks


class Reader:
    """Reads predications by the paths of a model's parse.

    Args:
        model: as `load` returns it.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def predications(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[Name],
        words: Lexemes,
    ) -> list[Predication]:
        """The predications of the sentences, in the order of their words.

        Sentences of more than `LONGEST` characters are left out. Every sentence is
        parsed with several masks, and what most of the parses say is returned.

        Args:
            text: the text.
            sentences: where its sentences stand.
            names: what it mentions, in order and without overlap.
            words: the words that matter.
        """
        found: list[Predication] = []
        turns = [self._trees(text, sentences, names, turn) for turn in range(_TURNS)]
        for parses in zip(*turns, strict=True):
            readings = [list(_predications(parse, words)) for parse in parses]
            found += agreed(readings)
        return sorted(found, key=_place)

    def _trees(
        self, text: str, sentences: Sequence[Span], names: Sequence[Name], turn: int
    ) -> list[Tree]:
        pipeline = self._model.pipeline
        inside = [
            (span, _within(span, names))
            for span in sentences
            if 0 < span[1] - span[0] <= LONGEST
        ]
        tokenised: list[Words] = [
            words(pipeline, list(pieces(text, span, mentioned, turn)))
            for span, mentioned in inside
        ]
        parsed = pipeline.pipe(each.doc for each in tokenised)
        return [
            tree(each, doc, mentioned)
            for each, doc, (_, mentioned) in zip(tokenised, parsed, inside, strict=True)
        ]


def _within(sentence: Span, names: Sequence[Name]) -> list[Name]:
    begin, end = sentence
    return [name for name in names if begin <= name.span[0] and name.span[1] <= end]


def _predications(parse: Tree, known: Lexemes) -> Iterator[Predication]:
    for token in parse.doc:
        if token.i in parse.names and parse.is_name(token):
            continue
        yield from chain(
            _of_verb(parse, token, known),
            _of_noun(parse, token, known.nouns),
            _of_adjective(parse, token, known.adjectives),
        )


def _of_verb(parse: Tree, token: Token, known: Lexemes) -> Iterator[Predication]:
    is_verb = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")
    # Models take some participles for adjectives: "headquartered".
    is_participle = token.pos_ == "ADJ" and token.lower_.endswith("ed")
    if not (is_verb or is_participle):
        return
    for sense in verbs.senses(token, known.verbs):
        slots = verbs.slots(parse, token, sense)
        taken_back = assertion.of_clause(parse, token)
        predication = Predication(
            "verb",
            sense.lemma,
            verbs.cue(parse, token, sense),
            slots,
            verbs.carriers(parse, token, known.nouns),
        )
        yield from _told(parse, token, predication, taken_back)


def _of_noun(parse: Tree, token: Token, known: frozenset[str]) -> Iterator[Predication]:
    # Models take some titles for adjectives: "Acme's rival Bolt".
    is_noun = token.pos_ in ("NOUN", "PROPN") or token.dep_ == "nsubj"
    if not is_noun:
        return
    # "joint venture" is found before "venture".
    phrases = verbs.multiword(token, known)[::-1]
    single = spelt(lemma(token), known)
    for phrase in phrases or ([single] if single else []):
        slots = nouns.slots(parse, token)
        first = token.doc[token.i - phrase.count(" ")]
        cue = parse.spans[first.i][0], parse.spans[token.i][1]
        taken_back = assertion.of_noun(
            parse, token, is_beside=_is_beside(parse, token, slots)
        )
        yield from _told(
            parse, token, Predication("noun", phrase, cue, slots), taken_back
        )
        return


def _is_beside(
    parse: Tree, noun: Token, slots: Mapping[str, tuple[Filler, ...]]
) -> bool:
    """Whether a noun is said of a name without a verb."""
    return COPULA in slots and nouns.relation(noun) not in ("attr", "oprd", "as")


def _of_adjective(
    parse: Tree, token: Token, known: frozenset[str]
) -> Iterator[Predication]:
    word = spelt(token.lower_, known)
    if word is None or token.pos_ not in ("ADJ", "ADV", "VERB"):
        return
    slots = adjectives.slots(parse, token)
    first = adjectives.first_of(token)
    taken_back = assertion.of_adjective(parse, token, first)
    predication = Predication("adjective", word, parse.span(token), slots)
    yield from _told(parse, token, predication, taken_back)


def _told(
    parse: Tree,
    token: Token,
    predication: Predication,
    taken_back: assertion.TakenBack | None,
) -> Iterator[Predication]:
    if not predication.slots:
        return
    if taken_back:
        predication = predication._replace(
            modality=taken_back.modality, taken_back_by=taken_back.span(parse)
        )
    yield from by_rank(parse, token, predication)


def _place(predication: Predication) -> tuple[Span, str]:
    return predication.cue, predication.lemma
