"""Whether the words of a passage bear a statement.

They bear both its ends, what relates them, and any text, date or figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.grounding import figure_periods, ranges, variables
from kg.grounding.callings import (
    CALLINGS,
    is_added,
    is_adjectival,
    is_in_aside,
    is_in_passing,
    is_of_one_phrase,
    is_only_called,
    was_before,
)
from kg.grounding.changed_figures import told_change
from kg.grounding.doubts import Grade, unborne, unproved
from kg.grounding.framed import Framed, Verdict
from kg.grounding.mentions import Mentioner
from kg.grounding.paraphrases import is_led_to, is_said_so
from kg.grounding.requirements import Rules
from kg.grounding.told_of_others import is_told_of_others
from kg.grounding.words import Words
from kg.knowledge import restated
from kg.language.english.apposition import is_described
from kg.language.english.baselines import points_to_same
from kg.language.english.calendar import WEEKDAYS
from kg.language.english.claimed import Modality
from kg.language.english.inflection import noun_forms
from kg.language.english.measured import is_of_cause
from kg.language.spans import Span, is_within
from kg.model import Finding, Passage
from kg.vocabulary import Term, Triple

_XSD = v.PREFIXES["xsd"]
_DATES = {_XSD + "date", _XSD + "dateTime"}
_TEXTS = {_XSD + "string", v.PREFIXES["rdf"] + "langString"}
_FIGURES = {v.VALUE, v.UNIT, v.COMPARATOR, v.PER, v.IS_CHANGE}
"""Parts of a figure, which are proved as a whole, where its wording stands."""
_OF_FIGURES = {v.OBSERVED_OF, v.VARIABLE, v.PERIOD, v.GROWTH_OF, v.CONVERSION_OF}
_OF_FIGURES |= _FIGURES
"""What relates figures with things, which is proved by grammar of its own."""

_BY_MENTION = _OF_FIGURES | {v.SAID_AT}
"""What no frame says: when something was said is told beside any word of saying."""

_REST = re.compile(r"(?:the )?(?:rest|remainder|balance|remaining .+)", re.IGNORECASE)

_Proof: TypeAlias = list[Span] | Finding
"""The words behind a part of a statement, or why there are none."""

_DESCRIBE = (
    "Quote words that stand beside the name, in brackets, behind a comma, or behind "
    "“is”, “as” or “named”; or state it of what they describe."
)
_BRING_TOGETHER = (
    "Let at most two words part the two, and no comma: say by kg:wording or kg:kind "
    "which nearer words mean it."
)
_WIDEN = (
    "Widen the passage to words that do, or say by kg:refersTo which of its words "
    "refer to it."
)
_USE_ITS_WORDS = (
    "Describe it in words of the passage; a label may have others of the article and "
    "the ontology."
)
_TAKE_UP = (
    "Take up a word of the passage, or say by kg:refersTo which of its words mean it."
)


_SIGNS = ("+", "-")
# "Late 2029", "2025-26 season": a time whose name ends with its year, or is one
_DATED = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\Z|^[0-9]{4}")
_CHANGED_FROM = re.compile(r"\bfrom (?:an? )?[\"“‘']?\Z")


class Ground(NamedTuple):
    """The words that a statement was proved from, and what they do not bear.

    Attributes:
        spans: all words that it takes up.
        faults: what they do not bear, or may not.
        verdict: what frames make of it, where there are any.
        is_said: whether it is what their speaker says, and not told in passing.
    """

    spans: tuple[Span, ...] = ()
    faults: tuple[Finding, ...] = ()
    verdict: Verdict | None = None
    is_said: bool = True


class Grounds:
    """Proves the statements of one article's passages from its text.

    It does so by the rules in the ontology.
    """

    def __init__(
        self, rules: Rules, words: Words, mentioner: Mentioner, framed: Framed
    ) -> None:
        self._graph = rules.graph
        self._rules = rules
        self._words = words
        self._mentioner = mentioner
        self._framed = framed

    def ground(
        self, triple: Triple, passage: Passage, modality: Modality | None = None
    ) -> Ground:
        """The words of the passage behind the statement, and the faults in it.

        Args:
            triple: the statement; of a claim, the one that is not made.
            passage: where it is told.
            modality: of a claim, how it is told.
        """
        if triple[1] in restated.PARTS:
            made = restated.restated(self._rules.facts(triple[0]), triple[0])
            # Which statement a thing is, the words tell that make the statement.
            if made is not None and made[1] not in restated.PARTS:
                return self.ground(made, passage)._replace(verdict=None)
        spans: set[Span] = set()
        faults: list[Finding] = []
        for part in self._parts(triple, passage):
            if isinstance(part, Finding):
                faults.append(part)
            else:
                spans.update(part)
        if modality is None and triple[1] == v.KIND and self._was_once(spans):
            faults.append(
                unproved(
                    message="it was one before.",
                    advice="Quote the word for that as well, or make it a claim.",
                )
            )
        spans.update(self._paraphrased(triple, passage))
        verdict = None
        is_range = modality is None and self._is_range(triple)
        if not faults and not is_range and self._is_framed(triple, passage):
            verdict = self._verdict(triple, passage, modality)
            spans.update(verdict.spans)
            faults += self._unsaid(triple[1], verdict)
        in_order = tuple(sorted(spans))
        is_said = not self._is_in_passing(triple, in_order, verdict)
        return Ground(in_order, tuple(faults), verdict, is_said)

    def _was_once(self, spans: Iterable[Span]) -> bool:
        """Whether words for a kind say that it is over: "the former banker Ada Oz"."""
        return any(was_before(self._words.text, span) for span in spans)

    def _paraphrased(self, triple: Triple, passage: Passage) -> list[Span]:
        """The words that a paraphrase takes up, whether or not they prove it."""
        _, predicate, value = triple
        if predicate not in self._graph.ontology.paraphrases:
            return []
        if not isinstance(value, Literal):
            return []
        return self._words.find_alike(value.value, passage)

    # What frames make of it

    def _is_framed(self, triple: Triple, passage: Passage) -> bool:
        """Whether a statement relates two things by a property that words say."""
        subject, predicate, value = triple
        if not isinstance(value, NamedNode) or predicate == v.TYPE:
            return False
        if self._mentioner.of(subject, passage) == []:
            return False  # An article, or its picture, is about what it names.
        is_proved_otherwise = (
            self._rules.is_said_together(predicate) or predicate in _BY_MENTION
        )
        return not is_proved_otherwise

    def _is_range(self, triple: Triple) -> bool:
        """Whether it relates the two ends that the words of both figures tell."""
        subject, predicate, value = triple
        if predicate != v.RANGE_TO or not isinstance(value, NamedNode):
            return False
        return ranges.is_told(self._rules, subject, value)

    def _verdict(
        self, triple: Triple, passage: Passage, modality: Modality | None
    ) -> Verdict:
        subject, predicate, value = triple
        assert isinstance(value, NamedNode)
        about = self._mentioner.of(subject, passage, value) or []
        said = self._mentioner.of(value, passage, subject) or self._valued(
            predicate, value, passage
        )
        about = [*about, *self._shares_before(about, passage)]
        ends = (subject, about), (value, said)
        for variable in self._rules.facts(subject).nodes(subject, v.VARIABLE):
            # A figure is told of by what it measures: "spending on robots".
            about = [*about, *(self._mentioner.of(variable, passage) or [])]
            if self._is_called_by(variable, value):
                about += [(begin, end + 1) for begin, end in said]
        verdict = self._framed.verdict(predicate, (about, said), passage, modality)
        if verdict.outcome == "open":
            verdict = self._by_clause(triple, about, passage, modality) or verdict
        if verdict.outcome != "said" and self._is_expected(subject):
            # What is told as planned of a figure that is, speaks for it.
            planned = self._framed.verdict(predicate, (about, said), passage, "planned")
            if planned.outcome == "said":
                return planned
        if predicate == v.CHANGED_FROM and verdict.outcome == "open":
            return self._changed(about, said) or verdict
        if predicate == v.RANGE_TO and modality is None and verdict.outcome == "open":
            reason = ranges.contradiction(self._rules, self._words, *ends)
            if reason:
                return Verdict("contradicted", reason=reason)
        return verdict

    def _changed(self, now: list[Span], before: list[Span]) -> Verdict | None:
        """What words between two figures tell of how one became the other."""
        text = self._words.text
        change = told_change(text, now, before)
        if change:
            return Verdict("said", spans=change)
        turned = told_change(text, before, now)
        if turned:
            reason = "the words say it the other way round."
            return Verdict("contradicted", spans=turned, reason=reason)
        return None

    def _shares_before(self, about: list[Span], passage: Passage) -> list[Span]:
        """The shares that "the rest" goes on from: what they are of, it is of as well."""
        rests = [span for span in about if _REST.fullmatch(self._words.quote(span))]
        return [
            each.span
            for begin, _ in rests
            for each in self._words.quantities_at([(passage.begin, begin)])
            if each.is_of_whole
        ]

    def _by_clause(
        self,
        triple: Triple,
        about: list[Span],
        passage: Passage,
        modality: Modality | None,
    ) -> Verdict | None:
        """What a clause says in the place of an object: "demands that Bolt closes"."""
        _, predicate, value = triple
        facts = self._rules.facts(value) if isinstance(value, NamedNode) else None
        sides: list[list[Span]] = []
        for side in (v.CLAIM_SUBJECT, v.CLAIM_OBJECT):
            for end in facts.nodes(value, side) if facts else ():
                found = self._mentioner.of(end, passage)
                sides.append(found or self._valued(predicate, end, passage))
        if len(sides) != 2:
            return None
        subject, object = sides
        return self._framed.by_clause(
            predicate, about, (subject, object), passage, modality
        )

    def _is_in_passing(
        self, triple: Triple, spans: tuple[Span, ...], verdict: Verdict | None
    ) -> bool:
        """Whether it is told beside what somebody says, and no part of it."""
        if triple[1] in CALLINGS:
            return is_in_passing(self._words.text, spans)
        is_added = verdict is not None and self._is_added(verdict)
        if not is_added and not is_in_aside(self._words.text, spans):
            return False
        return not any(map(self._words.quotation_around, spans))

    def _is_added(self, verdict: Verdict) -> bool:
        """Whether the cue of a frame only adds something to one of the two names.

        So does all that a phrase has without a verb: of "the mill in Riga".
        """
        if verdict.outcome != "said":
            return False
        subject, cue, value = verdict.spans
        if is_of_one_phrase(self._words.text, verdict.spans):
            return True
        if cue in (subject, value):
            other = value if cue == subject else subject
            is_before = is_adjectival(self._words.text, other, cue)
            return is_before or is_added(self._words.text, other, cue)
        return any(is_added(self._words.text, side, cue) for side in (subject, value))

    def _is_expected(self, thing: NamedNode) -> bool:
        return v.CLASS_PROJECTION in self._rules.classes(thing)

    def _is_called_by(self, variable: NamedNode, value: NamedNode) -> bool:
        """Whether the name of a variable has that of a thing in it."""
        title = self._graph.verbaliser.title(variable).casefold()
        names = map(str.casefold, self._rules.texts(value))
        return any(name in title for name in names)

    def _unsaid(self, predicate: NamedNode, verdict: Verdict) -> Iterator[Finding]:
        """A finding where the words do not say a relation, or say otherwise."""
        verb = self._graph.verbaliser.verb(predicate)
        if verdict.outcome == "contradicted":
            advice = "Correct the statement; if the words do say it, overrule this."
            finding = unborne(f"of “{verb}”, {verdict.reason}", advice)
            yield finding._replace(is_of_language=True)
        elif verdict.outcome == "open":
            yield unproved(
                message=f"it is open whether the words say “{verb}”: {verdict.reason}",
                advice="Attest it if they do, or write a frame for these words.",
            )

    def says(
        self,
        triple: Triple,
        passage: Passage,
        modality: Modality | None = None,
    ) -> bool:
        """Whether the words of the passage alone bear the statement.

        Where a variable is described, any of its words would do: what it is called is
        said by all the words of its figure.
        """
        subject, _, value = triple
        for end in (subject, value):
            if self._is_variable(end) and not self._is_worded(end, passage):
                return False
        # Most do not have both, which is sooner found than all that is amiss.
        if not self._has_both_ends(triple, passage):
            return False
        ground = self.ground(triple, passage, modality)
        if ground.faults:
            return False
        found = list(ground.spans)
        return self._words.own(found, passage) == found

    def _has_both_ends(self, triple: Triple, passage: Passage) -> bool:
        """Whether the passage has words for both ends of a statement.

        An article is mentioned without words, and no words of it are a proof. Which
        statement a thing is, the words for that statement prove.
        """
        if triple[1] in restated.PARTS:
            return True
        if not self._mentions(triple, passage):
            return False
        said = self._value(triple, passage)
        return not isinstance(said, Finding)

    def _parts(self, triple: Triple, passage: Passage) -> Iterator[_Proof]:
        about = self._subject(triple, passage)
        said = self._value(triple, passage)
        yield about
        yield said
        yield self._cue(triple[1], passage)
        if isinstance(about, Finding) or isinstance(said, Finding):
            return
        if triple[1] == v.DATE and not self._is_dated(about, said):
            yield unproved(
                message="that this day is the event's is not said beyond doubt.",
                advice="State it where the day stands with the words for the event.",
            )
        if triple[1] == v.TYPE and not self._is_described(triple, about, said):
            yield unproved(
                message="the words do not say beyond doubt that it is one.",
                advice="State it where such a noun describes its name.",
            )
        apart = self._apart(triple, passage, about, said)
        if apart is not None:
            yield apart
        elif triple[1] == v.VARIABLE and is_told_of_others(self._words, about, said):
            yield unproved(
                message="the words for what it measures are told of another number.",
                advice=_BRING_TOGETHER,
            )

    def _is_described(
        self, triple: Triple, about: list[Span], said: list[Span]
    ) -> bool:
        """Whether a noun of a class tells of a name beside it, and not of another thing.

        What happens has no name, and the label of a time or a variable describes it.
        """
        subject, _, kind = triple
        ontology = self._graph.ontology
        is_name = self._rules.is_individual(subject)
        is_name = is_name and not self._rules.is_described(subject)
        if kind in ontology.happenings:
            return not self._is_event(kind) or self._may_be_told_as(kind, about)
        if not is_name:
            return True
        is_place = self._is_place(subject)
        for name, noun in product(about, said):
            # An investor may be a person or a firm.
            may_be_other = ontology.is_excluded(
                kind, ontology.classes_of(self._words.quote(noun))
            )
            if may_be_other:
                continue
            if is_described(self._words.text, name, noun, is_place=is_place):
                return True
        return False

    def _is_event(self, kind: Term) -> bool:
        """Whether any verb may tell of a member of a class, which no figure is."""
        ontology = self._graph.ontology
        return not ontology.told_by_verbs.isdisjoint(ontology.superclasses(kind))

    def _may_be_told_as(self, kind: Term, about: Iterable[Span]) -> bool:
        """Whether words for what happens do not tell of something else.

        Any word may tell of an event; one that tells of another kind, of that alone.
        """
        ontology = self._graph.ontology
        told: set[Term] = set()
        for words in about:
            for word in self._words.quote(words).split():
                told |= ontology.classes_of(word.casefold())
        above = ontology.superclasses(kind)
        narrow = ontology.most_specific(sorted(told, key=str))
        happening = [each for each in narrow if each in ontology.happenings]
        return not happening or any(
            each in above or kind in ontology.superclasses(each) for each in happening
        )

    def _is_place(self, thing: NamedNode) -> bool:
        return "there" in self._rules.pronouns(thing)

    def _is_dated(self, about: list[Span], said: list[Span]) -> bool:
        """Whether a day stands in the clause of words for the event, or beside it."""
        for place, time in product(about, said):
            if figure_periods.is_told_with(self._mentioner, place, time):
                return True
        return False

    # The two ends

    def _mentions(self, triple: Triple, passage: Passage) -> list[Span] | None:
        """The words that mention the subject of a statement."""
        subject, predicate, value = triple
        beside = None
        if isinstance(value, NamedNode) and self._is_said_by_names(predicate):
            beside = value
        return self._mentioner.of(subject, passage, beside)

    def _subject(self, triple: Triple, passage: Passage) -> _Proof:
        subject, predicate, _ = triple
        found = self._mentions(triple, passage)
        if found is None:
            missing = self._unmentioned(subject, passage, "it")
            is_voice = subject.value in passage.said_by
            if is_voice and predicate == v.OPINION:
                return []  # whoever speaks
            if is_voice or self._is_by_somebody(triple, passage):
                return missing._replace(severity="warning")
            return missing
        return found

    def _is_by_somebody(self, triple: Triple, passage: Passage) -> bool:
        """Whether words say it of somebody who is not named: "Bolt was bought"."""
        _, predicate, value = triple
        if not isinstance(value, NamedNode) or not self._framed.has_frames(predicate):
            return False
        said = self._mentioner.of(value, passage) or []
        return self._framed.is_by_somebody(predicate, said, passage)

    def _object(self, triple: Triple, passage: Passage, thing: NamedNode) -> _Proof:
        subject, predicate, _ = triple
        beside = None
        if self._is_said_by_names(predicate):
            beside = subject
        found = self._mentioner.of(thing, passage, beside)
        if found is None:
            found = self._valued(predicate, thing, passage) or None
        if found is None:
            name = self._graph.verbaliser.name(thing)
            return self._unmentioned(thing, passage, name)
        return found

    def _valued(
        self, predicate: NamedNode, value: NamedNode, passage: Passage
    ) -> list[Span]:
        """The words of the passage for a controlled value: "mostly" has its own.

        "By Oct. 9" names a day only as the last one on which something is due.
        """
        if predicate == v.DUE_BY:
            return self._mentioner.deadlines(value, passage)
        return self._words.find_cues(self._rules.cues(value), passage)

    def _is_said_by_names(self, predicate: NamedNode) -> bool:
        """Whether the name of one side may say a relation.

        It may where no words between need to.
        """
        if self._framed.has_frames(predicate):
            return self._framed.is_said_by_name(predicate)
        return not self._rules.needs_cue(predicate)

    def _is_time_meant(self, thing: NamedNode, passage: Passage) -> bool:
        """Whether a period may be meant by words that only point to one told before."""
        if v.CLASS_PERIOD not in self._rules.classes(thing):
            return False
        return self._is_called_so(thing, passage) or any(
            period.start is None
            and is_within(period.span, passage.span)
            and points_to_same(self._words.quote(period.span))
            for period in self._words.periods
        )

    def _is_called_so(self, time: NamedNode, passage: Passage) -> bool:
        """Whether a passage has a time's own name, which may be of other days as well.

        "The following May" depends on what is told before, and "in June" of a year that
        nobody tells.
        """
        told = self._words.quote(passage.span).casefold()
        names = self._mentioner.time_names(time)
        return any(name in told and not _DATED.search(name) for name in names)

    def _unmentioned(self, thing: NamedNode, passage: Passage, called: str) -> Finding:
        longer = self._mentioner.longer_names(thing, passage)
        if longer:
            # What only looks like a longer name, as "Swede Egga" does, may be none.
            is_known = longer[0].casefold() not in map(
                str.casefold, self._rules.texts(thing)
            )
            finding = unborne if is_known else unproved
            return finding(
                message=f"the passage has {called} only inside a longer name.",
                advice="Move the statement to words that name it by itself.",
                found=longer[0],
            )
        # In what words a variable may be told is not all known.
        is_untold = self._is_variable(thing) or self._is_time_meant(thing, passage)
        finding = unproved if is_untold else unborne
        return finding(f"the passage does not mention {called}.", _WIDEN)

    def _value(self, triple: Triple, passage: Passage) -> _Proof:
        subject, predicate, value = triple
        if predicate in _FIGURES:
            return []
        if isinstance(value, NamedNode):
            if predicate == v.TYPE:
                return self._class(value, passage)
            return self._object(triple, passage, value)
        if isinstance(value, Literal):
            datatype = value.datatype.value
            if datatype in _DATES:
                return self._date(predicate, value.value, passage)
            if datatype in _TEXTS:
                return self._text(subject, predicate, value.value, passage)
        return unborne(
            message="no rule says how such a value is proved.",
            advice="Say it with a thing, a text or a date.",
        )

    def _class(self, kind: NamedNode, passage: Passage) -> _Proof:
        """The words that tell of a member of a class, or stand for one."""
        # A noun says as much as a cue: whoever reads of a hearing reads of an event.
        nouns = self._graph.ontology.nouns_of.get(kind, [])
        found = self._words.find_cues(nouns, passage)
        told = self._cue(kind, passage)
        if isinstance(told, Finding):
            return found or told
        return [*found, *told]

    def _cue(self, term: NamedNode, passage: Passage) -> _Proof:
        """The words that a property or a class may be told by, where it has any."""
        cues = self._rules.cues(term)
        found = self._words.find_cues(cues, passage)
        if self._framed.has_frames(term):
            return found + self._framed.cues(term, passage)
        is_opinion = term == v.OPINION and bool(passage.said_by)
        if found or is_opinion or not self._rules.needs_cue(term):
            return found
        verb = self._graph.verbaliser.verb(term)
        return unproved(
            message=f"no words of the passage say “{verb}”.",
            advice="Correct the statement, or give the term a cue in the ontology.",
        )

    # Dates and texts

    def _date(self, predicate: NamedNode, written: str, passage: Passage) -> _Proof:
        if predicate in (v.START_DATE, v.END_DATE):
            return []  # a period is mentioned by both its ends together
        day = date.fromisoformat(written[:10])
        times = self._mentioner.times(passage, day, day)
        found = self._words.own(times, passage)
        clock: list[Span] = []
        has_clock = "T" in written
        if has_clock:
            clock = self._words.find(written[11:16], passage)
        if found and (clock or not has_clock):
            return [*found, *clock]
        # "On Monday" may be the last one or the next, of which a verb need not tell.
        weekday = WEEKDAYS[day.weekday()]
        either = self._words.find(weekday, passage)
        finding = unproved if either and not has_clock else unborne
        return finding(
            message="the passage does not name this time.",
            advice="Correct the date.",
            found=written,
        )

    def _text(
        self, subject: NamedNode, predicate: NamedNode, text: str, passage: Passage
    ) -> _Proof:
        if predicate in self._graph.ontology.paraphrases:
            return self._paraphrase(subject, predicate, text, passage)
        if predicate == v.PREF_LABEL:
            found = self._label(subject, text, passage)
            if found is not None:
                return found
        forms = [text]
        if predicate == v.KIND:
            # "The chemists Ada Oz and Ivo Lund" says of each that he or she is one.
            forms += noun_forms(text)
        for form in forms:
            quoted = self._words.find(form, passage)
            if predicate == v.RATING_GRADE:
                quoted = list(filter(self._is_of_now, quoted))
            if quoted:
                return self._unquoted(subject, predicate, quoted, passage)
        return unborne(
            message="the text does not stand in the passage.",
            advice="Quote its own words.",
            found=text,
        )

    def _unquoted(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        said: list[Span],
        passage: Passage,
    ) -> _Proof:
        """The words for a kind, unless they are only what somebody calls it."""
        if predicate != v.KIND or passage.said_by:
            return said
        mentions = self._mentioner.of(subject, passage) or []
        names = [span for span in mentions if span not in said]
        is_quoted = all(self._is_quoted_alone(names, span) for span in said)
        is_called = all(is_only_called(self._words.text, span) for span in said)
        if not (is_quoted or is_called):
            return said
        return unproved(
            message="somebody calls it so.",
            advice="Name the speaker by kg:saidBy.",
        )

    def _is_quoted_alone(self, names: list[Span], said: Span) -> bool:
        """Whether words are quoted, and no name that they are said of is with them."""
        quotation = self._words.quotation_around(said)
        if quotation is None:
            return False
        return not any(is_within(name, quotation) for name in names)

    def _paraphrase(
        self, subject: NamedNode, predicate: NamedNode, text: str, passage: Passage
    ) -> _Proof:
        """The words of the passage that a paraphrase takes up, behind a marker."""
        foreign = self._words.foreign(text, passage)
        found = self._described(text, passage, foreign)
        if isinstance(found, Finding):
            # A paraphrase may have other words for the same, and the names for "we" and
            # "that", but no names that the article has not.
            strange = self._words.strange(text, self._rules.is_known)
            is_named = any(not word.islower() for word in strange)
            return found if is_named else found._replace(severity="warning")
        cues = self._rules.cues(predicate)
        about = self._mentioner.of(subject, passage) or []
        if is_led_to(self._words, passage, text, cues, about):
            return found
        is_speaker = subject.value in passage.said_by and predicate == v.OPINION
        if is_speaker and is_said_so(self._words, passage, text):
            return found
        verb = self._graph.verbaliser.verb(predicate)
        return unproved(
            message=f"that “{verb}” leads to these words is not said beyond doubt.",
            advice="Let it say in order what stands behind such a word.",
            found=text,
        )

    def _is_of_now(self, grade: Span) -> bool:
        """Whether a grade is not the one that was changed: "cut it to B from A"."""
        text = self._words.text
        begin, end = grade
        # "A-" is no "A".
        is_whole = not text.startswith(_SIGNS, end)
        return is_whole and _CHANGED_FROM.search(text[:begin]) is None

    def _label(self, thing: NamedNode, text: str, passage: Passage) -> _Proof | None:
        """The words behind a label that describes; None if it is a name to be quoted."""
        if figure_periods.is_called(self._rules, self._words, thing, text):
            return self._words.find_alike(text, passage)
        if self._is_variable(thing):
            strange = variables.strange(self._words, self._rules.is_known, text)
            meaning = variables.taking_up(self._rules, self._words, thing, passage)
        elif self._rules.is_described(thing):
            strange = self._words.strange(text, self._rules.is_known)
            # "The two have cooperated" tells of the "cooperation of Acme and Bolt".
            meaning = self._words.references.get(thing.value, [])
        else:
            return None
        own = self._words.own(meaning, passage)
        found = self._described(text, passage, strange, own)
        if isinstance(found, Finding) and not strange and self._is_variable(thing):
            return found._replace(severity="warning")
        return found

    def _described(
        self,
        text: str,
        passage: Passage,
        strange: list[str],
        others: list[Span] | None = None,
    ) -> _Proof:
        """The words of the passage that a description or paraphrase takes up.

        There must be some, or `others` that mean what it describes.
        """
        if strange:
            return unborne(
                message="the description has words of its own.",
                advice=_USE_ITS_WORDS,
                found=", ".join(strange),
            )
        found = self._words.find_alike(text, passage)
        if others:
            found += others
        if found:
            return found
        return unborne(
            message="nothing in the passage is described so.",
            advice=_TAKE_UP,
            found=text,
        )

    # Where the words for the two ends stand

    def _apart(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> Finding | None:
        """What is wrong with where the words of subject and value stand.

        They stand elsewhere, or not beside each other.
        """
        subject, predicate, value = triple
        if predicate in _FIGURES and not self._is_worded(subject, passage):
            return unborne(
                message="the passage does not hold the figure's wording.",
                advice="Move it to the passage that does.",
            )
        if not self._rules.is_said_together(predicate):
            return None
        if self._are_said_together(triple, passage, about, said):
            return None
        if predicate == v.VARIABLE and isinstance(value, NamedNode):
            return self._unmeasured(subject, value, passage, about, said)
        advice = _BRING_TOGETHER
        if isinstance(value, Literal):
            advice = _DESCRIBE
        verb = self._graph.verbaliser.verb(predicate)
        finding = unborne(
            message=f"the words for what “{verb}” relates do not stand together.",
            advice=advice,
            found=self._distance(value, about, said),
        )
        if predicate == v.COUNTS:
            # It may stand further off: "48 of the 62 people who were asked".
            return finding._replace(severity="warning")
        return finding

    def _are_said_together(
        self, triple: Triple, passage: Passage, about: list[Span], said: list[Span]
    ) -> bool:
        """Whether the words for subject and value stand beside each other.

        What a variable is called may stand further off.
        """
        subject, predicate, value = triple
        if predicate != v.VARIABLE or not isinstance(value, NamedNode):
            return self._touch(subject, predicate, about, said)
        if not variables.is_in_its_unit(self._rules, subject, value):
            return False
        # "fined 3 million over its fees" tells no fees, "has 3 mills and 12 workers" of
        # 12 no mills.
        others: set[Span] = set()
        for place, each in product(about, said):
            is_cause = is_of_cause(self._words.text, place, each)
            if is_cause or variables.is_counted_elsewhere(self._words, each, place):
                others.add(each)
        told = [each for each in said if each not in others]
        is_beside = self._touch(subject, predicate, about, told)
        grade = self._measures(subject, value, passage)
        is_named = is_beside and self._is_worded(value, passage)
        return grade == "proved" or (is_named and grade == "open")

    def _measures(
        self, figure: NamedNode, variable: NamedNode, passage: Passage
    ) -> Grade:
        return variables.grade(
            self._rules,
            self._words,
            (figure, variable),
            passage,
            self._mentioner.figure_clauses,
        )

    def _unmeasured(
        self,
        figure: NamedNode,
        variable: NamedNode,
        passage: Passage,
        about: list[Span],
        said: list[Span],
    ) -> Finding:
        """What is wrong with a variable, or is not proved of it."""
        is_refused = self._measures(figure, variable, passage) == "refused"
        message = "the words do not say beyond doubt that the figure measures it."
        distance = self._distance(variable, about, said)
        if is_refused:
            message = "the words say that the figure measures something else."
            return unborne(message, _BRING_TOGETHER, found=distance)
        return unproved(message, _BRING_TOGETHER, found=distance)

    def _touch(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        about: list[Span],
        said: list[Span],
    ) -> bool:
        """Whether words for the one stand beside words for the other.

        A kind may be all that mentions its bearer.
        """
        others = [span for span in about if span not in said]
        if not others:
            is_mention = predicate in self._rules.mentioned_by(subject)
            # "The rocket maker" refers to it, and says what it is.
            referring = self._words.references.get(subject.value, ())
            is_reference = predicate == v.KIND and any(
                span in referring for span in about
            )
            return is_reference or (is_mention and predicate != v.ALT_LABEL)
        for one, other in product(others, said):
            if self._stand_together(subject, predicate, one, other):
                return True
        return False

    def _stand_together(
        self, subject: NamedNode, predicate: NamedNode, one: Span, other: Span
    ) -> bool:
        """Whether words describe what a name means.

        Of other things, it is whether few words part them.
        """
        if predicate in self._graph.ontology.object_properties:
            return self._words.touch(one, other)
        is_place = self._is_place(subject)
        return is_described(self._words.text, one, other, is_place=is_place)

    def _distance(self, value: Term, about: list[Span], said: list[Span]) -> str:
        """The two nearest words for the sides of a statement, and how far they stand."""
        pairs = [pair for pair in product(about, said) if len(set(pair)) > 1]
        if not pairs:
            return self._graph.verbaliser.title(value)
        nearest = min(pairs, key=_gap)
        first, second = sorted(nearest)
        (_, begin), (end, _) = first, second
        between = self._words.text[begin:end]
        number = len(between.split())
        one = self._words.quote(first)
        other = self._words.quote(second)
        return f"“{one}” and “{other}”, with {number} words between"

    def _is_variable(self, term: Term) -> bool:
        return isinstance(term, NamedNode) and variables.is_variable(self._rules, term)

    def _is_worded(self, figure: Term, passage: Passage) -> bool:
        """Whether the own words of a figure or variable stand in the passage.

        Such as only refer to it are not its own.
        """
        if not isinstance(figure, NamedNode):
            return False
        texts = self._rules.texts(figure)
        return any(self._words.find(text, passage) for text in texts)


def _gap(spans: tuple[Span, Span]) -> int:
    """The code points between two spans; none, or fewer, where they overlap."""
    one, other = sorted(spans)
    return other[0] - one[1]
