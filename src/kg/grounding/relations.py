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
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.grounding.words import Span, Words
from kg.language.english.apposition import is_described
from kg.model import Finding, Passage
from kg.vocabulary import Term, Triple

_XSD = v.PREFIXES["xsd"]
_DATES = {_XSD + "date", _XSD + "dateTime"}
_TEXTS = {_XSD + "string", v.PREFIXES["rdf"] + "langString"}
_FIGURES = {v.VALUE, v.UNIT, v.COMPARATOR, v.PER, v.IS_CHANGE}
"""Parts of a figure, which are proved as a whole, where its wording stands."""


_DESCRIBE = (
    "Quote words that stand beside the name, in brackets, behind a comma, or behind "
    "“is”, “as” or “named”; or state it of what they describe."
)
_BRING_TOGETHER = (
    "Let at most two words part the two, and no comma: say by kg:wording or kg:kind "
    "which nearer words mean it."
)


class Ground(NamedTuple):
    """The words that a statement was proved from, and what they do not bear."""

    spans: tuple[Span, ...] = ()
    faults: tuple[Finding, ...] = ()


class Grounds:
    """Proves the statements of one article's passages from its text, by the rules in the ontology."""

    def __init__(self, rules: Rules, words: Words, mentioner: Mentioner) -> None:
        self._graph = rules.graph
        self._rules = rules
        self._words = words
        self._mentioner = mentioner

    def ground(self, triple: Triple, passage: Passage) -> Ground:
        """The words of the passage behind the statement, and the faults that were found."""
        predicate = triple[1]
        about = self._subject(triple, passage)
        said = self._value(triple, passage)
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
            bool(self._subject(triple, passage))
            and not faults
            and self._words.own([*spans], passage) == [*spans]
        )

    def _is_said_by_names(self, predicate: NamedNode) -> bool:
        """Whether no words between need to say a relation, so that the name of one side may."""
        return not self._rules.cues(predicate)

    def _apart(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> Iterator[Finding]:
        """What is wrong with where the words of subject and value stand: elsewhere, or not beside each other."""
        subject, predicate, value = triple
        if predicate in _FIGURES and not self._is_worded(subject, passage):
            yield unborne(
                "the passage does not hold the figure's wording.",
                "Move it to the passage that does.",
            )
        elif self._rules.is_said_together(predicate) and not self._are_said_together(
            triple, passage, about, said
        ):
            message = f"the words for what “{self._graph.verbaliser.verb(predicate)}” relates do not stand together."
            is_text = isinstance(value, Literal)
            advice = _DESCRIBE if is_text else _BRING_TOGETHER
            yield unborne(message, advice, found=self._distance(value, about, said))

    def _distance(self, value: Term, about: list[Span], said: list[Span]) -> str:
        """The two nearest words for the sides of a statement, and how far apart they stand."""
        pairs = [(one, other) for one in about for other in said if one != other]
        if not pairs:
            return self._graph.verbaliser.title(value)
        one, other = min(pairs, key=_gap)
        text = self._words.text
        between = text[min(one[1], other[1]) : max(one[0], other[0])]
        number = len(between.split()) if _gap((one, other)) > 0 else 0
        first, second = (text[slice(*span)] for span in sorted((one, other)))
        return f"“{first}” and “{second}”, with {number} words between"

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
        return any(
            self._stand_together(subject, predicate, one, other)
            for one in others
            for other in said
        )

    def _stand_together(
        self, subject: NamedNode, predicate: NamedNode, one: Span, other: Span
    ) -> bool:
        """Whether words describe what a name means; of other things, whether few words part them."""
        if predicate in self._graph.ontology.object_properties:
            return self._words.touch(one, other)
        is_place = "there" in self._rules.pronouns(subject)
        return is_described(self._words.text, one, other, is_place=is_place)

    def _are_said_together(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> bool:
        """Whether the words for subject and value do; what a variable is called may stand further off."""
        subject, predicate, value = triple
        is_beside = self._touch(subject, predicate, about, said)
        if predicate != v.VARIABLE or not isinstance(value, NamedNode):
            return is_beside
        if is_beside and self._is_worded(value, passage):
            return True
        together = variables.stand_together
        return together(self._rules, self._words, subject, value, passage)

    def _subject(self, triple: Triple, passage: Passage) -> list[Span] | Finding:
        subject, predicate, value = triple
        beside = None
        if isinstance(value, NamedNode) and self._is_said_by_names(predicate):
            beside = value
        found = self._mentioner.of(subject, passage, beside)
        return self._unmentioned(subject, passage, "it") if found is None else found

    def _object(
        self, triple: Triple, passage: Passage, thing: NamedNode
    ) -> list[Span] | Finding:
        subject, predicate, _ = triple
        beside = subject if self._is_said_by_names(predicate) else None
        found = self._mentioner.of(thing, passage, beside)
        name = self._graph.verbaliser.name(thing)
        return self._unmentioned(thing, passage, name) if found is None else found

    def _unmentioned(self, thing: NamedNode, passage: Passage, called: str) -> Finding:
        longer = self._mentioner.longer_names(thing, passage)
        if longer:
            message = f"the passage has {called} only inside a longer name."
            advice = "Move the statement to words that name it by itself."
            return unborne(message, advice, found=longer[0])
        message = f"the passage does not mention {called}."
        advice = (
            "Widen the passage to words that do, or say by kg:refersTo which of its "
            "words refer to it."
        )
        return unborne(message, advice)

    def _value(self, triple: Triple, passage: Passage) -> list[Span] | Finding:
        subject, predicate, value = triple
        if predicate in _FIGURES:
            return []
        if predicate == v.TYPE and isinstance(value, NamedNode):
            return self._cue(value, passage)
        if isinstance(value, NamedNode):
            return self._object(triple, passage, value)
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
        found = self._words.own(self._mentioner.times(passage, day, day), passage)
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
            return self._described(text, passage, self._words.foreign(text, passage))
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
            strange = self._words.strange(text, self._rules.vocabulary)
            # "The two have cooperated" tells of the "cooperation of Acme and Bolt".
            referring = self._words.references.get(subject.value, [])
            own = self._words.own(referring, passage)
            if own and not strange:
                return [*own, *self._words.find_alike(text, passage)]
            return self._described(text, passage, strange)
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
            advice = (
                "Describe it in words of the passage; a label may have others of the "
                "article and the ontology."
            )
            if strange:
                message = "the description has words of its own."
                return unborne(message, advice, found=", ".join(strange))
            message = "nothing in the passage is described so."
            advice = (
                "Take up a word of the passage, or say by kg:refersTo which of its words "
                "mean it."
            )
            return unborne(message, advice, found=text)
        return found


def _gap(spans: tuple[Span, Span]) -> int:
    """The code points between two spans; none, or fewer, where they overlap."""
    one, other = sorted(spans)
    return other[0] - one[1]
