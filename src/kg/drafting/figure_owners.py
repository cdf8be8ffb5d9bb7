"""Whose the figures of an article are, by the words around them.

The surest tell first: what is bought or fined for a sum, who stands right beside it, whom
its clause is about. Where none do, whoever acts in its sentence or goes before has it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.described_owners import DescribedOwners
from kg.drafting.figure_bearers import FigureBearers
from kg.drafting.figure_times import may_go_on
from kg.drafting.focus import Focus
from kg.drafting.news_terms import ACTOR, FACILITY
from kg.drafting.noun_names import PLACED
from kg.drafting.priced_things import PricedThings
from kg.drafting.proposals import RelationSide, Tier, side_of, tier_of
from kg.language.english.order.figure_clauses import FigureClauses
from kg.language.english.quantities import Quantity
from kg.language.english.regexes import cased
from kg.language.english.units import DURATIONS
from kg.language.spans import Span

BY_NOUN = "figure:noun"
"""The rule of a figure that is of what has no name."""

BY_FOCUS = ("figure:carried", "figure:clause")
"""The rules of a figure whose owner the text is about there."""

BY_DESCRIPTION = "figure:described"
"""The rule of a figure in words that describe its owner."""

# What is bought or fined, and who stands right behind a figure, no noun gainsays.
_OF_NAMED = ("figure:bought", "figure:beside", "figure:built", BY_DESCRIPTION)
# Who does so tells of a sum, or makes another's of it.
_PAYING = re.compile(r"\b(?:bid|offer(?:s|ed|ing)?|pa(?:y|ys|id|ying)|value[ds]?) ")
# What stands near a figure mostly has it, but not always.
_BY_ORDER = ("figure:holder",)
_GUESSED = ("figure:clause", "figure:voice", "figure:carried", "figure:none")
# So a figure goes on with the one before: "sales of 5 million (up 4 percent)"
_GOING_ON = re.compile(
    r"\)?(?:[,;]? (?:in|a|per|for|on) [^,.;()]{1,30})?(?:,|;)? \(?"
    r"(?:(?:up|down|against|versus|from|or|"
    r"plus|compared (?:with|to)|rather than|"
    r"instead of|including|of which|an increase|"
    r"a (?:rise|fall|drop|decline|gain)|i\.e\.)"
    r" (?:from |of |by |about |around |some |"
    r"nearly |almost |the |an? |up to |more than )*)?"
)
# So a sentence goes on with what was measured: "In the first half it totalled 5 million"
_TAKING_UP = re.compile(
    r"\W*(?:and |but )?(?:(?:In|By|For|Last|This|During|Over|At) [^,;]{2,40}?,? )?"
    r"(?:it|It|That|that|This|they|They|"
    r"the figure|The figure|the total|The total) "
    r"(?:(?:has|had|have|is|was|are|were|will|"
    r"would|should|could|may|be|been|even|also|"
    r"still|then|now|already|expected|forecast|set|to) )*"
    r"(?:totall?ed|rose|risen|fell|fallen|reached?|"
    r"reach|hit|stood|came|come|grew|grown|"
    r"climbed|dropped|jumped|slipped|exceeded?|"
    r"amounted|was|were|be|total|rise|fall|grow)"
    r" (?:(?:to|at|by|in|about|around|some|"
    r"nearly|almost|more|less|than|only|just|over|"
    r"up|down|from|an?|roughly|well|above|below) )*"
)
_AT = re.compile(r",? (?:at|by) (?:the )?$")
_BEHIND_PREPOSITION = cased(
    r"\b(?:to|in|at|with|for|from|near|"
    r"against|by|into|between|than|on|via) "
    r"(?:(?:the|an?|its|their) )?(?:[a-z][\w-]* ){0,2}"
    r"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?:and|or) (?:the )?)?$"
)
_WHO_HAS = re.compile(r" (?:that|which) (?:the )?")
_OF_WHOM = re.compile(r" (?:that|which|of|at|employed by) (?:the )?")
_ORIGIN = re.compile(r"-(?:based|listed|headquartered|owned|born|led|backed)\b")
_FROM_PLACE = re.compile(r"\b(?:at|in|near|from|outside|to|across|of) (?:the )?$")
_IN_PLACE = re.compile(r"\b(?:at|in|near|from|outside) (?:the )?$")
_LISTED_AT = re.compile(r"[,;] (?:and )?at (?:the )?$")
# "The remaining 8 percent belongs to Bolt"
_BELONGING = re.compile(
    r"(?: of [^,.;]{2,40}?)? (?:belong(?:s|ed)?|goes|went) to |"
    r"(?: of [^,.;]{2,40}?)? (?:is|are|was|were|remains?) in the hands of "
)
_DESCRIBED_BEFORE = re.compile(r"(?:the |its |an? )?(?:[a-z-]+ ){0,3}")
_OWNING = re.compile(r"^ (?:owns|owned|holds|held|has|had) $")
_OWNING_LEAD = re.compile(r" [a-z ]{0,12}")
_RELATIVE = re.compile(
    r",? (?:which|who|that)(?= )|"
    r",? with (?:an? |its )(?=[a-z ]+ of )"
)
# "Which is lending Acme 5 million"
_GIVING = re.compile(
    r" (?:(?:is|was|has|had|will|would|be|been|also|already) ){0,3}(?:len(?:t|ds?|ding)|"
    r"pa(?:y|ys|id|ying)|g[ai]v(?:e|es|ing|"
    r"en)|ow(?:es?|ed|ing)|grant(?:s|ed|ing)?|"
    r"offer(?:s|ed|ing)?|cost(?:s|ing)?|fin(?:es?|ed|ing)) "
)
_OTHERS = re.compile(r"\b(?:that|which|who|whose|where)\b")
# Between a description and what goes on with its name, hardly anything stands.
_PARTING = re.compile(r"[,;:.]|\b(?:and|or|in|at|of|for)\b \S+ \S+ \S+ \S+")
# What firms have, of whoever tells or changes it: "she expects sales of 5 million"
_OF_FIRMS = re.compile(
    r"\b(?:sales|revenues?|turnover|(?:net |"
    r"operating |core )?(?:profits?|loss|earnings))"
    r" (?:(?:of|to|at|from|by|about|around|"
    r"some|nearly|almost|more than) )*$"
)
# What machines and goods have, and hardly anybody who makes them
_OF_PRODUCTS = frozenset(
    "centimetre degreeCelsius gram horsepower inch kilogram kilometrePerHour kilowatt "
    "kilowattHour litre millimetre volt watt".split()
)
_PRODUCT_MEASURE = re.compile(
    r"\b(?:battery life|boot space|fuel economy|kerb weight|list prices?|mileage|on a charge|"
    r"payload|[Pp]rice[ds]? (?:from|starts?)|(?:retail|starting|sticker) prices?|range of|"
    r"recharg\w+|top speed|torque|towing|warranty|wheelbase)\b",
    re.IGNORECASE,
)
_LOOK = 50
_APPOSITION = re.compile(r", (?:an?|the|its|his|her) [^;.]{2,80}")
_NOUN_LOOK = 3  # characters between a number and its noun


class FigureOwner(NamedTuple):
    """Whose a figure is.

    Attributes:
        side: what it is told of, if anything.
        tier: how sure that is.
        rule: how it was found.
        actor: of an event without a name, who takes part in it.
        is_event: whether it is told of what happens.
    """

    side: RelationSide | None
    tier: Tier
    rule: str
    actor: RelationSide | None = None
    is_event: bool = False


class OwnerReader:
    """Tells whose the figures of one article are.

    Args:
        reading: the article.
        bearers: of which nouns its figures are told.
    """

    def __init__(
        self,
        reading: ArticleReading,
        bearers: FigureBearers,
    ) -> None:
        self._reading = reading
        self._words = reading.words
        self._text = reading.text
        self._focus = Focus(reading)
        self._latest: tuple[Quantity, FigureOwner] | None = None
        self._bearers = bearers
        self._priced = PricedThings(reading)
        self._described = DescribedOwners(reading)

    def of(self, quantity: Quantity) -> FigureOwner:
        """Whose a figure is."""
        owner, tier, rule = self._owner(quantity)
        side = side_of(owner) if owner else None
        found = FigureOwner(side, tier, rule)
        found = self._borne(quantity, found) or self._shared(quantity, found) or found
        found = self._agreed(quantity, found)
        self._latest = (quantity, found)
        return found

    def _agreed(self, quantity: Quantity, owner: FigureOwner) -> FigureOwner:
        """The owner, less than sure where the words around it only suggest it."""
        if owner.tier != "plain" or owner.side is None:
            return owner
        is_read = owner.rule not in _BY_ORDER
        if is_read and not self._is_open(quantity, owner.side):
            return owner
        return owner._replace(tier="reference")

    def _is_open(self, quantity: Quantity, side: RelationSide) -> bool:
        """Whether somebody near a figure may only act: he pays it, or does it for others.

        So is what has no name: which of several plants it is, no word tells surely.
        """
        if side.thing is None or quantity.unit in DURATIONS:
            return False
        thing = self._reading.thing(side.thing)
        if thing.noun or self._reading.things.name_kind(side.thing) == "person":
            return True
        first = max(side.span[1], quantity.begin - _LOOK)
        return bool(_PAYING.search(self._text, first, max(first, quantity.begin)))

    def _shared(self, quantity: Quantity, owner: FigureOwner) -> FigureOwner | None:
        """Whose the figure before is, with which this one goes on: "(up 4 percent)"."""
        if self._latest is None:
            return None
        before, earlier = self._latest
        between = self._text[before.end : quantity.begin]
        is_shared = owner.rule in _GUESSED and _GOING_ON.fullmatch(between)
        if earlier.side is None or not (is_shared or self.takes_up(quantity)):
            return None
        return earlier._replace(
            tier="doubtful" if earlier.tier == "doubtful" else "reference"
        )

    def takes_up(self, quantity: Quantity) -> bool:
        """Whether a clause goes on with what was measured: "Last year it totalled 5"."""
        sentence = self._words.sentence_at(quantity.begin)
        clause = self._words.clause_at(quantity.begin)
        begin = max(sentence[0], clause[0])
        return bool(_TAKING_UP.fullmatch(self._text, begin, quantity.begin))

    def _borne(self, quantity: Quantity, owner: FigureOwner) -> FigureOwner | None:
        """Of what a common noun tells that a figure is: "a deal valued at 5 million"."""
        if owner.rule in _OF_NAMED:
            return None
        is_guess = owner.rule in _GUESSED
        actor = self._actor(owner, quantity)
        for bearer in self._bearers.of(quantity):
            if not (bearer.is_sure or is_guess):
                continue
            # Nothing happens without anybody.
            if bearer.is_event and actor is None:
                continue
            tier: Tier = "reference" if bearer.is_sure else "doubtful"
            return FigureOwner(bearer.side, tier, BY_NOUN, actor, bearer.is_event)
        return None

    def _actor(self, owner: FigureOwner, quantity: Quantity) -> RelationSide | None:
        """Who may have a part in what the noun beside a figure tells to happen."""
        side = owner.side
        is_near = side and may_go_on(self._text, side.span[1], quantity.begin)
        if side and is_near and self._may_act(side):
            return side
        told = self._focus.at(quantity.begin, is_acting=True)
        found = side_of(told) if told else None
        return found if found and self._may_act(found) else None

    def _may_act(self, side: RelationSide) -> bool:
        """Whether something can take part in what happens."""
        kind = self._reading.thing(side.thing).kind if side.thing else side.kind
        return kind is not None and ACTOR in self._reading.graph.ontology.superclasses(
            kind
        )

    def _owner(self, quantity: Quantity) -> tuple[Mentioned | None, Tier, str]:
        sentence = self._words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        bought = self._priced.of(quantity)
        if bought:
            return bought, tier_of(bought), "figure:bought"
        by_rule = (
            ("figure:built", self._priced.built),
            (BY_DESCRIPTION, self._described.of),
            ("figure:beside", self._beside),
            ("figure:relative", self._antecedent),
        )
        for rule, owner_of in by_rule:
            owner = owner_of(quantity)
            if owner:
                return owner, tier_of(owner), rule
        for filler in clauses.holders(quantity.span) or ():
            mention = self._reading.filling(filler)
            if mention and self._may_hold(mention, quantity, clauses):
                return mention, tier_of(mention), "figure:holder"
        return self._owner_around(quantity, sentence)

    def _antecedent(self, quantity: Quantity) -> Mentioned | None:
        """Who or what is told of by "which employs 40", or "with a budget of 40 million"."""
        clause = self._words.clause_at(quantity.begin)
        begin = max(0, clause[0] - len(", "))
        relative = _RELATIVE.search(self._text, begin, quantity.begin)
        if relative is None:
            return None
        between = self._text[relative.end() : quantity.begin]
        # "Which Acme bought for 5 million", "which runs a mill that employs 40"
        others = self._actors((relative.end(), quantity.begin))
        is_given = len(others) == 1 and _GIVING.match(between)
        if _OTHERS.search(between) or (others and not is_given):
            return None
        told = self._told_before(relative.start())
        is_person = told and self._reading.things.name_kind(told.thing) == "person"
        # "Oz, adding that the city trains 40", "told Bolt that it has 40": a name has no
        # "that" which takes it up.
        is_name = told and told.span[1] == relative.start() and not self._is_built(told)
        if relative[0].endswith("that") and (is_person or is_name):
            return None
        # "Imports from China, which shrank": the imports
        return None if told and self._is_adjunct(told) else told

    def _is_adjunct(self, mention: Mentioned) -> bool:
        """Whether a place only tells where something is, or is from."""
        begin, _ = mention.span
        is_place = self._reading.things.name_kind(mention.thing) == "place"
        return is_place and bool(
            _FROM_PLACE.search(self._text, max(0, begin - 12), begin)
        )

    def _told_before(self, place: int) -> Mentioned | None:
        """What is named right before a place, or described there: "Acme, a maker of looms"."""
        named = {each.span: each for each in self._reading.mentions}
        built = self._built_before(place)
        if built:
            return built
        for described in self._reading.things.described:
            _, end = described.span
            begin, _ = described.name
            is_behind = begin < described.span[0]
            if (
                is_behind
                and end <= place
                and not _PARTING.search(self._text, end, place)
            ):
                return named.get(described.name)
        for mention in reversed(self._reading.mentions):
            if mention.span[1] == place:
                return mention
            is_person = self._reading.is_person(mention)
            is_who = self._text.startswith(", who ", place)
            if (
                is_person
                and is_who
                and _APPOSITION.fullmatch(self._text, mention.span[1], place)
            ):
                return mention
        return None

    def _built_before(self, place: int) -> Mentioned | None:
        """What stands in a place that is named right before: "a mill in Kvarn that"."""
        for built, site in pairwise(self._reading.mentions):
            if site.span[1] == place and self._is_built(built):
                between = (self._text, built.span[1], site.span[0])
                if PLACED.fullmatch(*between):
                    return built
        return None

    def _owner_around(
        self, quantity: Quantity, sentence: Span
    ) -> tuple[Mentioned | None, Tier, str]:
        """Whose a figure is, where no words by it tell: who acts in its clause or before."""
        mention = self._nearest(quantity, sentence)
        if mention:
            is_alone = len({each.thing for each in self._actors(sentence)}) == 1
            return mention, "reference" if is_alone else "doubtful", "figure:clause"
        spoken = self._reading.spoken_for(quantity.span)
        if spoken:
            return spoken, "reference", "figure:voice"
        told = self._product(quantity) or self._focus.at(quantity.begin)
        if told:
            return told, "doubtful", "figure:carried"
        return None, "doubtful", "figure:none"

    def _product(self, quantity: Quantity) -> Mentioned | None:
        """Of which product a figure is that only products have: "Payload is 40 kg"."""
        begin, end = self._words.clause_at(quantity.begin)
        is_of_product = quantity.unit in _OF_PRODUCTS or _PRODUCT_MEASURE.search(
            self._text, begin, end
        )
        return self._focus.product_at(quantity.begin) if is_of_product else None

    def _beside(self, quantity: Quantity) -> Mentioned | None:
        """Who stands right behind a figure: "620 employees of Bolt", "the 5 million that Bolt"."""
        sentence = self._words.sentence_at(quantity.begin)
        end = noun_end(self._text, quantity, quantity.end)
        listed = self._listed_at(quantity)
        if listed:
            return listed
        belonging = _BELONGING.match(self._text, end)
        if belonging:
            end = belonging.end()
        for mention in self._reading.mentioned_in((end, sentence[1])):
            between = self._text[end : mention.span[0]]
            # "5 percent of Bolt" are somebody else's
            pattern = _OF_WHOM if quantity.noun else _WHO_HAS
            if belonging:
                pattern = _DESCRIBED_BEFORE
            if pattern.fullmatch(between) and self._may_own(mention):
                return mention
            if not _OWNING_LEAD.fullmatch(between):
                return None
        return None

    def _listed_at(self, quantity: Quantity) -> Mentioned | None:
        """Where so many are, of whom others are elsewhere: "at Bolt, 12 boats"."""
        for mention in self._reading.mentions:
            begin, end = mention.span
            lead = self._text[max(0, begin - len("; at the ")) : begin]
            is_next = self._text[end : quantity.begin] in (", ", ", about ", ", some ")
            if is_next and _LISTED_AT.search(lead) and self._may_own(mention):
                return mention
        return None

    def _may_hold(
        self, mention: Mentioned, quantity: Quantity, clauses: FigureClauses
    ) -> bool:
        """Whether somebody may have such a figure: people have money and shares alone."""
        is_origin = _ORIGIN.match(self._text, mention.span[1])
        is_where = is_origin or self._is_where(mention)
        if is_where or self._is_of_actor(mention, quantity, clauses):
            return False
        is_person = self._reading.is_person(mention)
        lead = self._text[max(0, quantity.begin - _LOOK) : quantity.begin]
        if is_person and _OF_FIRMS.search(lead):
            return False
        if not is_person or quantity.unit not in ("count", "factor"):
            return True
        # "Oz, who owns 90,000 of them"
        return bool(_OWNING.search(self._text, mention.span[1], quantity.begin))

    def _is_where(self, mention: Mentioned) -> bool:
        """Whether a place is only told as where something is: "the mill at Kvarn"."""
        begin, _ = mention.span
        is_place = self._reading.things.name_kind(mention.thing) == "place"
        return is_place and bool(
            _IN_PLACE.search(self._text, max(0, begin - 12), begin)
        )

    def _is_of_actor(
        self, mention: Mentioned, quantity: Quantity, clauses: FigureClauses
    ) -> bool:
        """Whether a name is only that of whose regulator or director has a figure."""
        phrase = clauses.phrase(mention.span)
        if phrase is None or phrase[1] > quantity.begin or phrase[1] <= mention.span[1]:
            return False
        *_, head = self._text[slice(*phrase)].split()
        return head.islower() and self._is_actor(head)

    def _is_actor(self, noun: str) -> bool:
        ontology = self._reading.graph.ontology
        kinds = ontology.classes_of(noun)
        return any(ACTOR in ontology.superclasses(kind) for kind in kinds)

    def _actors(self, span: Span) -> list[Mentioned]:
        return [
            mention
            for mention in self._reading.mentioned_in(span)
            if self._may_own(mention)
            and not self._only_tells(mention)
            and self._text[mention.span[0] - 1 : mention.span[0]] != "("
        ]

    def _only_tells(self, mention: Mentioned) -> bool:
        """Whether somebody whom the article is not about only tells of others."""
        is_teller = mention.thing in self._reading.tellers
        return is_teller and mention.thing != self._focus.main

    def _may_own(self, mention: Mentioned) -> bool:
        is_actor = self._reading.things.name_kind(mention.thing) == "organisation"
        return is_actor or self._is_built(mention) or mention.thing == self._focus.main

    def _is_built(self, mention: Mentioned) -> bool:
        return self._reading.thing(mention.thing).kind == FACILITY

    def _nearest(self, quantity: Quantity, sentence: Span) -> Mentioned | None:
        """The actor that the clause begins with, else the sentence."""
        clause = self._words.clause_at(quantity.begin)
        if self._text[clause[0] : clause[0] + 6].casefold() == "where ":
            places = [
                mention
                for mention in self._reading.mentioned_in((sentence[0], clause[0]))
                if self._is_built(mention)
            ]
            if places:
                return places[-1]
        for begin in (clause[0], sentence[0]):
            found = [
                mention
                for mention in self._actors((begin, quantity.begin))
                if not _BEHIND_PREPOSITION.search(self._text[begin : mention.span[0]])
                and self._text[slice(*mention.span)].casefold() != "its"
            ]
            if found:
                return found[0]
        for mention in self._actors((quantity.end, sentence[1])):
            if _AT.search(self._text[quantity.end : mention.span[0]]):
                return mention
        return None


def noun_end(text: str, quantity: Quantity, end: int) -> int:
    """Where the words of a quantity end, with the noun that it counts.

    Args:
        text: the whole text.
        quantity: the quantity.
        end: where its words end else.
    """
    if not quantity.noun:
        return end
    at = text.find(quantity.noun, quantity.end)
    if at < 0 or at > quantity.end + _NOUN_LOOK:
        return end
    return max(end, at + len(quantity.noun))
