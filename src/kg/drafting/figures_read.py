"""The figures of an article, with whose they are, what they measure and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import FACILITY
from kg.drafting.noun_sides import NounSides
from kg.drafting.owner_choices import BY_MODEL, OwnerChooser
from kg.drafting.proposals import FigureProposal, RelationSide, Tier, side_of, tier_of
from kg.drafting.variable_phrases import VariablePhrases, unnamed
from kg.grounding.figure_periods import own_times
from kg.language.english.clauses import begins_adverbially
from kg.language.english.expectation import is_ahead, is_plainly_ahead, is_plainly_so
from kg.language.english.periods import Period
from kg.language.english.predication import OBJECT
from kg.language.english.quantities import Quantity, quantities
from kg.language.english.times_of_figures import is_baseline
from kg.language.english.units import DURATIONS
from kg.language.spans import Span, is_within, overlap

_DATELINE = re.compile(r"(?: \([^()]*\))? [-–—]{1,2} ")
_AT = re.compile(r",? (?:at|by) (?:the )?$")
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:to|in|at|with|for|from|near|against|by|into|between|than|on|via) (?:the )?"
    r"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?:and|or) (?:the )?)?$",
)
_COMPARED = re.compile(
    r"[\w ]{0,30},? (?:up |down |compared )?(?:from|against|with|to) (?:about |almost |"
    r"nearly |around |more than )?"
)
_WHO_HAS = re.compile(r" (?:that|which) (?:the )?")
_OF_WHOM = re.compile(r" (?:that|which|of|at|employed by) (?:the )?")
_OWNING = re.compile(r"^ (?:owns|owned|holds|held|has|had) $")
_OWNING_LEAD = re.compile(r" [a-z ]{0,12}")
_NEAR = 1200  # characters that a passage may have between a name and a figure
_PARAGRAPHS = 4  # beginnings of paragraphs that may stand between them
_FOR = re.compile(r"\bfor (?:(?:about|around|some|nearly|almost|more than|up to) )?$")
_AT_PRICE = re.compile(
    r"\bat (?:(?:about|around|some|nearly|almost|more than|up to) )?$"
)
_BUYING = frozenset(("buy", "acquire", "purchase", "sell", "take over"))
_AFFLICTING = frozenset(("fine",))
_VALUING = frozenset(("value",))
_RELATIVE = re.compile(
    r",? (?:which|who|that)(?= )|,? with (?:an? |its )(?=[a-z ]+ of )"
)
_OTHERS = re.compile(r"\b(?:that|which|who|whose|where)\b")
# Between a description and what goes on with its name, hardly anything stands.
_PARTING = re.compile(r"[,;:.]|\b(?:and|or|in|at|of|for)\b \S+ \S+ \S+ \S+")
_A_SHARE = re.compile(
    r"(?: in cash)?(?: (?:a|per|for each|for every|each|apiece) )(?P<of>)"
    r"(?=[A-Z][\w’' ]{1,40} share)"
)
_FROM_THEN = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)) (?:[^\s,;.:]+ ){1,4}(?:(?:in|for) )?$"
)
_AND_THEN = re.compile(r"\b(?:and|but|or) $")
_PAST_VERB = re.compile(r" [a-z]+(?:ed|d)\b")
_ONE_OF = re.compile(
    r"\b(?:one|two|three|\d+|some|most|among|many) (?:of )?(?:the |its )?$"
)
_ON = re.compile(r" (?:on )?|(?: to [^\s,;]+(?: \w+)?)? on ")
_OPENS = re.compile(r"\W*(?:In|During|For|Over|At) ")
_NOT_FIGURES = frozenset(("time",))


class FigureReader:
    """Proposes the figures of one article.

    Args:
        reading: the article.
        chooser: who chooses an owner where the rules only guess, if anybody does.
    """

    def __init__(
        self,
        reading: ArticleReading,
        chooser: OwnerChooser | None = None,
    ) -> None:
        self._reading = reading
        self._chooser = chooser
        self._words = reading.words
        self._text = reading.text
        self._variables = VariablePhrases(reading)
        self._focus = Focus(reading)
        self._nouns = NounSides(reading)

    def proposals(self) -> Iterator[FigureProposal]:
        """One for each figure that tells how much there is of something."""
        earlier: Quantity | None = None
        for read in self._words.quantities:
            quantity = self._in_lent_unit(read, earlier)
            earlier = quantity
            if self._is_figure(quantity) and not self._is_told_again(quantity):
                yield self._proposal(quantity)

    def _is_told_again(self, quantity: Quantity) -> bool:
        """Whether a figure of the heading is told in the text as well."""
        heading = self._text.find("\n")
        if quantity.begin >= heading:
            return False
        return any(
            (abs(each.value), each.unit) == (abs(quantity.value), quantity.unit)
            for each in self._words.quantities
            if each.begin > heading
        )

    def _in_lent_unit(self, quantity: Quantity, earlier: Quantity | None) -> Quantity:
        """A bare number in the unit of the figure with which it is compared."""
        is_bare = quantity.unit == "count" and not quantity.noun
        if earlier is None or not is_bare or earlier.unit in ("count", "percent"):
            return quantity
        between = self._text[earlier.end : quantity.begin]
        if _COMPARED.fullmatch(between):
            return quantity._replace(unit=earlier.unit, is_lent=True)
        return quantity

    def _is_figure(self, quantity: Quantity) -> bool:
        if quantity.unit in DURATIONS or quantity.unit in _NOT_FIGURES:
            return False
        if any(overlap(quantity.span, each.span) for each in self._reading.mentions):
            return False
        if any(overlap(quantity.span, time) for time in self._words.times):
            return False
        words = self._text[slice(*quantity.span)]
        is_counted = quantity.unit == "count"
        # "one of them", "two rivals": who has so few names them
        if is_counted and not any(char.isdigit() for char in words):
            return bool(quantity.noun) and abs(quantity.value) > 2
        return (
            not is_counted
            or bool(quantity.noun)
            or quantity.is_lent
            or abs(quantity.value) >= 10
        )

    def _proposal(self, quantity: Quantity) -> FigureProposal:
        original = quantity
        if quantity.conversion_of is not None:
            original = self._words.quantities[quantity.conversion_of]
        owner, tier, rule = self._owner(original)
        if tier == "doubtful" and self._chooser:
            # A choice is not carried on to later figures: the rules stay a second vote.
            chosen = self._chooser.chosen(original, owner)
            if chosen:
                if owner and owner.thing == chosen.thing:
                    tier = "reference"
                owner = chosen
                rule = BY_MODEL
        variable = self._variables.of(original)
        period = self._period(original)
        is_of_several = _ONE_OF.search(self._text[: original.begin][-20:])
        if variable == unnamed(original) or is_of_several:
            tier = "doubtful"
        side = side_of(owner) if owner else None
        actor = side if self._is_here(side, original) else None
        bearer = self._bearer(original, actor) if tier != "plain" else None
        if bearer:
            side, tier, rule = bearer, "reference", "figure:noun"
        clause = self._words.clause_at(original.begin)
        spans = [quantity.span, original.span]
        if side and self._is_near(side, quantity):
            spans.append(side.span)
        if bearer and actor:
            spans.append(actor.span)
        if period and is_within(period.span, self._words.sentence_at(quantity.begin)):
            spans.append(period.span)
        begin = min(first for first, _ in spans)
        end = max(last for _, last in spans)
        if original.is_lent:
            lending = [
                each
                for each in self._words.quantities
                if each.unit == original.unit and each.end <= original.begin
            ]
            spans.append(lending[-1].span if lending else original.span)
            begin = min(begin, spans[-1][0])
        # What it measures must stand in the words as well.
        begin = min(begin, max(clause[0], self._words.sentence_at(quantity.begin)[0]))
        return FigureProposal(
            quantity=quantity,
            owner=side,
            variable=variable,
            period=period.span if period else None,
            span=self._trimmed((begin, self._noun_end(quantity, end))),
            rule=rule,
            tier=tier,
            is_projection=self._is_ahead(original),
            actor=actor,
        )

    def _is_near(self, owner: RelationSide, quantity: Quantity) -> bool:
        """Whether a passage may go on from the owner's name to the figure."""
        between = self._text[owner.span[1] : quantity.begin]
        return len(between) < _NEAR and between.count("\n\n") <= _PARAGRAPHS

    def _is_here(self, side: RelationSide | None, quantity: Quantity) -> bool:
        """Whether something is mentioned in the sentence of a figure."""
        sentence = self._words.sentence_at(quantity.begin)
        return side is not None and is_within(side.span, sentence)

    def _noun_end(self, quantity: Quantity, end: int) -> int:
        if not quantity.noun:
            return end
        at = self._text.find(quantity.noun, quantity.end)
        if at < 0 or at > quantity.end + 3:
            return end
        return max(end, at + len(quantity.noun))

    def _trimmed(self, span: Span) -> Span:
        begin, end = span
        words = self._text[begin:end]
        ahead = len(words) - len(words.lstrip(' \n\t,;:"“'))
        return begin + ahead, end

    def _is_ahead(self, quantity: Quantity) -> bool:
        """Whether it is planned or expected."""
        begin, end = self._words.sentence_at(quantity.begin)
        sentence = self._text[begin:end]
        inside = (quantity.begin - begin, quantity.end - begin)
        for each in quantities(sentence):
            if overlap(each.span, inside):
                if is_plainly_ahead(sentence, each):
                    return True
                return is_ahead(sentence, each) and not is_plainly_so(sentence, each)
        return False

    # Whose

    def _owner(self, quantity: Quantity) -> tuple[Mentioned | None, Tier, str]:
        sentence = self._words.sentence_at(quantity.begin)
        clauses = self._reading.figure_clauses(sentence)
        bought = self._bought(quantity) or self._valued(quantity)
        if bought:
            return bought, tier_of(bought), "figure:bought"
        beside = self._beside(quantity, sentence)
        if beside:
            return beside, tier_of(beside), "figure:beside"
        antecedent = self._antecedent(quantity)
        if antecedent:
            return antecedent, tier_of(antecedent), "figure:relative"
        for filler in clauses.holders(quantity.span) or ():
            mention = self._reading.filling(filler)
            if mention and self._may_hold(mention, quantity):
                return mention, tier_of(mention), "figure:holder"
        return self._owner_around(quantity, sentence)

    def _bearer(
        self, quantity: Quantity, actor: RelationSide | None
    ) -> RelationSide | None:
        """What a common noun tells that the figure is of: "a deal valued at 5 million"."""
        sentence = self._words.sentence_at(quantity.begin)
        for head in self._reading.figure_clauses(sentence).bearers(quantity.span):
            # "40 patients" are no figure of the patients.
            if quantity.unit != "count" or head[1] <= quantity.begin:
                bearer = self._nouns.bearer(head, has_actor=actor is not None)
                if bearer:
                    return bearer
        return None

    def _antecedent(self, quantity: Quantity) -> Mentioned | None:
        """Who or what is told of by "which employs 40", or "with a budget of 40 million"."""
        clause = self._words.clause_at(quantity.begin)
        begin = max(0, clause[0] - len(", "))
        relative = _RELATIVE.search(self._text, begin, quantity.begin)
        if relative is None:
            return None
        between = self._text[relative.end() : quantity.begin]
        # "Which Acme bought for 5 million", "which runs a mill that employs 40"
        if _OTHERS.search(between) or self._actors((relative.end(), quantity.begin)):
            return None
        return self._told_before(relative.start())

    def _told_before(self, place: int) -> Mentioned | None:
        """What is named right before a place, or described there: "Acme, a maker of looms"."""
        named = {each.span: each for each in self._reading.mentions}
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
        return None

    def _valued(self, quantity: Quantity) -> Mentioned | None:
        """Whose shares cost so much: "348p for each Acme share", "Acme shares rose to 3"."""
        behind = _A_SHARE.match(self._text, quantity.end)
        if behind is None or quantity.unit in ("count", "percent"):
            return None
        for mention in self._reading.mentions:
            if mention.span[0] == behind.end("of"):
                return mention
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
        told = self._focus.at(quantity.begin)
        if told:
            return told, "doubtful", "figure:carried"
        return None, "doubtful", "figure:none"

    def _beside(self, quantity: Quantity, sentence: Span) -> Mentioned | None:
        """Who stands right behind a figure: "620 employees of Bolt", "the 5 million that Bolt"."""
        end = self._noun_end(quantity, quantity.end)
        for mention in self._reading.mentioned_in((end, sentence[1])):
            between = self._text[end : mention.span[0]]
            # "5 percent of Bolt" are somebody else's
            pattern = _OF_WHOM if quantity.noun else _WHO_HAS
            if pattern.fullmatch(between) and self._may_own(mention):
                return mention
            if not _OWNING_LEAD.fullmatch(between):
                return None
        return None

    def _may_hold(self, mention: Mentioned, quantity: Quantity) -> bool:
        """Whether somebody may have such a figure: people have money and shares alone."""
        is_person = self._reading.things.name_kind(mention.thing) == "person"
        if not is_person or quantity.unit not in ("count", "factor"):
            return True
        # "Oz, who owns 90,000 of them"
        return bool(_OWNING.search(self._text, mention.span[1], quantity.begin))

    def _bought(self, quantity: Quantity) -> Mentioned | None:
        """What a price was paid for, or who was fined: "bought Bolt for 5 million"."""
        before = self._text[max(0, quantity.begin - 30) : quantity.begin]
        if quantity.unit == "count":
            return None
        verbs = _AFFLICTING
        if _FOR.search(before):
            verbs = _BUYING
        elif _AT_PRICE.search(before):
            verbs = _VALUING
        sentence = self._words.sentence_at(quantity.begin)
        for _, predication in self._reading.predications:
            is_here = sentence[0] <= predication.cue[0] < quantity.begin
            if not is_here or predication.lemma not in verbs:
                continue
            for filler in predication.slots.get(OBJECT, ()):
                mention = self._reading.filling(filler)
                if mention:
                    return mention
            if not predication.slots.get(OBJECT):
                return self._beginning(sentence)
        return None

    def _beginning(self, sentence: Span) -> Mentioned | None:
        """What a sentence begins with."""
        for mention in self._reading.mentioned_in(sentence):
            lead = self._text[sentence[0] : mention.span[0]].casefold()
            return mention if lead in ("", "the ") else None
        return None

    def _actors(self, span: Span) -> list[Mentioned]:
        return [
            mention
            for mention in self._reading.mentioned_in(span)
            if self._may_own(mention)
            and self._text[mention.span[0] - 1 : mention.span[0]] != "("
        ]

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

    # When

    def _period(self, quantity: Quantity) -> Period | None:
        """The time that is nearest by grammar, and no event's or dateline's."""
        own = own_times(self._words, quantity.span, is_change=quantity.is_change)
        told = [time for time in self._words.periods if time.span in own]
        told = [time for time in told if self._tells(time, quantity)]
        before = [time for time in told if time.end <= quantity.begin]
        if not told:
            return self._day_behind(quantity) or self._opening_time(quantity)
        return before[-1] if before else told[0]

    def _day_behind(self, quantity: Quantity) -> Period | None:
        """The day right behind a change: "fell 2 percent on Monday"."""
        for time in self._words.periods:
            between = self._text[quantity.end : time.begin]
            if time.kind == "day" and _ON.fullmatch(between):
                return time
        return None

    def _opening_time(self, quantity: Quantity) -> Period | None:
        """The time with which a sentence opens that tells several figures."""
        begin, _ = self._words.sentence_at(quantity.begin)
        for time in self._words.periods:
            lead = self._text[begin : time.begin]
            is_first = time.begin >= begin and _OPENS.fullmatch(lead)
            if is_first and time.start and self._text[time.end : time.end + 1] == ",":
                is_other = self._is_of_another(time, quantity)
                is_other = is_other or is_baseline(self._text, quantity.begin)
                return None if is_other else time
        return None

    def _tells(self, time: Period, quantity: Quantity) -> bool:
        if not (time.start or time.finish) or _DATELINE.match(self._text, time.end):
            return False
        sentence = self._words.sentence_at(quantity.begin)
        if not is_within(time.span, sentence):
            return False
        if self._is_parted(time, quantity) or self._is_of_another(time, quantity):
            return False
        if time.kind == "baseline":
            return True
        own, other = map(self._words.clause_at, (quantity.begin, time.begin))
        if own == other:
            clauses = self._reading.figure_clauses(sentence)
            return clauses.tells_with(quantity.span, time.span)
        return self._is_shared(own, other)

    def _is_of_another(self, time: Period, quantity: Quantity) -> bool:
        """Whether a time is that of a figure compared with, or of the verb behind it."""
        if self._text[slice(*time.span)].casefold() == "today":
            return True
        if time.begin > quantity.begin:
            return False
        compared = _FROM_THEN.search(self._text, 0, time.begin)
        if compared and compared.end() == time.begin:
            return quantity.begin > time.end
        # "which holds 8 percent and last year demanded": before, it held as well
        is_led = _AND_THEN.search(self._text[max(0, time.begin - 8) : time.begin])
        return bool(is_led and _PAST_VERB.match(self._text, time.end)) and (
            quantity.begin < time.begin
        )

    def _is_shared(self, own: Span, other: Span) -> bool:
        """Whether the time of another clause is that of the figure's as well.

        It is if that clause only says when, or tells a figure before this one.
        """
        if begins_adverbially(self._text[slice(*other)]):
            return True
        return other < own and bool(self._words.quantities_at([other]))

    def _is_parted(self, time: Period, quantity: Quantity) -> bool:
        """Whether another figure stands before a time that follows."""
        between = (quantity.end, time.begin)
        if between[0] >= between[1]:
            return False
        others = self._words.quantities_at([between])
        return any(
            each.conversion_of is None and each.unit == quantity.unit for each in others
        )
