"""What stands above a figure in a parse: what it may be told of, the nearest first.

In "Bolt, whose mill employs 40 people" that is the mill, the subject of its verb. It is
only pointed at here: whether a noun is that of a thing, or of what is measured, whoever
asks has to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kg.language.english.paths.deeds import Deed, deeds, told_at
from kg.language.english.paths.joined import Joined, joined_words, way_between
from kg.language.english.paths.masking import pieces
from kg.language.english.paths.standing_verbs import measured_at
from kg.language.english.paths.timed_verbs import timed_verb
from kg.language.english.paths.tree import (
    SUBJECTS,
    Tree,
    ancestry,
    children,
    lemma,
    tokenised,
)
from kg.language.english.paths.verb_arguments import surface_subjects
from kg.language.english.paths.ways import way
from kg.language.english.predication import KnownName, Predication, names_within
from kg.language.spans import Span, last_begun, overlap

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.language.english.paths.spacy_model import Model

How: TypeAlias = Literal[
    "compound",
    "possessor",
    "of",
    "at",
    "with",
    "beside",
    "apposed",
    "subject",
    "teller",
    "moved",
    "object",
]
"""How what a figure may be told of stands to it, or to a word above it.

- compound: the figure stands before it: "a 5 million loan";
- possessor: it is that of which a word above is: "Bolt's 40 mills";
- of: so by "of": "the staff of Bolt rose to 40";
- at: so by "at" or "in": "sales at Bolt rose to 40";
- with: a preposition leads from it to the figure: "a mill with 40 looms";
- apposed: the figure stands beside it: "a cable, 9 kilometres long";
- beside: it is described by words with the figure: "a mill employing 40";
- subject: it does what the verb above says;
- teller: so, but the verb only tells or expects: "the ministry expects 40";
- moved: its change is told by the figure: "raised the output of the mill to 40";
- object: what the verb above does is done to it.
"""
_MOST = 8  # steps up from a figure
_BELONGING = ("at", "in", "for")
_TELLING = frozenset(
    "anticipate assume calculate consider estimate expect forecast foresee predict project "
    "put reckon say show think".split()
)
# What these do is done to what is measured: "raised the output of the mill to 40"
_MOVING = frozenset(
    "boost bring cut double drive expand halve increase lift lower push raise reduce send "
    "swell take trim triple".split()
)
# A noun that only belongs to another: "steel" of "a steel mill"
_INSIDE = ("compound", "nmod", "npadvmod")
_FINITE = ("MD", "VBD", "VBP", "VBZ")
_PRESENT = frozenset(("VBP", "VBZ"))
_OWNED = ("possessor", "of", "at")
_RELATIVE = ("which", "who", "that", "whose", "where")
_HANGING: dict[str, How] = {
    "pobj": "with",
    "appos": "apposed",
    "relcl": "beside",
    "acl": "beside",
}
_SHARING = ("conj", "xcomp", "advcl", "pcomp", "ccomp", "acl")


class Governor(NamedTuple):
    """A noun or name above a figure, and how it stands to it.

    Attributes:
        span: the noun or name.
        how: how it stands to the figure.
        noun: of an owner, the word whose it is.
    """

    span: Span
    how: How
    noun: Span


class Governors:
    """Parses the sentences of a text once, and tells what stands above its figures.

    Args:
        model: the parser.
        text: the text.
        sentences: where its sentences stand.
        names: what it mentions, in order and without overlap.
    """

    def __init__(
        self,
        model: Model,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[KnownName],
    ) -> None:
        unparsed = []
        for span in sentences:
            within = names_within(span, names)
            masked = list(pieces(text, span, within, 0))
            unparsed.append(tokenised(model.pipeline, masked, within))
        self._trees = list(model.parser.trees(unparsed))
        self._sentences = list(sentences)

    def is_noun(self, word: Span) -> bool:
        """Whether a word is a noun or a name where it stands."""
        return any(token.pos_ in ("NOUN", "PROPN") for token in self._tokens(word))

    def is_finite(self, word: Span) -> bool:
        """Whether a word is a verb with a subject where it stands: "ignored"."""
        return any(token.tag_ in _FINITE for token in self._tokens(word))

    def is_present(self, verb: Span) -> bool:
        """Whether a verb is in the present tense: "opens", "is leaving"."""
        return any(
            token.tag_ in _PRESENT
            or (token.tag_ in ("VBG", "VBN") and _is_present(token))
            for token in self._tokens(verb)
        )

    def _tokens(self, word: Span) -> Iterator[Token]:
        """The tokens of a word."""
        parse = self._parse_at(word)
        for token in parse.doc if parse else ():
            if parse and overlap(parse.spans[token.i], word):
                yield token

    def timed_verb(self, time: Span) -> Predication | None:
        """The verb to which words of time belong, with what stands in its slots."""
        parse = self._parse_at(time)
        return timed_verb(parse, time) if parse else None

    def deeds(self) -> Iterator[Deed]:
        """All verbs and common nouns of the text, with what stands in their slots."""
        for parse in self._trees:
            yield from deeds(parse)

    def joined(self) -> Iterator[Joined]:
        """All two names and nouns of a sentence that a parse joins by few steps."""
        for parse in self._trees:
            yield from joined_words(parse)

    def told_at(self, time: Span) -> Span | None:
        """The word to which words of time belong."""
        parse = self._parse_at(time)
        return told_at(parse, time) if parse else None

    def of(self, figure: Span) -> Iterator[Governor]:
        """What stands above a figure, the nearest first."""
        parse = self._parse_at(figure)
        if parse is None:
            return
        top = _top(parse, figure)
        seen: set[int] = set()
        for how, token in _above(top, figure, parse) if top else ():
            if token.i not in seen:
                seen.add(token.i)
                noun = _possessed(token) if how in _OWNED else token
                yield Governor(parse.span(token), how, parse.span(noun))

    def leveled(self, figure: Span) -> Span | None:
        """The noun whose level a figure is: "the savings are put at 5 million"."""
        parse = self._parse_at(figure)
        top = _top(parse, figure) if parse else None
        noun = measured_at(top) if top is not None else None
        return parse.span(noun) if parse and noun is not None else None

    def way(self, words: Span, figure: Span) -> str:
        """By what a parse joins words to a figure of their sentence; empty if by nothing."""
        found = self.between(words, figure)
        return way(found.one, found.other) if found else ""

    def between(self, words: Span, figure: Span) -> Joined | None:
        """How a parse joins words to a figure of their sentence, if it does."""
        parse = self._parse_at(figure)
        if parse is None:
            return None
        one = _top(parse, words)
        other = _top(parse, figure)
        if one is None or other is None:
            return None
        return way_between(parse, one, other)

    def nouns(self, sentence: Span) -> Iterator[Span]:
        """The common nouns of a sentence that head a phrase."""
        parse = self._parse_at(sentence)
        for token in parse.doc if parse else ():
            if parse and token.pos_ == "NOUN" and token.dep_ not in _INSIDE:
                yield parse.spans[token.i]

    def is_past(self, figure: Span) -> bool:
        """Whether the verb above a figure tells of what is over: "rose", not "has risen"."""
        parse = self._parse_at(figure)
        top = _top(parse, figure) if parse else None
        for token in ancestry(top) if top is not None else ():
            told = [token, *children(token, "aux", "auxpass")]
            finite = [each.tag_ for each in told if each.tag_ in _FINITE]
            if finite:
                return finite == ["VBD"]
        return False

    def _parse_at(self, span: Span) -> Tree | None:
        number = last_begun(self._sentences, span[0])
        if number < 0 or not overlap(self._sentences[number], span):
            return None
        return self._trees[number]


def _is_present(participle: Token) -> bool:
    """Whether all that makes a verb of a participle is in the present tense."""
    auxiliaries = children(participle, "aux", "auxpass")
    tags = [token.tag_ for token in auxiliaries]
    return "VBD" not in tags and not _PRESENT.isdisjoint(tags)


def _possessed(owner: Token) -> Token:
    """The word whose an owner is."""
    return owner.head.head if owner.dep_ == "pobj" else owner.head


def _top(parse: Tree, figure: Span) -> Token | None:
    """The word of a figure on which its others depend."""
    inside = [token for token in parse.doc if overlap(parse.spans[token.i], figure)]
    roots = [
        token for token in inside if token.head not in inside or token.head == token
    ]
    numbers = [
        token for token in roots if token.pos_ in ("NUM", "NOUN", "SYM", "PROPN")
    ]
    found = numbers or roots
    return found[-1] if found else None


def _above(top: Token, figure: Span, parse: Tree) -> Iterator[tuple[How, Token]]:
    at = top
    for _ in range(_MOST):
        if at.pos_ in ("NOUN", "PROPN", "NUM", "SYM", "PRON", "ADJ"):
            yield from _owners(at)
        step = _step(at, figure, parse)
        yield from step.found
        if step.next is None or step.next == at:
            return
        at = step.next


class _Step(NamedTuple):
    found: list[tuple[How, Token]]
    next: Token | None


def _owners(noun: Token) -> Iterator[tuple[How, Token]]:
    """Whose a noun is, by the words that depend on it."""
    for token in children(noun, "poss"):
        yield "possessor", _antecedent(token)
    for preposition in children(noun, "prep"):
        for token in children(preposition, "pobj"):
            if preposition.lower_ == "of":
                yield "of", token
            elif preposition.lower_ in _BELONGING:
                yield "at", token


def _step(at: Token, figure: Span, parse: Tree) -> _Step:
    """What is found where a word hangs, and where to go on."""
    head = at.head
    is_top = at == head
    if at.pos_ in ("VERB", "AUX"):
        return _of_verb(at, parse)
    if at.dep_ in SUBJECTS:
        complements = children(head, "attr") if at.dep_ == "nsubj" else []
        return _Step([("beside", token) for token in complements], None)
    if at.dep_ in _HANGING or (_is_noun(head) and not is_top):
        return _of_noun(at, figure, parse)
    if head.pos_ in ("VERB", "AUX") and not is_top:
        return _of_verb(head, parse)
    return _Step([], None if is_top else head)


def _of_noun(at: Token, figure: Span, parse: Tree) -> _Step:
    """The noun on which a word hangs, as which it may be told."""
    head = at.head
    if at.dep_ == "pobj":
        host = head.head
        if host.dep_ == "attr":
            return _Step([], host.head)  # "Bolt remained the best seller with 40 units"
        return _Step([("with", host)], host) if _is_noun(host) else _Step([], head)
    if at.dep_ in _HANGING:
        return _Step([(_HANGING[at.dep_], head)], head)
    is_behind = parse.spans[head.i][0] >= figure[1]
    return _Step([("compound", head)] if is_behind else [], head)


def _of_verb(verb: Token, parse: Tree) -> _Step:
    """Who does what the verb says, or to whom it is done."""
    for _ in range(_MOST):
        subjects = surface_subjects(parse, verb)
        if subjects:
            found: list[tuple[How, Token]] = []
            if lemma(verb) in _MOVING | _TELLING:
                for moved in children(verb, "dobj"):
                    # "Raised the output of the mill", "puts the worth of Bolt at 40"
                    own = [each for each in _owners(moved) if each[1].pos_ != "PRON"]
                    found += [("moved", moved), *own]
            how: How = "teller" if lemma(verb) in _TELLING else "subject"
            for each in map(_antecedent, subjects):
                found += [(how, _named_beside(each, parse)), *_owners(each)]
            return _Step(found, None)
        if verb.dep_ in ("relcl", "acl"):
            return _Step([("beside", verb.head)], None)
        if verb.dep_ not in _SHARING or verb.head.pos_ not in ("VERB", "AUX"):
            return _Step([("object", each) for each in children(verb, "dobj")], None)
        verb = verb.head
    return _Step([], None)


def _named_beside(noun: Token, parse: Tree) -> Token:
    """Whom a noun describes that stands beside him: "its founder, Oz, holds"."""
    if parse.is_name(noun):
        return noun
    names = [each for each in children(noun, "appos") if parse.is_name(each)]
    return names[0] if names else noun


def _antecedent(token: Token) -> Token:
    """What a relative word takes up: of "Bolt, which employs 40", Bolt."""
    if token.lower_ not in _RELATIVE:
        return token
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above.head
    return token


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
