"""Whether a figure is of whom the graph says.

It is where the owner holds the figure by the order of phrases and verbs (`kg.language.
english.order.figure_clauses`), or where that does not tell, in the slot beside the figure (`kg.
language.english.holding`) or in one that a frame of the verb has for owners. It is
refused where by both another one holds it, and left open otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, Grade, best_grade, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import Mentioner
from kg.language.english.holding import (
    Holders,
    holders,
    is_paired,
    is_relative,
    says,
    stands_in,
)
from kg.language.english.order.figure_clauses import FigureClauses
from kg.language.english.predication import Filler
from kg.language.english.regexes import leftmost_longest
from kg.language.english.stems import WORD
from kg.language.spans import Span, begins_in, overlap, overlaps_any
from kg.model import Passage

# Whoever stands behind these is only compared, has a figure of his own, or tells of it
_OTHERS = frozenset(("than", "unlike", "like", "against", "paired", "speaker"))
_PREPOSITIONS = _OTHERS | frozenset(
    ("to", "for", "from", "of", "in", "on", "at", "by", "with", "into", "about")
)
_BELONGING = frozenset(("at", "for"))
# Somebody to whom a figure goes, as with "paid Bolt 3 million", may be its owner too
_RECEIVING = frozenset(("directObject", "to"))
# "Analysts at Acme expect sales of"
_EXPERTS = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Bb]rokers?|[Rr]esearchers?) "
    r"(?:at|with|from) (?:the )?\Z"
)
# "Acme has fined Bolt 3 million"
_FINED = re.compile(r"\b(?:fines|fined) (?:the )?\Z")
_FINING = re.compile(
    r"(?: (?:[a-z]+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){0,3}? (?:fines|fined) "
    r"(?:the )?[A-Z]"
)
# "Ada Oz, who covers the mill, puts it at"
_EXPECTING = re.compile(
    r"(?:, [^,;]{1,60},)? (?:now |also |still )?"
    r"(?:(?:expect|forecast|predict|project|reckon|see|estimate)(?:s|ed)?|puts? it)\b"
    r"(?! to\b)"
)
# Between what has a price and this: "a mill in Kvarn for", "the mill, at a cost of", "a deal,
# announced in June and valued at"
_PRICED = re.compile(
    r"(?: (?:in|at|near|from|by) [^,;.]{1,40}?| there)?(?: in (?:19|20)[0-9]{2})?"
    r"(?:,[^,;.]{1,60})?,? (?:and )?"
    r"(?:for|worth|costing|valued at|priced at|at (?:a|the) (?:cost|price) of|"
    r"with (?:a|an) (?:budget|investment|cost|price|value|volume|output|capacity) of)"
    r"(?: (?:about|some|around|nearly|almost|over|more than|less than|up to|at least|at most))? \Z"
)
# What a subject is added before its verb: "Acme, a mill that Bolt runs, lost 3 million"
_SUBJECT_FAR = re.compile(
    r", (?:an?|the|its|which|who|whose|where|based|owned|founded|run|led|once|long)\b"
    r"[^,;.]{1,160},(?: (?:also|now|then|still))? "
    r"(?!(?:against|after|from|up|down|with|than|of|in|to|and|but|or|while|at|compared|"
    r"including)\b)"
    r"[a-z]{2,15}(?: [a-z]{2,15}){0,3} \Z"
)
_WHICH = re.compile(
    r"(?: (?:in|at|near) [^,;.]{1,40}?)?(?:, [^,;.]{1,60})?,? (?:which|that) "
    r"(?:[a-z-]{2,15} ){1,6}\Z"
)
# Before somebody of whom as much is told as of the one before: "and the town 4 million"
_JOINED = re.compile(r"\d[^,;]{0,40}(?:,| and|,? while|;) (?:[a-z-]+ ){0,5}\Z")
_CLOSE = 40  # code points behind a name in which its own figure stands
# Between a rank and the noun that has it: "its eighth regional branch"
_RANKED = re.compile(r" (?:(?!(?:of|in|to|for|and|or|by|at|on)\b)[a-z-]+ ){0,2}")


def owner_doubts(
    mentioner: Mentioner, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A figure whose owner the words do not give it, or not beyond doubt."""
    # An article owns nothing: of what is told of itself, no words name the owner.
    rules = mentioner.rules
    words = mentioner.words
    owner = rules.facts(found.iri).node(found.iri, v.OBSERVED_OF)
    places = words.find(found.wording, passage)
    if owner is None or not places or owner.value == words.article.iri:
        return
    mentions = mentioner.of(owner, passage)
    if mentions is None:
        return  # which others tell
    if found.is_rank and _are_ranked(words.text, places, mentions):
        return
    graded = _graded(mentioner, owner, places, mentions)
    grade = best_grade(graded)
    if grade == "proved":
        return
    message = "the words do not say whose figure it is beyond doubt."
    if grade == "refused":
        message = "the words give the figure to another."
    finding = unborne(
        message=message,
        advice=(
            "Give it to whom the words name, or say by kg:refersTo whom they mean."
        ),
        expected=", ".join(sorted(set(graded[grade]))) or None,
        found=rules.graph.verbaliser.title(owner),
    )
    doubt = Doubt(finding, found.iri, v.OBSERVED_OF)
    yield doubt if grade == "refused" else doubt.left_open()


