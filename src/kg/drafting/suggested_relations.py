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
from kg.drafting.proposals import Proposal, RelationProposal, RelationSide, Tier
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
        self, reading: ArticleReading, asked: Consulted, known: Iterable[Proposal]
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
        for number, sentences in enumerate(paragraphs, 1):
            choices = self._choices(sentences)
            if len(choices.things) < 2 or not choices.properties:
                continue
            step = f"asking what paragraph {number} of {len(paragraphs)} says"
            self._asked.progress(step)
            for each in self._suggested(choices):
                proposal = self._proposal(each, choices)
                if proposal and self._told.isdisjoint(self._ways(proposal)):
                    self._told.update(self._ways(proposal))
                    yield proposal

    def _paragraphs(self) -> Iterator[list[Span]]:
        """The sentences of each paragraph, which is a line."""
        paragraph: list[Span] = []
        for sentence in self._words.sentences:
            if paragraph:
                between = self._reading.text[paragraph[-1][1] : sentence[0]]
                if "\n" in between:
                    yield paragraph
                    paragraph = []
            paragraph.append(sentence)
        if paragraph:
            yield paragraph

    # What is asked

    def _choices(self, sentences: list[Span]) -> _Choices:
        things = self._things((sentences[0][0], sentences[-1][1]))
        kinds = {self._reading.thing(thing).kind for thing in things.values()}
        properties: dict[str, list[NamedNode]] = defaultdict(list)
        for label, property in self._labelled:
            if self._may_relate(property, kinds, kinds):
                properties[label].append(property)
        return _Choices(sentences, things, properties)

    def _things(self, span: Span) -> dict[str, NamedNode]:
        """What is mentioned, by its name; not who shares it with another."""
        by_name: dict[str, NamedNode] = {}
        shared: set[str] = set()
        for mention in self._reading.mentioned_in(span):
            name = self._reading.thing(mention.thing).names[0]
            if by_name.setdefault(name, mention.thing) != mention.thing:
                shared.add(name)
        return {name: by_name[name] for name in by_name if name not in shared}

    @cached_property
    def _labelled(self) -> list[tuple[str, NamedNode]]:
        """The relations that some frame says, if not in these words, with their labels."""
        labels = self._ontology.labels
        told = {frame.tells for frame in self._reading.lexicon.frames}
        relations = v.named_nodes(told & self._ontology.object_properties)
        found = [(labels[each], each) for each in relations if each in labels]
        return sorted(found, key=str)

    def _may_relate(
        self, property: NamedNode, ones: Iterable[Term], others: Iterable[Term]
    ) -> bool:
        """Whether things of some classes may be its subjects, and of others its objects."""
        domain, range_ = self._ontology.domain(property), self._ontology.range(property)
        return self._kinds.meet(ones, domain) and self._kinds.meet(others, range_)

    def _suggested(self, choices: _Choices) -> list[Suggested]:
        sentences = list(map(self._words.quote, choices.sentences))
        prompt = statements_said(
            list(choices.things), list(choices.properties), sentences
        )
        return suggested(self._asked.model.chosen(*prompt))

    # What is proposed

    def _proposal(self, found: Suggested, choices: _Choices) -> RelationProposal | None:
        """The suggestion as a proposal, if the ontology allows it."""
        one, other = choices.things[found.subject], choices.things[found.object]
        kinds = [self._reading.thing(thing).kind for thing in (one, other)]
        for property in choices.properties[found.property]:
            if self._may_relate(property, kinds[:1], kinds[1:]):
                break
        else:
            return None
        sentence = choices.sentences[found.sentence]
        subject, object = self._side(one, sentence), self._side(other, sentence)
        is_referred = subject.is_referral or object.is_referral
        tier: Tier = "reference" if is_referred else "plain"
        # Which of the words relate the two, the model does not say: all may be needed.
        return RelationProposal(
            subject=subject,
            predicate=property,
            object=object,
            span=sentence,
            rule=SUGGESTED,
            tier=tier,
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
        first = min(mentions, key=lambda mention: (mention.is_referral, mention.span))
        return RelationSide(first.span, thing, is_referral=first.is_referral)

    def _ways(self, told: RelationProposal) -> Iterator[_Told]:
        """A statement, and the same from the other side."""
        one, property, other = told.subject.thing, told.predicate, told.object.thing
        yield one, property, other, told.modality
        turned = list(self._ontology.inverses.get(property, ()))
        if property in self._ontology.symmetric:
            turned.append(property)
        for each in turned:
            yield other, each, one, told.modality
