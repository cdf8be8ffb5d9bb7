"""A statement of words that a person has marked, as far as these tell it by themselves.

The word under the cursor proposes the relation, the names beside it the ends; a number is
a figure of whom the clause tells. The rest is put right as of any draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kg.authoring.slugs import slug
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.news_terms import ORGANISATION
from kg.drafting.review_lines import ReviewLine
from kg.drafting.wordings import whole_wording
from kg.errors import KgError
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, is_within, overlap
from kg.review_desk.choices import Choices
from kg.review_desk.line_changes import letter_of, new_line
from kg.review_desk.statement_parts import names_in, quoted
from kg.review_desk.thing_names import ThingNames
from kg.vocabulary import local_name


class Maker:
    """Makes lines of words of one article.

    Args:
        reading: the article.
        names: what things are called, and which thing words mean.
        choices: what parts may be.
    """

    def __init__(
        self, reading: ArticleReading, names: ThingNames, choices: Choices
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._names = names
        self._choices = choices

    def statement(self, span: Span) -> ReviewLine:
        """A line for what some words tell.

        Raises:
            KgError: they tell of no figure, and do not mention two things.
        """
        for quantity in self._reading.words.quantities:
            if overlap(quantity.span, span):
                return self._figure(quantity)
        return self._relation(span)

    def thing(self, span: Span) -> ReviewLine:
        """A line for what some words name."""
        words = " ".join(self._text[slice(*span)].split())
        kind = ORGANISATION
        for mention in self._reading.mentions:
            if overlap(mention.span, span):
                kind = self._reading.thing(mention.thing).kind
        statement = f"{slug(words)}: {local_name(kind.value)} {quoted(words)}"
        return new_line("n", statement, span)

    def is_named(self, span: Span, described: Collection[str]) -> bool:
        """Whether words name a thing that the review describes, or the registry has."""
        return any(
            self._reading.thing(mention.thing).is_known
            or self._names.meant_at(mention) in described
            for mention in self._reading.mentions
            if overlap(mention.span, span)
        )

    def written(self, statement: str, span: Span) -> ReviewLine:
        """A line for a statement that a person has written."""
        return self._line(statement, span, self._inside(span))

    def _figure(self, quantity: Quantity) -> ReviewLine:
        sentence = self._reading.words.sentence_at(quantity.begin)
        wording = whole_wording(self._text, quantity)
        at = self._text.find(wording, sentence[0], sentence[1])
        begin, end = (at, at + len(wording)) if at >= 0 else quantity.span
        owner = self._nearest(quantity.span, self._inside(sentence))
        local = self._names.meant_at(owner) if owner else UNKNOWN
        if owner:
            begin, end = min(begin, owner.span[0]), max(end, owner.span[1])
        name = f"obs-{slug(quantity.noun or wording)}-{quantity.begin}"
        measured = quantity.noun and f"number of {quantity.noun}"
        statement = f"{name}: figure {quoted(wording)}; observedOf {local}"
        statement += f"; variable {quoted(measured or 'amount')}"
        return self._line(statement, (begin, end), [owner] if owner else [])

    def _relation(self, span: Span) -> ReviewLine:
        sentence = self._reading.words.sentence_at(span[0])
        inside = self._inside(span)
        if len({self._names.meant_at(each) for each in inside}) < 2:
            inside = self._inside(sentence)
        cue = self._cue(span)
        ends = self._ends(inside, cue or span)
        if ends is None:
            message = "These words do not mention two things."
            raise KgError(
                message, "Mark words with both, or write the statement with e."
            )
        subject, object = ends
        locals_ = [self._names.meant_at(each) for each in ends]
        begin = min(subject.span[0], object.span[0], *(cue or span)[:1])
        end = max(subject.span[1], object.span[1], *(cue or span)[1:])
        kinds = [self._names.kind(local) for local in locals_]
        sides = [{kind} if kind else set() for kind in kinds]
        # The words under the cursor before those of the whole sentence. Where none says
        # a relation, the one that claims least is the person's to make more precise.
        properties = (
            self._choices.property_said(words, (sides[0], sides[1]))
            for words in (span, sentence)
        )
        property = next(filter(None, properties), "affiliatedWith")
        statement = f"{locals_[0]} {property} {locals_[1]}"
        return self._line(statement, (begin, end), ends)

    def _cue(self, span: Span) -> Span | None:
        """The word of a frame among the marked words."""
        for _, predication in self._reading.predications:
            if overlap(predication.cue, span):
                return predication.cue
        return None

    def _ends(
        self, mentions: Iterable[Mentioned], around: Span
    ) -> tuple[Mentioned, Mentioned] | None:
        """The nearest mention before some words, and that behind them of another thing."""
        told = sorted(mentions, key=lambda each: each.span)
        before = [each for each in told if each.span[0] < around[0]] or told[:1]
        for subject in reversed(before):
            for object in told:
                is_other = self._names.meant_at(object) != self._names.meant_at(subject)
                if object.span > subject.span and is_other:
                    return subject, object
        return None

    def _nearest(self, span: Span, mentions: Iterable[Mentioned]) -> Mentioned | None:
        told = [each for each in mentions if not overlap(each.span, span)]
        return min(told, key=lambda each: abs(each.span[0] - span[0]), default=None)

    def _inside(self, span: Span) -> list[Mentioned]:
        return [each for each in self._reading.mentions if is_within(each.span, span)]

    def _line(
        self, statement: str, span: Span, mentions: Iterable[Mentioned]
    ) -> ReviewLine:
        """A line with what its words need to mean what it tells of."""
        told = names_in(statement)
        used = [each for each in mentions if self._names.meant_at(each) in told]
        described = dict.fromkeys(
            f"{self._names.meant_at(each)} kind {quoted(noun)}"
            for each in used
            if (noun := self._reading.thing(each.thing).noun) and not each.is_referral
        )
        whole = APART.join((statement, *described))
        line = new_line(letter_of(statement), whole, span)
        return line._replace(references=tuple(self._references(used)))

    def _references(self, mentions: Iterable[Mentioned]) -> Iterator[DraftReference]:
        for mention in mentions:
            if mention.is_referral:
                span = self._reading.phrase(mention.span)
                yield DraftReference(span, self._names.meant_at(mention))
