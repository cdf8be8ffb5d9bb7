"""What an article names: each thing with its names, its class and where it is named.

What the registry has by name is that thing. Of what is new, one thing has a name, its
abbreviation in brackets, the same name without a legal form, and the first word or, of a
person, the last name, where no other name goes on so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.drafting.noun_things import noun_mentions
from kg.frames.kinds import name_kind
from kg.frames.sentence_reading import known_forms
from kg.grounding.mentions import Mentioner
from kg.grounding.words import Words
from kg.knowledge import Graph
from kg.language.english.descriptions import Description, descriptions
from kg.language.english.inflection import noun_forms
from kg.language.english.number import is_plural
from kg.language.english.predication import NameKind
from kg.language.english.proper_names import proper_names
from kg.language.spans import Span, overlap
from kg.vocabulary import Term

_LEGAL = (
    "Inc|Ltd|Limited|plc|PLC|LLC|LLP|Corp|Corporation|Co|AG|GmbH|SE|SA|S\\.A|SpA|AB|ASA|AS|"
    "A/S|NV|BV|Oy|Oyj|KG|KK|Pty|Group|Holdings?|Partners|Industries|Systems|Technologies"
)
_LEGAL_FORM = re.compile(rf",? (?:{_LEGAL})\.?$")
_BRACKETED = re.compile(r" \((?:the |or |known as )?[\"“]?(?P<short>[A-Z][\w&.-]{1,11})[\"”]?\)")
_SAYS = re.compile(r",? (?:said|says|told|added|explained|warned|argued|noted|commented)\b")
_SAID = re.compile(r"\b(?:said|says|added|told|according to|explained|warned) $")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|President|Minister|Mayor|Judge|Justice|"
    r"Chancellor|Senator|Governor|Sir|Lady|Lord)\.? $"
)
_PLACED = re.compile(
    r"(?<!stake )(?<!stakes )(?<!shares )(?<!share )(?<!interest )(?<!invest )"
    r"(?<!invested )(?<!investment )(?<!confidence )\b(?:in|near|outside|across|around|"
    r"throughout) (?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?,? (?:and|or) )?$"
)
_SEATED = re.compile(r"-(?:based|headquartered|born)\b")
_OF_PLACE = re.compile(
    r"\b(?:city|town|port|province|region|village|state|district|county|island) of $"
)
_APPOINTED = re.compile(
    r"\b(?:hired|appointed|named|elected|promoted|dismissed|fired|nominated|recruited|"
    r"(?:succeeded|headed|led|chaired|founded|run|replaced) by|replaces|replaced|"
    r"succeeds|brothers?|sisters?|[a-z]{3,}(?:ist|ologist|man|woman)) $"
)
_PERSONAL = re.compile(r",? (?:who\b|(?:his|her) (?:predecessor|successor)|aged \d|, \d\d,)")
# "Norrmark's largest dairy", "the Norrmark government"
_RANKED = re.compile(
    r"(?:[’']s (?:[\w-]*(?:largest|biggest|oldest|busiest)|first|government|economy|"
    r"capital|parliament|president|north|south|east|west|coast)|"
    r" (?:government|parliament|province|region|coast)\b)"
)
_EXPORTED = re.compile(r"\b(?:export|exports|exported|exporting)(?: \w+)? to $")
_DATELINE = re.compile(r"(?:^|\n)\s*(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?, )?$")
_DATED = re.compile(
    r",? (?:\(|[-–—]|\d|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
    r"|, [A-Z][\w’'-]*,? (?:\(|[-–—]|\d|[A-Z][a-z]+\.? \d)"
)
_PERSON_NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z]\.)?(?: (?:van|von|de|der|del))? [A-Z][\w’'-]*")
_NAMED = ("Actor", "Place", "Brand", "Product", "Initiative", "Document")
_NOT_BUILT = frozenset("line works branch shop store hub centre center".split())
# Buildings that are called so: "Works" and "Yards" are firms
_BUILT = frozenset("Airport Arena Bridge Campus Port Refinery Stadium Station Terminal".split())
_LOOK = 50
_NOUN_BEHIND = re.compile(r" ([a-z][\w-]*)(?![\w’'-])")
_DETERMINER = re.compile(r"\b(?:the|its|a|an|their) $", re.IGNORECASE)
_MOST = 3  # words of a person's name


class NameMention(NamedTuple):
    """Where a thing is named, or referred to by a noun of its name."""

    span: Span
    thing: NamedNode
    is_referral: bool = False


class NamedThing(NamedTuple):
    """Something that an article names.

    Attributes:
        iri: its IRI: of what is new, one made of its longest name.
        kind: its class.
        names: the longest first; what people may call it beside that is further names.
        is_known: whether the registry has it.
    """

    iri: NamedNode
    kind: NamedNode
    names: tuple[str, ...]
    is_known: bool = False


class NamedThings:
    """What an article names.

    Args:
        graph: the project; what its registry knows by name is that thing.
        words: the words of the article.
        known: where the names of the registry stand.

    Attributes:
        things: by IRI, what has a name.
        mentions: where, in order.
        described: what the words beside names say of them.
        parts: of what a name and a noun call together, where the name alone stands.
    """

    def __init__(self, graph: Graph, words: Words, known: Mentioner) -> None:
        self._graph = graph
        self._ontology = graph.ontology
        self._text = words.text
        self._known = known
        self._taken = [period.span for period in words.periods]
        self.described: list[Description] = []
        self.parts: dict[NamedNode, NameMention] = {}
        self.things: dict[NamedNode, NamedThing] = {}
        self.mentions: list[NameMention] = []
        self._find()

    def name_kind(self, thing: NamedNode) -> NameKind:
        """What sort of thing it is, roughly."""
        found = self.things[thing]
        return name_kind(self._ontology, self._ontology.superclasses(found.kind))

    def _find(self) -> None:
        registered = list(self._registered())
        taken = [*self._taken, *(mention.span for mention in registered)]
        forms = known_forms(self._graph)
        spans = proper_names(self._text, forms.__contains__, taken)
        for span in (*spans, *(mention.span for mention in registered)):
            self.described += descriptions(self._text, span)
        by_name: dict[str, list[Span]] = {}
        for span in spans:
            name = " ".join(self._text[slice(*span)].split())
            by_name.setdefault(self._uncapitalised(name, by_name), []).append(span)
        for names in self._clusters(by_name):
            places = [span for name in names for span in by_name[name]]
            thing = self._new(names, places)
            self.things[thing.iri] = thing
            self.mentions += [NameMention(span, thing.iri) for span in places]
        self.mentions = sorted([*self.mentions, *registered])
        self.mentions = [self._with_noun(mention) for mention in self.mentions]
        self.mentions = sorted([*self.mentions, *self._unnamed()])

    def _unnamed(self) -> Iterator[NameMention]:
        """What only a common noun mentions: "a plant", "the new terminal"."""
        taken = [mention.span for mention in self.mentions]
        for span, label, is_named in noun_mentions(self._text, self._is_built, taken):
            iri = NamedNode(self._graph.namespaces.things + slug(label))
            facility = self._term("Facility")
            self.things.setdefault(iri, NamedThing(iri, facility, (label,)))
            yield NameMention(span, iri, is_referral=not is_named)

    def _is_built(self, noun: str) -> bool:
        """Whether a noun means something that somebody built."""
        if noun in _NOT_BUILT:
            return False
        return self._term("Facility") in self._classes(noun, "Facility")

    def _with_noun(self, mention: NameMention) -> NameMention:
        """The mention of a place that a name and a noun make: "the Arnesby plant"."""
        begin, end = mention.span
        match = _NOUN_BEHIND.match(self._text, end)
        if match is None or not _DETERMINER.search(self._text[max(0, begin - 6) : begin]):
            return mention
        facility = self._term("Facility")
        if facility not in self._classes(match[1], "Facility") or is_plural(match[1]):
            return mention
        name = self._text[begin : match.end()]
        iri = NamedNode(self._graph.namespaces.things + slug(name))
        self.things.setdefault(iri, NamedThing(iri, facility, (name,)))
        self.parts.setdefault(iri, mention)
        return NameMention((begin, match.end()), iri)

    def _registered(self) -> Iterator[NameMention]:
        """Where names of the registry stand that mean one thing."""
        rules = self._known.rules
        for span in self._known.known:
            bearers = self._known.bearers(span)
            if len(bearers) != 1 or not self._text[span[0]].isupper():
                continue
            (thing,) = bearers
            lowest = sorted(rules.lowest(thing), key=str)
            if lowest and isinstance(lowest[0], NamedNode):
                names = tuple(sorted(rules.texts(thing), key=len, reverse=True))
                kind = lowest[0]
                self.things[thing] = NamedThing(thing, kind, names, is_known=True)
                yield NameMention(span, thing)

    def _uncapitalised(self, name: str, known: Iterable[str]) -> str:
        """A name of a dateline, in capitals, as it is written elsewhere."""
        if not name.isupper() or len(name) < len("ACME "):
            return name
        written = re.search(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE)
        for match in re.finditer(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE):
            if match[0] != name:
                return match[0]
        return name if written is None else name.title()

    # Which names are one thing's

    def _clusters(self, by_name: dict[str, list[Span]]) -> Iterator[list[str]]:
        """The names of each thing, the longest first."""
        short_for = dict(self._short_names(by_name))
        for name in sorted(by_name, key=len, reverse=True):
            if name in short_for:
                continue
            names = [name]
            for each in by_name:
                if self._stands_for(each, short_for) == name and each != name:
                    names.append(each)
            yield names

    def _stands_for(self, name: str, short_for: dict[str, str]) -> str:
        seen = {name}
        while name in short_for and short_for[name] not in seen:
            name = short_for[name]
            seen.add(name)
        return name

    def _short_names(self, by_name: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
        """The names that stand for a longer one, with that."""
        for name, spans in by_name.items():
            for _, end in spans:
                bracketed = _BRACKETED.match(self._text, end)
                if bracketed and bracketed["short"] in by_name and " " in name:
                    yield bracketed["short"], name
        for name in by_name:
            longer = [other for other in by_name if _goes_on(name, other)]
            if not longer or self._is_placed(by_name[name]):
                continue
            if all(self._may_be_short(name, other) for other in longer):
                # What the article tells of first has the short name.
                first = min(longer, key=lambda other: by_name[other][0])
                if len(longer) == 1 or by_name[first][0] < by_name[name][0]:
                    yield name, first

    def _may_be_short(self, name: str, longer: str) -> bool:
        """Whether a thing is called by the beginning or the end of its name alone.

        Firms are by the first word, people by the last; the Lethmark Competition
        Authority is not called Lethmark.
        """
        kinds = self._class_by_name(longer)
        if longer.startswith(f"{name} "):
            return kinds <= {self._term("Company"), self._term("Organisation")}
        if kinds and self._is_noun(longer.split()[0]):
            return len(longer.split()) == len(name.split()) + 1  # "Bank Dorvane"
        return not kinds and len(longer.split()) <= _MOST

    def _is_placed(self, spans: list[Span]) -> bool:
        """Whether a name is mostly told as that of a place."""
        placed = 0
        for begin, end in spans:
            before = self._text[max(0, begin - _LOOK) : begin]
            if _PLACED.search(before) or _SEATED.match(self._text, end):
                placed += 1
        return placed * 2 > len(spans)

    # What a name is of

    def _new(self, names: list[str], places: list[Span]) -> NamedThing:
        kind = self._kind(names, places)
        iri = NamedNode(self._graph.namespaces.things + slug(names[0]))
        return NamedThing(iri, kind, tuple(names))

    def _kind(self, names: list[str], places: list[Span]) -> NamedNode:
        """The class for which there is most evidence; a company without any."""
        votes: Counter[NamedNode] = Counter()
        for kind in self._class_by_name(names[0]):
            votes[kind] += 5
        if len(names) > 1 and any(names[0].endswith(f" {name}") for name in names[1:]):
            votes[self._term("Person")] += 4
        if len(names) > 1 and any(names[0].startswith(f"{name} ") for name in names[1:]):
            votes[self._term("Company")] += 4
        if is_plural(names[0].split()[-1]):
            votes[self._term("Person")] -= 3
        for span in places:
            votes.update(self._by_context(span))
        for description in self.described:
            if description.name in places:
                for kind in self._class_of_phrase(description):
                    votes[kind] += 4
        if not _PERSON_NAME.fullmatch(names[0]) and votes[self._term("Person")] < 4:
            del votes[self._term("Person")]
        if not votes or votes.most_common(1)[0][1] <= 0:
            return self._term("Company")
        return self._most_specific(votes)

    def _most_specific(self, votes: Counter[NamedNode]) -> NamedNode:
        """Of the classes below the best voted one, that with most votes."""
        best, number = votes.most_common(1)[0]
        below = [
            kind
            for kind, votes_for in votes.items()
            if votes_for > 0 and kind != best and self._ontology.is_below(kind, best)
        ]
        if best == self._term("Organisation") and not below:
            return self._term("Organisation")
        return max(below, key=votes.__getitem__, default=best)

    def _by_context(self, span: Span) -> Counter[NamedNode]:
        """What the words around a name tell of what it is of."""
        begin, end = span
        before = self._text[max(0, begin - _LOOK) : begin]
        votes: Counter[NamedNode] = Counter()
        person, place = self._term("Person"), self._term("AdministrativeArea")
        if _TITLE.search(before):
            votes[person] += 6
        if _APPOINTED.search(before) or _PERSONAL.match(self._text, end):
            votes[person] += 3
        behind = _NOUN_BEHIND.match(self._text, end)
        if behind and before.casefold().endswith("the "):
            for kind in self._classes(behind[1], "Brand", "Product"):
                votes[kind] += 4
        if _RANKED.match(self._text, end) or _EXPORTED.search(before):
            votes[place] += 3
        name = self._text[begin:end]
        if _PERSON_NAME.fullmatch(name) and not self._class_by_name(name):
            if _SAYS.match(self._text, end) or _SAID.search(before):
                votes[person] += 3
        if _PLACED.search(before):
            votes[place] += 2
        city = self._term("City")
        if _SEATED.match(self._text, end) or _OF_PLACE.search(before):
            votes[city] += 5
        if _DATELINE.search(before) and _DATED.match(self._text, end):
            votes[city] += 5
        return votes

    def _class_by_name(self, name: str) -> set[NamedNode]:
        """The classes that the words of a name tell: "Bank of Kvarn", "Kvarn University"."""
        if _LEGAL_FORM.search(name):
            return {self._term("Company")}
        words = name.split()
        if len(words) < 2:
            return set()
        first, last = words[0], words[-1]
        if len(words) > 2 and words[1] in ("of", "for"):
            return self._classes(first, "Organisation")
        for word in (last, first):
            # "Veldrup Paper" is no document.
            kinds = self._classes(word, "Organisation") if self._is_noun(word) else set()
            if kinds:
                return kinds
        return {self._term("Facility")} if last in _BUILT else set()

    def _is_noun(self, word: str) -> bool:
        """Whether a word of a name is a noun of the ontology as it stands."""
        forms = set(noun_forms(word.casefold()))
        return not forms.isdisjoint(self._ontology.nouns)

    def _classes(self, word: str, *roots: str) -> set[NamedNode]:
        """The narrowest classes below some that a noun may mean."""
        found = self._ontology.classes_of(word)
        named = [kind for kind in found if self._is_of(kind, *roots)]
        return set(v.named_nodes(self._ontology.most_specific(named)))

    def _is_of(self, kind: Term, *roots: str) -> bool:
        above = self._ontology.superclasses(kind)
        return any(self._term(root) in above for root in roots)

    def _class_of_phrase(self, description: Description) -> set[NamedNode]:
        begin, end = description.span
        *_, last = self._text[begin:end].split()
        return self._classes(last, *_NAMED)

    def _term(self, name: str) -> NamedNode:
        return NamedNode(v.KG + name)


def _goes_on(name: str, longer: str) -> bool:
    """Whether a name begins or ends a longer one."""
    return longer.startswith(f"{name} ") or longer.endswith(f" {name}")


def mention_at(mentions: Iterable[NameMention], span: Span) -> NameMention | None:
    """The mention that a span has in it, or is in."""
    for mention in mentions:
        if overlap(mention.span, span):
            return mention
    return None
