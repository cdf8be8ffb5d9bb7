"""Whether the words near a number say what it measures, in whatever form.

The name of a variable is a description. Where it or its `kg:wording` stands beside the
number, that is enough; else words of it must stand in the clause of the number, with no
other number between that is told of something else.
"""

from __future__ import annotations

from itertools import product

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span, is_within
from kg.grounding.words import Words
from kg.language.english.quantities import Quantity
from kg.language.english.stems import WORD, stem
from kg.language.english.variable_names import (
    MEASURING,
    PERSONS,
    VariableName,
    are_related,
    saying,
    taken_apart,
    told_by,
)
from kg.model import Passage


def is_variable(rules: Rules, thing: NamedNode) -> bool:
    """Whether a thing is what figures measure."""
    return v.CLASS_VARIABLE in rules.classes(thing)


def taking_up(
    rules: Rules, words: Words, variable: NamedNode, passage: Passage
) -> list[Span]:
    """The words of a passage that take up the variable's name."""
    name = _name(rules, variable)
    return _saying(words, name, passage.span)


def strange(words: Words, known: set[str], label: str) -> list[str]:
    """The words of a name that neither the article nor the `known` has in any form.

    Words of measuring need not be there.
    """
    name = taken_apart(label)
    own = " ".join(name.own)
    end = len(words.text)
    lacking: list[str] = []
    for word in words.strange(own, known):
        is_said = saying(words.text, (word,), 0, end)
        if not is_said:
            lacking.append(word)
    return lacking


def stand_together(
    rules: Rules, words: Words, figure: NamedNode, variable: NamedNode, passage: Passage
) -> bool:
    """Whether the words near the figure's number say what the variable is called."""
    name = _name(rules, variable)
    places: list[Span] = []
    for text in rules.texts(figure):
        places += words.find(text, passage)
    quantities = words.quantities_at(places)
    return any(_is_said_of(words, name, quantity) for quantity in quantities)


def _name(rules: Rules, variable: NamedNode) -> VariableName:
    title = rules.graph.verbaliser.title(variable)
    return taken_apart(title)


def _is_said_of(words: Words, name: VariableName, quantity: Quantity) -> bool:
    original = _original(words, quantity)
    clause = words.clause_at(original.begin)
    if not _counts(words, name, quantity, clause):
        return False
    near = _saying(words, name, clause)
    return any(_is_free(words, name, quantity, span) for span in near)


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
    counted = WORD.findall(quantity.noun.casefold())
    if quantity.unit != "count" or not name.counted or not counted:
        return True
    for one, other in product(name.counted, counted):
        if are_related(one, other):
            return True
    if PERSONS.isdisjoint(counted):
        return False
    # "employs 300 people": the verb says what people they are.
    begin, end = clause
    return bool(saying(words.text, name.counted, begin, end))


def _is_free(words: Words, name: VariableName, quantity: Quantity, span: Span) -> bool:
    """Whether no other number has the word, or stands between with words of its own."""
    if span[0] > quantity.end and _leads_on(words, quantity, span):
        return False
    first, last = sorted((span, quantity.span))
    between = (first[1], last[0])
    for other in words.quantities:
        if other.conversion_of is not None or not is_within(other.span, between):
            continue
        if _has_own_words(words, name, between, other):
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
