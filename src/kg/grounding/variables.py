"""Whether the words near a number say what it measures, in whatever form.

The name of a variable is a description. Where it or its `kg:wording` stands beside the
number, that is enough; else words of it must stand in the clause of the number, with no
other number between that is told of something else. What a number measures by the nouns
and verbs that the ontology has frames of must be what the name says.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import measurements
from kg.grounding.doubts import Grade, best_grade
from kg.grounding.measurements import Measurement, is_below_zero
from kg.grounding.requirements import Rules
from kg.grounding.words import Words
from kg.language.english.dealings import is_dealt_otherwise, is_only_able
from kg.language.english.holding import begins_with_verb, is_relative
from kg.language.english.losses import LOSSES, is_plain, is_result
from kg.language.english.measured import (
    ends_adjunct,
    goes_on,
    governing,
    has_adjunct,
    is_adjunct_of,
    is_enumerating,
    is_of_cause,
    noun_of,
    own_verb,
    verb_before,
    words_before,
)
from kg.language.english.order.figure_clauses import FigureClauses
from kg.language.english.quantities import Quantity
from kg.language.english.stems import WORD, stem
from kg.language.english.variable_names import (
    MEASURING,
    PERSONS,
    VariableName,
    are_related,
    may_be_in,
    saying,
    taken_apart,
    told_by,
)
from kg.language.spans import Span, is_within, overlap
from kg.model import Passage

ClausesOf: TypeAlias = Callable[[Span], FigureClauses]
"""Reads a sentence with figures."""
# "Lifted its revenue to 3 million and expects 4 million": of revenue
_EXPECTING = frozenset(
    map(
        stem,
        "aims budgets expects forecasts hopes plans predicts projects sees".split(),
    )
)
_ARTICLES = frozenset("a an the its their his her".split())
_COMPARATIVES = frozenset(("fewer", "more", "less", "higher", "lower", "rather"))


def is_variable(rules: Rules, thing: NamedNode) -> bool:
    """Whether a thing is what figures measure."""
    return v.CLASS_VARIABLE in rules.classes(thing)


def taking_up(
    rules: Rules, words: Words, variable: NamedNode, passage: Passage
) -> list[Span]:
    """The words of a passage that take up the variable's name.

    Those of a loss take up a result, which has it below zero.
    """
    name = _name(rules, variable)
    if name.is_of_any:
        numbers = words.quantities_at([passage.span])
        return [each.span for each in numbers]
    found = _saying(words, name, passage.span)
    title = rules.graph.verbaliser.title(variable)
    if found or not (is_result(title) and is_plain(name.own)):
        return found
    return saying(words.text, LOSSES, *passage.span)


def strange(words: Words, is_known: Callable[[str], bool], label: str) -> list[str]:
    """The words of a name that neither the article has nor anybody knows in any form.

    Words of measuring need not be there, nor those by which a result is called.
    """
    name = taken_apart(label)
    own = " ".join(name.own)
    end = len(words.text)
    lacking: list[str] = []
    for word in words.strange(own, is_known):
        # Of a loss, which a result has below zero, the text may only say "lost".
        is_said = is_plain((word.casefold(),)) or saying(words.text, (word,), 0, end)
        if not is_said:
            lacking.append(word)
    return lacking


def is_in_its_unit(rules: Rules, figure: NamedNode, variable: NamedNode) -> bool:
    """Whether a figure's unit may be one of what the variable is called: no price is a share."""
    stated = measurements.figure(rules, figure)
    title = rules.graph.verbaliser.title(variable)
    return stated.is_change or may_be_in(title, stated.unit)


def grade(
    rules: Rules,
    words: Words,
    told: tuple[NamedNode, NamedNode],
    passage: Passage,
    clauses_of: ClausesOf,
) -> Grade:
    """How well the words near the figure's number prove what the variable is called.

    They refuse it where a noun or verb of the number itself is known to measure
    something else, or where another number counts what the name says is counted.

    Args:
        rules: The rules.
        words: The article.
        told: The figure and the variable.
        passage: Where that is told.
        clauses_of: Reads a sentence.
    """
    figure, variable = told
    name = _name(rules, variable)
    title = rules.graph.verbaliser.title(variable)
    measures = rules.measure_frames.names(title)
    places: list[Span] = []
    for text in rules.texts(figure):
        places += words.find(text, passage)
    stated = measurements.figure(rules, figure)
    measurings = [
        _Measuring(rules, words, stated, quantity, clauses_of)
        for quantity in words.quantities_at(places)
    ]
    best = best_grade(each.grade(name, measures) for each in measurings)
    if best == "proved" and all(each.is_done_otherwise(title) for each in measurings):
        return "open"
    return best


