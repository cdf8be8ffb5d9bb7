"""What an article calls things beside their names: kinds, posts and other names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.drafting.article_reading import ArticleReading, Mentioned
from kg.drafting.focus import Focus
from kg.drafting.news_terms import (
    HOLDS_POST,
    ORGANISATION,
    PERSON,
    POST,
    POST_IN,
)
from kg.drafting.proposals import (
    AttributeProposal,
    Proposal,
    RelationProposal,
    RelationSide,
    Tier,
    side_of,
    tier_of,
)
from kg.drafting.units_of_firms import unit_behind
from kg.language.english.claimed import Modality
from kg.language.english.descriptions import Description
from kg.language.english.inflection import verb_forms
from kg.language.english.longer_names import ORIGIN
from kg.language.english.number import is_plural
from kg.language.english.predication import OBJECT, SUBJECT
from kg.language.english.regexes import cased
from kg.language.spans import Span, covering, overlap

_FORMER = re.compile(r"^(?:former|ex|then|late|outgoing|erstwhile|previous) |^ex-")
# "A biotech firm spun out of Acme"
_PARTICIPLE = re.compile(
    r" (?:\w+ed|spun|built|made|led|run|held|sold|known|set)(?: |$).*"
)
_NEW = re.compile(
    r"^(?:elected|named|appointed|new|current|acting|incoming|longtime|veteran|billionaire) "
)
_RANKED = re.compile(r"^(?:[\w-]*(?:largest|biggest|oldest|leading)|top|main|other) ")
_OTHER = re.compile(r"(?:earlier|newer|older|second|third|latest|former|next|own) ?")
# "its main customer Bolt" relates the two, and no frame tells what Bolt is
_RELATING = frozenset(
    "customer client competitor parent partner rival subsidiary supplier unit arm owner "
    "shareholder investor sponsor member buyer seller peer affiliate landlord tenant "
    "grandson granddaughter son daughter brother sister wife husband widow nephew niece "
    "backer lender creditor side predecessor successor".split()
)
_GENITIVE = re.compile(r"[\w -]*[\w](?:[’']s|s[’']) ")
_FROM_WHERE = re.compile(
    rf"(?:[a-z]+[’']s )?(?:{ORIGIN.pattern}(?:-(?:based|owned|listed))? (?=[a-z]))?"
)
_DEVERBAL = frozenset("maker owner operator producer supplier seller builder".split())
_GENERAL = frozenset("man woman people person official expert".split())
# These tell nothing of what something is.
_BARE = frozenset("first late new old".split())
_PHRASE = r"(?P<phrase>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)"
_OF = r"(?P<of> (?:of|at|for|to) (?:the )?)"
_ASIDE = r"(?:, [^.;]{1,110}?,)?"
_NAMED = re.compile(
    rf"(?:{_ASIDE}|,(?: an? [a-z -]{{1,40}})? who) (?P<verb>has been|have been|was|is|"
    r"had been|becomes|became|to become|takes over as|took over as|"
    r"(?P<will>(?:will|is to) (?:be|become|take over as|serve as|stay on as|remain)))"
    r"(?: (?:named|appointed|elected|made|promoted to))?(?: as)?"
    r"(?: its| the| an?(?: unpaid)?| (?:the )?[\w-]+(?: [\w-]+)?[’']s?)? "
    rf"{_PHRASE}(?:{_OF}|(?=[,.;]| (?:in|on|from|after|last|this|next|by|and|when|until)\b))"
)
_NAMED_BEFORE = re.compile(
    rf"(?: as)?(?: to be)?(?: its| the| an?)? {_PHRASE}"
    rf"(?:{_OF}|(?=[,.;]| (?:in|on|from|after|last|this|next|by|and|when|until|to)\b))"
)
_NAMING = re.compile(
    r"\b(?:names|named|appoints|appointed|elects|elected|hires|hired) $"
)
# What a post is for: "head of research at Acme", "Acme's head of research"
_FIELD = re.compile(
    r"(?P<field> (?:of|for) (?!the |its |an? |their )[a-z][\w-]*"
    r"(?:(?: and)? [a-z][\w-]*(?=[,.;]| (?:at|of|in|for)\b))?)"
    r"(?P<of> (?:at|of|in|for) (?:the )?)?"
)
# "president and CEO of Acme", "finance director and deputy chairman"
_SECOND_POST = cased(
    r",? and (?:(?:the|its|an?) )?(?P<phrase>[a-z][\w-]*(?: [a-z][\w-]*){0,2}?|C[A-Z]O)"
    rf"(?:{_OF}|(?=[,.;]| (?:in|on|from|after|last|this|next)\b))"
)
# "a spokesman for Acme, Ada Oz"
_POST_OF = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?P<phrase>[a-z][\w-]*(?: [a-z][\w-]*){0,2}) "
    r"(?P<of>(?:of|at|for) (?:the )?)$"
)
# "joins Acme next month as head of research"
_JOINING_AS = re.compile(
    r"(?: (?:in|on|from|next|last|this) (?:[\w.]+ ){0,3}?)? ?as (?:its |the |an? )?"
    r"(?P<phrase>[a-z][\w-]*(?: (?:of )?[a-z][\w-]*){0,3}?)"
    r"(?=[,.;]|$|\n| (?:in|on|from|and)\b)"
)
_TITLE = cased(r" (?P<title>(?:(?:[A-Z][a-z]+|C[A-Z]O)[ -]){1,4})$")
# "Chief Executive Ada Oz said": of the firm that the text is about
_TITLE_ALONE = cased(
    r"(?<![\w-])(?P<title>(?:(?:Chief|Vice|Deputy|Senior|Executive|Managing|Financial|Finance|"
    r"Operating|General|Commercial|Marketing|Plant|Group|Sales|Technology)[ -])*"
    r"(?:Executive|President|Chair(?:man|woman|person)?|Officer|Director|Manager|Treasurer|"
    r"C[A-Z]O)) $"
)
_OCCUPATIONS = frozenset(
    "accountant analyst architect artist athlete author banker biologist captain "
    "candidate chemist coach economist engineer journalist judge lawyer minister "
    "player politician professor researcher scientist student trainer".split()
)
_APPOINTING = frozenset("appoint name elect hire promote make".split())
_ENTERING = frozenset(("join", "rejoin"))
_BEFORE_FIRM = 60  # characters in which a post may stand
_NO_POSTS = frozenset(
    "investor owner founder founders co-founder co-founders entrepreneur man woman "
    "lawyer".split()
)


class DescriptionReader:
    """Proposes what the things of one article are called.

    Args:
        reading: the article.
    """

    def __init__(self, reading: ArticleReading) -> None:
        self._reading = reading
        self._text = reading.text
        self._ontology = reading.graph.ontology
        self._focus = Focus(reading)

    def proposals(self) -> Iterator[Proposal]:
        """Kinds and posts by the words beside names, and names in brackets."""
        named = {each.span: each.thing for each in self._reading.things.mentions}
        for description in self._reading.things.described:
            thing = named.get(description.name)
            if thing is None:
                continue
            is_person = self._reading.things.name_kind(thing) == "person"
            posts = list(self._post(description, thing)) if is_person else []
            yield from posts or self._kind(description, thing)
        yield from self._titled()
        yield from self._titled_alone()
        yield from self._posts_of()
        yield from self._joining()
        yield from self._appointments()
        yield from self._aliases()

    def _titled(self) -> Iterator[Proposal]:
        """Posts in capitals between a firm and a person: "Acme Chief Executive Ada Oz"."""
        for firm, person in pairwise(self._reading.mentions):
            if self._reading.things.name_kind(person.thing) != "person":
                continue
            title = _TITLE.fullmatch(self._text[firm.span[1] : person.span[0]])
            if title is None or not self._is_post(title["title"].split()[-1].lower()):
                continue
            begin = firm.span[1] + title.start("title")
            span = (begin, begin + len(title["title"].rstrip(" -")))
            described = Description(person.span, span, owner=None)
            yield from self._post(described, person.thing)

    def _titled_alone(self) -> Iterator[Proposal]:
        """Posts before a person without their firm: "Chief Executive Ada Oz"."""
        for person in self._reading.mentions:
            if self._reading.things.name_kind(person.thing) != "person":
                continue
            first = max(0, person.span[0] - _BEFORE_FIRM)
            title = _TITLE_ALONE.search(self._text[first : person.span[0]])
            if title is None:
                continue
            begin, end = title.span("title")
            is_of_named = self._reading.ending_at(first + begin - 1) is not None
            if not is_of_named:
                span = (first + begin, first + end)
                described = Description(person.span, span, owner=None)
                yield from self._post(described, person.thing)

    def _appointments(self) -> Iterator[Proposal]:
        """Posts to which somebody is named: "has been named president of Acme"."""
        for mention in self._reading.mentions:
            if self._reading.things.name_kind(mention.thing) != "person":
                continue
            match = _NAMED.match(self._text, mention.span[1])
            if match is None:
                match = _NAMED_BEFORE.match(self._text, mention.span[1])
                before = self._text[max(0, mention.span[0] - 14) : mention.span[0]]
                if match is None or not _NAMING.search(before):
                    continue
            owner = match.end("of") if match["of"] else None
            described = Description(
                mention.span, match.span("phrase"), owner, is_apposed=False
            )
            is_to_come = match.groupdict().get("will") is not None
            yield from self._post(
                described, mention.thing, "planned" if is_to_come else None
            )

    def _posts_of(self) -> Iterator[Proposal]:
        """Posts told before a firm, whose holder stands behind it in a comma."""
        for firm, person in pairwise(self._reading.mentions):
            between = self._text[firm.span[1] : person.span[0]]
            is_person = self._reading.things.name_kind(person.thing) == "person"
            first = max(0, firm.span[0] - _BEFORE_FIRM)
            post = _POST_OF.search(self._text[first : firm.span[0]])
            if between == ", " and is_person and post:
                begin, end = post.span("phrase")
                span = (first + begin, first + end)
                described = Description(person.span, span, firm.span[0])
                yield from self._post(described, person.thing)

    def _joining(self) -> Iterator[Proposal]:
        """Posts in which somebody begins: "Ada Oz joins Acme as head of research"."""
        for _, predication in self._reading.predications:
            if predication.word != "verb" or predication.lemma not in _ENTERING:
                continue
            slots = predication.slots
            people = map(self._reading.filling, slots.get(SUBJECT, ()))
            firms = map(self._reading.filling, slots.get(OBJECT, ()))
            for person, firm in zip(people, firms, strict=False):
                if person is None or firm is None or person.is_referral:
                    continue
                match = _JOINING_AS.match(self._text, firm.span[1])
                if match and self._reading.things.name_kind(person.thing) == "person":
                    told = Description(person.span, match.span("phrase"), firm.span[0])
                    yield from self._post(told, person.thing, predication.modality)

    # Posts

    def _post(
        self,
        description: Description,
        thing: NamedNode,
        told_as: Modality | None = None,
    ) -> Iterator[Proposal]:
        span, modality = self._trimmed(description.span)
        modality = modality or told_as
        if description.is_over:
            modality = "ended"
        second = _SECOND_POST.match(self._text, description.span[1])
        if second and description.name < span:
            owned = second.end("of") if second["of"] else description.owner
            other = description._replace(span=second.span("phrase"), owner=owned)
            yield from self._post(other, thing, told_as)
            description = description._replace(owner=description.owner or owned)
        words = self._text[slice(*span)]
        genitive = _GENITIVE.match(words)
        if genitive:
            # "the union's chief executive"
            span = (span[0] + genitive.end(), span[1])
            words = self._text[slice(*span)]
        post, *_ = re.split(r" (?:of|for) ", words)
        head = post.split()[-1] if post else ""
        if not self._is_post(head):
            return
        span, owner = self._with_field(description, span)
        tier: Tier = tier_of(owner) if owner else "doubtful"
        # "The chemist Ada Oz" tells what she is, and no post.
        if owner is None and head not in _OCCUPATIONS and not is_plural(head):
            owner = self._employer(description)
        if owner is None or not self._is_organisation(owner.thing):
            return  # a post is in an organisation
        organisation = self._organisation(span, owner)
        spans = [description.name, span, owner.span, organisation.span]
        if modality:
            spans.append(description.span)
        around = covering(*spans)
        holder = RelationSide(description.name, thing)
        post = RelationSide(span, kind=POST)
        rule = "description:post"
        yield RelationProposal(
            holder,
            HOLDS_POST,
            post,
            around,
            rule,
            tier,
            modality,
            beside=organisation,
        )
        # A post that is to be held is told to be one, too; of a former one, it may last.
        is_to_come = modality if modality == "planned" else None
        yield RelationProposal(
            post, POST_IN, organisation, around, rule, tier, is_to_come, beside=holder
        )

    def _organisation(self, post: Span, owner: Mentioned) -> RelationSide:
        """The firm of a post, or its unit: "head of its valves division"."""
        unit = unit_behind(self._text, owner.span) if owner.span > post else None
        if unit is None:
            return side_of(owner)
        return RelationSide(unit, kind=ORGANISATION)

    def _employer(self, description: Description) -> Mentioned | None:
        """Whose post it is that is told without saying so: of whom the sentences tell.

        Whoever appoints somebody does so to a post of his own.
        """
        begin, _ = description.name
        for _, predication in self._reading.predications:
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
        return self._focus.at(begin) if is_told else None

    def _is_post(self, noun: str) -> bool:
        kinds = self._ontology.classes_of(noun.lower())
        return bool(kinds & {PERSON, POST}) and noun not in _GENERAL | _NO_POSTS

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
        former = _FORMER.match(words)
        new = _NEW.match(words)
        if former:
            return (begin + former.end(), end), "ended"
        return (begin + new.end() if new else begin, end), None

    def _is_organisation(self, thing: NamedNode) -> bool:
        kind = self._reading.thing(thing).kind
        return ORGANISATION in self._ontology.superclasses(kind)

    # Kinds

    def _kind(self, description: Description, thing: NamedNode) -> Iterator[Proposal]:
        begin, end = self._without_clause(description.span)
        words = self._text[begin:end]
        if _RANKED.match(words) or _OTHER.match(words):
            return  # how it stands is a status
        participle = _PARTICIPLE.search(self._text[begin:end])
        if participle:
            end = begin + participle.start()
        kept = self._text[begin:end].split()
        while kept and kept[-1].endswith("ly"):
            end = begin + self._text[begin:end].rfind(" ")
            kept.pop()
        # "Danish", "the county's": whose it is, or where from
        where = _FROM_WHERE.match(self._text, begin, end)
        begin = where.end() if where else begin
        words = self._text[begin:end]
        head = kept[-1] if kept else ""
        is_person = self._reading.things.name_kind(thing) == "person"
        if is_person and self._is_post(head) and not description.is_one:
            return  # a post, whose organisation is not told here
        is_told = self._tells_kind(head, thing)
        # "A dairy farmer" says what somebody is, whatever the ontology has a noun for.
        kinds = self._ontology.classes_of(head)
        is_event = bool(kinds) and kinds <= self._ontology.told_by_verbs
        is_told = is_told or (description.is_one and description.is_apposed)
        is_told = is_told and not is_event
        if head in _RELATING or head in _GENERAL or not is_told:
            return
        if is_plural(head) or head.endswith("founder") or _FORMER.match(words):
            return  # of several, told by a relation, or no longer so
        if words in _DEVERBAL or words in _BARE:
            return  # "maker of the Holmelle brand" tells a relation
        around = (min(begin, description.name[0]), max(end, description.name[1]))
        yield AttributeProposal(
            thing=thing,
            mention=description.name,
            predicate=v.KIND,
            text=words,
            span=around,
            rule="description:kind",
            tier="plain",
        )

    def _without_clause(self, span: Span) -> Span:
        """The words behind a verb: "baker" of "Acme buys baker Bolt", in a heading."""
        begin, end = span
        named = [
            mention.span[1]
            for mention in self._reading.things.mentions
            if overlap(mention.span, span) and self._text[mention.span[0]].isupper()
        ]
        if not named:
            return span
        begin = max(named) + 1
        verb = re.match(r"[\w’'-]+ ", self._text[begin:end])
        if verb and verb[0].strip() in self._verbs:
            begin += verb.end()
        return begin, end

    @cached_property
    def _verbs(self) -> set[str]:
        """The forms of the verbs of frames."""
        return {
            form.text
            for lemma in self._reading.lexicon.lexemes.verbs
            for form in verb_forms(lemma.split(maxsplit=1)[0])
        }

    def _tells_kind(self, head: str, thing: NamedNode) -> bool:
        """Whether a noun tells a class that the thing is of, or may be."""
        kind = self._reading.thing(thing).kind
        above = set(self._ontology.superclasses(kind))
        for told in self._ontology.classes_of(head):
            if told in above or kind in self._ontology.superclasses(told):
                return True
        return False

    # Names

    def _aliases(self) -> Iterator[Proposal]:
        """Abbreviations in brackets behind a name."""
        mentions = self._reading.things.mentions
        for one, two in pairwise(mentions):
            between = self._text[one.span[1] : two.span[0]]
            if one.thing == two.thing and between == " (":
                yield AttributeProposal(
                    thing=one.thing,
                    mention=one.span,
                    predicate=v.ALT_LABEL,
                    text=self._text[slice(*two.span)],
                    span=(one.span[0], two.span[1] + 1),
                    rule="description:bracket",
                    tier="plain",
                )
