"""The phrases and verbs of a sentence, one behind the other.

There is no tree: who does what is found by the order of these (`arguments`). A word that
may be a verb or a noun is taken for what its neighbours make it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from kg.language.english.countries import is_adjective
from kg.language.english.modality_words import modal_words
from kg.language.english.number import is_plural
from kg.language.english.order import closed_class
from kg.language.english.order.tokens import Token, WordReading
from kg.language.spans import Span

ElementKind: TypeAlias = Literal[
    "phrase",
    "verb",
    "preposition",
    "conjunction",
    "comma",
    "relative",
    "opener",
    "adverb",
    "mark",
]

_BEGIN_PHRASES = ("name", "word", "number", "determiner", "pronoun", "time")
_AUXILIARIES = ("be", "have", "do", "modal", "negation", "adverb")
_OBJECT_STARTS = ("determiner", "name", "number", "pronoun")
_NOT_BEFORE_VERBS = ("determiner", "possessive", "number")
_DASHES = ("-", "–", "—")
_QUOTES = ('"', "“", "”", "‘")


class Element(NamedTuple):
    """A phrase, a group of verbs, or a word that stands between such.

    Attributes:
        kind: what it is.
        tokens: its words; of a phrase, the head is the last one that is no mark.
        verbs: of a verb, the lemmas that its main word may be a form of.
        main: of a verb, the place of its main word among its tokens.
    """

    kind: ElementKind
    tokens: tuple[Token, ...]
    verbs: tuple[WordReading, ...] = ()
    main: int = 0

    @property
    def text(self) -> str:
        return self.tokens[0].text

    @property
    def span(self) -> Span:
        begin, _ = self.tokens[0].span
        _, end = self.tokens[-1].span
        return begin, end

    @property
    def head(self) -> Token:
        """The last name, noun or number of a phrase; Bolt, of "a client of Bolt's"."""
        *before, last = self.tokens
        return before[-1] if before and last.kind == "possessive" else last

    @property
    def is_time(self) -> bool:
        """Whether a phrase names a time: a year, "last month"."""
        head = self.head
        if any(token.kind == "time" for token in self.tokens):
            return True
        if head.kind == "number":
            return head.text.isdigit() and len(head.text) == 4
        return head.text in closed_class.TIMES

    # Of verbs

    @property
    def forms(self) -> set[str]:
        return {reading.form for reading in self.verbs}

    @property
    def lemmas(self) -> set[str]:
        return {reading.lemma.split()[0] for reading in self.verbs}

    @property
    def auxiliaries(self) -> tuple[Token, ...]:
        return self.tokens[: self.main]

    @property
    def is_infinitive(self) -> bool:
        """Whether it is behind "to", and so of somebody who stands further off."""
        return self.tokens[0].text == "to"

    @property
    def is_copula(self) -> bool:
        return not self.lemmas.isdisjoint(closed_class.COPULAS)

    @property
    def is_passive(self) -> bool:
        """Whether a form of "be" or "get" stands before a participle."""
        if "participle" not in self.forms:
            return False
        for token in reversed(self.auxiliaries):
            if token.kind == "be" or token.text in closed_class.GET:
                return token.text != "having"
            if token.kind in ("have", "do", "modal"):
                return False
        return False

    @property
    def is_bare(self) -> bool:
        """Whether no auxiliary stands before it, so that it may be a participle."""
        return all(token.kind == "adverb" for token in self.auxiliaries)

    @property
    def is_finite(self) -> bool:
        """Whether it may be the verb of a sentence by itself."""
        if self.is_infinitive:
            return False
        return not self.is_bare or self.forms != {"gerund"}


def elements(words: Sequence[Token]) -> list[Element]:
    """The phrases and verbs of a sentence, from its words.

    Quotation marks are left out, and so is what stands in brackets.
    """
    return _Chunker(_without_asides(_outside_brackets(words))).elements()


def _outside_brackets(words: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    depth = 0
    for token in words:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth and token.text not in _QUOTES:
            found.append(token)
    return found


def _without_asides(words: Sequence[Token]) -> list[Token]:
    """The words without ages, and with "respectively" inside its clause.

    "Ada Oz, 57, who ran it" is "Ada Oz, who ran it".
    """
    found: list[Token] = []
    at = 0
    while at < len(words):
        ahead = [each.text for each in words[at : at + 4]]
        if ahead == [",", "respectively", ",", "of"]:
            found.append(words[at + 1])
            at += 3
        elif found and found[-1].name == "person" and _is_age(ahead):
            at += 2
        else:
            found.append(words[at])
            at += 1
    return found


def _is_age(ahead: Sequence[str]) -> bool:
    match ahead:
        case [",", age, ",", *_]:
            return age.isdigit() and len(age) < 3
    return False


class _Chunker:
    """Goes through the words of a sentence once."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._found: list[Element] = []

    def elements(self) -> list[Element]:
        at = 0
        while at < len(self._words):
            element = self._verb(at) or self._phrase(at) or self._single(at)
            self._found.append(element)
            at += len(element.tokens)
        return self._found

    # Single words

    def _single(self, at: int) -> Element:
        token = self._words[at]
        kind: ElementKind = "mark"
        if token.kind in ("conjunction", "comma", "relative", "opener", "preposition"):
            kind = token.kind
        elif token.kind in ("adverb", "negation"):
            kind = "adverb"
        elif token.text in _DASHES:
            kind = "comma"
        return Element(kind, (token,))

    # Verbs

    def _verb(self, at: int) -> Element | None:
        """The group of a verb that begins here: "has not been bought", "to buy"."""
        end = at
        if self._text(at) == "to":
            if not self._is_infinitive(at):
                return None
            end += 1
        while self._kind(end) in _AUXILIARIES or self._is_since(end):
            end += 1
            # "is to buy"
            if self._text(end) == "to" and self._is_infinitive(end):
                end += 1
        has_auxiliary = any(
            self._words[each].kind not in ("adverb", "negation")
            for each in range(at, end)
        )
        main = self._main(at, end, has_auxiliary=has_auxiliary)
        if main:
            # Its readings have as many particles each.
            behind = end + 1 + len(main[0].rest)
            return Element("verb", self._slice(at, behind), main, end - at)
        return self._auxiliary_alone(at, end)

    def _is_since(self, at: int) -> bool:
        """Whether "since" stands within the group of a verb: "has since sued Bolt"."""
        if self._text(at) != "since" or self._kind(at - 1) != "have":
            return False
        behind = (
            self._words[at + 1].verb_readings() if self._kind(at + 1) != "end" else []
        )
        return any(each.form == "participle" for each in behind)

    def _main(
        self, at: int, end: int, *, has_auxiliary: bool
    ) -> tuple[WordReading, ...]:
        """What the main verb may be, if one stands at `end`."""
        if end >= len(self._words):
            return ()
        readings = self._words[end].verb_readings()
        if not readings and self._text(at) == "to" and self._kind(end) == "word":
            readings = [WordReading("verb", self._text(end), "base", is_sought=False)]
        if not readings:
            return ()
        if not has_auxiliary:
            if not self._is_verb_alone(end, first=at):
                return ()
            fitting = readings
        else:
            wanted = self._wanted(at, end)
            fitting = [reading for reading in readings if reading.form in wanted]
        return _with_particles(fitting, self._words, end + 1)

    def _wanted(self, at: int, end: int) -> tuple[str, ...]:
        """The forms that may stand behind these auxiliaries."""
        for each in range(end - 1, at - 1, -1):
            token = self._words[each]
            if token.kind == "be":
                return ("participle", "gerund")
            if token.kind == "have":
                return ("participle",)
            if token.kind in ("do", "modal") or token.text == "to":
                return ("base",)
        return ()

    def _auxiliary_alone(self, at: int, end: int) -> Element | None:
        """A form of "be" or "have" that is itself the verb."""
        last = None
        for each in range(at, end):
            if self._words[each].kind in ("be", "have"):
                last = each
        if last is None:
            return None
        readings = _with_particles(self._words[last].verb_readings(), self._words, end)
        # What stands behind it, such as "not", belongs to it too, and so do the words of
        # "have nothing to do".
        behind = end + len(readings[0].rest) if readings else end
        return Element("verb", self._slice(at, behind), readings, last - at)

    def _is_infinitive(self, at: int) -> bool:
        """Whether a verb in its base form stands behind "to"."""
        after = at + 1
        while self._kind(after) in ("adverb", "negation"):
            after += 1
        if self._text(after) in ("be", "have"):
            return True
        if after >= len(self._words):
            return False
        readings = self._words[after].verb_readings()
        if any(reading.form == "base" for reading in readings):
            return True
        return self._kind(after) == "word" and not readings and self._is_to_come()

    def _is_to_come(self) -> bool:
        """Whether the last verb wants an infinitive: "intends to", and a word unknown."""
        if not self._found or self._found[-1].kind != "verb":
            return False
        last = self._found[-1].tokens[-1]
        return bool(modal_words(f"{last.text} to"))

    def _is_verb_alone(self, at: int, first: int) -> bool:
        """Whether a word without an auxiliary is a verb, by what stands beside it."""
        forms = {reading.form for reading in self._words[at].verb_readings()}
        before = self._words[first - 1] if first else None
        behind = at + 1
        while self._kind(behind) == "adverb":
            behind += 1
        after = self._kind(behind)
        kind = before.kind if before else "start"
        if kind in _NOT_BEFORE_VERBS and not self._is_two(before):
            return False
        if before and before.text in closed_class.POSSESSIVES:
            return False  # "its shares", where "its" is known to mean Acme
        if forms & {"past", "participle"}:
            return self._is_past_alone(kind, behind)
        if "gerund" in forms:
            if kind == "preposition" and after == "preposition":
                return False  # "a memorandum of understanding with"
            if kind == "word" and self._is_past(behind):
                return False  # "technology funding focused on"
            return after in (*_OBJECT_STARTS, "word", "preposition")
        if kind in ("preposition", "start", "opener"):
            return False
        if "present" in forms:
            is_told = first < at and self._text(at - 1) in closed_class.BEFORE_VERBS
            return is_told or self._is_present_alone(before, behind)
        return self._is_base_alone(before, behind)

    def _is_past(self, at: int) -> bool:
        """Whether a word may be a verb in the past."""
        if at >= len(self._words):
            return False
        return any(each.form == "past" for each in self._words[at].verb_readings())

    def _is_two(self, token: Token | None) -> bool:
        """Whether a number stands for things: "the two merged"."""
        return token is not None and token.text in ("two", "three", "four", "five")

    def _is_past_alone(self, kind: str, behind: int) -> bool:
        if kind == "preposition" or self._is_bid(behind):
            return False
        if self._found and self._found[-1].kind == "verb":
            # "makes used cars", but "the mill bought was"
            return self._text(behind) == "by"
        return True

    def _is_bid(self, behind: int) -> bool:
        """Whether "bid" is a noun before what stands here: "a joint bid with Bolt"."""
        if self._text(behind - 1) != "bid" or not self._found:
            return False
        first = self._found[-1].tokens[0]
        is_new = self._found[-1].kind == "phrase" and first.text in ("a", "an", "the")
        return is_new and self._kind(behind) in ("preposition", "comma", "end", "mark")

    def _is_present_alone(self, before: Token | None, behind: int) -> bool:
        assert before
        after = self._kind(behind)
        if after in ("be", "have", "modal", "do"):
            return False
        if self._found and self._found[-1].kind == "verb":
            return False  # "dropped plans to"
        is_object = len(self._found) > 1 and self._found[-2].kind == "verb"
        if is_object and after in ("comma", "mark", "end"):
            return False  # "owns Acme shares."
        if before.kind in ("name", "pronoun", "relative"):
            return True
        if before.kind in ("conjunction", "comma"):
            # "Oz, head of Bolt, plans to sell it"
            is_followed = self._text(behind) == "to" and self._is_infinitive(behind)
            if after == "word" and self._is_present_before():
                return True  # "imports timber and exports salmon"
            if after == "word" and before.kind == "comma" and self._is_past_aside():
                # "Acme, founded in 1921, supplies looms", but "Acme, a mill, exports fell"
                is_noun = self._is_past(behind) and self._kind(behind + 1) != "word"
                return not is_noun
            if after == "preposition" and self._is_no_noun(behind - 1):
                return True  # "was founded in 1994 and belongs to Bolt"
            return after in _OBJECT_STARTS or is_followed
        if after in (*_OBJECT_STARTS, "adverb") or self._text(behind) == "to":
            return True
        # "the company supplies steel", but "oil supplies from Bolt"
        phrase = self._found[-1].tokens if self._found else ()
        return after == "word" and bool(phrase) and phrase[0].kind == "determiner"

    def _is_no_noun(self, at: int) -> bool:
        """Whether a word can only be a verb."""
        lemmas = {reading.lemma for reading in self._words[at].verb_readings()}
        return not lemmas.isdisjoint(closed_class.NEVER_NOUNS)

    def _is_past_aside(self) -> bool:
        """Whether the comma before closes what describes the name that a sentence is of."""
        commas = [at for at, each in enumerate(self._found) if each.kind == "comma"]
        if len(commas) != 2 or commas[0] == 0:
            return False
        opening, _ = commas
        before = self._found[:opening]
        first = self._found[opening + 1]
        # "The miller, Bolt, supplies flour", too
        is_of_name = "name" in (before[-1].head.kind, first.head.kind)
        # "At Acme, hit by a strike, exports rose"
        is_subject = all(each.kind not in ("verb", "preposition") for each in before)
        is_apposed = first.kind == "phrase" and (
            first.tokens[0].kind in ("determiner", "name")
        )
        is_clause = "participle" in first.forms or first.kind == "relative"
        return is_of_name and is_subject and (is_apposed or is_clause)

    def _is_present_before(self) -> bool:
        """Whether the last verb before is one of the present."""
        verbs = [element for element in self._found if element.kind == "verb"]
        return bool(verbs) and "present" in verbs[-1].forms

    def _is_base_alone(self, before: Token | None, behind: int) -> bool:
        assert before
        after = self._kind(behind)
        if self._found and self._found[-1].kind == "verb":
            return False  # "lies close to"
        if before.kind == "pronoun":
            return before.text not in ("it", "he", "she")
        starts = after in _OBJECT_STARTS or self._text(behind) in (
            "to",
            "with",
            "in",
            "that",
        )
        if before.kind == "name":
            if self._is_helped():
                return True
            if self._is_enumerated():
                return starts or after in ("word", "preposition", "mark", "end")
            goes_on = starts or after in ("preposition", "end")
            return goes_on and is_plural(before.text)
        if before.kind in ("conjunction", "comma", "relative"):
            return after in _OBJECT_STARTS
        return starts and is_plural(before.text)

    def _is_helped(self) -> bool:
        """Whether the last phrase is the object of "help", behind which "to" may fail."""
        if len(self._found) < 2 or self._found[-2].kind != "verb":
            return False
        return not self._found[-2].lemmas.isdisjoint(closed_class.HELPING)

    def _is_enumerated(self) -> bool:
        """Whether the last phrase is one of several: "Acme and Bolt"."""
        return len(self._found) >= 3 and self._found[-2].kind == "conjunction"

    # Phrases

    def _phrase(self, at: int) -> Element | None:
        """The noun phrase that begins here."""
        if self._kind(at) not in _BEGIN_PHRASES:
            return None
        end = at + 1
        if self._kind(at) == "pronoun":
            return Element("phrase", self._slice(at, end))
        while end < len(self._words) and self._goes_on(at, end):
            end += 1
        return Element("phrase", self._slice(at, end))

    def _goes_on(self, at: int, end: int) -> bool:
        before = self._words[end - 1]
        token = self._words[end]
        if token.kind == "possessive":
            return before.kind in ("name", "word")
        if before.kind == "possessive":
            return token.kind in ("name", "word", "number") or self._is_modifier(end)
        if before.kind == "time":
            return token.kind == "number"
        if token.kind == "name":
            return self._goes_on_with_name(at, end)
        if token.kind == "number":
            is_inside = before.kind in ("determiner", "word", "number", "adverb")
            return is_inside and not self._is_time_since(end)
        if token.kind == "determiner":
            return before.text in ("all", "both", "half")
        if token.kind == "adverb":
            return self._is_modifier(end)
        if token.kind != "word":
            return False
        # "named Ada Oz head", but "his wife"
        is_own = before.text in closed_class.POSSESSIVES
        is_named = before.name == "person" and not is_own
        if is_named or self._is_time_ahead(end):
            return False
        if is_adjective(before.text.title()) and self._is_described(end):
            return True  # "the Danish pump maker"
        if self._is_time_over(at, end):
            return False
        if before.kind == "adverb":
            return True  # "a wholly owned unit"
        return not self._is_verb_here(at, end)

    def _is_described(self, at: int) -> bool:
        """Whether a word that may be a noun stands before another: "pump maker"."""
        forms = {each.form for each in self._words[at].verb_readings()}
        is_noun = not forms or not forms.isdisjoint(("base", "gerund"))
        return is_noun and self._kind(at + 1) in ("word", "name")

    def _is_time_ahead(self, at: int) -> bool:
        """Whether a time begins here: "will join forces next year"."""
        if self._text(at) not in ("next", "last"):
            return False
        return self._text(at + 1) in closed_class.TIMES

    def _is_time_over(self, at: int, end: int) -> bool:
        """Whether a time ends before a noun: "until 2019 head of Acme"."""
        if self._text(at - 1) not in ("until", "till", "since"):
            return False
        return Element("phrase", self._slice(at, end)).is_time

    def _is_time_since(self, at: int) -> bool:
        """Whether a time that is counted begins here: "sued its rival two years ago"."""
        if self._text(at + 1) not in closed_class.TIMES:
            return False
        return self._text(at + 2) in ("ago", "earlier", "later", "before", "after")

    def _goes_on_with_name(self, at: int, end: int) -> bool:
        """Whether a name belongs to the words before it: "the chipmaker Bolt"."""
        before = self._words[end - 1]
        if before.kind == "name":
            return False
        if self._begins_relative(at, end):
            return False
        # "140 family-run mills", but "In 2019 Acme"
        is_counted = is_plural(self._text(end)) and self._words[end].name == "other"
        return before.kind != "number" or end - at > 1 or is_counted

    def _begins_relative(self, at: int, name: int) -> bool:
        """Whether a clause without "that" begins with a name: "a retailer Acme bought,"."""
        is_new = self._text(at) in ("a", "an") and self._words[name - 1].kind == "word"
        behind = self._kind(name + 2)
        is_over = behind in ("comma", "mark", "end", "preposition")
        return is_new and is_over and self._is_past(name + 1)

    def _is_modifier(self, at: int) -> bool:
        """Whether an adverb stands before what it describes: "a newly built mill"."""
        if self._kind(at) != "adverb":
            return False
        is_inside = self._kind(at - 1) in ("determiner", "possessive")
        # "its then head", where it is known whose "its" is
        is_inside = is_inside or self._text(at - 1) in closed_class.POSSESSIVES
        return is_inside and self._kind(at + 1) in ("word", "number")

    def _is_verb_here(self, at: int, end: int) -> bool:
        """Whether the word at `end` is a verb behind the phrase that began at `at`."""
        if not self._words[end].verb_readings():
            return False
        phrase = Element("phrase", self._slice(at, end))
        self._found.append(phrase)
        try:
            return self._is_verb_alone(end, first=end)
        finally:
            self._found.pop()

    # The words

    def _slice(self, begin: int, end: int) -> tuple[Token, ...]:
        return tuple(self._words[begin:end])

    def _kind(self, at: int) -> str:
        if not 0 <= at < len(self._words):
            return "end"
        return self._words[at].kind

    def _text(self, at: int) -> str:
        if not 0 <= at < len(self._words):
            return ""
        return self._words[at].text


def _with_particles(
    readings: list[WordReading], words: Sequence[Token], at: int
) -> tuple[WordReading, ...]:
    """The readings whose particles stand here: of "take over", "over"."""
    fitting = [reading for reading in readings if _fits(reading, words, at)]
    longest = max((len(reading.rest) for reading in fitting), default=0)
    # "took over" is no "took".
    return tuple(reading for reading in fitting if len(reading.rest) == longest)


def _fits(reading: WordReading, words: Sequence[Token], at: int) -> bool:
    rest = words[at : at + len(reading.rest)]
    return tuple(token.text for token in rest) == reading.rest