class _Measuring:
    """One number of a text, and the words around that say what it measures."""

    def __init__(
        self,
        rules: Rules,
        words: Words,
        stated: Measurement,
        quantity: Quantity,
        clauses_of: ClausesOf,
    ) -> None:
        self._frames = rules.measure_frames
        self._words = words
        self._quantity = quantity
        self._stated = stated
        original = _original(words, quantity)
        self._original = original
        self._clauses = clauses_of(words.sentence_at(original.begin))
        self._clause = words.clause_at(original.begin)
        self._around = self._clause
        lead = words.text[self._clause[0] : original.begin]
        # "booked revenue of 3 million and lost 5 million" leaves nothing out
        verb = own_verb(words.text, original.span)
        # "and Bolt 5 million" has none of its own
        is_over = verb is not None and verb.islower() and stem(verb) not in _EXPECTING
        is_lent = original.is_lent and not is_over
        self._is_elided = is_lent or goes_on(words.text, self._clause, original.span)
        first, _ = words.sentence_at(original.begin)
        if self._is_elided or begins_with_verb(lead):
            self._around = (first, self._clause[1])
        elif is_relative(lead):
            # "its sales, which rose to 5 million"
            *_, before = words.clauses_in((first, self._clause[0])) or [self._clause]
            self._around = (before[0], self._clause[1])
        self._enumerated = _enumerated_behind(words, original)

    def grade(self, name: VariableName, measures: set[str]) -> Grade:
        """The grade of a variable of this name, whose nouns measure this."""
        words = self._words
        quantity = self._quantity
        if not _counts(words, name, quantity, self._clause):
            return "refused" if self._is_counted_by_another(name) else "open"
        if name.is_of_any:
            return "proved"
        near = _saying(words, name, self._around)
        if self._is_below_zero() and (near or is_plain(name.own)):
            return "proved"
        return self._by_words(name, measures, near)

    def _by_words(
        self, name: VariableName, measures: set[str], near: list[Span]
    ) -> Grade:
        """The grade by the noun and the verb of the number, and words `near` of a name."""
        told = self._by_noun()
        is_of_another = bool(told and measures) and told not in measures
        if is_of_another or self._is_of_another_rank(name):
            return "refused"
        if any(map(self._belongs_to_another, near)):
            return "open"
        is_other = told not in measures and self._is_of_another_noun(name)
        if not is_other and self._is_proved(name, measures, near, told):
            return "proved"
        if is_other:
            return "open"
        # "lost 3 million" is no profit
        done = self._by_verb()
        is_undone = bool(done and measures) and done.isdisjoint(measures)
        return "refused" if is_undone else "open"

    def _is_of_another_rank(self, name: VariableName) -> bool:
        """Whether a word of the name stands with another number, of several "respectively"."""
        row = self._clauses.row_by_rank(self._original.span)
        if row is None:
            return False
        own, others = row
        told = set(self._stems(own))
        for other in others:
            # "Its motor and household policies" are all policies.
            *first, head = self._stems(other)
            words = set(first or [head]) - told
            if any(stem(word) in words for word in name.own):
                return True
        return False

    def _stems(self, span: Span) -> list[str]:
        """The words of a phrase without articles, each as its stem."""
        words = WORD.findall(self._words.quote(span).casefold())
        return [stem(word) for word in words if word not in _ARTICLES] or [""]

    def _is_proved(
        self, name: VariableName, measures: set[str], near: list[Span], told: str
    ) -> bool:
        """Whether the noun of the number, a word of the name or the subject tells it."""
        own = [each for each in near if self._is_free(name, each)]
        # "Has 34 mills and 300 people": the mills are not what 300 counts.
        if told in measures or not all(map(self._is_anothers, own)):
            return True
        return bool(measures) and self._subject() in measures

    def is_done_otherwise(self, title: str) -> bool:
        """Whether the verb of the number tells of another dealing than a variable.

        What can be done has not been done yet.
        """
        text = self._words.text
        figure = self._original.span
        if not self._stated.is_projection and is_only_able(title, text, figure):
            return True
        verb = verb_before(text, figure)
        return verb is not None and is_dealt_otherwise(title, verb)

    def _is_of_another_noun(self, name: VariableName) -> bool:
        """Whether "NOUN of" the number says what it measures, and not the name."""
        noun = noun_of(self._words.text, self._original.span)
        if noun is None:
            return False
        wanted = [*name.own, *name.kinds]
        for kind in name.kinds:
            wanted += told_by(kind)
        return not any(are_related(noun, word) for word in wanted)

    def _is_of_another_verb(self, word: Span) -> bool:
        """Whether a word is the verb of another number, and this one has its own.

        "A film that had cost 9 million took 3 million."
        """
        own = self._clauses.verb(self._original.span)
        if own is None or overlap(own, word) or self._is_elided:
            return False
        for other in self._words.quantities_at([(word[1], self._original.begin)]):
            verb = self._clauses.verb(other.span)
            if verb is not None and overlap(verb, word) and not other.is_change:
                return True
        return False

    def _is_below_zero(self) -> bool:
        """Whether words tell as a loss what is stated as a result below zero."""
        original = self._original
        text = self._words.text
        return is_below_zero(self._stated, original, text, [original.span])

    def _is_counted_by_another(self, name: VariableName) -> bool:
        """Whether another number of the sentence counts what the name says."""
        words = self._words
        sentence = words.sentence_at(self._quantity.begin)
        counted = saying(words.text, name.counted, *sentence)
        return any(_is_counted(words, span, self._quantity) for span in counted)

    def _is_free(self, name: VariableName, word: Span) -> bool:
        """Whether a word is of no other number than those enumerated with this one."""
        joined = self._enumerated
        if self._is_of_another_verb(word):
            return False
        return _is_free(self._words, name, self._quantity, word, joined)

    def _is_anothers(self, word: Span) -> bool:
        """Whether a word is what another number counts, where this one counts something."""
        counts = self._quantity.noun and not self._is_elided
        return bool(counts) and _is_counted(self._words, word, self._quantity)

    def _belongs_to_another(self, word: Span) -> bool:
        """Whether a word tells where or when another number is so.

        Of "40 people in spring and 50 in autumn", "spring" is of the first only.
        """
        text = self._words.text
        own = self._original
        for other in self._words.quantities_at([self._clause]):
            if other in self._enumerated:
                continue
            if other.begin > own.end and is_adjunct_of(text, other.span, word):
                return True
        return self._is_adjunct_before(word)

    def _is_adjunct_before(self, word: Span) -> bool:
        """Whether a word ends what is told of the number before this one."""
        text = self._words.text
        own = self._original
        if not has_adjunct(text, own.span):
            return False
        for other in self._words.quantities_at([(self._clause[0], own.begin)]):
            between = (other.end, own.begin)
            if is_within(word, between) and ends_adjunct(text, word, own.begin):
                return True
        return False

    def _by_noun(self) -> str:
        """What the noun measures that governs the number, or stands behind it.

        It stands behind the last of several. It is empty if none is known.
        """
        text = self._words.text
        original = self._original
        last = (original, *self._enumerated)[-1]
        noun = governing(text, (original.begin, last.end))
        told = self._frames.measured_by(noun) if noun else ""
        if told:
            return told
        for word in WORD.findall(last.noun):
            told = self._frames.measured_by(word)
            if told:
                return told
        measured = self._clauses.measured(original.span)
        return self._frames.measured_by(text[slice(*measured)]) if measured else ""

    def _by_verb(self) -> set[str]:
        """What the verb right before the number says that it measures."""
        text = self._words.text
        figure, _ = self._original.span
        verb = verb_before(text, self._original.span)
        if not verb:
            return set()
        begin = text.rfind(verb, 0, figure)
        end = begin + len(verb)
        behind = text[end:figure]
        found: set[str] = set()
        for frame in self._frames.verbs(verb, behind):
            found |= self._frames.names(frame.measures)
        return found

    def _subject(self) -> str:
        """What the nearest noun before measures, if no other level lies between."""
        text = self._words.text
        figure = self._original.span
        for word, place in words_before(text, self._around[0], figure):
            told = self._frames.measured_by(word)
            if not told:
                continue
            return "" if self._is_parted(place) else told
        return ""

    def _is_parted(self, noun: Span) -> bool:
        """Whether a level of something else stands between a noun and the number."""
        between = (noun[1], self._original.begin)
        for other in self._words.quantities_at([between]):
            if not other.is_change and not self._is_elided:
                return True
        return False


