"""What a part of a draft may be instead: what the words near it offer, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.shorthand import quoted
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.review_lines import ReviewLine
from kg.frames.kinds import Kinds
from kg.knowledge.claims import MODALITIES
from kg.language.english.function_words import is_content
from kg.language.english.stems import stems
from kg.language.spans import Span, is_within, overlap
from kg.review_desk.line_changes import Choice, Part
from kg.review_desk.statement_parts import RelationParts
from kg.review_desk.thing_names import ThingNames

MOST = 9
"""As many as there are digits to choose them by."""

_SENTENCES_BACK = 2
_SAYING = ("person", "organisation")
_SAID_TO_BE_SO = Choice("", "said to be so")
_THE_ARTICLE = Choice("", "the article itself")
_NO_PERIOD = Choice("", "no period")


class Choices:
    """Offers values for the parts of the drafts of one article.

    Args:
        reading: the article.
        names: what things are called, and which thing words mean.
    """

    def __init__(self, reading: ArticleReading, names: ThingNames) -> None:
        self._reading = reading
        self._names = names
        self._ontology = reading.graph.ontology
        self._kinds = Kinds(self._ontology)

    def things(self, line: ReviewLine, allowed: set[NamedNode]) -> list[Choice]:
        """What is mentioned in the words of a line and near them.

        Args:
            line: the line.
            allowed: the classes that fit; none for any.
        """
        found: dict[str, Choice] = {}
        for mention in self._near(line.span):
            choice = self._meant(mention)
            found.setdefault(choice.value, choice)
        # What does not fit goes last: the class may be wrong, and not the choice.
        misfits = [local for local in found if not self._fits(local, allowed)]
        for local in misfits:
            found[local] = found.pop(local)
        return list(found.values())

    def voices(self, line: ReviewLine) -> list[Choice]:
        """Who may be the one who says it."""
        found = {"": _THE_ARTICLE}
        for mention in self._near(line.span):
            if self._reading.things.name_kind(mention.thing) in _SAYING:
                choice = self._meant(mention)
                found.setdefault(choice.value, choice)
        return list(found.values())

    def _meant(self, mention: Mentioned) -> Choice:
        """What a mention means, with its place."""
        local = self._names.meant_at(mention)
        label = self._names.label(local)
        return Choice(local, label, mention.span, mention.is_referral)

    def properties(self, line: ReviewLine, relation: RelationParts) -> list[Choice]:
        """The relations between things of such classes that the words may say."""
        subject = self._classes(relation.subject)
        object = self._classes(relation.object)
        return self.properties_between(line.span, (subject, object))

    def properties_between(
        self, span: Span, sides: tuple[set[NamedNode], set[NamedNode]]
    ) -> list[Choice]:
        """The relations between things of some classes, those first whose words are there."""
        words = self._content(span)
        fitting = [each for each in self._relations if self._relates(each, sides)]
        # Those that say it equally often stay in the order of their names.
        fitting.sort(key=lambda each: self._times_said(each, words), reverse=True)
        found: list[Choice] = []
        for term in fitting[:MOST]:
            name = v.local_name(term.value)
            found.append(Choice(name, self._told(term)))
        return found

    def property_said(
        self, span: Span, sides: tuple[set[NamedNode], set[NamedNode]]
    ) -> str:
        """The relation that most words of a passage say; empty if they say none."""
        words = self._content(span)
        told = ""
        most = 0
        for term in self._relations:
            times = self._times_said(term, words)
            if times > most and self._relates(term, sides):
                told, most = v.local_name(term.value), times
        return told

    def periods(self, line: ReviewLine) -> list[Choice]:
        """The times that the article tells of, the nearest first."""
        begin, _ = line.span
        times = sorted(
            self._reading.words.periods, key=lambda each: abs(each.span[0] - begin)
        )
        sentence = self._sentence(line.span)
        found: dict[str, Choice] = {}
        for time in times:
            words = self._reading.text[slice(*time.span)]
            # A passage goes on to a time of its own sentence alone.
            place = time.span if is_within(time.span, sentence) else None
            found.setdefault(words, Choice(quoted(words), words, place))
        return [*list(found.values())[: MOST - 1], _NO_PERIOD]

    def variables(self, line: ReviewLine) -> list[Choice]:
        """What a figure may measure: what others of the article do, and the project's."""
        words = self._content(self._sentence(line.span))
        known = dict.fromkeys((*self._names.variables, *self._project_variables))
        ordered = sorted(known, key=lambda name: -len(words.intersection(stems(name))))
        return [Choice(quoted(name), name) for name in ordered]

    def modalities(self, *, is_figure: bool) -> list[Choice]:
        """How it may be told."""
        if is_figure:
            return [_SAID_TO_BE_SO, Choice("projection", "planned or expected")]
        told = sorted(MODALITIES.values())
        return [_SAID_TO_BE_SO, *(Choice(name, name) for name in told)]

    def allowed(self, relation: RelationParts, part: Part) -> set[NamedNode]:
        """The classes of which the end of a relation may be."""
        terms = self._reading.graph.resolver.terms
        term = terms.get(relation.property)
        if term is None:
            return set()
        sides = {"subject": self._ontology.domain, "object": self._ontology.range}
        return set(v.named_nodes(sides[part](term)))

    def verb(self, property: str) -> str:
        """How a relation is told, by its local name."""
        term = self._reading.graph.resolver.terms.get(property)
        return self._told(term) if term else property

    def _near(self, span: Span) -> Iterator[Mentioned]:
        """The mentions in and before the sentences of words, the nearest first."""
        words = self._reading.words
        first = max(words.sentence_number(span[0]) - _SENTENCES_BACK, 0)
        begin, _ = words.sentences[first]
        _, end = words.sentence_at(max(span[1] - 1, span[0]))
        near = self._reading.mentioned_in((begin, end))
        return iter(sorted(near, key=lambda each: (_apart(each.span, span), each)))

    def _sentence(self, span: Span) -> Span:
        return self._reading.words.sentence_at(span[0])

    def _fits(self, local: str, allowed: set[NamedNode]) -> bool:
        return not allowed or self._kinds.meet(self._classes(local), allowed)

    def _classes(self, local: str) -> set[NamedNode]:
        kind = self._names.kind(local)
        return {kind} if kind else set()

    def _relates(
        self, term: NamedNode, sides: tuple[set[NamedNode], set[NamedNode]]
    ) -> bool:
        ends = (self._ontology.domain(term), self._ontology.range(term))
        return all(
            not side or self._kinds.meet(side, end)
            for side, end in zip(sides, ends, strict=True)
        )

    def _content(self, span: Span) -> set[str]:
        """The words of a passage that say something by themselves, as stems."""
        words = self._reading.text[slice(*span)].split()
        return set(stems(" ".join(filter(is_content, words))))

    def _times_said(self, term: NamedNode, words: set[str]) -> int:
        """How many of the words by which frames say a relation are there."""
        return len(words.intersection(self._stems_of(term)))

    def _stems_of(self, term: NamedNode) -> set[str]:
        words = filter(is_content, self._reading.lexicon.words(term))
        return {stem for word in words for stem in stems(word)}

    @cached_property
    def _relations(self) -> list[NamedNode]:
        """The relations that frames say."""
        properties = set(v.named_nodes(self._ontology.object_properties))
        told = {frame.tells for frame in self._reading.lexicon.frames}
        return sorted(properties & told, key=lambda each: each.value)

    def _told(self, term: NamedNode) -> str:
        return self._reading.graph.verbaliser.verb(term)

    @cached_property
    def _project_variables(self) -> list[str]:
        graph = self._reading.graph
        known = graph.facts(None, v.TYPE, [v.CLASS_VARIABLE]).subjects
        labels = graph.facts(known, v.PREF_LABEL)
        return [label for each in known for label in labels.texts(each, v.PREF_LABEL)]


def _apart(one: Span, other: Span) -> int:
    """How many characters stand between two spans."""
    if overlap(one, other):
        return 0
    return max(one[0] - other[1], other[0] - one[1])


def shown(choices: Iterable[Choice]) -> list[dict[str, object]]:
    """Choices for the page, which has a digit for each."""
    return [
        {
            "value": each.value,
            "label": each.label,
            "span": each.span,
            "isReferral": each.is_referral,
        }
        for each in islice(choices, MOST)
    ]
