"""Whether the noun beside a name tells what its bearer is, and no relation, post or deed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading
from kg.drafting.news_terms import PERSON, POST
from kg.drafting.posts_read import GENERAL, PostReader
from kg.language.english.descriptions import Description
from kg.language.english.inflection import verb_forms
from kg.language.english.kind_phrases import is_managing_firm
from kg.language.english.number import is_plural
from kg.vocabulary import Term

# "its main customer Bolt" relates the two, and no frame tells what Bolt is
_RELATING = frozenset(
    "customer client parent partner subsidiary owner shareholder sponsor member buyer seller "
    "peer affiliate landlord tenant "
    "grandson granddaughter son daughter brother sister wife husband widow nephew niece "
    "backer creditor predecessor successor analyst name type leader neighbour home".split()
)
_RIVALS = frozenset("competitor rival".split())
PARTS = frozenset("arm division unit".split())
"""Nouns of what is part of somebody."""

# What stands in place of a noun, or tells of an amount, a time or a deal
_NO_KIND = frozenset(
    "one ones place location stake deal sum price increase decrease rise fall share summer "
    "winter spring autumn year month week day hour minute half quarter ticker sheet "
    "kilogram tonne ton litre foothold worth".split()
)
_TELLING = frozenset("daily weekly monthly mutual incumbent opposition nursery".split())
_AGENT = re.compile(
    r"(?!(?:greater|larger|smaller|other|former|upper|lower)$).*"
    r"(?:[eo]r|ist|ian|man|woman|ium|side)$"
)
_AGENTS = re.compile(r"(?:[eo]r|ist|ian)s$")
# What stands before a name and is no noun: "the six-storey Vik Tower"
_NO_NOUN = re.compile(
    r"(?:.*(?:ous|ive|ful|ern|ish|est|ed|ing|[^u]al|ic|less|able|-range|-storey|-level|"
    r"-run|-owned|-based|-listed)|state|"
    r"outside|around|across|near|greater|compact|main)$"
)


class KindNouns:
    """Tells the nouns for kinds of the things of one article.

    Args:
        reading: the article.
        posts: which nouns are those of posts.
    """

    def __init__(self, reading: ArticleReading, posts: PostReader) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._posts = posts

    def is_kind(self, description: Description, thing: NamedNode, head: str) -> bool:
        """Whether the noun of a description tells what something is.

        Args:
            description: the words beside its name.
            thing: what they describe.
            head: the noun.
        """
        if self._is_of_other(description, thing, head):
            return False
        is_before = description.span < description.name
        is_noun = head in _TELLING or self._is_agent(head) or not is_before
        is_noun = is_noun or " " in self._text[slice(*description.span)]
        is_one = description.is_one or self._is_by_origin(description)
        is_managing = is_managing_firm(self._text[slice(*description.span)])
        is_told = head in _RIVALS or is_managing or self._tells(head, thing)
        if is_plural(head):
            # "For the buyers, Bolt said"
            lead = self._text[description.span[1] : description.name[0]]
            is_before = is_before and "," not in lead
            # "The solicitors Vik Dorn" are a firm.
            is_firm = self._reading.things.name_kind(thing) == "organisation"
            is_told = is_told or bool(_AGENTS.search(head))
            return is_before and is_one and is_firm and is_told
        # "A dairy farmer" says what somebody is, whatever the ontology has a noun for.
        return is_told or (is_one and description.is_apposed and is_noun)

    def _is_of_other(
        self, description: Description, thing: NamedNode, head: str
    ) -> bool:
        """Whether a noun tells a relation, a post or a deed, or is none."""
        is_person = self._reading.things.name_kind(thing) == "person"
        if is_person and self._posts.is_post(head) and not description.is_one:
            return True  # a post, whose organisation is not told here
        if head in _RELATING | GENERAL | _NO_KIND:
            return True
        begin, end = description.span
        # "A unit of Acme"
        if head in PARTS and self._text.startswith(" of ", end):
            return True
        is_before = begin < description.name[0]
        if (is_before and _NO_NOUN.match(head)) or head in self._doing:
            return True
        kinds = self._ontology.classes_of(head)
        # "Deputy director of the department Ada Oz"
        is_body = is_person and bool(kinds) and not self._are_people(kinds)
        is_deed = bool(kinds) and kinds <= self._ontology.told_by_verbs
        return (is_body or is_deed) and not self._is_agent(head)

    def _are_people(self, kinds: Iterable[Term]) -> bool:
        """Whether somebody may be of one of some classes."""
        above = map(self._ontology.superclasses, kinds)
        return any(PERSON in each or POST in each for each in above)

    def _is_agent(self, head: str) -> bool:
        return head in _RIVALS or bool(_AGENT.match(head))

    def _is_by_origin(self, description: Description) -> bool:
        """Whether it is told where something is from: "the Danish baker Bolt"."""
        origin = description.origin or (0, 0)
        return self._text[slice(*origin)] in self._reading.things.adjectives

    def _tells(self, head: str, thing: NamedNode) -> bool:
        """Whether a noun tells a class that the thing is of, or may be."""
        kind = self._reading.thing(thing).kind
        above = set(self._ontology.superclasses(kind))
        for told in self._ontology.classes_of(head):
            if told in above or kind in self._ontology.superclasses(told):
                return True
        return False

    @cached_property
    def verbs(self) -> set[str]:
        """The forms of the verbs of frames."""
        return {
            form.text
            for lemma in self._reading.lexicon.lexemes.verbs
            for form in verb_forms(lemma.split(maxsplit=1)[0])
        }

    @cached_property
    def _doing(self) -> set[str]:
        """The forms of verbs that end in "ing"."""
        return {form for form in self.verbs if form.endswith("ing")}