def _name(rules: Rules, variable: NamedNode) -> VariableName:
    title = rules.graph.verbaliser.title(variable)
    return taken_apart(title)


def _original(words: Words, quantity: Quantity) -> Quantity:
    """What a conversion restates, whose variable it has; else the quantity itself."""
    if quantity.conversion_of is None:
        return quantity
    return words.quantities[quantity.conversion_of]


def _saying(words: Words, name: VariableName, within: Span) -> list[Span]:
    """The words that take up a name; without words of its own, its kind of number."""
    wanted = list(name.own)
    if not wanted:
        for kind in name.kinds:
            wanted += told_by(kind)
    begin, end = within
    return saying(words.text, tuple(wanted), begin, end)


def _counts(words: Words, name: VariableName, quantity: Quantity, clause: Span) -> bool:
    """Whether what the name says is counted is what the words count."""
    nouns = WORD.findall(quantity.noun.casefold())
    # "240 fewer" counts what was counted before.
    counted = [word for word in nouns if word not in _COMPARATIVES]
    if quantity.unit != "count" or not name.counted or not counted:
        return True
    for one, other in product(name.counted, counted):
        if are_related(one, other):
            return True
    if PERSONS.isdisjoint(counted):
        return False
    # "employs 300 people": the verb says what people they are.
    begin, end = clause
    for span in saying(words.text, name.counted, begin, end):
        if not _is_counted(words, span, quantity):
            return True
    return False


