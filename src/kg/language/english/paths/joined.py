"""How two words of a sentence are joined in its parse, each sign of it in a few words.

In "Bolt raised its stake in Oro" both hang on the verb, the one as its subject, the other
by its object: "way nsubj ^ dobj prep pobj", "over raise", "word stake".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from kg.language.english.paths.tree import Tree, ancestry, children, has, lemma
from kg.language.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 7  # steps between two
_LINKING = ("ADP", "SCONJ", "PART")
_TELLING = (
    "NOUN",
    "VERB",
    "ADJ",
    "PROPN",
    "AUX",
)
_MARKING = ("NOUN", "VERB", "ADJ", "ADP")
_TELLING_OF = ("appos", "compound", "amod")
_BESIDE = (
    "amod",
    "compound",
    "appos",
    "nmod",
    "poss",
)
_SHORT = 4  # words between two that are a sign together
_MOST = 10  # words between two that are signs
_SEVERAL = 3  # names
_NAME = "@"  # in place of any


class Joined(NamedTuple):
    """Two words of a sentence, and the way between them.

    Attributes:
        parse: the sentence.
        one: the one word.
        other: the other.
        up: the words from the one up to below what both hang on.
        top: what both hang on, perhaps one of them.
        down: the words from there down to the other.
    """

    parse: Tree
    one: Token
    other: Token
    up: tuple[Token, ...]
    top: Token
    down: tuple[Token, ...]

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        spans = self.parse.spans
        return spans[self.one.i], spans[self.other.i]

    @property
    def steps(self) -> int:
        """How many relations of the parse are between the two."""
        return len(self.up) + len(self.down)

    @property
    def over(self) -> str:
        """The word that both hang on, or which of the two it is."""
        if self.top == self.one:
            return "<one>"
        if self.top == self.other:
            return "<other>"
        return self._lemma(self.top)

    @property
    def way(self) -> str:
        """The relations by which the two hang on the word above both."""
        up = _relations(self.up)
        down = _relations(self.down)
        return " ".join((*up, "^", *down))

    @property
    def prepositions(self) -> str:
        """The prepositions on the way."""
        linking = self._of_kind(_LINKING)
        return " ".join(linking)

    @property
    def words(self) -> list[str]:
        """What words of content are on the way, below what both hang on."""
        return self._of_kind(_TELLING)

    @property
    def cues(self) -> list[Span]:
        """Where the words on the way stand, what both hang on among them."""
        words = (self.top, *self._between)
        return [self.parse.spans[word.i] for word in words]

    @property
    def beside(self) -> Iterator[str]:
        """What nouns stand at the two: the nouns themselves, and what tells of a name."""
        for token in (self.one, self.other):
            beside = children(token, *_TELLING_OF)
            for word in (token, *beside):
                if not self.parse.is_name(word):
                    yield self._lemma(word)

    def signs(self) -> Iterator[str]:
        """What the parse tells of the two, but for the words that stand between them."""
        over = self.over
        way = self.way
        by = self.prepositions
        yield f"way {way}"
        yield f"way {way} over a {self.top.pos_}"
        yield f"over {over}"
        yield f"over {over} way {way}"
        yield f"over {over} by {by}"
        yield f"by {by} {bool(self.up)} {bool(self.down)}"
        up, down = len(self.up), len(self.down)
        yield f"steps {up} {down}"
        first = _relations(self.up[:1])
        last = _relations(self.down[-1:])
        yield " ".join(("ends", *first, "^", *last))
        for word in self.words:
            yield f"word {word}"
        yield from self._of_word("one", self.one)
        yield from self._of_word("other", self.other)
        if has(self.top, "neg"):
            yield "not"

    def signs_between(self) -> Iterator[str]:
        """What stands between the two, and which comes first."""
        order = "before"
        first, last = self.one, self.other
        if last.i < first.i:
            order = "behind"
            first, last = last, first
        inside = self.parse.doc[first.i + 1 : last.i]
        # A line may break anywhere.
        between = [token for token in inside if not token.is_space]
        lemmas = [self._lemma(token) for token in between]
        yield order
        if len(lemmas) <= _SHORT:
            words = " ".join(lemmas)
            yield f"{order} with {words} between"
        for token in between[:_MOST]:
            if token.pos_ in _MARKING:
                word = self._lemma(token)
                yield f"{order} across {word}"
        names = lemmas.count(_NAME)
        yield f"{min(_SEVERAL, names)} names between"

    def _of_word(self, name: str, token: Token) -> Iterator[str]:
        if not self.parse.is_name(token):
            word = self._lemma(token)
            yield f"{name} like {word}"
            yield f"{name} like {word} over {self.over}"
        for child in children(token, *_BESIDE):
            word = self._lemma(child)
            yield f"{name} with {child.dep_} {word}"

    def _of_kind(self, kinds: Collection[str]) -> list[str]:
        """What words of some kinds are on the way."""
        found: list[str] = []
        for word in self._between:
            if word.pos_ in kinds:
                told = self._lemma(word)
                found.append(told)
        return found

    @property
    def _between(self) -> tuple[Token, ...]:
        """The words on the way, but for the two and what both hang on."""
        above_one = self.up[1:]
        above_other = self.down[:-1]
        return above_one + above_other

    def _lemma(self, token: Token) -> str:
        if self.parse.is_name(token):
            return _NAME
        return lemma(token)


def joined_words(parse: Tree) -> Iterator[Joined]:
    """All two names, nouns and referring words of a sentence that are near, both ways."""
    heads: list[Token] = []
    for token in parse.doc:
        # A pronoun is taken where it refers to something.
        is_told = token.i in parse.names
        if is_told or token.pos_ == "NOUN":
            heads += [token]
    above = [list(ancestry(head)) for head in heads]
    for one, other in permutations(above, 2):
        found = _met(parse, one, other)
        if found is None:
            continue
        if found.steps <= _FARTHEST:
            yield found


def way_between(parse: Tree, one: Token, other: Token) -> Joined | None:
    """How two words of a sentence are joined, if they are."""
    above_one = list(ancestry(one))
    above_other = list(ancestry(other))
    return _met(parse, above_one, above_other)


def _met(parse: Tree, one: Sequence[Token], other: Sequence[Token]) -> Joined | None:
    """Where two meet, each told with the words above it."""
    places = [token.i for token in other]
    for number, top in enumerate(one):
        if top.i in places:
            down = other[: places.index(top.i)]
            return Joined(
                parse=parse,
                one=one[0],
                other=other[0],
                up=tuple(one[:number]),
                top=top,
                down=tuple(reversed(down)),
            )
    return None


def _relations(tokens: Sequence[Token]) -> list[str]:
    return [token.dep_ for token in tokens]
