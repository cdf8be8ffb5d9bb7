"""Who holds a figure, by the order of words: its subject, its owner, or whom it is paired with.

Names are found elsewhere. Of those in a sentence, the one is told here that stands in
the slot of a figure's owner: right before the figure ("and Bolt 7 million"), as the
possessor of what it measures ("Bolt's staff of 40"), as the subject of its clause, or
behind it where the figure is the subject itself ("40 people work for Bolt").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.language.english.regexes import compiled
from kg.language.spans import Span


class Holders(NamedTuple):
    """The names that hold a figure.

    Attributes:
        sure: Those that stand in the owner's slot beyond doubt.
        possible: Others that may, as both of "Acme and Bolt employ 40 people".
        is_paired: Whether the figure stands right beside the sure one, so that no verb
            gives it to anybody else.
    """

    sure: tuple[Span, ...] = ()
    possible: tuple[Span, ...] = ()
    is_paired: bool = False


_FINITE = (
    r"(?:(?-i:[a-z]{2,20}(?:s|ed))|has|have|had|is|are|was|were|will|would|can|could|"
    r"(?-i:may|might)|sold|spent|paid|bought|built|grew|fell|rose|won|lost|took|gave|"
    r"held|kept|cut|put|made|ran|set|sent|saw|drew|cost|hit|led|met|wove|earn|employ|"
    r"have|own|sell|make|run|lent|sank|shrank|swelled|came|stood|began|became|lies)"
)
_FINITE_WORD = compiled(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|sold|spent|paid|bought|"
    r"built|won|lost|took|gave|held|kept|made|ran|cost|said|told)\b"
)
_ADVERB = r"(?:also |now |still |already |currently |alone |again |[a-z]{3,15}ly )?"
# "and Bolt the remaining 7 percent": nothing else between a name and its figure
_PAIRED = compiled(
    r"[’']?s? ?(?:(?:the|an?|its|their) )?(?:(?:remaining|other|another|further|about|"
    r"around|nearly|almost|some|just|only|over|roughly|under|at least|up to|"
    r"more than|less than|rest,?) )*"
)
_BEFORE_PAIRED = compiled(r"(?:^|[,;:(\n]|\b(?:and|while|whereas|but|or))[\s]*$")
_FIGURE_BEHIND = re.compile(rf"{_PAIRED.pattern}[^\w\s]?[0-9]", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{0,60}$")
_POSSESSED = compiled(
    r"[’']s? (?:[\w’&-]{1,25} ){1,6}(?:(?:of|to|at|by|from)"
    r"(?: (?:about|around|nearly|almost|some|over|at least|more than|less than|up to|"
    r"an?|the))? )?"
)
_OF_HIS = compiled(
    r"(?:[’']s?|(?<=\bits)|(?<=\btheir)) (?:(?!(?:of|by|from|with|and|in|to)\b)"
    r"[a-z-]{1,20},? ){0,4}"
)
_LEADS_ON = compiled(r"\b(?:of|to|at|by|from) (?:[a-z]{1,10} ){0,2}$")
_BUYS = compiled(r" for ")
# "its owner is Bolt with 40 percent"
_WITH = compiled(r",? with (?:an? |the )?(?:[a-z-]{2,20} ){0,2}(?:of )?")
_THAT_OF = compiled(r"\b(?:that|those) (?:of|at|in) (?:the )?$")
_SAID = compiled(
    r"\b(?:said|says|say|saying|added|announced|confirmed|disclosed|noted|(?:reported|"
    r"estimated|estimates|expects|showed|believes|claims|claimed) that)"
    r"(?: on (?-i:[A-Z])[a-z]{2,8})?(?: that)? "
)
_OPENING = compiled(
    r"[\s\"“(]*(?:(?:and|but|or|while|whereas|although|though|because|so|meanwhile|as|"
    r"after|when|if|that)\b,? )?"
    r"(?:(?:in|on|by|during|since|at|for|last|this|unlike|under|as of|until)\b"
    r"[^,;]{1,60}, )?"
)
_RELATIVE = compiled(r"\s*(?:and |of )?(?P<word>which|who|that|whose|whom|where)\b ?")
_VERB_FIRST = compiled(
    rf"\s*(?:and |or |but |then )?(?:to |not )?{_ADVERB}(?:{_FINITE}|[a-z]{{2,20}}ing|"
    r"up|down|from|compared|against|versus|instead|or|rather|equal|equivalent|nearly|"
    r"about|almost|more|less|some|around|making|with|without|including|of|to|by|at|in|"
    r"on|for|over|a|an|its|the|[0-9])\b"
)
_GOES_ON = compiled(rf"\s*(?:and |or |but |then )?{_ADVERB}{_FINITE}\b")
_PRONOUN = compiled(
    r"\s*(?:and |but |while )?(?:it|its|they|their|he|his|she|her|we|our|i|this|these|"
    r"there|both|each|the (?:former|latter|two|company|group|firm|carrier|bank))\b"
)
_BACK = compiled(
    r"\b(?:it|its|they|their|he|his|she|her|this|these|those|both|the (?:former|latter))"
    r"\b"
)
_DESCRIBED = compiled(r"\s*(?:(?:the|an?|its|rival|fellow) )?(?:[\w’-]{1,25} ){0,3}")
_IN_PHRASE = compiled(
    r"\s*(?:[\w’'&,-]{1,25} ){1,7}?(?:of|at|in|by|for|from|on|with|to) (?:the )?"
    r"(?:[a-z-]{2,20} )?"
)
_VERB = compiled(
    rf"[’']?s?,? (?:on (?-i:[A-Z])[a-z]{{2,8}} |(?:this|last) [a-z]{{4,7}} )?"
    rf"{_ADVERB}(?:which |who )?{_FINITE}\b"
)
_JOINT = compiled(r" ?(?:,|and|or|&|, and) (?:the )?")
_PHRASE_BEHIND = compiled(
    r"(?:,? [\w’'&-]{1,25}){0,7}? (?P<link>of|at|for|by|in|on|from|with|to) (?:the )?"
    r"(?:[a-z-]{2,20} )?"
)
_OWNS_BEHIND = frozenset(("of", "at", "for", "by", "in", "on"))
_FOUND = compiled(
    r"\b(?:has|had )?(?:said|says|found|finds|added|noted|reported|estimated|estimates|"
    r"ruled|concluded|argued|claimed|believes) ?$"
)
_ENUMERATED = re.compile(r"\s*(?:and\s)?[^\w\s]?[0-9]")
_LEADS_UP = re.compile(r"\s*(?:With|Employing|Founded|At|Having|Despite|After|From)\b")
_COMMA_LAST = re.compile(r",\s(?:the\s)?$")
_APPOSITION = compiled(r"\s*(?:an?|the|its|one of|based|[a-z]{2,20}(?:ed|ing))\b")


def holders(
    text: str, pieces: Sequence[Span], figure: Span, names: Sequence[Span]
) -> Holders:
    """Who holds a figure.

    Args:
        text: The whole text.
        pieces: The clauses of the figure's sentence, in order.
        figure: Where the figure stands.
        names: Where somebody or something is named in the sentence, in order.

    >>> text = "Acme had sales of 5 and Bolt 7 million."
    >>> acme, bolt = (0, 4), (24, 28)
    >>> holders(text, [(0, 39)], (29, 38), [acme, bolt]).sure == (bolt,)
    True
    >>> holders(text, [(0, 39)], (18, 19), [acme, bolt]).sure == (acme,)
    True
    """
    return _Sentence(text, pieces, figure, names).holders()


def stands_in(text: str, holder: Span, name: Span) -> bool:
    """Whether a name belongs to the noun phrase of the one that holds a figure.

    >>> stands_in("Acme's mill Kvarn employs 40", (0, 4), (12, 17))
    True
    """
    return bool(_OF_HIS.fullmatch(text, holder[1], name[0]))


def begins_with_verb(clause: str) -> bool:
    """Whether a clause goes on with a verb of the subject before.

    >>> begins_with_verb("shrank to 3 percent"), begins_with_verb("the mill shrank")
    (True, False)
    """
    return bool(_GOES_ON.match(clause))


def is_relative(clause: str) -> bool:
    """Whether a clause tells more of what stands before it.

    >>> is_relative("who row at the club"), is_relative("and Bolt rows")
    (True, False)
    """
    return bool(_RELATIVE.match(clause))


def says(words: str) -> bool:
    """Whether a word of saying stands among words.

    >>> says(" said rival "), says(" bought ")
    (True, False)
    """
    return bool(_SAID.search(words))


def is_paired(text: str, name: Span, sentence: Span) -> bool:
    """Whether a figure of its own stands right behind a name: "and Bolt 7 million".

    >>> text = "Acme had sales of 5 and Bolt 7 million."
    >>> is_paired(text, (24, 28), (0, 39)), is_paired(text, (0, 4), (0, 39))
    (True, False)
    """
    if not _BEFORE_PAIRED.search(text[sentence[0] : name[0]]):
        return False
    return bool(_FIGURE_BEHIND.match(text, name[1]))


class _Sentence:
    """A sentence around a figure, with its clauses and names."""

    def __init__(
        self, text: str, pieces: Sequence[Span], figure: Span, names: Sequence[Span]
    ) -> None:
        self._text = text
        self._pieces = list(pieces)
        self._figure = figure
        self._names = list(names)
        self._at = self._piece_of(figure[0])

    def holders(self) -> Holders:
        """The holders, by the first of the slots that is filled."""
        beside = self._beside()
        if beside:
            return Holders((beside,), is_paired=True)
        subject = self._subject()
        possessor = self._possessor()
        if possessor:
            # "Norvik raised Bolt's capacity to 40": who raised it may be meant as well
            others = (*subject.sure, *subject.possible)
            possible = tuple(name for name in others if name != possessor)
            return Holders((possessor,), possible)
        if subject.sure or subject.possible:
            return subject
        return self._behind()

    def _piece_of(self, place: int) -> int:
        for n, (begin, end) in enumerate(self._pieces):
            if begin <= place < end:
                return n
        return 0

    # Right beside the figure

    def _names_before(self, place: int) -> list[Span]:
        return [name for name in self._names if name[1] <= place]

    def _names_behind(self) -> list[Span]:
        """The names behind the figure in its clause."""
        _, last = self._figure
        _, end = self._pieces[self._at]
        return [name for name in self._names if last <= name[0] < end]

    def _beside(self) -> Span | None:
        """The name right before a figure: "and Bolt 7 million", "Bolt (7 percent)"."""
        before = self._names_before(self._figure[0])
        if not before:
            return None
        name = before[-1]
        first, _ = self._pieces[0] if self._pieces else (0, 0)
        between = self._text[name[1] : self._figure[0]]
        lead = self._text[first : name[0]]
        if _BRACKET.fullmatch(between) or _WITH.fullmatch(between):
            return name
        is_paired = _PAIRED.fullmatch(between) and _BEFORE_PAIRED.search(lead)
        is_that_of = _THAT_OF.search(lead) and "," not in between
        return name if is_paired or is_that_of else None

    def _possessor(self) -> Span | None:
        begin, _ = self._figure
        before = self._names_before(begin)
        for name in reversed(before[-2:]):
            between = self._text[name[1] : begin]
            # "Norvik's stake in Bolt to 40 percent": the preposition leads on to it.
            is_whole = name == before[-1] or _LEADS_ON.search(between)
            if not is_whole or _BUYS.search(between) or _verbs(between):
                continue
            if _POSSESSED.fullmatch(between):
                return name
        return None

    # The subject of a clause

    def _subject(self) -> Holders:
        """The subject of the figure's clause."""
        n, (until, _) = self._at, self._figure
        begin, end = self._pieces[n]
        begin = self._past_saying(begin, min(end, until))
        lead = self._text[begin:until]
        relative = _RELATIVE.match(lead)
        if relative and n > 0 and relative["word"] != "that":
            start = begin + relative.end()
            if relative["word"].casefold() == "where":
                return self._named_from(start, until)
            return self._antecedent(n, start, until)
        opening = _OPENING.match(lead)
        start = begin + (opening.end() if opening else 0)
        found = self._named_from(start, until)
        is_named = bool(found.sure or found.possible)
        if is_named or _PRONOUN.match(self._text, start, until):
            return found
        is_whole = begin == self._pieces[n][0]
        if is_whole and (not lead.strip() or _VERB_FIRST.match(lead)):
            doer = self._doer_behind()
            if doer or n > 0:
                return Holders((doer,)) if doer else self._earlier(n)
        return self._later()

    def _doer_behind(self) -> Span | None:
        """Who did it, behind a figure without a subject: "the 80 million paid by Bolt"."""
        behind = self._names_behind()
        if not behind:
            return None
        match = _PHRASE_BEHIND.fullmatch(self._text, self._figure[1], behind[0][0])
        return behind[0] if match and match["link"] == "by" else None

    def _past_saying(self, begin: int, end: int) -> int:
        """Where a clause begins behind the words that only say whose words it is."""
        last = begin
        for match in _SAID.finditer(self._text, begin, end):
            # "sales, Bolt said on" ends there
            if self._text[match.end() : end].strip():
                last = match.end()
        return last

    def _named_from(self, start: int, until: int, *, is_whole: bool = False) -> Holders:
        """The name that a clause begins with, or that its first noun belongs to.

        The clause may be only that ("The carrier Bolt, which ..."), if it is `is_whole`.
        """
        inside = [name for name in self._names if start <= name[0] and name[1] <= until]
        if not inside:
            return Holders()
        first = inside[0]
        lead = self._text[start : first[0]]
        joint = self._joint(inside)
        if len(joint) > 1:
            return Holders(possible=joint)
        if not lead.strip(' "“(') or lead.strip().casefold() == "the":
            return Holders((first,))
        has_verb = _VERB.match(self._text, first[1], until)
        is_all = is_whole and not self._text[first[1] : until].strip()
        if _DESCRIBED.fullmatch(lead) and (has_verb or is_all):
            return Holders((first,))
        if _IN_PHRASE.fullmatch(lead) and not _verbs(lead):
            return Holders((first,))
        return Holders()

    def _joint(self, inside: list[Span]) -> tuple[Span, ...]:
        """The names that are enumerated from the first on."""
        joint = inside[:1]
        for name in inside[1:]:
            between = self._text[joint[-1][1] : name[0]]
            if not _JOINT.fullmatch(between):
                break
            joint.append(name)
        return tuple(joint)

    def _antecedent(self, n: int, start: int, until: int) -> Holders:
        """Whom a relative clause is about: who is named right before it."""
        named = self._named_from(start, until)
        begin, _ = self._pieces[n]
        nearest = self._names_before(begin)[-1:]
        is_right_before = bool(nearest) and not self._text[nearest[0][1] : begin].strip(
            ' ,"”'
        )
        antecedent = tuple(nearest) if is_right_before else ()
        if named.sure:
            # "which Norvik sold for 5 million": it may be of either
            return Holders(possible=(*antecedent, *named.sure))
        return Holders(antecedent)

    def _earlier(self, n: int) -> Holders:
        """The subject of the clause that goes on with the nth."""
        for m in reversed(range(n)):
            begin, end = self._pieces[m]
            words = self._text[begin:end]
            if _RELATIVE.match(words) or _ENUMERATED.match(words):
                continue
            if m > 0 and _FOUND.search(words):
                continue  # "Norvik, Bolt had found, paid 3 million"
            found = self._subject_of_piece(m)
            if found is not None:
                return found
        return Holders()

    def _subject_of_piece(self, n: int) -> Holders | None:
        """The subject of an earlier clause; None if it only describes another."""
        begin, end = self._pieces[n]
        start = self._past_saying(begin, end)
        opening = _OPENING.match(self._text, start, end)
        start = opening.end() if opening else start
        found = self._named_from(start, end, is_whole=True)
        if found.sure or found.possible:
            is_apposition = n > 0 and _APPOSITION.match(self._text[begin:end])
            return None if is_apposition else found
        if _PRONOUN.match(self._text, start, end):
            return Holders()
        return None

    def _later(self) -> Holders:
        """The subject behind words that lead up to it: "With 40 people, Bolt is"."""
        _, last = self._figure
        behind = [name for name in self._names if name[0] >= last]
        if not behind:
            return Holders()
        first = behind[0]
        begin, _ = self._pieces[self._at]
        lead = self._text[begin : self._figure[0]]
        between = self._text[last : first[0]]
        if _LEADS_UP.match(lead) and _COMMA_LAST.search(between):
            return Holders((first,))
        return Holders()

    # Behind the figure

    def _behind(self) -> Holders:
        """The name behind a figure that is the subject itself, or belongs to it."""
        begin, _ = self._pieces[self._at]
        first, last = self._figure
        behind = self._names_behind()
        lead = self._text[begin:first]
        if not behind or _BACK.search(lead):
            return Holders()
        name = behind[0]
        match = _PHRASE_BEHIND.fullmatch(self._text, last, name[0])
        if match is None:
            return Holders(possible=(name,))
        if match["link"] in _OWNS_BEHIND:
            return Holders((name,))
        return Holders(possible=(name,))


def _verbs(words: str) -> bool:
    """Whether a verb stands among words, as far as its form tells."""
    return bool(_FINITE_WORD.search(words))
