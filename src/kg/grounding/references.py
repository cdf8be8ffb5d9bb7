"""Whether words can refer to the thing that `kg:refersTo` gives them.

They are a pronoun or a definite phrase of its number and its class; it is named before,
or beside them; and nothing else that they might mean as well stands nearer. What happens
may also be told of by a verb: "signed the contract" is a signing.

The classes have nouns and pronouns in the ontology (`kg:noun`, `kg:pronoun`). A noun that
it does not have is nobody's, unless it is of something's own name or kind: "the lender"
may be any company, but not one beside a "Kvarn Lenders".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Span
from kg.language.english.referring import Referring, referring
from kg.language.english.sentences import sentences
from kg.language.english.stems import WORD, stem
from kg.model import Finding, Passage
from kg.vocabulary import Term, Triple

_ALIKE = 5  # letters: "insurer" and "Insurance" begin alike
_PERSONAL = ("he", "she")


class References:
    """Judges the references of one article.

    Args:
        mentioner: what mentions things in it.
        stated: what its passages state.
    """

    def __init__(
        self, mentioner: Mentioner, stated: Mapping[Passage, list[Triple]]
    ) -> None:
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words
        self._graph = mentioner.rules.graph
        self._stated = stated

    def faults(self) -> Iterator[tuple[Passage, Doubt]]:
        """The words that cannot refer to what they are said to, by their passages."""
        for passage in self._words.article.passages:
            things = list(map(NamedNode, passage.refers_to))
            for thing in things:
                fault = self._fault(passage, thing, things)
                if fault is not None:
                    yield (passage, Doubt(fault, predicate=v.REFERS_TO))

    def _fault(
        self, passage: Passage, thing: NamedNode, things: list[NamedNode]
    ) -> Finding | None:
        """Why the words of a passage cannot refer to a thing; None if they can."""
        phrase = self._words.text[passage.begin : passage.end]
        name = self._graph.verbaliser.name(thing)
        if self._is_called(thing, phrase) or self._is_told(thing, phrase):
            return None
        read = referring(phrase)
        if read is None:
            message = f"“{phrase}” does not refer to anything, so not to {name}."
            advice = (
                "Only a pronoun, or a phrase such as “the company”, refers to a thing; "
                "words that say what it is are its kg:kind."
            )
            return unborne(message, advice, found=phrase)
        if read.pronoun in ("we", "i"):
            return self._unspoken(read, passage, thing, name)
        if fault := self._misnumbered(read, thing, things, phrase, name):
            return fault
        if not self._fits(read, thing):
            message = f"“{phrase}” cannot mean {name}, which is of another class."
            advice = "Correct what the words refer to, or give the class the word by kg:noun."
            return unborne(message, advice, found=phrase)
        return self._unnamed(read, passage, thing, name)

    # What words can mean it

    def _is_called(self, thing: NamedNode, phrase: str) -> bool:
        """Whether the words are a name of the thing, or of a controlled value its label."""
        names = [*self._rules.texts(thing), self._graph.ontology.labels.get(thing, "")]
        return phrase.casefold() in {name.casefold() for name in names}

    def _is_told(self, thing: NamedNode, phrase: str) -> bool:
        """Whether words tell of what happens, by a cue of its class or a word of its name."""
        kinds = self._rules.classes(thing)
        if self._graph.ontology.told_by_verbs.isdisjoint(kinds):
            return False
        words = WORD.findall(phrase)
        is_cued = any(self._rules.is_noun_of(thing, word) for word in words)
        return is_cued or any(self._is_own(thing, word) for word in words)

    def _fits(self, read: Referring, thing: NamedNode) -> bool:
        """Whether a phrase may mean a thing of these classes."""
        if read.pronoun:
            return self._fits_pronoun(read.pronoun, thing)
        if read.is_ordered or self._is_own(thing, read.noun):
            return True
        kinds = self._graph.ontology.classes_of(read.noun)
        if not kinds:
            return not any(
                self._is_own(other, read.noun) for other in self._others(thing)
            )
        return self._is_of(thing, kinds)

    def _is_of(self, thing: NamedNode, kinds: Iterable[Term]) -> bool:
        """Whether a thing is of one of the classes, or may be: one below its own."""
        own = self._rules.classes(thing)
        above = [self._graph.ontology.superclasses(kind) for kind in kinds]
        direct = self._rules.lowest(thing)
        return any(line[0] in own or not direct.isdisjoint(line[1:]) for line in above)

    def _fits_pronoun(self, pronoun: str, thing: NamedNode) -> bool:
        own = self._rules.pronouns(thing)
        is_personal = not own.isdisjoint(_PERSONAL)
        if pronoun in ("he", "she", "there"):
            return pronoun in own
        if pronoun == "who":
            return is_personal or self._rules.is_plural(thing)
        if pronoun in ("it", "which"):
            return not is_personal
        if pronoun == "then":
            return v.START_DATE in self._rules.mentioned_by(thing)
        return True

    def _is_own(self, thing: NamedNode, word: str) -> bool:
        """Whether a word is one of the thing's own name or kind, in whatever form."""
        return any(_is_alike(word, own) for own in self._rules.own_words(thing))

    # How many

    def _misnumbered(
        self,
        read: Referring,
        thing: NamedNode,
        things: list[NamedNode],
        phrase: str,
        name: str,
    ) -> Finding | None:
        are_several = len(things) > 1 or self._rules.is_plural(thing)
        fits = read.may_be_several if are_several else read.may_be_one
        are_singles = not any(map(self._rules.is_plural, things))
        if fits and not (read.number and are_singles and read.number != len(things)):
            return None
        wanted = (
            str(read.number) if read.number else "one" if are_several else "several"
        )
        message = f"“{phrase}” means {wanted}, and is said to mean {name}."
        advice = "Say by kg:refersTo all that the words mean, and nothing else."
        if len(things) > 1:
            message = (
                f"“{phrase}” means {wanted}, and is said to mean {len(things)} things."
            )
        return unborne(message, advice, found=phrase)

    # Who speaks

    def _unspoken(
        self, read: Referring, passage: Passage, thing: NamedNode, name: str
    ) -> Finding | None:
        """What is wrong with a "we" or "I": the speaker, or one whom the speaker belongs to."""
        speakers = {
            NamedNode(speaker)
            for other in self._words.article.passages
            if other.begin <= passage.begin and passage.end <= other.end
            for speaker in other.said_by
        }
        if not speakers:
            return None  # whoever asks for voices tells of that
        meant = set(speakers)
        if read.pronoun == "we":
            meant = {
                end for speaker in speakers for end in self._rules.neighbours(speaker)
            }
            meant |= {one for one in speakers if not self._is_personal(one)}
        if thing in meant:
            return None
        phrase = self._words.text[passage.begin : passage.end]
        message = (
            f"“{phrase}” means the speaker or the speaker's organisation, "
            f"and nothing says that this is {name}."
        )
        advice = "Name the speaker by kg:saidBy, and state what the speaker belongs to."
        return unborne(message, advice, found=phrase)

    def _is_personal(self, thing: NamedNode) -> bool:
        return not self._rules.pronouns(thing).isdisjoint(_PERSONAL)

    # What is named before

    def _unnamed(
        self, read: Referring, passage: Passage, thing: NamedNode, name: str
    ) -> Finding | None:
        """What is wrong with what stands before: the thing does not, or something nearer."""
        phrase = self._words.text[passage.begin : passage.end]
        last = self._last_before(thing, passage.begin)
        if last is None:
            if self._is_beside(thing, passage) or self._is_sum(read, thing, passage):
                return None
            message = f"nothing before “{phrase}” tells of {name}."
            advice = (
                "Correct what the words refer to, or state before them what tells of "
                "the thing."
            )
            return unborne(message, advice, found=phrase)
        if read.is_ordered:
            nearer = self._other_of_two(read, thing, passage)
        elif read.is_owned or read.may_be_several:
            return None
        else:
            nearer = self._nearer(read, thing, last, passage)
        if nearer is None:
            return None
        other = self._graph.verbaliser.name(nearer)
        message = f"“{phrase}” rather means {other}, which stands nearer than {name}."
        advice = "Correct what the words refer to."
        return unborne(message, advice, expected=other, found=phrase)

    def _last_before(self, thing: NamedNode, place: int) -> int | None:
        """Where the last words before a place begin that tell of a thing."""
        return max(
            (begin for begin in self._places[thing] if begin < place), default=None
        )

    def _is_beside(self, thing: NamedNode, passage: Passage) -> bool:
        """Whether the sentence of the words names the thing behind them: "Its parent, Acme"."""
        _, end = self._sentences[self._sentence(passage.begin)]
        return any(passage.end <= place < end for place in self._places[thing])

    def _is_sum(self, read: Referring, thing: NamedNode, passage: Passage) -> bool:
        """Whether several things are meant together, which stand before one by one."""
        if not read.may_be_several:
            return False
        parts = self._rules.neighbours(thing)
        kinds = self._graph.ontology.classes_of(read.noun)
        known = [
            other
            for other in self._others(thing)
            if self._last_before(other, passage.begin) is not None
            and (other in parts or self._is_of(other, kinds))
        ]
        return len(known) > 1

    def _nearer(
        self, read: Referring, thing: NamedNode, last: int, passage: Passage
    ) -> NamedNode | None:
        """What begins the sentence before, and is meant as well by the words.

        Two in one sentence are both near; and what stands further behind in a sentence
        is not what the next one goes on about.
        """
        before = self._sentence(passage.begin) - 1
        # Further back others may refer to the thing in words that nobody has declared.
        if self._sentence(last) >= before:
            return None
        first = self._first_of(before)
        category = self._rules.category(thing)
        if first is None or self._rules.category(first) != category:
            return None
        return first if self._means_as_well(read, first, thing) else None

    def _first_of(self, number: int) -> NamedNode | None:
        """What a sentence tells of first, which mostly is its subject."""
        begin, end = self._sentences[number]
        first = bisect_left(self._in_order, (begin, ""))
        if first == len(self._in_order) or self._in_order[first][0] >= end:
            return None
        return NamedNode(self._in_order[first][1])

    @cached_property
    def _in_order(self) -> list[tuple[int, str]]:
        """Where words begin that name a thing or refer to it, with its IRI."""
        return sorted(
            (place, thing.value)
            for thing, places in self._places.items()
            for place in places
            # Times and figures have no names, and begin sentences as no subjects.
            if self._rules.is_named(thing)
        )

    def _means_as_well(
        self, read: Referring, other: NamedNode, thing: NamedNode
    ) -> bool:
        if self._rules.is_plural(other) or not self._fits(read, other):
            return False
        # A word of its own name or kind means the thing, whoever else it fits.
        own = [word for word in read.words if self._is_own(thing, word)]
        return all(self._is_own(other, word) for word in own)

    def _other_of_two(
        self, read: Referring, thing: NamedNode, passage: Passage
    ) -> NamedNode | None:
        """The one of two things named before that the words mean, if it is not this one."""
        category = self._rules.category(thing)
        for number in range(self._sentence(passage.begin), -1, -1):
            begin, end = self._sentences[number]
            named: dict[NamedNode, int] = {}
            for other in self._places:
                inside = [
                    place
                    for place in self._places[other]
                    if begin <= place < min(end, passage.begin)
                ]
                if inside and self._rules.category(other) == category:
                    named[other] = min(inside)
            if len(named) > 1:
                pair = sorted(named, key=named.__getitem__)
                meant = pair[0] if read.noun == "former" else pair[-1]
                return None if meant == thing else meant
        return None

    def _others(self, thing: NamedNode) -> list[NamedNode]:
        return [other for other in self._places if other != thing]

    @cached_property
    def _places(self) -> dict[NamedNode, list[int]]:
        """By thing, where words begin that tell of it; of one without a name, passages."""
        places: dict[NamedNode, set[int]] = {}
        for passage, triples in self._stated.items():
            for subject, _, value in triples:
                places.setdefault(subject, set())
                if isinstance(value, NamedNode):
                    places.setdefault(value, set())
                if not self._rules.is_named(subject):
                    places[subject].add(passage.begin)
        for passage in self._words.article.passages:
            for thing in map(NamedNode, passage.refers_to):
                places.setdefault(thing, set()).add(passage.begin)
        for thing, begins in places.items():
            if self._rules.is_named(thing):
                begins.update(begin for begin, _ in self._mentioner.named(thing))
        things = filter(self._is_thing, places)
        return {thing: sorted(places[thing]) for thing in things}

    def _is_thing(self, term: NamedNode) -> bool:
        return term.value.startswith(self._graph.namespaces.things)

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentences(self._words.text)

    def _sentence(self, place: int) -> int:
        """The number of the sentence around a place."""
        return max(0, bisect_right(self._sentences, (place, len(self._words.text))) - 1)


def _is_alike(word: str, other: str) -> bool:
    """Whether two words are forms of one, or begin alike, as "insurer" and "insurance" do."""
    one, two = word.casefold(), other.casefold()
    if stem(one) == stem(two):
        return True
    return min(len(one), len(two)) >= _ALIKE and one[:_ALIKE] == two[:_ALIKE]
