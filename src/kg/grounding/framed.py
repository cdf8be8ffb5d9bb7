"""Whether frames say a statement: what the words say of its two sides, in which direction.

What a passage's words plainly say otherwise is a contradiction: the sides turned round,
something else in the place of one, or a modality that takes it back. What no frame says
is open: a person may confirm it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, product
from typing import Literal, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.frames import (
    Lexicon,
    Match,
    PredicationIndex,
    Sides,
    called,
    matches,
)
from kg.frames.kinds import name_kind
from kg.frames.matching import (
    Fit,
    filling_any,
    half_turned,
    is_half_told,
    is_of,
    paired_otherwise,
)
from kg.frames.predication_index import Predications
from kg.frames.relation_frames import Frame
from kg.grounding.co_occurrence import (
    Pair,
    are_in_two_sentences,
    are_only_enumerated,
)
from kg.grounding.figure_periods import is_told_with
from kg.grounding.mentions import Mentioner
from kg.grounding.relating import taken_back_together, tells_of
from kg.grounding.standing import stands
from kg.language.english.claimed import Modality
from kg.language.english.countries import is_adjective, is_country
from kg.language.english.function_words import is_everywhere
from kg.language.english.lexemes import Lexemes
from kg.language.english.modality_words import modal_words
from kg.language.english.order.closed_class import PRESENT_BE, TRIED
from kg.language.english.predication import (
    COPULA,
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    Filler,
    KnownName,
    NameKind,
    Predication,
)
from kg.language.english.sentences import overlong
from kg.language.spans import Span, begins_in, is_within, overlap, overlaps_any
from kg.model import Passage
from kg.vocabulary import Term

Outcome: TypeAlias = Literal["said", "contradicted", "open"]

# Between two names, words that only enumerate: "Bolt, as well as the chipmaker Corrin"
_ENUMERATING = re.compile(
    r"[\s,]*(?:(?:and|or|nor|as well as|along with|together with|plus|both|including|"
    r"followed by|then|"
    r"the|its|their|a|an|in|of|other|two|three|[A-Z][\w’'-]*)\b[\s,]*)*"
)
# "Acme, Bolt": without one of these, words between two names enumerate nothing
_JOINING = re.compile(
    r",|\b(?:and|or|nor|as well as|along with|together with|plus|both|including|other|"
    r"followed by)\b"
)
# What is added to a name before more are told: "Lode, which led it, and the fund Bolt"
_ASIDE = re.compile(r",\s(?:which|who|whose|where|an?|the)\s[^,;:.]+(?=,)")
# What an amount or a share parts: "fined Bolt 120m rand and its larger rival Corrin 75m"
_AMOUNT = re.compile(
    r"\s(?:(?:with|at|on|by)\s)?(?:about |some |nearly )?[$€£¥]?\d[\d.,]*\s?"
    r"(?:%|per ?cent|[a-z]+(?:\s(?:rand|[a-z]+s|yuan|yen|won|kronor|kroner|baht))?)?"
    r"(?=\sand\b|,)"
)
# What a name is called before it: "the Emirati investor"
_CALLED = re.compile(
    r"\b(?:the|an?|its|their)\s(?:[\w’-]+\s){0,2}(?P<noun>[\w’-]+)\s\Z"
)
# "The Kvarn-based company" is not Kvarn.
_HYPHEN = re.compile(r"-\w")
# Between a name and what belongs to it: "Acme, whose plants", "the board of Acme"
_OWNING = re.compile(
    r",? whose (?:\w+ ){0,3}|[’']s? (?:[\w-]+ ){0,3}|(?: [\w-]+)? of (?:the )?"
)
# "Acme owns 60 percent of Corrin and Bolt 40": the verb counts for what is behind, too
_GAP_BEFORE = re.compile(r"(?:[,;]|\band)\s\Z")
_GAP_BEHIND = re.compile(
    r",?\s(?:[$€£]?\d|a (?:third|quarter|half)|the (?:rest|remain|other))"
)
# The present of what a property says: "supplies", "is headed by", but "was founded by"
_LASTING = re.compile(r"(?!was\b)[a-z]+s\b")
_HAD = re.compile(r"\bhad(?: (?:[a-z]+ly|long|once|also|always))?(?: been)? \Z")
_CHARGE = re.compile(
    r"\b(?:accus|blam|charg)(?:es|ed|ing) "
    r"[^,;.]{1,60} "
    r"(?:of|for|with)\Z"
)
# With these verbs a time is that of what they tell of: "talks began in May"
_HAPPENING = frozenset(
    "begin commence open resume start happen hold make occur run take complete".split()
)
_EXPECTING = frozenset(
    "anticipate assume believe budget envisage expect "
    "forecast foresee predict project reckon see "
    "think warn".split()
)
# Between "expects" and a figure, what begins something else
_TURNING = re.compile(
    r"[,;:.]\s|"
    r"\b(?:but|while|whereas|although|after|since|than|from)\b"
)
_DUTY = re.compile(r"must|ha(?:s|ve|d) to|needs? to|(?:is|are) to")
# By the verbs with which posts end, where those stand who had them
_LEAVING = {
    **dict.fromkeys(
        ("resign", "step down", "stand down", "step aside", "retire", "quit"), SUBJECT
    ),
    **dict.fromkeys(("dismiss", "fire", "sack", "oust", "remove", "suspend"), OBJECT),
}
_OWNING_TOGETHER = frozenset(("own", "belong"))
_DUE = re.compile(rf"{_DUTY.pattern}|.*\byet\b.*")
# Between what somebody does and who does it: "a complaint by the federation"
_BY = re.compile(r" by (?:the |an? |its |their )?(?:[a-z][\w-]* ){0,3}")
_WAS = re.compile(r"\b(?:was|were)(?: [a-z]+ly)? \Z")
# Who "also owned" something may have sold it since.
_STATES_OF_THE_PAST = ("owned", "belonged", "employed")
_REPORTED = re.compile(r"\bthat\b|\bsa(?:id|ys?)\b|\bt(?:old|ells?)\b|\bsince\b")
NOT_ENGLISH = "the words do not read as English."
IN_PIECES = "the sentence is too long to be read as a whole."
_REST = re.compile(
    r"[.;,]\s(?:and |while )?(?:the )?(?:rest|remainder|remaining|balance|others?|another)\b",
    re.IGNORECASE,
)
_SHARE_ALONE = re.compile(
    r" (?:about |some |(?:the )?(?:other|remaining) )?[\d.]+ ?(?:%|per ?cent)(?! (?:of|stake)\b)"
    r"| (?:the )?(?:rest|remainder)\b"
)
# "Acme does not make looms; Bolt of Kvarn does."
_DOES = re.compile(
    r"(?: (?:of|in|from) [\w’'-]+)? (?:does|did|do|has|have|had|is|are|was|were|will|can)"
    r"(?: so| too)?[.,;:]"
)
_WORD = re.compile(r"[^\W_][\w’'-]*")
# Behind "demanded", "doubts" and the like, what is demanded or doubted
_THAT = re.compile(r"(?: [\w’'-]+){0,4}?,? (?:that|whether|if) (?=\w)")
_TO = re.compile(r"(?P<whom>(?: (?!to\b)[\w’'-]+){0,6}) to (?=[a-z])")
_OF_SOMEBODY = (" the ", " its ", " their ", " his ", " her ")
_NEAR = 10  # characters, of which "with the" needs fewer
_WITH = re.compile(r"\bwith (?:the )?\Z")
# The first line, if it is no sentence, and the text goes on
_HEADLINE = re.compile(r"\s*[^\n]*[^\s.!?](?=[ \t]*\n)")
_SEMICOLON = re.compile(r"; ")
# What only describes a thing by where, when or whose it is: "pole factory in Maribor"
_DESCRIBED = re.compile(
    r"(?P<noun>[a-z][^,]*?) (?:in|at|near|on|of|for|from) (?:the )?[A-Z]"
)
_TO_COME: set[Modality] = {"planned", "possible"}
_NOT_SO: set[Modality] = {"denied", "ended"}


class Verdict(NamedTuple):
    """What frames make of a statement.

    Attributes:
        outcome: whether words say it, say otherwise, or neither.
        frame: the frame by which they say it, or something else.
        spans: the words of subject, cue and object.
        reason: why it is not said, in the words after the name of its subject.
        fit: how the statement fits the frame.
        word: what takes it back, if words do.
    """

    outcome: Outcome
    frame: NamedNode | None = None
    spans: tuple[Span, ...] = ()
    reason: str = ""
    fit: Fit = "exact"
    word: Span | None = None


class _Case(NamedTuple):
    """A statement to be judged: its property, its sides, where and how it is told."""

    predicate: NamedNode
    sides: Sides
    passage: Passage
    modality: Modality | None


class Framed:
    """Judges the statements of one article by frames.

    Args:
        lexicon: the frames of the ontology.
        mentioner: what mentions things in the article.
        things: what its statements tell of.
        sentences: those that are read; all without it.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        mentioner: Mentioner,
        things: Iterable[NamedNode],
        sentences: Sequence[Span] | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._things = list(things)
        self._sentences = sentences
        self._mentioner = mentioner
        self._words = mentioner.words
        self._rules = mentioner.rules
        self._ontology = mentioner.rules.graph.ontology
        self._by_classes: dict[frozenset[Term], frozenset[Span]] = {}

    def has_frames(self, predicate: NamedNode) -> bool:
        """Whether any words are known to say the property."""
        return bool(self._lexicon.of(predicate))

    def verdict(
        self,
        predicate: NamedNode,
        sides: tuple[Sequence[Span], Sequence[Span]],
        passage: Passage,
        modality: Modality | None = None,
    ) -> Verdict:
        """What the words of a passage make of a statement.

        Args:
            predicate: its property.
            sides: where the passage mentions its subject, and its object.
            passage: where it is stated.
            modality: of a claim, how it is told.
        """
        if not self._words.is_english_at(passage.span):
            # What looks like the words of a frame is something else there.
            return Verdict("open", reason=NOT_ENGLISH)
        case = _Case(predicate, self._sides(predicate, *sides), passage, modality)
        by_name = self._by_name(case) or self._in_country(case)
        if by_name:
            return by_name
        read = self._index.by_order(passage.span)
        by_order = self._judged(case, read)
        if by_order.outcome == "open" and by_order.frame is None:
            by_order = (
                self._timed(case, read)
                or self._done(case, read)
                or self._required(case, read)
                or self._owned_together(case, read)
                or self._expected(case, read)
                or self._excluded(case, read)
                or self._co_occurring(case)
                or by_order
            )
        if by_order.outcome == "contradicted" and self._is_in_pieces(passage):
            # What is read of a piece may be taken back by the rest of its sentence.
            by_order = Verdict("open", reason=IN_PIECES)
        return by_order

    def by_clause(
        self,
        predicate: NamedNode,
        subject: Sequence[Span],
        clause: tuple[Sequence[Span], Sequence[Span]],
        passage: Passage,
        modality: Modality | None = None,
    ) -> Verdict | None:
        """Whether words say it of a claim that stands in a clause behind their verb.

        "The fund demands that Bolt closes the mill", "Acme promised to close the mill",
        "the fund urged Bolt to close the mill".

        Args:
            predicate: the property.
            subject: where the passage mentions its subject.
            clause: where it mentions both sides of the claim.
            passage: where it is stated.
            modality: of a claim, how it is told.
        """
        read = self._index.by_order(passage.span)
        for frame, predication in self._lexicon.fitting(predicate, read):
            is_fitting = frame.word == "verb" and SUBJECT in frame.subject_in
            if not is_fitting or frame.tells_as is not None:
                continue
            if predication.modality != modality or not is_of(frame, predication):
                continue
            fillers = predication.slots.get(SUBJECT, ())
            about = filling_any(fillers, subject)
            said = self._in_clause(predication.cue, about, clause) if about else None
            if about and said:
                spans = (about, predication.cue, said)
                return Verdict("said", frame.name, spans)
        return None

    def _in_clause(
        self, cue: Span, about: Span, clause: tuple[Sequence[Span], Sequence[Span]]
    ) -> Span | None:
        """What a clause behind a word tells of, where it has both sides of a claim."""
        text = self._words.text
        _, at = cue
        _, end = self._words.sentence_at(cue[0])
        first, second = clause
        that = _THAT.match(text, at, end)
        if that:
            inside = (that.end(), end)
            if any(begins_in(each, inside) for each in first):
                return next((each for each in second if begins_in(each, inside)), None)
        to = _TO.match(text, at, end)
        if to is None:
            return None
        # Who does it stands before "to", or is who says so.
        begin, last = to.span("whom")
        doing = (begin, last) if last > begin else about
        if not any(overlap(each, doing) for each in first):
            return None
        inside = (to.end(), end)
        return next((each for each in second if begins_in(each, inside)), None)

    def _is_in_pieces(self, passage: Passage) -> bool:
        """Whether a passage has words of a sentence that is too long to be read whole."""
        return overlaps_any(passage.span, self._overlong)

    @cached_property
    def _overlong(self) -> list[Span]:
        return overlong(self._words.text)

    def is_said_by_name(self, predicate: NamedNode) -> bool:
        """Whether the name of one side may say the relation to the other."""
        frames = self._lexicon.of(predicate)
        # Those with a noun are of what has no name.
        of_names = (frame for frame in frames if not frame.lemmas)
        return any(frame.is_by_name for frame in of_names)

    def _by_name(self, case: _Case) -> Verdict | None:
        """What the name of the subject says of the object that is part of it."""
        for frame in self._lexicon.of(case.predicate):
            found = called(case.sides) if frame.is_by_name else None
            if found and self._is_called_so(frame, found[0]):
                subject, object = found
                spans = (subject, subject, object)
                return Verdict("said", frame.name, spans)
        return None

    def _in_country(self, case: _Case) -> Verdict | None:
        """Whether a place is named with its country behind it: "in Braga, Portugal".

        Whatever is planned or denied there, there it is.
        """
        if case.predicate != v.LOCATED_IN or case.modality is not None:
            return None
        for place, country in product(case.sides.subject, case.sides.object):
            if not is_country(self._quoted(country)):
                continue
            between = self._quoted((place[1], country[0]))
            is_wider = is_country(self._quoted(place))
            if between != ", " or is_wider:
                continue
            spans = (place, place, country)
            for frame in self._lexicon.of(case.predicate):
                if "in" in frame.object_in and not frame.lemmas:
                    return Verdict("said", frame.name, spans)
        return None

    def _is_called_so(self, frame: Frame, subject: Span) -> bool:
        """Whether a phrase has a noun of a frame, "its Latvian plant", or it is of any.

        Those with a noun are of no name: a bank may have that of a town.
        """
        if not frame.lemmas:
            return True
        *_, noun = self._quoted(subject).split()
        # "The Kvarn Park site" is Kvarn Park.
        return noun in frame.lemmas and noun != "site"

    def _timed(self, case: _Case, read: Predications) -> Verdict | None:
        """Whether a time is that of the very word that tells of what happened.

        "It opened a bigger one two years ago": whatever the verb, no frame need have it.
        """
        if case.predicate != v.DURING:
            return None
        for word in case.sides.subject:
            own = [
                told
                for told in read
                if overlap(word, told.cue) or self._happens(told, word)
            ]
            # "The start of construction could slip": construction is no more certain.
            is_told_so = all(told.modality == case.modality for told in own)
            if not own or not is_told_so:
                continue
            for time in case.sides.object:
                if is_told_with(self._mentioner, word, time):
                    return Verdict("said", spans=(word, own[0].cue, time))
        return None

    def _done(
        self,
        case: _Case,
        read: Predications,
    ) -> Verdict | None:
        """Whether somebody does what a word tells, whatever the word.

        "Farmers blocked the road", "a complaint by the federation"
        """
        if case.predicate != v.CARRIED_OUT_BY:
            return None
        for told in read:
            is_told = told.word == "verb" and told.modality == case.modality
            event = filling_any((Filler(told.cue),), case.sides.subject)
            who = filling_any(told.slots.get(SUBJECT, ()), case.sides.object)
            if is_told and event and who:
                return Verdict("said", spans=(event, told.cue, who))
        for event, who in product(case.sides.subject, case.sides.object):
            if case.modality is None and _BY.fullmatch(
                self._quoted((event[1], who[0]))
            ):
                return Verdict("said", spans=(event, event, who))
        return None

    def _required(
        self,
        case: _Case,
        read: Predications,
    ) -> Verdict | None:
        """Whether somebody has yet to approve it: "must still be approved by the board"."""
        if case.predicate != v.NEEDS_APPROVAL_OF or case.modality is not None:
            return None
        approving = list(self._lexicon.fitting(v.APPROVED_BY, read))
        for match in matches(approving, case.sides):
            word = match.predication.taken_back_by
            is_due = word is not None and _DUE.fullmatch(self._quoted(word))
            if match.fit == "exact" and is_due:
                return Verdict("said", match.frame.name, match.spans)
        return None

    def _owned_together(
        self,
        case: _Case,
        read: Predications,
    ) -> Verdict | None:
        """Whether one of several owners has a share: "Bolt, owned by Acme and Corrin"."""
        if case.predicate != v.HOLDS_SHARES_IN or case.modality is not None:
            return None
        owning = list(self._lexicon.fitting(v.OWNS, read))
        for match in matches(owning, case.sides):
            told = match.predication
            is_so = match.fit == "exact" and told.modality is None
            if is_so and told.lemma in _OWNING_TOGETHER:
                owners = told.slots.get(SUBJECT if told.lemma == "own" else "to", ())
                if len(owners) > 1:
                    return Verdict("said", match.frame.name, match.spans)
        return None

    def _expected(self, case: _Case, read: Predications) -> Verdict | None:
        """Whether a figure stands in the clause of what somebody expects.

        "Acme expects to sell 40 mills", "Ada Oz reckons that Acme will earn 3 million".
        """
        if case.predicate != v.FORECAST_BY or case.modality is not None:
            return None
        for told in read:
            if told.lemma not in _EXPECTING or told.modality in _NOT_SO:
                continue
            subjects = told.slots.get(SUBJECT, ())
            who = filling_any(subjects, case.sides.object)
            if who is None:
                continue
            _, end = told.cue
            for figure in case.sides.subject:
                between = self._quoted((end, figure[0]))
                if between and not _TURNING.search(between):
                    spans = (figure, told.cue, who)
                    return Verdict("said", spans=spans)
        return None

    def _happens(self, told: Predication, word: Span) -> bool:
        """Whether a verb that tells when something is tells it of what a word means.

        "Construction will begin this autumn"
        """
        if told.word != "verb" or told.lemma not in _HAPPENING:
            return False
        for slot in (SUBJECT, OBJECT):
            fillers = told.slots.get(slot, ())
            if filling_any(fillers, [word]):
                return True
        return False

    def _excluded(self, case: _Case, read: Predications) -> Verdict | None:
        """A contradiction where words say of the two what never holds beside it.

        From whom something "was acquired", he sold it, and is not its buyer.
        """
        if case.modality is not None:
            return None
        for other in self._ontology.exclusive.get(case.predicate, ()):
            sides = self._sides(other, case.sides.subject, case.sides.object)
            said = self._judged(case._replace(predicate=other, sides=sides), read)
            if said.outcome == "said":
                phrase = self._rules.graph.verbaliser.verb(other)
                reason = f"the words say that it “{phrase}” just this."
                return said._replace(outcome="contradicted", reason=reason)
        return None

    def _sides(
        self, predicate: NamedNode, subject: Sequence[Span], object: Sequence[Span]
    ) -> Sides:
        return Sides(
            subject,
            object,
            self._index.known,
            subjects=self._fitting(self._ontology.domain(predicate)),
            objects=self._fitting(self._ontology.range(predicate)),
        )

    def _co_occurring(self, case: _Case) -> Verdict | None:
        """A contradiction where the words only name both, and no word may relate them."""
        if case.modality is not None or not self._lexicon.of(case.predicate):
            return None
        cues = self.cues(case.predicate, case.passage)
        if not all(is_everywhere(self._quoted(cue)) for cue in cues):
            return None
        subject = case.sides.subject
        object = case.sides.object
        is_mutual = case.predicate in self._ontology.symmetric
        pair = Pair(case.passage.span, subject, object, is_mutual)
        text = self._words.text
        reason = ""
        if are_only_enumerated(text, pair):
            reason = "the words only enumerate the two."
        elif are_in_two_sentences(text, pair, self._words.sentences):
            reason = "the words name the two in sentences that have nothing in common."
        return Verdict("contradicted", reason=reason) if reason else None

    def cues(self, term: NamedNode, passage: Passage) -> list[Span]:
        """The words of a passage that may say a property, whatever of."""
        told = self._lexicon.words(term)
        words = _WORD.finditer(self._words.text, *passage.span)
        return [word.span() for word in words if word[0].casefold() in told]

    # What is read

    def _judged(self, case: _Case, read: Predications) -> Verdict:
        """What the predications that were read make of a statement."""
        fitting = list(self._lexicon.fitting(case.predicate, read))
        found = [
            match
            for match in matches(fitting, case.sides)
            if not self._lexicon.is_carried(match.frame, match.predication)
            and self._has_its_pair(match, read, case.passage)
        ]
        ways = chain(
            self._on_both(found, case),
            self._pairing(found, fitting, case),
            self._without_verb(case),
            self._back(found, case),
            self._otherwise(found, case),
            self._on_other_side(fitting, case),
            self._half_taken_back(fitting, case),
            self._together(read, fitting, case),
        )
        return next(ways, Verdict("open", reason="no frame says it of these two."))

    def _without_verb(self, case: _Case) -> Iterator[Verdict]:
        """Whether the verb of a side is left out, and with it what is said of that."""
        if any(_DOES.match(self._words.text, end) for _, end in case.sides.subject):
            yield Verdict("open", reason="what the subject does is left out.")

    def _on_both(self, found: Sequence[Match], case: _Case) -> Iterator[Verdict]:
        """What is made of words that say it of both sides as it is stated."""
        exact = [match for match in found if match.fit == "exact"]
        over = [match for match in exact if match.frame.tells_as is not None]
        for match in exact:
            is_told = (
                self._is_told(match, case.modality)
                or self._is_charge(match.predication, case)
                or self._is_due(match, case)
                or self._stands(match, case)
            )
            if not is_told:
                continue
            if case.modality == "denied" and self._is_there_anyhow(match, case):
                reason = "the words say that there was one, which was turned down."
                yield _verdict("contradicted", match, reason)
            if over and case.modality is None:
                # "Acme dismissed its head, Ada Oz": she was, and is no longer.
                reason = f"the words also tell it as {over[0].predication.modality}."
                yield _verdict("open", over[0], reason)
            if case.modality is None and self._was_before(case.predicate, match):
                reason = "the words may only tell what was so before."
                yield _verdict("open", match, reason)
            if case.modality is None and self._has_left(case, match):
                reason = "the words also tell that whoever it is of has left."
                yield _verdict("open", match, reason)
            if self._is_shared(match):
                reason = "the words tell it of several together."
                yield _verdict("open", match, reason)
            yield _verdict("said", match)

    def _has_left(self, case: _Case, match: Match) -> bool:
        """Whether somebody with a post has left it: "the chair, Ada Oz, stepped down"."""
        if case.predicate != v.HOLDS_POST:
            return False
        sentence = self._words.sentence_at(match.predication.cue[0])
        for told in self._index.by_order(sentence):
            slot = _LEAVING.get(told.lemma)
            if slot is None or told.modality is not None or told.word != "verb":
                continue
            if filling_any(told.slots.get(slot, ()), case.sides.subject):
                return True
        return False

    def _stands(self, match: Match, case: _Case) -> bool:
        """Whether it holds of something, whatever becomes of that."""
        return case.modality is None and self._is_there_anyhow(match, case)

    def _is_there_anyhow(self, match: Match, case: _Case) -> bool:
        return stands(self._words.text, case.predicate, match)

    def _is_shared(self, match: Match) -> bool:
        """Whether each of several has a part alone: "owned by Acme and Bolt"."""
        told = match.predication
        if told.lemma != "own" or match.frame.carriers:
            return False
        owners = told.slots.get(SUBJECT, ())
        return len(owners) > 1

    def _is_due(self, match: Match, case: _Case) -> bool:
        """Whether words tell what is still to be done: "is to deliver them by May"."""
        is_planned = match.predication.modality == "planned"
        is_due = is_planned and case.predicate == v.DUE_BY
        return is_due or self._is_duty(match.predication, case)

    def _is_charge(self, told: Predication, case: _Case) -> bool:
        """Whether it is what the speaker charges somebody with: "accused Bolt of lying".

        Others may not be sure of it; whoever says so is.
        """
        word = told.taken_back_by
        if case.modality is not None or not case.passage.said_by or word is None:
            return False
        begin, end = word
        first, _ = self._words.sentence_at(begin)
        charge = _CHARGE.search(self._words.text, first, end)
        if charge is None:
            return False
        before = (first, charge.start())
        for speaker in case.passage.said_by:
            named = self._mentioner.named(NamedNode(speaker))
            referring = self._words.references.get(speaker, ())
            for each in chain(named, referring):
                if begins_in(each, before):
                    return True
        return False

    def _is_duty(self, told: Predication, case: _Case) -> bool:
        """Whether words tell what has to be, of which a property is: "must pay"."""
        if case.modality is not None or case.predicate not in self._ontology.duties:
            return False
        word = told.taken_back_by
        if word is None:
            return False
        return _DUTY.fullmatch(self._quoted(word)) is not None

    def _pairing(
        self,
        found: Sequence[Match],
        fitting: Iterable[tuple[Frame, Predication]],
        case: _Case,
    ) -> Iterator[Verdict]:
        """A contradiction where words pair each side with another one."""
        if case.modality is None and all(match.fit != "exact" for match in found):
            paired = paired_otherwise(fitting, case.sides)
            if paired:
                reason = "the words pair each with another one."
                yield _verdict("contradicted", paired, reason)

    def _back(self, found: Iterable[Match], case: _Case) -> Iterator[Verdict]:
        for match in found:
            if match.fit == "exact":
                yield self._taken_back(match, case)

    def _otherwise(self, found: Sequence[Match], case: _Case) -> Iterator[Verdict]:
        """Contradictions by words that say it the other way round, or of others."""
        for match in found:
            if match.fit == "turned" and self._is_told(match, case.modality):
                reason = "the words say it the other way round."
                yield _verdict("contradicted", match, reason)
        for match in found:
            if match.fit != "other" or not self._bears_on(match, case.modality):
                continue
            if not self._is_of_others(match, case.sides):
                continue
            one = self._quoted(match.subject)
            other = self._quoted(match.object)
            reason = f"the words say it of “{one}” and “{other}”."
            outcome: Outcome = "contradicted"
            is_loose = self._is_in_headline(match)
            if is_loose or self._takes_part(match, case) or self._goes_on(match, case):
                outcome = "open"
            yield _verdict(outcome, match, reason)

    def _is_in_headline(self, match: Match) -> bool:
        """Whether it is told where little but verbs tells what belongs together.

        "Acme trumps Bolt with bid for Corrin": the bid is not Bolt's.
        """
        begin, _ = match.predication.cue
        return begin < self._headline_end

    @cached_property
    def _headline_end(self) -> int:
        headline = _HEADLINE.match(self._words.text)
        return headline.end() if headline else 0

    def _takes_part(self, match: Match, case: _Case) -> bool:
        """Whether a word for an event has the object too, of which it tells no part.

        Who was "ordered from" takes part in an order as who ordered does.
        """
        if case.predicate != v.PARTICIPANT:
            return False
        fillers = chain.from_iterable(match.predication.slots.values())
        return filling_any(fillers, case.sides.object) is not None

    def _goes_on(self, match: Match, case: _Case) -> bool:
        """Whether it is said again of a side, in a sentence about the rest.

        "Acme owns 61 percent of Bolt. The rest is held by Corrin."
        """
        is_of_object = overlaps_any(match.object, case.sides.object)
        left_out = case.sides.subject if is_of_object else case.sides.object
        cues = self._telling(case)
        told = match.predication.cue[1]
        for begin, end in left_out:
            rest = _REST.search(self._words.text, told, begin) if told < begin else None
            if rest and any(rest.end() < cue[0] < begin for cue in cues):
                return True
            # "while Corrin owns 31 percent": of what, is told before
            for cue in cues:
                is_behind = not self._words.text[end : cue[0]].strip()
                if is_behind and _SHARE_ALONE.match(self._words.text, cue[1]):
                    return True
        return False

    def _telling(self, case: _Case) -> list[Span]:
        """The words that may say the property, and hardly anything else."""
        cues = self.cues(case.predicate, case.passage)
        return [cue for cue in cues if not is_everywhere(self._quoted(cue))]

    def _are_all(self, case: _Case, cues: Sequence[Span]) -> bool:
        """Whether some words are all in the passage that may say the property."""
        return all(overlaps_any(told, cues) for told in self._telling(case))

    def _on_other_side(
        self, fitting: Iterable[tuple[Frame, Predication]], case: _Case
    ) -> Iterator[Verdict]:
        half = self._half_turned(case, fitting)
        if half:
            name = self._quoted(half)
            reason = f"the words have “{name}” on the other side."
            yield Verdict("contradicted", spans=(half,), reason=reason)

    def _half_taken_back(
        self, fitting: Iterable[tuple[Frame, Predication]], case: _Case
    ) -> Iterator[Verdict]:
        """A contradiction where all words that may say it are taken back.

        One side stands beside them, and where the other one stands is not read.
        """
        if case.modality is not None:
            return
        read: list[Predication] = []
        for frame, predication in fitting:
            taken_back = predication.taken_back_by is not None
            if taken_back and is_half_told(frame, predication, case.sides):
                read.append(predication)
        if not read or not self._are_all(case, [each.cue for each in read]):
            return
        first = read[0]
        assert first.taken_back_by is not None
        word = self._quoted(first.taken_back_by)
        reason = f"the words tell it as {first.modality}: “{word}”."
        yield Verdict("contradicted", spans=(first.cue,), reason=reason)

    def _together(
        self,
        read: Predications,
        fitting: Iterable[tuple[Frame, Predication]],
        case: _Case,
    ) -> Iterator[Verdict]:
        """A contradiction where all that is told of both is taken back.

        Other words may say it all the same.
        """
        if case.modality is not None:
            return
        lasts = self._lasts(case.predicate)
        told = taken_back_together(self._words.text, read, case.sides, lasts=lasts)
        if told is None or not self._may_contradict(case.predicate, told):
            return
        if self._is_duty(told, case):
            return
        for frame, each in fitting:
            # What is only to end has not ended: "plans to sell Bolt".
            is_so = each.taken_back_by is None or frame.tells_as == "ended"
            if is_so and is_of(frame, each) and tells_of(each, case.sides.object):
                return
        assert told.taken_back_by is not None
        word = self._quoted(told.taken_back_by)
        reason = f"all that the words tell of the two is {told.modality}: “{word}”."
        yield Verdict("contradicted", spans=(told.cue,), reason=reason)

    def _may_contradict(self, predicate: NamedNode, told: Predication) -> bool:
        """Whether what is only planned, or denied, speaks against a property.

        Of one that is itself about what is to come, and of figures, a plan does not, nor
        a denial of one that denies something.
        """
        is_of_figure = v.CLASS_FIGURE in self._ontology.domain(predicate)
        if is_of_figure or predicate == v.RANGE_TO:
            return False
        frames = self._lexicon.of(predicate)
        alike = _TO_COME if self._is_to_come(told) else _NOT_SO
        for frame in frames:
            if not frame.is_preferred:
                continue
            for lemma in frame.lemmas:
                said = modal_words(f"{lemma} to")
                if not alike.isdisjoint(said):
                    return False
        return bool(frames)

    def _is_to_come(self, told: Predication) -> bool:
        """Whether words tell what may yet be: "has yet to be cleared" as well."""
        taken = told.taken_back_by
        is_not_yet = taken is not None and "yet" in self._quoted(taken)
        return is_not_yet or told.modality in _TO_COME

    def _half_turned(
        self, case: _Case, fitting: Iterable[tuple[Frame, Predication]]
    ) -> Span | None:
        """A side that stands where the other should, by all words that may say it.

        "Bolt was bought" does not say that Bolt bought anything.
        """
        if case.modality is not None or case.predicate in self._ontology.symmetric:
            return None
        turned: list[Span] = []
        read: list[Span] = []
        for frame, predication in fitting:
            found = half_turned(frame, predication, case.sides)
            if found:
                turned.append(found)
                read.append(predication.cue)
        return turned[0] if turned and self._are_all(case, read) else None

    def is_by_somebody(
        self, predicate: NamedNode, object: Sequence[Span], passage: Passage
    ) -> bool:
        """Whether words say a property of an object, and leave out of whom.

        Args:
            predicate: the property.
            object: where the passage mentions the object.
            passage: where it is stated.
        """
        read = self._index.by_order(passage.span)
        for frame, predication in self._lexicon.fitting(predicate, read):
            is_verbal = frame.word == "verb" and SUBJECT in frame.subject_in
            is_left_out = is_verbal and SUBJECT not in predication.slots
            if is_left_out and OBJECT in frame.object_in and is_of(frame, predication):
                fillers = predication.slots.get(OBJECT, ())
                if filling_any(fillers, object):
                    return True
        return False

    def _lasts(self, predicate: NamedNode) -> bool:
        """Whether a property says what goes on, rather than what was done once."""
        phrase = self._rules.graph.verbaliser.verb(predicate)
        return _LASTING.match(phrase) is not None

    def _was_before(self, predicate: NamedNode, match: Match) -> bool:
        """Whether what lasts was so before something else: "Ada Oz had headed Bolt".

        What was done is done: "had bought Bolt". And who "said that it had owned" it may
        own it when it is said.
        """
        if not self._lasts(predicate) or match.predication.word != "verb":
            return False
        begin, _ = match.predication.cue
        first, _ = self._words.sentence_at(begin)
        if self._quoted(match.predication.cue) in _STATES_OF_THE_PAST:
            _, end = match.predication.cue
            if self._words.text.startswith(" by ", end):
                return _WAS.search(self._words.text, first, begin) is not None
            return _REPORTED.search(self._words.text, first, begin) is None
        return _HAD.search(self._words.text, first, begin) is not None and (
            _REPORTED.search(self._words.text, first, begin) is None
        )

    def _has_its_pair(self, match: Match, read: Predications, passage: Passage) -> bool:
        """Whether a passage has all of a pair, of which a word tells several.

        In "Acme and Bolt supply looms and yarn, respectively" a supply without who
        supplies may be either.
        """
        one = match.predication
        if not match.is_by_word:
            return True
        for other in read:
            if other.cue != one.cue or other.lemma != one.lemma or other is one:
                continue
            for slot, fillers in one.slots.items():
                is_own = fillers != other.slots.get(slot)
                heads = (filler.head for filler in fillers)
                if is_own and not all(is_within(head, passage.span) for head in heads):
                    return False
        return True

    def _is_told(self, match: Match, modality: Modality | None) -> bool:
        """Whether the words tell it with the modality that it is stated with."""
        predication = match.predication
        if modality is None or predication.modality == modality:
            return predication.modality == modality
        # "Would" tells a plan as well as what may be.
        taken = predication.taken_back_by
        return taken is not None and modality in modal_words(self._quoted(taken))

    def _bears_on(self, match: Match, modality: Modality | None) -> bool:
        """Whether what is told of others may speak against what is stated.

        That somebody is a partner says nothing of whose partner he plans to be.
        """
        return modality is None or self._is_told(match, modality)

    def _taken_back(self, match: Match, case: _Case) -> Verdict:
        """What is made of words that say it in another way than it is stated."""
        predication = match.predication
        modality = case.modality
        told = predication.modality
        if modality is not None:
            reason = "the words say that it is so."
            if told is not None:
                reason = f"the words tell it as {told}."
            is_opposed = "denied" in (told, modality) and told is not None
            # "It has not sued the club, but could do so": it tells both.
            is_plain = is_opposed and not self._is_told_besides(match, case)
            outcome: Outcome = "contradicted" if is_plain else "open"
            return _verdict(outcome, match, reason)
        if predication.taken_back_by is None:
            reason = "the words may only tell what it is for."
            return _verdict("open", match, reason)
        is_over = told == "ended" and match.is_by_word
        if is_over and predication.lemma in TRIED:
            return _verdict("said", match)
        word = self._quoted(predication.taken_back_by)
        reason = f"the words tell it as {told}: “{word}”."
        if predication.word == "noun" and self._stays_so(match, told):
            return _verdict("open", match, reason)
        # "Is buying" tells what is under way, and may be done by now.
        is_begun = word in PRESENT_BE and predication.word == "verb"
        if told == "planned" and (is_begun or self._describes(predication)):
            return _verdict("open", match, reason)
        return _verdict("contradicted", match, reason)

    def _is_told_besides(self, match: Match, case: _Case) -> bool:
        """Whether other words of the passage tell a claim with its modality.

        In "it denied that it would sue" the "would" is part of what is denied.
        """
        assert case.modality is not None
        said = modal_words(self._words.text, case.passage.span)
        told = said.get(case.modality, [])
        taken = match.predication.taken_back_by
        if taken is None:
            return bool(told)
        denied = min(taken[0], match.predication.cue[0]), match.predication.cue[1]
        return any(not is_within(span, denied) for span in told)

    def _stays_so(self, match: Match, told: Modality | None) -> bool:
        """Whether a noun may be of somebody though nobody is it, or is it any more.

        Who "was head of Acme until 2019", or will be, is none, but Acme may have one.
        """
        if not match.is_by_word or match.is_of_bearer:
            return False
        return told == "ended" or COPULA in match.predication.slots

    def _describes(self, predication: Predication) -> bool:
        """Whether a participle tells of what other words make plans for.

        "The mill owned by Bolt" may be owned already when Acme is to buy it.
        """
        begin, _ = predication.cue
        taken = predication.taken_back_by
        if predication.word != "verb" or taken is None:
            return False
        for filler in predication.slots.get(OBJECT, ()):
            first, last = filler.head
            is_before = taken[1] <= first and last < begin
            if is_before and not self._words.text[last:begin].strip():
                return True
        return False

    def _is_of_others(self, match: Match, sides: Sides) -> bool:
        """Whether something else plainly stands in the place of one side.

        What only a description mentions may be told of in many ways, and what may
        stand beside the other in an enumeration is meant as well.
        """
        missing = sides.subject
        instead = match.subject
        if match.subject in sides.subject:
            missing = sides.object
            instead = match.object
        # One holds a post after the other; the largest is one.
        is_one_of_many = not match.frame.lemmas and not match.is_of_rank
        if is_one_of_many or not all(map(self._index.is_named, missing)):
            return False
        beside = _fillers_beside(match.predication)
        # "Acme founded Bolt with Corrin"
        is_with = filling_any(beside, missing) is not None
        is_with |= any(map(self._is_behind_with, missing))
        if is_with or self._is_guessed(match, instead):
            return False
        for mention in missing:
            if self._is_hyphened(mention, instead):
                continue
            first, last = sorted((mention, instead))
            begin = first[1]
            end = last[0]
            between = self._words.text[begin:end]
            if begin >= end or _is_enumerating(self._uncalled(between)):
                return False
            if self._is_gapped(mention):
                return False
            # What its plants or its board do may be its own doing.
            if _OWNING.fullmatch(between):
                return False
        return True

    def _is_behind_with(self, mention: Span) -> bool:
        begin, _ = mention
        return bool(_WITH.search(self._words.text, max(0, begin - _NEAR), begin))

    def _is_guessed(self, match: Match, instead: Span) -> bool:
        """Whether nothing but its place tells that a noun is of what stands before it.

        "The Japanese rival" is of Japan and another's; "who ran the rival" and "its
        analyst" may be of anybody.
        """
        if is_adjective(self._quoted(instead)):
            return True
        fillers = match.predication.slots.get(POSSESSIVE, ())
        if all(filler.head != instead for filler in fillers):
            return False
        begin, _ = match.predication.cue
        is_guessed = self._words.text.endswith(_OF_SOMEBODY, 0, begin)
        return is_guessed or self._is_origin(instead)

    def _is_origin(self, place: Span) -> bool:
        """Whether a place before a noun tells where somebody is from: "the Kvarn investor"."""
        is_owner = self._words.text.startswith(("’", "'"), place[1])
        called = self._mentioned.get(place, ())
        return not is_owner and any(
            "there" in self._rules.pronouns(thing) for thing in called
        )

    def _uncalled(self, between: str) -> str:
        """What stands between two names, but for what only tells more of each."""
        apart = _AMOUNT.sub("", _ASIDE.sub("", between))
        called = _CALLED.search(apart)
        if called and self._ontology.classes_of(called["noun"]):
            return apart[: called.start()]
        return apart

    def _is_hyphened(self, mention: Span, phrase: Span) -> bool:
        """Whether a name stands in a phrase only to describe it: "Kvarn-based"."""
        if mention == phrase or not is_within(mention, phrase):
            return False
        text = self._words.text
        return _HYPHEN.match(text, mention[1], phrase[1]) is not None

    def _is_gapped(self, mention: Span) -> bool:
        """Whether a number follows whose verb stands further before."""
        begin, end = mention
        text = self._words.text
        first = max(0, begin - 5)
        is_behind = _GAP_BEFORE.search(text, first, begin) is not None
        return is_behind and _GAP_BEHIND.match(text, end) is not None

    def _quoted(self, span: Span) -> str:
        return self._words.quote(span)

    # What is known in the text

    @cached_property
    def _index(self) -> PredicationIndex:
        sentences = self._sentences
        if sentences is None:
            sentences = self._words.sentences
        return PredicationIndex(
            self._words.text,
            list(_parts(self._words.text, sentences)),
            self._names(),
            self._lexemes(),
        )

    def _lexemes(self) -> Lexemes:
        """The words of the frames, and those that mention what has no name of its own."""
        nouns: set[str] = set()
        for thing in self._things:
            for text in self._rules.texts(thing):
                if self._is_noun(text, thing):
                    nouns.add(text.casefold())
        return self._lexicon.lexemes._replace(called=frozenset(nouns))

    def _fitting(self, classes: set[Term]) -> frozenset[Span]:
        """Where things of one of the classes are mentioned; of any, where there is none."""
        if not classes:
            return self._index.known
        key = frozenset(classes)
        if key not in self._by_classes:
            self._by_classes[key] = self._found_fitting(key)
        return self._by_classes[key]

    def _found_fitting(self, classes: frozenset[Term]) -> frozenset[Span]:
        return frozenset(
            span
            for span, kinds in self._classes_mentioned.items()
            if not classes.isdisjoint(kinds)
        )

    @cached_property
    def _classes_mentioned(self) -> dict[Span, set[Term]]:
        """The classes of what each mention may mean."""
        found: dict[Span, set[Term]] = {}
        for span, things in self._mentioned.items():
            found[span] = set().union(*map(self._rules.classes, things))
        return found

    @cached_property
    def _mentioned(self) -> dict[Span, list[NamedNode]]:
        """What each mention of something known may mean."""
        found: dict[Span, list[NamedNode]] = {}
        for iri, spans in self._words.references.items():
            for span in spans:
                found.setdefault(span, []).append(NamedNode(iri))
        for span in self._mentioner.known:
            found.setdefault(span, []).extend(self._mentioner.bearers(span))
        return found

    def _names(self) -> list[KnownName]:
        """What mentions anything known: names, and phrases that refer to it."""
        found: dict[Span, NameKind] = {}
        for thing in self._things:
            for adjective in self._mentioner.adjectives_of(thing):
                for span in self._words.everywhere(adjective):
                    found[span] = self._kind(thing)
        for iri, spans in self._words.references.items():
            kind = self._kind(NamedNode(iri))
            for span in spans:
                if self._mentioner.is_phrase(span):
                    found[span] = kind
        for span in self._mentioner.known:
            for thing in self._mentioner.bearers(span):
                if not self._is_noun(self._quoted(span), thing):
                    is_place = "there" in self._rules.pronouns(thing)
                    noun = self._noun_of(span) if is_place else span
                    found[noun] = self._kind(thing)
        return list(_apart(found))

    def _noun_of(self, called: Span) -> Span:
        """What a place without a name is called, without what tells which one is meant."""
        begin, end = called
        described = _DESCRIBED.match(self._words.text, begin, end)
        return described.span("noun") if described else called

    def _is_noun(self, text: str, thing: NamedNode) -> bool:
        """Whether what a thing is called is a common noun.

        So a post is, in whatever case, and an event or a cooperation without a name.
        """
        kinds = self._rules.classes(thing)
        if any(each.name in kinds for each in self._ontology.n_aries):
            return True
        is_told = not self._ontology.told_by_verbs.isdisjoint(kinds)
        return is_told and text[:1].islower()

    def _kind(self, thing: NamedNode) -> NameKind:
        return name_kind(self._ontology, self._rules.classes(thing))