def _is_counted(words: Words, span: Span, quantity: Quantity) -> bool:
    """Whether a word is what another number counts."""
    for other in words.quantities_at([words.clause_at(span[0])]):
        if other == quantity or not other.noun:
            continue
        # Of "20 points or more" it stands within.
        begin = words.text.find(other.noun, other.end)
        end = begin + len(other.noun)
        if begin >= 0 and other.end <= span[0] and span[1] <= end:
            return True
    return False


def is_counted_elsewhere(words: Words, word: Span, place: Span) -> bool:
    """Whether a word is what a number counts that stands at another place."""
    own = words.quantities_at([place])
    return bool(own) and all(_is_counted(words, word, each) for each in own)


def _enumerated_behind(words: Words, quantity: Quantity) -> tuple[Quantity, ...]:
    """The numbers that are enumerated with one, behind it: "28 percent and 15 percent"."""
    found: list[Quantity] = []
    end = quantity.end
    _, last = words.sentence_at(quantity.begin)
    for other in words.quantities_at([(quantity.end, last)]):
        if not is_enumerating(words.text[end : other.begin]):
            break
        found.append(other)
        end = other.end
    return tuple(found)


def _is_free(
    words: Words,
    name: VariableName,
    quantity: Quantity,
    span: Span,
    joined: tuple[Quantity, ...],
) -> bool:
    """Whether no other number has the word, or stands between with words of its own."""
    if span[0] > quantity.end:
        if _leads_on(words, quantity, span):
            return False
        if is_of_cause(words.text, quantity.span, span):
            return False
    verb = own_verb(words.text, quantity.span)
    is_over = verb is not None and not are_related(verb, words.quote(span))
    first, last = sorted((span, quantity.span))
    between = (first[1], last[0])
    for other in words.quantities:
        if other.conversion_of is not None or other in joined:
            continue
        if not is_within(other.span, between):
            continue
        if is_over or _has_own_words(words, name, between, other):
            return False
    return True


def _leads_on(words: Words, quantity: Quantity, span: Span) -> bool:
    """Whether a word behind a number leads on to the next: "... and a profit of 3"."""
    first, last = span
    between = words.text[quantity.end : first].casefold()
    if "and" not in WORD.findall(between):
        return False
    _, end = words.clause_at(first)
    return any(last <= other.begin < end for other in words.quantities)


def _has_own_words(
    words: Words, name: VariableName, around: Span, other: Quantity
) -> bool:
    """Whether words of measuring that are not the name's stand beside another number."""
    begin, end = around
    own = {stem(word) for word in (*name.own, *name.kinds)}
    for piece in ((begin, other.begin), (other.end, end)):
        text = words.quote(piece).casefold()
        for word in WORD.findall(text):
            if word in MEASURING and stem(word) not in own:
                return True
    return False
