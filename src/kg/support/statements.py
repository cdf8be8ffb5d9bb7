"""Whether the words of a passage bear a statement: both its ends, what relates them, and any text, date or figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import articles
from kg import vocabulary as v
from kg.model import Passage
from kg.store import Store
from kg.support.mentions import mention, times
from kg.support.rules import Rules
from kg.support.words import Span, Words
from kg.vocabulary import Triple

_XSD = v.PREFIXES["xsd"]
_DATES = {_XSD + "date", _XSD + "dateTime"}
_TEXTS = {_XSD + "string", v.PREFIXES["rdf"] + "langString"}
_FIGURES = {v.VALUE, v.UNIT, v.COMPARATOR}


class Fault(NamedTuple):
    """What the words do not bear, and what to do about it."""

    message: str
    advice: str
    expected: str | None = None
    found: str | None = None


class Ground(NamedTuple):
    """The words that a statement was proved from, and what they do not bear."""

    spans: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()


class Grounds:
    """Proves the statements of one article's passages from its text, by the rules in the ontology."""

    def __init__(self, store: Store, rules: Rules, words: Words) -> None:
        self._store = store
        self._rules = rules
        self._words = words

    def ground(self, triple: Triple, passage: Passage) -> Ground:
        """The words of the passage behind the statement, and the faults that were found."""
        subject, predicate, _ = triple
        parts = [self._thing(subject, passage), self._value(triple, passage), self._cue(predicate, passage)]
        faults = [part for part in parts if isinstance(part, Fault)]
        spans = [span for part in parts if isinstance(part, list) for span in part]
        return Ground(tuple(sorted(set(spans))), tuple(faults))

    def _thing(self, thing: NamedNode, passage: Passage) -> list[Span] | Fault:
        found = mention(self._store, self._rules, self._words, thing, passage)
        if found is None:
            message = f"the passage does not mention {self._store.sentences.name(thing)}."
            return Fault(message, "Read it with one that does, or say by kg:refersTo which of its words are meant.")
        return found

    def _value(self, triple: Triple, passage: Passage) -> list[Span] | Fault:
        subject, predicate, value = triple
        if predicate in _FIGURES:
            return []  # the figure is proved as a whole
        if predicate == v.TYPE and isinstance(value, NamedNode):
            return self._cue(value, passage)
        if isinstance(value, NamedNode):
            return self._thing(value, passage)
        if isinstance(value, Literal) and value.datatype.value in _DATES:
            return self._date(predicate, value, passage)
        if isinstance(value, Literal) and value.datatype.value in _TEXTS:
            return self._text(subject, predicate, value.value, passage)
        return Fault("no rule says how such a value is proved.", "Say it with a thing, a text or a date.")

    def _cue(self, term: NamedNode, passage: Passage) -> list[Span] | Fault:
        """The words that a property or a class may be told by, where it has any."""
        cues = self._rules.cues(term)
        found = [span for cue in cues for span in self._words.find_cue(cue, passage)]
        if cues and not found:
            message = f"no words of the passage say “{self._store.sentences.verb(term)}”."
            return Fault(message, "Correct the statement, or give the term a cue in the ontology.", ", ".join(cues))
        return found

    def _date(self, predicate: NamedNode, value: Literal, passage: Passage) -> list[Span] | Fault:
        if predicate in (v.START_DATE, v.END_DATE):
            return []  # a period is mentioned by both its ends together
        day = date.fromisoformat(value.value[:10])
        found = times(self._words, passage, day, day)
        clock = self._words.find(value.value[11:16], passage) if "T" in value.value else []
        if not found or ("T" in value.value and not clock):
            return Fault("the passage does not name this time.", "Correct the date.", found=value.value)
        return [*found, *clock]

    def _text(self, subject: NamedNode, predicate: NamedNode, text: str, passage: Passage) -> list[Span] | Fault:
        if predicate in self._store.lexicon.paraphrases:
            strange = self._words.strange(text, only_names=True)
        elif predicate == v.PREF_LABEL and self._rules.is_described(subject):
            strange = self._words.strange(text)
        else:
            found = self._words.find(text, passage)
            return found or Fault("the text does not stand in the passage.", "Quote its own words.", found=text)
        if strange:
            advice = "Describe it in words of the article or of the ontology."
            return Fault("the description has words of its own.", advice, found=", ".join(strange))
        return []
