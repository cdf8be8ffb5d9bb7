"""Who holds a quantity, and which verb tells of it, by the order of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from kg.language.english.lexemes import Lexemes
from kg.language.english.order import closed_class
from kg.language.english.order.arguments import Clauses
from kg.language.english.order.constituents import elements
from kg.language.english.order.nominals import Nominal, Nominals
from kg.language.english.order.tokens import Token, WordReading, readings_of, tokens
from kg.language.english.predication import Filler, KnownName
from kg.language.spans import Span

Construction: TypeAlias = Literal[
    "compound",
    "worth",
    "described",
    "of",
    "beside",
    "paired",
    "apposed",
    "traded",
    "subject",
    "changed",
    "measured",
]
"""How a noun stands to a figure that may be told of it.

- compound: the figure is part of its phrase: "a 5 million loan";
- worth: "worth" is between them;
- described: "with" or "valued at" is between them;
- of: "of" is between them;
- beside: it is right before the figure: "a cable 9 kilometres long";
- paired: so, in a list without verbs: "and seafood 40 million";
- apposed: so, but for a comma: "the cable, 9 kilometres long,";
- traded: it is bought or sold for the figure;
- subject: it is the subject of a verb that has the figure;
- changed: it is that of a verb that says how something has changed or how much it is;
- measured: its value, or length, is so much: "the value of the cluster rose to 5 million".
"""

# "sales of 5 million", and with whom: "sales at Bolt of 5 million"
_MEASURED = ("of", "worth")
_BELONGING = ("at", "of", "by")
# "rose to 5 million", "fell by 3 percent", "cut its staff from 40"
_REACHED = ("to", "from", "by", "at")
# "is sold in 40 countries", "accounts for 5 percent"
_ADJOINED = ("in", "for", "across", "on", "among")
# "a trial with 40 patients", "a deal worth 5 million", "a deal valued at 5 million"
_BEARING: dict[str, Construction] = {
    "with": "described",
    "at": "described",
    "worth": "worth",
    "of": "of",
}
# Verbs that tell of figures, and of hardly anything else
_AMOUNTING = frozenset(
    (
        "account",
        "amount",
        "average",
        "comprise",
        "employ",
        "exceed",
        "export",
        "import",
        "number",
        "outnumber",
        "post",
        "ship",
        "total",
        "weigh",
    )
)
_CHANGING = frozenset(
    (
        "average",
        "climb",
        "decline",
        "drop",
        "exceed",
        "fall",
        "grow",
        "hit",
        "increase",
        "jump",
        "reach",
        "rise",
        "top",
        "total",
    )
)
# What is measured of things, and not of whoever has them
_OF_THINGS = frozenset(
    (
        "area",
        "budget",
        "capacity",
        "cost",
        "depth",
        "height",
        "length",
        "price",
        "size",
        "speed",
        "value",
        "weight",
        "width",
    )
)
_TRADING = frozenset(("acquire", "buy", "lease", "order", "purchase", "rent", "sell"))
_NO_WORDS = Lexemes()
_WORKING = ("by", "for", "at")
_COMPARED = ("against", "versus", "than")
# Before a number these may only compare: "up to 5 million", "more than 40"
_LEADING_TO = ("to", "than")
_COMPARING = ("up", "more", "less", "fewer", "other", "rather")
_AT_LEAST = ("least", "most")


class Bearer(NamedTuple):
    """A common noun of which a figure may be told.

    Attributes:
        span: the noun.
        construction: how it stands to the figure.
    """

    span: Span
    construction: Construction


class FigureClauses:
    """A sentence with quantities.

    Args:
        text: the whole text.
        sentence: where the sentence stands.
        names: the words that mention what is known, in order, none within another.
        words: the lemmas of interest, beside the commonest verbs.

    >>> text = "Acme, which employs 40 people, had sales of 5 million euros."
    >>> clauses = FigureClauses(text, (0, len(text)), [KnownName((0, 4), "organisation")])
    >>> for words in ("40 people", "5 million euros"):
    ...     begin = text.index(words)
    ...     (filler,) = clauses.holders((begin, begin + len(words)))
    ...     print(text[slice(*filler.head)])
    Acme
    Acme
    """

    def __init__(
        self,
        text: str,
        sentence: Span,
        names: Sequence[KnownName],
        words: Lexemes = _NO_WORDS,
    ) -> None:
        known = words._replace(verbs=words.verbs | _AMOUNTING)
        read = tokens(text, sentence, names, readings_of(known))
        self._elements = elements(read)
        self._clauses = Clauses(self._elements)
        self._nominals = Nominals(self._clauses)
        self._kind = self._clauses.kind
        self._word = self._clauses.text

    # Which verb tells of it

    def tells_with(self, place: Span, time: Span) -> bool:
        """Whether a time belongs to the verb of what stands at a place, or to none other.

        Both stand in one clause. In "the mill built in 1990 employs 40" the time belongs
        to another verb; "in 1990 the mill employed 40" has it before its only one.
        """
        of_time = self._verb_before(time)
        if of_time is None:
            return True
        of_place = self._verb_before(place)
        if of_place == of_time:
            return True
        if of_place is None:
            # No other verb stands before it in its clause.
            return self._clauses.verb_before(of_time) is None
        first, last = sorted((of_time, of_place))
        between = [each for each in self._clauses.verbs if first < each <= last]
        # "plans this year to earn 5 million"
        return all(self._elements[each].is_infinitive for each in between)

    def has_verb(self, within: Span) -> bool:
        """Whether a verb stands in some words of the sentence."""
        begin, end = within
        spans = [self._elements[verb].span for verb in self._clauses.verbs]
        return any(begin <= first < end for first, _ in spans)

    def is_verb(self, place: Span) -> bool:
        """Whether words are a verb, or part of one: "taken" in "has since taken"."""
        at = self._place(place)
        return at is not None and self._kind(at) == "verb"

    def phrase(self, figure: Span) -> Span | None:
        """The noun phrase in which a quantity stands."""
        place = self._phrase_at(figure)
        return None if place is None else self._elements[place].span

    def measured(self, figure: Span) -> Span | None:
        """The noun that a quantity is told of, by "of" or as what came to it.

        So "profit" is of "a profit of 3 million", "profit rose 2 percent to 3 million" and
        "and profit 3 million".
        """
        place = self._phrase_at(figure)
        if place is None:
            return None
        inside = self._elements[place].tokens
        own = [each for each in inside if each.span[1] <= figure[0]]
        if own and own[-1].kind == "word":
            return own[-1].span
        before = self._before(place)
        if self._word(before) in _REACHED:
            return self._noun_of(self._moved(before))
        return self._noun_beside(before) or self._noun_of_verb(place, before)

    def _noun_beside(self, before: int) -> Span | None:
        """The noun right before a quantity: "and profit 3 million", "sales of 3"."""
        kind = self._kind(before)
        text = self._word(before)
        earlier = self._kind(before - 1)
        if kind == "phrase" and earlier in ("conjunction", "comma"):
            return self._head(before).span
        if kind == "verb" and earlier == "conjunction":
            # "and imports 3 percent" may be a noun
            is_bare = len(self._elements[before].tokens) == 1
            return self._elements[before].span if is_bare else None
        if text in _MEASURED and earlier == "phrase":
            return self._head(before - 1).span
        return None

    def _noun_of_verb(self, place: int, before: int) -> Span | None:
        """The subject of a verb that says how much it is: "profit was 3 million"."""
        for verb in self._clauses.verbs:
            is_object = verb == before or place in self._objects(verb)
            if is_object and self._is_of_change(verb):
                return self._noun_of(self._subjects(verb))
        return None

    def _noun_of(self, places: Sequence[int]) -> Span | None:
        """The common noun that is the head of one phrase."""
        if len(places) != 1 or self._kind(places[0]) != "phrase":
            return None
        return self._head(places[0]).span

    def _is_of_change(self, verb: int) -> bool:
        """Whether the subject of a verb is what its object measures: "sales were 3"."""
        element = self._elements[verb]
        return element.is_copula or not element.lemmas.isdisjoint(_CHANGING)

    def noun(self, figure: Span) -> Span | None:
        """The noun that a quantity is told of by "of": a loan of 5 million."""
        place = self._phrase_at(figure)
        if place is None:
            return None
        preposition = self._before(place)
        is_noun = self._kind(preposition - 1) == "phrase"
        if self._word(preposition) not in _MEASURED or not is_noun:
            return None
        return self._elements[preposition - 1].span

    def verb(self, place: Span) -> Span | None:
        """The verb before what stands at a place, in the same clause."""
        verb = self._verb_before(place)
        return None if verb is None else self._elements[verb].span

    def doers(self, place: Span) -> tuple[Span, ...]:
        """Who does what something stands behind the verb of: Acme, of "Bolt" in "Acme sues Bolt".

        That is nobody's of what is the subject itself.
        """
        verb = self._verb_before(place)
        at = self._place(place)
        subjects = () if verb is None else self._clauses.subject(verb).places
        if at in subjects:
            return ()
        return tuple(self._head(each).span for each in subjects)

    def _verb_before(self, span: Span) -> int | None:
        """The verb at a place, or before it with no mark between."""
        at = self._place(span)
        return None if at is None else self._clauses.verb_before(at + 1)

    def _phrase_at(self, span: Span) -> int | None:
        """The phrase in which something begins."""
        at = self._place(span)
        return at if at is not None and self._kind(at) == "phrase" else None

    def _place(self, span: Span) -> int | None:
        """The element in which something begins; of a preposition, what is behind it."""
        begin, end = span
        found: int | None = None
        for at, element in enumerate(self._elements):
            first, last = element.span
            if first < end and begin < last:
                found = at
                if element.kind in ("phrase", "verb"):
                    return at
        return found

    # Who holds it

    def holders(self, figure: Span) -> tuple[Filler, ...] | None:
        """Who holds a quantity; None where words do not tell.

        Nobody does for certain whose rank is not told.
        """
        place = self._phrase_at(figure)
        if place is None:
            return None
        ranked = self.by_rank(figure)
        if ranked or ranked is None:
            return ranked or ()
        own = self._possessors(place, figure[0])
        if own:
            return own
        return self._of_phrase(place) or None

    def by_rank(self, figure: Span) -> tuple[Filler, ...] | None:
        """Who has the same place among those before, where "respectively" is behind.

        "Acme and Bolt, which hold 55 and 45 percent, respectively"

        Returns:
            Whoever has it; nobody where it has no rank, and None where it has one among
            names that are not enumerated so.
        """
        place = self._phrase_at(figure)
        if place is None or not self._is_ranked(place):
            return ()
        figures = self._enumerated(place)
        if len(figures) == 1:
            return ()
        rank = figures.index(place)
        alone = 0
        for row in self._rows_before(figures[0]):
            named = list(filter(self._is_name_alone, row))
            for names in (row, named):
                if named and len(names) == len(figures):
                    holder = names[rank]
                    return self._clauses.fillers([holder])
            if len(named) > 1:
                return ()  # others than those that the figures are of
            alone += len(named)
        # "Acme earned 3 and 4 million in 2023 and 2024, respectively"
        return None if alone > 1 else ()

    def row_by_rank(self, figure: Span) -> tuple[Span, list[Span]] | None:
        """The phrase with the same place as a figure, and those with the others'.

        "Its motor and household premiums came to 3 and 4 million, respectively"; "spent 3
        and 4 million on fuel and repairs, respectively".
        """
        place = self._phrase_at(figure)
        if place is None or not self._is_ranked(place):
            return None
        figures = self._enumerated(place)
        if len(figures) == 1:
            return None
        rows_before = self._rows_before(figures[0])
        rows_behind = self._rows_behind(figures[-1])
        for row in chain(rows_before, rows_behind):
            if len(row) == len(figures):
                spans = [self._elements[each].span for each in row]
                own = spans.pop(figures.index(place))
                return own, spans
        return None

    def _rows_before(self, place: int) -> Iterator[list[int]]:
        """The enumerations before a place, the nearest first."""
        at = place - 1
        while at >= 0:
            row = list(self._clauses.without_appositions(self._enumerated(at)))
            yield row
            at = min(at, row[0]) - 1

    def _rows_behind(self, place: int) -> Iterator[list[int]]:
        """The enumerations behind a place, the nearest first."""
        at = place + 1
        while at < len(self._elements):
            row = self._enumerated(at)
            yield row
            at = max(at, row[-1]) + 1

    def _enumerated(self, place: int) -> list[int]:
        """The phrases of an enumeration, by one of them, whatever stands before each.

        What is no phrase stands alone.
        """
        if self._kind(place) != "phrase":
            return [place]
        found = [place]
        before = self._next_phrase(place, -1)
        while before is not None:
            found.insert(0, before)
            before = self._next_phrase(before, -1)
        behind = self._next_phrase(place, 1)
        while behind is not None:
            found.append(behind)
            behind = self._next_phrase(behind, 1)
        return found

    def _next_phrase(self, place: int, step: int) -> int | None:
        """The next phrase of an enumeration: behind ", ", "and", ", and about"."""
        at = place + step
        if step > 0 and self._is_named(place) and self._clauses.text(at) == "of":
            at += 2
        is_joined = False
        while self._kind(at) in ("comma", "conjunction", "adverb"):
            word = self._clauses.text(at)
            if word in closed_class.BY_RANK:
                return None
            kind = self._kind(at)
            is_joined |= kind != "adverb"
            at += step
        if not is_joined or self._kind(at) != "phrase":
            return None
        if step > 0:
            return at
        before = at - 2
        # "Acme of Norway and Bolt"
        is_of = self._clauses.text(at - 1) == "of" and self._is_named(before)
        return before if is_of else at

    def _is_named(self, place: int) -> bool:
        return self._kind(place) == "phrase" and self._head(place).kind == "name"

    def _is_name_alone(self, place: int) -> bool:
        """Whether a phrase is a name, and not what is somebody's: "Acme's rivals"."""
        if not self._is_named(place):
            return False
        element = self._elements[place]
        *_, last = element.tokens
        return last is element.head

    def _is_ranked(self, place: int) -> bool:
        """Whether words behind a figure tell that each is of the one in its place."""
        behind = (
            self._elements[each].text for each in range(place, len(self._elements))
        )
        return any(word in closed_class.BY_RANK for word in behind)

    def _of_phrase(self, place: int) -> tuple[Filler, ...]:
        """Who holds what a phrase without a possessor tells, by what it depends on."""
        clauses = self._clauses
        before = self._before(place)
        kind = clauses.kind(before)
        if kind == "phrase" and self._is_paired(before):
            return clauses.fillers([before])
        if kind in ("preposition", "adverb"):
            return self._behind_preposition(place, before)
        if kind == "verb":
            return self._of_object(before, place, clauses.joined_behind(place))
        for verb in clauses.verbs:
            objects = self._objects(verb)
            if place in objects:
                return self._of_object(verb, place, objects)
        for verb in clauses.verbs:
            if verb > place and place in clauses.subject(verb).places:
                return self._of_subject(verb, place)
        return ()

    def _before(self, place: int) -> int:
        """What stands before a phrase, but for words of comparison: "at least"."""
        at = place - 1
        while self._kind(at) == "adverb":
            word = self._word(at)
            before = self._word(at - 1)
            if word in _LEADING_TO and before not in _COMPARING:
                return at
            at -= 2 if word in _AT_LEAST and before == "at" else 1
        return at

    def _is_paired(self, name: int) -> bool:
        """Whether a name has the figure behind it without a verb: "and Bolt 7 million"."""
        if self._head(name).kind != "name":
            return False
        return self._kind(name - 1) in ("conjunction", "comma", "opener")

    # What it is told of, where nobody holds it

    def bearers(self, figure: Span) -> Iterator[Bearer]:
        """The common nouns that a quantity may be told of, the nearest first.

        So "loan" bears "a 5 million loan", "trial" has "a trial with 40 patients", and
        "cable" is the subject of "the cable carries 40 megawatts".
        """
        place = self._phrase_at(figure)
        if place is None:
            return
        before = self._before(place)
        yield from self._in_phrase(place, figure)
        yield from self._ahead(before)
        yield from self._traded_for(before)
        if self._word(before) in _REACHED:
            for each in self._moved(before):
                yield from self._measured_of(each)
        for verb in self._telling(place, before):
            construction = self._of_subject_to(verb, before)
            for each in self._subjects(verb):
                yield from self._measured_of(each)
                yield from self._borne(each, construction)

    def _measured_of(self, measure: int) -> Iterator[Bearer]:
        """Whose value or length it is: "the value of the cluster"."""
        if (
            self._kind(measure) != "phrase"
            or self._head(measure).text not in _OF_THINGS
        ):
            return
        for place in self._clauses.adjuncts(measure).get("of", ()):
            yield from self._borne(place, "measured")

    def _in_phrase(self, place: int, figure: Span) -> Iterator[Bearer]:
        """The nouns in the phrase of a figure: "a 5 million loan", "a loan worth 5"."""
        begin, end = figure
        head = self._head(place)
        if head.kind == "word" and head.span[0] >= end:
            yield Bearer(head.span, "compound")
        words = [
            token
            for token in self._elements[place].tokens
            if token.kind == "word" and token.span[1] <= begin
        ]
        if len(words) > 1 and words[-1].text == "worth":
            yield Bearer(words[-2].span, "worth")

    def _ahead(self, before: int) -> Iterator[Bearer]:
        """The noun before a figure, or before the preposition by which it has that."""
        word = self._word(before)
        kind = self._kind(before)
        if word in _BEARING:
            described = self._described_by(before)
            # "values the chain at 5 million" tells what the chain is worth to somebody.
            if word != "at" or described < before - 1:
                yield from self._borne(described, _BEARING[word])
        elif kind == "phrase":
            is_listed = self._kind(before - 1) in ("comma", "conjunction")
            yield from self._borne(before, "paired" if is_listed else "beside")
        elif kind == "comma":
            yield from self._borne(before - 1, "apposed")

    def _telling(self, place: int, before: int) -> Iterator[int]:
        """The verbs that tell a figure of their subjects."""
        linked = {before, self._verb_to(before), self._giving(before)}
        if self._word(before) == "worth":
            linked.add(before - 1)
        for verb in self._clauses.verbs:
            if verb in linked or place in self._objects(verb):
                yield verb

    def _of_subject_to(self, verb: int, before: int) -> Construction:
        """How the subject of a verb stands to the figure behind it."""
        is_worth = self._word(before + 1) == "worth"
        if is_worth or self._word(before) == "worth":
            return "worth"
        return "changed" if self._is_of_change(verb) else "subject"

    def _traded_for(self, preposition: int) -> Iterator[Bearer]:
        """What is traded for a sum: "ordered 28 trams from Bolt for 5 million"."""
        verb = self._verb_of(preposition)
        if verb is None or self._word(preposition) != "for":
            return
        if not self._elements[verb].lemmas.isdisjoint(_TRADING):
            for each in self._objects(verb):
                yield from self._borne(each, "traded")

    def _giving(self, receiver: int) -> int | None:
        """The verb that has a receiver before a figure: "the strike cost Acme 5 million"."""
        verb = receiver - 1
        if self._kind(receiver) != "phrase" or self._kind(verb) != "verb":
            return None
        is_cost = "cost" in self._elements[verb].lemmas
        return verb if is_cost or self._clauses.receiver(verb) is not None else None

    def _verb_to(self, preposition: int) -> int | None:
        """The verb that a preposition adjoins a figure to: "accounts for 5 percent"."""
        if self._word(preposition) not in (*_REACHED, *_ADJOINED):
            return None
        verb = self._verb_of(preposition)
        if verb is None:
            return None
        moved = self._moved_objects(verb)
        # "The drug cut the risk by 3 percent", but "Acme cut its costs by 3 percent"
        is_anothers = (
            len(moved) == 1
            and self._word(preposition) == "by"
            and not self._owners(moved[0])
        )
        return verb if not moved or is_anothers else None

    def _described_by(self, preposition: int) -> int:
        """The phrase before a preposition, or before its participle: "valued at"."""
        before = preposition - 1
        if self._kind(before) == "verb" and self._elements[before].is_bare:
            before -= 1
        # "The turbines, each rated at 15 megawatts"
        is_each = self._word(before) == "each"
        if is_each and self._kind(before) == "phrase":
            before -= 1
        if self._kind(before) == "comma":
            before -= 1
        return before

    def _borne(self, place: int, construction: Construction) -> Iterator[Bearer]:
        """The head of a phrase, if it is a common noun."""
        if self._kind(place) == "phrase":
            head = self._head(place)
            if head.kind == "word" or (head.kind == "name" and head.text.islower()):
                yield Bearer(head.span, construction)

    # Behind a preposition

    def _behind_preposition(self, place: int, preposition: int) -> tuple[Filler, ...]:
        word = self._word(preposition)
        before = preposition - 1
        if word in _COMPARED:
            return self._beside(place)
        if self._kind(before) == "phrase" and word in _MEASURED:
            return self._of_noun(before, place)
        if word == "with":
            return self._having(before)
        if word in _REACHED or word in _ADJOINED:
            return self._of_change(preposition)
        return ()

    def _of_noun(self, noun: int, place: int) -> tuple[Filler, ...]:
        """Whose the noun is that a figure belongs to by "of"."""
        beside = self._beside(place)
        if beside:
            return beside
        own = self._owners(noun)
        if own:
            return own
        if self._head(noun).kind == "name":
            # "sales at Bolt of 5 million"
            is_whose = self._word(noun - 1) in _BELONGING
            return self._clauses.fillers([noun]) if is_whose else ()
        return self._of_phrase(noun)

    def _beside(self, place: int) -> tuple[Filler, ...]:
        """Who stands right behind a figure by "at" or "by": "2,300 at Bolt"."""
        if self._word(place + 1) not in ("at", "by"):
            return ()
        if self._kind(place + 2) != "phrase":
            return ()
        joined = self._clauses.joined_behind(place + 2)
        is_named = len(joined) == 1 and self._is_name(joined[0])
        return self._clauses.fillers(joined) if is_named else ()

    def _having(self, before: int) -> tuple[Filler, ...]:
        """Whose it is behind "with": "the carrier Bolt, with 40 boats"."""
        is_apart = self._kind(before) == "comma"
        if is_apart:
            before -= 1
        if self._kind(before) != "phrase" or not self._is_name(before):
            return ()
        # "It is owned by Bolt, with 52 percent", but "met Bolt with 40 others"
        governing = self._kind(before - 1)
        is_owner = is_apart and self._word(before - 1) in (
            "by",
            "behind",
            "after",
        )
        if governing in ("preposition", "verb") and not is_owner:
            return ()
        return self._clauses.fillers([before])

    def _of_change(self, preposition: int) -> tuple[Filler, ...]:
        """Whose the thing is that came to a figure: "sales of Bolt rose to 5 million"."""
        verb = self._verb_of(preposition)
        if verb is None:
            return ()
        if self._moved_objects(verb):
            if self._word(preposition) in _ADJOINED:
                return ()  # "bought Bolt for 5 million": of either
            moved = self._moved(preposition)
            owners = self._owners(moved[0]) if len(moved) == 1 else ()
            return owners or self._doers(verb)
        if self._objects(verb) and self._word(preposition) in _ADJOINED:
            return ()
        return self._whose(self._subjects(verb), verb)

    def _moved(self, preposition: int) -> tuple[int, ...]:
        """What came to a figure: the object of a verb, or else its subject."""
        verb = self._verb_of(preposition)
        if verb is None:
            return ()
        return self._moved_objects(verb) or self._subjects(verb)

    def _verb_of(self, preposition: int) -> int | None:
        """The verb before a preposition, with phrases between."""
        verb = preposition - 1
        while self._kind(verb) in ("phrase", "adverb", "preposition"):
            verb -= 1
        is_verb = self._kind(verb) == "verb"
        return verb if is_verb and not self._clauses.is_participle(verb) else None

    def _moved_objects(self, verb: int) -> tuple[int, ...]:
        """The objects that are no numbers: "cut its staff to 40", "rose 3 percent to 5"."""
        objects = () if self._elements[verb].is_passive else self._objects(verb)
        return tuple(each for each in objects if not self._is_counted(each))

    # Of a verb

    def _subjects(self, verb: int) -> tuple[int, ...]:
        """The subject of a verb, also before what only describes it between commas."""
        clauses = self._clauses
        before = verb - 1
        while clauses.kind(before) == "adverb" or self._word(before) == "than":
            before -= 1
        if self._is_subject_alone(verb, before):
            return (before,)
        if self._word(before) == "which":
            return self._antecedent(before)
        own: tuple[int, ...] = ()
        if clauses.kind(before) == "comma" and self._elements[verb].is_finite:
            own = self._before_aside(before)
        return own or clauses.subject(verb).places

    def _is_subject_alone(self, verb: int, phrase: int) -> bool:
        """Whether a phrase is the subject, whatever is enumerated before it.

        So it is in "profit more than doubled", and "was 77 in May and sales reached".
        """
        if self._word(verb - 1) == "than":
            return self._kind(phrase) == "phrase"
        kinds = [self._kind(phrase - n) for n in range(4)]
        if kinds != ["phrase", "conjunction", "phrase", "preposition"]:
            return False
        return self._clauses.verb_before(phrase) is not None

    def _before_aside(self, comma: int) -> tuple[int, ...]:
        """The subject before what only describes it, up to a comma before its verb."""
        if self._is_name_aside(comma):
            return (comma - 1,)
        described, *named = self._clauses.joined_before(comma - 1)
        are_apposed = len(named) > 1 and not self._is_name(described)
        if are_apposed and all(map(self._is_name, named)):
            return tuple(named)  # "Its owners, Acme and Bolt, hold"
        opening = self._opening_of_relative(comma)
        if opening is None:
            return ()
        # "Sales to Bolt, which raised its duty, fell": the sales
        head = self._clauses.governing(opening - 1)
        return () if head is None else self._clauses.joined_before(head)

    def _is_name_aside(self, comma: int) -> bool:
        """Whether only a name is between two commas: "The largest of them, Acme, has"."""
        is_aside = self._kind(comma - 1) == "phrase" and self._is_name(comma - 1)
        if not is_aside or self._kind(comma - 2) != "comma":
            return False
        described = comma - 3
        return self._kind(described) == "phrase" and not self._is_name(described)

    def _antecedent(self, relative: int) -> tuple[int, ...]:
        """What "which" takes up, the nearest if there are two."""
        each = relative - 2
        if self._word(relative - 1) == "of" and self._is_of_each(each):
            # "the boats, each of which carries 40"
            return (each - 2,)
        antecedent = self._clauses.antecedent(relative)
        if antecedent is not None:
            return (antecedent,)
        before = relative - 1
        if self._kind(before) == "comma":
            before -= 1
        return (before,) if self._kind(before) == "phrase" else ()

    def _is_of_each(self, place: int) -> bool:
        """Whether "each" is told of a phrase before a comma."""
        is_each = self._word(place) in ("each", "both", "all")
        is_apart = self._kind(place - 1) == "comma"
        return is_each and is_apart and self._kind(place - 2) == "phrase"

    def _opening_of_relative(self, comma: int) -> int | None:
        """The comma before a relative clause about a subject that ends at another.

        It may be about a description: "Bolt, the maker that Acme bought, employs".
        """
        clauses = self._clauses
        for at in range(comma - 1, 1, -1):
            kind = clauses.kind(at)
            if kind in ("mark", "opener"):
                return None
            if kind != "relative" or clauses.kind(at - 1) == "verb":
                continue
            opening = at - 1 if clauses.kind(at - 1) == "comma" else at - 2
            is_opening = clauses.kind(opening) == "comma"
            if is_opening and clauses.kind(opening - 1) == "phrase":
                return opening
        return None

    def _objects(self, verb: int) -> tuple[int, ...]:
        """The phrases behind a verb that are its object; none of a relative clause."""
        return tuple(each for each in self._clauses.objects(verb) if each > verb)

    def _of_object(
        self, verb: int, place: int, objects: tuple[int, ...]
    ) -> tuple[Filler, ...]:
        """Who is the subject of the verb whose object a figure is."""
        clauses = self._clauses
        if self._is_at_another(place + 1) and not self._elements[verb].is_copula:
            return ()  # "employs 40 people at Bolt": of either
        subjects = self._subjects(verb)
        if len(subjects) > 1:
            if len(subjects) != len(objects):
                return ()
            # "Acme and Bolt hold 11 and 7 percent": each has its own
            subjects = (subjects[objects.index(place)],)
        if clauses.receiver(verb) is not None:
            return ()  # "paid Bolt 5 million": of either
        return self._whose(subjects, verb)

    def _is_at_another(self, preposition: int) -> bool:
        """Whether "at" and the name of an organisation stand there."""
        if self._word(preposition) != "at":
            return False
        behind = preposition + 1
        is_phrase = self._kind(behind) == "phrase"
        return is_phrase and self._head(behind).name == "organisation"

    def _of_subject(self, verb: int, place: int) -> tuple[Filler, ...]:
        """Who is behind the verb of a figure: "40 people are employed by Bolt"."""
        adjuncts = self._clauses.adjuncts(verb)
        if self._clauses.is_passive(verb):
            return self._clauses.fillers(adjuncts.get("by", ()))
        before = self._before(place)
        if self._word(before) == "where":
            # "the mill, where 40 people work"
            return self._clauses.fillers(self._antecedent(before))
        for preposition in _WORKING:
            places = adjuncts.get(preposition, ())
            if len(places) == 1:
                return self._clauses.fillers(places)
        return ()

    def _doers(self, verb: int) -> tuple[Filler, ...]:
        places = self._clauses.subject(verb).places
        return self._clauses.fillers(places) if len(places) == 1 else ()

    # Whose a phrase is

    def _whose(
        self, places: Sequence[int], verb: int | None = None
    ) -> tuple[Filler, ...]:
        """Whose a phrase is, or which names somebody itself."""
        if len(places) != 1:
            return ()
        (place,) = places
        if self._is_name(place):
            return self._clauses.fillers(places)
        owners = self._owners(place)
        if owners:
            return owners
        if verb is not None:
            # "At Bolt, sales fell"
            fronted = self._clauses.before_subject(verb).get("at", ())
            if len(fronted) == 1:
                return self._clauses.fillers(fronted)
        # By a description of its own it may be known as well.
        return self._clauses.fillers(places)

    def _owners(self, noun: int) -> tuple[Filler, ...]:
        """Whose a noun is: "Bolt's sales", "the sales of Bolt"."""
        own = self._possessors(noun, self._head(noun).span[0])
        if own:
            return own
        adjuncts = self._clauses.adjuncts(noun)
        for preposition in _BELONGING:
            places = adjuncts.get(preposition, ())
            if len(places) == 1 and self._is_name(places[0]):
                return self._clauses.fillers(places)
        return ()

    def _possessors(self, place: int, begin: int) -> tuple[Filler, ...]:
        """Whose a phrase is by a word of its own before a place."""
        inside = self._elements[place].tokens
        before = [each for each in inside if each.span[0] < begin]
        is_owned = any(each.kind == "possessive" for each in before)
        is_owned = is_owned or inside[0].text in closed_class.POSSESSIVES
        if not is_owned or not before:
            return ()
        last = len(inside) - 1
        noun = Nominal(place, WordReading("noun", ""), len(before), last)
        return self._nominals.possessors(noun)

    def _head(self, place: int) -> Token:
        return self._elements[place].head

    def _is_name(self, place: int) -> bool:
        head = self._head(place)
        return head.kind in ("name", "pronoun")

    def _is_counted(self, place: int) -> bool:
        """Whether a phrase is itself a number of something: "rose 6 percent to"."""
        return any(token.kind == "number" for token in self._elements[place].tokens)
