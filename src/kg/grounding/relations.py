"""Whether the words of a passage bear a statement: both its ends, what relates them, and any text, date or figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.grounding import figure_periods, variables
from kg.grounding.doubts import unborne
from kg.grounding.mentions import mention, times
from kg.grounding.requirements import Rules
from kg.grounding.words import Span, Words
from kg.model import Finding, Passage
from kg.vocabulary import Triple

_XSD = v.PREFIXES["xsd"]
_DATES = {_XSD + "date", _XSD + "dateTime"}
_TEXTS = {_XSD + "string", v.PREFIXES["rdf"] + "langString"}
_FIGURES = {v.VALUE, v.UNIT, v.COMPARATOR, v.PER, v.IS_CHANGE}
"""Parts of a figure, which are proved as a whole, where its wording stands."""


class Ground(NamedTuple):
    """The words that a statement was proved from, and what they do not bear."""

    spans: tuple[Span, ...] = ()
    faults: tuple[Finding, ...] = ()


class Grounds:
    """Proves the statements of one article's passages from its text, by the rules in the ontology."""

    def __init__(self, rules: Rules, words: Words) -> None:
        self._graph = rules.graph
        self._rules = rules
        self._words = words

    def ground(self, triple: Triple, passage: Passage) -> Ground:
        """The words of the passage behind the statement, and the faults that were found."""
        subject, predicate, _ = triple
        about, said = self._thing(subject, passage, "it"), self._value(triple, passage)
        parts = [about, said, self._cue(predicate, passage)]
        if isinstance(about, list) and isinstance(said, list):
            parts += [
                fault for fault in self._apart(triple, passage, about, said) if fault
            ]
        faults = [part for part in parts if isinstance(part, Finding)]
        spans = [span for part in parts if isinstance(part, list) for span in part]
        return Ground(tuple(sorted(set(spans))), tuple(faults))

    def says(self, triple: Triple, passage: Passage) -> bool:
        """Whether the words of the passage alone bear the statement.

        Where a variable is described, any of its words would do: what it is called is
        said by all the words of its figure.
        """
        ends = (end for end in (triple[0], triple[2]) if isinstance(end, NamedNode))
        named = filter(partial(variables.is_variable, self._rules), ends)
        if not all(self._is_worded(variable, passage) for variable in named):
            return False
        spans, faults = self.ground(triple, passage)
        return (
            bool(self._thing(triple[0], passage))
            and not faults
            and self._words.own([*spans], passage) == [*spans]
        )

    def _apart(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> Iterator[Finding]:
        """What is wrong with where the words of subject and value stand: elsewhere, or not beside each other."""
        subject, predicate, value = triple
        own_subject, own_value = (
            self._words.own(spans, passage) for spans in (about, said)
        )
        is_own = own_subject or (own_value and predicate not in _FIGURES)
        if about and not is_own and isinstance(value, NamedNode):
            message = "the passage itself mentions neither side of the statement."
            yield unborne(
                message, "Move the statement to the passage whose words say it."
            )
        elif predicate in _FIGURES and not self._is_worded(subject, passage):
            yield unborne(
                "the passage does not hold the figure's wording.",
                "Move it to the passage that does.",
            )
        elif self._rules.is_said_together(predicate) and not self._stand_together(
            triple, passage, own_subject, own_value
        ):
            message = f"the words for what “{self._graph.verbaliser.verb(predicate)}” relates do not stand together."
            yield unborne(
                message,
                "Correct the statement.",
                found=self._graph.verbaliser.title(value),
            )

    def _is_worded(self, figure: NamedNode, passage: Passage) -> bool:
        """Whether the own words of a figure or variable stand in the passage, not only such as refer to it."""
        texts = self._rules.texts(figure)
        return any(
            self._words.own(self._words.everywhere(text), passage) for text in texts
        )

    def _touch(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        about: list[Span],
        said: list[Span],
    ) -> bool:
        """Whether words for the one stand beside words for the other; a kind may be all that mentions its bearer."""
        others = [span for span in about if span not in said]
        if not others:
            return (
                predicate in self._rules.mentioned_by(subject)
                and predicate != v.ALT_LABEL
            )
        return any(self._words.touch(one, other) for one in others for other in said)

    def _stand_together(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> bool:
        """Whether the words for subject and value do; what a variable is called may stand further off."""
        subject, predicate, value = triple
        if predicate != v.VARIABLE or not isinstance(value, NamedNode):
            return self._touch(subject, predicate, about, said)
        is_beside = self._touch(subject, predicate, about, said)
        if is_beside and self._is_worded(value, passage):
            return True
        together = variables.stand_together
        return together(self._rules, self._words, subject, value, passage)

    def _thing(
        self, thing: NamedNode, passage: Passage, called: str | None = None
    ) -> list[Span] | Finding:
        found = mention(self._rules, self._words, thing, passage)
        if found is None:
            message = f"the passage does not mention {called or self._graph.verbaliser.name(thing)}."
            return unborne(
                message,
                "Read it with one that does, or say by kg:refersTo which of its words are meant.",
            )
        return found

    def _value(self, triple: Triple, passage: Passage) -> list[Span] | Finding:
        subject, predicate, value = triple
        if predicate in _FIGURES:
            return []
        if predicate == v.TYPE and isinstance(value, NamedNode):
            return self._cue(value, passage)
        if isinstance(value, NamedNode):
            return self._thing(value, passage)
        if isinstance(value, Literal) and value.datatype.value in _DATES:
            return self._date(predicate, value, passage)
        if isinstance(value, Literal) and value.datatype.value in _TEXTS:
            return self._text(subject, predicate, value.value, passage)
        return unborne(
            "no rule says how such a value is proved.",
            "Say it with a thing, a text or a date.",
        )

    def _cue(self, term: NamedNode, passage: Passage) -> list[Span] | Finding:
        """The words that a property or a class may be told by, where it has any."""
        cues = self._rules.cues(term)
        found = [span for cue in cues for span in self._words.find_cue(cue, passage)]
        if cues and not found:
            message = (
                f"no words of the passage say “{self._graph.verbaliser.verb(term)}”."
            )
            return unborne(
                message,
                "Correct the statement, or give the term a cue in the ontology.",
                ", ".join(cues),
            )
        return found

    def _date(
        self, predicate: NamedNode, value: Literal, passage: Passage
    ) -> list[Span] | Finding:
        if predicate in (v.START_DATE, v.END_DATE):
            return []  # a period is mentioned by both its ends together
        day = date.fromisoformat(value.value[:10])
        found = self._words.own(times(self._words, passage, day, day), passage)
        clock = (
            self._words.own(self._words.everywhere(value.value[11:16]), passage)
            if "T" in value.value
            else []
        )
        if not found or ("T" in value.value and not clock):
            return unborne(
                "the passage does not name this time.",
                "Correct the date.",
                found=value.value,
            )
        return [*found, *clock]

    def _text(
        self, subject: NamedNode, predicate: NamedNode, text: str, passage: Passage
    ) -> list[Span] | Finding:
        if predicate in self._graph.ontology.paraphrases:
            return self._described(
                text,
                passage,
                self._words.strange(text, self._rules.vocabulary, only_names=True),
            )
        if predicate == v.PREF_LABEL and figure_periods.is_called(
            self._rules, self._words, subject, text
        ):
            return self._words.find_alike(text, passage)
        if predicate == v.PREF_LABEL and variables.is_variable(self._rules, subject):
            known = self._rules.vocabulary
            found = variables.taking_up(self._rules, self._words, subject)
            own = self._words.own(found, passage)
            strange = variables.strange(self._words, known, text)
            return self._described(text, passage, strange, own)
        if predicate == v.PREF_LABEL and self._rules.is_described(subject):
            return self._described(
                text, passage, self._words.strange(text, self._rules.vocabulary)
            )
        found = self._words.own(self._words.everywhere(text), passage)
        return found or unborne(
            "the text does not stand in the passage.",
            "Quote its own words.",
            found=text,
        )

    def _described(
        self,
        text: str,
        passage: Passage,
        strange: list[str],
        others: list[Span] | None = None,
    ) -> list[Span] | Finding:
        """The words of the passage that a description or paraphrase takes up, of which there must be some."""
        found = self._words.find_alike(text, passage) + (others or [])
        if strange or not found:
            advice = "Describe it in words of the passage, and else of the article or the ontology."
            message = (
                "the description has words of its own."
                if strange
                else "nothing in the passage is described so."
            )
            return unborne(message, advice, found=", ".join(strange) or text)
        return found
