"""Whose words they are: what a text puts in quotation marks, or into somebody's mouth."""

from __future__ import annotations

import re

from kg.grounding.spans import Span
from kg.language.english.attribution import Saying, sayings
from kg.language.english.regexes import leftmost_longest
from kg.language.english.sentences import sentences

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_WORDS_OF_A_TITLE = 5  # what is quoted and no longer is a name or a term, not speech


def attributed(text: str) -> list[Span]:
    """What somebody else says: direct speech, and what stands beside `said X` or `X said`.

    >>> text = "The mill is new, said Ada Oz, head of the mill. It is large."
    >>> [text[begin:end] for begin, end in attributed(text)]
    ['The mill is new']
    """
    found = []
    for begin, end in sentences(text):
        speech = _quoted(text, begin, end)
        said = speech or sorted(
            s for each in sayings(text, begin, end) for s in each.said
        )
        found += leftmost_longest(said)
    return found


def attributions(text: str) -> list[Span]:
    """The words that tell of what is attributed.

    >>> text = "The mill is new, said Ada Oz. The estimate is old."
    >>> [text[begin:end] for begin, end in attributions(text)]
    ['said']
    """
    found: list[Saying] = []
    for begin, end in sentences(text):
        is_speech = bool(_quoted(text, begin, end))
        found += [each for each in sayings(text, begin, end) if is_speech or each.said]
    return [(each.begin, each.end) for each in found]


def _quoted(text: str, begin: int, end: int) -> list[Span]:
    quotes = _QUOTED.finditer(text, begin, end)
    return [m.span(1) for m in quotes if len(m[1].split()) >= _WORDS_OF_A_TITLE]
