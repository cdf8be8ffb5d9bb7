"""What only a common noun mentions: goods, a plant, a deal.

It is of a class that the noun tells. What no noun of the ontology tells is left to a
person: most such words are of an idiom, and no thing.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import (
    EVENT,
    FACILITY,
    GROUP,
    INITIATIVE,
    LOAN,
    ORGANISATION,
    PERSON,
    POST,
    PRODUCT,
    TOPIC,
)
from kg.drafting.proposals import RelationSide
from kg.frames.kinds import Kinds
from kg.language.english.function_words import is_everywhere
from kg.language.english.number import is_plural
from kg.language.english.numbers import MAGNITUDES
from kg.language.english.passing_words import is_passing
from kg.language.english.variable_names import MEASURING
from kg.language.spans import Span
from kg.vocabulary import Term

_STOP = frozenset(
    "a an the its their his her our your my this that these those some any all both each "
    "other another such of in on at by for from with to into as and or but than about "
    "over under more less most fewer several many few new own two three four five six "
    "seven eight nine ten dozens hundreds thousands is are was were be been has have had "
    "will would can could may might must should also only not no which who whose where "
    "when while produces makes sells buys supplies operates runs owns builds develops "
    "makes making producing selling supplying operating running building developing "
    "first second third next last main largest biggest since although though whereas "
    "despite amid unless whether until".split()
)
_NO_OBJECT = frozenset(
    "thing things way ways part parts number numbers year years month months week weeks "
    "day days time times one ones people percent cent share shares million billion "
    "money company companies firm firms group deal agreement control stake stakes "
    "majority minority ownership holding holdings size second third half rest some "
    "end beginning lack loss profit revenue sales talks consent approval remainder "
    "tenth quarter fifth fourth claim claims report reports view views plan plans role "
    "place fact case course result results reason work use help access says said it them "
    "him her us themselves itself each others units copies headcount books hectolitres "
    "litres gallons barrels acres crates doors".split()
)
# "Produces growth", "makes a decision": what is so made is no thing.
_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "th",
    "ing",
    "ings",
    "al",
)
_OPENING = re.compile(r"[A-Z][a-z-]+ ")
_APART = re.compile(r"\b(?:second|third|fourth|fifth|sixth) $")
_LONGEST_ORDINAL = 7  # characters
_POSSESSIVE = re.compile(r"[’']s$")
_DEFINITE = re.compile(r"\b(?:the|this|that) $", re.IGNORECASE)


class NounSides:
    """The sides of relations that have no name.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._ontology = reading.graph.ontology
        self._kinds = Kinds(self._ontology)

    def side(
        self, head: Span, classes: Collection[Term], *, are_goods: bool = False
    ) -> RelationSide | None:
        """What a common noun mentions, if it may be of some classes.

        Args:
            head: the noun.
            classes: the domain or the range of a property; any class, if it has none.
            are_goods: whether what stands here is made, so that a noun of no class is
                that of goods: "cheese".
        """
        text = self._reading.text
        begin, end = head
        noun = text[begin:end]
        if not noun[:1].islower() or noun in _NO_OBJECT or " " in noun.strip():
            return None
        if self._reading.words.quantities_at([(begin, end)]):
            return None  # "sales of 2 million euros" are sold to nobody
        kind = self._kind_of_noun(noun, classes)
        if kind is None and are_goods and self._may_be_made(noun):
            kind = PRODUCT
        is_verb = noun in self._reading.lexicon.verbs_alone and not are_goods
        if kind is None or is_verb or text[end : end + 1] in ("’", "'"):
            return None
        first = self.phrase_begin(begin)
        if text[first:end].split()[0] in MAGNITUDES:
            return None  # "a 75 million grant"
        if kind == INITIATIVE and not _DEFINITE.search(text[max(0, first - 6) : first]):
            return None  # "Threads Forward, a programme": it has a name
        return RelationSide((first, end), kind=kind)

    def topic(self, head: Span) -> RelationSide | None:
        """What a noun of no class mentions where only its words count: "the new route"."""
        text = self._reading.text
        begin, end = head
        noun = text[begin:end]
        if not noun.islower() or " " in noun or noun in _NO_OBJECT | _STOP:
            return None
        if self._reading.words.quantities_at([head]) or text[end : end + 1] in "’'":
            return None
        if self._ontology.classes_of(noun):
            return None  # of a class that does not fit
        first = self.phrase_begin(begin)
        if text.endswith(" new ", 0, first):
            first -= len("new ")
        return RelationSide((first, end), kind=TOPIC)

    def headed(self, head: Span) -> RelationSide | None:
        """What somebody heads that has no name: "the works council", "its audit unit"."""
        begin, end = head
        noun = self._reading.text[begin:end]
        bodies = self._kinds.below((ORGANISATION, FACILITY))
        is_body = not bodies.isdisjoint(self._ontology.classes_of(noun))
        if not noun.islower() or " " in noun or is_plural(noun) or not is_body:
            return None
        if noun in _NO_OBJECT:
            return None  # of the firm, a name tells
        return RelationSide((self.phrase_begin(begin), end), kind=ORGANISATION)

    def told_only(self, side: RelationSide, classes: Collection[Term]) -> RelationSide:
        """What is done, as a topic where nobody is told to have a part in it.

        An event has somebody who acts; "opposes the sale" tells of none.
        """
        if side.kind is None or not self.is_event(side.kind):
            return side
        is_fit = not classes or self._kinds.meet([TOPIC], classes)
        return side._replace(kind=TOPIC) if is_fit else side

    def phrase_begin(self, begin: int) -> int:
        """Where the words begin that belong to a noun."""
        text = self._reading.text
        first = begin
        for word in reversed(
            list(re.finditer(r"[\w’'-]+(?= )", text[max(0, begin - 60) : begin]))
        ):
            at = max(0, begin - 60) + word.start()
            is_next = text[at + len(word[0]) : first] == " "
            folded = word[0]
            if not is_next or not folded.islower() or folded in _STOP:
                break
            if is_everywhere(folded) or _POSSESSIVE.search(folded):
                break  # "after pilots", "the company's plant", but "vets' fees"
            if not folded[0].isalpha() or folded.endswith("ly"):
                break  # "14,000 m² store"
            if is_passing(folded):
                break  # "the company's smaller depot"
            if self._reading.words.quantities_at([(at, at + len(folded))]):
                break  # "a 14 million credit line"
            is_verb = (
                folded in self._reading.lexicon.verbs_alone or at in self._reading.verbs
            )
            if is_verb:
                break  # "is investigating practices"
            if text[:at].endswith("to "):
                break  # "to build plants"
            first = at
        # "The second phase" is not the phase before it.
        ordinal = _APART.search(text, max(0, first - _LONGEST_ORDINAL), first)
        return ordinal.start() if ordinal else self._opening(first)

    def _opening(self, begin: int) -> int:
        """Where words begin before which a sentence has its first: "Recycled nickel"."""
        first, _ = self._reading.words.sentence_at(begin)
        word = self._reading.text[first:begin]
        is_alone = _OPENING.fullmatch(word) and word.strip().casefold() not in _STOP
        return first if is_alone else begin

    def _may_be_made(self, noun: str) -> bool:
        """Whether a noun of no class may be that of goods, and is no abstract one."""
        is_abstract = noun.endswith(_ABSTRACT) or noun in MEASURING
        return not is_abstract and not self._ontology.classes_of(noun)

    def _kind_of_noun(self, noun: str, classes: Collection[Term]) -> NamedNode | None:
        """The class of what a noun mentions, if that may stand here."""
        told = self._ontology.classes_of(noun)
        fitting = [
            kind
            for kind in v.named_nodes(
                self._ontology.most_specific(sorted(told, key=str))
            )
            if self._kinds.meet([kind], classes)
            and (self.is_mentionable(kind) or self.is_event(kind))
        ]
        if not told.isdisjoint((PERSON, POST)) and POST not in classes:
            return None  # whoever is managing director operates no director
        events = [kind for kind in fitting if self.is_event(kind)]
        plans = [kind for kind in fitting if kind == INITIATIVE]
        if events or not told.isdisjoint(self._ontology.told_by_verbs):
            return next(iter((*events, *plans)), None)
        if is_plural(noun) and GROUP in classes:
            return GROUP
        return fitting[0] if fitting else None

    def is_mentionable(self, kind: NamedNode) -> bool:
        """Whether something of the class may go by a common noun."""
        above = self._ontology.superclasses(kind)
        return not {FACILITY, PRODUCT, TOPIC, LOAN, INITIATIVE}.isdisjoint(above)

    def is_event(self, kind: NamedNode) -> bool:
        return EVENT in self._ontology.superclasses(kind)
