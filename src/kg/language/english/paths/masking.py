"""Common names in the place of those that a model has never seen.

A model parses "Google bought Microsoft" better than "Vessa Rail bought Norvik": masked,
known names are one token each, of the kind that they are. Phrases that refer, such as
"its unit", stay as they are: their words are those that the model knows best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language.english.paths.word_lists import word_row, word_set
from kg.language.english.predication import KnownName, NameKind
from kg.language.spans import Span

# Companies, people and cities that English news tell of most: a single word each, and
# no word of the language besides ("Apple", "Target").
_MASKS: dict[NameKind, tuple[str, ...]] = {
    "organisation": word_row(
        "Google Microsoft Amazon Intel Toyota Nokia Sony Siemens Boeing Nissan "
        "Honda Samsung Pfizer Airbus Volvo Cisco"
    ),
    "person": word_row(
        "Smith Anderson Johnson Williams Thompson Wilson Robinson Davis "
        "Peterson Jackson Harris Clinton"
    ),
    "place": word_row(
        "London Paris Berlin Tokyo Madrid Chicago Moscow Beijing "
        "Boston Vienna Dublin Seattle"
    ),
}
_ARTICLE = re.compile(r"[Tt]he\s+")
_SMALL_WORDS = word_set("""
    of and for the in on de la du van von
""")
# Unparsed that a tokeniser tears apart or glues to a name, and what is read in their place
_READ_AS = {
    "ex-": "former ",
    "would-be": "possible",
    "soon-to-be": "future",
    "'ll": " will",
    "’ll": " will",
}
_UNREAD = re.compile(
    r"(?<![\w-])(?:ex-(?=\w)|(?:would-be|soon-to-be)(?=\s))|['’]ll\b", re.IGNORECASE
)


class Stretch(NamedTuple):
    """A stretch of a sentence, and what the model reads in its place.

    Attributes:
        span: where it stands in the text.
        words: what is read.
        name: the name that it is; then it is one token, whatever is in its words.
    """

    span: Span
    words: str
    name: KnownName | None = None


def pieces(
    text: str, sentence: Span, names: Sequence[KnownName], turn: int
) -> Iterator[Stretch]:
    """The sentence in pieces: those of other words, and the masked names between them.

    Args:
        text: the text.
        sentence: where the sentence stands in it.
        names: the names of the sentence.
        turn: by how many the masks are shifted: another turn gives other masks.
    """
    at = sentence[0]
    for index, name in enumerate(names):
        piece = _piece(text, name, index + turn)
        if piece and _is_in_brackets(text, at, name.span):
            at = name.span[1] + 1
        elif piece:
            yield from _plain(text, (at, name.span[0]))
            yield piece
            at = name.span[1]
    yield from _plain(text, (at, sentence[1]))


def _is_in_brackets(text: str, at: int, span: Span) -> bool:
    """Whether a name only stands in brackets behind another, as an abbreviation does.

    It is not read: brackets confuse a model more than they tell it.
    """
    begin, end = span
    is_opened = text[at:begin].strip() == "("
    return is_opened and text.startswith(")", end)


def _plain(text: str, span: Span) -> Iterator[Stretch]:
    at = span[0]
    for match in _UNREAD.finditer(text, *span):
        yield Stretch((at, match.start()), text[at : match.start()])
        yield Stretch(match.span(), _READ_AS[match[0].lower()])
        at = match.end()
    yield Stretch((at, span[1]), text[at : span[1]])


def _piece(text: str, name: KnownName, index: int) -> Stretch | None:
    """The name with its mask; None if it stays as it is."""
    words = text[slice(*name.span)]
    if not _is_proper(words):
        return None
    masks = _MASKS.get(name.kind)
    read = masks[index % len(masks)] if masks else " ".join(words.split())
    return Stretch(name.span, read, name)


def _is_proper(words: str) -> bool:
    """Whether this is a name, and not words of the language that refer to something.

    >>> [_is_proper(words) for words in ("Bolt AG", "the Bolt Group", "Its unit", "it")]
    [True, True, False, False]
    """
    article = _ARTICLE.match(words)
    rest = words[article.end() :] if article else words
    first = rest.split(maxsplit=1)[0] if rest.strip() else ""
    if first.casefold() in _REFERRING or not any(map(str.isupper, first)):
        return False
    # "The company" and "the Norvik-based firm" refer. A name has a capital throughout.
    return not article or all(
        word in _SMALL_WORDS or any(map(str.isupper, word)) for word in rest.split()
    )


_REFERRING = word_set("""
    a an this that these those it its he his she her hers they their theirs
    them him we our us i my you your who whose which both each one another
    such some
""")
