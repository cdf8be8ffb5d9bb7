"""Relations that a language model finds in paragraphs, and no frame has drafted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.model_choices import Suggested, statements_said, suggested
from kg.drafting.proposals import Proposal, RelationProposal, RelationSide
from kg.frames.kinds import Kinds
from kg.language.spans import Span
from kg.vocabulary import Term

if TYPE_CHECKING:
    from kg.drafting.language_model import Consulted

SUGGESTED = "model:more"
"""The rule of a relation that a language model has suggested."""

_Told: TypeAlias = tuple[Term | None, Term, Term | None, str | None]
"""Subject, property, object and modality."""


class _Choices(NamedTuple):
    """What the model may choose from, by what it is called.

    Attributes:
        sentences: the sentences of a paragraph.
        things: what is mentioned in them, by its name.
        properties: what may relate these, by label: two properties may share one.
    """

    sentences: list[Span]
    things: Mapping[str, NamedNode]
    properties: Mapping[str, list[NamedNode]]


class SuggestionReader:
    """Asks a language model what the paragraphs of one article say.

    Args:
        reading: the article.
        asked: the model.
        known: what is proposed already, and is not proposed again.
    """

    def __init__(
        self,
        reading: ArticleReading,
        asked: Consulted,
        known: Iterable[Proposal],
    ) -> None:
        self._reading = reading
        self._words = reading.words
        self._asked = asked
        self._ontology = reading.graph.ontology
        self._kinds = Kinds(self._ontology)
        self._told: set[_Told] = set()
        for proposal in known:
            if isinstance(proposal, RelationProposal):
                self._told.update(self._ways(proposal))

    def proposals(self) -> Iterator[RelationProposal]:
        """What the model suggests, whether or not the words say it.

        Raises:
            ModelError: the model cannot be asked, or gives no answer.
        """
        paragraphs = list(self._paragraphs())
        number = len(paragraphs)
        for at, sentences in enumerate(paragraphs, 1):
            choices = self._choices(sentences)
            # One thing is related to none: a heading, mostly.
            if len(choices.things) < 2 or not choices.properties:
                continue
            self._asked.progress(f"asking what paragraph {at} of {number} says")
            for each in self._suggested(choices):
                proposal = self._proposal(each, choices)
                if proposal and self._is_new(proposal):
                    yield proposal

    def _paragraphs(self) -> Iterator[list[Span]]:
        """The sentences of each paragraph, which is a line."""
        text = self._reading.text
        paragraph: list[Span] = []
        last = 0
        for begin, end in self._words.sentences:
            if paragraph and "\n" in text[last:begin]:
                yield paragraph
                paragraph = []
            paragraph.append((begin, end))
            last = end
        if paragraph:
            yield paragraph

    # What is asked

    def _choices(self, sentences: list[Span]) -> _Choices:
        begin, _ = sentences[0]
        _, end = sentences[-1]
        things = self._things((begin, end))
        kinds = set(map(self._kind, things.values()))
        properties: dict[str, list[NamedNode]] = defaultdict(list)
        for label, property in self._labelled:
            # A long list of what cannot be is hard to choose from.
            if self._may_relate(property, kinds, kinds):
                alike = properties[label]
                alike.append(property)
        return _Choices(sentences, things, properties)

    def _things(self, span: Span) -> dict[str, NamedNode]:
        """What is mentioned, by its name; not who shares it with another."""
        by_name: dict[str, NamedNode] = {}
        shared: set[str] = set()
        for mention in self._reading.mentioned_in(span):
            thing = self._reading.thing(mention.thing)
            name, *_ = thing.names
            known = by_name.setdefault(name, thing.iri)
            if known != thing.iri:
                shared.add(name)
        for name in shared:
            del by_name[name]
        return by_name

    def _kind(self, thing: NamedNode) -> NamedNode:
        return self._reading.thing(thing).kind

    @cached_property
    def _labelled(self) -> list[tuple[str, NamedNode]]:
        """The relations that some frame says, if not in these words, with their labels."""
        labels = self._ontology.labels
        told = {frame.tells for frame in self._reading.lexicon.frames}
        relations = told & self._ontology.object_properties
        found = [
            (labels[property], property)
            for property in v.named_nodes(relations)
            if property in labels
        ]
        return sorted(found, key=str)

    def _may_relate(
        self,
        property: NamedNode,
        ones: Iterable[Term],
        others: Iterable[Term],
    ) -> bool:
        """Whether things of some classes may be its subjects, and of others its objects."""
        domain = self._ontology.domain(property)
        range_ = self._ontology.range(property)
        meet = self._kinds.meet
        return meet(ones, domain) and meet(others, range_)

    def _suggested(self, choices: _Choices) -> list[Suggested]:
        sentences = map(self._words.quote, choices.sentences)
        prompt = statements_said(
            names=list(choices.things),
            properties=list(choices.properties),
            sentences=list(sentences),
        )
        answer = self._asked.model.chosen(*prompt)
        return suggested(answer)

    # What is proposed

    def _proposal(self, found: Suggested, choices: _Choices) -> RelationProposal | None:
        """The suggestion as a proposal, if the ontology allows it."""
        one = choices.things[found.subject]
        other = choices.things[found.object]
        ones = [self._kind(one)]
        others = [self._kind(other)]
        for property in choices.properties[found.property]:
            if self._may_relate(property, ones, others):
                break
        else:
            return None
        sentence = choices.sentences[found.sentence]
        subject = self._side(one, sentence)
        object = self._side(other, sentence)
        is_referred = subject.is_referral or object.is_referral
        return RelationProposal(
            subject=subject,
            predicate=property,
            object=object,
            # Which of its words relate the two, the model does not say.
            span=sentence,
            rule=SUGGESTED,
            # If a frame proves it; else it becomes doubtful, like all that is open.
            tier="reference" if is_referred else "plain",
            modality=found.modality,
        )

    def _side(self, thing: NamedNode, sentence: Span) -> RelationSide:
        """Where a sentence mentions a thing, by its name if it does so anywhere."""
        mentions = [
            mention
            for mention in self._reading.mentioned_in(sentence)
            if mention.thing == thing
        ]
        if not mentions:
            # The gate finds that it is not mentioned, and tells so.
            return RelationSide(sentence, thing)
        named = [mention for mention in mentions if not mention.is_referral]
        first, *_ = named or mentions
        return RelationSide(first.span, thing, is_referral=first.is_referral)

    def _is_new(self, told: RelationProposal) -> bool:
        """Whether nobody has proposed it before, from either side."""
        ways = set(self._ways(told))
        is_new = self._told.isdisjoint(ways)
        self._told |= ways
        return is_new

    def _ways(self, told: RelationProposal) -> Iterator[_Told]:
        """A statement, and the same from the other side."""
        property = told.predicate
        one = told.subject.thing
        other = told.object.thing
        yield one, property, other, told.modality
        inverses = self._ontology.inverses
        turned = list(inverses.get(property, ()))
        if property in self._ontology.symmetric:
            turned.append(property)
        for each in turned:
            yield other, each, one, told.modality
