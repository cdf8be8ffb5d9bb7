"""Predications by the order of words, without a model.

A sentence is cut into phrases and verbs, and what stands before and behind these fills
their slots: voice, participles, relative clauses, appositions and enumerations are read
by rules of order alone. What is uncertain is left out, so that what is read holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.english.lexemes import Lexemes
from kg.language.english.number import singular
from kg.language.english.order import closed_class
from kg.language.english.order.arguments import Clauses
from kg.language.english.order.assertion import Assertions, ModalWords, Taken
from kg.language.english.order.complements import complements
from kg.language.english.order.constituents import Element, elements
from kg.language.english.order.nominals import Nominal, Nominals, nouns
from kg.language.english.order.tokens import (
    BASED,
    Readings,
    Token,
    WordReading,
    readings_of,
    tokens,
)
from kg.language.english.predication import (
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    Filler,
    KnownName,
    Predication,
    names_within,
)
from kg.language.english.retractions import as_told
from kg.language.spans import Span

_COURTS = frozenset(("court", "tribunal"))
_ENDS = ("mark", "end")
_LONGEST = 200  # elements; a sentence beyond that is a list, and nothing is read in it


def predications(
    text: str, sentences: Sequence[Span], names: Sequence[KnownName], words: Lexemes
) -> list[Predication]:
    """What the words of interest are said of, in each sentence.

    Args:
        text: the whole text.
        sentences: where its sentences stand.
        names: the words that mention what is known, in order, none within another.
        words: the lemmas of interest.

    >>> text = "Bolt, a maker of looms, was bought by Acme."
    >>> names = [KnownName((0, 4), "organisation"), KnownName((38, 42), "organisation")]
    >>> words = Lexemes(verbs=frozenset({"buy"}))
    >>> found = predications(text, [(0, len(text))], names, words)
    >>> (bought,) = [each for each in found if each.lemma == "buy"]
    >>> for slot, fillers in bought.slots.items():
    ...     print(slot, [text[slice(*filler.head)] for filler in fillers])
    subject ['Acme']
    directObject ['Bolt']
    """
    readings = readings_of(words)
    found: list[Predication] = []
    for sentence in sentences:
        read = _Sentence(text, sentence, names, readings).predications()
        found += as_told(text, sentence, names_within(sentence, names), read)
    return found


class _Sentence:
    """One sentence and what is said in it."""

    def __init__(
        self,
        text: str,
        sentence: Span,
        names: Sequence[KnownName],
        readings: Readings,
    ) -> None:
        self._elements = elements(tokens(text, sentence, names, readings))
        self._clauses = Clauses(self._elements)
        self._nominals = Nominals(self._clauses)
        clauses = self._clauses
        nominals = self._nominals
        modal = ModalWords(text, sentence)
        self._assertions = Assertions(clauses, nominals, modal)
        self._text = text
        self._span = sentence

    def predications(self) -> Iterator[Predication]:
        if len(self._elements) > _LONGEST:
            return
        words = self._text[slice(*self._span)]
        is_paired = any(each in words for each in closed_class.BY_RANK)
        for found in self._all():
            if is_paired:
                yield from _paired(found)
            else:
                yield found

    def _all(self) -> Iterator[Predication]:
        for place, element in enumerate(self._elements):
            if element.kind == "verb":
                yield from self._of_verb(place, element)
            elif element.kind == "phrase":
                for noun in nouns(place, element):
                    yield self._of_noun(noun)
                yield from self._based(place, element)

    # Verbs

    def _of_verb(self, verb: int, element: Element) -> Iterator[Predication]:
        sought: dict[str, WordReading] = {}
        for reading in element.verbs:
            if reading.is_sought:
                sought.setdefault(reading.lemma, reading)
        if not sought:
            return
        slots, objects = self._slots(verb)
        for lemma, reading in sought.items():
            last = element.main + len(reading.rest)
            begin, _ = element.tokens[element.main].span
            _, end = element.tokens[last].span
            cue = (begin, end)
            taken = self._assertions.of_verb(verb, cue)
            carriers = self._carriers(verb, objects)
            told = _predication("verb", lemma, cue, slots, carriers, taken)
            if self._are_ranked(slots, objects):
                yield from _paired(told)
            else:
                yield told
            yield from self._left_out(verb, lemma, cue, slots, taken)

    def _are_ranked(
        self, slots: dict[str, tuple[Filler, ...]], objects: tuple[int, ...]
    ) -> bool:
        """Whether as many amounts as there are subjects are each that of one of them.

        "Acme and Bolt own 34 percent and 5 percent of Corrin"
        """
        if len(objects) < 2 or len(slots.get(SUBJECT, ())) != len(objects):
            return False
        amounts = [self._elements[place].tokens for place in objects]
        units = {tokens[-1].text for tokens in amounts if tokens[-1].kind != "number"}
        return len(units) <= 1 and all(_is_numeral(tokens[0]) for tokens in amounts)

    def _slots(
        self, verb: int
    ) -> tuple[dict[str, tuple[Filler, ...]], tuple[int, ...]]:
        """What fills the slots of a verb, and its direct objects."""
        clauses = self._clauses
        adjuncts = dict(clauses.before_subject(verb))
        adjuncts.update(clauses.relative_adjunct(verb))
        for preposition, places in clauses.adjuncts(verb).items():
            adjuncts[preposition] = (*adjuncts.get(preposition, ()), *places)
        receiver = None
        if clauses.is_passive(verb):
            objects = clauses.subject(verb).places
            subjects = adjuncts.pop("by", ())
            if objects and objects[-1] < verb:
                for preposition, places in clauses.adjuncts(objects[-1]).items():
                    adjuncts.setdefault(preposition, places)
        else:
            subjects = clauses.subject(verb).places
            objects = clauses.objects(verb)
            receiver = clauses.receiver(verb)
            if receiver is not None:
                objects = (receiver + 1,)
                adjuncts.setdefault("to", (receiver,))
        complement = clauses.complement(verb)
        if complement is not None and receiver is None:
            adjuncts.setdefault("as", (complement,))  # "named Ada Oz its head"
        adjuncts.update(clauses.becoming(verb))
        slots = {SUBJECT: subjects, OBJECT: objects, **adjuncts}
        filled = {slot: clauses.fillers(places) for slot, places in slots.items()}
        for slot, told in complements(clauses, verb):
            element = self._elements[told]
            word = element.tokens[element.main]
            filled[slot] = (Filler(word.span),)
        owners = self._nominals.owners_of(objects)
        if any(self._elements[at].head.text in closed_class.SOME for at in objects):
            # "does not own any of its shares"
            owners += self._nominals.owners_of(adjuncts.get("of", ()))
        if owners:
            filled[POSSESSIVE] = owners
        return {slot: fillers for slot, fillers in filled.items() if fillers}, objects

    def _carriers(self, verb: int, objects: tuple[int, ...]) -> frozenset[str]:
        """The common nouns that go with a verb: "sign an agreement", "take to court"."""
        places = [*objects]
        for adjuncts in self._clauses.adjuncts(verb).values():
            places += adjuncts
        found: set[str] = set()
        for place in places:
            words = [
                token for token in self._elements[place].tokens if token.kind == "word"
            ]
            if words and words[-1] is self._elements[place].head:
                found.add(singular(words[-1].text))
                # "take legal action", "sign a joint venture agreement"
                found.add(" ".join(token.text for token in words[-2:]))
                continue
            head = self._elements[place].head
            if head.text.endswith("%"):
                found.add("percent")  # "owns 60% of Bolt"
                continue
            *_, last = head.text.split()
            # What is known by a noun alone, "rejected the criticism"; "the Labour Court"
            if head.name == "other" or last in _COURTS:
                found.add(singular(last))
        return frozenset(found)

    def _left_out(
        self,
        verb: int,
        lemma: str,
        cue: Span,
        slots: dict[str, tuple[Filler, ...]],
        taken: Taken | None,
    ) -> Iterator[Predication]:
        """The clauses behind that have no verb: "Acme bought Bolt and Corrin Dorn"."""
        clauses = self._clauses
        objects = clauses.objects(verb)
        if not objects or clauses.is_passive(verb):
            return
        fill = clauses.fillers
        for subject, object in self._pairs_behind(objects[-1] + 1):
            sides = {SUBJECT: fill([subject]), OBJECT: fill([object])}
            carriers: frozenset[str] = frozenset()
            if self._is_share(object):
                # "Acme owns 60 percent of Bolt and Corrin 12 percent"
                if not self._is_share(objects[-1]):
                    return
                sides = {**slots, **sides, **self._of_its_own(object)}
                carriers = self._carriers(verb, objects)
            elif subject != objects[-1] + 2 or clauses.kind(object + 1) not in _ENDS:
                continue
            yield _predication("verb", lemma, cue, sides, carriers, taken)

    def _pairs_behind(self, place: int) -> Iterator[tuple[int, int]]:
        """Where two phrases stand together behind commas and "and", until a verb."""
        clauses = self._clauses
        while clauses.kind(place) not in ("verb", *_ENDS):
            if clauses.kind(place) in ("comma", "conjunction"):
                object = place + 2
                if clauses.kind(object) == "comma":
                    object += 1
                subject = place + 1
                is_object = self._is_name(object) or self._is_share(object)
                if is_object and self._is_name(subject):
                    yield subject, object
            place += 1

    def _is_name(self, place: int) -> bool:
        is_phrase = self._clauses.kind(place) == "phrase"
        return is_phrase and self._elements[place].head.kind == "name"

    def _is_share(self, place: int) -> bool:
        """Whether a part of a whole stands somewhere: "25 percent", "the rest"."""
        if self._clauses.kind(place) != "phrase":
            return False
        words = self._elements[place].tokens
        if words[-1].text in ("rest", "remainder", "half"):
            return True
        return any(map(_is_numeral, words))

    def _of_its_own(self, object: int) -> dict[str, tuple[Filler, ...]]:
        """Of what an amount without a verb is a part, where that is told of it."""
        clauses = self._clauses
        found: dict[str, tuple[Filler, ...]] = {}
        for slot, places in clauses.adjuncts(object).items():
            found[slot] = clauses.fillers(places)
        return found

    def _based(self, place: int, element: Element) -> Iterator[Predication]:
        """Of "Quillhaven-based Acme", that it is based in Quillhaven."""
        for at, token in enumerate(element.tokens[1:-1], 1):
            if token.text in BASED and element.tokens[at - 1].kind == "name":
                where = Filler(element.tokens[at - 1].span)
                slots = {OBJECT: self._clauses.fillers([place]), "in": (where,)}
                yield Predication("verb", BASED[token.text], token.span, slots)

    # Nouns and adjectives

    def _of_noun(self, noun: Nominal) -> Predication:
        cue = self._nominals.span(noun)
        taken = self._assertions.of_noun(noun)
        slots = self._nominals.slots(noun)
        return _predication(
            noun.reading.word, noun.reading.lemma, cue, slots, frozenset(), taken
        )


def _is_numeral(token: Token) -> bool:
    return token.kind == "number" or token.text[:1].isdigit()


def _predication(  # noqa: PLR0913, PLR0917 - a predication has as many parts
    word: str,
    lemma: str,
    cue: Span,
    slots: dict[str, tuple[Filler, ...]],
    carriers: frozenset[str],
    taken: Taken | None,
) -> Predication:
    return Predication(
        word=word,  # type: ignore[arg-type]
        lemma=lemma,
        cue=cue,
        slots=slots,
        carriers=carriers,
        modality=taken.modality if taken else None,
        taken_back_by=taken.span if taken else None,
    )


def _paired(found: Predication) -> Iterator[Predication]:
    """The predication for each pair, where words are paired by "respectively"."""
    several = {slot: each for slot, each in found.slots.items() if len(each) > 1}
    lengths = {len(fillers) for fillers in several.values()}
    if not several:
        yield found
        return
    if len(several) < 2 or len(lengths) != 1:
        return  # whose pair each is, is not plain
    for rank in range(lengths.pop()):
        slots = {
            slot: (fillers[rank],) if slot in several else fillers
            for slot, fillers in found.slots.items()
        }
        yield found._replace(slots=slots)
