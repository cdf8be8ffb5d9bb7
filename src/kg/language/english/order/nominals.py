"""What stands beside nouns and adjectives: whose they are, and what they are said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.language.english.number import is_plural
from kg.language.english.order import closed_class
from kg.language.english.order.arguments import Clauses
from kg.language.english.order.constituents import Element
from kg.language.english.order.tokens import Token, WordReading
from kg.language.english.predication import COPULA, POSSESSIVE, Filler
from kg.language.spans import Span

_LISTING = frozenset(["be", "include", "comprise"])


class Nominal(NamedTuple):
    """A noun or adjective that is sought, in its phrase.

    Attributes:
        place: the phrase.
        reading: what it is a form of.
        first: its first word among those of the phrase.
        last: its last word.
    """

    place: int
    reading: WordReading
    first: int
    last: int


def nouns(place: int, element: Element) -> Iterator[Nominal]:
    """The sought nouns and adjectives of a phrase.

    A name is one as well, of which words may say where it is. Else it is the head, or
    what stands right before a name: "its subsidiary Bolt". In "the subsidiary's plant"
    and "supplier contracts" they say nothing.
    """
    tokens = element.tokens
    if element.head.kind == "name" and not element.head.readings:
        last = len(tokens) - 1
        yield Nominal(place, WordReading("noun", element.head.text), last, last)
    for first, token in enumerate(tokens):
        for reading in token.readings:
            if reading.word == "verb" or not reading.is_sought:
                continue
            last = first + len(reading.rest)
            rest = tuple(each.text for each in tokens[first + 1 : last + 1])
            if rest == reading.rest and _is_head(tokens, last):
                yield Nominal(place, reading, first, last)
                break


def is_proper_name(token: Token) -> bool:
    """Whether a word is the name of somebody or of a place, and no kind or topic."""
    return token.kind == "name" and token.name != "other"


def _is_head(tokens: tuple[Token, ...], last: int) -> bool:
    behind = tokens[last + 1 :]
    return not behind or behind[0].kind == "name"


class Nominals:
    """The slots of nouns and adjectives in one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._elements = clauses.elements

    def slots(self, noun: Nominal) -> dict[str, tuple[Filler, ...]]:
        """What fills the slots of a noun."""
        fill = self._clauses.fillers
        found: dict[str, tuple[Filler, ...]] = {}
        for preposition, places in self._adjuncts(noun).items():
            found[preposition] = fill(places)
        if "of" not in found:
            made = self._made(noun)
            if made:
                found["of"] = made
        said_of = tuple(self._said_of(noun))
        if noun.reading.lemma in closed_class.NAMED_PLACES and not said_of:
            # "the town of Quillhaven"
            said_of = found.pop("of", ())
        if said_of:
            found[COPULA] = said_of
        possessors = self.possessors(noun)
        if possessors:
            found[POSSESSIVE] = possessors
        for slot, places in self._clauses.becoming(noun.place).items():
            found[slot] = fill(places)
        above = self.verb_of(noun)
        if above is not None and self._elements[above].is_copula:
            # "the alliance of which Acme is a member"
            for slot, places in self._clauses.relative_adjunct(above).items():
                found.setdefault(slot, fill(places))
        return found

    def _adjuncts(self, noun: Nominal) -> Mapping[str, tuple[int, ...]]:
        """The phrases behind a noun, with their prepositions."""
        clauses = self._clauses
        head = self._elements[noun.place].head
        if head.kind != "name" or head.readings:
            return clauses.adjuncts(noun.place)
        if head.name == "place":
            within = self._place_behind(noun.place)
            if within:
                return {"in": within}
        elif clauses.kind(noun.place - 1) in ("verb", "preposition", "phrase"):
            beside = self._past_aside(noun.place)
            if beside:
                return beside
            # In "met Bolt in Kvarn" it may be the meeting that was there.
            found = clauses.adjuncts(noun.place)
            return {"of": found["of"]} if "of" in found else {}
        return clauses.adjuncts(noun.place)

    def _made(self, noun: Nominal) -> tuple[Filler, ...]:
        """What somebody makes or does: "wool exporter Corrin" is an exporter of wool."""
        if noun.first == 0 or not noun.reading.lemma.endswith(closed_class.AGENTS):
            return ()
        before = self._elements[noun.place].tokens[noun.first - 1]
        is_kind = before.kind == "name" and before.name == "other"
        return (Filler(before.span),) if is_kind else ()

    def _past_aside(self, place: int) -> dict[str, tuple[int, ...]]:
        """Where something is, past what only describes it: "Bolt, a unit of Acme, in"."""
        clauses = self._clauses
        if clauses.kind(place + 1) != "comma" or clauses.kind(place + 2) != "phrase":
            return {}
        at = clauses.after_aside(place + 1)
        if at is None or clauses.kind(at + 1) != "phrase":
            return {}
        preposition = self._elements[at].text
        if preposition not in ("in", "at"):
            return {}
        return {preposition: clauses.joined_behind(at + 1)}

    def _place_behind(self, place: int) -> tuple[int, ...]:
        """The wider place in "Quillhaven, Ostrevale"."""
        behind = place + 2
        if self._clauses.kind(place + 1) != "comma":
            return ()
        if self._clauses.kind(behind) != "phrase":
            return ()
        is_place = self._elements[behind].head.name == "place"
        is_alone = not self._clauses.has_conjunction_ahead(behind)
        is_listed = self._clauses.kind(place - 1) in ("comma", "conjunction")
        return (behind,) if is_place and is_alone and not is_listed else ()

    def span(self, noun: Nominal) -> Span:
        tokens = self._elements[noun.place].tokens
        begin, _ = tokens[noun.first].span
        _, end = tokens[noun.last].span
        return begin, end

    def is_presupposed(self, noun: Nominal) -> bool:
        """Whether a phrase tells by itself what it says, whatever becomes of it.

        "Acme may sell its unit Bolt" says that Bolt is its unit.
        """
        element = self._elements[noun.place]
        if is_proper_name(element.tokens[noun.last]):
            # "is in talks with Norway's Bolt": whose it is, it is already
            beside = self._clauses.adjuncts(noun.place)
            is_owned = "of" in beside or bool(self._owners(noun))
            if is_owned and beside.keys().isdisjoint(("in", "at", "on")):
                return True
        verb = self.verb_of(noun)
        if verb is not None and self._is_commenting(verb):
            return True
        is_possession = noun.reading.lemma in closed_class.POSSESSIONS
        if is_possession and self._is_of_somebody(noun):
            return True
        is_named = len(element.tokens) > noun.last + 1 or self._is_brand(noun)
        is_said = verb is not None and self._is_said_to_be(noun, verb)
        if not is_named and (is_said or not any(self._apposed(noun.place))):
            return False
        # In "Acme no longer has the brand Fjord" it is the verb that says whose it is.
        return not self.possessors(noun) or bool(self._owners(noun))

    def _is_said_to_be(self, noun: Nominal, verb: int) -> bool:
        """Whether a verb says it of somebody: "was head of a mill, Bolt"."""
        is_copula = "be" in self._elements[verb].lemmas
        return is_copula and noun.place in self._clauses.objects(verb)

    def _is_commenting(self, verb: int) -> bool:
        """Whether a verb takes nothing back: who "declined to comment on the lawsuit"."""
        return any(token.text == "comment" for token in self._elements[verb].tokens)

    def _is_of_somebody(self, noun: Nominal) -> bool:
        """Whether a phrase says whose it is, and no verb says that it is one.

        "Until 2020 she led the research department of the bank": it is the bank's.
        """
        if any(self._predicated(noun.place)):
            return False
        is_of = "of" in self._clauses.adjuncts(noun.place)
        return is_of or bool(self._owners(noun))

    def verb_of(self, noun: Nominal) -> int | None:
        """The verb of which the phrase of a noun is the object or what is said of it."""
        first = self._clauses.first_joined(noun.place)
        place = self._clauses.before_time(first - 1)
        if self._clauses.kind(place) == "preposition":
            place -= 1
            if self._clauses.kind(place) == "phrase":
                place -= 1
        if self._clauses.kind(place) == "phrase":
            place -= 1  # "named Ada Oz its head"
        return place if self._clauses.kind(place) == "verb" else None

    # Whose it is

    def possessors(self, noun: Nominal) -> tuple[Filler, ...]:
        """Whose it is, or who has it."""
        return self._owners(noun) or self._having(noun)

    def owners_of(self, places: tuple[int, ...]) -> tuple[Filler, ...]:
        """Whose the common nouns are that are the object of a verb."""
        found: tuple[Filler, ...] = ()
        for place in places:
            last = len(self._elements[place].tokens) - 1
            if self._elements[place].head.kind == "word":
                noun = Nominal(place, WordReading("noun", ""), last, last)
                found += self._owners(noun)
        return found

    def _owners(self, noun: Nominal) -> tuple[Filler, ...]:
        """Whose it is by the words of its own phrase."""
        element = self._elements[noun.place]
        before = element.tokens[: noun.first]
        for at in range(len(before) - 1, 0, -1):
            if before[at].kind == "possessive":
                return (*self._joint(noun, at), Filler(before[at - 1].span))
        # "the automotive priorities" are nobody's.
        names = [token for token in before if token.name not in (None, "other")]
        if self._is_brand(noun):
            names = names[:-1]
        if names:
            # "its main subsidiary", "Acme chief executive"
            return (Filler(names[-1].span),)
        if before and before[0].kind == "determiner":
            return self._own(noun.place, before[0])
        return self._whose(noun)

    def _own(self, place: int, pronoun: Token) -> tuple[Filler, ...]:
        """Whose "its" is, which mostly is that of the subject: "Acme sold its unit"."""
        if pronoun.text not in closed_class.POSSESSIVES:
            return ()
        beside = self._beside_owner(place, pronoun)
        if beside:
            return (Filler(pronoun.span, beside),)
        for verb in range(place - 1, -1, -1):
            kind = self._clauses.kind(verb)
            if kind == "verb":
                names = tuple(self._clauses.own_name(verb, pronoun.text))
                if self._is_of_either(place, verb):
                    names = ()
                return (Filler(pronoun.span, names),)
            if kind == "mark":
                break
        return (Filler(pronoun.span),)

    def _beside_owner(self, place: int, pronoun: Token) -> tuple[Span, ...]:
        """Who stands before what is somebody's: "Ada Oz and her husband"."""
        if self._clauses.text(place - 1) != "and" or place < 2:
            return ()
        is_personal = pronoun.text in closed_class.PERSONAL
        owner = self._elements[place - 2]
        if not is_personal or owner.kind != "phrase" or owner.head.name != "person":
            return ()
        return (owner.head.span,)

    def _is_of_either(self, place: int, last: int) -> bool:
        """Whether it may be that of who does it as well as of whom it is done to.

        "Acme bought Bolt from its founder", "from its rival"; "Acme accused Bolt of
        favouring its rival"
        """
        is_gerund = self._elements[last].forms == {"gerund"}
        before = self._clauses.kind(last - 1), self._clauses.kind(last - 2)
        if is_gerund and before == ("preposition", "phrase"):
            return True
        if self._clauses.text(place - 1) != "from":
            return False
        for verb in range(last, -1, -1):
            if self._clauses.kind(verb) == "verb":
                is_buying = not self._elements[verb].lemmas.isdisjoint(
                    closed_class.BUYING
                )
                if is_buying and any(map(self._is_one, self._clauses.objects(verb))):
                    return True
        return False

    def _is_one(self, place: int) -> bool:
        """Whether a phrase means a single thing, which may have an owner of its own."""
        return self._is_proper(place) or not is_plural(self._elements[place].head.text)

    def _whose(self, noun: Nominal) -> tuple[Filler, ...]:
        """What "whose" stands for: "Acme, whose owner"."""
        relative = noun.place - 1
        if self._clauses.kind(relative) != "relative":
            return ()
        if self._elements[relative].text != "whose":
            return ()
        antecedent = self._clauses.antecedent(relative)
        return () if antecedent is None else self._clauses.fillers([antecedent])

    def _joint(self, noun: Nominal, possessive: int) -> tuple[Filler, ...]:
        """The other one in "Acme and Bolt's joint venture"."""
        if possessive != 1 or self._clauses.kind(noun.place - 1) != "conjunction":
            return ()
        other = noun.place - 2
        is_shared = not closed_class.SHARED.isdisjoint(noun.reading.lemma.split())
        if not is_shared or self._clauses.kind(other) != "phrase":
            return ()
        if self._elements[other].head.kind != "name":
            return ()
        return self._clauses.fillers([other])

    def _having(self, noun: Nominal) -> tuple[Filler, ...]:
        """Who has it, or does what it says: "Acme completed the acquisition"."""
        verb = self._clauses.before_time(noun.place - 1)
        if self._clauses.kind(verb) != "verb" or self._clauses.is_passive(verb):
            return self._done_by(noun)
        lemmas = self._elements[verb].lemmas
        light = closed_class.LIGHT_VERBS | closed_class.HAVING
        if lemmas.isdisjoint(light):
            return ()
        return self._clauses.fillers(self._clauses.subject(verb).places)

    def _done_by(self, noun: Nominal) -> tuple[Filler, ...]:
        """Who did it in the passive: "the acquisition was completed by Acme"."""
        if "between" in self._clauses.adjuncts(noun.place):
            return ()
        for verb in self._clauses.verbs:
            if verb < noun.place or not self._clauses.is_passive(verb):
                continue
            if self._elements[verb].lemmas.isdisjoint(closed_class.LIGHT_VERBS):
                continue
            if noun.place in self._clauses.subject(verb).places:
                return self._clauses.fillers(self._clauses.doer(verb).places)
        return ()

    # What it is said of

    def _said_of(self, noun: Nominal) -> Iterator[Filler]:
        element = self._elements[noun.place]
        behind = element.tokens[noun.last + 1 :]
        if behind:
            yield Filler(behind[-1].span)
            return
        if self._is_brand(noun):
            yield Filler(element.tokens[noun.first - 1].span)
            return
        yield from self._apposed(noun.place)
        if is_proper_name(element.tokens[noun.last]):
            return  # of a name a verb says what it is by the noun behind
        if noun.reading.word == "noun":
            yield from self._listed(noun.place)
        yield from self._predicated(noun.place)

    def _listed(self, place: int) -> Iterator[Filler]:
        """What is behind the verb: "Acme's customers include Bolt", "its head is Ada"."""
        for verb in self._clauses.verbs:
            is_listing = not self._elements[verb].lemmas.isdisjoint(_LISTING)
            if is_listing and place in self._clauses.subject(verb).places:
                objects = self._clauses.objects(verb)
                yield from self._clauses.fillers(objects)
        before = place - 1
        behind = place + 1
        if before == 0 and self._elements[before].text == "among":
            # "Among its customers are Acme and Bolt"
            is_verb = self._clauses.kind(behind) == "verb"
            if is_verb and self._elements[behind].is_copula:
                yield from self._clauses.fillers(self._clauses.objects(behind))

    def _is_brand(self, noun: Nominal) -> bool:
        """Whether a noun says what the name before it names: "the Fjord brand"."""
        if noun.first == 0 or noun.reading.lemma not in closed_class.BEHIND_NAMES:
            return False
        before = self._elements[noun.place].tokens[noun.first - 1]
        return before.kind == "name" and before.text not in closed_class.POSSESSIVES

    def is_apposed(self, noun: Nominal) -> bool:
        """Whether a noun stands in an apposition: "Ada Oz, head of Bolt until 2019,"."""
        before = self._clauses.before_time(noun.place - 1)
        is_beside = self._clauses.kind(before) == "comma"
        return is_beside and self._clauses.is_apposed(before - 1, noun.place)

    def left_as(self, place: int) -> int | None:
        """The verb that says that the subject is no longer what stands behind "as"."""
        clauses = self._clauses
        preposition = clauses.first_joined(place) - 1
        if self._elements[preposition].text != "as" or preposition < 1:
            return None
        verb = preposition - 1
        if clauses.kind(verb) != "verb" or clauses.is_passive(verb):
            return None
        element = self._elements[verb]
        is_leaving = not element.lemmas.isdisjoint(closed_class.LEAVING)
        return verb if is_leaving else None

    def _apposed(self, place: int) -> Iterator[Filler]:
        """What stands beside the noun: "Bolt, a unit of Acme," "Acme's unit, Bolt,"."""
        clauses = self._clauses
        # "Bolt, formerly a unit of Acme,"
        before = clauses.before_time(place - 1) - 1
        if clauses.kind(before + 1) == "comma" and clauses.is_apposed(before, place):
            yield Filler(self._elements[before].head.span)
            return
        comma = place + 1
        adjuncts = clauses.adjuncts(place).values()
        for places in adjuncts:
            comma = max(comma, places[-1] + 1)
        behind = comma + 1
        if clauses.kind(comma) != "comma" or clauses.kind(behind) != "phrase":
            return
        if self._elements[behind].head.kind != "name":
            return
        joined = clauses.joined_behind(behind)
        follows = clauses.kind(joined[-1] + 1)
        if len(joined) > 1 and is_plural(self._elements[place].head.text):
            are_named = all(self._is_proper(each) for each in joined)
            if are_named and follows in ("mark", "end", "comma"):
                # "its subsidiaries, Bolt and Corrin"
                yield from clauses.fillers(joined)
            return
        nearer = self._elements[comma - 1].head
        has_adjunct = comma > place + 1
        is_nearer_named = has_adjunct and nearer.kind == "name"
        # "A spokeswoman for Acme, Ada Oz," is one, and Acme is none.
        named = self._elements[behind].head
        is_person = named.name == "person" and nearer.name != "person"
        # "the builder of the Kvarn tunnel, Bolt, has"
        is_agent = self._elements[place].head.text.endswith(closed_class.AGENTS)
        is_of = clauses.text(place + 1) == "of" and named.name == "organisation"
        is_of = is_of and is_agent
        is_of_nearer = is_nearer_named and not is_person and not is_of
        if is_of_nearer and follows == "comma":
            return  # "the mill in Quillhaven, Ostrevale, closed"
        is_alone = not clauses.has_conjunction_ahead(behind)
        if is_alone and follows in ("comma", "mark", "end", "verb", "adverb"):
            yield Filler(named.span)

    def _is_proper(self, place: int) -> bool:
        """Whether a phrase is a proper name, or has one for its head."""
        return self._elements[place].head.name not in (None, "other")

    def _predicated(self, place: int) -> Iterator[Filler]:
        """What the noun is the predicate of: "Bolt is a unit", "named Ada Oz its head"."""
        clauses = self._clauses
        first = clauses.first_joined(place)
        before = clauses.before_time(first - 1)
        if clauses.kind(before) == "verb":
            yield from clauses.fillers(self._subject_of(before))
        elif clauses.kind(before) == "preposition":
            among = clauses.counted_among(first)
            if self._elements[before].text == "as":
                yield from clauses.fillers(self._behind_as(before))
            elif among:
                yield from clauses.fillers(among)
            elif self._is_predicating(before, first):
                yield from clauses.fillers(self._subject_of(before - 1))
        elif clauses.kind(before) == "phrase":
            verb = before - 1
            is_naming = clauses.kind(verb) == "verb" and self._is_naming(verb)
            if is_naming and clauses.complement(verb) == first:
                yield from clauses.fillers(clauses.objects(verb))

    def _is_predicating(self, preposition: int, phrase: int) -> bool:
        """Whether a phrase behind "is" and a preposition says what the subject is.

        "Acme is in talks with Bolt", but "Acme is in the town".
        """
        if self._clauses.kind(preposition - 1) != "verb":
            return False
        word = self._elements[preposition].text
        is_bare = self._elements[phrase].tokens[0].kind == "word"
        return word in closed_class.PREDICATING or (word == "in" and is_bare)

    def _subject_of(self, verb: int) -> tuple[int, ...]:
        """The subject of a verb that says what it is."""
        element = self._elements[verb]
        is_naming = self._is_naming(verb) and self._clauses.is_passive(verb)
        if not element.is_copula and not is_naming:
            return ()
        return self._clauses.subject(verb).places

    def _behind_as(self, preposition: int) -> tuple[int, ...]:
        """Of what "as" says what it is: "appointed Ada Oz as head", "serves as head"."""
        clauses = self._clauses
        before = preposition - 1
        if clauses.kind(before) == "phrase":
            verb = before - 1
            if clauses.kind(verb) != "verb" or clauses.is_passive(verb):
                return ()
            if self._is_naming(verb):
                return clauses.objects(verb)
            # "Ada Oz joined Bolt as its head"
            subject = clauses.subject(verb).places
            are_people = all(
                self._elements[each].head.name == "person" for each in subject
            )
            return subject if are_people else ()
        if clauses.kind(before) != "verb":
            return ()
        lemmas = self._elements[before].lemmas
        own = closed_class.AS_SUBJECT | closed_class.LEAVING
        is_own = not lemmas.isdisjoint(own)
        if is_own or clauses.is_passive(before):
            return clauses.subject(before).places
        return ()

    def _is_naming(self, verb: int) -> bool:
        return not self._elements[verb].lemmas.isdisjoint(closed_class.NAMING)
