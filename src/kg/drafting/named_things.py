"""What an article names: each thing with its names, its class and where it is named.

What the registry has by name is that thing. Of what is new, one thing has a name, its
abbreviation in brackets, the same name without a legal form, and the first word or, of a
person, the last name, where no other name goes on so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.drafting.article_things import ArticleThing, ArticleThings, NameMention
from kg.drafting.class_evidence import ClassEvidence
from kg.drafting.name_classes import NameClasses
from kg.drafting.name_clusters import NameClusters
from kg.drafting.name_signs import NameSigns
from kg.drafting.name_words import TOWN
from kg.drafting.news_terms import AREA, CITY, PERSON
from kg.drafting.registered_things import RegisteredThings
from kg.drafting.things_by_noun import ThingsByNoun
from kg.frames.sentence_reading import known_forms
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.knowledge.name_judgements import JudgedThings
from kg.language.english.countries import (
    COUNTRIES_BY_ADJECTIVE,
    full_name,
    is_adjective_of,
    is_country,
)
from kg.language.english.descriptions import descriptions
from kg.language.english.honours import honour_before
from kg.language.english.legal_forms import FORM_BEHIND
from kg.language.english.origin_words import origin_adjectives
from kg.language.english.proper_names import proper_names
from kg.language.spans import Span

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

# "The German city of Kvarn"
_OF_TOWN = re.compile(rf"\b(?P<origin>[A-Z][a-z]+) (?:[a-z]+ )?{TOWN}\b")
# "The Company" is a firm that has a name elsewhere
_CALLED_SO = frozenset("Bank Bureau Company Firm Group Mill".split())
# "The Board" and "southern States" are nobody by themselves
_NAMED_ELSEWHERE = frozenset(
    "Academy Administration Agency Alliance Assembly Association Authority Bank Board "
    "Bureau Center Chamber Club College Committee Company Confederation Consortium "
    "Corporation Council Court Department Directorate Exchange Federation Firm Forum "
    "Foundation Fund Government Group Guild House Inspectorate Institute League Ministry "
    "Network Office Organisation Organization Register School Secretariat Society States "
    "Tribunal Trust University".split()
)
_AREA_OF = re.compile(
    r"\b(?:canton|county|department|district|municipality|prefecture|province) of $"
)
_LOOK = 16


class NamedThings(ArticleThings):
    """What an article names.

    Args:
        graph: the project; what its registry knows by name is that thing.
        words: the words of the article.
        known: where the names of the registry stand.

    Attributes:
        adjectives: by the adjective that tells where somebody is from, the place.
        by_name: where each name stands that the registry does not have.
        evidence: of what class these are.
    """

    def __init__(self, graph: Graph, words: Words, known: Mentioner) -> None:
        super().__init__(graph.ontology)
        self._text = words.text
        self._taken = [period.span for period in words.periods]
        # "5 million U.S. dollars" names no country.
        self._taken += [
            quantity.span for quantity in words.quantities if quantity.unit != "count"
        ]
        self._is_form = known_forms(graph).__contains__
        self._classes = NameClasses(graph.ontology)
        self.by_name: dict[str, list[Span]] = {}
        signs = NameSigns(self._classes, words.text, self.described, self.by_name)
        self.evidence = ClassEvidence(signs)
        self._registered = RegisteredThings(graph, words, known)
        self._find()
        self.adjectives = dict(self._adjectives())
        by_noun = ThingsByNoun(graph, words, self, self._registered, self._classes)
        self.mentions = [by_noun.with_noun(mention) for mention in self.mentions]
        self.mentions = sorted([*self.mentions, *by_noun.unnamed()])

    def judged(self, span: Span) -> JudgedThings:
        """The things that somebody has judged words to mean, or not to."""
        return self._registered.judged(span)

    def _find(self) -> None:
        """Find what has a name."""
        registered: list[NameMention] = []
        for mention in self._registered.mentions():
            self.things[mention.thing] = self._registered.thing(mention.thing)
            registered.append(mention)
        spans = self._new_names([mention.span for mention in registered])
        for span in (*spans, *(mention.span for mention in registered)):
            self.described += descriptions(self._text, span)
        for span in spans:
            name = " ".join(self._text[slice(*span)].split())
            self.by_name.setdefault(self._uncapitalised(name), []).append(span)
        clusters = NameClusters(self._text, self._classes, self.evidence)
        for names in clusters.of(self.by_name):
            if len(names) == 1 and names[0] in _NAMED_ELSEWHERE:
                continue
            places = [span for name in names for span in self.by_name[name]]
            thing = self._thing(names, places)
            self.things[thing.iri] = thing
            self.mentions += [NameMention(span, thing.iri) for span in places]
        self.mentions = sorted([*self.mentions, *registered])

    def _adjectives(self) -> Iterator[tuple[str, NamedNode]]:
        """The adjectives that describe somebody, each with the place it tells."""
        told = {
            self._text[slice(*each.origin)] for each in self.described if each.origin
        }
        told.update(found["origin"] for found in _OF_TOWN.finditer(self._text))
        for mention in self.mentions:
            origins = origin_adjectives(self._text, mention.span)
            told.update(self._text[slice(*origin)] for origin in origins)
        for adjective in sorted(told):
            names = COUNTRIES_BY_ADJECTIVE.get(adjective, ())
            place = self._place(names) or self._by_its_letters(adjective)
            if place is None and names:
                known = self._registered.taken_up([names[0]], AREA)
                new = self._registered.new(names[0])
                place = known or ArticleThing(new, AREA, (names[0],))
            if place is not None:
                called = dict.fromkeys((*place.names, adjective))
                self.things[place.iri] = place._replace(names=tuple(called))
                yield adjective, place.iri

    def _place(self, names: Sequence[str]) -> ArticleThing | None:
        """A place that the article names by one of some names."""
        for thing in self.things.values():
            if not set(names).isdisjoint(thing.names):
                return thing
        return None

    def _by_its_letters(self, adjective: str) -> ArticleThing | None:
        """The place of the article whose name has the letters of an adjective."""
        for thing in self.things.values():
            is_its = any(is_adjective_of(adjective, name) for name in thing.names)
            if is_its and self.name_kind(thing.iri) == "place":
                return thing
        return None

    def _thing(self, names: list[str], places: Sequence[Span]) -> ArticleThing:
        """What has some names: a thing of the registry, or else a new one."""
        kind, is_guessed = self.evidence.kind(names, places)
        full = full_name(names[0])
        if full != names[0] and not self._registered.taken_up([full], kind):
            # "The U.S." and "the United States" are one.
            names = [*names, full]
        told = self._place([full]) if is_country(full) else None
        if told is not None and not told.is_known and told.kind == kind:
            return told._replace(names=tuple(dict.fromkeys((*told.names, *names))))
        known = self._registered.taken_up(names, kind)
        known = known or self._registered.suggested(names, kind, self.things)
        if known:
            return known
        called = tuple(dict.fromkeys((*names, *self._fuller(names[0], kind))))
        new = self._registered.new(names[0])
        return ArticleThing(new, kind, called, is_guessed=is_guessed)

    def _fuller(self, name: str, kind: NamedNode) -> Iterator[str]:
        """A person's name with honours, and a place's with what it is: "province of Ulm"."""
        for span in self.by_name[name]:
            lead = ""
            if kind == PERSON:
                lead = honour_before(self._text, span)
            elif kind in (AREA, CITY):
                begin, _ = span
                found = _AREA_OF.search(self._text, max(0, begin - _LOOK), begin)
                lead = found[0] if found else ""
            if lead:
                yield f"{lead}{name}"

    def _new_names(self, registered: Sequence[Span]) -> list[Span]:
        """Where names stand that the registry does not have."""
        taken = [*self._taken, *registered]
        spans = proper_names(self._text, self._is_form, taken, self._is_sure)
        return self._with_forms(list(filter(self._is_name, spans)))

    def _with_forms(self, spans: Sequence[Span]) -> list[Span]:
        """Names with their legal forms, which small letters or a comma may part."""
        found: list[Span] = []
        for begin, end in sorted(spans):
            if found and begin < found[-1][1]:
                continue  # "Ltd" behind "Acme Co."
            found.append((begin, self._form_end(begin, end)))
        return found

    def _form_end(self, begin: int, end: int) -> int:
        """Where a name ends with its legal form, of which it may have a part: "Acme Sp"."""
        for place in range(begin + 1, end + 1):
            if place < end and self._text[place] not in " ,":
                continue
            form = FORM_BEHIND.match(self._text, place)
            if form is not None and form.end() >= end:
                return form.end()
        return end

    def _is_name(self, span: Span) -> bool:
        """Whether words are a name, and not "the Company", which has one elsewhere."""
        is_called_so = self._text[slice(*span)] in _CALLED_SO
        return not (is_called_so and self._text.endswith("he ", 0, span[0]))

    def _is_sure(self, span: Span) -> bool:
        """Whether a word is a name, though it stands once and begins a sentence."""
        return is_country(self._text[slice(*span)])

    def _uncapitalised(self, name: str) -> str:
        """A name of a dateline, in capitals, as it is written elsewhere."""
        is_code = any(char.isdigit() for char in name)  # "OND-417"
        if not name.isupper() or is_code or len(name) < len("ACME "):
            return name
        for match in re.finditer(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE):
            if match[0] != name:
                return match[0]
            # An abbreviation, which stands within a line as well
            if (
                len(name) < len("KUALA LUMPUR")
                and self._text[match.start() - 1] in " ("
            ):
                return name
        return name.title()
