"""What stands beside the verbs of a sentence: who, whom, and with which preposition.

All is found by order. Where two readings remain, there is none: a filler that may be
wrong is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kg.language.english.number import is_plural
from kg.language.english.order import closed_class
from kg.language.english.order.constituents import Element
from kg.language.english.predication import Filler

_TELLING = frozenset("ask assure convince inform notify remind show tell warn".split())
_SEGMENT_STARTS = ("phrase", "relative", "verb", "preposition", "adverb", "opener")
_COUNTING = frozenset(["count", "number"])
_FOR_EXAMPLE = ("such as", "including", "like")
_FAR = 60  # elements; nobody reads further for a subject


class Found(NamedTuple):
    """Phrases that together fill a slot, and the way that led there.

    Attributes:
        places: the elements that are such a phrase, in the order of the text.
        trail: the elements passed on the way, whose words may take back what is said.
        shared: the verbs whose auxiliaries are those of this one as well.
    """

    places: tuple[int, ...] = ()
    trail: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()


class Clauses:
    """The arguments in one sentence.

    Args:
        elements: its phrases and verbs.
    """

    def __init__(self, elements: Sequence[Element]) -> None:
        self.elements = elements
        self._subjects: dict[int, Found] = {}
        self._adjuncts: dict[int, dict[str, tuple[int, ...]]] = {}

    # Who does it

    def subject(self, verb: int) -> Found:
        """The grammatical subject of a verb, which of a passive is whom it is done to."""
        if verb not in self._subjects:
            # What leads back to itself has none.
            self._subjects[verb] = Found()
            self._subjects[verb] = self._subject(verb)
        return self._subjects[verb]

    def _subject(self, verb: int) -> Found:
        trail = [verb]
        place = verb - 1
        while place >= 0 and verb - place < _FAR:
            element = self.elements[place]
            kind = element.kind
            if kind == "adverb":
                trail.append(place)
                place -= 1
                continue
            if kind == "phrase" and element.is_time:
                # "Acme last year bought", "agreed on Monday to buy"
                is_behind = self.kind(place - 1) == "preposition"
                place -= 2 if is_behind else 1
                continue
            if kind == "phrase":
                return self._from_phrase(verb, place, trail)
            if kind == "relative":
                return self._from_relative(place, trail)
            if kind == "comma":
                return self._across_comma(verb, place, trail)
            if kind == "conjunction":
                return self._shared(verb, place, trail)
            if kind == "verb":
                return self._controlled(verb, place, trail)
            if kind == "preposition" and self.elements[verb].is_infinitive:
                trail.append(place)  # "is about to buy"
                place -= 1
                continue
            if kind == "preposition":
                return self._of_gerund(verb, place, trail)
            return Found()
        return self._fronted(verb, trail)

    def _from_phrase(self, verb: int, place: int, trail: list[int]) -> Found:
        """From the phrase that stands before a verb."""
        element = self.elements[verb]
        if element.is_infinitive or self._is_helped(verb, place):
            return self._of_infinitive(verb, place, trail)
        head = place
        if not self._begins_clause(verb, place):
            governing = self.governing(place)
            if governing is None:
                return Found()
            head = governing
        return Found(self.joined_before(head), (*trail, *self._opener_before(head)))

    def _begins_clause(self, verb: int, place: int) -> bool:
        """Whether a preposition before a subject opens a clause: "since Acme bought"."""
        before = self.first_joined(place) - 1
        if self.kind(before) != "preposition" or not self.elements[verb].is_finite:
            return False
        if self.elements[before].text == "as" and self.kind(before - 1) == "phrase":
            return False
        is_clausal = self.elements[before].text in closed_class.CLAUSAL
        return is_clausal and not self.is_participle(verb)

    def _is_helped(self, verb: int, place: int) -> bool:
        """Whether a verb depends on another without "to": "helped Bolt buy Corrin"."""
        if not self.elements[verb].is_bare or self.kind(place - 1) != "verb":
            return False
        return not self.elements[place - 1].lemmas.isdisjoint(closed_class.HELPING)

    def _of_infinitive(self, verb: int, place: int, trail: list[int]) -> Found:
        """Who does what an infinitive behind a phrase says."""
        governor = self.verb_before(place)
        if governor is None:
            # "Acme to buy Bolt", as in a headline
            head = self.governing(place)
            if head is None:
                return Found()
            return Found(self.joined_before(head), tuple(trail))
        lemmas = self.elements[governor].lemmas
        trail = [*trail, *range(governor, verb)]
        if not lemmas.isdisjoint(closed_class.OBJECT_CONTROL):
            head = self.governing(place)
            if head is not None:
                return Found(self.joined_before(head), tuple(trail))
        above = self.doer(governor)
        return Found(above.places, (*trail, *above.trail))

    def _controlled(self, verb: int, place: int, trail: list[int]) -> Found:
        """The subject of a verb right behind another: "plans to buy", "denied buying"."""
        above = self.elements[place]
        if self.elements[verb].is_finite and self.elements[verb].is_bare:
            # "said bought" is no sentence.
            return Found()
        found = self.subject(place)
        if above.is_passive and not self.elements[verb].is_infinitive:
            return Found()
        return Found(found.places, (*trail, *found.trail))

    def _from_relative(self, place: int, trail: list[int]) -> Found:
        """What "which", "who" or "that" stands for."""
        element = self.elements[place]
        if element.text not in ("which", "who", "that"):
            return Found()
        antecedent = self.antecedent(place)
        if antecedent is None:
            return Found()
        places: tuple[int, ...] = (antecedent,)
        if element.text != "that" and self.kind(place - 1) != "comma":
            places = self.joined_before(antecedent)
        elif self._is_of_several(place, antecedent):
            places = self.without_appositions(self._enumerated_before(antecedent))
        return Found(places, tuple(trail))

    def _is_of_several(self, relative: int, antecedent: int) -> bool:
        """Whether a verb says by its form that more than a last name is meant.

        "Acme and Bolt, which own", but "Acme and Bolt, which owns".
        """
        verb = relative + 1
        head = self.elements[antecedent].head
        are_several = head.name is None and is_plural(head.text)
        if self.kind(verb) != "verb" or are_several:
            return False
        element = self.elements[verb]
        if element.auxiliaries:
            return element.text in ("are", "were", "have")
        return "base" in element.forms

    def antecedent(self, relative: int) -> int | None:
        """The phrase that a relative word takes up; None if there are two such."""
        place = relative - 1
        if self.kind(place) == "preposition":
            place -= 1
        if self.kind(place) == "comma":
            place -= 1
        if self.kind(place) != "phrase":
            return None
        is_person = self.elements[relative].text in ("who", "whom")
        # "Acme is one of the firms that"
        is_alone = self.kind(place - 1) != "preposition" or self.counted_among(place)
        if is_alone:
            return place
        if self.elements[place].is_time:
            return None
        is_place = self.elements[place].head.name == "place"
        is_where = self.text(relative) == "where"
        if is_where and is_place:
            return place  # "leaders in Kvarn, where"
        # "a unit of Acme, which" may be either; a name is taken up rather than a noun.
        above = self.governing(place)
        if self._is_somebody(place) and self.text(relative) in ("which", "who", "whom"):
            # "a board, chaired by Ada Oz, which"
            return place if is_person else None
        if above is None or above == place:
            return place
        if is_person and self._is_somebody(above):
            return above
        if self._is_of_above(relative, place, above):
            return place if self.text(relative) == "which" else above
        preposition = self.text(self.first_joined(place) - 1)
        if is_person:
            # "Ada Oz, a director of Acme, who", but "a lawsuit by weavers, who"
            is_doer = preposition == "by" and is_plural(self.elements[place].head.text)
            return place if is_doer else above
        is_thing = self.elements[place].head.name != "organisation"
        if is_thing or preposition not in ("of", "for", "by", "to", "with", "from"):
            return None
        is_whose = self.text(relative) == "whose"
        is_subject = is_whose or self.kind(relative + 1) in ("verb", "adverb")
        is_noun = self.elements[above].head.name in (None, "other")
        return place if is_subject and is_noun else None

    def _is_somebody(self, place: int) -> bool:
        return self.elements[place].head.name == "person"

    def _is_of_above(self, relative: int, place: int, above: int) -> bool:
        """Whether only one of a noun and the name behind it can be taken up.

        "Which" is nobody: "a doctor at Acme, which". What has a name of its own needs
        no "that" to tell it from others: "a firm in Kvarn that".
        """
        if self.text(relative) == "which":
            is_described = self.kind(above - 1) == "comma"
            beside = self.elements[above - 2] if is_described else self.elements[above]
            return "person" in (beside.head.name, self.elements[above].head.name)
        is_close = self.text(relative) == "that" and self.kind(relative - 1) == "phrase"
        named = ("organisation", "person", "place")
        is_noun = self.elements[above].head.name not in named
        return is_close and is_noun and self.elements[place].head.name in named

    def _across_comma(self, verb: int, comma: int, trail: list[int]) -> Found:
        """The subject of a verb behind a comma."""
        element = self.elements[verb]
        is_gerund = element.is_bare and not element.is_finite
        is_first = is_gerund and self.verb_before(comma) is None
        if is_first and self.kind(comma - 1) == "phrase":
            # "The firms, spanning three sectors, grew"
            return Found((comma - 1,), tuple(trail))
        if is_gerund or element.is_infinitive:
            # "Acme grew, buying Bolt"
            return self._shared(verb, comma, trail)
        closed = self._segment_before(comma)
        if closed is not None:
            phrase = closed - 1
            head = self.governing(phrase)
            if head is not None:
                joined = self.joined_before(head)
                return Found(joined, (*trail, *self._opener_before(head)))
        if self.is_participle(verb):
            # "Bolt, bought by Acme, …"
            if self.kind(comma - 1) == "phrase":
                return Found((comma - 1,), tuple(trail))
            return Found()
        return self._shared(verb, comma, trail)

    def _segment_before(self, comma: int) -> int | None:
        """The comma that opens what this one closes, such as an apposition."""
        place = comma - 1
        while place > 0:
            kind = self.kind(place)
            if kind in ("mark", "opener"):
                return None
            is_opening = (
                kind == "comma"
                and self.kind(place - 1) == "phrase"
                and self.kind(place + 1) in _SEGMENT_STARTS
            )
            if is_opening and self._is_aside(place, comma):
                return place
            place -= 1
        return None

    def _is_aside(self, opening: int, closing: int) -> bool:
        """Whether what stands between two commas only describes what is before it."""
        first = self.elements[opening + 1]
        if first.kind == "verb":
            return not first.is_finite or self.is_participle(opening + 1)
        if first.kind != "phrase":
            return True
        inside = range(opening + 1, closing)
        if any(self.kind(each) == "conjunction" for each in inside):
            return first.tokens[0].kind == "determiner"
        return not any(
            self.kind(each) == "verb"
            and self.elements[each].is_finite
            and not self.is_participle(each)
            and self.kind(each - 1) != "relative"  # "a firm that makes looms"
            for each in inside
        )

    def _shared(self, verb: int, place: int, trail: list[int]) -> Found:
        """The subject that a verb has in common with one before it."""
        element = self.elements[verb]
        for before in range(place - 1, -1, -1):
            kind = self.kind(before)
            if kind == "mark":
                break
            if kind != "verb" or self._is_inside_aside(before, place):
                continue
            other = self.elements[before]
            is_joined = self.kind(place) == "conjunction"
            if is_joined and element.is_infinitive and not other.is_infinitive:
                continue
            if element.is_finite and not other.is_finite and not other.is_infinitive:
                continue
            if self.is_participle(before) and not self.is_participle(verb):
                continue
            found = self.subject(before)
            if not found.places and found.trail:
                continue
            if self._shares(verb, before):
                # "plans to buy Bolt and sell Corrin": the plan is of both.
                above = tuple(each for each in found.trail if each != before)
                shared = (*found.shared, before)
                return Found(found.places, (*trail, *above), shared)
            return Found(found.places, tuple(trail))
        return self._fronted(verb, trail)

    def _shares(self, verb: int, before: int) -> bool:
        """Whether a verb has the auxiliary of one before it, and so its modality."""
        element = self.elements[verb]
        other = self.elements[before]
        if element.is_infinitive or element.forms == {"gerund"}:
            return True
        kinds = {token.kind for token in other.auxiliaries}
        if element.tokens[0].text == "be":
            # "will leave and be succeeded by Bolt"
            return other.is_infinitive or not kinds.isdisjoint(("do", "modal"))
        if not element.is_bare:
            return False
        if other.is_infinitive or not kinds.isdisjoint(("do", "modal")):
            return "base" in element.forms
        return not kinds.isdisjoint(("have", "be")) and "participle" in element.forms

    def _is_inside_aside(self, verb: int, end: int) -> bool:
        """Whether a verb stands in words that only describe something.

        These are over before what comes behind a comma: in "the mill, which Acme built
        and Bolt runs" they are not.
        """
        if all(self.kind(each) != "comma" for each in range(verb, end + 1)):
            return False
        place = verb
        while place > 0 and self.kind(place) not in ("comma", "relative", "mark"):
            place -= 1
        if self.kind(place) == "relative":
            return self.kind(place - 1) in ("phrase", "comma")
        return False

    def _of_gerund(self, verb: int, place: int, trail: list[int]) -> Found:
        """The subject of "by buying", which is that of the sentence.

        In "accused Acme of buying" it is the object.
        """
        word = self.elements[place].text
        if word not in closed_class.BY_DOING | closed_class.OF_DOING:
            return Found()
        trail = [*trail, place]
        for before in range(place - 1, -1, -1):
            if self.kind(before) == "verb":
                found = self.subject(before)
                if word in closed_class.OF_DOING:
                    trail += range(before + 1, place)
                    objects = self._people_before(before, place)
                    found = found._replace(places=objects or found.places)
                return Found(found.places, (*trail, *found.trail))
            if self.kind(before) == "mark":
                break
        return self._fronted(verb, trail)

    def _people_before(self, verb: int, preposition: int) -> tuple[int, ...]:
        """The object of a verb, if it has a name and could be who does something."""
        objects = self.objects(verb)
        are_named = all(
            self.elements[each].head.name in ("organisation", "person")
            for each in objects
        )
        is_before = bool(objects) and objects[-1] == preposition - 1
        return objects if are_named and is_before else ()

    def is_of_doing(self, verb: int) -> bool:
        """Whether a preposition before a gerund leaves open if it is done."""
        preposition = verb - 1
        is_gerund = self.elements[verb].forms == {"gerund"}
        is_behind = self.kind(preposition) == "preposition"
        is_open = self.text(preposition) in closed_class.OF_DOING
        if self.kind(preposition - 1) == "verb":
            # "succeeded in buying"
            is_open &= "succeed" not in self.elements[preposition - 1].lemmas
        return is_gerund and is_behind and is_open

    def _fronted(self, verb: int, trail: list[int]) -> Found:
        """The subject that comes behind: "Founded in 1994, Bolt", "After buying"."""
        element = self.elements[verb]
        if element.is_finite and not self.is_participle(verb):
            return Found()
        for comma in range(verb + 1, len(self.elements)):
            kind = self.kind(comma)
            if kind in ("mark", "relative", "opener"):
                break
            is_end = kind == "comma" and self.kind(comma + 1) == "phrase"
            if is_end and self._is_followed_by_verb(comma + 1):
                return Found(self.joined_behind(comma + 1), tuple(trail))
        return Found()

    def _is_followed_by_verb(self, place: int) -> bool:
        for each in self.elements[place:]:
            if each.kind == "verb" and each.is_finite:
                return True
            if each.kind == "mark":
                return False
        return False

    def is_participle(self, verb: int) -> bool:
        """Whether a verb without an auxiliary describes a phrase: "Bolt, bought by".

        It does where its doer is behind it, or where another verb is that of its clause.
        """
        element = self.elements[verb]
        if not element.is_bare or "participle" not in element.forms:
            return False
        if element.tokens[0].kind == "adverb":
            # "Bolt, once owned by Acme", but "Bolt also grew by a tenth"
            agent = verb + 2
            if self.text(verb + 1) != "by" or self.kind(agent) != "phrase":
                return False
            return self.elements[agent].head.kind == "name"
        if not element.lemmas.isdisjoint(closed_class.ALWAYS_PASSIVE):
            return self.kind(verb + 1) != "phrase"
        behind = verb + 1
        has_object = False
        while self.kind(behind) in ("phrase", "preposition", "adverb", "conjunction"):
            element_behind = self.elements[behind]
            if element_behind.text in closed_class.CLAUSAL:
                break  # "resigned after its board blocked it"
            if element_behind.text == "by" and self.kind(behind + 1) == "phrase":
                return not has_object
            if self.kind(behind) == "phrase" and not element_behind.is_time:
                has_object = has_object or self.kind(behind - 1) != "preposition"
            behind += 1
        if has_object or self.kind(verb + 1) not in ("preposition", "comma"):
            return False
        is_beside = self.kind(self.before_time(verb - 1)) in ("comma", "end")
        if is_beside:
            # "Bolt, a unit of Acme, settled with Corrin" has no other verb.
            return self.kind(verb + 1) == "preposition" and self._has_other(verb)
        if self.kind(behind) == "comma" and self.kind(verb - 2) == "comma":
            return True  # "Acme, the mill built in 1990, was sold"
        if self.kind(behind) != "verb":
            return False
        return self.elements[behind].is_finite  # "the mill built in 1990 was sold"

    def _has_other(self, verb: int) -> bool:
        """Whether a sentence has a verb besides that is no participle or infinitive.

        One of a relative clause is not that of the sentence.
        """
        others = (place for place in self.verbs if place != verb)
        return any(
            self.elements[place].is_finite and self.kind(place - 1) != "relative"
            for place in others
        )

    def is_passive(self, verb: int) -> bool:
        """Whether the grammatical subject of a verb is whom it is done to."""
        return self.elements[verb].is_passive or self.is_participle(verb)

    def doer(self, verb: int) -> Found:
        """Who does it: of a passive, whom "by" names."""
        if self.is_passive(verb):
            return Found(self.adjuncts(verb).get("by", ()))
        return self.subject(verb)

    # Whom it is done to

    def objects(self, verb: int) -> tuple[int, ...]:
        """The phrases that are the direct object of a verb in the active."""
        place = self._past_adverbs(verb + 1)
        if self.elements[verb].is_copula:
            place = self.behind_time(place)
        is_named = not self.elements[verb].lemmas.isdisjoint(closed_class.NAMING)
        relative = self._object_relative(verb)
        # "whom Acme named its head"
        is_behind = relative is None or not is_named
        is_phrase = self.kind(place) == "phrase"
        if is_behind and is_phrase and not self.elements[place].is_time:
            return self.joined_behind(place)
        if relative is None:
            return self._without_relative(verb)
        antecedent = self.antecedent(relative)
        return () if antecedent is None else (antecedent,)

    def _without_relative(self, verb: int) -> tuple[int, ...]:
        """What a clause without "that" is about: "a retailer Acme bought"."""
        place = verb - 2
        if self.kind(verb - 1) != "phrase" or self.kind(place) != "phrase":
            return ()
        first = self.elements[place].tokens[0]
        is_noun = first.kind == "determiner" and not self.elements[place].is_time
        # "told the court Acme sold"
        is_told = self.kind(place - 1) == "verb" and not self.elements[
            place - 1
        ].lemmas.isdisjoint(_TELLING)
        element = self.elements[verb]
        is_past = "past" in element.forms or bool(element.auxiliaries)
        is_done = is_past and not element.is_copula and not element.is_passive
        return (place,) if is_noun and is_done and not is_told else ()

    def complement(self, verb: int) -> int | None:
        """The second phrase behind a verb of naming: "named Ada Oz its head"."""
        first = self.objects(verb)
        if not first or first[-1] < verb:
            return None
        behind = first[-1] + 1
        if self.kind(behind) != "phrase" or self._is_clause(behind):
            return None
        return behind

    def _is_clause(self, place: int) -> bool:
        """Whether a phrase is the subject of a verb: "lost a suit it had brought"."""
        is_verb = self.kind(place + 1) == "verb"
        return is_verb and self.elements[place + 1].is_finite

    def receiver(self, verb: int) -> int | None:
        """To whom something is given: Bolt in "awarded Bolt a grant"."""
        behind = self.complement(verb)
        if behind is None or self.elements[behind].is_time:
            return None
        if self.elements[behind].tokens[0].kind == "number":
            return None  # "fined Bolt 42 million euros"
        if not self.elements[verb].lemmas.isdisjoint(closed_class.NAMING):
            return None
        first = self.objects(verb)
        return first[0] if len(first) == 1 else None

    def becoming(self, place: int) -> dict[str, tuple[int, ...]]:
        """What somebody is to be: "aims to be a hub", "on track to become a port"."""
        infinitive = self._past_adverbs(place + 1)
        if self.kind(infinitive) != "verb":
            return {}
        element = self.elements[infinitive]
        if not element.is_infinitive:
            return {}
        if self.text(infinitive + 1) in ("itself", "themselves"):
            # "works to establish itself as a hub"
            return {"to become": self.adjuncts(infinitive).get("as", ())}
        if not element.is_copula:
            return {}
        word = element.tokens[element.main].text
        return {f"to {word}": self.objects(infinitive)}

    def _object_relative(self, verb: int) -> int | None:
        """The relative word before the subject: "Bolt, which Acme bought"."""
        if self.elements[verb].is_infinitive and self.kind(verb - 1) == "verb":
            return self._object_relative(verb - 1)  # "Bolt, which Acme plans to buy"
        if not self.elements[verb].is_finite:
            return None
        subject = self.subject(verb).places
        if not subject or subject[0] > verb:
            return None
        before = subject[0] - 1
        if self.kind(before) != "relative":
            return None
        if self.elements[before].text not in ("which", "whom", "that"):
            return None
        if self.kind(before - 1) in ("verb", "preposition"):
            return None  # "said that Acme bought", "with which Acme cooperates"
        return before

    # With which prepositions

    def adjuncts(self, place: int) -> Mapping[str, tuple[int, ...]]:
        """The phrases behind prepositions that belong to a verb or a noun.

        Args:
            place: the verb, or the noun, behind which they stand.
        """
        found = self._adjuncts.get(place)
        if found is None:
            found = self._found_adjuncts(place)
            self._adjuncts[place] = found
        return found

    def _found_adjuncts(self, place: int) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        wider = ""
        at = self._after_object(place)
        while at < len(self.elements):
            kind = self.kind(at)
            if kind == "adverb" and self.text(at) == "not":
                at = self._behind_not(at)
                continue
            if kind == "adverb":
                at += 1
                continue
            if kind == "comma":
                after = self.after_aside(at)
                if after is None:
                    break
                at = after
                continue
            if kind != "preposition" or self.kind(at + 1) != "phrase":
                break
            if self._opens_clause(place, at):
                break  # "as the city grows"
            joined = self.joined_behind(at + 1)
            preposition = self.elements[at].text
            if preposition == "of" and self._is_part(at - 1) and wider:
                # "in the north of Ostrevale" is in Ostrevale.
                found[wider] = (*found[wider][:-1], *joined)
            elif preposition != "of" or not wider or self._is_phrasal(place, at - 1):
                # "for the looms of Bolt": they are Bolt's.
                found[preposition] = (*found.get(preposition, ()), *joined)
                wider = preposition
            at = joined[-1] + 1
            again = at + 2 if self.kind(at) == "comma" else at + 1
            if (
                self.kind(again - 1) == "conjunction"
                and self.text(again) == preposition
            ):
                at = again  # "financed by the state and by Bolt"
        for preposition in [each for each in found if each.endswith(" with")]:
            # "together with" is "with".
            found["with"] = (*found.get("with", ()), *found[preposition])
        return found

    def _behind_not(self, at: int) -> int:
        """The place behind what is excluded: "not by Bolt but by Corrin"."""
        behind = at + 1
        if self.kind(behind) == "preposition" and self.kind(behind + 1) == "phrase":
            behind = self.joined_behind(behind + 1)[-1] + 1
        return behind + 1 if self.text(behind) == "but" else behind

    def _opens_clause(self, place: int, at: int) -> bool:
        """Whether a clause begins with a preposition: "as the city grows".

        In "its status as a hub has helped" it belongs to the noun.
        """
        if self.text(at) not in closed_class.CLAUSAL:
            return False
        is_of_noun = self.kind(place) == "phrase" and at == place + 1
        return self._starts_clause(at + 1) and not is_of_noun

    def _is_phrasal(self, verb: int, noun: int) -> bool:
        """Whether "of" belongs to a verb with its noun: "sits on the board of Acme"."""
        if self.kind(verb) != "verb" or self.objects(verb):
            return False
        return self.elements[noun].head.kind == "word"

    def _is_part(self, place: int) -> bool:
        """Whether a phrase names a part of what is behind "of", such as its north."""
        return self.elements[place].head.text in closed_class.PARTS_OF_PLACES

    def _after_object(self, place: int) -> int:
        """Where prepositions begin: behind the object of a verb, or a noun."""
        if self.kind(place) != "verb":
            return place + 1
        at = self._past_adverbs(place + 1)
        if self.kind(at) == "phrase":
            at = self.joined_behind(at)[-1] + 1
            if self.kind(at) == "phrase":
                at += 1  # "named Ada Oz its head", "bought Bolt last year"
        return at

    def after_aside(self, comma: int) -> int | None:
        """Where a sentence goes on behind an apposition; None if it does not."""
        if self.kind(comma + 1) == "preposition":
            return comma + 1
        if self.kind(comma + 1) != "phrase":
            return None
        at = comma + 2
        while self.kind(at) in ("preposition", "phrase"):
            at += 1
        is_aside = self.kind(at) == "comma" and self.kind(at + 1) == "preposition"
        return at + 1 if is_aside else None

    def relative_adjunct(self, verb: int) -> dict[str, tuple[int, ...]]:
        """What "in which" or "where" takes up before the subject of a verb."""
        subject = self.subject(verb).places
        relative = (subject[0] if subject else verb) - 1
        if self.kind(relative) != "relative":
            return {}
        if self.text(relative) == "where":
            antecedent = self.antecedent(relative)
            return {"in": (antecedent,)} if antecedent is not None else {}
        if self.kind(relative - 1) != "preposition":
            return {}
        place = relative - 2
        if self.kind(place) == "comma":
            place -= 1
        return (
            {self.text(relative - 1): (place,)} if self.kind(place) == "phrase" else {}
        )

    def before_subject(self, verb: int) -> dict[str, tuple[int, ...]]:
        """The phrases behind prepositions with which a clause begins: "In Kvarn, …"."""
        found: dict[str, tuple[int, ...]] = {}
        at = 0
        while self.kind(at) == "preposition" and self.kind(at + 1) == "phrase":
            joined = self.joined_behind(at + 1)
            found[self.elements[at].text] = joined
            at = joined[-1] + 1
        if self.kind(at) != "comma":
            return {}
        subject = self.subject(verb).places
        return found if at + 1 in subject else {}

    # Phrases that stand together

    def joined_before(self, head: int) -> tuple[int, ...]:
        """A phrase with those that are enumerated before it: "Acme, Bolt and Corrin"."""
        found = self._enumerated_before(head)
        before = self.kind(found[0] - 1)
        if before == "preposition" and self.text(found[0] - 1) in closed_class.CLAUSAL:
            before = "opener"
        # "Acme bought Bolt and Corrin sold": Bolt is an object.
        beginnings = ("verb", "preposition", "phrase", "conjunction")
        if len(found) > 1 and (before in beginnings or self._is_shared_owner(found)):
            return (head,)
        return self.without_appositions(found)

    def _enumerated_before(self, head: int) -> list[int]:
        first_word = self.elements[head].tokens[0].text
        if first_word in ("both", "either") or first_word in closed_class.PRONOUNS:
            return [head]
        found = [head]
        at = head
        has_conjunction = False
        while at >= 2:
            link = at - 1
            if self.kind(link) == "conjunction" and not has_conjunction:
                has_conjunction = True
                if self.kind(link - 1) == "comma":
                    link = self._before_description(link - 1)
            elif self.kind(link) != "comma" or not has_conjunction:
                break
            if self.kind(link - 1) != "phrase":
                break
            at = link - 1
            found.insert(0, at)
        return found

    def _before_description(self, comma: int) -> int:
        """The comma behind a name, before what only describes it.

        "Acme, a maker of looms, and Bolt" are two.
        """
        at = comma - 1
        while self.kind(at) in ("phrase", "preposition"):
            at -= 1
        is_aside = self.kind(at) == "comma" and self.kind(at - 1) == "phrase"
        is_longer = at < comma - 2 and self.kind(at + 1) == "phrase"
        if is_aside and is_longer and self._is_description(at + 1):
            return at
        return comma

    def _is_shared_owner(self, found: list[int]) -> bool:
        """Whether the last is of all: "Acme and Bolt's parent"."""
        tokens = self.elements[found[-1]].tokens
        return (
            len(tokens) > 2
            and tokens[0].kind == "name"
            and (tokens[1].kind == "possessive")
        )

    def without_appositions(self, places: list[int]) -> tuple[int, ...]:
        """The phrases without those that only describe the one before them."""
        kept = [places[0]]
        for place in places[1:]:
            is_described = self.kind(place - 1) == "comma" and self._is_description(
                place
            )
            if not is_described:
                kept.append(place)
        return tuple(kept)

    def _is_description(self, place: int) -> bool:
        tokens = self.elements[place].tokens
        return tokens[0].text in closed_class.ARTICLES and tokens[-1].kind == "word"

    def joined_behind(self, first: int) -> tuple[int, ...]:
        """A phrase with those that are enumerated behind it."""
        found = [first]
        at = first
        while True:
            following = self._next_joined(at, found)
            if following is None:
                break
            at = following
            found.append(at)
        if len(found) > 1 and not self._is_closed(found):
            return (first,)
        return self.without_appositions(found)

    def _next_joined(self, at: int, found: list[int]) -> int | None:
        link = at + 1
        is_last = False
        if self.kind(link) == "comma":
            link += 1
            if len(found) == 1 and self._ends_aside(at):
                return None  # "two rivals: Acme, which owns Bolt, and Corrin"
        if self.kind(link) == "conjunction":
            is_last = True
            link += 1
        if link == at + 1 or self.kind(link) != "phrase":
            return None
        if self._starts_clause(link) and self.verb_before(found[0]) is not None:
            return None
        if self.elements[at].is_time != self.elements[link].is_time:
            return None  # "in 2019 and Corrin in 2021"
        if self.kind(link + 1) == "preposition" and is_last:
            lead = found[0] - 1
            if self.kind(lead) == "preposition" and self.text(lead) == self.text(
                link + 1
            ):
                return None  # "with pumps and Corrin with sensors"
        if self.kind(link + 1) == "phrase" and not self.elements[link + 1].is_time:
            return None  # "… and Corrin Dorn", where the verb is left out
        if not is_last and not self.has_conjunction_ahead(link):
            return None
        return link

    def _ends_aside(self, place: int) -> bool:
        """Whether a comma behind a phrase ends a clause that one before "which" opened."""
        if self.kind(place + 2) != "conjunction":
            return False
        at = place
        while self.kind(at) in ("phrase", "preposition", "verb", "adverb"):
            at -= 1
        return self.kind(at) == "relative" and self.kind(at - 1) == "comma"

    def has_conjunction_ahead(self, place: int) -> bool:
        """Whether an enumeration goes on to an "and"."""
        at = place + 1
        while self.kind(at) in ("comma", "phrase"):
            at += 1
        return self.kind(at) == "conjunction" and self.kind(at + 1) == "phrase"

    def _is_closed(self, found: list[int]) -> bool:
        """Whether an enumeration has its "and"."""
        return any(self.kind(place - 1) == "conjunction" for place in found[1:])

    def _starts_clause(self, place: int) -> bool:
        """Whether a phrase is the subject of what follows: "… and Corrin sold Dorn".

        So it is before a verb that is not a participle.
        """
        behind = self._past_adverbs(place + 1)
        if self.kind(behind) != "verb":
            return False
        verb = self.elements[behind]
        return verb.is_finite and not self.is_participle(behind)

    def governing(self, place: int) -> int | None:
        """The phrase to which one behind a preposition belongs: "the head of Acme".

        It is the phrase itself where none stands before it, and None where it only says
        when or where.
        """
        at = place
        while True:
            first = self.first_joined(at)
            if self.kind(first - 1) != "preposition":
                return at
            before = first - 2
            if self.kind(before) == "verb" and self.is_participle(before):
                # "companies based in Ostrevale supplied": the companies
                before -= 1
            if self.kind(before) != "phrase":
                return None
            at = before

    def first_joined(self, place: int) -> int:
        at = place
        while self.kind(at - 1) == "conjunction" and self.kind(at - 2) == "phrase":
            at -= 2
        return at

    def verb_before(self, place: int) -> int | None:
        """The verb of the clause in which a phrase stands, if it is before it."""
        for at in range(place - 1, -1, -1):
            kind = self.kind(at)
            if kind == "verb":
                return at
            if kind in ("mark", "comma", "relative", "opener"):
                return None
        return None

    def _opener_before(self, head: int) -> tuple[int, ...]:
        """The word that begins the clause of a subject: "if", "that" of "denied that"."""
        first = self.first_joined(head)
        before = first - 1
        if self.kind(before) == "opener":
            return (before,)
        if self.kind(before) == "relative" and self.kind(before - 1) == "verb":
            return self._reporting(before - 1)
        if self.text(before) == "that" and self.kind(before - 1) == "phrase":
            return (before - 1,)  # "the rumour that Acme bought Bolt"
        if self.kind(before) == "verb":
            return self._reporting(before)
        return ()

    def _reporting(self, verb: int) -> tuple[int, ...]:
        """The verb on which a clause depends, with those on which that one does."""
        return (verb, *self.subject(verb).trail)

    # What else names a phrase

    def filler(self, place: int) -> Filler:
        """A phrase as what fills a slot, with what else names it."""
        head = self.elements[place].head
        names = list(self._within(place))
        names += self._beside(place)
        names += self._taken_up(place)
        names += self._of_place(place)
        names += self._acting_for(place)
        names += self._one_of(place)
        names += self._most_of(place)
        names += self._among_them(place)
        return Filler(head.span, tuple(names))

    def _among_them(self, place: int) -> Iterator[tuple[int, int]]:
        """Who is named of several: Bolt, in "from four lenders, among them Bolt"."""
        # What several do together, each of them does not.
        is_doer = self.kind(place - 1) not in ("preposition", "verb")
        if is_doer or not is_plural(self.elements[place].head.text):
            return
        at = place + 2 if self.kind(place + 1) == "comma" else place + 1
        if self.text(at) != "among" or self.text(at + 1) not in ("them", "these"):
            return
        if self.kind(at + 2) == "phrase":
            for each in self.joined_behind(at + 2):
                yield self.elements[each].head.span

    def _taken_up(self, place: int) -> Iterator[tuple[int, int]]:
        """What a pronoun takes up: Acme, in "Acme said it had bought Bolt"."""
        token = self.elements[place].tokens[0]
        before = place - 1
        if token.kind != "pronoun" or token.text not in closed_class.SUBJECT_PRONOUNS:
            return
        if self.kind(place + 1) not in ("verb", "adverb"):
            return  # "Acme granted it a loan"
        if self.text(before) == "that":
            before -= 1
        if self.kind(before) == "verb":
            yield from self.own_name(before, token.text)

    def own_name(self, verb: int, pronoun: str) -> Iterator[tuple[int, int]]:
        """The subject of a verb, if a pronoun behind it can take it up."""
        subjects = self.subject(verb).places
        if len(subjects) > 1 and pronoun not in closed_class.PLURALS:
            return
        is_person = pronoun in closed_class.PERSONAL
        for place in subjects:
            head = self.elements[place].head
            if head.kind == "name" and (head.name == "person") == is_person:
                yield head.span

    def fillers(self, places: Sequence[int]) -> tuple[Filler, ...]:
        return tuple(self.filler(place) for place in places)

    def _within(self, place: int) -> Iterator[tuple[int, int]]:
        """The name in "the Bolt brand", whose noun only says what it is.

        So does the post before a person's name.
        """
        tokens = self.elements[place].tokens
        if len(tokens) < 2:
            return
        name, noun = tokens[-2:]
        if noun.name == "person" and not _is_possessive(name.text):
            yield name.span  # the post in "coach Ada Oz"
        if noun.kind != "word":
            return
        # "The Falcon 9 tractor" is one, "the Acme tractor" need not be Acme.
        is_called = noun.text in closed_class.BEHIND_NAMES or name.name == "other"
        if name.name == "organisation":
            # "the Fjord union" is Fjord
            is_called = is_called or noun.text in closed_class.BODIES
        if is_called and name.kind == "name" and not _is_possessive(name.text):
            yield name.span

    def _of_place(self, place: int) -> Iterator[tuple[int, int]]:
        """The name in "the state of Ostrevale", which is the state."""
        behind = place + 2
        if self.elements[place].head.text not in closed_class.NAMED_PLACES:
            return
        if self.text(place + 1) == "of" and self.kind(behind) == "phrase":
            head = self.elements[behind].head
            if head.name == "place":
                yield head.span

    def _acting_for(self, place: int) -> Iterator[tuple[int, int]]:
        """Whoever acts by those who are told: Acme, in "the board of Acme", "Acme's board"."""
        *before, noun = self.elements[place].tokens
        if noun.text not in closed_class.ACTING:
            return
        if len(before) > 1 and before[-1].kind == "possessive":
            yield before[-2].span
        preposition = self.text(place + 1)
        if preposition not in ("of", "at", "from"):
            return
        behind = place + 2
        if self.kind(behind) != "phrase":
            return
        head = self.elements[behind].head
        if head.kind == "name" and head.name != "person":
            yield head.span

    def _one_of(self, place: int) -> Iterator[tuple[int, int]]:
        """What is one of several: Acme, in "Acme is among the firms that bid for Bolt"."""
        for each in self.counted_among(place):
            yield self.elements[each].head.span

    def _most_of(self, place: int) -> Iterator[tuple[int, int]]:
        """What most of are meant: the workers, in "speaks for most of the workers"."""
        if self.elements[place].text not in ("most", "many", "all", "thousands"):
            return
        if self.text(place + 1) == "of" and self.kind(place + 2) == "phrase":
            head = self.elements[place + 2].head
            if is_plural(head.text):
                yield head.span

    def counted_among(self, place: int) -> tuple[int, ...]:
        """What is told to be one of several: "Acme is one of", "Acme, one of the firms"."""
        preposition = self.text(place - 1)
        before = place - 2
        if preposition == "of" and self.text(before) in ("one", "another"):
            before -= 1
        elif preposition != "among":
            return ()
        kind = self.kind(before)
        earlier = before - 1
        if kind == "comma" and self.kind(earlier) == "phrase":
            return (earlier,)
        if kind == "phrase" and self.kind(earlier) == "verb":
            # "Acme counts Bolt among its rivals"
            lemmas = self.elements[earlier].lemmas
            is_counting = not lemmas.isdisjoint(_COUNTING)
            return (before,) if is_counting else ()
        if kind == "verb" and self.elements[before].is_copula:
            return self.subject(before).places
        return ()

    def _beside(self, place: int) -> Iterator[tuple[int, int]]:
        """The name in an apposition: "a rival, Bolt," or "Bolt, a rival"."""
        behind = place + 1
        if self.kind(behind) == "comma" and self.text(behind + 1) in _FOR_EXAMPLE:
            behind += 1
        if self.text(behind) in _FOR_EXAMPLE and self.kind(behind + 1) == "phrase":
            for each in self.joined_behind(behind + 1):
                yield self.elements[each].head.span
        if self._is_called(behind):
            yield self.elements[behind + 1].head.span
        if self.kind(behind) == "comma" and self.is_apposed(place, behind + 1):
            yield self.elements[behind + 1].head.span
        if self.kind(place - 1) == "comma" and self.is_apposed(place - 2, place):
            yield self.elements[place - 2].head.span

    def _is_called(self, verb: int) -> bool:
        """Whether a name follows a participle of naming: "a label called Fjord"."""
        if self.kind(verb) != "verb" or self.kind(verb + 1) != "phrase":
            return False
        element = self.elements[verb]
        is_naming = not element.lemmas.isdisjoint(("call", "name", "dub", "title"))
        is_name = self.elements[verb + 1].head.kind == "name"
        return is_naming and is_name and element.is_bare

    def is_apposed(self, one: int, other: int) -> bool:
        """Whether two phrases beside a comma name the same: one by name, one by noun."""
        if self.kind(one) != "phrase" or self.kind(other) != "phrase":
            return False
        if self.elements[one].is_time or self.elements[other].is_time:
            return False  # "the firm that Acme bought last year, Bolt"
        first = self.elements[one].head
        second = self.elements[other].head
        is_described = self._is_described(one) != self._is_described(other)
        if {first.kind, second.kind} != {"name", "word"} and not is_described:
            return False
        noun = first if first.kind == "word" or self._is_described(one) else second
        if is_plural(noun.text):
            return False
        after = self.kind(other + 1)
        if after not in ("comma", "mark", "end", "preposition", "relative", "verb"):
            return False
        is_clause = after == "verb" and self.elements[other + 1].is_finite
        if is_clause and not self.is_participle(other + 1):
            return False
        return after != "comma" or not self.has_conjunction_ahead(other)

    def _is_described(self, place: int) -> bool:
        """Whether a known phrase tells a rank, as a noun would: "the largest dyer"."""
        tokens = self.elements[place].tokens
        head = tokens[-1]
        is_ranked = closed_class.RANK.match(head.text) is not None
        is_known = head.kind == "name" and head.name == "other"
        return is_known and is_ranked and tokens[0].kind == "determiner"

    def before_time(self, place: int) -> int:
        """The place before adverbs and times: "was until 2024 a unit"."""
        behind = place
        while True:
            if self.kind(place) == "adverb":
                place -= 1
            elif place < behind and self.text(place) in ("until", "till"):
                place -= 1  # "until recently head"
            elif self.kind(place) == "phrase" and self.elements[place].is_time:
                place -= 2 if self.kind(place - 1) == "preposition" else 1
            else:
                return place

    def behind_time(self, place: int) -> int:
        """The place behind adverbs and times: "bought in 2019 the maker Bolt"."""
        while True:
            if self.kind(place) == "adverb":
                place += 1
            elif self._is_time_here(place):
                place += 2 if self.kind(place) == "preposition" else 1
            else:
                return place

    def _past_adverbs(self, place: int) -> int:
        while self.kind(place) == "adverb":
            place += 1
        return place

    def _is_time_here(self, place: int) -> bool:
        phrase = place + 1 if self.kind(place) == "preposition" else place
        return self.kind(phrase) == "phrase" and self.elements[phrase].is_time

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the verbs."""
        return [
            place
            for place, element in enumerate(self.elements)
            if element.kind == "verb"
        ]

    def text(self, place: int) -> str:
        """The first word at a place, in lower case; empty beyond the sentence."""
        return self.elements[place].text if self.kind(place) != "end" else ""

    def kind(self, place: int) -> str:
        """What stands at a place, "end" beyond the sentence."""
        if not 0 <= place < len(self.elements):
            return "end"
        return self.elements[place].kind


def _is_possessive(word: str) -> bool:
    return word in closed_class.POSSESSIVES
