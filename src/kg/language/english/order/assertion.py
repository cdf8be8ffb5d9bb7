"""Whether a word is said of its fillers, or taken back by the words on the way to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.language.english.claimed import Modality
from kg.language.english.modality_words import modal_words
from kg.language.english.order import closed_class
from kg.language.english.order.arguments import Clauses
from kg.language.english.order.constituents import Element
from kg.language.english.order.nominals import Nominal, Nominals, is_proper_name
from kg.language.spans import Span, overlap

_UNTIL = ("until", "till")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NONE = ("no", "neither", "none", "nor", "hardly")
_ENDING = frozenset("expire lapse terminate dissolve discontinue cease stop".split())
# What two have with each other is over when it "ended", other than a strike or a race.
_TAKING_OVER = frozenset("replace succeed".split())
_COMING_TO_END = frozenset("end collapse".split())
_FAILING = frozenset("fail collapse founder flop stall".split())


_AHEAD = frozenset(["next", "tomorrow"])
_LINKING = ("comma", "conjunction")
_OPENING = (*_LINKING, "relative")
_BESIDE = ("after", "before", "since", "while", "when", "by", "on", "upon", "following")
# What somebody does for a time
_HOLDING = frozenset(
    "be chair edit head lead manage own play run serve teach work".split()
)
_BEHIND_VERB = ("phrase", "preposition", "adverb", "opener")
_LASTING = ("since", "until", "till", "between", "through", "during")


class Taken(NamedTuple):
    """How something is told that is not said to be so, and the words that tell it."""

    modality: Modality
    span: Span | None


class ModalWords:
    """The words of a sentence that take an assertion back."""

    def __init__(self, text: str, sentence: Span) -> None:
        found: list[tuple[Span, Modality]] = []
        for modality, spans in modal_words(text, sentence).items():
            found += [(span, modality) for span in spans]
        found.sort()
        self._found = found
        self._begins = [span[0] for span, _ in found]

    def among(self, spans: Iterable[Span], cue: Span) -> Taken | None:
        """The first of them in some words of a sentence, a denial before all others.

        The cue itself takes nothing back: who sold something to somebody did so.
        """
        taken = [
            Taken(modality, span)
            for span, modality in self._within(spans)
            if not overlap(span, cue)
        ]
        denials = [each for each in taken if each.modality == "denied"]
        for each in (*denials, *taken):
            return each
        return None

    def _within(self, spans: Iterable[Span]) -> Iterator[tuple[Span, Modality]]:
        for begin, end in sorted(spans):
            # A word of several, such as "agreed to", may begin before.
            first = max(0, bisect_left(self._begins, begin) - 2)
            for span, modality in self._found[first:]:
                if span[0] >= end:
                    break
                if overlap(span, (begin, end)):
                    yield span, modality


class Assertions:
    """How the verbs and nouns of one sentence are told."""

    def __init__(self, clauses: Clauses, nominals: Nominals, words: ModalWords) -> None:
        self._clauses = clauses
        self._elements = clauses.elements
        self._nominals = nominals
        self._words = words

    def of_verb(self, verb: int, cue: Span) -> Taken | None:
        """How a verb is told; None if what it says is so."""
        asked = (
            self._asked(verb)
            or self._on_condition(verb)
            or self._at_that_time(verb)
            or self._before_moving(verb)
            or self._for_years(verb)
        )
        if asked:
            return asked
        found = self._clauses.subject(verb)
        passed = {*found.trail, verb}
        passed.update(self._until(verb))
        if self._clauses.is_participle(verb):
            # "Bolt, until 2019 owned by Acme,"
            passed.update(range(self._clauses.before_time(verb - 1) + 1, verb))
        passed.update(self._openers(found.places))
        spans = self._spans(passed)
        for shared in found.shared:
            auxiliaries = self._elements[shared].auxiliaries
            for token in auxiliaries:
                spans.append(token.span)
        taken = self._words.among(spans, cue)
        if taken and not self._is_beside(verb, taken):
            return taken
        to_come = self._to_come(verb) or self._being_done(verb)
        if to_come:
            return Taken("planned", to_come)
        denied = self._denied_phrase(verb, found.places)
        if denied:
            return Taken("denied", denied)
        for places in (found.places, self._clauses.objects(verb)):
            either = self._either(places)
            if either:
                return Taken("possible", either)
        trail = (*found.trail, *found.shared)
        verbs = (place for place in trail if self._clauses.kind(place) == "verb")
        if any(self._clauses.is_of_doing(place) for place in verbs):
            return Taken("possible", None)
        return self._infinitive(verb, trail)

    def _before_moving(self, verb: int) -> Taken | None:
        """What somebody was before: "worked for Bolt before he joined Acme"."""
        if self._elements[verb].lemmas.isdisjoint(_HOLDING):
            return None
        clauses = self._clauses
        at = verb + 1
        while clauses.kind(at) in _BEHIND_VERB and clauses.text(at) != "before":
            at += 1
        if clauses.text(at) != "before":
            return None
        moving = at + 1
        is_he = clauses.text(moving) in closed_class.SUBJECT_PRONOUNS
        if is_he or clauses.kind(moving) == "verb":
            return Taken("ended", self._elements[at].span)
        return None

    def _for_years(self, verb: int) -> Taken | None:
        """What somebody did for a time that is over: "who headed Bolt for six years"."""
        element = self._elements[verb]
        is_over = element.is_bare and "past" in element.forms
        if not is_over or element.lemmas.isdisjoint(_HOLDING):
            return None
        clauses = self._clauses
        # "Before that she ran Bolt"
        if (clauses.text(0), clauses.text(1)) == ("before", "that"):
            return Taken("ended", self._elements[0].span)
        at = verb + 1
        while clauses.kind(at) in ("phrase", "preposition"):
            is_for = clauses.text(at) == "for" and clauses.kind(at + 1) == "phrase"
            if is_for and self._elements[at + 1].head.text in ("years", "decades"):
                return Taken("ended", self._elements[at].span)
            at += 1
        return None

    def _is_beside(self, verb: int, taken: Taken) -> bool:
        """Whether something else ended when a gerund was done: "sold it after buying"."""
        if taken.modality != "ended":
            return False
        before = self._clauses.text(verb - 1)
        return before in _BESIDE

    def _openers(self, subjects: tuple[int, ...]) -> Iterator[int]:
        """The adverbs with which a clause begins: "Perhaps Acme bought Bolt"."""
        if not subjects:
            return
        at = self._clauses.first_joined(subjects[0]) - 1
        found: list[int] = []
        while self._elements[at].tokens[0].kind == "adverb" and at >= 0:
            found.append(at)
            at -= 1
        if self._clauses.kind(at) in ("end", "mark", "comma"):
            yield from found

    def _asked(self, verb: int) -> Taken | None:
        """What a question or an inverted condition makes of a verb: "Had Acme bought"."""
        last = self._elements[-1]
        if last.text == "?":
            return Taken("possible", last.span)
        first = self._elements[0]
        if first.kind != "verb" or first.text not in ("had", "were", "should"):
            return None
        between = range(verb)
        if any(self._clauses.kind(each) == "comma" for each in between):
            return None
        return Taken("possible", first.tokens[0].span)

    def _on_condition(self, verb: int) -> Taken | None:
        """What a condition before a clause in the present makes of its verb.

        "Unless Corrin objects, Acme buys Bolt"
        """
        element = self._elements[verb]
        first = self._elements[0]
        is_condition = first.text in ("if", "unless", "provided", "providing")
        is_present = element.forms & {"present", "base"} and "past" not in element.forms
        if not is_condition or not is_present or element.is_copula:
            return None
        subject = self._clauses.subject(verb).places
        # Not "…, Acme, which competes with Bolt": that is so in any case.
        is_main = (
            bool(subject)
            and self._clauses.kind(subject[0] - 1) == "comma"
            and all(
                self._clauses.kind(place) == "adverb"
                for place in range(subject[-1] + 1, verb)
            )
        )
        return Taken("possible", first.tokens[0].span) if is_main else None

    def _at_that_time(self, verb: int) -> Taken | None:
        """Whether a participle tells what was so once: "Bolt, then owned by Acme"."""
        first = self._elements[verb].tokens[0]
        if first.text == "then" and self._clauses.is_participle(verb):
            return Taken("ended", first.span)
        return None

    def _then(self, place: int) -> Taken | None:
        """Whether words behind a noun tell of another time: "its head at the time"."""
        behind = place + 1
        if self._clauses.text(behind) == "of":
            behind += 2  # "head of Bolt at the time"
        if self._clauses.text(behind) != "at":
            return None
        words = [token.text for token in self._elements[behind + 1].tokens]
        if words == ["the", "time"]:
            return Taken("ended", self._elements[behind].span)
        return None

    def of_noun(self, noun: Nominal) -> Taken | None:
        """How a noun is told."""
        element = self._elements[noun.place]
        cue = self._nominals.span(noun)
        spans: list[Span] = []
        for token in element.tokens[: noun.first]:
            if token.text in _NONE:
                return Taken("denied", token.span)
            spans.append(token.span)
        # "formerly a unit", "until 2019 a unit"
        before = self._clauses.before_time(noun.place - 1)
        spans += self._spans(range(before + 1, noun.place))
        is_presupposed = self._nominals.is_presupposed(noun)
        if self._nominals.is_apposed(noun):
            for place in range(before + 1, noun.place):
                if self._elements[place].text == "then":
                    # "Ada Oz, then head of Bolt,"
                    return Taken("ended", self._elements[place].span)
            spans += self._spans(self._until(noun.place))
        if not is_presupposed:
            spans += self._spans(self._above(noun.place))
            spans += self._spans(self._until(noun.place))
        taken = (
            self._words.among(spans, cue)
            or self._left(noun)
            or self._parted(noun)
            or self._then(noun.place)
        )
        if taken:
            return taken
        if element.text in ("a", "an", "another"):
            made = self._made(noun, cue)
            if made:
                return made
        if is_presupposed or is_proper_name(element.tokens[noun.last]):
            return None
        for verb in self._verbs_of(noun):
            taken = self.of_verb(verb, cue)
            if taken and not self._is_of_thing(taken, noun, verb):
                return taken
        return self._unfinished(noun)

    def _made(self, noun: Nominal, cue: Span) -> Taken | None:
        """How it is told that something new is made: "a mill in Kvarn will be built"."""
        for verb in self._verbs_of(noun):
            lemmas = self._elements[verb].lemmas
            is_subject = noun.place in self._clauses.subject(verb).places
            is_made = self._clauses.is_passive(verb) or not is_subject
            if is_made and not lemmas.isdisjoint(closed_class.MAKING):
                return self.of_verb(verb, cue)
        return None

    def _left(self, noun: Nominal) -> Taken | None:
        """What somebody is no more: "resigned as head of Bolt"."""
        verb = self._nominals.left_as(noun.place)
        return None if verb is None else Taken("ended", self._elements[verb].span)

    def _parted(self, noun: Nominal) -> Taken | None:
        """What somebody has no more: "sold its stake in Bolt".

        Who sold 5 percent of it may have kept the rest.
        """
        element = self._elements[noun.place]
        verb = self._clauses.before_time(noun.place - 1)
        if element.tokens[0].text not in closed_class.POSSESSIVES:
            return None
        if self._clauses.kind(verb) != "verb" or self._clauses.is_passive(verb):
            return None
        if self._elements[verb].lemmas.isdisjoint(closed_class.PARTING):
            return None
        cue = self._elements[verb].span
        # "Wants to sell its stake": it has it still.
        return None if self.of_verb(verb, cue) else Taken("ended", cue)

    def _unfinished(self, noun: Nominal) -> Taken | None:
        """A deal that nothing says to be done: "the takeover of Bolt makes sense"."""
        if noun.reading.lemma not in closed_class.DEALS:
            return None
        for verb in self._verbs_of(noun):
            # "The takeover makes sense" is not made.
            is_done_to = verb < noun.place or self._clauses.is_passive(verb)
            # "The sale closed on Monday"
            is_done = is_done_to or not self._clauses.objects(verb)
            lemmas = self._elements[verb].lemmas
            if is_done and not lemmas.isdisjoint(closed_class.COMPLETING):
                return None
            is_yielding = not lemmas.isdisjoint(closed_class.YIELDING)
            if is_yielding and _is_past(self._elements[verb]):
                return None  # "the sale brought in 3 million"
        before = self._clauses.first_joined(noun.place) - 1
        is_after = self._elements[before].text in ("after", "since", "following")
        has_time = any(
            self._elements[place].is_time
            for places in self._clauses.adjuncts(noun.place).values()
            for place in places
        )
        tokens = self._elements[noun.place].tokens[: noun.first]
        has_year = any(map(_YEAR.fullmatch, (token.text for token in tokens)))
        if (before >= 0 and is_after) or has_time or has_year:
            return None
        return Taken("planned", None)

    def _is_of_thing(self, taken: Taken, noun: Nominal, verb: int) -> bool:
        """Whether what ended is something that a thing did: "the mill was closed"."""
        if verb > noun.place and noun.reading.lemma in closed_class.TRIED:
            element = self._elements[verb]
            is_failing = not element.lemmas.isdisjoint(_FAILING)
            if is_failing and taken.span and overlap(taken.span, element.span):
                return True
        if taken.modality != "ended" or taken.span is None:
            return False
        if verb < noun.place:
            # Who "replaced Ada Oz as head" is head.
            is_new = not self._elements[verb].lemmas.isdisjoint(_TAKING_OVER)
            return is_new and not self._clauses.is_passive(verb)
        ending = _ENDING
        if noun.reading.lemma in closed_class.SHARED | closed_class.TERMS:
            ending |= _COMING_TO_END
        return self._elements[verb].lemmas.isdisjoint(ending)

    def _spans(self, places: Iterable[int]) -> list[Span]:
        return [self._elements[place].span for place in places]

    def _verbs_of(self, noun: Nominal) -> Iterator[int]:
        """The verbs on which a noun depends, or which tell of it."""
        above = self._nominals.verb_of(noun)
        if above is not None and self._elements[above].lemmas.isdisjoint(
            closed_class.PRESUPPOSING
        ):
            yield above
        for verb in self._clauses.verbs:
            is_subject = noun.place in self._clauses.subject(verb).places
            if verb > noun.place and is_subject:
                yield verb
                break

    def _above(self, place: int) -> Iterator[int]:
        """The phrases to which one belongs: "plans" of "plans for the purchase"."""
        at = place
        while self._clauses.kind(at - 1) == "preposition":
            if self._clauses.kind(at - 2) != "phrase":
                break
            at -= 2
            yield at

    def _until(self, place: int) -> Iterator[int]:
        """The words that say when it ended: behind it, or first of all in its clause."""
        clauses = self._clauses
        first = self._elements[0]
        if first.text in _UNTIL:
            between = {clauses.kind(each) for each in range(1, place)}
            if between.isdisjoint(("verb", "relative")):
                yield 0  # "Until 2021 Acme owned Bolt"
        # "and, until 2021, owned Acme", "who until 2021 was head of Acme"
        at = place - 1 if clauses.kind(place - 1) == "comma" else place
        while clauses.kind(at - 1) in ("phrase", "preposition"):
            at -= 1
            is_until = self._elements[at].text in _UNTIL
            is_linked = clauses.kind(at - 1) in _OPENING
            # "until last year Acme's largest customer"
            are_phrases = clauses.kind(at + 1) == clauses.kind(at + 2) == "phrase"
            is_description = are_phrases and place != at + 2
            if is_until and is_linked and not is_description:
                yield at
        if _is_of_now(self._elements[place]):
            return  # "holds the rights until 2032"
        kinds = ("preposition", "phrase", "adverb", "conjunction")
        at = place + 1
        while clauses.kind(at) in (*kinds, "comma"):
            if clauses.kind(at) == "comma":
                # "was head of Acme, a mill, until 2019": Acme still is one.
                is_aside = clauses.kind(clauses.before_time(place - 1)) == "comma"
                behind = clauses.after_aside(at)
                is_closed = behind is not None and behind > at + 1
                if is_aside or behind is None or not is_closed:
                    return
                at = behind
            if self._elements[at].text in _UNTIL:
                yield at
            elif self._elements[at].text in ("from", "between") and self._is_to_year(
                at
            ):
                yield from range(at, at + 4)
            at += 1

    def _to_come(self, verb: int) -> Span | None:
        """The time to come of what the present tells: "joins Acme next month".

        What is going on now has a day or a month only when it is to come: "is joining
        Acme in May".
        """
        element = self._elements[verb]
        is_going_on = _is_going_on(element)
        is_present = element.is_bare and "present" in element.forms
        if not is_present and not is_going_on:
            return None
        at = verb + 1
        while self._clauses.kind(at) in ("phrase", "preposition", "adverb"):
            words = {token.text for token in self._elements[at].tokens}
            is_time = self._clauses.kind(at) == "phrase" and self._elements[at].is_time
            wanted = closed_class.DATES | _AHEAD if is_going_on else _AHEAD
            is_point = self._clauses.text(at - 1) not in _LASTING
            if is_time and is_point and not words.isdisjoint(wanted):
                return self._elements[at].span
            at += 1
        return None

    def _being_done(self, verb: int) -> Span | None:
        """The "is" of what is done in a moment and takes time to come: "is buying"."""
        element = self._elements[verb]
        lemmas = {reading.lemma for reading in element.verbs}
        if not _is_going_on(element) or lemmas.isdisjoint(closed_class.CHANGING):
            return None
        return element.tokens[0].span

    def _is_to_year(self, at: int) -> bool:
        """Whether two years follow: "from 2012 to 2019"."""
        return all(
            self._clauses.kind(place) == "phrase" and self._elements[place].is_time
            for place in (at + 1, at + 3)
        )

    def _denied_phrase(self, verb: int, subjects: tuple[int, ...]) -> Span | None:
        """The "no" or "neither" of a subject or an object."""
        for place in (*subjects, *self._clauses.objects(verb)):
            first = self._elements[place].tokens[0]
            if first.text in _NONE:
                return first.span
            link = self._elements[place - 1]
            if link.kind == "conjunction" and link.text == "nor":
                return link.span
        return None

    def _either(self, places: tuple[int, ...]) -> Span | None:
        """The "or" between things of which one is meant."""
        for place in places[1:]:
            link = self._elements[place - 1]
            if link.kind == "conjunction" and link.text == "or":
                return link.span
        return None

    def _infinitive(self, verb: int, trail: tuple[int, ...]) -> Taken | None:
        """What an infinitive tells: a plan, unless another verb says that it is done."""
        for place in trail:
            element = self._elements[place]
            if element.kind != "verb" or not element.is_infinitive:
                continue
            before = place - 1
            while self._clauses.kind(before) == "adverb":
                before -= 1
            if self._is_done(before, trail):
                continue
            if place == self._clauses.verbs[0] and len(trail) == 1:
                # "Acme to buy Bolt", as in a headline
                return Taken("planned", element.tokens[0].span)
            return self._governed(place, trail)
        return None

    def _governed(self, infinitive: int, trail: tuple[int, ...]) -> Taken:
        """What the verb before an infinitive makes of it: "agreed on Monday to buy".

        Without a word that says it, what is done to some end may have been done.
        """
        verbs = [place for place in trail if self._clauses.kind(place) == "verb"]
        before = [place for place in verbs if place < infinitive]
        if not before:
            return Taken("planned", None)
        governor = self._elements[max(before)]
        word = governor.tokens[governor.main]
        for modality in modal_words(f"{word.text} to"):
            return Taken(modality, word.span)
        return Taken("planned", None)

    def _is_done(self, before: int, trail: tuple[int, ...]) -> bool:
        """Whether what stands before an infinitive says that it was done."""
        kind = self._clauses.kind(before)
        if kind == "verb":
            lemmas = self._elements[before].lemmas
            if "choose" in lemmas and self._clauses.is_passive(before):
                return False  # "was chosen to supply"
            return not lemmas.isdisjoint(closed_class.IMPLICATIVES)
        if kind == "preposition":
            return self._is_done(before - 1, trail)  # "went on to buy"
        if kind != "phrase":
            return kind == "conjunction"
        if self._elements[before].text == "able":
            return True
        verb = self._nominals_verb(before)
        if verb is None or verb not in trail:
            return False
        return not self._elements[verb].lemmas.isdisjoint(closed_class.FORCING)

    def _nominals_verb(self, place: int) -> int | None:
        before = self._clauses.first_joined(place) - 1
        return before if self._clauses.kind(before) == "verb" else None


def _is_of_now(element: Element) -> bool:
    """Whether a verb tells what is so now: "holds", "is demanding", "is owned"."""
    if element.is_bare:
        return "present" in element.forms
    words = [token.text for token in element.tokens]
    # "has been rented until October"
    is_perfect = words[:2] in (["has", "been"], ["have", "been"])
    return is_perfect or words[0] in closed_class.PRESENT_BE


def _is_past(element: Element) -> bool:
    """Whether a verb tells what was: "brought", not "brings" or "will bring"."""
    return element.is_bare and "past" in element.forms


def _is_going_on(element: Element) -> bool:
    """Whether a verb tells what is going on now: "is joining"."""
    first = element.tokens[0].text
    return first in closed_class.PRESENT_BE and element.forms == {"gerund"}