def _is_enumerating(between: str) -> bool:
    """Whether words between two names only enumerate them, or stand in one phrase.

    >>> [_is_enumerating(words) for words in (" and the ", " ", " in ")]
    [True, True, False]
    """
    if not _ENUMERATING.fullmatch(between):
        return False
    return not between.strip() or _JOINING.search(between) is not None


def _parts(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, cut at semicolons, across which nothing is said."""
    for begin, end in sentences:
        first = begin
        for semicolon in _SEMICOLON.finditer(text, begin, end):
            yield first, semicolon.start()
            first = semicolon.end()
        yield first, end


def _apart(found: dict[Span, NameKind]) -> Iterator[KnownName]:
    """The mentions in order, of those that overlap the first and longest."""
    last = -1
    for span in sorted(found, key=lambda each: (each[0], -each[1])):
        if span[0] >= last:
            yield KnownName(span, found[span])
            last = span[1]


def _fillers_beside(predication: Predication) -> Iterator[Filler]:
    """Those who do something together with its subject."""
    for slot in ("with", "alongside", "against"):
        yield from predication.slots.get(slot, ())


def _verdict(outcome: Outcome, match: Match, reason: str = "") -> Verdict:
    return Verdict(
        outcome,
        match.frame.name,
        match.spans,
        reason,
        match.fit,
        match.predication.taken_back_by,
    )
