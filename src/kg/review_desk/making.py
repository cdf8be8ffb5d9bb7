"""A statement of words that a person has marked, as far as these tell it by themselves.

The word under the cursor proposes the relation, the names beside it the ends; a number is
a figure of whom the clause tells. The rest is put right as of any draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode

from kg.authoring.shorthand import quoted
from kg.authoring.slugs import slug
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.drafts import APART, UNKNOWN, DraftReference
from kg.drafting.news_terms import ORGANISATION
from kg.drafting.review_lines import ReviewLine
from kg.drafting.wordings import whole_wording
from kg.errors import KgError
from kg.language.english.quantities import Quantity
from kg.language.spans import Span, covering, is_within, overlap
from kg.review_desk.choices import Choices
from kg.review_desk.line_changes import letter_of, new_line
from kg.review_desk.statement_parts import FigureParts, RelationParts, names_in
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
        span = self._names.words_in(sentence, wording) or quantity.span
        # Only a guess: the words seldom prove whose it is, and a person looks again.
        owner = self._nearest(quantity.span, self._inside(sentence))
        local = UNKNOWN
        if owner:
            local = self._names.meant_at(owner)
            span = covering(span, owner.span)
        noun = quantity.noun
        variable = f"number of {noun}" if noun else "amount"
        statement = FigureParts(
            # The place tells two figures of one noun apart.
            name=f"obs-{slug(noun or wording)}-{quantity.begin}",
            kind="figure",
            wording=quoted(wording),
            clauses=(f"observedOf {local}", f"variable {quoted(variable)}"),
        )
        return self._line(str(statement), span, [owner] if owner else [])

    def _relation(self, span: Span) -> ReviewLine:
        sentence = self._reading.words.sentence_at(span[0])
        inside = self._inside(span)
        meant = {self._names.meant_at(each) for each in inside}
        if len(meant) < 2:
            inside = self._inside(sentence)
        cue = self._cue(span) or span
        ends = self._ends(inside, cue)
        if ends is None:
            message = "These words do not mention two things."
            advice = "Mark words with both, or write the statement with e."
            raise KgError(message, advice)
        subject, object = map(self._names.meant_at, ends)
        statement = RelationParts(
            how="",
            subject=subject,
            property=self._property(subject, object, (span, sentence)),
            object=object,
        )
        whole = covering(cue, *(end.span for end in ends))
        return self._line(str(statement), whole, ends)

    def _property(self, subject: str, object: str, passages: Iterable[Span]) -> str:
        """The relation that words say between two things, those before that go first.

        Where none says any, it is the one that claims least: a person makes it precise.
        """
        sides = self._classes(subject), self._classes(object)
        for words in passages:
            said = self._choices.property_said(words, sides)
            if said:
                return said
        return "affiliatedWith"

    def _classes(self, local: str) -> set[NamedNode]:
        kind = self._names.kind(local)
        return {kind} if kind else set()

    def _cue(self, span: Span) -> Span | None:
        """The word of a frame among the marked words."""
        for predication in self._reading.predications:
            if overlap(predication.cue, span):
                return predication.cue
        return None

    def _ends(
        self, mentions: Iterable[Mentioned], around: Span
    ) -> tuple[Mentioned, Mentioned] | None:
        """The nearest mention before some words, and that behind them of another thing."""
        told = sorted(mentions, key=lambda each: each.span)
        before = [each for each in told if each.span[0] < around[0]]
        # A passive may have nothing before its verb.
        for subject in reversed(before or told[:1]):
            meant = self._names.meant_at(subject)
            for object in told:
                is_behind = object.span > subject.span
                if is_behind and self._names.meant_at(object) != meant:
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
        # What only a noun tells of is meant by words that say this noun.
        statements = {statement: None}
        for each in used:
            noun = self._reading.thing(each.thing).noun
            if noun and not each.is_referral:
                local = self._names.meant_at(each)
                statements[f"{local} kind {quoted(noun)}"] = None
        line = new_line(letter_of(statement), APART.join(statements), span)
        return line._replace(references=tuple(self._references(used)))

    def _references(self, mentions: Iterable[Mentioned]) -> Iterator[DraftReference]:
        for mention in mentions:
            if mention.is_referral:
                span = self._reading.phrase(mention.span)
                yield DraftReference(span, self._names.meant_at(mention))
