"""Whether the words near a number say what it measures, in whatever form.

The name of a variable is a description. Where it or its `kg:wording` stands beside the
number, that is enough; else words of it must stand in the clause of the number, with no
other number between that is told of something else.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.requirements import Rules
from kg.grounding.spans import Span
from kg.grounding.words import Words
from kg.language.english.clauses import clause_at
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


def taking_up(rules: Rules, words: Words, variable: NamedNode) -> list[Span]:
    """The words of the whole text that take up the variable's name."""
    name = taken_apart(rules.graph.verbaliser.title(variable))
    return _saying(words, name, 0, len(words.text))


def strange(words: Words, known: set[str], label: str) -> list[str]:
    """The words of a name that neither the article nor the `known` has in any form.

    Words of measuring need not be there.
    """
    name = taken_apart(label)
    lacking = words.strange(" ".join(name.own), known)
    return [
        word for word in lacking if not saying(words.text, (word,), 0, len(words.text))
    ]


def stand_together(
    rules: Rules, words: Words, figure: NamedNode, variable: NamedNode, passage: Passage
) -> bool:
    """Whether the words near the figure's number say what the variable is called."""
    name = taken_apart(rules.graph.verbaliser.title(variable))
    spans = [span for text in rules.texts(figure) for span in words.everywhere(text)]
    places = words.own(sorted(spans), passage)
    return any(
        _is_said_of(words, name, quantity) for quantity in words.quantities_at(places)
    )


def _is_said_of(words: Words, name: VariableName, quantity: Quantity) -> bool:
    clause = clause_at(words.clauses, _original(words, quantity).begin)
    if not _counts(words, name, quantity, clause):
        return False
    near = _saying(words, name, *clause)
    return any(_is_free(words, name, quantity, span) for span in near)


def _original(words: Words, quantity: Quantity) -> Quantity:
    """What a conversion restates, whose variable it has; else the quantity itself."""
    if quantity.conversion_of is None:
        return quantity
    return words.quantities[quantity.conversion_of]


def _saying(words: Words, name: VariableName, begin: int, end: int) -> list[Span]:
    """The words that take up a name; without words of its own, its kind of number."""
    wanted = name.own or tuple(word for kind in name.kinds for word in told_by(kind))
    return saying(words.text, wanted, begin, end)


def _counts(words: Words, name: VariableName, quantity: Quantity, clause: Span) -> bool:
    """Whether what the name says is counted is what the words count."""
    counted = WORD.findall(quantity.noun.casefold())
    if quantity.unit != "count" or not name.counted or not counted:
        return True
    if any(are_related(one, other) for one in name.counted for other in counted):
        return True
    # "employs 300 people": the verb says what people they are.
    is_of_persons = any(word in PERSONS for word in counted)
    return is_of_persons and bool(saying(words.text, name.counted, *clause))


def _is_free(words: Words, name: VariableName, quantity: Quantity, span: Span) -> bool:
    """Whether no other number has the word, or stands between with words of its own."""
    if span[0] > quantity.end and _leads_on(words, quantity, span):
        return False
    first, last = sorted((span, (quantity.begin, quantity.end)))
    between = [
        other
        for other in words.quantities
        if first[1] <= other.begin
        and other.end <= last[0]
        and other.conversion_of is None
    ]
    return not any(_has_own_words(words, name, first[1], last[0], q) for q in between)


def _leads_on(words: Words, quantity: Quantity, span: Span) -> bool:
    """Whether a word behind a number leads on to the next: "... and a profit of 3"."""
    _, end = clause_at(words.clauses, span[0])
    between = WORD.findall(words.text[quantity.end : span[0]].casefold())
    return "and" in between and any(
        span[1] <= other.begin < end for other in words.quantities
    )


def _has_own_words(
    words: Words, name: VariableName, begin: int, end: int, other: Quantity
) -> bool:
    """Whether words of measuring that are not the name's stand beside another number."""
    mine = {stem(word) for word in (*name.own, *name.kinds)}
    for piece in (words.text[begin : other.begin], words.text[other.end : end]):
        found = {word for word in WORD.findall(piece.casefold()) if word in MEASURING}
        if any(stem(word) not in mine for word in found):
            return True
    return False
