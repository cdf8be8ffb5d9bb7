"""The posts that people of an article hold, and in which organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.name_words import KIN
from kg.drafting.news_terms import (
    AFFILIATED_WITH,
    HOLDS_POST,
    ORGANISATION,
    PERSON,
    POST,
    POST_IN,
)
from kg.drafting.post_phrases import PostPhrases
from kg.drafting.proposals import RelationProposal, RelationSide, Tier, side_of, tier_of
from kg.drafting.units_of_firms import unit_behind
from kg.language.english.claimed import Modality
from kg.language.english.descriptions import SAYING, Description
from kg.language.english.honours import addressed_from
from kg.language.english.number import is_plural
from kg.language.english.predication import OBJECT, SUBJECT
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering
from kg.vocabulary import Term

TITLE = "description:title"
"""The rule by which somebody is told to hold a post, and not whose it is."""

FORMER = re.compile(
    r"^(?:former|ex|then|late|outgoing|erstwhile|previous) |^ex-", re.IGNORECASE
)
"""What before a description says that it does not hold any more."""

_NEW = re.compile(
    rf"^(?:(?:{SAYING}|among them|elected|named|(?:[a-z]+-)?appointed|new|"
    r"now|own|current|acting|incoming|longtime|long-serving|veteran|billionaire|"
    r"(?:co-)?founder and) )+"
)
# "Market leader Acme": no post, and nobody who holds one
_LEADING = re.compile(
    r"(?:market|industry|world|category|sector) leader$", re.IGNORECASE
)
# "Union treasurer Ada Oz": of some union, and of no firm of which the text tells
_OF_BODY = re.compile(
    r"(?:association|inspectorate|society|union|university) (?=(?!leader)[a-z])",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"[\w -]*[\w](?:[’']s|s[’']) ")
# What a post is for: "head of research at Acme", "Acme's head of research"
_FIELD = re.compile(
    r"(?P<field> (?:of|for) (?!the |its |an? |their |parent |rival |sister )[a-z][\w-]*"
    r"(?:(?: and)? [a-z][\w-]*(?=[,.;]| (?:at|of|in|for|from|now|since|today|until|who)\b))?)"
    r"(?P<of> (?:at|of|in|for) (?:the )?)?"
)
# "president and CEO of Acme", "finance director and deputy chairman"
_SECOND_POST = cased(
    r",? and (?:(?:the|its|an?) )?(?P<phrase>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?|C[A-Z]O)"
    r"(?:(?P<of> (?:of|at|for|to) (?:the )?)|(?=[,.;]| (?:in|on|from|after|last|this|next)\b))"
)
_FROM_WHEN = re.compile(
    r",? (?:with effect from|effective(?: from)?|starting(?: in| on)?|beginning(?: in| on)?|"
    r"as of|as from|from) (?:the )?"
)
_BESIDE = re.compile(
    r" (?:at|of|with|from) (?:the |its )?(?:(?!on |in |for |about |at )[a-z-]+ ){0,2}"
)
# "Its lawyer" may be anybody's.
_OF_CLIENTS = frozenset(("attorney", "lawyer"))
_NOW = re.compile(r", now (?:an? |the )?$")
_BEHIND_NAME = re.compile(r"(?:, (?:aged )?\d{2})?, (?:the |an? |at present |now )?")
# "The mayor of Kvarn, Ada Oz"
_OF_PLACE = cased(r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?, ")
_CHIEF = re.compile(r"(?:chief|head|lead|principal|staff) ", re.IGNORECASE)
# What somebody is, wherever it may be, though a post may be called so: "an engineer at
# Acme" is of Acme, and holds none, unless it is told as news: "now an engineer at Acme".
_OCCUPATIONS = frozenset(
    "accountant architect designer economist engineer judge lawyer professor researcher "
    "scientist trainer".split()
)
# Who speaks of a firm is in another, or in none.
_OUTSIDERS = frozenset(("analyst",))
_APPOINTING = frozenset("appoint name elect hire promote make".split())
# "Its finance director" may be a firm's, "city finance director" is none's.
_PUBLIC = re.compile(
    r"(?:opposition|city|council|county|district|federal|government|municipal|national|party|"
    r"provincial|regional|state|town)\b|(?:[\w-]+ ){0,4}(?:mayor|minister|premier|governor|"
    r"chancellor|secretary|commissioner|senator|sheriff|judge|justice|superintendent|ambassador|"
    r"councill?or|council\w+|alder(?:man|woman)|prosecutor|inspector|prof(?:essor)?|speaker|"
    r"mediator|(?-i:[A-Z]\w+ Advis[eo]r))$",
    re.IGNORECASE,
)
_BEHIND_HEADS = frozenset("designate elect emeritus general".split())
_NO_POSTS = frozenset(
    "investor owner founder founders co-founder co-founders entrepreneur man woman "
    "resident villager neighbour tenant shareholder graduate candidate".split()
)
GENERAL = frozenset("man woman people person official expert".split())
"""Nouns of people that tell neither a post nor a kind."""


class _ToldPost(NamedTuple):
    """The words of a post, and who holds it where.

    Attributes:
        description: the words in which it is told.
        thing: who holds it.
        span: the words of the post.
        organisation: in which it is, if that is told.
        modality: how it is told, if it is not said to be so.
        tier: how sure it is where it is.
    """

    description: Description
    thing: NamedNode
    span: Span
    organisation: RelationSide | None
    modality: Modality | None
    tier: Tier

    @property
    def _holder(self) -> RelationSide:
        return RelationSide(self.description.name, self.thing)

    @property
    def _post(self) -> RelationSide:
        return RelationSide(self.span, kind=POST)

    @property
    def _around(self) -> Span:
        spans = [self.description.name, self.span]
        if self.organisation:
            spans.append(self.organisation.span)
        if self.modality:
            spans.append(self.description.span)
        return covering(*spans)

    def title(self) -> RelationProposal:
        """That somebody holds it, wherever it is."""
        return RelationProposal(
            self._holder,
            HOLDS_POST,
            self._post,
            covering(self.description.name, self.span),
            TITLE,
            "doubtful",
            self.modality,
        )

    def posts(self) -> Iterator[RelationProposal]:
        """That somebody holds it, and where it is."""
        assert self.organisation is not None
        holds = RelationProposal(
            self._holder,
            HOLDS_POST,
            self._post,
            self._around,
            "description:post",
            self.tier,
            self.modality,
            beside=self.organisation,
        )
        yield holds
        # A post that is to be held is told to be one, too; of a former one, it may last.
        yield holds._replace(
            subject=self._post,
            predicate=POST_IN,
            object=self.organisation,
            modality=self.modality if self.modality == "planned" else None,
            beside=self._holder,
        )

    def affiliations(self) -> Iterator[RelationProposal]:
        """Of whom somebody is that is told to be an engineer there, or a lawyer."""
        if self.organisation is not None and self.organisation.thing is not None:
            yield RelationProposal(
                self._holder,
                AFFILIATED_WITH,
                self.organisation,
                self._around,
                "description:person",
                "doubtful" if self.tier == "doubtful" else "reference",
                self.modality,
            )


class PostReader:
    """Proposes the posts of one article.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._focus = Focus(reading)
        self._phrases = PostPhrases(reading)

    def proposals(self) -> Iterator[RelationProposal]:
        """Posts told by titles, appositions and verbs; others stand in descriptions."""
        for holder, description, modality in self._phrases.found():
            yield from self.of(description, holder.thing, modality)

    def of(
        self,
        description: Description,
        thing: NamedNode,
        told_as: Modality | None = None,
    ) -> Iterator[RelationProposal]:
        """The post that words tell somebody to hold, and whose it is; often none.

        Args:
            description: the words.
            thing: who is told to hold it.
            told_as: how that is told, if the words themselves do not say.
        """
        span, modality = self._how_told(description, told_as)
        second = _SECOND_POST.match(self._text, description.span[1])
        if second and description.name < span:
            owned = second.end("of") if second["of"] else description.owner
            other = description._replace(span=second.span("phrase"), owner=owned)
            yield from self.of(other, thing, told_as)
            description = description._replace(owner=description.owner or owned)
        span = self._bare(span)
        words = self._text[slice(*span)]
        post, *_ = re.split(r" (?:of|for) ", words)
        head = _head(post)
        is_occupation = self._is_occupation(head)
        if _LEADING.search(post) or not (is_occupation or self.is_post(head)):
            return
        is_post = _CHIEF.match(post) or self._is_taken_up(head, description.span)
        is_occupation = is_occupation and not is_post
        is_outsider = head.lower() in _OUTSIDERS
        span, owner = self._with_field(description, span)
        tier: Tier = tier_of(owner) if owner else "doubtful"
        if is_outsider and tier == "plain":
            tier = "reference"  # his firm has no other part in what is told
        # A post whose firm is not told is in the firm of which the text tells.
        of_body = _OF_BODY.match(self._text, *span) if owner is None else None
        span = (of_body.end() if of_body else span[0], span[1])
        is_of_firm = self._is_held(head) and not (_PUBLIC.match(post) or of_body)
        if owner is None and is_of_firm and not (is_outsider or is_occupation):
            owner = self._employer(description)
        is_owned = owner is not None and self._is_organisation(owner.thing)
        organisation = self._organisation(span, owner) if owner and is_owned else None
        told = _ToldPost(description, thing, span, organisation, modality, tier)
        if is_occupation:
            if head.lower() not in _OF_CLIENTS and self._is_beside(told, owner):
                yield from told.affiliations()
        elif organisation is not None:
            yield from told.posts()
        elif not is_outsider and self._is_title(description, span):
            # A post is in an organisation, which a person has to tell.
            yield told.title()

    def _how_told(
        self, description: Description, told_as: Modality | None
    ) -> tuple[Span, Modality | None]:
        """The words that tell a post, without those that tell whether it is held."""
        span, modality = self._trimmed(description.span)
        if description.is_over:
            return span, "ended"
        modality = modality or told_as
        if modality is None and self._is_from(description.span[1]):
            return span, "planned"
        return span, modality

    def _bare(self, span: Span) -> Span:
        """The words of a post without whose it is: "the union's chief executive"."""
        begin, end = self._behind_firm(span)
        genitive = _GENITIVE.match(self._text[begin:end])
        return (begin + genitive.end() if genitive else begin, end)

    def _is_from(self, end: int) -> bool:
        """Whether a post is told to begin some day to come: "as chair from October"."""
        begun = _FROM_WHEN.match(self._text, end)
        if begun is None:
            return False
        coming = [period.begin for period in self._reading.words.coming]
        return begun.end() in coming

    def _behind_firm(self, span: Span) -> Span:
        """The words of a post without the firm before them: "Acme spokesman Ada Oz"."""
        begin, end = span
        firm = self._reading.beginning_at(begin)
        if firm is None or not begin < firm.span[1] < end:
            return span
        is_body = self._reading.things.name_kind(firm.thing) == "organisation"
        is_apart = self._text[firm.span[1]] == " "
        # "Acme's spokesman" is told as his of Acme elsewhere.
        if not (is_body and is_apart):
            return span
        return (firm.span[1] + 1, end)

    def _is_title(self, description: Description, post: Span) -> bool:
        """Whether words right beside a name are that of a post.

        "Mayor Ada Oz", "Ada Oz, deputy head of the bureau".
        """
        words, *_ = re.split(r" (?:of|for) ", self._text[slice(*post)])
        between = self._text[post[1] : addressed_from(self._text, description.name)]
        is_held = self._is_held(_head(words)) or bool(_PUBLIC.match(words))
        is_behind = _BEHIND_NAME.fullmatch(self._text, description.name[1], post[0])
        is_before = between in (" ", ", ") or _OF_PLACE.fullmatch(between)
        return is_held and bool(is_before or is_behind)

    def _organisation(self, post: Span, owner: Mentioned) -> RelationSide:
        """The firm of a post, or its unit: "head of its valves division"."""
        unit = unit_behind(self._text, owner.span) if owner.span > post else None
        # Whoever chairs a board chairs the firm.
        if unit is None or self._text[slice(*unit)].endswith("board"):
            return side_of(owner)
        return RelationSide(unit, kind=ORGANISATION)

    def _employer(self, description: Description) -> Mentioned | None:
        """Whose post it is that is told without saying so: of whom the sentences tell.

        Whoever appoints somebody does so to a post of his own.
        """
        begin, _ = description.name
        for predication in self._reading.predications:
            objects = predication.slots.get(OBJECT, ())
            is_here = any(filler.head == description.name for filler in objects)
            if predication.lemma in _APPOINTING and is_here:
                return next(
                    filter(
                        None,
                        map(self._reading.filling, predication.slots.get(SUBJECT, ())),
                    ),
                    None,
                )
        # Behind a comma, a post is that of somebody else than the sentence is about.
        is_before = description.span < description.name
        is_told = is_before or not description.is_apposed
        return self._focus.at(begin, is_acting=True) if is_told else None

    def _is_held(self, noun: str) -> bool:
        """Whether a noun without more tells of a post that one person holds."""
        return POST in self._kinds(noun) and not is_plural(noun)

    def is_post(self, noun: str) -> bool:
        """Whether a noun may be that of a post that one person holds."""
        is_none = self._is_occupation(noun) or _is_no_post(noun)
        return self._is_held(noun) and not is_none

    def _is_occupation(self, noun: str) -> bool:
        """Whether a noun tells what somebody is, and no post that he holds."""
        if noun.lower() in _OCCUPATIONS:
            return True
        kinds = self._kinds(noun)
        is_person = PERSON in kinds and POST not in kinds
        return is_person and not (_is_no_post(noun) or is_plural(noun))

    def _is_taken_up(self, noun: str, span: Span) -> bool:
        """Whether somebody is told to have come to a post: "now a professor at Acme"."""
        begin, _ = span
        first = max(0, begin - len(", now the "))
        return self._is_held(noun) and bool(_NOW.search(self._text, first, begin))

    def _is_beside(self, told: _ToldPost, owner: Mentioned | None) -> bool:
        """Whether that of which somebody is stands right beside: "engineer at Acme"."""
        if owner is None or owner.span < told.span:
            return owner is not None
        ends = (told.span[1], told.description.name[1])
        return any(
            _BESIDE.fullmatch(self._text, end, owner.span[0]) is not None
            for end in ends
        )

    def _kinds(self, noun: str) -> set[Term]:
        """The classes of which a noun tells a member: "secretary-general" is a secretary."""
        parts = noun.lower().split("-")
        return set[Term]().union(
            *map(self._ontology.classes_of, {noun.lower(), *parts})
        )

    def _with_field(
        self, description: Description, span: Span
    ) -> tuple[Span, Mentioned | None]:
        """A post with what it is for, "head of research", and whose it is."""
        field = _FIELD.match(self._text, span[1])
        if field is None:
            return span, self._reading.owner_of(description, span)
        whole = (span[0], field.end("field"))
        if field["of"]:
            return whole, self._reading.mention_from(field.end("of"))
        return whole, self._reading.owner_of(description._replace(owner=None), whole)

    def _trimmed(self, span: Span) -> tuple[Span, Modality | None]:
        """A description without what says since when or until when it holds."""
        begin, end = span
        words = self._text[begin:end]
        former = FORMER.match(words)
        if former:
            return (begin + former.end(), end), "ended"
        new = _NEW.match(words)
        return (begin + new.end() if new else begin, end), None

    def _is_organisation(self, thing: NamedNode) -> bool:
        kind = self._reading.thing(thing).kind
        return ORGANISATION in self._ontology.superclasses(kind)


def _head(post: str) -> str:
    """The noun of a post: "director" of "director general"."""
    words = post.split()
    if words[1:] and words[-1].lower() in _BEHIND_HEADS:
        words.pop()
    return words[-1] if words else ""


def _is_no_post(noun: str) -> bool:
    """Whether a noun of people tells neither a post nor an occupation: "brother-in-law"."""
    words = (noun.lower(), *noun.lower().split("-"))
    return not (GENERAL | _NO_POSTS | KIN).isdisjoint(words)
