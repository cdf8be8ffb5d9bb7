"""The figures of an article, with whose they are, what they measure and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.drafting.article_reading import ArticleReading
from kg.drafting.figure_bearers import FigureBearers
from kg.drafting.figure_choice import FigureChoice
from kg.drafting.figure_owners import (
    BY_DESCRIPTION,
    BY_FOCUS,
    FigureOwner,
    OwnerReader,
    noun_end,
)
from kg.drafting.figure_times import NEAR, FigureTimes, is_expected, may_go_on
from kg.drafting.figure_units import FigureUnits
from kg.drafting.headings import headings_end
from kg.drafting.news_terms import DECISION
from kg.drafting.noun_sides import NounSides
from kg.drafting.proposals import FigureProposal, RelationSide, side_of, tier_of
from kg.drafting.variable_phrases import VariablePhrases, unnamed
from kg.language.english.losses import is_loss, is_result
from kg.language.english.periods import Period
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, covering

_IN = re.compile(r"\b[Ii]n $")
_ONE_OF = re.compile(
    r"\b(?:one|two|three|\d+|some|most|among|many) (?:of )?(?:the |its )?$"
)
# Measures that hardly anything but a firm has
_OF_FIRMS = frozenset(
    "profit profits earnings loss income sales revenue revenues turnover margin dividend "
    "debt shares employees staff orders deposits EBIT EBITDA".split()
)
# What somebody just has, whatever else happened when
_STANDING = re.compile(
    r"^(?:stake|holding|capacity|area|length|height|depth|width|distance|population|term|"
    r"age|number of (?:employees|workers|staff|people|stores|shops|branches|plants|factories|"
    r"members|growers|patents|customers|subscribers|users))$|\bcapacity$"
)
_CASTING = re.compile(r"(?: (?:also|had|has|have|later|then|[a-z]+ly))* ")
_FAR = 700  # characters


class FigureReader:
    """Proposes the figures of one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._words = reading.words
        self._text = reading.text
        self._variables = VariablePhrases(reading)
        self._bearers = FigureBearers(reading, NounSides(reading))
        self._choice = FigureChoice(reading, self._bearers)
        self._figures = list(FigureUnits(reading.words).figures())
        self._owners = OwnerReader(reading, self._bearers)
        self._times = FigureTimes(reading)
        self._measured = ""  # by the figure before

    def proposals(self) -> Iterator[FigureProposal]:
        """One for each figure that tells how much there is of something."""
        for quantity in self._figures:
            if not self._choice.is_figure(quantity) or self._is_told_again(quantity):
                continue
            yield self._told_alone(quantity) or self._proposal(quantity)

    def _voted(self, quantity: Quantity, owner: FigureOwner) -> FigureOwner:
        """The vote itself, where a verb tells it: its sides are nobody's number."""
        cast = self._choice.cast(quantity)
        actor = owner.actor or owner.side
        if cast is None or actor is None:
            return owner
        # No vote is told without those who cast it: not Bolt, but "its works council".
        if not _CASTING.fullmatch(self._text, actor.span[1], cast[0]):
            return owner
        vote = RelationSide(cast, kind=DECISION)
        return FigureOwner(vote, "reference", owner.rule, actor, is_event=True)

    def _told_alone(self, quantity: Quantity) -> FigureProposal | None:
        """A bare number that tells by its place what it is: an age."""
        aged = self._choice.aged(quantity)
        if aged is None:
            return None
        return FigureProposal(
            quantity=quantity._replace(unit="year", is_lent=True),
            owner=side_of(aged),
            variable="age",
            period=None,
            span=covering(aged.span, quantity.span),
            rule="figure:age",
            tier=tier_of(aged),
        )

    def _is_told_again(self, quantity: Quantity) -> bool:
        """Whether a figure of the headings is told in the text as well."""
        heading = headings_end(self._text)
        if quantity.begin >= heading:
            return False
        return any(
            (abs(each.value), each.unit) == (abs(quantity.value), quantity.unit)
            for each in self._figures
            if each.begin > heading
        )

    def _variable(self, quantity: Quantity) -> str:
        """What a figure measures: "net income of 12 million, after a loss of 3 million"."""
        variable = self._variables.of(quantity)
        is_lost = not quantity.is_change and is_loss(self._text, quantity.span)
        return "loss" if is_lost and is_result(variable) else variable

    def _proposal(self, quantity: Quantity) -> FigureProposal:
        original = quantity
        if quantity.conversion_of is not None:
            original = self._figures[quantity.conversion_of]
        variable = self._variable(original)
        owner = self._owners.of(original)
        tier = owner.tier
        if variable == unnamed(original) and self._owners.takes_up(original):
            variable = self._measured or variable  # "Last year it totalled 5 million"
        elif not original.is_change:
            self._measured = variable
        if self._choice.is_vote(original):
            owner = self._voted(original, owner)
            tier = owner.tier
            side = "against" if self._choice.is_against(original) else "for"
            variable = f"number of votes {side}"
        is_of_several = _ONE_OF.search(self._text[: original.begin][-20:])
        # Whom an article is about has profits, and a share price.
        is_of_topic = owner.rule in BY_FOCUS
        is_of_firm = not _OF_FIRMS.isdisjoint(variable.split())
        is_guess = is_of_topic and not is_of_firm
        if is_guess and self._is_far(owner, quantity):
            owner = owner._replace(side=None)
        if is_of_several or owner.side is None:
            tier = "doubtful"
        elif is_of_topic and is_of_firm:
            tier = "reference"
        is_described = owner.rule == BY_DESCRIPTION and quantity.unit != "percent"
        is_lasting = owner.is_event or is_described
        is_ahead = is_expected(self._words, original)
        is_standing = _STANDING.search(variable) and not original.is_change
        if is_standing and not is_ahead:
            period = self._times.of_standing(original)
        else:
            thing = owner.side.thing if owner.side else None
            period = self._times.of(original, thing, is_lasting=is_lasting)
        if period is None and variable.endswith("share price"):
            period = self._times.of_news(original)
        return FigureProposal(
            quantity=quantity,
            owner=owner.side,
            variable=variable,
            period=period.span if period else None,
            span=self._around(quantity, original, owner, period),
            rule=owner.rule,
            tier=tier,
            is_projection=is_ahead,
            actor=owner.actor,
        )

    def _around(
        self,
        quantity: Quantity,
        original: Quantity,
        owner: FigureOwner,
        period: Period | None,
    ) -> Span:
        """The words that say a figure, with all that tells what it is."""
        sides = filter(None, (owner.side, owner.actor))
        spans = [side.span for side in sides if self._is_near(side, quantity)]
        spans += [quantity.span, original.span]
        sentence = self._words.sentence_at(quantity.begin)
        if period and period.end > sentence[0] - NEAR:
            spans.append(self._with_preposition(period.span))
        begin, end = covering(*spans)
        if original.is_lent:
            begin = min(begin, self._lending(original).begin)
        # What it measures must stand in the words as well.
        clause = self._words.clause_at(original.begin)
        begin = min(begin, max(clause[0], sentence[0]))
        return self._trimmed((begin, noun_end(self._text, quantity, end)))

    def _with_preposition(self, time: Span) -> Span:
        """A time with what tells that it is one: "may" is something else than "in May"."""
        begin, end = time
        before = _IN.search(self._text[:begin])
        return (before.start() if before else begin, end)

    def _lending(self, quantity: Quantity) -> Quantity:
        """The figure before that lends its unit."""
        lending = [
            each
            for each in self._words.quantities
            if each.unit == quantity.unit and each.end <= quantity.begin
        ]
        return lending[-1] if lending else quantity

    def _is_near(self, owner: RelationSide, quantity: Quantity) -> bool:
        """Whether a passage may go on from the owner's name to the figure."""
        return may_go_on(self._text, owner.span[1], quantity.begin)

    def _is_far(self, owner: FigureOwner, quantity: Quantity) -> bool:
        """Whether it would take half of a text to tell whose a figure is."""
        if owner.side is None:
            return False
        begin, end = owner.side.span
        return max(begin - quantity.end, quantity.begin - end) > _FAR

    def _trimmed(self, span: Span) -> Span:
        begin, end = span
        words = self._text[begin:end]
        ahead = len(words) - len(words.lstrip(' \n\t,;:"“'))
        return begin + ahead, end