def _graded(
    mentioner: Mentioner,
    owner: NamedNode,
    places: Sequence[Span],
    mentions: list[Span],
) -> dict[Grade, list[str]]:
    """By how well the places of a figure give it to its owner, who else has it there."""
    if _is_another_share(mentioner, owner, places, mentions):
        return {"refused": []}
    graded: dict[Grade, list[str]] = {}
    for place in places:
        grade, others = _Owning(mentioner, owner, mentions, place).grade()
        graded.setdefault(grade, []).extend(others)
    return graded


def _is_another_share(
    mentioner: Mentioner,
    owner: NamedNode,
    places: Sequence[Span],
    mentions: Sequence[Span],
) -> bool:
    """Whether the owner is a share that other words tell: 48 percent are not 30."""
    if v.CLASS_SHAREHOLDING not in mentioner.rules.classes(owner):
        return False
    told = mentioner.words.quantities_at(list(mentions))
    if len(told) < len(mentions):
        return False
    return not any(overlaps_any(each.span, places) for each in told)


def _are_ranked(text: str, places: Sequence[Span], mentions: Sequence[Span]) -> bool:
    """Whether a rank stands with the noun that means its owner: "the eighth branch"."""
    for (_, end), mention in product(places, mentions):
        begin = mention[0]
        if end <= begin and _RANKED.fullmatch(text, end, begin):
            return True
    return any(overlap(place, mention) for place, mention in product(places, mentions))


