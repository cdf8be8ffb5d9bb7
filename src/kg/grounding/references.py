"""Whether words can refer to the thing that `kg:refersTo` gives them.

They are a pronoun or a definite phrase of its number and its class; it is named before,
or beside them; and nothing else that they might mean as well stands nearer. What happens
may also be told of by a verb: "signed the contract" is a signing.

The classes have nouns and pronouns in the ontology (`kg:noun`, `kg:pronoun`). A noun that
it does not have is nobody's, unless it is of something's own name or kind: "the lender"
may be any company, but not one beside a "Kvarn Lenders".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.described import ArticleDescriptions
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.introductions import Introductions, is_own
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Stated
from kg.language.english.number import singular
from kg.language.english.numbers import CARDINALS
from kg.language.english.referring import Referring, referring
from kg.language.english.regexes import cased
from kg.language.english.stems import WORD
from kg.language.spans import Span, is_within, overlaps_any
from kg.model import Finding, Passage
from kg.vocabulary import Term

_BESIDE = re.compile(r",? \(?")
# Before and behind a name, one of those that it is enumerated with
_JOINED = cased(r" (?:and|or) (?:the )?[A-Z]")
_JOINING = cased(r"[A-Z][\w’'-]* (?:and|or) (?:the )?\Z")
# Between a name and words in what it is described by, which mean somebody else: "Acme's
# stake in the company", "Acme, once a shareholder of the company"
_DESCRIBING = re.compile(
    r"(?:[’']s? |, (?:once|formerly|long|now|an?|the) )"
    r"[^,;.\"“”]{1,60} (?:in|of|for|with|to|against|from|by) \Z"
)
# What is said begins the sentence
_SPOKEN = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_BEFORE = 20  # code points before a name in which "a" may stand
_DONE_TO = frozenset(["it", "him", "her", "them"])
_NEW_ONE = re.compile(r"\b[Aa]n? (?:[a-z-]+ )?\Z")
_LOOK = "Correct what the words refer to, or attest what rests on them."
_SENTENCES_BACK = 4
_PERSONAL = ("he", "she")
# What news calls by these may be of a class that nobody thought of
_OF_ANY_CLASS = frozenset(
    "amount deal figure idea issue matter move number paper plan practice project "
    "scheme sum system thing title work".split()
)
# Behind "25 of", "most of", these mean a part of what stands before
_PARTED = frozenset(["whom", "which", "them", "these", "those"])


class _Reference(NamedTuple):
    """Words that refer to something, and one of the things that they are said to mean."""

    passage: Passage
    phrase: str
    read: Referring
    thing: NamedNode
    name: str
    things: list[NamedNode]

    def doubt(self, message: str, advice: str, meant: str | None = None) -> Finding:
        """The same, where a reader may still see that they mean it."""
        return self.fault(message, advice, meant)._replace(severity="warning")

    def fault(self, message: str, advice: str, meant: str | None = None) -> Finding:
        """A finding about the words, and what they mean instead if that is known."""
        return unborne(message, advice, meant, self.phrase)


class References:
    """Judges the references of one article.

    Args:
        mentioner: what mentions things in it.
        stated: what its passages state.
    """

    def __init__(self, mentioner: Mentioner, stated: Stated) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words
        self._graph = mentioner.rules.graph
        self._ontology = mentioner.rules.graph.ontology
        self._stated = stated

    def faults(self) -> Iterator[tuple[Passage, Doubt]]:
        """The words that cannot refer to what they are said to, by their passages."""
        for passage in self._words.article.passages:
            things = list(map(NamedNode, passage.refers_to))
            for thing in things:
                fault = self._fault(passage, thing, things)
                if fault is not None:
                    yield passage, Doubt(fault, predicate=v.REFERS_TO, value=thing)

    def _fault(
        self, passage: Passage, thing: NamedNode, things: list[NamedNode]
    ) -> Finding | None:
        """Why the words of a passage cannot refer to a thing; None if they can."""
        phrase = self._words.quote(passage.span)
        if self._is_called(thing, phrase) or self._is_told(thing, passage):
            return None
        read = referring(phrase)
        if self._is_share(thing, passage) or self._is_new(thing, passage, read):
            return None
        if read is None:
            return self._unreferring(thing, phrase)
        name = self._graph.verbaliser.name(thing)
        reference = _Reference(passage, phrase, read, thing, name, things)
        if read.pronoun in ("we", "i"):
            return self._unspoken(reference)
        return (
            self._misnumbered(reference)
            or self._misfitting(reference)
            or self._of_namesake(reference)
            or self._of_both_sexes(reference)
            or self._of_other_origin(reference)
            or self._unnamed(reference)
        )

    def _is_new(
        self, thing: NamedNode, passage: Passage, read: Referring | None
    ) -> bool:
        """Whether words tell of a thing without a name for the first time."""
        introductions = Introductions(self._mentioner, passage, self._others(thing))
        if introductions.begin_name(thing):
            return True
        return read is None and introductions.introduce(thing)

    def _unreferring(self, thing: NamedNode, phrase: str) -> Finding:
        """What is wrong with words that are no pronoun and no definite phrase.

        "A court", "one" and "12", of the 40 before, may yet mean what is named elsewhere.
        """
        name = self._graph.verbaliser.name(thing)
        finding = unborne(
            message=f"“{phrase}” does not refer to anything, so not to {name}.",
            advice=(
                "Only a pronoun, or a phrase such as “the company”, refers to a "
                "thing; words that say what it is are its kg:kind."
            ),
            found=phrase,
        )
        if self._may_mean(thing, phrase):
            return finding._replace(severity="warning")
        return finding

    def _may_mean(self, thing: NamedNode, phrase: str) -> bool:
        """Whether words that do not refer by their form may tell of a thing anyhow."""
        words = WORD.findall(phrase) or [phrase]
        *others, last = words
        kinds = self._rules.classes(thing)
        if not self._ontology.told_by_verbs.isdisjoint(kinds):
            return True  # any verb may tell of what happens
        if v.CLASS_PERIOD in kinds:
            return True  # "two years later"
        if last == "ones":
            return self._rules.is_plural(thing)
        if last.isdigit() or last.casefold() in CARDINALS:
            return last.casefold() == "one" or self._rules.is_plural(thing)
        if others and last.casefold() in _PARTED:
            return self._rules.is_plural(thing)  # "25 of whom", "most of them"
        return any(
            self._rules.is_noun_of(thing, word) or is_own(self._rules, thing, word)
            for word in words
        )

    # What words can mean it

    def _is_called(self, thing: NamedNode, phrase: str) -> bool:
        """Whether the words are a name of the thing, or a controlled value's label."""
        label = self._ontology.labels.get(thing, "")
        names = [*self._mentioner.names_of(thing), label]
        folded = phrase.casefold()
        return any(name.casefold() == folded for name in names)

    def _is_told(self, thing: NamedNode, passage: Passage) -> bool:
        """Whether words tell of what happens.

        They do by a cue of its class, or by a word of its name.
        """
        kinds = self._rules.classes(thing)
        if self._ontology.told_by_verbs.isdisjoint(kinds):
            return False
        for kind in kinds:
            # A cue may have several words, as "took over" has.
            if self._words.find_cues(self._rules.cues(kind), passage):
                return True
        for word in WORD.findall(self._words.quote(passage.span)):
            is_cue = self._rules.is_noun_of(thing, word)
            if is_cue or is_own(self._rules, thing, word):
                return True
        return False

    def _is_share(self, thing: NamedNode, passage: Passage) -> bool:
        """Whether words for a part of a whole tell of who holds it: "his 12 percent"."""
        if v.CLASS_SHAREHOLDING not in self._rules.classes(thing):
            return False
        quantities = self._words.quantities_at([passage.span])
        return any(quantity.is_of_whole for quantity in quantities)

    def _misfitting(self, reference: _Reference) -> Finding | None:
        """What is wrong with words for something of another class."""
        if self._fits(reference.read, reference.thing):
            return None
        finding = reference.fault(
            message=(
                f"“{reference.phrase}” cannot mean {reference.name}, which is of another "
                "class."
            ),
            advice=(
                "Correct what the words refer to, or give the class the word by kg:noun."
            ),
        )
        is_vague = singular(reference.read.noun) in _OF_ANY_CLASS
        is_plain = self._is_excluded(reference.read, reference.thing) and not is_vague
        return finding if is_plain else finding._replace(severity="warning")

    def _is_excluded(self, read: Referring, thing: NamedNode) -> bool:
        """Whether nothing that words mean can be of the classes of a thing.

        "He" is no firm and "it" no person; but "there" may be at a firm.
        """
        if read.pronoun:
            return read.pronoun in ("he", "she", "it", "which")
        own = self._rules.classes(thing)
        kinds = self._ontology.classes_of(read.noun)
        return all(self._ontology.is_excluded(kind, own) for kind in kinds)

    def _fits(self, read: Referring, thing: NamedNode) -> bool:
        """Whether a phrase may mean a thing of these classes."""
        if read.pronoun:
            return self._fits_pronoun(read.pronoun, thing)
        # "The former" has no noun that could be of another class.
        if read.is_ordered or is_own(self._rules, thing, read.noun):
            return True
        kinds = self._ontology.classes_of(read.noun)
        return not kinds or self._is_of(thing, kinds)

    def _of_namesake(self, reference: _Reference) -> Finding | None:
        """What is wrong with a noun of no class by which another thing is called."""
        read = reference.read
        thing = reference.thing
        is_common = not read.pronoun and not read.is_ordered
        if not is_common or is_own(self._rules, thing, read.noun):
            return None
        if self._ontology.classes_of(read.noun):
            return None
        for other in self._others(thing):
            if is_own(self._rules, other, read.noun):
                name = self._graph.verbaliser.name(other)
                return reference.doubt(
                    message=f"“{reference.phrase}” rather means {name}, so called.",
                    advice=_LOOK,
                    meant=name,
                )
        return None

    def _of_both_sexes(self, reference: _Reference) -> Finding | None:
        """What is wrong with a "he" for somebody who is "she" elsewhere."""
        said = self._pronouns.get(reference.thing, set())
        if reference.read.pronoun not in _PERSONAL or not said.issuperset(_PERSONAL):
            return None
        return reference.doubt(
            message=f"{reference.name} is both “he” and “she” in the article.",
            advice=_LOOK,
        )

    def _of_other_origin(self, reference: _Reference) -> Finding | None:
        """What is wrong with "the Danish group" for one that the text calls Dutch."""
        own = self._described.origins(reference.thing)
        for word in reference.read.origins:
            if own and word not in own:
                return reference.doubt(
                    message=(
                        f"the text calls {reference.name} {'/'.join(sorted(own)).title()}, "
                        f"and not {word.title()}."
                    ),
                    advice=_LOOK,
                )
        return None

    @cached_property
    def _pronouns(self) -> dict[NamedNode, set[str]]:
        """By thing, the pronouns that mean it."""
        found: dict[NamedNode, set[str]] = {}
        for passage in self._words.article.passages:
            if passage.refers_to:
                read = referring(self._words.quote(passage.span))
                for thing in map(NamedNode, passage.refers_to):
                    if read is not None and read.pronoun:
                        found.setdefault(thing, set()).add(read.pronoun)
        return found

    def _is_of(self, thing: NamedNode, kinds: Iterable[Term]) -> bool:
        """Whether a thing is of one of the classes, or may be: one below its own."""
        own = self._rules.classes(thing)
        direct = self._rules.lowest(thing)
        for kind in kinds:
            first, *above = self._ontology.superclasses(kind)
            if first in own or not direct.isdisjoint(above):
                return True
        return False

    def _fits_pronoun(self, pronoun: str, thing: NamedNode) -> bool:
        own = self._rules.pronouns(thing)
        is_personal = not own.isdisjoint(_PERSONAL)
        if pronoun in ("he", "she", "there"):
            return pronoun in own
        if pronoun == "who":
            # "The partners, who" may be companies.
            return is_personal or self._rules.is_plural(thing)
        if pronoun in ("it", "which"):
            return not is_personal
        if pronoun == "then":
            return v.START_DATE in self._rules.mentioned_by(thing)
        return True

    # How many

    def _misnumbered(self, reference: _Reference) -> Finding | None:
        """What is wrong where words for one mean several, or the other way round."""
        if self._has_its_number(reference):
            return None
        wanted = "several"
        if reference.read.number:
            wanted = str(reference.read.number)
        elif self._are_several(reference):
            wanted = "one"
        said = reference.name
        number = len(reference.things)
        if number > 1:
            said = f"{number} things"
        finding = reference.fault(
            message=(
                f"“{reference.phrase}” means {wanted}, and is said to mean {said}."
            ),
            advice="Say by kg:refersTo all that the words mean, and nothing else.",
        )
        # "Its patents" may be one thing to a curator, and "the pair" two. "The 340 people"
        # may be one, too, which has no name and is not said to be several.
        is_number = reference.read.number and any(
            map(self._rules.is_individual, reference.things)
        )
        is_plain = is_number or (number > 1 and reference.read.pronoun)
        return finding if is_plain else finding._replace(severity="warning")

    def _has_its_number(self, reference: _Reference) -> bool:
        """Whether the words are for as many as they are said to mean."""
        read = reference.read
        things = reference.things
        if self._are_several(reference):
            if not read.may_be_several:
                return False
        elif not read.may_be_one:
            return False
        # How many a group has in it is not known, so "the three" may be one group.
        if not read.number or any(map(self._rules.is_plural, things)):
            return True
        return read.number == len(things)

    def _are_several(self, reference: _Reference) -> bool:
        if len(reference.things) > 1:
            return True
        return self._rules.is_plural(reference.thing)

    # Who speaks

    def _unspoken(self, reference: _Reference) -> Finding | None:
        """What is wrong with a "we" or "I".

        "I" is the speaker, and "we" somebody whom the speaker belongs to.
        """
        speakers = self._speakers(reference.passage)
        if not speakers:
            return None  # whoever asks for voices tells of that
        meant = speakers
        if reference.read.pronoun == "we":
            meant = self._spoken_for(speakers)
        if reference.thing in meant:
            return None
        fault = reference.fault(
            message=(
                f"“{reference.phrase}” means the speaker or the speaker's "
                f"organisation, and nothing says that this is {reference.name}."
            ),
            advice=(
                "Name the speaker by kg:saidBy, and state what the speaker belongs to."
            ),
        )
        category = self._rules.category(reference.thing)
        others = [
            each for each in meant - speakers if self._rules.category(each) == category
        ]
        if reference.read.pronoun == "we" and not others:
            # For whom somebody speaks need not be stated.
            return fault._replace(severity="warning")
        return fault

    def _speakers(self, passage: Passage) -> set[NamedNode]:
        """Those who say a passage, or one around it."""
        found: set[NamedNode] = set()
        for other in self._words.article.passages:
            if is_within(passage.span, other.span):
                speakers = map(NamedNode, other.said_by)
                found.update(speakers)
        return found

    def _spoken_for(self, speakers: set[NamedNode]) -> set[NamedNode]:
        """Whom speakers mean by "we": what they belong to, and a company itself."""
        meant: set[NamedNode] = set()
        n_aries = {each.name for each in self._ontology.n_aries}
        for speaker in speakers:
            neighbours = self._rules.neighbours(speaker)
            meant |= neighbours
            if self._rules.pronouns(speaker).isdisjoint(_PERSONAL):
                meant.add(speaker)
                continue
            for other in neighbours:
                # Who holds a post speaks for what it is in.
                if not n_aries.isdisjoint(self._rules.classes(other)):
                    meant |= self._rules.neighbours(other)
        return meant

    # What is named before

    def _unnamed(self, reference: _Reference) -> Finding | None:
        """What is wrong with what stands before.

        The thing does not stand there, or something else that fits stands nearer.
        """
        phrase = reference.phrase
        name = reference.name
        last = self._last_before(reference.thing, reference.passage.begin)
        if last is None:
            if self._is_beside(reference) or self._is_sum(reference):
                return None
            return reference.doubt(
                message=f"nothing before “{phrase}” tells of {name}.",
                advice=(
                    "Correct what the words refer to, or state before them what tells "
                    "of the thing."
                ),
            )
        nearer = self._rather_meant(reference, last) or self._speaking(reference, last)
        if nearer is not None:
            other = self._graph.verbaliser.name(nearer)
            return reference.doubt(
                message=(
                    f"“{phrase}” rather means {other}, which stands nearer than {name}."
                ),
                advice=_LOOK,
                meant=other,
            )
        rival = self._rival(reference)
        if rival is None:
            return None
        other = self._graph.verbaliser.name(rival)
        return reference.doubt(
            message=f"“{phrase}” may mean {other} as well as {name}.",
            advice="Look who is meant, and attest what rests on it.",
            meant=other,
        )

    def _rival(self, reference: _Reference) -> NamedNode | None:
        """What the words might mean as well, and rather, by where it stands.

        Of those that fit and are named before in the sentence, or in the nearest one
        with any, the first is mostly its subject, which a pronoun goes on with.
        """
        read = reference.read
        if read.is_ordered or read.is_owned or not read.may_be_one:
            return None
        place = reference.passage.begin
        if not read.pronoun and self._is_topic(reference):
            return None
        number = self._words.sentence_number(place)
        for each in range(number, max(number - _SENTENCES_BACK, -1), -1):
            begin, end = self._words.sentences[each]
            fitting = self._fitting(reference, begin, min(end, place))
            if fitting:
                return None if fitting[0] == reference.thing else fitting[0]
        return None

    def _is_topic(self, reference: _Reference) -> bool:
        """Whether the article tells of the thing most of all that the words may mean."""
        begin = reference.passage.begin
        counts: dict[str, int] = {}
        for place, iri in self._in_order:
            if place < begin:
                counts[iri] = counts.get(iri, 0) + 1
        thing = reference.thing
        own = counts.pop(thing.value, 0)
        category = self._rules.category(thing)
        for iri, count in counts.items():
            other = NamedNode(iri)
            is_often = count * 2 > own
            is_alike = self._rules.category(other) == category
            if not is_often or not is_alike:
                continue
            if self._means_as_well(reference.read, other, thing):
                return False
        return own > 1

    def _is_out(self, reference: _Reference, other: NamedNode, place: int) -> bool:
        """Whether words cannot mean what is named at a place.

        "Its" is neither of "Acme and Bolt", nor what it stands beside: "Acme, its rival".
        """
        begin = reference.passage.begin
        ends = [end for first, end in self._mentioner.named(other) if first == place]
        if not ends:
            return False
        text = self._words.text
        if _BESIDE.fullmatch(text, ends[0], begin):
            return True
        if _NEW_ONE.search(text, max(place - _BEFORE, 0), place):
            return True  # "a Kvarn builder" is not Kvarn
        if not reference.read.pronoun and _DESCRIBING.match(text, ends[0], begin):
            return True
        return bool(
            _JOINED.match(text, ends[0])
            or _JOINING.search(text, max(place - 60, 0), place)
        )

    def _doing(self, reference: _Reference) -> set[NamedNode]:
        """Who does to others what is told: in "Acme has fined it", Acme is not meant."""
        if reference.read.pronoun and reference.phrase.casefold() not in _DONE_TO:
            return set()
        passage = reference.passage
        sentence = self._words.sentence_at(passage.begin)
        clauses = self._mentioner.figure_clauses(sentence)
        doers = clauses.doers(passage.span)
        found: set[NamedNode] = set()
        if not doers:
            return found
        for name in self._mentioner.names_in(sentence):
            if overlaps_any(name, doers):
                found.update(self._mentioner.bearers(name))
        for iri, spans in self._words.references.items():
            for span in spans:
                if overlaps_any(span, doers):
                    found.add(NamedNode(iri))
        return found

    def _fitting(self, reference: _Reference, begin: int, end: int) -> list[NamedNode]:
        """What the words may mean of what is named from a place to another, in order."""
        thing = reference.thing
        category = self._rules.category(thing)
        doing = self._doing(reference)
        first = bisect_left(self._in_order, (begin, ""))
        found: dict[NamedNode, None] = {}
        for place, iri in islice(self._in_order, first, None):
            if place >= end:
                break
            other = NamedNode(iri)
            is_out = other in doing or self._is_out(reference, other, place)
            if other != thing and is_out:
                continue
            is_alike = self._rules.category(other) == category
            if other == thing or (
                is_alike and self._means_as_well(reference.read, other, thing)
            ):
                found[other] = None
        return list(found)

    def _rather_meant(self, reference: _Reference, last: int) -> NamedNode | None:
        """What the words mean rather than the thing, whose last words are given."""
        read = reference.read
        if read.is_ordered:
            return self._other_of_two(reference)
        # "Its parent" and "the companies" need not mean what stands nearest.
        if read.is_owned or read.may_be_several:
            return None
        return self._nearer(reference, last)

    def _speaking(self, reference: _Reference, last: int) -> NamedNode | None:
        """Whom the sentence before tells of, where the thing is only named in a speech.

        "“Bolt is after our looms,” said its chief": that of whoever says "our".
        """
        place = reference.passage.begin
        number = self._words.sentence_number(place)
        begin, _ = self._words.sentences[number]
        spoken = _SPOKEN.match(self._words.text, begin, place)
        if spoken is None or not begin <= last < spoken.end() <= place or not number:
            return None
        first, _ = self._words.sentences[number - 1]
        fitting = self._fitting(reference, first, begin)
        # Others may stand in it, but its subject goes on.
        if not fitting or fitting[0] == reference.thing:
            return None
        return fitting[0]

    def _last_before(self, thing: NamedNode, place: int) -> int | None:
        """Where the last words before a place begin that tell of a thing."""
        begins = self._places[thing]
        number = bisect_left(begins, place)
        if number == 0:
            return None
        return begins[number - 1]

    def _is_beside(self, reference: _Reference) -> bool:
        """Whether the sentence names the thing behind the words: "Its parent, Acme"."""
        passage = reference.passage
        _, end = self._words.sentence_at(passage.begin)
        for begin in self._places[reference.thing]:
            is_behind = begin >= passage.end
            if is_behind and begin < end:
                return True
        return False

    def _is_sum(self, reference: _Reference) -> bool:
        """Whether several things are meant together, which stand before one by one."""
        read = reference.read
        thing = reference.thing
        if not read.may_be_several:
            return False
        parts = self._rules.neighbours(thing)
        kinds = self._ontology.classes_of(read.noun)
        known = 0
        for other in self._others(thing):
            if self._last_before(other, reference.passage.begin) is None:
                continue
            if other in parts or self._is_of(other, kinds):
                known += 1
        return known > 1

    def _nearer(self, reference: _Reference, last: int) -> NamedNode | None:
        """What begins the sentence before, and is meant as well by the words.

        Two in one sentence are both near; and what stands further behind in a sentence
        is not what the next one goes on about.
        """
        before = self._words.sentence_number(reference.passage.begin) - 1
        # Further back others may refer to the thing in words that nobody has declared.
        if self._words.sentence_number(last) >= before:
            return None
        first = self._first_of(before)
        if first is None:
            return None
        thing = reference.thing
        if self._rules.category(first) != self._rules.category(thing):
            return None
        if self._means_as_well(reference.read, first, thing):
            return first
        return None

    def _first_of(self, number: int) -> NamedNode | None:
        """What a sentence tells of first, which mostly is its subject."""
        begin, end = self._words.sentences[number]
        first = bisect_left(self._in_order, (begin, ""))
        if first == len(self._in_order):
            return None
        place, iri = self._in_order[first]
        if place >= end:
            return None
        return NamedNode(iri)

    @cached_property
    def _in_order(self) -> list[tuple[int, str]]:
        """Where words begin that name a thing or refer to it, with its IRI."""
        found: list[tuple[int, str]] = []
        for thing, begins in self._places.items():
            # Times and figures have no names, and begin sentences as no subjects.
            if self._rules.is_named(thing):
                found += [(begin, thing.value) for begin in begins]
        return sorted(found)

    def _means_as_well(
        self, read: Referring, other: NamedNode, thing: NamedNode
    ) -> bool:
        """Whether words that mean a thing could mean the other just as well."""
        if self._rules.is_plural(other) or not self._fits(read, other):
            return False
        if self._is_called_otherwise(read, other, thing):
            return False
        # A word of its own name or kind means the thing, whoever else it fits.
        own = [word for word in read.words if is_own(self._rules, thing, word)]
        return all(is_own(self._rules, other, word) for word in own)

    def _is_called_otherwise(
        self, read: Referring, other: NamedNode, thing: NamedNode
    ) -> bool:
        """Whether the text calls the thing so, and another one not.

        "The Dutch group" is the one that is called Dutch.
        """
        called = self._described
        if read.noun and called.as_noun(thing, read.noun):
            return not called.as_noun(other, read.noun)
        if not read.origins:
            return False
        word, *_ = read.origins
        own, others = called.origins(thing), called.origins(other)
        return word not in others and (word in own or bool(others))

    @cached_property
    def _described(self) -> ArticleDescriptions:
        return ArticleDescriptions(self._mentioner)

    def _other_of_two(self, reference: _Reference) -> NamedNode | None:
        """The one of two things named before that is meant, if not the given one."""
        passage = reference.passage
        thing = reference.thing
        named = self._two_before(passage.begin, self._rules.category(thing))
        if not named:
            return None
        # Of more than two, whoever writes so has the outer ones in mind.
        meant = named[-1]
        if reference.read.noun == "former":
            meant = named[0]
        if meant == thing:
            return None
        return meant

    def _two_before(self, place: int, category: str) -> list[NamedNode]:
        """The things of a category in the nearest sentence that tells of two or more."""
        nearest = self._words.sentence_number(place)
        for begin, end in reversed(self._words.sentences[: nearest + 1]):
            span = (begin, min(end, place))
            named = self._told_in(span, category)
            if len(named) > 1:
                return named
        return []

    def _told_in(self, span: Span, category: str) -> list[NamedNode]:
        """The things of a category that words tell of here, in the order of the text."""
        begin, end = span
        firsts: dict[NamedNode, int] = {}
        for thing, places in self._places.items():
            inside = [place for place in places if begin <= place < end]
            if not inside:
                continue
            if self._rules.category(thing) == category:
                firsts[thing] = inside[0]
        return sorted(firsts, key=firsts.__getitem__)

    def _others(self, thing: NamedNode) -> list[NamedNode]:
        return [other for other in self._places if other != thing]

    @cached_property
    def _places(self) -> dict[NamedNode, list[int]]:
        """By thing, where words begin that tell of it; of one without a name, passages."""
        places = self._stated_in()
        for passage in self._words.article.passages:
            for thing in map(NamedNode, passage.refers_to):
                begins = places.setdefault(thing, set())
                begins.add(passage.begin)
        found: dict[NamedNode, list[int]] = {}
        for thing, begins in places.items():
            # What has no name is told of by whole passages.
            if self._rules.is_named(thing):
                named = self._mentioner.named(thing)
                begins.update(begin for begin, _ in named)
            if self._is_thing(thing):
                found[thing] = sorted(begins)
        return found

    def _stated_in(self) -> dict[NamedNode, set[int]]:
        """What is told of, and where the passages begin that state what has no name."""
        places: dict[NamedNode, set[int]] = {}
        for passage, triples in self._stated.items():
            for subject, _, value in triples:
                places.setdefault(subject, set())
                if isinstance(value, NamedNode):
                    places.setdefault(value, set())
                if not self._rules.is_named(subject):
                    places[subject].add(passage.begin)
        return places

    def _is_thing(self, term: NamedNode) -> bool:
        return term.value.startswith(self._graph.namespaces.things)