class _Owning:
    """One place of a figure, and who stands around it."""

    def __init__(
        self,
        mentioner: Mentioner,
        owner: NamedNode,
        mentions: list[Span],
        place: Span,
    ) -> None:
        self._mentioner = mentioner
        self._words = mentioner.words
        self._owner = owner
        self._mentions = mentions
        self._figure = self._quantity(place)
        begin = self._figure[0]
        self._sentence = self._words.sentence_at(begin)
        self._clause = self._words.clause_at(begin)

    def grade(self) -> tuple[Grade, list[str]]:
        """How well it is proved that the figure is the owner's, and who else has it.

        Whoever holds it by the order of words does. It is another's where this and the
        slots around the figure agree.
        """
        told = self._told_plainly()
        if told is not None:
            return told, []
        if self._tells_of_another():
            return "open", []
        grade, others = self._by_slots()
        by_order = self._by_order()
        if by_order == "proved":
            return "proved", []
        is_agreed = by_order == grade
        if "refused" in (by_order, grade) and self._is_expected():
            return "open", others
        if by_order == "refused" and self._is_by_rank():
            return "refused", others
        if by_order is None:
            # What stands right beside a name needs no verb.
            is_agreed = grade == "proved" or self._found.is_paired
        return (grade if is_agreed else "open"), others

    def _by_order(self) -> Grade | None:
        """The grade by the order of words; None where that does not tell."""
        clauses = self._mentioner.figure_clauses(self._sentence)
        if not self._mentioner.rules.is_named(self._owner):
            told = self._of_unnamed(clauses)
            if told is not None:
                return told
        fillers = clauses.holders(self._figure)
        if fillers is None:
            return None
        grades = {self._filled(filler) for filler in fillers}
        if "proved" in grades:
            return "proved"
        if not grades:
            return "open"
        return "refused" if grades == {"refused"} else None

    def _is_fined(self) -> bool:
        """Whether the figure is what the owner before it was fined."""
        text = self._words.text
        first, _ = self._clause
        figure, _ = self._figure
        for begin, end in self._mentions:
            is_fined = first <= begin and _FINED.search(text, first, begin)
            if is_fined and not text[end:figure].strip():
                return True
        return False

    def _told_plainly(self) -> Grade | None:
        """The grade where the order of words leaves no doubt."""
        if self._is_of_another_place():
            return "refused"
        is_told = self._is_fined() or self._is_told_beside()
        return "proved" if is_told else None

    def _is_of_another_place(self) -> bool:
        """Whether another figure is the owner's, in its place or right behind it.

        "Yarn and wool brought in 3 and 4 million, respectively", "of it, the ministry
        provides 3 million and the town 4 million"
        """
        clauses = self._mentioner.figure_clauses(self._sentence)
        row = clauses.row_by_rank(self._figure)
        if row is not None:
            own, others = row
            # Both are the owner's of "its revenue and loss".
            ends = {end for _, end in self._mentions}
            is_other = any(end in ends for _, end in others)
            return is_other and not overlaps_any(own, self._mentions)
        return self._has_its_own()

    def _has_its_own(self) -> bool:
        """Whether each mention of the owner has a figure of its own, the verb left out."""
        text = self._words.text
        first, last = self._sentence
        here = [each for each in self._mentions if first <= each[0] < last]
        for begin, end in here:
            lead = _JOINED.search(text, first, begin)
            told = self._words.quantities_at([(end, min(last, end + _CLOSE))])
            next_to = [each for each in told if not text[end : each.begin].strip()]
            if not lead or not next_to or next_to[0].span == self._figure:
                return False
        return bool(here)

    def _is_told_beside(self) -> bool:
        """Whether nothing that might have it stands between the owner and the figure.

        That is its price, or what it does in a clause of its own or beside one: "a mill,
        which is to make 40 looms".
        """
        text = self._words.text
        first, _ = self._sentence
        figure, _ = self._figure
        is_actor = self._mentioner.is_named_actor(self._owner)
        for begin, end in self._mentions:
            if not first <= begin < end <= figure:
                continue
            if not is_actor and _PRICED.fullmatch(text, end, figure):
                return True
            if not is_actor and _WHICH.fullmatch(text, end, figure):
                return self._is_alone((end, figure))
            lead = text[first:begin].casefold().strip()
            if lead in ("", "the") and _SUBJECT_FAR.fullmatch(text, end, figure):
                return True
        return False

    def _is_alone(self, between: Span) -> bool:
        """Whether no other actor is named between the owner and the figure."""
        inside = [span for span in self._names() if begins_in(span, between)]
        return not any(map(self._is_another, inside))

    def _tells_of_another(self) -> bool:
        """Whether the owner fines somebody so much, or expects it of somebody."""
        text = self._words.text
        first, _ = self._sentence
        figure, _ = self._figure
        told = [each for each in self._mentions if first <= each[0] < figure]
        for begin, end in told:
            if _EXPERTS.search(text, first, begin):
                return True
            if _FINING.match(text, end, figure):
                return True
        return False

    def _is_expected(self) -> bool:
        """Whether somebody named before the figure expects it, perhaps of the owner."""
        text = self._words.text
        figure, _ = self._figure
        before = [end for _, end in self._names() if end <= figure]
        return any(_EXPECTING.match(text, end, figure) for end in before)

    def _is_by_rank(self) -> bool:
        clauses = self._mentioner.figure_clauses(self._sentence)
        return bool(clauses.by_rank(self._figure))

    def _of_unnamed(self, clauses: FigureClauses) -> Grade | None:
        """Whether a figure is of what its own noun or verb mentions.

        That may be an event, as in "bought the mill for 5 million", or what only a noun
        names: "a loan of 5 million", "a 40 percent stake".
        """
        telling = (clauses.phrase, clauses.noun, clauses.verb)
        for span in (tell(self._figure) for tell in telling):
            if span and overlaps_any(span, self._mentions):
                return "proved"
        return "open" if clauses.noun(self._figure) else None

    def _filled(self, filler: Filler) -> Grade:
        """Whether the owner fills the slot of a holder, or another actor does."""
        spans = (filler.head, *filler.names)
        for span in spans:
            if overlaps_any(span, self._mentions):
                return "proved"
        is_another = any(map(self._is_another, spans))
        return "refused" if is_another else "open"

    def _by_slots(self) -> tuple[Grade, list[str]]:
        """The grade by the slots around the figure, and who else stands there."""
        near = [span for span in self._mentions if begins_in(span, self._sentence)]
        if not self._mentioner.rules.is_named(self._owner):
            # What only a noun or an event describes is nobody's rival for a slot.
            return ("proved" if near else "open"), []
        found = self._found
        if self._is_held(found):
            return "proved", []
        rivals = [span for span in found.sure if self._is_another(span)]
        if not rivals:
            return self._unopposed(near, found), []
        names = [self._words.quote(span) for span in rivals]
        return self._against(rivals[0], near, found), names

    def _unopposed(self, near: list[Span], found: Holders) -> Grade:
        """The grade where no other actor holds the figure.

        It is the owner's where nobody else is named in the sentence, nor any thing.
        """
        is_taken = any(map(self._is_individual, found.sure))
        if found.sure:
            # Beside something else that holds it, whoever stands elsewhere has no part.
            phrase = self._phrase()
            near = [span for span in near if begins_in(span, phrase)]
        if is_taken or found.possible or not near:
            return "open"
        if any(map(self._is_another, self._names())):
            return "open"
        return "proved"

    def _against(self, rival: Span, near: list[Span], found: Holders) -> Grade:
        """The grade where a rival holds the figure."""
        is_possible = any(overlap(a, b) for a in found.possible for b in near)
        if is_possible or not self._mentioner.is_named_actor(self._owner):
            return "open"
        phrase = self._phrase()
        in_clause = [span for span in near if begins_in(span, phrase)]
        if found.is_paired or not in_clause:
            return "refused"
        return self._by_frame(rival, in_clause)

    def _quantity(self, place: Span) -> Span:
        quantities = self._words.quantities_at([place])
        return quantities[0].span if quantities else place

    @cached_property
    def _found(self) -> Holders:
        clauses = self._words.clauses_in(self._sentence)
        return holders(self._words.text, clauses, self._figure, self._names())

    def _phrase(self) -> Span:
        """The clause of the figure, with one about what it counts: "who row at the club"."""
        begin, end = self._clause
        for first, last in self._words.clauses_in(self._sentence):
            is_next = first == end
            if is_next and is_relative(self._words.text[first:last]):
                return begin, last
        return self._clause

    def _names(self) -> list[Span]:
        """Where somebody or something is named in the sentence, or referred to."""
        known = self._mentioner.names_in(self._sentence)
        referring = self._mentioner.references_in(self._sentence)
        # "300 smart factories": what only a kind names holds nothing.
        found = [span for span in known if self._words.quote(span)[:1].isupper()]
        found += referring
        own = [span for span in self._mentions if begins_in(span, self._sentence)]
        return leftmost_longest([*found, *own])

    def _is_held(self, found: Holders) -> bool:
        """Whether the owner holds it, or is what a holder's possessive leads to."""
        text = self._words.text
        for holder in found.sure:
            for mention in self._mentions:
                if overlap(holder, mention) or stands_in(text, holder, mention):
                    return True
        return False

    def _is_another(self, span: Span) -> bool:
        """Whether an actor other than the owner is named there."""
        own = (*self._mentions, *self._words.references.get(self._owner.value, ()))
        if overlaps_any(span, own):
            return False
        return self._mentioner.is_actor(span)

    def _is_individual(self, span: Span) -> bool:
        """Whether something with a name of its own stands there, no kind nor topic."""
        words = self._words.quote(span)
        is_reference = span in self._mentioner.references_in(span)
        return words[:1].isupper() and not is_reference

    def _by_frame(self, holder: Span, in_clause: list[Span]) -> Grade:
        """The grade by the slots of the verb between another holder and the figure."""
        slots = {self._slot(span, holder) for span in in_clause}
        # "coaches 36 juniors who row at the club": whose they are is said with them
        counted = [span for span in in_clause if span[0] >= self._clause[1]]
        if slots <= _OTHERS:
            return "refused"
        quantity = self._slot(self._figure, holder)
        frames = [
            frame
            for word in WORD.findall(self._words.text[holder[1] : self._figure[0]])
            for frame in self._mentioner.rules.measure_frames.verbs(word)
            if quantity in frame.quantity_in
        ]
        if any(not slots.isdisjoint(frame.owner_in) for frame in frames):
            return "proved"
        if not frames and any(
            self._slot(each, holder) in _BELONGING for each in counted
        ):
            return "proved"
        if not frames or not slots.isdisjoint(_RECEIVING):
            return "open"
        return "refused"

    def _slot(self, span: Span, holder: Span) -> str:
        """In which slot of the verb something stands, by the word before it."""
        text = self._words.text
        if span < holder:
            is_speaker = says(text[span[1] : holder[0]])
            before = self._last_word(self._clause[0], span[0])
            return "speaker" if is_speaker else before
        if is_paired(text, span, self._sentence):
            return "paired"
        before = self._last_word(holder[1], span[0])
        return before if before in _PREPOSITIONS else "directObject"

    def _last_word(self, begin: int, end: int) -> str:
        """The last word of some, but for an article; empty if there is none."""
        words: list[str] = WORD.findall(self._words.text[begin:end].casefold())
        others = [word for word in words if word not in ("the", "a", "an")]
        return others[-1] if others else ""
